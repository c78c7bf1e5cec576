#include "formats/survey/conversation.h"

#include <utility>

#include "base/error.h"
#include "base/strings.h"
#include "formats/common/dialogue.h"
#include "formats/common/speaker_table.h"
#include "formats/common/timestamp.h"
#include "formats/survey/answers.h"
#include "formats/survey/survey.h"

namespace thema::formats::survey {
namespace {

constexpr std::size_t kRowsLookedAt = 200;

rich::Row rich_row(const std::vector<std::string>& cells) {
  rich::Row row;
  for (const std::string& cell : cells) {
    rich::Paragraph paragraph;
    paragraph.text = answer_text(cell);
    row.push_back({std::move(paragraph)});
  }
  return row;
}

/// "Start" and "End" are counted in milliseconds where they are whole numbers, as Whisper does.
std::int64_t time_of(const std::string& cell) {
  const std::string_view text = trim(cell);
  if (const auto ms = parse_integer(text); ms && *ms >= 0) return *ms;
  const auto stamp = time_stamp_at(text, 0);
  return stamp && stamp->end == text.size() ? stamp->start_ms : -1;
}

bool is_time(const std::string& cell) { return time_of(cell) >= 0; }

std::optional<ConversationColumns> timed(Table& table) {
  const auto start = table.find("start"), words = table.find("text");
  if (!start || !words || table.columns().size() > 4) return std::nullopt;
  const auto speaker = table.find("speaker");
  Record record;
  std::size_t rows = 0, times = 0;
  while (rows < kRowsLookedAt && table.next(record)) {
    ++rows;
    if (is_time(record.cells[*start])) ++times;
  }
  table.rewind();
  if (rows == 0 || times * 10 < rows * 9) return std::nullopt;
  return ConversationColumns{.words = *words,
                             .speaker = speaker,
                             .start = start,
                             .end = table.find("end"),
                             .header_speaks = false};
}

/// "start", "end", "text" between tabs, in whole milliseconds: only Whisper writes so.
bool is_of_whisper(const Table& table) {
  return table.format() == "tsv" &&
         table.columns() == std::vector<std::string>{"start", "end", "text"};
}

bool ends_as_label(std::string_view cell) {
  cell = trim(cell);
  return cell.size() > 1 && (cell.ends_with(':') || cell.ends_with("："));
}

/// "Anna:" and her words, without a header. Sounds and remarks may stand in place of names.
bool speaks_from_the_first_line(Table& table) {
  if (table.columns().size() != 2 || !ends_as_label(table.columns()[0])) return false;
  Record record;
  std::size_t rows = 1, labels = 1;
  while (rows < kRowsLookedAt && table.next(record)) {
    ++rows;
    if (ends_as_label(record.cells[0])) ++labels;
  }
  table.rewind();
  return rows > 1 && labels * 2 > rows;
}

}  // namespace

std::optional<ConversationColumns> conversation_columns(Table& table) {
  if (const auto columns = timed(table)) return columns;
  if (speaks_from_the_first_line(table)) {
    return ConversationColumns{
        .words = 1, .speaker = 0, .start = {}, .end = {}, .header_speaks = true};
  }
  std::vector<rich::Row> rows{rich_row(table.columns())};
  Record record;
  while (rows.size() < kRowsLookedAt && table.next(record)) rows.push_back(rich_row(record.cells));
  table.rewind();
  const auto found = rich::speaker_columns(rows);
  // By what the cells hold alone, a survey with names and answers would be one, too.
  if (!found || found->first_row == 0) return std::nullopt;
  return ConversationColumns{.words = found->words,
                             .speaker = found->speaker,
                             .start = found->time,
                             .end = {},
                             .header_speaks = false};
}

model::DocumentDraft read_conversation(std::string_view bytes, const ReadOptions& options,
                                       Sink& sink) {
  TableOptions how;
  how.encoding = options.encoding;
  how.sheet = options.survey.sheet;
  how.number_columns = true;
  Sink quiet;  // it was opened before, and all was told
  Table table(std::string(bytes), options.name, quiet, how);
  static_cast<void>(sink);
  const auto columns = conversation_columns(table);
  if (!columns) {
    throw Error(Errc::bad_input, "the table has no columns of speakers (or times) and words")
        .at(options.name);
  }
  std::vector<Speech> speech;
  const auto add = [&](const std::vector<std::string>& cells) {
    Speech s;
    s.text = answer_text(cells[columns->words]);
    if (columns->speaker) {
      const std::string cell = answer_text(cells[*columns->speaker]);
      const rich::SpeakerCell who = rich::speaker_cell(cell);
      if (s.text.empty() && !ends_as_label(cell)) {
        s.text = cell;  // "[Laughter]"
      } else if (!who.name.empty()) {
        s.speaker = who.name;
      }
      s.start_ms = who.start_ms;
    }
    if (columns->start) s.start_ms = time_of(cells[*columns->start]);
    if (columns->end) s.end_ms = time_of(cells[*columns->end]);
    speech.push_back(std::move(s));
  };
  if (columns->header_speaks) add(table.columns());
  bool whisper = is_of_whisper(table);
  Record record;
  while (table.next(record)) {
    whisper = whisper && parse_integer(record.cells[0]) && parse_integer(record.cells[1]);
    add(record.cells);
  }
  model::DocumentDraft draft = join_dialogue(dialogue_of(speech, options.speakers));
  if (draft.turns.empty()) {
    throw Error(Errc::bad_input, "nobody says a word in this table").at(options.name);
  }
  draft.format = table.format();
  draft.encoding = table.encoding();
  if (whisper) draft.service = "whisper";
  return draft;
}

}  // namespace thema::formats::survey
