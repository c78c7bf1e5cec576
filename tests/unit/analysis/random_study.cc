#include "random_study.h"

#include <algorithm>

#include "model/cases.h"
#include "model/codebook.h"
#include "model/coders.h"
#include "model/codings.h"
#include "model/settings.h"
#include "model/sources.h"
#include "store/database.h"
#include "text/tokens.h"
#include "text/utf8.h"

using namespace thema::model;
using thema::RowId;
using thema::Span;

namespace thema_test {

bool Told::is_under(std::size_t code, std::size_t top) const {
  for (std::optional<std::size_t> at = code; at; at = codes[*at].parent) {
    if (*at == top) return true;
  }
  return false;
}

std::set<std::size_t> Told::turns_of(const Mark& m) const {
  std::set<std::size_t> found;
  const std::vector<Words>& turns = sources[m.source].turns;
  for (std::uint32_t point = m.span.begin; point < m.span.end; ++point) {
    for (std::size_t i = 0; i < turns.size(); ++i) {
      if (turns[i].span.begin <= point && point < turns[i].span.end) found.insert(i);
    }
  }
  return found;
}

People Told::said_in(const Interview& source, const Words& turn) const {
  if (!turn.speaker) return source.people;
  const Label& speaker = source.speakers[*turn.speaker];
  if (speaker.role == SpeakerRole::interviewer) return {};
  if (speaker.role == SpeakerRole::participant && speaker.person) return {*speaker.person};
  People rest = source.people;
  for (const Label& other : source.speakers) {
    if (other.role == SpeakerRole::participant && other.person) rest.erase(*other.person);
  }
  return rest;
}

std::vector<const Told::Words*> Told::heard_in(const Mark& m) const {
  const Interview& source = sources[m.source];
  std::vector<const Words*> participants, others;
  for (const std::size_t t : turns_of(m)) {
    const Words& turn = source.turns[t];
    const bool participant =
        turn.speaker && source.speakers[*turn.speaker].role == SpeakerRole::participant;
    (participant ? participants : others).push_back(&turn);
  }
  return participants.empty() ? others : participants;
}

People Told::said_by(const Mark& m) const {
  const Interview& source = sources[m.source];
  if (turns_of(m).empty()) return source.people;
  People said;
  for (const Words* turn : heard_in(m)) said.merge(said_in(source, *turn));
  return said;
}

namespace {

constexpr const char* kDays[] = {"2026-01-05", "2026-02-11", "2026-03-01"};

Told::Person random_person(Random& random, std::size_t number) {
  Told::Person p;
  p.name = "P" + std::to_string(number);
  p.kind = one_in(random, 4) ? "site" : "participant";
  if (!one_in(random, 4)) {
    p.attributes["arm"] = one_of<std::string>(random, {"web", "usual", "phone", "N/R"});
  }
  if (!one_in(random, 4)) {
    p.attributes["age"] = one_of<std::string>(random, {"9", "30", "52", "100", "N/R"});
  }
  if (!one_in(random, 3)) p.attributes["place"] = one_of<std::string>(random, {"north", "south"});
  return p;
}

/// A transcript of short turns; some words stand before the first of them, some speaker has no
/// label.
Told::Interview random_interview(Random& random, std::size_t number, std::size_t people) {
  static constexpr std::u32string_view kLetters = U"ab éß日𝒜😀";
  Told::Interview s;
  s.name = "S" + std::to_string(number);
  s.kind = one_of<std::string>(random, {"transcript", "document"});
  s.speakers = {{"I", SpeakerRole::interviewer, {}},
                {"A", SpeakerRole::participant, {}},
                {"B", SpeakerRole::participant, {}},
                {"G", SpeakerRole::other, {}}};
  for (Told::Label& label : s.speakers) {
    if (!one_in(random, 2)) label.person = below(random, people);
  }
  for (std::size_t i = below(random, 3); i > 0; --i) s.people.insert(below(random, people));
  const auto write = [&](char32_t letter) {
    thema::text::append_utf8(s.text, letter);
    ++s.length;
  };
  for (std::size_t i = below(random, 3); i > 0; --i) write(U'T');
  for (std::size_t i = 1 + below(random, 6); i > 0; --i) {
    Told::Words turn;
    turn.label.begin = s.length;
    if (!one_in(random, 6)) {
      turn.speaker = below(random, s.speakers.size());
      write(static_cast<char32_t>(s.speakers[*turn.speaker].label[0]));
      write(U':');
    }
    turn.label.end = turn.span.begin = s.length;
    for (std::size_t n = 1 + below(random, 7); n > 0; --n) {
      write(kLetters[below(random, kLetters.size())]);
    }
    turn.span.end = s.length;
    s.turns.push_back(turn);
    write(U'\n');
  }
  if (!one_in(random, 4)) s.attributes["months"] = one_of<std::string>(random, {"3", "6", "12"});
  if (!one_in(random, 4)) s.attributes["date"] = kDays[below(random, 3)];
  if (!one_in(random, 3)) s.attributes["place"] = one_of<std::string>(random, {"north", "south"});
  return s;
}

std::vector<Tag> random_tags(Random& random) {
  std::vector<Tag> tags;
  for (const char* value : {"barrier", "facilitator"}) {
    if (one_in(random, 4)) tags.push_back({"valence", value});
  }
  if (one_in(random, 6)) tags.push_back({"view", "patient"});
  return tags;
}

void random_codebook(Random& random, Told& told) {
  for (std::size_t i = 2 + below(random, 7); i > 0; --i) {
    Told::Node node;
    const std::string name = "c" + std::to_string(told.codes.size());
    if (!told.codes.empty() && !one_in(random, 3)) node.parent = below(random, told.codes.size());
    node.path = node.parent ? told.codes[*node.parent].path + "/" + name : name;
    node.role = one_of<std::string>(random, {"code", "theme", "outcome"});
    node.tags = random_tags(random);
    told.codes.push_back(node);
  }
}

/// Many passages meet, touch or are the same.
void random_codings(Random& random, Told& told) {
  std::set<std::tuple<std::size_t, Span, std::size_t, std::size_t>> taken;
  for (std::size_t i = below(random, 40); i > 0; --i) {
    Told::Mark m;
    m.source = below(random, told.sources.size());
    m.code = below(random, told.codes.size());
    m.coder = below(random, told.coders.size());
    const std::uint32_t length = told.sources[m.source].length;
    if (one_in(random, 3) && !told.codings.empty() && told.codings.back().source == m.source) {
      const Span last = told.codings.back().span;
      m.span = last.end < length && one_in(random, 2) ? Span{last.end, last.end + 1} : last;
    } else {
      m.span.begin = static_cast<std::uint32_t>(below(random, length));
      const std::size_t rest = length - m.span.begin;
      m.span.end = m.span.begin + 1 +
                   static_cast<std::uint32_t>(below(random, std::min<std::size_t>(rest, 9)));
    }
    if (!taken.insert({m.source, m.span, m.code, m.coder}).second) continue;
    m.exemplar = one_in(random, 4);
    m.suggested = one_in(random, 12);
    m.lost = one_in(random, 12);
    m.created = std::string(kDays[below(random, 3)]) + "T12:00:00Z";
    m.tags = random_tags(random);
    told.codings.push_back(m);
  }
}

}  // namespace

Told random_told(Random& random) {
  Told told;
  const std::size_t people = 1 + below(random, 5);
  for (std::size_t i = 1; i <= people; ++i) told.people.push_back(random_person(random, i));
  const std::size_t sources = 1 + below(random, 4);
  for (std::size_t i = 1; i <= sources; ++i) {
    told.sources.push_back(random_interview(random, i, people));
  }
  random_codebook(random, told);
  told.coders = {"ann", "bob"};
  random_codings(random, told);
  if (one_in(random, 4)) told.count = told.coders[below(random, 2)];
  return told;
}

void put_in_others(Random& random, Told& told, bool several) {
  for (std::size_t i = 0; i + 1 < told.people.size(); ++i) {
    for (std::size_t n = several ? below(random, 3) : below(random, 4) / 2; n > 0; --n) {
      told.people[i].in.insert(i + 1 + below(random, told.people.size() - i - 1));
      if (!several) break;
    }
  }
}

People Told::counts_for(std::size_t person, const std::string& kind) const {
  if (people[person].kind == kind) return {person};
  People found;
  for (const std::size_t above : people[person].in) found.merge(counts_for(above, kind));
  return found;
}

namespace {

void declare_attributes(Cases& cases) {
  AttributeFields number, date, arm;
  number.type = AttributeType::integer;
  date.type = AttributeType::date;
  arm.type = AttributeType::text;
  arm.order = {"web", "usual", "phone"};
  cases.set_attribute(Owner::case_, "arm", arm);
  cases.set_attribute(Owner::case_, "age", number);
  cases.set_attribute(Owner::case_, "place", {});
  cases.set_attribute(Owner::source, "months", number);
  cases.set_attribute(Owner::source, "date", date);
  cases.set_attribute(Owner::source, "place", {});
}

RowId store_source(Project& project, const Told::Interview& told, RowId coder) {
  DocumentDraft document;
  document.format = "txt";
  document.encoding = "UTF-8";
  document.text = told.text;
  for (const Told::Label& s : told.speakers) document.speakers.push_back({s.label, s.role});
  for (const Told::Words& words : told.turns) {
    TurnDraft turn;
    turn.label = words.label;
    turn.span = words.span;
    turn.speaker = words.speaker;
    document.turns.push_back(turn);
  }
  thema::text::Tokenizer tokenizer;
  const auto prepared = prepare_source(document, told.name + ".txt", told.text, tokenizer);
  return Sources(project).add(prepared, told.name, told.kind, "", coder).id;
}

void store_marks(const Told& told, Project& project, const std::vector<RowId>& sources,
                 const std::vector<RowId>& codes, const std::vector<RowId>& coders) {
  std::vector<NewCoding> codings;
  for (const Told::Mark& m : told.codings) {
    NewCoding c;
    c.source = sources[m.source];
    c.span = m.span;
    c.code = codes[m.code];
    c.coder = coders[m.coder];
    c.exemplar = m.exemplar;
    c.extra = std::make_unique<CodingExtra>();
    c.extra->created_at = m.created;
    c.extra->tags = m.tags;
    codings.push_back(std::move(c));
  }
  Codings(project).add(codings);
  for (const Told::Mark& m : told.codings) {
    const RowId id = Codings(project)
                         .on_passage(sources[m.source], m.span, codes[m.code], coders[m.coder])
                         .at(0);
    project.db()
        .query("UPDATE coding SET status = ?2, anchor = ?3 WHERE id = ?1")
        .bind_all(id, m.suggested ? "suggested" : "", m.lost ? "lost" : "")
        .run();
  }
}

}  // namespace

void store(const Told& told, Project& project) {
  ChangeScope change(project, "thema test");
  Cases cases(project);
  declare_attributes(cases);
  std::vector<RowId> people(told.people.size()), coders, sources(told.sources.size()), codes;
  for (std::size_t i = told.people.size(); i-- > 0;) {
    people[i] = cases.ensure(told.people[i].name, told.people[i].kind);
    for (const auto& [name, value] : told.people[i].attributes) {
      cases.set_value(Owner::case_, people[i], name, value);
    }
  }
  for (std::size_t i = 0; i < people.size(); ++i) {
    for (const std::size_t above : told.people[i].in) {
      cases.set_membership(people[i], people[above]);
    }
  }
  for (const std::string& name : told.coders) coders.push_back(Coders(project).ensure(name));
  for (std::size_t i = told.sources.size(); i-- > 0;) {
    const Told::Interview& source = told.sources[i];
    sources[i] = store_source(project, source, coders[0]);
    for (const std::size_t p : source.people) cases.link(people[p], sources[i]);
    for (const auto& [name, value] : source.attributes) {
      cases.set_value(Owner::source, sources[i], name, value);
    }
    for (const Told::Label& s : source.speakers) {
      if (!s.person) continue;
      Sources::SpeakerChange link;
      link.case_id = people[*s.person];
      Sources(project).set_speaker(Sources(project).require(source.name), s.label, link);
    }
  }
  for (const Told::Node& node : told.codes) {
    CodeFields fields;
    fields.role = node.role;
    fields.tags = node.tags;
    codes.push_back(Codebook(project).add(node.path, fields).id);
  }
  store_marks(told, project, sources, codes, coders);
  Settings(project).set("count", told.count);
  change.commit();
}

Loaded::Loaded(Project& project) : corpus(load_corpus(project)) {
  codings = load_codings(project, corpus, {});
  for (const Source& s : corpus.sources) turns.push_back(load_turns(project, s));
  facts.tags = load_coding_tags(project);
  facts.created = load_created(project);
}

std::span<const Coding> Loaded::codings_of(std::uint32_t source) const {
  const auto in_source = [&](const Coding& c) { return c.source < source; };
  const auto not_behind = [&](const Coding& c) { return c.source <= source; };
  const auto first = std::partition_point(codings.begin(), codings.end(), in_source);
  const auto last = std::partition_point(first, codings.end(), not_behind);
  return std::span<const Coding>(codings).subspan(static_cast<std::size_t>(first - codings.begin()),
                                                  static_cast<std::size_t>(last - first));
}

void Loaded::teach(thema::analysis::Filter& filter) const {
  const thema::analysis::Attribution who(corpus);
  for (const Coding& c : codings) {
    std::vector<RowId> ids;
    const auto range = thema::analysis::turns_of(turns[c.source], c.span);
    for (std::size_t i = range.first; i < range.last; ++i) ids.push_back(turns[c.source][i].id);
    filter.learn(c, who.cases_of(c.source, turns[c.source], c.span), ids);
  }
}

std::vector<thema::analysis::Selected> Loaded::select(const thema::analysis::Filter& filter,
                                                      std::uint32_t source) const {
  return select_codings(filter, thema::analysis::Attribution(corpus), source, turns[source],
                        codings_of(source), facts);
}

}  // namespace thema_test
