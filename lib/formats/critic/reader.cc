#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/strings.h"
#include "formats/annotated_text.h"
#include "formats/critic/marks.h"
#include "text/utf8.h"

namespace thema::formats {

namespace {

using critic::kCommentBegin;
using critic::kCommentEnd;
using critic::Mark;

constexpr std::string_view kBehindText = "\n{>>thema codes";

Error wrong(std::size_t line, const std::string& why) {
  Error error(Errc::bad_input, why);
  error.at({}, line);
  return error;
}

std::size_t count_lines(std::string_view s) {
  return static_cast<std::size_t>(std::count(s.begin(), s.end(), '\n'));
}

/// Without a byte order mark, and with LF where every line of the file ends with CR LF.
std::string with_own_line_ends(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string out(bytes);
  std::size_t crlf = 0;
  for (std::size_t i = out.find("\r\n"); i != std::string::npos; i = out.find("\r\n", i + 2)) {
    ++crlf;
  }
  if (crlf == 0 || crlf != count_lines(out)) return out;
  std::size_t to = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] != '\r' || i + 1 == out.size() || out[i + 1] != '\n') out[to++] = out[i];
  }
  out.resize(to);
  return out;
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : file_(bytes) {}

  AnnotatedText read() {
    const std::size_t first_end = std::min(file_.find('\n'), file_.size());
    const critic::Head head = critic::parse_head(file_.substr(0, first_end));
    out_.source = head.source;
    out_.coder = head.coder;
    out_.text_hash = head.hash;
    at_ = std::min(first_end + 1, file_.size());
    line_ = 2;
    out_.file_lines.push_back(line_);
    body();
    if (!open_.empty()) {
      const auto& [number, open] = *open_.begin();
      throw wrong(open.line, fmt::format("the passage that begins here, {}, has no end {}",
                                         begin_mark(number), end_mark(number)));
    }
    const std::string_view tail = file_.substr(at_);
    out_.base = critic::parse_base(tail);
    if (const std::size_t more = critic::behind_base(tail); more != std::string_view::npos) {
      throw wrong(line_ + count_lines(tail.substr(0, more)), std::string(critic::kTextBehind));
    }
    return std::move(out_);
  }

 private:
  struct Open {
    std::uint32_t begin = 0;
    std::size_t line = 0;
  };

  static std::string digits(std::size_t n) { return n == 0 ? "" : std::to_string(n); }
  static std::string begin_mark(std::size_t n) { return "{" + digits(n) + "=="; }
  static std::string end_mark(std::size_t n) { return "==" + digits(n) + "}"; }

  /// The marked-up text, up to what stands behind it.
  void body() {
    while (at_ < file_.size()) {
      const std::size_t next = std::min(file_.find_first_of("\\{=", at_), file_.size());
      add(file_.substr(at_, next - at_));
      at_ = next;
      if (at_ == file_.size()) break;
      if (file_[at_] == '\\') {
        backslashes();
        continue;
      }
      const Mark mark = critic::mark_at(file_.substr(at_));
      if (mark.kind == Mark::Kind::none) {
        add(file_.substr(at_++, 1));
      } else if (mark.kind == Mark::Kind::comment) {
        if (is_tail()) return end_of_text();
        throw wrong(line_,
                    "this comment stands at no passage: mark the words, {==words==}, right "
                    "before {>>");
      } else {
        at_ += mark.size;
        mark.kind == Mark::Kind::begin ? begin(mark.number) : end(mark.number);
      }
    }
    throw wrong(
        line_, fmt::format("the file ends before '{}' begins: its end is missing", critic::kCodes));
  }

  bool is_tail() const {
    return file_[at_ - 1] == '\n' && file_.substr(at_).starts_with(critic::kCodes);
  }

  /// The line end before what stands behind the text is no part of it.
  void end_of_text() {
    if (!out_.text.ends_with('\n')) {
      throw wrong(line_,
                  "the end of the text was changed: '{>>thema codes' stood on a line of its "
                  "own behind it");
    }
    out_.text.pop_back();
    out_.file_lines.pop_back();
  }

  /// Before a mark every second one is no part of the text; an odd one makes the mark text.
  void backslashes() {
    const std::size_t after = std::min(file_.find_first_not_of('\\', at_), file_.size());
    const std::size_t run = after - at_;
    at_ = after;
    const bool before_mark = critic::mark_at(file_.substr(after)).kind != Mark::Kind::none;
    if (!before_mark) return add(std::string(run, '\\'));
    add(std::string(run / 2, '\\'));
    if (run % 2 == 1) add(file_.substr(at_++, 1));
  }

  void add(std::string_view piece) {
    for (const char c : piece) {
      if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80) ++point_;
      if (c == '\n') out_.file_lines.push_back(++line_);
    }
    out_.text += piece;
  }

  void begin(std::size_t number) {
    const auto [open, fresh] = open_.try_emplace(number, Open{point_, line_});
    if (fresh) return;
    throw wrong(line_, fmt::format("'{0}' is open since line {1}: passages that overlap have "
                                   "numbers of their own, as in {{{2}==words=={2}}}{{>>Code<<}}",
                                   begin_mark(number), open->second.line, number + 1));
  }

  void end(std::size_t number) {
    const auto open = open_.find(number);
    if (open == open_.end()) {
      throw wrong(line_, fmt::format("'{}' ends a passage that does not begin: '{}' is missing "
                                     "before it",
                                     end_mark(number), begin_mark(number)));
    }
    MarkedPassage passage{{open->second.begin, point_}, {}};
    open_.erase(open);
    if (passage.span.empty()) {
      throw wrong(line_, fmt::format("there are no words between '{}' and '{}'", begin_mark(number),
                                     end_mark(number)));
    }
    while (file_.substr(at_).starts_with(kCommentBegin)) comment(passage);
    if (passage.comments.empty()) {
      throw wrong(line_, fmt::format("the passage that ends here has no code: write {{>>Code<<}} "
                                     "right behind '{0}', or take '{1}' and '{0}' away",
                                     end_mark(number), begin_mark(number)));
    }
    out_.passages.push_back(std::move(passage));
  }

  void comment(MarkedPassage& passage) {
    const std::size_t begin = at_ + kCommentBegin.size();
    const std::size_t end = file_.find(kCommentEnd, begin);
    // Without an end of its own it would run into what stands behind the text.
    if (end == std::string_view::npos ||
        file_.substr(begin, end - begin).find(kBehindText) != std::string_view::npos) {
      throw wrong(line_, fmt::format("the comment that begins here, '{}', has no end '{}'",
                                     kCommentBegin, kCommentEnd));
    }
    std::string_view inside = file_.substr(begin, end - begin);
    PassageComment comment{.author = {}, .text = {}, .line = line_};
    if (inside.starts_with('[')) comment.author = author(inside);
    comment.text = inside;
    passage.comments.push_back(std::move(comment));
    line_ += count_lines(file_.substr(at_, end - at_));
    at_ = end + kCommentEnd.size();
  }

  /// The name in "[name] ...", which is taken off.
  std::string author(std::string_view& inside) const {
    std::size_t i = 1;
    while (i < inside.size() && inside[i] != ']') i += inside[i] == '\\' ? 2 : 1;
    if (i >= inside.size()) {
      throw wrong(line_,
                  "a comment that begins with '[' names another coder, as in [anna] Code: "
                  "']' is missing (a code that begins so is written \\[)");
    }
    const std::string name = critic::unescaped_field(inside.substr(1, i - 1));
    inside = inside.substr(i + 1);
    if (inside.starts_with(' ')) inside.remove_prefix(1);
    return name;
  }

  std::string_view file_;
  AnnotatedText out_;
  std::map<std::size_t, Open> open_;  // by number
  std::size_t at_ = 0, line_ = 1;
  std::uint32_t point_ = 0;
};

}  // namespace

AnnotatedText read_critic(std::string_view bytes) {
  const std::size_t invalid = text::find_invalid_utf8(bytes);
  if (invalid != std::string_view::npos) {
    throw wrong(1 + count_lines(bytes.substr(0, invalid)),
                "the file is not UTF-8 here: save it as UTF-8");
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    throw wrong(1 + count_lines(bytes.substr(0, nul)), "the file holds the character U+0000");
  }
  const std::string file = with_own_line_ends(bytes);
  return Reader(file).read();
}

}  // namespace thema::formats
