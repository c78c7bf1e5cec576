#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/strings.h"
#include "model/codings.h"

namespace thema::model {

namespace {

/// Words of a passage or printed quote, without white space differences.
std::string squeezed(std::string_view s) {
  std::string out;
  bool gap = false;
  for (const char c : s) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out += c;
  }
  return out;
}

/// The printed quote as stretches of the passage's words; between two of them words may be left out
/// only where an ellipsis said so.
struct Piece {
  std::string words;
  bool gap_before = false;
};

std::vector<Piece> pieces_of(std::string_view print) {
  std::vector<Piece> pieces;
  std::string words;
  bool gap = false, piece_gap = false;
  const auto end_piece = [&] {
    const std::string text = squeezed(words);
    if (!text.empty()) {
      pieces.push_back({text, piece_gap});
      piece_gap = false;
    }
    words.clear();
    piece_gap = piece_gap || gap;
    gap = false;
  };
  for (std::size_t i = 0; i < print.size();) {
    const std::string_view rest = print.substr(i);
    if (rest.starts_with("[")) {
      const std::size_t close = rest.find(']');
      if (close != std::string_view::npos) {
        const std::string_view inside = trim(rest.substr(1, close - 1));
        gap = inside == "..." || inside == "\u2026";
        end_piece();
        i += close + 1;
        continue;
      }
    }
    if (rest.starts_with("...") || rest.starts_with("\u2026")) {
      gap = true;
      end_piece();
      i += 3;  // U+2026 has three bytes too
      continue;
    }
    words += print[i++];
  }
  end_piece();
  return pieces;
}

/// Where a run of pieces ends in `whole` if it begins at `at`; npos: it does not stand there.
/// Between two pieces of a run nothing is left out.
std::size_t end_of_run(std::string_view whole, std::size_t at, std::span<const Piece> run) {
  for (std::size_t i = 0; i < run.size(); ++i) {
    if (i > 0 && whole.substr(at).starts_with(' ')) ++at;
    if (!whole.substr(at).starts_with(run[i].words)) return std::string_view::npos;
    at += run[i].words.size();
  }
  return at;
}

/// Whether the pieces are the words of `whole` in order. Each run of pieces is looked for where it
/// stands first, which leaves most to those behind it; the last one may have to reach the end.
bool fits(std::string_view whole, std::span<const Piece> pieces, bool open_end) {
  std::size_t at = 0;
  while (!pieces.empty()) {
    std::size_t n = 1;
    while (n < pieces.size() && !pieces[n].gap_before) ++n;
    const std::span<const Piece> run = pieces.first(n);
    pieces = pieces.subspan(n);
    const bool to_the_end = pieces.empty() && !open_end;
    std::size_t end = end_of_run(whole, at, run);
    while (end == std::string_view::npos || (to_the_end && end != whole.size())) {
      if (!run.front().gap_before || at == whole.size()) return false;
      at = std::min(whole.find(run.front().words, at + 1), whole.size());
      end = end_of_run(whole, at, run);
    }
    at = end;
  }
  return true;
}

}  // namespace

void check_print(std::string_view print, std::string_view passage) {
  const std::string whole = squeezed(passage);
  const auto refuse = [&](std::string_view where) -> Error {
    return {Errc::bad_input,
            fmt::format("the printed form is not the passage: \"{}\" is not in it at "
                        "that place; only \"...\", \"[...]\" and \"[inserted "
                        "words]\" may differ",
                        where)};
  };
  if (squeezed(print) == whole) return;
  const std::vector<Piece> pieces = pieces_of(print);
  if (pieces.empty()) throw refuse(print);
  const bool open_end = trim(print).ends_with("...") || trim(print).ends_with("\u2026") ||
                        trim(print).ends_with("...]") || trim(print).ends_with("\u2026]");
  if (fits(whole, pieces, open_end)) return;
  // What the message names: the first words that are not at their place.
  std::size_t at = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::size_t found = whole.find(pieces[i].words, at);
    const bool skipped =
        found != std::string::npos && !trim(std::string_view(whole).substr(at, found - at)).empty();
    if (found == std::string::npos || (skipped && !pieces[i].gap_before)) {
      throw refuse(pieces[i].words);
    }
    at = found + pieces[i].words.size();
  }
  throw refuse(at < whole.size() ? trim(std::string_view(whole).substr(at)) : print);
}

}  // namespace thema::model
