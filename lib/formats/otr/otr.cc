#include "formats/otr/otr.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/error.h"
#include "formats/common/json.h"
#include "formats/common/lines.h"
#include "formats/common/plain_text.h"
#include "formats/common/turns.h"
#include "formats/otr/timed_text.h"

namespace thema::formats {
namespace {

constexpr auto kExtensions = std::to_array<std::string_view>({"otr"});

/// JSON with a time stamp of oTranscribe, or with the place where the player stood.
int sniff(std::string_view bytes) {
  const std::string head = sniff_head(bytes);
  const std::size_t first = skip_space(head, 0);
  if (first >= head.size() || head[first] != '{') return 0;
  const bool text = bytes.find("\"text\"") != std::string_view::npos;
  const bool timed = bytes.find("data-timestamp=") != std::string_view::npos ||
                     bytes.find("\"media-time\"") != std::string_view::npos;
  return text && timed ? 94 : 1;
}

std::string html_of(std::string_view text) {
  const nlohmann::json document = parse_json(text);
  if (document.is_object()) {
    const auto found = document.find("text");
    if (found != document.end() && found->is_string()) return found->get<std::string>();
  }
  throw Error(Errc::bad_input,
              "this is no transcript of oTranscribe: expected JSON with a member \"text\" that "
              "holds HTML, as in {\"text\": \"<p>...</p>\", \"media\": \"...\"}");
}

/// Gives the turns the times that stand before their first and behind their last words. Returns how
/// many stand elsewhere.
std::size_t set_times(model::DocumentDraft& draft, const std::vector<otr::TimeMark>& marks) {
  std::size_t m = 0, inside = 0;
  for (model::TurnDraft& turn : draft.turns) {
    for (; m < marks.size() && marks[m].point <= turn.span.end; ++m) {
      if (marks[m].point <= turn.span.begin) {
        turn.start_ms = marks[m].ms;
      } else if (marks[m].point == turn.span.end && marks[m].ms >= turn.start_ms) {
        turn.end_ms = marks[m].ms;
      } else {
        ++inside;
      }
    }
  }
  return inside;
}

model::DocumentDraft read(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  PlainText plain = read_plain_text(bytes, options, sink);
  otr::TimedText timed = otr::timed_text(html_of(plain.text));
  model::DocumentDraft draft{.format = "otr",
                             .service = "otranscribe",
                             .encoding = std::move(plain.encoding),
                             .text = std::move(timed.text),
                             .speakers = {},
                             .turns = {}};
  add_turns(draft, options.speakers, timed.shape);
  const std::size_t inside = set_times(draft, timed.marks);
  if (inside > 0) {
    sink.notice("otr-times-inside", fmt::format("{} time stamps inside turns are left out", inside),
                options.name);
  }
  return draft;
}

}  // namespace

const Format kOtr{
    .id = "otr", .summary = "oTranscribe", .extensions = kExtensions, .sniff = sniff, .read = read};

}  // namespace thema::formats
