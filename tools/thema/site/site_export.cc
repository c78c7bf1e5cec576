#include "site/site_export.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "analysis/code_counts.h"
#include "analysis/counted_cases.h"
#include "base/error.h"
#include "base/new_folder.h"
#include "cells.h"
#include "coding_rows.h"
#include "document/blocks.h"
#include "model/overview.h"
#include "model/settings.h"
#include "report/document/document.h"
#include "report/site/pages.h"
#include "report/site/realist_pages.h"
#include "report/site/search_index.h"
#include "report/site/transcript_page.h"
#include "site/site_quotes.h"
#include "site/site_realist.h"
#include "site/site_transcript.h"
#include "site/site_view.h"
#include "terminal.h"
#include "text/text_index.h"

namespace thema::cli {

namespace site = report::site;

namespace {

constexpr std::size_t kColours = 12;  // --k0 ... of site.css

/// Colours that a person chose are kept; others go round.
std::string colour_of(const model::Code& code, std::size_t index) {
  const bool chosen =
      code.color.size() == 7 && code.color[0] == '#' &&
      code.color.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
  return chosen ? code.color : fmt::format("var(--k{})", index % kColours);
}

class Export {
 public:
  Export(const SiteOptions& options, Context& ctx)
      : ctx_(ctx),
        view_(ctx, options.memos),
        folder_(options.folder, "thema-site.txt", "thema html site 1"),
        index_([this](const std::string& name, std::string_view bytes) { write(name, bytes); }),
        pages_([this](const std::string& name, std::string_view bytes) {
          if (grown_.insert(name).second) ++files_;
          folder_.append(name, bytes);
        }) {}

  std::size_t run() {
    frame();
    realist_ = read_realist(view_);
    frame_.realist = !realist_.configurations.empty();
    frame_.theories = !realist_.theories.empty();
    codes();
    count();
    cases();
    sources();
    begin_pages();
    texts();
    pages_.finish();
    lists();
    realist();
    rest();
    folder_.commit();
    return files_ + 1;
  }

 private:
  void write(const std::string& name, std::string_view bytes) {
    if (stop_flag()) throw Error(Errc::interrupted, "interrupted; nothing was written");
    folder_.write(name, bytes);
    ++files_;
  }

  void frame() {
    model::Settings settings(view_.project);
    const std::string title = settings.get("title");
    frame_.title = view_.shown(title.empty() ? ctx_.project_path().stem().string() : title);
    frame_.language = view_.corpus.language;
    frame_.codes = !view_.corpus.codes.empty();
    frame_.cases = !view_.corpus.cases.empty();
    frame_.themes = frame_.codes;
    frame_.memos = !view_.all_memos().empty();
  }

  void codes() {
    std::vector<std::uint32_t> above;
    for (std::uint32_t i = 0; i < view_.corpus.codes.size(); ++i) {
      const model::Code& c = view_.corpus.codes[i];
      site::Code out;
      out.name = view_.shown(c.name);
      out.depth = c.depth;
      above.resize(static_cast<std::size_t>(c.depth - 1));
      for (const std::uint32_t parent : above) out.parents += codes_[parent].name + " / ";
      if (!above.empty()) codes_[above.back()].children.push_back(i);
      above.push_back(i);
      out.address = view_.links.code(i);
      out.colour = colour_of(c, i);
      out.role = c.role;
      const auto add = [&](std::string_view name, const std::string& words) {
        if (!words.empty()) out.definition.emplace_back(name, view_.shown(words));
      };
      add("Definition", c.description);
      add("Include", c.include);
      add("Exclude", c.exclude);
      add("Example", c.example);
      for (const model::Tag& t : c.tags)
        out.tags.emplace_back(view_.shown(t.key), view_.shown(t.value));
      codes_.push_back(std::move(out));
    }
  }

  /// What tables count, in one walk over places; texts are read later.
  void count() {
    CodingWalk walk(view_.project, view_.corpus, {.use = analysis::Consent::Use::analysis});
    analysis::CodeCounter counter(view_.corpus);
    of_source_.assign(view_.corpus.sources.size(), 0);
    of_case_.assign(view_.corpus.cases.size(), 0);
    walk.each([&](const CodingWalk::Visit& visit) {
      counter.add(visit.selected);
      of_source_[visit.source] = visit.selected.size();
      for (const analysis::Selected& s : visit.selected) {
        ++codes_[s.coding->code].own_codings;
        for (const std::uint32_t c : s.cases) ++of_case_[c];
        ++codings_;
      }
    });
    const auto of = counted_cases(view_.project, view_.corpus, walk.filter(), {});
    for (std::uint32_t i = 0; i < codes_.size(); ++i) {
      const analysis::CodeCount& n = counter.count(i);
      codes_[i].codings = n.codings;
      codes_[i].extracts = n.extracts;
      codes_[i].sources = n.sources;
      if (of.n() > 0) codes_[i].cases = fmt::format("{} of {}", of.k(n.cases), of.n());
    }
    frame_.notes.push_back(fmt::format("Codings counted: {}.", view_.shown(view_.corpus.count)));
    if (!walk.left_out().empty()) frame_.notes.push_back(walk.left_out().note());
    if (view_.memos_left_out() > 0) {
      frame_.notes.push_back(fmt::format("Left out for want of consent to analysis: {}.",
                                         counted(view_.memos_left_out(), "memo")));
    }
  }

  void cases() {
    for (std::uint32_t i = 0; i < view_.corpus.cases.size(); ++i) {
      const model::Case& c = view_.corpus.cases[i];
      site::Case out;
      out.name = view_.shown(c.name);
      out.address = view_.links.case_of(i);
      out.kind = view_.shown(c.kind);
      out.withdrawn = c.withdrawn;
      out.facts = view_.attributes(model::Owner::case_, c.id);
      out.codings = of_case_[i];
      for (const RowId in : c.in) out.in.push_back(view_.case_of(view_.corpus.case_index.at(in)));
      cases_.push_back(std::move(out));
    }
    for (std::uint32_t s = 0; s < view_.speaking.size(); ++s) {
      for (const std::uint32_t c : view_.speaking[s]) cases_[c].sources.push_back(view_.source(s));
    }
  }

  void sources() {
    for (std::uint32_t i = 0; i < view_.corpus.sources.size(); ++i) {
      const model::Source& s = view_.corpus.sources[i];
      site::Source out;
      out.name = view_.shown(s.name);
      out.address = view_.links.source(i);
      out.language = view_.language_of(s);
      out.kind = s.kind;
      for (const std::uint32_t c : view_.speaking[i]) out.cases.push_back(view_.case_of(c));
      out.facts = view_.attributes(model::Owner::source, s.id);
      out.characters = s.length;
      out.codings = of_source_[i];
      sources_.push_back(std::move(out));
    }
  }

  void begin_pages() {
    for (std::uint32_t i = 0; i < codes_.size(); ++i) {
      pages_.begin(codes_[i].address,
                   site::code_page(frame_, codes_, i,
                                   view_.memos(model::MemoOn::code, view_.corpus.codes[i].id)));
    }
    for (std::uint32_t i = 0; i < cases_.size(); ++i) {
      pages_.begin(cases_[i].address,
                   site::case_page(frame_, cases_[i],
                                   view_.memos(model::MemoOn::case_, view_.corpus.cases[i].id)));
    }
  }

  /// One text after the other: its page, its quotes on other pages, its words in the index.
  void texts() {
    const auto details = model::load_details(view_.project);
    const report::CiteTemplate cite(model::Settings(view_.project).get("cite"));
    const report::QuoteMaker maker(view_.corpus, cite, details, view_.project.names());
    model::CodingQuery everybody;
    everybody.counted_only = false;
    const auto all = model::load_codings(view_.project, view_.corpus, everybody);
    const auto counted = model::load_codings(view_.project, view_.corpus, {});
    const auto of = [](const std::vector<model::Coding>& codings, std::uint32_t source) {
      const auto before = [](const model::Coding& c, std::uint32_t s) { return c.source < s; };
      const auto first = std::lower_bound(codings.begin(), codings.end(), source, before);
      const auto last = std::lower_bound(first, codings.end(), source + 1, before);
      return std::span<const model::Coding>(first, last);
    };
    for (std::uint32_t s = 0; s < sources_.size(); ++s) {
      const OpenSource open(view_, s);
      sources_[s].turns = open.turns.size();
      turns_ += open.turns.size();
      const auto allowed = analysed(open, of(all, s));
      const site::TranscriptPage page =
          transcript_of(view_, open, allowed, details, realist_.margins[s]);
      write(sources_[s].address, site::transcript_page(frame_, sources_[s], page, codes_));
      index(sources_[s], page);
      add_quotes(view_, maker, open, of(counted, s), details, pages_);
    }
  }

  /// Without those of people who do not consent to analysis.
  std::vector<model::Coding> analysed(const OpenSource& open,
                                      std::span<const model::Coding> codings) const {
    std::vector<model::Coding> out(codings.begin(), codings.end());
    if (!view_.consent.any()) return out;
    std::erase_if(out, [&](const model::Coding& c) {
      return !view_.consent.allows(analysis::Consent::Use::analysis,
                                   view_.who.cases_of(open.index, open.turns, c.span));
    });
    return out;
  }

  void index(const site::Source& source, const site::TranscriptPage& page) {
    const text::TextIndex words(page.text);
    for (const site::Block& b : page.blocks) {
      if (b.withheld || b.words.empty()) continue;
      std::string title = source.name;
      if (b.number > 0) title += fmt::format(", turn {}", b.number);
      if (!b.speaker.empty()) title += ", " + b.speaker;
      index_.add(
          b.number > 0 ? source.address + "#" + report::turn_anchor(b.number) : source.address,
          title, words.slice(b.words));
    }
  }

  /// What a command prints, as a part of a page.
  std::string table_of(const std::string& command) {
    const report::Document document =
        report::parse_document("# Site\n\n```thema\n" + command + "\n```\n");
    const BlockOptions options{"export html", {}, {}, false};
    const report::Filling filling =
        Blocks(document, report::DocumentFormat::html, options, ctx_).fill();
    ctx_.terminal().set_quiet(ctx_.globals().quiet);
    return filling.blocks.empty() ? std::string() : filling.blocks.front();
  }

  void lists() {
    write("sources/index.html", site::sources_page(frame_, sources_));
    if (frame_.codes) {
      write("codes/index.html", site::codes_page(frame_, codes_));
      write("themes.html", site::table_page(frame_, {"themes.html", "Themes", "Themes"}, {},
                                            table_of("themes --quotes 2")));
      for (std::size_t i = 0; i < codes_.size(); ++i) {
        std::string words;
        for (const auto& [name, value] : codes_[i].definition) words += value + " ";
        index_.add(codes_[i].address, "Code: " + codes_[i].parents + codes_[i].name, words);
      }
    }
    if (frame_.cases) {
      const bool described = std::any_of(cases_.begin(), cases_.end(),
                                         [](const site::Case& c) { return !c.facts.empty(); });
      write("cases/index.html",
            site::cases_page(frame_, cases_, described ? table_of("participants") : std::string()));
      for (const site::Case& c : cases_) {
        std::string words;
        for (const auto& [name, value] : c.facts) words += name + ": " + value + "; ";
        index_.add(c.address, "Case: " + c.name, words);
      }
    }
  }

  void realist() {
    for (const site::Configuration& c : realist_.configurations) {
      write(c.address, site::configuration_page(frame_, c));
      index_.add(c.address, c.label + " " + c.title, c.sentence);
    }
    if (frame_.realist) {
      write("configurations/index.html",
            site::configurations_page(frame_, realist_.configurations, realist_.diagrams,
                                      table_of("cmo table")));
    }
    for (const site::Theory& t : realist_.theories) {
      write(t.address, site::theory_page(frame_, t));
      index_.add(t.address, t.label, t.statement);
    }
    if (frame_.theories)
      write("theories/index.html", site::theories_page(frame_, realist_.theories));
  }

  template <typename Labelled>
  static site::Link link_to(const std::vector<Labelled>& all, const std::string& label) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Labelled& one) { return one.label == label; });
    return {label, found == all.end() ? std::string() : found->address};
  }

  site::Link place_of(const model::Memo& m) const {
    const auto in = [](const auto& index, RowId id) -> std::optional<std::uint32_t> {
      const auto found = index.find(id);
      if (found == index.end()) return std::nullopt;
      return found->second;
    };
    const std::string name = view_.shown(m.name);
    const model::Corpus& corpus = view_.corpus;
    if (const auto s = in(corpus.source_index, m.source)) {
      const bool somewhere = !m.place.empty() && m.on.kind == model::MemoOn::coding;
      const site::Link source = view_.source(*s);
      return {m.on.kind == model::MemoOn::coding ? source.text + ", " + name : source.text,
              somewhere ? view_.links.passage(*s, m.place) : source.address};
    }
    if (m.on.kind == model::MemoOn::code) {
      if (const auto c = in(corpus.code_index, m.on.id)) return view_.code(*c);
    }
    if (m.on.kind == model::MemoOn::case_) {
      if (const auto c = in(corpus.case_index, m.on.id)) return view_.case_of(*c);
    }
    if (m.on.kind == model::MemoOn::configuration) return link_to(realist_.configurations, name);
    if (m.on.kind == model::MemoOn::theory) return link_to(realist_.theories, name);
    return {name.empty() ? frame_.title : name, {}};
  }

  void rest() {
    if (frame_.memos) {
      std::vector<site::Memo> memos;
      for (const model::Memo& m : view_.all_memos()) {
        memos.push_back({place_of(m), view_.shown(m.type), view_.shown(m.title),
                         view_.shown(m.text), view_.shown(m.coder)});
      }
      write("memos.html", site::memos_page(frame_, memos));
    }
    write("search.html", site::search_page(frame_, index_.finish()));
    std::vector<site::Count> counts;
    const auto add = [&](std::size_t n, const std::string& noun, const char* address) {
      if (n > 0) counts.push_back({std::to_string(n), n == 1 ? noun : noun + "s", address});
    };
    add(sources_.size(), "source", "sources/index.html");
    add(turns_, "turn", "");
    add(cases_.size(), "case", "cases/index.html");
    add(codes_.size(), "code", "codes/index.html");
    add(codings_, "coding", "");
    add(view_.corpus.coders.size(), "coder", "");
    add(realist_.configurations.size(), "configuration", "configurations/index.html");
    const std::size_t theories = realist_.theories.size();
    if (theories > 0) {
      counts.push_back(
          {std::to_string(theories), theories == 1 ? "theory" : "theories", "theories/index.html"});
    }
    write("index.html",
          site::overview_page(frame_, counts, sources_, codes_, cases_, realist_.configurations));
    write("site.css", site::style_sheet());
    write("site.js", site::script());
  }

  Context& ctx_;
  const SiteView view_;
  NewFolder folder_;
  site::Frame frame_;
  site::SearchIndex index_;
  GrowingPages pages_;
  std::set<std::string> grown_;
  SiteRealist realist_;
  std::vector<site::Code> codes_;
  std::vector<site::Case> cases_;
  std::vector<site::Source> sources_;
  std::vector<std::size_t> of_source_, of_case_;  ///< codings that count
  std::size_t codings_ = 0, turns_ = 0, files_ = 0;
};

}  // namespace

std::size_t export_site(const SiteOptions& options, Context& ctx) {
  return Export(options, ctx).run();
}

}  // namespace thema::cli
