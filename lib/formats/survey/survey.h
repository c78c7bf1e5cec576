#pragma once

#include <memory>
#include <string_view>

#include "formats/format.h"

/// Tables of respondents' answers, whatever file they stand in.
namespace thema::formats::survey {

/// The respondents of a survey; null for a table that holds one conversation. Throws
/// Errc::bad_input for a table that is neither, naming the command that reads it.
std::unique_ptr<Parts> open(std::string_view bytes, const ReadOptions& options, Sink& sink);

/// A table of one conversation: columns of speakers and words, or of times and words as Whisper
/// writes them.
model::DocumentDraft read_conversation(std::string_view bytes, const ReadOptions& options,
                                       Sink& sink);

}  // namespace thema::formats::survey
