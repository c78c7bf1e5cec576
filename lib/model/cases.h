#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/types.h"

namespace thema::model {

class Project;

/// The type that fits every value exactly (written back it gives the same text): integer without
/// leading zeros, number in plain decimals, ISO date, true/false; text otherwise. "N/R" and empty
/// cells are passed over.
AttributeType infer_type(const std::vector<std::string>& cells);
/// Whether a value written back from this type gives the same text; "N/R" always does.
bool fits(AttributeType type, std::string_view value);

/// What `case attribute` changes; absent fields stay.
struct AttributeFields {
  std::optional<AttributeType> type;
  std::vector<std::string> order;      ///< values, first to last; those that are left out follow
  std::vector<AttributeLevel> labels;  ///< headings of values
};

/// A row to be imported. An empty value is a missing one: where the attribute has a value it is
/// taken away.
struct CaseRow {
  std::string name;
  std::string kind;                  ///< empty: participant (new) or unchanged
  std::vector<std::string> in;       ///< names of cases that it belongs to; made when missing
  std::vector<std::string> sources;  ///< names of sources or imported files
  bool or_speaks = false;            ///< `sources` has those, too, in which a speaker is the case
  std::vector<std::string> values;   ///< one for each attribute column
  std::size_t line = 0;
};

struct CaseImport {
  std::size_t added = 0, updated = 0, unchanged = 0, linked = 0;
  std::size_t emptied = 0;             ///< values that were taken away by empty cells
  std::vector<std::string> groups;     ///< cases that were made because others are in them
  std::vector<std::string> withdrawn;  ///< rows that were passed over: these cases were withdrawn
  std::vector<std::pair<std::string, AttributeType>> types;  ///< of the columns
  std::vector<std::string> cases_without_source, sources_without_case;
};

/// Which case speaks in which source: linked to it, or to one of its speakers.
struct CaseLinks {
  std::unordered_map<RowId, std::vector<RowId>> sources;  ///< by case
  /// In collation order; a case that holds others needs no source of its own.
  std::vector<std::string> cases_without_source, sources_without_case;
};

/// Cases, their attributes and links to sources.
class Cases {
 public:
  explicit Cases(Project& project) : project_(project) {}

  std::vector<Case> list();  ///< in collation order
  Case require(std::string_view name);
  std::optional<Case> find(std::string_view name);
  CaseLinks links();
  /// Throws Errc::exists for a case that was withdrawn.
  void check_active(RowId case_id);
  std::vector<Attribute> attributes(Owner owner);
  /// The values of a case or source by attribute name, in declared order.
  std::vector<std::pair<std::string, std::string>> values(Owner owner, RowId row);
  /// How often each value of an attribute occurs, in declared order, then by collation.
  std::vector<std::pair<std::string, std::size_t>> frequencies(const Attribute& attribute);

  // REQUIRES a change under way:
  RowId ensure(std::string_view name, std::string_view kind = "participant");
  /// False when the case was there with that kind; Errc::exists when with another.
  bool add(std::string_view name, std::string_view kind);
  bool set_kind(std::string_view name, std::string_view kind);
  /// Sets one attribute value ("" removes it), declaring the attribute on first use with the type
  /// that fits; a value that does not fit its type widens the type. True when that was a change.
  bool set_value(Owner owner, RowId row, std::string_view attribute, std::string_view value);
  /// One attribute of sources that have no value of it yet, by the rows' ids ("": none). The type
  /// is that which fits all values, as in `import`.
  void add_source_values(std::string_view attribute,
                         const std::vector<std::pair<RowId, std::string>>& values);
  /// Declares an attribute, or changes its type, the order of its values and their labels. Throws
  /// Errc::bad_input when a value that is there does not fit the type. True when that was a change.
  bool set_attribute(Owner owner, std::string_view name, const AttributeFields& fields);
  /// Makes one case a part of another. Errc::bad_input when that would go round in a circle.
  bool set_membership(RowId case_id, RowId in);
  bool unset_membership(RowId case_id, RowId in);
  bool link(RowId case_id, RowId source);
  bool unlink(RowId case_id, RowId source);
  void rename(std::string_view name, std::string_view to);
  /// Removes a case with its values and links. While evidence, summaries, memos or answers of a
  /// checklist hang on it, it is refused (Errc::exists, saying what) unless they go `with_work`;
  /// evidence that has a passage stays and names no case.
  void remove(std::string_view name, bool with_work = false);
  /// Takes away everything that was said or worked out about a case, with its links, and marks it
  /// as withdrawn. Returns how many pieces of evidence went. For erasure.cc.
  std::size_t strip(RowId case_id);
  /// All or nothing: a row that cannot be used throws Errc::bad_input with file and line.
  CaseImport import(const std::vector<std::string>& attribute_columns,
                    const std::vector<CaseRow>& rows, std::string_view file);

 private:
  friend class CaseImporter;
  Attribute ensure_attribute(Owner owner, std::string_view name, AttributeType type);
  /// Gives an attribute the type that also fits these values; returns it.
  AttributeType widen(const Attribute& attribute, const std::vector<std::string>& values);
  /// The first value that does not fit a type and whose it is.
  std::optional<std::string> misfit(RowId attribute, AttributeType type);
  void set_type(RowId attribute, AttributeType type);
  bool write_value(Owner owner, RowId row, RowId attribute, std::string_view value);
  void write_levels(RowId attribute, const std::vector<AttributeLevel>& levels);
  Project& project_;
};

}  // namespace thema::model
