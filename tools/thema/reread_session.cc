#include "reread_session.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/strings.h"
#include "context.h"
#include "model/cmo_words.h"
#include "model/earlier_words.h"
#include "model/project.h"
#include "model/turn_words.h"
#include "store/database.h"
#include "text/width.h"
#include "wording.h"

namespace thema::cli {

namespace {

constexpr std::size_t kLongestAnswer = 4096;  // bytes

constexpr std::string_view kHelp =
    R"(k, keep            it holds of today's wording, too
challenges         another stance: supports, refines, challenges, negative-case,
                   silent; its beginning is enough
k C1,R2            it speaks to these elements now; challenges C1,R2 does both
remove             it is no evidence of the configuration any more
Enter, n           passes it over; it stays as it is
u                  takes back my newest change of this session
q, Ctrl-D          ends
)";

std::string worded(const model::CmoElement& e) { return model::with_sign(e.sign, e.statement); }

/// The stance that begins so; empty: none, or several.
std::string stance_named(std::string_view typed) {
  std::string found;
  for (const std::string& stance : model::stances()) {
    if (!std::string_view(stance).starts_with(typed)) continue;
    if (!found.empty()) return {};
    found = stance;
  }
  return found;
}

}  // namespace

RereadSession::RereadSession(Context& ctx, const std::string& label)
    : ctx_(ctx),
      label_(model::Configurations(ctx.write()).require(label).label),
      corpus_(model::load_corpus(ctx.write())) {}

void RereadSession::load() {
  model::Project& project = ctx_.write();
  now_ = model::Configurations(project).require(label_);
  left_ = model::CmoShape(project).to_reread(now_);
  std::erase_if(left_, [&](const model::Reread& r) { return skipped_.contains(r.evidence.id); });
}

std::string RereadSession::clean(std::string_view words) const {
  std::string out(words);
  std::replace(out.begin(), out.end(), '\n', ' ');
  if (const text::NameReplacer* names = ctx_.names()) out = names->replaced(out);
  return ctx_.terminal().out_is_terminal() ? text::visible_on_terminal(out) : out;
}

void RereadSession::say(std::string_view sentence) {
  ctx_.terminal().write(clean(sentence) + "\n");
}

void RereadSession::show_element(const model::Reread::Element& e) {
  if (!e.gone && !e.reworded()) {
    return say(fmt::format("  {} is the same: {}", e.then.label, worded(e.then)));
  }
  say(fmt::format("  {} was: {}", e.then.label, worded(e.then)));
  say(e.gone ? fmt::format("  {} is no longer there", e.then.label)
             : fmt::format("  {} is now: {}", e.now.label, worded(e.now)));
}

/// Where it is: a passage, a row of a table, somebody's silence.
void RereadSession::show_place(const model::Evidence& e) {
  const auto who = corpus_.case_index.find(e.case_id);
  if (who != corpus_.case_index.end()) say("  " + corpus_.cases[who->second].name);
  if (e.row_changed()) {
    say(e.row_said.empty()
            ? fmt::format("  {} was changed after it was judged", e.table)
            : fmt::format("  {} said when it was judged: ‘{}’", e.table, e.row_said));
    say(fmt::format("  {} says now: ‘{}’", e.table, e.row_words));
  } else if (!e.table.empty()) {
    say(fmt::format("  {}: ‘{}’", e.table, e.row_words));
  }
  if (e.source == 0) return;
  const model::Source& source = corpus_.sources[corpus_.source_index.at(e.source)];
  const auto text = ctx_.source_text(source);
  const std::uint32_t turn = text->turn_number_at(e.span.begin);
  const std::string where =
      source.name + (turn > 0 ? fmt::format(", turn {}", turn) : std::string());
  if (e.anchor == "changed") {
    const std::string then =
        model::EarlierWords(ctx_.write().db(), source.id, source.version, text->text()).of(e.span);
    if (!then.empty()) say(fmt::format("  {} said when it was judged: ‘{}’", where, then));
    return say(fmt::format("  {} says now: ‘{}’", where, text->slice(e.span)));
  }
  say(fmt::format("  {}: ‘{}’", where, text->slice(e.span)));
}

void RereadSession::show() {
  const model::Reread& r = left_.front();
  const model::Evidence& e = r.evidence;
  say(fmt::format("{}: {}, judged on version {} by {}; version {} is the newest ({} left)",
                  now_.label, e.stance, e.version_number, e.coder, now_.version.number,
                  left_.size()));
  for (const model::Reread::Element& element : r.elements) show_element(element);
  show_place(e);
  if (!e.note.empty()) say("  Note: " + e.note);
}

/// Runs `work` on the piece that is shown, as one change; `arguments`: of the command that does it.
void RereadSession::record(
    std::vector<std::string> arguments, const std::string& told,
    const std::function<void(model::Project&, const model::Configuration&)>& work) {
  Context one(std::move(arguments), ctx_.terminal(), ctx_);
  one.globals().coder = ctx_.globals().coder;
  one.globals().reason = ctx_.globals().reason;
  one.globals().dry_run = ctx_.globals().dry_run;
  one.globals().identified = ctx_.globals().identified;
  const RowId id = left_.front().evidence.id;
  one.change([&](model::Project& project) {
    // Others may have worked on it since it was shown.
    const model::Configuration c = model::Configurations(project).require(label_);
    const auto there = model::CmoShape(project).to_reread(c);
    const bool open = std::any_of(there.begin(), there.end(),
                                  [&](const model::Reread& r) { return r.evidence.id == id; });
    if (!open || c.version.id != now_.version.id) {
      throw Error(Errc::conflict, fmt::format("{} was changed meanwhile: look again", label_));
    }
    work(project, c);
    project.change()->summarize(told);
  });
  say(told);
  if (ctx_.globals().dry_run) {
    skipped_.insert(id);
    return;
  }
  model::Project& project = ctx_.write();
  for (const store::HistoryEntry& entry : store::history(project.db(), 8)) {
    if (entry.coder != project.coder_name()) continue;
    made_.push_back(entry.number);
    break;
  }
}

/// `stance`, `elements`: empty where they stay as they are.
void RereadSession::judge(std::string_view stance, std::string_view elements) {
  const model::Reread r = left_.front();
  std::vector<std::string> arguments{"cmo", "reread", label_, "--confirm",
                                     short_id('e', r.evidence.id)};
  std::optional<std::string> new_stance, speaks_to;
  if (!stance.empty()) new_stance = stance;
  if (!elements.empty()) speaks_to = elements;
  if (new_stance) arguments.insert(arguments.end(), {"--stance", *new_stance});
  if (speaks_to) arguments.insert(arguments.end(), {"--speaks-to", *speaks_to});
  const std::string told = fmt::format("1 piece of evidence of {} judged on version {}: {}", label_,
                                       now_.version.number, new_stance.value_or(r.evidence.stance));
  record(std::move(arguments), told, [&](model::Project& project, const model::Configuration& c) {
    model::CmoShape(project).confirm(c, r, new_stance, speaks_to);
  });
}

void RereadSession::remove() {
  const RowId id = left_.front().evidence.id;
  record({"cmo", "evidence", label_, "--remove", short_id('e', id)},
         fmt::format("removed 1 piece of evidence of {}", label_),
         [&](model::Project& project, const model::Configuration&) {
           model::EvidenceBook(project).remove(id);
         });
}

void RereadSession::skip() { skipped_.insert(left_.front().evidence.id); }

void RereadSession::undo() {
  if (made_.empty()) {
    throw Error(Errc::not_found,
                "nothing of this session to take back ('thema undo' takes back older changes)");
  }
  model::Project& project = ctx_.write();
  store::Transaction whole(project.db());
  model::fit_index(project);
  const auto entry = project.undo(fmt::format("thema cmo reread {} u", shell_quoted(label_)),
                                  ctx_.globals().reason, true);
  if (!entry || entry->number != made_.back()) {
    throw Error(Errc::conflict,
                "the newest change of yours is not of this session: 'thema undo' takes it back");
  }
  whole.commit();
  made_.pop_back();
  say("took back: " + entry->summary);
}

/// False: the session ends.
bool RereadSession::understand(std::string_view typed) {
  const std::string_view line = trim(typed);
  const std::size_t blank = std::min(line.find_first_of(" \t"), line.size());
  const std::string_view word = line.substr(0, blank), rest = trim(line.substr(blank));
  if (word.starts_with('#')) return true;
  const bool plain = rest.empty();
  if (plain && (word == "q" || word == "quit")) return false;
  if (plain && (word.empty() || word == "n" || word == "skip")) {
    skip();
  } else if (plain && (word == "u" || word == "undo")) {
    undo();
  } else if (plain && (word == "h" || word == "help" || word == "?")) {
    ctx_.terminal().write(kHelp);
  } else if (plain && (word == "rm" || word == "remove")) {
    remove();
  } else if (word == "k" || word == "keep") {
    judge({}, rest);
  } else if (const std::string stance = stance_named(word); !stance.empty()) {
    judge(stance, rest);
  } else {
    throw Error(Errc::usage, fmt::format("'{}' is no answer; expected k (keep), a stance, remove, "
                                         "Enter (pass over), u, q; h explains them",
                                         line));
  }
  return true;
}

int RereadSession::run(LineInput& input) {
  const bool typed = input.is_terminal();
  load();
  if (left_.empty()) say("no evidence of " + label_ + " is judged on an older wording");
  RowId shown = 0;
  // The last answer can be taken back, too.
  while (!left_.empty() || !made_.empty()) {
    const RowId next = left_.empty() ? 0 : left_.front().evidence.id;
    if (next != 0 && next != shown) show();
    shown = next;
    if (typed && ctx_.terminal().out_is_terminal()) {
      ctx_.terminal().write(next == 0
                                ? "that was the last; u takes it back, Enter ends> "
                                : "keep, other stance, remove, Enter to pass over, u, q, h> ");
    }
    ctx_.terminal().flush();
    const auto line = input.next(kLongestAnswer);
    if (!line || (next == 0 && trim(*line) != "u")) break;
    try {
      if (!understand(*line)) break;
    } catch (const Error& e) {
      if (e.code() == Errc::interrupted || e.code() == Errc::storage) throw;
      ctx_.terminal().flush();
      ++failed_;
      ctx_.terminal().error(typed ? e : Error(e).at(std::string(input.name()), input.number()));
    }
    load();
  }
  if (typed && input.ended()) ctx_.terminal().write("\n");
  say_where();
  // Whoever types sees each error, and says it again.
  return failed_ > 0 && !typed ? 3 : 0;
}

void RereadSession::say_where() {
  const std::size_t still = model::CmoShape(ctx_.write()).to_reread(now_).size();
  say(fmt::format("{}: {} stored{}; {} left on older wording", label_,
                  counted(made_.size(), "answer", "answers"),
                  failed_ > 0 ? fmt::format(", {} failed", failed_) : std::string(),
                  counted(still, "piece", "pieces")));
  ctx_.terminal().flush();
}

}  // namespace thema::cli
