#include "report/quotes.h"
#include "report/attribute_value.h"
#include "report/tag_members.h"
#include "report/value_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace thema::report {

using model::Owner;

namespace {

std::string role_of(const std::vector<const model::Speaker*>& speakers) {
  for (const model::Speaker* s : speakers) {
    if (s->role == model::SpeakerRole::participant) return "Participant";
  }
  if (speakers.empty()) return "Participant";
  return speakers.front()->role == model::SpeakerRole::interviewer ? "Interviewer" : "Speaker";
}

std::string clock_time(std::int64_t ms) {
  const std::int64_t s = ms / 1000;
  return fmt::format("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& p : parts) out += (out.empty() ? "" : "; ") + p;
  return out;
}

}  // namespace

QuoteMaker::QuoteMaker(const model::Corpus& corpus, const CiteTemplate& cite,
                       const std::unordered_map<RowId, model::CodingDetail>& details)
    : corpus_(corpus), cite_(cite), details_(details), who_(corpus), consent_(corpus) {
  cite_.check_fields(cite_fields(corpus));
}

std::vector<std::string> QuoteMaker::cite_fields(const model::Corpus& corpus) {
  std::vector<std::string> names{"who",  "case",  "source", "speaker", "role",
                                 "turn", "lines", "time",   "page",    "code"};
  for (const model::Attribute& a : corpus.attributes) {
    if (std::find(names.begin(), names.end(), a.name) == names.end()) names.push_back(a.name);
    names.push_back((a.owner == Owner::case_ ? "case." : "source.") + a.name);
  }
  return names;
}

std::vector<model::Tag> QuoteMaker::effective_tags(const model::Coding& coding) const {
  std::vector<model::Tag> tags;
  if (const auto found = details_.find(coding.id); found != details_.end()) {
    tags = found->second.tags;
  }
  if (coding.code == model::kNone || coding.coder == model::kNone) return tags;
  const std::size_t own = tags.size();
  for (const model::Tag& t : corpus_.codes[coding.code].tags) {
    const bool overridden =
        std::any_of(tags.begin(), tags.begin() + static_cast<std::ptrdiff_t>(own),
                    [&](const model::Tag& o) { return o.key == t.key; });
    if (!overridden) tags.push_back(t);
  }
  return tags;
}

QuoteRow QuoteMaker::make(const analysis::Selected& s, const std::vector<model::Turn>& turns,
                          const text::TextIndex& text, std::size_t context) const {
  const model::Coding& c = *s.coding;
  QuoteRow q;
  q.source = c.source;
  q.code = c.code;
  q.coder = c.coder;
  q.span = c.span;
  q.text = text.slice(c.span);
  q.cases = s.cases;
  if (c.code != model::kNone) q.codes = {c.code};
  q.exemplar = c.exemplar;
  q.tags = effective_tags(c);
  if (const auto found = details_.find(c.id); found != details_.end()) {
    q.memo = found->second.memo;
    q.print = found->second.print;
  }
  const std::vector<const model::Speaker*> speakers = who_.speakers_of(turns, c.span);
  std::vector<std::string> labels;
  for (const model::Speaker* speaker : speakers) labels.push_back(speaker->label);
  q.speaker = joined(labels);
  q.first_line = text.line_of(c.span.begin);
  q.last_line = text.line_of(c.span.end - 1);
  const analysis::TurnRange range = analysis::turns_of(turns, c.span);
  if (!range.empty()) {
    const model::Turn& first = turns[range.first];
    q.turn = first.number;
    q.start_ms = first.start_ms;
    q.page = first.page;
  }
  const auto labelled = [&](const model::Turn& t) {
    const auto found = corpus_.speakers.find(t.speaker);
    const std::string label = found == corpus_.speakers.end() ? "" : found->second.label + ": ";
    const bool quoted = !consent_.any() || consent_.allows(analysis::Consent::Use::quotation,
                                                           who_.cases_of(q.source, turns, t.span));
    return label + std::string(quoted ? text.slice(t.span) : analysis::kNotQuoted);
  };
  for (std::size_t i = range.first - std::min(range.first, context); i < range.first; ++i) {
    q.before.push_back(labelled(turns[i]));
  }
  for (std::size_t i = range.last; i < std::min(turns.size(), range.last + context); ++i) {
    q.after.push_back(labelled(turns[i]));
  }
  const std::string role = role_of(speakers);
  q.cite = attribution(q, role);
  return q;
}

/// Whether the template has attributes of cases: the one's age must not stand by the other's job.
bool QuoteMaker::describes_cases() const {
  return std::any_of(cite_.fields().begin(), cite_.fields().end(), [&](std::string_view field) {
    if (field.starts_with("case.")) field.remove_prefix(5);
    return std::any_of(
        corpus_.attributes.begin(), corpus_.attributes.end(),
        [&](const model::Attribute& a) { return a.owner == Owner::case_ && a.name == field; });
  });
}

std::string QuoteMaker::attribution(const QuoteRow& q, std::string_view role) const {
  const auto of = [&](Cases cases) {
    return cite_.render([&](std::string_view name) { return field(name, q, cases, role); }, role);
  };
  if (q.cases.size() < 2 || !describes_cases()) return of(q.cases);
  std::vector<std::string> each;
  for (const std::uint32_t& one : q.cases) each.push_back(of({&one, 1}));
  if (std::all_of(each.begin(), each.end(),
                  [&](const std::string& one) { return one == each.front(); })) {
    return each.front();
  }
  const bool bracketed = std::all_of(each.begin(), each.end(), [](const std::string& one) {
    return one.size() > 2 && one.front() == '(' && one.back() == ')';
  });
  if (!bracketed) return joined(each);
  for (std::string& one : each) one = one.substr(1, one.size() - 2);
  return "(" + joined(each) + ")";
}

std::string QuoteMaker::attribute(std::string_view name, const QuoteRow& q, Cases cases) const {
  std::string_view plain = name;
  std::optional<Owner> owner;
  if (plain.starts_with("case.")) {
    owner = Owner::case_;
    plain.remove_prefix(5);
  } else if (plain.starts_with("source.")) {
    owner = Owner::source;
    plain.remove_prefix(7);
  }
  for (std::size_t i = 0; i < corpus_.attributes.size(); ++i) {
    const model::Attribute& a = corpus_.attributes[i];
    if (a.name != plain || (owner && a.owner != *owner)) continue;
    std::vector<std::string> found;
    const auto take = [&](RowId row) {
      const std::string* value = corpus_.value(i, row);
      if (value == nullptr || value->empty()) return;
      std::string text = *value;
      for (const model::AttributeLevel& level : a.levels) {
        if (level.value == *value && !level.label.empty()) text = level.label;
      }
      if (std::find(found.begin(), found.end(), text) == found.end()) found.push_back(text);
    };
    if (a.owner == Owner::source) {
      take(corpus_.sources[q.source].id);
    } else {
      for (const std::uint32_t c : cases) take(corpus_.cases[c].id);
    }
    if (!found.empty()) return joined(found);
  }
  return {};
}

std::string QuoteMaker::field(std::string_view name, const QuoteRow& q, Cases cases,
                              std::string_view role) const {
  std::vector<std::string> people;
  for (const std::uint32_t c : cases) people.push_back(corpus_.cases[c].name);
  if (name == "case") return joined(people);
  if (name == "source") return corpus_.sources[q.source].name;
  if (name == "who") {
    if (!people.empty()) return joined(people);
    return q.speaker.empty() ? corpus_.sources[q.source].name : q.speaker;
  }
  if (name == "speaker") return q.speaker;
  if (name == "role") return std::string(role);
  if (name == "turn") return q.turn == 0 ? std::string() : std::to_string(q.turn);
  if (name == "time") return q.start_ms < 0 ? std::string() : clock_time(q.start_ms);
  if (name == "page") return q.page == 0 ? std::string() : std::to_string(q.page);
  if (name == "code") return q.code == model::kNone ? "" : corpus_.codes[q.code].path;
  if (name == "lines") {
    return q.first_line == q.last_line ? std::to_string(q.first_line)
                                       : fmt::format("{}-{}", q.first_line, q.last_line);
  }
  if (name.starts_with("tag.")) {
    std::vector<std::string> values;
    for (const model::Tag& t : q.tags) {
      if (t.key == name.substr(4)) values.push_back(t.value);
    }
    return joined(values);
  }
  return attribute(name, q, cases);
}

// ---- tables
// ---------------------------------------------------------------------------------------

namespace {

Value text_or_missing(const std::string& s) { return s.empty() ? Value() : Value(s); }

/// The values of an attribute for the cases of a quote, each once.
std::vector<Value> case_values(const model::Corpus& corpus, std::size_t attribute,
                               const QuoteRow& q) {
  std::vector<Value> values;
  for (const std::uint32_t c : q.cases) {
    const std::string* v = corpus.value(attribute, corpus.cases[c].id);
    if (v == nullptr) continue;
    Value value = attribute_value(corpus.attributes[attribute], *v);
    if (std::find(values.begin(), values.end(), value) == values.end()) {
      values.push_back(std::move(value));
    }
  }
  return values;
}

/// One value as it is; several as a text.
Value joined_value(std::vector<Value> values) {
  if (values.empty()) return {};
  if (values.size() == 1) return std::move(values.front());
  std::string text;
  for (const Value& v : values) {
    if (!text.empty()) text += "; ";
    append_value(text, v);
  }
  return text;
}

constexpr std::size_t kFixedColumns = 18;

}  // namespace

Table quotes_table(const model::Corpus& corpus) {
  using Kind = Column::Kind;
  Table t;
  t.name = "quotes";
  t.columns = {{"source", "Source", Kind::text},
               {"start", "Start", Kind::integer},
               {"end", "End", Kind::integer},
               {"text", "Quote", Kind::text, kAll, true},
               {"print", "Printed form", Kind::text},
               {"code", "Code", Kind::text},
               {"codes", "Codes", Kind::list},
               {"coder", "Coder", Kind::text},
               {"case", "Case", Kind::text},
               {"speaker", "Speaker", Kind::text},
               {"turn", "Turn", Kind::integer},
               {"lines", "Lines", Kind::range},
               {"start_ms", "Time (ms)", Kind::integer},
               {"page", "Page", Kind::integer},
               {"cite", "Attribution", Kind::text},
               {"memo", "Memo", Kind::text},
               {"exemplar", "Exemplar", Kind::boolean},
               {"tags", "Tags", Kind::members},
               {"attributes", "Attributes", Kind::members, kJson}};
  for (const model::Attribute& a : corpus.attributes) {
    if (a.owner != Owner::case_) continue;
    const bool taken = std::any_of(t.columns.begin(), t.columns.end(),
                                   [&](const Column& c) { return c.key == a.name; });
    t.columns.push_back({taken ? "case." + a.name : a.name, a.label, Kind::text, kCsv});
    t.columns.back().named = true;
  }
  return t;
}

Row quotes_row(const model::Corpus& corpus, QuoteRow q, Audience audience) {
  std::vector<std::string> cases;
  for (const std::uint32_t c : q.cases) cases.push_back(corpus.cases[c].name);
  List codes;
  for (const std::uint32_t c : q.codes) codes.items.push_back(corpus.codes[c].path);
  const auto known = [](std::int64_t n, std::int64_t none) {
    return n == none ? Value() : Value(n);
  };
  const auto moved = [](std::string& text) {
    return text.empty() ? Value() : Value(std::move(text));
  };
  Row row;
  row.reserve(kFixedColumns + 1 + corpus.attributes.size());
  row.emplace_back(Value(corpus.sources[q.source].name));
  row.emplace_back(Value(static_cast<std::int64_t>(q.span.begin)));
  row.emplace_back(Value(static_cast<std::int64_t>(q.span.end)));
  row.emplace_back(moved(q.text));
  row.emplace_back(moved(q.print));
  row.emplace_back(q.code == model::kNone ? Value() : Value(corpus.codes[q.code].path));
  row.emplace_back(std::move(codes));
  row.emplace_back(q.coder == model::kNone ? Value() : Value(corpus.coders[q.coder].name));
  row.emplace_back(text_or_missing(joined(cases)));
  row.emplace_back(moved(q.speaker));
  row.emplace_back(known(q.turn, 0));
  row.emplace_back(Range{q.first_line, q.last_line});
  row.emplace_back(known(q.start_ms, -1));
  row.emplace_back(known(q.page, 0));
  row.emplace_back(moved(q.cite));
  row.emplace_back(moved(q.memo));
  row.emplace_back(Value(q.exemplar));
  row.push_back(tag_members(q.tags));
  // Built by the ten thousand: csv has a column for each instead.
  Members attributes;
  std::vector<Value> columns;
  columns.reserve(corpus.attributes.size());
  for (std::size_t i = 0; i < corpus.attributes.size(); ++i) {
    if (corpus.attributes[i].owner != Owner::case_) continue;
    if (audience == kCsv && q.cases.size() == 1) {
      const std::string* v = corpus.value(i, corpus.cases[q.cases.front()].id);
      columns.push_back(v == nullptr ? Value() : attribute_value(corpus.attributes[i], *v));
      continue;
    }
    std::vector<Value> values = case_values(corpus, i, q);
    if (audience != kCsv && !values.empty()) {
      attributes.items.push_back({corpus.attributes[i].name, values});
    }
    columns.push_back(joined_value(std::move(values)));
  }
  row.emplace_back(std::move(attributes));
  for (Value& v : columns) row.emplace_back(std::move(v));
  return row;
}

Quote quote_for_people(const model::Corpus& corpus, const QuoteRow& q) {
  Quote out;
  out.text = q.print.empty() ? q.text : q.print;
  out.attribution = q.cite;
  out.before = q.before;
  out.after = q.after;
  out.locator = corpus.sources[q.source].name;
  if (q.turn > 0) out.locator += fmt::format(", turn {}", q.turn);
  out.locator += q.first_line == q.last_line
                     ? fmt::format(", line {}", q.first_line)
                     : fmt::format(", lines {}-{}", q.first_line, q.last_line);
  if (q.start_ms >= 0) out.locator += ", " + clock_time(q.start_ms);
  out.note = q.memo;
  out.exemplar = q.exemplar;
  return out;
}

}  // namespace thema::report
