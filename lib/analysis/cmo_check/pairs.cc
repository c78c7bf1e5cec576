// Configurations that are near to each other: K13, K14.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "analysis/cmo_check/rules.h"

namespace thema::analysis::cmo_rules {

namespace {

using Place = std::tuple<RowId, std::uint32_t, std::uint32_t>;

std::set<std::string> words_of(const Facts& f, std::initializer_list<std::string_view> roles) {
  std::set<std::string> words;
  for (const model::CmoElement& e : f.cmoc->version.elements) {
    if (std::find(roles.begin(), roles.end(), e.role) != roles.end()) {
      words.insert(e.sign + plain(e.statement));
    }
  }
  return words;
}

bool settled(const Study& study, const Facts& a, const Facts& b) {
  const RowId x = a.cmoc->id, y = b.cmoc->id;
  for (const model::CmoLink& l : study.input.links) {
    const bool both = (l.from.cmoc == x && l.to.cmoc == y) || (l.from.cmoc == y && l.to.cmoc == x);
    if (l.kind == "rival-of" && both) return true;
  }
  for (const model::Decision& d : study.input.decisions) {
    if (d.operation != "situate") continue;
    const auto about = [&](RowId id) {
      return std::any_of(d.objects.begin(), d.objects.end(),
                         [&](const model::DecisionObject& o) { return o.cmoc == id; });
    };
    if (about(x) && about(y)) return true;
  }
  return false;
}

void check_rivals(Study& study) {
  std::map<std::pair<std::set<std::string>, std::set<std::string>>, std::vector<const Facts*>> same;
  for (const Facts& f : study.all) {
    auto context = words_of(f, {"context"});
    auto mechanism = words_of(f, {"resource", "reasoning", "mechanism"});
    if (context.empty() || mechanism.empty()) continue;
    same[{std::move(context), std::move(mechanism)}].push_back(&f);
  }
  for (const auto& [words, group] : same) {
    for (std::size_t i = 0; i < group.size(); ++i) {
      for (std::size_t k = i + 1; k < group.size(); ++k) {
        if (words_of(*group[i], {"outcome"}) == words_of(*group[k], {"outcome"})) continue;
        if (settled(study, *group[i], *group[k])) continue;
        study.add("K13", *group[i], *group[k],
                  "the same context and mechanism with other outcomes, and neither a link "
                  "'rival-of' nor a decision 'situate'");
      }
    }
  }
}

std::set<Place> places_of(const Study& study, const Facts& f) {
  std::set<Place> places;
  for (const std::size_t i : f.evidence) {
    const model::Evidence& e = study.evidence(i);
    if (e.source != 0) places.insert({e.source, e.span.begin, e.span.end});
  }
  return places;
}

void check_doubles(Study& study) {
  std::map<std::set<RowId>, std::vector<const Facts*>> same;
  for (const Facts& f : study.all) {
    std::set<RowId> codes;
    for (const model::CmoElement& e : f.cmoc->version.elements) {
      codes.insert(e.codes.begin(), e.codes.end());
    }
    if (!codes.empty()) same[std::move(codes)].push_back(&f);
  }
  for (const auto& [codes, group] : same) {
    std::vector<std::set<Place>> places;
    for (const Facts* f : group) places.push_back(places_of(study, *f));
    for (std::size_t i = 0; i < group.size(); ++i) {
      for (std::size_t k = i + 1; k < group.size(); ++k) {
        std::size_t shared = 0;
        for (const Place& p : places[i]) shared += places[k].contains(p) ? 1 : 0;
        const std::size_t most = std::max(places[i].size(), places[k].size());
        if (shared * 2 <= most) continue;
        study.add("K14", *group[i], *group[k],
                  fmt::format("the same codes and {} of {} passages: two of one? ('thema cmo "
                              "merge')",
                              shared, most));
      }
    }
  }
}

}  // namespace

void check_pairs(Study& study) {
  check_rivals(study);
  check_doubles(study);
}

}  // namespace thema::analysis::cmo_rules
