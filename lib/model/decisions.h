#pragma once

#include <string>
#include <vector>

#include "base/ids.h"

namespace thema::model {

class Project;

/// What went into a decision, or came out of it: a configuration as it was worded then, or a
/// theory.
struct DecisionObject {
  bool output = false;
  RowId cmoc = 0, version = 0;  ///< 0: a theory
  int version_number = 0;       ///< of the configuration
  RowId theory = 0;
  std::string label{};   ///< today's
  std::string detail{};  ///< the state before or after; a query; may be empty
};

/// A recorded step of analysis. Decisions are only added.
struct Decision {
  RowId id = 0;
  std::string operation;            ///< of decision_operations()
  std::string inference;            ///< of inferences(), or empty
  std::vector<std::string> people;  ///< who was there
  std::string reason, coder, created_at;
  std::vector<DecisionObject> objects;  ///< what went in, then what came out
};

struct NewDecision {
  std::string operation = "state", inference{};
  std::vector<std::string> people{};
  std::string reason{};
  RowId coder = 0;
  std::vector<DecisionObject> objects{};  ///< label and version_number are not read
};

/// Names of people as typed: "Ann, Ben" gives two.
std::vector<std::string> people_named(std::string_view text);

/// Decisions: their rules and tables.
class Decisions {
 public:
  explicit Decisions(Project& project) : project_(project) {}

  /// Oldest first; of one configuration, or (0) all.
  std::vector<Decision> list(RowId cmoc = 0);

  /// REQUIRES a change under way. Throws Errc::usage without a reason and for words that are none
  /// of the vocabulary.
  RowId record(const NewDecision& decision);

 private:
  Project& project_;
};

}  // namespace thema::model
