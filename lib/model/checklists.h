#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "model/checklist_items.h"

namespace thema::model {

class Project;

/// What was answered to an item: for the study of the project itself, or for a case (a study that a
/// review appraises).
struct ChecklistAnswer {
  RowId id = 0;
  std::string item;    ///< its number
  RowId case_id = 0;   ///< 0: the study of the project
  std::string answer;  ///< yes, no, unclear; empty: nobody judged it yet
  std::string page, note;
  bool drafted = false;  ///< the note was computed, and nobody has written over it
};

/// What `checklist set` says; absent fields stay.
struct ChecklistFields {
  std::optional<std::string> answer, page, note;
};

struct ChecklistSaved {
  bool created = false, changed = false;
};

/// A note that the project itself can write.
struct DraftedNote {
  std::string_view item;
  std::string note;
};

struct ChecklistDraft {
  std::size_t written = 0, unchanged = 0;
  std::size_t kept = 0;  ///< items that a person answered or wrote a note to
};

/// Reporting checklists: the tables checklist and checklist_answer.
class Checklists {
 public:
  explicit Checklists(Project& project) : project_(project) {}

  /// Those that were started, in the order of `checklist_kinds`.
  std::vector<const ChecklistKind*> list();
  bool started(const ChecklistKind& kind);
  /// Throws Errc::not_found for one that was not started.
  void check_started(const ChecklistKind& kind);
  /// By case and item, in the order of the items; the project's own first.
  std::vector<ChecklistAnswer> answers(const ChecklistKind& kind);

  // REQUIRES a change under way:
  /// With cases, each is listed from then on with all items open. False: it was like that.
  bool start(const ChecklistKind& kind, const std::vector<RowId>& cases);
  /// Throws Errc::not_found for an item that there is not, Errc::usage for another answer than yes,
  /// no, unclear or none; starts the checklist.
  ChecklistSaved set(const ChecklistKind& kind, std::string_view item, RowId case_id,
                     const ChecklistFields& fields);
  /// Writes notes where nobody answered or wrote anything, and anew where they were drafted.
  ChecklistDraft draft(const ChecklistKind& kind, const std::vector<DraftedNote>& notes);
  /// With all answers, or those for one case. False: there were none.
  bool remove(const ChecklistKind& kind, RowId case_id);

 private:
  RowId id_of(const ChecklistKind& kind);
  RowId ensure(const ChecklistKind& kind);
  std::optional<ChecklistAnswer> find(RowId checklist, std::string_view item, RowId case_id);
  void store(RowId checklist, const ChecklistAnswer& answer);
  Project& project_;
};

}  // namespace thema::model
