#include "import/kept_headers.h"

#include <fmt/format.h>

#include <utility>

#include "base/error.h"
#include "base/hash.h"
#include "model/source_replace.h"

namespace thema::cli {

namespace {

/// Whether the source's text is what its file gives with these options.
bool gives_its_text(const std::string& file, const std::string& text_hash,
                    const formats::ReadOptions& options) {
  Sink quiet;  // all was told when it was imported
  try {
    return sha256_hex(formats::read_document(file, options, quiet).text) == text_hash;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

std::optional<ReadFile> read_with_headers(model::Project& project, const model::Source& source,
                                          const model::PreparedSource& read,
                                          const std::filesystem::path& path,
                                          formats::ReadOptions options, Sink& sink) {
  if (read.document.format != "pdf" || options.keep_headers) return std::nullopt;
  const model::SourceVersion current = model::versions_of(project, source).back();
  if (current.format != "pdf") return std::nullopt;
  const std::string file = model::Sources(project).original(source);
  options.name = current.file_name;
  if (gives_its_text(file, current.text_hash, options)) return std::nullopt;
  options.keep_headers = true;
  if (!gives_its_text(file, current.text_hash, options)) return std::nullopt;
  std::optional<ReadFile> again = ImportQueue({path}, options).next();
  if (again->error || !again->prepared) return std::nullopt;
  sink.notice("kept-headers",
              fmt::format("{} was imported with --keep-headers: headers, footers and numbers are "
                          "kept in its new text, too",
                          source.name),
              source.name);
  return again;
}

}  // namespace thema::cli
