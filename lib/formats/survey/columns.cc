#include "formats/survey/columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_set>
#include <utility>

#include "base/near.h"
#include "base/strings.h"
#include "formats/common/dialogue.h"
#include "formats/survey/answers.h"
#include "text/utf8.h"

namespace thema::formats::survey {
namespace {

/// Headings that name respondents, without what is no letter or digit; the first that is there.
constexpr auto kRespondentHeads = std::to_array<std::string_view>(
    {"respondent", "respondentid", "participant",   "participantid", "case",      "caseid",
     "pid",        "responseid",   "recordid",      "subject",       "subjectid", "userid",
     "id",         "pseudonym",    "interviewee",   "name",          "fullname",  "teilnehmer",
     "proband",    "participante", "participantid", "encuestado",    "repondant"});

constexpr std::size_t kMostRemembered = 5000;  // cells of a column, to see how often they recur
constexpr std::size_t kMostDialogues = 50;     // cells of a column that are looked through

std::string key_of(std::string_view heading) {
  std::string key;
  for (const char c : ascii_lower(heading)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
  }
  return key;
}

/// Whether a cell is more than a word or two: an answer in one's own words.
bool is_long(std::string_view cell) {
  std::size_t words = 0, points = 0, dense = 0;  // dense: letters of scripts that need no blanks
  bool inside = false;
  for (std::size_t i = 0; i < cell.size() && words < 6 && dense < 12;) {
    const char32_t c = text::next_code_point(cell, i);
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0;
    if (!space && !inside) ++words;
    inside = !space;
    ++points;
    if (c >= 0x0E00) ++dense;
  }
  return words >= 6 || dense >= 12 || (words >= 4 && points >= 35);
}

/// What the cells of a column are like.
struct Look {
  std::size_t filled = 0, answers = 0, remembered = 0, looked_through = 0, dialogues = 0;
  std::unordered_set<std::size_t> distinct_answers, distinct;
  bool distinct_all = true;

  void add(const std::string& cell, const SpeakerOptions& speakers) {
    if (trim(cell).empty()) return;
    ++filled;
    const std::size_t hash = std::hash<std::string>{}(cell);
    if (distinct_all && !distinct.insert(hash).second) distinct_all = false;
    if (!is_long(cell)) return;
    ++answers;
    if (remembered < kMostRemembered) {
      ++remembered;
      distinct_answers.insert(hash);
    }
    if (looked_through < kMostDialogues) {
      ++looked_through;
      if (is_dialogue(answer_text(cell), speakers)) ++dialogues;
    }
  }
  /// Own words differ from one respondent to the next; the options of a list recur.
  bool is_text() const {
    return answers > 0 && answers * 100 >= filled * 15 &&
           distinct_answers.size() * 100 >= remembered * 60;
  }
  bool is_dialogue_column() const { return dialogues > 0 && dialogues * 2 >= looked_through; }
};

/// "A", "B", ... "AA": as spreadsheets call the column.
std::string letters_of(std::size_t column) {
  std::string out;
  for (std::size_t n = column + 1; n > 0; n = (n - 1) / 26) {
    out.insert(out.begin(), static_cast<char>('A' + (n - 1) % 26));
  }
  return out;
}

/// The column without a heading of that letter ("C") or number ("3", "column 3").
std::optional<std::size_t> unnamed_column(const Table& table, std::string_view place) {
  std::string wanted = ascii_lower(trim(place));
  if (wanted.starts_with("column ")) wanted.erase(0, 7);
  for (std::size_t i = 0; i < table.columns().size(); ++i) {
    if (!table.columns()[i].empty()) continue;
    if (wanted == std::to_string(i + 1) || wanted == ascii_lower(letters_of(i))) return i;
  }
  return std::nullopt;
}

bool has(const Table& table, std::string_view column) { return table.find(column).has_value(); }

/// Tables that other commands read, or that thema itself has printed.
void refuse_other_tables(const Table& table) {
  const auto refuse = [&](std::string_view what, std::string_view how) {
    throw Error(Errc::bad_input,
                fmt::format("it looks like {}, not like a survey: {} (--kind survey if it is one)",
                            what, how))
        .at(table.file());
  };
  const bool place =
      has(table, "quote") || has(table, "start") || has(table, "turns") || has(table, "lines");
  if (has(table, "cmoc") || (has(table, "stance") && has(table, "source"))) {
    refuse("a table of evidence", "'thema cmo evidence --import' reads it");
  }
  const bool marked =
      has(table, "start") && has(table, "end") && (has(table, "code") || has(table, "tag"));
  if (marked || (has(table, "source") && has(table, "code") && place)) {
    refuse("a table of codings", "'thema coding import' reads it");
  }
  if (has(table, "source") && has(table, "text") && place) {
    refuse("a table that thema has printed", "import the sources themselves");
  }
  if (has(table, "turn") && has(table, "speaker") && has(table, "start_ms")) {
    refuse("the turns of a source that thema has printed", "import the source itself");
  }
  const bool described =
      std::any_of(table.columns().begin(), table.columns().end(), [](const std::string& column) {
        const std::string name = ascii_lower(column);
        return name.find("description") != std::string::npos || name == "definition" ||
               name == "include" || name == "exclude";
      });
  if ((has(table, "code") || has(table, "path")) && described) {
    refuse("a codebook", "'thema code import' reads it");
  }
}

class Chooser {
 public:
  Chooser(Table& table, const ReadOptions& options)
      : table_(table), options_(options), looks_(table.columns().size()) {}

  Columns choose() {
    columns_.questions.reserve(table_.columns().size());
    for (std::size_t i = 0; i < table_.columns().size(); ++i) {
      const std::string heading = on_one_line(answer_text(table_.columns()[i]));
      columns_.questions.push_back(heading.empty() ? fmt::format("column {}", i + 1) : heading);
    }
    look();
    used_.assign(looks_.size(), false);
    choose_named();
    if (options_.survey.respondent.empty()) columns_.respondent = find_respondent();
    if (columns_.respondent) used_[*columns_.respondent] = true;
    if (options_.survey.text.empty()) find_text();
    if (options_.survey.attributes.empty()) {
      for (std::size_t i = 0; i < looks_.size(); ++i) {
        if (!used_[i] && !table_.columns()[i].empty()) columns_.attributes.push_back(i);
      }
    }
    for (std::size_t i = 0; i < looks_.size(); ++i) {
      const bool chosen =
          used_[i] || std::find(columns_.attributes.begin(), columns_.attributes.end(), i) !=
                          columns_.attributes.end();
      if (!chosen && table_.columns()[i].empty() && looks_[i].filled > 0) {
        columns_.unnamed.push_back({i, looks_[i].filled});
      }
    }
    for (const std::size_t i : columns_.text) {
      columns_.dialogue.push_back(looks_[i].is_dialogue_column());
    }
    return std::move(columns_);
  }

 private:
  /// Qualtrics writes the questions and its own numbers into two rows behind the header.
  bool is_import_row(const Record& record) const {
    return !record.cells.empty() && record.cells[0].starts_with("{\"ImportId\":");
  }

  void look() {
    Record record, first;
    for (std::size_t row = 1; table_.next(record); ++row) {
      if (row == 2 && is_import_row(record)) {
        columns_.skip = 2;
        looks_.assign(looks_.size(), Look{});
        for (std::size_t i = 0; i < first.cells.size(); ++i) {
          const std::string question = on_one_line(answer_text(first.cells[i]));
          if (!question.empty()) columns_.questions[i] = question;
        }
        continue;
      }
      if (row == 1) first = record;
      for (std::size_t i = 0; i < looks_.size(); ++i) {
        looks_[i].add(record.cells[i], options_.speakers);
      }
    }
    table_.rewind();
  }

  std::size_t named(const std::string& name) {
    auto found = table_.find(name);
    if (!found) found = unnamed_column(table_, name);
    if (!found) {
      throw Error(
          Errc::bad_input,
          fmt::format("no column '{}'; the file has: {}", name, join(columns_.questions, ", ")),
          did_you_mean(name, table_.columns()))
          .at(table_.file(), table_.header_line());
    }
    if (used_[*found]) {
      throw Error(Errc::usage, fmt::format("column '{}' is named twice: it can be one of "
                                           "respondent, text or attribute",
                                           name));
    }
    used_[*found] = true;
    return *found;
  }

  void choose_named() {
    const SurveyOptions& s = options_.survey;
    if (!s.respondent.empty()) columns_.respondent = named(s.respondent);
    for (const std::string& name : s.text) columns_.text.push_back(named(name));
    for (const std::string& name : s.attributes) columns_.attributes.push_back(named(name));
    for (const std::string& name : s.source_attributes) {
      columns_.source_attributes.push_back(named(name));
    }
  }

  std::optional<std::size_t> find_respondent() const {
    std::optional<std::size_t> best;
    std::size_t best_rank = kRespondentHeads.size();
    for (std::size_t i = 0; i < looks_.size(); ++i) {
      if (used_[i] || looks_[i].filled == 0) continue;
      const auto head =
          std::find(kRespondentHeads.begin(), kRespondentHeads.end(), key_of(table_.columns()[i]));
      const auto rank = static_cast<std::size_t>(head - kRespondentHeads.begin());
      if (rank < best_rank) {
        best = i;
        best_rank = rank;
      }
    }
    if (best) return best;
    for (std::size_t i = 0; i < looks_.size(); ++i) {
      const std::string key = key_of(table_.columns()[i]);
      if (!used_[i] && key.ends_with("id") && looks_[i].filled > 0 && looks_[i].distinct_all) {
        return i;
      }
    }
    return std::nullopt;
  }

  void find_text() {
    for (std::size_t i = 0; i < looks_.size(); ++i) {
      if (used_[i] || !looks_[i].is_text()) continue;
      columns_.text.push_back(i);
      used_[i] = true;
    }
    if (!columns_.text.empty()) return;
    const std::string_view how =
        options_.survey.kind == "survey"
            ? "name the columns of answers: --text COLUMN"
            : "if it is a survey, name the columns of answers: --text COLUMN; a table of cases is "
              "read by 'thema case import'";
    throw Error(Errc::bad_input,
                fmt::format("no column holds answers in people's own words; {}", how))
        .at(table_.file());
  }

  Table& table_;
  const ReadOptions& options_;
  std::vector<Look> looks_;
  std::vector<bool> used_;
  Columns columns_;
};

void tell(const Table& table, const Columns& columns, Sink& sink) {
  const auto list = [&](const std::vector<std::size_t>& chosen) {
    constexpr std::size_t kMostShown = 12;
    std::vector<std::string> names;
    for (const std::size_t i : chosen) {
      if (names.size() == kMostShown) {
        names.push_back(fmt::format("and {} more", chosen.size() - kMostShown));
        break;
      }
      names.push_back("'" + columns.questions[i] + "'");
    }
    return join(names, ", ");
  };
  std::string message = columns.respondent ? fmt::format("respondents by '{}'",
                                                         columns.questions[*columns.respondent])
                                           : "no column names the respondents: rows are numbered";
  message += "; answers: " + list(columns.text);
  std::vector<std::size_t> talks;
  for (std::size_t i = 0; i < columns.text.size(); ++i) {
    if (columns.dialogue[i]) talks.push_back(columns.text[i]);
  }
  if (!talks.empty()) message += "; conversations in the cells of " + list(talks);
  if (!columns.attributes.empty()) message += "; attributes: " + list(columns.attributes);
  if (!columns.source_attributes.empty()) {
    message += "; of the source: " + list(columns.source_attributes);
  }
  sink.report({.level = Level::notice,
               .id = "survey-columns",
               .message = std::move(message),
               .file = table.file(),
               .object = {}});
}

void tell_unnamed(const Table& table, const Columns& columns, Sink& sink) {
  if (columns.unnamed.empty()) return;
  constexpr std::size_t kMostShown = 12;
  std::string list;
  for (std::size_t i = 0; i < columns.unnamed.size() && i < kMostShown; ++i) {
    const auto& [column, filled] = columns.unnamed[i];
    list += fmt::format("{}{} ({} filled cell{})", i == 0 ? "" : ", ", letters_of(column), filled,
                        filled == 1 ? "" : "s");
  }
  if (columns.unnamed.size() > kMostShown) {
    list += fmt::format(" and {} more", columns.unnamed.size() - kMostShown);
  }
  const bool one = columns.unnamed.size() == 1;
  sink.report({.level = Level::warning,
               .id = "survey-unnamed-columns",
               .message = fmt::format(
                   "{} without a heading {} left out: {}; give {} a heading, or take {} by the "
                   "letter: --text {}",
                   one ? "a column" : "columns", one ? "is" : "are", list, one ? "it" : "them",
                   one ? "it" : "them", letters_of(columns.unnamed.front().column)),
               .file = table.file(),
               .line = table.header_line(),
               .object = {}});
}

}  // namespace

Columns choose_columns(Table& table, const ReadOptions& options, Sink& sink) {
  if (options.survey.kind != "survey" && options.survey.text.empty()) refuse_other_tables(table);
  Columns columns = Chooser(table, options).choose();
  tell(table, columns, sink);
  tell_unnamed(table, columns, sink);
  return columns;
}

}  // namespace thema::formats::survey
