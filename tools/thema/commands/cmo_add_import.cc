// `cmo add --import`: configurations from a spreadsheet.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

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

/// The role of a column "context_codes" or "context code": paths that its only element is tied to.
std::string coded_role_of(std::string_view column) {
  const std::string name = ascii_lower(trim(column));
  for (const std::string& role : model::element_roles()) {
    if (!name.starts_with(role)) continue;
    const std::string_view rest = trim(std::string_view(name).substr(role.size()));
    if (rest == "_codes" || rest == "_code" || rest == "codes" || rest == "code") return role;
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
      coded_roles_.push_back(coded_role_of(name));
      const bool known = !roles_.back().empty() || !coded_roles_.back().empty() ||
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
      std::replace(list.begin(), list.end(), ',', ';');
      f.theories = parts_of(list, ';');
    }
    for (std::size_t i = 0; i < roles_.size(); ++i) {
      if (roles_[i].empty()) continue;
      for (const std::string& words : parts_of(record.cells[i], '\n')) {
        f.elements[roles_[i]].push_back({.text = words});
      }
    }
    for (std::size_t i = 0; i < coded_roles_.size(); ++i) {
      if (!coded_roles_[i].empty()) tie(f, coded_roles_[i], record.cells[i], project);
    }
    return f;
  }

 private:
  static std::vector<std::string> parts_of(std::string_view cell, char between) {
    std::vector<std::string> parts;
    for (const std::string_view part : split(cell, between)) {
      if (!trim(part).empty()) parts.emplace_back(trim(part));
    }
    return parts;
  }

  static void tie(model::CmoFields& f, const std::string& role, const std::string& cell,
                  model::Project& project) {
    std::string list = cell;
    std::replace(list.begin(), list.end(), '\n', ';');
    std::vector<RowId> codes;
    for (const std::string& path : parts_of(list, ';')) {
      codes.push_back(model::Codebook(project).require(path).id);
    }
    if (codes.empty()) return;
    const auto typed = f.elements.find(role);
    if (typed == f.elements.end()) {
      f.codes[role] = std::move(codes);
    } else if (typed->second.size() == 1) {
      typed->second.front().codes = std::move(codes);
    } else {
      throw Error(Errc::bad_input,
                  fmt::format("column '{}_codes': the row has {} elements of this role: tie codes "
                              "to one with 'thema cmo element set LABEL.ELEMENT --code PATH'",
                              role, typed->second.size()));
    }
  }

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
  std::vector<std::string> roles_, coded_roles_;  ///< by column
};

}  // namespace

int import_configurations(const std::string& file, const std::string& sheet, bool update,
                          Context& ctx) {
  formats::Table table(read_file(file), file, ctx.sink(), {.sheet = sheet, .number_columns = true});
  const Rows rows(table, ctx.sink());
  ctx.change([&](model::Project& project) {
    const RowId coder = project.coder_id(ctx.sink());
    model::Configurations configurations(project);
    std::vector<model::RejectedRow> rejected;
    std::size_t n = 0, added = 0, changed = 0;
    std::unordered_map<std::string, std::size_t> line_of;  ///< by label
    formats::Record record;
    while (table.next(record)) {
      ++n;
      model::attempt_row(rejected, record.line, [&] {
        const model::CmoFields fields = rows.fields(record, project);
        const std::string label = rows.label(record);
        const auto [first, fresh] = line_of.emplace(label, record.line);
        if (!fresh) {
          throw Error(Errc::bad_input, fmt::format("line {} has '{}' already: one row for each "
                                                   "configuration",
                                                   first->second, label));
        }
        std::string reason = rows.reason(record);
        if (reason.empty()) reason = ctx.globals().reason;
        // What is not to be stored needs no reason: the row is refused.
        if (!update && reason.empty()) reason = "unchanged";
        const bool there = configurations.find(label).has_value();
        const model::CmoSaved saved =
            there ? configurations.set(label, fields, {.editorial = false, .reason = reason}, coder)
                  : configurations.add(label, fields, coder);
        if (there && saved.changed && !update) {
          throw Error(Errc::exists,
                      fmt::format("configuration '{}' is there already and says something else: "
                                  "change it with --update, or with 'thema cmo set'",
                                  label));
        }
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
