#include "memo.h"

#include <fmt/format.h>

#include <memory>
#include <set>

#include "base/error.h"
#include "base/file.h"
#include "cells.h"
#include "context.h"
#include "editor.h"
#include "model/cases.h"
#include "model/memos.h"
#include "model/sources.h"
#include "selector_options.h"
#include "wording.h"

namespace thema::cli {

namespace {

struct MemoOptions {
  std::vector<std::string> ids;
  std::optional<std::string> text, type, title;
  std::string file, on;
  bool edit = false;
  SelectorOptions place;
};

/// "code Barriers/Time", "turn 12 of P12_6m", "the project".
std::string about(const model::Memo& m) {
  if (m.on.kind == model::MemoOn::project) return "the project";
  if (m.on.kind == model::MemoOn::passage) return "a passage of " + m.name;
  if (m.on.kind == model::MemoOn::coding) return "a coding of " + m.name;
  return fmt::format("{} {}", model::to_string(m.on.kind), m.name);
}

std::string text_of_file(const std::string& file) {
  std::string text = read_file(file, model::kLongestMemo);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  std::size_t at = 0;
  while ((at = text.find("\r\n", at)) != std::string::npos) text.erase(at, 1);
  return text;
}

void require_one_text(const MemoOptions& o) {
  const int given = (o.text ? 1 : 0) + (o.file.empty() ? 0 : 1) + (o.edit ? 1 : 0);
  if (given == 1) return;
  throw Error(Errc::usage, "the text of the memo: give one of TEXT, -F FILE and -e");
}

/// The words of a memo from the command line or a file.
std::string typed_text(const MemoOptions& o) { return o.text ? *o.text : text_of_file(o.file); }

/// What --on or --in name; several places of a quote are several passages.
std::vector<model::MemoTarget> targets(const MemoOptions& o, model::Project& project,
                                       Context& ctx) {
  if (!o.place.source.empty() && !o.on.empty()) {
    throw Error(Errc::usage, "a memo is on one thing: give --on or --in, not both");
  }
  if (o.place.source.empty()) {
    if (!o.place.selector.empty()) throw Error(Errc::usage, "which source? give --in SOURCE");
    const model::MemoTarget on = model::memo_target(project, o.on.empty() ? "project" : o.on);
    if (on.kind == model::MemoOn::case_) model::Cases(project).check_active(on.id);
    return {on};
  }
  const auto text = ctx.source_text(model::Sources(project).require(o.place.source));
  if (o.place.selector.empty()) return {{model::MemoOn::source, text->source().id}};
  std::vector<model::MemoTarget> places;
  for (const text::Span span : text->resolve(o.place.selector)) {
    places.push_back({model::MemoOn::passage, text->source().id, span, text->hash_of(span)});
  }
  return places;
}

void store(const MemoOptions& o, const std::string& text, Context& ctx) {
  ctx.change([&](model::Project& project) {
    model::Memos memos(project);
    const RowId coder = project.coder_id(ctx.sink());
    std::vector<RowId> added;
    for (const model::MemoTarget& on : targets(o, project, ctx)) {
      const auto id = memos.add({on, o.type.value_or(""), o.title.value_or(""), text, coder});
      if (id) added.push_back(*id);
    }
    if (added.empty()) return no_change(ctx);
    const std::string what = about(memos.require(added.front()));
    done(ctx, project,
         added.size() == 1 ? "added a memo on " + what
                           : fmt::format("added {} on passages of {}",
                                         counted(added.size(), "memo"), o.place.source));
  });
}

int add(const MemoOptions& o, Context& ctx) {
  require_one_text(o);
  if (!o.edit) {
    store(o, typed_text(o), ctx);
    return 0;
  }
  EditedText edited(ctx.terminal(), {});
  edited.use([&] { store(o, edited.text(), ctx); });
  return 0;
}

/// The memos that ids, and --on or --in, name: in this order. Only those on just that thing.
std::vector<RowId> chosen(const MemoOptions& o, model::Project& project, Context& ctx) {
  model::Memos memos(project);
  std::vector<RowId> ids;
  for (const std::string& id : o.ids) ids.push_back(memos.require_id(id));
  if (!o.on.empty() || !o.place.source.empty()) {
    const std::size_t before = ids.size();
    const auto all = memos.list();
    for (const model::MemoTarget& on : targets(o, project, ctx)) {
      for (const model::Memo& m : all) {
        if (m.on == on && m.anchor != "lost") ids.push_back(m.id);
      }
    }
    if (ids.size() == before) throw Error(Errc::not_found, "there is no memo on that");
  }
  if (ids.empty()) {
    throw Error(Errc::usage,
                "which memo? give ids ('thema memo list' shows them), --on KIND:NAME, or --in "
                "SOURCE with a passage");
  }
  std::set<RowId> seen;
  std::erase_if(ids, [&](RowId id) { return !seen.insert(id).second; });
  return ids;
}

void require_one(const std::vector<RowId>& ids) {
  if (ids.size() == 1) return;
  throw Error(Errc::ambiguous, fmt::format("that names {} memos: give the id of one; 'thema memo "
                                           "list' shows them",
                                           ids.size()));
}

int change_fields(const MemoOptions& o, const model::MemoFields& fields, Context& ctx) {
  ctx.change([&](model::Project& project) {
    const std::vector<RowId> ids = chosen(o, project, ctx);
    if (fields.text) require_one(ids);
    model::Memos memos(project);
    std::size_t changed = 0;
    for (const RowId id : ids) changed += memos.set(id, fields) ? 1 : 0;
    if (changed == 0) return no_change(ctx);
    done(ctx, project,
         changed == 1 && ids.size() == 1
             ? "changed the memo on " + about(memos.require(ids.front()))
             : "changed " + counted(changed, "memo"));
  });
  return 0;
}

int set(const MemoOptions& o, Context& ctx) {
  model::MemoFields fields;
  fields.type = o.type;
  fields.title = o.title;
  if (o.text || !o.file.empty()) {
    require_one_text(o);
    fields.text = typed_text(o);
  }
  if (!fields.any()) {
    throw Error(Errc::usage, "nothing to set: give --text, -F FILE, --type or --title");
  }
  return change_fields(o, fields, ctx);
}

int edit(const MemoOptions& o, Context& ctx) {
  model::Project& project = ctx.read();
  const std::vector<RowId> ids = chosen(o, project, ctx);
  require_one(ids);
  const std::string before = model::Memos(project).require(ids.front()).text;
  EditedText edited(ctx.terminal(), before + "\n");
  if (!edited.changed()) {
    no_change(ctx);
    return 0;
  }
  edited.use([&] {
    ctx.change([&](model::Project& changing) {
      model::Memos memos(changing);
      if (memos.require(ids.front()).text != before) {
        throw Error(Errc::conflict,
                    "the memo was changed by somebody else while you edited it: run 'thema memo "
                    "edit' again");
      }
      model::MemoFields fields;
      fields.text = edited.text();
      if (!memos.set(ids.front(), fields)) return no_change(ctx);
      done(ctx, changing, "changed the memo on " + about(memos.require(ids.front())));
    });
  });
  return 0;
}

/// Puts memos somewhere else: those, too, whose words are gone.
int move(const MemoOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    model::Memos memos(project);
    std::vector<RowId> ids;
    for (const std::string& id : o.ids) ids.push_back(memos.require_id(id));
    if (o.on.empty() && o.place.source.empty()) {
      throw Error(Errc::usage, "where to? give --on KIND:NAME, or --in SOURCE with a passage");
    }
    const auto places = targets(o, project, ctx);
    if (places.size() != 1) {
      throw Error(Errc::usage, "a memo is on one passage: say which with --nth N");
    }
    model::MemoFields fields;
    fields.on = places.front();
    std::size_t moved = 0;
    for (const RowId id : ids) moved += memos.set(id, fields) ? 1 : 0;
    if (moved == 0) return no_change(ctx);
    done(ctx, project,
         fmt::format("moved {} to {}", counted(moved, "memo"), about(memos.require(ids.front()))));
  });
  return 0;
}

int remove(const MemoOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    const std::vector<RowId> ids = chosen(o, project, ctx);
    model::Memos memos(project);
    const std::string what = about(memos.require(ids.front()));
    for (const RowId id : ids) memos.remove(id);
    done(
        ctx, project,
        ids.size() == 1 ? "removed the memo on " + what : "removed " + counted(ids.size(), "memo"));
  });
  return 0;
}

void add_target(App sub, MemoOptions& o, const std::string& help) {
  sub.add_option("--on", o.on, help);
  add_selector(sub, o.place);
}

void add_words(App sub, MemoOptions& o) {
  sub.add_option("--type", o.type, "descriptive, linguistic, conceptual, reflexive or any other");
  sub.add_option("--title", o.title, "A title");
  sub.add_option("-F,--file", o.file, "Take the text from this file (UTF-8)");
}

void setup_changes(App app, Context& ctx, const std::shared_ptr<MemoOptions>& o) {
  const std::string on = "The memos on KIND:NAME (" + model::memo_kinds() + ")";
  App sub = app.add_subcommand("show", "Show memos whole");
  sub.add_option("id", o->ids, "Ids (see 'memo list')");
  add_target(sub, *o, on);
  example(sub, "  thema memo show --on code:Barriers/Time");
  bind(sub, ctx, [o, &ctx] { return show_memos(chosen(*o, ctx.read(), ctx), ctx); });

  sub = app.add_subcommand("set", "Change the text, type or title of memos");
  sub.add_option("id", o->ids, "Ids (see 'memo list')");
  sub.add_option("--text", o->text, "The new text");
  add_words(sub, *o);
  add_target(sub, *o, on);
  example(sub, "  thema memo set mq3k7p --type conceptual --title 'Trust by name'");
  bind(sub, ctx, [o, &ctx] { return set(*o, ctx); });

  sub = app.add_subcommand("edit", "Edit the text of a memo in $EDITOR");
  sub.add_option("id", o->ids, "The id (see 'memo list')");
  add_target(sub, *o, on);
  example(sub, "  thema memo edit --on code:Barriers/Time");
  bind(sub, ctx, [o, &ctx] { return edit(*o, ctx); });

  sub = app.add_subcommand("move", "Put memos on something else");
  sub.add_option("id", o->ids, "Ids (see 'memo list')").required();
  add_target(sub, *o, "KIND:NAME that they are on from now on");
  example(sub, "  thema memo move mq3k7p --in P12_6m --quote 'I gave up'");
  bind(sub, ctx, [o, &ctx] { return move(*o, ctx); });

  sub = app.add_subcommand("confirm", "The changed words are still those that the memo is on");
  sub.add_option("id", o->ids, "Ids (see 'memo list --changed')");
  add_target(sub, *o, on);
  example(sub, "  thema memo confirm mq3k7p");
  bind(sub, ctx, [o, &ctx] {
    model::MemoFields fields;
    fields.confirmed = true;
    return change_fields(*o, fields, ctx);
  });

  sub = app.add_subcommand("remove", "Remove memos");
  sub.add_option("id", o->ids, "Ids (see 'memo list')");
  add_target(sub, *o, on);
  example(sub, "  thema memo remove mq3k7p");
  bind(sub, ctx, [o, &ctx] { return remove(*o, ctx); });
}

}  // namespace

void setup_memo(App app, Context& ctx) {
  auto o = std::make_shared<MemoOptions>();
  App sub = app.add_subcommand("add", "Write a memo about anything in the project");
  sub.add_option("text", o->text, "What to note");
  add_words(sub, *o);
  sub.add_flag("-e,--edit", o->edit, "Write the text in $EDITOR");
  add_target(sub, *o,
             "What it is on, as KIND:NAME (" + model::memo_kinds() +
                 "); without it and --in: the project");
  example(sub,
          "  thema memo add 'We expected resistance; I hear relief.' --type reflexive\n"
          "  thema memo add 'A password stands for being locked out' --in P12_6m --turns 41\n"
          "  thema memo add -e --on code:Barriers/Time --title 'What counts as time'");
  bind(sub, ctx, [o, &ctx] { return add(*o, ctx); });
  setup_memo_list(app, ctx);
  setup_memo_passages(app, ctx);
  setup_changes(app, ctx, o);
}

}  // namespace thema::cli
