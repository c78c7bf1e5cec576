#include "store/undo_order.h"

#include <algorithm>
#include <map>
#include <vector>

#include "store/database.h"
#include "store/history_parts.h"
#include "store/history_rows.h"

namespace thema::store {

namespace {

struct Step {
  std::int64_t number = 0;
  std::int64_t change = 0;  ///< that was done, taken back or done again
  bool back = false;
};

/// The whole history, oldest first.
std::vector<Step> steps_of(Database& db) {
  std::vector<Step> steps;
  std::map<std::int64_t, std::int64_t> taken_back;  // by the entry of the undo
  auto q = db.query("SELECT number, kind, coalesce(target, 0) FROM history ORDER BY number");
  while (q.step()) {
    const std::int64_t number = q.integer(0), target = q.integer(2);
    if (q.text(1) == "undo") {
      taken_back[number] = target;
      steps.push_back({number, target, true});
    } else {
      steps.push_back({number, q.text(1) == "redo" ? taken_back[target] : number, false});
    }
  }
  return steps;
}

/// The changes that stand after a step, in the order in which they were done.
void walk(std::vector<std::int64_t>& standing, const Step& step) {
  if (step.back) {
    std::erase(standing, step.change);
  } else {
    standing.push_back(step.change);
  }
}

bool wrote(Database& db, std::int64_t change, const RowRange& rows) {
  for (const AddedRange& range : ranges_of(db, change)) {
    if (range.table == rows.table && range.first <= rows.last && rows.first <= range.last) {
      return true;
    }
  }
  if (!has_part(db, change, "changeset")) return false;
  bool found = false;
  each_row(db, change, "changeset", [&](const ChangedRow& row) {
    found = rows.first <= row.id && row.id <= rows.last && row.table == rows.table;
    return !found;
  });
  return found;
}

HistoryEntry entry(Database& db, std::int64_t number) {
  auto q = db.query("SELECT kind, coder, command, summary FROM history WHERE number = ?1");
  q.bind_all(number);
  HistoryEntry e;
  e.number = number;
  if (!q.step()) return e;
  e.kind = q.string(0);
  e.coder = q.string(1);
  e.command = q.string(2);
  e.summary = q.string(3);
  return e;
}

}  // namespace

std::int64_t last_done(Database& db, std::int64_t change) {
  std::int64_t last = 0;
  for (const Step& step : steps_of(db)) {
    if (!step.back && step.change == change) last = step.number;
  }
  return last;
}

std::int64_t next_to_undo(Database& db, const std::optional<std::string>& coder) {
  std::vector<std::int64_t> standing;
  for (const Step& step : steps_of(db)) walk(standing, step);
  for (auto change = standing.rbegin(); change != standing.rend(); ++change) {
    if (!coder || entry(db, *change).coder == *coder) return *change;
  }
  return 0;
}

bool undone_in_turn(Database& db) {
  const std::vector<Step> steps = steps_of(db);
  if (steps.empty() || !steps.back().back) return false;
  const std::int64_t change = steps.back().change;
  std::vector<std::int64_t> standing, when_done;
  for (const Step& step : steps) {
    if (step.number == steps.back().number) break;
    walk(standing, step);
    if (!step.back && step.change == change) when_done = standing;
  }
  return standing == when_done;
}

std::optional<HistoryEntry> standing_writer(Database& db, const RowRange& rows,
                                            std::int64_t after) {
  std::vector<std::int64_t> standing;
  const std::vector<Step> steps = steps_of(db);
  for (const Step& step : steps) walk(standing, step);
  for (auto step = steps.rbegin(); step != steps.rend() && step->number > after; ++step) {
    if (step->back || std::find(standing.begin(), standing.end(), step->change) == standing.end()) {
      continue;
    }
    if (wrote(db, step->change, rows)) return entry(db, step->change);
  }
  return std::nullopt;
}

std::optional<HistoryEntry> last_to_write(Database& db, const RowRange& rows, std::int64_t after) {
  if (auto found = standing_writer(db, rows, after)) return found;
  const std::vector<Step> steps = steps_of(db);
  for (auto step = steps.rbegin(); step != steps.rend() && step->number > after; ++step) {
    if (wrote(db, step->change, rows)) return entry(db, step->number);
  }
  return std::nullopt;
}

}  // namespace thema::store
