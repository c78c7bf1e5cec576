#include "formats/common/draft_check.h"

#include <fmt/format.h>

#include <cstdlib>
#include <set>

#include "base/error.h"
#include "formats/common/label_words.h"
#include "formats/common/lines.h"
#include "text/text_index.h"
#include "text/utf8.h"

namespace thema::formats {
namespace {

std::string text_problem(const std::string& text) {
  const std::size_t invalid = text::find_invalid_utf8(text);
  if (invalid != std::string_view::npos) return fmt::format("invalid UTF-8 at byte {}", invalid);
  if (text.find('\0') != std::string::npos) return "the text holds U+0000";
  if (text.find('\r') != std::string::npos) return "the text holds CR";
  if (text.starts_with("\xEF\xBB\xBF")) return "the text begins with a byte order mark";
  return {};
}

std::string turn_problem(const model::DocumentDraft& draft, const model::TurnDraft& turn,
                         std::uint32_t from, const text::TextIndex& index) {
  if (turn.span.empty() || turn.span.end > index.length()) return "is empty or outside the text";
  if (turn.label.begin < from || turn.label.end < turn.label.begin) return "overlaps the last one";
  if (turn.label.end > turn.span.begin) return "begins inside its label";
  const std::string_view words = index.slice(turn.span);
  if (trim_space(words).size() != words.size()) return "has white space at an end";
  if (!turn.speaker) return {};
  if (*turn.speaker >= draft.speakers.size()) return "has a speaker that does not exist";
  if (turn.label.empty()) return "has a speaker and no label";
  return {};
}

}  // namespace

std::string draft_problem(const model::DocumentDraft& draft) {
  if (draft.format.empty() || draft.encoding.empty()) return "format or encoding is missing";
  if (std::string problem = text_problem(draft.text); !problem.empty()) return problem;
  const text::TextIndex index(draft.text);
  std::uint32_t from = 0;
  std::set<std::size_t> heard;
  for (std::size_t i = 0; i < draft.turns.size(); ++i) {
    const model::TurnDraft& turn = draft.turns[i];
    const std::string problem = turn_problem(draft, turn, from, index);
    if (!problem.empty()) {
      return fmt::format("turn {} [{}, {}) {}", i + 1, turn.span.begin, turn.span.end, problem);
    }
    if (turn.speaker) heard.insert(*turn.speaker);
    from = turn.span.end;
  }
  std::set<std::string> labels;
  for (const auto& speaker : draft.speakers) {
    if (speaker.label.empty()) return "a speaker has no name";
    if (!labels.insert(label_key(speaker.label)).second) {
      return fmt::format("speaker '{}' is there twice", speaker.label);
    }
  }
  for (const auto& comment : draft.comments) {
    if (comment.span.end > index.length()) return "a comment is outside the text";
    if (comment.span.begin > comment.span.end) return "a comment ends before it begins";
    if (comment.span.empty()) continue;
    const std::string_view words = index.slice(comment.span);
    if (trim_space(words).size() != words.size()) return "a comment has white space at an end";
  }
  if (heard.size() != draft.speakers.size()) return "a speaker has no turn";
  return {};
}

int fuzz_reader(const Format& format, const void* data, std::size_t size) {
  const std::string_view bytes =
      size == 0 ? std::string_view() : std::string_view(static_cast<const char*>(data), size);
  using Mode = SpeakerOptions::Mode;
  for (const Mode mode : {Mode::automatic, Mode::none, Mode::pattern}) {
    ReadOptions options;
    options.name = "fuzz";
    options.speakers.mode = mode;
    if (mode == Mode::pattern) options.speakers.pattern = R"((\w+):)";
    Sink sink;
    try {
      static_cast<void>(format.sniff(bytes));
      const model::DocumentDraft draft = format.read(bytes, options, sink);
      if (!draft_problem(draft).empty()) std::abort();
    } catch (const Error&) {  // the right answer to bad input
    }
  }
  return 0;
}

}  // namespace thema::formats
