#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include "base/error.h"
#include "base/file.h"
#include "batch_lines.h"
#include "cells.h"
#include "command.h"
#include "context.h"
#include "parse.h"
#include "run.h"
#include "store/history.h"

namespace thema::cli {

namespace {

// What makes or copies a whole file, or walks through the history, is no part of a change.
constexpr std::array<std::string_view, 3> kNever{"batch", "init", "demo"};
constexpr std::array<std::string_view, 4> kNotInOneChange{"undo", "redo", "backup", "copy"};

// Exit status of a command that did its work and found something to tell ('check').
constexpr int kFinding = 1;

struct BatchOptions {
  std::string file = "-";
  bool keep_going = false;
};

std::string read_all(const std::string& file) {
  if (file != "-") return read_file(file);
  return {std::istreambuf_iterator<char>(std::cin), {}};
}

class Batch {
 public:
  Batch(const BatchOptions& options, Context& ctx)
      : options_(options), ctx_(ctx), text_(read_all(options.file)), lines_(text_) {}

  int run() {
    if (options_.keep_going) {
      each([&](const BatchLine& line) {
        try {
          run_line(line);
        } catch (const Error& e) {
          if (e.code() == Errc::interrupted || e.code() == Errc::storage) throw;
          failed(e, line);
        }
      });
      if (failed_ > 0) {
        ctx_.sink().notice("batch",
                           fmt::format("{} of {} failed", failed_, counted(done_, "command")));
      }
      return status_;
    }
    // All or nothing: what the commands print is kept back with what they do.
    const Terminal::Hold hold(ctx_.terminal());
    ctx_.change([&](model::Project& project) {
      each([&](const BatchLine& line) {
        try {
          if (run_line(line) > kFinding) {
            // The command said what failed, and goes on where it is alone.
            throw Error(Errc::bad_input, "not all of this could be done; nothing was changed");
          }
        } catch (const Error& e) {
          throw located(e, line);
        }
      });
      project.change()->holds(done_);
      project.change()->summarize(fmt::format("batch of {}", counted(done_, "command")));
    });
    hold.release();
    return status_;
  }

 private:
  template <class F>
  void each(const F& work) {
    for (;;) {
      std::optional<BatchLine> line;
      try {
        line = lines_.next();
      } catch (const Error& e) {
        throw Error(e).at(name(), e.line());
      }
      if (!line) return;
      if (stop_flag()) {
        throw Error(Errc::interrupted, options_.keep_going
                                           ? "interrupted; what the lines before did is kept"
                                           : "interrupted; nothing was changed");
      }
      work(*line);
      ++done_;
    }
  }

  std::string name() const { return options_.file == "-" ? "standard input" : options_.file; }

  /// The batch's line stands before the message; a file that the command read stays in it.
  Error located(const Error& e, const BatchLine& line) const {
    std::string message = e.what();
    if (!e.file().empty()) {
      message = e.line() > 0 ? fmt::format("{}:{}: {}", e.file(), e.line(), message)
                             : fmt::format("{}: {}", e.file(), message);
    }
    return Error(e.code(), message, e.hint()).at(name(), line.line);
  }

  void failed(const Error& e, const BatchLine& line) {
    ctx_.terminal().error(located(e, line));
    if (failed_++ == 0) status_ = exit_status(e.code());
  }

  /// The command's exit status.
  int run_line(const BatchLine& line) {
    const std::string word = command_word(line.words);
    const auto refused = [&](const auto& words) {
      return std::find(words.begin(), words.end(), word) != words.end();
    };
    if (refused(kNever)) {
      throw Error(Errc::usage, fmt::format("'{}' cannot be part of a batch", word));
    }
    if (!options_.keep_going && refused(kNotInOneChange)) {
      throw Error(Errc::usage,
                  fmt::format("'{}' cannot be part of one change: run it by itself, or the batch "
                              "with --keep-going",
                              word));
    }
    Context one(line.words, ctx_.terminal(), ctx_);
    one.globals().coder = ctx_.globals().coder;
    one.globals().format = ctx_.globals().format;
    one.globals().quiet = ctx_.globals().quiet;
    one.globals().no_guard = ctx_.globals().no_guard;
    one.globals().color = ctx_.globals().color;
    one.globals().diagnostics = ctx_.globals().diagnostics;
    one.globals().dry_run = ctx_.globals().dry_run;
    one.globals().reason = ctx_.globals().reason;
    one.globals().identified = ctx_.globals().identified;
    int status = 0;
    if (const auto ready = parse(one, line.words)) {
      status = *ready;
    } else {
      status = one.run_action();
      one.finish();
    }
    if (status != 0 && status_ == 0) status_ = status;
    return status;
  }

  const BatchOptions& options_;
  Context& ctx_;
  std::string text_;
  BatchLines lines_;
  std::size_t done_ = 0, failed_ = 0;
  int status_ = 0;
};

}  // namespace

void setup_batch(App app, Context& ctx) {
  auto o = std::make_shared<BatchOptions>();
  app.add_option("file", o->file, "Command lines, one each; - or nothing: standard input");
  app.add_flag("--keep-going", o->keep_going,
               "Each command is a change of its own; those that fail are told and passed over");
  example(app,
          "  thema batch coding-sheet.txt\n"
          "  printf \"apply Trust --in P12_6m --turns 4\\napply Trust --in P12_6m --turns 9\\n\" | "
          "thema batch");
  bind(app, ctx, [o, &ctx] { return Batch(*o, ctx).run(); });
}

}  // namespace thema::cli
