#pragma once

#include <vector>

#include "formats/whisper/segments.h"

namespace thema::formats::whisper {

/// Adds a segment to `out`, divided where the speakers of its words change. Words that are not in
/// its text are passed over; what a word without a speaker says goes with the words before it.
void divide(Segment segment, const std::vector<Segment>& words, std::vector<Segment>& out);

/// True for a list of single words with times, as from whisper.cpp's --max-len 1.
bool is_word_list(const std::vector<Segment>& segments);

/// Words as stretches of speech: a new one begins with a new speaker and behind two seconds of
/// silence. Words that bring their own white space are joined as they are.
std::vector<Segment> join_words(std::vector<Segment> words);

}  // namespace thema::formats::whisper
