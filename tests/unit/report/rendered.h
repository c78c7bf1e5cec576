#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/renderer.h"

namespace thema::report::testing {

/// Those that are text and show everything; xlsx and svg have tests of their own.
inline constexpr Format kAllFormats[] = {Format::text, Format::md,    Format::csv,  Format::tsv,
                                         Format::json, Format::jsonl, Format::html, Format::latex};

/// What a renderer prints of the document that `give` hands to it.
template <typename Give>
std::string rendered(Format format, Give give, const RenderOptions& options = {}) {
  std::string out;
  auto renderer = make_renderer(
      format, [&out](std::string_view piece) { out += piece; }, options);
  give(*renderer);
  renderer->finish();
  return out;
}

inline std::string rendered(Format format, const Table& table, const std::vector<Row>& rows,
                            const RenderOptions& options = {}) {
  const auto give = [&](Renderer& to) {
    to.begin_table(table);
    for (const auto& row : rows) to.row(row);
    to.end_table();
  };
  return rendered(format, give, options);
}

inline Column column(std::string key, Column::Kind kind = Column::Kind::text,
                     unsigned shown = kAll) {
  Column made;
  made.key = std::move(key);
  made.kind = kind;
  made.shown = shown;
  return made;
}

inline Column wrapping(std::string key, Column::Kind kind = Column::Kind::text) {
  Column made = column(std::move(key), kind);
  made.wraps = true;
  return made;
}

inline Table table(std::string name, std::vector<Column> columns) {
  Table made;
  made.name = std::move(name);
  made.columns = std::move(columns);
  return made;
}

inline Value text(std::string value) { return Value(std::move(value)); }
inline Value integer(std::int64_t value) { return Value(value); }

/// Texts that try to be more than text in one format or another.
inline const std::vector<std::string>& hostile_texts() {
  static const std::vector<std::string> kTexts = {
      "<script>alert(1)</script>",
      "</td></tr></table><img src=x onerror=alert(1)>",
      "a & b &amp; &lt; \"quoted\" 'single'",
      "| a | b |",
      "**bold** _em_ `code` [link](http://x) ![img](y) ~~gone~~ # head",
      "- item",
      "1. item",
      "> quote",
      "\\| \\\\ \\",
      "\x1b[31mred\x1b[0m \x1b]0;title\x07",
      "\x01\x02\x08\x7f",
      "\xC2\x9B\x33\x31m and \xC2\x85 next line",       // C1: CSI, NEL
      "\xE2\x80\xAEgnp.exe \xE2\x81\xA6x\xE2\x81\xA9",  // RLO, isolates
      "=1+1",
      "'=x",
      "'",
      "+1",
      "-1",
      "@SUM(A1)",
      "\tindented",
      "one\r\ntwo",
      "carriage\rreturn",
      "line\xE2\x80\xA8separator\xE2\x80\xA9paragraph",  // U+2028, U+2029
      "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 family",
      "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E \xE3\x83\x86\xE3\x82\xB9\xE3\x83\x88",
      "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D (1)",
      "e\xCC\x81\xCC\x82 combining",
      " space at both ends ",
      "a,b;c\td",
      "\"",
      "",
      "\n",
  };
  return kTexts;
}

/// A document with everything that a report can hold.
inline void give_everything(Renderer& to) {
  to.heading({1, "Factors affecting uptake"});
  to.field({"title", "Title", text("Back pain")});
  to.field({"sources", "Sources", integer(46)});
  to.note({"Co-occurrence is a reading list, not evidence of causation.", true});
  Table themes = table("themes", {column("theme"), column("n", Column::Kind::integer),
                                  wrapping("barriers", Column::Kind::list)});
  themes.caption = "Table 5. Themes";
  themes.notes = {"*Occupational physician perspective."};
  themes.group_first_column = true;
  to.begin_table(themes);
  to.row({text("Content"), integer(12), List{{"Too much", "*Not trusted"}}});
  to.row({text("Content"), Value(), List{}});
  to.row({text("Logging in"), integer(3), List{{"Passwords"}}});
  to.end_table();
  to.quote({"I walk more.",
            "P12, female, 55",
            {"I: And then?"},
            {},
            "P12_6m, turn 3",
            "Compare P07",
            true});
  for (const auto& words : hostile_texts()) to.note({words, false});
}

}  // namespace thema::report::testing
