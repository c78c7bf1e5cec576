#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "formats/annotated_text.h"
#include "formats/common/lines.h"
#include "formats/critic/marks.h"
#include "text/text_index.h"

namespace thema::formats {

namespace {

using critic::kCommentBegin;
using critic::kCommentEnd;

/// A passage begins or ends.
struct Edge {
  std::uint32_t point = 0;
  bool end = false;
  const MarkedPassage* passage = nullptr;
  std::size_t number = 0;
};

/// Numbers of the passages, 0 for one that overlaps no other. They begin anew with every group of
/// passages that hang together: a new passage elsewhere changes none of them.
std::vector<std::size_t> numbers_of(const std::vector<const MarkedPassage*>& passages) {
  std::vector<std::size_t> numbers(passages.size(), 0);
  for (std::size_t first = 0; first < passages.size();) {
    std::size_t next = first + 1;
    std::uint32_t end = passages[first]->span.end;
    while (next < passages.size() && passages[next]->span.begin < end) {
      end = std::max(end, passages[next++]->span.end);
    }
    for (std::size_t i = first; next - first > 1 && i < next; ++i) numbers[i] = i - first + 1;
    first = next;
  }
  return numbers;
}

/// In the order in which they are written: at one point ends come before beginnings, the inner
/// passage ends first and begins last.
std::vector<Edge> edges_of(const AnnotatedText& annotated) {
  std::vector<const MarkedPassage*> passages;
  for (const MarkedPassage& p : annotated.passages) passages.push_back(&p);
  std::stable_sort(passages.begin(), passages.end(), [](const auto* a, const auto* b) {
    return std::tuple(a->span.begin, ~a->span.end) < std::tuple(b->span.begin, ~b->span.end);
  });
  const std::vector<std::size_t> numbers = numbers_of(passages);
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    edges.push_back({passages[i]->span.begin, false, passages[i], numbers[i]});
    edges.push_back({passages[i]->span.end, true, passages[i], numbers[i]});
  }
  std::stable_sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
    const auto key = [](const Edge& e) {
      return std::tuple(e.point, !e.end, e.end ? ~e.passage->span.begin : ~e.passage->span.end,
                        e.end ? ~e.number : e.number);
    };
    return key(a) < key(b);
  });
  return edges;
}

/// Whether text would be read as a mark. It may run into the mark of an end that follows it, and is
/// none where a backslash is going to stand in it.
bool reads_as_mark(std::string_view text, bool end_follows) {
  using Kind = critic::Mark::Kind;
  const Kind kind = critic::mark_at(text).kind;
  if (kind == Kind::comment || kind == Kind::end) return true;
  if (text.front() != '{') return false;
  std::size_t at = 1;
  while (at < text.size() && at <= critic::kMostDigits && is_digit(text[at])) ++at;
  if (kind == Kind::begin) {
    return critic::mark_at(text.substr(at)).kind != Kind::end &&
           critic::mark_at(text.substr(at + 1)).kind != Kind::end;
  }
  while (at < text.size() && text[at] == '=') ++at;
  return end_follows && at == text.size();
}

class Writer {
 public:
  explicit Writer(const AnnotatedText& annotated) : annotated_(annotated), index_(annotated.text) {}

  std::string write() {
    out_ = critic::head_line(annotated_.source, annotated_.coder, annotated_.text_hash);
    out_ += '\n';
    for (const Edge& edge : edges_of(annotated_)) {
      words(index_.byte_of(edge.point), edge.end);
      out_.append(backslashes_, '\\');
      backslashes_ = 0;
      mark(edge);
    }
    words(annotated_.text.size(), false);
    out_ += '\n';
    for (const std::string& line : critic::tail_lines(annotated_.codes, annotated_.base)) {
      out_ += line;
      out_ += '\n';
    }
    return std::move(out_);
  }

 private:
  void words(std::size_t to, bool end_follows) {
    const std::string_view text = annotated_.text;
    for (; at_ < to; ++at_) {
      const char c = text[at_];
      out_ += c;
      if (c == '\\') {
        ++backslashes_;
        continue;
      }
      if ((c == '{' || c == '=') && reads_as_mark(text.substr(at_, to - at_), end_follows)) {
        out_.back() = '\\';
        out_.append(backslashes_, '\\');
        out_ += c;
      }
      backslashes_ = 0;
    }
  }

  void mark(const Edge& edge) {
    const std::string number = edge.number == 0 ? "" : std::to_string(edge.number);
    if (!edge.end) {
      out_ += "{" + number + "==";
      return;
    }
    out_ += "==" + number + "}";
    for (const PassageComment& comment : edge.passage->comments) {
      out_ += kCommentBegin;
      if (!comment.author.empty()) out_ += "[" + critic::escaped_field(comment.author) + "] ";
      out_ += comment.text;
      out_ += kCommentEnd;
    }
  }

  const AnnotatedText& annotated_;
  text::TextIndex index_;
  std::string out_;
  std::size_t at_ = 0;           // byte of the text
  std::size_t backslashes_ = 0;  // in front of it
};

}  // namespace

std::string write_critic(const AnnotatedText& annotated) { return Writer(annotated).write(); }

}  // namespace thema::formats
