#include "analysis/theme_pivot.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "cells.h"
#include "context.h"
#include "model/tag_keys.h"
#include "text/collate.h"
#include "theme_lines.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

/// The table of barriers and facilitators: theme, subtheme, a column a value of a tag with codes as
/// items, marks and their footnotes.
class PivotTable {
 public:
  PivotTable(const ThemesOptions& options, Context& ctx)
      : options_(options),
        ctx_(ctx),
        project_(ctx.read()),
        corpus_(model::load_corpus(project_)),
        counter_(corpus_),
        groups_(corpus_, options.by) {}

  int run() {
    out_ = ctx_.renderer("themes", "Themes");
    tags_ = model::load_coding_tags(project_);
    find_columns();
    themes_.emplace(corpus_, options_, ctx_.sink());
    analysis::ThemePivot pivot(corpus_, tags_, options_.pivot, values_, rules_,
                               themes_->line_of_code(), themes_->lines().size());
    CodingWalk walk(project_, corpus_,
                    {.where = options_.where,
                     .case_kind = options_.counted.case_kind,
                     .use = analysis::Consent::Use::analysis});
    walk.each([&](const CodingWalk::Visit& visit) {
      counter_.add(visit.selected);
      groups_.add(visit.source, visit.selected);
      pivot.add(visit.selected);
    });
    of_ = counted_cases(project_, corpus_, walk.filter(), options_.counted);
    groups_.divide(*of_);
    say_left_out(ctx_, *out_, walk.left_out(), notes_);
    write(pivot);
    out_->finish();
    return 0;
  }

 private:
  /// Columns are the declared values, of an undeclared tag those there are; marks those of all
  /// other declared tags.
  void find_columns() {
    std::set<std::string> keys;
    bool declared = false;
    for (const model::TagKey& key : model::TagKeys(project_).list()) {
      keys.insert(key.key);
      for (const model::TagValue& v : key.values) {
        if (key.key == options_.pivot) {
          values_.push_back(v.value);
          headings_.push_back(v.label.empty() ? v.value : v.label);
        } else if (!v.mark.empty()) {
          rules_.push_back({key.key, v.value});
          marks_.push_back(v);
        }
      }
      declared = declared || (key.key == options_.pivot && !key.values.empty());
    }
    std::set<std::string> found;
    const auto look = [&](const std::vector<model::Tag>& tags) {
      for (const model::Tag& t : tags) {
        keys.insert(t.key);
        if (t.key == options_.pivot) found.insert(t.value);
      }
    };
    for (const model::Code& c : corpus_.codes) look(c.tags);
    for (const auto& [id, tags] : tags_) look(tags);
    if (!keys.contains(options_.pivot)) {
      throw Error(Errc::not_found, fmt::format("no tag '{}'", options_.pivot),
                  did_you_mean(options_.pivot, std::vector<std::string>(keys.begin(), keys.end())));
    }
    if (declared) return;
    values_.assign(found.begin(), found.end());
    const text::Collator order(corpus_.language);
    std::sort(values_.begin(), values_.end(),
              [&](const std::string& a, const std::string& b) { return order.less(a, b); });
    headings_ = values_;
  }

  /// The code's name, below a subtheme with those between; before it its marks.
  std::string item_text(const analysis::PivotItem& item, const std::vector<bool>& cases,
                        const ThemeLine& line) const {
    std::string text = corpus_.codes[item.code].name;
    for (std::int64_t at = themes_->parent(item.code);
         item.code != line.code && at >= 0 && at != std::int64_t{line.code};
         at = themes_->parent(static_cast<std::uint32_t>(at))) {
      text.insert(0, corpus_.codes[static_cast<std::size_t>(at)].name + " / ");
    }
    std::string marks;
    for (const std::size_t m : item.marks) marks += marks_[m].mark;
    text.insert(0, marks);
    if (options_.counts) text += fmt::format(" ({}/{})", of_->k(cases), of_->n());
    return text;
  }

  report::List items(const analysis::ThemePivot& pivot, std::size_t row, std::size_t column) const {
    report::List list;
    for (const auto& [item, cases] : pivot.items(row, column)) {
      list.items.push_back(item_text(item, cases, themes_->lines()[row]));
    }
    return list;
  }

  std::vector<std::string> footnotes(const analysis::ThemePivot& pivot) const {
    std::vector<std::string> lines;
    for (std::size_t m = 0; m < marks_.size(); ++m) {
      if (pivot.mark_used(m)) {
        lines.push_back(marks_[m].mark + " " +
                        (marks_[m].footnote.empty() ? rules_[m].key + "=" + rules_[m].value
                                                    : marks_[m].footnote));
      }
    }
    return lines;
  }

  report::Table head(const analysis::ThemePivot& pivot) {
    const unsigned counts = options_.counts ? report::kAll : report::kMachines;
    const bool untagged = pivot.untagged_codings() > 0;
    report::Table t;
    t.name = "themes";
    t.columns = {{"theme", "Theme", Kind::text, report::kAll, true},
                 {"subtheme", "Subtheme", Kind::text, report::kAll, true},
                 {"code", "Code", Kind::text, report::kMachines}};
    std::set<std::string> keys{"theme", "subtheme", "code", "untagged", "sources", "cases", "of"};
    for (std::size_t v = 0; v < values_.size(); ++v) {
      // A value may be called as another column is.
      const std::string key = keys.insert(values_[v]).second
                                  ? values_[v]
                                  : fmt::format("{}={}", options_.pivot, values_[v]);
      t.columns.push_back({key, headings_[v], Kind::list, report::kAll, true});
      t.columns.back().named = true;
    }
    t.columns.push_back({"untagged", fmt::format("untagged ({})", pivot.untagged_codings()),
                         Kind::list,
                         untagged ? unsigned{report::kAll} : unsigned{report::kMachines}, true});
    t.columns.push_back({"sources", "Sources", Kind::integer, counts});
    t.columns.push_back({"cases", "Cases", Kind::integer, report::kMachines});
    t.columns.push_back({"of", "Of", Kind::integer, report::kMachines});
    t.columns.push_back(
        {"cases_of", "Cases", Kind::text, options_.counts ? unsigned{report::kPeople} : 0U});
    groups_.add_columns(t);
    t.group_first_column = true;
    add_notes(t, pivot);
    return t;
  }

  void add_notes(report::Table& t, const analysis::ThemePivot& pivot) {
    t.notes = footnotes(pivot);
    for (std::string& note : notes_) t.notes.push_back(std::move(note));
    const bool k_of_n = options_.counts || !options_.by.empty();
    t.notes.push_back(fmt::format(
        "Items are codes with a coding tagged {}{}.{} Codings counted: {}.{}", options_.pivot,
        pivot.untagged_codings() == 0 ? ""
                                      : fmt::format("; untagged: {} without the tag",
                                                    counted(pivot.untagged_codings(), "coding")),
        k_of_n ? fmt::format(" Cases: k/n of {}.", of_->words()) : "", corpus_.count,
        options_.where.empty() ? "" : fmt::format(" Filter: {}.", options_.where)));
  }

  void write(const analysis::ThemePivot& pivot) {
    // Programs that see no notes get the footnotes as a field.
    if (out_->machine() && out_->has_room_for_fields()) {
      out_->field({"footnotes", "Footnotes", report::List{footnotes(pivot)}});
    }
    const auto filter = ctx_.columns(head(pivot));
    out_->begin_table(filter.table);
    std::string theme;
    const auto& lines = themes_->lines();
    for (std::size_t row = 0; row < lines.size(); ++row) {
      const ThemeLine& line = lines[row];
      const model::Code& code = corpus_.codes[line.code];
      if (line.level == 1) theme = code.name;
      const analysis::CodeCount& count = counter_.count(line.code);
      report::Row cells{cell(theme), cell(themes_->below(line)), cell(code.path)};
      bool any = false;
      for (std::size_t column = 0; column <= values_.size(); ++column) {
        report::List list = items(pivot, row, column);
        any = any || !list.items.empty();
        cells.emplace_back(std::move(list));
      }
      // A theme above subthemes has a row of its own only for what is coded at itself.
      const bool above = row + 1 < lines.size() && lines[row + 1].level > line.level;
      if (above && !any) continue;
      cells.push_back(cell_count(count.sources));
      cells.push_back(cell_count(of_->k(count.cases)));
      cells.push_back(cell_count(of_->n()));
      cells.push_back(cell(fmt::format("{}/{}", of_->k(count.cases), of_->n())));
      groups_.add_cells(cells, line.code, count.cases);
      out_->row(filter.row(std::move(cells)));
    }
    out_->end_table();
  }

  const ThemesOptions& options_;
  Context& ctx_;
  model::Project& project_;
  const model::Corpus corpus_;
  analysis::CodeCounter counter_;
  ThemeGroups groups_;
  std::unique_ptr<report::Renderer> out_;
  std::unordered_map<RowId, std::vector<model::Tag>> tags_;
  std::vector<std::string> values_, headings_;
  std::vector<analysis::ThemePivot::Mark> rules_;
  std::vector<model::TagValue> marks_;
  std::optional<ThemeLines> themes_;
  std::optional<analysis::CountedCases> of_;
  std::vector<std::string> notes_;
};

}  // namespace

int run_theme_pivot(const ThemesOptions& options, Context& ctx) {
  return PivotTable(options, ctx).run();
}

}  // namespace thema::cli
