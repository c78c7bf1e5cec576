#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "analysis/cmo_table.h"
#include "model/cmo.h"
#include "model/cmo_links.h"
#include "model/theory.h"
#include "report/figure.h"

namespace thema::report {

/// What the diagrams of configurations are made from. Plain values, read by the caller.
struct CmoDiagramInput {
  std::vector<model::Configuration> configurations;  ///< those that are drawn, in order
  std::vector<model::Theory> theories;               ///< in order; those without any are drawn, too
  std::vector<model::CmoLink> links;
  /// Evidence by configuration; one that is not there is drawn without.
  std::unordered_map<RowId, analysis::StanceCounts> counts;
};

/// The diagram of a programme theory: a frame a theory, a row a configuration, its elements from
/// left to right, links between them. An element that several configurations share is one box where
/// they are neighbours. More than `rows` configurations (0: any number) become several figures, a
/// theory a figure where that is enough; links from one figure to another are said in words.
std::vector<PathDiagram> theory_diagrams(const CmoDiagramInput& input, std::size_t rows);

/// A figure a configuration, with its sentence (`language`: of its words) below.
std::vector<PathDiagram> configuration_diagrams(const CmoDiagramInput& input,
                                                std::string_view language);

/// An element as programs get it.
struct CmoGraphNode {
  std::string id;                  ///< "CMOC1.C1", of the first configuration that has it
  std::vector<std::string> cmocs;  ///< configurations that have it
  std::string role, statement, sign;
};
struct CmoGraphEdge {
  std::string from, to;  ///< nodes, or configurations as a whole
  std::string kind;      ///< leads-to, works-against, or a kind of link
  std::string cmoc;      ///< in which it leads on; empty for links
  bool feedback = false;
  std::string note;
};
struct CmoGraph {
  std::vector<CmoGraphNode> nodes;
  std::vector<CmoGraphEdge> edges;
};

CmoGraph cmo_graph(const CmoDiagramInput& input);

}  // namespace thema::report
