#include <fmt/format.h>

#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/near.h"
#include "command.h"
#include "complete.h"
#include "context.h"

namespace thema::cli {

namespace {

// The scripts hand the words over, each with ':' in front so that none is taken for an option, and
// print what comes back. Everything that is known of commands and projects is in the program.

constexpr std::string_view kBash =
    R"SH(# thema: completions for bash. Put into ~/.bashrc: source <(thema completions bash)
_thema() {
  local word
  local -a given=() found=()
  for word in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
    word=${word//\\/}
    word=${word#[\'\"]}
    given+=(":${word%[\'\"]}")
  done
  mapfile -t found < <(thema completions __complete "${given[@]}" 2>/dev/null)
  if [[ ${found[0]-} == :files ]]; then
    mapfile -t found < <(compgen -f -- "${given[-1]:1}")
  fi
  compopt -o filenames 2>/dev/null  # quotes spaces and the like
  COMPREPLY=("${found[@]}")
}
complete -F _thema thema
)SH";

constexpr std::string_view kZsh = R"SH(#compdef thema
# thema: completions for zsh. Put into ~/.zshrc, after compinit: source <(thema completions zsh)
_thema() {
  local -a given found
  given=("${(@Q)words[1,CURRENT]}")
  found=("${(@f)$(thema completions __complete "${(@)given/#/:}" 2>/dev/null)}")
  if [[ $found[1] == :files ]]; then
    [[ $words[CURRENT] == --*=* ]] && compset -P '*='
    _files
  elif [[ -n $found[1] ]]; then
    compadd -a found
  fi
}
if [[ $funcstack[1] == _thema ]]; then _thema "$@"; else compdef _thema thema; fi
)SH";

constexpr std::string_view kFish =
    R"SH(# thema: completions for fish. Put into config.fish: thema completions fish | source
function __thema_complete
  set -l given (commandline -opc)
  set -l now (commandline -ct)
  set -l found (thema completions __complete ":"$given ":$now" 2>/dev/null)
  if test "$found[1]" = ":files"
    __fish_complete_path "$now"
  else
    printf '%s\n' $found
  end
end
complete -c thema -f -a '(__thema_complete)'
)SH";

struct CompletionOptions {
  std::string shell;
  std::vector<std::string> words;
};

int answer(const std::vector<std::string>& marked, Context& ctx) {
  std::vector<std::string> words;
  for (const std::string& word : marked) words.push_back(word.substr(word.empty() ? 0 : 1));
  for (const std::string& candidate : complete(words, ctx)) {
    // A name with a control character cannot be typed in a shell anyway.
    if (candidate.find_first_of("\n\r\x1b") == std::string::npos) ctx.print_exact(candidate + "\n");
  }
  return 0;
}

int run(const CompletionOptions& o, Context& ctx) {
  if (o.shell == "__complete") return answer(o.words, ctx);
  const std::vector<std::string> shells{"bash", "zsh", "fish"};
  if (o.shell == "bash") {
    ctx.print(kBash);
  } else if (o.shell == "zsh") {
    ctx.print(kZsh);
  } else if (o.shell == "fish") {
    ctx.print(kFish);
  } else {
    throw Error(Errc::usage,
                fmt::format("no completions for '{}': there are bash, zsh and fish", o.shell),
                did_you_mean(o.shell, shells));
  }
  return 0;
}

}  // namespace

void setup_completions(App app, Context& ctx) {
  auto o = std::make_shared<CompletionOptions>();
  app.add_option("shell", o->shell, "bash, zsh or fish").required();
  app.add_option("words", o->words, "").group("");
  example(app, "  source <(thema completions bash)");
  bind(app, ctx, [o, &ctx] { return run(*o, ctx); });
}

}  // namespace thema::cli
