#include "model/erasure.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <random>

#include "../temp_folder.h"
#include "change_helpers.h"
#include "model/cases.h"
#include "model/check.h"
#include "model/codebook.h"
#include "model/codings.h"
#include "model/corpus.h"
#include "model/passages.h"
#include "text/text_index.h"

using namespace thema::model;
using thema::RowId;
using thema::Span;
using Talk = std::vector<std::pair<std::string, std::string>>;

namespace {

/// A word that stands in one source only, told by letters: digits would be anywhere.
std::string own_word(std::size_t source, std::size_t i) {
  std::string word = "qz";
  for (std::size_t n = source * 1000 + i + 7; n > 0; n /= 20)
    word += "bcdfghjklmnprstvwxyz"[n % 20];
  return word + "zq";
}

Talk talk_of(std::size_t source) {
  Talk talk;
  for (std::size_t turn = 0; turn < 20; ++turn) {
    std::string words = "so";
    for (std::size_t i = 0; i < 6; ++i) words += " " + own_word(source, turn * 6 + i);
    talk.emplace_back(turn % 2 == 0 ? "INT" : fmt::format("P{}", source), words + ".");
  }
  return talk;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t words_found(const std::string& bytes, std::size_t source) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < 120; ++i) {
    if (bytes.find(own_word(source, i)) != std::string::npos) ++n;
  }
  return n;
}

/// Codes a span, with a memo where one is given.
void code(Project& p, const Source& source, Span span, const std::string& name,
          const std::string& memo = {}) {
  thema::Sink quiet;
  SourceText text(p, source);
  NewCoding coding;
  coding.source = source.id;
  coding.span = span;
  coding.code = Codebook(p).add(name, {}).id;
  coding.coder = p.coder_id(quiet);
  coding.quote_hash = text.hash_of(span);
  if (!memo.empty()) {
    coding.extra = std::make_unique<CodingExtra>();
    coding.extra->memo = memo;
  }
  std::vector<NewCoding> codings;
  codings.push_back(std::move(coding));
  Codings(p).add(codings);
}

/// Problems that are errors.
std::string problems(Project& p) {
  thema::Sink quiet;
  std::string out;
  for (const Problem& problem : check(p, quiet)) {
    if (problem.level == thema::Level::error) out += problem.id + ": " + problem.message + ";";
  }
  return out;
}

}  // namespace

TEST_CASE("no byte of the file keeps a word of a source that was purged, all others keep theirs") {
  const TempFolder folder;
  const auto path = folder / "study.thema";
  {
    auto p = Project::create(path, {}, thema::Env::system(), {});
    for (std::size_t s = 0; s < 12; ++s) {
      changing(p, [&] { add_transcript(p, fmt::format("P{}", s), talk_of(s)); });
    }
    REQUIRE(words_found(bytes_of(path), 3) == 120);
    changing(p, [&] { erase_source(p, Sources(p).require("P3")); });
    CHECK_FALSE(Sources(p).find("P3"));
    CHECK(problems(p) == "");
  }
  const std::string bytes = bytes_of(path);
  CHECK(words_found(bytes, 3) == 0);
  for (const std::size_t s : {0U, 2U, 4U, 11U}) CHECK(words_found(bytes, s) == 120);
}

TEST_CASE("words of a removed source, of an undone import and of earlier versions go as well") {
  const TempFolder folder;
  const auto path = folder / "study.thema";
  {
    auto p = Project::create(path, {}, thema::Env::system(), {});
    changing(p, [&] { add_transcript(p, "P1", talk_of(1)); });
    changing(p, [&] { add_transcript(p, "P2", talk_of(2)); });
    changing(p, [&] {
      code(p, Sources(p).require("P1"), {10, 30}, "Trust", "the kwyjibo she keeps");
    });
    p.undo("thema undo", "");
    changing(p, [&] { erase_source(p, Sources(p).require("P1")); });
    CHECK(problems(p) == "");
    CHECK(error_of([&] { p.undo("thema undo", ""); }).starts_with("conflict"));
  }
  const std::string bytes = bytes_of(path);
  CHECK(words_found(bytes, 1) == 0);
  CHECK(words_found(bytes, 2) == 120);
  CHECK(bytes.find("kwyjibo") == std::string::npos);
}

TEST_CASE("in a shared source the other passages stay at their words, whatever is emptied") {
  std::mt19937 random(20261122);
  for (int round = 0; round < 60; ++round) {
    auto p = Project::in_memory();
    Talk talk;
    for (std::size_t i = 0; i < 9; ++i) {
      std::string words = own_word(0, i);
      for (std::size_t k = random() % 5; k > 0; --k) words += " " + own_word(1, random() % 40);
      talk.emplace_back(i % 3 == 0 ? "INT" : random() % 2 == 0 ? "Anna" : "Bert", words);
    }
    changing(p, [&] {
      add_transcript(p, "group", talk);
      Sources sources(p);
      const Source group = sources.require("group");
      for (const char* label : {"Anna", "Bert"}) {
        const auto all = sources.speakers(group);
        if (std::none_of(all.begin(), all.end(),
                         [&](const Speaker& s) { return s.label == label; })) {
          continue;
        }
        Sources::SpeakerChange change;
        change.case_id = Cases(p).ensure(label);
        sources.set_speaker(group, label, change);
      }
      Cases(p).ensure("Carl");
      Cases(p).link(Cases(p).require("Carl").id, group.id);
    });
    const Source before = Sources(p).require("group");
    const std::string old_text = load_text(p, before);
    const thema::text::TextIndex old_index{std::string_view(old_text)};
    std::vector<Span> gone;
    for (const Turn& t : load_turns(p, before)) {
      for (const Speaker& s : Sources(p).speakers(before)) {
        if (s.id == t.speaker && s.label == "Anna") gone.push_back(t.span);
      }
    }
    if (gone.empty()) continue;
    std::map<std::string, Span> spans;
    changing(p, [&] {
      for (int i = 0; i < 40; ++i) {
        const auto begin = static_cast<std::uint32_t>(random() % (before.length - 1));
        const auto size = 1 + static_cast<std::uint32_t>(random() % 60);
        const Span span{begin, std::min(begin + size, before.length)};
        code(p, before, span, fmt::format("code {}", i));
        spans.emplace(fmt::format("code {}", i), span);
      }
    });
    changing(p, [&] { withdraw_case(p, "Anna"); });
    const Source after = Sources(p).require("group");
    const std::string new_text = load_text(p, after);
    const thema::text::TextIndex new_index{std::string_view(new_text)};
    const auto in_gone = [&](std::uint32_t point) {
      return std::any_of(gone.begin(), gone.end(),
                         [&](const Span& g) { return g.begin <= point && point < g.end; });
    };
    std::map<std::string, Coding> left;
    const Corpus corpus = load_corpus(p);
    for (const Coding& c : load_codings(p, corpus, {})) left.emplace(corpus.codes[c.code].name, c);
    for (const auto& [id, span] : spans) {
      // Brute force: the points that are not erased, in the old text.
      Span kept{span.end, span.begin};
      bool touched = false;
      for (std::uint32_t point = span.begin; point < span.end; ++point) {
        if (in_gone(point)) {
          touched = true;
          continue;
        }
        kept.begin = std::min(kept.begin, point);
        kept.end = std::max(kept.end, point + 1);
      }
      REQUIRE(left.contains(id) == (kept.begin < kept.end));
      if (!left.contains(id)) continue;
      std::string expected;
      for (std::uint32_t point = kept.begin; point < kept.end; ++point) {
        if (!in_gone(point)) {
          expected += old_index.slice({point, point + 1});
        } else if (!in_gone(point - 1)) {
          expected += kErasedWords;
        }
      }
      CHECK(new_index.slice(left.at(id).span) == expected);
      CHECK(left.at(id).changed == touched);
    }
    CHECK(problems(p) == "");
  }
}

TEST_CASE("a shared source that does not say whose turns are whose is refused") {
  auto p = Project::in_memory();
  changing(p, [&] {
    const RowId group = add_transcript(p, "group", {{"A", "One."}, {"B", "Two."}});
    for (const char* name : {"P1", "P2"}) Cases(p).link(Cases(p).ensure(name), group);
  });
  const std::string before = state_of(p);
  CHECK(error_of([&] {
          changing(p, [&] { withdraw_case(p, "P1"); });
        }).find("thema speaker set group LABEL --case P1") != std::string::npos);
  CHECK(state_of(p) == before);
  CHECK(error_of([&] { changing(p, [&] { withdraw_case(p, "P9"); }); }).starts_with("not-found"));
}

TEST_CASE(
    "an original that other sources were made from is given up, a source of equal text is told") {
  auto p = Project::in_memory();
  changing(p, [&] {
    add_transcript(p, "one", talk_of(1));
    add_transcript(p, "one again", talk_of(1));
  });
  Erased erased;
  changing(p, [&] { erased = erase_source(p, Sources(p).require("one")); });
  CHECK(erased.same_text == std::vector<std::string>{"one again"});
  CHECK(Sources(p).original(Sources(p).require("one again")).find(own_word(1, 5)) !=
        std::string::npos);
}
