#include "formats/eaf/eaf.h"

#include <fmt/format.h>

#include <array>
#include <string>
#include <utility>

#include "base/error.h"
#include "formats/common/dialogue.h"
#include "formats/common/plain_text.h"
#include "formats/common/xml.h"
#include "formats/eaf/tiers.h"
#include "text/utf8.h"

namespace thema::formats {
namespace {

constexpr auto kExtensions = std::to_array<std::string_view>({"eaf"});
constexpr std::string_view kRoot = "ANNOTATION_DOCUMENT";

int sniff(std::string_view bytes) {
  const std::string head = sniff_head(bytes);
  if (!head.starts_with('<')) return 0;
  return head.find("<ANNOTATION_DOCUMENT") != std::string::npos ? 96 : 1;
}

std::string list_of(const std::vector<std::string>& names) {
  constexpr std::size_t kMostShown = 8;
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i == kMostShown) return out + ", ...";
    out += fmt::format("{}'{}'", i == 0 ? "" : ", ", names[i]);
  }
  return out;
}

void report(const eaf::Tiers& tiers, const ReadOptions& options, Sink& sink) {
  if (!tiers.in_place.empty()) {
    sink.notice("eaf-numbered-tiers",
                fmt::format("{} read in place of the tiers above, which hold numbers only",
                            list_of(tiers.in_place)),
                options.name);
  }
  if (!tiers.left_out.empty()) {
    sink.notice("eaf-dependent-tiers",
                fmt::format("{} tiers that depend on others are not part of the text: {}",
                            tiers.left_out.size(), list_of(tiers.left_out)),
                options.name);
  }
}

model::DocumentDraft read(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  const XmlPart document(std::string(bytes), "the ELAN file");
  if (local_name(document.root()) != kRoot) {
    throw Error(Errc::bad_input,
                fmt::format("this is no ELAN file: expected the element {}, found '{}'", kRoot,
                            text::printable_utf8(local_name(document.root()))));
  }
  const eaf::Tiers tiers = eaf::read_tiers(document.root());
  model::DocumentDraft draft = join_dialogue(dialogue_of(tiers.speech, options.speakers));
  if (draft.turns.empty()) {
    throw Error(Errc::bad_input, "no annotation of the file has words");
  }
  report(tiers, options, sink);
  draft.format = "eaf";
  draft.encoding = "UTF-8";
  return draft;
}

}  // namespace

const Format kEaf{.id = "eaf",
                  .summary = "ELAN annotations",
                  .extensions = kExtensions,
                  .sniff = sniff,
                  .read = read};

}  // namespace thema::formats
