#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/sink.h"
#include "model/document.h"
#include "text/regex.h"

namespace thema::formats {

/// How speakers are looked for (contract section 4, `import --speakers`).
struct SpeakerOptions {
  enum class Mode { automatic, none, pattern } mode = Mode::automatic;
  /// For `pattern`: an ICU regex searched at the beginning of each line; group `speaker` (or the
  /// first group, or the whole match) is the label, the whole match is the label's place.
  std::string pattern;
};

/// What the columns of a survey are (contract section 4); what is not named is found out.
struct SurveyOptions {
  /// What kind of source was asked for: "survey", "transcript", "document"; empty: found out.
  std::string kind{};
  std::string respondent{};                      ///< the column that names the case
  std::vector<std::string> text{};               ///< columns of answers
  std::vector<std::string> attributes{};         ///< columns that become attributes of the case
  std::vector<std::string> source_attributes{};  ///< ... of the source
  bool per_cell = false;                         ///< one document an answer, not a respondent
  std::string sheet{};                           ///< of a workbook
};

struct ReadOptions {
  std::string name;      ///< the file's name, for messages
  std::string encoding;  ///< asked for; empty: found out
  SpeakerOptions speakers;
  SurveyOptions survey{};
  /// Keep the running headers, footers, page and line numbers of PDF files.
  bool keep_headers = false;
};

/// One of the documents of a file that holds several: what a respondent answered.
struct Part {
  model::DocumentDraft document;  ///< without turns: there is nothing to be stored
  std::string respondent;         ///< names the case; empty: nobody is named
  std::string column;             ///< of one answer: its question
  std::size_t row = 0;            ///< from 1, the header not counted
  std::size_t line = 0;           ///< for messages
  /// Values of the case, one for each of Parts::case_attributes; with a row's first part only.
  std::vector<std::string> case_values;
  std::vector<std::string> source_values;  ///< ... of Parts::source_attributes
};

/// A file that holds several documents, read one after the other.
class Parts {
 public:
  Parts() = default;
  virtual ~Parts() = default;
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;

  virtual const std::vector<std::string>& case_attributes() const = 0;
  virtual const std::vector<std::string>& source_attributes() const = 0;
  virtual std::string_view format() const = 0;
  virtual const std::string& encoding() const = 0;
  /// The next part, in the order of the file; false at the end. Throws Errc::bad_input with file
  /// and line.
  virtual bool next(Part& part) = 0;
  /// Begins again with the first part.
  virtual void rewind() = 0;
};

/// One importable file format. Readers throw Errc::bad_input with file and line or part; they read
/// hostile bytes and never crash, loop, or use memory out of proportion to the input.
struct Format {
  std::string_view id;                           ///< "vtt"
  std::string_view summary;                      ///< "WebVTT captions"
  std::span<const std::string_view> extensions;  ///< lower case, without dot
  /// 0 = certainly not, 100 = certainly this, judged by content alone.
  int (*sniff)(std::string_view bytes);
  model::DocumentDraft (*read)(std::string_view bytes, const ReadOptions&, Sink&);
  /// For formats whose files may hold several documents; null for a file that holds one, which
  /// `read` reads.
  std::unique_ptr<Parts> (*parts)(std::string_view bytes, const ReadOptions&, Sink&) = nullptr;
};

/// What a file holds: one document, or several.
struct Opened {
  std::optional<model::DocumentDraft> document;
  std::unique_ptr<Parts> parts;
};

/// All formats, in the order in which they are tried.
std::span<const Format* const> all_formats();

/// The format of a file: by content, then by extension. Throws Errc::bad_input, naming what can be
/// imported, for a file of an unknown kind, an empty file or binary data.
const Format& detect_format(std::string_view file_name, std::string_view bytes);

/// How much of a file `refuse_binary` looks at.
constexpr std::size_t kLookedAt = std::size_t{64} << 10U;

/// Throws what open_file would throw for the whole file, where its first bytes alone tell that it
/// is neither text nor of a format that is not: a large file need not be read for that.
void refuse_binary(std::string_view head, const ReadOptions&);

/// Detects the format and opens the file.
Opened open_file(std::string_view bytes, const ReadOptions&, Sink&);

/// The same for a file that is to be one document; Errc::bad_input for one that holds several.
model::DocumentDraft read_document(std::string_view bytes, const ReadOptions&, Sink&);

}  // namespace thema::formats
