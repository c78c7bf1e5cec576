#include "formats/codebook_qdc.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "base/error.h"
#include "base/strings.h"
#include "formats/common/xml.h"
#include "model/code_path.h"
#include "text/compose.h"
#include "text/utf8.h"

namespace thema::formats {

namespace {

// The model takes 500 code points; what makes a name unique is added.
constexpr std::size_t kLongestName = 480;

bool is_hex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

/// #rrggbb of "#RRGGBB", "#RGB", "RRGGBB", "AARRGGBB" and "rgba(r, g, b, a)"; nothing for others.
std::optional<std::string> color_of(std::string_view text) {
  if (text.starts_with("rgb")) {
    std::string out = "#";
    const std::size_t open = text.find('('), close = text.find(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
      return std::nullopt;
    }
    const auto parts = split(text.substr(open + 1, close - open - 1), ',');
    if (parts.size() < 3) return std::nullopt;
    for (std::size_t i = 0; i < 3; ++i) {
      const auto value = parse_integer(trim(parts[i]));
      if (!value || *value < 0 || *value > 255) return std::nullopt;
      out += fmt::format("{:02x}", *value);
    }
    return out;
  }
  if (text.starts_with('#')) text.remove_prefix(1);
  if (!is_hex(text)) return std::nullopt;
  if (text.size() == 3) {
    return ascii_lower(fmt::format("#{0}{0}{1}{1}{2}{2}", text[0], text[1], text[2]));
  }
  if (text.size() == 8) text.remove_prefix(2);
  if (text.size() != 6) return std::nullopt;
  return "#" + ascii_lower(text);
}

/// A name that a code can have: without line ends, control characters, blanks at its ends, a
/// backslash at its end.
std::string usable_name(std::string_view name) {
  std::string out;
  std::size_t points = 0;
  for (std::size_t pos = 0; pos < name.size() && points < kLongestName;) {
    const std::size_t start = pos;
    const char32_t c = text::next_code_point(name, pos);
    const bool blank = c < 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0x2028 || c == 0x2029 ||
                       c == 0xfeff || c == ' ';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? std::string_view(" ") : name.substr(start, pos - start);
    ++points;
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == '\\')) out.pop_back();
  return text::composed(out);
}

class Reader {
 public:
  Reader(const std::string& file, Sink& sink) : file_(file), sink_(sink) {}

  QdcCodebook read(pugi::xml_node root) {
    if (local_name(root) != "CodeBook") {
      throw Error(Errc::bad_input,
                  fmt::format("holds no codebook of REFI-QDA: expected <CodeBook>, found <{}>",
                              local_name(root)))
          .at(file_);
    }
    std::size_t sets = 0;
    for (const pugi::xml_node node : root.children()) {
      if (local_name(node) == "Codes") read_codes(unwrapped(root, node), {});
      if (local_name(node) != "Sets") continue;
      for (const pugi::xml_node set : node.children()) sets += local_name(set) == "Set" ? 1U : 0U;
    }
    if (out_.rows.empty()) {
      throw Error(Errc::bad_input, "holds no codes: expected <Codes> with at least one <Code>")
          .at(file_);
    }
    tell(sets, "qdc-sets", "set of codes is", "sets of codes are",
         "left out: codes have tags here");
    tell(
        renamed_, "qdc-name", "name", "names",
        "could not be kept as written (empty, not alone among its siblings, too long, or with line "
        "ends)");
    tell(colors_, "qdc-color", "colour", "colours", "could not be read: left out");
    tell(guids_, "qdc-guid", "code has", "codes have",
         "no GUID, or one that another code has: a new one is made");
    return std::move(out_);
  }

 private:
  void tell(std::size_t n, std::string_view id, std::string_view one, std::string_view many,
            std::string_view what) {
    if (n == 0) return;
    sink_.report({.level = Level::warning,
                  .id = std::string(id),
                  .message = fmt::format("{} {} {}", n, n == 1 ? one : many, what),
                  .file = file_,
                  .object = ""});
  }

  static bool is_codable(pugi::xml_node code) {
    const std::string_view said = attribute(code, "isCodable");
    return said != "false" && said != "0";
  }

  /// Older versions of NVivo put all codes below one that is none.
  static pugi::xml_node unwrapped(pugi::xml_node root, pugi::xml_node codes) {
    pugi::xml_node only;
    for (const pugi::xml_node node : codes.children()) {
      if (local_name(node) != "Code") continue;
      if (only) return codes;
      only = node;
    }
    const bool wrapper = attribute(root, "origin").starts_with("NVivo") && only &&
                         attribute(only, "name") == "Nodes" && !is_codable(only) &&
                         child(only, "Code");
    return wrapper ? only : codes;
  }

  /// The XML's depth is limited, and with it the recursion.
  void read_codes(pugi::xml_node parent, const std::string& path) {
    std::unordered_map<std::string, std::size_t> taken;
    for (const pugi::xml_node node : parent.children()) {
      if (local_name(node) != "Code") continue;
      const std::string name = model::join_path({name_of(node, taken)});
      const std::string below = path.empty() ? name : path + "/" + name;
      add(node, below);
      read_codes(node, below);
    }
  }

  std::string name_of(pugi::xml_node node, std::unordered_map<std::string, std::size_t>& taken) {
    const std::string_view written = attribute(node, "name");
    std::string name = usable_name(written);
    try {
      name = model::split_path(model::join_path({name})).front();
    } catch (const Error&) {
      name = "Code without a name";
    }
    std::string unique = name;
    for (std::size_t& n = taken[name]; n > 0 && taken.contains(unique);) {
      unique = fmt::format("{} ({})", name, ++n);
    }
    ++taken[unique];
    if (unique != text::composed(trim(written))) ++renamed_;
    return unique;
  }

  void add(pugi::xml_node node, const std::string& path) {
    model::CodeRow row;
    row.path = path;
    const std::string_view color = trim(attribute(node, "color"));
    if (const auto read = color_of(color)) {
      row.fields.color = *read;
    } else if (!color.empty()) {
      ++colors_;
    }
    std::string description = characters(child(node, "Description"));
    if (!trim(description).empty()) row.fields.description = std::move(description);
    out_.rows.push_back(std::move(row));
    model::CodeIdentity code;
    code.codable = is_codable(node);
    const std::string guid(trim(attribute(node, "guid")));
    const std::string key = guid_key(guid);
    if (!key.empty() && known_.insert(key).second) {
      code.guid = guid;
    } else {
      ++guids_;
    }
    out_.codes.push_back(std::move(code));
  }

  const std::string& file_;
  Sink& sink_;
  QdcCodebook out_;
  std::unordered_set<std::string> known_;
  std::size_t renamed_ = 0, colors_ = 0, guids_ = 0;
};

// ---- writing

/// XML 1.0 has no control characters but three; what it cannot hold is left out.
std::string escaped(std::string_view text, bool attribute) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t start = pos;
    const char32_t c = text::next_code_point(text, pos);
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"' && attribute) {
      out += "&quot;";
    } else if (c == '\r' || (attribute && (c == '\n' || c == '\t'))) {
      out += fmt::format("&#{};", static_cast<std::uint32_t>(c));
    } else if ((c >= 0x20 || c == '\n' || c == '\t') && c != 0xfffe && c != 0xffff) {
      out += text.substr(start, pos - start);
    }
  }
  return out;
}

void tell_losses(const std::vector<model::Code>& book, Sink& sink) {
  struct Loss {
    std::string_view what;
    bool (*has)(const model::Code&);
  };
  static constexpr std::array<Loss, 5> kLosses{{
      {"role", [](const model::Code& c) { return c.role != "code"; }},
      {"include", [](const model::Code& c) { return !c.include.empty(); }},
      {"exclude", [](const model::Code& c) { return !c.exclude.empty(); }},
      {"example", [](const model::Code& c) { return !c.example.empty(); }},
      {"tags", [](const model::Code& c) { return !c.tags.empty(); }},
  }};
  std::vector<std::string> lost;
  for (const Loss& loss : kLosses) {
    std::size_t n = 0;
    for (const model::Code& code : book) n += loss.has(code) ? 1U : 0U;
    if (n > 0) lost.push_back(fmt::format("{} of {} code{}", loss.what, n, n == 1 ? "" : "s"));
  }
  if (lost.empty()) return;
  sink.report(
      {.level = Level::warning,
       .id = "qdc-lost",
       .message = fmt::format("left out, because a REFI-QDA codebook has no room for it: {} "
                              "(csv, json, md and yaml hold all)",
                              join(lost, ", ")),
       .file = "",
       .object = ""});
}

}  // namespace

std::string guid_key(std::string_view guid) {
  if (guid.starts_with('{') && guid.ends_with('}')) guid = guid.substr(1, guid.size() - 2);
  if (guid.size() != 36) return {};
  for (std::size_t i = 0; i < guid.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? guid[i] != '-' : !is_hex(guid.substr(i, 1))) return {};
  }
  return ascii_lower(guid);
}

bool is_qdc(std::string_view bytes, std::string_view file) {
  if (ascii_lower(file).ends_with(".qdc")) return true;
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\xef\xbb\xbf");
  return first != std::string_view::npos &&
         (bytes.substr(first).starts_with("<?xml") || bytes.substr(first).starts_with("<CodeBook"));
}

QdcCodebook read_qdc(std::string bytes, const std::string& file, Sink& sink) {
  try {
    const XmlPart xml(std::move(bytes), "REFI-QDA codebook");
    return Reader(file, sink).read(xml.root());
  } catch (Error& e) {
    if (e.file().empty()) e.at(file, e.line());
    throw;
  }
}

void write_codebook_qdc(const std::vector<model::Code>& book,
                        const std::vector<model::CodeIdentity>& codes, const CodebookOutput& out,
                        Sink& sink) {
  if (book.empty()) {
    throw Error(Errc::bad_input,
                "there are no codes: a REFI-QDA codebook needs one at least (thema code add)");
  }
  tell_losses(book, sink);
  out("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"thema\">\n<Codes>\n");
  std::size_t open = 0;  // elements whose end is still to come
  for (std::size_t i = 0; i < book.size(); ++i) {
    const model::Code& code = book[i];
    for (; open >= static_cast<std::size_t>(code.depth); --open) out("</Code>\n");
    out(fmt::format("<Code guid=\"{}\" name=\"{}\" isCodable=\"{}\"", codes[i].guid,
                    escaped(code.name, true), codes[i].codable));
    if (!code.color.empty()) out(fmt::format(" color=\"{}\"", escaped(code.color, true)));
    out(">\n");
    if (!code.description.empty()) {
      out(fmt::format("<Description>{}</Description>\n", escaped(code.description, false)));
    }
    ++open;
  }
  for (; open > 0; --open) out("</Code>\n");
  out("</Codes>\n</CodeBook>\n");
}

}  // namespace thema::formats
