#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace transcript {

/// Where a line of output belongs; the order is the order in a transcript.
enum class Stream { out, err, status };

/// One line as a program wrote it (or `[exit N]`), or as a transcript expects it.
struct Line {
  Stream stream = Stream::out;
  std::string text;
  bool any = false;    ///< `...`: any number of lines of this stream
  bool regex = false;  ///< ends in ` (re)`; `text` has it still, for a literal match comes first
};

/// One command with the lines it is expected to write. `first` and `last` are the numbers of the
/// expected lines in the transcript, counted from 0, half open.
struct Step {
  std::string script;
  std::size_t first = 0, last = 0;
  std::vector<Line> expected;
};

struct Transcript {
  std::vector<std::string> lines;
  std::vector<std::string> needs;  ///< from `# needs: shared sqlite3` on the first line
  std::vector<Step> steps;
};

/// Reads a transcript. Throws std::runtime_error ("line 7: ...") where it is none. With `markdown`
/// only blocks fenced as ```console count.
Transcript parse(std::string_view text, bool markdown);

/// What a command wrote, as lines: stdout, stderr, then the exit status if it is not 0.
std::vector<Line> rendered(std::string_view out, std::string_view err, int status);

/// `lines` as they are written in a transcript.
std::vector<std::string> written(const std::vector<Line>& lines);

/// One line of a comparison: ' ' both (written as expected), '-' expected only, '+' actual only.
struct Difference {
  char mark = ' ';
  Line line;
};

/// The shortest way from the expected lines to the actual ones. Throws std::runtime_error
/// for a broken pattern.
std::vector<Difference> compare(const std::vector<Line>& expected, const std::vector<Line>& actual);

/// True when every line is common.
bool equal(const std::vector<Difference>& differences);

}  // namespace transcript
