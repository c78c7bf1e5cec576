#include "formats/csv/csv.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/csv_cell.h"
#include "base/error.h"

namespace thema::formats::csv {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

std::size_t find_byte(std::string_view s, char c, std::size_t from) {
  const void* found = std::memchr(s.data() + from, c, s.size() - from);
  return found == nullptr ? s.size()
                          : static_cast<std::size_t>(static_cast<const char*>(found) - s.data());
}

/// The high bit of every byte of `word` that is zero; bits above the lowest one may be wrong.
constexpr std::uint64_t zero_bytes(std::uint64_t word) {
  return (word - 0x0101010101010101U) & ~word & 0x8080808080808080U;
}

/// Where an unquoted cell ends: at the separator, LF, CR or the end. Eight bytes a step.
const char* end_of_cell(const char* p, const char* end, char separator) {
  if constexpr (std::endian::native == std::endian::little) {
    constexpr std::uint64_t kOnes = 0x0101010101010101U;
    const std::uint64_t separators = kOnes * static_cast<unsigned char>(separator);
    while (end - p >= 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, p, sizeof word);
      const std::uint64_t found = zero_bytes(word ^ separators) |
                                  zero_bytes(word ^ (kOnes * 0x0AU)) |
                                  zero_bytes(word ^ (kOnes * 0x0DU));
      if (found != 0) return p + std::countr_zero(found) / 8;
      p += 8;
    }
  }
  while (p != end && *p != separator && *p != '\n' && *p != '\r') ++p;
  return p;
}

/// Line ends in a quoted cell: LF, CR LF and CR count once each.
std::size_t count_line_ends(std::string_view s) {
  auto lines = static_cast<std::size_t>(std::count(s.begin(), s.end(), '\n'));
  for (std::size_t cr = find_byte(s, '\r', 0); cr < s.size(); cr = find_byte(s, '\r', cr + 1)) {
    if (cr + 1 == s.size() || s[cr + 1] != '\n') ++lines;
  }
  return lines;
}

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

/// How often `separator` stands outside quotes in each of the first records.
std::vector<std::size_t> separators_per_record(std::string_view text, char separator) {
  constexpr std::size_t kMostRecords = 20;
  std::vector<std::size_t> counts;
  std::size_t count = 0;
  bool quoted = false, empty = true;
  for (std::size_t i = 0; i < text.size() && counts.size() < kMostRecords; ++i) {
    const char c = text[i];
    if (c == '"') quoted = !quoted;
    if (quoted || !is_line_end(c)) {
      count += c == separator && !quoted ? 1U : 0U;
      empty = false;
      continue;
    }
    if (!empty) counts.push_back(count);
    count = 0;
    empty = true;
  }
  if (!empty && counts.size() < kMostRecords) counts.push_back(count);
  return counts;
}

}  // namespace

char guess_separator(std::string_view utf8) {
  constexpr std::size_t kHead = 1U << 16U;
  const std::string_view head = utf8.substr(0, kHead);
  char best = ',';
  std::size_t best_score = 0;
  for (const char separator : {',', ';', '\t'}) {
    const auto counts = separators_per_record(head, separator);
    if (counts.empty() || counts.front() == 0) continue;
    const auto same =
        static_cast<std::size_t>(std::count(counts.begin(), counts.end(), counts.front()));
    // Records that agree with the header weigh most, then the number of columns.
    const std::size_t score =
        same * 1000 / counts.size() * 1000 + std::min<std::size_t>(counts.front(), 999);
    if (score > best_score) {
      best = separator;
      best_score = score;
    }
  }
  return best;
}

Reader::Reader(std::string_view utf8, Dialect dialect) : text_(utf8), dialect_(dialect) {
  if (text_.starts_with(kBom)) pos_ = kBom.size();
}

void Reader::end_line() {
  if (pos_ >= text_.size()) return;
  pos_ += text_[pos_] == '\r' && pos_ + 1 < text_.size() && text_[pos_ + 1] == '\n' ? 2 : 1;
  ++line_;
}

void Reader::cell_done(std::string& cell, bool guarded) const {
  if (guarded && cell.size() > 1 && cell[0] == '\'') {
    const std::string_view plain = unguard(cell);
    if (plain.size() < cell.size()) cell.erase(0, cell.size() - plain.size());
  }
}

/// Reads a cell that begins with a quote; true when another cell follows in the record.
bool Reader::quoted_cell(std::string& cell) {
  const std::size_t first_line = line_;
  std::size_t begin = ++pos_;
  cell.clear();
  for (;;) {
    const std::size_t quote = find_byte(text_, '"', begin);
    if (quote == text_.size()) {
      throw Error(Errc::bad_input, "a quoted cell begins here and never ends").at({}, first_line);
    }
    cell.append(text_, begin, quote - begin);
    pos_ = quote + 1;
    if (pos_ == text_.size() || text_[pos_] != '"') break;
    cell += '"';
    begin = pos_ + 1;
  }
  line_ += count_line_ends(cell);
  cell_done(cell, dialect_.guard);
  if (pos_ == text_.size()) return false;
  if (text_[pos_] == dialect_.separator) return true;
  if (!is_line_end(text_[pos_])) {
    throw Error(Errc::bad_input,
                "text follows the closing quote of a cell; a quote inside a quoted cell is written "
                "twice")
        .at({}, line_);
  }
  return false;
}

bool Reader::plain_cell(std::string& cell) {
  const char separator = dialect_.separator;
  const char* const end = text_.data() + text_.size();
  const char* const begin = text_.data() + pos_;
  const char* const p = end_of_cell(begin, end, separator);
  cell.assign(begin, static_cast<std::size_t>(p - begin));
  cell_done(cell, dialect_.guard);
  pos_ = static_cast<std::size_t>(p - text_.data());
  return p != end && *p == separator;
}

bool Reader::next(Record& record) {
  while (pos_ < text_.size() && is_line_end(text_[pos_])) end_line();
  if (pos_ >= text_.size()) return false;
  record.line = line_;
  std::size_t n = 0;
  for (;;) {
    if (n == record.cells.size()) record.cells.emplace_back();
    std::string& cell = record.cells[n++];
    const bool more =
        pos_ < text_.size() && text_[pos_] == '"' ? quoted_cell(cell) : plain_cell(cell);
    if (!more) break;
    ++pos_;  // the separator
  }
  record.cells.resize(n);
  end_line();
  return true;
}

}  // namespace thema::formats::csv
