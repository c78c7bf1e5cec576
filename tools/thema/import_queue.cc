#include "import_queue.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"
#include "text/regex.h"
#include "text/utf8.h"

namespace thema::cli {

namespace {
// Files read ahead: enough to keep the writer busy, few enough to keep memory small.
constexpr std::size_t kAhead = 6;
}  // namespace

ImportQueue::ImportQueue(std::vector<std::filesystem::path> files, formats::ReadOptions options,
                         text::Elisions elisions)
    : files_(std::move(files)),
      options_(std::move(options)),
      elisions_(elisions),
      done_(files_.size()) {
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t n =
      std::min({files_.size(), std::max<std::size_t>(1, cores - 1), std::size_t{4}});
  for (std::size_t i = 0; i < n; ++i) threads_.emplace_back([this] { work(); });
}

ImportQueue::~ImportQueue() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  for (std::thread& t : threads_) t.join();
}

formats::SpeakerOptions speaker_options(const std::string& speakers) {
  using Mode = formats::SpeakerOptions::Mode;
  if (speakers == "auto") return {Mode::automatic, ""};
  if (speakers == "none") return {Mode::none, ""};
  const text::Regex checked(speakers);
  return {Mode::pattern, speakers};
}

void ImportQueue::work() {
  text::Tokenizer tokenizer(elisions_);
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock,
                  [&] { return stop_ || started_ == files_.size() || started_ < taken_ + kAhead; });
    if (stop_ || started_ == files_.size()) return;
    const std::size_t i = started_++;
    lock.unlock();
    ReadFile file = read(files_[i], tokenizer);
    lock.lock();
    done_[i] = std::move(file);
    changed_.notify_all();
  }
}

ReadFile ImportQueue::read(const std::filesystem::path& path, text::Tokenizer& tokenizer) const {
  ReadFile file;
  file.path = path;
  CollectingSink sink;
  try {
    formats::ReadOptions options = options_;
    // A name in another encoding than UTF-8 is kept readable.
    options.name = text::printable_utf8(path.filename().string());
    std::error_code failed;
    const bool regular = std::filesystem::is_regular_file(path, failed);
    if (regular && std::filesystem::file_size(path, failed) > formats::kLookedAt && !failed) {
      formats::refuse_binary(read_head(path, formats::kLookedAt), options);
    }
    const std::string bytes = read_file(path);
    formats::Opened opened = formats::open_file(bytes, options, sink);
    if (opened.parts) {
      file.parts = std::move(opened.parts);
      file.original = model::prepare_original(options.name, bytes);
    } else {
      file.prepared =
          model::prepare_source(std::move(*opened.document), options.name, bytes, tokenizer);
    }
  } catch (const Error& e) {
    file.error = e;
  } catch (const std::exception& e) {
    file.error =
        Error(Errc::bad_input, fmt::format("'{}' cannot be read: {}", path.string(), e.what()));
  }
  file.diagnostics = std::move(sink.diagnostics);
  return file;
}

std::optional<ReadFile> ImportQueue::next() {
  std::unique_lock lock(mutex_);
  if (taken_ == files_.size()) return std::nullopt;
  changed_.wait(lock, [&] { return done_[taken_].has_value(); });
  std::optional<ReadFile> file = std::move(done_[taken_]);
  done_[taken_].reset();
  ++taken_;
  changed_.notify_all();
  return file;
}

}  // namespace thema::cli
