#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "model/document.h"
#include "text/span.h"

namespace thema::model {

/// A tag `key=value` on a code or coding.
struct Tag {
  std::string key, value;
  auto operator<=>(const Tag&) const = default;
};

/// "valence=barrier". Throws Errc::usage when there is no '=' or no key.
Tag parse_tag(std::string_view text);
/// "k=v; k=v" (an empty text gives none), as in csv columns.
std::vector<Tag> parse_tags(std::string_view text);
std::string to_string(const Tag& tag);
std::string to_string(const std::vector<Tag>& tags);

struct Coder {
  RowId id = 0;
  std::string name;
  std::string kind;  ///< person, program
};

/// A source with its current version.
struct Source {
  RowId id = 0;
  std::string name;
  std::string kind;      ///< transcript, document, survey
  std::string language;  ///< empty: the project's
  RowId version = 0;
  int version_number = 1;
  std::string text_hash, original_hash;
  std::string file_name, format, encoding, imported_at;
  std::uint32_t length = 0;  ///< code points
  std::vector<RowId> cases;  ///< linked cases
};

struct Speaker {
  RowId id = 0;
  RowId source = 0;
  std::string label;
  SpeakerRole role = SpeakerRole::participant;
  RowId case_id = 0;  ///< 0: none
};

/// A turn of a source's current version, in order. Units: code points, milliseconds.
struct Turn {
  RowId id = 0;
  std::uint32_t number = 0;                 ///< from 1
  RowId speaker = 0;                        ///< 0: none
  text::Span span;                          ///< the words, without the label
  text::Span label;                         ///< label and time stamp; may be empty
  std::int64_t start_ms = -1, end_ms = -1;  ///< -1: unknown
  std::int32_t page = 0;                    ///< 0: unknown
};

struct Case {
  RowId id = 0;
  std::string name;
  std::string kind;
  std::vector<RowId> in;  ///< cases that it belongs to
  /// Took its words back: nothing of it is left but the name, and nothing can be added.
  bool withdrawn = false;
};

enum class Owner { case_, source };
enum class AttributeType { text, integer, number, date, boolean };

struct AttributeLevel {
  std::string value, label;
};

struct Attribute {
  RowId id = 0;
  Owner owner = Owner::case_;
  std::string name;
  AttributeType type = AttributeType::text;
  std::string label;
  std::vector<AttributeLevel> levels;  ///< declared order and labels; may be empty
};

std::string_view to_string(AttributeType type);
AttributeType attribute_type(std::string_view name);

/// Not reported: a value, unlike a missing one.
inline constexpr std::string_view kNotReported = "N/R";

/// A code as stored; `Codebook` adds paths and order.
struct Code {
  RowId id = 0;
  RowId parent = 0;  ///< 0: top level
  std::string name;
  std::string path;          ///< "Barriers/IT usability", slashes inside names as "\/"
  std::string printed_path;  ///< where a pseudonym is printed in it; else empty
  int depth = 1;
  std::string role = "code";
  std::string description, include, exclude, example, color, origin;
  std::vector<Tag> tags;
};

/// What can be said of a code; absent fields stay as they are.
struct CodeFields {
  std::optional<std::string> role, description, include, exclude, example, color, origin;
  std::vector<Tag> tags;                 ///< added
  std::vector<std::string> remove_tags;  ///< keys
  bool replace_tags = false;             ///< `tags` are all the tags there are
};

/// A row of a codebook that is imported: fields without a value are not given.
struct CodeRow {
  std::string path;
  CodeFields fields;
  std::size_t line = 0;
};

/// A coding as the tables count it: small, for many. Indices are those of the Corpus.
struct Coding {
  RowId id = 0;
  std::uint32_t source = 0;  ///< index
  text::Span span;           ///< code points of the source's text
  std::uint32_t code = 0;    ///< index, in codebook order
  std::uint32_t coder = 0;   ///< index
  bool exemplar = false;
  bool changed = false;  ///< to be confirmed after a correction of the text
};

/// What a coding carries besides its place.
struct CodingDetail {
  std::string memo, print, created_at;
  std::vector<Tag> tags;
};

}  // namespace thema::model
