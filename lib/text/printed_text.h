#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/name_replacer.h"
#include "text/span.h"

namespace thema::text {

/// A text with what is printed for names, and the places of both. A passage that begins or ends
/// inside of a name holds the whole of what is printed for it.
class PrintedText {
 public:
  /// `names`: null where nothing is printed for names.
  PrintedText(std::string_view stored, const NameReplacer* names);

  const std::string& text() const { return text_; }
  Span shown(Span stored) const;
  Span stored(Span shown) const;

 private:
  struct Name {
    Span stored, shown;
  };
  static std::uint32_t mapped(const std::vector<Name>& names, std::uint32_t point, bool end,
                              Span Name::*from, Span Name::*to);
  std::string text_;
  std::vector<Name> names_;  ///< by place
};

}  // namespace thema::text
