#include <fmt/format.h>

#include "base/error.h"
#include "base/strings.h"
#include "cmo.h"
#include "cmo_checking.h"
#include "context.h"
#include "evidence_named.h"
#include "model/cmo.h"
#include "model/cmo_evidence.h"
#include "model/cmo_shape.h"
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
  std::optional<std::string> title, scheme, theme, state, activation, valence, level, sentence;
  std::optional<std::string> reported;
  EvidenceIds led_by;
  SelectorOptions led_place;
  std::string file, sheet;
  std::optional<std::vector<std::string>> theories;
  std::map<std::string, std::vector<TypedElement>> elements;  ///< by role, in the order typed
  std::map<std::string, std::vector<std::string>> codes;      ///< named before any words
  bool editorial = false, update = false;

  bool empty() const {
    return !title && !scheme && !theme && !state && !activation && !valence && !level &&
           !sentence && !theories && elements.empty() && codes.empty();
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
  app.add_option("label", o->label, "The configuration's label, such as CMOC1");
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
  app.add_option("--level", o->level, join(model::cmo_levels(), ", "));
  app.add_option(
      "--sentence", o->sentence,
      "The sentence instead of the one made from the elements, beside which it stands: no new "
      "version ('': that one again)");
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
  f.level = o.level;
  f.sentence = o.sentence;
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

/// A sentence of its own that does not say what the elements say.
void say_diverging(Context& ctx, const model::Configuration& c) {
  const std::vector<std::string> labels = c.diverging();
  if (labels.empty()) return;
  ctx.sink().notice("diverging-sentence",
                    fmt::format("the sentence diverges from the elements: the words of {} are not "
                                "in it",
                                join(labels, ", ")),
                    c.label);
}

int add(const CmoOptions& o, Context& ctx) {
  if (!o.file.empty()) {
    if (!o.label.empty() || !o.empty()) {
      throw Error(Errc::usage, "--import names the configurations itself: give a label or a file");
    }
    return import_configurations(o.file, o.sheet, o.update, ctx);
  }
  if (o.update) throw Error(Errc::usage, "--update goes with --import");
  if (o.label.empty()) {
    throw Error(Errc::usage, "which configuration? give its label, or --import FILE.csv");
  }
  ctx.change([&](model::Project& project) {
    const model::CmoFields fields = fields_of(o, project);
    const RowId coder = project.coder_id(ctx.sink());
    const model::CmoSaved saved = model::Configurations(project).add(o.label, fields, coder);
    if (!saved.changed) return no_change(ctx);
    done(ctx, project, fmt::format("added {}{}", saved.now.label, with_elements(saved.now)));
    say_diverging(ctx, saved.now);
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
  if (o.label.empty()) throw Error(Errc::usage, "which configuration? give its label");
  if (o.empty() && !o.reported && !o.led_by.given) {
    throw Error(Errc::usage, "nothing to set: see 'thema cmo set --help'");
  }
  if (!o.led_by.given && (!o.led_place.source.empty() || !o.led_place.selector.empty())) {
    throw Error(Errc::usage, "a passage is named, but not what for: it goes with --led-by");
  }
  if (o.reported && *o.reported != "yes" && *o.reported != "no") {
    throw Error(Errc::usage, fmt::format("--reported is '{}': expected yes or no", *o.reported));
  }
  ctx.change([&](model::Project& project) {
    const model::CmoFields fields = fields_of(o, project);
    const RowId coder = project.coder_id(ctx.sink());
    model::Configurations configurations(project);
    // Named before the new version: it is evidence of today's wording.
    const model::Configuration there = configurations.require(o.label);
    std::vector<model::Evidence> led_by;
    if (o.led_by.given) {
      led_by = evidence_named(there, o.led_by, {.passage = &o.led_place}, project, ctx);
    }
    const std::string& reason = ctx.globals().reason;
    model::CmoSaved saved =
        configurations.set(o.label, fields, {.editorial = o.editorial, .reason = reason}, coder);
    // A new version, or a new state, has recorded the reason.
    const bool told = saved.new_version || saved.now.state != there.state;
    saved.changed = model::CmoShape(project).set_led_by(saved.now, led_by,
                                                        told ? std::string() : reason, coder) ||
                    saved.changed;
    if (o.reported && (*o.reported == "yes") != saved.now.version.reported) {
      if (*o.reported == "yes") require_reportable(project, saved.now, ctx);
      configurations.set_reported(saved.now, *o.reported == "yes");
      saved.changed = true;
    }
    if (!saved.changed) return no_change(ctx);
    if (!saved.new_version) {
      done(ctx, project, fmt::format("changed {}", saved.now.label));
      say_also_in(ctx, saved);
      return say_diverging(ctx, saved.now);
    }
    done(ctx, project,
         fmt::format("{} is now version {}{}", saved.now.label, saved.now.version.number,
                     with_elements(saved.now)));
    say_diverging(ctx, saved.now);
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
  sub.add_option(
      "--import", o->file,
      "Read a csv or xlsx table instead: label, title, theories, theme, scheme, a column "
      "an element (context, reasoning, reasoning 2 ...), state, reason");
  sub.add_flag("--update", o->update,
               "With --import: what a row says replaces what is there; other words are a new "
               "version, with its reason or --reason");
  sub.add_option("--sheet", o->sheet, "The sheet of a workbook (default: the first)");
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
  sub.add_option(
      "--reported", to_set->reported,
      "yes or no: in the paper; needs 'thema cmo check' without errors, warnings waived");
  add_evidence_ids(sub, "--led-by", to_set->led_by,
                   "The evidence that this version came of: its id (may be repeated), or its "
                   "place with --in");
  add_selector(sub, to_set->led_place);
  example(sub,
          "  thema cmo set CMOC1 --context 'Is able, and willing to try small increases' \\\n"
          "    --reason 'PT2 added willingness'\n"
          "  thema cmo set CMOC1 --state refined --reason 'Narrowed after P04'\n"
          "\n"
          "What is given replaces all elements of its role; '' takes a role, theme or title away.\n"
          "Codes are added to those of words that stay; 'thema cmo edit' takes them away.");
  bind(sub, ctx, [to_set, &ctx] { return set(*to_set, ctx); });
}

}  // namespace thema::cli
