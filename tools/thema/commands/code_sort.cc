#include <fmt/format.h>

#include <map>
#include <memory>
#include <unordered_map>

#include "base/error.h"
#include "base/strings.h"
#include "cells.h"
#include "code.h"
#include "coding_rows.h"
#include "command.h"
#include "context.h"
#include "editor.h"
#include "model/code_merge.h"
#include "model/codings.h"
#include "model/project.h"
#include "text/text_index.h"
#include "wording.h"

namespace thema::cli {

namespace {

using model::Code;
using model::Codebook;

constexpr std::string_view kHowTo =
    "# The extracts of {0}, below the code that they have. Lines that begin with # are not read.\n"
    "# Move a line below another heading, or below a new one (== {0}/New name), and it\n"
    "# gets that code; a line that is deleted stays as it was. Its words are here to be read:\n"
    "# changing them changes nothing. Save and leave the editor: everything becomes one change.\n";

/// A coding that is shown, under its number in the text.
struct Shown {
  RowId id = 0, code = 0;
};

struct Sheet {
  std::string text;
  std::vector<Shown> shown;  ///< number 1 first
};

/// Words on one line.
std::string on_one_line(std::string_view words) {
  std::string out;
  for (const char c : words) {
    const bool blank = c == '\n' || c == '\t' || c == '\r';
    if (!blank || (!out.empty() && out.back() != ' ')) out += blank ? ' ' : c;
  }
  return out;
}

Sheet sheet_of(model::Project& project, const Code& top, Context& ctx) {
  const model::Corpus corpus = model::load_corpus(project);
  std::map<std::uint32_t, std::vector<std::pair<Shown, std::string>>> by_code;
  CodingWalk walk(project, corpus, {.codes = {top.path}, .counted_only = false, .with_text = true});
  walk.each([&](const CodingWalk::Visit& visit) {
    const text::TextIndex index{std::string_view(visit.text)};
    for (const auto& s : visit.selected) {
      const model::Coding& c = *s.coding;
      std::string words = fmt::format("{}, {}: {}", corpus.sources[visit.source].name,
                                      corpus.coders[c.coder].name, index.slice(c.span));
      by_code[c.code].push_back({{c.id, corpus.codes[c.code].id}, on_one_line(words)});
    }
  });
  Sheet sheet;
  sheet.text = fmt::format(kHowTo, top.path);
  const text::NameReplacer* names = ctx.names();
  for (std::uint32_t i = 0; i < corpus.codes.size(); ++i) {
    const Code& code = corpus.codes[i];
    if (code.id != top.id && !code.path.starts_with(top.path + "/")) continue;
    sheet.text += fmt::format("\n== {}\n", code.path);
    for (const auto& [shown, words] : by_code[i]) {
      sheet.shown.push_back(shown);
      sheet.text += fmt::format("[{}] {}\n", sheet.shown.size(),
                                names == nullptr ? words : names->replaced(words));
    }
  }
  return sheet;
}

/// A heading with the numbers below it.
struct Group {
  std::string path;
  std::size_t line = 0;
  std::vector<std::size_t> numbers;  ///< from 0
};

Error wrong(std::size_t line, const std::string& why) {
  Error error(Errc::bad_input, why);
  error.at({}, line);
  return error;
}

std::vector<Group> read_sheet(std::string_view text, std::size_t shown) {
  std::vector<Group> groups;
  std::vector<std::size_t> seen(shown, 0);
  std::size_t number = 0;
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  for (const std::string_view raw : split(text, '\n')) {
    ++number;
    const std::string_view line = trim(raw);
    if (line.empty() || line.starts_with("#")) continue;
    if (line.starts_with("==")) {
      Group group{std::string(trim(line.substr(2))), number, {}};
      if (group.path.empty()) throw wrong(number, "a heading needs the path of a code behind '=='");
      groups.push_back(std::move(group));
      continue;
    }
    const std::size_t close = line.find(']');
    const auto n = line.starts_with("[") && close != std::string_view::npos
                       ? parse_integer(line.substr(1, close - 1))
                       : std::nullopt;
    if (!n || *n < 1 || static_cast<std::size_t>(*n) > shown) {
      throw wrong(number, fmt::format("expected '== CODE' or the number of an extract, [1] to [{}]",
                                      shown));
    }
    if (groups.empty()) throw wrong(number, "this extract stands before the first heading '=='");
    std::size_t& first = seen[static_cast<std::size_t>(*n) - 1];
    if (first != 0) {
      throw wrong(number, fmt::format("extract [{}] stands in line {} too", *n, first));
    }
    first = number;
    groups.back().numbers.push_back(static_cast<std::size_t>(*n) - 1);
  }
  return groups;
}

/// The code of a heading; made when some extract stands below it and it is not there.
RowId code_of(const Group& group, model::Project& project, Context& ctx) {
  Codebook book(project);
  try {
    if (const auto known = book.find(group.path)) return known->id;
    if (group.numbers.empty()) return 0;
    const std::vector<Code> before = book.list();
    Codebook::Added added = book.add(group.path, {});
    added.parents.push_back(model::join_path(model::split_path(group.path)));
    tell_new_codes(added.parents, before, ctx);
    return added.id;
  } catch (const Error& e) {
    throw wrong(group.line, e.what());
  }
}

void apply(const std::vector<Group>& groups, const Sheet& sheet, const Code& top, Context& ctx) {
  ctx.change([&](model::Project& project) {
    model::Codings codings(project);
    model::Recoded all;
    for (const Group& group : groups) {
      const RowId code = code_of(group, project, ctx);
      std::vector<RowId> moved;
      for (const std::size_t number : group.numbers) {
        const Shown& shown = sheet.shown[number];
        if (shown.code == code) continue;
        if (codings.code_of(shown.id) != shown.code) {
          throw Error(Errc::conflict,
                      fmt::format("extract [{}] was recoded by somebody else, or became one with "
                                  "another of the same passage",
                                  number + 1));
        }
        moved.push_back(shown.id);
      }
      const model::Recoded recoded = model::recode(project, moved, code);
      all.codings += recoded.codings;
      all.joined += recoded.joined;
    }
    if (all.codings == 0) return no_change(ctx);
    done(ctx, project,
         fmt::format(
             "sorted {}: {} got another code{}", top.path, counted(all.codings, "coding"),
             all.joined == 0
                 ? ""
                 : fmt::format(", {} became one with another of the same passage", all.joined)));
  });
}

int sort(const std::string& path, Context& ctx) {
  model::Project& project = ctx.read();
  const Code top = Codebook(project).require(path);
  const Sheet sheet = sheet_of(project, top, ctx);
  if (sheet.shown.empty()) {
    throw Error(Errc::not_found,
                fmt::format("'{}' and its sub-codes have no codings to sort", top.path));
  }
  EditedText edited(ctx.terminal(), sheet.text);
  if (!edited.changed()) {
    no_change(ctx);
    return 0;
  }
  edited.use([&] { apply(read_sheet(edited.text(), sheet.shown.size()), sheet, top, ctx); });
  return 0;
}

}  // namespace

void setup_code_sort(App app, Context& ctx) {
  auto path = std::make_shared<std::string>();
  App verb = app.add_subcommand(
      "sort", "Sort the extracts of a code under its sub-codes in $EDITOR: one change");
  verb.add_option("code", *path, "Path of the code, or its name").required();
  example(verb, "  EDITOR=nano thema code sort Barriers");
  bind(verb, ctx, [path, &ctx] { return sort(*path, ctx); });
}

}  // namespace thema::cli
