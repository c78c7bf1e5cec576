#include "model/older_text.h"

#include "model/project.h"
#include "store/content.h"
#include "store/database.h"

namespace thema::model {

std::optional<std::string> older_version_text(Project& project, const Source& source,
                                              std::string_view text_hash) {
  {
    auto q = project.db().query(
        "SELECT 1 FROM source_version WHERE source_id = ?1 AND text_hash = ?2 AND id <> ?3");
    q.bind_all(source.id, text_hash, source.version);
    if (!q.step()) return std::nullopt;
  }
  if (!store::has_content(project.db(), text_hash)) return std::nullopt;
  return store::get_content(project.db(), text_hash);
}

}  // namespace thema::model
