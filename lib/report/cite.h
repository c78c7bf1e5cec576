#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace thema::report {

/// An attribution template (contract section 7): `({gender}[, {age}][, {months} months])`.
/// `{field}` is replaced by a value; `[...]` drops out when a field in it is empty; separators left
/// over at the edges go too; when all fields are empty the speaker's role stands.
class CiteTemplate {
 public:
  /// Throws Errc::usage for unbalanced brackets or braces. Empty text: the standard template,
  /// `({who}[, turn {turn}])`.
  explicit CiteTemplate(std::string_view text);

  /// Names of the fields it uses, each once.
  const std::vector<std::string>& fields() const { return fields_; }
  /// Throws Errc::usage for a field that is not among `known`, with near misses.
  void check_fields(const std::vector<std::string>& known) const;

  /// The attribution. `value` gives a field's text, empty when missing ("N/R" is taken so); `role`
  /// is what stands when all are missing ("Participant").
  std::string render(const std::function<std::string(std::string_view)>& value,
                     std::string_view role) const;
  /// The same with the values of fields(), in that order.
  std::string render(std::span<const std::string> values, std::string_view role) const;

 private:
  struct Part {
    enum class Kind { text, field, optional } kind;
    std::string text;         ///< or the field's name
    std::vector<Part> parts;  ///< of an optional
    std::size_t field = 0;    ///< its place among fields()
  };
  static std::vector<Part> parse(std::string_view text, std::size_t& pos, bool optional);
  void collect(std::vector<Part>& parts);
  static bool render_parts(const std::vector<Part>& parts, std::span<const std::string> values,
                           std::string& out, std::string& fixed, bool& any);
  std::vector<Part> parts_;
  std::vector<std::string> fields_;
};

}  // namespace thema::report
