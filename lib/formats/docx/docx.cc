#include "formats/docx/docx.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "base/error.h"
#include "base/strings.h"
#include "formats/common/label_words.h"
#include "formats/common/lines.h"
#include "formats/common/turns.h"
#include "formats/common/xml.h"
#include "formats/common/zip.h"
#include "formats/docx/body.h"
#include "formats/docx/speaker_table.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace thema::formats {
namespace {

using docx::Block;
using docx::Paragraph;
using docx::Row;

constexpr auto kExtensions = std::to_array<std::string_view>({"docx", "docm"});
constexpr std::string_view kMainPart = "word/document.xml";

/// A zip archive that names a Word part is certainly this; another one is left to the extension.
int sniff(std::string_view bytes) {
  if (!bytes.starts_with("PK\x03\x04")) return 0;
  return bytes.find(kMainPart) != std::string_view::npos ? 95 : 1;
}

/// The part that holds the text: where the package's relationships say, else where Word puts it.
std::string main_part(const ZipArchive& zip) {
  constexpr std::string_view kRelationships = "_rels/.rels";
  if (zip.has(kRelationships)) {
    const XmlPart part(zip.read(kRelationships), kRelationships);
    for (const pugi::xml_node relationship : part.root().children()) {
      if (!attribute(relationship, "Type").ends_with("/officeDocument")) continue;
      std::string_view target = attribute(relationship, "Target");
      while (target.starts_with('/')) target.remove_prefix(1);
      if (zip.has(target)) return std::string(target);
    }
  }
  if (zip.has(kMainPart)) return std::string(kMainPart);
  throw Error(Errc::bad_input,
              fmt::format("the archive has no '{}': it is not a Word document", kMainPart));
}

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

  std::string text;
  TextShape shape;
  FoundLabels table_labels;
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
      blank_ = true;
      return;
    }
    begin_line();
    if (p.bold_end > 0) {
      shape.bold.push_back(
          {.line = here(), .end = here() + static_cast<std::uint32_t>(p.bold_end)});
    }
    text += p.text;
  }

  void table(const std::vector<Row>& rows) {
    const auto columns = speakers_ ? docx::speaker_columns(rows) : std::nullopt;
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

  void plain_row(const Row& row) {
    if (row.size() == 1) {
      for (const Paragraph& p : row.front()) paragraph(p);
      return;
    }
    std::string line;
    for (const auto& cell : row) {
      if (&cell != &row.front()) line += '\t';
      line += docx::cell_text(cell);
    }
    paragraph(Paragraph{.text = std::move(line), .bold_end = 0});
  }

  void speaker_row(const Row& row, const docx::SpeakerColumns& columns) {
    const std::string words = docx::cell_text(row[columns.words]);
    auto cell = docx::speaker_cell(docx::cell_text(row[columns.speaker]));
    if (words.empty()) return;
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
    text += words;
  }

  static void take_time(const docx::Cell& from, docx::SpeakerCell& cell) {
    const std::string time = docx::cell_text(from);
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
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// The labels of tables in place of what was found in their lines.
FoundLabels merge(FoundLabels found, const TextWriter& writer) {
  if (writer.table_labels.labels.empty()) return found;
  std::erase_if(found.labels, [&](const Label& label) {
    return std::any_of(writer.table_lines.begin(), writer.table_lines.end(), [&](const auto& t) {
      return t.first <= label.line && label.line < t.second;
    });
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

void report(const docx::Tally& tally, const ReadOptions& options, Sink& sink) {
  if (tally.inserted + tally.deleted > 0) {
    sink.notice("docx-tracked-changes",
                fmt::format("tracked changes: read as if accepted ({} deletions left out, {} "
                            "insertions kept)",
                            tally.deleted, tally.inserted),
                options.name);
  }
  if (tally.notes > 0) {
    sink.notice("docx-notes",
                fmt::format("{} footnotes or endnotes are not part of the text", tally.notes),
                options.name);
  }
  if (tally.text_boxes > 0) {
    sink.notice("docx-text-boxes",
                fmt::format("{} text boxes are not part of the text", tally.text_boxes),
                options.name);
  }
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

model::DocumentDraft read_part(std::string xml, std::string_view part,
                               std::set<std::string, std::less<>> bold, const ReadOptions& options,
                               Sink& sink) {
  docx::BodyReader reader(std::move(bold));
  TextWriter writer(options.speakers.mode == SpeakerOptions::Mode::automatic);
  {
    const XmlPart document(std::move(xml), part);
    const pugi::xml_node body = child(document.root(), "body");
    if (!body) throw Error(Errc::bad_input, fmt::format("{} has no body", part));
    writer.write(reader.read(body));
  }
  report(reader.tally(), options, sink);
  model::DocumentDraft draft{.format = "docx",
                             .encoding = "UTF-8",
                             .text = checked(std::move(writer.text)),
                             .speakers = {},
                             .turns = {}};
  add_turns(draft, merge(find_labels(draft.text, options.speakers, writer.shape), writer),
            writer.shape);
  return draft;
}

model::DocumentDraft read(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  const ZipArchive zip(bytes);
  const std::string part = main_part(zip);
  std::set<std::string, std::less<>> bold;
  constexpr std::string_view kStyles = "word/styles.xml";
  if (zip.has(kStyles)) bold = docx::bold_styles(XmlPart(zip.read(kStyles), kStyles).root());
  return read_part(zip.read(part), part, std::move(bold), options, sink);
}

}  // namespace

model::DocumentDraft read_docx_xml(std::string xml, const ReadOptions& options, Sink& sink) {
  return read_part(std::move(xml), kMainPart, {}, options, sink);
}

const Format kDocx{.id = "docx",
                   .summary = "Word documents",
                   .extensions = kExtensions,
                   .sniff = sniff,
                   .read = read};

}  // namespace thema::formats
