#include "complete_realist.h"

#include <map>

#include "context.h"
#include "model/cases.h"
#include "model/cmo.h"
#include "model/cmo_words.h"
#include "model/project.h"
#include "model/theory.h"

namespace thema::cli {

namespace {

using Words = std::vector<std::string>;

/// Fixed words of `cmo`, by the option or argument that takes them.
std::optional<Words> vocabulary(const AskedWord& asked) {
  static const std::map<std::string, const Words& (*)()> kWords{
      {"state", model::cmo_states},
      {"scheme", model::cmo_schemes},
      {"activation", model::cmo_activations},
      {"valence", model::cmo_valences},
      {"level", model::cmo_levels},
      {"stance", model::stances},
      {"directness", model::directness_words},
      {"op", model::decision_operations},
      {"inference", model::inferences},
      {"for", model::searched_words},
      {"rule", model::check_rules},
      {"speaks-to", model::element_roles},
      {"kind", model::link_kinds}};
  const auto found = kWords.find(asked.kind);
  if (found == kWords.end()) return std::nullopt;
  return found->second();
}

/// Labels of configurations and theories, or also "CMOC1.O1" for their elements.
Words objects(Context& ctx, bool configurations, bool elements, bool theories) {
  model::Project& project = ctx.read();
  Words out;
  if (configurations || elements) {
    for (const model::Configuration& c : model::Configurations(project).list()) {
      if (configurations) out.push_back(project.printed(c.label));
      if (!elements) continue;
      for (const model::CmoElement& e : c.version.elements) {
        out.push_back(project.printed(c.label + "." + e.label));
      }
    }
  }
  if (theories) {
    for (const auto& t : model::Theories(project).list()) out.push_back(project.printed(t.label));
  }
  return out;
}

Words matrix_columns(Context& ctx) {
  model::Project& project = ctx.read();
  Words out{"cases", "kind"};
  for (const auto& a : model::Cases(project).attributes(model::Owner::case_)) {
    out.push_back(project.printed("attr:" + a.name));
  }
  return out;
}

}  // namespace

std::optional<Words> realist_words(const AskedWord& asked, Context& ctx) {
  const std::string& kind = asked.kind;
  if (asked.command == "decision") {
    if (kind == "label" || kind == "input" || kind == "output") {
      return objects(ctx, true, false, true);
    }
    return vocabulary(asked);
  }
  if (asked.command != "cmo") return std::nullopt;
  if (asked.verb == "matrix" && kind == "cols") return matrix_columns(ctx);
  if (asked.verb == "link" && (kind == "label" || kind == "to")) {
    return objects(ctx, true, true, false);
  }
  if (asked.verb == "element set" || asked.verb == "element remove" || kind == "use") {
    if (kind == "label" || kind == "use") return objects(ctx, false, true, false);
  }
  if (kind == "label" && (asked.verb == "check" || asked.verb == "waive")) {
    return objects(ctx, true, false, true);
  }
  if (kind == "into") return objects(ctx, true, false, false);
  return vocabulary(asked);
}

}  // namespace thema::cli
