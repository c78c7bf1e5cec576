#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/types.h"

namespace thema::model {

class Project;

/// A value that a declared key accepts, with how tables show it.
struct TagValue {
  std::string value, label;
  std::string mark, footnote;  ///< printed behind the words; what the mark means
};

/// A declared key. Without values it accepts any.
struct TagKey {
  RowId id = 0;
  std::string key, on = "both";  ///< code, coding, both
  std::vector<TagValue> values;  ///< in the order of tables
};

/// What a declaration says; absent parts stay as they were.
struct TagDefinition {
  std::string key;
  std::optional<std::string> on;
  std::optional<std::vector<std::string>> values;  ///< all of them, in order
  using Texts = std::vector<std::pair<std::string, std::string>>;
  Texts labels, marks;                 ///< value, text
  std::vector<std::string> footnotes;  ///< of the marks, in their order
};

/// Declared keys of tags: tag_key and tag_value.
class TagKeys {
 public:
  explicit TagKeys(Project& project) : project_(project) {}

  /// In the order in which they were declared.
  std::vector<TagKey> list();
  /// Throws Errc::not_found with near names.
  TagKey require(std::string_view key);
  /// How many tags of this key there are on codes and on codings.
  struct Use {
    std::size_t codes = 0, codings = 0;
  };
  Use use_of(std::string_view key);

  // REQUIRES a change under way:
  /// True when that was a change. Errc::bad_input when tags that are there would not be accepted.
  bool define(const TagDefinition& definition);
  /// Tags of this key stay, and are free then.
  void remove(std::string_view key);

 private:
  void check_tags_there(const TagKey& key);
  void write(const TagKey& key, const TagKey* before);
  Project& project_;
};

}  // namespace thema::model
