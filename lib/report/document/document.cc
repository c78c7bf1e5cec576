#include "report/document/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/error.h"
#include "base/strings.h"
#include "report/document/markdown_tree.h"
#include "text/utf8.h"

namespace thema::report {
namespace {

constexpr std::size_t kLargest = std::size_t{8} << 20;  ///< bytes

[[noreturn]] void fail(std::size_t line, const std::string& message) {
  throw Error(Errc::bad_input, message).at("", line);
}

std::vector<std::string> split_lines(std::string_view bytes) {
  if (bytes.size() > kLargest) {
    throw Error(Errc::bad_input, fmt::format("a report of {} bytes; {} are the most: results are "
                                             "made by commands and need not stand in it",
                                             bytes.size(), kLargest));
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t invalid = text::find_invalid_utf8(bytes);
  if (invalid != std::string_view::npos) {
    const auto before = bytes.substr(0, invalid);
    fail(static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1,
         "not UTF-8: save the document in this encoding");
  }
  std::vector<std::string> lines;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find_first_of("\r\n");
    lines.emplace_back(bytes.substr(0, end));
    if (end == std::string_view::npos) break;
    bytes.remove_prefix(end + (bytes.substr(end, 2) == "\r\n" ? 2 : 1));
  }
  return lines;
}

/// Where the text begins: behind front matter, if there is any.
std::size_t body_of(const std::vector<std::string>& lines) {
  const auto is_mark = [](const std::string& line) {
    return line.starts_with("---") && trim(line) == "---";
  };
  if (lines.empty() || !is_mark(lines.front())) return 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (is_mark(lines[i]) || (lines[i].starts_with("...") && trim(lines[i]) == "...")) return i + 1;
  }
  fail(1, "front matter begins here and never ends: a line of --- is missing below it");
}

/// Finds `{{...}}` in lines of running text.
class InlineFinder {
 public:
  /// `in_list`: by line, whether it is in an item of a list.
  InlineFinder(const std::vector<std::string>& lines, const std::vector<bool>& in_list,
               std::vector<Inline>& into)
      : lines_(lines), in_list_(in_list), into_(into) {}

  /// `[^label]` in running text.
  const std::vector<FootnoteMark>& cited() const { return cited_; }

  /// The lines `first` to before `end`, by index, are one paragraph.
  void paragraph(std::size_t first, std::size_t end, bool front_matter) {
    front_matter_ = front_matter;
    end = std::min(end, lines_.size());
    for (line_ = first; line_ < end; ++line_) {
      for (at_ = 0; at_ < lines_[line_].size();) step(end);
    }
  }

 private:
  const std::string& here() const { return lines_[line_]; }

  void step(std::size_t end) {
    const char c = here()[at_];
    if (c == '\\') {
      at_ += 2;
      // The second brace of what is escaped begins nothing either.
      if (at_ < here().size() && here().substr(at_ - 1, 2) == "{{") ++at_;
    } else if (c == '`' && !front_matter_) {
      skip_code(end);
    } else if (here().substr(at_, 2) == "{{") {
      braces();
    } else if (here().substr(at_, 2) == "[^" && !front_matter_) {
      footnote();
    } else {
      ++at_;
    }
  }

  void footnote() {
    const std::size_t begin = at_ + 2, end = here().find_first_of("[] \t", begin);
    at_ = begin;
    if (end == std::string::npos || end == begin || here()[end] != ']') return;
    const char after = end + 1 < here().size() ? here()[end + 1] : '\0';
    if (after == '(') return;  // a link
    if (after == ':' && !footnote_begun(here().substr(0, end + 2), in_list_[line_]).empty()) return;
    cited_.push_back({line_ + 1, here().substr(begin, end - begin)});
  }

  /// A code span, if the run of backticks here is closed by one as long in the paragraph.
  void skip_code(std::size_t end) {
    const std::size_t length = run(line_, at_);
    std::size_t line = line_, at = at_ + length;
    const auto [closed_line, closed_at] = closing(length, line, at, end);
    if (closed_line == end) {
      at_ += length;
      return;
    }
    line_ = closed_line;
    at_ = closed_at + length;
  }

  std::size_t run(std::size_t line, std::size_t at) const {
    const std::size_t stop = lines_[line].find_first_not_of('`', at);
    return (stop == std::string::npos ? lines_[line].size() : stop) - at;
  }

  /// Runs that are not closed are remembered by length: each paragraph is looked through once.
  std::pair<std::size_t, std::size_t> closing(std::size_t length, std::size_t line, std::size_t at,
                                              std::size_t end) {
    const auto known = unclosed_.find({end, length});
    if (known != unclosed_.end()) return {end, 0};
    for (; line < end; ++line, at = 0) {
      while ((at = lines_[line].find('`', at)) != std::string::npos) {
        const std::size_t found = run(line, at);
        if (found == length) return {line, at};
        at += found;
      }
    }
    unclosed_.insert({end, length});
    return {end, 0};
  }

  void braces() {
    const std::string_view inside = std::string_view(here()).substr(at_ + 2);
    const std::size_t blanks = std::min(inside.find_first_not_of(" \t"), inside.size());
    const std::string_view words = inside.substr(blanks);
    const bool value = words.starts_with('=');
    const bool command = words.starts_with("thema") && words.size() > 5 &&
                         (words[5] == ' ' || words[5] == '\t' || words[5] == '}');
    if (!value && !command) {
      at_ += 2;
      return;
    }
    const std::size_t close = closing_braces(inside);
    if (close == std::string_view::npos) {
      fail(line_ + 1, fmt::format("'{{{{' is not closed by '}}}}' on its line: {}; for the braces "
                                  "themselves write \\{{{{",
                                  std::string_view(here()).substr(at_)));
    }
    Inline found;
    found.kind = value ? Inline::Kind::value : Inline::Kind::command;
    found.line = line_ + 1;
    found.begin = at_;
    found.end = at_ + 2 + close + 2;
    found.text = trim(inside.substr(0, close).substr(blanks + (value ? 1 : 5)));
    found.in_front_matter = front_matter_;
    if (found.text.empty()) {
      fail(line_ + 1, value ? "'{{=}}' names no value: write {{=name}}"
                            : "'{{thema}}' has no command: write {{thema count CODE}}");
    }
    into_.push_back(std::move(found));
    at_ = into_.back().end;
  }

  /// The end of a command: `}}` that stands in no quotes of it.
  static std::size_t closing_braces(std::string_view inside) {
    char open = '\0';
    for (std::size_t i = 0; i + 1 < inside.size(); ++i) {
      const char c = inside[i];
      if (c == '\\' && open != '\'') {
        ++i;
      } else if (open != '\0') {
        if (c == open) open = '\0';
      } else if (c == '\'' || c == '"') {
        open = c;
      } else if (c == '}' && inside[i + 1] == '}') {
        return i;
      }
    }
    return std::string_view::npos;
  }

  const std::vector<std::string>& lines_;
  const std::vector<bool>& in_list_;
  std::vector<Inline>& into_;
  std::size_t line_ = 0, at_ = 0;
  std::set<std::pair<std::size_t, std::size_t>> unclosed_;
  std::vector<FootnoteMark> cited_;
  bool front_matter_ = false;
};

std::size_t line_of(int cmark_line) { return static_cast<std::size_t>(std::max(cmark_line, 1)); }

class Parser {
 public:
  explicit Parser(std::string_view bytes) {
    out_.lines = split_lines(bytes);
    out_.body = body_of(out_.lines);
    in_list_.resize(out_.lines.size());
  }

  Document parse() {
    InlineFinder finder(out_.lines, in_list_, out_.inlines);
    if (out_.body > 0) finder.paragraph(1, out_.body - 1, true);
    const MarkdownTree tree(
        join({out_.lines.begin() + static_cast<std::ptrdiff_t>(out_.body), out_.lines.end()},
             "\n") +
        "\n");
    tree.each([&](cmark_node* node) { visit(node); });
    check_closed();
    // Some kinds of table have their lines twice; what is in order is looked at once.
    std::sort(running_.begin(), running_.end());
    std::size_t done = out_.body;
    for (const auto& [first, end] : running_) {
      finder.paragraph(std::max(first, done), end, false);
      done = std::max(done, end);
    }
    out_.footnotes = doubtful_footnotes(finder.cited(), footnotes_begun(), shown_);
    return std::move(out_);
  }

 private:
  void visit(cmark_node* node) {
    const std::size_t first = out_.body + line_of(cmark_node_get_start_line(node));
    const std::size_t last = out_.body + line_of(cmark_node_get_end_line(node));
    const std::string_view type = cmark_node_get_type_string(node);
    if (type == "code_block" || type == "html_block") verbatim_.emplace_back(first, last);
    if (type == "item") {
      for (std::size_t i = first; i <= std::min(last, in_list_.size()); ++i) in_list_[i - 1] = true;
    }
    if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION) {
      shown_.push_back({first, last, footnote_begun(out_.lines.at(first - 1), true)});
    }
    if (type == "code_block") {
      code_starts_.insert(first);
      if (is_command_block(node)) add_block(node, first, last);
    } else if (type == "heading" || type == "paragraph" || type == "table") {
      if (type == "heading") {
        heading_level_ = cmark_node_get_heading_level(node);
        out_.headings.push_back(heading_level_);
      }
      running_.emplace_back(first - 1, last);
    }
  }

  /// Markdown's tree holds only those that are cited.
  std::vector<FootnoteMark> footnotes_begun() const {
    std::vector<bool> verbatim(out_.lines.size() + 2);
    for (const auto& [first, last] : verbatim_) {
      for (std::size_t i = first; i <= std::min(last, out_.lines.size()); ++i) verbatim[i] = true;
    }
    std::vector<FootnoteMark> begun;
    for (std::size_t i = out_.body; i < out_.lines.size(); ++i) {
      if (verbatim[i + 1]) continue;
      if (auto label = footnote_begun(out_.lines[i], in_list_[i]); !label.empty()) {
        begun.push_back({i + 1, std::move(label)});
      }
    }
    return begun;
  }

  void add_block(cmark_node* node, std::size_t first, std::size_t last) {
    CommandBlock block;
    block.first_line = first;
    block.last_line = last;
    block.commands = cmark_node_get_literal(node);
    block.options = trim(std::string_view(cmark_node_get_fence_info(node)).substr(5));
    block.heading_level = heading_level_;
    int length = 0, offset = 0;
    char mark = '`';
    cmark_node_get_fenced(node, &length, &offset, &mark);
    fences_.emplace_back(mark, static_cast<std::size_t>(std::max(length, 3)));
    out_.blocks.push_back(std::move(block));
  }

  /// Markdown ends a fence with what holds it; the rest of a report would be taken for commands.
  void check_closed() const {
    for (std::size_t i = 0; i < out_.blocks.size(); ++i) {
      const CommandBlock& block = out_.blocks[i];
      const auto [mark, length] = fences_[i];
      bool closed = block.last_line > block.first_line && block.last_line <= out_.lines.size() &&
                    !code_starts_.contains(block.last_line);
      if (closed) {
        std::string_view line = trim(out_.lines[block.last_line - 1]);
        while (!line.empty() && (line[0] == '>' || line[0] == ' ' || line[0] == '\t')) {
          line.remove_prefix(1);
        }
        closed = line.size() >= length && line.find_first_not_of(mark) == std::string_view::npos;
      }
      if (closed) continue;
      fail(block.first_line,
           fmt::format("the block that begins here is never closed: a line of {} is missing",
                       std::string(length, mark)));
    }
  }

  Document out_;
  int heading_level_ = 0;
  std::vector<std::pair<char, std::size_t>> fences_;
  std::set<std::size_t> code_starts_;
  std::vector<std::pair<std::size_t, std::size_t>> verbatim_;  ///< lines: first, last
  std::vector<ShownFootnote> shown_;
  std::vector<bool> in_list_;                                 ///< by line, from 0
  std::vector<std::pair<std::size_t, std::size_t>> running_;  ///< lines: index, index after
};

}  // namespace

Document parse_document(std::string_view bytes) { return Parser(bytes).parse(); }

FrontMatter front_matter_of(const Document& document, const std::vector<std::string>& inlines) {
  if (document.body < 2) return {};
  const std::vector<std::string> lines = with_inlines(document, inlines);
  return read_front_matter(
      {lines.begin() + 1, lines.begin() + static_cast<std::ptrdiff_t>(document.body - 1)}, 2);
}

}  // namespace thema::report
