#pragma once

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "base/sink.h"
#include "formats/format.h"
#include "model/sources.h"

namespace thema::cli {

/// A file that was read, or why it could not be.
struct ReadFile {
  std::filesystem::path path;
  std::optional<model::PreparedSource> prepared;  ///< a file of one document
  std::unique_ptr<formats::Parts> parts;          ///< a file of several, with its bytes:
  model::PreparedOriginal original;
  std::optional<Error> error;
  std::vector<Diagnostic> diagnostics;
};

/// What `--speakers` says: auto, none, or a regular expression (Errc::usage for a wrong one).
formats::SpeakerOptions speaker_options(const std::string& speakers);

/// Reads files on other threads, a few ahead of the one that stores them, and gives them back in
/// the order asked for.
class ImportQueue {
 public:
  ImportQueue(std::vector<std::filesystem::path> files, formats::ReadOptions options,
              text::Elisions elisions = {});
  ~ImportQueue();
  ImportQueue(const ImportQueue&) = delete;
  ImportQueue& operator=(const ImportQueue&) = delete;

  /// The next file, in order; nothing at the end.
  std::optional<ReadFile> next();

 private:
  void work();
  ReadFile read(const std::filesystem::path& path, text::Tokenizer& tokenizer) const;
  std::vector<std::filesystem::path> files_;
  formats::ReadOptions options_;
  text::Elisions elisions_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::optional<ReadFile>> done_;
  std::size_t started_ = 0, taken_ = 0;
  bool stop_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace thema::cli
