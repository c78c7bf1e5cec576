#include "run.h"

#include <fmt/format.h>

#include <filesystem>
#include <new>
#include <stdexcept>

#include "base/error.h"
#include "context.h"
#include "parse.h"
#include "terminal.h"
#include "text/utf8.h"

namespace thema::cli {

namespace {

/// Names of files may hold any bytes; all else that is typed is text.
void check_text(const std::vector<std::string>& arguments) {
  for (const std::string& a : arguments) {
    std::error_code ignored;
    if (text::find_invalid_utf8(a) == std::string_view::npos) continue;
    if (std::filesystem::exists(a, ignored)) continue;
    throw Error(
        Errc::usage,
        fmt::format("'{}' is not valid UTF-8: type it in a terminal that writes UTF-8 (only "
                    "the name of a file that is there may hold other bytes)",
                    text::printable_utf8(a)));
  }
}

}  // namespace

int run_arguments(Terminal& terminal, const std::vector<std::string>& arguments) {
  check_text(arguments);
  Context context(arguments, terminal);
  try {
    if (const auto status = parse(context, arguments)) return *status;
    const int status = context.run_action();
    context.finish();
    return status;
  } catch (const Error& e) {
    throw context.printed(e);
  }
}

void run_silently(Terminal& terminal, const std::vector<std::string>& arguments) {
  const Terminal::Mute mute(terminal);
  const int status = run_arguments(terminal, arguments);
  if (status != 0) {
    throw Error(Errc::bad_input,
                fmt::format("'{}' ended with status {}", arguments.front(), status));
  }
}

int run(int argc, char** argv) {
  Terminal terminal;
  catch_signals();
  try {
    return run_arguments(terminal, std::vector<std::string>(argv + 1, argv + argc));
  } catch (const Error& e) {
    terminal.error(e);
    return exit_status(e.code());
  } catch (const std::bad_alloc&) {
    terminal.error(Error(Errc::storage, "out of memory; nothing was changed"));
    return exit_status(Errc::storage);
  } catch (const std::out_of_range&) {
    terminal.error(Error(Errc::project,
                         "the project names rows that are not there: it is damaged; "
                         "'thema check' says where"));
    return exit_status(Errc::project);
  } catch (const std::exception& e) {
    terminal.error(Error(Errc::bad_input, fmt::format("unexpected: {}", e.what())));
    return exit_status(Errc::bad_input);
  }
}

}  // namespace thema::cli
