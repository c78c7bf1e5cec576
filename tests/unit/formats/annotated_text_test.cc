#include "formats/annotated_text.h"

#include <algorithm>
#include <random>

#include "base/hash.h"
#include "formats/docx/annotated.h"
#include "helpers.h"

using namespace thema::formats;
using formats_test::Strings;

namespace {

std::string error_of(const std::string& bytes) {
  try {
    read_critic(bytes);
  } catch (const thema::Error& e) {
    CHECK(e.code() == thema::Errc::bad_input);
    return std::to_string(e.line()) + ": " + e.what();
  }
  return "none";
}

AnnotatedText of(std::string text, std::vector<MarkedPassage> passages) {
  AnnotatedText a;
  a.source = "P1";
  a.coder = "anna";
  a.text_hash = "c0ffee";
  a.text = std::move(text);
  a.passages = std::move(passages);
  a.codes = {"Trust", "Odd<<}name"};
  a.base = {"c1:2:3", "c4:5:6"};
  return a;
}

/// The marked-up text alone, without its first line and what stands behind it.
std::string marked(const AnnotatedText& a) {
  const std::string file = write_critic(a);
  const std::size_t begin = file.find('\n') + 1, end = file.find("\n{>>thema codes");
  return file.substr(begin, end - begin);
}

/// "[begin,end) author|comment" for each comment, by place.
Strings comments(const AnnotatedText& a) {
  Strings out;
  for (const MarkedPassage& p : a.passages) {
    for (const PassageComment& c : p.comments) {
      out.push_back(fmt::format("[{},{}) {}|{}", p.span.begin, p.span.end, c.author, c.text));
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Text of ordinary words, odd letters and everything that looks like a mark.
std::string odd_text(std::mt19937& random) {
  static const Strings kPieces{"word ",
                               "a",
                               "\n",
                               "\n\n",
                               "{==",
                               "==}",
                               "{1==",
                               "==1}",
                               "{>>",
                               "<<}",
                               "\\",
                               "{",
                               "}",
                               "=",
                               "==",
                               "{=",
                               "{12",
                               "==12",
                               "żółw",
                               "日本",
                               "\t",
                               "  ",
                               "\\{==",
                               "\\\\",
                               "{>",
                               ">",
                               "\U0001F600",
                               "e\u0301",
                               "\u2028",
                               "1",
                               "[ben] ",
                               "{>>thema codes",
                               "\n{>>thema base 0 ",
                               "{9999999=="};
  std::string out;
  for (std::size_t n = random() % 30 + 1; n > 0; --n) out += kPieces[random() % kPieces.size()];
  return out;
}

std::vector<MarkedPassage> odd_passages(std::mt19937& random, std::uint32_t length) {
  static const Strings kComments{"Trust", "Trust; Fear", "a {>> b", "x == y {==z==}", "", "\\["};
  static const Strings kAuthors{"", "ben", "O'Neil ] \\ }; x"};
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  std::vector<MarkedPassage> out;
  for (std::size_t n = random() % 8; n > 0; --n) {
    const std::uint32_t begin = below(length), end = begin + 1 + below(length - begin);
    MarkedPassage passage{{begin, end}, {}};
    for (std::size_t m = random() % 2 + 1; m > 0; --m) {
      passage.comments.push_back(
          {kAuthors[random() % kAuthors.size()], kComments[random() % kComments.size()], 0});
    }
    out.push_back(std::move(passage));
  }
  return out;
}

}  // namespace

TEST_CASE("a passage alone is marked as CriticMarkup does") {
  const AnnotatedText a = of("I trust her.\n", {{{2, 7}, {{"", "Trust", 0}}}});
  CHECK(marked(a) == "I {==trust==}{>>Trust<<} her.\n");
  CHECK(write_critic(a).starts_with(
      "{>>thema annotate: source=P1; coder=anna; text=c0ffee<<}\nI {==trust"));
}

TEST_CASE("passages that overlap or nest are numbered, each group from 1") {
  const AnnotatedText a = of("one two three four five", {{{0, 7}, {{"", "A", 0}}},
                                                         {{4, 13}, {{"", "B", 0}, {"ben", "C", 0}}},
                                                         {{14, 18}, {{"", "D", 0}}},
                                                         {{19, 23}, {{"", "E", 0}}},
                                                         {{20, 22}, {{"", "F", 0}}}});
  CHECK(marked(a) ==
        "{1==one {2==two==1}{>>A<<} three==2}{>>B<<}{>>[ben] C<<} {==four==}{>>D<<} "
        "{1==f{2==iv==2}{>>F<<}e==1}{>>E<<}");
  CHECK(comments(read_critic(write_critic(a))) == comments(a));
}

TEST_CASE("a text that holds marks comes back as it was") {
  for (const char* text :
       {"{==a==}{>>b<<}", "\\{==a", "a{", "{1", "x {= y", "==", "\\", "\\\\{>>"}) {
    CAPTURE(text);
    const auto length = thema::text::TextIndex(std::string_view(text)).length();
    for (const bool coded : {false, true}) {
      AnnotatedText a = of(text, {});
      if (coded) a.passages.push_back({{0, length}, {{"", "Code", 0}}});
      const AnnotatedText back = read_critic(write_critic(a));
      CHECK(back.text == text);
      CHECK(comments(back) == comments(a));
    }
  }
}

TEST_CASE("whatever is written is read back: text, passages, comments, base") {
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = odd_text(random);
    const AnnotatedText a =
        of(text, odd_passages(random, thema::text::TextIndex(std::string_view(text)).length()));
    const std::string file = write_critic(a);
    CAPTURE(file);
    const AnnotatedText back = read_critic(file);
    CHECK(back.text == text);
    CHECK(comments(back) == comments(a));
    CHECK(back.base == a.base);
    CHECK(back.source == "P1");
    // Lines of the file are known for lines of the text.
    CHECK(back.file_lines.size() ==
          static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
    // What an editor does with the ends of lines and of the file does not matter.
    std::string windows = "\xEF\xBB\xBF";
    for (const char c : file) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    CHECK(read_critic(windows).text == text);
    CHECK(read_critic(file.substr(0, file.size() - 1)).base == a.base);
    CHECK(read_critic(file + "\n").base == a.base);
  }
}

TEST_CASE("no letter of an annotated text is changed without notice") {
  std::mt19937 random(5);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = odd_text(random);
    const AnnotatedText a =
        of(text, odd_passages(random, thema::text::TextIndex(std::string_view(text)).length()));
    std::string file = write_critic(a);
    const std::size_t begin = file.find('\n') + 1, end = file.find("\n{>>thema codes");
    const std::size_t at = begin + random() % (end - begin);
    if (file[at] == 'Q') continue;
    if (random() % 2 == 0) {
      file[at] = 'Q';
    } else {
      file.insert(at, "Q");
    }
    CAPTURE(file);
    try {
      const AnnotatedText back = read_critic(file);
      CHECK((back.text != text || comments(back) != comments(a)));
    } catch (const thema::Error& e) {
      CHECK(e.code() == thema::Errc::bad_input);
    }
  }
}

TEST_CASE("what cannot be understood is refused with its line") {
  const std::string good = write_critic(of("One.\nTwo.\n", {}));
  const auto with = [&](std::string two) {
    std::string file = good;
    return file.replace(file.find("Two."), 4, two);
  };
  CHECK(error_of(with("{==Two.==}{>>A<<}")) == "none");
  CHECK(error_of(with("{==Two.")) == "3: the passage that begins here, {==, has no end ==}");
  CHECK(error_of(with("Two.==2}{>>A<<}")) ==
        "3: '==2}' ends a passage that does not begin: '{2==' is missing before it");
  CHECK(error_of(with("{==Two.==}")).starts_with("3: the passage that ends here has no code"));
  CHECK(error_of(with("{====}{>>A<<}")) == "3: there are no words between '{==' and '==}'");
  CHECK(error_of(with("{==T{==wo.==}{>>A<<}==}{>>B<<}"))
            .starts_with("3: '{==' is open since line 3: passages that overlap"));
  CHECK(error_of(with("Two.{>>A<<}")).starts_with("3: this comment stands at no passage"));
  CHECK(error_of(with("{==Two.==}{>>[ben A<<}")).starts_with("3: a comment that begins with '['"));
  CHECK(error_of(with("\xFF")).starts_with("3: the file is not UTF-8 here"));
  CHECK(error_of(with(std::string(1, '\0'))) == "3: the file holds the character U+0000");
  CHECK(error_of("").starts_with("1: the first line is not as 'thema annotate export' wrote it"));
  CHECK(error_of("One.\nTwo.\n").starts_with("1: the first line is not as"));
  CHECK(error_of(good.substr(0, good.find("{>>thema codes")))
            .starts_with("5: the file ends before '{>>thema codes' begins"));
  CHECK(error_of(good.substr(0, good.find("{>>thema base"))).find("are missing") !=
        std::string::npos);
  std::string base = good;
  base.replace(base.find("c4:5:6"), 2, "c5");
  CHECK(error_of(base).find("were changed") != std::string::npos);
}

TEST_CASE("a document holds text, passages and comments of all authors") {
  std::mt19937 random(11);
  for (int i = 0; i < 300; ++i) {
    const std::string text = odd_text(random);
    AnnotatedText a =
        of(text, odd_passages(random, thema::text::TextIndex(std::string_view(text)).length()));
    for (MarkedPassage& p : a.passages) {
      for (PassageComment& c : p.comments) {
        if (c.author.empty()) c.author = "anna";
        if (c.text.empty()) c.text = "Fear";
      }
    }
    const std::string bytes = write_annotated_docx(a);
    CHECK(is_annotated_docx(bytes));
    CHECK(write_annotated_docx(a) == bytes);
    AnnotatedText back = read_annotated_docx(bytes);
    CAPTURE(text);
    CHECK(restore_text(back, text));
    CHECK(back.text == text);
    CHECK(comments(back) == comments(a));
    CHECK(back.base == a.base);
    CHECK_FALSE(restore_text(back, text + "x"));
  }
}

namespace {

/// "I trust her." with comments around "her"; the base has the place of "trust".
AnnotatedText document_with(const Strings& initials) {
  const std::string base = "@2:7 c1:2:3";
  const std::string open = R"(<w:document xmlns:w="w"><w:body>)";
  const auto paragraph = [](const std::string& inside) { return "<w:p>" + inside + "</w:p>"; };
  const auto words = [](const std::string& text) { return "<w:r><w:t>" + text + "</w:t></w:r>"; };
  std::string begins, ends, comments = R"(<w:comments xmlns:w="w">)";
  for (std::size_t i = 0; i < initials.size(); ++i) {
    begins += fmt::format(R"(<w:commentRangeStart w:id="{}"/>)", i);
    ends += fmt::format(R"(<w:commentRangeEnd w:id="{}"/>)", i);
    comments +=
        fmt::format(R"(<w:comment w:id="{}" w:author="anna" w:initials="{}">{}</w:comment>)", i,
                    initials[i], paragraph(words("Trust")));
  }
  const std::string marks = "I trust </w:t></w:r>" + begins + words("her") + ends + "<w:r><w:t>.";
  return docx::read_annotated_parts(
      open + paragraph(words("{&gt;&gt;thema annotate: source=P1; coder=anna; text=c0&lt;&lt;}")) +
          paragraph(words(marks)) + paragraph(words("{&gt;&gt;thema codes")) +
          paragraph(words("&lt;&lt;}")) +
          paragraph(words("{&gt;&gt;thema base 2 " + thema::sha256_hex(base).substr(0, 16))) +
          paragraph(words(base)) + paragraph(words("&lt;&lt;}")) + "</w:body></w:document>",
      comments + "</w:comments>", "");
}

}  // namespace

TEST_CASE("an exported comment keeps its place by its number, wherever a word processor moved it") {
  CHECK(comments(document_with({"a#0"})) == Strings{"[2,7) anna|Trust"});
  CHECK(document_with({"a#0"}).base == Strings{"c1:2:3"});
  // New ones, those of other numbers, and two with one number stand where they stand.
  CHECK(comments(document_with({"a"})) == Strings{"[8,11) anna|Trust"});
  CHECK(comments(document_with({"a#7"})) == Strings{"[8,11) anna|Trust"});
  CHECK(comments(document_with({"a#0", "a#0"})) ==
        Strings{"[8,11) anna|Trust", "[8,11) anna|Trust"});
}
