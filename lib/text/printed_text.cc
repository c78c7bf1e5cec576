#include "text/printed_text.h"

#include <algorithm>

#include "text/utf8.h"

namespace thema::text {

PrintedText::PrintedText(std::string_view stored, const NameReplacer* names) {
  if (names == nullptr) {
    text_ = stored;
    return;
  }
  std::uint32_t stored_point = 0, shown_point = 0;
  std::size_t at = 0;
  const auto add = [&](std::string_view words) {
    const std::uint32_t points = count_code_points(words);
    text_ += words;
    stored_point += points;
    shown_point += points;
  };
  for (const NameReplacer::Place& place : names->find(stored)) {
    add(stored.substr(at, place.where.begin - at));
    const std::string_view name =
        stored.substr(place.where.begin, place.where.end - place.where.begin);
    const std::string printed = names->replaced(name);
    Name pair{{stored_point, stored_point + count_code_points(name)},
              {shown_point, shown_point + count_code_points(printed)}};
    text_ += printed;
    stored_point = pair.stored.end;
    shown_point = pair.shown.end;
    at = place.where.end;
    names_.push_back(pair);
  }
  add(stored.substr(at));
}

std::uint32_t PrintedText::mapped(const std::vector<Name>& names, std::uint32_t point, bool end,
                                  Span Name::*from, Span Name::*to) {
  // The last name that begins before the point, or at it where a passage begins.
  const auto after = std::partition_point(names.begin(), names.end(), [&](const Name& n) {
    return end ? (n.*from).begin < point : (n.*from).begin <= point;
  });
  if (after == names.begin()) return point;
  const Name& name = *std::prev(after);
  if (end ? point <= (name.*from).end : point < (name.*from).end) {
    return end ? (name.*to).end : (name.*to).begin;
  }
  return point - (name.*from).end + (name.*to).end;
}

Span PrintedText::shown(Span s) const {
  return {mapped(names_, s.begin, false, &Name::stored, &Name::shown),
          mapped(names_, s.end, true, &Name::stored, &Name::shown)};
}

Span PrintedText::stored(Span s) const {
  return {mapped(names_, s.begin, false, &Name::shown, &Name::stored),
          mapped(names_, s.end, true, &Name::shown, &Name::stored)};
}

}  // namespace thema::text
