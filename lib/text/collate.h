#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace thema::text {

/// Order of names for people: ICU collation (UCA) in a language, digits by value (P2 before P10),
/// ties by code point, so that the order is total.
class Collator {
 public:
  /// `language`: BCP 47 tag; an unknown one gets the root order.
  explicit Collator(std::string_view language = "en");
  ~Collator();
  Collator(Collator&&) noexcept;
  Collator& operator=(Collator&&) noexcept;
  int compare(std::string_view a, std::string_view b) const;
  bool less(std::string_view a, std::string_view b) const { return compare(a, b) < 0; }
  /// Bytes that sort (memcmp) as the string does; for sorting many.
  std::string sort_key(std::string_view s) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// True for a language tag that ICU knows ("en", "pt-BR", "zh-Hant").
bool is_language(std::string_view tag);

}  // namespace thema::text
