#include "formats/codebook/codebook.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "formats/codebook_file.h"
#include "text/decode.h"

namespace thema::formats {

namespace codebook {

void give(model::CodeFields& fields, const Field& field, std::string value) {
  if (field.column == "role" || field.column == "color") value = std::string(trim(value));
  if (!value.empty()) fields.*field.into = std::move(value);
}

std::vector<std::pair<std::string, std::vector<std::string>>> by_key(
    const std::vector<model::Tag>& tags) {
  std::vector<std::pair<std::string, std::vector<std::string>>> keys;
  std::unordered_map<std::string_view, std::size_t> known;
  for (const model::Tag& tag : tags) {
    const auto [at, first] = known.emplace(tag.key, keys.size());
    if (first) keys.push_back({tag.key, {}});
    keys[at->second].second.push_back(tag.value);
  }
  return keys;
}

void warn_unknown(Sink& sink, const std::string& file, std::string_view what, std::string_view name,
                  std::size_t line) {
  sink.report({.level = Level::warning,
               .id = "unknown-column",
               .message = fmt::format("{} '{}' is not one of a codebook: skipped", what, name),
               .file = file,
               .line = line,
               .object = std::string(name)});
}

namespace {

enum class Kind { csv, json, yaml, md };

Kind kind_of(std::string_view bytes, std::string_view file) {
  const std::size_t dot = file.rfind('.');
  const std::string extension =
      dot == std::string_view::npos ? "" : ascii_lower(file.substr(dot + 1));
  if (extension == "yaml" || extension == "yml") return Kind::yaml;
  if (extension == "md" || extension == "markdown") return Kind::md;
  if (extension == "json") return Kind::json;
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\xef\xbb\xbf");
  if (first == std::string_view::npos) return Kind::csv;
  const std::string_view text = bytes.substr(first);
  if (text.front() == '{') return Kind::json;
  for (const char* head : {"schema:", "codes:", "---\n", "---\r", "%YAML"}) {
    if (text.starts_with(head)) return Kind::yaml;
  }
  return text.starts_with("# ") || text.starts_with("## ") ? Kind::md : Kind::csv;
}

}  // namespace
}  // namespace codebook

std::vector<model::CodeRow> read_codebook(std::string bytes, const std::string& file, Sink& sink,
                                          const std::string& sheet) {
  const codebook::Kind kind = codebook::kind_of(bytes, file);
  if (kind == codebook::Kind::csv) return codebook::read_csv(std::move(bytes), file, sink, sheet);
  try {
    const std::string text = text::decode(bytes).text;
    if (kind == codebook::Kind::json) return codebook::read_json(text, file, sink);
    if (kind == codebook::Kind::yaml) return codebook::read_yaml(text, file, sink);
    return codebook::read_md(text, file);
  } catch (Error& e) {
    if (e.file().empty()) e.at(file, e.line());
    throw;
  }
}

std::vector<model::CodeRow> read_codebook(const std::string& file, Sink& sink,
                                          const std::string& sheet) {
  return read_codebook(read_file(file, kLargestCodebook), file, sink, sheet);
}

}  // namespace thema::formats
