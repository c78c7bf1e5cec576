#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/error.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/code_tree.h"
#include "model/project.h"
#include "model/views.h"
#include "store/database.h"

namespace thema::model {

namespace {

constexpr std::size_t kTop = ArrangedCode::kTop;

Error wrong(const ArrangedCode& line, const std::string& why) {
  Error error(Errc::bad_input, why);
  error.at({}, line.line);
  return error;
}

/// The lines as they will be stored: names cleaned, every code once, no two siblings of one name.
std::vector<ArrangedCode> checked(std::vector<ArrangedCode> lines,
                                  const std::unordered_map<RowId, std::size_t>& known) {
  std::unordered_map<RowId, std::size_t> line_of_code;
  std::vector<std::unordered_map<std::string, std::size_t>> names(lines.size() + 1);
  std::vector<std::size_t> depth(lines.size(), 1);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ArrangedCode& line = lines[i];
    try {
      line.name = split_path(escape_name(line.name)).front();
    } catch (const Error& e) {
      throw wrong(line, e.what());
    }
    for (const RowId id : line.ids) {
      if (!known.contains(id)) throw wrong(line, "there is no code of that number");
      const auto [there, first] = line_of_code.emplace(id, line.line);
      if (!first) {
        throw wrong(line, fmt::format("the code of this line stands in line {} too: a code has one "
                                      "place",
                                      there->second));
      }
    }
    const bool top = line.parent == kTop;
    if (!top) depth[i] = depth[line.parent] + 1;
    if (depth[i] > kMaxCodeLevels) {
      throw wrong(line, fmt::format("a codebook has at most {} levels", kMaxCodeLevels));
    }
    const auto [same, first] =
        names[top ? lines.size() : line.parent].emplace(line.name, line.line);
    if (!first) {
      throw wrong(line, fmt::format("'{}' stands in line {} too, below the same code: to make one "
                                    "code of both, write both numbers on one line, as in [3 5]",
                                    line.name, same->second));
    }
  }
  return lines;
}

/// Carries out an arrangement, step by step.
class Arranger {
 public:
  Arranger(Project& project, const std::vector<ArrangedCode>& given)
      : project_(project), before_(Codebook(project).list()) {
    for (std::size_t i = 0; i < before_.size(); ++i) index_.emplace(before_[i].id, i);
    lines_ = checked(given, index_);
    std::unordered_set<RowId> listed;
    for (const ArrangedCode& line : lines_) {
      ids_.push_back(line.ids.empty() ? project_.new_id() : line.ids.front());
      parents_.push_back(line.parent == kTop ? 0 : ids_[line.parent]);
      listed.insert(line.ids.begin(), line.ids.end());
      if (line.ids.size() > 1) gone_.insert(gone_.end(), line.ids.begin() + 1, line.ids.end());
    }
    for (const Code& code : before_) {
      if (!listed.contains(code.id)) removed_.push_back(code.id);
    }
  }

  /// Throws when codes without a line have something hanging on them.
  void refuse_losses() {
    const CodeUse use = use_of_codes(project_, removed_);
    if (!use.any()) return;
    constexpr std::size_t kShown = 5;
    std::vector<std::string> names;
    for (const RowId id : removed_) {
      if (names.size() < kShown && use_of_codes(project_, {id}).any()) {
        names.push_back("'" + before_[index_.at(id)].path + "'");
      }
    }
    throw Error(Errc::exists,
                fmt::format("codes without a line are removed, but on {} hang: {}; --yes removes "
                            "that with them",
                            join(names, ", "), to_string(use)));
  }

  /// Whoever goes or changes place or name gets a name that nobody else has, so that two may swap
  /// their names.
  void step_aside() {
    auto rename = project_.db().query("UPDATE code SET name = ?2 WHERE id = ?1");
    const auto aside = [&](RowId id) {
      const std::string name = fmt::format("\x01{}", id);
      rename.bind_all(id, name).run();
    };
    for (const RowId id : gone_) aside(id);
    for (const RowId id : removed_) aside(id);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].ids.empty()) continue;
      const Code& code = before_[index_.at(ids_[i])];
      if (code.parent != parents_[i] || code.name != lines_[i].name) aside(code.id);
    }
  }

  void place(CodesArranged& result) {
    store::Database& db = project_.db();
    std::unordered_map<RowId, std::int64_t> last;  // position among siblings
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::int64_t position = ++last[parents_[i]];
      if (lines_[i].ids.empty()) {
        db.query(
              "INSERT INTO code (id, parent_id, position, name) "
              "VALUES (?1, nullif(?2, 0), ?3, ?4)")
            .bind_all(ids_[i], parents_[i], position, lines_[i].name)
            .run();
        ++result.added;
        continue;
      }
      const Code& code = before_[index_.at(ids_[i])];
      result.renamed += code.name != lines_[i].name ? 1 : 0;
      result.moved += code.parent != parents_[i] ? 1 : 0;
      db.query(
            "UPDATE code SET parent_id = nullif(?2, 0), position = ?3, name = ?4 WHERE id = ?1 "
            "AND (coalesce(parent_id, 0) <> ?2 OR position <> ?3 OR name <> ?4)")
          .bind_all(code.id, parents_[i], position, lines_[i].name)
          .run();
    }
    count_orders(result);
  }

  void merge(Sink& sink, CodesArranged& result) {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      for (std::size_t k = 1; k < lines_[i].ids.size(); ++k) {
        const Recoded recoded = carry_over(project_, before_[index_.at(lines_[i].ids[k])], ids_[i],
                                           project_.coder_id(sink));
        result.codings.codings += recoded.codings;
        result.codings.joined += recoded.joined;
        ++result.merged;
      }
    }
  }

  std::unordered_map<RowId, RowId> taken_by() const {
    std::unordered_map<RowId, RowId> taken;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      for (std::size_t k = 1; k < lines_[i].ids.size(); ++k) taken[lines_[i].ids[k]] = ids_[i];
    }
    return taken;
  }

  /// Those that go may stand below each other; none that stays stands below them any more.
  void sweep(CodesArranged& result) {
    result.removed = removed_.size();
    gone_.insert(gone_.end(), removed_.begin(), removed_.end());
    std::sort(gone_.begin(), gone_.end(),
              [&](RowId a, RowId b) { return index_.at(a) < index_.at(b); });
    delete_codes(project_, gone_);
  }

 private:
  /// Below how many codes those that stayed there stand in another order.
  void count_orders(CodesArranged& result) const {
    std::unordered_map<RowId, std::vector<RowId>> now, then;
    std::unordered_map<RowId, RowId> parent_now;
    for (std::size_t i = 0; i < ids_.size(); ++i) parent_now.emplace(ids_[i], parents_[i]);
    for (const Code& code : before_) {
      const auto at = parent_now.find(code.id);
      if (at != parent_now.end() && at->second == code.parent) then[code.parent].push_back(code.id);
    }
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      const auto was = index_.find(ids_[i]);
      if (was != index_.end() && before_[was->second].parent == parents_[i]) {
        now[parents_[i]].push_back(ids_[i]);
      }
    }
    for (const auto& [parent, order] : then) result.reordered += now[parent] != order ? 1 : 0;
  }

  Project& project_;
  std::vector<Code> before_;
  std::unordered_map<RowId, std::size_t> index_;  ///< into before_
  std::vector<ArrangedCode> lines_;
  std::vector<RowId> ids_, parents_;  ///< of the lines
  std::vector<RowId> gone_, removed_;
};

}  // namespace

CodesArranged CodeTree::arrange(const std::vector<ArrangedCode>& lines, bool with_all) {
  CodesArranged result;
  Arranger arranger(project_, lines);
  if (!with_all) arranger.refuse_losses();
  NamesInViews views(project_);
  arranger.step_aside();
  arranger.place(result);
  arranger.merge(sink_, result);
  arranger.sweep(result);
  views.follow(arranger.taken_by());
  return result;
}

}  // namespace thema::model
