#pragma once

#include <vector>

#include "analysis/cmo_table.h"
#include "model/cmo_links.h"
#include "model/theory.h"
#include "report/cmo_diagram.h"
#include "site/site_view.h"

namespace thema::cli {

/// Drawings of configurations as `thema cmo diagram` makes them, with what is printed for names.
class SiteDiagrams {
 public:
  /// REQUIRES: all of these outlive this.
  SiteDiagrams(const SiteView& view, const analysis::CmoInput& input,
               const std::vector<model::Theory>& theories,
               const std::vector<model::CmoLink>& links);

  /// None for one that has no elements yet.
  std::vector<report::Figure> configuration(const model::Configuration& one) const;
  /// Those of its configurations that stand for themselves; none: no figure.
  std::vector<report::Figure> theory(const model::Theory& one) const;
  /// All configurations that stand for themselves, by theory.
  std::vector<report::Figure> programme() const;

 private:
  std::vector<report::Figure> printed(std::vector<report::PathDiagram> drawn) const;
  report::CmoDiagramInput of(std::vector<model::Configuration> some) const;

  const SiteView& view_;
  const analysis::CmoInput& input_;
  const std::vector<model::Theory>& theories_;
  const std::vector<model::CmoLink>& links_;
  std::unordered_map<RowId, analysis::StanceCounts> counts_;
};

}  // namespace thema::cli
