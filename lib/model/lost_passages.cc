#include "model/lost_passages.h"

#include "store/content.h"
#include "store/database.h"

namespace thema::model {

using text::Carried;

std::vector<LostPassage> lost_passages(store::Database& db, const AnchoredTable& table,
                                       RowId source) {
  std::vector<LostPassage> out;
  auto q = db.query(table.lost);
  q.bind_all(source);
  while (q.step()) out.push_back({q.integer(0), {q.u32(1), q.u32(2)}, q.string(3)});
  return out;
}

LostFinder::LostFinder(store::Database& db, RowId source, RowId except, std::string_view text)
    : text_(text) {
  std::vector<std::string> hashes;
  {
    auto q = db.query(
        "SELECT text_hash FROM source_version WHERE source_id = ?1 AND id <> ?2 "
        "ORDER BY number DESC, id DESC");
    q.bind_all(source, except);
    while (q.step()) hashes.push_back(q.string(0));
  }
  for (const std::string& hash : hashes) {
    versions_.push_back(std::make_unique<Version>(store::get_content(db, hash)));
  }
}

text::CarriedSpan LostFinder::find(const LostPassage& passage) {
  text::CarriedSpan found;
  for (const auto& version : versions_) {
    const bool inside = passage.span.end <= version->index.length();
    if (!inside || version->index.slice(passage.span) != passage.words) continue;
    if (!version->reanchor) version->reanchor.emplace(version->text, text_);
    const text::CarriedSpan now = version->reanchor->carry(passage.span);
    if (now.how == Carried::lost) continue;
    if (found.how != Carried::lost && found.span != now.span) return {};
    if (found.how == Carried::lost) found = now;
  }
  return found;
}

}  // namespace thema::model
