#include "model/tag_rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/project.h"
#include "store/database.h"
#include "text/compose.h"

namespace thema::model {

void check_tag_written(const Tag& tag) {
  if (tag.key.find_first_of("=;") != std::string::npos ||
      clean_name(tag.key, "a tag").size() != text::composed(tag.key).size()) {
    throw Error(Errc::usage, fmt::format("'{}' is no key of a tag: it cannot hold '=' or ';', nor "
                                         "begin or end with a space",
                                         tag.key));
  }
  if (!tag.value.empty() &&
      clean_name(tag.value, "a tag's value").size() != text::composed(tag.value).size()) {
    throw Error(Errc::usage,
                fmt::format("the value of tag '{}' begins or ends with a space", tag.key));
  }
  if (tag.value.find(';') != std::string::npos) {
    throw Error(Errc::usage,
                fmt::format("'{}' cannot be the value of tag '{}': ';' separates tags; "
                            "give each its own --tag",
                            tag.value, tag.key));
  }
}

void check_tag(Project& project, const Tag& tag, TagOn on) {
  check_tag_written(tag);
  store::Database& db = project.db();
  auto key = db.query("SELECT id, on_what FROM tag_key WHERE key = ?1");
  key.bind_all(tag.key);
  if (!key.step()) return;
  const std::string_view here = on == TagOn::code ? "code" : "coding";
  if (key.text(1) != "both" && key.text(1) != here) {
    throw Error(Errc::bad_input,
                fmt::format("tag '{}' is meant for a {}, not a {}", tag.key, key.text(1), here));
  }
  std::vector<std::string> values;
  auto q = db.query("SELECT value FROM tag_value WHERE tag_key_id = ?1 ORDER BY position");
  q.bind_all(key.integer(0));
  while (q.step()) values.push_back(q.string(0));
  if (values.empty() || std::find(values.begin(), values.end(), tag.value) != values.end()) return;
  throw Error(Errc::bad_input,
              fmt::format("tag '{}' does not accept '{}'; its values are: {}", tag.key, tag.value,
                          join(values, ", ")),
              did_you_mean(tag.value, values));
}

}  // namespace thema::model
