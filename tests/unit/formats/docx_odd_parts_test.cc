// What Word documents hold beside plain runs: formulas, signs of symbol fonts, styles that hide,
// parts with other names. All contents are invented.
#include <fmt/format.h>

#include <ctime>

#include "formats/annotated_text.h"
#include "formats/common/zip.h"
#include "formats/common/zip_writer.h"
#include "formats/docx/docx.h"
#include "helpers.h"

namespace {
using formats_test::named;
using formats_test::Strings;
using Parts = std::vector<std::pair<std::string, std::string>>;

std::string run(const std::string& words, const std::string& look = "") {
  const std::string properties = look.empty() ? "" : "<w:rPr>" + look + "</w:rPr>";
  return "<w:r>" + properties + "<w:t xml:space=\"preserve\">" + words + "</w:t></w:r>";
}

std::string para(const std::string& inside, const std::string& properties = "") {
  return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") + inside +
         "</w:p>";
}

std::string document(const std::string& blocks) {
  return "<w:document xmlns:w=\"w\" xmlns:m=\"m\" xmlns:mc=\"mc\"><w:body>" + blocks +
         "</w:body></w:document>";
}

std::string package(const std::string& main, const std::string& xml, const Parts& parts) {
  thema::formats::ZipWriter zip;
  zip.add("_rels/.rels",
          "<Relationships><Relationship Id=\"r1\" Type=\"x/officeDocument\" Target=\"" + main +
              "\"/></Relationships>");
  zip.add(main, xml);
  for (const auto& [name, content] : parts) zip.add(name, content);
  return zip.finish();
}

std::string text_of(const std::string& blocks, const Parts& parts = {}) {
  return formats_test::read(package("word/document.xml", document(blocks), parts), "x.docx").text;
}

Strings told(const std::string& blocks) {
  thema::CollectingSink sink;
  thema::formats::read_docx_xml(document(blocks), named("x.docx"), sink);
  Strings out;
  for (const auto& d : sink.diagnostics) out.push_back(d.id + ": " + d.message);
  return out;
}

std::string math(const std::string& inside) { return "<m:oMath>" + inside + "</m:oMath>"; }
std::string t(const std::string& words) { return "<m:r><m:t>" + words + "</m:t></m:r>"; }
}  // namespace

TEST_CASE("a formula is read whole, on one line") {
  const std::string fraction =
      "<m:f><m:num>" + t("a+b") + "</m:num><m:den>" + t("2") + "</m:den></m:f>";
  const std::string power =
      "<m:sSup><m:e>" + t("c") + "</m:e><m:sup>" + t("2") + "</m:sup></m:sSup>";
  const std::string root = "<m:rad><m:deg/><m:e>" + t("x") + "</m:e></m:rad>";
  const std::string brackets =
      "<m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr><m:e>" + t("y") +
      "</m:e></m:d>";
  CHECK(text_of(para(run("P1: so ") + math(t("x=") + fraction + power) + run(" it is"))) ==
        "P1: so x=(a+b)/2 c^2 it is\n");
  CHECK(text_of(para("<m:oMathPara>" + math(root + t("=") + brackets) + "</m:oMathPara>")) ==
        "\u221Ax=[y]\n");
  CHECK(text_of(para(math("<m:f><m:fPr><m:ctrlPr><w:rPr><w:i/></w:rPr></m:ctrlPr></m:fPr><m:num>" +
                          t("1") + "</m:num><m:den>" + t("n") + "</m:den></m:f>"))) == "1/n\n");
}

TEST_CASE("a formula on one line reads as the number that it is") {
  const auto in = [](const std::string& name, const std::string& inside) {
    return "<m:" + name + ">" + inside + "</m:" + name + ">";
  };
  const auto shown = [](const std::string& inside) { return text_of(para(math(inside))); };
  const auto root = [&](const std::string& degree) {
    return in("rad", in("deg", t(degree)) + in("e", t("8")));
  };
  CHECK(shown(root("3")) == "\u221B8\n");
  CHECK(shown(root("4")) == "\u221C8\n");
  CHECK(shown(root("k+1")) == "\u221A[k+1]8\n");
  CHECK(shown(in("rad", "<m:radPr><m:degHide m:val=\"1\"/></m:radPr>" + in("deg", t("3")) +
                            in("e", t("8")))) == "\u221A8\n");
  const std::string square = in("sSup", in("e", t("z")) + in("sup", t("2")));
  CHECK(shown(in("sSup", in("e", square) + in("sup", t("3")))) == "(z^2)^3\n");
  CHECK(shown(in("sSubSup", in("e", t("x")) + in("sub", t("1")) + in("sup", t("2")))) == "x_1^2\n");
  CHECK(shown(in("eqArr", in("e", t("a=1")) + in("e", t("2=b")))) == "a=1; 2=b\n");
  CHECK(shown(in("d", in("e", in("m", in("mr", in("e", t("a")) + in("e", t("b"))) +
                                          in("mr", in("e", t("c")) + in("e", t("d"))))))) ==
        "(a, b; c, d)\n");
  const std::string above = "<m:barPr><m:pos m:val=\"top\"/></m:barPr>";
  CHECK(shown(in("bar", above + in("e", t("x")))) == "x\u0304\n");
  CHECK(shown(in("bar", above + in("e", t("xy")))) == "(xy)\u0304\n");
  CHECK(shown(in("bar", in("e", t("x")))) == "x\u0331\n");
  CHECK(shown(in("acc", in("e", t("x")))) == "x\u0302\n");
  CHECK(shown(in("acc", "<m:accPr><m:chr m:val=\"\u0303\"/></m:accPr>" + in("e", t("x")))) ==
        "x\u0303\n");
  CHECK(shown(t("a") + in("phant", "<m:phantPr><m:show m:val=\"0\"/></m:phantPr>" +
                                       in("e", t("b")))) == "a\n");
  CHECK(shown(t("a") + in("phant", in("e", t("b")))) == "ab\n");
  const std::string half = in("f", in("num", t("1")) + in("den", t("2")));
  CHECK(text_of(para(math(half) + math(t("x")))) == "1/2 x\n");
  CHECK(text_of(para(math(half) + math(t("+x")))) == "1/2+x\n");
}

TEST_CASE("letters typed in a symbol font are its signs, and told where no font is named") {
  const std::string greek = "<w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/>";
  CHECK(text_of(para(run("P1: ") + run("\uF061 \uF0B3\uF066", greek) + run(" 5"))) ==
        "P1: \u03B1 \u2265\u03C6 5\n");
  CHECK(text_of(para(run("P1: ") + run("\uF0FC", "<w:rFonts w:hAnsi=\"Wingdings\"/>"))) ==
        "P1: \u2713\n");
  const std::string lost = para(run("P1: a\uF061\uFF01"));
  CHECK(text_of(lost) == "P1: a\uFFFD\uFF01\n");
  CHECK(told(lost).at(0).starts_with("docx-signs: 1 signs"));
}

TEST_CASE("a sign of a symbol font is the character that it shows, or told where nobody knows it") {
  const auto sign = [](const std::string& font, const std::string& code) {
    return "<w:r><w:sym w:font=\"" + font + "\" w:char=\"" + code + "\"/></w:r>";
  };
  CHECK(text_of(para(run("P1: so ") + sign("Wingdings", "F0E0") + sign("Wingdings", "F0FC") +
                     sign("Symbol", "F0B3") + sign("Segoe UI Symbol", "2713"))) ==
        "P1: so \u2192\u2713\u2265\u2713\n");
  const std::string unknown = para(run("P1: a ") + sign("Own Signs", "F041") + run(" b"));
  CHECK(text_of(unknown) == "P1: a \uFFFD b\n");
  CHECK(told(unknown) ==
        Strings{"docx-signs: 1 signs that only their font knows: U+FFFD stands for "
                "each, look them up in the document"});
  for (const char* odd : {"", "zz", "F041", "D800", "0", "FFFFFFFFFF", "1F642"}) {
    CAPTURE(odd);
    CHECK(text_of(para(run("P1: a") + sign("Any", odd))) == "P1: a\uFFFD\n");
  }
}

TEST_CASE("words that a style hides are left out, unless they say that they are seen") {
  const Parts styles{
      {"word/styles.xml",
       "<w:styles xmlns:w=\"w\">"
       "<w:style w:type=\"character\" w:styleId=\"Hid\"><w:rPr><w:vanish/></w:rPr></w:style>"
       "<w:style w:type=\"character\" w:styleId=\"Sub\"><w:basedOn w:val=\"Hid\"/></w:style>"
       "<w:style w:type=\"character\" w:styleId=\"Loop\"><w:basedOn w:val=\"Loop\"/></w:style>"
       "<w:style w:type=\"paragraph\" w:styleId=\"Top\"><w:rPr><w:vanish/></w:rPr></w:style>"
       "</w:styles>"}};
  const std::string hidden = "<w:rStyle w:val=\"Hid\"/>", below = "<w:rStyle w:val=\"Sub\"/>",
                    loop = "<w:rStyle w:val=\"Loop\"/>", seen = "<w:vanish w:val=\"0\"/>";
  CHECK(text_of(para(run("P1: a") + run(" no", hidden) + run(" nor", below) + run(" b", loop)) +
                    para(run("Top of Form") + run("P2: c", seen), "<w:pStyle w:val=\"Top\"/>") +
                    para(run("P1: d")),
                styles) == "P1: a b\nP2: c\nP1: d\n");
}

TEST_CASE("notes and comments are found by relationship, whatever their parts are called") {
  const Parts parts{
      {"word/_rels/document2.xml.rels",
       "<Relationships><Relationship Id=\"r1\" Type=\"x/footnotes\" Target=\"footnotes2.xml\"/>"
       "<Relationship Id=\"r2\" Type=\"x/comments\" Target=\"/word/comments2.xml\"/>"
       "<Relationship Id=\"r3\" Type=\"x/image\" TargetMode=\"External\" Target=\"http://a\"/>"
       "</Relationships>"},
      {"word/footnotes2.xml", "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"2\">" +
                                  para(run("A note.")) + "</w:footnote></w:footnotes>"},
      {"word/comments2.xml", "<w:comments xmlns:w=\"w\"><w:comment w:id=\"1\" w:author=\"Ada\">" +
                                 para(run("Help")) + "</w:comment></w:comments>"}};
  const std::string body =
      para("<w:commentRangeStart w:id=\"1\"/>" + run("P1: One") +
           "<w:commentRangeEnd w:id=\"1\"/>" + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>");
  const auto draft =
      formats_test::read(package("word/document2.xml", document(body), parts), "x.docx");
  CHECK(draft.text == "P1: One[1]\n\n[1] A note.\n");
  REQUIRE(draft.comments.size() == 1);
  CHECK(draft.comments[0].text == "Help");
}

TEST_CASE("an annotated document that was saved with other part names is read the same") {
  using namespace thema::formats;
  AnnotatedText exported;
  exported.source = "P1";
  exported.coder = "anna";
  exported.text_hash = "c0ffee";
  exported.text = "I trust her.";
  exported.passages = {{{2, 7}, {{"anna", "Trust", 0}}}};
  const std::string bytes = write_annotated_docx(exported);
  const ZipArchive made(bytes);
  const std::string renamed = package(
      "word/document2.xml", made.read("word/document.xml"),
      {{"word/_rels/document2.xml.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"x/comments\" Target=\"comments2.xml\"/>"
        "</Relationships>"},
       {"word/comments2.xml", made.read("word/comments.xml")}});
  const AnnotatedText read = read_annotated_docx(renamed);
  CHECK(read.text == exported.text);
  REQUIRE(read.passages.size() == 1);
  CHECK(read.passages[0].span == exported.passages[0].span);
}

TEST_CASE("blocks for older programs are read where the newer form has none, and only there") {
  const auto both = [](const std::string& newer) {
    return "<mc:AlternateContent><mc:Choice>" + newer + "</mc:Choice><mc:Fallback>" +
           para(run("P2: older")) + "</mc:Fallback></mc:AlternateContent>";
  };
  CHECK(text_of(para(run("P1: a")) + both("")) == "P1: a\nP2: older\n");
  CHECK(text_of(para(run("P1: a")) + both(para(run("P2: newer")))) == "P1: a\nP2: newer\n");
}

TEST_CASE("a document inside of the document is not read, and that is said") {
  CHECK(
      told(para(run("P1: a")) + "<w:altChunk/>") ==
      Strings{"docx-embedded: 1 documents that the document holds are not read: save it anew in a "
              "word processor, which makes them part of the text"});
}

TEST_CASE("a paragraph put together from very many takes a moment") {
  std::string blocks;
  for (int i = 0; i < 150'000; ++i) {
    blocks += para(run(" "), "<w:rPr><w:del/></w:rPr>");
  }
  const std::clock_t begin = std::clock();
  CHECK(text_of(blocks + para(run("P1: a", "<w:b/>"))).ends_with("P1: a\n"));
  CHECK(std::clock() - begin < 20 * CLOCKS_PER_SEC);
}

TEST_CASE("a comment of the XML or marked text loses no word") {
  CHECK(text_of("<w:p><w:r><w:t>P1: a<!-- x -->b<![CDATA[c<]]>d</w:t></w:r></w:p>") ==
        "P1: abc<d\n");
}
