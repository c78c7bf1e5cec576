#include <fmt/format.h>

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
  const bool open_end = trim(print).ends_with("...") || trim(print).ends_with("\u2026") ||
                        trim(print).ends_with("...]") || trim(print).ends_with("\u2026]");
  if (!open_end && !trim(std::string_view(whole).substr(at)).empty()) {
    throw refuse(std::string_view(whole).substr(at));
  }
}

}  // namespace thema::model
