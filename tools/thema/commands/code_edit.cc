#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/error.h"
#include "base/strings.h"
#include "cells.h"
#include "code.h"
#include "command.h"
#include "context.h"
#include "editor.h"
#include "model/code_tree.h"
#include "model/project.h"
#include "wording.h"

namespace thema::cli {

namespace {

using model::ArrangedCode;
using model::Code;
using model::Codebook;

constexpr std::string_view kHowTo =
    "# The codebook: a code a line, sub-codes indented below it. Lines that begin with # are not\n"
    "# read. Save and leave the editor: everything becomes one change, which 'thema undo' takes\n"
    "# back.\n"
    "#\n"
    "#   rename   change the words behind the number\n"
    "#   move     put a line elsewhere, with its sub-codes, or indent it differently\n"
    "#   reorder  put lines into another order\n"
    "#   merge    write several numbers on one line, as in [3 5] Name, and delete the line of 5:\n"
    "#            what hangs on 5 goes to 3, whose definition stays\n"
    "#   add      write a line without a number\n"
    "#   remove   delete the line; refused while codings hang on the code, unless --yes\n"
    "#\n"
    "# A text without any code changes nothing.\n";

std::string text_of(const std::vector<Code>& codes) {
  std::string text(kHowTo);
  text += "\n";
  for (std::size_t i = 0; i < codes.size(); ++i) {
    text += fmt::format("{}[{}] {}\n",
                        std::string(2 * (static_cast<std::size_t>(codes[i].depth) - 1), ' '), i + 1,
                        codes[i].name);
  }
  return text;
}

Error wrong(std::size_t line, const std::string& why) {
  Error error(Errc::bad_input, why);
  error.at({}, line);
  return error;
}

/// The codes that "[3 5] Name" stands for; the brackets are taken off `line`.
std::vector<RowId> numbers(std::string_view& line, const std::vector<Code>& codes,
                           std::size_t number) {
  std::vector<RowId> ids;
  if (!line.starts_with("[")) return ids;
  const std::size_t close = line.find(']');
  if (close == std::string_view::npos) {
    throw wrong(number, "a '[' begins the line, but no ']' ends the numbers");
  }
  std::string inside(line.substr(1, close - 1));
  std::replace_if(
      inside.begin(), inside.end(), [](char c) { return c == ',' || c == '\t'; }, ' ');
  for (const std::string_view word : split(inside, ' ')) {
    if (word.empty()) continue;
    const auto n = parse_integer(word);
    if (!n || *n < 1 || static_cast<std::size_t>(*n) > codes.size()) {
      throw wrong(number, fmt::format("'{}' is no number of a code: there are 1 to {}; a new code "
                                      "has no brackets",
                                      word, codes.size()));
    }
    ids.push_back(codes[static_cast<std::size_t>(*n) - 1].id);
  }
  line = trim(line.substr(close + 1));
  return ids;
}

std::vector<ArrangedCode> read_text(std::string_view text, const std::vector<Code>& codes) {
  struct Open {
    std::size_t indent, index;
  };
  std::vector<Open> above;
  std::vector<ArrangedCode> lines;
  std::size_t number = 0;
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  for (const std::string_view raw : split(text, '\n')) {
    ++number;
    std::string_view line = trim(raw);
    if (line.empty() || line.starts_with("#")) continue;
    std::size_t indent = 0;
    for (const char c : raw.substr(0, raw.find_first_not_of(" \t"))) indent += c == '\t' ? 2 : 1;
    ArrangedCode code;
    code.line = number;
    code.ids = numbers(line, codes, number);
    if (line.empty()) throw wrong(number, "a code needs a name behind its number");
    code.name = std::string(line);
    while (!above.empty() && above.back().indent >= indent) above.pop_back();
    if (!above.empty()) code.parent = above.back().index;
    above.push_back({indent, lines.size()});
    lines.push_back(std::move(code));
  }
  return lines;
}

std::string sentence(const model::CodesArranged& a) {
  std::vector<std::string> parts;
  const auto say = [&](std::size_t n, std::string_view what) {
    if (n > 0) parts.push_back(fmt::format("{} {}", n, what));
  };
  say(a.added, "added");
  say(a.renamed, "renamed");
  say(a.moved, "moved");
  if (a.merged > 0) {
    parts.push_back(fmt::format("{} merged ({})", a.merged, counted(a.codings.codings, "coding")));
  }
  say(a.removed, "removed");
  if (a.reordered > 0) parts.emplace_back("order changed");
  return "edited the codebook: " + join(parts, ", ");
}

bool same_tree(const std::vector<Code>& a, const std::vector<Code>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Code& x, const Code& y) { return x.id == y.id && x.path == y.path; });
}

int edit(bool with_all, Context& ctx) {
  const std::vector<Code> codes = Codebook(ctx.read()).list();
  EditedText edited(ctx.terminal(), text_of(codes));
  if (!edited.changed()) {
    no_change(ctx);
    return 0;
  }
  edited.use([&] {
    const std::vector<ArrangedCode> lines = read_text(edited.text(), codes);
    if (lines.empty()) return no_change(ctx);
    ctx.change([&](model::Project& project) {
      if (!same_tree(Codebook(project).list(), codes)) {
        throw Error(
            Errc::conflict,
            "the codebook was changed by somebody else while you edited it: run 'thema code "
            "edit' again");
      }
      const model::CodesArranged arranged =
          model::CodeTree(project, ctx.sink()).arrange(lines, with_all);
      if (!arranged.any()) return no_change(ctx);
      done(ctx, project, sentence(arranged));
    });
  });
  return 0;
}

}  // namespace

void setup_code_edit(App app, Context& ctx) {
  auto yes = std::make_shared<bool>(false);
  App verb = app.add_subcommand("edit",
                                "Edit the tree of codes in $EDITOR: everything becomes one change");
  verb.add_flag("--yes", *yes, "Remove codes without a line although codings hang on them");
  example(verb, "  EDITOR=nano thema code edit --reason 'after the meeting of 3 May'");
  bind(verb, ctx, [yes, &ctx] { return edit(*yes, ctx); });
  setup_code_sort(app, ctx);
}

}  // namespace thema::cli
