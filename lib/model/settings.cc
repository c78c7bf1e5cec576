#include "model/settings.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/coders.h"
#include "model/project.h"
#include "store/database.h"
#include "text/collate.h"
#include "text/language_tag.h"

namespace thema::model {

namespace {

std::string default_of(std::string_view key) {
  if (key == "language") return "en";
  if (key == "count") return "union";
  return {};
}

}  // namespace

const std::vector<std::string>& Settings::keys() {
  static const std::vector<std::string> names{"title",       "language", "cite",      "coder",
                                              "methodology", "count",    "pseudonyms"};
  return names;
}

std::string Settings::get(std::string_view key) {
  if (std::find(keys().begin(), keys().end(), key) == keys().end()) {
    throw Error(Errc::usage, fmt::format("no setting '{}'; there are: {}", key, join(keys(), ", ")),
                did_you_mean(key, keys()));
  }
  auto q = project_.db().query("SELECT value FROM setting WHERE key = ?1");
  q.bind_all(key);
  return q.step() ? q.string(0) : default_of(key);
}

bool Settings::set(std::string_view key, std::string_view typed) {
  const bool names_coder = key == "coder" && !typed.empty();
  const std::string value = names_coder         ? clean_name(typed, "a coder")
                            : key == "language" ? text::canonical_language(typed)
                                                : std::string(typed);
  if (get(key) == value) return false;
  if (key == "language" && !text::is_language(value)) {
    throw Error(Errc::usage, fmt::format("'{}' is no language tag: expected one such as en, de, "
                                         "pt-BR or zh-Hant",
                                         value));
  }
  if (key == "count" && value != "union" && value != "consensus") Coders(project_).require(value);
  store::Database& db = project_.db();
  auto update = db.query("UPDATE setting SET value = ?2 WHERE key = ?1");
  update.bind_all(key, value).run();
  if (db.changes() == 0) {
    db.query("INSERT INTO setting (id, key, value) VALUES (?1, ?2, ?3)")
        .bind_all(project_.new_id(), key, value)
        .run();
  }
  return true;
}

}  // namespace thema::model
