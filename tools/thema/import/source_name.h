#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace thema::cli {

/// A template with its fields filled in: "{stem} {respondent}". `value` gives a field's value;
/// nothing for one that is not known, which throws Errc::usage naming those that `known` lists.
std::string fill_template(
    std::string_view name_template,
    const std::function<std::optional<std::string>(const std::string& field)>& value,
    std::string_view known);

}  // namespace thema::cli
