// How configurations lead to each other: K10, K11, K12.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "analysis/cmo_check/rules.h"
#include "base/strings.h"

namespace thema::analysis::cmo_rules {

namespace {

struct Slot {
  const Facts* facts;
  const model::CmoElement* element;
  std::string name() const { return facts->cmoc->label + "." + element->label; }
};

bool is_mechanism(const std::string& role) {
  return role == "mechanism" || role == "resource" || role == "reasoning";
}

/// One wording as context and as mechanism or outcome.
void check_double_roles(Study& study) {
  std::map<std::string, std::vector<Slot>> by_words;
  for (const Facts& f : study.all) {
    for (const model::CmoElement& e : f.cmoc->version.elements) {
      by_words[plain(e.statement)].push_back({&f, &e});
    }
  }
  std::set<std::pair<std::string, std::string>> ripples;
  for (const model::CmoLink& l : study.input.links) {
    if (l.kind == "ripple") ripples.insert({l.from.name(), l.to.name()});
  }
  const auto linked = [&](const Slot& from, const Slot& to) {
    const std::string &a = from.facts->cmoc->label, &b = to.facts->cmoc->label;
    return ripples.contains({from.name(), to.name()}) || ripples.contains({a, b}) ||
           ripples.contains({from.name(), b}) || ripples.contains({a, to.name()});
  };
  for (const auto& [words, slots] : by_words) {
    for (const Slot& context : slots) {
      if (context.element->role != "context") continue;
      for (const Slot& other : slots) {
        const std::string& role = other.element->role;
        if (role != "outcome" && !is_mechanism(role)) continue;
        if (role == "outcome" && linked(other, context)) continue;
        study.add("K10", *context.facts, *other.facts,
                  fmt::format("'{}' is a context ({}) and {} ({})", context.element->statement,
                              context.name(), role == "outcome" ? "an outcome" : "a mechanism",
                              other.name()));
      }
    }
  }
}

/// Circles of ripples, each told once: its configurations in the order of the links.
class Circles {
 public:
  explicit Circles(Study& study) : study_(study) {
    for (const Facts& f : study.all) facts_.emplace(f.cmoc->id, &f);
    for (const model::CmoLink& l : study.input.links) {
      if (l.kind != "ripple" || l.feedback) continue;
      if (facts_.contains(l.from.cmoc) && facts_.contains(l.to.cmoc)) {
        next_[l.from.cmoc].push_back(l.to.cmoc);
      }
    }
  }

  void run() {
    for (const Facts& f : study_.all) visit(f.cmoc->id);
  }

 private:
  /// Depth first, with a stack of its own: a chain may be long.
  void visit(RowId start) {
    struct Step {
      RowId id;
      std::size_t at = 0;
    };
    if (done_.contains(start)) return;
    std::vector<Step> path{{start}};
    while (!path.empty()) {
      const RowId here = path.back().id;
      const std::vector<RowId>& next = next_[here];
      if (path.back().at == next.size()) {
        done_.insert(here);
        path.pop_back();
        continue;
      }
      const RowId to = next[path.back().at++];
      const auto back =
          std::find_if(path.begin(), path.end(), [&](const Step& s) { return s.id == to; });
      if (back != path.end()) {
        std::vector<std::string> labels;
        for (auto it = back; it != path.end(); ++it) labels.push_back(label(it->id));
        labels.push_back(label(to));
        study_.add("K11", *facts_.at(to), *facts_.at(here),
                   fmt::format("ripples go round in a circle: {}; if that is meant, give one of "
                               "them --feedback",
                               join(labels, " -> ")));
      } else if (!done_.contains(to)) {
        path.push_back({to});
      }
    }
  }
  const std::string& label(RowId id) const { return facts_.at(id)->cmoc->label; }

  Study& study_;
  std::unordered_map<RowId, const Facts*> facts_;
  std::map<RowId, std::vector<RowId>> next_;
  std::set<RowId> done_;
};

void check_bridges(Study& study) {
  std::unordered_map<RowId, const Facts*> facts;
  for (const Facts& f : study.all) facts.emplace(f.cmoc->id, &f);
  for (const model::CmoLink& l : study.input.links) {
    if (l.kind != "ripple" || !l.note.empty()) continue;
    if (l.from.statement.empty() || l.to.statement.empty()) continue;
    if (plain(l.from.statement) == plain(l.to.statement)) continue;
    const auto from = facts.find(l.from.cmoc), to = facts.find(l.to.cmoc);
    if (from == facts.end() || to == facts.end()) continue;
    study.add("K12", *from->second, *to->second,
              fmt::format("{} '{}' ripples to {} '{}', which is worded otherwise: say what bridges "
                          "them with --note",
                          l.from.name(), l.from.statement, l.to.name(), l.to.statement));
  }
}

}  // namespace

void check_links(Study& study) {
  check_double_roles(study);
  Circles(study).run();
  check_bridges(study);
}

}  // namespace thema::analysis::cmo_rules
