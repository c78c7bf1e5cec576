#include "document/blocks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/error.h"
#include "base/strings.h"
#include "batch_lines.h"
#include "editor.h"
#include "parse.h"
#include "report/document/nested.h"

namespace thema::cli {

namespace {

// What makes, copies or takes over whole files, talks with a person, or is a report itself.
constexpr std::array<std::string_view, 15> kNever{
    "batch", "init", "demo", "backup", "copy",     "export",      "import", "merge",
    "undo",  "redo", "read", "report", "annotate", "completions", "help"};

// Exit status of a command that did its work and found something to tell ('check').
constexpr int kFinding = 1;

std::string typed(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + shell_quoted(word);
  return line;
}

/// Renders into a text.
class InText final : public Placement {
 public:
  std::unique_ptr<report::Renderer> renderer(const report::RenderOptions& options, bool) override {
    return report::make_renderer(
        report::Format::text, [this](std::string_view bytes) { text.append(bytes); }, options);
  }
  report::Audience audience() const override { return report::kPeople; }
  void plain(std::string_view bytes) override { text.append(bytes); }
  std::string text;
};

}  // namespace

/// A command line of a block, or one in running text.
struct Blocks::Line {
  std::vector<std::string> words;
  std::size_t line = 0;  ///< of the document
  std::string caption;
};

/// A block's place in the document: what its commands print, one after the other.
class Blocks::Slot final : public Placement {
 public:
  Slot(report::DocumentFormat format, int level, report::PageNumbers& numbers,
       const BlockOptions& options)
      : format_(format),
        level_(level),
        numbers_(numbers),
        figure_file_(options.figure_file),
        passages_(options.passages) {}

  std::unique_ptr<report::Renderer> renderer(const report::RenderOptions& options,
                                             bool figures_only) override {
    show_plain();
    report::RenderOptions part = options;
    part.title.clear();
    part.part_of = &numbers_;
    part.passages = passages_;
    auto inner = report::block_renderer(
        format_, [this](std::string_view bytes) { place(bytes); }, part, figure_file_);
    begun_ = false;
    return report::nested(std::move(inner), level_, figures_only);
  }
  report::Audience audience() const override { return report::kPeople; }
  void plain(std::string_view bytes) override { plain_.append(bytes); }

  /// `label` says which command printed what is plain.
  void command(std::string label) {
    show_plain();
    label_ = std::move(label);
  }
  /// A piece of the document as it is.
  void piece(std::string_view text) {
    show_plain();
    begun_ = false;
    place(text);
  }
  std::string take() {
    show_plain();
    return std::move(out_);
  }

 private:
  void show_plain() {
    if (plain_.empty()) return;
    begun_ = false;
    place(report::preformatted(format_, label_, std::exchange(plain_, {})));
  }
  /// Paragraphs of Markdown and LaTeX are set apart by an empty line.
  void place(std::string_view bytes) {
    if (bytes.empty()) return;
    if (!std::exchange(begun_, true) && !out_.empty()) out_ += '\n';
    out_.append(bytes);
  }

  report::DocumentFormat format_;
  int level_;
  report::PageNumbers& numbers_;
  const report::FigureFile& figure_file_;
  const bool passages_;
  std::string out_, plain_, label_;
  bool begun_ = false;
};

report::Filling Blocks::fill() {
  report::Filling filling;
  // In the order of the document, so that what fails first is told.
  std::size_t next = 0;
  const auto blocks_before = [&](std::size_t line) {
    for (; next < document_.blocks.size() && document_.blocks[next].first_line < line; ++next) {
      filling.blocks.push_back(block(document_.blocks[next]));
    }
  };
  for (const report::Inline& in : document_.inlines) {
    blocks_before(in.line);
    filling.inlines.push_back(in_text(in));
  }
  blocks_before(document_.lines.size() + 1);
  return filling;
}

/// Does `work`; a failure is thrown with its line, or told and shown by `show`.
template <class F, class Show>
std::string Blocks::guarded(std::size_t line, const F& work, const Show& show) {
  if (stop_flag()) throw Error(Errc::interrupted, "interrupted; nothing was written");
  try {
    return work();
  } catch (const Error& e) {
    const bool of_all = e.code() == Errc::interrupted || e.code() == Errc::storage ||
                        e.code() == Errc::project || e.code() == Errc::locked;
    const Error shown = ctx_.printed(located(e, line));
    if (of_all || !options_.keep_going) throw shown;
    ctx_.terminal().error(shown);
    if (status_ == 0) status_ = exit_status(e.code());
    return show(fmt::format("line {}: {}", shown.line(), shown.what()));
  }
}

namespace {

/// `echo` and `caption=WORDS` behind ```thema.
struct InfoOptions {
  bool echo = false;
  std::string caption;
};

InfoOptions info_options(const report::CommandBlock& block) {
  InfoOptions out;
  BatchLines lines(block.options);
  const auto line = lines.next();
  if (!line) return out;
  for (const std::string& word : line->words) {
    if (word == "echo") {
      out.echo = true;
    } else if (word.starts_with("caption=")) {
      out.caption = word.substr(8);
    } else {
      throw Error(Errc::usage, fmt::format("a block has no option '{}'; behind ```thema there may "
                                           "be: echo, caption='WORDS'",
                                           word));
    }
  }
  return out;
}

}  // namespace

std::string Blocks::block(const report::CommandBlock& block) {
  const auto show = [&](const std::string& message) { return report::failure(format_, message); };
  const auto work = [&] {
    const InfoOptions info = info_options(block);
    Slot slot(format_, block.heading_level, numbers_, options_);
    if (info.echo)
      slot.piece(report::preformatted(format_, fmt::format("Commands, line {}", block.first_line),
                                      block.commands));
    BatchLines lines(block.commands);
    for (;;) {
      std::optional<BatchLine> line;
      try {
        line = lines.next();
      } catch (const Error& e) {
        throw located(e, block.first_line + e.line());
      }
      if (!line) return slot.take();
      const std::size_t at = block.first_line + line->line;
      slot.command(fmt::format("{}, line {}", typed(line->words), at));
      // A command that fails leaves those before it in the document.
      const auto run = [&] {
        run_line({line->words, at, info.caption}, slot);
        return std::string();
      };
      slot.piece(guarded(at, run, show));
    }
  };
  return guarded(block.first_line, work, show);
}

std::string Blocks::value_of(const std::string& name) const {
  const auto found = options_.values.find(name);
  if (found != options_.values.end()) return found->second;
  throw Error(Errc::usage,
              fmt::format("{{{{={0}}}}} has no value: give one with --set {0}=VALUE", name));
}

std::string Blocks::in_text(const report::Inline& in) {
  const auto work = [&] {
    if (in.kind == report::Inline::Kind::value) return value_of(in.text);
    BatchLines lines(in.text);
    const auto line = lines.next();
    InText slot;
    if (line) run_line({line->words, in.line, {}}, slot);
    const std::string_view text = trim(slot.text);
    const auto count = std::count(text.begin(), text.end(), '\n') + 1;
    if (!text.empty() && count == 1) return std::string(text);
    throw Error(Errc::usage,
                text.empty()
                    ? fmt::format("'{}' prints nothing that could stand in the text", in.text)
                    : fmt::format("'{}' prints {} lines, and a line of text has room for one: set "
                                  "it in a block of its own",
                                  in.text, count));
  };
  return guarded(in.line, work, [](const std::string& message) {
    std::string line = "[failed: " + message + "]";
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
  });
}

Error Blocks::located(const Error& e, std::size_t line) const {
  if (e.file() == options_.file && e.line() > 0) return e;
  std::string message = e.what();
  if (!e.file().empty()) {
    message = e.line() > 0 ? fmt::format("{}:{}: {}", e.file(), e.line(), message)
                           : fmt::format("{}: {}", e.file(), message);
  }
  return Error(e.code(), message, e.hint()).at(options_.file, line);
}

namespace {

/// `count --where` asks how many of a selection fit: the report's filter is that selection.
std::vector<std::string> within(std::vector<std::string> words, const std::string& where) {
  const auto end = std::find(words.begin(), words.end(), "--");
  const auto given = std::find(words.begin(), end, "--within");
  if (given != end && given + 1 != end) {
    *(given + 1) = fmt::format("({}) and ({})", *(given + 1), where);
  } else {
    words.insert(end, {"--within", where});
  }
  return words;
}

}  // namespace

/// The words with the report's filter, where the command takes one.
std::vector<std::string> Blocks::with_filter(const Line& line, Placement& slot, bool& filtered) {
  Context probe(line.words, ctx_.terminal(), ctx_, slot);
  share_globals(probe);
  filtered = !parse(probe, line.words) && has_option(probe, "--where");
  if (!filtered) return line.words;
  if (has_option(probe, "--within")) return within(line.words, options_.where);
  std::vector<std::string> words;
  std::string where;
  const auto end = std::find(line.words.begin(), line.words.end(), "--");
  const auto join_filter = [&](const std::string& filter) {
    where = where.empty() ? filter : fmt::format("({}) and ({})", where, filter);
  };
  for (auto word = line.words.begin(); word != end; ++word) {
    if (*word == "--where" && word + 1 != end) {
      join_filter(*++word);
    } else if (word->starts_with("--where=")) {
      join_filter(word->substr(8));
    } else {
      words.push_back(*word);
    }
  }
  join_filter(options_.where);
  words.insert(words.end(), {"--where", where});
  words.insert(words.end(), end, line.words.end());
  return words;
}

/// What holds for the whole report. Notices of single commands would be many.
void Blocks::share_globals(Context& one) const {
  const Globals& outer = ctx_.globals();
  one.globals().coder = outer.coder;
  one.globals().identified = outer.identified;
  one.globals().diagnostics = outer.diagnostics;
  one.globals().color = outer.color;
  one.globals().quiet = true;
}

int Blocks::run_line(const Line& line, Placement& slot) {
  const std::string word = command_word(line.words);
  if (std::find(kNever.begin(), kNever.end(), word) != kNever.end()) {
    throw Error(Errc::usage, fmt::format("'{}' cannot be part of a report: a report only reads the "
                                         "project",
                                         word));
  }
  RanCommand ran{line.line, {}, true};
  std::vector<std::string> words = line.words;
  if (!options_.where.empty()) words = with_filter(line, slot, ran.filtered);
  Context one(words, ctx_.terminal(), ctx_, slot);
  share_globals(one);
  one.globals().caption = line.caption;
  const auto ready = parse(one, words);
  if (!one.globals().output.empty()) {
    throw Error(Errc::usage, "the report says where results go: take the option -o away");
  }
  const NoEditor nobody_is_there;
  const int status = ready ? *ready : one.run_action();
  ran.command = one.command_line();
  ran_.push_back(std::move(ran));
  if (status > kFinding) throw Error(Errc::bad_input, "not all of this could be done");
  if (status == kFinding) {
    ctx_.terminal().set_quiet(ctx_.globals().quiet);
    ctx_.sink().warn("report-finding",
                     fmt::format("{}:{}: {} found something to be looked at (exit status 1)",
                                 options_.file, line.line, typed(line.words)));
    if (status_ == 0) status_ = kFinding;
  }
  return status;
}

}  // namespace thema::cli
