#include "model/pseudonyms.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/project.h"
#include "model/settings.h"
#include "store/database.h"
#include "store/erasure.h"
#include "store/history.h"
#include "text/collate.h"
#include "text/name_replacer.h"

namespace thema::model {

Pseudonym clean_pseudonym(const Pseudonym& p) {
  Pseudonym clean{clean_name(p.original, "a name to be replaced"),
                  clean_name(p.replacement, "what stands for a name"), std::string(trim(p.kind))};
  const text::NameReplacer own({{clean.original, ""}});
  if (own.find(clean.original).empty()) {
    throw Error(Errc::bad_input, fmt::format("'{}' has no letter or digit that could be found in a "
                                             "text",
                                             clean.original));
  }
  // A name that tells nobody may stand for itself: it is dealt with.
  if (clean.replacement != clean.original && !own.find(clean.replacement).empty()) {
    throw Error(Errc::bad_input,
                fmt::format("'{}' stands for '{}' and still holds it: choose another replacement",
                            clean.replacement, clean.original));
  }
  return clean;
}

std::vector<Pseudonym> Pseudonyms::list() {
  std::vector<Pseudonym> all;
  auto q = project_.db().query("SELECT original, replacement, kind FROM pseudonym");
  while (q.step()) all.push_back({q.string(0), q.string(1), q.string(2)});
  if (all.size() < 2) return all;  // nearly always: no need of ICU's data
  const text::Collator order(Settings(project_).get("language"));
  std::sort(all.begin(), all.end(), [&](const Pseudonym& a, const Pseudonym& b) {
    return order.less(a.original, b.original);
  });
  return all;
}

bool Pseudonyms::add(const Pseudonym& pseudonym, bool overwrite) {
  const Pseudonym clean = clean_pseudonym(pseudonym);
  store::Database& db = project_.db();
  {
    auto q = db.query("SELECT replacement, kind FROM pseudonym WHERE original = ?1");
    q.bind_all(clean.original);
    if (q.step()) {
      const bool same =
          q.text(0) == clean.replacement && (clean.kind.empty() || q.text(1) == clean.kind);
      if (same) return false;
      if (!overwrite) {
        throw Error(Errc::exists,
                    fmt::format("'{0}' has a pseudonym already: change it with 'thema pseudonym "
                                "set'",
                                clean.original))
            .about(clean.original);
      }
    }
  }
  auto update = db.query(
      "UPDATE pseudonym SET replacement = ?2, kind = CASE WHEN ?3 = '' THEN kind ELSE ?3 END "
      "WHERE original = ?1");
  update.bind_all(clean.original, clean.replacement, clean.kind).run();
  if (db.changes() == 0) {
    db.query("INSERT INTO pseudonym (id, original, replacement, kind) VALUES (?1, ?2, ?3, ?4)")
        .bind_all(project_.new_id(), clean.original, clean.replacement, clean.kind)
        .run();
  }
  return true;
}

void Pseudonyms::remove(std::string_view original) {
  store::Database& db = project_.db();
  db.query("DELETE FROM pseudonym WHERE original = ?1").bind_all(trim(original)).run();
  if (db.changes() > 0) return;
  std::vector<std::string> names;
  for (const Pseudonym& p : list()) names.push_back(p.original);
  throw Error(Errc::not_found, fmt::format("no pseudonym for '{}'", trim(original)),
              did_you_mean(trim(original), names));
}

void Pseudonyms::forget() {
  store::Erasure erasure;
  auto q = project_.db().query("SELECT id, original FROM pseudonym");
  while (q.step()) {
    erasure.rows.insert(q.integer(0));
    erasure.names.insert(q.string(1));
  }
  erasure.cleaned = [](std::string_view text) { return std::string(text); };
  project_.change()->erase();
  project_.db().query("DELETE FROM pseudonym").run();
  store::erase_from_history(project_.db(), erasure);
  project_.compact_after_change();
}

}  // namespace thema::model
