#include "base/ids.h"

#include <algorithm>
#include <limits>

#include "base/error.h"
#include "base/hash.h"

namespace thema {
namespace {

constexpr UnixMillis kEpoch = 1'577'836'800'000;  // 2020-01-01T00:00:00Z
constexpr int kTimeShift = 22;
constexpr std::uint64_t kRandomMask = (1ULL << 21) - 1;
constexpr UnixMillis kMaxMillis = (1LL << 41) - 1;  // until 2089; then ids no longer grow by time

constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr int kDigitCount = 13;

// The finaliser of splitmix64 (Steele, Lea, Flood 2014): a bijection, so that short ids of ids that
// were counted up have different beginnings, and can be turned back.
std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

std::uint64_t unmix(std::uint64_t x) {
  x = (x ^ (x >> 31) ^ (x >> 62)) * 0x319642b2d24d8ec3ULL;
  x = (x ^ (x >> 27) ^ (x >> 54)) * 0x96de1b173f119089ULL;
  return x ^ (x >> 30) ^ (x >> 60);
}

/// Value of a digit as a person may have typed it: any case, o for 0, i and l for 1; -1 for none.
int digit_value(char c) {
  if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (c == 'o') c = '0';
  if (c == 'i' || c == 'l') c = '1';
  const auto at = kDigits.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

std::string uuid_text(std::uint64_t high, std::uint64_t low, unsigned version) {
  high = (high & ~0xf000ULL) | (static_cast<std::uint64_t>(version) << 12);
  low = (low & ~(3ULL << 62)) | (2ULL << 62);
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  out.reserve(36);
  for (int i = 0; i < 32; ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) out += '-';
    const std::uint64_t half = i < 16 ? high : low;
    out += kHex[(half >> (60 - 4 * (i % 16))) & 15];
  }
  return out;
}

std::uint64_t from_hex(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char c : digits) {
    value = value << 4 | static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
  }
  return value;
}

}  // namespace

RowIds::RowIds(const Env& env)
    : last_(std::clamp<UnixMillis>(env.now() - kEpoch, 0, kMaxMillis) << kTimeShift |
            static_cast<RowId>(env.random64() & kRandomMask)) {}

void RowIds::skip_past(RowId id) {
  // A damaged or hostile project may hold any number; counting on from there must not overflow.
  if (id > std::numeric_limits<RowId>::max() - (1LL << 40)) {
    throw Error(Errc::project, "the project holds a row number that leaves no room for more rows");
  }
  last_ = std::max(last_, id);
}

std::string short_id(char kind, RowId id) {
  const std::uint64_t mixed = mix(static_cast<std::uint64_t>(id));
  std::string out(1, kind);
  // 12 digits of 5 bits from the top, then the last 4 bits: a beginning holds as much as it can.
  for (int i = 0; i < kDigitCount - 1; ++i) out += kDigits[(mixed >> (59 - 5 * i)) & 31];
  out += kDigits[mixed & 15];
  return out;
}

RowId row_id_of(char kind, std::string_view text) {
  if (text.size() != kShortIdLength) return 0;
  if (text[0] != kind && text[0] != static_cast<char>(kind - 'a' + 'A')) return 0;
  std::uint64_t mixed = 0;
  for (int i = 0; i < kDigitCount; ++i) {
    const int value = digit_value(text[static_cast<std::size_t>(i) + 1]);
    const bool last = i == kDigitCount - 1;
    if (value < 0 || (last && value > 15)) return 0;
    mixed = mixed << (last ? 4 : 5) | static_cast<std::uint64_t>(value);
  }
  const auto id = static_cast<RowId>(unmix(mixed));
  return id > 0 ? id : 0;
}

std::string new_uuid(const Env& env) {
  const std::uint64_t high = env.random64();
  return uuid_text(high, env.random64(), 4);
}

std::string derived_uuid(std::string_view project_uuid, RowId id) {
  const std::string digest =
      Sha256().add("thema row\n").add(project_uuid).add("\n").add(std::to_string(id)).hex();
  const std::string_view hex = digest;
  return uuid_text(from_hex(hex.substr(0, 16)), from_hex(hex.substr(16, 16)), 8);
}

}  // namespace thema
