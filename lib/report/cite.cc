#include "report/cite.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/types.h"

namespace thema::report {

namespace {
// Where a character of an attribution comes from: the template or a value; or that it stands where
// a value was empty or an optional part fell out.
constexpr char kFixed = 't', kValue = 'v', kGone = 'g';

constexpr std::string_view kStandard = "({who}[, turn {turn}])";

// Beside what is gone, signs that join two values go, too.
constexpr std::string_view kSeparators = ",; :", kJoining = ",; :-/|";
constexpr std::string_view kOpening = "([", kClosing = ")]";

/// "(, 49)" becomes "(49)", "(P1, , 55)" "(P1, 55)" and "P1 (), 6" "P1, 6": what is gone takes its
/// separator with it. A value keeps its own commas: only what `origin` marks is the template's.
class Tidier {
 public:
  Tidier(std::string_view text, std::string_view origin) : text_(text), origin_(origin) {}

  std::string tidied() {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (origin_[i] == kGone) {
        i = pass(i) - 1;
      } else if (fixed(i, kSeparators) && at_opening()) {
        continue;
      } else if (fixed(i, kClosing)) {
        drop(kSeparators);
        if (empty_since_opening()) {
          kept_.pop_back();
          out_.pop_back();
          i = pass(i) - 1;
        } else {
          keep(i);
        }
      } else {
        keep(i);
      }
    }
    drop(kSeparators);
    return std::move(out_);
  }

 private:
  bool fixed(std::size_t i, std::string_view set) const {
    return origin_[i] == kFixed && set.find(text_[i]) != std::string_view::npos;
  }
  bool ends_in(std::string_view set, std::size_t size) const {
    return size > 0 && kept_[size - 1] == kFixed && set.find(out_[size - 1]) != set.npos;
  }
  bool at_opening() const { return out_.empty() || ends_in(kOpening, out_.size()); }
  bool empty_since_opening() const {
    return gone_at_ == out_.size() && ends_in(kOpening, out_.size());
  }
  void keep(std::size_t i) {
    out_ += text_[i];
    kept_ += origin_[i];
  }
  void drop(std::string_view set) {
    while (ends_in(set, out_.size())) {
      out_.pop_back();
      kept_.pop_back();
    }
  }
  /// Something is gone at `i`. Of the separators before and behind it those go that say less: a
  /// blank says less than a comma. Returns where to go on.
  std::size_t pass(std::size_t i) {
    std::size_t behind = i + 1;
    while (behind < text_.size() && fixed(behind, kJoining)) ++behind;
    std::size_t before = out_.size();
    while (ends_in(kJoining, before)) --before;
    const auto only_blanks = [](std::string_view s) { return s.find_first_not_of(' ') == s.npos; };
    const std::string_view front = std::string_view(out_).substr(before),
                           back = text_.substr(i + 1, behind - i - 1);
    const bool last = behind == text_.size() || fixed(behind, kClosing);
    const bool first = before == 0 || ends_in(kOpening, before);
    const bool weaker = only_blanks(front) && !only_blanks(back);
    std::size_t next = i + 1;
    if (first || (!front.empty() && !last && !weaker)) {
      next = behind;
    } else if (last || (!front.empty() && !back.empty())) {
      out_.resize(before);
      kept_.resize(before);
    }
    gone_at_ = out_.size();
    return next;
  }

  std::string_view text_, origin_;
  std::string out_, kept_;                   ///< what was kept, and where each of it comes from
  std::size_t gone_at_ = std::string::npos;  ///< how much was kept when something was gone last
};

void append_gone(std::string& out, std::string& origin) {
  out += ' ';
  origin += kGone;
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
        if (v.empty()) append_gone(out, fixed);
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
          append_gone(out, fixed);
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
  return any ? Tidier(out, fixed).tidied() : fmt::format("({})", role);
}

}  // namespace thema::report
