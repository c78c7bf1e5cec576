#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicExitCodes = R"TOPIC(EXIT STATUS

  0    done; an empty result is done
  1    done, and a check found problems (thema check)
  2    usage: an unknown command, option, column or field
  3    bad input, or no such thing: an unreadable file, an unknown code or
       source, a name that means several things, a different thing that is
       there already
  4    project missing, damaged, not a project, not writable (read-only, disk
       full), or made by a newer version
  5    conflict that needs a person (merge, undo)
  6    locked by another process; --wait SECONDS waits longer
  130  interrupted

Results go to stdout, everything else to stderr. --diagnostics jsonl prints each
warning and error as one JSON object: level, id, file, line, object, message.
)TOPIC";

}  // namespace thema::cli
