#include "text/whole_names.h"

#include <algorithm>
#include <cstdint>

namespace thema::text {

ByteRange with_whole_names(const NameReplacer& names, std::string_view utf8, ByteRange part) {
  // Around either end more than any name is long, so that a long text is not searched whole.
  constexpr std::size_t kAround = 1000;
  const auto widened = [&](std::uint32_t at) {
    std::size_t from = at - std::min<std::size_t>(at, kAround);
    std::size_t to = std::min<std::size_t>(utf8.size(), at + kAround);
    const auto inside = [&](std::size_t byte) {
      return byte < utf8.size() && (static_cast<unsigned char>(utf8[byte]) & 0xC0U) == 0x80U;
    };
    while (from > 0 && inside(from)) --from;
    while (inside(to)) ++to;
    const auto start = static_cast<std::uint32_t>(from);
    const ByteRange edge =
        with_whole_names(names.find(utf8.substr(from, to - from)), {at - start, at - start});
    return ByteRange{edge.begin + start, edge.end + start};
  };
  return {widened(part.begin).begin, widened(part.end).end};
}

ByteRange with_whole_names(std::span<const NameReplacer::Place> names, ByteRange part) {
  const auto cut = [&](std::uint32_t at) -> const ByteRange* {
    const auto behind = std::partition_point(names.begin(), names.end(),
                                             [&](const auto& n) { return n.where.end <= at; });
    return behind != names.end() && behind->where.begin < at ? &behind->where : nullptr;
  };
  if (const ByteRange* name = cut(part.end)) part.end = name->end;
  if (const ByteRange* name = cut(part.begin)) part.begin = name->begin;
  return part;
}

std::string_view passage_words(const TextIndex& text, Span passage, const NameReplacer* names) {
  const std::string_view words = text.slice(passage);
  if (names == nullptr) return words;
  const auto begin = static_cast<std::uint32_t>(words.data() - text.text().data());
  const ByteRange whole = with_whole_names(
      *names, text.text(), {begin, begin + static_cast<std::uint32_t>(words.size())});
  return text.text().substr(whole.begin, whole.end - whole.begin);
}

}  // namespace thema::text
