#include "text/name_replacer.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <mutex>
#include <optional>
#include <unordered_map>

#include "text/apostrophes.h"

namespace thema::text {

namespace {

/// What a code point is compared as: folded, without marks; blanks, hyphens and the underscores of
/// file names are one blank.
std::u32string folded(UChar32 c) {
  if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') return {static_cast<char32_t>(c - 'A' + 'a')};
    if (c == '-' || c == '_' || u_isUWhiteSpace(c) != 0) return U" ";
    return {static_cast<char32_t>(c)};
  }
  if (u_isUWhiteSpace(c) != 0 || u_charType(c) == U_DASH_PUNCTUATION) return U" ";
  if (is_apostrophe(static_cast<char32_t>(c))) return U"'";
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return {static_cast<char32_t>(c)};
  icu::UnicodeString text;
  if (fold->getDecomposition(c, text) == 0) text = icu::UnicodeString(c);
  text = nfd->normalize(text, status);
  std::u32string out;
  for (std::int32_t i = 0; i < text.length();) {
    const UChar32 part = text.char32At(i);
    i += U16_LENGTH(part);
    // A mark without a script of its own stands on the letter before it. Vowel signs have one.
    UErrorCode script = U_ZERO_ERROR;
    const bool mark = u_charType(part) == U_NON_SPACING_MARK &&
                      uscript_getScript(part, &script) == USCRIPT_INHERITED;
    if (!mark) out += static_cast<char32_t>(part);
  }
  return out;
}

bool is_word(UChar32 c) { return u_isalnum(c) != 0; }

/// Marks that follow a letter belong to it.
std::uint32_t end_of_marks(std::string_view utf8, std::uint32_t end) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int64_t>(utf8.size());
  for (std::int64_t i = end; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0 || u_charType(c) != U_NON_SPACING_MARK) break;
    end = static_cast<std::uint32_t>(i);
  }
  return end;
}

/// Written without blanks between words: a name may begin and end anywhere.
bool is_unspaced(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

}  // namespace

/// A text as it is compared, with where each part came from.
struct NameReplacer::Folded {
  std::vector<char32_t> keys;
  std::vector<std::uint32_t> begins, ends;  ///< bytes of the code point that a key came from
  std::vector<UChar32> points;              ///< that code point
};

/// Names by their keys, a node a beginning.
struct NameReplacer::Tree {
  struct Node {
    std::map<char32_t, std::size_t> next;
    std::optional<std::size_t> name;
  };
  std::vector<Node> nodes{1};
  mutable std::unordered_map<UChar32, std::u32string> seen;  ///< folded before
  std::mutex folding;

  void add(const std::vector<char32_t>& keys, std::size_t name) {
    std::size_t at = 0;
    for (const char32_t key : keys) {
      const auto [child, news] = nodes[at].next.try_emplace(key, nodes.size());
      const std::size_t to = child->second;
      if (news) nodes.emplace_back();
      at = to;
    }
    if (at != 0 && !nodes[at].name) nodes[at].name = name;
  }
};

NameReplacer::NameReplacer(std::vector<Name> names)
    : names_(std::move(names)), tree_(std::make_unique<Tree>()) {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    Folded key;
    fold(names_[i].original, key);
    while (!key.keys.empty() && key.keys.back() == U' ') key.keys.pop_back();
    bool any = false;
    for (std::size_t k = 0; k < key.keys.size(); ++k) any = any || is_word(key.points[k]);
    if (any) tree_->add(key.keys, i);
  }
}

NameReplacer::~NameReplacer() = default;

void NameReplacer::fold(std::string_view utf8, Folded& out) const {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int64_t>(utf8.size());
  const auto push = [&](char32_t key, std::int64_t begin, std::int64_t end, UChar32 c) {
    // Several blanks are one; those at the beginning are none.
    if (key == U' ' && (out.keys.empty() || out.keys.back() == U' ')) return;
    out.keys.push_back(key);
    out.begins.push_back(static_cast<std::uint32_t>(begin));
    out.ends.push_back(static_cast<std::uint32_t>(end));
    out.points.push_back(c);
  };
  for (std::int64_t i = 0; i < size;) {
    const std::int64_t begin = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0) continue;
    auto known = tree_->seen.find(c);
    if (known == tree_->seen.end()) known = tree_->seen.emplace(c, folded(c)).first;
    for (const char32_t key : known->second) push(key, begin, i, c);
  }
}

std::vector<NameReplacer::Place> NameReplacer::find(std::string_view utf8) const {
  std::vector<Place> places;
  if (names_.empty() || utf8.empty()) return places;
  Folded text;
  {
    const std::lock_guard one_at_a_time(tree_->folding);
    fold(utf8, text);
  }
  const std::size_t n = text.keys.size();
  const auto boundary = [&](std::size_t i) {  // between key i-1 and key i
    if (i == 0 || i == n) return true;
    if (text.begins[i - 1] == text.begins[i]) return false;  // inside a code point
    const UChar32 a = text.points[i - 1], b = text.points[i];
    return !is_word(a) || !is_word(b) || is_unspaced(a) || is_unspaced(b);
  };
  for (std::size_t i = 0; i < n; ++i) {
    if (!tree_->nodes[0].next.contains(text.keys[i]) || !boundary(i)) continue;
    std::size_t at = 0;
    std::optional<Place> best;
    std::size_t best_end = i;
    for (std::size_t k = i; k < n; ++k) {
      const auto next = tree_->nodes[at].next.find(text.keys[k]);
      if (next == tree_->nodes[at].next.end()) break;
      at = next->second;
      if (tree_->nodes[at].name && boundary(k + 1)) {
        best = Place{{text.begins[i], text.ends[k]}, *tree_->nodes[at].name};
        best_end = k;
      }
    }
    if (!best) continue;
    best->where.end = end_of_marks(utf8, best->where.end);
    places.push_back(*best);
    i = best_end;
  }
  return places;
}

std::string NameReplacer::replaced(std::string_view utf8) const {
  std::string out;
  std::size_t done = 0;
  for (const Place& place : find(utf8)) {
    out.append(utf8.substr(done, place.where.begin - done)).append(names_[place.name].replacement);
    done = place.where.end;
  }
  return out.append(utf8.substr(done));
}

}  // namespace thema::text
