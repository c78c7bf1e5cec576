#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/common/label_words.h"

namespace thema::formats {

/// The distinct labels of a document, numbered in order of appearance. What is learnt about a
/// spelling is learnt once.
class Names {
 public:
  struct Name {
    std::string label;
    Likeness likeness = Likeness::name;
    bool sound = false;
  };

  /// So that a hostile file does not fill the memory, further spellings are `kNone`, and the table
  /// is no longer complete.
  static constexpr std::size_t kMost = 1U << 18U;
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// REQUIRES: `raw` outlives the table.
  std::uint32_t number(std::string_view raw) {
    const auto known = spellings_.find(raw);
    if (known != spellings_.end()) return known->second;
    if (spellings_.size() >= kMost) {
      complete_ = false;
      return kNone;
    }
    std::string label = clean_label(raw);
    const auto [entry, fresh] =
        keys_.try_emplace(label_key(label), static_cast<std::uint32_t>(names_.size()));
    if (fresh) {
      const Likeness like = likeness(label);
      const bool sound = is_sound(label);
      names_.push_back(Name{.label = std::move(label), .likeness = like, .sound = sound});
    }
    spellings_.emplace(raw, entry->second);
    return entry->second;
  }

  const Name& operator[](std::uint32_t number) const { return names_[number]; }
  /// What the document shows of a label beyond the look of it.
  void take_for_name(std::uint32_t number) { names_[number].likeness = Likeness::name; }
  std::size_t size() const { return names_.size(); }
  bool complete() const { return complete_; }

 private:
  std::unordered_map<std::string_view, std::uint32_t> spellings_;
  std::unordered_map<std::string, std::uint32_t> keys_;
  std::vector<Name> names_;
  bool complete_ = true;
};

}  // namespace thema::formats
