#include <fmt/format.h>

#include "base/strings.h"
#include "model/annotation_parts.h"
#include "model/project.h"
#include "store/database.h"

namespace thema::model::annotation {

namespace {

// Beside the history: what is undone leaves ids that nothing has, and redone they are right again.
std::string key_of(const std::vector<std::string>& base, const std::string& file) {
  return "annotated:" + hash_text(fmt::format("{} {}", file, fmt::join(base, " ")));
}

}  // namespace

Earlier earlier_of(Project& project, const std::vector<std::string>& base,
                   const std::string& file) {
  Earlier earlier;
  if (file.empty()) return earlier;
  auto q = project.db().query("SELECT value FROM meta WHERE key = ?1");
  q.bind_all(key_of(base, file));
  if (!q.step()) return earlier;
  const std::string value = q.string(0);
  for (const std::string_view word : split(value, ' ')) {
    const std::size_t colon = word.find(':');
    const RowId id = row_id_of('c', word.substr(0, colon));
    if (id != 0 && colon != std::string_view::npos) {
      earlier.emplace(id, std::string(word.substr(colon + 1)));
    }
  }
  return earlier;
}

void note_earlier(Project& project, const std::vector<std::string>& base, const std::string& file,
                  const Earlier& earlier) {
  if (file.empty() || earlier.empty()) return;
  std::string value;
  for (const auto& [id, stored] : earlier) {
    value += fmt::format("{}{}:{}", value.empty() ? "" : " ", short_id('c', id), stored);
  }
  project.db()
      .query(
          "INSERT INTO meta (key, value) VALUES (?1, ?2) "
          "ON CONFLICT (key) DO UPDATE SET value = excluded.value")
      .bind_all(key_of(base, file), value)
      .run();
}

}  // namespace thema::model::annotation
