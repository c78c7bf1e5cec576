#include <fmt/format.h>

#include <memory>
#include <optional>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "code.h"
#include "command.h"
#include "context.h"
#include "model/codebook.h"
#include "model/project.h"
#include "wording.h"

namespace thema::cli {

namespace {

using model::Code;
using model::Codebook;

struct CodeOptions {
  std::string path, name;
  std::string role, description, include, exclude, example, rgb;
  std::vector<std::string> tags, untag;
  App given;  ///< the verb, to tell an empty text from none
};

model::CodeFields fields_of(const CodeOptions& o) {
  model::CodeFields fields;
  const auto take = [&](const char* option, const std::string& text,
                        std::optional<std::string>& into) {
    if (o.given.count(option) > 0) into = text;
  };
  take("--role", o.role, fields.role);
  take("--description", o.description, fields.description);
  take("--include", o.include, fields.include);
  take("--exclude", o.exclude, fields.exclude);
  take("--example", o.example, fields.example);
  take("--rgb", o.rgb, fields.color);
  for (const std::string& tag : o.tags) fields.tags.push_back(model::parse_tag(tag));
  fields.remove_tags = o.untag;
  return fields;
}

int add(const CodeOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    Codebook book(project);
    const std::vector<Code> before = book.list();
    const auto added = book.add(o.path, fields_of(o));
    tell_new_codes(added.parents, before, ctx);
    if (!added.created) return no_change(ctx);
    done(ctx, project, "added " + model::join_path(model::split_path(o.path)));
  });
  return 0;
}

int set(const CodeOptions& o, Context& ctx) {
  const model::CodeFields fields = fields_of(o);
  if (!fields.role && !fields.description && !fields.include && !fields.exclude &&
      !fields.example && !fields.color && fields.tags.empty() && fields.remove_tags.empty()) {
    throw Error(Errc::usage,
                "nothing to set: give --role, --description, --include, --exclude, "
                "--example, --rgb, --tag or --untag");
  }
  ctx.change([&](model::Project& project) {
    Codebook book(project);
    const Code code = book.require(o.path);
    if (!book.set(o.path, fields)) return no_change(ctx);
    done(ctx, project, "changed " + code.path);
  });
  return 0;
}

int rename(const CodeOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    Codebook book(project);
    const Code code = book.require(o.path);
    const std::string now = book.rename(o.path, o.name);
    if (now == code.path) return no_change(ctx);
    done(ctx, project,
         fmt::format("renamed {} -> {} ({})", code.path, now,
                     counted(book.codings_of(code.id, true), "coding")));
  });
  return 0;
}

void add_fields(App verb, CodeOptions& o) {
  verb.add_option("--role", o.role,
                  "What the code is used for: " + join(model::code_roles(), ", "));
  verb.add_option("--description", o.description, "What the code means");
  verb.add_option("--include", o.include, "When to use it");
  verb.add_option("--exclude", o.exclude, "When not to use it");
  verb.add_option("--example", o.example, "A typical passage");
  verb.add_option("--rgb", o.rgb, "Its colour: '#rrggbb'");
  verb.add_repeatable("--tag", o.tags, "A tag key=value");
}

}  // namespace

void tell_new_codes(const std::vector<std::string>& paths, const std::vector<Code>& before,
                    Context& ctx) {
  if (paths.empty()) return;
  for (const std::string& parent : paths) {
    std::vector<std::string> known;
    for (const Code& c : before) {
      if (!parent.starts_with(c.path + "/")) known.push_back(c.path);
    }
    const std::string hint = did_you_mean(parent, known);
    ctx.sink().notice("new-code",
                      fmt::format("new code '{}'{}{}", parent, hint.empty() ? "" : "; ", hint),
                      parent);
  }
}

void setup_code_change(App app, Context& ctx) {
  auto o = std::make_shared<CodeOptions>();
  App verb = app.add_subcommand("add", "Add a code; missing parents are made");
  verb.add_option("path", o->path,
                  "Names from the top, as in 'Barriers/IT usability'; a '/' inside a "
                  "name is written '\\/'")
      .required();
  add_fields(verb, *o);
  example(verb,
          "  thema code add 'Barriers/IT usability/Logging in' --tag valence=barrier \\\n"
          "    --description 'Trouble getting into the programme'");
  bind(verb, ctx, [o, verb, &ctx] {
    o->given = verb;
    return add(*o, ctx);
  });

  verb = app.add_subcommand("set", "Change what is said of a code");
  verb.add_option("code", o->path, "Path of the code, or its name").required();
  add_fields(verb, *o);
  verb.add_repeatable("--untag", o->untag, "Take off the tags of this key");
  example(verb, "  thema code set 'Logging in' --role mechanism --untag valence");
  bind(verb, ctx, [o, verb, &ctx] {
    o->given = verb;
    return set(*o, ctx);
  });

  verb = app.add_subcommand("rename", "Give a code another name; it stays where it is");
  verb.add_option("code", o->path, "Path of the code, or its name").required();
  verb.add_option("new", o->name, "The new name").required();
  example(verb, "  thema code rename Fear Worry");
  bind(verb, ctx, [o, &ctx] { return rename(*o, ctx); });
}

}  // namespace thema::cli
