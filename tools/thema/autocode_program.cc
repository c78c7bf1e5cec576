#include "autocode_program.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.h"
#include "base/strings.h"
#include "formats/json_file.h"
#include "text/quote_match.h"

namespace thema::cli {

namespace {

using json = nlohmann::ordered_json;  // what is handed out, in the order that is documented
using Value = nlohmann::json;         // what comes back: any number of members

[[noreturn]] void refuse(const std::string& why) { throw Error(Errc::bad_input, why); }

}  // namespace

// ---- one passage

HandedText::HandedText(std::string_view stored, const text::NameReplacer* names)
    : stored_(stored), printed_(stored) {
  if (names == nullptr) return;
  const auto places = names->find(stored_);
  if (places.empty()) return;
  printed_.clear();
  std::size_t at = 0;
  for (const auto& place : places) {
    printed_.append(stored_, at, place.where.begin - at);
    Name name{place.where.begin, place.where.end, printed_.size(), 0};
    printed_ +=
        names->replaced(stored_.substr(name.stored_begin, name.stored_end - name.stored_begin));
    name.printed_end = printed_.size();
    names_.push_back(name);
    at = place.where.end;
  }
  printed_.append(stored_, at);
  // What the replacer makes of the whole is what may be shown; if that differs, places are unknown.
  std::string whole = names->replaced(stored_);
  mapped_ = whole == printed_;
  printed_ = std::move(whole);
}

std::size_t HandedText::stored_byte(std::size_t byte, bool at_end) const {
  const auto next = std::partition_point(names_.begin(), names_.end(), [&](const Name& n) {
    return at_end ? n.printed_end < byte : n.printed_end <= byte;
  });
  if (next != names_.end() && (at_end ? next->printed_begin < byte : next->printed_begin <= byte)) {
    return at_end ? next->stored_end : next->stored_begin;
  }
  if (next == names_.begin()) return byte;
  const Name& before = *std::prev(next);
  return before.stored_end + (byte - before.printed_end);
}

text::Span HandedText::stored_place(std::string_view quote) const {
  if (trim(quote).empty()) refuse("the quote is empty");
  const auto found = text::QuoteMatcher(printed_).find(quote);
  if (found.empty()) {
    throw Error(Errc::not_found, fmt::format("the quote is not in the passage: \"{}\"", quote));
  }
  if (found.size() > 1) {
    throw Error(Errc::ambiguous,
                fmt::format("the quote is {} times in the passage: give more of it", found.size()));
  }
  if (!mapped_) refuse("the names in this passage hide where the quote is: give the whole passage");
  const text::TextIndex printed{std::string_view(printed_)}, stored{std::string_view(stored_)};
  return {stored.point_of(stored_byte(printed.byte_of(found.front().begin), false)),
          stored.point_of(stored_byte(printed.byte_of(found.front().end), true))};
}

// ---- handing out

std::string HandedPassages::printed(std::string_view name) const {
  return names_ == nullptr ? std::string(name) : names_->replaced(name);
}

void HandedPassages::add(const PassageFinder::Found& found, const analysis::Attribution& who,
                         const analysis::Consent& consent) {
  const std::size_t first = passages_.size();
  std::uint32_t reach = 0;
  for (const PassageFinder::Passage& p : found.passages) {
    const auto cases = who.cases_of(found.source, found.turns, p.span);
    if (!consent.allows(analysis::Consent::Use::analysis, cases)) {
      ++left_out_;
      continue;
    }
    reach = std::max(reach, p.span.end);
    passages_.push_back(
        {found.source, p.span, HandedText(found.index.slice(p.span), names_), reach});
    const model::Turn& turn = found.turns[p.turn];
    json line;
    line["id"] = std::to_string(passages_.size());
    line["source"] = printed(corpus_.sources[found.source].name);
    line["turn"] = turn.number;
    line["start"] = p.span.begin;
    line["end"] = p.span.end;
    const auto speaker = corpus_.speakers.find(turn.speaker);
    const bool known = speaker != corpus_.speakers.end();
    line["speaker"] = known ? json(printed(speaker->second.label)) : json();
    line["role"] = known ? json(to_string(speaker->second.role)) : json();
    line["case"] = json::array();
    for (const std::uint32_t c : cases) line["case"].push_back(printed(corpus_.cases[c].name));
    line["text"] = passages_.back().text.printed();
    lines_ += line.dump() + "\n";
  }
  const std::string& name = corpus_.sources[found.source].name;
  const OfSource here{first, passages_.size()};
  of_sources_[name].push_back(here);
  if (const std::string shown = printed(name); shown != name) of_sources_[shown].push_back(here);
}

/// The passage that was handed out of a source and holds this one; null: none does.
const HandedPassages::Handed* HandedPassages::around(const std::string& source,
                                                     text::Span wanted) const {
  const auto named = of_sources_.find(source);
  if (named == of_sources_.end()) return nullptr;
  for (auto of = named->second.rbegin(); of != named->second.rend(); ++of) {
    const auto first = passages_.begin() + static_cast<std::ptrdiff_t>(of->first);
    const auto last = passages_.begin() + static_cast<std::ptrdiff_t>(of->last);
    auto at = std::partition_point(first, last,
                                   [&](const Handed& h) { return h.span.begin <= wanted.begin; });
    while (at != first && (--at)->reach >= wanted.end) {
      if (at->span.end >= wanted.end) return &*at;
    }
  }
  return nullptr;
}

// ---- reading answers

struct HandedPassages::Answer {
  std::string id, source, code, memo, quote, tags;
  std::optional<std::uint32_t> start, end;
};

namespace {

std::string text_of(const std::string& key, const Value& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
  if (value.is_number_float()) return number_text(value.get<double>());
  refuse(fmt::format("'{}' is neither a text nor a number", key));
}

std::optional<std::uint32_t> offset_of(const std::string& key, const Value& value) {
  if (value.is_null()) return std::nullopt;
  if (!value.is_number_integer() || value.get<std::int64_t>() < 0 ||
      value.get<std::int64_t>() > 0xffffffffLL) {
    refuse(fmt::format("'{}' is no position: expected a whole number of code points", key));
  }
  return static_cast<std::uint32_t>(value.get<std::int64_t>());
}

void add_tag(std::string& tags, const std::string& tag) {
  if (tag.find(';') != std::string::npos) refuse(fmt::format("the tag '{}' holds a ';'", tag));
  tags += (tags.empty() ? "" : "; ") + tag;
}

/// `{"key": "value"}`, `{"key": ["a", "b"]}`, `["key=value"]` or `"key=value; key=value"`.
void read_tags(const Value& value, std::string& tags) {
  if (value.is_string()) {
    tags += (tags.empty() ? "" : "; ") + value.get<std::string>();
  } else if (value.is_array()) {
    for (const Value& tag : value) add_tag(tags, text_of("tags", tag));
  } else if (value.is_object()) {
    for (const auto& [key, values] : value.items()) {
      for (const Value& v : values.is_array() ? values : Value::array({values})) {
        add_tag(tags, key + "=" + text_of("tags", v));
      }
    }
  } else if (!value.is_null()) {
    refuse("'tags' is neither an object, a list nor a text");
  }
}

}  // namespace

text::Span HandedPassages::place(const Answer& a, std::uint32_t& source) const {
  if (a.start.has_value() != a.end.has_value()) refuse("'start' and 'end' go together");
  const Handed* meant = nullptr;
  if (!a.id.empty()) {
    const auto number = parse_integer(a.id);
    if (!number || *number < 1 || *number > static_cast<long long>(passages_.size())) {
      refuse(fmt::format("no passage with id '{}' was handed out", a.id));
    }
    meant = &passages_[static_cast<std::size_t>(*number) - 1];
  } else if (!a.source.empty() && a.start) {
    meant = around(a.source, {*a.start, *a.end});
    if (meant == nullptr) {
      refuse(fmt::format("{}:{} of '{}' is in no passage that was handed out", *a.start, *a.end,
                         a.source));
    }
  } else {
    refuse("no passage: give its 'id', or 'source' with 'start' and 'end'");
  }
  source = meant->source;
  if (a.start) {
    const text::Span span{*a.start, *a.end};
    if (span.empty() || span.begin < meant->span.begin || span.end > meant->span.end) {
      refuse(fmt::format("{}:{} is not inside the passage that was handed out, {}:{}", span.begin,
                         span.end, meant->span.begin, meant->span.end));
    }
    return span;
  }
  if (a.quote.empty()) return meant->span;
  const text::Span inside = meant->text.stored_place(a.quote);
  return {meant->span.begin + inside.begin, meant->span.begin + inside.end};
}

void HandedPassages::take(std::string_view line, const std::string& default_code) {
  const std::optional<Value> read = formats::read_json_line(line);
  if (!read) refuse("no valid JSON: expected an object in one line");
  const Value& object = *read;
  if (!object.is_object()) refuse("no JSON object: expected {\"id\": ..., \"code\": ...}");
  Answer a;
  std::string certainty;
  for (const auto& [key, value] : object.items()) {
    if (key == "id") a.id = text_of(key, value);
    if (key == "source") a.source = text_of(key, value);
    if (key == "quote") a.quote = text_of(key, value);
    if (key == "code") a.code = text_of(key, value);
    if (key == "memo") a.memo = text_of(key, value);
    if (key == "certainty") certainty = text_of(key, value);
    if (key == "start") a.start = offset_of(key, value);
    if (key == "end") a.end = offset_of(key, value);
    if (key == "tags") read_tags(value, a.tags);
  }
  if (!certainty.empty()) add_tag(a.tags, "certainty=" + certainty);
  code_ = a.code.empty() ? default_code : a.code;
  if (code_.empty()) refuse("no code: give 'code', or CODE on the command line");
  std::uint32_t source = 0;
  const text::Span span = place(a, source);
  source_ = corpus_.sources[source].name;
  start_ = std::to_string(span.begin);
  end_ = std::to_string(span.end);
  memo_ = a.memo;
  tags_ = a.tags;
  ++answered_[source];
}

void HandedPassages::read(std::string_view line, const std::string& default_code,
                          model::CodingCells& cells) {
  try {
    take(line, default_code);
    cells.source = source_;
    cells.start = start_;
    cells.end = end_;
    cells.code = code_;
    cells.memo = memo_;
    cells.tags = tags_;
  } catch (const Error& e) {
    problem_ = e.what();
    cells.problem = problem_;
  }
}

}  // namespace thema::cli
