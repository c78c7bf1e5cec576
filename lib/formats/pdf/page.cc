#include "formats/pdf/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <pugixml.hpp>

#include "base/error.h"
#include "base/strings.h"
#include "formats/common/lines.h"
#include "formats/common/xml.h"
#include "text/printed.h"
#include "text/utf8.h"

namespace thema::formats::pdf {
namespace {

struct Word {
  double left = 0, right = 0, top = 0, bottom = 0;
  std::string text;
};

/// No page is larger; hostile numbers stay numbers that can be added.
double place(pugi::xml_node node, std::string_view name) {
  constexpr double kMost = 1e6;
  const double value = parse_number(attribute(node, name)).value_or(0);
  return std::isfinite(value) ? std::clamp(value, -kMost, kMost) : 0;
}

/// A word's signs: control characters are left out, and the bullet of Word's symbol font is one.
std::string cleaned(std::string_view text) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const char32_t c = text::next_code_point(text, pos);
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF || c >= 0x10FFFE;
    const bool bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (c == 0xF0B7) {
      out += "\xE2\x80\xA2";
    } else if (!control && !bidi && c != 0xFFFE && c != 0xFFFF) {
      out += text.substr(begin, pos - begin);
    }
  }
  return out;
}

std::vector<Word> words_of(pugi::xml_node line) {
  std::vector<Word> words;
  for (const pugi::xml_node node : line.children()) {
    if (local_name(node) != "word") continue;
    Word word{.left = place(node, "xMin"),
              .right = place(node, "xMax"),
              .top = place(node, "yMin"),
              .bottom = place(node, "yMax"),
              .text = cleaned(node.child_value())};
    if (word.right < word.left) std::swap(word.left, word.right);
    if (word.bottom < word.top) std::swap(word.top, word.bottom);
    if (!trim_space(word.text).empty()) words.push_back(std::move(word));
  }
  return words;
}

double usual_height(std::vector<Word>& words) {
  std::vector<double> heights;
  heights.reserve(words.size());
  for (const Word& word : words) heights.push_back(word.bottom - word.top);
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

bool is_number(std::string_view text) {
  return text.size() <= 5 && std::all_of(text.begin(), text.end(), is_digit);
}

class PageReader {
 public:
  PageReader(pugi::xml_node node, std::int32_t number) : number_(number) {
    page_.width = place(node, "width");
    page_.height = place(node, "height");
    blocks(node);
  }

  Page take() {
    std::string letters;
    for (const Line& line : page_.lines) letters += line.text;
    if (text::is_right_to_left(letters)) mirror();
    return std::move(page_);
  }

 private:
  void blocks(pugi::xml_node parent) {
    for (const pugi::xml_node node : parent.children()) {
      if (local_name(node) == "line") {
        add(words_of(node));
      } else if (local_name(node) == "block") {
        ++block_;
        blocks(node);
      } else {
        blocks(node);
      }
    }
  }

  /// A number that stands far before other words is in the margin: a line of its own.
  void add(std::vector<Word> words) {
    if (words.empty()) return;
    const double height = std::max(usual_height(words), 1.0);
    if (words.size() > 1 && is_number(words[0].text) &&
        words[1].left - words[0].right > 0.8 * height) {
      line({words.begin(), words.begin() + 1}, height);
      words.erase(words.begin());
    }
    line(std::move(words), height);
  }

  void line(std::vector<Word> words, double height) {
    std::string text;
    for (const Word& word : words) text += word.text;
    const bool turned = text::is_right_to_left(text);
    if (turned) {
      std::stable_sort(words.begin(), words.end(),
                       [](const Word& a, const Word& b) { return a.left < b.left; });
    }
    text.clear();
    Line out{.left = words.front().left,
             .right = words.front().right,
             .top = words.front().top,
             .bottom = words.front().bottom,
             .height = height,
             .first_width = 0,
             .text = {},
             .block = block_,
             .column = 0,
             .page = number_};
    for (std::size_t i = 0; i < words.size(); ++i) {
      // Words are cut where the font changes, too; then nothing is between them.
      const double gap = i == 0 ? 0 : words[i].left - words[i - 1].right;
      if (i > 0 && (gap > 0.05 * height || gap < -0.5 * height)) text += ' ';
      text += words[i].text;
      out.left = std::min(out.left, words[i].left);
      out.right = std::max(out.right, words[i].right);
      out.top = std::min(out.top, words[i].top);
      out.bottom = std::max(out.bottom, words[i].bottom);
    }
    const Word& first = turned ? words.back() : words.front();
    out.first_width = first.right - first.left;
    out.text = trim_space(text::spelled_out(text::logical_order(text)));
    if (!out.text.empty()) page_.lines.push_back(std::move(out));
  }

  void mirror() {
    for (Line& line : page_.lines) {
      const double left = line.left;
      line.left = page_.width - line.right;
      line.right = page_.width - left;
    }
  }

  Page page_;
  std::int32_t number_;
  std::uint32_t block_ = 0;
};

}  // namespace

std::vector<Page> read_pages(std::string_view xhtml) {
  constexpr std::string_view kBegin = "<page ", kEnd = "</page>", kPages = "<doc>";
  // The head holds the document's title, in whatever form its author left it.
  const std::size_t doc = xhtml.rfind(kPages);
  if (doc == std::string_view::npos) {
    throw Error(Errc::bad_input, "pdftotext printed no pages: its version is not understood");
  }
  std::vector<Page> pages;
  for (std::size_t pos = xhtml.find(kBegin, doc); pos != std::string_view::npos;
       pos = xhtml.find(kBegin, pos)) {
    const std::size_t end = xhtml.find(kEnd, pos);
    if (end == std::string_view::npos) {
      throw Error(Errc::bad_input, fmt::format("page {} is cut short", pages.size() + 1));
    }
    std::string page = text::printable_utf8(xhtml.substr(pos, end + kEnd.size() - pos));
    std::erase(page, '\0');
    const XmlPart part(std::move(page), fmt::format("page {}", pages.size() + 1));
    pages.push_back(PageReader(part.root(), static_cast<std::int32_t>(pages.size() + 1)).take());
    pos = end;
  }
  return pages;
}

}  // namespace thema::formats::pdf
