#include "model/summary_import.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

#include "base/csv_cell.h"
#include "base/error.h"
#include "base/strings.h"
#include "model/cases.h"
#include "model/codebook.h"
#include "model/project.h"

namespace thema::model {

namespace {

class Importer {
 public:
  Importer(Project& project, RowId coder, bool clear)
      : project_(project), summaries_(project), lines_(project), coder_(coder), clear_(clear) {
    for (Summary& s : summaries_.list()) {
      const auto cell = std::pair(s.case_id, s.code);
      there_.emplace(cell, std::move(s));
    }
    for (const Code& c : Codebook(project).list()) paths_.emplace(c.id, c.path);
  }

  SummaryImport run(const std::vector<WrittenSummary>& cells) {
    for (const WrittenSummary& w : cells) {
      attempt_row(result_.rejected, w.line, [&] { take(w); });
    }
    return std::move(result_);
  }

 private:
  RowId case_id(const WrittenSummary& w) {
    const std::string name(trim(w.case_name));
    if (name.empty()) throw Error(Errc::bad_input, "no case: column case is empty");
    if (const auto known = cases_.find(name); known != cases_.end()) return known->second;
    const Case found = Cases(project_).require(name);
    if (found.withdrawn) {
      throw Error(Errc::bad_input,
                  fmt::format("case '{}' was withdrawn: nothing can be charted of it", name));
    }
    return cases_[name] = found.id;
  }

  void take(const WrittenSummary& w) {
    const RowId id = case_id(w);
    if (!seen_.emplace(id, w.code).second) {
      throw Error(Errc::bad_input, fmt::format("case '{}' stands in two rows", trim(w.case_name)));
    }
    const auto found = there_.find({id, w.code});
    const Summary* before = found == there_.end() ? nullptr : &found->second;
    const std::string text(trim(with_lf(w.text)));
    const std::string stored =
        before == nullptr ? std::string() : with_lf(to_string(lines_.cell(*before)));
    if (!text.empty()) ++result_.cells;
    if (text == stored || text == project_.printed(stored)) {
      result_.unchanged += text.empty() ? 0 : 1;
      return;
    }
    if (text.ends_with(kCutCell)) return take_cut(text, stored);
    const SummaryCell cell = parse_summary_cell(text);
    if (cell.kind == SummaryCell::Kind::not_charted) {
      if (clear_) {
        result_.removed += summaries_.remove(id, w.code) ? 1 : 0;
      } else {
        ++result_.empty;
      }
      return;
    }
    store(cell, id, w.code, before);
  }

  /// What was written without its end is never stored so.
  void take_cut(std::string_view text, const std::string& stored) {
    text.remove_suffix(kCutCell.size());
    if (!stored.starts_with(text) && !project_.printed(stored).starts_with(text)) {
      throw Error(Errc::bad_input,
                  "the end of this summary is not in the workbook, since a cell cannot hold it: "
                  "change it in a csv file or with 'thema framework set'");
    }
    ++result_.cut;
    ++result_.unchanged;
  }

  void store(const SummaryCell& cell, RowId case_id, RowId code, const Summary* before) {
    try {
      NewSummary s = summary_of_cell(cell, before, lines_, true);
      s.case_id = case_id;
      s.code = code;
      s.coder = coder_;
      const bool changed = summaries_.set(s, before);
      ++(!changed ? result_.unchanged : before == nullptr ? result_.added : result_.changed);
    } catch (const Error& e) {
      throw Error(e.code(), fmt::format("column '{}': {}", paths_.at(code), e.what()), e.hint());
    }
  }

  Project& project_;
  Summaries summaries_;
  ReferenceLines lines_;
  RowId coder_;
  bool clear_;
  std::map<std::pair<RowId, RowId>, Summary> there_;
  std::map<RowId, std::string> paths_;
  std::map<std::string, RowId> cases_;
  std::set<std::pair<RowId, RowId>> seen_;
  SummaryImport result_;
};

}  // namespace

SummaryImport import_summaries(Project& project, const std::vector<WrittenSummary>& cells,
                               RowId coder, bool clear, const std::string& file, Sink& sink) {
  SummaryImport result = Importer(project, coder, clear).run(cells);
  report_rejected(result.rejected, file, sink);
  return result;
}

}  // namespace thema::model
