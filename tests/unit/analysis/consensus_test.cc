// What was decided on a consensus sheet, against what the decisions say by hand.
#include "model/consensus.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <random>
#include <set>

#include "analysis/agreement/contested.h"
#include "model/codebook.h"
#include "model/coders.h"
#include "model/codings.h"
#include "model/corpus.h"
#include "model/passages.h"
#include "unit/model/change_helpers.h"

using namespace thema::model;
using thema::CollectingSink;
using thema::RowId;
using thema::text::Span;

namespace {

using Spans = std::vector<Span>;

/// One text, one code, two coders.
struct Study {
  Study() : project(Project::in_memory()) {
    changing(project, [&] {
      add_transcript(project, "P1", {{"I", "How was it?"}, {"P", std::string(60, 'x')}});
      Codebook(project).add("Walk", {});
      for (const char* name : {"ann", "ben"}) Coders(project).add(name);
    });
    source = Sources(project).require("P1");
  }

  void code(const std::string& coder, Span span, bool exemplar = false, std::string tag = {}) {
    changing(project, [&] {
      SourceText text(project, source);
      std::vector<NewCoding> made(1);
      made[0].source = source.id;
      made[0].span = span;
      made[0].quote_hash = text.hash_of(span);
      made[0].code = Codebook(project).require("Walk").id;
      made[0].coder = Coders(project).require(coder).id;
      made[0].exemplar = exemplar;
      made[0].extra = std::make_unique<CodingExtra>();
      if (!tag.empty()) made[0].extra->tags = {parse_tag(tag)};
      Codings(project).add(made);
    });
  }

  /// Passages of a coder, in order.
  Spans of(const std::string& coder) {
    const Corpus corpus = load_corpus(project);
    Spans spans;
    for (const Coding& c : load_codings(project, corpus, {})) {
      if (corpus.coders[c.coder].name == coder) spans.push_back(c.span);
    }
    return spans;
  }

  struct Row {
    Span span;
    std::vector<Spans> readings;
    std::string decision, version = {};
  };
  std::vector<Row> sheet() {
    std::vector<Row> rows;
    for (const auto& c : thema::analysis::contested({of("ann"), of("ben")})) {
      rows.push_back({c.span, c.readings, c.agreed ? "both" : ""});
    }
    return rows;
  }

  ConsensusResult apply(const std::vector<Row>& rows, const std::string& as = "consensus") {
    ConsensusResult result;
    changing(project, [&] {
      std::deque<std::string> kept;
      const auto keep = [&](std::string text) -> std::string_view {
        return kept.emplace_back(std::move(text));
      };
      std::size_t at = 0;
      const auto next = [&](ConsensusCells& cells) {
        if (at == rows.size()) return false;
        const Row& row = rows[at++];
        cells.line = at + 1;
        cells.source = "P1";
        cells.code = "Walk";
        cells.version = row.version.empty() ? keep(consensus_version(source.text_hash))
                                            : std::string_view(row.version);
        cells.start = keep(std::to_string(row.span.begin));
        cells.end = keep(std::to_string(row.span.end));
        cells.decision = row.decision;
        cells.readings.clear();
        for (const Spans& reading : row.readings) {
          cells.readings.push_back(keep(consensus_passages(reading)));
        }
        return true;
      };
      ConsensusOptions options;
      options.file = "sheet.csv";
      options.coders = {"ann", "ben"};
      options.as = as;
      result = apply_consensus(project, next, options, sink);
    });
    return result;
  }

  Project project;
  Source source;
  CollectingSink sink;
};

}  // namespace

TEST_CASE("a decision for a coder takes over the passages, with tags and exemplar mark") {
  Study study;
  study.code("ann", {20, 30}, true, "side=help");
  study.code("ben", {25, 40}, false, "side=harm");
  auto rows = study.sheet();
  REQUIRE(rows.size() == 1);
  rows[0].decision = "ann";
  CHECK(study.apply(rows).created == 1);
  CHECK(study.of("consensus") == Spans{{20, 30}});
  const Corpus corpus = load_corpus(study.project);
  for (const Coding& c : load_codings(study.project, corpus, {})) {
    if (corpus.coders[c.coder].name != "consensus") continue;
    CHECK(c.exemplar);
    CHECK(load_coding_tags(study.project).at(c.id) == std::vector<Tag>{{"side", "help"}});
  }
}

TEST_CASE("places of a spreadsheet that took them for times are read all the same") {
  Study study;
  study.code("ann", {20, 30});
  auto rows = study.sheet();
  for (const char* place : {"22:28", "22..28", "22-28", " 22 : 28 ", "22:28:00"}) {
    rows[0].decision = place;
    study.apply(rows);
    CHECK(study.of("consensus") == Spans{{22, 28}});
  }
}

TEST_CASE("what cannot be applied is told by row and changes nothing") {
  Study study;
  study.code("ann", {20, 30});
  study.code("ann", {40, 50});
  auto rows = study.sheet();
  rows[0].decision = "ann";
  rows[1].decision = "carla";
  const auto result = study.apply(rows);
  REQUIRE(result.rejected.size() == 1);
  CHECK(result.rejected[0].line == 3);
  CHECK(result.rejected[0].reason ==
        "decision 'carla': expected ann, ben, both, none or a place START:END");
  CHECK(study.of("consensus").empty());
  rows[1].decision = "ann";
  rows[0].version = "0123";
  CHECK(study.apply(rows).rejected.size() == 1);
  rows[0].version.clear();
  rows[1].span = {25, 45};
  CHECK(study.apply(rows).rejected[0].reason == "row 2 decides on words of the same code here");
  CHECK(error_of([&] { study.apply(rows, "ben"); }).starts_with("usage: ben is one of those"));
}

TEST_CASE("any decisions give just what they say, again and in any order of decisions") {
  std::mt19937_64 random(20261122);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    Study study;
    for (const char* coder : {"ann", "ben"}) {
      for (std::uint64_t n = random() % 4; n > 0; --n) {
        const auto begin = static_cast<std::uint32_t>(15 + random() % 40);
        study.code(coder, {begin, begin + 1 + static_cast<std::uint32_t>(random() % 12)});
      }
    }
    const Spans ann = study.of("ann"), ben = study.of("ben");
    auto rows = study.sheet();
    std::set<Span> kept;  // of rows without a decision: what was decided before
    for (int again = 0; again < 3; ++again) {
      std::set<Span> expected;
      std::size_t undecided = 0;
      for (auto& row : rows) {
        switch (random() % 6) {
          case 0:
            row.decision = "ann";
            break;
          case 1:
            row.decision = "BEN";
            break;
          case 2:
            row.decision = "both";
            break;
          case 3:
            row.decision = "none";
            break;
          case 4:
            row.decision =
                std::to_string(row.span.begin) + ":" + std::to_string(row.span.begin + 1);
            break;
          default:
            row.decision.clear();
        }
        if (row.decision.empty()) {
          ++undecided;
          for (const Span span : kept) {
            if (span.overlaps(row.span)) expected.insert(span);
          }
        } else if (row.decision == "ann") {
          expected.insert(row.readings[0].begin(), row.readings[0].end());
        } else if (row.decision == "BEN") {
          expected.insert(row.readings[1].begin(), row.readings[1].end());
        } else if (row.decision == "both") {
          const bool same = row.readings[0] == row.readings[1];
          if (same) expected.insert(row.readings[0].begin(), row.readings[0].end());
          if (!same) expected.insert(row.span);
        } else if (row.decision != "none") {
          expected.insert({row.span.begin, row.span.begin + 1});
        }
      }
      const auto result = study.apply(rows);
      CHECK(result.rejected.empty());
      CHECK(result.undecided == undecided);
      CHECK(result.sources_done <= (undecided == 0 ? 1U : 0U));
      CHECK(study.of("consensus") == Spans(expected.begin(), expected.end()));
      const auto twice = study.apply(rows);
      CHECK(twice.created + twice.updated + twice.removed + twice.sources_done == 0);
      CHECK(study.of("ann") == ann);
      CHECK(study.of("ben") == ben);
      kept = expected;
    }
  }
}
