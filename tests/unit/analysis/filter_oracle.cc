#include "filter_oracle.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "model/selection.h"

using namespace thema::model;

namespace thema_test {

namespace {

using Kind = Expression::Kind;
using Strings = std::vector<std::string>;

const Strings kArms{"web", "usual", "phone"};

/// A field that a made-up filter may ask for.
struct FieldOf {
  std::string name;
  enum class Values { text, number, ordered } values = Values::text;
  bool has_order = false;  ///< < <= > >= make sense
  bool of_case_or_source = false;
  Strings asked;
};

const std::vector<FieldOf>& fields() {
  using V = FieldOf::Values;
  static const std::vector<FieldOf> kFields{
      {"case", V::text, false, true, {}},
      {"case.kind", V::text, false, true, {"participant", "site"}},
      {"source", V::text, false, true, {}},
      {"kind", V::text, false, true, {"transcript", "document"}},
      {"arm", V::ordered, true, true, kArms},
      {"age", V::number, true, true, {"9", "30", "52.0", "52", "N/R"}},
      {"months", V::number, true, true, {"3", "6", "12", "-1"}},
      {"date", V::text, true, true, {"2026-01-05", "2026-02-01", "2026-02-11"}},
      {"case.place", V::text, true, true, {"north", "south"}},
      {"source.place", V::text, true, true, {"north", "south"}},
      {"speaker", V::text, false, false, {"I", "A", "B", "G"}},
      {"role", V::text, false, false, {"interviewer", "participant", "other"}},
      {"code", V::text, false, false, {}},
      {"code.role", V::text, false, false, {"code", "theme"}},
      {"coder", V::text, false, false, {"ann", "bob"}},
      {"coded", V::text, true, false, {"2026-01-05", "2026-02-01", "2026-02-11"}},
      {"exemplar", V::text, false, false, {"true", "false"}},
      {"tag.valence", V::text, false, false, {"barrier", "facilitator"}},
      {"tag.view", V::text, false, false, {"patient", "nurse"}}};
  return kFields;
}

const FieldOf& field_named(const std::string& name) {
  return *std::find_if(fields().begin(), fields().end(),
                       [&](const FieldOf& f) { return f.name == name; });
}

std::string quoted(const std::string& value) {
  const bool word = !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '-';
  });
  return word ? value : "'" + value + "'";
}

int binding(Kind kind) { return kind == Kind::or_ ? 0 : kind == Kind::and_ ? 1 : 2; }

Expression comparison(Random& random, const Told& told) {
  Expression e;
  const FieldOf& field = one_of(random, fields());
  e.field = field.name;
  Strings asked = field.asked;  // of what has names: those that are there
  for (const auto& person : told.people) {
    if (field.name == "case") asked.push_back(person.name);
  }
  for (const auto& source : told.sources) {
    if (field.name == "source") asked.push_back(source.name);
  }
  for (const Told::Node& n : told.codes) {
    if (field.name == "code") asked.push_back(n.path);
  }
  Strings operators{"=", "!=", "in", "not in", "is null", "is not null", "like", "not like", "~"};
  if (field.has_order) operators.insert(operators.end(), {"<", "<=", ">", ">="});
  e.operator_ = one_of(random, operators);
  std::string value = one_of(random, asked);
  if (e.operator_ == "like" || e.operator_ == "not like") {
    value[below(random, value.size())] = one_in(random, 2) ? '_' : '%';
    if (one_in(random, 2)) value += "%";
  } else if (e.operator_ == "~") {
    const std::size_t from = below(random, value.size());
    value = (one_in(random, 3) ? "^" : "") + value.substr(from, 1 + below(random, 3));
    std::replace(value.begin(), value.end(), '.', '5');  // a dot would fit any letter
  }
  e.values = {value};
  if (e.operator_.ends_with("in")) {
    for (std::size_t i = below(random, 3); i > 0; --i) e.values.push_back(one_of(random, asked));
  }
  if (e.operator_.starts_with("is")) e.values.clear();
  return e;
}

}  // namespace

std::string Expression::text() const {
  const auto part = [&](const Expression& p) {
    return binding(p.kind) < binding(kind) ? "(" + p.text() + ")" : p.text();
  };
  switch (kind) {
    case Kind::and_:
      return part(parts[0]) + " and " + part(parts[1]);
    case Kind::or_:
      return part(parts[0]) + " or " + part(parts[1]);
    case Kind::not_:
      return "not " + part(parts[0]);
    case Kind::has:
      return field + " has " + quoted(values[0]);
    case Kind::compare:
      break;
  }
  std::string out = field + " " + operator_;
  if (!operator_.ends_with("in")) return values.empty() ? out : out + " " + quoted(values[0]);
  for (std::size_t i = 0; i < values.size(); ++i) out += (i == 0 ? " (" : ", ") + quoted(values[i]);
  return out + ")";
}

Expression random_expression(Random& random, const Told& told, int depth) {
  Expression e;
  const std::size_t kind = depth == 0 ? 6 + below(random, 4) : below(random, 10);
  if (kind < 5) {
    e.kind = kind < 2 ? Kind::and_ : kind < 4 ? Kind::or_ : Kind::not_;
    for (int i = kind < 4 ? 2 : 1; i > 0; --i) {
      e.parts.push_back(random_expression(random, told, depth - 1));
    }
    return e;
  }
  if (kind < 9) return comparison(random, told);
  e.kind = Kind::has;
  e.field = one_of<std::string>(random, {"case", "source", "turn"});
  e.values = {one_of(random, told.codes).path};
  return e;
}

namespace {

/// What a filter is asked about: a coding and one of the people who said it; or, without a coding,
/// a case in a source.
struct Subject {
  const Told& told;
  std::size_t source = 0;
  std::optional<std::size_t> person;
  const Told::Mark* mark = nullptr;
  /// Without a coding: what the conditions on codings, turns and speakers are taken to be, in the
  /// order in which they come.
  mutable std::vector<bool> taken = {};
  /// Of those who speak only they are known whose words count for the person.
  bool own_speakers = false;
  std::optional<std::size_t> counted = {};  ///< whom the person's words count for
  std::string kind = {};                    ///< that is counted
};

void add_attribute(const Attributes& attributes, const std::string& name, Strings& out) {
  if (const auto found = attributes.find(name); found != attributes.end()) {
    out.push_back(found->second);
  }
}

Strings values_of(const std::string& field, const Subject& s) {
  const Told::Interview& source = s.told.sources[s.source];
  Strings out;
  if (field == "source") return {source.name};
  if (field == "kind") return {source.kind};
  if (field == "months" || field == "date") add_attribute(source.attributes, field, out);
  if (field == "source.place") add_attribute(source.attributes, "place", out);
  if (s.person) {
    const Told::Person& person = s.told.people[*s.person];
    const Told::Person& group = s.told.people[s.counted.value_or(*s.person)];
    if (field == "case") return {person.name, group.name};
    if (field == "case.kind") return {person.kind, group.kind};
    for (const Told::Person* who : {&group, &person}) {
      if (!out.empty()) break;
      if (field == "arm" || field == "age") add_attribute(who->attributes, field, out);
      if (field == "case.place") add_attribute(who->attributes, "place", out);
    }
  }
  if (s.mark == nullptr) return out;
  const Told::Node& code = s.told.codes[s.mark->code];
  if (field == "code") return {code.path};
  if (field == "code.role") return {code.role};
  if (field == "coder") return {s.told.coders[s.mark->coder]};
  if (field == "coded") return {s.mark->created.substr(0, 10)};
  if (field == "exemplar") return {s.mark->exemplar ? "true" : "false"};
  if (field == "speaker" || field == "role") {
    const auto speaks = [&](const Told::Words& turn) {
      if (!turn.speaker) return;
      const Told::Label& who = source.speakers[*turn.speaker];
      out.push_back(field == "speaker" ? who.label : std::string(to_string(who.role)));
    };
    if (s.own_speakers) {
      for (const Told::Words* turn : s.told.heard_in(*s.mark)) {
        if (s.told.said_in(source, *turn).contains(*s.person)) speaks(*turn);
      }
    } else {
      for (const std::size_t t : s.told.turns_of(*s.mark)) speaks(source.turns[t]);
    }
  }
  if (field.starts_with("tag.")) {
    for (const auto* tags : {&s.mark->tags, &code.tags}) {
      for (const Tag& t : *tags) {
        if ("tag." + t.key == field) out.push_back(t.value);
      }
      if (!out.empty()) break;
    }
  }
  return out;
}

bool is_like(std::string_view value, std::string_view pattern) {
  if (pattern.empty()) return value.empty();
  if (pattern[0] == '%') {
    for (std::size_t i = 0; i <= value.size(); ++i) {
      if (is_like(value.substr(i), pattern.substr(1))) return true;
    }
    return false;
  }
  if (value.empty()) return false;
  const bool same =
      pattern[0] == '_' || thema::iequals_ascii(value.substr(0, 1), pattern.substr(0, 1));
  return same && is_like(value.substr(1), pattern.substr(1));
}

bool in_order(double a, const std::string& op, double b) {
  return op == "<" ? a < b : op == "<=" ? a <= b : op == ">" ? a > b : a >= b;
}

Truth compare(const FieldOf& field, const std::string& value, const std::string& op,
              const std::string& asked) {
  if (op == "like") return is_like(value, asked);
  if (op == "~") {
    return asked[0] == '^' ? value.starts_with(asked.substr(1))
                           : value.find(asked) != std::string::npos;
  }
  const auto a = thema::parse_number(value), b = thema::parse_number(asked);
  const bool numbers = field.values == FieldOf::Values::number && a && b;
  const bool same = numbers ? *a == *b : value == asked;
  if (op == "=" || op == "in") return same;
  if (op == "!=") return !same;
  if (numbers) return in_order(*a, op, *b);
  if (field.values == FieldOf::Values::number) return std::nullopt;
  if (field.values == FieldOf::Values::text) return in_order(value.compare(asked), op, 0);
  const auto level = std::find(kArms.begin(), kArms.end(), value);
  if (level == kArms.end()) return std::nullopt;  // not reported
  return in_order(
      static_cast<double>(level - kArms.begin()), op,
      static_cast<double>(std::find(kArms.begin(), kArms.end(), asked) - kArms.begin()));
}

Truth either(Truth a, Truth b) {
  if (a == Truth(true) || b == Truth(true)) return true;
  return a && b ? Truth(false) : std::nullopt;
}

Truth opposite(Truth t) { return t ? Truth(!*t) : t; }

Truth compare_all(const Expression& e, const Subject& s) {
  const Strings values = values_of(e.field, s);
  if (e.operator_ == "is null") return values.empty();
  if (e.operator_ == "is not null") return !values.empty();
  if (e.operator_.starts_with("not ")) {
    Expression plain = e;
    plain.operator_ = e.operator_.substr(4);
    return opposite(compare_all(plain, s));
  }
  const bool is_code = e.field == "code" && e.operator_ != "like" && e.operator_ != "~";
  if (is_code) {
    bool inside = false;
    for (const std::string& path : e.values) {
      inside = inside || s.told.is_under(s.mark->code, index_of(s.told.codes, path));
    }
    return inside == (e.operator_ != "!=");
  }
  if (values.empty()) return std::nullopt;
  if (e.operator_ == "!=" && (e.field == "case" || e.field == "case.kind")) {
    return std::find(values.begin(), values.end(), e.values[0]) == values.end();
  }
  Truth truth = false;
  for (const std::string& value : values) {
    for (const std::string& asked : e.values) {
      truth = either(truth, compare(field_named(e.field), value, e.operator_, asked));
    }
  }
  return truth;
}

bool holds_code(const Expression& e, const Subject& s) {
  const Told& told = s.told;
  const std::size_t code = index_of(told.codes, e.values[0]);
  return std::any_of(told.codings.begin(), told.codings.end(), [&](const Told::Mark& m) {
    if (!told.counts(m) || !told.is_under(m.code, code)) return false;
    if (e.field == "case" && s.person) {
      const People said = told.said_by(m);
      return said.contains(*s.person) || std::any_of(said.begin(), said.end(), [&](std::size_t p) {
               return s.counted && told.counts_for(p, s.kind).contains(*s.counted);
             });
    }
    if (e.field == "case") return false;
    if (m.source != s.source) return false;
    if (e.field == "source") return true;
    const std::set<std::size_t> mine = told.turns_of(*s.mark), theirs = told.turns_of(m);
    return std::any_of(mine.begin(), mine.end(), [&](std::size_t t) { return theirs.contains(t); });
  });
}

/// Whether a condition can only be answered for a coding.
bool needs_coding(const Expression& e) {
  return e.kind == Kind::has ? e.field == "turn" : !field_named(e.field).of_case_or_source;
}

Truth evaluate(const Expression& e, const Subject& s) {
  switch (e.kind) {
    case Kind::not_:
      return opposite(evaluate(e.parts[0], s));
    case Kind::or_: {
      const Truth left = evaluate(e.parts[0], s);
      return either(left, evaluate(e.parts[1], s));
    }
    case Kind::and_: {
      const Truth left = opposite(evaluate(e.parts[0], s));
      return opposite(either(left, opposite(evaluate(e.parts[1], s))));
    }
    default:
      break;
  }
  if (s.mark == nullptr && needs_coding(e)) {
    const bool taken = s.taken.back();
    s.taken.pop_back();
    return taken;
  }
  return e.kind == Kind::has ? Truth(holds_code(e, s)) : compare_all(e, s);
}

std::size_t open_conditions(const Expression& e) {
  if (e.kind == Kind::compare || e.kind == Kind::has) return needs_coding(e) ? 1 : 0;
  std::size_t n = 0;
  for (const Expression& part : e.parts) n += open_conditions(part);
  return n;
}

/// Whether there could be a coding of this case in this source that fits.
bool could_fit(const Told& told, const Expression& e, std::size_t source, std::size_t person,
               std::size_t counted, const std::string& kind) {
  const std::size_t open = open_conditions(e);
  for (std::size_t bits = 0; bits < (std::size_t{1} << open); ++bits) {
    Subject s{told, source, person};
    s.counted = counted;
    s.kind = kind;
    for (std::size_t i = 0; i < open; ++i) s.taken.push_back((bits >> i & 1) != 0);
    if (evaluate(e, s) == Truth(true)) return true;
  }
  return false;
}

void add_chosen(std::string& out, std::size_t mark, const People& people) {
  out += (out.empty() ? "" : " ") + std::string(1, static_cast<char>('a' + mark)) + ":";
  for (const std::size_t p : people) out += std::to_string(p + 1);
}

std::size_t mark_of(const Told& told, const Corpus& corpus, const Coding& coding) {
  for (std::size_t i = 0; i < told.codings.size(); ++i) {
    const Told::Mark& m = told.codings[i];
    if (m.span == coding.span &&
        told.sources[m.source].name == corpus.sources[coding.source].name &&
        told.codes[m.code].path == corpus.codes[coding.code].path &&
        told.coders[m.coder] == corpus.coders[coding.coder].name) {
      return i;
    }
  }
  throw std::out_of_range("a coding that was never told");
}

}  // namespace

std::string chosen(const Told& told, const Loaded& loaded, const std::string& where,
                   const std::string& kind) {
  const Selection selection = parse_selection(where, loaded.corpus, Scope::coding);
  thema::analysis::Filter filter(selection, loaded.corpus);
  if (!kind.empty()) filter.count_as(kind);
  loaded.teach(filter);
  std::map<std::size_t, People> found;
  for (std::uint32_t s = 0; s < loaded.corpus.sources.size(); ++s) {
    for (const auto& selected : loaded.select(filter, s)) {
      People& people = found[mark_of(told, loaded.corpus, *selected.coding)];
      for (const std::uint32_t c : selected.cases) {
        people.insert(index_of(told.people, loaded.corpus.cases[c].name));
      }
    }
  }
  std::string out;
  for (const auto& [mark, people] : found) add_chosen(out, mark, people);
  return out;
}

std::string chosen_by_hand(const Told& told, const Expression& e, const std::string& kind) {
  const auto fits = [&](Subject s) {
    const People counted = kind.empty() ? People() : told.counts_for(*s.person, kind);
    if (counted.empty()) return evaluate(e, s) == Truth(true);
    return std::any_of(counted.begin(), counted.end(), [&](std::size_t group) {
      s.counted = group;
      s.kind = kind;
      return evaluate(e, s) == Truth(true);
    });
  };
  std::string out;
  for (std::size_t i = 0; i < told.codings.size(); ++i) {
    const Told::Mark& m = told.codings[i];
    if (!told.counts(m)) continue;
    const People said_by = told.said_by(m);
    People fit;
    bool chosen = said_by.empty() && evaluate(e, {told, m.source, {}, &m}) == Truth(true);
    for (const std::size_t p : said_by) {
      Subject s{told, m.source, p, &m};
      if (!fits(s)) continue;
      chosen = true;
      s.own_speakers = true;
      if (fits(s)) fit.insert(p);
    }
    if (chosen) add_chosen(out, i, fit);
  }
  return out;
}

std::string denominator_by_hand(const Told& told, const Expression& e, const std::string& kind) {
  std::set<std::string> names;
  for (std::size_t s = 0; s < told.sources.size(); ++s) {
    People people = told.sources[s].people;
    for (const Told::Label& label : told.sources[s].speakers) {
      if (label.person && label.role == SpeakerRole::participant) people.insert(*label.person);
    }
    for (const std::size_t p : people) {
      for (const std::size_t group : told.counts_for(p, kind)) {
        if (could_fit(told, e, s, p, group, kind)) names.insert(told.people[group].name);
      }
    }
  }
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : " ") + name;
  return out;
}

}  // namespace thema_test
