#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "base/process.h"
#include "base/sink.h"
#include "formats/common/draft_check.h"
#include "formats/format.h"
#include "text/text_index.h"

namespace doctest {
template <>
struct StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) all += "\n    " + line;
    return all.c_str();
  }
};
}  // namespace doctest

namespace formats_test {

using Strings = std::vector<std::string>;
using thema::formats::ReadOptions;

inline ReadOptions named(std::string name) {
  ReadOptions options;
  options.name = std::move(name);
  return options;
}

/// Reads as the file of that name and checks what must hold for every result.
inline thema::model::DocumentDraft read(std::string_view bytes, const ReadOptions& options) {
  thema::Sink sink;
  auto draft = thema::formats::read_document(bytes, options, sink);
  CHECK(thema::formats::draft_problem(draft) == "");
  return draft;
}
inline thema::model::DocumentDraft read(std::string_view bytes, std::string name = "x.txt") {
  return read(bytes, named(std::move(name)));
}

/// "Speaker|words" for each turn; LF in the words is shown as "/". No speaker: "-|words".
inline Strings turns(const thema::model::DocumentDraft& draft) {
  const thema::text::TextIndex index(draft.text);
  Strings out;
  for (const auto& turn : draft.turns) {
    std::string line = turn.speaker ? draft.speakers[*turn.speaker].label : "-";
    line += '|';
    for (const char c : index.slice(turn.span)) line += c == '\n' ? '/' : c;
    out.push_back(std::move(line));
  }
  return out;
}
inline Strings turns(std::string_view bytes, std::string name = "x.txt") {
  return turns(read(bytes, std::move(name)));
}

/// "Label" or "Label*" (interviewer) for each speaker.
inline Strings speakers(const thema::model::DocumentDraft& draft) {
  Strings out;
  for (const auto& speaker : draft.speakers) {
    const bool asks = speaker.role == thema::model::SpeakerRole::interviewer;
    out.push_back(speaker.label + (asks ? "*" : ""));
  }
  return out;
}
inline Strings speakers(std::string_view bytes, std::string name = "x.txt") {
  return speakers(read(bytes, std::move(name)));
}

/// The text of a turn's label.
inline std::string label(const thema::model::DocumentDraft& draft, std::size_t turn) {
  const thema::text::TextIndex index(draft.text);
  return std::string(index.slice(draft.turns.at(turn).label));
}

/// The error that reading gives; fails the test when there is none.
inline thema::Error error_of(std::string_view bytes, const ReadOptions& options) {
  thema::Sink sink;
  try {
    thema::formats::read_document(bytes, options, sink);
  } catch (const thema::Error& e) {
    return e;
  }
  FAIL("no error");
  return thema::Error(thema::Errc::usage, "");
}
inline thema::Error error_of(std::string_view bytes, std::string name) {
  return error_of(bytes, named(std::move(name)));
}

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// A file below tests/data.
inline std::string data(const std::string& path) {
  return thema::read_file(std::filesystem::path(THEMA_TEST_DATA) / path);
}

/// The same file as a draft, and "id: message" for each thing that reading it told.
inline thema::model::DocumentDraft draft_of_file(const std::string& path) {
  return read(data(path), std::filesystem::path(path).filename().string());
}
inline Strings diagnostics_of_file(const std::string& path) {
  thema::CollectingSink sink;
  thema::formats::read_document(data(path), named(std::filesystem::path(path).filename().string()),
                                sink);
  Strings out;
  for (const auto& d : sink.diagnostics) out.push_back(d.id + ": " + d.message);
  return out;
}

/// Whether the program is there that reads PDF files; says so where it is not.
inline bool has_pdftotext() {
  using End = thema::ProcessResult::End;
  static const bool found = thema::run_process({"pdftotext", "-v"}, {}, {}).end != End::not_found;
  if (!found) MESSAGE("skipped: pdftotext (package poppler-utils) is not installed");
  return found;
}

/// "START-END" in milliseconds for each turn.
inline Strings times(const thema::model::DocumentDraft& draft) {
  Strings out;
  for (const auto& turn : draft.turns) {
    out.push_back(std::to_string(turn.start_ms) + "-" + std::to_string(turn.end_ms));
  }
  return out;
}

}  // namespace formats_test
