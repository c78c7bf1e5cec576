// Splitting configurations, fragments, and judging evidence anew; merging is in cmo_merge.cc.
#include "model/cmo_shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/strings.h"
#include "model/cmo_links.h"
#include "model/cmo_words.h"
#include "model/project.h"
#include "store/database.h"

namespace thema::model {

namespace {

bool among(const std::vector<CmoElement>& elements, RowId id) {
  return std::any_of(elements.begin(), elements.end(),
                     [&](const CmoElement& e) { return e.id == id; });
}

/// What a part of a split says: the elements that are named, or all.
CmoFields fields_of_part(const Configuration& whole, const CmoSplit::Part& part) {
  CmoFields f;
  f.title = whole.title;
  f.scheme = whole.version.scheme;
  f.state = "candidate";
  f.activation = whole.activation;
  f.valence = whole.valence;
  f.level = whole.level;
  f.theme = whole.theme;
  f.theories = whole.theories;
  std::set<RowId> wanted;
  for (const std::string& label : part.elements) wanted.insert(element_named(whole, label).id);
  for (const CmoElement& e : whole.version.elements) {
    if (!wanted.empty() && !wanted.contains(e.id)) continue;
    f.elements[e.role].push_back({with_sign(e.sign, e.statement), {}, e.id});
  }
  return f;
}

/// Whether evidence goes along to a part: it speaks to an element of it, which has the words that
/// were judged, in whichever version; silence that speaks to none is about all.
bool fits(const Evidence& e, const Configuration& whole, const Configuration& part) {
  if (e.lost()) return false;
  if (e.elements.empty()) return e.version == whole.version.id;
  return std::any_of(e.elements.begin(), e.elements.end(),
                     [&](RowId id) { return among(part.version.elements, id); });
}

/// To the elements that a version has of those it speaks to.
void copy_evidence(Project& project, const Evidence& e, const CmoVersion& to) {
  store::Database& db = project.db();
  const RowId id = project.new_id();
  db.query(
        "INSERT INTO evidence (id, version_id, stance, directness, note, weight, coder_id, "
        "created_at, source_id, start_cp, end_cp, quote_hash, anchor, lost_text, case_id, "
        "table_row_id) SELECT ?1, ?2, stance, directness, note, weight, coder_id, created_at, "
        "source_id, start_cp, end_cp, quote_hash, anchor, lost_text, case_id, table_row_id "
        "FROM evidence WHERE id = ?3")
      .bind_all(id, to.id, e.id)
      .run();
  for (const RowId element : e.elements) {
    if (!among(to.elements, element)) continue;
    db.query("INSERT INTO evidence_element (id, evidence_id, element_id) VALUES (?1, ?2, ?3)")
        .bind_all(project.new_id(), id, element)
        .run();
  }
}

/// Links of the whole from its own outcome to its own context, which a part with both has, too.
/// Links with others lead to their elements, wherever these stand.
std::vector<std::string> copy_loops(Project& project, const Configuration& whole,
                                    const Configuration& part) {
  std::vector<std::string> copied;
  CmoLinks links(project);
  for (const CmoLink& link : links.list(whole.id)) {
    if (link.from.cmoc != whole.id || link.to.cmoc != whole.id) continue;
    const auto end_in = [&](const CmoEnd& end) {
      CmoEnd here{.cmoc = part.id, .label = part.label};
      for (const CmoElement& e : part.version.elements) {
        if (e.id != end.element) continue;
        here.element = e.id;
        here.element_label = e.label;
        here.role = e.role;
        here.statement = e.statement;
      }
      return here;
    };
    const CmoEnd from = end_in(link.from), to = end_in(link.to);
    if ((from.element == 0) != (link.from.element == 0)) continue;
    if ((to.element == 0) != (link.to.element == 0)) continue;
    links.add(
        {.kind = link.kind, .from = from, .to = to, .feedback = link.feedback, .note = link.note});
    copied.push_back(fmt::format("{} {} {}", from.name(), link.kind, to.name()));
  }
  return copied;
}

std::string next_fragment(Configurations& configurations) {
  for (int n = 1;; ++n) {
    std::string label = fmt::format("F{}", n);
    if (!configurations.find(label)) return label;
  }
}

bool says_the_same(const Configuration& c, const CmoFields& f) {
  std::vector<std::pair<std::string, std::string>> wanted, there;
  for (const auto& [role, elements] : f.elements) {
    for (const NewElement& e : elements) wanted.emplace_back(role, parse_sign(role, e.text).text);
  }
  for (const CmoElement& e : c.version.elements) there.emplace_back(e.role, e.statement);
  std::sort(wanted.begin(), wanted.end());
  std::sort(there.begin(), there.end());
  return wanted == there;
}

}  // namespace

CmoSplitDone CmoShape::split(const CmoSplit& split, RowId coder) {
  Configurations configurations(project_);
  const Configuration whole = configurations.require(split.label);
  if (split.parts.size() < 2) {
    throw Error(Errc::usage, fmt::format("into what is {} to be split? give --into LABEL for each "
                                         "part, twice or more",
                                         whole.label));
  }
  std::set<std::string> labels;
  for (const CmoSplit::Part& part : split.parts) {
    if (!labels.insert(part.label).second) {
      throw Error(Errc::usage, fmt::format("'{}' would be two of the parts: give each a label of "
                                           "its own",
                                           part.label));
    }
    if (configurations.find(part.label)) {
      throw Error(Errc::exists, fmt::format("configuration '{}' is there already: a part of a "
                                            "split is a new one",
                                            part.label));
    }
  }
  NewDecision decision = split.decision;
  if (trim(decision.reason).empty()) {
    throw Error(Errc::usage, "a split is a decision and needs its reason: --reason TEXT");
  }
  CmoSplitDone done{.label = whole.label, .parts = {}, .loops = {}, .left = {}};
  const std::vector<Evidence> evidence = EvidenceBook(project_).list(whole.id);
  std::set<RowId> placed;
  decision.coder = coder;
  decision.objects = {
      {.cmoc = whole.id, .version = whole.version.id, .detail = whole.state},
      {.output = true, .cmoc = whole.id, .version = whole.version.id, .detail = "split"}};
  for (const CmoSplit::Part& wanted : split.parts) {
    CmoSplitDone::Part part{
        .now = configurations.add(wanted.label, fields_of_part(whole, wanted), coder).now};
    for (const Evidence& e : evidence) {
      if (!fits(e, whole, part.now)) continue;
      copy_evidence(project_, e, part.now.version);
      placed.insert(e.id);
      ++part.evidence;
    }
    CmoLinks(project_).add({.kind = "split-from",
                            .from = {.cmoc = part.now.id, .label = part.now.label},
                            .to = {.cmoc = whole.id, .label = whole.label}});
    for (std::string& loop : copy_loops(project_, whole, part.now)) {
      done.loops.push_back(std::move(loop));
    }
    decision.objects.push_back({.output = true,
                                .cmoc = part.now.id,
                                .version = part.now.version.id,
                                .detail = part.now.state});
    done.parts.push_back(std::move(part));
  }
  for (const Evidence& e : evidence) {
    if (!placed.contains(e.id)) done.left.push_back(e);
  }
  project_.db().query("UPDATE cmoc SET state = 'split' WHERE id = ?1").bind_all(whole.id).run();
  Decisions(project_).record(decision);
  return done;
}

CmoSaved CmoShape::extract(std::string_view label, const CmoFields& fields, NewEvidence evidence) {
  Configurations configurations(project_);
  EvidenceBook book(project_);
  if (fields.elements.empty()) {
    throw Error(Errc::usage, "what does the passage say? give at least one of -C, -M, -R, -O");
  }
  if (label.empty()) {
    for (Configuration& c : configurations.list()) {
      if ((c.state != "fragment" && c.state != "merged") || !says_the_same(c, fields)) continue;
      for (const Evidence& e : book.list(c.id)) {
        if (e.source == evidence.source && e.span == evidence.span) return {.now = std::move(c)};
      }
    }
  }
  CmoFields f = fields;
  f.state = "fragment";
  CmoSaved saved = configurations.add(
      label.empty() ? next_fragment(configurations) : std::string(label), f, evidence.coder);
  evidence.cmoc = saved.now.id;
  evidence.speaks_to.clear();
  for (const CmoElement& e : saved.now.version.elements) {
    evidence.speaks_to += (evidence.speaks_to.empty() ? "" : ",") + e.label;
  }
  const EvidenceBook::Added added = book.add({evidence});
  if (!added.refused.empty()) {
    throw Error(Errc::exists,
                fmt::format("{} has this passage already with {}: change that with 'thema cmo "
                            "evidence {} --set {}'",
                            saved.now.label, added.refused.front().says, saved.now.label,
                            short_id('e', added.refused.front().there)));
  }
  saved.changed = saved.changed || added.created + added.updated > 0;
  return saved;
}

std::vector<Reread> CmoShape::to_reread(const Configuration& cmoc) {
  Configurations configurations(project_);
  std::vector<Reread> found;
  std::vector<CmoVersion> versions;
  for (Evidence& e : EvidenceBook(project_).list(cmoc.id)) {
    if (e.lost() || (e.version == cmoc.version.id && e.anchor.empty())) continue;
    if (versions.empty()) versions = configurations.versions(cmoc.id);
    Reread reread{.evidence = std::move(e), .elements = {}};
    const auto judged = std::find_if(versions.begin(), versions.end(), [&](const CmoVersion& v) {
      return v.id == reread.evidence.version;
    });
    for (const RowId id : reread.evidence.elements) {
      const auto then = std::find_if(judged->elements.begin(), judged->elements.end(),
                                     [&](const CmoElement& x) { return x.id == id; });
      ElementToday today = configurations.element_today(cmoc, id);
      reread.elements.push_back(
          {.then = *then, .now = std::move(today.element), .gone = today.gone});
    }
    found.push_back(std::move(reread));
  }
  return found;
}

void CmoShape::confirm(const Configuration& cmoc, const Reread& reread,
                       const std::optional<std::string>& stance,
                       const std::optional<std::string>& speaks_to) {
  const Evidence& e = reread.evidence;
  if (stance) check_word("stance", *stance, stances());
  std::vector<RowId> elements;
  if (speaks_to) {
    for (const CmoElement* element : elements_named(cmoc, *speaks_to)) {
      elements.push_back(element->id);
    }
  } else {
    for (const Reread::Element& element : reread.elements) {
      if (element.gone) {
        throw Error(
            Errc::bad_input,
            fmt::format("{} of {}, '{}', is no longer there: say which elements the "
                        "evidence speaks to now with --speaks-to, or remove it with 'thema "
                        "cmo evidence {} --remove ID'",
                        element.then.label, cmoc.label, element.then.statement, cmoc.label));
      }
      elements.push_back(element.now.id);
    }
  }
  store::Database& db = project_.db();
  if (e.table_row != 0) EvidenceBook(project_).read_row_again(e);
  db.query("UPDATE evidence SET version_id = ?2, stance = ?3, anchor = '' WHERE id = ?1")
      .bind_all(e.id, cmoc.version.id, stance.value_or(e.stance))
      .run();
  db.query("DELETE FROM evidence_element WHERE evidence_id = ?1").bind_all(e.id).run();
  std::sort(elements.begin(), elements.end());
  elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
  for (const RowId element : elements) {
    db.query("INSERT INTO evidence_element (id, evidence_id, element_id) VALUES (?1, ?2, ?3)")
        .bind_all(project_.new_id(), e.id, element)
        .run();
  }
}

bool CmoShape::set_led_by(const Configuration& cmoc, const std::vector<Evidence>& evidence,
                          std::string_view reason, RowId coder) {
  EvidenceBook book(project_);
  bool changed = false;
  for (const Evidence& e : evidence) changed = book.set_led_to(e.id, cmoc.version.id) || changed;
  if (!changed || trim(reason).empty()) return changed;
  NewDecision decision{.operation = "other", .reason = std::string(reason), .coder = coder};
  for (const CmoVersion& v : Configurations(project_).versions(cmoc.id)) {
    if (v.number + 1 != cmoc.version.number) continue;
    decision.operation = "reword";  // the reason of that rewording, given afterwards
    decision.objects.push_back({.cmoc = cmoc.id, .version = v.id});
  }
  decision.objects.push_back({.output = true, .cmoc = cmoc.id, .version = cmoc.version.id});
  Decisions(project_).record(decision);
  return true;
}

}  // namespace thema::model
