#include "code_tags.h"

#include <algorithm>

namespace thema::cli {

report::Cell tags_cell(const std::vector<model::Tag>& tags) {
  report::Members members;
  for (const model::Tag& tag : tags) {
    auto known = std::find_if(members.items.begin(), members.items.end(),
                              [&](const auto& item) { return item.first == tag.key; });
    if (known == members.items.end()) known = members.items.insert(known, {tag.key, {}});
    known->second.push_back(tag.value);
  }
  return members;
}

}  // namespace thema::cli
