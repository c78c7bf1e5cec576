#include "formats/otr/timed_text.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "formats/common/html_blocks.h"
#include "formats/common/lines.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace thema::formats::otr {
namespace {

class Writer {
 public:
  explicit Writer(std::vector<std::int64_t> times) : times_(std::move(times)) {
    out_.shape.rich = true;
  }

  void paragraph(const rich::Paragraph& p) {
    const auto marks = count_marks(p.text);
    if (trim_space(without_marks(p.text)).empty()) {
      for (std::size_t i = 0; i < marks; ++i) waiting_.push_back(times_.at(next_++));
      blank_ = true;
      return;
    }
    begin();
    for (const std::int64_t ms : std::exchange(waiting_, {})) mark(ms);
    copy(p);
  }

  TimedText take() {
    if (!out_.text.empty()) out_.text += '\n';
    return std::move(out_);
  }

 private:
  static std::size_t count_marks(std::string_view text) {
    std::size_t n = 0;
    for (std::size_t pos = text.find(kTimeMark); pos != std::string_view::npos;
         pos = text.find(kTimeMark, pos + kTimeMark.size())) {
      ++n;
    }
    return n;
  }

  static std::string without_marks(std::string_view text) {
    std::string out;
    for (std::size_t pos = 0; pos < text.size();) {
      const std::size_t mark = std::min(text.find(kTimeMark, pos), text.size());
      out += text.substr(pos, mark - pos);
      pos = mark + kTimeMark.size();
    }
    return out;
  }

  void begin() {
    if (!out_.text.empty()) out_.text += blank_ ? "\n\n" : "\n";
    blank_ = false;
    line_ = out_.text.size();
    out_.shape.paragraphs.push_back(static_cast<std::uint32_t>(line_));
  }

  /// Behind the last word, so that a mark behind a blank is still one behind a turn.
  void mark(std::int64_t ms) {
    const std::string_view text = out_.text;
    const std::size_t lf = text.substr(counted_).rfind('\n');
    const std::size_t begin = lf == std::string_view::npos ? counted_ : counted_ + lf + 1;
    const std::size_t here = trim_end(text, begin, text.size());
    points_ += text::count_code_points(text.substr(counted_, here - counted_));
    counted_ = here;
    out_.marks.push_back(TimeMark{.point = points_, .ms = ms});
  }

  /// The letters between the marks, without the white space that a mark had behind it.
  void copy(const rich::Paragraph& p) {
    const std::string_view text = p.text;
    std::size_t bold = line_;
    for (std::size_t pos = 0; pos < text.size();) {
      const std::size_t found = std::min(text.find(kTimeMark, pos), text.size());
      std::size_t from = pos;
      if (pos > 0 && at_blank()) from = std::min(skip_blanks(text, pos), found);
      out_.text += text.substr(from, found - from);
      if (p.bold_end > from) {
        bold = out_.text.size() - (found - std::min(found, p.bold_end));
      }
      if (found == text.size()) break;
      pos = found + kTimeMark.size();
      begin_at_mark();
      mark(times_.at(next_++));
    }
    out_.text.resize(std::max(trim_end(out_.text, line_, out_.text.size()), counted_));
    bold = std::min(bold, out_.text.size());
    if (bold > line_) {
      out_.shape.bold.push_back(
          {.line = static_cast<std::uint32_t>(line_), .end = static_cast<std::uint32_t>(bold)});
    }
  }

  bool at_blank() const {
    if (out_.text.size() == line_) return true;
    const std::size_t size = out_.text.size();
    return trim_end(out_.text, line_, size) != size;
  }

  /// A mark behind a line break begins a paragraph.
  void begin_at_mark() {
    if (!out_.text.ends_with('\n')) return;
    const auto here = static_cast<std::uint32_t>(out_.text.size());
    if (out_.shape.paragraphs.back() != here) out_.shape.paragraphs.push_back(here);
  }

  std::vector<std::int64_t> times_, waiting_;
  std::size_t next_ = 0;
  TimedText out_;
  std::size_t line_ = 0;     ///< byte where the paragraph begins
  std::size_t counted_ = 0;  ///< bytes that `points_` counts
  std::uint32_t points_ = 0;
  bool blank_ = false;
};

}  // namespace

TimedText timed_text(const std::string& html) {
  const std::string clean = text::normalize(html);
  HtmlBlocks page = read_html_blocks(clean, true);
  Writer writer(std::move(page.times));
  const rich::Cell paragraphs = rich::cell_of(std::move(page.blocks));
  for (const rich::Paragraph& p : paragraphs) writer.paragraph(p);
  TimedText out = writer.take();
  if (out.text.empty()) throw Error(Errc::bad_input, "the transcript has no words");
  return out;
}

}  // namespace thema::formats::otr
