#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"

namespace thema::model {

class Project;

/// A row of the joint display of a mixed-methods study: a result in numbers beside a finding in
/// words, and what both say together.
struct JointRow {
  RowId id = 0;
  std::size_t number = 0;  ///< from 1, as listed
  std::string domain, quantitative, qualitative;
  RowId theme = 0;        ///< a code; 0: none
  RowId coding = 0;       ///< the quote; 0: none
  std::string inference;  ///< confirm, expand, discord or empty
  bool operator==(const JointRow&) const = default;
};

/// What `joint set` changes; absent fields stay, 0 takes theme or quote away.
struct JointFields {
  std::optional<std::string> domain, quantitative, qualitative, inference;
  std::optional<RowId> theme, coding;
  bool any() const { return domain || quantitative || qualitative || inference || theme || coding; }
};

struct JointImport {
  std::size_t added = 0, changed = 0, unchanged = 0, removed = 0;
};

/// Joint displays: the table joint_row.
class JointDisplay {
 public:
  explicit JointDisplay(Project& project) : project_(project) {}

  std::vector<JointRow> list();
  /// The row that a number names. Throws Errc::not_found.
  JointRow require(std::string_view number);

  /// Throws Errc::usage for a row without a domain, an inference that is none, and texts that
  /// cannot be stored.
  static void check(const JointFields& fields);

  // REQUIRES a change under way. Errc::usage for a row without a domain and an inference that is
  // none.
  /// Appends a row; nothing when the same row is there. Returns its number.
  std::optional<std::size_t> add(const JointFields& fields);
  bool set(std::string_view number, const JointFields& fields);
  void remove(std::string_view number);
  /// Makes the display what the rows say, by their order.
  JointImport replace(const std::vector<JointFields>& rows);

 private:
  void insert(const JointRow& row, std::size_t position);
  void update(const JointRow& row);
  Project& project_;
};

}  // namespace thema::model
