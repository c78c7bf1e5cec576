#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/segment.h"

namespace thema::text {

/// Finds listed names in texts and replaces them, whatever the case, the accents, the kind of
/// apostrophe, hyphen or white space: "JOSE  ÁLVAREZ" and "jose_alvarez" are "José Alvarez". A name
/// is found as a whole word ("Ann" is not in "Annual", but in "Ann's"); in scripts without spaces
/// anywhere. Of names that begin at one place the longest counts. One pass over the text, whatever
/// the number of names.
class NameReplacer {
 public:
  struct Name {
    std::string original, replacement;
  };
  /// Names without a letter or digit are passed over.
  explicit NameReplacer(std::vector<Name> names);
  ~NameReplacer();
  NameReplacer(const NameReplacer&) = delete;
  NameReplacer& operator=(const NameReplacer&) = delete;

  bool empty() const { return names_.empty(); }
  struct Place {
    ByteRange where;
    std::size_t name;  ///< index, in the order given
  };
  /// In order, not overlapping. REQUIRES: valid UTF-8 below 4 GiB.
  std::vector<Place> find(std::string_view utf8) const;
  std::string replaced(std::string_view utf8) const;

 private:
  struct Folded;
  struct Tree;
  void fold(std::string_view utf8, Folded& out) const;
  std::vector<Name> names_;
  std::unique_ptr<Tree> tree_;
};

}  // namespace thema::text
