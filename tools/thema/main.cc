#include <fmt/format.h>

#include <clocale>
#include <new>

#include "base/error.h"
#include "context.h"
#include "parse.h"
#include "terminal.h"

namespace thema::cli {

/// The whole program: parse, act, write. The only place that catches.
int run(int argc, char** argv) {
  Terminal terminal;
  catch_signals();
  try {
    std::vector<std::string> arguments(argv + 1, argv + argc);
    Context context(arguments, terminal);
    if (const auto status = parse(context, arguments)) return *status;
    const int status = context.run_action();
    context.finish();
    return status;
  } catch (const Error& e) {
    terminal.error(e);
    return exit_status(e.code());
  } catch (const std::bad_alloc&) {
    terminal.error(Error(Errc::storage, "out of memory; nothing was changed"));
    return exit_status(Errc::storage);
  } catch (const std::exception& e) {
    terminal.error(Error(Errc::bad_input, fmt::format("unexpected: {}", e.what())));
    return exit_status(Errc::bad_input);
  }
}

}  // namespace thema::cli

int main(int argc, char** argv) { return thema::cli::run(argc, argv); }
