#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/cmo.h"
#include "model/cmo_words.h"

namespace thema::model {
class Project;
}

// Writing the rows of configurations: for lib/model's own use.
namespace thema::model::cmo_rows {

/// A label as it is stored. Throws Errc::usage for what lists of labels, "LABEL=C1,R1" and the text
/// form cannot name.
std::string checked_label(std::string_view label);

/// An element of a version to be: a row that is there already, or a new one.
struct Draft {
  RowId row = 0;  ///< 0: new
  std::string role, statement, label, sign;
  std::vector<RowId> codes;  ///< to be tied to it
};

/// Writing one configuration's rows. REQUIRES a change under way.
class Writer {
 public:
  Writer(Project& project, RowId coder) : project_(project), coder_(coder) {}

  void insert(RowId id, std::string_view label, const CmoFields& fields);
  /// Title, state, activation, valence, level, theme. True when that was a change.
  bool update(const Configuration& there, const CmoFields& fields);
  /// All theories that it belongs to. True when that was a change.
  bool set_theories(RowId cmoc, const std::vector<std::string>& labels);
  /// The id of the version. Drafts get their rows.
  RowId add_version(RowId cmoc, int number, const std::string& scheme,
                    const std::optional<std::string>& sentence, std::vector<Draft>& drafts);
  /// Ties codes to elements; `exact`: takes other ties away. True when that was a change. REQUIRES:
  /// every draft has its row.
  bool tie_all(const std::vector<Draft>& drafts, bool exact = false);
  bool tie(RowId element, const std::vector<RowId>& codes);
  /// New words in place.
  bool reword(const CmoVersion& version, const CmoElement& element, const SignedText& to);
  bool set_sentence(const CmoVersion& version, const std::optional<std::string>& sentence);
  /// Adds the labels of the other configurations in whose newest version the element stands.
  void add_users(RowId element, RowId but, std::vector<std::string>& labels);

 private:
  Project& project_;
  RowId coder_;
};

}  // namespace thema::model::cmo_rows
