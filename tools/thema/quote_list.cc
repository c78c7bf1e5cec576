#include "quote_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <map>
#include <mutex>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>

#include "analysis/case_groups.h"
#include "analysis/quote_choice.h"
#include "base/error.h"
#include "base/near.h"
#include "model/codebook.h"
#include "model/project.h"
#include "store/database.h"
#include "text/forward_text.h"
#include "text/text_index.h"

namespace thema::cli {

namespace {

constexpr std::uint32_t kNobody = ~0U;
// Code points of quotes in memory at a time. Each text is opened once for all its quotes there:
// where they come code by code, a short stretch would open all texts again and again.
constexpr std::size_t kWords = 110'000'000;
// Quotes in memory at a time, where turns around them are, too.
constexpr std::size_t kWithContext = 30'000;
// Bytes of texts that a thread opens in turn: each change of turns costs a wait.
constexpr std::size_t kOpened = 500'000;
// So many quotes ahead their memory is asked for.
constexpr std::size_t kAhead = 8;
// Quotes that one thread makes.
constexpr std::size_t kAlone = 500;

}  // namespace

const QuoteList::Rare QuoteList::kNothingRare;

QuoteList::QuoteList(model::Project& project, const model::Corpus& corpus, CodingWalk& walk,
                     const analysis::CountedCases& of, const Options& options)
    : project_(project), corpus_(corpus), walk_(walk), of_(of), options_(options) {
  // What lies in a stretch of text are codes, often several.
  if (walk.stretches() && options.group_by == "code") options_.group_by = "source";
  counts_.people.assign(corpus_.cases.size(), false);
  find_roots();
  find_groups();
  collect();
  sort();
  const bool chosen = choose();
  count();  // what is shown under each of several cases is one quote
  if (chosen || options_.under_each) sort(order_, options_.under_each);
}

/// An extract is the union of passages under a code asked for; where none is, of one code's.
void QuoteList::find_roots() {
  roots_.resize(corpus_.codes.size());
  std::iota(roots_.begin(), roots_.end(), 0U);
  const model::CodeFinder finder(corpus_.codes);
  for (const std::string& name : options_.codes) {
    const std::uint32_t root = finder.require(name);
    std::fill(roots_.begin() + root, roots_.begin() + corpus_.code_end[root], root);
  }
}

void QuoteList::find_groups() {
  const std::string& by = options_.group_by;
  if (by == "code" || by == "case" || by == "source") return;
  std::vector<std::string> names{"code", "case", "source"};
  for (std::size_t i = 0; i < corpus_.attributes.size(); ++i) {
    names.push_back(corpus_.attributes[i].name);
    if (corpus_.attributes[i].name == by && !by_attribute_) {
      by_attribute_ = true;
      attribute_ = i;
    }
  }
  if (!by_attribute_) {
    throw Error(Errc::usage,
                fmt::format("cannot group by '{}': there are {}", by, fmt::join(names, ", ")),
                did_you_mean(by, names));
  }
}

void QuoteList::collect() {
  const store::Transaction one_state(project_.db());
  walk_.each([&](const CodingWalk::Visit& visit) { add(visit); });
}

void QuoteList::add(const CodingWalk::Visit& visit) {
  // By root: where its extract under way ends, and the extract's number.
  std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> open;
  auto first_same = static_cast<std::uint32_t>(places_.size());
  const std::uint32_t first = first_same;
  for (const analysis::Selected& s : visit.selected) {
    if (options_.exemplars && !s.coding->exemplar) continue;
    const auto at = static_cast<std::uint32_t>(places_.size());
    // Stretches of text are extracts as they are.
    auto& [end, extract] = open[walk_.stretches() ? model::kNone : roots_[s.coding->code]];
    if (s.coding->span.begin >= end) extract = static_cast<std::uint32_t>(counts_.extracts++);
    end = std::max(end, s.coding->span.end);
    if (at > first && places_.back().coding->span != s.coding->span) first_same = at;
    if (cases_.empty() || cases_.back() != s.cases) {
      cases_.push_back(s.cases);
      people_.push_back(whose(s.cases));
      for (const std::uint32_t c : s.cases) counts_.people[c] = true;
    }
    places_.push_back({s.coding, visit.source, static_cast<std::uint32_t>(cases_.size() - 1),
                       extract, first_same, at + 1,
                       walk_.who().voice_of(s.cases, visit.turns, s.coding->span)});
    for (std::uint32_t i = first_same; i < at; ++i) places_[i].last_same = at + 1;
  }
}

std::string QuoteList::value_of_person(Whose person, std::uint32_t source) const {
  const std::string* value = nullptr;
  if (corpus_.attributes[attribute_].owner == model::Owner::source) {
    value = corpus_.value(attribute_, corpus_.sources[source].id);
  } else if (person.speaking != kNobody) {
    value = corpus_.value(attribute_, corpus_.cases[person.counted].id);
    if (value == nullptr) value = corpus_.value(attribute_, corpus_.cases[person.speaking].id);
  }
  return value == nullptr ? std::string() : *value;
}

/// Values in the order of every table, those without one last.
void QuoteList::rank_groups() {
  if (!by_attribute_) return;
  std::set<std::string> there;
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    for (const Whose person : people_of(i)) {
      there.insert(value_of_person(person, places_[i].coding->source));
    }
  }
  there.erase("");
  std::vector<std::string> values =
      analysis::ordered_values(corpus_, attribute_, {there.begin(), there.end()});
  values.emplace_back();
  for (const std::string& v : values) ranks_.emplace(v, static_cast<std::uint32_t>(ranks_.size()));
}

std::uint32_t QuoteList::rank_of(Whose person, std::uint32_t source) const {
  if (by_attribute_) return ranks_.at(value_of_person(person, source));
  return options_.group_by == "case" ? person.counted : 0;
}

std::vector<QuoteList::Whose> QuoteList::whose(const std::vector<std::uint32_t>& cases) const {
  std::vector<Whose> people;
  for (const std::uint32_t c : cases) {
    const std::vector<std::uint32_t> counted = of_.counted_for(c);
    for (const std::uint32_t for_whom : counted) people.push_back({c, for_whom});
    if (counted.empty()) people.push_back({c, c});
  }
  if (people.empty()) people.push_back({kNobody, kNobody});
  return people;
}

/// All places, each under the first who said it.
void QuoteList::sort() {
  rank_groups();
  std::vector<std::uint32_t> all(places_.size());
  std::iota(all.begin(), all.end(), 0U);
  sort(std::move(all), false);
}

/// By group and code. Those of one group and code stay as places are: by source, place and coder.
void QuoteList::sort(std::vector<std::uint32_t> places, bool under_each) {
  struct Shown {
    std::uint32_t group, code, place;
    Whose person;
  };
  std::vector<Shown> shown;
  shown.reserve(places.size());
  const bool by_source = options_.group_by == "source";
  std::sort(places.begin(), places.end());
  for (const std::uint32_t i : places) {
    const model::Coding& c = *places_[i].coding;
    const std::span<const Whose> people = people_of(i);
    if (by_source) {
      shown.push_back({0, 0, i, people.front()});
      continue;
    }
    std::set<std::uint32_t> in;  // groups: two of one arm are in it once
    for (const Whose person : under_each ? people : people.first(1)) {
      const std::uint32_t group = rank_of(person, c.source);
      if (people.size() > 1 && !in.insert(group).second) continue;
      shown.push_back({group, c.code, i, person});
    }
  }
  std::stable_sort(shown.begin(), shown.end(), [](const Shown& a, const Shown& b) {
    return std::tie(a.group, a.code) < std::tie(b.group, b.code);
  });
  order_.clear();
  whose_.clear();
  for (const Shown& s : shown) {
    order_.push_back(s.place);
    whose_.push_back(s.person);
  }
}

/// Words that several codings share are quoted once while places are few: each has its extract's
/// root, and exemplars go first.
std::vector<std::uint32_t> QuoteList::distinct() const {
  using Taken = std::map<std::uint32_t, std::uint32_t>;  // begin and end; they share no words
  std::map<std::pair<std::uint32_t, std::uint32_t>, Taken> taken;
  std::vector<bool> kept(places_.size(), false);
  for (const bool exemplars : {true, false}) {
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
      const model::Coding& c = *places_[i].coding;
      if (c.exemplar != exemplars) continue;
      Taken& words = taken[{c.source, roots_[c.code]}];
      const auto behind = words.lower_bound(c.span.end);
      if (behind != words.begin() && std::prev(behind)->second > c.span.begin) continue;
      words.emplace(c.span.begin, c.span.end);
      kept[i] = true;
    }
  }
  std::vector<std::uint32_t> order;
  for (const std::uint32_t i : order_) {
    if (kept[i]) order.push_back(i);
  }
  return order;
}

/// Whether there was something to choose: then the order is that of the choice.
bool QuoteList::choose() {
  if (options_.limited && options_.limit == 0) {
    order_.clear();
    return true;
  }
  if (options_.limit == 0 && options_.per_case == 0) return false;
  order_ = distinct();
  std::vector<analysis::QuoteCandidate> candidates;
  candidates.reserve(order_.size());
  for (const std::uint32_t i : order_) {
    const Place& p = places_[i];
    // Where no case says it: the source, and apart from it who asked there.
    const std::int64_t of_source = -1 - 2 * std::int64_t{p.coding->source};
    const std::int64_t person = p.voice == analysis::Voice::case_
                                    ? std::int64_t{people_of(i).front().speaking}
                                : p.voice == analysis::Voice::nobody ? of_source
                                                                     : of_source - 1;
    candidates.push_back(
        {.exemplar = p.coding->exemplar, .person = person, .also = {}, .voice = p.voice});
    const std::vector<std::uint32_t>& cases = cases_of(i);
    if (cases.size() > 1) candidates.back().also.assign(cases.begin() + 1, cases.end());
  }
  std::vector<std::uint32_t> kept;
  for (const std::size_t i :
       analysis::choose_quotes(candidates, {options_.limit, options_.per_case})) {
    kept.push_back(order_[i]);
  }
  order_ = std::move(kept);
  return true;
}

void QuoteList::count() {
  counts_.quotes = order_.size();
  std::vector<bool> extracts(counts_.extracts, false);
  counts_.quoted_people.assign(corpus_.cases.size(), false);
  for (const Place& p : places_) counts_.unquoted_codes.insert(p.coding->code);
  for (const std::uint32_t i : order_) {
    counts_.unquoted_codes.erase(places_[i].coding->code);
    counts_.quoted_extracts += extracts[places_[i].extract] ? 0 : 1;
    extracts[places_[i].extract] = true;
    for (const std::uint32_t c : cases_of(i)) counts_.quoted_people[c] = true;
  }
}

std::vector<QuoteList::Share> QuoteList::shares(const analysis::CountedCases& of) const {
  std::vector<Share> shares(corpus_.cases.size());
  std::vector<bool> quoted(places_.size(), false), quoted_extract(counts_.extracts, false);
  for (const std::uint32_t i : order_) {
    quoted[i] = true;
    quoted_extract[places_[i].extract] = true;
  }
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;  // case and extract
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    std::set<std::uint32_t> counted;
    for (const std::uint32_t c : cases_of(i)) {
      for (const std::uint32_t member_of : of.counted_for(c)) counted.insert(member_of);
    }
    const std::uint32_t extract = places_[i].extract;
    for (const std::uint32_t c : counted) {
      shares[c].quotes += quoted[i] ? 1 : 0;
      if (!seen.emplace(c, extract).second) continue;
      ++shares[c].extracts;
      shares[c].quoted_extracts += quoted_extract[extract] ? 1 : 0;
    }
  }
  return shares;
}

std::string QuoteList::group(std::size_t number) const {
  const Place& place = places_[order_[number]];
  const Whose person = whose_[number];
  const std::string& by = options_.group_by;
  if (by == "source") return corpus_.sources[place.coding->source].name;
  if (by == "case") {
    return person.speaking == kNobody ? "No case" : corpus_.cases[person.counted].name;
  }
  if (by == "code") return corpus_.codes[place.coding->code].path;
  const std::string value = value_of_person(person, place.coding->source);
  for (const auto& level : corpus_.attributes[attribute_].levels) {
    if (level.value == value && !level.label.empty()) return level.label;
  }
  return value.empty() ? fmt::format("No {}", by) : value;
}

void QuoteList::make_of_source(const report::QuoteMaker& maker, std::string_view words,
                               const std::vector<model::Turn>& turns,
                               std::span<const std::size_t> numbers, Stretch& out) const {
  text::ForwardText forward(words);
  std::optional<text::TextIndex> index;  // made where turns around the quotes are wanted
  if (options_.context > 0) index.emplace(words);
  OfSource& mine = out.sources[places_[order_[numbers.front()]].coding->source];
  std::size_t size = 0;
  for (const std::size_t number : numbers) size += places_[order_[number]].coding->span.length();
  mine.strings.reserve(size + size / 8);
  const auto keep = [&](std::string_view s, Piece before) -> Piece {
    if (std::string_view(mine.strings).substr(before.at, before.size) == s) return before;
    const auto at = static_cast<std::uint32_t>(mine.strings.size());
    mine.strings += s;
    return {at, static_cast<std::uint32_t>(s.size())};
  };
  Piece cite, speaker;  // mostly those of the quote before
  report::QuoteMaker::LastCite last;
  report::QuoteRow row;
  analysis::Selected selected;
  for (const std::size_t number : numbers) {
    const std::uint32_t at = order_[number];
    selected.coding = places_[at].coding;
    selected.cases = cases_of(at);
    std::string_view quoted;
    if (index) {
      row = maker.make(selected, turns, *index, options_.context);
      quoted = row.text;
    } else {
      const text::CutPassage passage = forward.cut(selected.coding->span);
      maker.describe(row, selected, turns, passage, last);
      quoted = maker.quoted(words, passage.words, row.print);
    }
    Waiting& w = out.waiting[number - out.first];
    w.text = keep(quoted, {});
    w.cite = cite = keep(row.cite, cite);
    w.speaker = speaker = keep(row.speaker, speaker);
    w.turn = static_cast<std::uint32_t>(row.turn);
    w.first_line = static_cast<std::uint32_t>(row.first_line);
    w.last_line = static_cast<std::uint32_t>(row.last_line);
    w.page = static_cast<std::int32_t>(row.page);
    w.start_ms = row.start_ms;
    if (row.print.empty() && row.memo.empty() && row.tags.empty() && row.before.empty() &&
        row.after.empty()) {
      continue;
    }
    w.rare = static_cast<std::uint32_t>(mine.rare.size());
    mine.rare.push_back({std::move(row.print), std::move(row.memo), std::move(row.tags),
                         std::move(row.before), std::move(row.after)});
  }
}

void QuoteList::fill(report::QuoteRow& row, const Stretch& stretch, std::size_t number) const {
  const std::uint32_t at = order_[number];
  const Place& p = places_[at];
  const model::Coding& c = *p.coding;
  const Waiting& w = stretch.waiting[number - stretch.first];
  const OfSource& of_source = stretch.sources[c.source];
  row.source = c.source;
  row.code = c.code;
  row.coder = c.coder;
  row.span = c.span;
  row.exemplar = c.exemplar;
  row.text.assign(of_source.strings, w.text.at, w.text.size);
  row.cite.assign(of_source.strings, w.cite.at, w.cite.size);
  row.speaker.assign(of_source.strings, w.speaker.at, w.speaker.size);
  row.cases = cases_of(at);
  row.turn = w.turn;
  row.first_line = w.first_line;
  row.last_line = w.last_line;
  row.page = w.page;
  row.start_ms = w.start_ms;
  const Rare& rare = w.rare == kNothing ? kNothingRare : of_source.rare[w.rare];
  row.print = rare.print;
  row.memo = rare.memo;
  row.tags = rare.tags;
  row.before = rare.before;
  row.after = rare.after;
  row.codes.clear();
  if (walk_.stretches()) {
    row.codes = walk_.codes_of_stretch(c);
    return;
  }
  for (std::uint32_t same = p.first_same; same < p.last_same; ++same) {
    const std::uint32_t code = places_[same].coding->code;
    if (std::find(row.codes.begin(), row.codes.end(), code) == row.codes.end()) {
      row.codes.push_back(code);
    }
  }
}

QuoteList::Stretch QuoteList::make(const report::QuoteMaker& maker, std::size_t first,
                                   std::size_t last) const {
  // By source and place, so that each text is opened once and read forward.
  std::vector<std::size_t> by_source(last - first);
  std::iota(by_source.begin(), by_source.end(), first);
  const auto source_of = [&](std::size_t i) { return places_[order_[i]].source; };
  std::sort(by_source.begin(), by_source.end(),
            [&](std::size_t a, std::size_t b) { return order_[a] < order_[b]; });
  Stretch out{first, std::vector<Waiting>(last - first),
              std::vector<OfSource>(corpus_.sources.size())};
  const store::Transaction one_state(project_.db());
  std::mutex next;  // whose turn it is to read the project
  std::size_t done = 0;
  struct Opened {
    std::string words;
    std::vector<model::Turn> turns;
    std::span<const std::size_t> numbers;
  };
  const auto open_some = [&] {
    const std::lock_guard lock(next);
    std::vector<Opened> some;
    for (std::size_t bytes = 0; bytes < kOpened && done < by_source.size();) {
      const std::size_t from = done;
      const std::uint32_t source = source_of(by_source[from]);
      while (done < by_source.size() && source_of(by_source[done]) == source) ++done;
      some.push_back({model::load_text(project_, corpus_.sources[source]), walk_.turns_of(source),
                      std::span(by_source).subspan(from, done - from)});
      bytes += some.back().words.size();
    }
    return some;
  };
  const auto work = [&] {
    for (auto some = open_some(); !some.empty(); some = open_some()) {
      for (const Opened& o : some) make_of_source(maker, o.words, o.turns, o.numbers, out);
    }
  };
  // A second thread is worth its start for more than a few.
  std::future<void> helper;
  if (by_source.size() > kAlone) helper = std::async(std::launch::async, work);
  work();
  if (helper.valid()) helper.get();
  return out;
}

/// How far a stretch goes that fits into memory.
std::size_t QuoteList::end_of_stretch(std::size_t first) const {
  if (options_.context > 0) return std::min(order_.size(), first + kWithContext);
  std::size_t last = first;
  for (std::size_t words = 0; last < order_.size() && (last == first || words < kWords); ++last) {
    words += places_[order_[last]].coding->span.length();
  }
  return last;
}

/// Quotes side by side lie far apart in memory: a third of the time would be spent waiting for it.
void QuoteList::fetch_ahead(const Stretch& stretch, std::size_t number, std::size_t last) const {
  if (number + 2 * kAhead >= last) return;
  __builtin_prefetch(&places_[order_[number + 2 * kAhead]]);
  const Place& soon = places_[order_[number + kAhead]];
  __builtin_prefetch(soon.coding);
  const Piece words = stretch.waiting[number + kAhead - stretch.first].text;
  const char* begin = stretch.sources[soon.source].strings.data() + words.at;
  constexpr std::uint32_t kLine = 64, kBeginning = 512;  // bytes
  for (std::uint32_t i = 0; i < std::min(words.size, kBeginning); i += kLine) {
    __builtin_prefetch(begin + i);
  }
}

void QuoteList::each(const report::QuoteMaker& maker, const Show& show) {
  report::QuoteRow row;
  for (std::size_t first = 0; first < order_.size();) {
    const std::size_t last = end_of_stretch(first);
    const Stretch stretch = make(maker, first, last);
    for (std::size_t number = first; number < last; ++number) {
      fetch_ahead(stretch, number, last);
      fill(row, stretch, number);
      show(row, number);
    }
    first = last;
  }
}

}  // namespace thema::cli
