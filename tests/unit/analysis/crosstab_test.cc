#include "analysis/crosstab.h"

#include <doctest/doctest.h>

#include "analysis/axis.h"
#include "base/error.h"
#include "random_study.h"

using namespace thema::analysis;
using namespace thema::model;
using namespace thema_test;
using thema::Span;

namespace {

/// One cell, the slow way.
struct Expected {
  std::size_t codings = 0;
  std::set<std::size_t> sources;
  People people;
  std::map<std::size_t, std::vector<Span>> passages;
};
using Cells = std::map<std::pair<std::string, std::string>, Expected>;
const std::string kAll = "(all)";

std::string value_or_missing(const Attributes& attributes, const std::string& name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? "missing" : found->second;
}

/// The values of a side that words have, said by `person` where that matters.
std::set<std::string> values(const Told& told, const std::string& side, const Told::Mark& m,
                             std::optional<std::size_t> person, const People& counted) {
  std::set<std::string> out;
  if (side == "codes") {
    for (std::size_t c = 0; c < told.codes.size(); ++c) {
      if (told.is_under(m.code, c)) out.insert(told.codes[c].path);
    }
  } else if (side == "sources") {
    out.insert(told.sources[m.source].name);
  } else if (side == "coders") {
    out.insert(told.coders[m.coder]);
  } else if (side == "role") {
    for (const std::size_t t : told.turns_of(m)) {
      const auto speaker = told.sources[m.source].turns[t].speaker;
      if (!speaker) continue;
      out.insert(std::string(to_string(told.sources[m.source].speakers[*speaker].role)));
    }
    if (out.empty()) out.insert("no speaker");
  } else if (side == "tag:valence") {
    for (const auto* tags : {&m.tags, &told.codes[m.code].tags}) {
      if (!out.empty()) break;
      for (const Tag& t : *tags) {
        if (t.key == "valence") out.insert(t.value);
      }
    }
    if (out.empty()) out.insert("untagged");
  } else if (side == "attr:months") {
    out.insert(value_or_missing(told.sources[m.source].attributes, "months"));
  } else if (side == "cases" && person && counted.contains(*person)) {
    out.insert(told.people[*person].name);
  } else if (side == "attr:arm" && person) {
    out.insert(value_or_missing(told.people[*person].attributes, "arm"));
  }
  return out;
}

People counted_people(const Told& told) {
  People people;
  for (const Told::Interview& s : told.sources) {
    people.insert(s.people.begin(), s.people.end());
    for (const Told::Label& l : s.speakers) {
      if (l.person && l.role == SpeakerRole::participant) people.insert(*l.person);
    }
  }
  std::erase_if(people, [&](std::size_t p) { return told.people[p].kind != "participant"; });
  return people;
}

bool about_people(const std::string& side) { return side == "cases" || side == "attr:arm"; }

/// Codes of whatever shares a letter with the words.
std::set<std::string> codes_met(const Told& told, const Told::Mark& m) {
  std::set<std::string> met;
  for (const Told::Mark& other : told.codings) {
    if (!told.counts(other) || other.source != m.source || !other.span.overlaps(m.span)) continue;
    met.merge(values(told, "codes", other, {}, {}));
  }
  return met;
}

/// All that joins with the words to one extract of a code.
Span extract_around(const Told& told, const Told::Mark& m, const std::string& path) {
  Span whole = m.span;
  for (bool grown = true; grown;) {
    grown = false;
    for (const Told::Mark& other : told.codings) {
      if (!told.counts(other) || other.source != m.source || !other.span.overlaps(whole)) continue;
      if (!values(told, "codes", other, {}, {}).contains(path)) continue;
      const Span both{std::min(whole.begin, other.span.begin), std::max(whole.end, other.span.end)};
      grown = grown || !(both == whole);
      whole = both;
    }
  }
  return whole;
}

Cells expected_cells(const Told& told, const std::string& rows, const std::string& columns) {
  const People counted = counted_people(told);
  Cells cells;
  for (const Told::Mark& m : told.codings) {
    if (!told.counts(m)) continue;
    std::set<std::pair<std::string, std::string>> in;
    const auto note = [&](std::optional<std::size_t> person) {
      const auto r = values(told, rows, m, person, counted);
      const auto c = rows == "codes" && columns == "codes"
                         ? codes_met(told, m)
                         : values(told, columns, m, person, counted);
      for (const std::string& row : r) {
        for (const std::string& column : c) {
          for (const auto& cell :
               {std::pair(row, column), std::pair(row, kAll), std::pair(kAll, column)}) {
            in.insert(cell);
            if (person && counted.contains(*person)) cells[cell].people.insert(*person);
          }
        }
      }
    };
    const People said = told.said_by(m);
    for (const std::size_t p : said) note(p);
    if (!about_people(rows) && !about_people(columns)) note({});
    for (const auto& cell : in) {
      Expected& e = cells[cell];
      ++e.codings;
      e.sources.insert(m.source);
      const bool met = rows == "codes" && columns == "codes" && cell.first != kAll;
      e.passages[m.source].push_back(met ? extract_around(told, m, cell.first) : m.span);
    }
  }
  return cells;
}

/// Passages that share a letter, in one another's company, are one extract.
std::size_t extracts_of(const Expected& e, std::size_t& letters) {
  std::size_t n = 0;
  letters = 0;
  for (const auto& [source, passages] : e.passages) {
    std::vector<Span> left = passages;
    while (!left.empty()) {
      Span whole = left.back();
      left.pop_back();
      for (bool grown = true; grown;) {
        grown = false;
        for (std::size_t i = 0; i < left.size(); ++i) {
          if (!left[i].overlaps(whole)) continue;
          whole = {std::min(whole.begin, left[i].begin), std::max(whole.end, left[i].end)};
          left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
          grown = true;
          break;
        }
      }
      ++n;
      letters += whole.end - whole.begin;
    }
  }
  return n;
}

void compare(const Told& told, const Loaded& loaded, const std::string& rows_side,
             const std::string& columns_side) {
  CAPTURE(rows_side);
  CAPTURE(columns_side);
  const Selection everything;
  const Filter filter(everything, loaded.corpus);
  const auto counted = CountedCases::in_selection(filter, loaded.corpus, "participant");
  const AxisInput input{.corpus = loaded.corpus,
                        .counted = counted,
                        .sources = sources_that_may_fit(filter, loaded.corpus),
                        .tops = {},
                        .depth = 0,
                        .declared = {},
                        .tags = loaded.facts.tags};
  const Axis rows(AxisSpec::parse(rows_side, loaded.corpus), input);
  const Axis columns(AxisSpec::parse(columns_side, loaded.corpus), input);
  Crosstab table(rows, columns, counted,
                 {.cases = true, .totals = true, .quotes = 0, .words = true});
  // Without words, cells are counted another way.
  Crosstab wordless(rows, columns, counted, {.cases = true, .totals = true, .quotes = 0});
  const Attribution who(loaded.corpus);
  // Every letter is a word.
  const auto letters_of = [](Span span, std::uint32_t) {
    return std::size_t{span.end - span.begin};
  };
  for (std::uint32_t s = 0; s < loaded.corpus.sources.size(); ++s) {
    const auto selected = loaded.select(filter, s);
    table.add(selected, who, loaded.turns[s], letters_of);
    wordless.add(selected, who, loaded.turns[s]);
  }
  table.close();
  wordless.close();
  CHECK(wordless.outside() == table.outside());
  Cells expected = expected_cells(told, rows_side, columns_side);
  const auto name = [](const Axis& axis, std::uint32_t v) {
    return v == axis.values().size() ? kAll : axis.values()[v].key;
  };
  for (std::uint32_t r = 0; r <= rows.values().size(); ++r) {
    for (std::uint32_t c = 0; c <= columns.values().size(); ++c) {
      if (r == rows.values().size() && c == columns.values().size()) continue;
      const std::pair at(name(rows, r), name(columns, c));
      CAPTURE(at.first);
      CAPTURE(at.second);
      const Expected& e = expected[at];
      std::size_t letters = 0;
      const std::size_t extracts = extracts_of(e, letters);
      const CrossCell cell = table.cell(r, c);
      CHECK(cell.codings == e.codings);
      CHECK(cell.extracts == extracts);
      CHECK(cell.words == letters);
      CHECK(cell.sources == e.sources.size());
      CHECK(table.cases(r, c) == e.people.size());
      const CrossCell alike = wordless.cell(r, c);
      CHECK(alike.codings == e.codings);
      CHECK(alike.extracts == extracts);
      CHECK(alike.sources == e.sources.size());
      CHECK(wordless.cases(r, c) == e.people.size());
      expected.erase(at);
    }
  }
  // Nothing is anywhere else: every value has a row and a column.
  CHECK(expected.empty());
}

}  // namespace

TEST_CASE("cells of any study are those that looking at every coding by itself gives") {
  const std::vector<std::string> sides{"codes", "sources",     "cases",    "coders",
                                       "role",  "attr:months", "attr:arm", "tag:valence"};
  Random random(20261122);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    const Told told = random_told(random);
    auto project = Project::in_memory();
    store(told, project);
    const Loaded loaded(project);
    for (const std::string& rows : sides) {
      for (const std::string& columns : sides) {
        compare(told, loaded, rows, columns);
      }
    }
  }
}

TEST_CASE("a side that is none says what there is, and an attribute of two owners asks for one") {
  Random random(7);
  auto project = Project::in_memory();
  store(random_told(random), project);
  const Loaded loaded(project);
  CHECK_THROWS_WITH_AS(AxisSpec::parse("code", loaded.corpus),
                       "'code' is no side of a matrix; there are: codes, sources, cases, coders, "
                       "role, attr:NAME, tag:KEY",
                       thema::Error);
  CHECK_THROWS_WITH_AS(AxisSpec::parse("attr:place", loaded.corpus),
                       "cases and sources both have an attribute 'place': write attr:case.place or "
                       "attr:source.place",
                       thema::Error);
  CHECK(loaded.corpus.attributes[AxisSpec::parse("attr:source.place", loaded.corpus).attribute]
            .owner == Owner::source);
}

TEST_CASE("values stand in declared order with N/R and what is missing last, empty ones too") {
  Random random(11);
  Told told = random_told(random);
  told.people = {{"P1", "participant", {{"arm", "phone"}}},
                 {"P2", "participant", {{"arm", "N/R"}}},
                 {"P3", "participant", {}}};
  for (auto& source : told.sources) {
    source.people = {0, 1, 2};
    for (auto& label : source.speakers) label.person.reset();
  }
  auto project = Project::in_memory();
  store(told, project);
  const Loaded loaded(project);
  const Selection everything;
  const Filter filter(everything, loaded.corpus);
  const auto counted = CountedCases::in_selection(filter, loaded.corpus, "participant");
  const Axis arm(AxisSpec::parse("attr:arm", loaded.corpus),
                 {.corpus = loaded.corpus,
                  .counted = counted,
                  .sources = sources_that_may_fit(filter, loaded.corpus),
                  .tops = {},
                  .depth = 0,
                  .declared = {},
                  .tags = loaded.facts.tags});
  std::vector<std::string> keys;
  for (const AxisValue& v : arm.values()) keys.push_back(v.key);
  CHECK(keys == std::vector<std::string>{"web", "usual", "phone", "N/R", "missing"});
  CHECK(arm.optional(4));
  CHECK_FALSE(arm.optional(0));
}
