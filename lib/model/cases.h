#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sink.h"
#include "model/types.h"

namespace thema::model {

class Project;

/// The type that fits every value exactly (written back it gives the same text): integer without
/// leading zeros, number in plain decimals, ISO date, true/false; text otherwise. "N/R" and empty
/// cells are passed over.
AttributeType infer_type(const std::vector<std::string>& cells);

/// A row to be imported: attributes with empty values are left as they are missing.
struct CaseRow {
  std::string name;
  std::string kind;                   ///< empty: participant (new) or unchanged
  std::vector<std::string> in;        ///< names of cases that it belongs to; made when missing
  std::vector<std::string> sources;   ///< names of sources or imported files
  std::vector<std::string> values;    ///< one for each attribute column
  std::size_t line = 0;
};

struct CaseImport {
  std::size_t added = 0, updated = 0, unchanged = 0, linked = 0;
  std::vector<std::pair<std::string, AttributeType>> types;  ///< of the columns
  std::vector<std::string> cases_without_source, sources_without_case;
};

/// Cases, their attributes and links to sources.
class Cases {
 public:
  explicit Cases(Project& project) : project_(project) {}

  std::vector<Case> list();  ///< in collation order
  Case require(std::string_view name);
  std::optional<Case> find(std::string_view name);
  std::vector<Attribute> attributes(Owner owner);

  // REQUIRES a change under way:
  RowId ensure(std::string_view name, std::string_view kind = "participant");
  /// False when the case was there with that kind; Errc::exists when with another.
  bool add(std::string_view name, std::string_view kind);
  bool set_kind(std::string_view name, std::string_view kind);
  /// Sets one attribute value ("" removes it), declaring the attribute on first use with the type
  /// that fits; a value that does not fit its type widens the type. True when that was a change.
  bool set_value(Owner owner, RowId row, std::string_view attribute, std::string_view value);
  bool set_membership(RowId case_id, RowId in);
  bool link(RowId case_id, RowId source);
  bool unlink(RowId case_id, RowId source);
  void rename(std::string_view name, std::string_view to);
  /// Removes a case with its values and links; refuses (Errc::conflict... names evidence) while
  /// evidence or summaries hang on it.
  void remove(std::string_view name);
  /// All or nothing: a row that cannot be used throws Errc::bad_input with file and line.
  CaseImport import(const std::vector<std::string>& attribute_columns,
                    const std::vector<CaseRow>& rows, std::string_view file);

 private:
  Project& project_;
};

}  // namespace thema::model
