#include "model/earlier_words.h"

#include "store/content.h"
#include "store/database.h"

namespace thema::model {

EarlierWords::EarlierWords(store::Database& db, RowId source, RowId current, std::string_view text)
    : db_(db), text_(text), index_(text) {
  auto q = db.query(
      "SELECT text_hash FROM source_version WHERE source_id = ?1 AND id <> ?2 AND "
      "text_hash <> (SELECT text_hash FROM source_version WHERE id = ?2) "
      "ORDER BY number DESC, id DESC");
  q.bind_all(source, current);
  while (q.step()) hashes_.push_back(q.string(0));
}

std::string EarlierWords::of(text::Span passage) {
  const std::string_view now = index_.slice(passage);
  for (std::size_t i = 0; i < hashes_.size(); ++i) {
    if (i == versions_.size()) {
      versions_.push_back(std::make_unique<Version>(text_, store::get_content(db_, hashes_[i])));
    }
    const Version& version = *versions_[i];
    const text::CarriedSpan then = version.back.carry(passage);
    if (then.how == text::Carried::lost) continue;
    const std::string_view words = version.index.slice(then.span);
    if (words != now) return std::string(words);
  }
  return {};
}

}  // namespace thema::model
