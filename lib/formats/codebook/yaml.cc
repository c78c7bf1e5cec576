#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

#include "base/error.h"
#include "formats/codebook/codebook.h"
#include "formats/codebook_file.h"
#include "text/utf8.h"

namespace thema::formats {

namespace codebook {

namespace {

// A codebook has five levels. yaml-cpp goes down the stack with each, and a value takes some 150
// bytes of memory however short it is written.
constexpr std::size_t kDeepest = 8;
constexpr std::size_t kMostValues = 1'000'000;

struct Node {
  enum class Kind { null, text, list, map };
  Kind kind = Kind::null;
  std::size_t line = 0;
  std::string text;
  std::vector<std::pair<std::string, Node>> members;
  std::vector<Node> items;
};

/// The file as a tree. Aliases, which could make a small file large, are refused.
class Builder : public YAML::EventHandler {
 public:
  explicit Builder(const std::string& file) : file_(file) {}
  Node take() { return std::move(root_); }
  /// Where the last text begins, and its line.
  std::size_t last_text() const { return last_text_; }
  std::size_t last_line() const { return last_line_; }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { add(mark, {}); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    fail(mark, "a codebook has no aliases (*name): write the text out");
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    last_text_ = mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos);
    last_line_ = line_of(mark);
    // Quoted ("!"), these are texts.
    const bool null = tag != "!" && (value == "~" || value == "null" || value == "Null");
    Node node;
    node.kind = null ? Node::Kind::null : Node::Kind::text;
    node.text = value;
    add(mark, std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(mark, Node::Kind::list);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    open(mark, Node::Kind::map);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Level {
    Node node;
    std::optional<std::string> key;
  };

  [[noreturn]] void fail(const YAML::Mark& mark, const std::string& why) const {
    throw Error(Errc::bad_input, why).at(file_, line_of(mark));
  }
  static std::size_t line_of(const YAML::Mark& mark) {
    return mark.line < 0 ? 0 : static_cast<std::size_t>(mark.line) + 1;
  }

  void add(const YAML::Mark& mark, Node node) {
    if (++values_ > kMostValues) {
      fail(mark, fmt::format("has more than {} values", kMostValues));
    }
    node.line = line_of(mark);
    if (!levels_.empty() && levels_.back().node.kind == Node::Kind::map && !levels_.back().key) {
      levels_.back().key = std::move(node.text);
      return;
    }
    put(std::move(node));
  }

  void open(const YAML::Mark& mark, Node::Kind kind) {
    if (levels_.size() >= kDeepest) fail(mark, "is nested deeper than a codebook is");
    if (!levels_.empty() && levels_.back().node.kind == Node::Kind::map && !levels_.back().key) {
      fail(mark, "a key has to be a text");
    }
    Level level;
    level.node.kind = kind;
    level.node.line = line_of(mark);
    levels_.push_back(std::move(level));
  }

  void close() {
    Node node = std::move(levels_.back().node);
    levels_.pop_back();
    put(std::move(node));
  }

  void put(Node node) {
    if (levels_.empty()) {
      root_ = std::move(node);
      return;
    }
    Level& level = levels_.back();
    if (level.node.kind == Node::Kind::list) {
      level.node.items.push_back(std::move(node));
    } else {
      level.node.members.emplace_back(std::move(*level.key), std::move(node));
      level.key.reset();
    }
  }

  const std::string& file_;
  std::vector<Level> levels_;
  Node root_;
  std::size_t values_ = 0, last_text_ = 0, last_line_ = 0;
};

/// yaml-cpp takes a quoted text that the end of the file cuts short. Only the last can be one.
bool quote_never_ends(std::string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] != '"' && text[at] != '\'')) return false;
  const char quote = text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\' && quote == '"') {
      ++i;
    } else if (text[i] == quote) {
      return false;  // of '' the first one will do: it is not the end of the file
    }
  }
  return true;
}

Error wrong(const std::string& file, const Node& node, const std::string& why) {
  return Error(Errc::bad_input, why).at(file, node.line);
}

std::vector<model::Tag> tags_of(const Node& node, const std::string& file) {
  if (node.kind == Node::Kind::null) return {};
  if (node.kind != Node::Kind::map) {
    throw wrong(file, node, "'tags' is no map of keys and values");
  }
  std::vector<model::Tag> tags;
  const auto add = [&](const std::string& key, const Node& value) {
    if (value.kind != Node::Kind::text) {
      throw wrong(file, value, fmt::format("tag '{}' is no text", key));
    }
    tags.push_back({key, value.text});
  };
  for (const auto& [key, value] : node.members) {
    if (value.kind != Node::Kind::list) add(key, value);
    for (const Node& each : value.items) add(key, each);
  }
  return tags;
}

model::CodeRow row_of(const Node& node, const std::string& file, std::size_t number, Sink& sink,
                      std::vector<std::string>& unknown) {
  model::CodeRow row;
  row.line = node.line;
  for (const auto& [key, value] : node.members) {
    if (key == "tags") {
      row.fields.tags = tags_of(value, file);
      continue;
    }
    const auto* const field = std::find_if(
        kFields.begin(), kFields.end(), [&name = key](const Field& f) { return f.column == name; });
    if (key != "code" && field == kFields.end()) {
      if (key == "level" || std::find(unknown.begin(), unknown.end(), key) != unknown.end())
        continue;
      unknown.push_back(key);
      warn_unknown(sink, file, "key", key, value.line);
      continue;
    }
    if (value.kind == Node::Kind::null) continue;
    if (value.kind != Node::Kind::text) {
      throw wrong(file, value, fmt::format("'{}' of code {} is no text", key, number));
    }
    if (key == "code") {
      row.path = value.text;
    } else {
      give(row.fields, *field, value.text);
    }
  }
  if (node.kind != Node::Kind::map || row.path.empty()) {
    throw wrong(file, node, fmt::format("code {} has no 'code', the path of a code", number));
  }
  return row;
}

}  // namespace

std::vector<model::CodeRow> read_yaml(const std::string& bytes, const std::string& file,
                                      Sink& sink) {
  Builder builder(file);
  try {
    std::istringstream in(bytes);
    YAML::Parser parser(in);
    parser.HandleNextDocument(builder);
  } catch (const YAML::Exception& e) {
    throw Error(Errc::bad_input, fmt::format("is no valid YAML: {}", e.msg))
        .at(file, e.mark.line < 0 ? 0 : static_cast<std::size_t>(e.mark.line) + 1);
  }
  if (quote_never_ends(bytes, builder.last_text())) {
    throw Error(Errc::bad_input, "is cut short: a quoted text never ends")
        .at(file, builder.last_line());
  }
  const Node document = builder.take();
  const auto codes = std::find_if(document.members.begin(), document.members.end(),
                                  [](const auto& m) { return m.first == "codes"; });
  const bool empty = codes != document.members.end() && codes->second.kind == Node::Kind::null;
  if (codes == document.members.end() || (!empty && codes->second.kind != Node::Kind::list)) {
    throw wrong(file, document,
                "holds no codebook: expected a map with a list 'codes', as "
                "'thema code export -f yaml' writes it");
  }
  std::vector<model::CodeRow> rows;
  std::vector<std::string> unknown;
  for (const Node& node : codes->second.items) {
    rows.push_back(row_of(node, file, rows.size() + 1, sink, unknown));
  }
  return rows;
}

namespace {

void append_escape(std::string& out, char32_t c) {
  if (c == '\n') {
    out += "\\n";
  } else if (c == '\t') {
    out += "\\t";
  } else if (c <= 0xff) {
    out += fmt::format("\\x{:02x}", static_cast<std::uint32_t>(c));
  } else {
    out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
  }
}

/// What a reader of YAML may change, or an editor does not show.
bool has_to_be_escaped(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff ||
         c == 0xfffe || c == 0xffff;
}

std::string double_quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = text::next_code_point(text, pos);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (has_to_be_escaped(c)) {
      append_escape(out, c);
    } else {
      text::append_utf8(out, c);
    }
  }
  return out + "\"";
}

/// A text of several lines as a block (|-), where that reads back exactly: no lines that begin or
/// end in a space, none empty at the ends, nothing that has to be escaped.
bool fits_block(std::string_view text) {
  if (text.find('\n') == std::string_view::npos) return false;
  if (text.front() == '\n' || text.back() == '\n') return false;
  for (std::size_t pos = 0; pos < text.size();) {
    const bool line_start = pos == 0 || text[pos - 1] == '\n';
    const char32_t c = text::next_code_point(text, pos);
    if (c == '\n') continue;
    const bool line_end = pos == text.size() || text[pos] == '\n';
    if (has_to_be_escaped(c) || (c == ' ' && (line_start || line_end))) return false;
  }
  return true;
}

void append_text(std::string& out, std::string_view key, const std::string& text) {
  if (text.empty()) return;
  out += fmt::format("    {}: ", key);
  if (!fits_block(text)) {
    out += double_quoted(text) + "\n";
    return;
  }
  out += "|-\n";
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    if (end > from) out.append("      ").append(text, from, end - from);
    out += "\n";
    from = end + 1;
  }
}

}  // namespace

}  // namespace codebook

void write_codebook_yaml(const std::vector<model::Code>& codes, const CodebookOutput& out) {
  out("schema: thema/codes/1\n");
  out(codes.empty() ? "codes: []\n" : "codes:\n");
  for (const model::Code& code : codes) {
    std::string text = fmt::format("  - code: {}\n", codebook::double_quoted(code.path));
    text += fmt::format("    role: {}\n", code.role);
    for (const codebook::Field& f : codebook::kFields) {
      if (f.column != "role") codebook::append_text(text, f.column, code.*f.from);
    }
    if (!code.tags.empty()) text += "    tags:\n";
    for (const auto& [key, values] : codebook::by_key(code.tags)) {
      text += fmt::format("      {}: ", codebook::double_quoted(key));
      if (values.size() > 1) text += "[";
      for (std::size_t i = 0; i < values.size(); ++i) {
        text += (i > 0 ? ", " : "") + codebook::double_quoted(values[i]);
      }
      text += values.size() > 1 ? "]\n" : "\n";
    }
    out(text);
  }
}

}  // namespace thema::formats
