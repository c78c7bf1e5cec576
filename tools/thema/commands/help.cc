#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "base/error.h"
#include "base/near.h"
#include "command.h"
#include "context.h"
#include "guide.h"
#include "man.h"

namespace thema::cli {

namespace {

CLI::App* verb_of(CLI::App& app, const std::string& word) {
  std::vector<std::string> names;
  for (CLI::App* verb : app.get_subcommands([](CLI::App*) { return true; })) {
    if (verb->get_name() == word) return verb;
    names.push_back(verb->get_name());
  }
  throw Error(Errc::not_found, fmt::format("'{}' has no verb '{}'", app.get_name(), word),
              did_you_mean(word, names));
}

/// `thema help code add`: the same as `thema code add --help`.
std::string command_help(const Command& command, const std::vector<std::string>& words,
                         Context& ctx) {
  CLI::App root("", "thema");
  root.set_help_flag();
  CLI::App* at = root.add_subcommand(std::string(command.name), std::string(command.summary));
  at->set_help_flag("-h,--help", "Show this help");
  command.setup(App(at), ctx);
  for (std::size_t i = 1; i < words.size(); ++i) at = verb_of(*at, words[i]);
  return help_text(root, *at);
}

struct HelpOptions {
  std::vector<std::string> words;
  std::string man;
};

int run_help(const HelpOptions& o, Context& ctx) {
  const std::vector<std::string>& words = o.words;
  if (!o.man.empty()) {
    for (const auto& path : write_man_pages(o.man, ctx)) ctx.print(path.string() + "\n");
    return 0;
  }
  if (words.empty()) {
    ctx.print(topics_text());
    return 0;
  }
  for (const Command& command : commands()) {
    if (command.name == words.front() && !is_topic(words.front())) {
      ctx.print(command_help(command, words, ctx));
      return 0;
    }
  }
  ctx.print(topic_text(words.front()));
  return 0;
}

}  // namespace

void setup_help(App app, Context& ctx) {
  auto o = std::make_shared<HelpOptions>();
  app.add_option("topic", o->words, "A topic, or a command and its verb");
  app.add_option("--man", o->man, "Write manual pages into this folder");
  example(app,
          "  thema help coding\n"
          "  thema help code add");
  bind(app, ctx, [o, &ctx] { return run_help(*o, ctx); });
}

}  // namespace thema::cli
