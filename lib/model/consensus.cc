#include "model/consensus.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "base/error.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/codebook.h"
#include "model/coders.h"
#include "model/codings.h"
#include "model/corpus.h"
#include "model/passages.h"
#include "model/project.h"
#include "model/sources.h"

namespace thema::model {

namespace {

using text::Span;

constexpr std::size_t kVersionLetters = 12;

/// "12:40", "12..40", "12-40"; also "12:40:00", which a spreadsheet makes of the first.
std::optional<Span> parse_place(std::string_view text) {
  text = trim(text);
  for (const std::string_view between : {"..", ":", "-"}) {
    const std::size_t at = text.find(between);
    if (at == std::string_view::npos) continue;
    std::string_view last = text.substr(at + between.size());
    if (between == ":" && last.ends_with(":00")) last.remove_suffix(3);
    const auto begin = parse_integer(trim(text.substr(0, at))), end = parse_integer(trim(last));
    if (!begin || !end || *begin < 0 || *begin >= *end || *end > 0xffffffffLL) return {};
    return Span{static_cast<std::uint32_t>(*begin), static_cast<std::uint32_t>(*end)};
  }
  return {};
}

/// The hint for what a spreadsheet made of a place, a time of 28:60 or a date of 3-5, or nothing.
std::string_view is_of_spreadsheet(std::string_view decision) {
  const bool numbers = std::all_of(decision.begin(), decision.end(), [](char c) {
    return std::string_view("0123456789:-.T/").find(c) != std::string_view::npos;
  });
  return numbers ? "; if a spreadsheet made a date or time of it, write START..END" : "";
}

/// "12:40:00"
bool is_time(std::string_view decision) {
  return std::count(decision.begin(), decision.end(), ':') == 2;
}

std::string place_text(Span span) { return fmt::format("{}..{}", span.begin, span.end); }

std::vector<Span> parse_passages(std::string_view cell, const std::string& coder) {
  std::vector<Span> spans;
  for (const std::string_view part : split(cell, ';')) {
    if (trim(part).empty()) continue;
    const auto span = parse_place(part);
    if (!span) {
      throw Error(Errc::bad_input,
                  fmt::format("'{}' in column 'passages of {}': expected places such as 12..40, as "
                              "the sheet was written",
                              trim(part), coder));
    }
    spans.push_back(*span);
  }
  return spans;
}

/// Codings of one code in one source, for finding those that share words with a passage.
class Shelf {
 public:
  void add(const Coding& coding) { codings_.push_back(&coding); }
  /// In order of place. REQUIRES that codings were added in order of place.
  std::vector<const Coding*> overlapping(Span span) {
    for (std::size_t i = ends_.size(); i < codings_.size(); ++i) {
      const std::uint32_t end = codings_[i]->span.end;
      ends_.push_back(i == 0 ? end : std::max(ends_.back(), end));
    }
    std::vector<const Coding*> found;
    const auto first = std::upper_bound(ends_.begin(), ends_.end(), span.begin) - ends_.begin();
    for (auto i = static_cast<std::size_t>(first);
         i < codings_.size() && codings_[i]->span.begin < span.end; ++i) {
      if (codings_[i]->span.overlaps(span)) found.push_back(codings_[i]);
    }
    return found;
  }

 private:
  std::vector<const Coding*> codings_;
  std::vector<std::uint32_t> ends_;  ///< the last end of all up to here
};

class ConsensusSheet {
 public:
  ConsensusSheet(Project& project, const ConsensusOptions& options, Sink& sink)
      : project_(project), options_(options), sink_(sink) {}

  ConsensusResult apply(const std::function<bool(ConsensusCells&)>& next) {
    find_coders();
    corpus_ = load_corpus(project_);
    finder_.emplace(corpus_.codes);
    ConsensusCells cells;
    while (next(cells)) {
      ++result_.rows;
      attempt_row(result_.rejected, cells.line, [&] { read(cells); });
    }
    if (!result_.rejected.empty()) {
      report_rejected(result_.rejected, options_.file, sink_);
      return std::move(result_);
    }
    say_times();
    store();
    return std::move(result_);
  }

 private:
  using Where = std::pair<std::uint32_t, std::uint32_t>;  ///< source and code, by index
  struct Row {
    std::size_t line;
    Where where;
    Span span;
    bool decided = false;
    std::vector<std::vector<Span>> readings;
    std::vector<Span> wanted;
    std::vector<std::size_t> from;  ///< coders whose codings were taken over
    std::string memo;
  };

  /// A spreadsheet turns 23:87 into the time 24:27, which nobody can tell from 24:27.
  void say_times() const {
    if (times_.empty()) return;
    constexpr std::size_t kShown = 5;
    const auto shown = static_cast<std::ptrdiff_t>(std::min(times_.size(), kShown));
    std::string places = join({times_.begin(), times_.begin() + shown}, ", ");
    if (times_.size() > kShown) places += fmt::format(" and {} more", times_.size() - kShown);
    sink_.notice("decision-times",
                 fmt::format("decisions that a spreadsheet made times of were read as places (with "
                             "the row): {}; if they are others, write START..END",
                             places));
  }

  void find_coders() {
    for (const std::string& name : options_.coders) {
      const Coder coder = Coders(project_).require(name);
      if (coder.name == trim(options_.as)) {
        throw Error(Errc::usage, fmt::format("{} is one of those who are to agree, and their "
                                             "codings stay as they are: give --as another name",
                                             coder.name));
      }
      coders_.push_back(coder.id);
      names_.push_back(coder.name);
    }
  }

  void read(const ConsensusCells& cells) {
    Row row;
    row.line = cells.line;
    const Source source = Sources(project_).require(trim(cells.source));
    if (trim(cells.version) != consensus_version(source.text_hash)) {
      if (!corrected_.insert(source.id).second) return;  // said once
      throw Error(Errc::bad_input,
                  fmt::format("the text of {} is not that of the sheet, whose places no longer "
                              "hold: write a new sheet, and decide on its rows",
                              source.name));
    }
    row.where = {corpus_.source_index.at(source.id), finder_->require(trim(cells.code))};
    row.span = {offset_cell(cells.start, "start"), offset_cell(cells.end, "end")};
    check_inside(row.span, source);
    for (std::size_t c = 0; c < names_.size(); ++c) {
      row.readings.push_back(parse_passages(cells.readings[c], names_[c]));
      for (const Span span : row.readings.back()) check_inside(span, source);
    }
    take_words(row);
    decide(row, cells, source);
    rows_.push_back(std::move(row));
  }

  static void check_inside(Span span, const Source& source) {
    if (!span.empty() && span.end <= source.length) return;
    throw Error(Errc::bad_input,
                fmt::format("{}:{} is outside source '{}': expected 0 <= start < end <= {}",
                            span.begin, span.end, source.name, source.length));
  }

  /// Two rows on the same words would be two decisions.
  void take_words(const Row& row) {
    auto& taken = taken_[row.where];
    const auto after = taken.lower_bound(row.span.end);
    if (after != taken.begin()) {
      const auto& [begin, before] = *std::prev(after);
      if (before.first > row.span.begin) {
        throw Error(Errc::bad_input,
                    fmt::format("row {} decides on words of the same code here", before.second));
      }
    }
    taken[row.span.begin] = {row.span.end, row.line};
  }

  void decide(Row& row, const ConsensusCells& cells, const Source& source) {
    const std::string_view decision = trim(cells.decision);
    if (decision.empty()) return;
    row.decided = true;
    if (const auto coder = coder_named(decision)) {
      row.from = {*coder};
      row.wanted = row.readings[*coder];
    } else if (iequals_ascii(decision, "both") || iequals_ascii(decision, "all")) {
      take_all(row);
      const bool same = std::all_of(row.readings.begin(), row.readings.end(),
                                    [&](const auto& r) { return r == row.readings.front(); });
      row.wanted = same ? row.readings.front() : std::vector<Span>{row.span};
    } else if (const auto place = parse_place(decision)) {
      check_inside(*place, source);
      if (!place->overlaps(row.span)) {
        throw Error(Errc::bad_input,
                    fmt::format("decision '{}' shares no words with the row's, {}:{}", decision,
                                row.span.begin, row.span.end));
      }
      take_all(row);
      row.wanted = {*place};
      if (is_time(decision)) times_.push_back(fmt::format("{} ({})", place_text(*place), row.line));
    } else if (!iequals_ascii(decision, "none")) {
      throw Error(Errc::bad_input,
                  fmt::format("decision '{}': expected {}, both, none or a place START:END{}",
                              decision, join(names_, ", "), is_of_spreadsheet(decision)));
    }
    row.memo = memo_of(decision, trim(cells.by), trim(cells.note));
  }

  void take_all(Row& row) const {
    for (std::size_t c = 0; c < names_.size(); ++c) row.from.push_back(c);
  }

  /// By name; "A" is the first and "B" the second where nobody has that name.
  std::optional<std::size_t> coder_named(std::string_view decision) const {
    for (std::size_t c = 0; c < names_.size(); ++c) {
      if (iequals_ascii(decision, names_[c]) || decision == options_.coders[c]) return c;
    }
    if (decision.size() != 1) return {};
    const char letter = ascii_lower(decision).front();
    if (letter < 'a' || static_cast<std::size_t>(letter - 'a') >= names_.size()) return {};
    return static_cast<std::size_t>(letter - 'a');
  }

  static std::string memo_of(std::string_view decision, std::string_view by,
                             std::string_view note) {
    check_text(by, "the name in column by");
    check_text(note, "the note");
    if (by.empty() && note.empty()) return {};
    std::string memo = fmt::format("Decided: {}", decision);
    if (!by.empty()) memo += fmt::format(", by {}", by);
    if (!note.empty()) memo += fmt::format(". {}", note);
    return memo;
  }

  void store() {
    if (!Coders(project_).find(options_.as)) {
      sink_.notice("new-coder", fmt::format("new coder '{}'", trim(options_.as)));
    }
    as_ = Coders(project_).ensure(options_.as);
    const Corpus corpus = load_corpus(project_);  // with the coder who is new
    const std::uint32_t as = corpus.coder_index.at(as_);
    const std::vector<Coding> codings =
        load_codings(project_, corpus, {.codes = {}, .sources = {}, .counted_only = false});
    std::map<RowId, std::size_t> place;
    for (std::size_t c = 0; c < coders_.size(); ++c) place.emplace(coders_[c], c);
    for (const Coding& c : codings) {
      const auto found = place.find(corpus.coders[c.coder].id);
      if (found != place.end()) {
        auto& shelves = theirs_[{c.source, c.code}];
        if (shelves.empty()) shelves.resize(coders_.size());
        shelves[found->second].add(c);
      } else if (c.coder == as) {
        mine_[{c.source, c.code}].add(c);
      }
    }
    details_ = load_details(project_);
    for (const Row& row : rows_) {
      if (!row.decided) {
        ++result_.undecided;
        continue;
      }
      for (const Span span : row.wanted) wanted_[row.where].emplace(span, &row);
      tell_changes(row);
    }
    remove_others();
    add_wanted();
    mark_done();
  }

  /// Who decided looked at the readings in the sheet.
  void tell_changes(const Row& row) {
    auto& shelves = theirs_[row.where];
    for (std::size_t c = 0; c < coders_.size(); ++c) {
      std::vector<Span> now;
      if (!shelves.empty()) {
        for (const Coding* coding : shelves[c].overlapping(row.span)) now.push_back(coding->span);
      }
      if (now == row.readings[c]) continue;
      sink_.report({.level = Level::warning,
                    .id = "reading-changed",
                    .message = fmt::format("{} has changed the codings of {} here since the sheet "
                                           "was written; what the sheet says was taken",
                                           names_[c], corpus_.codes[row.where.second].path),
                    .file = options_.file,
                    .line = row.line,
                    .object = {}});
    }
  }

  void remove_others() {
    std::set<RowId> gone;
    for (const Row& row : rows_) {
      if (!row.decided) continue;
      const auto& wanted = wanted_[row.where];
      for (const Coding* c : mine_[row.where].overlapping(row.span)) {
        if (!wanted.contains(c->span)) gone.insert(c->id);
      }
    }
    result_.removed = gone.size();
    Codings(project_).remove({gone.begin(), gone.end()});
  }

  /// Tags, exemplar mark and printed form of the codings that were taken over.
  NewCoding coding_of(const Row& row, Span span, SourceText& text) {
    NewCoding made{.source = text.source().id, .span = span};
    made.quote_hash = text.hash_of(span);
    made.code = corpus_.codes[row.where.second].id;
    made.coder = as_;
    auto extra = std::make_unique<CodingExtra>();
    extra->memo = row.memo;
    // One of several passages has its own marks; one that stands for all readings has those of all.
    const bool of_all = row.from.size() > 1 && row.wanted.size() == 1;
    auto& shelves = theirs_[row.where];
    for (const std::size_t coder : row.from) {
      if (shelves.empty()) break;
      for (const Coding* c : shelves[coder].overlapping(row.span)) {
        const bool own = c->span == span;
        if (!own && !of_all) continue;
        made.exemplar = made.exemplar || c->exemplar;
        const auto found = details_.find(c->id);
        if (found == details_.end()) continue;
        if (own && extra->print.empty()) extra->print = found->second.print;
        for (const Tag& tag : found->second.tags) {
          if (std::find(extra->tags.begin(), extra->tags.end(), tag) == extra->tags.end()) {
            extra->tags.push_back(tag);
          }
        }
      }
    }
    made.extra = std::move(extra);
    return made;
  }

  void add_wanted() {
    std::vector<NewCoding> made;
    std::optional<SourceText> text;
    for (const auto& [where, spans] : wanted_) {
      const Source& source = corpus_.sources[where.first];
      for (const auto& [span, row] : spans) {
        const Coding* there = nullptr;
        for (const Coding* c : mine_[where].overlapping(span)) {
          if (c->span == span) there = c;
        }
        if (there == nullptr) {
          if (!text || text->source().id != source.id) text.emplace(project_, source);
          made.push_back(coding_of(*row, span, *text));
          continue;
        }
        CodingFields fields;
        if (!row->memo.empty()) fields.memo = row->memo;
        (Codings(project_).set(there->id, fields) ? result_.updated : result_.unchanged) += 1;
      }
    }
    const Codings::Added added = Codings(project_).add(made);
    result_.created = added.created;
    result_.updated += added.updated;
    result_.unchanged += added.unchanged;
  }

  void mark_done() {
    std::map<std::uint32_t, bool> decided;
    for (const Row& row : rows_) {
      const auto at = decided.emplace(row.where.first, true).first;
      at->second = at->second && row.decided;
    }
    for (const auto& [source, all] : decided) {
      if (all && Sources(project_).set_state(corpus_.sources[source], as_, "done")) {
        ++result_.sources_done;
      }
    }
  }

  Project& project_;
  const ConsensusOptions& options_;
  Sink& sink_;
  ConsensusResult result_;
  Corpus corpus_;
  std::optional<CodeFinder> finder_;
  std::vector<RowId> coders_;
  std::vector<std::string> names_;
  RowId as_ = 0;
  std::vector<std::string> times_;  ///< decisions that were times in the file
  std::set<RowId> corrected_;       ///< sources whose text is another than the sheet's
  std::vector<Row> rows_;
  /// By source and code: where words that were decided on begin; where they end, and in which row.
  std::map<Where, std::map<std::uint32_t, std::pair<std::uint32_t, std::size_t>>> taken_;
  std::map<Where, std::vector<Shelf>> theirs_;  ///< by coder
  std::map<Where, Shelf> mine_;
  std::map<Where, std::map<Span, const Row*>> wanted_;
  std::unordered_map<RowId, CodingDetail> details_;
};

}  // namespace

std::string consensus_version(std::string_view text_hash) {
  return std::string(text_hash.substr(0, kVersionLetters));
}

std::string consensus_passages(const std::vector<Span>& passages) {
  std::string out;
  for (const Span span : passages) {
    out += fmt::format("{}{}..{}", out.empty() ? "" : "; ", span.begin, span.end);
  }
  return out;
}

ConsensusResult apply_consensus(Project& project, const std::function<bool(ConsensusCells&)>& next,
                                const ConsensusOptions& options, Sink& sink) {
  return ConsensusSheet(project, options, sink).apply(next);
}

}  // namespace thema::model
