#include "man.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "command.h"
#include "context.h"
#include "guide.h"
#include "topics.h"

namespace thema::cli {

namespace {

namespace fs = std::filesystem;

/// Text as it stands, for roff: no line is taken for a request, no backslash for an escape, and
/// every hyphen can be copied into a shell.
std::string verbatim(std::string_view text) {
  std::string out = ".nf\n";
  for (const std::string_view line : split(text, '\n')) {
    if (!line.empty() && (line.front() == '.' || line.front() == '\'')) out += "\\&";
    for (const char c : line) {
      if (c == '\\') {
        out += "\\e";
      } else if (c == '-') {
        out += "\\-";
      } else if (c == '\'') {
        out += "\\(aq";
      } else {
        out += c;
      }
    }
    out += '\n';
  }
  return out + ".fi\n";
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

std::string head(const std::string& name, std::string_view summary) {
  return fmt::format(".TH {} 1 \"\" \"thema {}\" \"thema manual\"\n.SH NAME\n{} \\- {}\n",
                     upper(name), THEMA_VERSION, name, summary);
}

void append_verbs(std::string& page, const CLI::App& root, const CLI::App& at,
                  const std::string& name) {
  for (const CLI::App* verb :
       at.get_subcommands([](const CLI::App* a) { return !a->get_group().empty(); })) {
    const std::string full = name + " " + verb->get_name();
    page += fmt::format(".SH {}\n", upper(full)) + verbatim(help_text(root, *verb));
    append_verbs(page, root, *verb, full);
  }
}

std::string command_page(const Command& command, Context& ctx) {
  CLI::App root("", "thema");
  root.set_help_flag();
  CLI::App* app = root.add_subcommand(std::string(command.name), std::string(command.summary));
  app->set_help_flag("-h,--help", "Show this help");
  command.setup(App(app), ctx);
  std::string page = head(fmt::format("thema-{}", command.name), command.summary);
  page += ".SH DESCRIPTION\n" + verbatim(help_text(root, *app));
  append_verbs(page, root, *app, std::string(command.name));
  return page + ".SH SEE ALSO\n.BR thema (1)\n";
}

std::string main_page() {
  std::string page = head("thema", "qualitative analysis on the command line");
  page += ".SH DESCRIPTION\n" + verbatim(overview_text());
  for (const Topic& topic : topics()) {
    page += fmt::format(".SH {}\n", upper(std::string(topic.name))) + verbatim(topic.text);
  }
  page += ".SH SEE ALSO\n";
  for (const Command& command : commands()) page += fmt::format(".BR thema-{} (1)\n", command.name);
  return page;
}

}  // namespace

std::vector<fs::path> write_man_pages(const fs::path& folder, Context& ctx) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) {
    throw Error(Errc::bad_input,
                fmt::format("cannot make the folder '{}': {}", folder.string(), failed.message()));
  }
  std::vector<fs::path> paths{folder / "thema.1"};
  write_file(paths.back(), main_page());
  for (const Command& command : commands()) {
    paths.push_back(folder / fmt::format("thema-{}.1", command.name));
    write_file(paths.back(), command_page(command, ctx));
  }
  return paths;
}

}  // namespace thema::cli
