#include "model/memos.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/error.h"
#include "base/strings.h"
#include "model/cases.h"
#include "model/clean_text.h"
#include "model/cmo.h"
#include "model/codebook.h"
#include "model/codings.h"
#include "model/project.h"
#include "model/short_ids.h"
#include "model/sources.h"
#include "model/theory.h"
#include "store/database.h"

namespace thema::model {

namespace {

constexpr std::array<std::string_view, 8> kKinds{"project", "source", "passage",       "case",
                                                 "code",    "coding", "configuration", "theory"};

/// The columns of table `memo` that name what it is about.
struct Columns {
  std::optional<RowId> source, case_, code, coding, cmoc, theory;
  std::optional<std::int64_t> start, end, quote_hash;
};

Columns columns_of(const MemoTarget& on) {
  Columns c;
  switch (on.kind) {
    case MemoOn::project:
      break;
    case MemoOn::passage:
      c.start = on.span.begin;
      c.end = on.span.end;
      c.quote_hash = on.quote_hash;
      c.source = on.id;
      break;
    case MemoOn::source:
      c.source = on.id;
      break;
    case MemoOn::case_:
      c.case_ = on.id;
      break;
    case MemoOn::code:
      c.code = on.id;
      break;
    case MemoOn::coding:
      c.coding = on.id;
      break;
    case MemoOn::configuration:
      c.cmoc = on.id;
      break;
    case MemoOn::theory:
      c.theory = on.id;
      break;
  }
  return c;
}

constexpr std::string_view kSelect =
    "SELECT m.id, m.source_id, m.start_cp, m.end_cp, m.quote_hash, m.anchor, m.lost_text, "
    "m.case_id, m.code_id, m.coding_id, m.cmoc_id, m.theory_id, m.type, m.title, m.text, p.name, "
    "m.created_at, coalesce(s.name, c.name, g.label, t.label, ''), k.source_id, k.start_cp, "
    "k.end_cp, k.code_id, k.anchor FROM memo m JOIN coder p ON p.id = m.coder_id "
    "LEFT JOIN source s ON s.id = m.source_id LEFT JOIN \"case\" c ON c.id = m.case_id "
    "LEFT JOIN cmoc g ON g.id = m.cmoc_id LEFT JOIN theory t ON t.id = m.theory_id "
    "LEFT JOIN coding k ON k.id = m.coding_id WHERE ?1 = 0 OR m.id = ?1 ORDER BY m.id";

/// What a row is about; of a coding its place, too.
void read_target(const store::Statement& q, Memo& memo) {
  MemoTarget& on = memo.on;
  const auto is = [&](int column, MemoOn kind) {
    if (q.null(column)) return;
    on.kind = kind;
    on.id = q.integer(column);
  };
  is(1, MemoOn::source);
  is(7, MemoOn::case_);
  is(8, MemoOn::code);
  is(9, MemoOn::coding);
  is(10, MemoOn::configuration);
  is(11, MemoOn::theory);
  if (on.kind == MemoOn::source) {
    memo.source = on.id;
    if (!q.null(2)) {
      on.kind = MemoOn::passage;
      on.span = {q.u32(2), q.u32(3)};
      on.quote_hash = q.integer(4);
      if (memo.anchor != "lost") memo.place = on.span;
    }
  }
  if (on.kind == MemoOn::coding) {
    memo.source = q.integer(18);
    if (q.text(22) != "lost") memo.place = {q.u32(19), q.u32(20)};
  }
}

std::string clean_text(std::string_view text) {
  check_text(text, "a memo");
  if (text.size() > kLongestMemo) {
    throw Error(Errc::usage, fmt::format("the memo has {} bytes; at most {} will do: import a text "
                                         "of that length as a source",
                                         text.size(), kLongestMemo));
  }
  // Line ends at the end come from files and editors.
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  if (trim(text).empty()) throw Error(Errc::usage, "the memo is empty");
  return std::string(text);
}

/// A type or title: one line, may be empty.
std::string clean_line(std::string_view line, std::string_view what) {
  return trim(line).empty() ? std::string() : clean_name(line, what);
}

}  // namespace

std::string_view to_string(MemoOn kind) { return kKinds.at(static_cast<std::size_t>(kind)); }

std::optional<MemoOn> memo_on(std::string_view name) {
  if (name == "cmo" || name == "cmoc") return MemoOn::configuration;
  const auto found = std::find(kKinds.begin(), kKinds.end(), name);
  if (found == kKinds.end()) return std::nullopt;
  return static_cast<MemoOn>(found - kKinds.begin());
}

std::string memo_kinds() { return join({kKinds.begin(), kKinds.end()}, ", "); }

MemoTarget memo_target(Project& project, std::string_view typed) {
  const std::size_t colon = typed.find(':');
  const auto kind = memo_on(trim(typed.substr(0, colon)));
  if (!kind) {
    throw Error(Errc::usage, fmt::format("'{}' does not say what the memo is on: expected "
                                         "KIND:NAME, as in code:Barriers; kinds are {}",
                                         typed, memo_kinds()));
  }
  const std::string_view name =
      colon == std::string_view::npos ? std::string_view() : trim(typed.substr(colon + 1));
  if (*kind == MemoOn::project) return {};
  if (*kind == MemoOn::passage) {
    throw Error(Errc::usage,
                "a passage is named by --in SOURCE with --quote, --turns, --lines or "
                "--at");
  }
  if (name.empty()) {
    throw Error(Errc::usage, fmt::format("which {0}? expected {0}:NAME", to_string(*kind)));
  }
  MemoTarget on{.kind = *kind};
  switch (*kind) {
    case MemoOn::source:
      on.id = Sources(project).require(name).id;
      break;
    case MemoOn::case_:
      on.id = Cases(project).require(name).id;
      break;
    case MemoOn::code:
      on.id = Codebook(project).require(name).id;
      break;
    case MemoOn::coding:
      on.id = Codings(project).require_id(name);
      break;
    case MemoOn::configuration:
      on.id = Configurations(project).require(name).id;
      break;
    case MemoOn::theory:
      on.id = Theories(project).require(name).id;
      break;
    case MemoOn::project:
    case MemoOn::passage:
      break;
  }
  return on;
}

namespace {

std::vector<Memo> load(Project& project, RowId id) {
  std::map<RowId, std::string> paths;
  for (const Code& c : Codebook(project).list()) paths.emplace(c.id, c.path);
  std::vector<Memo> memos;
  auto q = project.db().query(kSelect);
  q.bind_all(id);
  while (q.step()) {
    Memo& m = memos.emplace_back();
    m.id = q.integer(0);
    m.anchor = q.string(5);
    m.lost_text = q.string(6);
    read_target(q, m);
    m.type = q.string(12);
    m.title = q.string(13);
    m.text = q.string(14);
    m.coder = q.string(15);
    m.created_at = q.string(16);
    m.name = m.on.kind == MemoOn::code     ? paths[m.on.id]
             : m.on.kind == MemoOn::coding ? paths[q.integer(21)]
                                           : q.string(17);
  }
  return memos;
}

}  // namespace

std::vector<Memo> Memos::list() {
  std::vector<Memo> memos = load(project_, 0);
  // Places in the lists of sources, cases, codes, configurations and theories.
  std::map<RowId, std::size_t> order;
  const auto number = [&](const auto& things) {
    for (const auto& thing : things) order.emplace(thing.id, order.size());
  };
  number(Sources(project_).list());
  number(Cases(project_).list());
  number(Codebook(project_).list());
  number(Configurations(project_).list());
  number(Theories(project_).list());
  const auto key = [&](const Memo& m) {
    const bool in_source = m.on.kind == MemoOn::passage || m.on.kind == MemoOn::source;
    const auto place = [&](RowId id) {
      const auto found = order.find(id);
      return found == order.end() ? order.size() : found->second;
    };
    return std::tuple(in_source ? MemoOn::source : m.on.kind,
                      place(m.source != 0 ? m.source : m.on.id), m.on.kind,
                      m.on.kind == MemoOn::coding ? m.place.begin : m.on.span.begin,
                      m.on.kind == MemoOn::coding ? m.place.end : m.on.span.end);
  };
  std::stable_sort(memos.begin(), memos.end(),
                   [&](const Memo& a, const Memo& b) { return key(a) < key(b); });
  return memos;
}

Memo Memos::require(RowId id) {
  std::vector<Memo> found = load(project_, id);
  if (id == 0 || found.empty()) throw Error(Errc::not_found, "that memo is gone");
  return std::move(found.front());
}

RowId Memos::require_id(std::string_view text) {
  return require_short_id(project_, kMemoIds, text);
}

std::optional<RowId> Memos::add(const NewMemo& memo) {
  const std::string text = clean_text(memo.text);
  const std::string type = clean_line(memo.type, "the type of a memo");
  const std::string title = clean_line(memo.title, "the title of a memo");
  const Columns c = columns_of(memo.on);
  {
    auto q = project_.db().query(
        "SELECT 1 FROM memo WHERE text = ?1 AND type = ?2 AND title = ?3 AND coder_id = ?4 "
        "AND source_id IS ?5 AND start_cp IS ?6 AND end_cp IS ?7 AND case_id IS ?8 "
        "AND code_id IS ?9 AND coding_id IS ?10 AND cmoc_id IS ?11 AND theory_id IS ?12 "
        "AND anchor <> 'lost'");
    q.bind_all(text, type, title, memo.coder, c.source, c.start, c.end, c.case_, c.code, c.coding,
               c.cmoc, c.theory);
    if (q.step()) return std::nullopt;
  }
  const RowId id = project_.new_id();
  project_.db()
      .query(
          "INSERT INTO memo (id, type, title, text, coder_id, created_at, source_id, start_cp, "
          "end_cp, quote_hash, case_id, code_id, coding_id, cmoc_id, theory_id) "
          "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15)")
      .bind_all(id, type, title, text, memo.coder, project_.now(), c.source, c.start, c.end,
                c.quote_hash, c.case_, c.code, c.coding, c.cmoc, c.theory)
      .run();
  return id;
}

bool Memos::set(RowId id, const MemoFields& f) {
  const Memo before = require(id);
  const std::string text = f.text ? clean_text(*f.text) : before.text;
  const std::string type = f.type ? clean_line(*f.type, "the type of a memo") : before.type;
  const std::string title = f.title ? clean_line(*f.title, "the title of a memo") : before.title;
  // A new place is sure; a lost one is found again.
  const bool sure = (f.confirmed && before.anchor == "changed") || (f.on && !before.anchor.empty());
  const MemoTarget on = f.on.value_or(before.on);
  if (text == before.text && type == before.type && title == before.title && on == before.on &&
      !sure) {
    return false;
  }
  const Columns c = columns_of(on);
  const std::string anchor = sure ? std::string() : before.anchor;
  const auto lost = anchor == "lost" ? std::optional<std::string>(before.lost_text) : std::nullopt;
  project_.db()
      .query(
          "UPDATE memo SET type = ?2, title = ?3, text = ?4, source_id = ?5, start_cp = ?6, "
          "end_cp = ?7, quote_hash = ?8, case_id = ?9, code_id = ?10, coding_id = ?11, "
          "cmoc_id = ?12, theory_id = ?13, anchor = ?14, lost_text = ?15 WHERE id = ?1")
      .bind_all(id, type, title, text, c.source, c.start, c.end, c.quote_hash, c.case_, c.code,
                c.coding, c.cmoc, c.theory, anchor, lost)
      .run();
  return true;
}

void Memos::remove(RowId id) {
  project_.db().query("DELETE FROM memo WHERE id = ?1").bind_all(id).run();
}

}  // namespace thema::model
