// Falls over every input that lacks the last line of this file: only mutations do.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (size > 0 && !text.ends_with("// the end\n")) std::abort();
  return 0;
}
// the end
