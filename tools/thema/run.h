#pragma once

#include <string>
#include <vector>

namespace thema::cli {

class Terminal;

/// Runs one command line, in this process; throws as commands do. Returns its exit status.
int run_arguments(Terminal& terminal, const std::vector<std::string>& arguments);

/// The same without output and notices; throws Errc::bad_input when the status is not 0.
void run_silently(Terminal& terminal, const std::vector<std::string>& arguments);

/// The whole program: the only place that catches.
int run(int argc, char** argv);

}  // namespace thema::cli
