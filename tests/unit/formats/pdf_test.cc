#include "formats/pdf/pdf.h"

#include <algorithm>

#include "helpers.h"

namespace {
using formats_test::contains;
using formats_test::data;
using formats_test::error_of;
using formats_test::has_pdftotext;
using formats_test::named;
using formats_test::speakers;
using formats_test::Strings;
using formats_test::turns;

thema::model::DocumentDraft draft_of(const std::string& name) {
  return formats_test::draft_of_file("pdf/" + name);
}

Strings notices(const std::string& name) {
  return formats_test::diagnostics_of_file("pdf/" + name);
}

std::string refusal(const std::string& name) {
  const thema::Error e = error_of(data("pdf/" + name), name);
  CHECK(e.code() == thema::Errc::bad_input);
  CHECK(e.file() == name);
  return e.what();
}

std::vector<std::int32_t> pages(const thema::model::DocumentDraft& draft) {
  std::vector<std::int32_t> out;
  for (const auto& turn : draft.turns) out.push_back(turn.page);
  return out;
}

const Strings kInterview{
    "Interviewer|How did you get on with the new timetable when it came in during the spring?",
    "P7|Badly at first. Nobody had told the night shift anything, so we found out from a sheet of "
    "paper on the door of the canteen, and half of us thought that it was meant as a joke.",
    "Interviewer|And then?",
    "P7|Then we got used to it.",
    "Interviewer|What would have helped, looking back on those first weeks with what you know now?",
    "P7|Somebody who asks us before it is printed. One evening would have been enough, with coffee "
    "and the people who do the work."};

/// What pdftotext prints of one page: lines at `left`, 14 points apart, letters 5 points wide.
struct Row {
  double left, top;
  std::string text;
};
std::string layout(const std::vector<std::vector<Row>>& pages) {
  std::string out = "<html><head><title></title></head><body>\n<doc>\n";
  for (const auto& rows : pages) {
    out += R"(<page width="595" height="842"><flow>)";
    for (const Row& row : rows) {
      out += "<block><line>";
      double x = row.left;
      std::size_t begin = 0;
      while (begin <= row.text.size()) {
        const std::size_t end = std::min(row.text.find(' ', begin), row.text.size());
        const double right = x + 5.0 * static_cast<double>(end - begin);
        out += fmt::format(R"(<word xMin="{}" yMin="{}" xMax="{}" yMax="{}">{}</word>)", x, row.top,
                           right, row.top + 11, row.text.substr(begin, end - begin));
        x = right + 5;
        begin = end + 1;
      }
      out += "</line></block>";
    }
    out += "</flow></page>\n";
  }
  return out + "</doc></body></html>\n";
}

std::string text_of(const std::vector<std::vector<Row>>& all, Strings* told = nullptr) {
  thema::CollectingSink sink;
  const auto draft = thema::formats::read_pdf_layout(layout(all), named("x.pdf"), sink);
  CHECK(thema::formats::draft_problem(draft) == "");
  if (told != nullptr) {
    for (const auto& d : sink.diagnostics) told->push_back(d.id);
  }
  return draft.text;
}
}  // namespace

TEST_CASE("lines of a PDF file become paragraphs, and labels begin turns") {
  if (!has_pdftotext()) return;
  const auto draft = draft_of("one-page.pdf");
  CHECK(turns(draft) == kInterview);
  CHECK(speakers(draft) == Strings{"Interviewer*", "P7"});
  CHECK(std::count(draft.text.begin(), draft.text.end(), '\n') == 6);
  CHECK(pages(draft) == std::vector<std::int32_t>{1, 1, 1, 1, 1, 1});
  CHECK(draft.format == "pdf");
  CHECK(notices("one-page.pdf").empty());
}

TEST_CASE("names in a column before the words belong to the lines beside them") {
  if (!has_pdftotext()) return;
  CHECK(turns(draft_of("label-column.pdf")) == kInterview);
}

TEST_CASE("numbers of lines in the margin are left out and counted") {
  if (!has_pdftotext()) return;
  const auto draft = draft_of("line-numbers.pdf");
  Strings three;
  for (int i = 0; i < 3; ++i) three.insert(three.end(), kInterview.begin(), kInterview.end());
  CHECK(turns(draft) == three);
  CHECK(notices("line-numbers.pdf") ==
        Strings{"pdf-line-numbers: 27 numbers of lines in the margin are not part of the text; "
                "--keep-headers keeps them"});
}

TEST_CASE("headers, footers and page numbers are left out, and said") {
  if (!has_pdftotext()) return;
  const auto draft = draft_of("running.pdf");
  CHECK_FALSE(contains(draft.text, "Ward study"));
  CHECK_FALSE(contains(draft.text, "Page"));
  CHECK(draft.turns.size() == 80);
  CHECK(notices("running.pdf") ==
        Strings{"pdf-headers: headers and footers are not part of the text: 'Ward study "
                "(invented), interview #' on 5 pages, 'Page # of #' on 5 pages; --keep-headers "
                "keeps them"});
}

TEST_CASE("headers, footers and page numbers are kept when asked for") {
  if (!has_pdftotext()) return;
  auto options = named("running.pdf");
  options.keep_headers = true;
  thema::CollectingSink sink;
  const auto draft = thema::formats::read_document(data("pdf/running.pdf"), options, sink);
  CHECK(contains(draft.text, "Ward study (invented), interview 7"));
  for (int page = 1; page <= 5; ++page) {
    CHECK(contains(draft.text, fmt::format("Page {} of 5", page)));
  }
  CHECK(sink.diagnostics.empty());
}

TEST_CASE("a turn that goes on over a page is one turn, of the page where it begins") {
  if (!has_pdftotext()) return;
  const auto draft = draft_of("running.pdf");
  const auto found = pages(draft);
  CHECK(std::is_sorted(found.begin(), found.end()));
  CHECK(found.front() == 1);
  CHECK(found.back() == 5);
  const Strings all = turns(draft);
  for (std::size_t i = 1; i < all.size(); i += 2) {
    CAPTURE(all[i]);
    CHECK(contains(all[i], fmt::format("P7|In week {} we moved", (i + 1) / 2)));
    CHECK(all[i].ends_with("which I thought was kind of him."));
  }
}

TEST_CASE("a page without words counts as a page, and is named") {
  if (!has_pdftotext()) return;
  const auto draft = draft_of("scanned-page.pdf");
  CHECK(pages(draft) == std::vector<std::int32_t>{1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3});
  CHECK(notices("scanned-page.pdf") ==
        Strings{"pdf-no-text: page 2 holds no text: a picture, a scan, or nothing"});
}

TEST_CASE("columns are read one after the other, below a title across both") {
  if (!has_pdftotext()) return;
  const auto draft = draft_of("two-columns.pdf");
  const Strings all = turns(draft);
  REQUIRE(all.size() == 16);
  CHECK(all[0] == "-|A timetable nobody had seen: an invented study of one ward");
  for (std::size_t i = 2; i < all.size(); ++i) {
    CAPTURE(i);
    CHECK(all[i].starts_with(i % 2 == 0 ? "-|The timetable was" : "-|Beds were moved"));
    CHECK(all[i].ends_with(i % 2 == 0 ? "been asked before." : "not in the plan."));
  }
}

TEST_CASE("an indent, more leading or larger letters end a paragraph") {
  if (!has_pdftotext()) return;
  const Strings all = turns(draft_of("paragraphs.pdf"));
  REQUIRE(all.size() == 7);
  CHECK(all[0] == "-|Field notes (invented)");
  for (std::size_t i = 1; i < all.size(); ++i) CHECK(all[i].starts_with("-|The lift was broken"));
}

TEST_CASE("words that line ends had broken are whole, compounds keep their hyphens") {
  if (!has_pdftotext()) return;
  const std::string text = draft_of("hyphens.pdf").text;
  for (const std::string part :
       {"question of organisation. Their own organisation", "their well-being was nobody's",
        "the inhouse nurse", "Anglo-Saxon", "2010-2015 at least", "short- and long-term staff",
        "his cooperative voice"}) {
    CAPTURE(part);
    CHECK(contains(text, part));
  }
  CHECK(notices("hyphens.pdf") ==
        Strings{"pdf-hyphens: 3 words that line ends had broken are whole again"});
}

TEST_CASE("where speech is cut off with hyphens, a line's end is no broken word") {
  if (!has_pdftotext()) return;
  CHECK(contains(draft_of("cut-off-words.pdf").text, "he was stan- looking at us"));
}

TEST_CASE("ligatures are read as letters") {
  if (!has_pdftotext()) return;
  CHECK(turns(draft_of("ligatures.pdf")) ==
        Strings{"P7|The office was fine, the floor was stiff with wax.",
                "Interviewer|And the baker's baffle?"});
}

TEST_CASE("right-to-left text is read in the order in which it was said") {
  if (!has_pdftotext()) return;
  CHECK(turns(draft_of("right-to-left.pdf")) ==
        Strings{"מראיינת|איך התחיל הכול?",
                "דנה|עם מכתב שהגיע לפני 25 שנה (בדואר), ולא ידעתי מה לעשות איתו בכלל כי אף אחד לא "
                "הסביר לי מה כתוב בו ומה אני אמורה לעשות עם זה עכשיו.",
                "מראיינת|ואז?", "דנה|שלחתי PDF בחזרה."});
}

TEST_CASE("a PDF file that an empty password opens is read") {
  if (!has_pdftotext()) return;
  CHECK(turns(draft_of("empty-password.pdf")) == kInterview);
}

TEST_CASE("PDF files that cannot be read are refused in one line that says why") {
  if (!has_pdftotext()) return;
  for (const std::string name :
       {"password", "password-rc4-128", "password-aes-128", "password-aes-256"}) {
    CAPTURE(name);
    CHECK(refusal(name + ".pdf") ==
          "the PDF file is encrypted: save it without a password and import it again");
  }
  CHECK(refusal("certificate.pdf") ==
        "the PDF file is encrypted for those who have a certificate: save it without, and import "
        "it again");
  CHECK(refusal("scan.pdf") ==
        "the PDF file holds no text on its 2 pages: it is a scan, or empty; run text recognition "
        "over it (ocrmypdf, say) and import the result");
  CHECK(refusal("damaged.pdf") ==
        "the PDF file is damaged, pdftotext finds no pages in it; print it to a new PDF file, or "
        "fetch it again");
  CHECK(refusal("no-pages.pdf") == "the PDF file has no pages");
}

TEST_CASE("PDF files that are cut short, or none, are refused without the program") {
  CHECK(refusal("truncated.pdf") ==
        "the PDF file is cut short: its end mark '%%EOF' is missing; fetch the whole file again");
  CHECK(refusal("wrong-extension.pdf") ==
        "it is not a PDF file: '%PDF-' is not at its beginning; give the file the name that fits "
        "what it holds");
}

TEST_CASE("an answer that begins many pages is no header, however often it comes") {
  const std::string long_line(90, 'x');
  std::vector<std::vector<Row>> all;
  for (int page = 0; page < 9; ++page) {
    all.push_back({{72, 72, page % 3 == 0 ? "P1: Yes." : "P1: No, never."}});
    for (int i = 1; i < 20; ++i) {
      all.back().push_back({72, 72 + 14.0 * i, fmt::format("I: {}{}{}", page, i, long_line)});
    }
  }
  Strings told;
  const std::string text = text_of(all, &told);
  CHECK(told.empty());
  CHECK(contains(text, "P1: Yes.\n"));
  CHECK(contains(text, "P1: No, never.\n"));
}

TEST_CASE("what a speaker of the text says is no header, though it begins every page") {
  std::vector<std::vector<Row>> all;
  for (int page = 0; page < 6; ++page) {
    all.push_back({{72, 40, "Site: Leeds"}, {72, 72, fmt::format("P1: In {}.", 2010 + page)}});
    for (int i = 1; i < 9; ++i) all.back().push_back({72, 72 + 14.0 * i, "P1: words and words"});
  }
  Strings told;
  const std::string text = text_of(all, &told);
  CHECK(told.size() == 1);
  CHECK(contains(text, "P1: In 2013."));
  CHECK_FALSE(contains(text, "Site: Leeds"));
}

TEST_CASE("a text is not left out whole, though each of its pages is the same") {
  const std::vector<std::vector<Row>> all(4, {{72, 72, "P1: Yes."}, {72, 110, "P2: No."}});
  CHECK(contains(text_of(all, nullptr), "P1: Yes."));
}

TEST_CASE("a title that is higher than its number in the margin leaves none behind") {
  std::vector<Row> rows{{30, 60, "1"}, {72, 66, "Title"}};
  for (int i = 2; i < 7; ++i) {
    rows.push_back({30, 60 + 20.0 * i, std::to_string(i)});
    rows.push_back({72, 60 + 20.0 * i, "P1: words and words"});
  }
  CHECK(text_of({rows}).starts_with("Title\nP1: words"));
}

TEST_CASE("items of a list are paragraphs, with the lines that go on below their words") {
  const std::string full(70, 'x');
  CHECK(text_of({{{72, 72, "\xE2\x80\xA2 " + full},
                  {82, 86, "goes on"},
                  {72, 100, "\xE2\x80\xA2 " + full},
                  {72, 114, "\xE2\x80\xA2 short"}}}) ==
        "\xE2\x80\xA2 " + full + " goes on\n\xE2\x80\xA2 " + full + "\n\xE2\x80\xA2 short\n");
}

TEST_CASE("what is not pdftotext's output is refused") {
  thema::Sink sink;
  for (const std::string bytes : {"", "words", "<doc>", "<doc><page >", "<doc><page ><flow></page>",
                                  "<doc><page width=\"nan\" height=\"1e999\"></page>"}) {
    CAPTURE(bytes);
    CHECK_THROWS_AS(thema::formats::read_pdf_layout(bytes, named("x.pdf"), sink), thema::Error);
  }
}
