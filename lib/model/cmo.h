#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"

namespace thema::model {

class Project;

/// An element as it stands in one version of a configuration.
struct CmoElement {
  RowId id = 0;
  std::string role;  ///< context, resource, reasoning, ...
  std::string statement;
  std::string label;         ///< C1, MR1, R1, M1, O1, I1, A1, S1; counted by role
  std::string sign;          ///< "", "+", "-"
  std::vector<RowId> codes;  ///< that it is tied to, in the order in which that was done
};

/// One wording of a configuration: scheme and elements are frozen in it.
struct CmoVersion {
  RowId id = 0;
  int number = 1;
  std::string scheme = "CMO";
  std::optional<std::string> sentence;  ///< instead of the sentence made from the elements
  bool reported = false;
  std::string coder, created_at;
  std::vector<CmoElement> elements;  ///< in the order of element_roles()
};

/// A context-mechanism-outcome configuration with its newest version.
struct Configuration {
  RowId id = 0;
  std::string label, title;
  std::string state = "candidate", activation = "unclear", valence;
  std::string level;                  ///< micro, meso, macro or empty
  RowId theme = 0;                    ///< a code; 0: none
  std::vector<std::string> theories;  ///< labels, in order
  CmoVersion version;

  /// The version's own sentence, else the one made from the elements.
  std::string sentence(std::string_view language) const;
  /// Labels of the elements whose words are not in the version's own sentence; none when it has no
  /// own sentence. Upper and lower case and white space do not matter.
  std::vector<std::string> diverging() const;
  /// "C1, MR1, R1, O1".
  std::string element_labels() const;
};

/// The element with a label in any letter case, or the only one of a role. Throws Errc::bad_input
/// naming the labels there are.
const CmoElement& element_named(const Configuration& cmoc, std::string_view name);

/// The elements that "context,outcome" or "C1,R2" names: labels in any letter case, or roles, each
/// of which stands for its only element. Throws Errc::bad_input naming the labels there are.
std::vector<const CmoElement*> elements_named(const Configuration& cmoc, std::string_view names);

/// An element as it is typed: "(-) not believed" sets its sign (see parse_sign).
struct NewElement {
  std::string text;
  std::vector<RowId> codes{};  ///< ties; those it has already stay
  RowId row = 0;               ///< not 0: this element of another configuration, with its words
};

/// What an element of some version is in the newest one.
struct ElementToday {
  CmoElement element;
  bool gone = false;  ///< nothing has taken its place: as it last stood
};

/// What can be said of a configuration; absent fields and roles stay as they are.
struct CmoFields {
  std::optional<std::string> title, scheme, state, activation, valence, level;
  std::optional<std::string> sentence;               ///< instead of the one made; empty: that again
  std::optional<RowId> theme;                        ///< 0: none
  std::optional<std::vector<std::string>> theories;  ///< labels; all there are
  /// By role: all its elements in order. One empty text: none.
  std::map<std::string, std::vector<NewElement>> elements;
  /// By role: codes for its only element, whose words stay.
  std::map<std::string, std::vector<RowId>> codes;
  bool exact_codes = false;  ///< the codes of elements with words are all they are tied to
};

/// What `add` and `set` did.
struct CmoSaved {
  bool created = false, changed = false;
  bool new_version = false;
  Configuration now{};
  std::vector<std::string> also_in{};  ///< configurations whose elements were reworded with it
};

/// Configurations, their versions and elements: rules and tables.
class Configurations {
 public:
  explicit Configurations(Project& project) : project_(project) {}

  std::vector<Configuration> list();  ///< in collation order of labels
  std::optional<Configuration> find(std::string_view label);
  /// Throws Errc::not_found with near labels.
  Configuration require(std::string_view label);
  Configuration of_id(RowId cmoc);  ///< REQUIRES: it is there
  /// All versions, oldest first.
  std::vector<CmoVersion> versions(RowId cmoc);
  /// The element itself where it still stands; else the one that took its label when it went.
  ElementToday element_today(const Configuration& cmoc, RowId element);

  // REQUIRES a change under way:
  /// Adds a configuration. One that is there with the same fields and elements is no change; others
  /// throw Errc::exists and name `cmo set`.
  CmoSaved add(std::string_view label, const CmoFields& fields, RowId coder);

  struct SetOptions {
    bool editorial = false;  ///< new words in place, no new version: judgements stay
    std::string reason{};    ///< of a new state, which needs one, or of new words
    std::string operation = "state", inference{};  ///< of the decision that a new state is
    std::vector<std::string> people{};
  };
  /// Other words, signs, elements or another scheme make a new version, in which elements that stay
  /// are the same rows; everything else changes in place, a sentence of its own too. A new state is
  /// recorded as a decision, and so is the reason of a new version.
  CmoSaved set(std::string_view label, const CmoFields& fields, const SetOptions& options,
               RowId coder);
  /// Marks the newest version as one that is reported. False when it is so already. The caller has
  /// made sure that no check fails.
  bool set_reported(const Configuration& cmoc, bool reported);
  struct Removed {
    std::size_t evidence = 0, links = 0, memos = 0;
  };
  /// Removes a configuration with its versions, evidence and links; decisions stay. Throws
  /// Errc::exists when it has evidence or links, unless these go too.
  Removed remove(std::string_view label, bool with_all);

 private:
  std::vector<Configuration> load(const std::string& label, RowId id);
  void read_elements(CmoVersion& version);
  Project& project_;
};

}  // namespace thema::model
