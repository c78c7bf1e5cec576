#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "analysis/characteristics.h"
#include "base/error.h"
#include "base/strings.h"
#include "cells.h"
#include "coding_rows.h"
#include "context.h"
#include "filter_options.h"
#include "model/project.h"

namespace thema::cli {

namespace {

using analysis::CaseGroup;
using analysis::Characteristic;
using analysis::CharacteristicLine;
using Kind = report::Column::Kind;
using LineKind = CharacteristicLine::Kind;

// Text with more different values than this tells who people are, not what they are like.
constexpr std::size_t kManyValues = 20;

struct ParticipantsOptions {
  std::string where, by, attributes;
  CountedOptions counted;
  std::size_t mask = 0;
};

/// The table of participants' characteristics, as papers print it.
class Participants {
 public:
  Participants(const ParticipantsOptions& options, Context& ctx)
      : options_(options), ctx_(ctx), project_(ctx.read()), corpus_(model::load_corpus(project_)) {}

  int run() {
    auto out = ctx_.renderer("participants", "Participants");
    const Where where(project_, corpus_, options_.where, model::Scope::source,
                      options_.counted.case_kind);
    counted_ = counted_cases(project_, corpus_, where.filter(), options_.counted);
    // Before the transcripts are there, everybody in the table of cases counts.
    if (counted_->n() == 0 && options_.where.empty() && options_.counted.of.empty()) {
      counted_ =
          analysis::CountedCases::that_fit(where.filter(), {}, corpus_, options_.counted.case_kind);
    }
    const Where all(project_, corpus_,
                    options_.counted.of.empty() ? options_.where : options_.counted.of,
                    model::Scope::source, options_.counted.case_kind);
    asked_ = analysis::select_cases(all.filter(), corpus_);
    if (!options_.by.empty()) {
      by_ = analysis::attribute_named(corpus_, options_.by, false);
      groups_ = analysis::case_groups(corpus_, *counted_, *by_);
    }
    write(*out);
    out->finish();
    return 0;
  }

 private:
  /// Those asked for, in that order; else all of cases but consent and what tells who people are.
  std::vector<std::size_t> attributes() {
    std::vector<std::size_t> chosen;
    if (!options_.attributes.empty()) {
      for (const std::string_view name : split(options_.attributes, ',')) {
        chosen.push_back(analysis::attribute_named(corpus_, trim(name), true));
      }
      return chosen;
    }
    std::vector<std::string> passed_over;
    for (std::size_t a = 0; a < corpus_.attributes.size(); ++a) {
      const model::Attribute& attribute = corpus_.attributes[a];
      if (attribute.owner != model::Owner::case_ || attribute.name.starts_with("consent."))
        continue;
      if (by_ && a == *by_) continue;
      if (attribute.type == model::AttributeType::text && attribute.levels.empty() &&
          different_values(a) > kManyValues) {
        passed_over.push_back(attribute.name);
      } else {
        chosen.push_back(a);
      }
    }
    if (!passed_over.empty()) {
      ctx_.sink().notice("many-values",
                         fmt::format("left out, because they have more than {} different values: "
                                     "{}; --attributes NAME,... shows what it names",
                                     kManyValues, join(passed_over, ", ")));
    }
    return chosen;
  }

  std::size_t different_values(std::size_t attribute) const {
    std::set<std::string> values;
    for (std::size_t c = 0; c < corpus_.cases.size(); ++c) {
      const std::string* v = corpus_.value(attribute, corpus_.cases[c].id);
      if (counted_->all()[c] && v != nullptr) values.insert(*v);
    }
    return values.size();
  }

  static std::string_view statistic(const CharacteristicLine& line) {
    if (line.kind == LineKind::mean) return "mean (range)";
    return line.kind == LineKind::dates ? "range" : "n (%)";
  }

  std::string value_text(const CharacteristicLine& line) const {
    switch (line.kind) {
      case LineKind::value:
        return analysis::value_heading(corpus_.attributes[line.attribute], line.value);
      case LineKind::not_reported:
        return std::string(model::kNotReported);
      case LineKind::missing:
        return "missing";
      default:
        return std::string(statistic(line));
    }
  }

  std::string cell_text(const CharacteristicLine& line, const Characteristic& c) const {
    if (line.kind == LineKind::mean) return analysis::mean_range(c);
    if (line.kind == LineKind::dates) {
      return c.first.empty() ? "" : fmt::format("{} to {}", c.first, c.last);
    }
    if (c.n > 0 && c.n < options_.mask) return fmt::format("<{}", options_.mask);
    return analysis::n_percent(c.n, c.of);
  }

  report::Table head() const {
    report::Table t;
    t.name = "participants";
    t.columns = {{"characteristic", "Characteristic", Kind::text},
                 {"value", "Value", Kind::text},
                 {"statistic", "Statistic", Kind::text, report::kMachines},
                 {"n", "n", Kind::integer, report::kMachines},
                 {"of", "Of", Kind::integer, report::kMachines},
                 {"percent", "%", Kind::number, report::kMachines},
                 {"mean", "Mean", Kind::number, report::kMachines},
                 {"min", "Min", Kind::text, report::kMachines},
                 {"max", "Max", Kind::text, report::kMachines},
                 {"total", fmt::format("All (n={})", counted_->n()), Kind::text}};
    for (const CaseGroup& g : groups_) {
      t.columns.push_back({fmt::format("{}={}", options_.by, g.value),
                           fmt::format("{} (n={})", g.heading, g.of.n()), Kind::text});
      t.columns.back().named = true;
    }
    t.group_first_column = true;
    t.notes = notes();
    return t;
  }

  std::vector<std::string> notes() const {
    std::vector<std::string> notes{
        fmt::format("n: {}. n (%), percentages of all in the column, rounded half up; mean (range) "
                    "of those who "
                    "reported. N/R: not reported.{}",
                    counted_->words(),
                    options_.where.empty() ? "" : fmt::format(" Filter: {}.", options_.where))};
    if (!groups_.empty()) notes.push_back(sum_note());
    const std::size_t refused = without_consent();
    if (refused > 0) {
      notes.push_back(
          fmt::format("{} not counted for want of consent to analysis.", counted(refused, "case")));
    }
    if (options_.mask > 0) {
      notes.push_back(fmt::format("Cells of fewer than {} cases are not shown.", options_.mask));
    }
    return notes;
  }

  /// Of those whom the filter asks for.
  std::size_t without_consent() const {
    const analysis::Consent consent(corpus_);
    std::size_t n = 0;
    for (std::uint32_t c = 0; c < corpus_.cases.size(); ++c) {
      if (corpus_.cases[c].kind != options_.counted.case_kind || !asked_[c]) continue;
      n += consent.allows(analysis::Consent::Use::analysis, c) ? 0 : 1;
    }
    return n;
  }

  /// Whether the columns add up, and that a difference between waves is one between people.
  std::string sum_note() const {
    std::size_t sum = 0;
    std::vector<std::string> parts;
    for (const CaseGroup& g : groups_) {
      sum += g.of.n();
      parts.push_back(std::to_string(g.of.n()));
    }
    std::size_t several = 0;
    for (std::size_t c = 0; c < corpus_.cases.size(); ++c) {
      const auto in = std::count_if(groups_.begin(), groups_.end(),
                                    [&](const CaseGroup& g) { return g.of.all()[c]; });
      several += in > 1 ? 1 : 0;
    }
    std::string note = fmt::format("{} = {}", join(parts, " + "), sum);
    return note +
           fmt::format("; {} of {} cases are in more than one column.", several, counted_->n());
  }

  report::Cell bound(const CharacteristicLine& line, const std::optional<double>& number,
                     const std::string& date) const {
    if (line.kind == LineKind::dates) return cell(date);
    return number ? report::Value(*number) : report::Value();
  }

  void write(report::Renderer& out) {
    const auto lines = analysis::characteristics(corpus_, *counted_, groups_, attributes());
    std::vector<report::Row> rows;
    for (const CharacteristicLine& line : lines) {
      const model::Attribute& a = corpus_.attributes[line.attribute];
      const Characteristic& c = line.total;
      const bool share = line.kind != LineKind::mean && line.kind != LineKind::dates;
      const bool masked = share && c.n > 0 && c.n < options_.mask;
      const auto number = [](double x) { return report::Value(x); };
      report::Row row{cell(a.label.empty() ? a.name : a.label),
                      cell(value_text(line)),
                      cell(statistic(line)),
                      masked ? report::Value() : cell_count(c.n),
                      cell_count(c.of),
                      share && !masked && c.of > 0
                          ? number(100.0 * static_cast<double>(c.n) / static_cast<double>(c.of))
                          : report::Value(),
                      c.mean ? number(*c.mean) : report::Value(),
                      bound(line, c.min, c.first),
                      bound(line, c.max, c.last),
                      cell(cell_text(line, c))};
      for (const Characteristic& g : line.groups) row.push_back(cell(cell_text(line, g)));
      rows.push_back(std::move(row));
    }
    ctx_.table(out, head(), rows);
  }

  const ParticipantsOptions& options_;
  Context& ctx_;
  model::Project& project_;
  const model::Corpus corpus_;
  std::optional<analysis::CountedCases> counted_;
  std::vector<bool> asked_;  ///< by case: it fits the filter, counted or not
  std::optional<std::size_t> by_;
  std::vector<CaseGroup> groups_;
};

}  // namespace

void setup_participants(App app, Context& ctx) {
  auto o = std::make_shared<ParticipantsOptions>();
  app.add_option("--by", o->by, "A column for each value of an attribute: arm, wave");
  app.add_option("--attributes", o->attributes, "Only these, in this order: age,gender");
  add_filter(app, o->where);
  app.add_option("--mask", o->mask, "Cells of fewer cases print as <N, so that nobody is known")
      .between(2, 1000);
  add_counted(app, o->counted);
  example(app,
          "  thema participants --by arm -o participants.html\n"
          "  thema participants --by wave --attributes age,gender --mask 5");
  bind(app, ctx, [o, &ctx] { return Participants(*o, ctx).run(); });
}

}  // namespace thema::cli
