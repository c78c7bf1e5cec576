#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/hash.h"
#include "base/strings.h"
#include "model/check_parts.h"
#include "model/corpus.h"
#include "model/interviewer_words.h"
#include "model/project.h"
#include "model/sources.h"
#include "model/speaker_links.h"
#include "store/database.h"
#include "text/text_index.h"

namespace thema::model {

namespace {

/// Tables whose rows hold a place in a text, and how their rows are named.
struct PlaceTable {
  std::string_view what;
  char short_id;  ///< kind of its short ids; 0: it has none
  std::string_view sql;
};

constexpr PlaceTable kPlaces[] = {
    {"coding", 'c',
     "SELECT id, start_cp, end_cp, quote_hash FROM coding WHERE source_id = ?1 AND anchor <> "
     "'lost' "
     "ORDER BY start_cp, end_cp, id"},
    {"evidence", 'e',
     "SELECT id, start_cp, end_cp, quote_hash FROM evidence WHERE source_id = ?1 "
     "AND anchor <> 'lost' ORDER BY start_cp, end_cp, id"},
    {"memo", 'm',
     "SELECT id, start_cp, end_cp, quote_hash FROM memo WHERE source_id = ?1 "
     "AND start_cp IS NOT NULL AND anchor <> 'lost' ORDER BY start_cp, end_cp, id"},
    {"reference of a summary", 0,
     "SELECT id, start_cp, end_cp, quote_hash FROM summary_reference WHERE source_id = ?1 "
     "AND anchor <> 'lost' ORDER BY start_cp, end_cp, id"},
};

class SourceCheck {
 public:
  SourceCheck(Project& project, const Source& source, const Found& found)
      : project_(project),
        source_(source),
        found_(found),
        text_(load_text(project, source)),
        index_(std::string_view(text_)) {}

  void places() {
    for (const PlaceTable& table : kPlaces) {
      auto q = project_.db().query(table.sql);
      q.bind_all(source_.id);
      while (q.step()) {
        const std::string object =
            table.short_id == 0 ? source_.name : short_id(table.short_id, q.integer(0));
        place(table.what, object, {q.u32(1), q.u32(2)}, q.maybe_integer(3));
      }
    }
  }

  void turns(const std::vector<Turn>& turns) {
    std::uint32_t number = 0, end = 0;
    for (const Turn& t : turns) {
      ++number;
      const bool inside = t.span.begin < t.span.end && t.span.end <= index_.length();
      if (!inside) {
        problem("turn-outside", source_.name,
                fmt::format("turn {} is not inside the text", t.number));
      } else if (t.number != number || t.span.begin < end) {
        problem("turn-order", source_.name, fmt::format("turn {} is out of order", t.number));
      }
      number = t.number;
      end = t.span.end;
    }
  }

 private:
  void place(std::string_view what, const std::string& object, text::Span span,
             std::optional<std::int64_t> hash) {
    if (span.empty() || span.end > index_.length()) {
      problem(
          "passage-outside", object,
          fmt::format("the place of a {}, [{}, {}) of '{}', is outside its text of {} code points",
                      what, span.begin, span.end, source_.name, index_.length()));
    } else if (hash && *hash != quote_hash(index_.slice(span))) {
      problem("quote-changed", object,
              fmt::format("the words of a {} at [{}, {}) of '{}' are not those that were quoted",
                          what, span.begin, span.end, source_.name));
    }
  }

  void problem(std::string id, const std::string& object, std::string message) {
    found_({std::move(id), Level::error, object, std::move(message)});
  }

  Project& project_;
  const Source& source_;
  const Found& found_;
  std::string text_;
  text::TextIndex index_;
};

/// What of a source's codings or evidence holds nothing but what an interviewer said, which is
/// often a slip. `rows`: id, start, end and what it is of, by place.
struct AskedOnly {
  std::string_view id, one, many;
  char letter;
  std::string_view rows;
};

constexpr AskedOnly kAskedOnly[] = {
    {"interviewer-only", "coding", "codings", 'c',
     "SELECT k.id, k.start_cp, k.end_cp, c.name FROM coding k JOIN code c ON c.id = k.code_id "
     "WHERE k.source_id = ?1 AND k.status = '' AND k.anchor <> 'lost' "
     "ORDER BY k.start_cp, k.end_cp, k.id"},
    // What nobody answered may be shown by the question.
    {"interviewer-only-evidence", "piece of evidence", "pieces of evidence", 'e',
     "SELECT e.id, e.start_cp, e.end_cp, m.label FROM evidence e "
     "JOIN cmoc_version v ON v.id = e.version_id JOIN cmoc m ON m.id = v.cmoc_id "
     "WHERE e.source_id = ?1 AND e.anchor <> 'lost' AND e.stance <> 'silent' "
     "ORDER BY e.start_cp, e.end_cp, e.id"}};

void check_interviewer_only(Project& project, const Source& source, const std::vector<Turn>& turns,
                            const InterviewerWords& asked, const AskedOnly& what,
                            const Found& found) {
  auto q = project.db().query(what.rows);
  q.bind_all(source.id);
  std::size_t n = 0;
  std::string first_id, places;
  constexpr std::size_t kNamed = 10;
  while (q.step()) {
    const Turn* const turn = asked.only(turns, {q.u32(1), q.u32(2)});
    if (turn == nullptr) continue;
    if (n == 0) first_id = short_id(what.letter, q.integer(0));
    if (n++ >= kNamed) continue;
    places += fmt::format("{}'{}' at turn {}", places.empty() ? "" : ", ", q.text(3), turn->number);
  }
  if (n == 0) return;
  if (n > kNamed) places += fmt::format(" and {} more", n - kNamed);
  // One line a source: a habit shows as such.
  found(
      {std::string(what.id), Level::warning, n == 1 ? first_id : source.name,
       fmt::format("{} {} of '{}' {} nothing but an interviewer's words: {}", n,
                   n == 1 ? what.one : what.many, source.name, n == 1 ? "holds" : "hold", places)});
}

void check_shared_words(Project& project, const Source& source, const std::vector<Turn>& turns,
                        const Found& found) {
  const SharedWords shared = shared_words(project, source, turns);
  if (shared.labels.empty()) return;
  found(
      {"shared-words", Level::warning, source.name,
       fmt::format("what {} {} in '{}' counts for each of its cases {}: link speakers with 'thema "
                   "speaker set SOURCE LABEL --case CASE'",
                   join(shared.labels, ", "), shared.labels.size() == 1 ? "says" : "say",
                   source.name, join(shared.cases, ", "))});
}

}  // namespace

void check_passages(Project& project, const Found& found, Sink& sink) {
  const InterviewerWords asked(project);
  const std::vector<Source> sources = Sources(project).list();
  for (std::size_t i = 0; i < sources.size(); ++i) {
    sink.progress("checking passages", i + 1, sources.size());
    try {
      const std::vector<Turn> turns = load_turns(project, sources[i]);
      SourceCheck source(project, sources[i], found);
      source.turns(turns);
      source.places();
      for (const AskedOnly& what : kAskedOnly) {
        check_interviewer_only(project, sources[i], turns, asked, what, found);
      }
      check_shared_words(project, sources[i], turns, found);
    } catch (const Error& e) {
      found({"unreadable", Level::error, sources[i].name, e.what()});
    }
  }
}

}  // namespace thema::model
