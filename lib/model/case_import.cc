#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/error.h"
#include "model/cases.h"
#include "model/clean_text.h"
#include "model/printed_alike.h"
#include "model/project.h"
#include "model/sources.h"
#include "store/database.h"
#include "store/history.h"

namespace thema::model {

/// One import of a table of cases: rows of the same case are put together first, so that a type is
/// inferred from whole columns and an empty cell of one wave does not take away what another gives.
class CaseImporter {
 public:
  CaseImporter(Project& project, const std::vector<std::string>& columns,
               const std::vector<CaseRow>& rows, std::string_view file)
      : project_(project), cases_(project), columns_(columns), rows_(rows), file_(file) {}

  CaseImport run() {
    gather();
    check_printed();
    make_cases();
    make_attributes();
    fill_new();
    for (Entry& e : entries_) at_line(e.line, [&] { fill(e); });
    finish();
    return std::move(result_);
  }

 private:
  struct Entry {
    std::string name, kind;
    std::size_t line = 0;
    std::vector<const CaseRow*> rows;
    std::vector<std::string> values;
    RowId id = 0;
    bool created = false, changed = false;
  };

  // Whatever is wrong with a row is told with its place.
  template <class F>
  void at_line(std::size_t line, F&& work) {
    try {
      work();
    } catch (const Error& e) {
      if (!e.file().empty()) throw;  // a row inside has told its place
      const Errc kind = e.code() == Errc::usage ? Errc::bad_input : e.code();
      throw Error(kind, e.what(), e.hint()).at(file_, line).about(e.object());
    }
  }

  [[noreturn]] void contradiction(const Entry& e, std::string_view what, std::string_view now,
                                  std::string_view before) {
    throw Error(Errc::bad_input, fmt::format("case '{}' has {} '{}' here and '{}' in line {}",
                                             e.name, what, now, before, e.line))
        .about(e.name);
  }

  void gather() {
    std::unordered_map<std::string, std::size_t> known;
    for (const CaseRow& row : rows_) {
      at_line(row.line, [&] {
        const std::string name = clean_name(row.name, "a case");
        const auto [at, first] = known.emplace(name, entries_.size());
        if (first) {
          entries_.emplace_back();
          entries_.back().name = name;
          entries_.back().line = row.line;
        }
        Entry& e = entries_[at->second];
        e.values.resize(columns_.size());
        add_row(e, row);
      });
    }
  }

  void add_row(Entry& e, const CaseRow& row) {
    e.rows.push_back(&row);
    if (!row.kind.empty()) {
      const std::string kind = clean_name(row.kind, "a kind of case");
      if (!e.kind.empty() && e.kind != kind) contradiction(e, "kind", kind, e.kind);
      e.kind = kind;
    }
    for (std::size_t i = 0; i < columns_.size() && i < row.values.size(); ++i) {
      const std::string& value = row.values[i];
      if (value.empty()) continue;
      check_text(value, fmt::format("the value in column '{}'", columns_[i]));
      if (!e.values[i].empty() && e.values[i] != value) {
        contradiction(e, columns_[i], value, e.values[i]);
      }
      e.values[i] = value;
    }
  }

  /// A table that was printed with pseudonyms does not make people a second time.
  void check_printed() {
    std::vector<std::string> names;
    for (const Case& c : cases_.list()) names.push_back(c.name);
    const PrintedAlike alike("case", names, project_.printed_names());
    for (const Entry& e : entries_) at_line(e.line, [&] { alike.check_new(e.name); });
  }

  /// A table that still has a case that was withdrawn does not bring it back.
  void pass_over_withdrawn() {
    std::erase_if(entries_, [&](const Entry& e) {
      const auto found = cases_.find(e.name);
      if (!found || !found->withdrawn) return false;
      result_.withdrawn.push_back(e.name);
      return true;
    });
  }

  void make_cases() {
    pass_over_withdrawn();
    for (Entry& e : entries_) {
      at_line(e.line, [&] {
        const auto found = cases_.find(e.name);
        if (found) {
          e.id = found->id;
          if (!e.kind.empty() && cases_.set_kind(e.name, e.kind)) e.changed = true;
        } else {
          e.id = cases_.ensure(e.name, e.kind.empty() ? "participant" : e.kind);
          e.created = true;
        }
      });
    }
  }

  void make_attributes() {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      std::vector<std::string> cells;
      for (const Entry& e : entries_) cells.push_back(e.values[i]);
      Attribute a = cases_.ensure_attribute(Owner::case_, columns_[i], infer_type(cells));
      a.type = cases_.widen(a, cells);
      if (std::find(attributes_.begin(), attributes_.end(), a.id) != attributes_.end()) {
        throw Error(Errc::bad_input, fmt::format("there are two columns '{}'", a.name))
            .at(file_, 1);
      }
      attributes_.push_back(a.id);
      result_.types.emplace_back(a.name, a.type);
    }
  }

  /// New cases have no values yet: theirs are one range of rows.
  void fill_new() {
    store::Change::Bulk bulk(*project_.change());
    const RowId first = project_.ids().last() + 1;
    auto insert = project_.db().query(
        "INSERT INTO attribute_value (id, attribute_id, case_id, value) VALUES (?1, ?2, ?3, ?4)");
    for (const Entry& e : entries_) {
      for (std::size_t i = 0; e.created && i < attributes_.size(); ++i) {
        if (e.values[i].empty()) continue;
        insert.bind_all(project_.new_id(), attributes_[i], e.id, e.values[i]).run();
      }
    }
    if (project_.ids().last() >= first) bulk.added("attribute_value", first, project_.ids().last());
  }

  void fill(Entry& e) {
    for (std::size_t i = 0; !e.created && i < attributes_.size(); ++i) {
      if (!cases_.write_value(Owner::case_, e.id, attributes_[i], e.values[i])) continue;
      e.changed = true;
      if (e.values[i].empty()) ++result_.emptied;
    }
    for (const CaseRow* row : e.rows) {
      at_line(row->line, [&] { link(e, *row); });
    }
    if (e.created) {
      ++result_.added;
    } else {
      ++(e.changed ? result_.updated : result_.unchanged);
    }
  }

  void link(Entry& e, const CaseRow& row) {
    for (const std::string& group : row.in) {
      auto in = cases_.find(group);
      if (!in) {
        cases_.add(group, "participant");
        in = cases_.find(group);
        result_.groups.push_back(in->name);
      }
      if (cases_.set_membership(e.id, in->id)) e.changed = true;
    }
    for (const std::string& name : row.sources) {
      const RowId source = Sources(project_).require(name).id;
      if (row.or_speaks && speaks_in(e.id, source)) continue;
      if (cases_.link(e.id, source)) {
        e.changed = true;
        ++result_.linked;
      }
    }
  }

  bool speaks_in(RowId subject, RowId source) {
    auto q = project_.db().query("SELECT 1 FROM speaker WHERE source_id = ?1 AND case_id = ?2");
    q.bind_all(source, subject);
    return q.step();
  }

  void finish() {
    CaseLinks links = cases_.links();
    std::unordered_set<std::string> in_file;
    for (const Entry& e : entries_) in_file.insert(e.name);
    std::erase_if(links.cases_without_source,
                  [&](const std::string& name) { return !in_file.contains(name); });
    result_.cases_without_source = std::move(links.cases_without_source);
    result_.sources_without_case = std::move(links.sources_without_case);
  }

  Project& project_;
  Cases cases_;
  const std::vector<std::string>& columns_;
  const std::vector<CaseRow>& rows_;
  std::string file_;
  std::vector<Entry> entries_;
  std::vector<RowId> attributes_;
  CaseImport result_;
};

CaseImport Cases::import(const std::vector<std::string>& attribute_columns,
                         const std::vector<CaseRow>& rows, std::string_view file) {
  return CaseImporter(project_, attribute_columns, rows, file).run();
}

}  // namespace thema::model
