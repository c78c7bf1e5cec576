// `cmo add --import`: configurations from a spreadsheet.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "cmo.h"
#include "context.h"
#include "formats/table.h"
#include "model/cmo.h"
#include "model/cmo_words.h"
#include "model/codebook.h"
#include "model/rejected_rows.h"
#include "wording.h"

namespace thema::cli {

namespace {

/// The role of a column "reasoning", "reasoning 2", "reasoning_2", "Reasoning (2)"; or "".
std::string role_of(std::string_view column) {
  const std::string name = ascii_lower(trim(column));
  for (const std::string& role : model::element_roles()) {
    if (!name.starts_with(role)) continue;
    if (name.find_first_not_of(" _()0123456789", role.size()) == std::string::npos) return role;
  }
  return {};
}

/// A row as fields. An empty cell leaves what is there.
class Rows {
 public:
  Rows(formats::Table& table, Sink& sink) : table_(table), label_(table.require("label")) {
    for (std::size_t i = 0; i < table.columns().size(); ++i) {
      const std::string name = ascii_lower(trim(table.columns()[i]));
      roles_.push_back(role_of(name));
      const bool known = !roles_.back().empty() ||
                         std::find(kFields.begin(), kFields.end(), name) != kFields.end();
      if (!known) {
        sink.warn("unknown-column", fmt::format("column '{}' is not read", table.columns()[i]),
                  table.file());
      }
    }
  }

  std::string label(const formats::Record& record) const {
    return std::string(trim(record.cells[label_]));
  }
  std::string reason(const formats::Record& record) const {
    return at(record, "reason").value_or("");
  }

  model::CmoFields fields(const formats::Record& record, model::Project& project) const {
    model::CmoFields f;
    f.title = at(record, "title");
    f.scheme = at(record, "scheme");
    f.state = at(record, "state");
    f.activation = at(record, "activation");
    f.valence = at(record, "valence");
    f.level = at(record, "level");
    f.sentence = at(record, "sentence");
    if (const auto theme = at(record, "theme")) {
      f.theme = model::Codebook(project).require(*theme).id;
    }
    if (const auto theories = at(record, "theories")) {
      std::string list = *theories;
      std::replace(list.begin(), list.end(), ';', ',');
      for (const std::string_view theory : split(list, ',')) {
        if (!trim(theory).empty()) {
          if (!f.theories) f.theories.emplace();
          f.theories->emplace_back(trim(theory));
        }
      }
    }
    for (std::size_t i = 0; i < roles_.size(); ++i) {
      if (roles_[i].empty()) continue;
      for (const std::string_view words : split(record.cells[i], '\n')) {
        if (!trim(words).empty()) {
          f.elements[roles_[i]].push_back({.text = std::string(trim(words))});
        }
      }
    }
    return f;
  }

 private:
  static constexpr std::array<std::string_view, 11> kFields{
      "label", "title",    "scheme", "state",    "activation", "valence",
      "level", "sentence", "theme",  "theories", "reason"};

  std::optional<std::string> at(const formats::Record& record, std::string_view column) const {
    const auto found = table_.find(column);
    if (!found || trim(record.cells[*found]).empty()) return std::nullopt;
    return std::string(trim(record.cells[*found]));
  }

  formats::Table& table_;
  std::size_t label_;
  std::vector<std::string> roles_;  ///< by column
};

}  // namespace

int import_configurations(const std::string& file, const std::string& sheet, Context& ctx) {
  formats::Table table(read_file(file), file, ctx.sink(), {.sheet = sheet, .number_columns = true});
  const Rows rows(table, ctx.sink());
  ctx.change([&](model::Project& project) {
    const RowId coder = project.coder_id(ctx.sink());
    model::Configurations configurations(project);
    std::vector<model::RejectedRow> rejected;
    std::size_t n = 0, added = 0, changed = 0;
    formats::Record record;
    while (table.next(record)) {
      ++n;
      model::attempt_row(rejected, record.line, [&] {
        const model::CmoFields fields = rows.fields(record, project);
        const std::string label = rows.label(record);
        std::string reason = rows.reason(record);
        if (reason.empty()) reason = ctx.globals().reason;
        const model::CmoSaved saved =
            configurations.find(label)
                ? configurations.set(label, fields, {.editorial = false, .reason = reason}, coder)
                : configurations.add(label, fields, coder);
        added += saved.created ? 1 : 0;
        changed += saved.changed && !saved.created ? 1 : 0;
      });
    }
    model::report_rejected(rejected, file, ctx.sink());
    if (!rejected.empty()) {
      throw Error(Errc::bad_input, fmt::format("{} of {} cannot be stored; nothing was",
                                               rejected.size(), counted(n, "row", "rows")));
    }
    if (added + changed == 0) return no_change(ctx);
    done(ctx, project,
         fmt::format("{}: {} new, {} changed, {} there already",
                     counted(n, "configuration", "configurations"), added, changed,
                     n - added - changed));
  });
  return 0;
}

}  // namespace thema::cli
