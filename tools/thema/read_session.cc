#include "read_session.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/strings.h"
#include "context.h"
#include "model/project.h"
#include "model/sources.h"
#include "model/turn_words.h"
#include "store/database.h"
#include "store/history.h"
#include "wording.h"

namespace thema::cli {

using model::ReadLine;

namespace {

/// A line's change is recorded as the command that does the same by itself.
std::vector<std::string> as_arguments(const std::string& source, const ReadLine& line,
                                      std::uint32_t shown) {
  return {"read", source, fmt::format("{} = {}", line.place.written(shown), line.given)};
}

/// "turn 41", "41.2-4", "turn 41, \"gave up\"".
std::string place_named(const model::ReadPlace& place, std::uint32_t shown) {
  std::string out = place.written(shown);
  if (out.front() == 't') out.replace(0, 1, out.find('-') < out.find('"') ? "turns " : "turn ");
  if (out.front() == 'l') out.replace(0, 1, "line ");
  if (const std::size_t words = out.find(" \""); words != std::string::npos) out.insert(words, ",");
  return out;
}

}  // namespace

ReadSession::ReadSession(Context& ctx, const std::string& source, const std::string& from)
    : ctx_(ctx),
      text_(ctx.write(), model::Sources(ctx.write()).require(source)),
      view_(ctx),
      coder_(ctx.write()) {
  turn_ = first_turn(from);
}

std::string ReadSession::me() { return ctx_.write().coder_name(); }

void ReadSession::load() {
  if (!stale_) return;
  model::Project& project = ctx_.write();
  corpus_ = model::load_corpus(project);
  mine_ = model::turns_of_coder(project, corpus_, text_.source(), me());
  stale_ = false;
}

std::uint32_t ReadSession::first_turn(const std::string& from) {
  load();
  if (mine_.turns.empty()) return 0;
  if (from.empty()) return spoken_beside(0, 1);
  if (from == "uncoded" || from == "last") {
    const std::uint32_t last = from == "last" ? mine_.last_coded() : 0;
    const std::uint32_t turn = mine_.uncoded_from(last + 1);
    if (turn == 0) {
      view_.say(fmt::format("every turn of {} is coded{}", text_.source().name,
                            from == "last" ? " to its end" : ""));
    }
    return turn != 0 ? turn : spoken_beside(0, 1);
  }
  const auto number = parse_integer(from);
  if (!number) {
    throw Error(Errc::usage,
                fmt::format("'{}' is no beginning: expected --from uncoded, --from last or a "
                            "turn's number",
                            from));
  }
  if (*number < 1 || *number > std::ssize(mine_.turns)) {
    throw Error(Errc::not_found, fmt::format("no turn {} in source '{}', which has {} turns",
                                             *number, text_.source().name, mine_.turns.size()));
  }
  return static_cast<std::uint32_t>(*number);
}

/// The next turn in a direction that is not an interviewer's; 0: none.
std::uint32_t ReadSession::spoken_beside(std::uint32_t turn, int direction) const {
  for (std::int64_t i = std::int64_t{turn} + direction; i >= 1 && i <= std::ssize(mine_.turns);
       i += direction) {
    if (mine_.spoken[static_cast<std::size_t>(i - 1)]) return static_cast<std::uint32_t>(i);
  }
  return 0;
}

void ReadSession::show(std::uint32_t turn) {
  if (turn < 1 || turn > mine_.turns.size()) {
    throw Error(Errc::not_found, fmt::format("no turn {} in source '{}', which has {} turns", turn,
                                             text_.source().name, mine_.turns.size()));
  }
  load();
  turn_ = turn;
  view_.turn(corpus_, mine_, text_, turn);
}

void ReadSession::step(int direction) {
  const std::uint32_t turn = spoken_beside(turn_, direction);
  if (turn != 0) return show(turn);
  view_.say(direction > 0
                ? fmt::format("that was the last turn of {}; q ends, 'thema source done {}' marks "
                              "it as done",
                              text_.source().name, shell_quoted(text_.source().name))
                : "that is the first turn");
}

void ReadSession::find(const std::string& word) {
  if (!word.empty()) word_ = word;
  if (word_.empty()) throw Error(Errc::usage, "which word? as in /password");
  model::PassageSelector everywhere;
  everywhere.quote = word_;
  everywhere.every = true;
  std::vector<std::uint32_t> spoken, others;
  for (const text::Span place : text_.resolve(everywhere)) {
    const std::uint32_t turn = text_.turn_number_at(place.begin);
    if (turn == 0) continue;
    std::vector<std::uint32_t>& turns = mine_.spoken[turn - 1] ? spoken : others;
    if (turns.empty() || turns.back() != turn) turns.push_back(turn);
  }
  const std::vector<std::uint32_t>& turns = spoken.empty() ? others : spoken;
  if (turns.empty()) throw Error(Errc::not_found, fmt::format("'{}' is in no turn", word_));
  constexpr std::size_t kNamed = 12;
  std::string numbers;
  for (std::size_t i = 0; i < std::min(turns.size(), kNamed); ++i) {
    numbers += fmt::format("{}{}", i == 0 ? "" : ", ", turns[i]);
  }
  if (turns.size() > kNamed) numbers += ", ...";
  view_.say(fmt::format("'{}' is in {}: {}", word_, counted(turns.size(), "turn"), numbers));
  const auto next = std::upper_bound(turns.begin(), turns.end(), turn_);
  show(next == turns.end() ? turns.front() : *next);
}

void ReadSession::code(const ReadLine& line) {
  Context one(as_arguments(text_.source().name, line, turn_), ctx_.terminal(), ctx_);
  one.globals().coder = ctx_.globals().coder;
  one.globals().reason = ctx_.globals().reason;
  one.globals().dry_run = ctx_.globals().dry_run;
  one.globals().identified = ctx_.globals().identified;
  std::string sentence;
  bool changed = false;
  CollectingSink new_coder;
  one.change([&](model::Project& project) {
    const model::Source now = model::Sources(project).require(text_.source().name);
    if (now.version != text_.source().version) {
      throw Error(Errc::conflict,
                  fmt::format("the text of '{}' was replaced meanwhile: begin again with 'thema "
                              "read {}'",
                              now.name, shell_quoted(now.name)));
    }
    // Others may have changed the codebook since the last line.
    coder_.forget();
    // Told when the line is kept: a line that fails takes a new coder back.
    const RowId coder = project.coder_id(new_coder);
    const model::CodingsOfLine found = coder_.take(line, text_, turn_, coder);
    const auto added = model::Codings(project).add(found.codings);
    if (!added.refused.empty()) {
      throw Error(Errc::exists,
                  fmt::format("{} has another memo there already: change it with 'thema coding "
                              "set'",
                              join(found.codes, "; ")));
    }
    for (const std::string& made : found.made) {
      ctx_.sink().notice("new-code", fmt::format("new code '{}'", made), made);
    }
    changed = added.created + added.updated > 0;
    sentence = fmt::format("{} {} at {}", added.created > 0 ? "coded" : "changed",
                           join(found.codes, "; "), place_named(line.place, turn_));
    project.change()->summarize(fmt::format("{} of {}", sentence, text_.source().name));
  });
  for (const Diagnostic& d : new_coder.diagnostics) ctx_.sink().report(d);
  view_.say(changed ? sentence : "no change: coded so already");
  if (!changed || ctx_.globals().dry_run) return;
  stale_ = true;
  for (const store::HistoryEntry& entry : store::history(ctx_.write().db(), 8)) {
    if (entry.coder != me()) continue;
    made_.push_back(entry.number);
    break;
  }
}

std::optional<store::HistoryEntry> ReadSession::take_back_newest(model::Project& project) {
  try {
    return project.undo(fmt::format("thema read {} u", shell_quoted(text_.source().name)),
                        ctx_.globals().reason, true);
  } catch (const Error& e) {
    if (e.code() != Errc::conflict) throw;
    throw Error(Errc::conflict,
                "what that line coded was changed or taken back by somebody else since: it stays "
                "as it is ('thema log' says who)");
  }
}

void ReadSession::undo() {
  if (ctx_.in_one_change()) {
    throw Error(Errc::usage, "'u' cannot be part of one change: leave out what it takes back");
  }
  if (made_.empty()) {
    throw Error(Errc::not_found,
                "nothing of this session to take back ('thema undo' takes back older changes)");
  }
  model::Project& project = ctx_.write();
  store::Transaction whole(project.db());
  model::fit_index(project);
  const auto entry = take_back_newest(project);
  if (!entry || entry->number != made_.back()) {
    throw Error(Errc::conflict,
                "the newest change of yours is not of this session: 'thema undo' takes it back");
  }
  whole.commit();
  made_.pop_back();
  stale_ = true;
  coder_.forget();
  view_.say("took back: " + entry->summary);
}

/// False: the session ends.
bool ReadSession::understand(std::string_view typed) {
  using Kind = ReadLine::Kind;
  const ReadLine line = model::parse_read_line(typed);
  switch (line.kind) {
    case Kind::next:
      step(1);
      break;
    case Kind::back:
      step(-1);
      break;
    case Kind::turn:
      show(line.turn);
      break;
    case Kind::coding:
      code(line);
      break;
    case Kind::undo:
      undo();
      break;
    case Kind::find:
      find(line.text);
      break;
    case Kind::terms:
      view_.terms(coder_.codes().codes(), line.text);
      break;
    case Kind::help:
      view_.help();
      break;
    case Kind::comment:
      break;
    case Kind::quit:
      return false;
    case Kind::source:
      throw Error(Errc::usage,
                  "a session reads one source; 'thema coding import FILE.txt' takes several");
  }
  return true;
}

void ReadSession::say_where() {
  load();
  view_.say(fmt::format("{}: {} stored{}; {} not coded by {}", text_.source().name,
                        counted(made_.size(), "line"),
                        failed_ > 0 ? fmt::format(", {} failed", failed_) : std::string(),
                        counted(mine_.left(), "turn"), me()));
}

int ReadSession::run(LineInput& input) {
  const bool typed = input.is_terminal();
  if (input.given()) {
    turn_ = 0;
  } else if (turn_ != 0) {
    show(turn_);
  }
  for (;;) {
    if (typed) view_.prompt(turn_);
    view_.flush();
    const auto line = input.next(model::kLongestReadLine);
    if (!line) break;
    try {
      if (!understand(*line)) break;
    } catch (const Error& e) {
      if (e.code() == Errc::interrupted || e.code() == Errc::storage || input.only()) throw;
      view_.flush();
      ++failed_;
      ctx_.terminal().error(typed ? e : Error(e).at(std::string(input.name()), input.number()));
    }
  }
  if (typed && input.ended()) ctx_.terminal().write("\n");
  if (!input.given()) say_where();
  view_.flush();
  // Whoever types sees each error, and says it again.
  return failed_ > 0 && !typed ? 3 : 0;
}

}  // namespace thema::cli
