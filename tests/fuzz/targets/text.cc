// Any bytes through decoding, and what comes out through everything that the text layer does with
// a text. The first line of the input serves as pattern and as quote.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/error.h"
#include "text/collate.h"
#include "text/decode.h"
#include "text/normalize.h"
#include "text/quote_match.h"
#include "text/regex.h"
#include "text/segment.h"
#include "text/text_index.h"
#include "text/tokens.h"
#include "text/utf8.h"
#include "text/width.h"

namespace {

namespace text = thema::text;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_spans(const std::vector<thema::Span>& spans, const text::TextIndex& index) {
  std::uint32_t before = 0;
  for (const thema::Span s : spans) {
    require(s.begin >= before && !s.empty() && s.end <= index.length());
    before = s.end;
  }
}

void use(const std::string& body, std::string_view first_line) {
  const text::TextIndex index(body);
  require(index.length() == text::count_code_points(body));
  require(index.line_of(index.length()) >= index.line_count());
  check_spans(text::sentences(body), index);
  check_spans(text::paragraphs(body, text::ParagraphEnd::blank_line), index);
  check_spans(text::paragraphs(body, text::ParagraphEnd::line_end), index);

  text::Tokens tokens;
  text::Tokenizer().tokenize(body, tokens);
  for (const auto& token : tokens.tokens) {
    require(token.begin < token.end && token.end <= body.size());
    require(!tokens.folded_word(token).empty());
  }
  const text::QuoteMatcher matcher(body);
  check_spans(matcher.find(first_line), index);
  if (const auto near = matcher.nearest(first_line)) require(near->span.end <= index.length());

  require(text::display_width(text::truncate_to_width(body, 20)) <= 20);
  text::wrap(body, 20);
  require(text::find_invalid_utf8(text::visible(body)) == std::string_view::npos);
  const text::Collator collator;
  require(collator.compare(body, first_line) == -collator.compare(first_line, body));
  check_spans(text::Regex(first_line).all(body), index);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  text::display_width(bytes);
  text::visible(bytes);
  try {
    const text::Decoded decoded = text::decode(bytes);
    require(text::find_invalid_utf8(decoded.text) == std::string_view::npos);
    const std::string body = text::normalize(decoded.text);
    require(body.find('\r') == std::string::npos);
    use(body, std::string_view(body).substr(0, body.find('\n')));
  } catch (const thema::Error&) {
    // Refused, as it may be: anything else is a bug.
  }
  return 0;
}
