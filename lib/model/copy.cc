#include "model/copy.h"

#include <fmt/format.h>

#include "base/error.h"
#include "model/backup.h"
#include "model/clean_text.h"
#include "model/project.h"
#include "model/settings.h"
#include "store/ancestry.h"
#include "store/database.h"
#include "store/erasure.h"
#include "store/history.h"
#include "store/search_index.h"

namespace thema::model {

namespace {

constexpr std::string_view kOriginName = "origin_name";
constexpr std::string_view kOriginEntry = "origin_entry";

/// A row of one copy must not get the number of a row of another. Numbers grow with the clock;
/// where the clock is behind the last one, both would count on from it: the copy leaps ahead, by up
/// to a quarter of an hour.
void leap_ahead(Project& copy) {
  const auto last = store::last_id(copy.db());
  if (!last) return;
  const auto leap = static_cast<RowId>(copy.env().random64() & 0xfffffU) << 22;
  store::put_meta(copy.db(), "last_id", std::to_string(*last + leap));
}

/// What others read in the passages, said otherwise than by a code: summaries, evidence with the
/// fragments it was extracted as, and the reasons for what was decided by it. The wording of
/// theories and configurations stays.
void leave_out_readings(store::Database& db) {
  for (const char* sql :
       {"DELETE FROM summary_reference", "DELETE FROM summary", "DELETE FROM evidence_element",
        "DELETE FROM evidence", "DELETE FROM decision_object", "DELETE FROM decision",
        "DELETE FROM cmoc_search", "DELETE FROM waiver"}) {
    db.exec(sql);
  }
  const std::string fragments = "(SELECT id FROM cmoc WHERE state = 'fragment')";
  const std::string versions = "(SELECT id FROM cmoc_version WHERE cmoc_id IN " + fragments + ")";
  for (const std::string& sql :
       {"DELETE FROM memo WHERE cmoc_id IN " + fragments,
        "DELETE FROM cmoc_link WHERE from_id IN " + fragments + " OR to_id IN " + fragments,
        "DELETE FROM cmoc_theory WHERE cmoc_id IN " + fragments,
        "DELETE FROM cmoc_element WHERE version_id IN " + versions,
        "DELETE FROM cmoc_version WHERE cmoc_id IN " + fragments,
        std::string("DELETE FROM cmoc WHERE state = 'fragment'"),
        std::string("DELETE FROM element_code WHERE element_id NOT IN "
                    "(SELECT element_id FROM cmoc_element)"),
        std::string("DELETE FROM element WHERE id NOT IN (SELECT element_id FROM cmoc_element)")}) {
    db.exec(sql.c_str());
  }
}

/// Outside the history, which begins here: there is nothing before it that an undo could want.
/// What others thought of the material and the codes would steer who codes blind; what a code means
/// has to be known.
void leave_out_codings(Project& copy, const std::string& coder, Copied& done) {
  store::Database& db = copy.db();
  done.left_out = static_cast<std::size_t>(db.integer("SELECT count(*) FROM coding"));
  db.query(
        "DELETE FROM memo WHERE coding_id IS NULL AND (type <> 'definition' OR code_id IS NULL) "
        "AND coder_id NOT IN (SELECT id FROM coder WHERE name = ?1)")
      .bind_all(coder)
      .run();
  done.memos = static_cast<std::size_t>(db.changes());
  done.readings = static_cast<std::size_t>(
      db.integer("SELECT (SELECT count(*) FROM summary) + (SELECT count(*) FROM evidence)"));
  leave_out_readings(db);
  for (const char* sql : {"DELETE FROM memo WHERE coding_id IS NOT NULL", "DELETE FROM joint_row",
                          "DELETE FROM coding_tag", "DELETE FROM coding"}) {
    db.exec(sql);
  }
  store::begin_history_anew(db);
  // Texts that only the history knew.
  store::erase_contents(db, {});
  copy.index().optimize();
}

class Copier {
 public:
  Copier(Project& project, const CopyOptions& options, Sink& sink)
      : project_(project), options_(options), sink_(sink) {}

  void prepare(const std::filesystem::path& part) {
    store::OpenOptions open;
    open.access = store::Access::write;
    Project copy = Project::open(part, open, project_.env(), sink_);
    const std::string origin = store::get_meta(copy.db(), "copy_uuid");
    done_.changes = store::history_size(copy.db());
    {
      store::Transaction whole(copy.db());
      if (options_.without_codings) {
        leave_out_codings(copy, options_.coder.empty() ? "" : clean_name(options_.coder, "a coder"),
                          done_);
        set_coder(copy);
      }
      store::put_meta(copy.db(), store::kOriginUuid, origin);
      store::put_meta(copy.db(), kOriginName, project_.path().filename().string());
      store::put_meta(copy.db(), kOriginEntry, std::to_string(done_.changes));
      store::put_meta(copy.db(), "copy_uuid", new_uuid(copy.env()));
      leap_ahead(copy);
      whole.commit();
    }
    if (!options_.without_codings && !options_.coder.empty()) set_coder_in_history(copy);
    done_.codings = static_cast<std::size_t>(copy.db().integer("SELECT count(*) FROM coding"));
    if (options_.without_codings) store::compact(copy.db());
  }

  Copied done() const { return done_; }

 private:
  void set_coder(Project& copy) {
    if (!options_.coder.empty()) Settings(copy).set("coder", clean_name(options_.coder, "a coder"));
  }

  void set_coder_in_history(Project& copy) {
    copy.work_as(clean_name(options_.coder, "a coder"));
    ChangeScope change(copy, options_.command);
    set_coder(copy);
    copy.change()->summarize(fmt::format("copied for {}", copy.coder_name()));
    change.commit();
  }

  Project& project_;
  const CopyOptions& options_;
  Sink& sink_;
  Copied done_;
};

}  // namespace

Copied copy_project(Project& project, const std::filesystem::path& to, const CopyOptions& options,
                    Sink& sink) {
  if (!options.coder.empty()) clean_name(options.coder, "a coder");
  Copier copier(project, options, sink);
  backup(project, to, "the copy", [&](const std::filesystem::path& part) { copier.prepare(part); });
  return copier.done();
}

std::string origin_of(Project& project) {
  const std::string name = store::get_meta(project.db(), kOriginName);
  if (name.empty()) return {};
  const bool cut = !store::get_meta(project.db(), store::kHistoryOrigin).empty();
  return fmt::format("{} at entry {} of its history{}", name,
                     store::get_meta(project.db(), kOriginEntry), cut ? ", without codings" : "");
}

}  // namespace thema::model
