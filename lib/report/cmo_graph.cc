#include <array>
#include <map>
#include <string>
#include <vector>

#include "report/cmo_diagram.h"
#include "report/cmo_stages.h"

namespace thema::report {

std::size_t cmo_stage(std::string_view role) {
  if (role == "strategy" || role == "intervention") return 0;
  if (role == "context" || role == "actor") return 1;
  if (role == "resource") return 2;
  return role == "outcome" ? 4 : 3;
}

bool works_against(const model::Configuration& cmoc, const model::CmoElement& element) {
  if (element.sign == "-") return true;
  if (cmoc.activation != "inhibited" && cmoc.activation != "not-triggered") return false;
  std::size_t last = 2;  // the last stage of the mechanism that it has
  for (const auto& e : cmoc.version.elements) {
    if (cmo_stage(e.role) == 3) last = 3;
  }
  return cmo_stage(element.role) == last;
}

CmoGraph cmo_graph(const CmoDiagramInput& input) {
  CmoGraph graph;
  std::map<RowId, std::size_t> node_of;
  for (const model::Configuration& c : input.configurations) {
    std::array<std::vector<const model::CmoElement*>, kCmoStages> stages;
    for (const model::CmoElement& e : c.version.elements) {
      const auto [at, added] = node_of.emplace(e.id, graph.nodes.size());
      if (added) graph.nodes.push_back({c.label + "." + e.label, {}, e.role, e.statement, e.sign});
      graph.nodes[at->second].cmocs.push_back(c.label);
      stages[cmo_stage(e.role)].push_back(&e);
    }
    const std::vector<const model::CmoElement*>* before = nullptr;
    for (const auto& stage : stages) {
      if (stage.empty()) continue;
      for (std::size_t i = 0; before != nullptr && i < before->size(); ++i) {
        const model::CmoElement& from = *(*before)[i];
        for (const model::CmoElement* to : stage) {
          graph.edges.push_back({graph.nodes[node_of[from.id]].id,
                                 graph.nodes[node_of[to->id]].id,
                                 works_against(c, from) ? "works-against" : "leads-to",
                                 c.label,
                                 false,
                                 {}});
        }
      }
      before = &stage;
    }
  }
  const auto name = [&](const model::CmoEnd& end) {
    const auto node = node_of.find(end.element);
    return end.element != 0 && !end.gone && node != node_of.end() ? graph.nodes[node->second].id
                                                                  : end.name();
  };
  for (const model::CmoLink& link : input.links) {
    graph.edges.push_back(
        {name(link.from), name(link.to), link.kind, {}, link.feedback, link.note});
  }
  return graph;
}

}  // namespace thema::report
