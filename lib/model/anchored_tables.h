#pragma once

#include <array>

#include "model/source_replace.h"

namespace thema::model {

/// The tables that hold places in a source's text, and how a correction of the text moves or loses
/// them. All have the same columns for it.
struct AnchoredTable {
  CarriedPassage::Of of;
  const char* table;
  const char* select;  ///< ?1 source -> id, start_cp, end_cp, code
  const char* move;    ///< ?1 id, ?2 start, ?3 end, ?4 quote_hash, ?5 whether its words changed
  const char* lose;    ///< ?1 id, ?2 its words
  const char* lost;    ///< ?1 source -> id, start_cp, end_cp, words of those that are lost
  const char* find;    ///< as `move`, of one that was lost
};

inline constexpr std::array<AnchoredTable, 4> kAnchoredTables{{
    {CarriedPassage::Of::coding, "coding",
     "SELECT id, start_cp, end_cp, code_id FROM coding WHERE source_id = ?1 AND anchor <> 'lost'",
     "UPDATE coding SET start_cp = ?2, end_cp = ?3, quote_hash = ?4, "
     "anchor = CASE WHEN ?5 THEN 'changed' ELSE anchor END WHERE id = ?1",
     "UPDATE coding SET anchor = 'lost', lost_text = ?2 WHERE id = ?1",
     "SELECT id, start_cp, end_cp, lost_text FROM coding WHERE source_id = ?1 AND anchor = 'lost'",
     "UPDATE coding SET start_cp = ?2, end_cp = ?3, quote_hash = ?4, lost_text = NULL, "
     "anchor = CASE WHEN ?5 THEN 'changed' ELSE '' END WHERE id = ?1"},
    {CarriedPassage::Of::evidence, "evidence",
     "SELECT id, start_cp, end_cp, 0 FROM evidence WHERE source_id = ?1 AND anchor <> 'lost'",
     "UPDATE evidence SET start_cp = ?2, end_cp = ?3, quote_hash = ?4, "
     "anchor = CASE WHEN ?5 THEN 'changed' ELSE anchor END WHERE id = ?1",
     "UPDATE evidence SET anchor = 'lost', lost_text = ?2 WHERE id = ?1",
     "SELECT id, start_cp, end_cp, lost_text FROM evidence WHERE source_id = ?1 AND anchor = "
     "'lost'",
     "UPDATE evidence SET start_cp = ?2, end_cp = ?3, quote_hash = ?4, lost_text = NULL, "
     "anchor = CASE WHEN ?5 THEN 'changed' ELSE '' END WHERE id = ?1"},
    {CarriedPassage::Of::memo, "memo",
     "SELECT id, start_cp, end_cp, 0 FROM memo WHERE source_id = ?1 AND start_cp IS NOT NULL "
     "AND anchor <> 'lost'",
     "UPDATE memo SET start_cp = ?2, end_cp = ?3, quote_hash = ?4, "
     "anchor = CASE WHEN ?5 THEN 'changed' ELSE anchor END WHERE id = ?1",
     "UPDATE memo SET anchor = 'lost', lost_text = ?2 WHERE id = ?1",
     "SELECT id, start_cp, end_cp, lost_text FROM memo WHERE source_id = ?1 AND anchor = 'lost'",
     "UPDATE memo SET start_cp = ?2, end_cp = ?3, quote_hash = ?4, lost_text = NULL, "
     "anchor = CASE WHEN ?5 THEN 'changed' ELSE '' END WHERE id = ?1"},
    {CarriedPassage::Of::reference, "summary_reference",
     "SELECT id, start_cp, end_cp, 0 FROM summary_reference WHERE source_id = ?1 "
     "AND anchor <> 'lost'",
     "UPDATE summary_reference SET start_cp = ?2, end_cp = ?3, quote_hash = ?4, "
     "anchor = CASE WHEN ?5 THEN 'changed' ELSE anchor END WHERE id = ?1",
     "UPDATE summary_reference SET anchor = 'lost', lost_text = ?2 WHERE id = ?1",
     "SELECT id, start_cp, end_cp, lost_text FROM summary_reference WHERE source_id = ?1 AND "
     "anchor = 'lost'",
     "UPDATE summary_reference SET start_cp = ?2, end_cp = ?3, quote_hash = ?4, lost_text = NULL, "
     "anchor = CASE WHEN ?5 THEN 'changed' ELSE '' END WHERE id = ?1"},
}};

}  // namespace thema::model
