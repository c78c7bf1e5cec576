#include "read_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "context.h"
#include "text/fold.h"
#include "text/width.h"

namespace thema::cli {

namespace {

constexpr std::size_t kNarrowest = 20;  // below that wrapping makes nothing better
constexpr std::size_t kQuestions = 3;   // turns of interviewers before a turn
constexpr std::size_t kWordsOfCoding = 60;

std::string one_line(std::string_view words) {
  std::string out;
  for (const char c : words) out += c == '\n' || c == '\t' ? ' ' : c;
  return out;
}

std::string speaker_of(const model::Corpus& corpus, const model::Turn& turn) {
  const auto found = corpus.speakers.find(turn.speaker);
  return found == corpus.speakers.end() ? std::string() : found->second.label + ": ";
}

constexpr std::string_view kHelp =
    R"(Enter, n        the next turn (interviewers' turns are shown with the answer)
p, 41           the turn before; turn 41
= trust         gives the turn shown a code; 'trust' alone does, too
2-3 = trust     sentences of the turn shown; 41.2-4 = trust of any turn
t41-43 = trust  whole turns; l12-15 = trust lines
"words" = trust words of the turn shown ("words" 2: the second time, "words" *: all)
login; trust    two codes; the beginning of a name is enough: 'log; tr'
trust+          makes the code when it is missing; so does Support/Trust+
! #note @k=v    behind the codes: one of the best quotes; a memo; a tag
/word           the next turn with the word; / goes on
?term           codes with definitions; ? all of them
u               takes back my newest change of this session
q, Ctrl-D       ends
)";

}  // namespace

ReadView::ReadView(Context& ctx) : ctx_(ctx), width_(ctx.terminal().width()) {
  if (width_ < kNarrowest) width_ = 0;
}

std::string ReadView::clean(std::string_view words) const {
  std::string out = one_line(words);
  if (const text::NameReplacer* names = ctx_.names()) out = names->replaced(out);
  return ctx_.terminal().out_is_terminal() ? text::visible_on_terminal(out) : out;
}

std::string ReadView::painted(std::string_view words, Ink ink) const {
  if (!ctx_.terminal().color_out() || ink == Ink::plain) return std::string(words);
  const int colour = ink == Ink::faint ? 2 : ink == Ink::number ? 36 : 32;
  return fmt::format("\x1b[{}m{}\x1b[0m", colour, words);
}

void ReadView::beside(std::string_view label, std::string_view words, Ink ink) {
  std::vector<std::string> lines{std::string(words)};
  const std::size_t margin = margin_ + 2;
  if (width_ > margin + kNarrowest / 2) lines = text::wrap(words, width_ - margin);
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view left = i == 0 ? label : std::string_view();
    out += std::string(margin_ - std::min(margin_, left.size()), ' ') + painted(left, Ink::number) +
           "  " + painted(lines[i], ink) + "\n";
  }
  ctx_.terminal().write(out);
}

void ReadView::turn(const model::Corpus& corpus, const model::TurnsOfCoder& mine,
                    model::SourceText& text, std::uint32_t number) {
  const std::size_t at = number - 1;
  const model::Turn& turn = mine.turns[at];
  const std::vector<text::Span> sentences = text.sentences(turn);
  margin_ = fmt::format("{}.{}", number, sentences.size()).size();
  std::size_t first = at;
  while (mine.spoken[at] && first > 0 && at - first < kQuestions && !mine.spoken[first - 1]) {
    --first;
  }
  for (std::size_t i = first; i < at; ++i) {
    const model::Turn& before = mine.turns[i];
    beside(std::to_string(before.number),
           clean(speaker_of(corpus, before) + std::string(text.slice(before.span))), Ink::faint);
  }
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    beside(fmt::format("{}.{}", number, i + 1),
           clean((i == 0 ? speaker_of(corpus, turn) : std::string()) +
                 std::string(text.slice(sentences[i]))),
           Ink::plain);
  }
  for (const model::Coding& c : mine.codings) {
    if (!c.span.overlaps(turn.span)) continue;
    std::string line = "= " + clean(corpus.codes[c.code].path) + (c.exemplar ? " !" : "");
    if (!(c.span == turn.span)) {
      line += fmt::format("  \"{}\"",
                          text::truncate_to_width(clean(text.slice(c.span)), kWordsOfCoding));
    }
    beside("", line, Ink::code);
  }
}

void ReadView::terms(const std::vector<model::Code>& codes, std::string_view term) {
  text::Folder folder;
  const std::string wanted = folder.fold(term);
  const auto holds = [&](std::string_view words) {
    return folder.fold(words).find(wanted) != std::string::npos;
  };
  margin_ = 0;
  std::size_t shown = 0;
  for (const model::Code& code : codes) {
    if (!holds(code.path) && !holds(code.description) && !holds(code.include)) continue;
    ++shown;
    std::string line = code.path;
    if (!code.description.empty()) line += ": " + code.description;
    if (!code.include.empty()) line += " Include: " + code.include;
    if (!code.exclude.empty()) line += " Exclude: " + code.exclude;
    beside("", clean(line), Ink::plain);
  }
  if (shown == 0) say(fmt::format("no code has '{}' in its name or definition", term));
}

void ReadView::say(std::string_view sentence) { ctx_.terminal().write(clean(sentence) + "\n"); }

void ReadView::help() { ctx_.terminal().write(kHelp); }

void ReadView::prompt(std::uint32_t turn) {
  if (!ctx_.terminal().out_is_terminal()) return;
  ctx_.terminal().write(painted(fmt::format("{}> ", turn), Ink::number));
  flush();
}

void ReadView::flush() { ctx_.terminal().flush(); }

}  // namespace thema::cli
