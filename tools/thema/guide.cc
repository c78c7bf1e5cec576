#include "guide.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

#include "base/strings.h"
#include "command.h"
#include "store/database.h"
#include "store/migrate.h"
#include "text/tokens.h"
#include "text/width.h"

namespace thema::cli {

namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kWidestTerm = 26;  // a longer one stands on a line of its own

/// Terms and what they mean, in two neat columns.
class Columns {
 public:
  void add(std::string term, std::string meaning) {
    rows_.emplace_back(std::move(term), std::move(meaning));
  }
  bool empty() const { return rows_.empty(); }

  std::string text() const {
    std::size_t widest = 0;
    for (const auto& [term, meaning] : rows_) {
      const std::size_t width = text::display_width(term);
      if (width <= kWidestTerm) widest = std::max(widest, width);
    }
    const std::string margin(widest + 4, ' ');
    std::string out;
    for (const auto& [term, meaning] : rows_) {
      const std::size_t width = text::display_width(term);
      out += "  " + term;
      std::vector<std::string> lines;
      if (!meaning.empty()) lines = text::wrap(meaning, kWidth - margin.size());
      for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool beside = i == 0 && width <= widest;
        out += beside ? std::string(widest - width + 2, ' ') : "\n" + margin;
        out += lines[i];
      }
      out += "\n";
    }
    return out;
  }

 private:
  std::vector<std::pair<std::string, std::string>> rows_;
};

std::string wrapped(std::string_view paragraph) {
  std::string out;
  for (const std::string& line : text::wrap(paragraph, kWidth)) out += line + "\n";
  return out;
}

bool many(const CLI::Option& option) { return option.get_items_expected_max() > 1; }

/// "FILE", "[FILE]", "CODE...".
std::string argument_form(const CLI::Option& option) {
  std::string name = option.get_name(true);
  for (char& c : name) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  if (many(option)) name += "...";
  return option.get_required() ? name : "[" + name + "]";
}

struct TypeText {
  std::string name;     ///< "TEXT", "N"; empty for a flag
  std::string choices;  ///< "auto, always, never"
};

TypeText type_of(const CLI::Option& option) {
  TypeText out;
  if (option.get_items_expected_max() == 0) return out;
  const std::string type = option.get_type_name();  // "TEXT:{auto,always,never}"
  const std::size_t colon = type.find(':');
  out.name = type.substr(0, colon);
  if (out.name == "INT" || out.name == "UINT" || out.name == "FLOAT") out.name = "N";
  const std::size_t open = type.find('{'), close = type.rfind('}');
  if (open != std::string::npos && close != std::string::npos) {
    std::vector<std::string> words;
    for (const auto word : split(std::string_view(type).substr(open + 1, close - open - 1), ',')) {
      words.emplace_back(trim(word));
    }
    out.choices = join(words, ", ");
  }
  return out;
}

/// "-f, --format TEXT".
std::string option_form(const CLI::Option& option) {
  std::string out = "    ";
  if (!option.get_snames().empty()) {
    out = "-" + option.get_snames().front() + (option.get_lnames().empty() ? "" : ", ");
  }
  if (!option.get_lnames().empty()) out += "--" + option.get_lnames().front();
  const TypeText type = type_of(option);
  if (!type.name.empty()) out += " " + type.name;
  return out;
}

std::string option_meaning(const CLI::Option& option) {
  std::string meaning = option.get_description();
  const TypeText type = type_of(option);
  if (!type.choices.empty() &&
      meaning.find(type.choices.substr(0, type.choices.find(','))) == std::string::npos) {
    meaning += " (" + type.choices + ")";
  }
  if (option.get_required()) meaning += " [needed]";
  if (many(option)) meaning += " (may be repeated)";
  return meaning;
}

std::vector<const CLI::Option*> shown_options(const CLI::App& app, bool positional) {
  return app.get_options([&](const CLI::Option* o) {
    return o->get_positional() == positional && !o->get_group().empty();
  });
}

std::vector<const CLI::App*> verbs_of(const CLI::App& app) {
  std::vector<const CLI::App*> verbs =
      app.get_subcommands([](const CLI::App* sub) { return !sub->get_group().empty(); });
  return verbs;
}

std::string full_name(const CLI::App& at) {
  std::string name = at.get_name();
  for (const CLI::App* a = at.get_parent(); a != nullptr; a = a->get_parent()) {
    name = a->get_name() + " " + name;
  }
  return name;
}

std::string usage_line(const CLI::App& at) {
  std::string usage = "Usage: " + full_name(at);
  if (!verbs_of(at).empty()) usage += " VERB";
  for (const CLI::Option* o : shown_options(at, true)) usage += " " + argument_form(*o);
  const auto options = shown_options(at, false);
  const bool own = std::any_of(options.begin(), options.end(),
                               [&](const CLI::Option* o) { return o != at.get_help_ptr(); });
  return usage + (own ? " [OPTIONS]" : "") + "\n";
}

}  // namespace

std::string version_text() {
  return fmt::format("thema {}\nproject schema {}\nSQLite {}\n{}\n", THEMA_VERSION,
                     store::newest_schema(), sqlite3_libversion(), text::segmentation_version());
}

std::string overview_text() {
  std::string out =
      "thema: qualitative analysis on the command line\n\n"
      "Usage: thema [GLOBAL OPTIONS] COMMAND [VERB] [ARGUMENTS] [OPTIONS]\n";
  std::string_view group;
  Columns columns;
  const auto end_group = [&] {
    if (!columns.empty()) out += fmt::format("\n{}:\n{}", group, columns.text());
    columns = Columns();
  };
  // One width for all groups.
  std::size_t widest = 0;
  for (const Command& c : commands()) widest = std::max(widest, c.name.size());
  for (const Command& c : commands()) {
    if (c.group != group) end_group();
    group = c.group;
    std::string name(c.name);
    name.resize(widest, ' ');
    columns.add(std::move(name), std::string(c.summary));
  }
  end_group();
  Columns globals;
  globals.add("-p, --project FILE",
              "The project; else $THEMA_PROJECT, else the only *.thema in this "
              "folder or the nearest one above");
  globals.add("    --coder NAME",
              "Who works; else $THEMA_CODER, else the setting, else the login name");
  globals.add("-f, --format FORMAT",
              "text, md, csv, tsv, json, jsonl, html, latex or xlsx; of figures svg");
  globals.add("-o, --output FILE", "Write the result to a file; its extension gives the format");
  globals.add("    --columns A,B,...", "Columns of a table");
  globals.add("    --caption TEXT", "Caption of a table");
  globals.add("    --no-guard", "Leave cells of csv and xlsx as they are (no ' before = + - @)");
  globals.add("    --identified", "Print stored names, not their pseudonyms");
  globals.add("-n, --dry-run", "Say what would change, change nothing");
  globals.add("    --reason TEXT", "Why; kept in the history");
  globals.add("    --wait SECONDS", "How long to wait for a locked project (5)");
  globals.add("-q, --quiet", "No notices");
  globals.add("    --color WHEN", "auto, always or never");
  globals.add("    --diagnostics jsonl", "Warnings and errors as JSON lines");
  globals.add("-h, --help", "Help, also after a command or verb");
  globals.add("-V, --version", "Versions of thema and of what it is built on");
  out += "\nGlobal options, anywhere on the line:\n" + globals.text();
  out +=
      "\nExample:\n"
      "  thema init study\n"
      "  thema import interviews --recursive\n"
      "  thema code add 'Barriers/Logging in'\n"
      "  thema apply 'Logging in' --in P12_6m --quote 'I gave up on the password'\n"
      "  thema quotes --code Barriers\n";
  out += "\n'thema COMMAND --help' shows a command with an example, 'thema help' the topics.\n";
  return out;
}

std::string help_text(const CLI::App&, const CLI::App& at) {
  std::string out = usage_line(at);
  if (!at.get_description().empty()) out += "\n" + wrapped(at.get_description());
  Columns arguments, options, verbs;
  for (const CLI::Option* o : shown_options(at, true)) {
    std::string meaning = o->get_description();
    if (const TypeText type = type_of(*o); !type.choices.empty())
      meaning += " (" + type.choices + ")";
    std::string form = argument_form(*o);
    if (form.front() == '[') form = form.substr(1, form.size() - 2);
    arguments.add(std::move(form), std::move(meaning));
  }
  for (const CLI::Option* o : shown_options(at, false))
    options.add(option_form(*o), option_meaning(*o));
  for (const CLI::App* v : verbs_of(at)) verbs.add(v->get_name(), v->get_description());
  if (!arguments.empty()) out += "\nArguments:\n" + arguments.text();
  if (!verbs.empty()) out += "\nVerbs:\n" + verbs.text();
  if (!options.empty()) out += "\nOptions:\n" + options.text();
  if (std::string footer = at.get_footer(); !footer.empty()) {
    while (footer.back() == '\n') footer.pop_back();
    out += "\n" + footer + "\n";
  }
  if (!verbs.empty()) {
    out += fmt::format("\n'{} VERB --help' shows a verb with an example.\n", full_name(at));
  }
  return out + "\nOptions that every command has: 'thema --help'.\n";
}

}  // namespace thema::cli
