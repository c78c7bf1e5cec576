#include <fmt/format.h>

#include "base/error.h"
#include "base/strings.h"
#include "cmo.h"
#include "context.h"
#include "model/cmo.h"
#include "model/cmo_evidence.h"
#include "model/cmo_words.h"
#include "model/codebook.h"
#include "wording.h"

namespace thema::cli {

namespace {

/// An element as typed: its words and the codes named after them.
struct TypedElement {
  std::string text;
  std::vector<std::string> codes;
};

struct CmoOptions {
  std::string label;
  std::optional<std::string> title, scheme, theme, state, activation, valence;
  std::optional<std::vector<std::string>> theories;
  std::map<std::string, std::vector<TypedElement>> elements;  ///< by role, in the order typed
  std::map<std::string, std::vector<std::string>> codes;      ///< named before any words
  bool editorial = false;

  bool empty() const {
    return !title && !scheme && !theme && !state && !activation && !valence && !theories &&
           elements.empty() && codes.empty();
  }
};

void add_element_options(App app, const std::shared_ptr<CmoOptions>& o) {
  for (const std::string& role : model::element_roles()) {
    const bool a = std::string_view("aeiou").find(role[0]) == std::string_view::npos;
    app.add_each(
        "--" + role,
        [o, role](const std::string& text) {
          o->elements[role].push_back({text, {}});
        },
        fmt::format("The words of {} {} (may be repeated)", a ? "a" : "an", role));
  }
  for (const std::string& role : model::element_roles()) {
    app.add_each(
        "--" + role + "-code",
        [o, role](const std::string& path) {
          const auto typed = o->elements.find(role);
          (typed == o->elements.end() ? o->codes[role] : typed->second.back().codes)
              .push_back(path);
        },
        fmt::format("A code for the {} just named, or for the only one (may be repeated)", role));
  }
}

void add_options(App app, const std::shared_ptr<CmoOptions>& o) {
  app.add_option("label", o->label, "The configuration's label, such as CMOC1").required();
  app.add_option("--title", o->title, "A short title");
  app.add_each(
      "--theory",
      [o](const std::string& label) {
        if (!o->theories) o->theories.emplace();
        o->theories->push_back(label);
      },
      "A theory that it belongs to (may be repeated)");
  app.add_option("--scheme", o->scheme, "CMO, ICAMO or SCMO");
  add_element_options(app, o);
  app.add_option("--theme", o->theme, "The theme (a code) that it belongs to");
  app.add_option("--state", o->state, join(model::cmo_states(), ", "));
  app.add_option("--activation", o->activation, join(model::cmo_activations(), ", "));
  app.add_option("--valence", o->valence, join(model::cmo_valences(), ", "));
}

std::vector<RowId> code_ids(model::Project& project, const std::vector<std::string>& paths) {
  std::vector<RowId> ids;
  for (const std::string& path : paths) {
    ids.push_back(model::Codebook(project).require(path).id);
  }
  return ids;
}

model::CmoFields fields_of(const CmoOptions& o, model::Project& project) {
  model::CmoFields f;
  f.title = o.title;
  f.scheme = o.scheme;
  f.state = o.state;
  f.activation = o.activation;
  f.valence = o.valence;
  f.theories = o.theories;
  if (o.theme) {
    f.theme = trim(*o.theme).empty() ? 0 : model::Codebook(project).require(*o.theme).id;
  }
  for (const auto& [role, typed] : o.elements) {
    for (const TypedElement& e : typed) {
      f.elements[role].push_back({e.text, code_ids(project, e.codes)});
    }
  }
  for (const auto& [role, paths] : o.codes) f.codes[role] = code_ids(project, paths);
  return f;
}

std::string with_elements(const model::Configuration& c) {
  const std::string labels = c.element_labels();
  return labels.empty() ? std::string() : " (" + labels + ")";
}

int add(const CmoOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    const model::CmoFields fields = fields_of(o, project);
    const RowId coder = project.coder_id(ctx.sink());
    const model::CmoSaved saved = model::Configurations(project).add(o.label, fields, coder);
    if (!saved.changed) return no_change(ctx);
    done(ctx, project, fmt::format("added {}{}", saved.now.label, with_elements(saved.now)));
  });
  return 0;
}

/// Evidence that was judged on another wording than the one that stands now.
std::size_t older_evidence(model::Project& project, const model::Configuration& c) {
  std::size_t n = 0;
  for (const model::Evidence& e : model::EvidenceBook(project).list(c.id)) {
    if (e.version != c.version.id) ++n;
  }
  return n;
}

int set(const CmoOptions& o, Context& ctx) {
  if (o.empty()) throw Error(Errc::usage, "nothing to set: see 'thema cmo set --help'");
  ctx.change([&](model::Project& project) {
    const model::CmoFields fields = fields_of(o, project);
    const RowId coder = project.coder_id(ctx.sink());
    const model::CmoSaved saved = model::Configurations(project).set(
        o.label, fields, {.editorial = o.editorial, .reason = ctx.globals().reason}, coder);
    if (!saved.changed) return no_change(ctx);
    if (!saved.new_version) return done(ctx, project, fmt::format("changed {}", saved.now.label));
    done(ctx, project,
         fmt::format("{} is now version {}{}", saved.now.label, saved.now.version.number,
                     with_elements(saved.now)));
    if (const std::size_t n = older_evidence(project, saved.now); n > 0) {
      ctx.sink().notice("older-wording",
                        fmt::format("{} judged on an older wording",
                                    counted(n, "piece of evidence was", "pieces of evidence were")),
                        saved.now.label);
    }
  });
  return 0;
}

}  // namespace

void setup_cmo_add(App app, Context& ctx) {
  auto o = std::make_shared<CmoOptions>();
  App sub = app.add_subcommand("add", "Add a configuration");
  add_options(sub, o);
  example(sub,
          "  thema cmo add CMOC1 --title 'Small steps and a visible link' --theory T1 \\\n"
          "    --context 'Is able and willing to do a little more' \\\n"
          "    --resource 'Weekly goals and feedback' --resource-code Goals \\\n"
          "    --reasoning 'Connects activity with less pain' \\\n"
          "    --reasoning '(-) Holds that soreness is damage' \\\n"
          "    --outcome 'Uses activity in flare-ups' --state conjectured --activation fired");
  bind(sub, ctx, [o, &ctx] { return add(*o, ctx); });

  auto to_set = std::make_shared<CmoOptions>();
  sub = app.add_subcommand("set", "Change a configuration; other words are a new version");
  add_options(sub, to_set);
  sub.add_flag("--editorial", to_set->editorial,
               "Spelling only: new words in place, no new version, judgements stay");
  example(sub,
          "  thema cmo set CMOC1 --context 'Is able, and willing to try small increases' \\\n"
          "    --reason 'PT2 added willingness'\n"
          "  thema cmo set CMOC1 --state refined --reason 'Narrowed after P04'\n"
          "\n"
          "What is given replaces all elements of its role; '' takes a role, theme or title away.");
  bind(sub, ctx, [to_set, &ctx] { return set(*to_set, ctx); });
}

}  // namespace thema::cli
