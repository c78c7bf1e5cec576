#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "line_input.h"
#include "model/corpus.h"
#include "model/passages.h"
#include "model/read_coding.h"
#include "model/read_line.h"
#include "model/turn_coding.h"
#include "read_view.h"
#include "store/history.h"

namespace thema::cli {

class Context;

/// `thema read`: one source, line by line. Each line that codes is one change of the history.
class ReadSession {
 public:
  /// `from`: "" (the first turn), "uncoded", "last" (behind the last that I coded), or a turn's
  /// number. Throws Errc::not_found for a turn that is not there.
  ReadSession(Context& ctx, const std::string& source, const std::string& from);

  /// Until the input ends. The exit status: 3 when a line failed.
  int run(LineInput& input);

 private:
  bool understand(std::string_view line);
  void code(const model::ReadLine& line);
  void undo();
  std::optional<store::HistoryEntry> take_back_newest(model::Project& project);
  void find(const std::string& word);
  void show(std::uint32_t turn);
  void step(int direction);
  void load();
  std::uint32_t first_turn(const std::string& from);
  std::uint32_t spoken_beside(std::uint32_t turn, int direction) const;
  void say_where();
  std::string me();

  Context& ctx_;
  model::SourceText text_;
  ReadView view_;
  model::ReadCoder coder_;
  model::Corpus corpus_;
  model::TurnsOfCoder mine_;
  bool stale_ = true;               ///< corpus_ and mine_ have to be read again
  std::uint32_t turn_ = 0;          ///< the one shown; 0: none
  std::string word_;                ///< that was looked for last
  std::vector<std::int64_t> made_;  ///< changes of this session, in the history, oldest first
  std::size_t failed_ = 0;
};

}  // namespace thema::cli
