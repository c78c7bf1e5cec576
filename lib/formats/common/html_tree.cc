#include "formats/common/html_tree.h"

#include <fmt/format.h>
#include <gumbo.h>

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <ctime>

#include "base/error.h"
#include "formats/common/html_depth.h"

namespace thema::formats {

/// What the parser allocates, freed all at once: its own way is recursive. The parser does not look
/// whether it got any, so the way out is a jump; between here and there are only its C frames.
class HtmlTree::Memory {
 public:
  explicit Memory(std::size_t size)
      : most_bytes_(std::min(kMostBytes, kFreeBytes + kBytesPerByte * size)),
        most_seconds_(kFreeSeconds + kSecondsPerByte * static_cast<double>(size)) {}
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;

  ~Memory() {
    while (blocks_ != nullptr) {
      Block* const next = blocks_->next;
      std::free(blocks_);
      blocks_ = next;
    }
  }

  /// Null when a limit was reached.
  const GumboNode* parse(std::string_view text) {
    started_ = seconds();
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate;
    options.deallocator = release;
    options.userdata = this;
    options.max_errors = 0;  // each would keep a copy of the open elements
    if (setjmp(way_out_) != 0) return nullptr;
    return gumbo_parse_with_options(&options, text.data(), text.size())->root;
  }

 private:
  static constexpr std::size_t kMostBytes = std::size_t{2} << 30U;
  static constexpr std::size_t kFreeBytes = std::size_t{64} << 20U;
  /// An element takes some 200 bytes, and three to write.
  static constexpr std::size_t kBytesPerByte = 100;
  static constexpr double kFreeSeconds = 1;
  static constexpr double kSecondsPerByte = 1e-6;  // twenty times what pages take

  struct alignas(std::max_align_t) Block {
    Block *next, *before;
    std::size_t size;
  };

  static double seconds() {
    std::timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
  }

  bool may_have(std::size_t size) {
    constexpr std::uint32_t kLooksAtClock = 256;
    if (size > most_bytes_ - bytes_) return false;
    return ++allocations_ % kLooksAtClock != 0 || seconds() - started_ <= most_seconds_;
  }

  static void* allocate(void* self, std::size_t size) {
    auto* const memory = static_cast<Memory*>(self);
    const bool may = memory->may_have(size + sizeof(Block));
    auto* const block = may ? static_cast<Block*>(std::malloc(size + sizeof(Block))) : nullptr;
    if (block == nullptr) std::longjmp(memory->way_out_, 1);
    block->size = size + sizeof(Block);
    block->before = nullptr;
    block->next = memory->blocks_;
    if (block->next != nullptr) block->next->before = block;
    memory->blocks_ = block;
    memory->bytes_ += block->size;
    return block + 1;
  }

  static void release(void* self, void* pointer) {
    if (pointer == nullptr) return;
    auto* const memory = static_cast<Memory*>(self);
    Block* const block = static_cast<Block*>(pointer) - 1;
    if (block->next != nullptr) block->next->before = block->before;
    (block->before != nullptr ? block->before->next : memory->blocks_) = block->next;
    memory->bytes_ -= block->size;
    std::free(block);
  }

  Block* blocks_ = nullptr;
  std::size_t bytes_ = 0, most_bytes_;
  double most_seconds_, started_ = 0;
  std::uint32_t allocations_ = 0;
  std::jmp_buf way_out_{};
};

HtmlTree::HtmlTree(std::string_view utf8) : memory_(std::make_unique<Memory>(utf8.size())) {
  if (is_nested_too_deep(utf8)) {
    throw Error(Errc::bad_input,
                fmt::format("the page's elements are nested deeper than {}, as no person writes "
                            "them: copy its text into a text file",
                            kDeepestHtml));
  }
  root_ = memory_->parse(utf8);
  if (root_ != nullptr) return;
  throw Error(Errc::bad_input,
              "the page takes more memory or time than one of its size can need: its elements are "
              "nested too deep, or damaged");
}

HtmlTree::~HtmlTree() = default;

}  // namespace thema::formats
