#include "analysis/axis.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/case_groups.h"
#include "analysis/disclosure.h"
#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "text/collate.h"

namespace thema::analysis {

namespace {

using Kind = AxisSpec::Kind;

constexpr std::array kRoles{model::SpeakerRole::interviewer, model::SpeakerRole::participant,
                            model::SpeakerRole::other};

/// "case.age" and "source.age" name the owner where both have one.
std::size_t attribute_of(const model::Corpus& corpus, std::string_view name) {
  std::vector<std::size_t> same;
  for (std::size_t i = 0; i < corpus.attributes.size(); ++i) {
    if (corpus.attributes[i].name == name) same.push_back(i);
  }
  if (same.size() > 1) {
    throw Error(Errc::usage, fmt::format("cases and sources both have an attribute '{0}': write "
                                         "attr:case.{0} or attr:source.{0}",
                                         name));
  }
  const std::size_t dot = name.find('.');
  if (same.empty() && dot != std::string_view::npos) {
    const std::string_view owner = name.substr(0, dot), rest = name.substr(dot + 1);
    for (std::size_t i = 0; i < corpus.attributes.size(); ++i) {
      const model::Attribute& a = corpus.attributes[i];
      if (a.name == rest && owner == (a.owner == model::Owner::case_ ? "case" : "source")) return i;
    }
  }
  return attribute_named(corpus, name, false);
}

}  // namespace

std::vector<bool> sources_that_may_fit(const Filter& filter, const model::Corpus& corpus) {
  std::vector<bool> may(corpus.sources.size(), false);
  const auto speaking = cases_by_source(corpus);
  for (std::uint32_t s = 0; s < may.size(); ++s) {
    may[s] = speaking[s].empty()
                 ? filter.may_match(s, std::nullopt)
                 : std::any_of(speaking[s].begin(), speaking[s].end(),
                               [&](std::uint32_t c) { return filter.may_match(s, c); });
  }
  return may;
}

AxisSpec AxisSpec::parse(std::string_view text, const model::Corpus& corpus) {
  static const std::vector<std::string> kKinds{"codes", "sources",   "cases",  "coders",
                                               "role",  "attr:NAME", "tag:KEY"};
  AxisSpec spec;
  const std::size_t colon = text.find(':');
  const std::string_view rest =
      colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
  if (colon != std::string_view::npos && !rest.empty()) {
    const std::string_view what = text.substr(0, colon);
    if (what == "attr") {
      spec.kind = Kind::attribute;
      spec.attribute = attribute_of(corpus, rest);
      return spec;
    }
    if (what == "tag") {
      spec.kind = Kind::tag;
      spec.tag = rest;
      return spec;
    }
  }
  constexpr std::array kPlain{Kind::codes, Kind::sources, Kind::cases, Kind::coders, Kind::role};
  for (std::size_t i = 0; i < kPlain.size(); ++i) {
    if (text == kKinds[i]) spec.kind = kPlain[i];
    if (text == kKinds[i]) return spec;
  }
  throw Error(Errc::usage,
              fmt::format("'{}' is no side of a matrix; there are: {}", text, join(kKinds, ", ")),
              did_you_mean(text, kKinds));
}

Axis::Axis(AxisSpec spec, const AxisInput& input)
    : spec_(std::move(spec)), corpus_(input.corpus), tags_(input.tags) {
  const auto each = [&](const auto& things, const auto& wanted) {
    value_of_.assign(things.size(), kNone);
    for (std::uint32_t i = 0; i < things.size(); ++i) {
      if (wanted(i)) add(i, things[i].name);
    }
  };
  switch (spec_.kind) {
    case Kind::codes:
      add_codes(input);
      break;
    case Kind::sources:
      each(corpus_.sources, [&](std::uint32_t i) { return input.sources[i]; });
      break;
    case Kind::cases:
      each(corpus_.cases, [&](std::uint32_t i) { return input.counted.all()[i]; });
      break;
    case Kind::coders:
      each(corpus_.coders, [](std::uint32_t) { return true; });
      break;
    case Kind::role:
      add_roles();
      break;
    case Kind::attribute:
      add_attribute(input);
      break;
    case Kind::tag:
      add_tags(input);
      break;
  }
}

void Axis::add(std::uint32_t thing, std::string name) {
  value_of_[thing] = static_cast<std::uint32_t>(values_.size());
  things_.push_back(thing);
  values_.push_back({name, name});
}

void Axis::add_codes(const AxisInput& input) {
  value_of_.assign(corpus_.codes.size(), kNone);
  std::vector<std::uint32_t> tops = input.tops;
  std::sort(tops.begin(), tops.end());
  if (tops.empty()) {
    for (std::uint32_t i = 0; i < corpus_.codes.size(); i = corpus_.code_end[i]) tops.push_back(i);
  }
  // A branch inside another that is shown hangs below the nearest code of it that is shown.
  std::vector<bool> shown(corpus_.codes.size(), false);
  for (const std::uint32_t top : tops) {
    const auto mark = [&](auto&& self, std::uint32_t code, int level) -> void {
      shown[code] = true;
      if (input.depth > 0 && level >= input.depth) return;
      for (std::uint32_t i = code + 1; i < corpus_.code_end[code]; i = corpus_.code_end[i]) {
        self(self, i, level + 1);
      }
    };
    mark(mark, top, 1);
  }
  std::vector<std::uint32_t> open;  // shown codes around the one at hand
  for (std::uint32_t code = 0; code < corpus_.codes.size(); ++code) {
    while (!open.empty() && corpus_.code_end[open.back()] <= code) open.pop_back();
    const std::uint32_t above = open.empty() ? kNone : value_of_[open.back()];
    if (!shown[code]) {
      value_of_[code] = above;  // its codings are the row's above it
      continue;
    }
    add(code, corpus_.codes[code].path);
    above_.push_back(above);
    if (above == kNone) topmost_.push_back(value_of_[code]);
    open.push_back(code);
  }
}

void Axis::name_values(std::vector<std::string> values, const model::Attribute* attribute,
                       std::string_view rest) {
  for (std::string& value : values) {
    value_named_.emplace(value, static_cast<std::uint32_t>(values_.size()));
    values_.push_back({value, attribute == nullptr ? value : value_heading(*attribute, value)});
  }
  rest_ = true;
  values_.push_back({std::string(rest), std::string(rest)});
}

void Axis::add_roles() {
  std::vector<std::string> names;
  for (const model::SpeakerRole role : kRoles) names.emplace_back(model::to_string(role));
  name_values(std::move(names), nullptr, "no speaker");
}

void Axis::add_attribute(const AxisInput& input) {
  const model::Attribute& attribute = corpus_.attributes[spec_.attribute];
  const bool of_cases = attribute.owner == model::Owner::case_;
  const Disclosure disclosure(corpus_);
  std::vector<std::string> names;
  for (const auto& level : attribute.levels) names.push_back(level.value);
  const auto take = [&](const std::string* v) {
    if (v != nullptr) names.push_back(*v);
  };
  if (of_cases) {
    std::vector<bool> there = input.counted.all();
    const auto speaking = cases_by_source(corpus_);
    for (std::uint32_t s = 0; s < speaking.size(); ++s) {
      if (!input.sources[s]) continue;
      for (const std::uint32_t c : speaking[s]) {
        if (!input.counted_only || !input.counted.counted_for(c).empty()) there[c] = true;
      }
    }
    for (std::uint32_t c = 0; c < there.size(); ++c) {
      if (there[c] && disclosure.of_case(c))
        take(corpus_.value(spec_.attribute, corpus_.cases[c].id));
    }
  } else {
    for (std::uint32_t s = 0; s < corpus_.sources.size(); ++s) {
      if (input.sources[s] && disclosure.of_source_id(corpus_.sources[s].id)) {
        take(corpus_.value(spec_.attribute, corpus_.sources[s].id));
      }
    }
  }
  names = ordered_values(corpus_, spec_.attribute, std::move(names));
  name_values(std::move(names), &attribute, "missing");
  const auto value = [&](RowId row) {
    const std::string* v = corpus_.value(spec_.attribute, row);
    const auto found = v == nullptr ? value_named_.end() : value_named_.find(*v);
    return found == value_named_.end() ? kNone : found->second;
  };
  if (of_cases) {
    for (const model::Case& c : corpus_.cases) value_of_.push_back(value(c.id));
  } else {
    for (const model::Source& s : corpus_.sources) value_of_.push_back(value(s.id));
  }
}

void Axis::add_tags(const AxisInput& input) {
  std::vector<std::string> found;
  const auto take = [&](const std::vector<model::Tag>& tags) {
    for (const model::Tag& t : tags) {
      const auto& known = input.declared;
      if (t.key == spec_.tag && std::find(known.begin(), known.end(), t.value) == known.end()) {
        found.push_back(t.value);
      }
    }
  };
  for (const model::Code& c : corpus_.codes) take(c.tags);
  for (const auto& [id, tags] : tags_) take(tags);
  const text::Collator order(corpus_.language);
  std::sort(found.begin(), found.end(),
            [&](const std::string& a, const std::string& b) { return order.less(a, b); });
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<std::string> names = input.declared;
  names.insert(names.end(), found.begin(), found.end());
  name_values(std::move(names), nullptr, "untagged");
}

bool Axis::by_case() const {
  return spec_.kind == Kind::cases ||
         (spec_.kind == Kind::attribute &&
          corpus_.attributes[spec_.attribute].owner == model::Owner::case_);
}

std::uint32_t Axis::value_of_case(std::uint32_t speaking, std::uint32_t counted) const {
  if (spec_.kind == Kind::cases) return counted == kNone ? kNone : value_of_[counted];
  const std::uint32_t own = counted == kNone ? kNone : value_of_[counted];
  const std::uint32_t value = own == kNone ? value_of_[speaking] : own;
  return value == kNone ? static_cast<std::uint32_t>(values_.size() - 1) : value;
}

void Axis::values_of(const Selected& s, const Attribution& who, std::span<const model::Turn> turns,
                     std::vector<std::uint32_t>& out) const {
  out.clear();
  const auto rest = static_cast<std::uint32_t>(values_.size() - 1);
  const auto take = [&](std::uint32_t value) {
    if (std::find(out.begin(), out.end(), value) == out.end()) out.push_back(value);
  };
  switch (spec_.kind) {
    case Kind::codes:
      for (std::uint32_t v = value_of_[s.coding->code]; v != kNone; v = above_[v]) out.push_back(v);
      break;
    case Kind::sources:
      if (value_of_[s.coding->source] != kNone) out.push_back(value_of_[s.coding->source]);
      break;
    case Kind::coders:
      out.push_back(value_of_[s.coding->coder]);
      break;
    case Kind::role:
      for (const model::Speaker* speaker : who.speakers_of(turns, s.coding->span)) {
        take(static_cast<std::uint32_t>(std::find(kRoles.begin(), kRoles.end(), speaker->role) -
                                        kRoles.begin()));
      }
      if (out.empty()) out.push_back(rest);
      break;
    case Kind::attribute: {
      const std::uint32_t value = value_of_[s.coding->source];
      out.push_back(value == kNone ? rest : value);
      break;
    }
    case Kind::tag: {
      const auto look = [&](const std::vector<model::Tag>& tags) {
        for (const model::Tag& t : tags) {
          if (t.key == spec_.tag) take(value_named_.at(t.value));
        }
      };
      if (const auto own = tags_.find(s.coding->id); own != tags_.end()) look(own->second);
      if (out.empty()) look(corpus_.codes[s.coding->code].tags);
      if (out.empty()) out.push_back(rest);
      break;
    }
    case Kind::cases:
      break;
  }
}

}  // namespace thema::analysis
