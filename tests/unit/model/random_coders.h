#pragma once

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "model/cases.h"
#include "model/cmo.h"
#include "model/code_tree.h"
#include "model/coders.h"
#include "model/corpus.h"
#include "model/memos.h"
#include "model/pseudonyms.h"
#include "model/settings.h"
#include "model/source_replace.h"
#include "model/tag_keys.h"
#include "model/theory.h"
#include "team.h"
#include "transcripts.h"

namespace thema::model {

inline constexpr int kRandomOperations = 300;

/// $THEMA_MERGE_SEEDS ("21 22 23") instead of the few that every run takes.
inline std::vector<unsigned> merge_seeds(std::vector<unsigned> few) {
  const char* asked = std::getenv("THEMA_MERGE_SEEDS");
  if (asked == nullptr) return few;
  std::istringstream in(asked);
  few.assign(std::istream_iterator<unsigned>(in), {});
  return few;
}

/// Invented talk; the same number gives the same words on every machine.
inline std::vector<std::pair<std::string, std::string>> invented_talk(int number) {
  std::vector<std::pair<std::string, std::string>> turns;
  for (int i = 0; i < 12; ++i) {
    turns.emplace_back("INT", fmt::format("And what happened in week {} of talk {}?", i, number));
    turns.emplace_back(fmt::format("P{}", number),
                       fmt::format("In week {} I walked {} minutes, and my back was {} better.", i,
                                   (i * 7 + number * 3) % 60, i % 2 == 0 ? "somewhat" : "not"));
  }
  return turns;
}

/// A coder who does anything at random, in words of their own or in words that all may use. What is
/// shared is only made, never changed by two.
class RandomCoder {
 public:
  RandomCoder(Project& project, unsigned seed, int number)
      : p_(project), random_(seed), number_(number), me_(project.coder_name()) {}

  void work() { work(kWork); }
  /// Does to what all have whatever comes to mind.
  void meddle() { work(kMeddling); }

 private:
  using Operation = void (RandomCoder::*)();
  template <std::size_t N>
  void work(const std::array<Operation, N>& operations) {
    for (int i = 0; i < kRandomOperations; ++i) {
      changing(p_, [&] { (this->*operations[below(N)])(); });
    }
  }

  std::size_t below(std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_);
  }
  RowId id() { return p_.coder_id(sink_); }

  std::vector<RowId> ids(const char* sql) {
    std::vector<RowId> out;
    auto q = p_.db().query_once(sql);
    q.bind_all(me_);
    while (q.step()) out.push_back(q.integer(0));
    return out;
  }
  RowId one_of(const char* sql) {
    const std::vector<RowId> all = ids(sql);
    return all.empty() ? 0 : all[below(all.size())];
  }
  RowId my_coding() {
    return one_of("SELECT k.id FROM coding k JOIN coder c ON c.id = k.coder_id WHERE c.name = ?1");
  }
  std::vector<std::string> my_codes() {
    std::vector<std::string> out;
    for (const Code& code : Codebook(p_).list()) {
      if (code.path.starts_with("Own " + me_ + "/")) out.push_back(code.path);
    }
    return out;
  }
  std::string my_code() {
    const auto codes = my_codes();
    return codes.empty() ? std::string() : codes[below(codes.size())];
  }

  void add_code() { Codebook(p_).add(fmt::format("Own {}/c{}", me_, ++made_), {}); }
  void add_shared_code() {
    Codebook(p_).add(fmt::format("Shared/s{}/t{}", below(5), below(4)), {});
  }
  void describe() {
    if (const std::string code = my_code(); !code.empty()) {
      CodeFields fields;
      fields.description = fmt::format("meant {}", ++made_);
      fields.tags = {{"valence", below(2) == 0 ? "barrier" : "facilitator"}};
      Codebook(p_).set(code, fields);
    }
  }
  void rename_code() {
    if (const std::string code = my_code(); !code.empty()) {
      Codebook(p_).rename(code, fmt::format("r{}", ++made_));
    }
  }
  void move_code() {
    const std::string code = my_code(), to = my_code();
    if (code.empty() || to == code || to.starts_with(code + "/")) return;
    const std::string name = code.substr(code.rfind('/') + 1);
    if (Codebook(p_).id_at(to + "/" + name) != 0) return;
    CodeTree(p_, sink_).move(code, {.where = CodePlace::Where::under, .code = to});
  }
  void merge_codes() {
    const std::string code = my_code(), to = my_code();
    if (code.empty() || to == code || to.starts_with(code + "/")) return;
    CodeTree(p_, sink_).merge({code}, to);
  }
  void remove_code() {
    if (const std::string code = my_code(); !code.empty() && below(3) == 0) {
      CodeTree(p_, sink_).remove(code, true, true);
    }
  }
  void apply() {
    const auto sources = Sources(p_).list();
    const auto codes = Codebook(p_).list();
    const Source& source = sources[below(sources.size())];
    const Code& code = codes[below(codes.size())];
    const bool mine = code.path.starts_with("Own " + me_) || code.path.starts_with("Shared");
    if (!mine || source.length < 40) return;
    const auto at = static_cast<std::uint32_t>(below(source.length - 30));
    code_quote(p_, code.path, source.name, {at, at + 5 + static_cast<std::uint32_t>(below(20))});
  }
  void edit_coding() {
    if (const RowId coding = my_coding()) {
      CodingFields fields;
      fields.memo = fmt::format("note {} of {}", ++made_, me_);
      fields.exemplar = below(2) == 0;
      fields.tags = {{"k", fmt::format("v{}", below(3))}};
      Codings(p_).set(coding, fields);
    }
  }
  void remove_coding() {
    if (const RowId coding = my_coding()) Codings(p_).remove({coding});
  }
  void import_shared() {
    const int n = 10 + static_cast<int>(below(4));
    if (!Sources(p_).find(fmt::format("P{}", n))) {
      add_transcript(p_, fmt::format("P{}", n), invented_talk(n));
    }
  }
  void import_own() {
    ++made_;
    add_transcript(p_, fmt::format("{} {}", me_, made_), invented_talk(100 * number_ + made_ % 50));
  }
  void remove_source() {
    for (const Source& source : Sources(p_).list()) {
      if (!source.name.starts_with(me_ + " ") || below(2) == 0) continue;
      Sources(p_).remove(source, true);
      return;
    }
  }
  /// Each corrects one of the first sources, while all code them.
  void correct() {
    auto turns = invented_talk(number_);
    turns[below(4)].second += fmt::format(" That is {} more words.", ++made_);
    for (const Source& source : Sources(p_).list()) {  // whatever it is called by now
      if (load_text(p_, source).find(fmt::format("of talk {}?", number_)) == std::string::npos) {
        continue;
      }
      replace_source(p_, source, read_transcript(turns, fmt::format("P{}.txt", number_)), id());
      return;
    }
  }
  void add_case() { Cases(p_).ensure(fmt::format("case {}", below(12))); }
  void describe_case() {
    Cases cases(p_);
    const RowId own = cases.ensure("case of " + me_);
    cases.set_value(Owner::case_, own, fmt::format("a{}", below(3)), fmt::format("v{}", below(9)));
    const auto sources = Sources(p_).list();
    cases.link(own, sources[below(sources.size())].id);
  }
  void done() {
    const auto sources = Sources(p_).list();
    Sources(p_).set_state(sources[below(sources.size())], id(), below(2) == 0 ? "started" : "done");
  }
  void theory() { reword("T of " + me_); }
  /// One that several reword is asked about.
  void shared_theory() { reword("T"); }
  void reword(const std::string& label) {
    Theories theories(p_);
    const std::string statement = fmt::format("{} thinks {}", me_, ++made_);
    if (theories.find(label)) {
      theories.set(label, {.statement = statement}, id());
    } else {
      theories.add(label, {.statement = statement}, id());
    }
  }
  void configuration() {
    CmoFields fields;
    fields.elements["context"] = {{fmt::format("context {}", ++made_), {}}};
    fields.elements["outcome"] = {{fmt::format("outcome {}", made_), {}}};
    Configurations(p_).add(fmt::format("{}{}", me_, made_), fields, id());
  }
  void setting() {
    if (number_ == 1) Settings(p_).set("title", fmt::format("Study {}", below(9)));
    if (number_ == 2) Settings(p_).set("methodology", fmt::format("method {}", below(9)));
  }

  /// Cases in cases, from the smaller number to the larger: no circle.
  void put_in_case() {
    Cases cases(p_);
    const std::size_t a = below(6), b = below(6);
    if (a == b) return;
    const auto name = [&](std::size_t n) { return fmt::format("{} site {}", me_, n); };
    cases.set_membership(cases.ensure(name(std::min(a, b))), cases.ensure(name(std::max(a, b))));
  }
  void pseudonym() {
    Pseudonyms(p_).add({fmt::format("{} Name{}", me_, below(20)), fmt::format("R{}", ++made_), ""},
                       true);
  }
  void note() {
    NewMemo memo;
    memo.type = "reflexive";
    memo.text = fmt::format("{} thinks {}", me_, ++made_);
    memo.coder = id();
    if (const std::string code = my_code(); !code.empty() && below(2) == 0) {
      memo.on = {MemoOn::code, Codebook(p_).id_at(code)};
    }
    const auto added = Memos(p_).add(memo);
    if (below(4) == 0) Memos(p_).remove(*added);
  }
  bool is_lost(RowId coding) {
    auto q = p_.db().query("SELECT anchor = 'lost' FROM coding WHERE id = ?1");
    q.bind_all(coding);
    return q.step() && q.flag(0);
  }
  /// Given by a program, and accepted, refused or left by the coder.
  void suggest() {
    const RowId coding = my_coding();
    if (coding == 0) return;
    p_.db().query("UPDATE coding SET status = 'suggested' WHERE id = ?1").bind_all(coding).run();
    if (below(3) == 0) return;
    const bool accepts = below(2) == 0;
    // Words that a correction has lost cannot be accepted.
    accepts && !is_lost(coding) ? Codings(p_).accept(coding) : Codings(p_).reject(coding);
  }

  // ---- what two must not do without being asked

  void merge_shared() {
    const std::string code = shared_code(), to = shared_code();
    if (code == "Shared" || below(4) != 0 || (to + "/").starts_with(code + "/") ||
        (code + "/").starts_with(to + "/")) {
      return;
    }
    CodeTree(p_, sink_).merge({code}, to);
  }
  void put_any_in_case() {
    Cases cases(p_);
    const RowId part = cases.ensure(fmt::format("case {}", below(6)));
    try {
      cases.set_membership(part, cases.ensure(fmt::format("case {}", below(6))));
    } catch (const thema::Error&) {  // it would be a part of itself
    }
  }
  void pseudonym_of_all() {
    Pseudonyms(p_).add({fmt::format("Name{}", below(5)), fmt::format("{} {}", me_, ++made_), ""},
                       true);
  }

  std::string shared_code() {
    std::vector<std::string> codes;
    for (const Code& code : Codebook(p_).list()) {
      if (code.path.starts_with("Shared/")) codes.push_back(code.path);
    }
    return codes.empty() ? "Shared" : codes[below(codes.size())];
  }
  void rename_shared() {
    const std::string code = shared_code();
    if (code != "Shared") Codebook(p_).rename(code, fmt::format("{} {}", me_, ++made_));
  }
  void move_shared() {
    const std::string code = shared_code(), to = shared_code();
    const std::string name = code.substr(code.rfind('/') + 1);
    if (code == "Shared" || (to + "/").starts_with(code + "/") ||
        Codebook(p_).id_at(to + "/" + name) != 0) {
      return;
    }
    CodeTree(p_, sink_).move(code, {.where = CodePlace::Where::under, .code = to});
  }
  void remove_shared() {
    const std::string code = shared_code();
    if (code != "Shared" && below(8) == 0) CodeTree(p_, sink_).remove(code, true, true);
  }
  void describe_shared() {
    CodeFields fields;
    fields.description = fmt::format("{} says {}", me_, ++made_);
    Codebook(p_).set(shared_code(), fields);
  }
  RowId any_coding() {
    std::vector<RowId> all;
    auto q = p_.db().query("SELECT id FROM coding ORDER BY id");
    while (q.step()) all.push_back(q.integer(0));
    return all.empty() ? 0 : all[below(all.size())];
  }
  void edit_any() {
    if (const RowId coding = any_coding()) {
      CodingFields fields;
      fields.memo = fmt::format("{} notes {}", me_, ++made_);
      Codings(p_).set(coding, fields);
    }
  }
  /// Of those that all had: one's own new ones are to be found again.
  void remove_old() {
    if (const RowId coding = one_of("SELECT k.id FROM coding k JOIN coder c ON c.id = k.coder_id "
                                    "WHERE c.name = 'lead' AND ?1 <> '' ORDER BY k.id")) {
      Codings(p_).remove({coding});
    }
  }
  void code_shared() {
    const auto sources = Sources(p_).list();
    const auto at = static_cast<std::uint32_t>(below(300));
    code_quote(p_, shared_code(), sources[below(sources.size())].name, {at, at + 9});
  }
  void rename_source() {
    const auto sources = Sources(p_).list();
    Sources(p_).rename(sources[below(sources.size())].name, fmt::format("{} {}", me_, ++made_));
  }
  void remove_any_source() {
    const auto sources = Sources(p_).list();
    if (sources.size() < 3 || below(30) != 0) return;
    const Source& source = sources[below(sources.size())];
    auto q = p_.db().query(
        "SELECT 1 FROM coding k JOIN coder c ON c.id = k.coder_id WHERE k.source_id = ?1 "
        "AND c.name = ?2");
    q.bind_all(source.id, me_);
    if (!q.step()) Sources(p_).remove(source, true);
  }
  void title() { Settings(p_).set("title", fmt::format("{} {}", me_, ++made_)); }

  static constexpr std::array<Operation, 18> kMeddling{
      &RandomCoder::merge_shared,    &RandomCoder::put_any_in_case, &RandomCoder::pseudonym_of_all,
      &RandomCoder::rename_shared,   &RandomCoder::move_shared,     &RandomCoder::remove_shared,
      &RandomCoder::describe_shared, &RandomCoder::edit_any,        &RandomCoder::remove_old,
      &RandomCoder::code_shared,     &RandomCoder::code_shared,     &RandomCoder::code_shared,
      &RandomCoder::rename_source,   &RandomCoder::title,           &RandomCoder::remove_any_source,
      &RandomCoder::add_shared_code, &RandomCoder::shared_theory,   &RandomCoder::correct};

  static constexpr std::array<Operation, 29> kWork{&RandomCoder::put_in_case,
                                                   &RandomCoder::pseudonym,
                                                   &RandomCoder::note,
                                                   &RandomCoder::note,
                                                   &RandomCoder::suggest,
                                                   &RandomCoder::add_code,
                                                   &RandomCoder::add_shared_code,
                                                   &RandomCoder::describe,
                                                   &RandomCoder::rename_code,
                                                   &RandomCoder::move_code,
                                                   &RandomCoder::merge_codes,
                                                   &RandomCoder::remove_code,
                                                   &RandomCoder::apply,
                                                   &RandomCoder::apply,
                                                   &RandomCoder::apply,
                                                   &RandomCoder::apply,
                                                   &RandomCoder::edit_coding,
                                                   &RandomCoder::edit_coding,
                                                   &RandomCoder::remove_coding,
                                                   &RandomCoder::import_shared,
                                                   &RandomCoder::import_own,
                                                   &RandomCoder::remove_source,
                                                   &RandomCoder::correct,
                                                   &RandomCoder::add_case,
                                                   &RandomCoder::describe_case,
                                                   &RandomCoder::done,
                                                   &RandomCoder::theory,
                                                   &RandomCoder::configuration,
                                                   &RandomCoder::setting};

  Project& p_;
  Sink sink_;
  std::mt19937 random_;
  int number_, made_ = 0;
  std::string me_;
};

/// Three coders' copies of one study.
struct ThreeCoders : Team {
  Project lead = begun();
  std::vector<Project> copies;

  explicit ThreeCoders(unsigned seed, bool meddling = false) {
    int number = 0;
    for (const char* name : {"anna", "ben", "carl"}) {
      copies.push_back(copy(lead, name));
      ++number;
      RandomCoder coder(copies.back(), seed * 31 + static_cast<unsigned>(number), number);
      meddling ? coder.meddle() : coder.work();
      CHECK(problems_of(copies.back()).empty());
    }
  }

 private:
  Project begun() {
    Project project = make("lead");
    changing(project, [&] {
      for (int n = 1; n <= 4; ++n) add_transcript(project, fmt::format("P{}", n), invented_talk(n));
      Codebook(project).add("Shared", {});
      for (std::uint32_t i = 0; i < 60; ++i) {
        code_quote(project, fmt::format("Shared/old{}/part{}", i % 4, i % 3),
                   fmt::format("P{}", 1 + i % 4), {i * 5, i * 5 + 12}, "old");
      }
      TagDefinition valence;
      valence.key = "valence";
      valence.values = {"barrier", "facilitator"};
      TagKeys(project).define(valence);
    });
    return project;
  }
};

}  // namespace thema::model
