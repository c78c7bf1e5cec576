#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "line_input.h"
#include "model/cmo_shape.h"
#include "model/corpus.h"
#include "store/history.h"

namespace thema::cli {

class Context;

/// `thema cmo reread LABEL` on a terminal: evidence judged on an older wording, piece by piece.
/// Each answer is one change of the history, recorded as the command that does the same.
class RereadSession {
 public:
  /// Throws Errc::not_found for a configuration that is not there.
  RereadSession(Context& ctx, const std::string& label);

  /// Until nothing is left, or the input ends. The exit status: 3 when an answer failed that nobody
  /// typed.
  int run(LineInput& input);

 private:
  bool understand(std::string_view line);
  void show();
  void show_element(const model::Reread::Element& element);
  void show_place(const model::Evidence& evidence);
  void say_where();
  void judge(std::string_view stance, std::string_view elements);
  void remove();
  void record(std::vector<std::string> arguments, const std::string& told,
              const std::function<void(model::Project&, const model::Configuration&)>& work);
  void skip();
  void undo();
  void load();
  void say(std::string_view sentence);
  std::string clean(std::string_view words) const;

  Context& ctx_;
  std::string label_;
  model::Corpus corpus_;
  model::Configuration now_;
  std::vector<model::Reread> left_;  ///< not judged anew and not passed over
  std::set<RowId> skipped_;
  std::vector<std::int64_t> made_;  ///< changes of this session, in the history, oldest first
  std::size_t failed_ = 0;
};

}  // namespace thema::cli
