#include "model/cmo_evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/cmo_left_behind.h"
#include "model/cmo_words.h"
#include "model/codings.h"
#include "model/interviewer_words.h"
#include "model/project.h"
#include "model/short_ids.h"
#include "model/side_tables.h"
#include "store/database.h"

namespace thema::model {

namespace {

constexpr const char* kPieces =
    "SELECT e.id, v.cmoc_id, v.id, v.number, e.stance, e.directness, e.note, u.name, e.created_at, "
    "e.source_id, e.start_cp, e.end_cp, e.quote_hash, e.anchor, e.lost_text, e.case_id, "
    "e.table_row_id, coalesce(t.name || ':' || r.number, ''), w.number, 0 AS place, "
    "r.case_id, r.source_id, t.keyed_by, t.columns, r.cells, "
    "(SELECT c.name FROM \"case\" c WHERE c.id = r.case_id), "
    "(SELECT s.name FROM source s WHERE s.id = r.source_id) "
    "FROM cmoc_version v JOIN evidence e ON e.version_id = v.id "
    "JOIN coder u ON u.id = e.coder_id LEFT JOIN side_row r ON r.id = e.table_row_id "
    "LEFT JOIN side_table t ON t.id = r.table_id LEFT JOIN cmoc_version w ON w.id = e.led_to_id ";
constexpr const char* kElements =
    "SELECT e.id, n.id, n.role, ce.label, ce.position AS place FROM cmoc_version v "
    "JOIN evidence e ON e.version_id = v.id JOIN evidence_element ee ON ee.evidence_id = e.id "
    "JOIN element n ON n.id = ee.element_id "
    "JOIN cmoc_element ce ON ce.version_id = v.id AND ce.element_id = n.id ";
constexpr const char* kOnlyOne = "WHERE v.cmoc_id = ?1 ";
constexpr const char* kOrder = "ORDER BY e.id, place";

Evidence evidence_of(const store::Statement& q) {
  Evidence e;
  e.id = q.integer(0);
  e.cmoc = q.integer(1);
  e.version = q.integer(2);
  e.version_number = static_cast<int>(q.integer(3));
  e.stance = q.string(4);
  e.directness = q.string(5);
  e.note = q.string(6);
  e.coder = q.string(7);
  e.created_at = q.string(8);
  e.source = q.integer(9);
  e.span = {q.u32(10), q.u32(11)};
  e.quote_hash = q.integer(12);
  e.anchor = q.string(13);
  e.table_row = q.integer(16);
  (e.table_row == 0 || e.source != 0 ? e.lost_text : e.row_said) = q.string(14);
  e.case_id = q.integer(15);
  e.table = q.string(17);
  e.led_to = static_cast<int>(q.integer(18));
  if (e.table_row == 0) return e;
  e.row_case = q.integer(20);
  e.row_source = q.integer(21);
  const SideRowWords words = side_row_words(q.text(22), q.text(23), q.text(24),
                                            q.text(e.row_source != 0 ? 26 : 25), e.table);
  e.row_words = words.all;
  e.row_brief = words.brief;
  // As a passage whose words were corrected: it has to be read again.
  if (e.anchor.empty() && e.quote_hash != 0 && e.quote_hash != words.hash) e.anchor = "changed";
  return e;
}

/// What a row of a table says now, so that a change of it is seen; nothing where there is no row.
struct RowAsJudged {
  std::optional<std::int64_t> hash;
  std::optional<std::string> words;
};

RowAsJudged row_as_judged(store::Database& db, RowId row) {
  if (row == 0) return {};
  auto q = db.query(
      "SELECT t.keyed_by, t.columns, r.cells, t.name FROM side_row r "
      "JOIN side_table t ON t.id = r.table_id WHERE r.id = ?1");
  q.bind_all(row);
  if (!q.step()) return {};
  const SideRowWords said = side_row_words(q.text(0), q.text(1), q.text(2), {}, q.text(3));
  return {said.hash, said.judged};
}

/// What makes two pieces of evidence the same: all but directness, note, date and wording.
struct Key {
  RowId source, case_id, table_row, coder;
  text::Span span;
  std::string stance, speaks_to;
  auto operator<=>(const Key&) const = default;
};

/// What is there already for one configuration.
struct Known {
  Configuration cmoc;
  struct Piece {
    RowId id;
    std::string directness, note;
    bool older;
    std::optional<std::size_t> given{};  ///< by which of those that are added
  };
  std::map<Key, Piece> pieces;
};

/// The labels that elements have today; those that are gone keep the label under which they were
/// judged, so that a reworded C1 is still what C1 was.
std::string labels_today(const Configuration& cmoc, const Evidence& e) {
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < e.elements.size(); ++i) {
    const auto& now = cmoc.version.elements;
    const auto there = std::find_if(now.begin(), now.end(), [&](const CmoElement& element) {
      return element.id == e.elements[i];
    });
    labels.push_back(there == now.end() ? e.speaks_to[i] : there->label);
  }
  std::sort(labels.begin(), labels.end());
  return join(labels, ",");
}

}  // namespace

void check_evidence(const NewEvidence& e) {
  check_text(e.note, "the note");
  check_word("stance", e.stance, stances());
  if (!e.directness.empty()) check_word("directness", e.directness, directness_words());
  if (e.stance == "silent") {
    if (e.source == 0 && e.case_id == 0 && e.table_row == 0) {
      throw Error(Errc::usage, "who was silent? name the case, or the passage where it was asked");
    }
    return;
  }
  if (e.source == 0 && e.table_row == 0) {
    throw Error(Errc::usage,
                fmt::format("the stance '{}' needs a passage: name the source and a "
                            "quote, turns or lines, or a coding; only silence has none",
                            e.stance));
  }
  if (trim(e.speaks_to).empty()) {
    throw Error(Errc::usage,
                "which elements does it speak to? name labels or roles, such as C1,R1");
  }
}

std::vector<Evidence> EvidenceBook::list(RowId cmoc) {
  // Statements of their own, so that one configuration's evidence is found by index.
  static const std::string pieces_of_all = fmt::format("{}{}", kPieces, kOrder);
  static const std::string pieces_of_one = fmt::format("{}{}{}", kPieces, kOnlyOne, kOrder);
  static const std::string elements_of_all = fmt::format("{}{}", kElements, kOrder);
  static const std::string elements_of_one = fmt::format("{}{}{}", kElements, kOnlyOne, kOrder);
  store::Database& db = project_.db();
  std::vector<Evidence> found;
  std::unordered_map<RowId, std::size_t> at;
  {
    auto q = db.query(cmoc == 0 ? pieces_of_all : pieces_of_one);
    if (cmoc != 0) q.bind_all(cmoc);
    while (q.step()) {
      at.emplace(q.integer(0), found.size());
      found.push_back(evidence_of(q));
    }
  }
  std::vector<std::vector<std::string>> roles(found.size());
  auto q = db.query(cmoc == 0 ? elements_of_all : elements_of_one);
  if (cmoc != 0) q.bind_all(cmoc);
  while (q.step()) {
    const std::size_t i = at.at(q.integer(0));
    found[i].elements.push_back(q.integer(1));
    roles[i].push_back(q.string(2));
    found[i].speaks_to.push_back(q.string(3));
  }
  for (std::size_t i = 0; i < found.size(); ++i) found[i].completeness = completeness(roles[i]);
  return found;
}

CodedPassage EvidenceBook::passage_of(std::string_view coding) {
  const RowId id = Codings(project_).require_id(coding);
  auto q = project_.db().query(
      "SELECT source_id, start_cp, end_cp, quote_hash, anchor, status FROM coding WHERE id = ?1");
  q.bind_all(id);
  if (!q.step() || q.text(4) == "lost") {
    throw Error(Errc::bad_input,
                fmt::format("the words of coding '{}' are no longer in its source", coding));
  }
  if (!q.text(5).empty()) {
    throw Error(Errc::bad_input,
                fmt::format("'{}' is no coding but a suggestion{}: 'thema coding accept' makes it "
                            "one",
                            coding, q.text(5) == "rejected" ? " that was rejected" : ""));
  }
  return {q.integer(0), {q.u32(1), q.u32(2)}, q.integer(3)};
}

RowId EvidenceBook::require_id(std::string_view id) {
  return require_short_id(project_, kEvidenceIds, id);
}

void EvidenceBook::remove(RowId evidence) {
  store::Database& db = project_.db();
  db.query("DELETE FROM evidence_element WHERE evidence_id = ?1").bind_all(evidence).run();
  db.query("DELETE FROM evidence WHERE id = ?1").bind_all(evidence).run();
}

void EvidenceBook::read_row_again(const Evidence& e) {
  store::Database& db = project_.db();
  const RowAsJudged row = row_as_judged(db, e.table_row);
  db.query(
        "UPDATE evidence SET quote_hash = ?2, lost_text = ?3 WHERE id = ?1 AND "
        "quote_hash IS NOT ?2")
      .bind_all(e.id, row.hash, row.words)
      .run();
}

void EvidenceBook::rejudge(const Evidence& there, const NewEvidence& now) {
  store::Database& db = project_.db();
  const bool same = now.stance == there.stance && now.speaks_to == join(there.speaks_to, ",");
  std::vector<const CmoElement*> elements;
  const Configuration cmoc = Configurations(project_).of_id(there.cmoc);
  if (!same) elements = elements_named(cmoc, now.speaks_to);
  db.query(
        "UPDATE evidence SET stance = ?2, directness = ?3, note = ?4, version_id = ?5 "
        "WHERE id = ?1")
      .bind_all(there.id, now.stance, now.directness, now.note,
                same ? there.version : cmoc.version.id)
      .run();
  if (there.table_row != 0) read_row_again(there);
  if (same) return;
  db.query("DELETE FROM evidence_element WHERE evidence_id = ?1").bind_all(there.id).run();
  for (const CmoElement* element : elements) {
    db.query("INSERT INTO evidence_element (id, evidence_id, element_id) VALUES (?1, ?2, ?3)")
        .bind_all(project_.new_id(), there.id, element->id)
        .run();
  }
}

bool EvidenceBook::set_led_to(RowId evidence, RowId version) {
  project_.db()
      .query("UPDATE evidence SET led_to_id = ?2 WHERE id = ?1 AND led_to_id IS NOT ?2")
      .bind_all(evidence, version)
      .run();
  return project_.db().changes() > 0;
}

std::vector<ExemplarPassage> EvidenceBook::exemplars() {
  std::vector<ExemplarPassage> found;
  auto q = project_.db().query(
      "SELECT DISTINCT k.id, k.source_id, k.start_cp, k.end_cp, k.print FROM evidence e "
      "JOIN coding k ON k.source_id = e.source_id AND k.start_cp = e.start_cp "
      "AND k.end_cp = e.end_cp WHERE k.exemplar = 1 AND k.status = '' AND k.anchor <> 'lost' "
      "AND e.anchor <> 'lost' ORDER BY k.source_id, k.start_cp, k.end_cp, k.id");
  while (q.step()) {
    found.push_back({q.integer(0), q.integer(1), {q.u32(2), q.u32(3)}, q.string(4)});
  }
  return found;
}

namespace {

/// Adds evidence, configuration by configuration.
class Adder {
 public:
  Adder(Project& project, EvidenceBook& book, bool replacing)
      : project_(project), book_(book), replacing_(replacing) {
    auto q = project.db().query("SELECT name, id FROM coder");
    while (q.step()) coders_.emplace(q.string(0), q.integer(1));
  }

  EvidenceBook::Added run(const std::vector<NewEvidence>& evidence) {
    for (std::size_t i = 0; i < evidence.size(); ++i) add(evidence[i], i);
    return std::move(result_);
  }

 private:
  Known& known(RowId cmoc) {
    if (const auto found = known_.find(cmoc); found != known_.end()) return found->second;
    Known& k = known_[cmoc];
    k.cmoc = Configurations(project_).of_id(cmoc);
    for (const Evidence& e : book_.list(cmoc)) {
      if (e.lost()) continue;
      k.pieces.emplace(Key{e.source, e.case_id, e.table_row, coders_.at(e.coder), e.span, e.stance,
                           labels_today(k.cmoc, e)},
                       Known::Piece{e.id, e.directness, e.note, e.version != k.cmoc.version.id});
    }
    return k;
  }

  void add(const NewEvidence& e, std::size_t index) {
    check_evidence(e);
    Known& k = known(e.cmoc);
    const std::vector<const CmoElement*> elements = elements_named(k.cmoc, e.speaks_to);
    std::vector<std::string> labels;
    for (const CmoElement* element : elements) labels.push_back(element->label);
    std::sort(labels.begin(), labels.end());
    const Key key{
        e.source, e.case_id,        e.table_row, e.coder, e.source == 0 ? text::Span{} : e.span,
        e.stance, join(labels, ",")};
    if (const auto there = k.pieces.find(key); there != k.pieces.end()) {
      update(there->second, e, index);
      return;
    }
    k.pieces.emplace(key,
                     Known::Piece{insert(e, k.cmoc, elements), e.directness, e.note, false, index});
    ++result_.created;
    // What nobody answered may be shown by the question.
    if (e.source == 0 || e.stance == "silent") return;
    if (!asked_) asked_.emplace(project_);
    result_.asked_only += asked_->only(e.source, e.span) ? 1 : 0;
  }

  void update(Known::Piece& piece, const NewEvidence& e, std::size_t index) {
    const std::string& directness = e.directness.empty() ? piece.directness : e.directness;
    const std::string& note = trim(e.note).empty() ? piece.note : e.note;
    const std::string lost = !piece.note.empty() && note != piece.note
                                 ? fmt::format("the note '{}'", piece.note)
                             : !piece.directness.empty() && directness != piece.directness
                                 ? fmt::format("directness '{}'", piece.directness)
                                 : std::string();
    if (!lost.empty() && (piece.given || !replacing_)) {
      result_.refused.push_back({index, piece.given, piece.id, lost});
      return;
    }
    piece.given = index;
    if (directness == piece.directness && note == piece.note) {
      ++result_.unchanged;
      if (piece.older) ++result_.older;
      return;
    }
    project_.db()
        .query("UPDATE evidence SET directness = ?2, note = ?3 WHERE id = ?1")
        .bind_all(piece.id, directness, note)
        .run();
    piece = {piece.id, std::string(directness), std::string(note), piece.older, index};
    ++result_.updated;
  }

  RowId insert(const NewEvidence& e, const Configuration& cmoc,
               const std::vector<const CmoElement*>& elements) {
    refuse_merged_or_split(project_, cmoc);
    store::Database& db = project_.db();
    const RowId id = project_.new_id();
    const bool place = e.source != 0;
    const auto or_null = [](bool there, std::int64_t value) {
      return there ? std::optional<std::int64_t>(value) : std::nullopt;
    };
    const RowAsJudged row = row_as_judged(db, place ? 0 : e.table_row);
    db.query(
          "INSERT INTO evidence (id, version_id, stance, directness, note, coder_id, created_at, "
          "source_id, start_cp, end_cp, quote_hash, lost_text, case_id, table_row_id) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)")
        .bind_all(id, cmoc.version.id, e.stance, e.directness, e.note, e.coder, project_.now(),
                  or_null(place, e.source), or_null(place, e.span.begin),
                  or_null(place, e.span.end), place ? e.quote_hash : row.hash, row.words,
                  or_null(e.case_id != 0, e.case_id), or_null(e.table_row != 0, e.table_row))
        .run();
    for (const CmoElement* element : elements) {
      db.query("INSERT INTO evidence_element (id, evidence_id, element_id) VALUES (?1, ?2, ?3)")
          .bind_all(project_.new_id(), id, element->id)
          .run();
    }
    return id;
  }

  Project& project_;
  EvidenceBook& book_;
  bool replacing_;
  std::optional<InterviewerWords> asked_;
  std::unordered_map<std::string, RowId> coders_;
  std::unordered_map<RowId, Known> known_;
  EvidenceBook::Added result_;
};

}  // namespace

EvidenceBook::Added EvidenceBook::add(const std::vector<NewEvidence>& evidence, bool replacing) {
  return Adder(project_, *this, replacing).run(evidence);
}

}  // namespace thema::model
