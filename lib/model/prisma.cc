#include "model/prisma.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/project.h"
#include "store/database.h"

namespace thema::model {

namespace {

std::size_t place_of(std::string_view box) {
  const auto& kinds = prisma_boxes();
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const PrismaBoxKind& kind) { return kind.name == box; });
  return static_cast<std::size_t>(found - kinds.begin());
}

/// Spellings that files have for a box.
std::string box_named(std::string_view written) {
  std::string name = ascii_lower(trim(written));
  std::replace(name.begin(), name.end(), ' ', '_');
  std::replace(name.begin(), name.end(), '-', '_');
  if (place_of(name) < prisma_boxes().size()) return name;
  std::vector<std::string> names;
  for (const PrismaBoxKind& kind : prisma_boxes()) names.emplace_back(kind.name);
  const std::string near = did_you_mean(name, names);
  throw Error(Errc::bad_input, fmt::format("no box '{}' in a PRISMA flow", trim(written)),
              near.empty() ? fmt::format("boxes: {}", join(names, ", ")) : near);
}

struct Stored {
  RowId id = 0;
  std::int64_t n = 0, position = 0;
};
using Key = std::tuple<bool, std::string, std::string>;

}  // namespace

const std::vector<PrismaBoxKind>& prisma_boxes() {
  static const std::vector<PrismaBoxKind> kinds{{"identified", "Records identified"},
                                                {"removed", "Records removed before screening"},
                                                {"screened", "Records screened"},
                                                {"excluded", "Records excluded"},
                                                {"sought", "Reports sought for retrieval"},
                                                {"not_retrieved", "Reports not retrieved"},
                                                {"assessed", "Reports assessed for eligibility"},
                                                {"ineligible", "Reports excluded"},
                                                {"reports", "Reports of included studies"},
                                                {"studies", "Studies included in review"}};
  return kinds;
}

std::vector<PrismaBox> Prisma::list() {
  std::vector<PrismaBox> boxes;
  auto q = project_.db().query(
      "SELECT stream, box, label, n FROM prisma_box ORDER BY stream, position, box, label");
  while (q.step()) {
    boxes.push_back({q.string(1), q.string(2), q.integer(3), !q.text(0).empty()});
  }
  std::stable_sort(boxes.begin(), boxes.end(), [](const PrismaBox& a, const PrismaBox& b) {
    return std::pair(a.other, place_of(a.box)) < std::pair(b.other, place_of(b.box));
  });
  return boxes;
}

PrismaImport Prisma::import(const std::vector<WrittenPrismaBox>& boxes, const std::string& file) {
  std::map<Key, Stored> there;
  {
    auto q = project_.db().query("SELECT id, stream, box, label, n, position FROM prisma_box");
    while (q.step()) {
      there[{!q.text(1).empty(), q.string(2), q.string(3)}] = {q.integer(0), q.integer(4),
                                                               q.integer(5)};
    }
  }
  PrismaImport result;
  std::map<Key, std::size_t> seen;
  std::int64_t position = 0;
  for (const WrittenPrismaBox& written : boxes) {
    try {
      const std::string box = box_named(written.box.box);
      const std::string label =
          trim(written.box.label).empty() ? "" : clean_name(written.box.label, "a label");
      const std::string_view stream = written.box.other ? "other" : "";
      const Key key{written.box.other, box, label};
      if (const auto [first, added] = seen.emplace(key, written.line); !added) {
        throw Error(
            Errc::bad_input,
            fmt::format("box '{}'{} stands in line {} already", box,
                        label.empty() ? "" : " with the label '" + label + "'", first->second));
      }
      const auto before = there.find(key);
      ++position;
      if (before == there.end()) {
        project_.db()
            .query(
                "INSERT INTO prisma_box (id, stream, box, label, n, position) "
                "VALUES (?1,?2,?3,?4,?5,?6)")
            .bind_all(project_.new_id(), stream, box, label, written.box.n, position)
            .run();
        ++result.added;
        continue;
      }
      const bool same = before->second.n == written.box.n;
      ++(same ? result.unchanged : result.changed);
      if (!same || before->second.position != position) {
        project_.db()
            .query("UPDATE prisma_box SET n = ?2, position = ?3 WHERE id = ?1")
            .bind_all(before->second.id, written.box.n, position)
            .run();
      }
    } catch (Error& e) {
      throw e.at(file, written.line);
    }
  }
  for (const auto& [key, stored] : there) {
    if (seen.contains(key)) continue;
    project_.db().query("DELETE FROM prisma_box WHERE id = ?1").bind_all(stored.id).run();
    ++result.removed;
  }
  return result;
}

}  // namespace thema::model
