#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"

namespace thema::model {

class Project;

/// A programme theory with its newest wording.
struct Theory {
  RowId id = 0;
  std::string label;   ///< T1
  std::string level;   ///< initial, refined, middle-range, substantive ... or empty
  std::string origin;  ///< literature, team, ppi, data ... or empty
  int version = 1;     ///< of the statement, from 1
  std::string statement;
  std::vector<std::string> configurations;  ///< labels of those that belong to it, in order
};

/// One wording of a theory.
struct TheoryVersion {
  int number = 1;
  std::string statement, coder, created_at;
};

/// What can be said of a theory; absent fields stay as they are.
struct TheoryFields {
  std::optional<std::string> statement{}, level{}, origin{};
};

/// What `add` and `set` did.
struct TheorySaved {
  bool created = false;
  bool changed = false;      ///< false: it was like that already
  bool new_version = false;  ///< the statement changed
  int version = 1;           ///< that stands now
};

/// Programme theories: their rules and tables.
class Theories {
 public:
  explicit Theories(Project& project) : project_(project) {}

  std::vector<Theory> list();  ///< in collation order of labels
  std::optional<Theory> find(std::string_view label);
  /// Throws Errc::not_found with near labels.
  Theory require(std::string_view label);
  /// All wordings, oldest first.
  std::vector<TheoryVersion> versions(const Theory& theory);

  // REQUIRES a change under way:
  /// Adds a theory. One that is there with the same fields is no change; other fields throw
  /// Errc::exists and name `theory set`.
  TheorySaved add(std::string_view label, const TheoryFields& fields, RowId coder);
  /// Another statement is a new version; its reason, if one is given, is recorded as a decision.
  TheorySaved set(std::string_view label, const TheoryFields& fields, RowId coder,
                  std::string_view reason = {});

 private:
  void add_version(RowId theory, int number, std::string_view statement, RowId coder);
  Project& project_;
};

}  // namespace thema::model
