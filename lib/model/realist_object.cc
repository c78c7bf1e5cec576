#include "model/realist_object.h"

#include <fmt/format.h>

#include <vector>

#include "base/error.h"
#include "model/cmo.h"
#include "model/printed_names.h"
#include "model/project.h"
#include "model/theory.h"

namespace thema::model {

RealistObject require_realist(Project& project, std::string_view label) {
  Configurations configurations(project);
  Theories theories(project);
  if (const auto c = configurations.find(label)) return {.cmoc = c->id, .label = c->label};
  if (const auto t = theories.find(label)) return {.theory = t->id, .label = t->label};
  std::vector<std::string> labels;
  for (const Configuration& c : configurations.list()) labels.push_back(c.label);
  const std::size_t n = labels.size();
  for (const Theory& t : theories.list()) labels.push_back(t.label);
  const auto same = printed_as(label, "configuration or theory", labels, project.printed_names());
  if (same && *same < n) {
    return {.cmoc = configurations.require(labels[*same]).id, .label = labels[*same]};
  }
  if (same) return {.theory = theories.require(labels[*same]).id, .label = labels[*same]};
  throw Error(Errc::not_found, fmt::format("no configuration or theory '{}'", label),
              did_you_mean_name(label, labels, project.printed_names()));
}

}  // namespace thema::model
