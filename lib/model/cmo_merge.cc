#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <unordered_map>

#include "base/error.h"
#include "base/strings.h"
#include "model/cmo_links.h"
#include "model/cmo_shape.h"
#include "model/cmo_words.h"
#include "model/project.h"
#include "store/database.h"

namespace thema::model {

namespace {

/// What makes two pieces of evidence of one configuration the same.
using Piece = std::tuple<RowId, std::uint32_t, std::uint32_t, RowId, RowId, std::string,
                         std::string, std::vector<RowId>>;

Piece piece_of(const Evidence& e, std::vector<RowId> elements) {
  std::sort(elements.begin(), elements.end());
  return {e.source,    e.span.begin, e.span.end, e.case_id,
          e.table_row, e.coder,      e.stance,   std::move(elements)};
}

/// Context, outcome, a mechanism of any kind, or the role itself.
std::string part_of(const std::string& role) {
  const std::string part = completeness(std::span(&role, 1));
  return part.empty() ? role : part;
}

/// Merging: one object a merge.
class Merger {
 public:
  Merger(Project& project, const CmoMerge& merge, RowId coder)
      : project_(project), merge_(merge), coder_(coder) {}

  CmoMerged run() {
    read();
    if (parts_.empty()) return std::move(out_);
    gather();
    store_result();
    for (const Configuration& part : parts_) move_evidence(part);
    move_links();
    say_dropped();
    finish();
    return std::move(out_);
  }

 private:
  void read() {
    Configurations configurations(project_);
    there_ = configurations.find(merge_.into);
    std::set<std::string> seen;
    for (const std::string& label : merge_.labels) {
      Configuration c = configurations.require(label);
      if (!seen.insert(c.label).second || (there_ && c.id == there_->id)) continue;
      if (is_in_already(c)) {
        out_.now = *there_;
        continue;
      }
      parts_.push_back(std::move(c));
    }
    if (parts_.empty() && out_.now.id != 0) {
      if (merge_.fields.title.value_or(there_->title) == there_->title) return;
      throw Error(Errc::usage, fmt::format("nothing is left to merge into {0}; for another title "
                                           "use 'thema cmo set {0}'",
                                           there_->label));
    }
    if (parts_.empty() || (!there_ && parts_.size() < 2 && parts_.front().state != "fragment")) {
      throw Error(Errc::usage,
                  "what is to be merged? name two configurations or more, and the one "
                  "that they become with --into LABEL");
    }
    if (trim(merge_.decision.reason).empty()) {
      throw Error(Errc::usage, "a merge is a decision and needs its reason: --reason TEXT");
    }
  }

  /// Merged into the same one before, and nothing has come to it since.
  bool is_in_already(const Configuration& c) {
    if (!there_ || c.state != "merged") return false;
    const std::vector<CmoLink> links = CmoLinks(project_).list(c.id);
    const bool linked = std::any_of(links.begin(), links.end(), [&](const CmoLink& l) {
      return l.kind == "merged-into" && l.from.cmoc == c.id && l.to.cmoc == there_->id;
    });
    const std::vector<Evidence> evidence = EvidenceBook(project_).list(c.id);
    return linked && std::none_of(evidence.begin(), evidence.end(),
                                  [&](const Evidence& e) { return e.version == c.version.id; });
  }

  /// Elements of the result, and which of them each element of the parts becomes.
  void gather() {
    if (there_) {
      for (const CmoElement& e : there_->version.elements) take(e);
    }
    std::vector<std::tuple<const CmoElement*, std::string, std::string>> later;
    for (const Configuration& part : parts_) {
      for (const CmoElement& e : part.version.elements) {
        const auto told = merge_.same.find(part.label + "." + e.label);
        if (told == merge_.same.end()) {
          take(e);
        } else {
          later.emplace_back(&e, told->first, told->second);
          used_.insert(told->first);
        }
      }
    }
    for (const auto& [from, to] : merge_.same) {
      if (!used_.contains(from)) {
        throw Error(Errc::not_found,
                    fmt::format("'{}' is no element of what is merged: expected LABEL.ELEMENT, "
                                "such as {}.C1",
                                from, parts_.front().label));
      }
    }
    for (const auto& [e, from, to] : later) become_[e->id] = target(*e, from, to);
  }

  void take(const CmoElement& e) {
    const auto same = std::find_if(elements_.begin(), elements_.end(), [&](const CmoElement& x) {
      return x.role == e.role && x.statement == e.statement && x.sign == e.sign;
    });
    become_[e.id] = same == elements_.end() ? e.id : same->id;
    if (same == elements_.end()) {
      elements_.push_back(e);
    } else {
      unite_codes(*same, e);
    }
  }

  /// An element that another one goes into is tied to the codes of both.
  static void unite_codes(CmoElement& kept, const CmoElement& gone) {
    for (const RowId code : gone.codes) {
      if (std::find(kept.codes.begin(), kept.codes.end(), code) == kept.codes.end()) {
        kept.codes.push_back(code);
      }
    }
  }

  /// A context cannot become an outcome: what was judged of it, and ripples, would be of another
  /// part.
  RowId target(const CmoElement& e, const std::string& from, const std::string& name) {
    const std::string whole =
        name.find('.') == std::string::npos && there_ ? there_->label + "." + name : name;
    const CmoEnd end = CmoLinks(project_).end_named(whole);
    const auto found = become_.find(end.element);
    if (end.element == 0 || found == become_.end()) {
      throw Error(Errc::not_found,
                  fmt::format("'{}' is no element that stays in {}", name, merge_.into));
    }
    if (part_of(e.role) != part_of(end.role)) {
      throw Error(Errc::bad_input, fmt::format("{} ({}) cannot be the same as {} ({})", from,
                                               e.role, name, end.role));
    }
    const auto kept = std::find_if(elements_.begin(), elements_.end(),
                                   [&](const CmoElement& x) { return x.id == found->second; });
    if (kept != elements_.end()) unite_codes(*kept, e);
    return found->second;
  }

  void store_result() {
    Configurations configurations(project_);
    CmoFields fields = merge_.fields;
    for (const CmoElement& e : elements_) {
      fields.elements[e.role].push_back({with_sign(e.sign, e.statement), e.codes, e.id});
    }
    std::vector<std::string> theories = there_ ? there_->theories : std::vector<std::string>();
    for (const Configuration& part : parts_) {
      theories.insert(theories.end(), part.theories.begin(), part.theories.end());
    }
    if (!fields.theories) fields.theories = theories;
    if (there_) {
      out_.now = configurations.set(there_->label, fields, {}, coder_).now;
      return;
    }
    const auto whole = std::find_if(parts_.begin(), parts_.end(),
                                    [](const Configuration& c) { return c.state != "fragment"; });
    const Configuration& model = whole == parts_.end() ? parts_.front() : *whole;
    const auto keep = [](auto& field, const auto& value) {
      if (!field) field = value;
    };
    keep(fields.title, model.title);
    keep(fields.activation, model.activation);
    keep(fields.valence, model.valence);
    keep(fields.level, model.level);
    keep(fields.theme, model.theme);
    keep(fields.state, model.state == "fragment" ? std::string("candidate") : model.state);
    out_.created = true;
    out_.now = configurations.add(merge_.into, fields, coder_).now;
  }

  void move_evidence(const Configuration& part) {
    EvidenceBook book(project_);
    std::map<Piece, Evidence> pieces;
    for (const Evidence& e : book.list(out_.now.id)) pieces.emplace(piece_of(e, e.elements), e);
    for (const Evidence& e : book.list(part.id)) {
      if (e.version != part.version.id) {
        ++out_.older;
        continue;
      }
      std::vector<RowId> elements;
      for (const RowId id : e.elements) {
        const RowId now = become_.at(id);
        if (std::find(elements.begin(), elements.end(), now) == elements.end()) {
          elements.push_back(now);
        }
      }
      const auto [there, first] = pieces.emplace(piece_of(e, elements), e);
      if (!first) {
        say_too(there->second, e);
        book.remove(e.id);
        ++out_.doubles;
        continue;
      }
      give(e, elements);
      ++out_.evidence;
    }
  }

  /// What is said of a piece that goes is said of the same one that stays.
  void say_too(Evidence& kept, const Evidence& gone) {
    const bool said = kept.note.find(gone.note) != std::string::npos;
    if (!said) kept.note += (kept.note.empty() ? "" : "\n") + gone.note;
    if (kept.directness.empty()) kept.directness = gone.directness;
    project_.db()
        .query("UPDATE evidence SET note = ?2, directness = ?3 WHERE id = ?1")
        .bind_all(kept.id, kept.note, kept.directness)
        .run();
  }

  void give(const Evidence& e, const std::vector<RowId>& elements) {
    store::Database& db = project_.db();
    db.query("UPDATE evidence SET version_id = ?2, led_to_id = NULL WHERE id = ?1")
        .bind_all(e.id, out_.now.version.id)
        .run();
    if (elements == e.elements) return;
    db.query("DELETE FROM evidence_element WHERE evidence_id = ?1").bind_all(e.id).run();
    for (const RowId element : elements) {
      db.query("INSERT INTO evidence_element (id, evidence_id, element_id) VALUES (?1, ?2, ?3)")
          .bind_all(project_.new_id(), e.id, element)
          .run();
    }
  }

  /// Links of the parts lead to the result; what would lead from it to itself is no link any more.
  void move_links() {
    CmoLinks links(project_);
    const auto moved = [&](CmoEnd& end) {
      const auto is = [&](const Configuration& c) { return c.id == end.cmoc; };
      if (std::none_of(parts_.begin(), parts_.end(), is)) return false;
      end.cmoc = out_.now.id;
      end.label = out_.now.label;
      const auto becomes = become_.find(end.element);
      end.element = becomes == become_.end() || end.gone ? 0 : becomes->second;
      return true;
    };
    for (const CmoLink& link : links.list()) {
      if (link.kind == "merged-into" || link.kind == "split-from") continue;
      NewLink now{.kind = link.kind,
                  .from = link.from,
                  .to = link.to,
                  .feedback = link.feedback,
                  .note = link.note};
      const bool from = moved(now.from), to = moved(now.to);
      if (!from && !to) continue;
      project_.db().query("DELETE FROM cmoc_link WHERE id = ?1").bind_all(link.id).run();
      if (now.from.cmoc == now.to.cmoc && !now.feedback) {
        out_.dropped.push_back(
            fmt::format("the link {} {} {}{}", link.from.name(), link.kind, link.to.name(),
                        link.note.empty() ? std::string() : fmt::format(", '{}'", link.note)));
        continue;
      }
      links.add(now);
      ++out_.links;
    }
    for (const Configuration& part : parts_) {
      links.add({.kind = "merged-into",
                 .from = {.cmoc = part.id, .label = part.label},
                 .to = {.cmoc = out_.now.id, .label = out_.now.label}});
    }
  }

  /// A field of a part that the result has otherwise is told.
  void say_dropped() {
    for (const Configuration& part : parts_) {
      const auto compare = [&](std::string_view field, const std::string& said,
                               const std::string& has, std::string_view unsaid) {
        if (said == has || said == unsaid) return;
        out_.dropped.push_back(fmt::format("{} of {} '{}' (it has {})", field, part.label, said,
                                           has.empty() ? "none" : "'" + has + "'"));
      };
      compare("activation", part.activation, out_.now.activation, "unclear");
      compare("valence", part.valence, out_.now.valence, "");
      compare("level", part.level, out_.now.level, "");
    }
  }

  void finish() {
    NewDecision decision = merge_.decision;
    decision.coder = coder_;
    const auto object = [&](const Configuration& c, bool output, const std::string& state) {
      decision.objects.push_back(
          {.output = output, .cmoc = c.id, .version = c.version.id, .detail = state});
    };
    if (there_) object(*there_, false, there_->state);
    for (const Configuration& part : parts_) {
      object(part, false, part.state);
      object(part, true, "merged");
      project_.db().query("UPDATE cmoc SET state = 'merged' WHERE id = ?1").bind_all(part.id).run();
      out_.merged.push_back(part.label);
    }
    object(out_.now, true, out_.now.state);
    Decisions(project_).record(decision);
  }

  Project& project_;
  const CmoMerge& merge_;
  RowId coder_;
  std::optional<Configuration> there_;
  std::vector<Configuration> parts_;
  std::vector<CmoElement> elements_;
  std::unordered_map<RowId, RowId> become_;
  std::set<std::string> used_;
  CmoMerged out_;
};

}  // namespace

CmoMerged CmoShape::merge(const CmoMerge& merge, RowId coder) {
  return Merger(project_, merge, coder).run();
}

}  // namespace thema::model
