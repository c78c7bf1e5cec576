#pragma once

#include <string>

#include "app.h"
#include "model/decisions.h"

namespace thema::cli {

/// What commands ask of a decision besides its reason, which is the global --reason.
struct DecisionOptions {
  std::string operation, inference, people;
};

void add_decision_options(App app, DecisionOptions& options);

/// `operation`: where none is given.
model::NewDecision decision_of(const DecisionOptions& options, const std::string& operation,
                               const std::string& reason);

}  // namespace thema::cli
