#include "app.h"

#include <CLI/CLI.hpp>
#include <cmath>

namespace thema::cli {

namespace {

CLI::Validator at_least(bool (*fits)(double), const std::string& expected) {
  const auto check = [fits, expected](const std::string& given) {
    double value = 0;
    const bool number = CLI::detail::lexical_cast(given, value);
    return number && fits(value) ? std::string() : "'" + given + "': expected " + expected;
  };
  return {check, ""};
}

}  // namespace

const Option& Option::required() const {
  option_->required();
  return *this;
}

const Option& Option::group(const std::string& heading) const {
  option_->group(heading);
  return *this;
}

const Option& Option::needs(Option other) const {
  option_->needs(other.option_);
  return *this;
}

const Option& Option::excludes(Option other) const {
  option_->excludes(other.option_);
  return *this;
}

const Option& Option::excludes(const std::string& other) const {
  option_->excludes(other);
  return *this;
}

const Option& Option::between(double low, double high) const {
  option_->check(CLI::Range(low, high));
  return *this;
}

const Option& Option::between(std::int64_t low, std::int64_t high) const {
  option_->check(CLI::Range(low, high));
  return *this;
}

// CLI11's own checks of these print the largest double, all 309 digits of it.
const Option& Option::not_negative() const {
  option_->check(at_least([](double value) { return value >= 0 && std::isfinite(value); },
                          "a number from 0 up"));
  return *this;
}

const Option& Option::positive() const {
  option_->check(
      at_least([](double value) { return value > 0 && std::isfinite(value); }, "a number above 0"));
  return *this;
}

const Option& Option::one_of(const std::vector<std::string>& words) const {
  option_->check(CLI::IsMember(words));
  return *this;
}

const Option& Option::one_or_more() const {
  option_->expected(1, -1);
  return *this;
}

const Option& Option::transform(std::function<std::string(std::string)> change) const {
  option_->transform(std::move(change));
  return *this;
}

std::size_t Option::count() const { return option_->count(); }

Option App::add_option(const std::string& name, std::string& into, const std::string& help) const {
  return Option(app_->add_option(name, into, help));
}

Option App::add_option(const std::string& name, int& into, const std::string& help) const {
  return Option(app_->add_option(name, into, help));
}

Option App::add_option(const std::string& name, std::uint32_t& into,
                       const std::string& help) const {
  return Option(app_->add_option(name, into, help));
}

Option App::add_option(const std::string& name, std::int64_t& into, const std::string& help) const {
  return Option(app_->add_option(name, into, help));
}

Option App::add_option(const std::string& name, std::size_t& into, const std::string& help) const {
  return Option(app_->add_option(name, into, help));
}

Option App::add_option(const std::string& name, double& into, const std::string& help) const {
  return Option(app_->add_option(name, into, help));
}

Option App::add_option(const std::string& name, std::vector<std::string>& into,
                       const std::string& help) const {
  return Option(app_->add_option(name, into, help));
}

Option App::add_option(const std::string& name, std::optional<std::string>& into,
                       const std::string& help) const {
  return Option(app_->add_option_function<std::string>(
      name, [&into](const std::string& value) { into = value; }, help));
}

Option App::add_option(const std::string& name, std::optional<double>& into,
                       const std::string& help) const {
  return Option(app_->add_option(name, into, help));
}

Option App::add_repeatable(const std::string& name, std::vector<std::string>& into,
                           const std::string& help) const {
  return Option(app_->add_option(name, into, help)->allow_extra_args(false));
}

Option App::add_each(const std::string& name, std::function<void(const std::string&)> take,
                     const std::string& help) const {
  return Option(
      app_->add_option_function<std::string>(name, std::move(take), help)->trigger_on_parse());
}

Option App::add_flag(const std::string& name, bool& into, const std::string& help) const {
  return Option(app_->add_flag(name, into, help));
}

App App::add_subcommand(const std::string& name, const std::string& help) const {
  return App(app_->add_subcommand(name, help));
}

void App::require_verb() const { app_->require_subcommand(1); }

std::size_t App::count(const std::string& option) const { return app_->count(option); }

}  // namespace thema::cli
