#include "report/tag_members.h"

#include <algorithm>

namespace thema::report {

Members tag_members(const std::vector<model::Tag>& tags) {
  Members m;
  for (const model::Tag& t : tags) {
    const auto same = std::find_if(m.items.begin(), m.items.end(),
                                   [&](const auto& item) { return item.first == t.key; });
    if (same == m.items.end()) {
      m.items.push_back({t.key, {t.value}});
    } else {
      same->second.push_back(t.value);
    }
  }
  return m;
}

}  // namespace thema::report
