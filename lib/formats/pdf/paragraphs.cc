#include "formats/pdf/paragraphs.h"

#include <algorithm>

#include "base/error.h"
#include "formats/common/label_words.h"
#include "formats/common/speakers.h"
#include "formats/pdf/breaks.h"
#include "formats/pdf/hyphens.h"

namespace thema::formats::pdf {
namespace {

bool ends_sentence(std::string_view text) {
  for (const std::string_view end :
       {".", "?", "!", ")", "]", "\"", "\xE2\x80\xA6", "\xE2\x80\x9D"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

/// Adds the lines that begin with a speaker's label to those that begin a paragraph. A name that
/// most often stands in the middle of sentences, at a line's beginning by chance, begins none
/// there.
void add_labels(const std::vector<const Line*>& lines, const SpeakerOptions& speakers,
                std::vector<bool>& begins) {
  std::string text;
  std::vector<std::uint32_t> places;
  for (const Line* line : lines) {
    places.push_back(static_cast<std::uint32_t>(text.size()));
    text += line->text;
    text += '\n';
  }
  TextShape shape;
  shape.rich = true;
  shape.paragraphs = places;
  const FoundLabels found = find_labels(text, speakers, shape);
  struct Count {
    std::size_t all = 0, begin = 0;
  };
  std::vector<Count> counts(found.names.size());
  const auto line_of = [&](const Label& label) {
    const auto next = std::upper_bound(places.begin(), places.end(), label.line);
    return static_cast<std::size_t>(next - places.begin()) - 1;
  };
  for (const Label& label : found.labels) {
    Count& count = counts[label.speaker];
    ++count.all;
    const std::size_t line = line_of(label);
    if (begins[line] || ends_sentence(lines[line - 1]->text)) ++count.begin;
  }
  for (const Label& label : found.labels) {
    const Count& count = counts[label.speaker];
    const bool sure = likeness(found.names[label.speaker]) == Likeness::known;
    if (sure || count.begin * 2 >= count.all) begins[line_of(label)] = true;
  }
}

void join(Text& out, const Line& line, const Hyphens& hyphens) {
  switch (hyphens.between(out.text, line.text)) {
    case Hyphens::Join::blank:
      out.text += ' ';
      break;
    case Hyphens::Join::no_hyphen:
      out.text.resize(out.text.size() - hyphen_length(out.text));
      ++out.joined_words;
      break;
    case Hyphens::Join::nothing:
      break;
  }
}

}  // namespace

Text join_lines(const std::vector<Page>& pages, const SpeakerOptions& speakers) {
  constexpr std::size_t kMostBytes = 1U << 31U;
  std::vector<const Line*> lines;
  std::size_t bytes = 0;
  for (const Page& page : pages) {
    for (const Line& line : page.lines) {
      lines.push_back(&line);
      bytes += line.text.size() + 1;
    }
  }
  if (bytes > kMostBytes) throw Error(Errc::bad_input, "the document has more than 2 GiB");
  std::vector<bool> begins = paragraph_begins(lines);
  add_labels(lines, speakers, begins);
  const Hyphens hyphens(lines);
  Text out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = *lines[i];
    if (begins[i]) {
      if (!out.text.empty()) out.text += '\n';
      out.paragraphs.push_back(static_cast<std::uint32_t>(out.text.size()));
    } else {
      join(out, line, hyphens);
    }
    if (out.pages.empty() || out.pages.back().page != line.page) {
      out.pages.push_back({static_cast<std::uint32_t>(out.text.size()), line.page});
    }
    out.text += line.text;
  }
  if (!out.text.empty()) out.text += '\n';
  return out;
}

}  // namespace thema::formats::pdf
