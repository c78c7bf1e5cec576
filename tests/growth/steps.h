#pragma once

#include <cstdint>

namespace thema_test {

/// How many steps the counted files have taken: each entry of a basic block is one. The compiler
/// puts the counting in (-fsanitize-coverage), so that nothing is left out, and no clock is asked:
/// the same work is the same number on every machine.
std::uint64_t steps();

/// The steps of a piece of work.
template <class Work>
std::uint64_t steps_of(const Work& work) {
  const std::uint64_t before = steps();
  work();
  return steps() - before;
}

}  // namespace thema_test
