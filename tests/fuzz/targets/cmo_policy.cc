#include <cstdint>
#include <cstdlib>
#include <string>

#include "analysis/cmo_check.h"
#include "base/error.h"

/// A policy of checks: thresholds that are read are within their bounds, all else is refused with
/// its line.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  try {
    const thema::analysis::CmoPolicy policy = thema::analysis::parse_cmo_policy(text);
    if (policy.levels.size() != 22) std::abort();
    if (policy.k05_share < 1 || policy.k05_share > 100 || policy.k16_cases < 1) std::abort();
    if (policy.k18_transcripts < 1) std::abort();
  } catch (const thema::Error& e) {
    if (e.line() == 0) std::abort();
  }
  return 0;
}
