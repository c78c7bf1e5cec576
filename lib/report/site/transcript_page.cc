#include "report/site/transcript_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "report/html_text.h"
#include "report/site/page.h"
#include "report/site_links.h"
#include "text/text_index.h"

namespace thema::report::site {
namespace {

// Where more passages lie on one another, the first ones are drawn; all are in the margin.
constexpr std::size_t kDrawn = 3;
constexpr std::size_t kNamed = 24;

class Transcript {
 public:
  Transcript(const Frame& frame, const Source& source, const TranscriptPage& page,
             const std::vector<Code>& codes)
      : source_(source),
        page_(page),
        codes_(codes),
        index_(page.text),
        out_(frame, {source.address, "Sources", source.name}) {}

  std::string make() {
    head();
    tools();
    out_.raw("<ol class=\"turns\"");
    if (!source_.language.empty()) out_.raw(" lang=\"").text(source_.language).raw("\"");
    out_.raw(">\n");
    for (const Block& block : page_.blocks) show(block);
    rest();
    out_.raw("</ol>\n");
    return out_.finish();
  }

 private:
  void head() {
    out_.heading(1, source_.name);
    if (!source_.cases.empty()) {
      out_.raw("<p class=\"sub\">").links(source_.cases).raw("</p>\n");
    }
    std::vector<Fact> facts = source_.facts;
    facts.emplace_back("Turns", std::to_string(source_.turns));
    facts.emplace_back("Codings", std::to_string(source_.codings));
    out_.raw("<details class=\"about\"><summary>About this source</summary>\n").facts(facts);
    for (const std::string& memo : page_.memos) out_.paragraphs("Memo: " + memo, " class=\"memo\"");
    out_.raw("</details>\n");
    if (page_.withheld > 0) {
      out_.element(
          "p", " class=\"notice\"",
          fmt::format("The words of {} are withheld: there is no consent to quotation.",
                      page_.withheld == 1 ? "one part" : fmt::format("{} parts", page_.withheld)));
    }
  }

  /// Shown by the script: without it, everything is there.
  void tools() {
    if (page_.passages.empty()) return;
    out_.raw("<form class=\"tools\" hidden aria-label=\"Codings to show\">\n");
    if (page_.coders.size() > 1) {
      out_.raw("<fieldset><legend>Coders</legend>\n");
      for (std::size_t i = 0; i < page_.coders.size(); ++i) {
        out_.raw(fmt::format(
            "<label><input type=\"checkbox\" name=\"coder\" value=\"{}\" checked> ", i));
        out_.text(page_.coders[i]).raw("</label>\n");
      }
      out_.raw("</fieldset>\n");
    }
    out_.raw(
        "<label><input type=\"checkbox\" name=\"codings\" checked> Codings</label>\n</form>\n");
  }

  void show(const Block& block) {
    while (begun_ < page_.passages.size() &&
           page_.passages[begun_].shown.end <= block.words.begin) {
      begin_passage(begun_++);  // it lies in what is not shown: a label, a blank line
    }
    out_.raw("<li");
    if (block.number > 0) out_.raw(fmt::format(" id=\"{}\"", turn_anchor(block.number)));
    out_.raw(block.interviewer ? " class=\"turn interviewer\">\n" : " class=\"turn\">\n");
    who(block);
    out_.raw("<div class=\"words\"");
    if (!block.words.empty() && may_run_leftwards(index_.slice(block.words)))
      out_.raw(" dir=\"auto\"");
    out_.raw(">");
    if (block.withheld) {
      withhold(block);
    } else {
      words(block.words);
    }
    out_.raw("</div>\n");
    margin();
    out_.raw("</li>\n");
  }

  /// Passages behind all words that are shown.
  void rest() {
    if (begun_ == page_.passages.size()) return;
    while (begun_ < page_.passages.size()) begin_passage(begun_++);
    out_.raw("<li class=\"turn\"><div class=\"who\"></div><div class=\"words\">");
    marks();
    out_.raw("</div>\n");
    margin();
    out_.raw("</li>\n");
  }

  void who(const Block& block) {
    out_.raw("<div class=\"who\">");
    if (block.number > 0) {
      out_.raw(fmt::format("<a class=\"number\" href=\"#{0}\" aria-label=\"Turn {1}\">{1}</a> ",
                           turn_anchor(block.number), block.number));
    }
    if (!block.speaker.empty()) {
      out_.raw("<span class=\"speaker\"");
      if (may_run_leftwards(block.speaker)) out_.raw(" dir=\"auto\"");
      out_.raw(">").text(block.speaker).raw("</span>");
    }
    if (!block.time.empty()) out_.raw(" <span class=\"time\">").text(block.time).raw("</span>");
    if (block.page > 0) out_.raw(fmt::format(" <span class=\"time\">page {}</span>", block.page));
    out_.raw("</div>\n");
  }

  void withhold(const Block& block) {
    while (begun_ < page_.passages.size() && page_.passages[begun_].shown.begin < block.words.end) {
      begin_passage(begun_++);
    }
    marks();
    out_.raw("<em class=\"withheld\">[not quoted]</em>");
  }

  /// The passage is numbered here and stands in the margin of this turn.
  void begin_passage(std::size_t passage) {
    listed_.push_back(passage);
    active_.insert(passage);
    ends_.emplace(page_.passages[passage].shown.end, passage);
  }

  /// The numbers of the passages that begin here.
  void marks() {
    for (; numbered_ < listed_.size(); ++numbered_) {
      const std::size_t p = listed_[numbered_];
      out_.raw(
          fmt::format("<a class=\"mark\" id=\"{0}\" href=\"#m{0}\" data-p=\"{1}\" "
                      "aria-label=\"Passage {2}\">{2}</a>",
                      passage_anchor(page_.passages[p].stored), p, numbered_ + 1));
    }
  }

  /// Words in pieces: at every end of a passage begins another one. One pass.
  void words(text::Span span) {
    std::uint32_t at = span.begin;
    drop_ended(at);
    while (at < span.end) {
      while (begun_ < page_.passages.size() && page_.passages[begun_].shown.begin <= at) {
        begin_passage(begun_++);
      }
      marks();
      drop_ended(at);
      std::uint32_t end = span.end;
      if (begun_ < page_.passages.size()) {
        end = std::min(end, page_.passages[begun_].shown.begin);
      }
      if (!ends_.empty()) end = std::min(end, ends_.begin()->first);
      piece({at, end});
      at = end;
    }
    marks();
  }

  void drop_ended(std::uint32_t at) {
    while (!ends_.empty() && ends_.begin()->first <= at) {
      active_.erase(ends_.begin()->second);
      ends_.erase(ends_.begin());
    }
  }

  void piece(text::Span span) {
    if (active_.empty()) {
      out_.text(index_.slice(span));
      return;
    }
    std::string of, style;
    std::size_t named = 0, drawn = 0;
    for (const std::size_t p : active_) {
      if (++named > kNamed) break;
      of += fmt::format("{}{}", of.empty() ? "" : " ", p);
      if (drawn < kDrawn) style += fmt::format("--u{}:{};", ++drawn, colour(page_.passages[p]));
    }
    out_.raw(fmt::format("<mark data-p=\"{}\" style=\"{}\">", of, style));
    out_.text(index_.slice(span)).raw("</mark>");
  }

  std::string colour(const Passage& p) const {
    return p.codes.empty() ? "var(--evidence)" : codes_[p.codes.front().code].colour;
  }

  /// What the passages that begin in this turn are coded with.
  void margin() {
    if (listed_.empty()) return;
    out_.raw("<ul class=\"margin\" aria-label=\"Codings\">\n");
    std::size_t number = 0;
    for (const std::size_t i : listed_) {
      const Passage& p = page_.passages[i];
      const std::string id = passage_anchor(p.stored);
      out_.raw(
          fmt::format("<li id=\"m{0}\" data-p=\"{1}\"><a class=\"ref\" href=\"#{0}\" "
                      "aria-label=\"To passage {2}\">{2}</a><ul>\n",
                      id, i, ++number));
      for (const CodeOnPassage& c : p.codes) chip(c);
      for (const Link& e : p.evidence) {
        out_.raw("<li class=\"chip\" style=\"--k:var(--evidence)\">").link(e).raw("</li>\n");
      }
      out_.raw("</ul></li>\n");
    }
    out_.raw("</ul>\n");
    listed_.clear();
    numbered_ = 0;
  }

  void chip(const CodeOnPassage& c) {
    const Code& code = codes_[c.code];
    std::string coders, names;
    for (const std::uint32_t coder : c.coders) {
      coders += fmt::format("{}{}", coders.empty() ? "" : " ", coder);
      names += (names.empty() ? "" : ", ") + page_.coders[coder];
    }
    out_.raw(fmt::format("<li class=\"chip\" data-coders=\"{}\" style=\"--k:{}\">", coders,
                         code.colour));
    if (!code.parents.empty())
      out_.raw("<span class=\"parents\">").text(code.parents).raw("</span>");
    out_.link({code.name, code.address});
    if (c.exemplar) out_.raw(" <span class=\"by\" title=\"exemplar\">★ exemplar</span>");
    if (c.changed) out_.raw(" <span class=\"by\">words changed</span>");
    out_.raw(" <span class=\"by\">").text(names).raw("</span>");
    for (const std::string& memo : c.memos) {
      out_.raw("<span class=\"memo\">").text(memo).raw("</span>");
    }
    out_.raw("</li>\n");
  }

  const Source& source_;
  const TranscriptPage& page_;
  const std::vector<Code>& codes_;
  const text::TextIndex index_;
  Page out_;
  std::size_t begun_ = 0;                                 ///< the first passage that has not begun
  std::set<std::size_t> active_;                          ///< passages on the words under way
  std::set<std::pair<std::uint32_t, std::size_t>> ends_;  ///< of those
  std::vector<std::size_t> listed_;                       ///< in this turn's margin
  std::size_t numbered_ = 0;  ///< those of them that have their number in the text
};

}  // namespace

std::string transcript_page(const Frame& frame, const Source& source, const TranscriptPage& page,
                            const std::vector<Code>& codes) {
  return Transcript(frame, source, page, codes).make();
}

}  // namespace thema::report::site
