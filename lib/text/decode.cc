#include "text/decode.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <set>

#include "base/error.h"
#include "base/near.h"
#include "text/detect.h"
#include "text/utf16.h"
#include "text/utf8.h"

namespace thema::text {
namespace {

using How = Decoded::How;

struct CloseConverter {
  void operator()(UConverter* c) const noexcept { ucnv_close(c); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

/// The name that people know: MIME's, else IANA's, else the one Windows has.
std::string standard_name(const char* name) {
  for (const char* standard : {"MIME", "IANA", "WINDOWS"}) {
    UErrorCode status = U_ZERO_ERROR;
    const char* known = ucnv_getStandardName(name, standard, &status);
    if (U_SUCCESS(status) && known != nullptr) return known;
  }
  return name;
}

std::vector<std::string> all_aliases() {
  std::vector<std::string> out = encoding_names();
  for (std::int32_t i = 0; i < ucnv_countAvailable(); ++i) {
    UErrorCode status = U_ZERO_ERROR;
    const char* name = ucnv_getAvailableName(i);
    const std::uint16_t count = ucnv_countAliases(name, &status);
    for (std::uint16_t a = 0; U_SUCCESS(status) && a < count; ++a) {
      const char* alias = ucnv_getAlias(name, a, &status);
      if (U_SUCCESS(status) && alias != nullptr) out.emplace_back(alias);
    }
  }
  return out;
}

/// Null for a name that ICU does not know. The check keeps anything like a path or ICU's converter
/// options out of ucnv_open.
Converter open_converter(const std::string& name) {
  const auto is_plain = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-_.:+()").find(c) != std::string_view::npos;
  };
  if (name.empty() || name.size() > 60 || !std::all_of(name.begin(), name.end(), is_plain)) {
    return nullptr;
  }
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

struct Conversion {
  std::string text;
  std::optional<std::size_t> invalid;  ///< offset of the first bytes that mean nothing
};

Conversion convert(std::string_view bytes, UConverter* converter) {
  Conversion out;
  out.text.reserve(bytes.size() + bytes.size() / 2);
  std::array<char16_t, 8192> buffer{};
  std::size_t kept = 0;  // a first half of a surrogate pair, whose second half is still to come
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  for (;;) {
    UErrorCode status = U_ZERO_ERROR;
    char16_t* to = buffer.data() + kept;
    ucnv_toUnicode(converter, &to, buffer.data() + buffer.size(), &from, end, nullptr, 1, &status);
    auto units = static_cast<std::size_t>(to - buffer.data());
    const bool more = status == U_BUFFER_OVERFLOW_ERROR;
    kept = more && units > 0 && (buffer[units - 1] & 0xFC00) == 0xD800 ? 1 : 0;
    append_utf8(out.text, std::u16string_view(buffer.data(), units - kept));
    if (kept > 0) buffer[0] = buffer[units - 1];
    if (more) continue;
    if (U_FAILURE(status)) {
      std::array<char, 32> invalid{};
      auto length = static_cast<std::int8_t>(invalid.size());
      UErrorCode ignored = U_ZERO_ERROR;
      ucnv_getInvalidChars(converter, invalid.data(), &length, &ignored);
      const auto read = static_cast<std::size_t>(from - bytes.data());
      out.invalid = read - std::min(read, static_cast<std::size_t>(std::max<int>(length, 0)));
    }
    return out;
  }
}

Conversion convert(std::string_view bytes, const std::string& name) {
  const Converter converter = open_converter(name);
  if (!converter) return {{}, 0};
  return convert(bytes, converter.get());
}

void drop_bom(std::string& utf8) {
  if (utf8.starts_with("\xEF\xBB\xBF")) utf8.erase(0, 3);
}

[[noreturn]] void refuse(const std::string& message) { throw Error(Errc::bad_input, message); }

[[noreturn]] void refuse_binary() {
  refuse("binary data, expected text (if it is text, name its encoding)");
}

/// Every way out of decode() leads through here.
Decoded accept(std::string text, std::string encoding, How how, int confidence = 100) {
  drop_bom(text);
  if (const auto nul = text.find('\0'); nul != std::string::npos) {
    const auto before = std::string_view(text).substr(0, nul);
    refuse(fmt::format("the text holds U+0000 at character {} (line {}), which no text may hold",
                       count_code_points(before),
                       1 + std::count(before.begin(), before.end(), '\n')));
  }
  return {std::move(text), std::move(encoding), how, confidence};
}

/// Control characters that no text file holds; NUL is one of them.
std::size_t count_controls(std::string_view bytes) {
  // Allowed: tab, LF, VT, FF, CR, SUB (end of a DOS file), ESC, SO and SI (ISO 2022).
  constexpr std::uint32_t kAllowed = 1U << 9 | 1U << 10 | 1U << 11 | 1U << 12 | 1U << 13 |
                                     1U << 14 | 1U << 15 | 1U << 26 | 1U << 27;
  std::size_t count = 0;
  for (const char c : bytes) {
    const auto b = static_cast<unsigned char>(c);
    count += b < 32 && (kAllowed >> (b & 31U) & 1U) == 0 ? 1 : 0;
  }
  return count;
}

bool has_too_many_controls(std::string_view bytes) {
  return count_controls(bytes) > 1 + bytes.size() / 50;
}

/// Whether converted text is made of characters that exist. A wrong encoding soon gives controls,
/// unassigned code points or those of private use.
bool is_plausible(std::string_view utf8) {
  std::size_t odd = 0, all = 0;
  for (std::size_t i = 0; i < utf8.size() && all < 100'000; ++all) {
    const char32_t c = next_code_point(utf8, i);
    if (c < 0x80) continue;
    const bool c1 = c < 0xA0 && c != 0x85;
    const auto type = u_charType(static_cast<UChar32>(c));
    odd += c1 || type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR || type == U_SURROGATE ? 1 : 0;
  }
  return odd * 200 <= all && !has_too_many_controls(utf8);
}

std::string_view encoding_of_bom(std::string_view bytes) {
  using std::string_view_literals::operator""sv;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return "UTF-8";
  if (bytes.starts_with("\xFF\xFE\0\0"sv) && bytes.size() % 4 == 0) return "UTF-32LE";
  if (bytes.starts_with("\0\0\xFE\xFF"sv) && bytes.size() % 4 == 0) return "UTF-32BE";
  if (bytes.starts_with("\xFF\xFE"sv)) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF"sv)) return "UTF-16BE";
  if (bytes.starts_with("\x84\x31\x95\x33"sv)) return "GB18030";
  return {};
}

std::size_t line_at(std::string_view bytes, std::size_t offset) {
  const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(offset, bytes.size()));
  return 1 + static_cast<std::size_t>(std::count(bytes.begin(), end, '\n'));
}

[[noreturn]] void refuse_invalid(std::string_view bytes, std::size_t offset, std::string_view name,
                                 std::string_view advice) {
  const unsigned byte = offset < bytes.size() ? static_cast<unsigned char>(bytes[offset]) : 0;
  refuse(fmt::format("byte {} (0x{:02X}, line {}) is not valid {}; {}", offset, byte,
                     line_at(bytes, offset), name, advice));
}

/// UTF-16 or UTF-32 without BOM, known by the zero bytes of its spaces and line ends.
std::optional<Decoded> decode_by_zeros(std::string_view bytes) {
  std::array<std::size_t, 4> zeros{};
  for (std::size_t i = 0; i < bytes.size(); ++i) zeros[i % 4] += bytes[i] == '\0' ? 1 : 0;
  const std::size_t even = zeros[0] + zeros[2], odd = zeros[1] + zeros[3];
  const std::size_t units = bytes.size() / 2;
  // ASCII in UTF-16 is half zeros; ASCII with a zero here and there is a damaged text.
  const bool ascii = std::all_of(bytes.begin(), bytes.end(), [](char c) {
    return c == '\0' || c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0x7F);
  });
  if (ascii && (even + odd) * 5 < bytes.size() * 2) return std::nullopt;
  std::vector<std::string> names;
  if (bytes.size() % 4 == 0 && zeros[3] == units / 2) names.emplace_back("UTF-32LE");
  if (bytes.size() % 4 == 0 && zeros[0] == units / 2) names.emplace_back("UTF-32BE");
  if (bytes.size() % 2 == 0 && odd * 100 >= units && odd >= 10 * even)
    names.emplace_back("UTF-16LE");
  if (bytes.size() % 2 == 0 && even * 100 >= units && even >= 10 * odd)
    names.emplace_back("UTF-16BE");
  for (std::string& name : names) {
    Conversion c = convert(bytes, name);
    if (c.invalid || c.text.find('\0') != std::string::npos || !is_plausible(c.text)) continue;
    return accept(std::move(c.text), std::move(name), How::detected, 90);
  }
  return std::nullopt;
}

Decoded decode_asked(std::string_view bytes, const std::string& asked) {
  const Converter converter = open_converter(asked);
  if (!converter) {
    throw Error(Errc::usage, fmt::format("no encoding '{}' is known", printable_utf8(asked)),
                did_you_mean(asked, all_aliases()));
  }
  UErrorCode status = U_ZERO_ERROR;
  std::string name = standard_name(ucnv_getName(converter.get(), &status));
  constexpr std::string_view kAdvice = "leave the encoding out to have it detected";
  if (name == "UTF-8") {
    const std::size_t bad = find_invalid_utf8(bytes);
    if (bad != std::string_view::npos) refuse_invalid(bytes, bad, name, kAdvice);
    return accept(std::string(bytes), std::move(name), How::asked);
  }
  if ((name == "UTF-16" || name == "UTF-32") && encoding_of_bom(bytes).empty()) {
    // Without a byte order mark ICU takes the high byte first, most files have it last.
    if (auto wide = decode_by_zeros(bytes)) return {wide->text, wide->encoding, How::asked, 100};
  }
  Conversion c = convert(bytes, converter.get());
  if (c.invalid) refuse_invalid(bytes, *c.invalid, name, kAdvice);
  return accept(std::move(c.text), std::move(name), How::asked);
}

Decoded decode_with_bom(std::string_view bytes, std::string name) {
  const std::string advice = fmt::format("expected {} after its byte order mark", name);
  if (name == "UTF-8") {
    const std::size_t bad = find_invalid_utf8(bytes);
    if (bad != std::string_view::npos) refuse_invalid(bytes, bad, name, advice);
    if (has_too_many_controls(bytes)) refuse_binary();
    return accept(std::string(bytes), std::move(name), How::bom);
  }
  Conversion c = convert(bytes, name);
  if (!is_plausible(c.text)) refuse_binary();
  if (c.invalid) refuse_invalid(bytes, *c.invalid, name, advice);
  return accept(std::move(c.text), std::move(name), How::bom);
}

/// Text that is UTF-8 but for a few bytes would come out as nonsense in any other encoding, so it
/// is refused with the place of the damage.
void refuse_damaged_utf8(std::string_view bytes) {
  std::size_t good = 0, bad = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t next = find_invalid_utf8(bytes.substr(i));
    const std::string_view valid = bytes.substr(i, next);
    good += static_cast<std::size_t>(std::count_if(
        valid.begin(), valid.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
    if (next == std::string_view::npos) break;
    ++bad;
    i += next + 1;
    while (i < bytes.size() && (static_cast<unsigned char>(bytes[i]) & 0xC0) == 0x80) ++i;
  }
  if (good < 4 || good < 8 * bad) return;
  refuse_invalid(bytes, find_invalid_utf8(bytes), "UTF-8",
                 "the rest is UTF-8: repair the file, or name its encoding");
}

Decoded decode_detected(std::string_view bytes) {
  for (EncodingGuess& guess : guess_encodings(bytes)) {
    Conversion c = convert(bytes, guess.name);
    if (c.invalid || !is_plausible(c.text)) continue;
    return accept(std::move(c.text), std::move(guess.name), How::detected,
                  std::clamp(guess.confidence, 1, 99));
  }
  refuse("the encoding of the text cannot be told; name it, or save the file as UTF-8");
}

std::optional<Decoded> decode_iso2022(std::string_view bytes) {
  for (std::string name : {"ISO-2022-JP", "ISO-2022-JP-2", "ISO-2022-KR", "ISO-2022-CN"}) {
    Conversion c = convert(bytes, name);
    if (!c.invalid && is_plausible(c.text)) {
      return accept(std::move(c.text), std::move(name), How::detected, 95);
    }
  }
  return std::nullopt;
}

}  // namespace

Decoded decode(std::string_view bytes, std::string_view encoding) {
  if (!encoding.empty()) return decode_asked(bytes, std::string(encoding));
  const std::string_view bom = encoding_of_bom(bytes);
  if (!bom.empty()) return decode_with_bom(bytes, std::string(bom));
  const bool has_nul = bytes.find('\0') != std::string_view::npos;
  if (has_nul) {
    if (auto wide = decode_by_zeros(bytes)) return std::move(*wide);
  }
  if (has_too_many_controls(bytes)) refuse_binary();
  const bool is_utf8 = find_invalid_utf8(bytes) == std::string_view::npos;
  if (is_utf8 && has_iso2022_escape(bytes)) {
    if (auto switched = decode_iso2022(bytes)) return std::move(*switched);
  }
  if (is_utf8) return accept(std::string(bytes), "UTF-8", How::valid_utf8);
  if (has_nul) refuse_binary();
  refuse_damaged_utf8(bytes);
  return decode_detected(bytes);
}

std::vector<std::string> encoding_names() {
  std::set<std::string> names;
  for (std::int32_t i = 0; i < ucnv_countAvailable(); ++i) {
    std::string name = standard_name(ucnv_getAvailableName(i));
    // ICU's variants with options ("ibm-37,swaplfnl") are EBCDIC of machines that nobody has.
    if (name.find(',') == std::string::npos) names.insert(std::move(name));
  }
  return {names.begin(), names.end()};
}

}  // namespace thema::text
