#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace thema {

/// SHA-256 as 64 lower-case hexadecimal digits (FIPS 180-4; libmd).
std::string sha256_hex(std::string_view bytes);

/// SHA-256 of what is added piece by piece.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  Sha256& add(std::string_view bytes);
  std::string hex();  ///< ends the computation

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// 64-bit FNV-1a (Fowler, Noll, Vo 1991) of a passage's UTF-8 bytes, as the signed number SQLite
/// stores. It notices that quoted words changed; it is no defence against forgery.
std::int64_t quote_hash(std::string_view utf8);

}  // namespace thema
