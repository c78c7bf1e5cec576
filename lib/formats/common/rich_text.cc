#include "formats/common/rich_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "base/error.h"
#include "formats/common/label_words.h"
#include "formats/common/lines.h"
#include "formats/common/service_lines.h"
#include "formats/common/speaker_table.h"
#include "formats/common/turns.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace thema::formats::rich {
namespace {

/// Writes the blocks as text and notes where paragraphs, bold letters and speakers' cells are.
class TextWriter {
 public:
  explicit TextWriter(bool speakers) : speakers_(speakers) { shape.rich = true; }

  void write(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      if (block.rows.empty()) {
        paragraph(block.paragraph);
      } else {
        table(block.rows);
      }
    }
    if (!text.empty()) text += '\n';
  }

  /// The same behind what was written, after a blank line.
  void write_behind(const std::vector<Block>& blocks) {
    if (!text.empty()) text.pop_back();
    blank_ = true;
    write(blocks);
  }

  /// The text with blanks in place of the marks of lists, for finding labels.
  std::string without_marks() const {
    std::string out = text;
    for (const auto& [begin, end] : marks_) {
      std::fill(out.begin() + begin, out.begin() + end, ' ');
    }
    return out;
  }

  std::string text;
  TextShape shape;
  FoundLabels table_labels;
  std::vector<Anchor> anchors;  ///< bytes of the text
  /// Bytes of the lines that come from tables of speakers.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> table_lines;

 private:
  std::uint32_t here() const { return static_cast<std::uint32_t>(text.size()); }

  /// Begins a line for a paragraph. Blank paragraphs, however many, make one blank line.
  void begin_line() {
    constexpr std::size_t kMostBytes = 1U << 31U;
    if (text.size() > kMostBytes) throw Error(Errc::bad_input, "the document has more than 2 GiB");
    if (!text.empty()) text += blank_ ? "\n\n" : "\n";
    blank_ = false;
    shape.paragraphs.push_back(here());
  }

  void paragraph(const Paragraph& p) {
    if (trim_space(p.text).empty()) {
      take_anchors(p.anchors, here(), 0);
      blank_ = true;
      return;
    }
    begin_line();
    const std::uint32_t line = here();
    if (!p.mark.empty()) {
      text += p.mark;
      text += ' ';
      marks_.emplace_back(line, here());
    }
    if (p.bold_end > 0) {
      shape.bold.push_back({.line = line, .end = here() + static_cast<std::uint32_t>(p.bold_end)});
    }
    take_anchors(p.anchors, here(), p.text.size());
    text += p.text;
  }

  /// Anchors of a text of `size` bytes that is written from `begin` on.
  void take_anchors(const std::vector<Anchor>& from, std::size_t begin, std::size_t size) {
    for (Anchor anchor : from) {
      anchor.byte = begin + std::min(anchor.byte, size);
      anchors.push_back(anchor);
    }
  }

  void table(const std::vector<Row>& rows) {
    const auto columns = speakers_ ? speaker_columns(rows) : std::nullopt;
    const std::uint32_t begin = here();
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const bool speech = columns && r >= columns->first_row &&
                          rows[r].size() > std::max(columns->speaker, columns->words);
      if (speech) {
        speaker_row(rows[r], *columns);
      } else {
        plain_row(rows[r]);
      }
    }
    if (columns) table_lines.emplace_back(begin, here());
  }

  static Cell with_marks(Cell cell) {
    for (Paragraph& p : cell) {
      if (p.mark.empty()) continue;
      p.text.insert(0, p.mark + ' ');
      for (Anchor& anchor : p.anchors) anchor.byte += p.mark.size() + 1;
    }
    return cell;
  }

  void plain_row(const Row& row) {
    if (row.size() == 1) {
      for (const Paragraph& p : row.front()) paragraph(p);
      return;
    }
    Paragraph line;
    for (const auto& cell : row) {
      if (&cell != &row.front()) line.text += '\t';
      std::vector<Anchor> inside;
      const std::string words = cell_text(with_marks(cell), inside);
      for (Anchor anchor : inside) {
        anchor.byte += line.text.size();
        line.anchors.push_back(anchor);
      }
      line.text += words;
    }
    paragraph(line);
  }

  void speaker_row(const Row& row, const SpeakerColumns& columns) {
    std::vector<Anchor> of_words, of_name;
    const std::string words = cell_text(row[columns.words], of_words);
    auto cell = speaker_cell(cell_text(row[columns.speaker], of_name));
    if (words.empty()) {
      take_anchors(of_name, here(), 0);
      take_anchors(of_words, here(), 0);
      return;
    }
    begin_line();
    if (!cell.name.empty()) {
      if (columns.time && *columns.time < row.size()) take_time(row[*columns.time], cell);
      const std::uint32_t begin = here();
      text += cell.name;
      text += ':';
      table_labels.labels.push_back(Label{.line = begin,
                                          .begin = begin,
                                          .end = here(),
                                          .speaker = number(cell.name),
                                          .start_ms = cell.start_ms,
                                          .end_ms = cell.end_ms});
      text += ' ';
    }
    take_anchors(of_name, here(), 0);
    take_anchors(of_words, here(), words.size());
    text += words;
  }

  static void take_time(const Cell& from, SpeakerCell& cell) {
    const std::string time = cell_text(from);
    const auto stamp = time_stamp_at(time, 0);
    if (!stamp) return;
    cell.start_ms = stamp->start_ms;
    cell.end_ms = stamp->end_ms;
  }

  std::uint32_t number(const std::string& name) {
    const std::string key = label_key(name);
    const auto [entry, fresh] =
        numbers_.try_emplace(key, static_cast<std::uint32_t>(table_labels.names.size()));
    if (fresh) table_labels.names.push_back(name);
    return entry->second;
  }

  bool speakers_;
  bool blank_ = false;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> marks_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// The labels of tables in place of what was found in their lines.
FoundLabels merge(FoundLabels found, const TextWriter& writer) {
  if (writer.table_labels.labels.empty()) return found;
  const auto& tables = writer.table_lines;  // in the order of the text
  std::erase_if(found.labels, [&](const Label& label) {
    const auto next =
        std::upper_bound(tables.begin(), tables.end(), label.line,
                         [](std::uint32_t line, const auto& table) { return line < table.first; });
    return next != tables.begin() && label.line < std::prev(next)->second;
  });
  std::unordered_map<std::string, std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < found.names.size(); ++i) {
    numbers.emplace(label_key(found.names[i]), i);
  }
  for (Label label : writer.table_labels.labels) {
    const std::string& name = writer.table_labels.names[label.speaker];
    const auto [entry, fresh] =
        numbers.try_emplace(label_key(name), static_cast<std::uint32_t>(found.names.size()));
    if (fresh) found.names.push_back(name);
    label.speaker = entry->second;
    found.labels.push_back(label);
  }
  std::stable_sort(found.labels.begin(), found.labels.end(),
                   [](const Label& a, const Label& b) { return a.line < b.line; });
  return found;
}

void tell(std::size_t count, std::string_view id, std::string_view what, std::string_view format,
          const ReadOptions& options, Sink& sink) {
  if (count == 0) return;
  sink.notice(fmt::format("{}-{}", format, id), fmt::format("{} {}", count, what), options.name);
}

void report(const Tally& tally, std::string_view format, const ReadOptions& options, Sink& sink) {
  if (tally.inserted + tally.deleted > 0) {
    sink.notice(fmt::format("{}-tracked-changes", format),
                fmt::format("tracked changes: read as if accepted ({} deletions left out, {} "
                            "insertions kept)",
                            tally.deleted, tally.inserted),
                options.name);
  }
  tell(tally.notes, "notes", "footnotes or endnotes are not part of the text", format, options,
       sink);
  tell(tally.notes_read, "notes",
       "footnotes or endnotes: numbers in brackets mark where they stand, their texts are at the "
       "end",
       format, options, sink);
  tell(tally.comments, "comments",
       format == "docx"
           ? "comments are not part of the text; --comments codes makes codings of them"
           : "comments are not part of the text",
       format, options, sink);
  tell(tally.text_boxes, "text-boxes",
       "text boxes are read behind the paragraphs that they stand at", format, options, sink);
  tell(tally.hidden, "hidden-text", "stretches of hidden text are not part of the text", format,
       options, sink);
  tell(tally.unknown_signs, "signs",
       "signs that only their font knows: U+FFFD stands for each, look them up in the document",
       format, options, sink);
  if (tally.embedded > 0) {
    sink.warn(fmt::format("{}-embedded", format),
              fmt::format("{} documents that the document holds are not read: save it anew in a "
                          "word processor, which makes them part of the text",
                          tally.embedded),
              options.name);
  }
  tell(tally.list_marks, "list-marks",
       "paragraphs of lists: their numbers or bullets are not part of the text", format, options,
       sink);
}

std::string checked(std::string text) {
  if (text::find_invalid_utf8(text) != std::string_view::npos) {
    throw Error(Errc::bad_input, "the document holds a character reference that is no character");
  }
  const std::size_t size = text.size();
  text = text::normalize(std::move(text));
  if (text.size() != size) {
    throw Error(Errc::bad_input, "the document begins with a byte order mark inside its text");
  }
  return text;
}

/// Gives comments their passages, without white space at the ends.
void set_passages(std::string_view text, const std::vector<Anchor>& anchors,
                  std::vector<model::CommentDraft>& comments) {
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  struct Place {
    std::size_t begin = kNone, end = 0;
  };
  std::vector<Place> places(comments.size());
  for (const Anchor& anchor : anchors) {
    if (anchor.comment >= places.size()) continue;
    Place& place = places[anchor.comment];
    if (anchor.end) {
      place.end = std::max(place.end, anchor.byte);
    } else {
      place.begin = std::min(place.begin, anchor.byte);
    }
  }
  std::vector<std::pair<std::size_t, std::uint32_t*>> wanted;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].begin == kNone || places[i].end <= places[i].begin) continue;
    const std::string_view words = text.substr(places[i].begin, places[i].end - places[i].begin);
    const std::string_view kept = trim_space(words);
    if (kept.empty()) continue;
    const auto begin = static_cast<std::size_t>(kept.data() - text.data());
    wanted.emplace_back(begin, &comments[i].span.begin);
    wanted.emplace_back(begin + kept.size(), &comments[i].span.end);
  }
  std::sort(wanted.begin(), wanted.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::size_t byte = 0;
  std::uint32_t points = 0;
  for (const auto& [at, where] : wanted) {
    points += text::count_code_points(text.substr(byte, at - byte));
    byte = at;
    *where = points;
  }
}

/// Labels are looked for in the text before `end`, as if the marks of lists were not there.
FoundLabels labels_of(const TextWriter& writer, std::size_t end, const ReadOptions& options) {
  const std::string text = writer.without_marks();
  return merge(find_labels(std::string_view(text).substr(0, end), options.speakers, writer.shape),
               writer);
}

}  // namespace

model::DocumentDraft document(const std::vector<Block>& blocks, const std::vector<Block>& notes,
                              const Tally& tally, std::string_view format,
                              std::string_view encoding, const ReadOptions& options, Sink& sink,
                              std::vector<model::CommentDraft> comments) {
  TextWriter writer(options.speakers.mode == SpeakerOptions::Mode::automatic);
  writer.write(blocks);
  const std::size_t end = writer.text.size();
  if (!notes.empty()) writer.write_behind(notes);
  report(tally, format, options, sink);
  model::DocumentDraft draft;
  draft.format = format;
  draft.encoding = encoding;
  draft.text = checked(writer.text);
  mark_service(draft, writer.shape, options, sink);
  const FoundLabels found = labels_of(writer, end, options);
  if (!found.labels.empty() && end < draft.text.size()) writer.shape.to = end;
  add_turns(draft, found, writer.shape);
  set_passages(draft.text, writer.anchors, comments);
  draft.comments = std::move(comments);
  return draft;
}

}  // namespace thema::formats::rich
