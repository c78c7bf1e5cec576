#include "formats/common/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/error.h"
#include "text/utf8.h"

namespace thema::formats {
namespace {

constexpr std::size_t kDeepest = 64;
/// Each costs 16 bytes of memory, a member of an object some 100, however short it is written.
constexpr std::size_t kMostValues = 5'000'000;
constexpr std::size_t kMostOrdered = 200;

constexpr auto kNotNumbers = std::to_array<std::string_view>({"-Infinity", "Infinity", "NaN"});

std::size_t line_of(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

/// Past the string that begins at `pos` with its quote.
std::size_t skip_string(std::string_view text, std::size_t pos) {
  for (++pos; pos < text.size() && text[pos] != '"'; ++pos) {
    if (text[pos] == '\\') ++pos;
  }
  return std::min(pos + 1, text.size());
}

std::string without_nan(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t from = 0, pos = 0;
  while ((pos = text.find_first_of("\"-IN", pos)) != std::string_view::npos) {
    if (text[pos] == '"') {
      pos = skip_string(text, pos);
      continue;
    }
    const auto* const found =
        std::find_if(kNotNumbers.begin(), kNotNumbers.end(),
                     [&](std::string_view word) { return text.substr(pos).starts_with(word); });
    if (found == kNotNumbers.end()) {
      ++pos;
      continue;
    }
    out.append(text.substr(from, pos - from)).append("null");
    pos += found->size();
    from = pos;
  }
  return out.append(text.substr(from));
}

/// What stands just before `byte`, on one line.
std::string before(std::string_view text, std::size_t byte) {
  constexpr std::size_t kMostShown = 20;
  const std::size_t end = std::min(byte, text.size());
  const std::size_t begin = end - std::min(end, kMostShown);
  std::string out = text::printable_utf8(text.substr(begin, end - begin));
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return out;
}

/// Builds the document and holds the limits. The library's own parser with a callback looks at all
/// neighbours of a value for each one that it has read.
template <class Json>
class Builder {
 public:
  using json = Json;
  static constexpr bool kOrdered = std::is_same_v<Json, nlohmann::ordered_json>;
  explicit Builder(std::string_view text) : text_(text) {}

  json take() { return std::move(root_); }

  bool null() { return add(nullptr); }
  bool boolean(bool value) { return add(value); }
  bool number_integer(typename json::number_integer_t value) { return add(value); }
  bool number_unsigned(typename json::number_unsigned_t value) { return add(value); }
  bool number_float(typename json::number_float_t value, const std::string& /*written*/) {
    return add(value);
  }
  bool string(std::string& value) { return add(std::move(value)); }
  bool binary(typename json::binary_t& /*value*/) { return false; }  // not in text
  bool start_object(std::size_t /*size*/) { return open(json::object()); }
  bool end_object() { return close(); }
  bool start_array(std::size_t /*size*/) { return open(json::array()); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    if (left_out_ > 0) return count();
    leave_out_ = !kOrdered && name == "tokens";
    if (kOrdered && open_.back()->size() >= kMostOrdered) {
      throw Error(
          Errc::bad_input,
          fmt::format("a JSON object of more than {} members is refused here", kMostOrdered));
    }
    if (!leave_out_) member_ = &(*open_.back())[name];
    return count();
  }

  [[noreturn]] bool parse_error(std::size_t byte, const std::string& /*token*/,
                                const nlohmann::detail::exception& /*e*/) {
    const std::size_t line = line_of(text_, byte);
    const std::size_t end = text_.find_last_not_of(" \t\r\n") + 1;
    if (byte > end) throw Error(Errc::bad_input, "the JSON is cut short").at({}, line);
    throw Error(Errc::bad_input,
                fmt::format("this is no valid JSON, behind '{}'", before(text_, byte)))
        .at({}, line);
  }

 private:
  bool count() {
    if (++values_ <= kMostValues) return true;
    throw Error(Errc::bad_input, fmt::format("more than {} JSON values are refused", kMostValues));
  }

  /// Where the next value goes: the root, the end of an array, a member. Nothing: it is left out.
  json* place() {
    count();
    if (left_out_ > 0) return nullptr;
    if (open_.empty()) return &root_;
    if (open_.back()->is_array()) return &open_.back()->emplace_back();
    if (!leave_out_) return member_;
    leave_out_ = false;
    return nullptr;
  }

  bool add(json value) {
    if (json* at = place()) *at = std::move(value);
    return true;
  }

  bool open(json value) {
    if (++depth_ > kDeepest) {
      throw Error(Errc::bad_input, fmt::format("the JSON is nested deeper than {}", kDeepest));
    }
    if (json* at = place()) {
      *at = std::move(value);
      open_.push_back(at);
    } else {
      ++left_out_;
    }
    return true;
  }

  bool close() {
    --depth_;
    if (left_out_ > 0) {
      --left_out_;
    } else {
      open_.pop_back();
    }
    return true;
  }

  std::string_view text_;
  json root_;
  std::vector<json*> open_;
  json* member_ = nullptr;
  bool leave_out_ = false;
  std::size_t left_out_ = 0, depth_ = 0, values_ = 0;
};

}  // namespace

namespace {

template <class Json>
Json parse(std::string_view text) {
  std::string cleaned;
  const bool not_numbers =
      text.find("NaN") != std::string_view::npos || text.find("Infinity") != std::string_view::npos;
  if (not_numbers) cleaned = without_nan(text);
  const std::string_view source = not_numbers ? std::string_view(cleaned) : text;
  Builder<Json> builder(source);
  Json::sax_parse(source.begin(), source.end(), &builder);
  return builder.take();
}

}  // namespace

nlohmann::json parse_json(std::string_view text) { return parse<nlohmann::json>(text); }

nlohmann::ordered_json parse_ordered_json(std::string_view text) {
  return parse<nlohmann::ordered_json>(text);
}

}  // namespace thema::formats
