#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace thema::cli {

/// An option or positional argument of a command: a borrowed handle on CLI11's. A facade, because
/// CLI11 is one header of functions, which every file that includes it compiles anew (6 s).
class Option {
 public:
  Option() = default;
  explicit Option(CLI::Option* option) : option_(option) {}

  const Option& required() const;
  /// The heading under which help shows it; an empty one hides it.
  const Option& group(const std::string& heading) const;
  /// Usage errors when this is given without the other, or with it.
  const Option& needs(Option other) const;
  const Option& excludes(Option other) const;
  const Option& excludes(const std::string& other) const;

  const Option& between(double low, double high) const;
  const Option& between(std::int64_t low, std::int64_t high) const;
  const Option& between(int low, int high) const {
    return between(std::int64_t{low}, std::int64_t{high});
  }
  const Option& not_negative() const;
  const Option& positive() const;
  const Option& one_of(const std::vector<std::string>& words) const;
  const Option& one_or_more() const;
  /// What is typed becomes what `change` makes of it.
  const Option& transform(std::function<std::string(std::string)> change) const;

  /// How often it was given.
  std::size_t count() const;
  bool operator==(const Option&) const = default;

 private:
  CLI::Option* option_ = nullptr;
};

/// A command or one of its verbs while its options are declared: a borrowed handle on CLI11's.
/// What options write `into` must live as long as the action runs.
class App {
 public:
  App() = default;
  explicit App(CLI::App* app) : app_(app) {}

  Option add_option(const std::string& name, std::string& into, const std::string& help) const;
  Option add_option(const std::string& name, int& into, const std::string& help) const;
  Option add_option(const std::string& name, std::uint32_t& into, const std::string& help) const;
  Option add_option(const std::string& name, std::int64_t& into, const std::string& help) const;
  Option add_option(const std::string& name, std::size_t& into, const std::string& help) const;
  Option add_option(const std::string& name, double& into, const std::string& help) const;
  Option add_option(const std::string& name, std::vector<std::string>& into,
                    const std::string& help) const;
  /// Its absence differs from an empty value.
  Option add_option(const std::string& name, std::optional<std::string>& into,
                    const std::string& help) const;
  /// May come several times; `take` is called each time, in the order typed among all options.
  Option add_each(const std::string& name, std::function<void(const std::string&)> take,
                  const std::string& help) const;
  Option add_option(const std::string& name, std::optional<double>& into,
                    const std::string& help) const;
  /// One value each time it is given: brackets and commas in a value stay.
  Option add_repeatable(const std::string& name, std::vector<std::string>& into,
                        const std::string& help) const;
  Option add_flag(const std::string& name, bool& into, const std::string& help) const;

  App add_subcommand(const std::string& name, const std::string& help) const;
  /// One of its verbs must be named.
  void require_verb() const;
  /// How often an option was given.
  std::size_t count(const std::string& option) const;
  CLI::App* handle() const { return app_; }

 private:
  CLI::App* app_ = nullptr;
};

}  // namespace thema::cli
