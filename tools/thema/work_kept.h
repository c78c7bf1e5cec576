#pragma once

namespace thema::cli {

/// What a command was asked for is done and stays: while this lives, a signal does not stop what is
/// left, which is to say so. Status 130 means that nothing was changed. What comes later (another
/// command of a batch) is stopped.
class WorkKept {
 public:
  WorkKept();
  ~WorkKept();
  WorkKept(const WorkKept&) = delete;
  WorkKept& operator=(const WorkKept&) = delete;
};

}  // namespace thema::cli
