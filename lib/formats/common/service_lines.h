#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/common/speakers.h"
#include "formats/format.h"

namespace thema::formats {

/// What the export of a transcription service holds besides speech: its titles, lists of speakers,
/// notes of when the recording began, its name under the text.
struct ServiceLines {
  std::string_view service;  ///< "otter", "teams", ...; empty: no service is known by its marks
  std::string_view title;    ///< "Otter", for messages
  std::vector<std::uint32_t> lines;  ///< bytes at which those lines begin, in order
};

/// Known by content alone. `from`: where the text begins behind its front matter.
ServiceLines find_service_lines(std::string_view text, std::size_t from);

/// Notes the service in the draft and its lines in the shape, so that they are in no turn, and says
/// so in one notice. The text itself keeps them.
void mark_service(model::DocumentDraft& draft, TextShape& shape, const ReadOptions& options,
                  Sink& sink);

/// The service whose credit a line is ("Transcribed by https://otter.ai"); "" for any other line.
std::string_view credited_service(std::string_view line);
/// Its name as people write it: "Otter".
std::string_view service_title(std::string_view service);

/// Services that stamp the end of a paragraph: the next begins there.
void fill_service_times(model::DocumentDraft& draft);

}  // namespace thema::formats
