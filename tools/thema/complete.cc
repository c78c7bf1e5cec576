#include "complete.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <utility>

#include "base/error.h"
#include "base/strings.h"
#include "command.h"
#include "complete_realist.h"
#include "context.h"
#include "model/cases.h"
#include "model/cmo.h"
#include "model/code_templates.h"
#include "model/codebook.h"
#include "model/coders.h"
#include "model/project.h"
#include "model/settings.h"
#include "model/side_tables.h"
#include "model/sources.h"
#include "model/tag_keys.h"
#include "model/theory.h"
#include "model/views.h"
#include "topics.h"

namespace thema::cli {

namespace {

using Words = std::vector<std::string>;

struct GlobalOption {
  std::string_view name, alias;
  bool takes_value;
};

constexpr std::array<GlobalOption, 16> kGlobals{{{"--project", "-p", true},
                                                 {"--coder", "", true},
                                                 {"--format", "-f", true},
                                                 {"--output", "-o", true},
                                                 {"--columns", "", true},
                                                 {"--caption", "", true},
                                                 {"--reason", "", true},
                                                 {"--wait", "", true},
                                                 {"--color", "", true},
                                                 {"--diagnostics", "", true},
                                                 {"--dry-run", "-n", false},
                                                 {"--quiet", "-q", false},
                                                 {"--no-guard", "", false},
                                                 {"--identified", "", false},
                                                 {"--help", "-h", false},
                                                 {"--version", "-V", false}}};

const GlobalOption* global_option(std::string_view word) {
  for (const GlobalOption& g : kGlobals) {
    if (word == g.name || (!g.alias.empty() && word == g.alias)) return &g;
  }
  return nullptr;
}

bool is_option(std::string_view word) { return word.size() > 1 && word.front() == '-'; }

/// A command line under way, walked to the place of its last word.
class Line {
 public:
  Line(const Words& words, Context& ctx)
      : words_(words), ctx_(ctx), now_(words.empty() ? "" : words.back()) {}

  Words candidates() {
    for (std::size_t i = 1; i + 1 < words_.size(); ++i) step(words_[i]);
    if (words_.size() < 2) return {};
    const std::string& now = words_.back();
    if (!pending_.empty()) return values(pending_);
    if (const std::size_t equals = end_of_option(now); equals > 0) return behind(equals);
    if (is_option(now) || now == "-") return options();
    if (at_ == nullptr) return command_names();
    if (Words verbs = verbs_here(); !verbs.empty()) return verbs;
    return values(argument_name());
  }

 private:
  /// How much of "--in=P01" is the option; 0: it is none in this form.
  static std::size_t end_of_option(const std::string& word) {
    const std::size_t equals = word.find('=');
    return word.starts_with("--") && equals != std::string::npos ? equals + 1 : 0;
  }

  /// zsh and fish give "--in=P" as one word, and want one back.
  Words behind(std::size_t equals) {
    const std::string option_part = words_.back().substr(0, equals);
    option(option_part.substr(0, equals - 1));
    if (pending_.empty()) return {};
    now_ = words_.back().substr(equals);
    Words found = values(pending_);
    if (found == Words{":files"}) return found;
    for (std::string& word : found) word.insert(0, option_part);
    return found;
  }

  void step(const std::string& word) {
    if (word == "=") return;  // bash gives "--in=x" as three words
    if (!pending_.empty()) {
      if (pending_ == "project") ctx_.globals().project = word;
      pending_.clear();
    } else if (is_option(word)) {
      option(word);
    } else if (at_ == nullptr) {
      open_command(word);
    } else if (CLI::App* verb = verb_named(word); verb != nullptr) {
      at_ = verb;
    } else {
      ++arguments_;
    }
  }

  void option(const std::string& word) {
    if (const std::size_t equals = end_of_option(word); equals > 0) {
      if (word.starts_with("--project=")) ctx_.globals().project = word.substr(equals);
      return;
    }
    if (word.starts_with("-p") && word.size() > 2) {
      ctx_.globals().project = word.substr(2);
      return;
    }
    if (const GlobalOption* g = global_option(word)) {
      if (g->takes_value) pending_ = std::string(g->name.substr(2));
    } else if (at_ != nullptr) {
      const CLI::Option* found = at_->get_option_no_throw(word);
      if (found != nullptr && found->get_items_expected_max() > 0) {
        pending_ = found->get_lnames().empty() ? word : found->get_lnames().front();
        choices_ = choices_of(*found);
      }
    }
  }

  void open_command(const std::string& word) {
    for (const Command& command : commands()) {
      if (command.name != word) continue;
      root_ = std::make_unique<CLI::App>("", "thema");
      at_ = root_->add_subcommand(word, std::string(command.summary));
      command.setup(App(at_), ctx_);
      command_ = word;
    }
  }

  CLI::App* verb_named(const std::string& word) const {
    for (CLI::App* verb : at_->get_subcommands([](CLI::App*) { return true; })) {
      if (verb->get_name() == word) return verb;
    }
    return nullptr;
  }

  Words verbs_here() const {
    Words names;
    for (CLI::App* verb :
         at_->get_subcommands([](CLI::App* a) { return !a->get_group().empty(); })) {
      names.push_back(verb->get_name());
    }
    return names;
  }

  /// "element set" of `thema cmo element set`.
  std::string verb_path() const {
    std::string path;
    for (const CLI::App* verb = at_; verb != nullptr && verb->get_parent() != root_.get();
         verb = verb->get_parent()) {
      path = path.empty() ? verb->get_name() : verb->get_name() + " " + path;
    }
    return path;
  }

  static Words command_names() {
    Words names;
    for (const Command& command : commands()) names.emplace_back(command.name);
    return names;
  }

  Words options() const {
    Words names;
    if (at_ != nullptr) {
      for (const CLI::Option* o : at_->get_options([](const CLI::Option* opt) {
             return !opt->get_positional() && !opt->get_group().empty();
           })) {
        for (const std::string& name : o->get_lnames()) {
          if (global_option("--" + name) == nullptr) names.push_back("--" + name);
        }
      }
    }
    for (const GlobalOption& g : kGlobals) names.emplace_back(g.name);
    return names;
  }

  /// What an option's check allows: "TEXT:{auto,always,never}".
  static Words choices_of(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    const std::size_t open = type.find('{'), close = type.rfind('}');
    Words words;
    if (open == std::string::npos || close == std::string::npos) return words;
    for (const auto word : split(std::string_view(type).substr(open + 1, close - open - 1), ',')) {
      words.emplace_back(trim(word));
    }
    return words;
  }

  /// The name of the positional argument that the last word stands for.
  std::string argument_name() {
    const auto positionals =
        at_->get_options([](const CLI::Option* o) { return o->get_positional(); });
    if (positionals.empty()) return {};
    const CLI::Option* argument = positionals[std::min(arguments_, positionals.size() - 1)];
    if (arguments_ >= positionals.size() && argument->get_items_expected_max() <= 1) return {};
    choices_ = choices_of(*argument);
    return argument->get_name(true);
  }

  Words values(const std::string& kind) {
    if (!choices_.empty()) return choices_;
    if (auto words = realist_words({command_, verb_path(), kind}, ctx_)) return *std::move(words);
    if (kind == "format") {
      return {"text", "md", "csv", "tsv", "json", "jsonl", "html", "latex", "xlsx", "svg"};
    }
    if (kind == "color") return {"auto", "always", "never"};
    if (kind == "diagnostics") return {"text", "jsonl"};
    if (kind == "key" && command_ != "tag") return model::Settings::keys();
    if (kind == "role") {
      return command_ == "speaker" ? Words{"interviewer", "participant", "other"}
                                   : model::code_roles();
    }
    if (kind == "on") return memo_targets();
    if (kind == "topic") {
      Words names = command_names();
      for (const Topic& topic : topics()) names.emplace_back(topic.name);
      return names;
    }
    if (kind == "key" && command_ == "tag") return names("tag");
    if (kind == "pivot") return names("tag");
    if (command_ == "matrix" && (kind == "rows" || kind == "cols")) return matrix_sides();
    if (kind == "template") {
      Words names;
      for (const auto& t : model::code_templates()) names.emplace_back(t.name);
      return names;
    }
    if (kind == "checklist") return {"coreq", "entreq", "prisma", "rameses2", "srqr"};
    for (const char* file :
         {"file", "project", "output", "rejects", "import", "codings", "policy"}) {
      if (kind == file) return {":files"};
    }
    if (kind == "path" && command_ == "import") return {":files"};
    return names(kind);
  }

  /// What a matrix can be made of, with the attributes and tags of the project at hand.
  Words matrix_sides() {
    Words sides{"codes", "sources", "cases", "coders", "role"};
    for (const std::string& a : names("attribute")) sides.push_back("attr:" + a);
    for (const std::string& t : names("tag")) sides.push_back("tag:" + t);
    return sides;
  }

  /// KIND:NAME of everything that a memo may be on, but for passages and codings.
  Words memo_targets() {
    model::Project& project = ctx_.read();
    Words out{"project"};
    const auto add = [&](std::string_view kind, const std::string& name) {
      out.push_back(std::string(kind) + ":" + project.printed(name));
    };
    for (const auto& s : model::Sources(project).list()) add("source", s.name);
    for (const auto& c : model::Cases(project).list()) add("case", c.name);
    for (const auto& c : model::Codebook(project).list()) add("code", c.path);
    for (const auto& c : model::Configurations(project).list()) add("cmo", c.label);
    for (const auto& t : model::Theories(project).list()) add("theory", t.label);
    return out;
  }

  /// Names of the project at hand.
  Words names(const std::string& kind) {
    model::Project& project = ctx_.read();
    Words out;
    const bool case_command = command_ == "case";
    if (kind == "source" || (kind == "in" && !case_command)) {
      for (const auto& s : model::Sources(project).list()) out.push_back(s.name);
    } else if (kind == "case" || kind == "in" || (kind == "for" && command_ == "checklist")) {
      for (const auto& c : model::Cases(project).list()) out.push_back(c.name);
    } else if (kind == "coder" || (kind == "into" && command_ == "coder")) {
      for (const auto& c : model::Coders(project).list()) out.push_back(c.name);
    } else if (kind == "table" || (kind == "name" && command_ == "table")) {
      for (const auto& t : model::SideTables(project).list()) out.push_back(t.name);
    } else if (kind == "view" || (kind == "name" && command_ == "view")) {
      for (const auto& v : model::Views(project).list()) out.push_back(v.name);
    } else if (kind == "tag") {
      for (const auto& k : model::TagKeys(project).list()) out.push_back(k.key);
    } else if (kind == "attribute") {
      for (const auto& a : model::Cases(project).attributes(model::Owner::case_))
        out.push_back(a.name);
    } else if (kind == "theory" || (kind == "label" && command_ == "theory")) {
      for (const auto& t : model::Theories(project).list()) out.push_back(t.label);
    } else if (kind == "label" && command_ == "cmo") {
      for (const auto& c : model::Configurations(project).list()) out.push_back(c.label);
    } else if (kind == "code" || kind == "codes" || kind == "path" || kind == "root" ||
               kind == "theme" || kind == "under" || kind == "before" || kind == "after" ||
               (kind == "into" && command_ == "code") || kind.ends_with("-code")) {
      code_names(project, out);
    }
    for (std::string& name : out) name = project.printed(name);
    return out;
  }

  /// Paths; where none begins as typed, last names that stand for one code.
  void code_names(model::Project& project, Words& out) const {
    const auto codes = model::Codebook(project).list();
    std::map<std::string, int> last_names;
    for (const auto& c : codes) {
      out.push_back(c.path);
      ++last_names[model::escape_name(c.name)];
    }
    const bool any = std::any_of(out.begin(), out.end(), [&](const std::string& path) {
      return project.printed(path).starts_with(now_);
    });
    if (any) return;
    for (const auto& [name, n] : last_names) {
      if (n == 1) out.push_back(name);
    }
  }

  const Words& words_;
  Context& ctx_;
  std::unique_ptr<CLI::App> root_;
  CLI::App* at_ = nullptr;
  std::string command_, pending_;
  std::string now_;  ///< what is typed of the value that is asked for
  std::size_t arguments_ = 0;
  Words choices_;
};

}  // namespace

namespace {

/// bash gives "--on code:Tr" as "--on", "code", ":", "Tr" and takes back what comes behind the
/// colon: the words as they were typed, and how much of the last bash has already.
std::pair<Words, std::size_t> with_colons(const Words& words) {
  Words out;
  std::size_t there = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t back = out.size() > 1 && out[out.size() - 2] == "=" ? 3 : 2;
    if (words[i] == ":" && out.size() >= back && out[out.size() - back] == "--on") {
      there = out.back().size() + 1;
      out.back() += ":";
      if (i + 1 < words.size()) out.back() += words[++i];
    } else {
      there = 0;
      out.push_back(words[i]);
    }
  }
  return {std::move(out), there};
}

}  // namespace

Words complete(const Words& typed, Context& ctx) {
  const auto [words, there] = with_colons(typed);
  Words found;
  try {
    found = Line(words, ctx).candidates();
  } catch (const Error&) {
    return {};  // no project here, or one that cannot be read: there is nothing to offer
  }
  if (found == Words{":files"}) return found;
  std::string now = words.empty() ? std::string() : words.back();
  if (now == "=") now.clear();
  std::erase_if(found, [&](const std::string& word) { return !word.starts_with(now); });
  for (std::string& word : found) word.erase(0, there);
  return found;
}

}  // namespace thema::cli
