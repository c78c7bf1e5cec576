#include "report/cmo_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "model/cmo_words.h"

namespace thema::report {

namespace {

using analysis::CmoInput;
using analysis::CmoSummaries;
using analysis::CmoSummary;
using analysis::PartFindings;
using model::CmoElement;
using model::CmoVersion;
using model::Configuration;
using Kind = Column::Kind;

Cell text_cell(std::string_view text) { return text.empty() ? Value() : Value(std::string(text)); }
Cell count_cell(std::size_t n) { return Value(static_cast<std::int64_t>(n)); }

/// The words of the elements of some roles.
std::vector<std::string> words_of(const CmoVersion& version,
                                  const std::vector<std::string_view>& roles) {
  std::vector<std::string> words;
  for (const CmoElement& e : version.elements) {
    if (std::find(roles.begin(), roles.end(), e.role) != roles.end()) {
      words.push_back(model::with_sign(e.sign, e.statement));
    }
  }
  return words;
}

const std::vector<std::string_view> kContextRoles{"context"};
const std::vector<std::string_view> kMechanismRoles{"resource", "reasoning", "mechanism"};
const std::vector<std::string_view> kOutcomeRoles{"outcome"};

std::string sentence_of(const CmoInput& input, Configuration c, const CmoVersion& version) {
  c.version = version;
  return c.sentence(input.corpus->language);
}

const CmoElement* with_label(const CmoVersion& version, const std::string& label) {
  for (const CmoElement& e : version.elements) {
    if (e.label == label) return &e;
  }
  return nullptr;
}

/// A name of a configuration for people.
std::string name_of(const Configuration& c) {
  return c.title.empty() ? c.label : c.label + " " + c.title;
}

/// Stances of the evidence that was judged on each version, by version number.
std::map<int, analysis::StanceCounts> stances_by_version(const CmoInput& input, RowId cmoc) {
  std::map<int, analysis::StanceCounts> counts;
  for (const model::Evidence& e : input.evidence) {
    if (e.cmoc == cmoc && !e.lost()) counts[e.version_number].count(e.stance);
  }
  return counts;
}

std::string summary_of(const analysis::StanceCounts& n) {
  std::string text = "S/R/C/N " + n.text();
  if (n.silent > 0) text += fmt::format("; {} silent", n.silent);
  return text;
}

List led_to(const CmoPast& past, RowId cmoc, int version) {
  const auto found = past.led_by.find(cmoc);
  if (found == past.led_by.end()) return {};
  const auto passages = found->second.find(version);
  return passages == found->second.end() ? List{} : List{passages->second};
}

}  // namespace

std::string decision_for_people(const model::Decision& d) {
  std::string text = d.operation + ": " + d.reason;
  std::vector<std::string> rest;
  if (!d.inference.empty()) rest.push_back(d.inference);
  if (!d.people.empty()) rest.push_back(join(d.people, ", "));
  return rest.empty() ? text : fmt::format("{} ({})", text, join(rest, "; "));
}

std::vector<std::string> element_changes(const CmoVersion& from, const CmoVersion& to) {
  std::vector<std::string> changes;
  if (from.scheme != to.scheme) changes.push_back(from.scheme + " -> " + to.scheme);
  for (const CmoElement& e : to.elements) {
    const CmoElement* old = with_label(from, e.label);
    const std::string now = model::with_sign(e.sign, e.statement);
    if (old == nullptr) {
      changes.push_back(fmt::format("new {}: {}", e.label, now));
    } else if (const std::string then = model::with_sign(old->sign, old->statement); then != now) {
      changes.push_back(fmt::format("{}: '{}' -> '{}'", e.label, then, now));
    }
  }
  for (const CmoElement& e : from.elements) {
    if (with_label(to, e.label) != nullptr) continue;
    changes.push_back(
        fmt::format("without {}: {}", e.label, model::with_sign(e.sign, e.statement)));
  }
  if (changes.empty() && from.sentence != to.sentence) changes.emplace_back("the sentence");
  return changes;
}

CmoTable cmo_refinement(const CmoInput& input, const CmoSummaries& summaries, const CmoPast& past) {
  CmoTable out;
  out.table.name = "cmo_refinement";
  out.table.caption = "Refinement of the configurations";
  out.table.group_first_column = true;
  out.table.columns = {{"configuration", "CMOC", Kind::text, kPeople, true},
                       {"label", "CMOC", Kind::text, kMachines},
                       {"title", "Title", Kind::text, kMachines, true},
                       {"theories", "Theory", Kind::list},
                       {"from_version", "From version", Kind::integer, kMachines},
                       {"initial", "Initial theory", Kind::text, kAll, true},
                       {"evidence", "Evidence", Kind::text, kAll, true},
                       {"change", "Change", Kind::list, kAll, true},
                       {"decisions", "Decisions", Kind::list, kAll, true},
                       {"to_version", "Version", Kind::integer},
                       {"refined", "Refined configuration", Kind::text, kAll, true},
                       {"state", "State", Kind::text}};
  out.table.notes = {
      "Evidence: judged on the wording to its left; S supports, R refines, C challenges, N "
      "negative "
      "case. Decisions: those taken while that wording stood; in the first row those that made it, "
      "too. What was never reworded has no refined configuration."};
  for (const CmoSummary& s : summaries.rows) {
    const Configuration& c = input.configurations[s.configuration];
    const auto found = past.versions.find(c.id);
    const std::vector<CmoVersion> versions =
        found == past.versions.end() ? std::vector<CmoVersion>{c.version} : found->second;
    const auto decided = analysis::decisions_by_version(past.decisions, c.id, versions);
    auto stances = stances_by_version(input, c.id);
    const std::size_t steps = std::max<std::size_t>(versions.size() - 1, 1);
    for (std::size_t i = 0; i < steps; ++i) {
      const bool reworded = i + 1 < versions.size();
      std::vector<std::size_t> between = decided[i + 1];
      if (i == 0) between.insert(between.begin(), decided[0].begin(), decided[0].end());
      // What was decided since the last rewording stands with it.
      if (reworded && i + 2 == versions.size()) {
        between.insert(between.end(), decided[i + 2].begin(), decided[i + 2].end());
      }
      List decisions = reworded ? led_to(past, c.id, versions[i + 1].number) : List{};
      for (const std::size_t d : between) {
        decisions.items.push_back(decision_for_people(past.decisions[d]));
      }
      const bool last = !reworded || i + 2 == versions.size();
      out.rows.push_back(
          {text_cell(name_of(c)), text_cell(c.label), text_cell(c.title), List{c.theories},
           count_cell(static_cast<std::size_t>(versions[i].number)),
           text_cell(sentence_of(input, c, versions[i])),
           text_cell(summary_of(stances[versions[i].number])),
           reworded ? List{element_changes(versions[i], versions[i + 1])} : List{},
           std::move(decisions),
           reworded ? count_cell(static_cast<std::size_t>(versions[i + 1].number)) : Cell(),
           reworded ? text_cell(sentence_of(input, c, versions[i + 1])) : Cell(),
           last ? text_cell(c.state) : Cell()});
    }
  }
  return out;
}

namespace {

std::string findings_for_people(const PartFindings& p) {
  std::string text = fmt::format("{} (S/R/C/N {}", p.verdict(), p.counts.text());
  if (p.counts.silent > 0) text += fmt::format("; {} silent", p.counts.silent);
  return text + fmt::format("; {} case{})", p.cases.size(), p.cases.size() == 1 ? "" : "s");
}

Members findings_for_programs(const PartFindings& p) {
  const auto n = [](std::size_t value) { return Value(static_cast<std::int64_t>(value)); };
  return {{{"verdict", {Value(std::string(p.verdict()))}},
           {"supports", {n(p.counts.supports)}},
           {"refines", {n(p.counts.refines)}},
           {"challenges", {n(p.counts.challenges)}},
           {"negative_case", {n(p.counts.negative_cases)}},
           {"silent", {n(p.counts.silent)}},
           {"cases", {n(p.cases.size())}}}};
}

}  // namespace

CmoTable cmo_hypotheses(const CmoInput& input, const std::vector<analysis::CmoFindings>& findings,
                        const CmoSummaries& summaries) {
  CmoTable out;
  out.table.name = "cmo_hypotheses";
  out.table.caption = "Configurations put to the test";
  out.table.columns = {{"configuration", "Hypothesis", Kind::text, kPeople, true},
                       {"label", "CMOC", Kind::text, kMachines},
                       {"title", "Title", Kind::text, kMachines, true}};
  const std::array<std::pair<const char*, const char*>, 3> parts{
      {{"context", "Context"}, {"mechanism", "Mechanism"}, {"outcome", "Outcome"}}};
  for (const auto& [key, heading] : parts) {
    out.table.columns.push_back({key, heading, Kind::list, kAll, true});
    out.table.columns.push_back({std::string(key) + "_text",
                                 std::string("Findings on ") + heading[0], Kind::text, kPeople,
                                 true});
    out.table.columns.push_back({std::string(key) + "_findings",
                                 std::string("Findings on ") + heading[0], Kind::members,
                                 kMachines});
  }
  out.table.columns.push_back({"verdict", "Verdict", Kind::text});
  out.table.columns.push_back({"state", "State", Kind::text, kMachines});
  out.table.columns.push_back({"sources", "Sources of data", Kind::list});
  out.table.notes = {
      "Findings: S supports, R refines, C challenges, N negative case. A part is supported when "
      "more "
      "voices (cases, or sources and rows without one) are for it (S, R) than against it (C, N); "
      "not supported when at least as many are against; it could not be tested when there is "
      "neither. A configuration is not supported when a part is not, or its state is refuted; it "
      "could not be tested when a part could not; else it is supported.",
      fmt::format("Cases: of {} ({}).", summaries.of, summaries.of_words)};
  for (const analysis::CmoFindings& f : findings) {
    const Configuration& c = input.configurations[f.configuration];
    List sources;
    for (const auto& [kind, n] : f.sources) sources.items.push_back(fmt::format("{} {}", kind, n));
    Row row{text_cell(name_of(c)), text_cell(c.label), text_cell(c.title)};
    const std::array<const std::vector<std::string_view>*, 3> roles{
        &kContextRoles, &kMechanismRoles, &kOutcomeRoles};
    for (std::size_t p = 0; p < 3; ++p) {
      row.push_back(List{words_of(c.version, *roles[p])});
      row.push_back(text_cell(findings_for_people(f.parts[p])));
      row.push_back(findings_for_programs(f.parts[p]));
    }
    row.push_back(text_cell(f.verdict()));
    row.push_back(text_cell(c.state));
    row.push_back(std::move(sources));
    out.rows.push_back(std::move(row));
  }
  return out;
}

CmoTable cmo_pattern(const CmoInput& input, const CmoSummaries& summaries) {
  std::vector<std::string> contexts, outcomes;
  std::map<std::pair<std::string, std::string>, List> cells;
  const auto note = [](std::vector<std::string>& list, const std::string& word) {
    if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
  };
  for (const CmoSummary& s : summaries.rows) {
    const Configuration& c = input.configurations[s.configuration];
    const std::string mechanism = join(words_of(c.version, kMechanismRoles), "; ");
    auto c_words = words_of(c.version, kContextRoles), o_words = words_of(c.version, kOutcomeRoles);
    if (c_words.empty()) c_words.emplace_back("(no context)");
    if (o_words.empty()) o_words.emplace_back("(no outcome)");
    for (const std::string& context : c_words) {
      note(contexts, context);
      for (const std::string& outcome : o_words) {
        note(outcomes, outcome);
        cells[{context, outcome}].items.push_back(
            fmt::format("{} ({})", mechanism.empty() ? "(no mechanism)" : mechanism, c.label));
      }
    }
  }
  CmoTable out;
  out.table.name = "cmo_pattern";
  out.table.caption = "Contexts by outcomes: the mechanisms between them";
  out.table.columns = {{"context", "Context", Kind::text, kAll, true}};
  for (const std::string& outcome : outcomes) {
    out.table.columns.push_back({outcome, outcome, Kind::list, kAll, true, true});
  }
  for (const std::string& context : contexts) {
    Row row{text_cell(context)};
    for (const std::string& outcome : outcomes) {
      const auto found = cells.find({context, outcome});
      row.push_back(found == cells.end() ? List{} : found->second);
    }
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace thema::report
