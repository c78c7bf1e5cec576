#pragma once

#include <cstddef>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace thema::formats::docx {

/// The comments of a Word document; where they stand is in its body. Replies are further lines of
/// the comment that they answer, "Author: words".
class Comments {
 public:
  Comments() = default;
  /// From the parts comments.xml and commentsExtended.xml; either may be missing.
  Comments(pugi::xml_node comments, pugi::xml_node extended);

  /// With empty spans, in the order of the part.
  const std::vector<model::CommentDraft>& list() const { return list_; }
  /// Index into `list`; nothing for replies and unknown ids.
  const std::size_t* find(std::string_view id) const;

 private:
  std::vector<model::CommentDraft> list_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
};

}  // namespace thema::formats::docx
