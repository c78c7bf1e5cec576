#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/error.h"
#include "base/hash.h"
#include "model/check_parts.h"
#include "model/corpus.h"
#include "model/project.h"
#include "model/sources.h"
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

/// A coding that holds nothing but what an interviewer said is often a slip.
void check_interviewer_only(Project& project, const Source& source, const std::vector<Turn>& turns,
                            const std::unordered_map<RowId, SpeakerRole>& roles,
                            const Found& found) {
  auto q = project.db().query(
      "SELECT k.id, k.start_cp, k.end_cp, c.name FROM coding k JOIN code c ON c.id = k.code_id "
      "WHERE k.source_id = ?1 AND k.status = '' AND k.anchor <> 'lost' "
      "ORDER BY k.start_cp, k.end_cp, k.id");
  q.bind_all(source.id);
  const auto asks = [&](const Turn& t) {
    const auto role = roles.find(t.speaker);
    return role != roles.end() && role->second == SpeakerRole::interviewer;
  };
  std::size_t codings = 0;
  std::string first_id, places;
  constexpr std::size_t kNamed = 10;
  while (q.step()) {
    const text::Span span{q.u32(1), q.u32(2)};
    auto turn = std::partition_point(turns.begin(), turns.end(),
                                     [&](const Turn& t) { return t.span.end <= span.begin; });
    const auto first = turn;
    while (turn != turns.end() && turn->span.begin < span.end && asks(*turn)) ++turn;
    const bool others = turn != turns.end() && turn->span.begin < span.end;
    if (turn == first || others) continue;
    if (codings == 0) first_id = short_id('c', q.integer(0));
    if (codings++ >= kNamed) continue;
    places +=
        fmt::format("{}'{}' at turn {}", places.empty() ? "" : ", ", q.text(3), first->number);
  }
  if (codings == 0) return;
  if (codings > kNamed) places += fmt::format(" and {} more", codings - kNamed);
  // One line a source: a habit shows as such.
  found({"interviewer-only", Level::warning, codings == 1 ? first_id : source.name,
         fmt::format("{} of '{}' {} nothing but an interviewer's words: {}",
                     codings == 1 ? "1 coding" : fmt::format("{} codings", codings), source.name,
                     codings == 1 ? "holds" : "hold", places)});
}

}  // namespace

void check_passages(Project& project, const Found& found, Sink& sink) {
  std::unordered_map<RowId, SpeakerRole> roles;
  auto q = project.db().query("SELECT id, role FROM speaker");
  while (q.step()) roles.emplace(q.integer(0), speaker_role(q.text(1)));
  const std::vector<Source> sources = Sources(project).list();
  for (std::size_t i = 0; i < sources.size(); ++i) {
    sink.progress("checking passages", i + 1, sources.size());
    try {
      const std::vector<Turn> turns = load_turns(project, sources[i]);
      SourceCheck source(project, sources[i], found);
      source.turns(turns);
      source.places();
      check_interviewer_only(project, sources[i], turns, roles, found);
    } catch (const Error& e) {
      found({"unreadable", Level::error, sources[i].name, e.what()});
    }
  }
}

}  // namespace thema::model
