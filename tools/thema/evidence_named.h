#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app.h"
#include "model/cmo.h"
#include "model/cmo_evidence.h"
#include "selector_options.h"

namespace thema::cli {

class Context;

/// `--remove ID`, or `--remove` alone where the selectors say which evidence is meant.
struct EvidenceIds {
  bool given = false;
  std::vector<std::string> ids;
};

void add_evidence_ids(App app, const std::string& name, EvidenceIds& into, const std::string& help);

/// How evidence is named but by its id: its passage, its case or its row of a table.
struct EvidencePlace {
  const SelectorOptions* passage = nullptr;
  std::string coding{}, case_name{}, table{};
  std::string stance{};  ///< tells pieces of one place apart; empty: any
};

/// The passages that are named; none where a case or a row is.
std::vector<model::CodedPassage> passages_named(const EvidencePlace& place, model::Project& project,
                                                Context& ctx);

/// Pieces of evidence of a configuration, by their ids or by their place. Throws Errc::not_found
/// for what is not there or is another configuration's, Errc::ambiguous naming the ids when
/// several are in one place, and Errc::usage when nothing is named.
std::vector<model::Evidence> evidence_named(const model::Configuration& cmoc,
                                            const EvidenceIds& ids, const EvidencePlace& place,
                                            model::Project& project, Context& ctx);

/// So many pieces of evidence that were added hold nothing but an interviewer's words.
void say_asked_only(std::size_t n, Context& ctx);

}  // namespace thema::cli
