#include "framework_frame.h"

#include <algorithm>
#include <set>

#include "coding_rows.h"
#include "filter_options.h"
#include "model/codebook.h"
#include "model/project.h"

namespace thema::cli {

void add_frame(App app, FrameOptions& o) {
  app.add_option("--codes", o.codes, "The columns (default: codes on which anything is charted)")
      .one_or_more();
  app.add_option("--depth", o.depth, "Levels of each: 1 the codes named, 2 with their sub-codes")
      .between(1, 100);
  add_filter(app, o.where, "Only cases that fit (see 'thema help queries')");
  app.add_option(
      "--case-kind", o.case_kind,
      "The only kind of cases that has a row (default: participant, and who is charted)");
}

Frame::Frame(model::Project& project, const FrameOptions& options)
    : corpus_(model::load_corpus(project)), lines_(project) {
  for (model::Summary& s : model::Summaries(project).list()) {
    const std::pair cell(corpus_.case_index.at(s.case_id), corpus_.code_index.at(s.code));
    // As they are read: by name of the source, then by place.
    std::stable_sort(s.references.begin(), s.references.end(), [&](const auto& a, const auto& b) {
      return corpus_.source_index.at(a.source) < corpus_.source_index.at(b.source);
    });
    summaries_.emplace(cell, std::move(s));
  }
  choose_codes(options);
  choose_cases(project, options);
}

void Frame::choose_codes(const FrameOptions& options) {
  std::set<std::uint32_t> chosen;
  const auto take = [&](auto&& self, std::uint32_t code, int level) -> void {
    chosen.insert(code);
    if (level >= options.depth) return;
    for (std::uint32_t i = code + 1; i < corpus_.code_end[code]; i = corpus_.code_end[i]) {
      self(self, i, level + 1);
    }
  };
  const model::CodeFinder finder(corpus_.codes);
  for (const std::string& path : options.codes) take(take, finder.require(path), 1);
  if (options.codes.empty()) {
    for (const auto& [cell, summary] : summaries_) chosen.insert(cell.second);
  }
  codes_.assign(chosen.begin(), chosen.end());
}

void Frame::choose_cases(model::Project& project, const FrameOptions& options) {
  const Where where(project, corpus_, options.where, model::Scope::source, options.case_kind);
  // Refuses a kind that no case has, as every table does.
  if (!options.case_kind.empty()) {
    counted_cases(project, corpus_, where.filter(), {.case_kind = options.case_kind, .of = {}});
  }
  const std::vector<bool> fit = analysis::select_cases(where.filter(), corpus_);
  const analysis::Consent consent(corpus_);
  for (std::uint32_t c = 0; c < corpus_.cases.size(); ++c) {
    const model::Case& one = corpus_.cases[c];
    if (!fit[c] || one.withdrawn) continue;
    const bool charted = std::any_of(codes_.begin(), codes_.end(),
                                     [&](std::uint32_t code) { return find(c, code) != nullptr; });
    const bool of_kind = options.case_kind.empty() ? charted || one.kind == "participant"
                                                   : one.kind == options.case_kind;
    if (!of_kind) continue;
    const bool allowed = consent.allows(analysis::Consent::Use::analysis, c);
    (allowed ? cases_ : withheld_).push_back(c);
  }
}

const model::Summary* Frame::find(std::uint32_t case_, std::uint32_t code) const {
  const auto found = summaries_.find({case_, code});
  return found == summaries_.end() ? nullptr : &found->second;
}

std::string Frame::text(std::uint32_t case_, std::uint32_t code) {
  const model::Summary* s = find(case_, code);
  return s == nullptr ? std::string() : to_string(lines_.cell(*s));
}

}  // namespace thema::cli
