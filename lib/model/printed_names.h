#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace thema::model {

/// What is printed for a name; empty: the name.
using PrintedName = std::function<std::string(std::string_view)>;

/// Who reads a printed name may give it back: the index of the name in `stored` that is printed as
/// `typed`. Nothing when none is. Throws Errc::ambiguous when several are. `what`: "source".
std::optional<std::size_t> printed_as(std::string_view typed, std::string_view what,
                                      std::span<const std::string> stored,
                                      const PrintedName& printed);

/// "did you mean 'a'?" with the names in `stored` that are near to what was typed as they are
/// stored or, where none is, as they are printed; or "".
std::string did_you_mean_name(std::string_view typed, std::span<const std::string> stored,
                              const PrintedName& printed);

}  // namespace thema::model
