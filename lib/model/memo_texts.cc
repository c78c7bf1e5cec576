#include "model/memo_texts.h"

#include "model/project.h"
#include "store/database.h"

namespace thema::model {

std::vector<MemoText> memo_texts(Project& project) {
  std::vector<MemoText> texts;
  auto q = project.db().query(
      "SELECT iif(m.title = '', m.text, m.title || char(10) || m.text), coalesce(s.name, c.name, "
      "k.name, '') FROM memo m "
      "LEFT JOIN source s ON s.id = m.source_id LEFT JOIN \"case\" c ON c.id = m.case_id "
      "LEFT JOIN code k ON k.id = m.code_id "
      "UNION ALL SELECT d.memo, s.name FROM coding d JOIN source s ON s.id = d.source_id "
      "WHERE d.memo IS NOT NULL");
  while (q.step()) texts.push_back({q.string(0), q.string(1)});
  return texts;
}

}  // namespace thema::model
