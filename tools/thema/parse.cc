#include "parse.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "command.h"
#include "context.h"
#include "guide.h"

namespace thema::cli {

namespace {

// Marks an argument that begins with [ and ends with ], which CLI11 would take for a list.
constexpr char kBracketMark = '\x01';

constexpr std::array<std::string_view, 14> kGlobalsWithValue{
    "-p",       "--project", "--coder", "-f",        "--format",      "-o",        "--output",
    "--reason", "--color",   "--wait",  "--columns", "--diagnostics", "--caption", "--colour"};

bool takes_value(std::string_view option) {
  return std::find(kGlobalsWithValue.begin(), kGlobalsWithValue.end(), option) !=
         kGlobalsWithValue.end();
}

void add_globals(CLI::App& app, Globals& g) {
  const std::string group = "Global options";
  app.add_option("-p,--project", g.project, "The project file")->group(group);
  app.add_option("--coder", g.coder, "Who works")->group(group);
  app.add_option("-f,--format", g.format,
                 "text, md, csv, tsv, json, jsonl, html, latex, xlsx or svg")
      ->group(group);
  app.add_option("-o,--output", g.output, "Write the result to a file")->group(group);
  app.add_option("--columns", g.columns_text, "Columns of a table: A,B,...")->group(group);
  app.add_option("--caption", g.caption, "Caption of a table")->group(group);
  app.add_option("--reason", g.reason, "Why; kept in the history")->group(group);
  app.add_flag("-n,--dry-run", g.dry_run, "Say what would change, change nothing")->group(group);
  app.add_flag("-q,--quiet", g.quiet, "No notices")->group(group);
  app.add_flag("--identified", g.identified, "Print stored names, not their pseudonyms")
      ->group(group);
  app.add_flag("--no-guard", g.no_guard, "Leave cells of csv and xlsx as they are")->group(group);
  app.add_option("--wait", g.wait, "Seconds to wait for a locked project")
      ->check(CLI::Range(0, 86400))
      ->group(group);
  app.add_option("--color", g.color, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->group(group);
  app.add_option("--diagnostics", g.diagnostics, "jsonl: warnings and errors as JSON lines")
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->group(group);
}

void for_each_app(CLI::App& app, const std::function<void(CLI::App&)>& f) {
  f(app);
  for (CLI::App* sub : app.get_subcommands([](CLI::App*) { return true; })) for_each_app(*sub, f);
}

void strip_bracket_marks(CLI::App& root) {
  for_each_app(root, [](CLI::App& app) {
    for (CLI::Option* option : app.get_options([](CLI::Option*) { return true; })) {
      if (option->get_items_expected_max() == 0) continue;
      option->transform([](std::string value) {
        if (!value.empty() && value.back() == kBracketMark) value.pop_back();
        return value;
      });
    }
  });
}

// CLI11 takes its arguments last first.
std::vector<std::string> for_cli11(const std::vector<std::string>& arguments) {
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  for (std::string& a : reversed) {
    if (a.size() >= 2 && a.front() == '[' && a.back() == ']') a += kBracketMark;
  }
  return reversed;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const Command& c : commands()) names.emplace_back(c.name);
  return names;
}

/// The verbs and options that could have been meant.
std::vector<std::string> words_of(CLI::App& root) {
  std::vector<std::string> words;
  for_each_app(root, [&](CLI::App& app) {
    if (app.get_parent() != nullptr) words.push_back(app.get_name());
    for (const CLI::Option* option : app.get_options([](const CLI::Option*) { return true; })) {
      for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
    }
  });
  return words;
}

std::string first_unknown(const std::vector<std::string>& extras) {
  return extras.empty() ? std::string() : extras.front();
}

CLI::App* innermost(CLI::App* app) {
  while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
  return app;
}

/// "thema code template"
std::string command_line_of(const CLI::App& app) {
  const CLI::App* const parent = app.get_parent();
  return parent == nullptr ? "thema" : command_line_of(*parent) + " " + app.get_name();
}

[[noreturn]] void refuse(const std::string& message, const std::string& where,
                         const std::string& hint) {
  throw Error(Errc::usage, fmt::format("{} (see '{} --help')", message, where), hint);
}

std::vector<std::string> verbs_of(const CLI::App& app) {
  std::vector<std::string> verbs;
  for (const CLI::App* v : app.get_subcommands([](const CLI::App*) { return true; })) {
    verbs.push_back(v->get_name());
  }
  return verbs;
}

/// Help on a verb that is not there would look like help on one that is.
void refuse_unknown_verb(const CLI::App& root, const CLI::App& at) {
  const std::vector<std::string> verbs = verbs_of(at);
  if (verbs.empty()) return;
  for (const std::string& word : root.remaining(true)) {
    if (word.starts_with("-")) continue;
    refuse(fmt::format("no verb '{}': '{}' has {}", word, command_line_of(at), join(verbs, ", ")),
           command_line_of(at), did_you_mean(word, verbs));
  }
}

[[noreturn]] void usage_error(CLI::App& root, const CLI::ParseError& e) {
  CLI::App* at = innermost(&root);
  const std::string where = command_line_of(*at);
  std::string message = e.what();
  std::string hint;
  const std::vector<std::string> extras = root.remaining(true);
  if (dynamic_cast<const CLI::ExtrasError*>(&e) != nullptr && !extras.empty()) {
    const std::string word = first_unknown(extras);
    message = word.starts_with("-") ? fmt::format("unknown option '{}'", word)
                                    : fmt::format("unexpected argument '{}'", word);
    hint = did_you_mean(word, words_of(root));
  } else if (dynamic_cast<const CLI::RequiredError*>(&e) != nullptr && !verbs_of(*at).empty()) {
    const std::vector<std::string> verbs = verbs_of(*at);
    message = fmt::format("'{}' needs one of: {}", where, join(verbs, ", "));
    if (!extras.empty()) hint = did_you_mean(first_unknown(extras), verbs);
  }
  if (const auto twice = message.find(": At Most 1 required"); twice != std::string::npos) {
    message = fmt::format("{} is given more than once", message.substr(0, twice));
  }
  std::erase(message, kBracketMark);
  refuse(message, where, hint);
}

void apply_globals(Context& context) {
  Globals& g = context.globals();
  Terminal& terminal = context.terminal();
  terminal.set_quiet(g.quiet);
  // Refused before anything is done; yaml and qdc are forms of the codebook alone, docx of
  // annotated texts and of reports, which have two more, dot of a flow.
  constexpr std::array<std::string_view, 6> kOfOneKind{"yaml", "qdc", "docx", "odt", "pdf", "dot"};
  const bool of_one_kind =
      std::find(kOfOneKind.begin(), kOfOneKind.end(), g.format) != kOfOneKind.end();
  if (!g.format.empty() && !of_one_kind) report::format_of(g.format);
  terminal.set_color(g.color);
  terminal.set_json_diagnostics(g.diagnostics == "jsonl");
}

const Command& find_command(const std::string& word) {
  for (const Command& c : commands()) {
    if (c.name == word) return c;
  }
  const std::vector<std::string> names = command_names();
  throw Error(Errc::usage, fmt::format("no command '{}' (see 'thema --help')", word),
              did_you_mean(word, names));
}

/// `thema --help code` is `thema code --help`.
std::vector<std::string> help_behind(const std::string& word, std::vector<std::string> arguments) {
  const auto command = std::find(arguments.begin(), arguments.end(), word);
  const auto help = std::find_if(arguments.begin(), command,
                                 [](const std::string& a) { return a == "--help" || a == "-h"; });
  if (!word.empty() && help != command) std::rotate(help, help + 1, command + 1);
  return arguments;
}

// So that even errors of parsing come out as asked.
void early_globals(Context& context, const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& a = arguments[i];
    if (a == "--diagnostics=jsonl" ||
        (a == "--diagnostics" && i + 1 < arguments.size() && arguments[i + 1] == "jsonl")) {
      context.terminal().set_json_diagnostics(true);
    }
  }
}

}  // namespace

std::string command_word(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& a = arguments[i];
    if (a.size() < 2 || a[0] != '-') return a;
    if (takes_value(a)) ++i;
  }
  return {};
}

std::optional<int> parse(Context& context, const std::vector<std::string>& arguments) {
  early_globals(context, arguments);
  const std::string word = command_word(arguments);
  if (word.empty()) {
    const auto has = [&](std::string_view a, std::string_view b) {
      return std::any_of(arguments.begin(), arguments.end(),
                         [&](const std::string& x) { return x == a || x == b; });
    };
    if (has("--version", "-V")) {
      context.print(version_text());
      context.finish();
      return 0;
    }
    if (has("--help", "-h")) {
      context.print(overview_text());
      context.finish();
      return 0;
    }
  }
  auto owned =
      std::make_shared<CLI::App>("thema: qualitative analysis on the command line", "thema");
  CLI::App& app = *owned;
  app.fallthrough();
  app.set_help_flag();
  add_globals(app, context.globals());
  if (word.empty()) {
    context.set_action([&context] { return next_step(context); });
  } else {
    const Command& command = find_command(word);
    app.require_subcommand(1);
    CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.summary));
    sub->set_help_flag("-h,--help", "Show this help");
    command.setup(App(sub), context);
    const auto verbs = sub->get_subcommands([](CLI::App*) { return true; });
    if (!verbs.empty()) {
      sub->require_subcommand(1);
      if (sub->get_footer().empty()) sub->footer(verbs.front()->get_footer());
    }
  }
  strip_bracket_marks(app);
  try {
    app.parse(for_cli11(help_behind(word, arguments)));
  } catch (const CLI::CallForHelp&) {
    refuse_unknown_verb(app, *innermost(&app));
    context.print(help_text(app, *innermost(&app)));
    context.globals().output.clear();
    context.finish();
    return 0;
  } catch (const CLI::ParseError& e) {
    apply_globals(context);
    usage_error(app, e);
  }
  apply_globals(context);
  context.keep(std::move(owned));
  return std::nullopt;
}

bool has_option(const Context& context, const std::string& name) {
  const CLI::App* app = context.app();
  while (app != nullptr && !app->get_subcommands().empty()) app = app->get_subcommands().front();
  return app != nullptr && app->get_option_no_throw(name) != nullptr;
}

void bind(App app, Context& ctx, Action action) {
  CLI::App* called = app.handle();
  called->callback([called, &ctx, action = std::move(action)] {
    // The callback of an outer command runs too; the innermost one was called.
    if (called->get_subcommands().empty()) ctx.set_action(action);
  });
}

void example(App app, const std::string& lines) { app.handle()->footer("Example:\n" + lines); }

}  // namespace thema::cli
