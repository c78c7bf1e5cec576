#include "analysis/filter.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/stands_for.h"
#include "base/strings.h"

namespace thema::analysis {

using model::Condition;
using model::Field;
using model::FieldKind;
using Op = model::Condition::Op;

Filter::Filter(const model::Selection& selection, const model::Corpus& corpus)
    : selection_(selection), corpus_(corpus) {
  if (selection_.condition) prepare(*selection_.condition);
}

Filter::~Filter() = default;

namespace {

// LIKE's % and _ as a regular expression.
std::string like_pattern(std::string_view like) {
  std::string out = "(?is)";
  for (const char c : like) {
    if (c == '%') {
      out += ".*";
    } else if (c == '_') {
      out += ".";
    } else if (std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos) {
      out += '\\';
      out += c;
    } else {
      out += c;
    }
  }
  return out;
}

int compare_numbers(double a, double b) { return a < b ? -1 : a > b ? 1 : 0; }

bool holds(Op op, int order) {
  switch (op) {
    case Op::equal:
    case Op::in:
      return order == 0;
    case Op::not_equal:
      return order != 0;
    case Op::less:
      return order < 0;
    case Op::less_equal:
      return order <= 0;
    case Op::greater:
      return order > 0;
    case Op::greater_equal:
      return order >= 0;
    default:
      return false;
  }
}

bool is_order(Op op) {
  return op == Op::less || op == Op::less_equal || op == Op::greater || op == Op::greater_equal;
}

std::optional<std::size_t> level_of(const model::Attribute& a, std::string_view value) {
  for (std::size_t i = 0; i < a.levels.size(); ++i) {
    if (a.levels[i].value == value) return i;
  }
  return std::nullopt;
}

}  // namespace

QueryHits::QueryHits(const FoundPassages& found, std::span<const model::Coding> all,
                     const model::Corpus& corpus, const TurnsOf& turns)
    : codings(found.codings), unsaid(corpus.sources.size(), false) {
  const Attribution who(corpus);
  text.reserve(found.by_source.size());
  for (std::uint32_t s = 0; s < found.by_source.size(); ++s) {
    const auto& passages = found.by_source[s];
    text.push_back(text_of(passages));
    if (codings) {
      for (const FoundPassage& p : passages) ids.insert(all[p.coding].id);
    }
    if (!turns || passages.empty()) continue;
    const std::vector<model::Turn> of_source = turns(s);
    for (const FoundPassage& p : passages) {
      const auto cases = who.cases_of(s, of_source, p.span);
      if (cases.empty()) unsaid[s] = true;
      for (const std::uint32_t c : cases) said.emplace(s, c);
    }
  }
}

bool QueryHits::share_text(std::uint32_t source, text::Span span) const {
  const std::vector<text::Span>& here = text[source];
  const auto after = std::partition_point(here.begin(), here.end(),
                                          [&](text::Span s) { return s.end <= span.begin; });
  return after != here.end() && after->begin < span.end;
}

void Filter::prepare(const Condition& c) {
  for (const Condition& part : c.parts) prepare(part);
  if (c.op == Op::has) {
    Holders& h = holders_[&c];
    h.cases.assign(corpus_.cases.size(), false);
    h.sources.assign(corpus_.sources.size(), false);
  }
  if (c.op == Op::found) queries_.push_back(&c);
  if (c.op == Op::like) patterns_.emplace(&c, text::Regex(like_pattern(c.values.front())));
  if (c.op == Op::matches) patterns_.emplace(&c, text::Regex(c.values.front()));
}

void Filter::learn(const model::Coding& coding, std::span<const std::uint32_t> cases,
                   std::span<const RowId> turns) {
  for (auto& [condition, h] : holders_) {
    if (!condition->codes[coding.code]) continue;
    h.sources[coding.source] = true;
    for (const std::uint32_t c : cases) {
      h.cases[c] = true;
      if (stands_for_.empty()) continue;
      for (const std::uint32_t counted : stands_for_[c]) h.cases[counted] = true;
    }
    if (condition->holder == Condition::Holder::turn) h.turns.insert(turns.begin(), turns.end());
  }
}

void Filter::learn(const Condition* query, QueryHits hits) {
  hits_.insert_or_assign(query, std::move(hits));
}

bool Filter::matches(const Facts& facts) const {
  return !selection_.condition || evaluate(*selection_.condition, facts, false) == of(Truth::yes);
}

void Filter::count_as(std::string_view kind) { stands_for_ = stands_for(corpus_, kind); }

bool Filter::may_match(const Facts& f) const {
  return !selection_.condition || (evaluate(*selection_.condition, f, true) & of(Truth::yes)) != 0;
}

bool Filter::may_match(std::uint32_t source, std::optional<std::uint32_t> case_) const {
  Facts facts;
  facts.source = source;
  const auto may = [&](const Facts& f) { return may_match(f); };
  return case_ ? fits_as_any(facts, *case_, may) : may(facts);
}

bool Filter::may_match(std::uint32_t source, std::uint32_t case_, std::uint32_t counted) const {
  Facts facts;
  facts.source = source;
  facts.case_ = case_;
  facts.counted = counted;
  return may_match(facts);
}

namespace {

/// What may come of two conditions: `join` of every pair of truths, which are bits in their order.
template <class Join>
unsigned each_pair(unsigned a, unsigned b, const Join& join) {
  unsigned out = 0;
  for (const unsigned x : {1U, 2U, 4U}) {
    for (const unsigned y : {1U, 2U, 4U}) {
      if ((a & x) != 0 && (b & y) != 0) out |= join(x, y);
    }
  }
  return out;
}

}  // namespace

Filter::Truths Filter::evaluate(const Condition& c, const Facts& f, bool outline) const {
  const auto part = [&](std::size_t i) { return evaluate(c.parts[i], f, outline); };
  switch (c.op) {
    case Op::and_:
      return each_pair(part(0), part(1), [](unsigned x, unsigned y) { return std::min(x, y); });
    case Op::or_:
      return each_pair(part(0), part(1), [](unsigned x, unsigned y) { return std::max(x, y); });
    case Op::not_: {
      const Truths t = part(0);
      return (t & of(Truth::unknown)) | ((t & of(Truth::yes)) != 0 ? of(Truth::no) : 0) |
             ((t & of(Truth::no)) != 0 ? of(Truth::yes) : 0);
    }
    case Op::has:
      return has(c, f, outline);
    case Op::found:
      return found(c, f, outline);
    default:
      return compare(c, f, outline);
  }
}

Filter::Truths Filter::has(const Condition& c, const Facts& f, bool outline) const {
  const Holders& h = holders_.at(&c);
  bool held = false;
  switch (c.holder) {
    case Condition::Holder::case_:
      held = (f.case_ && h.cases[*f.case_]) || (f.counted && h.cases[*f.counted]);
      break;
    case Condition::Holder::source:
      held = f.source && h.sources[*f.source];
      break;
    case Condition::Holder::turn:
      if (outline || !f.turns) return of(Truth::no) | of(Truth::yes);
      held = std::any_of(f.turns->begin(), f.turns->end(),
                         [&](RowId turn) { return h.turns.contains(turn); });
      break;
  }
  return of(held ? Truth::yes : Truth::no);
}

Filter::Truths Filter::found(const Condition& c, const Facts& f, bool outline) const {
  const QueryHits& hits = hits_.at(&c);
  const auto truth = [](bool yes) { return of(yes ? Truth::yes : Truth::no); };
  if (outline) return of(Truth::no) | of(Truth::yes);
  if (f.coding != nullptr) {
    return truth(hits.codings ? hits.ids.contains(f.coding->id)
                              : hits.share_text(f.coding->source, f.coding->span));
  }
  if (f.source && f.span) return truth(hits.share_text(*f.source, *f.span));
  if (f.source && f.case_) {
    return truth(hits.unsaid[*f.source] || hits.said.contains({*f.source, *f.case_}));
  }
  return truth(f.source && !hits.text[*f.source].empty());
}

Filter::Truth Filter::codes(const Condition& c, const Facts& f) const {
  const bool inside = c.codes[f.coding->code];
  return inside == (c.op != Op::not_equal) ? Truth::yes : Truth::no;
}

Filter::Truths Filter::compare(const Condition& c, const Facts& f, bool outline) const {
  std::vector<std::string> found;
  if (!values(c.field, f, found)) return outline ? kAny : of(Truth::unknown);
  if (c.op == Op::is_null) return of(found.empty() ? Truth::yes : Truth::no);
  if (c.field.kind == FieldKind::code && !c.codes.empty()) return of(codes(c, f));
  Truth truth = found.empty() ? Truth::unknown : Truth::no;
  const auto fits = [&](const std::string& value) { return compare_one(c, value, truth); };
  const bool of_case = c.field.kind == FieldKind::case_name || c.field.kind == FieldKind::case_kind;
  if (of_case && c.op == Op::not_equal && !found.empty()) {
    return of(std::all_of(found.begin(), found.end(), fits) ? Truth::yes : Truth::no);
  }
  if (std::any_of(found.begin(), found.end(), fits)) return of(Truth::yes);
  return of(truth);
}

bool Filter::compare_one(const Condition& c, const std::string& value, Truth& seen) const {
  if (const auto pattern = patterns_.find(&c); pattern != patterns_.end()) {
    return c.op == Op::like ? pattern->second.matches_whole(value)
                            : pattern->second.search(value).has_value();
  }
  const bool attribute = c.field.kind == FieldKind::attribute;
  const model::Attribute* declared = attribute ? &corpus_.attributes[c.field.attribute] : nullptr;
  for (const std::string& wanted : c.values) {
    int order = value.compare(wanted);
    const auto a = parse_number(value), b = parse_number(wanted);
    const bool numeric = declared != nullptr && (declared->type == model::AttributeType::integer ||
                                                 declared->type == model::AttributeType::number);
    if (a && b && (numeric || is_order(c.op))) {
      order = compare_numbers(*a, *b);
    } else if (is_order(c.op) && declared != nullptr && level_of(*declared, value) &&
               level_of(*declared, wanted)) {
      order = static_cast<int>(*level_of(*declared, value)) -
              static_cast<int>(*level_of(*declared, wanted));
    } else if (is_order(c.op) && (numeric || value == model::kNotReported)) {
      seen = Truth::unknown;  // "N/R" is neither above nor below
      continue;
    }
    if (holds(c.op, order)) return true;
  }
  return false;
}

namespace {

void add_tags(const model::Corpus& corpus, const Facts& f, const std::string& key,
              std::vector<std::string>& out) {
  const auto take = [&](const std::vector<model::Tag>& tags) {
    for (const model::Tag& t : tags) {
      if (t.key == key) out.push_back(t.value);
    }
  };
  if (f.coding_tags != nullptr) take(*f.coding_tags);
  if (out.empty()) take(corpus.codes[f.coding->code].tags);  // a coding's tag overrides its code's
}

}  // namespace

const std::string* Filter::value_of_case(std::size_t attribute, const Facts& f) const {
  const std::string* value = nullptr;
  if (f.counted) value = corpus_.value(attribute, corpus_.cases[*f.counted].id);
  if (value == nullptr && f.case_) value = corpus_.value(attribute, corpus_.cases[*f.case_].id);
  return value;
}

bool Filter::values(const Field& field, const Facts& f, std::vector<std::string>& out) const {
  switch (field.kind) {
    case FieldKind::case_name:
      if (f.case_) out.push_back(corpus_.cases[*f.case_].name);
      if (f.counted) out.push_back(corpus_.cases[*f.counted].name);
      return true;
    case FieldKind::case_kind:
      if (f.case_) out.push_back(corpus_.cases[*f.case_].kind);
      if (f.counted) out.push_back(corpus_.cases[*f.counted].kind);
      return true;
    case FieldKind::source_name:
      if (f.source) out.push_back(corpus_.sources[*f.source].name);
      return f.source.has_value();
    case FieldKind::source_kind:
      if (f.source) out.push_back(corpus_.sources[*f.source].kind);
      return f.source.has_value();
    case FieldKind::date:
    case FieldKind::attribute: {
      for (std::size_t i = 0; i < corpus_.attributes.size(); ++i) {
        const model::Attribute& a = corpus_.attributes[i];
        const bool wanted = field.kind == FieldKind::attribute
                                ? i == field.attribute
                                : a.owner == model::Owner::source && a.name == "date";
        if (!wanted) continue;
        const std::string* value = nullptr;
        if (a.owner == model::Owner::case_) {
          value = value_of_case(i, f);
        } else if (a.owner == model::Owner::source && f.source) {
          value = corpus_.value(i, corpus_.sources[*f.source].id);
        }
        if (value != nullptr) out.push_back(*value);
      }
      return true;
    }
    case FieldKind::speaker:
    case FieldKind::role:
      if (!f.speakers) return false;
      for (const model::Speaker* s : *f.speakers) {
        out.push_back(field.kind == FieldKind::speaker ? s->label
                                                       : std::string(to_string(s->role)));
      }
      return true;
    default:
      break;
  }
  if (f.coding == nullptr) return false;
  const model::Code& code = corpus_.codes[f.coding->code];
  switch (field.kind) {
    case FieldKind::code:
      out.push_back(code.path);
      break;
    case FieldKind::code_role:
      out.push_back(code.role);
      break;
    case FieldKind::coder:
      out.push_back(corpus_.coders[f.coding->coder].name);
      break;
    case FieldKind::coded:
      if (f.created != nullptr) out.push_back(f.created->substr(0, 10));
      break;
    case FieldKind::exemplar:
      out.emplace_back(f.coding->exemplar ? "true" : "false");
      break;
    case FieldKind::tag:
      add_tags(corpus_, f, field.key, out);
      break;
    default:
      break;
  }
  return true;
}

}  // namespace thema::analysis
