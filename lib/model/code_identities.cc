#include "model/code_identities.h"

#include <fmt/format.h>

#include <unordered_map>
#include <unordered_set>

#include "base/hash.h"
#include "base/strings.h"
#include "model/codebook.h"
#include "model/project.h"
#include "store/database.h"

namespace thema::model {

namespace {

/// A name-based GUID in upper case, which every program accepts.
std::string guid_of(RowId id) {
  std::string hex = sha256_hex(fmt::format("thema code {}", id)).substr(0, 32);
  hex[12] = '8';  // version and variant of RFC 9562
  hex[16] = 'a';
  for (char& c : hex) {
    if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
  }
  return fmt::format("{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4),
                     hex.substr(16, 4), hex.substr(20));
}

/// As GUIDs are compared.
std::string key_of(std::string_view guid) {
  if (guid.starts_with('{') && guid.ends_with('}')) guid = guid.substr(1, guid.size() - 2);
  return ascii_lower(guid);
}

}  // namespace

std::vector<CodeIdentity> code_identities(Project& project, const std::vector<Code>& codes) {
  std::unordered_map<RowId, CodeIdentity> stored;
  auto q = project.db().query(
      "SELECT id, coalesce(guid, ''), codable OR EXISTS (SELECT 1 FROM coding k WHERE k.code_id = "
      "code.id) FROM code");
  while (q.step()) stored.emplace(q.integer(0), CodeIdentity{q.string(1), q.flag(2)});
  std::vector<CodeIdentity> out;
  std::unordered_set<std::string> known;
  for (const Code& code : codes) {
    CodeIdentity identity = stored[code.id];
    // Copies of a project may have got one GUID for two codes.
    if (identity.guid.empty() || !known.insert(key_of(identity.guid)).second) {
      identity.guid = guid_of(code.id);
    }
    out.push_back(std::move(identity));
  }
  return out;
}

std::size_t keep_code_identities(Project& project, const std::vector<CodeRow>& rows,
                                 const std::vector<CodeIdentity>& identities) {
  const std::vector<Code> codes = Codebook(project).list();
  std::unordered_map<std::string_view, RowId> by_path;
  for (const Code& code : codes) by_path.emplace(code.path, code.id);
  std::unordered_set<std::string> known;
  std::unordered_set<RowId> with_guid;
  {
    auto q = project.db().query("SELECT id, guid FROM code WHERE guid IS NOT NULL");
    while (q.step()) {
      with_guid.insert(q.integer(0));
      known.insert(key_of(q.string(1)));
    }
  }
  std::size_t changed = 0;
  for (std::size_t i = 0; i < identities.size(); ++i) {
    const auto code = by_path.find(join_path(split_path(rows[i].path)));
    if (code == by_path.end() || with_guid.contains(code->second)) continue;
    std::string guid = identities[i].guid;
    const bool own = key_of(guid) == key_of(guid_of(code->second));  // it comes back
    if (own || !known.insert(key_of(guid)).second) guid.clear();
    project.db()
        .query(
            "UPDATE code SET guid = coalesce(nullif(?2, ''), guid), codable = ?3 "
            "WHERE id = ?1 AND (codable <> ?3 OR ?2 <> '')")
        .bind_all(code->second, guid, identities[i].codable)
        .run();
    changed += static_cast<std::size_t>(project.db().changes());
  }
  return changed;
}

}  // namespace thema::model
