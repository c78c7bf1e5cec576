#include "filter_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/error.h"
#include "base/strings.h"
#include "table_view.h"
#include "text/caret.h"

namespace thema::cli {

namespace {

/// A filter that is joined with others must not close brackets that it has not opened.
void check_brackets(std::string_view filter) {
  std::size_t open = 0;
  for (std::size_t i = 0; i < filter.size(); ++i) {
    const char c = filter[i];
    if (c == '\'' || c == '"') {
      i = filter.find(c, i + 1);
      if (i == std::string_view::npos) return;  // told when it is read
    } else if (c == '(') {
      ++open;
    } else if (c == ')' && open-- == 0) {
      throw Error(Errc::usage, "in the filter: ')' without '('" + text::caret(filter, i));
    }
  }
}

void add(std::string& into, std::string_view term) {
  if (trim(term).empty()) return;
  check_brackets(term);
  check_brackets(into);
  into = into.empty() ? std::string(term) : fmt::format("({}) and ({})", into, term);
}

}  // namespace

std::string filter_value(std::string_view words) {
  std::string out = "'";
  for (const char c : words) {
    out += c;
    if (c == '\'') out += c;
  }
  return out + "'";
}

namespace {

/// --where, --view (whose name `own` may take for itself) and --query.
Option declare(App app, std::string& into, const std::string& help,
               const std::function<bool(const std::string&)>& own, const std::string& view_help) {
  const Option where = app.add_each(
      "--where", [&into](const std::string& filter) { add(into, filter); }, help);
  app.add_each(
      "--view",
      [&into, own](const std::string& name) {
        if (!own(name)) add(into, "view " + filter_value(name));
      },
      view_help);
  app.add_each(
      "--query", [&into](const std::string& query) { add(into, "query " + filter_value(query)); },
      "How codes lie in the texts: '\"A\" overlaps \"B\"' (see 'thema help queries')");
  return where;
}

}  // namespace

Option add_filter(App app, std::string& into, const std::string& help) {
  return declare(
      app, into, help, [](const std::string&) { return false; },
      "What a saved view asks for (see 'thema view --help')");
}

Option add_filter_and_view(App app, std::string& into, const std::string& help, std::string& view,
                           const std::vector<std::string>& words, const std::string& view_help) {
  const auto own = [&view, words](const std::string& name) {
    if (std::find(words.begin(), words.end(), name) == words.end()) return false;
    view = name;
    return true;
  };
  return declare(app, into, help, own, view_help);
}

}  // namespace thema::cli
