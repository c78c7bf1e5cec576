#include "site/site_realist.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "cmo_reading.h"
#include "model/cmo.h"
#include "model/cmo_links.h"
#include "model/cmo_records.h"
#include "model/cmo_words.h"
#include "model/decisions.h"
#include "model/theory.h"
#include "site/site_diagrams.h"

namespace thema::cli {

namespace site = report::site;

namespace {

class Reader {
 public:
  explicit Reader(const SiteView& view) : view_(view), input_(read_cmo(view.project, view.corpus)) {
    choose_evidence();
    quotes_ = read_quotes(view.project, input_, told_, "{who}");
    report::FileNames files, theory_files;
    for (const model::Configuration& c : input_.configurations) {
      addresses_[c.id] =
          "configurations/" + files.add(view.shown(c.label), "configuration") + ".html";
      by_label_[c.label] = addresses_[c.id];
      labels_[c.id] = c.label;
    }
    theories_ = model::Theories(view.project).list();
    for (const model::Theory& t : theories_) {
      theory_addresses_[t.label] =
          "theories/" + theory_files.add(view.shown(t.label), "theory") + ".html";
    }
    all_links_ = model::CmoLinks(view.project).list();
    diagrams_.emplace(view, input_, theories_, all_links_);
    for (const model::CmoLink& l : all_links_) {
      links_[l.from.cmoc].push_back(l);
      if (l.to.cmoc != l.from.cmoc) links_[l.to.cmoc].push_back(l);
    }
    for (const model::CmoSearch& s : model::CmoRecords(view.project).searches()) {
      searches_[s.cmoc].push_back(view.shown(s.what + ": " + s.note + " (" + s.coder + ")"));
    }
    for (const model::Decision& d : model::Decisions(view.project).list()) decide(d);
  }

  SiteRealist read() {
    SiteRealist out;
    for (const model::Configuration& c : input_.configurations) {
      out.configurations.push_back(configuration(c));
    }
    for (const model::Theory& t : theories_) out.theories.push_back(theory(t));
    out.diagrams = diagrams_->programme();
    for (const std::size_t i : told_) {
      const model::Evidence& e = input_.evidence[i];
      if (e.source == 0 || e.lost() || !addresses_.contains(e.cmoc)) continue;
      out.margins[view_.corpus.source_index.at(e.source)].push_back(
          {e.span, {view_.shown(labels_.at(e.cmoc) + " " + e.stance), addresses_.at(e.cmoc)}});
    }
    return out;
  }

 private:
  /// Without that of people who do not consent to analysis: as in tables.
  void choose_evidence() {
    constexpr auto kUse = analysis::Consent::Use::analysis;
    for (std::size_t i = 0; i < input_.evidence.size(); ++i) {
      const RowId cmoc = input_.evidence[i].cmoc;
      const std::vector<std::uint32_t> cases = analysis::cases_of(input_, input_.evidence[i]);
      if (!view_.consent.allows(kUse, cases)) {
        left_out_[cmoc].add(view_.consent, kUse, cases);
        continue;
      }
      told_.push_back(i);
      by_cmoc_[cmoc].push_back(i);
    }
  }

  site::Link to(const std::string& label) const {
    const auto found = by_label_.find(label);
    return {view_.shown(label), found == by_label_.end() ? std::string() : found->second};
  }

  /// What a decision was, for each configuration that it names.
  void decide(const model::Decision& d) {
    std::vector<std::string> parts;
    for (const model::DecisionObject& o : d.objects) {
      std::string one = o.label;
      if (o.version_number > 0) one += fmt::format(" v{}", o.version_number);
      if (!o.detail.empty()) one += " (" + o.detail + ")";
      parts.push_back((o.output ? "out: " : "in: ") + one);
    }
    std::vector<std::string> detail;
    if (!d.inference.empty()) detail.push_back(d.inference);
    if (!d.people.empty()) detail.push_back("with " + join(d.people, ", "));
    detail.push_back(d.coder);
    const site::Decision shown{
        view_.shown(d.operation + (parts.empty() ? "" : ": ") + join(parts, "; ")),
        view_.shown(d.reason), view_.shown(join(detail, "; "))};
    std::vector<RowId> done;
    for (const model::DecisionObject& o : d.objects) {
      if (o.cmoc == 0 || std::find(done.begin(), done.end(), o.cmoc) != done.end()) continue;
      done.push_back(o.cmoc);
      decisions_[o.cmoc].push_back(shown);
    }
  }

  site::Configuration configuration(const model::Configuration& c) {
    site::Configuration out;
    out.label = view_.shown(c.label);
    out.title = view_.shown(c.title);
    out.address = addresses_.at(c.id);
    out.state = c.state;
    if (!c.version.elements.empty()) out.sentence = view_.shown(c.sentence(view_.corpus.language));
    out.facts = {{"State", c.state}, {"Activation", c.activation}};
    if (!c.valence.empty()) out.facts.emplace_back("Valence", c.valence);
    if (!c.level.empty()) out.facts.emplace_back("Level", c.level);
    out.facts.emplace_back("Scheme", c.version.scheme);
    const auto theme = view_.corpus.code_index.find(c.theme);
    if (theme != view_.corpus.code_index.end()) {
      out.facts.emplace_back("Theme", view_.code(theme->second).text);
    }
    out.facts.emplace_back("Version", std::to_string(c.version.number));
    for (const std::string& t : c.theories)
      out.theories.push_back({view_.shown(t), theory_addresses_[t]});
    for (const model::CmoElement& e : c.version.elements) {
      site::Element element{
          e.label, e.role, view_.shown(model::with_sign(e.sign, e.statement)), {}};
      for (const RowId code : e.codes)
        element.codes.push_back(view_.code(view_.corpus.code_index.at(code)));
      out.elements.push_back(std::move(element));
    }
    for (const model::CmoLink& l : links_[c.id]) {
      const bool out_of = l.from.cmoc == c.id;
      const site::Link other = to(out_of ? l.to.label : l.from.label);
      const std::string note = l.note.empty() ? std::string() : " – " + l.note;
      out.links.push_back({view_.shown(l.from.name() + " " + l.kind + " " + l.to.name() +
                                       (l.feedback ? " (feedback)" : "") + note),
                           other.address});
    }
    for (const std::string& stance : model::stances()) {
      for (const std::size_t i : by_cmoc_[c.id]) {
        if (input_.evidence[i].stance == stance) out.evidence.push_back(evidence(i, c));
      }
    }
    if (const auto some = left_out_.find(c.id); some != left_out_.end()) {
      out.left_out = some->second.note();
    }
    out.versions = versions(c);
    out.decisions = decisions_[c.id];
    out.searches = searches_[c.id];
    out.memos = view_.memos(model::MemoOn::configuration, c.id);
    out.diagrams = diagrams_->configuration(c);
    return out;
  }

  site::Evidence evidence(std::size_t i, const model::Configuration& c) {
    const model::Evidence& e = input_.evidence[i];
    site::Evidence out;
    out.stance = e.stance;
    out.elements = join(e.speaks_to, ", ");
    out.note = view_.shown(e.note);
    std::vector<std::string> detail;
    if (!e.directness.empty()) detail.push_back(e.directness);
    if (e.version_number != c.version.number) {
      detail.push_back(fmt::format("judged on version {}", e.version_number));
    }
    if (e.lost()) detail.emplace_back("words gone");
    detail.push_back(e.coder);
    out.detail = view_.shown(join(detail, "; "));
    const std::vector<std::uint32_t> cases = analysis::cases_of(input_, e);
    std::vector<std::string> who;
    for (const std::uint32_t one : cases) who.push_back(view_.corpus.cases[one].name);
    out.who = view_.shown(join(who, ", "));
    if (!e.table.empty()) out.place = {view_.shown(e.table), {}};
    if (e.source == 0) return out;
    const std::uint32_t source = view_.corpus.source_index.at(e.source);
    out.language = view_.language_of(view_.corpus.sources[source]);
    const auto& turns = input_.turns.at(source);
    const SiteView::Withheld& withheld =
        withheld_.try_emplace(source, view_, source, turns).first->second;
    const bool quoted = view_.consent.allows(analysis::Consent::Use::quotation, cases) &&
                        (e.lost() || !withheld.passage(turns, e.span));
    const auto quote = quotes_.find(i);
    std::string words = e.lost_text;
    out.place = {view_.source(source).text, {}};
    if (quote != quotes_.end()) {
      words = quote->second.print.empty() ? quote->second.text : quote->second.print;
      if (quote->second.turn > 0) out.place.text += fmt::format(", turn {}", quote->second.turn);
      out.place.address = view_.links.passage(source, e.span);
    }
    out.words = quoted ? view_.shown(words) : std::string(analysis::kNotQuoted);
    return out;
  }

  std::vector<site::Version> versions(const model::Configuration& c) const {
    std::vector<site::Version> out;
    for (const model::CmoVersion& v : model::Configurations(view_.project).versions(c.id)) {
      model::Configuration then = c;
      then.version = v;
      site::Version one;
      one.number = v.number;
      one.sentence =
          v.elements.empty() ? std::string() : view_.shown(then.sentence(view_.corpus.language));
      one.detail = view_.shown(v.coder);
      for (const model::CmoElement& e : v.elements) {
        one.elements.push_back(view_.shown(e.label + ": " + model::with_sign(e.sign, e.statement)));
      }
      out.push_back(std::move(one));
    }
    return out;
  }

  site::Theory theory(const model::Theory& t) {
    site::Theory out;
    out.label = view_.shown(t.label);
    out.statement = view_.shown(t.statement);
    out.address = theory_addresses_[t.label];
    if (!t.level.empty()) out.facts.emplace_back("Level", t.level);
    if (!t.origin.empty()) out.facts.emplace_back("Origin", t.origin);
    for (const std::string& c : t.configurations) out.configurations.push_back(to(c));
    for (const model::TheoryVersion& v : model::Theories(view_.project).versions(t)) {
      out.versions.push_back({v.number, view_.shown(v.statement), view_.shown(v.coder), {}});
    }
    out.memos = view_.memos(model::MemoOn::theory, t.id);
    out.diagrams = diagrams_->theory(t);
    return out;
  }

  const SiteView& view_;
  const analysis::CmoInput input_;
  std::vector<std::size_t> told_;  ///< indices of the evidence that is shown
  std::unordered_map<RowId, std::vector<std::size_t>> by_cmoc_;
  std::unordered_map<RowId, analysis::LeftOut> left_out_;
  std::unordered_map<std::size_t, report::QuoteRow> quotes_;
  std::unordered_map<std::uint32_t, SiteView::Withheld> withheld_;  ///< by source
  std::unordered_map<RowId, std::string> addresses_, labels_;
  std::map<std::string, std::string> by_label_, theory_addresses_;
  std::vector<model::Theory> theories_;
  std::vector<model::CmoLink> all_links_;
  std::optional<SiteDiagrams> diagrams_;
  std::unordered_map<RowId, std::vector<model::CmoLink>> links_;
  std::unordered_map<RowId, std::vector<std::string>> searches_;
  std::unordered_map<RowId, std::vector<site::Decision>> decisions_;
};

}  // namespace

SiteRealist read_realist(const SiteView& view) { return Reader(view).read(); }

}  // namespace thema::cli
