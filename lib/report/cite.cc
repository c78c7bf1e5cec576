#include "report/cite.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/types.h"

namespace thema::report {

namespace {
// Where a character of an attribution comes from: the template or a value.
constexpr char kFixed = 't', kValue = 'v';

constexpr std::string_view kStandard = "({who}[, turn {turn}])";

constexpr std::string_view kSeparators = ",; :", kOpening = "([", kClosing = ")]";

/// Whether a separator of the template stands at an edge: where a value was empty, mostly.
bool untidy(std::string_view s, const std::string& fixed) {
  const auto one_of = [&](std::string_view set, std::size_t i) {
    return fixed[i] == kFixed && set.find(s[i]) != std::string_view::npos;
  };
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (!one_of(kSeparators, i)) continue;
    if (i == 0 || i + 1 == s.size() || one_of(kOpening, i - 1) || one_of(kClosing, i + 1)) {
      return true;
    }
  }
  return false;
}

// "(, 49)" -> "(49)"; "(Woman, )" -> "(Woman)". A value keeps its own commas: only what `fixed`
// marks is the template's.
std::string tidy(std::string s, const std::string& fixed) {
  if (!untidy(s, fixed)) return s;
  std::string out;
  std::string kept;
  const auto one_of = [](std::string_view set, char c, char origin) {
    return origin == kFixed && set.find(c) != std::string_view::npos;
  };
  const auto drop_separators = [&] {
    while (!out.empty() && one_of(kSeparators, out.back(), kept.back())) {
      out.pop_back();
      kept.pop_back();
    }
  };
  for (std::size_t i = 0; i < s.size(); ++i) {
    const bool opening = out.empty() || one_of(kOpening, out.back(), kept.back());
    if (opening && one_of(kSeparators, s[i], fixed[i])) continue;
    if (one_of(kClosing, s[i], fixed[i])) drop_separators();
    out += s[i];
    kept.push_back(fixed[i]);
  }
  drop_separators();
  return out;
}
}  // namespace

CiteTemplate::CiteTemplate(std::string_view text) {
  if (trim(text).empty()) text = kStandard;
  std::size_t pos = 0;
  parts_ = parse(text, pos, false);
  collect(parts_);
}

std::vector<CiteTemplate::Part> CiteTemplate::parse(std::string_view text, std::size_t& pos,
                                                    bool optional) {
  std::vector<Part> parts;
  const auto wrong = [&](const char* what) -> Error {
    return {Errc::usage, fmt::format("in the attribution template '{}': {}", text, what)};
  };
  while (pos < text.size()) {
    const char c = text[pos];
    if (c == '{') {
      const std::size_t close = text.find('}', pos);
      if (close == std::string_view::npos) throw wrong("'{' without '}'");
      const std::string name(trim(text.substr(pos + 1, close - pos - 1)));
      if (name.empty()) throw wrong("'{}' names no field");
      parts.push_back({Part::Kind::field, name, {}});
      pos = close + 1;
    } else if (c == '[') {
      if (optional) throw wrong("'[' inside '['");
      parts.push_back({Part::Kind::optional, "", parse(text, ++pos, true)});
    } else if (c == ']') {
      if (!optional) throw wrong("']' without '['");
      ++pos;
      return parts;
    } else if (c == '}') {
      throw wrong("'}' without '{'");
    } else {
      if (parts.empty() || parts.back().kind != Part::Kind::text) {
        parts.push_back({Part::Kind::text, "", {}});
      }
      parts.back().text += c;
      ++pos;
    }
  }
  if (optional) throw wrong("'[' without ']'");
  return parts;
}

void CiteTemplate::collect(std::vector<Part>& parts) {
  for (Part& p : parts) {
    if (p.kind == Part::Kind::field) {
      const auto found = std::find(fields_.begin(), fields_.end(), p.text);
      p.field = static_cast<std::size_t>(found - fields_.begin());
      if (found == fields_.end()) fields_.push_back(p.text);
    }
    collect(p.parts);
  }
}

void CiteTemplate::check_fields(const std::vector<std::string>& known) const {
  for (const std::string& field : fields_) {
    if (field.starts_with("tag.") || std::find(known.begin(), known.end(), field) != known.end()) {
      continue;
    }
    throw Error(Errc::usage,
                fmt::format("no field '{}' for an attribution; there are: {}, tag.KEY", field,
                            join(known, ", ")),
                did_you_mean(field, known));
  }
}

// False when a field was empty.
bool CiteTemplate::render_parts(const std::vector<Part>& parts, std::span<const std::string> values,
                                std::string& out, std::string& fixed, bool& any) {
  bool whole = true;
  for (const Part& p : parts) {
    switch (p.kind) {
      case Part::Kind::text:
        out += p.text;
        fixed.resize(out.size(), kFixed);
        break;
      case Part::Kind::field: {
        std::string_view v = values[p.field];
        // A value in tables; in brackets behind a quote it says nothing about anybody.
        if (v == model::kNotReported) v = {};
        out += v;
        fixed.resize(out.size(), kValue);
        any = any || !v.empty();
        whole = whole && !v.empty();
        break;
      }
      case Part::Kind::optional: {
        const std::size_t before = out.size();
        bool inner_any = false;
        if (render_parts(p.parts, values, out, fixed, inner_any)) {
          any = any || inner_any;
        } else {
          out.resize(before);
          fixed.resize(before);
        }
        break;
      }
    }
  }
  return whole;
}

std::string CiteTemplate::render(const std::function<std::string(std::string_view)>& value,
                                 std::string_view role) const {
  std::vector<std::string> values;
  for (const std::string& field : fields_) values.push_back(value(field));
  return render(values, role);
}

std::string CiteTemplate::render(std::span<const std::string> values, std::string_view role) const {
  std::string out;
  std::string fixed;
  bool any = fields_.empty();
  render_parts(parts_, values, out, fixed, any);
  return any ? tidy(std::move(out), fixed) : fmt::format("({})", role);
}

}  // namespace thema::report
