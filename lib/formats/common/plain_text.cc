#include "formats/common/plain_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "formats/common/lines.h"
#include "formats/common/timestamp.h"
#include "text/decode.h"
#include "text/normalize.h"

namespace thema::formats {
namespace {

constexpr std::size_t kHead = 4096;

bool is_control(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && u != 0x1B;
}

/// Every second byte, from `first`.
std::string every_second(std::string_view bytes, std::size_t first) {
  std::string out;
  for (std::size_t i = first; i < bytes.size(); i += 2) out += bytes[i];
  return out;
}

}  // namespace

PlainText read_plain_text(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  if (bytes.size() > (1U << 31U)) {
    throw Error(Errc::bad_input,
                fmt::format("the file has {} bytes, more than the 2 GiB that a source may have",
                            bytes.size()));
  }
  text::Decoded decoded = text::decode(bytes, options.encoding);
  if (decoded.how == text::Decoded::How::detected) {
    sink.notice("encoding-guessed",
                fmt::format("read as {} ({} % sure); --encoding names another", decoded.encoding,
                            decoded.confidence),
                options.name);
  }
  return PlainText{.text = text::normalize(std::move(decoded.text)),
                   .encoding = std::move(decoded.encoding)};
}

std::string sniff_head(std::string_view bytes) {
  std::string_view head = bytes.substr(0, kHead);
  std::string narrow;
  if (head.starts_with("\xEF\xBB\xBF")) {
    narrow = head.substr(3);
  } else if (head.starts_with("\xFF\xFE")) {
    narrow = every_second(head, 2);
  } else if (head.starts_with("\xFE\xFF")) {
    narrow = every_second(head, 3);
  } else if (head.size() > 3 && head[1] == '\0' && head[3] == '\0') {
    narrow = every_second(head, 0);
  } else if (head.size() > 3 && head[0] == '\0' && head[2] == '\0') {
    narrow = every_second(head, 1);
  } else {
    narrow = head;
  }
  if (std::any_of(narrow.begin(), narrow.end(), is_control)) return {};
  std::replace(narrow.begin(), narrow.end(), '\r', '\n');
  return narrow;
}

bool begins_with_cue(std::string_view head) {
  const std::size_t arrow = head.find("-->");
  if (arrow == std::string_view::npos) return false;
  const std::size_t lf = head.rfind('\n', arrow);
  const std::size_t line = lf == std::string_view::npos ? 0 : lf + 1;
  if (!is_digit(head[std::min(skip_blanks(head, line), head.size() - 1)])) return false;
  // At most a cue's number or name may stand before it.
  const std::string_view before = trim_space(head.substr(0, line));
  return before.find('\n') == std::string_view::npos && before.size() < 64;
}

}  // namespace thema::formats
