#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace thema::text {

/// Folds words for search: full case folding (Unicode 3.13), compatibility decomposition, and
/// removal of diacritics (general category Mn of Latin, Greek, Cyrillic, Arabic and Hebrew; the
/// vowel signs of Indic scripts and Thai are letters and stay). Apostrophes are all '. "Café" ->
/// "cafe", "STRASSE" and "Straße" -> "strasse". ASCII takes a fast path.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  /// Replaces `out` by the folded word.
  void fold(std::string_view word, std::string& out);
  std::string fold(std::string_view word);
  /// Adds the folded word to `out`.
  void append(std::string_view word, std::string& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace thema::text
