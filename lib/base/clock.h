#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace thema {

/// Milliseconds since 1970-01-01T00:00:00Z.
using UnixMillis = std::int64_t;

/// The two sources of chance that a project needs, so that tests can fix them.
struct Env {
  std::function<UnixMillis()> now;          ///< never empty
  std::function<std::uint64_t()> random64;  ///< never empty

  /// The system's clock and random device.
  static Env system();
  /// A clock that starts at `start` and ticks one second a call, and counting "random" numbers.
  /// A copy goes on from where it was copied, apart from the original.
  static Env fixed(UnixMillis start = 1'767'323'045'000);
};

/// "2026-01-02T03:04:05Z" (seconds are kept, milliseconds dropped).
std::string utc_iso(UnixMillis t);
/// True for a time as utc_iso writes it, fractions of a second allowed, or a date alone.
bool is_utc_iso(std::string_view text);
/// "2026-01-02".
std::string utc_date(UnixMillis t);

}  // namespace thema
