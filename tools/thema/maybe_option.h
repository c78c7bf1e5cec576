#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

namespace thema::cli {

/// An option whose absence differs from an empty value. `into` must live as long as the app.
inline CLI::Option* add_maybe(CLI::App* app, std::string name, std::optional<std::string>& into,
                              std::string help) {
  return app->add_option_function<std::string>(
      std::move(name), [&into](const std::string& value) { into = value; }, std::move(help));
}

}  // namespace thema::cli
