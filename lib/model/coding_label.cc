#include "model/coding_label.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace thema::model {

namespace {

// What a backslash takes the meaning of; behind it, n, t and r are a line end, a tab and a CR.
constexpr std::string_view kEscapable = "\\;!#@=[]} ntr";
// The signs that end each part of a label where they stand behind a space.
constexpr std::string_view kEndsCode = "!#@=";
constexpr std::string_view kEndsPrint = "#@";
constexpr std::string_view kEndsMemo = "@";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// ---- writing

/// A part of a label, which `ends` would end.
class Part {
 public:
  Part(std::string_view value, std::string_view ends, bool is_key = false)
      : value_(value), ends_(ends), is_key_(is_key) {}

  std::string written() const {
    std::string out;
    for (std::size_t i = 0; i < value_.size(); ++i) {
      const char c = value_[i];
      if (c == '\n' || c == '\t' || c == '\r') {
        out += c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\r";
        continue;
      }
      if (needs_backslash(i)) out += '\\';
      out += c;
    }
    return out;
  }

 private:
  bool needs_backslash(std::size_t i) const {
    const char c = value_[i];
    const bool first = i == 0, last = i + 1 == value_.size();
    switch (c) {
      case '\\':
        return last || kEscapable.find(value_[i + 1]) != std::string_view::npos ||
               is_space(value_[i + 1]);
      case ';':
        return true;
      case '}':
        return !first && value_[i - 1] == '<';
      case ' ':
        return first || last || is_key_;
      case '[':
        return first && ends_ == kEndsCode;
      default:
        return ends_.find(c) != std::string_view::npos && (first || is_space(value_[i - 1]));
    }
  }

  std::string_view value_, ends_;
  bool is_key_;
};

// ---- reading

/// Reads the parts of one label after the other.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ >= text_.size(); }

  /// The label up to the next ';', which is passed.
  CodingLabel label() {
    CodingLabel label;
    label.code = value(kEndsCode);
    while (!at_end() && text_[at_] != ';') item(label);
    ++at_;
    sort_tags(label);
    return label;
  }

 private:
  void item(CodingLabel& label) {
    switch (text_[at_++]) {
      case '!':
        label.exemplar = true;
        if (const std::string rest = value(kEndsCode); !rest.empty()) {
          throw Error(
              Errc::bad_input,
              fmt::format("'{}' behind the '!' is nothing: a note begins with '#', a tag is "
                          "@key=value, ';' goes before the next code",
                          rest));
        }
        break;
      case '=':
        if (!label.print.empty()) {
          throw Error(Errc::bad_input, "there are two printed forms, '=...', for one code");
        }
        label.print = value(kEndsPrint);
        break;
      case '#':
        if (!label.memo.empty()) label.memo += '\n';
        label.memo += value(kEndsMemo);
        break;
      default:
        label.tags.push_back(tag());
    }
  }

  Tag tag() {
    Tag tag;
    for (; text_[at_] != '='; ++at_) {
      if (is_escape()) ++at_;
      tag.key += text_[at_];
    }
    ++at_;
    tag.value = value(kEndsCode);
    return tag;
  }

  bool is_escape() const {
    return text_[at_] == '\\' && at_ + 1 < text_.size() &&
           kEscapable.find(text_[at_ + 1]) != std::string_view::npos;
  }

  /// Everything up to a sign of `ends` that begins something, or ';': without spaces at its ends.
  std::string value(std::string_view ends) {
    std::string out;
    std::size_t keep = 0;                      // bytes of `out` up to its last word
    bool behind_space = true, broken = false;  // broken: the spaces hold a line end
    for (; !at_end() && text_[at_] != ';'; ++at_) {
      if (behind_space && begins_item(ends)) break;
      behind_space = is_space(text_[at_]);
      if (is_escape()) {
        const char c = text_[++at_];
        out += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
        keep = out.size();
      } else if (behind_space) {
        broken = broken || text_[at_] == '\n' || text_[at_] == '\r';
        if (!out.empty() && !(broken && out.size() > keep)) out += broken ? ' ' : text_[at_];
        continue;
      } else {
        out += text_[at_];
        keep = out.size();
      }
      broken = false;
    }
    out.resize(keep);
    return out;
  }

  bool begins_item(std::string_view ends) const {
    const char c = text_[at_];
    if (ends.find(c) == std::string_view::npos) return false;
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
    if (c == '!') return is_space(next) || next == ';';
    if (c == '=') return !is_space(next) && next != ';';
    return c != '@' || has_key();
  }

  /// Whether "@key=" stands here.
  bool has_key() const {
    std::size_t i = at_ + 1;
    for (; i < text_.size() && text_[i] != '='; ++i) {
      if (text_[i] == ';' || is_space(text_[i])) return false;
      if (text_[i] == '\\' && i + 1 < text_.size() &&
          kEscapable.find(text_[i + 1]) != std::string_view::npos) {
        ++i;
      }
    }
    return i < text_.size() && i > at_ + 1;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

void sort_tags(CodingLabel& label) {
  std::sort(label.tags.begin(), label.tags.end());
  label.tags.erase(std::unique(label.tags.begin(), label.tags.end()), label.tags.end());
}

std::string to_string(const CodingLabel& label) {
  std::string out = Part(label.code, kEndsCode).written();
  const auto add = [&out](std::string_view part) {
    if (!out.empty()) out += ' ';
    out += part;
  };
  if (label.exemplar) add("!");
  if (!label.print.empty()) add("=" + Part(label.print, kEndsPrint).written());
  if (!label.memo.empty()) add("#" + Part(label.memo, kEndsMemo).written());
  for (const Tag& tag : label.tags) {
    add("@" + Part(tag.key, "", true).written() + "=" + Part(tag.value, kEndsCode).written());
  }
  return out;
}

std::string to_string(const std::vector<CodingLabel>& labels) {
  std::string out;
  for (const CodingLabel& label : labels) {
    out += (out.empty() ? "" : "; ") + to_string(label);
  }
  return out;
}

std::vector<CodingLabel> parse_labels(std::string_view text) {
  std::vector<CodingLabel> labels;
  for (Reader reader(text); !reader.at_end();) {
    CodingLabel label = reader.label();
    if (label != CodingLabel{}) labels.push_back(std::move(label));
  }
  return labels;
}

}  // namespace thema::model
