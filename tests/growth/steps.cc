#include "growth/steps.h"

namespace {

std::uint64_t taken = 0;

}  // namespace

// Called by the compiler's instrumentation: GCC the first, Clang the others.
extern "C" {
void __sanitizer_cov_trace_pc();
void __sanitizer_cov_trace_pc() { ++taken; }
void __sanitizer_cov_trace_pc_guard(std::uint32_t* guard);
void __sanitizer_cov_trace_pc_guard(std::uint32_t*) { ++taken; }
void __sanitizer_cov_trace_pc_guard_init(std::uint32_t* begin, std::uint32_t* end);
void __sanitizer_cov_trace_pc_guard_init(std::uint32_t*, std::uint32_t*) {}
}

namespace thema_test {

std::uint64_t steps() { return taken; }

}  // namespace thema_test
