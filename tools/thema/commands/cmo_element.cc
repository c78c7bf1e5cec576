#include <fmt/format.h>

#include <memory>

#include "base/error.h"
#include "base/strings.h"
#include "cmo.h"
#include "context.h"
#include "model/cmo.h"
#include "model/cmo_links.h"
#include "model/cmo_words.h"
#include "model/codebook.h"
#include "wording.h"

namespace thema::cli {

namespace {

struct ElementOptions {
  std::string place, text, use;
  std::vector<std::string> codes;
  bool editorial = false;
};

/// "CMOC5.R2", "CMOC5.R", "CMOC5.reasoning", "CMOC5".
struct Place {
  std::string label;
  std::string role;  ///< empty: none is named
  std::size_t number = 0;
};

Place place_named(const std::string& typed) {
  const std::size_t dot = typed.rfind('.');
  if (dot == std::string::npos) return {typed, {}, 0};
  Place place{typed.substr(0, dot), {}, 0};
  std::string slot = typed.substr(dot + 1);
  std::size_t digits = slot.size();
  while (digits > 0 && slot[digits - 1] >= '0' && slot[digits - 1] <= '9') --digits;
  if (digits < slot.size()) {
    place.number = static_cast<std::size_t>(parse_integer(slot.substr(digits)).value_or(0));
    slot.resize(digits);
  }
  std::vector<std::string> letters;
  for (const std::string& role : model::element_roles()) {
    letters.emplace_back(model::role_letters(role));
    if (iequals_ascii(slot, letters.back()) || iequals_ascii(slot, role)) place.role = role;
  }
  if (place.role.empty()) {
    throw Error(Errc::usage, fmt::format("'{}' names no kind of element: expected one of {}, as in "
                                         "{}.R2",
                                         slot, join(letters, ", "), place.label));
  }
  return place;
}

/// The elements of a role as they are.
std::vector<model::NewElement> elements_of(const model::Configuration& c, const std::string& role) {
  std::vector<model::NewElement> there;
  for (const model::CmoElement& e : c.version.elements) {
    if (e.role == role) there.push_back({model::with_sign(e.sign, e.statement), {}, e.id});
  }
  return there;
}

std::vector<RowId> code_ids(model::Project& project, const std::vector<std::string>& paths) {
  std::vector<RowId> ids;
  for (const std::string& path : paths) ids.push_back(model::Codebook(project).require(path).id);
  return ids;
}

void save(Context& ctx, model::Project& project, const model::Configuration& c,
          const std::string& role, std::vector<model::NewElement> elements, bool editorial,
          const std::string& sentence) {
  model::CmoFields fields;
  fields.elements[role] = std::move(elements);
  const model::CmoSaved saved = model::Configurations(project).set(
      c.label, fields, {.editorial = editorial, .reason = ctx.globals().reason},
      project.coder_id(ctx.sink()));
  if (!saved.changed) return no_change(ctx);
  done(ctx, project,
       saved.new_version ? fmt::format("{}: {} is now version {} ({})", sentence, saved.now.label,
                                       saved.now.version.number, saved.now.element_labels())
                         : sentence);
  say_also_in(ctx, saved);
}

int add(const ElementOptions& o, Context& ctx) {
  if (o.use.empty() == o.text.empty()) {
    throw Error(Errc::usage, "give the words of the element, or --use LABEL.ELEMENT, one of them");
  }
  ctx.change([&](model::Project& project) {
    Place place = place_named(o.place);
    const model::Configuration c = model::Configurations(project).require(place.label);
    model::NewElement element{.text = o.text, .codes = code_ids(project, o.codes)};
    if (!o.use.empty()) {
      const model::CmoEnd from = model::CmoLinks(project).end_named(o.use);
      if (from.element == 0) {
        throw Error(Errc::usage,
                    fmt::format("which element of {}? give it as {}.C1", from.label, from.label));
      }
      if (!place.role.empty() && place.role != from.role) {
        throw Error(Errc::usage,
                    fmt::format("{} is a {}, not a {}", from.name(), from.role, place.role));
      }
      place.role = from.role;
      element.row = from.element;
      for (const auto& e : model::Configurations(project).require(from.label).version.elements) {
        if (e.id == from.element) element.text = model::with_sign(e.sign, e.statement);
      }
    }
    if (place.role.empty()) {
      throw Error(Errc::usage, fmt::format("which kind of element? give it as {}.C, {}.MR, {}.R, "
                                           "{}.M or {}.O",
                                           c.label, c.label, c.label, c.label, c.label));
    }
    std::vector<model::NewElement> elements = elements_of(c, place.role);
    for (const model::NewElement& there : elements) {
      if (element.row != 0 && there.row == element.row) return no_change(ctx);
    }
    const std::string label =
        fmt::format("{}{}", model::role_letters(place.role), elements.size() + 1);
    if (place.number != 0 && place.number != elements.size() + 1) {
      const auto& there = c.version.elements;
      const bool taken = place.number <= elements.size();
      for (const model::CmoElement& e : there) {
        const bool same =
            e.label == fmt::format("{}{}", model::role_letters(place.role), place.number);
        if (same && model::with_sign(e.sign, e.statement) == element.text) return no_change(ctx);
      }
      throw Error(taken ? Errc::exists : Errc::usage,
                  fmt::format("{} {}: the next {} is {}{}", o.place,
                              taken ? "is there already" : "leaves a gap", place.role, label,
                              taken ? "; to change it use 'thema cmo element set'" : ""));
    }
    elements.push_back(element);
    save(ctx, project, c, place.role, std::move(elements), false,
         fmt::format("added {}.{}", c.label, label));
  });
  return 0;
}

/// The element that the place names, which has to be there.
const model::CmoElement& element_at(const model::Configuration& c, const Place& place,
                                    const std::string& typed) {
  const std::size_t dot = typed.rfind('.');
  if (place.role.empty() || dot == std::string::npos) {
    throw Error(Errc::usage,
                fmt::format("which element of {}? give it as {}.C1", c.label, c.label));
  }
  return model::element_named(c, std::string_view(typed).substr(dot + 1));
}

int set(const ElementOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    const Place place = place_named(o.place);
    const model::Configuration c = model::Configurations(project).require(place.label);
    const model::CmoElement& e = element_at(c, place, o.place);
    std::vector<model::NewElement> elements = elements_of(c, e.role);
    for (model::NewElement& there : elements) {
      if (there.row != e.id) continue;
      there.codes = code_ids(project, o.codes);
      if (o.text.empty()) continue;
      there.row = 0;
      const model::SignedText typed = model::parse_sign(e.role, o.text);
      there.text = typed.sign.empty() ? model::with_sign(e.sign, typed.text) : o.text;
    }
    save(ctx, project, c, e.role, std::move(elements), o.editorial,
         fmt::format("changed {}.{}", c.label, e.label));
  });
  return 0;
}

int remove(const ElementOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    const Place place = place_named(o.place);
    const model::Configuration c = model::Configurations(project).require(place.label);
    const model::CmoElement& e = element_at(c, place, o.place);
    std::vector<model::NewElement> elements = elements_of(c, e.role);
    std::erase_if(elements, [&](const model::NewElement& there) { return there.row == e.id; });
    save(ctx, project, c, e.role, std::move(elements), false,
         fmt::format("removed {}.{}", c.label, e.label));
  });
  return 0;
}

}  // namespace

void say_also_in(Context& ctx, const model::CmoSaved& saved) {
  if (saved.also_in.empty()) return;
  ctx.sink().notice("shared-element",
                    fmt::format("the same words stand in {}, too", join(saved.also_in, ", ")),
                    saved.now.label);
}

void setup_cmo_element(App app, Context& ctx) {
  App element = app.add_subcommand("element", "Add, change and remove single elements");
  element.require_verb();
  auto o = std::make_shared<ElementOptions>();
  App sub = element.add_subcommand("add", "Add an element, or use one of another configuration");
  sub.add_option("label", o->place, "Where: CMOC5.R2, or CMOC5.R for the next").required();
  sub.add_option("text", o->text, "Its words; '(-) ...' for a reasoning that works against");
  sub.add_option("--use", o->use, "An element of another configuration, which stands in both then");
  sub.add_repeatable("--code", o->codes, "A code that it is tied to (may be repeated)");
  example(sub,
          "  thema cmo element add CMOC5.R2 '(-) misses a pair of hands'\n"
          "  thema cmo element add CMOC2 --use CMOC1.C1");
  bind(sub, ctx, [o, &ctx] { return add(*o, ctx); });

  auto to_set = std::make_shared<ElementOptions>();
  sub = element.add_subcommand("set", "Give an element other words: a new version");
  sub.add_option("label", to_set->place, "Which: CMOC5.R2").required();
  sub.add_option("text", to_set->text, "Its words; the sign stays unless it is given");
  sub.add_repeatable("--code", to_set->codes, "A code that it is tied to (may be repeated)");
  sub.add_flag("--editorial", to_set->editorial, "Spelling only: no new version, judgements stay");
  example(sub, "  thema cmo element set CMOC5.R2 'would like a pair of hands' --reason 'P17'");
  bind(sub, ctx, [to_set, &ctx] { return set(*to_set, ctx); });

  auto to_remove = std::make_shared<ElementOptions>();
  sub = element.add_subcommand("remove", "Remove an element: a new version without it");
  sub.add_option("label", to_remove->place, "Which: CMOC5.R2").required();
  example(sub, "  thema cmo element remove CMOC5.R2 --reason 'nobody says so'");
  bind(sub, ctx, [to_remove, &ctx] { return remove(*to_remove, ctx); });
}

}  // namespace thema::cli
