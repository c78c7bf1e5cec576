#include "formats/docx_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "formats/common/zip.h"
#include "formats/common/zip_writer.h"

namespace thema::formats {

namespace {

constexpr std::string_view kMainPart = "word/document.xml";
// A4 with margins of 23 mm, in twentieths of a point: where the document says nothing.
constexpr std::string_view kPage =
    R"(<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1304" w:bottom="1304" )"
    R"(w:left="1304" w:header="709" w:footer="709" w:gutter="0"/>)";
constexpr std::string_view kRules =
    R"(<w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/>)"
    R"(<w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/>)"
    R"(<w:insideH w:val="single" w:sz="4" w:space="0" w:color="AAAAAA"/></w:tblBorders>)";
constexpr std::string_view kSmall = R"(<w:sz w:val="15"/><w:szCs w:val="15"/>)";
/// Fewer columns, or rows with fewer letters, stand in the width of a text.
constexpr std::size_t kManyColumns = 6, kLongRow = 90;

/// The number in `name="..."` after `from`, or `otherwise`.
std::size_t number(std::string_view xml, std::string_view name, std::size_t from,
                   std::size_t otherwise) {
  const std::string key = fmt::format(" {}=\"", name);
  const std::size_t at = from == std::string_view::npos ? from : xml.find(key, from);
  const std::size_t end = at == std::string_view::npos ? at : xml.find('"', at + key.size());
  if (end == std::string_view::npos || end > xml.find('>', from)) return otherwise;
  const auto value = parse_integer(xml.substr(at + key.size(), end - at - key.size()));
  return value && *value > 0 ? static_cast<std::size_t>(*value) : otherwise;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

/// What a section of pages says of itself, upright and across.
class Pages {
 public:
  explicit Pages(std::string_view last_section) {
    const std::size_t open = last_section.find('>');
    const bool empty = open == std::string_view::npos || last_section[open - 1] == '/';
    upright_ = empty ? std::string() : std::string(last_section.substr(open + 1));
    upright_.erase(std::min(upright_.find("</w:sectPr>"), upright_.size()));
    if (upright_.find("<w:pgSz") == std::string::npos) upright_ += kPage;
    const std::size_t size = upright_.find("<w:pgSz"), margin = upright_.find("<w:pgMar");
    width_ = number(upright_, "w:w", size, 11906);
    height_ = number(upright_, "w:h", size, 16838);
    margins_ = number(upright_, "w:left", margin, 1304) + number(upright_, "w:right", margin, 1304);
    across_ = upright_;
    across_.replace(size, across_.find('>', size) + 1 - size,
                    fmt::format(R"(<w:pgSz w:w="{}" w:h="{}" w:orient="landscape"/>)",
                                std::max(width_, height_), std::min(width_, height_)));
  }
  std::string section(bool across) const {
    return "<w:sectPr>" + (across ? across_ : upright_) + "</w:sectPr>";
  }
  std::string end_of_section(bool across) const {
    return "<w:p><w:pPr>" + section(across) + "</w:pPr></w:p>";
  }
  std::size_t text_width(bool across) const {
    const std::size_t page = across ? std::max(width_, height_) : width_;
    return page > margins_ + 1000 ? page - margins_ : page;
  }

 private:
  std::string upright_, across_;
  std::size_t width_ = 0, height_ = 0, margins_ = 0;
};

std::vector<std::size_t> grid_of(std::string_view table) {
  std::vector<std::size_t> widths;
  for (std::size_t at = 0; (at = table.find("<w:gridCol", at)) != std::string_view::npos; ++at) {
    widths.push_back(number(table, "w:w", at, 1));
  }
  return widths;
}

std::size_t letters_of(std::string_view row) {
  std::size_t letters = 0;
  for (std::size_t at = 0; (at = row.find("<w:t", at)) != std::string_view::npos;) {
    const bool words = row.substr(at, 5) == "<w:t>" || row.substr(at, 5) == "<w:t ";
    at = row.find('>', at);
    if (at == std::string_view::npos) break;
    if (words) letters += row.find('<', at) - at - 1;
  }
  return letters;
}

bool takes_a_page(std::string_view table) {
  if (grid_of(table).size() < kManyColumns) return false;
  for (std::size_t at = 0; (at = table.find("<w:tr>", at)) != std::string_view::npos;) {
    const std::size_t end = table.find("</w:tr>", at);
    if (letters_of(table.substr(at, end - at)) > kLongRow) return true;
    at = end;
  }
  return false;
}

std::string laid_out(std::string table, std::size_t width, bool across, bool styled) {
  const std::vector<std::size_t> grid = grid_of(table);
  std::size_t sum = 0;
  for (const std::size_t w : grid) sum += w;
  const std::size_t begin = table.find("<w:tblGrid>"), end = table.find("</w:tblGrid>");
  if (begin == std::string::npos || end == std::string::npos || sum == 0) return table;
  std::string columns = "<w:tblGrid>";
  for (const std::size_t w : grid) {
    columns += fmt::format(R"(<w:gridCol w:w="{}"/>)", w * width / sum);
  }
  table.replace(begin, end - begin, columns);
  const std::size_t size = table.find("<w:tblW");
  if (size < begin) {
    const std::string_view fixed = table.find("<w:tblLayout") < begin
                                       ? std::string_view()
                                       : R"(<w:tblLayout w:type="fixed"/>)";
    const std::string layout = fmt::format(R"(<w:tblW w:type="dxa" w:w="{}"/>{}{})", width,
                                           styled ? std::string_view() : kRules, fixed);
    table.replace(size, table.find('>', size) + 1 - size, layout);
  }
  if (across) {
    replace_all(table, "</w:rPr>", fmt::format("{}</w:rPr>", kSmall));
    replace_all(table, "<w:r><w:t", fmt::format("<w:r><w:rPr>{}</w:rPr><w:t", kSmall));
  }
  return table;
}

/// Where the caption of a table begins that comes next, and the headings that lead to it.
std::size_t begin_with_caption(std::string_view before) {
  std::size_t begin = before.size();
  for (;;) {
    const std::string_view rest = before.substr(0, begin);
    if (!rest.ends_with("</w:p>")) return begin;
    const std::size_t paragraph = rest.rfind("<w:p>");
    if (paragraph == std::string_view::npos) return begin;
    const std::string_view style = rest.substr(paragraph, 60);
    if (style.find("\"TableCaption\"") == std::string_view::npos &&
        style.find("\"Heading") == std::string_view::npos) {
      return begin;
    }
    begin = paragraph;
  }
}

/// Where the notes of a table end that begin with `after`.
std::size_t end_of_notes(std::string_view after) {
  std::size_t end = 0;
  for (;;) {
    const std::string_view rest = after.substr(end);
    if (!rest.starts_with("<w:p>")) return end;
    const std::size_t close = rest.find("</w:p>");
    if (close == std::string_view::npos) return end;
    const std::size_t style = rest.find("\"TableNotes\"");
    if (rest.substr(0, close).find("<w:t") != std::string_view::npos && style > close) return end;
    end += close + 6;
  }
}

bool has_words(std::string_view xml) { return letters_of(xml) > 0; }

}  // namespace

std::string document_with_tables(const std::string& xml, bool styled) {
  const std::size_t last = xml.rfind("<w:sectPr");
  const std::size_t body_end = xml.rfind("</w:body>");
  if (last == std::string::npos || body_end == std::string::npos || last > body_end) return xml;
  const Pages pages(std::string_view(xml).substr(last, body_end - last));
  std::string out;
  bool across = false;  // what has been written last
  std::size_t done = 0;
  const auto pass = [&](std::size_t until) {
    const std::string_view between = std::string_view(xml).substr(done, until - done);
    if (across && has_words(between)) {
      out += pages.end_of_section(true);
      across = false;
    }
    out += between;
    done = until;
  };
  for (;;) {
    const std::size_t begin = xml.find("<w:tbl>", done);
    const std::size_t close = xml.find("</w:tbl>", begin);
    if (begin > last || close == std::string::npos) break;
    const std::size_t end = close + 8;
    const std::string table = xml.substr(begin, end - begin);
    const bool wide = takes_a_page(table);
    if (wide) {
      pass(done + begin_with_caption(std::string_view(xml).substr(done, begin - done)));
      if (!across && has_words(out)) out += pages.end_of_section(false);
      across = true;
      out.append(xml, done, begin - done);
    } else {
      pass(begin);
      if (std::exchange(across, false)) out += pages.end_of_section(true);
    }
    out += laid_out(table, pages.text_width(wide), wide, styled);
    done = end;
    if (wide) {
      done += end_of_notes(std::string_view(xml).substr(end, last - end));
      out.append(xml, end, done - end);
    }
  }
  pass(last);
  return out + pages.section(across) + "</w:body>" + xml.substr(body_end + 9);
}

std::string docx_with_tables(const std::string& docx, bool styled) {
  const ZipArchive archive(docx);
  ZipWriter out;
  for (const std::string& name : archive.names()) {
    std::string part = archive.read(name);
    out.add(name, name == kMainPart ? document_with_tables(part, styled) : std::move(part));
  }
  return out.finish();
}

}  // namespace thema::formats
