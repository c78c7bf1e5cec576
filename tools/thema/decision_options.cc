#include "decision_options.h"

#include "base/strings.h"
#include "model/cmo_words.h"

namespace thema::cli {

void add_decision_options(App app, DecisionOptions& o) {
  app.add_option("--op", o.operation, "juxtapose, reconcile, adjudicate, consolidate or situate");
  app.add_option("--inference", o.inference, join(model::inferences(), ", "));
  app.add_option("--people", o.people, "Who decided: 'Anna, Ben'");
}

model::NewDecision decision_of(const DecisionOptions& o, const std::string& operation,
                               const std::string& reason) {
  return {.operation = o.operation.empty() ? operation : o.operation,
          .inference = o.inference,
          .people = model::people_named(o.people),
          .reason = reason};
}

}  // namespace thema::cli
