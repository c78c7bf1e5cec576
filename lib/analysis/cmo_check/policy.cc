#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/cmo_check.h"
#include "analysis/cmo_check/rules.h"
#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/cmo_words.h"

namespace thema::analysis {

namespace {

using Level = CmoPolicy::Level;

constexpr std::array<std::string_view, 4> kLevels{"off", "info", "warn", "error"};

Error wrong(std::size_t line, const std::string& why, std::string hint = {}) {
  Error error(Errc::bad_input, why, std::move(hint));
  error.at({}, line);
  return error;
}

int number_of(std::string_view value, int low, int high, std::string_view key, std::size_t line) {
  const auto n = parse_integer(value);
  if (!n || *n < low || *n > high) {
    throw wrong(line, fmt::format("{} is '{}': expected a whole number from {} to {}", key, value,
                                  low, high));
  }
  return static_cast<int>(*n);
}

void set_value(CmoPolicy& policy, const std::string& rule, std::string_view key,
               std::string_view value, std::size_t line) {
  if (rule == "K05" && key == "share") {
    policy.k05_share = number_of(value, 1, 100, key, line);
  } else if (rule == "K16" && key == "n") {
    policy.k16_cases = number_of(value, 1, 1000000, key, line);
  } else if (rule == "K18" && key == "n") {
    policy.k18_transcripts = number_of(value, 1, 1000000, key, line);
  } else if (rule == "K08" && key == "by") {
    policy.k08_by.clear();
    policy.k08_line = line;
    for (const std::string_view name : split(value, ',')) {
      if (!trim(name).empty()) policy.k08_by.emplace_back(trim(name));
    }
    if (policy.k08_by.empty()) throw wrong(line, "by= names no attribute, such as by=arm,wave");
  } else if (rule == "K20" && key == "event") {
    if (trim(value).empty()) throw wrong(line, "event= names no kind of event");
    policy.k20_event = value;
    policy.k20_line = line;
  } else {
    throw wrong(line, fmt::format("{} has no '{}'; there are K05 share=, K08 by=, K16 n=, K18 n=, "
                                  "K20 event=",
                                  rule, key));
  }
}

bool among(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

CmoPolicy::CmoPolicy() {
  for (const std::string& rule : model::check_rules()) levels[rule] = Level::warn;
  for (const char* rule : {"K01", "K02", "K11", "K19"}) levels[rule] = Level::error;
  for (const char* rule : {"K07", "K14", "K18", "K20", "K22"}) levels[rule] = Level::info;
}

std::string_view to_string(CmoPolicy::Level level) {
  return kLevels[static_cast<std::size_t>(level)];
}

CmoPolicy parse_cmo_policy(std::string_view text) {
  CmoPolicy policy;
  std::size_t number = 0;
  for (const std::string_view raw : split(text, '\n')) {
    ++number;
    const std::string_view line = trim(raw.substr(0, raw.find('#')));
    if (line.empty()) continue;
    std::vector<std::string> words;
    std::string spaced(line);
    std::replace(spaced.begin(), spaced.end(), '\t', ' ');
    for (const std::string_view word : split(spaced, ' ')) {
      if (!word.empty()) words.emplace_back(word);
    }
    const auto level = policy.levels.find(words[0]);
    if (level == policy.levels.end()) {
      throw wrong(number, fmt::format("'{}' is no rule: there are K01 to K22", words[0]));
    }
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::size_t equals = words[i].find('=');
      if (equals != std::string::npos) {
        set_value(policy, words[0], std::string_view(words[i]).substr(0, equals),
                  std::string_view(words[i]).substr(equals + 1), number);
        continue;
      }
      const auto* found = std::find(kLevels.begin(), kLevels.end(), words[i]);
      if (found == kLevels.end()) {
        throw wrong(number,
                    fmt::format("'{}' is no level: expected off, info, warn or error", words[i]));
      }
      level->second = static_cast<Level>(found - kLevels.begin());
    }
  }
  return policy;
}

void require_known(const CmoPolicy& policy, const CmoCheckInput& input) {
  std::vector<std::string> attributes, kinds;
  for (const model::Attribute& a : input.cmo.corpus->attributes) attributes.push_back(a.name);
  for (const CaseEvent& event : input.events) {
    if (!among(kinds, event.kind)) kinds.push_back(event.kind);
  }
  for (const std::string& name : policy.k08_by) {
    if (policy.k08_line == 0 || among(attributes, name)) continue;
    throw wrong(
        policy.k08_line,
        fmt::format("K08 by={}: there is no attribute '{}' of cases or sources; there {} {}", name,
                    name, attributes.size() == 1 ? "is" : "are",
                    attributes.empty() ? "none" : join(attributes, ", ")),
        did_you_mean(name, attributes));
  }
  const auto same = [&](const std::string& kind) {
    return cmo_rules::plain(kind) == cmo_rules::plain(policy.k20_event);
  };
  // Before the first event a policy may already name what will come.
  if (policy.k20_line == 0 || kinds.empty() || std::any_of(kinds.begin(), kinds.end(), same))
    return;
  throw wrong(policy.k20_line,
              fmt::format("K20 event={}: no case has an event of that kind; there are {}",
                          policy.k20_event, join(kinds, ", ")),
              did_you_mean(policy.k20_event, kinds));
}

}  // namespace thema::analysis
