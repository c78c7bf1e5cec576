#include "batch_lines.h"

#include "base/error.h"

namespace thema::cli {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

[[noreturn]] void never_ends(char quote, std::size_t line) {
  throw Error(Errc::bad_input, std::string("a ") + quote + " that is opened here is never closed")
      .at("", line);
}

}  // namespace

char BatchLines::take() {
  const char c = text_[pos_++];
  if (c == '\n') ++line_;
  return c;
}

/// Blanks, joined lines and a comment; stops before a word, a line's end or the end.
void BatchLines::skip_blanks() {
  while (!at_end()) {
    if (is_blank(text_[pos_])) {
      take();
    } else if (text_.substr(pos_).starts_with("\\\n")) {
      take();
      take();
    } else if (text_[pos_] == '#') {
      while (!at_end() && text_[pos_] != '\n') take();
    } else {
      return;
    }
  }
}

void BatchLines::single_quoted(std::string& word) {
  const std::size_t opened = line_;
  while (!at_end()) {
    const char c = take();
    if (c == '\'') return;
    word += c;
  }
  never_ends('\'', opened);
}

void BatchLines::double_quoted(std::string& word) {
  const std::size_t opened = line_;
  while (!at_end()) {
    const char c = take();
    if (c == '"') return;
    if (c != '\\' || at_end()) {
      word += c;
      continue;
    }
    const char next = take();
    if (next == '\n') continue;
    if (next != '"' && next != '\\' && next != '$' && next != '`') word += '\\';
    word += next;
  }
  never_ends('"', opened);
}

std::string BatchLines::word() {
  std::string word;
  while (!at_end() && !is_blank(text_[pos_]) && text_[pos_] != '\n') {
    const char c = take();
    if (c == '\'') {
      single_quoted(word);
    } else if (c == '"') {
      double_quoted(word);
    } else if (c == '\\' && !at_end()) {
      if (const char next = take(); next != '\n') word += next;
    } else {
      word += c;
    }
  }
  return word;
}

std::optional<BatchLine> BatchLines::next() {
  BatchLine out;
  for (;;) {
    skip_blanks();
    if (at_end() || text_[pos_] == '\n') {
      if (out.words.size() > 1 && out.words.front() == "thema") out.words.erase(out.words.begin());
      if (!out.words.empty()) return out;
      if (at_end()) return std::nullopt;
      take();
      continue;
    }
    if (out.words.empty()) out.line = line_;
    out.words.push_back(word());
  }
}

}  // namespace thema::cli
