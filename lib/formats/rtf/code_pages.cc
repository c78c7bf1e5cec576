#include "formats/rtf/code_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"
#include "text/decode.h"

namespace thema::formats::rtf {
namespace {

struct Pair {
  std::int32_t from, page;
};

/// \fcharset and Windows code page (RTF specification 1.9.1, font table). 0, "ANSI", is 1252 in
/// every document; 1, "default", is the document's.
constexpr auto kCharsets = std::to_array<Pair>(
    {{0, 1252},   {77, 10000}, {78, 932},   {79, 949},   {80, 936},   {81, 950},
     {128, 932},  {129, 949},  {130, 1361}, {134, 936},  {136, 950},  {161, 1253},
     {162, 1254}, {163, 1258}, {177, 1255}, {178, 1256}, {186, 1257}, {204, 1251},
     {222, 874},  {238, 1250}, {254, 437},  {255, 850}});

/// Code pages whose number ICU does not know.
struct Named {
  std::int32_t page;
  std::string_view name;
};
constexpr auto kNames = std::to_array<Named>({{708, "ISO-8859-6"},
                                              {10000, "macintosh"},
                                              {10001, "Shift_JIS"},
                                              {10002, "Big5"},
                                              {10003, "EUC-KR"},
                                              {10006, "x-mac-greek"},
                                              {10007, "x-mac-cyrillic"},
                                              {10008, "GB2312"},
                                              {10029, "x-mac-centraleurroman"},
                                              {10081, "x-mac-turkish"},
                                              {20866, "KOI8-R"},
                                              {21866, "KOI8-U"},
                                              {54936, "GB18030"},
                                              {65001, "UTF-8"}});

bool is_known(const std::string& name) {
  try {
    return text::decode("a", name).text == "a";
  } catch (const Error&) {
    return false;
  }
}

std::string name_of(std::int32_t page) {
  for (const Named& named : kNames) {
    if (named.page == page) return std::string(named.name);
  }
  for (const std::string_view family : {"windows-", "ibm-", "cp"}) {
    std::string name = fmt::format("{}{}", family, page);
    if (is_known(name)) return name;
  }
  return {};
}

}  // namespace

std::int32_t page_of_charset(std::int32_t charset) {
  for (const Pair& pair : kCharsets) {
    if (pair.from == charset) return pair.page;
  }
  return 0;
}

CodePages::CodePages(std::string asked) : asked_(std::move(asked)) {
  if (!asked_.empty()) static_cast<void>(text::decode("a", asked_));
}

const std::string& CodePages::name(std::int32_t page) {
  // Files with the wrong code page mostly say "ANSI" of their fonts, too.
  if (!asked_.empty() && (page == 0 || page == 1252)) return asked_;
  if (page == 0) page = document_;
  const auto [entry, fresh] = names_.try_emplace(page);
  if (!fresh) return entry->second;
  entry->second = name_of(page);
  if (entry->second.empty()) {
    if (unknown_ == 0) unknown_ = page;
    entry->second = "windows-1252";
  }
  return entry->second;
}

const std::string& CodePages::decode_byte(char byte, std::int32_t page) {
  const std::int64_t key = std::int64_t{page} * 256 + static_cast<unsigned char>(byte);
  const auto [entry, fresh] = single_.try_emplace(key);
  if (fresh) {
    try {
      entry->second.utf8 = text::decode(std::string_view(&byte, 1), name(page)).text;
    } catch (const Error&) {
      entry->second = Byte{.utf8 = "\uFFFD", .readable = false};
    }
  }
  if (!entry->second.readable) ++undecoded_;
  return entry->second.utf8;
}

std::string CodePages::decode(const std::string& bytes, std::int32_t page) {
  const bool ascii = std::all_of(bytes.begin(), bytes.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return bytes;
  if (bytes.size() == 1) return decode_byte(bytes.front(), page);
  try {
    return text::decode(bytes, name(page)).text;
  } catch (const Error&) {
    std::string out;
    for (const char c : bytes) out += decode_byte(c, page);  // what can be read is kept
    return out;
  }
}

}  // namespace thema::formats::rtf
