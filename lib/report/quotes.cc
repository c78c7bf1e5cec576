#include "report/quotes.h"
#include "report/attribute_value.h"
#include "report/tag_members.h"
#include "report/value_text.h"
#include "text/whole_names.h"

#include <fmt/format.h>

#include <algorithm>

namespace thema::report {

using model::Owner;

namespace {

std::string_view role_of(const std::vector<const model::Speaker*>& speakers) {
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
                       const std::unordered_map<RowId, model::CodingDetail>& details,
                       const text::NameReplacer* names)
    : corpus_(corpus),
      cite_(cite),
      details_(details),
      names_(names),
      who_(corpus),
      consent_(corpus) {
  cite_.check_fields(cite_fields(corpus));
  for (const std::string& name : cite_.fields()) {
    fields_.push_back(field_named(name));
    names_place_ = names_place_ || fields_.back().differs();
    for (const std::size_t i : fields_.back().attributes) {
      if (corpus_.attributes[i].owner == Owner::case_) describes_cases_ = true;
    }
  }
}

std::string_view QuoteMaker::quoted(std::string_view text, std::string_view passage,
                                    std::string& print) const {
  if (names_ == nullptr) return passage;
  const auto begin = static_cast<std::uint32_t>(passage.data() - text.data());
  const auto end = begin + static_cast<std::uint32_t>(passage.size());
  const text::ByteRange whole = text::with_whole_names(*names_, text, {begin, end});
  // Where the printed form leaves the half name out, it stays out.
  const std::string_view first = passage.substr(0, passage.find(' '));
  const std::string_view last = passage.substr(passage.rfind(' ') + 1);
  if (!print.empty() && print.ends_with(last)) print += text.substr(end, whole.end - end);
  if (!print.empty() && print.starts_with(first)) {
    print.insert(0, text.substr(whole.begin, begin - whole.begin));
  }
  return text.substr(whole.begin, whole.end - whole.begin);
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

void QuoteMaker::describe(QuoteRow& q, const analysis::Selected& s,
                          const std::vector<model::Turn>& turns, const text::CutPassage& passage,
                          const analysis::TurnRange& range, LastCite& last) const {
  const model::Coding& c = *s.coding;
  q.source = c.source;
  q.code = c.code;
  q.coder = c.coder;
  q.span = c.span;
  q.exemplar = c.exemplar;
  q.tags = effective_tags(c);
  q.memo.clear();
  q.print.clear();
  if (const auto found = details_.find(c.id); found != details_.end()) {
    q.memo = found->second.memo;
    q.print = found->second.print;
  }
  const auto there = std::span(turns).subspan(range.first, range.last - range.first);
  const std::vector<const model::Speaker*> speakers = who_.speakers_of(there, c.span);
  q.speaker.clear();
  for (const model::Speaker* speaker : speakers) {
    if (!q.speaker.empty()) q.speaker += "; ";
    q.speaker += speaker->label;
  }
  q.first_line = passage.first_line;
  q.last_line = passage.last_line;
  const model::Turn none;
  const model::Turn& first = there.empty() ? none : there.front();
  q.turn = first.number;
  q.start_ms = first.start_ms;
  q.page = first.page;
  q.cite = attribution(q, s.cases, role_of(speakers), last);
}

void QuoteMaker::describe(QuoteRow& q, const analysis::Selected& s,
                          const std::vector<model::Turn>& turns, const text::CutPassage& passage,
                          LastCite& last) const {
  describe(q, s, turns, passage, analysis::turns_of(turns, s.coding->span), last);
}

QuoteRow QuoteMaker::make(const analysis::Selected& s, const std::vector<model::Turn>& turns,
                          const text::TextIndex& text, std::size_t context) const {
  const text::Span span = s.coding->span;
  const text::CutPassage passage{text.slice(span), text.line_of(span.begin),
                                 text.line_of(span.end - 1)};
  const analysis::TurnRange range = analysis::turns_of(turns, span);
  LastCite none;
  QuoteRow q;
  describe(q, s, turns, passage, range, none);
  q.text = quoted(text.text(), passage.words, q.print);
  q.cases = s.cases;
  if (q.code != model::kNone) q.codes = {q.code};
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
  return q;
}

// ---- attribution
// ---------------------------------------------------------------------------------------

QuoteMaker::Field QuoteMaker::field_named(std::string_view name) const {
  using Kind = Field::Kind;
  constexpr std::pair<std::string_view, Kind> kOwn[] = {
      {"who", Kind::who},     {"case", Kind::case_}, {"source", Kind::source},
      {"role", Kind::role},   {"turn", Kind::turn},  {"speaker", Kind::speaker},
      {"lines", Kind::lines}, {"time", Kind::time},  {"page", Kind::page},
      {"code", Kind::code}};
  for (const auto& [own, kind] : kOwn) {
    if (own == name) return {kind, {}, {}};
  }
  if (name.starts_with("tag.")) return {Kind::tag, name.substr(4), {}};
  std::optional<Owner> owner;
  if (name.starts_with("case.")) {
    owner = Owner::case_;
    name.remove_prefix(5);
  } else if (name.starts_with("source.")) {
    owner = Owner::source;
    name.remove_prefix(7);
  }
  Field field{Kind::attribute, {}, {}};
  for (std::size_t i = 0; i < corpus_.attributes.size(); ++i) {
    const model::Attribute& a = corpus_.attributes[i];
    if (a.name == name && (!owner || a.owner == *owner)) field.attributes.push_back(i);
  }
  return field;
}

std::string QuoteMaker::attribution_of(const QuoteRow& q, Cases cases,
                                       std::string_view role) const {
  std::vector<std::string> values;
  values.reserve(fields_.size());
  for (const Field& field : fields_) values.push_back(value_of(field, q, cases, role));
  return cite_.render(values, role);
}

std::string QuoteMaker::attribution(const QuoteRow& q, Cases cases, std::string_view role,
                                    LastCite& last) const {
  if (names_place_) return attribution(q, cases, role);
  const bool same = last.source == q.source && last.speaker == q.speaker && last.role == role &&
                    std::ranges::equal(last.cases, cases);
  if (!same) {
    last = {q.source, {cases.begin(), cases.end()}, q.speaker, std::string(role), {}};
    last.cite = attribution(q, cases, role);
  }
  return last.cite;
}

std::string QuoteMaker::attribution(const QuoteRow& q, Cases cases, std::string_view role) const {
  if (cases.size() < 2 || !describes_cases_) return attribution_of(q, cases, role);
  std::vector<std::string> each;
  for (const std::uint32_t& one : cases) each.push_back(attribution_of(q, {&one, 1}, role));
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

std::string QuoteMaker::attribute(const Field& field, const QuoteRow& q, Cases cases) const {
  for (const std::size_t i : field.attributes) {
    const model::Attribute& a = corpus_.attributes[i];
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

std::string QuoteMaker::value_of(const Field& field, const QuoteRow& q, Cases cases,
                                 std::string_view role) const {
  using Kind = Field::Kind;
  const auto people = [&] {
    std::string names;
    for (const std::uint32_t c : cases) {
      if (!names.empty()) names += "; ";
      names += corpus_.cases[c].name;
    }
    return names;
  };
  switch (field.kind) {
    case Kind::case_:
      return people();
    case Kind::source:
      return corpus_.sources[q.source].name;
    case Kind::who:
      if (!cases.empty()) return people();
      return q.speaker.empty() ? corpus_.sources[q.source].name : q.speaker;
    case Kind::speaker:
      return q.speaker;
    case Kind::role:
      return std::string(role);
    case Kind::turn:
      return q.turn == 0 ? std::string() : std::to_string(q.turn);
    case Kind::time:
      return q.start_ms < 0 ? std::string() : clock_time(q.start_ms);
    case Kind::page:
      return q.page == 0 ? std::string() : std::to_string(q.page);
    case Kind::code:
      return q.code == model::kNone ? "" : corpus_.codes[q.code].path;
    case Kind::lines:
      return q.first_line == q.last_line ? std::to_string(q.first_line)
                                         : fmt::format("{}-{}", q.first_line, q.last_line);
    case Kind::tag: {
      std::vector<std::string> values;
      for (const model::Tag& t : q.tags) {
        if (t.key == field.tag) values.push_back(t.value);
      }
      return joined(values);
    }
    case Kind::attribute:
      break;
  }
  return attribute(field, q, cases);
}

// ---- tables
// ---------------------------------------------------------------------------------------

namespace {

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

/// Writes over a text, into its room.
void put(Cell& cell, std::string_view text) {
  auto* value = std::get_if<Value>(&cell);
  auto* there = value == nullptr ? nullptr : std::get_if<std::string>(value);
  if (there == nullptr || text.empty()) {
    cell = text.empty() ? Value() : Value(std::string(text));
  } else {
    there->assign(text);
  }
}

/// The same with a text that is not needed any more.
void take(Cell& cell, std::string& text) {
  auto* value = std::get_if<Value>(&cell);
  auto* there = value == nullptr ? nullptr : std::get_if<std::string>(value);
  if (there == nullptr || text.empty()) {
    cell = text.empty() ? Value() : Value(std::move(text));
  } else {
    there->swap(text);
  }
}

// Where some columns stand in a row.
constexpr std::size_t kCodes = 6, kTags = 17, kAttributes = 18, kFixedColumns = 19;

}  // namespace

QuoteTable::QuoteTable(const model::Corpus& corpus, Audience audience, bool around)
    : corpus_(corpus), audience_(audience), values_(corpus.cases.size()), around_(around) {
  for (std::size_t i = 0; i < corpus.attributes.size(); ++i) {
    if (corpus.attributes[i].owner == Owner::case_) attributes_.push_back(i);
  }
  row_.resize(kFixedColumns + attributes_.size() + (around ? 2 : 0));
  row_[kCodes] = List{};
  row_[kAttributes] = Members{};
}

Table QuoteTable::head() const {
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
  for (const std::size_t i : attributes_) {
    const model::Attribute& a = corpus_.attributes[i];
    const bool taken = std::any_of(t.columns.begin(), t.columns.end(),
                                   [&](const Column& c) { return c.key == a.name; });
    t.columns.push_back({taken ? "case." + a.name : a.name, a.label, Kind::text, kCsv});
    t.columns.back().named = true;
  }
  if (around_) {
    t.columns.push_back({"before", "Before", Kind::list});
    t.columns.push_back({"after", "After", Kind::list});
  }
  return t;
}

/// What is known of a case, by number among attributes_; missing values are empty.
const std::vector<Value>& QuoteTable::values_of(std::uint32_t case_index) {
  std::vector<Value>& values = values_[case_index];
  if (!values.empty()) return values;
  for (const std::size_t i : attributes_) {
    const std::string* v = corpus_.value(i, corpus_.cases[case_index].id);
    values.push_back(v == nullptr ? Value() : attribute_value(corpus_.attributes[i], *v));
  }
  return values;
}

/// The values of each attribute for the cases of a quote, each once.
void QuoteTable::put_attributes(const std::vector<std::uint32_t>& cases) {
  if (cases == described_) return;
  described_ = cases;
  const std::span<Cell> cells = std::span(row_).subspan(kFixedColumns, attributes_.size());
  if (audience_ == kCsv && cases.size() == 1) {
    std::ranges::copy(values_of(cases.front()), cells.begin());
    return;
  }
  Members attributes;
  for (std::size_t n = 0; n < attributes_.size(); ++n) {
    std::vector<Value> values;
    for (const std::uint32_t c : cases) {
      const Value& value = values_of(c)[n];
      const bool known = !std::holds_alternative<std::monostate>(value);
      if (known && std::find(values.begin(), values.end(), value) == values.end()) {
        values.push_back(value);
      }
    }
    if (audience_ != kCsv && !values.empty()) {
      attributes.items.push_back({corpus_.attributes[attributes_[n]].name, values});
    }
    cells[n] = joined_value(std::move(values));
  }
  row_[kAttributes] = std::move(attributes);
}

const Row& QuoteTable::row(QuoteRow& q) {
  const auto known = [](std::int64_t n, std::int64_t none) {
    return n == none ? Value() : Value(n);
  };
  std::size_t column = 0;
  const auto next = [&]() -> Cell& { return row_[column++]; };
  put(next(), corpus_.sources[q.source].name);
  next() = Value(static_cast<std::int64_t>(q.span.begin));
  next() = Value(static_cast<std::int64_t>(q.span.end));
  take(next(), q.text);
  take(next(), q.print);
  put(next(), q.code == model::kNone ? std::string_view() : corpus_.codes[q.code].path);
  auto& codes = std::get<List>(next()).items;
  codes.resize(q.codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = corpus_.codes[q.codes[i]].path;
  put(next(), q.coder == model::kNone ? std::string_view() : corpus_.coders[q.coder].name);
  std::string people;
  for (const std::uint32_t c : q.cases) {
    if (!people.empty()) people += "; ";
    people += corpus_.cases[c].name;
  }
  put(next(), people);
  take(next(), q.speaker);
  next() = known(q.turn, 0);
  next() = Range{q.first_line, q.last_line};
  next() = known(q.start_ms, -1);
  next() = known(q.page, 0);
  take(next(), q.cite);
  take(next(), q.memo);
  next() = Value(q.exemplar);
  row_[kTags] = tag_members(q.tags);
  put_attributes(q.cases);
  if (around_) {
    row_.end()[-2] = List{std::move(q.before)};
    row_.end()[-1] = List{std::move(q.after)};
  }
  return row_;
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
  out.place = QuotedPlace{q.source, q.span};
  return out;
}

}  // namespace thema::report
