#include "agree/compared.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/strings.h"
#include "coding_rows.h"
#include "model/coders.h"

namespace thema::cli {

namespace {

constexpr std::size_t kMostCoders = 64;

void find_coders(model::Project& project, const std::string& coders, Compared& out) {
  for (const std::string_view part : split(coders, ',')) {
    const model::Coder coder = model::Coders(project).require(trim(part));
    const std::uint32_t index = out.corpus.coder_index.at(coder.id);
    if (std::find(out.coders.begin(), out.coders.end(), index) != out.coders.end()) continue;
    out.coders.push_back(index);
    out.names.push_back(coder.name);
  }
  if (out.coders.size() < 2 || out.coders.size() > kMostCoders) {
    throw Error(Errc::usage,
                fmt::format("{} coder{} in --coders, expected 2 to {}", out.coders.size(),
                            out.coders.size() == 1 ? "" : "s", kMostCoders));
  }
}

void load(model::Project& project, Compared& out) {
  std::vector<int> place(out.corpus.coders.size(), -1);
  for (std::size_t i = 0; i < out.coders.size(); ++i) place[out.coders[i]] = static_cast<int>(i);
  out.by_source.resize(out.corpus.sources.size());
  const std::vector<model::Coding> codings = model::load_codings(project, out.corpus, {});
  std::vector<std::size_t> many(out.by_source.size(), 0);
  for (const model::Coding& c : codings) many[c.source] += place[c.coder] < 0 ? 0 : 1;
  for (std::size_t s = 0; s < many.size(); ++s) out.by_source[s].reserve(many[s]);
  for (const model::Coding& c : codings) {
    if (place[c.coder] < 0) continue;
    out.by_source[c.source].push_back(
        {c.span, c.code, static_cast<std::uint32_t>(place[c.coder]), c.id});
  }
}

void choose_sources(model::Project& project, const std::string& expression, Compared& out) {
  const Where where(project, out.corpus, expression, model::Scope::source);
  const std::vector<bool> fit = analysis::select_sources(where.filter(), out.corpus);
  std::vector<std::set<RowId>> done;
  for (const std::uint32_t c : out.coders) {
    done.push_back(model::Coders(project).sources_done(out.corpus.coders[c].id));
    out.by_marks |= !done.back().empty();
  }
  for (std::uint32_t s = 0; s < out.corpus.sources.size(); ++s) {
    if (!fit[s]) continue;
    std::vector<bool> coded(out.coders.size(), false);
    for (const Compared::Marked& m : out.by_source[s]) coded[m.coder] = true;
    std::size_t ready = 0;
    for (std::size_t i = 0; i < out.coders.size(); ++i) {
      ready += (out.by_marks ? done[i].contains(out.corpus.sources[s].id) : coded[i]) ? 1 : 0;
    }
    if (ready == out.coders.size()) {
      out.sources.push_back(s);
    } else {
      out.missing.push_back(out.corpus.sources[s].name);
    }
  }
}

}  // namespace

Compared compare_coders(model::Project& project, const std::string& coders,
                        const std::string& where) {
  Compared out;
  out.corpus = model::load_corpus(project);
  out.corpus.count = "union";  // the coders that are named, whoever counts in tables
  find_coders(project, coders, out);
  load(project, out);
  choose_sources(project, where, out);
  return out;
}

std::string compared_sources(const Compared& compared) {
  return fmt::format("{}{}",
                     compared.sources.size() == 1
                         ? "1 source"
                         : fmt::format("{} sources", compared.sources.size()),
                     compared.by_marks ? " that all have marked done" : " where each has a coding");
}

std::string sources_left_out(const Compared& compared) {
  if (compared.missing.empty()) return {};
  constexpr std::size_t kNamed = 10;
  const auto end = compared.missing.begin() +
                   static_cast<std::ptrdiff_t>(std::min(compared.missing.size(), kNamed));
  std::vector<std::string> some(compared.missing.begin(), end);
  if (compared.missing.size() > kNamed) {
    some.push_back(fmt::format("{} more", compared.missing.size() - kNamed));
  }
  return fmt::format("Left out, because not {} by all: {}.", compared.by_marks ? "done" : "coded",
                     join(some, ", "));
}

}  // namespace thema::cli
