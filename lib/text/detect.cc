#include "text/detect.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>

namespace thema::text {
namespace {

// ICU looks at the first 8,000 bytes only; in a long interview the first letter with an accent may
// come later.
constexpr std::size_t kSampleSize = 8000;
constexpr std::size_t kLongestPiece = 400;
// Below this ICU's guess is noise: measured on sentences of 40 to 200 bytes.
constexpr int kLeastConfidence = 20;

struct CloseDetector {
  void operator()(UCharsetDetector* d) const noexcept { ucsdet_close(d); }
};
using Detector = std::unique_ptr<UCharsetDetector, CloseDetector>;

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

/// The passages around the bytes that are not ASCII, cut at spaces and line ends, which are no part
/// of a character in any of these encodings.
std::string sample_of(std::string_view bytes) {
  if (bytes.size() <= kSampleSize) return std::string(bytes);
  std::string sample;
  std::size_t from = 0;
  while (sample.size() < kSampleSize) {
    const auto high =
        std::find_if(bytes.begin() + static_cast<std::ptrdiff_t>(from), bytes.end(), is_high);
    if (high == bytes.end()) break;
    const auto at = static_cast<std::size_t>(high - bytes.begin());
    const std::size_t earliest =
        std::max(from, at > kLongestPiece / 2 ? at - kLongestPiece / 2 : 0);
    const std::size_t space = bytes.substr(earliest, at - earliest).find_first_of(" \n");
    const std::size_t begin = space == std::string_view::npos ? at : earliest + space + 1;
    std::size_t end = std::min(bytes.size(), begin + kLongestPiece);
    end = std::min(bytes.size(), bytes.find_first_of(" \n", end));
    sample += bytes.substr(begin, std::min(end - begin, kSampleSize));
    sample += '\n';
    from = std::max(end, at + 1);
  }
  return sample;
}

std::vector<EncodingGuess> icu_guesses(std::string_view sample) {
  UErrorCode status = U_ZERO_ERROR;
  const Detector detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  std::vector<EncodingGuess> out;
  for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const char* name = ucsdet_getName(matches[i], &status);
    const std::int32_t confidence = ucsdet_getConfidence(matches[i], &status);
    if (U_SUCCESS(status) && name != nullptr) out.push_back({name, confidence});
  }
  return out;
}

/// What the runs of bytes above 0x7F tell, which ICU does not look at.
struct Runs {
  std::size_t count = 0;
  bool all_even = true;      ///< each run is made of pairs, as in the EUC encodings
  bool hangul_pairs = true;  ///< each pair begins as a Korean syllable does
};

Runs measure_runs(std::string_view sample) {
  Runs out;
  std::size_t length = 0;
  for (const char c : sample) {
    const int b = static_cast<unsigned char>(c);
    if (b >= 0x80) {
      if (length % 2 == 0 && (b < 0xB0 || b > 0xC8)) out.hangul_pairs = false;
      if (b < 0xA1) out.all_even = false;
      ++length;
    } else if (length > 0) {
      ++out.count;
      out.all_even = out.all_even && length % 2 == 0;
      length = 0;
    }
  }
  if (length > 0) ++out.count;
  out.all_even = out.all_even && length % 2 == 0;
  return out;
}

/// ICU's detector knows no Thai. In Thai one-byte text most bytes are letters above 0xA0, and a
/// vowel or tone mark follows a consonant or another mark; text in other sets soon breaks that.
bool looks_thai(std::string_view sample, const Runs& runs) {
  if (runs.all_even && runs.hangul_pairs) return false;
  std::size_t high = 0, marks = 0, consonants = 0, wrong = 0;
  bool takes_mark = false;
  for (const char c : sample) {
    const int b = static_cast<unsigned char>(c);
    const bool mark = b == 0xD1 || (b >= 0xD4 && b <= 0xDA) || (b >= 0xE7 && b <= 0xEE);
    const bool consonant = b >= 0xA1 && b <= 0xCE;
    const bool unused = (b >= 0x81 && b <= 0x84) || (b >= 0x86 && b <= 0x90) ||
                        (b >= 0x98 && b <= 0x9F) || (b >= 0xDB && b <= 0xDE) || b >= 0xFC;
    wrong += unused || (mark && !takes_mark) ? 1 : 0;
    high += b >= 0x80 ? 1 : 0;
    marks += mark ? 1 : 0;
    consonants += consonant ? 1 : 0;
    takes_mark = mark || consonant;
  }
  return high >= 8 && wrong * 50 <= high && marks * 10 >= high && marks * 2 <= high &&
         consonants * 3 >= high;
}

bool is_latin(std::string_view name) {
  return name == "windows-1252" || name == "ISO-8859-1" || name == "windows-1250" ||
         name == "ISO-8859-2" || name == "windows-1254" || name == "ISO-8859-9";
}

bool is_paired(std::string_view name) {
  return name.starts_with("EUC-") || name == "GB18030" || name == "Big5";
}

/// Accented letters of European text stand alone between ASCII letters; where bytes always come in
/// pairs, that is what they are.
void prefer_pairs(std::vector<EncodingGuess>& guesses, const Runs& runs) {
  if (guesses.empty() || !is_latin(guesses[0].name) || !runs.all_even || runs.count < 3) return;
  std::stable_partition(guesses.begin(), guesses.end(),
                        [](const EncodingGuess& g) { return is_paired(g.name); });
}

/// ICU takes short Turkish texts for Western European ones. Their dotless i, s with cedilla and
/// soft g are the bytes of letters that only Icelandic has, always among others that Turkish lacks.
void prefer_turkish(std::vector<EncodingGuess>& guesses, std::string_view sample) {
  if (guesses.empty() || !is_latin(guesses[0].name)) return;
  const auto count = [sample](std::string_view set) {
    return std::count_if(sample.begin(), sample.end(),
                         [set](char c) { return set.find(c) != std::string_view::npos; });
  };
  const auto turkish = count("\xFD\xFE\xF0");
  if (turkish < 3 || turkish < 2 * count("\xE1\xE6\xE9\xED\xF3\xFA")) return;
  std::stable_partition(guesses.begin(), guesses.end(), [](const EncodingGuess& g) {
    return g.name == "windows-1254" || g.name == "ISO-8859-9";
  });
}

/// KOI8-U has four more letters where KOI8-R has lines for drawing boxes.
bool has_ukrainian_letters(std::string_view sample) {
  return sample.find_first_of("\xA4\xA6\xA7\xAD\xB4\xB6\xB7\xBD") != std::string_view::npos;
}

/// Whether ICU means an encoding that decode() has ruled out already, or none of a text file (its
/// EBCDIC guesses).
bool is_ruled_out(std::string_view name) {
  return name.starts_with("UTF-") || name.starts_with("IBM42") || name.starts_with("ISO-2022");
}

/// The same encoding with the characters that Windows adds; these are in use, the controls that the
/// ISO sets have in their place are not.
std::vector<std::string> wider(std::string_view name) {
  if (name == "ISO-8859-1") return {"windows-1252"};
  if (name == "ISO-8859-2") return {"ISO-8859-2", "windows-1250"};
  if (name == "ISO-8859-6") return {"ISO-8859-6", "windows-1256"};
  if (name == "ISO-8859-7") return {"ISO-8859-7", "windows-1253"};
  if (name == "ISO-8859-8-I" || name == "ISO-8859-8") return {"ISO-8859-8", "windows-1255"};
  if (name == "ISO-8859-9") return {"ISO-8859-9", "windows-1254"};
  if (name == "EUC-KR") return {"EUC-KR", "windows-949"};
  if (name == "Big5") return {"Big5", "Big5-HKSCS"};
  return {std::string(name)};
}

}  // namespace

std::vector<EncodingGuess> guess_encodings(std::string_view bytes) {
  const std::string sample = sample_of(bytes);
  const Runs runs = measure_runs(sample);
  std::vector<EncodingGuess> guesses = icu_guesses(sample), out;
  std::erase_if(guesses, [](const EncodingGuess& g) { return is_ruled_out(g.name); });
  prefer_pairs(guesses, runs);
  prefer_turkish(guesses, sample);
  if (looks_thai(sample, runs)) out.push_back({"windows-874", 80});
  if (guesses.empty() || guesses[0].confidence < kLeastConfidence) {
    // The commonest one-byte encoding of all, before guesses that ICU does not believe itself.
    out.push_back({"windows-1252", 10});
  }
  for (const EncodingGuess& guess : guesses) {
    if (guess.name == "KOI8-R" && has_ukrainian_letters(sample)) {
      out.push_back({"KOI8-U", guess.confidence});
    }
    for (std::string& name : wider(guess.name)) out.push_back({std::move(name), guess.confidence});
  }
  out.push_back({"windows-1252", 1});
  return out;
}

bool has_iso2022_escape(std::string_view bytes) {
  for (std::size_t at = bytes.find("\x1B$"); at != std::string_view::npos;
       at = bytes.find("\x1B$", at + 1)) {
    const std::string_view rest = bytes.substr(at + 2);
    if (!rest.empty() && std::string_view("@AB()*").find(rest[0]) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace thema::text
