#include <doctest/doctest.h>

#include "report/document/page.h"
#include "report/render/latex_text.h"
#include "unit/report/rendered.h"

namespace thema::report {
namespace {

using testing::column;
using testing::integer;
using testing::rendered;
using testing::table;
using testing::text;

std::string latex(std::string_view words, std::string_view line_end = " ") {
  std::string out;
  append_latex(out, words, line_end);
  return out;
}

/// What stands behind the comment at the head.
std::string body(const std::string& out) {
  const auto begin = out.find("\n\n");
  return begin == std::string::npos ? std::string() : out.substr(begin + 2);
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

TEST_CASE("what TeX obeys is set as it is written") {
  CHECK(latex("50% & $3 #1 a_b {x} ~ ^ \\cmd") ==
        "50\\% \\& \\$3 \\#1 a\\_b \\{x\\} \\textasciitilde{} \\textasciicircum{} "
        "\\textbackslash{}cmd");
  CHECK(latex("a < b > c | \"d\" `e") ==
        "a \\textless{} b \\textgreater{} c \\textbar{} \\textquotedbl{}d\\textquotedbl{} "
        "\\textasciigrave{}e");
  CHECK(latex("[1] *") == "{[}1{]} {*}");
}

TEST_CASE("signs that TeX would join stand apart") {
  CHECK(latex("---") == "-{}-{}-");
  CHECK(latex("''x'") == "'{}'x'");
  CHECK(latex(",,x") == ",{},x");
  CHECK(latex("well-known, it's") == "well-known, it's");
}

TEST_CASE("control characters are shown") {
  CHECK(latex("\x1b[m \xC2\x9B \xE2\x80\xAE") ==
        "\\textless{}U+001B\\textgreater{}{[}m \\textless{}U+009B\\textgreater{} "
        "\\textless{}U+202E\\textgreater{}");
  CHECK(latex("tab\there") == "tab here");
}

TEST_CASE("lines are joined, and none is empty, which would end the paragraph") {
  CHECK(latex("one\n\n \r\ntwo\xE2\x80\xA8three", "\\newline ") ==
        "one\\newline two\\newline three");
}

TEST_CASE("what is too long for a line without a space can be broken") {
  CHECK(latex(std::string(30, 'a')) == std::string(30, 'a'));
  const std::string ten(10, '5');
  CHECK(latex(ten + ten + ten + ten + "5 x") ==
        ten + ten + ten + "\\allowbreak{}" + ten + "\\allowbreak{}5 x");
}

TEST_CASE("characters that pdflatex does not set are found") {
  CHECK(beyond_pdflatex("Käse ‘quoted’ – 5 € … ž").empty());
  CHECK(beyond_pdflatex("a \xD7\xA9") == "U+05E9");
  // Latin letters that the encoding T1 leaves out.
  CHECK(beyond_pdflatex("Łódź, ŉ") == "U+0149");
  CHECK(beyond_pdflatex("Ħal") == "U+0126");
  CHECK(beyond_pdflatex("a \xF0\x9F\x91\xA9") == "U+1F469");
}

TEST_CASE("a short table is a float with the rules of booktabs, its notes below") {
  Table themes = table("themes", {column("theme"), column("n", Column::Kind::integer)});
  themes.caption = "Themes & more";
  themes.notes = {"Counted: union."};
  CHECK(body(rendered(Format::latex, themes, {{text("Trust"), integer(12)}})) ==
        "\\begin{table}[htbp]\n"
        "\\centering\\small\n"
        "\\caption{Themes \\& more}\\label{tab:themes}\n"
        "\\smallskip\n"
        "\\begin{tabular}{@{}lr@{}}\n"
        "\\toprule\n"
        "theme & n \\\\\n"
        "\\midrule\n"
        "Trust & 12 \\\\\n"
        "\\bottomrule\n"
        "\\end{tabular}\n"
        "\\par\\smallskip\n"
        "\\begin{minipage}{\\linewidth}\\footnotesize\n"
        "Counted: union.\\par\n"
        "\\end{minipage}\n"
        "\\end{table}\n");
}

TEST_CASE("a table of many rows goes on over pages and repeats its head") {
  const Table rows = table("rows", {column("a"), column("b")});
  std::vector<Row> data(60, Row{text("x"), text("y")});
  const std::string out = rendered(Format::latex, rows, data);
  CHECK(holds(out, "\\begin{longtable}{@{}ll@{}}"));
  CHECK(holds(out, "\\emph{Continued}"));
  CHECK(holds(out, "\\endhead"));
  CHECK_FALSE(holds(out, "\\begin{table}"));
  std::size_t found = 0;
  for (auto at = out.find("x & y"); at != std::string::npos; at = out.find("x & y", at + 1))
    ++found;
  CHECK(found == 60);
}

TEST_CASE("columns of long texts share the width that numbers leave") {
  const Table rows = table(
      "rows", {column("a"), column("words"), column("more"), column("n", Column::Kind::integer)});
  const std::string words(400, 'w');
  const std::string out =
      rendered(Format::latex, rows, {{text("x"), text(words), text(words), integer(1)}});
  CHECK(holds(out, "p{\\dimexpr0.4"));
  CHECK(holds(out, "\\tabcolsep\\relax}r@{}"));
  CHECK_FALSE(holds(out, "landscape"));
}

TEST_CASE("columns that a page cannot hold share a page that is turned, headings broken") {
  Table rows = table("rows", {column("code")});
  Row row{text("x")};
  for (int i = 0; i < 9; ++i) {
    Column wide = column("n" + std::to_string(i), Column::Kind::integer);
    wide.heading = "Making sense of pain and of much else";
    rows.columns.push_back(wide);
    row.push_back(integer(i));
  }
  row[0] = text("Getting started/Logging in, 1/2");
  const std::string alone = rendered(Format::latex, rows, {row});
  CHECK(holds(alone, "Getting started/\\allowbreak{}Logging in, 1/2"));
  CHECK(holds(alone, "% Wide for a page: put it into \\begin{landscape}"));
  CHECK(holds(alone, "{\\raggedleft\\arraybackslash\\hspace{0pt}}p{\\dimexpr0."));
  double sum = 0;
  for (auto at = alone.find("\\dimexpr"); at != std::string::npos;
       at = alone.find("\\dimexpr", at + 1))
    sum += std::stod(alone.substr(at + 8, 5));
  CHECK(sum == doctest::Approx(1).epsilon(0.001));

  PageNumbers numbers;
  RenderOptions part;
  part.part_of = &numbers;
  const std::string in_report = rendered(Format::latex, rows, {row}, part);
  CHECK(in_report.find("\\begin{landscape}") < in_report.find("\\begin{longtable}"));
  CHECK(in_report.find("\\end{longtable}") < in_report.find("\\end{landscape}"));
}

TEST_CASE("long headings over numbers are set in lines where the table would not fit") {
  Table codes = table("codes", {column("code")});
  for (const char* part : {"Access and ability", "Time and routine", "Trust in the advice"}) {
    codes.columns.push_back(column("Fitting the programme into daily life/" + std::string(part),
                                   Column::Kind::integer));
  }
  const std::string out =
      rendered(Format::latex, codes, {{text("Time"), integer(1), integer(2), integer(3)}});
  CHECK(holds(out,
              "\\shortstack[r]{Fitting the\\\\programme into daily\\\\life/Time and\\\\routine}"));
  CHECK_FALSE(holds(out, "landscape"));
}

TEST_CASE("a table that is too wide stands closer, before it needs a wide page") {
  const auto of_columns = [](int n) {
    Table codes = table("codes", {column("code")});
    Row row{text("Time and routine")};
    for (int i = 0; i < n; ++i) {
      codes.columns.push_back(column("Routines" + std::to_string(i), Column::Kind::integer));
      row.push_back(integer(i));
    }
    return rendered(Format::latex, codes, {row});
  };
  CHECK_FALSE(holds(of_columns(5), "tabcolsep}{3pt}"));
  CHECK(holds(of_columns(6), "\\setlength{\\tabcolsep}{3pt}\n\\begin{tabular}"));
  CHECK_FALSE(holds(of_columns(6), "landscape"));
  CHECK(holds(of_columns(12), "landscape"));
}

TEST_CASE("headings of a table that fits stay on one line") {
  const Table codes =
      table("codes", {column("code"), column("Access and ability", Column::Kind::integer)});
  CHECK(holds(rendered(Format::latex, codes, {{text("Time"), integer(1)}}),
              "code & Access and ability \\\\\n"));
}

TEST_CASE("a first column in groups is written once a group") {
  Table rows = table("rows", {column("theme"), column("b")});
  rows.group_first_column = true;
  const std::string out =
      rendered(Format::latex, rows,
               {{text("A"), text("1")}, {text("A"), text("2")}, {text("B"), text("3")}});
  CHECK(holds(out, "A & 1 \\\\\n & 2 \\\\\n\\addlinespace\nB & 3 \\\\\n"));
}

TEST_CASE("lists and quotations stand in a cell line by line") {
  const Table rows = table("rows", {column("a"), column("b", Column::Kind::quotations)});
  const std::string out = rendered(
      Format::latex, rows,
      {{List{{"one", "two"}}, std::vector<Quotation>{{"words", "P12, 55"}, {"more", ""}}}});
  CHECK(holds(out, "\\textbullet~one\\newline \\textbullet~two"));
  CHECK(holds(out, "‘words’ (P12, 55)\\newline ‘more’"));
}

TEST_CASE("quotes are in a quote environment with context and place") {
  const auto give = [](Renderer& to) {
    to.quote({"I walk\nmore.", "P12", {"I: And then?"}, {}, "P12_6m, turn 3", "Compare P07", true});
  };
  CHECK(body(rendered(Format::latex, give)) ==
        "\\begin{quote}\n"
        "{\\small {[}I: And then?{]}\\par}\n"
        "‘I walk\\\\\n"
        "more.’ (P12)\\par\n"
        "{\\small P12\\_6m, turn 3; exemplar\\par}\n"
        "{\\small Memo: Compare P07\\par}\n"
        "\\end{quote}\n");
}

TEST_CASE("two tables of one name have labels of their own") {
  const auto give = [](Renderer& to) {
    for (int i = 0; i < 2; ++i) {
      Table rows = table("cmo_check", {column("a")});
      rows.caption = "C";
      to.begin_table(rows);
      to.end_table();
    }
  };
  const std::string out = rendered(Format::latex, give);
  CHECK(holds(out, "\\label{tab:cmo-check}"));
  CHECK(holds(out, "\\label{tab:cmo-check-2}"));
}

TEST_CASE("an engine for other scripts is asked for where they are") {
  const Table rows = table("rows", {column("a")});
  CHECK(holds(rendered(Format::latex, rows, {{text("\xD7\xA9\xD7\x9C")}}),
              "% pdflatex does not set all characters of this text, U+05E9 for one"));
  CHECK_FALSE(holds(rendered(Format::latex, rows, {{text("plain")}}), "U+"));
}

TEST_CASE("hostile texts leave braces and environments in pairs") {
  const std::string out = rendered(Format::latex, testing::give_everything);
  int depth = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] == '\\') {
      ++i;
    } else if (out[i] == '{') {
      ++depth;
    } else if (out[i] == '}') {
      CHECK(--depth >= 0);
    }
  }
  CHECK(depth == 0);
}

}  // namespace
}  // namespace thema::report
