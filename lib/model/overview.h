#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "model/corpus.h"
#include "model/types.h"

namespace thema::model {

class Project;

/// How much of everything a project holds (`thema info`).
struct Overview {
  std::string file;  ///< without folders
  std::string title, language;
  int schema = 0;
  std::uint64_t size = 0;  ///< bytes of the file
  std::size_t sources = 0, characters = 0, turns = 0, speakers = 0;
  std::size_t cases = 0, attributes = 0;
  std::size_t codes = 0;
  std::size_t codings = 0;  ///< accepted, their words in the text
  std::size_t changed = 0, lost = 0, suggested = 0;
  std::size_t memos = 0, theories = 0, configurations = 0, fragments = 0, evidence = 0;
  std::size_t decisions = 0, changes = 0;
  std::vector<Coder> coders;  ///< in collation order
};

Overview overview(Project& project);

/// What a coder has done (`thema coder list`).
struct CoderWork {
  Coder coder;
  std::size_t codings = 0, sources_done = 0;
};
std::vector<CoderWork> coder_work(Project& project);  ///< in collation order

/// How far a coder is with a source: turns that are not an interviewer's, and those of them that
/// share words with a coding.
struct Progress {
  std::string source, coder;
  std::string state;  ///< unread, started, done
  std::size_t coded = 0, turns = 0;
};

/// Where the work stands (`thema status`).
struct Standing {
  std::string me;
  std::string next_source;  ///< the first that I have started, else not read; empty: all done
  std::vector<Progress> progress;  ///< by source; me, and whoever else has worked on it
  std::size_t changed = 0, lost = 0, suggested = 0;
  std::vector<std::string> undefined;  ///< codes without a description, in codebook order
};

/// Of the sources in `of` (by index in the corpus; empty: all).
Standing standing(Project& project, Corpus corpus, const std::vector<bool>& of = {});

}  // namespace thema::model
