#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace thema::formats::xlsx {

/// A part of the package as UTF-8. Throws Errc::bad_input naming the part.
std::string utf8_part(std::string bytes, std::string_view part);

/// The child elements of one container, one after the other, without a tree of the whole part: the
/// rows of a sheet and the shared strings of a workbook may be some hundred megabytes. Each piece
/// is the text of one element and is parsed alone.
class Pieces {
 public:
  /// Looks for <container> and gives its children <element>, by local names; prefixes may differ.
  /// REQUIRES: `xml` outlives the pieces. Throws Errc::bad_input for a part that is cut short or
  /// has a document type.
  Pieces(std::string_view xml, std::string_view part, std::string_view container,
         std::string_view element);

  /// The next element; nothing behind the last.
  std::optional<std::string_view> next();
  void rewind() { pos_ = first_; }

 private:
  struct Tag {
    std::size_t begin = 0, end = 0;  ///< '<' and behind '>'
    std::string_view name;           ///< with prefix
    bool closing = false, empty = false;
  };
  std::optional<Tag> next_tag(std::size_t from) const;
  std::size_t end_of_element(const Tag& tag) const;
  [[noreturn]] void cut_short() const;

  std::string_view xml_, part_, element_;
  std::size_t first_ = 0, pos_ = 0;
};

}  // namespace thema::formats::xlsx
