#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "base/sink.h"

namespace thema::model {

class Project;

struct CopyOptions {
  std::string coder;             ///< who is to work in the copy; empty: nobody in particular
  bool without_codings = false;  ///< for coding blind
  std::string command;           ///< as typed, for the copy's history
};

struct Copied {
  std::size_t codings = 0;   ///< in the copy
  std::size_t left_out = 0;  ///< codings that are not in it
  std::size_t memos = 0;     ///< memos that are not in it, but for those on codings
  std::size_t readings = 0;  ///< summaries and pieces of evidence that are not in it
  std::int64_t changes = 0;  ///< entries of the history that the copy goes on from
};

/// Writes a copy of the project that can go its own way and come back by `merge`: a consistent
/// state with a uuid of its own that knows where it comes from. Without codings, these, what hangs
/// on them, all memos, summaries, fragments, evidence and decisions are gone, from its free pages
/// too, and its history begins anew; of the memos stay the options' coder's own and those that keep
/// the definition of a code that was merged. Throws Errc::exists when `to` is there already,
/// Errc::usage while the project is being changed; nothing half-made is left.
Copied copy_project(Project& project, const std::filesystem::path& to, const CopyOptions& options,
                    Sink& sink);

/// Where a copy comes from, for people; empty: it is no copy.
std::string origin_of(Project& project);

}  // namespace thema::model
