#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/cmo.h"
#include "model/cmo_evidence.h"
#include "model/decisions.h"

namespace thema::model {

/// Several configurations or fragments that become one.
struct CmoMerge {
  std::vector<std::string> labels;
  std::string into;                           ///< one that is there, one of them, or a new one
  CmoFields fields{};                         ///< of the result: title, theme, activation ...
  std::map<std::string, std::string> same{};  ///< "F1.C1" -> "CMOC1.C1": that says it, too
  NewDecision decision{};                     ///< its objects are filled in
};

struct CmoMerged {
  Configuration now;
  bool created = false;
  std::vector<std::string> merged;  ///< labels of those that came into it; none: no change
  std::size_t evidence = 0;         ///< pieces that came to it
  std::size_t doubles = 0;          ///< pieces that it had already; their notes are added
  std::size_t older = 0;            ///< pieces judged on older wordings, which stay where they are
  std::size_t links = 0;            ///< that lead to or from it now
  /// What one of them said and the result does not: "activation of B 'partial' (it has 'fired')".
  std::vector<std::string> dropped{};
};

/// One configuration that becomes several.
struct CmoSplit {
  struct Part {
    std::string label;
    std::vector<std::string> elements;  ///< labels; none: all
  };
  std::string label;
  std::vector<Part> parts;
  NewDecision decision{};
};

struct CmoSplitDone {
  std::string label;
  struct Part {
    Configuration now;
    std::size_t evidence = 0;
  };
  std::vector<Part> parts;
  std::vector<std::string> loops{};  ///< links that a part has of its own: "P.O1 ripple P.C1"
  std::vector<Evidence> left;        ///< that speaks to no element of any part
};

/// Evidence judged on another wording, or whose own words say something else by now, with what its
/// elements said then and say now.
struct Reread {
  Evidence evidence;
  struct Element {
    CmoElement then, now;
    bool gone = false;  ///< `now` is as it last stood
    bool reworded() const { return then.id != now.id; }
  };
  std::vector<Element> elements;
};

/// Synthesis: configurations that are merged, split, made of fragments, judged anew.
class CmoShape {
 public:
  explicit CmoShape(Project& project) : project_(project) {}

  /// In the order in which it was added.
  std::vector<Reread> to_reread(const Configuration& cmoc);

  // REQUIRES a change under way:
  /// The result has all elements; those of the same words and role are one. Evidence and links go
  /// with them; the others are in state `merged`, linked to it.
  CmoMerged merge(const CmoMerge& merge, RowId coder);
  /// The parts share the elements; evidence is copied to every part that has an element it speaks
  /// to, for these elements. The one that was split keeps its own, in state `split`.
  CmoSplitDone split(const CmoSplit& split, RowId coder);
  /// A fragment with evidence: what one passage says. The same again is no change. `label` empty:
  /// the next free one, F1, F2, ...
  CmoSaved extract(std::string_view label, const CmoFields& fields, NewEvidence evidence);
  /// Evidence is judged on the newest wording now: its elements are those that took the place of
  /// what they were. `stance`, `speaks_to`: what it is judged to be now. Throws Errc::bad_input
  /// when an element is gone and `speaks_to` is not given.
  void confirm(const Configuration& cmoc, const Reread& evidence,
               const std::optional<std::string>& stance,
               const std::optional<std::string>& speaks_to);
  /// The newest version came of this evidence. `reason`: why, for the ladder of versions; empty:
  /// nobody said, or it stands there already. False when all of it is said already.
  bool set_led_by(const Configuration& cmoc, const std::vector<Evidence>& evidence,
                  std::string_view reason, RowId coder);

 private:
  Project& project_;
};

}  // namespace thema::model
