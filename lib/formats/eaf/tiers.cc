#include "formats/eaf/tiers.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/strings.h"
#include "formats/common/label_words.h"
#include "formats/common/lines.h"
#include "formats/common/xml.h"
#include "text/normalize.h"

namespace thema::formats::eaf {
namespace {

struct Times {
  std::int64_t start_ms = -1, end_ms = -1;
};

struct Tier {
  pugi::xml_node node;
  std::string_view id, parent;
  std::size_t words = 0;  ///< annotations that have some
};

/// Calls `f(annotation)` for every annotation of a tier, of either kind.
template <class Call>
void each_annotation(const Tier& tier, Call f) {
  for (const pugi::xml_node outer : tier.node.children()) {
    if (local_name(outer) != "ANNOTATION") continue;
    for (const pugi::xml_node annotation : outer.children()) {
      if (local_name(annotation).ends_with("_ANNOTATION")) f(annotation);
    }
  }
}

std::string value_of(pugi::xml_node annotation) {
  return characters(child(annotation, "ANNOTATION_VALUE"));
}

bool is_reference(pugi::xml_node annotation) { return local_name(annotation) == "REF_ANNOTATION"; }

/// "13755_2az.001": a number or a name of a sentence, as tiers of references have them.
bool is_number(std::string_view value) {
  value = trim_space(value);
  return value.find_first_of("0123456789") != std::string_view::npos &&
         value.find_first_of(" \t\n") == std::string_view::npos;
}

class Reader {
 public:
  explicit Reader(pugi::xml_node document) {
    for (const pugi::xml_node node : document.children()) {
      const std::string_view name = local_name(node);
      if (name == "HEADER") unit_ = unit_of(attribute(node, "TIME_UNITS"));
      if (name == "TIME_ORDER") time_order_ = node;
      if (name == "TIER") add_tier(node);
    }
  }

  Tiers read() {
    read_slots();
    speaking_ = std::count_if(tiers_.begin(), tiers_.end(), [&](const Tier& tier) {
      return tier.words > 0 && !is_dependent(tier);
    });
    for (const Tier& tier : tiers_) {
      if (tier.words > 0 && !is_dependent(tier)) read_tier(tier);
    }
    for (const Tier& tier : tiers_) {
      if (tier.words > 0 && is_dependent(tier) && !taken_.contains(tier.id)) {
        out_.left_out.emplace_back(tier.id);
      }
    }
    std::stable_sort(out_.speech.begin(), out_.speech.end(),
                     [](const Speech& a, const Speech& b) { return a.start_ms < b.start_ms; });
    return std::move(out_);
  }

 private:
  /// Thousandths of a second in a unit of time. Frames are of old files.
  static double unit_of(std::string_view name) {
    if (name == "PAL-frames") return 40;
    if (name == "NTSC-frames") return 1001.0 / 30;
    return 1;
  }

  void add_tier(pugi::xml_node node) {
    Tier tier{.node = node,
              .id = attribute(node, "TIER_ID"),
              .parent = attribute(node, "PARENT_REF"),
              .words = 0};
    each_annotation(tier, [&](pugi::xml_node annotation) {
      if (!trim_space(value_of(annotation)).empty()) ++tier.words;
    });
    ids_.insert(tier.id);
    if (!tier.parent.empty()) children_[tier.parent].push_back(tiers_.size());
    tiers_.push_back(tier);
  }

  bool is_dependent(const Tier& tier) const {
    return !tier.parent.empty() && tier.parent != tier.id && ids_.contains(tier.parent);
  }

  std::int64_t slot_value(pugi::xml_node slot) const {
    constexpr double kMost = 1e12;
    const std::string_view written = attribute(slot, "TIME_VALUE");
    std::int64_t value = -1;
    std::from_chars(written.data(), written.data() + written.size(), value);
    const double ms = static_cast<double>(value) * unit_;
    return ms < 0 || ms > kMost ? -1 : static_cast<std::int64_t>(ms + 0.5);
  }

  void read_slots() {
    std::vector<std::pair<std::string_view, std::int64_t>> slots;
    for (const pugi::xml_node slot : time_order_.children()) {
      if (local_name(slot) != "TIME_SLOT") continue;
      slots.emplace_back(attribute(slot, "TIME_SLOT_ID"), slot_value(slot));
    }
    for (std::size_t i = 0; i < slots.size();) {
      std::size_t end = i;
      while (end < slots.size() && slots[end].second < 0) ++end;
      spread(slots, i, end);
      i = end + 1;
    }
    for (const auto& [id, ms] : slots) slots_.emplace(id, ms);
  }

  /// Gives the slots of [begin, end) times between those around them.
  static void spread(std::vector<std::pair<std::string_view, std::int64_t>>& slots,
                     std::size_t begin, std::size_t end) {
    if (begin == end || (begin == 0 && end == slots.size())) return;
    const std::int64_t after = end < slots.size() ? slots[end].second : slots[begin - 1].second;
    const std::int64_t before = begin > 0 ? slots[begin - 1].second : after;
    const auto steps = static_cast<std::int64_t>(end - begin) + 1;
    for (std::size_t i = begin; i < end; ++i) {
      const auto step = static_cast<std::int64_t>(i - begin) + 1;
      slots[i].second = before + (std::max(after, before) - before) * step / steps;
    }
  }

  Times times_of(pugi::xml_node annotation) const {
    const auto at = [&](std::string_view name) {
      const auto slot = slots_.find(attribute(annotation, name));
      return slot == slots_.end() ? -1 : slot->second;
    };
    Times times{.start_ms = at("TIME_SLOT_REF1"), .end_ms = at("TIME_SLOT_REF2")};
    if (times.end_ms < times.start_ms) times.end_ms = -1;
    return times;
  }

  /// The tier that has the words when `tier` itself has only numbers of sentences: the one that
  /// says most of those that depend on it.
  const Tier* words_below(const Tier& tier) const {
    const auto found = children_.find(tier.id);
    if (found == children_.end()) return nullptr;
    bool numbers = true;
    each_annotation(tier, [&](pugi::xml_node annotation) {
      numbers = numbers && is_number(value_of(annotation));
    });
    if (!numbers) return nullptr;
    const Tier* best = nullptr;
    for (const std::size_t i : found->second) {
      const Tier& below = tiers_[i];
      if (&below == &tier) continue;
      if (below.words * 2 >= tier.words && (best == nullptr || below.words > best->words)) {
        best = &below;
      }
    }
    return best;
  }

  std::optional<std::string> speaker_of(const Tier& tier) const {
    const std::string_view participant = trim_space(attribute(tier.node, "PARTICIPANT"));
    if (participant.empty() && speaking_ == 1 && ascii_lower(tier.id) == "default") {
      return std::nullopt;
    }
    std::string name = text::normalize(std::string(participant.empty() ? tier.id : participant));
    name = clean_label(name);
    while (name.ends_with(':')) name.pop_back();
    return clean_label(name).empty() ? std::nullopt : std::optional(std::move(name));
  }

  void read_tier(const Tier& tier) {
    const std::optional<std::string> speaker = speaker_of(tier);
    const Tier* const below = words_below(tier);
    if (below != nullptr) {
      taken_.insert(below->id);
      out_.in_place.emplace_back(below->id);
    }
    std::unordered_map<std::string_view, Times> referred;
    Times last;
    each_annotation(tier, [&](pugi::xml_node annotation) {
      Times times = times_of(annotation);
      if (times.start_ms < 0) times.start_ms = last.start_ms;
      last = times;
      if (below == nullptr) {
        add(speaker, value_of(annotation), times);
      } else {
        referred.emplace(attribute(annotation, "ANNOTATION_ID"), times);
      }
    });
    if (below == nullptr) return;
    each_annotation(*below, [&](pugi::xml_node annotation) {
      const auto found = referred.find(attribute(annotation, "ANNOTATION_REF"));
      if (found != referred.end()) last = found->second;
      add(speaker, value_of(annotation), is_reference(annotation) ? last : times_of(annotation));
    });
  }

  void add(const std::optional<std::string>& speaker, std::string value, const Times& times) {
    if (trim_space(value).empty()) return;
    out_.speech.push_back(Speech{.text = text::normalize(std::move(value)),
                                 .speaker = speaker,
                                 .start_ms = times.start_ms,
                                 .end_ms = times.end_ms});
  }

  double unit_ = 1;
  std::ptrdiff_t speaking_ = 0;  ///< tiers that are read
  pugi::xml_node time_order_;
  std::vector<Tier> tiers_;
  std::unordered_set<std::string_view> ids_, taken_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> children_;
  std::unordered_map<std::string_view, std::int64_t> slots_;
  Tiers out_;
};

}  // namespace

Tiers read_tiers(pugi::xml_node document) { return Reader(document).read(); }

}  // namespace thema::formats::eaf
