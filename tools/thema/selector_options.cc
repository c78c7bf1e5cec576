#include "selector_options.h"

#include "base/error.h"
#include "line_input.h"

namespace thema::cli {

namespace {
constexpr std::size_t kLongestQuote = 1 << 20;  // bytes
}

void add_selector(App app, SelectorOptions& o) {
  app.add_option("--in", o.source, "The source (name or imported file)");
  app.add_option("--quote", o.selector.quote,
                 "The words, as read; '...' may stand for left-out text; - reads them from "
                 "standard input")
      .transform([](std::string words) {
        // What a person copied need not be quoted for the shell.
        if (words == "-") words = standard_input(kLongestQuote);
        if (words.empty()) {
          throw Error(Errc::usage, "the quote is empty: give the words of the passage");
        }
        return words;
      });
  const Option nth =
      app.add_option("--nth", o.selector.nth, "Which of several places of the quote (1, 2, ...)")
          .between(1, 1000000);
  app.add_flag("--every", o.selector.every, "All places of the quote").excludes(nth);
  app.add_option("--turns", o.selector.turns, "Turns A or A-B; sentences A.B, A.B-C or A.B-D.E");
  app.add_option("--lines", o.selector.lines, "Lines A or A-B");
  app.add_option("--at", o.selector.at, "START:END in code points");
}

}  // namespace thema::cli
