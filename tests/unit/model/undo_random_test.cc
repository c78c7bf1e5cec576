#include <random>

#include "model/cases.h"
#include "model/code_tree.h"
#include "model/memos.h"
#include "model/source_replace.h"
#include "model/summaries.h"
#include "random_coders.h"
#include "store/undo_order.h"

using namespace thema::model;
using thema::Errc;
using thema::Error;
using thema::RowId;
using thema::Sink;

namespace {

/// Two coders at one project who correct its text, code it, and take back what they like: the
/// newest change, or only their own.
class TwoAtOnce {
 public:
  explicit TwoAtOnce(unsigned seed) : random_(seed) {
    p_.work_as("lead");
    changing(p_, [&] { add_transcript(p_, "P1", talk_); });
    changing(p_, [&] {
      for (std::uint32_t i = 0; i < 6; ++i) code_quote(p_, code(), "P1", {50 * i, 50 * i + 9});
    });
  }

  Project& project() { return p_; }
  /// What was refused, and what was taken back out of turn.
  std::size_t refused = 0, taken_back = 0;

  void step() {
    p_.work_as(below(2) == 0 ? "ann" : "ben");
    const std::size_t what = below(10);
    if (what < 2) return take_back(what != 0 || below(2) == 0);
    if (what == 2) {
      p_.redo("redo", "");
      return;
    }
    changing(p_, [&] { (this->*kWork[below(kWork.size())])(); });
  }

 private:
  using Work = void (TwoAtOnce::*)();

  void take_back(bool mine) {
    if (!mine && thema::store::next_to_undo(p_.db(), std::nullopt) <= kBegun) return;
    const std::string before = dump_of(p_);
    try {
      if (!p_.undo("undo", "", mine)) return;
    } catch (const Error& e) {
      ++refused;
      CHECK((mine || taken_back > 0));  // in turn, nothing is ever in the way
      CHECK(e.code() == Errc::conflict);
      const std::string says = e.what();
      CAPTURE(says);
      CHECK(says.find("by ") != std::string::npos);
      CHECK(says.find("table '") == std::string::npos);
      CHECK(says.find("FOREIGN KEY") == std::string::npos);
      CHECK((dump_of(p_) == before));
      return;
    }
    if (mine) ++taken_back;
    if (below(2) == 0) return;
    p_.redo("redo", "");
    CHECK((dump_of(p_) == before));
  }

  std::size_t below(std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_);
  }
  std::string code() { return fmt::format("c{}", below(5)); }
  RowId me() { return p_.coder_id(sink_); }
  Source source() { return Sources(p_).require("P1"); }
  thema::text::Span place() {
    const auto at = static_cast<std::uint32_t>(below(source().length - 30));
    return {at, at + 5 + static_cast<std::uint32_t>(below(20))};
  }
  RowId one_of(const char* sql) {
    std::vector<RowId> all;
    auto q = p_.db().query_once(sql);
    while (q.step()) all.push_back(q.integer(0));
    return all.empty() ? 0 : all[below(all.size())];
  }

  void correct() {
    const std::size_t turn = below(talk_.size());
    if (below(3) == 0) {
      talk_[turn].second = talk_[turn].second.substr(0, talk_[turn].second.rfind(' '));
    } else {
      talk_[turn].second = fmt::format("Word {}. ", ++made_) + talk_[turn].second;
    }
    if (talk_[turn].second.empty()) talk_[turn].second = "Well.";
    replace_source(p_, source(), read_transcript(talk_, "P1.txt"), me());
  }
  void apply() { code_quote(p_, code(), "P1", place()); }
  void remove_coding() {
    if (const RowId coding = one_of("SELECT id FROM coding")) Codings(p_).remove({coding});
  }
  void edit_coding() {
    CodingFields fields;
    fields.memo = fmt::format("note {}", ++made_);
    if (const RowId coding = one_of("SELECT id FROM coding")) Codings(p_).set(coding, fields);
  }
  void note() {
    const Source in = source();
    const thema::text::Span at = place();
    NewMemo memo;
    memo.type = "reflexive";
    memo.text = fmt::format("thought {}", ++made_);
    memo.coder = me();
    memo.on = {MemoOn::passage, in.id, at, SourceText(p_, in).hash_of(at)};
    Memos(p_).add(memo);
  }
  void remove_note() {
    if (const RowId memo = one_of("SELECT id FROM memo")) Memos(p_).remove(memo);
  }
  void chart() {
    const Source in = source();
    const thema::text::Span at = place();
    NewSummary summary;
    summary.case_id = Cases(p_).ensure("P1");
    summary.code = Codebook(p_).add(code(), {}).id;
    summary.coder = me();
    summary.text = fmt::format("cell {}", ++made_);
    summary.add.push_back({in.id, at, SourceText(p_, in).hash_of(at)});
    Summaries(p_).set(summary);
  }
  void unchart() {
    const auto all = Summaries(p_).list();
    if (all.empty()) return;
    const Summary& one = all[below(all.size())];
    Summaries(p_).remove(one.case_id, one.code);
  }
  void remove_code() {
    const auto codes = Codebook(p_).list();
    if (!codes.empty()) {
      CodeTree(p_, sink_).remove(codes[below(codes.size())].path, true, true);
    }
  }
  void move_code() {
    const auto codes = Codebook(p_).list();
    if (codes.empty()) return;
    const std::string code = codes[below(codes.size())].path, to = codes[below(codes.size())].path;
    const std::string name = code.substr(code.rfind('/') + 1);
    if ((to + "/").starts_with(code + "/") || Codebook(p_).id_at(to + "/" + name) != 0) return;
    CodeTree(p_, sink_).move(code, {.where = CodePlace::Where::under, .code = to});
  }

  static constexpr std::array<Work, 14> kWork{
      &TwoAtOnce::correct,       &TwoAtOnce::correct,     &TwoAtOnce::apply,
      &TwoAtOnce::apply,         &TwoAtOnce::apply,       &TwoAtOnce::remove_coding,
      &TwoAtOnce::remove_coding, &TwoAtOnce::edit_coding, &TwoAtOnce::note,
      &TwoAtOnce::remove_note,   &TwoAtOnce::chart,       &TwoAtOnce::unchart,
      &TwoAtOnce::remove_code,   &TwoAtOnce::move_code};

  static constexpr std::int64_t kBegun = 2;  ///< changes by the lead, which stay
  Project p_ = Project::in_memory();
  Sink sink_;
  std::mt19937 random_;
  std::vector<std::pair<std::string, std::string>> talk_ = invented_talk(1);
  int made_ = 0;
};

}  // namespace

TEST_CASE("whatever two coders correct, code and take back, every passage is on its words") {
  std::size_t refused = 0, taken_back = 0;
  for (const unsigned seed : merge_seeds({1U, 2U, 3U})) {
    CAPTURE(seed);
    TwoAtOnce two(seed);
    for (int i = 0; i < 200; ++i) {
      CAPTURE(i);
      two.step();
      REQUIRE(problems_of(two.project()) == "");
    }
    refused += two.refused;
    taken_back += two.taken_back;
  }
  CHECK(refused > 10);
  CHECK(taken_back > 20);
}
