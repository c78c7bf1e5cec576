// Where a corrected text has the words of a passage whose partners do not tell.
#include <algorithm>

#include "text/diff.h"
#include "text/reanchor.h"

namespace thema::text {

namespace {

/// Words that stand in more places than this are not looked for one by one.
constexpr std::size_t kCommon = 10'000;
/// How far beside a passage a neighbour that has a partner is looked for.
constexpr std::size_t kBeside = 50;
/// How far from its neighbours words are looked for that nothing else tells from others.
constexpr std::size_t kNear = 500;

}  // namespace

bool Reanchor::same_atoms(const Side& side, Range range, std::size_t place) const {
  if (place + (range.end - range.begin) > side.atoms.size()) return false;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (side.atoms[place + (i - range.begin)].id != old_.atoms[i].id) return false;
  }
  return true;
}

std::optional<std::size_t> Reanchor::whole_around(Range range, const Chain& chain) const {
  for (const std::size_t i : {chain.front(), chain.back()}) {
    const std::size_t offset = i - range.begin;
    if (partners_[i] < offset) continue;
    const std::size_t place = partners_[i] - offset;
    if (same_atoms(new_, range, place)) return place;
  }
  return std::nullopt;
}

std::size_t Reanchor::places_of(const Side& side, Range range, std::size_t& place,
                                const std::vector<std::uint32_t>* free_of) const {
  // By the atom that is rarest there.
  const std::vector<std::size_t>* rarest = nullptr;
  std::size_t offset = 0;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const auto found = side.places.find(old_.atoms[i].id);
    if (found == side.places.end()) return 0;
    if (rarest != nullptr && found->second.size() >= rarest->size()) continue;
    rarest = &found->second;
    offset = i - range.begin;
  }
  if (free_of != nullptr && rarest->size() > kCommon) return 0;
  std::size_t places = 0;
  for (const std::size_t at : *rarest) {
    if (at < offset || !same_atoms(side, range, at - offset)) continue;
    if (free_of != nullptr) {
      const auto first = free_of->begin() + static_cast<std::ptrdiff_t>(at - offset);
      const auto last = first + static_cast<std::ptrdiff_t>(range.end - range.begin);
      if (!std::all_of(first, last, [](std::uint32_t other) { return other == kUnmatched; })) {
        continue;
      }
    }
    place = at - offset;
    if (++places > 1) break;
  }
  return places;
}

std::optional<std::size_t> Reanchor::only_place(Range range) const {
  std::size_t place = 0;
  if (weight(range) == 0 || places_of(old_, range, place, nullptr) != 1) return std::nullopt;
  if (places_of(new_, range, place, nullptr) != 1) return std::nullopt;
  return place;
}

std::optional<std::size_t> Reanchor::only_free_place(Range range) const {
  std::size_t place = 0;
  if (weight(range) == 0 || places_of(old_, range, place, &partners_) != 1) return std::nullopt;
  if (place != range.begin || places_of(new_, range, place, &owners_) != 1) return std::nullopt;
  return place;
}

std::vector<std::size_t> Reanchor::neighbours(Range range) const {
  std::vector<std::size_t> near;
  for (std::size_t outside = 1; outside <= kBeside && outside <= range.begin; ++outside) {
    const std::uint32_t partner = partners_[range.begin - outside];
    if (partner == kUnmatched) continue;
    near.push_back(partner + outside);
    break;
  }
  for (std::size_t outside = 0; outside < kBeside && range.end + outside < partners_.size();
       ++outside) {
    const std::uint32_t partner = partners_[range.end + outside];
    if (partner == kUnmatched) continue;
    const std::size_t back = outside + (range.end - range.begin);
    near.push_back(partner - std::min<std::size_t>(partner, back));
    break;
  }
  return near;
}

std::optional<std::size_t> Reanchor::likely_place(Range range) const {
  if (weight(range) == 0) return std::nullopt;
  const std::vector<std::size_t> expected = neighbours(range);
  const std::size_t length = range.end - range.begin;
  const auto found = new_.places.find(old_.atoms[range.begin].id);
  if (found == new_.places.end()) return std::nullopt;
  const auto anothers = [&](std::size_t at) {  // surely
    for (std::size_t j = at; j < at + length; ++j) {
      if (owners_[j] != kUnmatched && in_longer_run(owners_[j], length)) return true;
    }
    return false;
  };
  std::optional<std::size_t> best;
  std::size_t best_far = kNear + 1;
  for (const std::size_t e : expected) {
    auto at = std::lower_bound(found->second.begin(), found->second.end(), e - std::min(e, kNear));
    for (; at != found->second.end() && *at <= e + kNear; ++at) {
      const std::size_t far = *at > e ? *at - e : e - *at;
      if (far >= best_far || !same_atoms(new_, range, *at) || anothers(*at)) continue;
      best = *at;
      best_far = far;
    }
  }
  return best;
}

}  // namespace thema::text
