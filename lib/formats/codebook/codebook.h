#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sink.h"
#include "model/types.h"

namespace thema::formats::codebook {

/// A text of a code, under its name in csv, JSON and YAML and its heading in Markdown.
struct Field {
  std::string_view column, heading;
  std::optional<std::string> model::CodeFields::*into;
  std::string model::Code::*from;
};

inline constexpr std::array<Field, 6> kFields{{
    {"role", "Role", &model::CodeFields::role, &model::Code::role},
    {"description", "Description", &model::CodeFields::description, &model::Code::description},
    {"include", "Include", &model::CodeFields::include, &model::Code::include},
    {"exclude", "Exclude", &model::CodeFields::exclude, &model::Code::exclude},
    {"example", "Example", &model::CodeFields::example, &model::Code::example},
    {"color", "Colour", &model::CodeFields::color, &model::Code::color},
}};

/// Sets a field of a row; an empty text says nothing. Role and colour lose spaces at their ends.
void give(model::CodeFields& fields, const Field& field, std::string value);

/// Tags by key, as JSON and YAML write them: keys in the order of their first tag.
std::vector<std::pair<std::string, std::vector<std::string>>> by_key(
    const std::vector<model::Tag>& tags);

void warn_unknown(Sink& sink, const std::string& file, std::string_view what, std::string_view name,
                  std::size_t line);

std::vector<model::CodeRow> read_csv(std::string bytes, const std::string& file, Sink& sink,
                                     const std::string& sheet);
std::vector<model::CodeRow> read_json(std::string_view bytes, const std::string& file, Sink& sink);
std::vector<model::CodeRow> read_yaml(const std::string& bytes, const std::string& file,
                                      Sink& sink);
std::vector<model::CodeRow> read_md(std::string_view bytes, const std::string& file);

}  // namespace thema::formats::codebook
