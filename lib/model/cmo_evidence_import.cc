#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/error.h"
#include "base/strings.h"
#include "model/cases.h"
#include "model/cmo_evidence.h"
#include "model/coders.h"
#include "model/passages.h"
#include "model/project.h"
#include "model/rejected_rows.h"
#include "model/sources.h"

namespace thema::model {

namespace {

/// A row whose names are resolved; its place is found when its source's text is open.
struct Pending {
  NewEvidence evidence;
  PassageSelector selector;  ///< empty: the place is known, or there is none
  bool to_check = false;     ///< the place was given as numbers
  std::size_t line = 0;
};

class Importer {
 public:
  Importer(Project& project, std::string file, RowId default_coder, bool replacing, Sink& sink)
      : project_(project),
        file_(std::move(file)),
        default_coder_(default_coder),
        replacing_(replacing),
        sink_(sink) {
    for (Configuration& c : Configurations(project).list()) {
      std::string label = c.label;
      configurations_.emplace(std::move(label), std::move(c));
    }
  }

  EvidenceImport run(const std::function<bool(EvidenceCells&)>& next) {
    EvidenceCells cells;
    while (next(cells)) {
      ++result_.rows;
      attempt_row(result_.rejected, cells.line, [&] { take(cells); });
    }
    find_places();
    if (result_.rejected.empty()) add();
    report_rejected(result_.rejected, file_, sink_);
    return std::move(result_);
  }

 private:
  void add() {
    std::vector<NewEvidence> evidence;
    evidence.reserve(rows_.size());
    for (Pending& row : rows_) evidence.push_back(std::move(row.evidence));
    try {
      result_.added = EvidenceBook(project_).add(evidence, replacing_);
    } catch (const Error& e) {  // of a configuration that was merged or split
      const auto found = configurations_.find(e.object());
      if (found == configurations_.end()) throw;
      const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const Pending& p) {
        return p.evidence.cmoc == found->second.id;
      });
      if (row == rows_.end()) throw;
      result_.rejected.push_back({row->line, e.what()});
      return;
    }
    for (const EvidenceBook::Added::Refused& r : result_.added.refused) {
      result_.rejected.push_back(
          {rows_[r.index].line,
           r.first
               ? fmt::format("line {} gives the same evidence with {}: say it once",
                             rows_[*r.first].line, r.says)
               : fmt::format("the evidence is there already with {}: change that with --update, "
                             "or with 'thema cmo evidence LABEL --set {}'",
                             r.says, short_id('e', r.there))});
    }
  }

  const Configuration& configuration(std::string_view label) {
    if (label.empty()) throw Error(Errc::bad_input, "no configuration: column cmoc is empty");
    const auto found = configurations_.find(std::string(label));
    if (found != configurations_.end()) return found->second;
    Configurations(project_).require(label);  // throws with near labels
    throw Error(Errc::not_found, fmt::format("no configuration '{}'", label));
  }

  RowId source(std::string_view name) {
    if (const auto found = sources_.find(std::string(name)); found != sources_.end()) {
      return found->second.id;
    }
    const Source there = Sources(project_).require(name);
    return sources_.emplace(std::string(name), there).first->second.id;
  }

  RowId case_id(std::string_view name) {
    if (name.empty()) return 0;
    if (const auto found = cases_.find(std::string(name)); found != cases_.end()) {
      return found->second;
    }
    return cases_.emplace(std::string(name), Cases(project_).require(name).id).first->second;
  }

  RowId coder_id(std::string_view name) {
    if (name.empty()) return default_coder_;
    if (const auto found = coders_.find(std::string(name)); found != coders_.end()) {
      return found->second;
    }
    Coders coders(project_);
    if (!coders.find(name)) result_.new_coders.emplace_back(name);
    return coders_.emplace(std::string(name), coders.ensure(name)).first->second;
  }

  void take(const EvidenceCells& c) {
    Pending row;
    row.line = c.line;
    NewEvidence& e = row.evidence;
    const Configuration& cmoc = configuration(trim(c.cmoc));
    e.cmoc = cmoc.id;
    e.speaks_to = trim(c.speaks_to);
    elements_named(cmoc, e.speaks_to);  // throws for what is not there
    e.stance = ascii_lower(trim(c.stance));
    e.directness = ascii_lower(trim(c.directness));
    e.note = trim(c.note);
    e.case_id = case_id(trim(c.case_name));
    take_place(c, row);
    check_evidence(e);
    e.coder = coder_id(trim(c.coder));
    rows_.push_back(std::move(row));
  }

  void take_place(const EvidenceCells& c, Pending& row) {
    NewEvidence& e = row.evidence;
    const bool numbers = !trim(c.start).empty() || !trim(c.end).empty();
    row.selector.quote = trim(c.quote);
    row.selector.turns = trim(c.turns);
    row.selector.lines = trim(c.lines);
    if (!trim(c.coding).empty()) {
      const CodedPassage passage = EvidenceBook(project_).passage_of(trim(c.coding));
      e.source = passage.source;
      e.span = passage.span;
      e.quote_hash = passage.quote_hash;
      row.selector = {};
      return;
    }
    if (trim(c.source).empty() && !trim(c.table).empty()) {
      if (numbers || !row.selector.turns.empty() || !row.selector.lines.empty()) {
        throw Error(Errc::bad_input, "no source: column source is empty");
      }
      e.table_row = EvidenceBook(project_).table_row_named(trim(c.table), row.selector.quote);
      row.selector = {};
      return;
    }
    if (trim(c.source).empty()) {
      if (numbers || !row.selector.empty()) {
        throw Error(Errc::bad_input, "no source: column source is empty");
      }
      return;  // a case's silence
    }
    e.source = source(trim(c.source));
    row.to_check = numbers;
    if (numbers) {
      e.span = {offset_cell(c.start, "start"), offset_cell(c.end, "end")};
      row.selector = {};
    } else if (row.selector.empty()) {
      throw Error(Errc::bad_input,
                  "no passage: give quote, turns, lines, start and end, or coding");
    }
  }

  /// Source by source, so that each text is opened once.
  void find_places() {
    std::map<RowId, std::vector<std::size_t>> by_source;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].to_check || !rows_[i].selector.empty()) {
        by_source[rows_[i].evidence.source].push_back(i);
      }
    }
    std::unordered_map<RowId, const Source*> by_id;
    for (const auto& [name, there] : sources_) by_id.emplace(there.id, &there);
    for (const auto& [id, indices] : by_source) {
      SourceText text(project_, *by_id.at(id));
      for (const std::size_t i : indices) {
        attempt_row(result_.rejected, rows_[i].line, [&] { place(rows_[i], text); });
      }
    }
  }

  static void place(Pending& row, SourceText& text) {
    NewEvidence& e = row.evidence;
    if (!row.selector.empty()) {
      e.span = text.resolve(row.selector).front();
    } else if (e.span.empty() || e.span.end > text.index().length()) {
      throw Error(Errc::bad_input,
                  fmt::format("{}:{} is outside source '{}': expected 0 <= start < end <= {}",
                              e.span.begin, e.span.end, text.source().name, text.index().length()));
    }
    e.quote_hash = text.hash_of(e.span);
  }

  Project& project_;
  std::string file_;
  RowId default_coder_;
  bool replacing_;
  Sink& sink_;
  std::unordered_map<std::string, Configuration> configurations_;
  std::unordered_map<std::string, Source> sources_;
  std::unordered_map<std::string, RowId> cases_, coders_;
  std::vector<Pending> rows_;
  EvidenceImport result_;
};

}  // namespace

EvidenceImport import_evidence(Project& project, const std::function<bool(EvidenceCells&)>& next,
                               const std::string& file, RowId default_coder, bool replacing,
                               Sink& sink) {
  return Importer(project, file, default_coder, replacing, sink).run(next);
}

}  // namespace thema::model
