#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <memory>

#include "autocode_passages.h"
#include "autocode_program.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/process.h"
#include "base/strings.h"
#include "cells.h"
#include "context.h"
#include "model/codebook.h"
#include "model/coders.h"
#include "model/coding_import.h"
#include "model/codings.h"
#include "model/sources.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct AutocodeOptions {
  std::string code, with, as;
  PassageOptions passages;
  int timeout = 600;  ///< seconds
  bool suggest = false, make = false, keep_going = false;
};

/// A program may be a language model in Python: more than pdftotext needs.
constexpr std::uint64_t kProgramMemory = std::uint64_t{16} << 30U;

/// What was found in a source.
struct SourceCount {
  std::string source;
  std::size_t passages = 0, codings = 0;
};

/// The rows by source, and under them (in the log, too) what happened.
void report_counts(Context& ctx, model::Project& project, report::Renderer& out,
                   const std::vector<SourceCount>& counts, const std::string& sentence,
                   bool changed) {
  if (changed) {
    project.coder_id(ctx.sink());
    project.change()->summarize(sentence);
  }
  report::Table table;
  table.name = "autocode";
  table.columns = {{"source", "Source", Kind::text},
                   {"passages", "Passages", Kind::integer},
                   {"codings", "Codings", Kind::integer}};
  table.notes.push_back(sentence);
  std::vector<report::Row> rows;
  for (const SourceCount& c : counts) {
    rows.push_back({cell(c.source), cell_count(c.passages), cell_count(c.codings)});
  }
  ctx.table(out, std::move(table), rows);
  out.finish();
}

/// The code that is given; with --new it is made when the first passage is found.
RowId code_id(const AutocodeOptions& o, model::Project& project, Context& ctx) {
  model::Codebook codebook(project);
  if (const RowId id = codebook.id_at(o.code); id != 0) return id;
  if (const auto known = codebook.find(o.code)) return known->id;
  if (!o.make) return codebook.require(o.code).id;
  const auto added = codebook.add(o.code, {});
  for (const std::string& parent : added.parents) {
    ctx.sink().notice("new-code", fmt::format("new code '{}'", parent), parent);
  }
  ctx.sink().notice("new-code", fmt::format("new code '{}'", o.code), o.code);
  return added.id;
}

int by_rule(const AutocodeOptions& o, Context& ctx) {
  if (o.code.empty()) throw Error(Errc::usage, "which code? give CODE");
  auto out = ctx.renderer("autocode");
  ctx.change([&](model::Project& project) {
    const model::Corpus corpus = model::load_corpus(project);
    PassageFinder finder(project, corpus, o.passages);
    std::vector<SourceCount> counts;
    std::vector<std::vector<model::NewCoding>> codings;
    finder.each([&](const PassageFinder::Found& found) {
      const model::Source& source = corpus.sources[found.source];
      counts.push_back({source.name, found.passages.size(), 0});
      std::vector<model::NewCoding>& of_source = codings.emplace_back();
      for (const auto& p : found.passages) {
        of_source.push_back({.source = source.id,
                             .span = p.span,
                             .quote_hash = quote_hash(found.index.slice(p.span)),
                             .suggested = o.suggest});
      }
    });
    std::size_t passages = 0, created = 0, updated = 0;
    const bool any = !codings.empty();
    const RowId code = any || !o.make ? code_id(o, project, ctx) : 0;
    const RowId coder = any ? project.coder_id(ctx.sink()) : 0;
    for (std::size_t i = 0; i < codings.size(); ++i) {
      for (model::NewCoding& c : codings[i]) {
        c.code = code;
        c.coder = coder;
      }
      const auto added = model::Codings(project).add(codings[i]);
      counts[i].codings = added.created + added.updated;
      passages += counts[i].passages;
      created += added.created;
      updated += added.updated;
    }
    const std::size_t there = passages - created - updated;
    std::string sentence = fmt::format(
        "{} {} at {} of {}{}", o.suggest ? "suggested" : "coded", o.code,
        counted(passages, "passage"), counted(counts.size(), "source"),
        there == 0 ? "" : fmt::format(": {} new, {} there already", created + updated, there));
    if (created + updated == 0) {
      sentence = passages == 0 ? "no passage found" : "no change: coded so already";
    }
    report_counts(ctx, project, *out, counts, sentence, created + updated > 0);
  });
  return 0;
}

// ---- an external program

/// "python3 -u tools/coder.py --fast" is coder.py: what a person would call the program.
std::string program_name(const AutocodeOptions& o) {
  if (!o.as.empty()) return o.as;
  static constexpr std::array<std::string_view, 9> kRunners{
      "sh", "bash", "env", "python", "python3", "Rscript", "node", "perl", "ruby"};
  std::string name;
  for (const std::string_view word : split(trim(o.with), ' ')) {
    if (word.empty() || (!name.empty() && word.front() == '-')) continue;
    name = std::filesystem::path(word).filename().string();
    if (std::find(kRunners.begin(), kRunners.end(), name) == kRunners.end()) break;
  }
  return name;
}

std::string last_words(std::string_view errors) {
  errors = trim(errors);
  constexpr std::size_t kShown = 400;
  if (errors.size() > kShown) {
    errors.remove_prefix(errors.size() - kShown);
    const std::size_t line = errors.find('\n');
    if (line != std::string_view::npos) errors.remove_prefix(line + 1);
  }
  return errors.empty() ? std::string() : fmt::format("; it said: {}", errors);
}

std::string run_program(const AutocodeOptions& o, std::string_view input, Sink& sink) {
  const ProcessLimits limits{
      .time = std::chrono::seconds(o.timeout), .memory = kProgramMemory, .stop = &stop_flag()};
  ProcessResult result = run_process({"sh", "-c", o.with}, input, limits);
  const auto fail = [&](const std::string& why) {
    throw Error(Errc::bad_input, fmt::format("the program '{}' {}; nothing was stored{}", o.with,
                                             why, last_words(result.errors)));
  };
  switch (result.end) {
    case ProcessResult::End::exited:
      if (result.status != 0) fail(fmt::format("ended with status {}", result.status));
      break;
    case ProcessResult::End::killed:
      fail(fmt::format("was killed by signal {}", result.status));
      break;
    case ProcessResult::End::not_found:
      fail("cannot be run: there is no sh");
      break;
    case ProcessResult::End::too_slow:
      fail(fmt::format("took longer than {} s (--timeout gives it more)", o.timeout));
      break;
    case ProcessResult::End::too_much_output:
      fail("printed more than 256 MiB");
      break;
    case ProcessResult::End::stopped:
      throw Error(Errc::interrupted, "interrupted; nothing was changed");
  }
  const std::string said = last_words(result.errors);
  if (!said.empty())
    sink.notice("program-said", fmt::format("the program '{}' ran{}", o.with, said));
  return std::move(result.out);
}

/// The lines of an answer as rows of codings.
class Answers {
 public:
  Answers(std::string text, HandedPassages& handed, std::string default_code)
      : text_(std::move(text)), handed_(handed), default_code_(std::move(default_code)) {}

  bool next(model::CodingCells& cells) {
    while (at_ < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', at_), text_.size());
      const std::string_view line = trim(std::string_view(text_).substr(at_, end - at_));
      at_ = end + 1;
      ++number_;
      if (line.empty()) continue;
      cells = {};
      cells.line = number_;
      handed_.read(line, default_code_, cells);
      return true;
    }
    return false;
  }

 private:
  std::string text_;
  HandedPassages& handed_;
  std::string default_code_;
  std::size_t at_ = 0, number_ = 0;
};

RowId program_coder(const AutocodeOptions& o, model::Project& project) {
  const std::string name = program_name(o);
  model::Coders coders(project);
  if (const auto known = coders.find(name); known && known->kind != "program") {
    throw Error(Errc::exists,
                fmt::format("'{}' is a person who codes: name the program with --as", known->name));
  }
  return coders.ensure(name, "program");
}

/// Hands out what the options choose; counts it by source. `sources` are their indices.
void hand_out(const AutocodeOptions& o, model::Project& project, const model::Corpus& corpus,
              HandedPassages& handed, std::vector<SourceCount>& counts,
              std::vector<std::uint32_t>& sources) {
  const analysis::Consent consent(corpus);
  PassageFinder finder(project, corpus, o.passages);
  finder.each([&](const PassageFinder::Found& found) {
    const std::size_t before = handed.count();
    handed.add(found, finder.who(), consent);
    if (handed.count() == before) return;
    counts.push_back({corpus.sources[found.source].name, handed.count() - before, 0});
    sources.push_back(found.source);
  });
}

/// Positions mean the texts that were handed out.
void require_same_texts(model::Project& project, const model::Corpus& corpus,
                        const std::vector<std::uint32_t>& sources) {
  model::Sources now(project);
  for (const std::uint32_t s : sources) {
    const auto source = now.find(corpus.sources[s].name);
    if (source && source->version == corpus.sources[s].version) continue;
    throw Error(
        Errc::conflict,
        fmt::format("source '{}' was changed while the program ran; nothing was stored: run "
                    "'thema autocode' again",
                    corpus.sources[s].name))
        .about(corpus.sources[s].name);
  }
}

int by_program(const AutocodeOptions& o, Context& ctx) {
  auto out = ctx.renderer("autocode");
  // The program runs before the change begins: it may read the project, and others may write.
  // Opened for writing all the same, so that names and the project stay the same objects.
  model::Project& reading = ctx.write();
  const model::Corpus corpus = model::load_corpus(reading);
  if (!o.code.empty() && !o.make) model::Codebook(reading).require(o.code);
  HandedPassages handed(corpus, ctx.names());
  std::vector<SourceCount> counts;
  std::vector<std::uint32_t> sources;
  hand_out(o, reading, corpus, handed, counts, sources);
  if (handed.left_out() > 0) {
    ctx.sink().notice("consent", fmt::format("not handed out for want of consent to analysis: {}",
                                             counted(handed.left_out(), "passage")));
  }
  Answers answers(handed.count() == 0 ? std::string() : run_program(o, handed.lines(), ctx.sink()),
                  handed, o.code);
  std::size_t failed = 0;
  ctx.change([&](model::Project& project) {
    require_same_texts(project, corpus, sources);
    const RowId coder = program_coder(o, project);
    const model::CodingImportOptions options{.file = o.with,
                                             .keep_going = o.keep_going,
                                             .make_codes = o.make,
                                             .suggested = true,
                                             .default_coder = coder};
    const auto result = model::import_codings(
        project, [&](model::CodingCells& c) { return answers.next(c); }, options, ctx.sink());
    failed = result.rejected.size();
    if (failed > 0 && !o.keep_going) {
      throw Error(Errc::bad_input, fmt::format("{} of {} that the program gave cannot be stored; "
                                               "nothing was (--keep-going stores the rest)",
                                               failed, counted(result.rows, "line")));
    }
    for (const std::string& code : result.new_codes) {
      ctx.sink().notice("new-code", fmt::format("new code '{}'", code), code);
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const auto n = handed.answered().find(sources[i]);
      counts[i].codings = n == handed.answered().end() ? 0 : n->second;
    }
    const bool changed = result.added.created + result.added.updated > 0;
    std::string sentence =
        fmt::format("{} suggested {} for {} of {}: {} new, {} there already{}", program_name(o),
                    counted(result.rows - failed, "coding"), counted(handed.count(), "passage"),
                    counted(counts.size(), "source"), result.added.created,
                    result.added.updated + result.added.unchanged,
                    failed > 0 ? fmt::format(", {} rejected", failed) : "");
    if (!changed) {
      sentence = fmt::format("no change: {} suggested {} for {} of {}{}", program_name(o),
                             result.rows == failed ? "nothing" : "what is there already",
                             counted(handed.count(), "passage"), counted(counts.size(), "source"),
                             failed > 0 ? fmt::format(", {} rejected", failed) : "");
    }
    report_counts(ctx, project, *out, counts, sentence, changed);
  });
  return failed > 0 ? 3 : 0;
}

int run(const AutocodeOptions& o, Context& ctx) {
  const PassageOptions& p = o.passages;
  if (!o.with.empty()) return by_program(o, ctx);
  if (p.match.empty() && p.find.empty() && p.from_question.empty() && p.where.empty()) {
    throw Error(Errc::usage,
                "what shall be coded? give --match, --find, --from-question, --where or --with");
  }
  return by_rule(o, ctx);
}

}  // namespace

void setup_autocode(App app, Context& ctx) {
  auto o = std::make_shared<AutocodeOptions>();
  app.add_option("code", o->code, "The code: a path or a unique last name");
  add_passage_options(app, o->passages);
  app.add_flag("--suggest", o->suggest,
               "Only suggest: they count when somebody accepts them (coding accept)");
  app.add_flag("--new", o->make, "Make codes that are missing");
  const Option with =
      app.add_option("--with", o->with,
                     "Hand the passages to this command as JSON lines and take codings "
                     "back, as suggestions (see 'thema help coding')");
  app.add_option("--as", o->as, "The program's name among the coders (its file's)").needs(with);
  app.add_option("--timeout", o->timeout, "How many seconds the program may take (600)")
      .needs(with)
      .between(1, 86400);
  app.add_flag("--keep-going", o->keep_going, "Store the good lines although some fail")
      .needs(with);
  example(app,
          "  thema autocode Passwords --match '(?i)pass ?words?' --span sentence -n\n"
          "  thema autocode 'First impressions' --from-question '(?i)how did you get on' --new\n"
          "  thema autocode Trust --find 'trust* OR rely' --span sentence --suggest\n"
          "  thema autocode --with 'python3 coder.py' --where \"wave = 2\"");
  bind(app, ctx, [o, &ctx] { return run(*o, ctx); });
}

}  // namespace thema::cli
