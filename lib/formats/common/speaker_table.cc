#include "formats/common/speaker_table.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/strings.h"
#include "formats/common/label_words.h"
#include "formats/common/lines.h"
#include "formats/common/timestamp.h"

namespace thema::formats::rich {
namespace {

constexpr auto kSpeakerHeads = std::to_array<std::string_view>(
    {"speaker", "name", "who", "participant", "person", "voice", "sprecher", "sprecherin",
     "hablante", "orador", "locuteur", "falante", "speaker name", "说话人", "發言人"});
constexpr auto kWordsHeads = std::to_array<std::string_view>(
    {"text", "transcript", "transcription", "words", "utterance", "speech", "dialogue", "dialog",
     "content", "what was said", "said", "texto", "texte", "transkript", "transcripción"});

template <std::size_t N>
bool is_head(std::string_view cell, const std::array<std::string_view, N>& heads) {
  return std::find(heads.begin(), heads.end(), label_key(clean_label(cell))) != heads.end();
}

bool is_time(std::string_view cell) {
  cell = trim_space(cell);
  const auto stamp = time_stamp_at(cell, 0);
  return stamp && stamp->end == cell.size();
}

bool is_number(std::string_view cell) {
  cell = trim_space(cell);
  if (cell.ends_with('.')) cell.remove_suffix(1);
  return !cell.empty() && std::all_of(cell.begin(), cell.end(), is_digit);
}

struct Column {
  std::size_t filled = 0, times = 0, numbers = 0, labels = 0, known = 0, bytes = 0;
  std::map<std::string, std::size_t> names;

  void add(const std::string& text) {
    if (text.empty()) return;
    ++filled;
    bytes += text.size();
    if (is_time(text)) ++times;
    if (is_number(text)) ++numbers;
    const std::string name = speaker_cell(text).name;
    const Likeness like = likeness(name);
    if (like < Likeness::weak || text.find('\n') != std::string::npos) return;
    ++labels;
    if (like == Likeness::known) ++known;
    ++names[label_key(name)];
  }
  bool mostly(std::size_t n) const { return filled > 0 && n * 10 >= filled * 8; }
  /// Names as people have who talk to each other: they come again, or are known for what they are.
  bool speaks() const {
    if (filled < 2 || labels * 10 < filled * 9) return false;
    return names.size() < labels || (known > 0 && labels <= 4);
  }
};

using Texts = std::vector<std::vector<std::string>>;

/// The columns named by a header, when there is one.
std::optional<SpeakerColumns> by_header(const Texts& rows) {
  std::optional<std::size_t> speaker, words, time;
  for (std::size_t c = 0; c < rows.front().size(); ++c) {
    const std::string& cell = rows.front()[c];
    if (!speaker && is_head(cell, kSpeakerHeads)) speaker = c;
    if (!words && is_head(cell, kWordsHeads)) words = c;
    if (!time && ascii_lower(cell).starts_with("time")) time = c;
  }
  if (!speaker || !words) return std::nullopt;
  return SpeakerColumns{.speaker = *speaker, .words = *words, .time = time, .first_row = 1};
}

std::optional<SpeakerColumns> by_content(const std::vector<Column>& columns) {
  std::size_t words = 0;
  for (std::size_t c = 1; c < columns.size(); ++c) {
    if (columns[c].bytes > columns[words].bytes) words = c;
  }
  std::optional<std::size_t> speaker, time;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const Column& column = columns[c];
    if (c == words || column.filled == 0 || column.mostly(column.numbers)) continue;
    if (column.mostly(column.times)) {
      time = c;
    } else if (!speaker && column.speaks()) {
      speaker = c;
    } else {
      return std::nullopt;  // a column of something else: not a conversation
    }
  }
  // Words that people say are longer than the names of those who say them.
  if (!speaker || columns[words].bytes < 2 * columns[*speaker].bytes) return std::nullopt;
  return SpeakerColumns{.speaker = *speaker, .words = words, .time = time, .first_row = 0};
}

}  // namespace

std::string cell_text(const Cell& cell) {
  std::vector<Anchor> ignored;
  return cell_text(cell, ignored);
}

std::string cell_text(const Cell& cell, std::vector<Anchor>& anchors) {
  std::string out;
  for (const Paragraph& p : cell) {
    const std::string_view text = trim_space(p.text);
    if (!text.empty() && !out.empty()) out += '\n';
    const std::size_t trimmed =
        text.empty() ? 0 : static_cast<std::size_t>(text.data() - p.text.data());
    for (Anchor anchor : p.anchors) {
      anchor.byte -= std::min(anchor.byte, trimmed);
      anchor.byte = out.size() + std::min(anchor.byte, text.size());
      anchors.push_back(anchor);
    }
    out += text;
  }
  return out;
}

SpeakerCell speaker_cell(std::string_view text) {
  SpeakerCell out;
  text = trim_space(text);
  if (const auto stamp = time_stamp_at(text, 0); stamp && stamp->end < text.size()) {
    out.start_ms = stamp->start_ms;
    out.end_ms = stamp->end_ms;
    text = trim_space(text.substr(stamp->end));
  } else if (const auto last = trailing_time_stamp(text)) {
    out.start_ms = last->stamp.start_ms;
    out.end_ms = last->stamp.end_ms;
    text = trim_space(text.substr(0, last->begin));
  }
  while (!text.empty() && (text.back() == ':' || text.back() == ' ')) text.remove_suffix(1);
  if (text.ends_with("：")) text.remove_suffix(3);
  if (text.size() > 2 && text.front() == '[' && text.back() == ']') {
    text = text.substr(1, text.size() - 2);
  }
  out.name = clean_label(text);
  return out;
}

std::optional<SpeakerColumns> speaker_columns(const std::vector<Row>& rows) {
  const std::size_t width = rows.front().size();
  if (width < 2 || width > 5 || rows.size() < 2) return std::nullopt;
  const auto regular = static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [&](const Row& row) { return row.size() == width; }));
  if (regular * 10 < rows.size() * 9) return std::nullopt;
  Texts texts;
  for (const Row& row : rows) {
    std::vector<std::string>& cells = texts.emplace_back();
    for (const Cell& cell : row) cells.push_back(cell_text(cell));
  }
  if (auto named = by_header(texts)) return named;
  std::vector<Column> columns(width);
  for (const auto& row : texts) {
    for (std::size_t c = 0; c < row.size() && c < width; ++c) columns[c].add(row[c]);
  }
  return by_content(columns);
}

}  // namespace thema::formats::rich
