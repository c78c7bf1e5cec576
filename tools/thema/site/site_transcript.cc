#include "site/site_transcript.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "text/text_index.h"

namespace thema::cli {

namespace site = report::site;

namespace {

std::string time_text(std::int64_t ms) {
  const std::int64_t s = ms / 1000;
  return fmt::format("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
}

class Maker {
 public:
  Maker(const SiteView& view, const OpenSource& source)
      : view_(view), source_(source), index_(source.text) {}

  site::TranscriptPage make(std::span<const model::Coding> codings,
                            const std::unordered_map<RowId, model::CodingDetail>& details,
                            std::span<const MarginEvidence> evidence) {
    page_.text = source_.printed.text();
    blocks();
    add_codings(codings, details);
    for (const MarginEvidence& e : evidence) passages_[e.span].evidence.push_back(e.link);
    for (auto& [span, passage] : passages_) {
      passage.stored = span;
      passage.shown = source_.printed.shown(span);
      page_.passages.push_back(std::move(passage));
    }
    // What is longer comes first, so that its line is drawn below those inside of it.
    std::stable_sort(
        page_.passages.begin(), page_.passages.end(), [](const auto& a, const auto& b) {
          return std::pair(a.shown.begin, b.shown.end) < std::pair(b.shown.begin, a.shown.end);
        });
    return std::move(page_);
  }

 private:
  /// Turns, and what stands between them.
  void blocks() {
    std::uint32_t at = 0;
    std::int32_t page = 0;
    for (std::size_t i = 0; i < source_.turns.size(); ++i) {
      const model::Turn& t = source_.turns[i];
      const std::uint32_t begin =
          t.label.empty() ? t.span.begin : std::min(t.label.begin, t.span.begin);
      between(at, begin);
      site::Block block;
      block.number = t.number;
      const auto speaker = view_.corpus.speakers.find(t.speaker);
      if (speaker != view_.corpus.speakers.end()) {
        block.speaker = view_.shown(speaker->second.label);
        block.interviewer = speaker->second.role == model::SpeakerRole::interviewer;
      }
      if (t.start_ms >= 0) block.time = time_text(t.start_ms);
      if (t.page != page) block.page = page = t.page;
      block.withheld = source_.withheld.turn(i);
      block.words = source_.printed.shown(t.span);
      add(std::move(block));
      at = std::max({at, t.span.end, t.label.end});
    }
    between(at, index_.length());
  }

  void between(std::uint32_t begin, std::uint32_t end) {
    if (begin >= end) return;
    const std::string_view words = index_.slice({begin, end});
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t first = words.find_first_not_of(kBlank);
    if (first == std::string_view::npos) return;
    const auto leading = static_cast<std::uint32_t>(first);
    const auto trailing =
        static_cast<std::uint32_t>(words.size() - words.find_last_not_of(kBlank) - 1);
    site::Block block;
    block.words = source_.printed.shown({begin + leading, end - trailing});
    block.withheld = source_.withheld.outside();
    add(std::move(block));
  }

  /// A name at the edge of two blocks is shown in the first.
  void add(site::Block block) {
    const std::uint32_t from = page_.blocks.empty() ? 0 : page_.blocks.back().words.end;
    block.words.begin = std::max(block.words.begin, from);
    block.words.end = std::max(block.words.end, block.words.begin);
    page_.withheld += block.withheld ? 1U : 0U;
    page_.blocks.push_back(std::move(block));
  }

  void add_codings(std::span<const model::Coding> codings,
                   const std::unordered_map<RowId, model::CodingDetail>& details) {
    for (const model::Coding& c : codings) {
      auto& codes = passages_[c.span].codes;
      if (codes.empty() || codes.back().code != c.code)
        codes.push_back({c.code, {}, false, false, {}});
      site::CodeOnPassage& on = codes.back();
      on.coders.push_back(coder(c.coder));
      on.exemplar |= c.exemplar;
      on.changed |= c.changed;
      if (!view_.with_memos) continue;
      const auto detail = details.find(c.id);
      if (detail != details.end() && !detail->second.memo.empty()) {
        on.memos.push_back(view_.shown(detail->second.memo));
      }
    }
  }

  std::uint32_t coder(std::uint32_t index) {
    const auto [at, is_new] =
        coders_.emplace(index, static_cast<std::uint32_t>(page_.coders.size()));
    if (is_new) page_.coders.push_back(view_.shown(view_.corpus.coders[index].name));
    return at->second;
  }

  const SiteView& view_;
  const OpenSource& source_;
  const text::TextIndex index_;
  site::TranscriptPage page_;
  std::map<text::Span, site::Passage> passages_;
  std::map<std::uint32_t, std::uint32_t> coders_;
};

}  // namespace

OpenSource::OpenSource(const SiteView& view, std::uint32_t source)
    : index(source),
      text(model::load_text(view.project, view.corpus.sources[source])),
      turns(model::load_turns(view.project, view.corpus.sources[source])),
      printed(text, view.names),
      withheld(view, source, turns) {}

site::TranscriptPage transcript_of(const SiteView& view, const OpenSource& source,
                                   std::span<const model::Coding> codings,
                                   const std::unordered_map<RowId, model::CodingDetail>& details,
                                   std::span<const MarginEvidence> evidence) {
  site::TranscriptPage page = Maker(view, source).make(codings, details, evidence);
  page.memos = view.memos(model::MemoOn::source, view.corpus.sources[source.index].id);
  return page;
}

}  // namespace thema::cli
