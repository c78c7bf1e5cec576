#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/error.h"
#include "base/strings.h"
#include "model/cases.h"
#include "model/cmo_text.h"
#include "model/cmo_words.h"
#include "model/codebook.h"
#include "model/coders.h"
#include "model/passages.h"
#include "model/project.h"
#include "model/sources.h"
#include "model/theory.h"
#include "text/name_replacer.h"

namespace thema::model {

namespace {

std::string one_line(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (c == '\\') {
      out += "\\\\";
    } else if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out;
}

/// Runs `work`; what it throws has the line. What the text says wrongly is bad input, not usage.
template <class F>
void at_line(std::size_t line, F&& work) {
  try {
    work();
  } catch (Error& e) {
    if (e.line() != 0) throw;
    const Errc code = e.code() == Errc::usage ? Errc::bad_input : e.code();
    throw Error(code, e.what(), e.hint()).at({}, line);
  }
}

/// Elements that are empty, or of the same words, have the line of the one that is too much.
void check_elements(const std::string& role,
                    const std::vector<TypedConfiguration::Element>& elements) {
  std::set<std::string> said;
  for (const TypedConfiguration::Element& e : elements) {
    at_line(e.line, [&] {
      const std::string words = parse_sign(role, e.text).text;
      // One alone without words takes the role's elements away.
      if (words.empty() && elements.size() > 1) {
        throw Error(Errc::bad_input, fmt::format("the {} is empty", role));
      }
      if (!said.insert(words).second) {
        throw Error(Errc::bad_input, fmt::format("the {} '{}' is given twice", role, words));
      }
    });
  }
}

/// The turns or sentences that are just this passage: "41", "41.2-41.4"; empty: none are.
std::string whole_place(SourceText& text, text::Span span) {
  const std::uint32_t number = text.turn_number_at(span.begin);
  if (number == 0) return {};
  const Turn& first = text.turns()[number - 1];
  const auto is = [&](const std::string& turns) {
    try {
      return text.resolve({.quote = {}, .turns = turns, .lines = {}, .at = {}}).front() == span;
    } catch (const Error&) {
      return false;
    }
  };
  if (first.span.begin == span.begin) {
    const std::uint32_t last = text.turn_number_at(span.end - 1);
    const std::string turns =
        last == number ? fmt::format("{}", number) : fmt::format("{}-{}", number, last);
    if (is(turns)) return turns;
  }
  const std::vector<text::Span> sentences = text.sentences(first);
  std::size_t from = 0;
  while (from < sentences.size() && sentences[from].begin != span.begin) ++from;
  std::size_t to = from;
  while (to < sentences.size() && sentences[to].end < span.end) ++to;
  if (to >= sentences.size()) return {};
  const std::string place = from == to ? fmt::format("{}.{}", number, from + 1)
                                       : fmt::format("{0}.{1}-{0}.{2}", number, from + 1, to + 1);
  return is(place) ? place : std::string();
}

/// How a person names the passage.
void name_place(SourceText& text, text::Span span, TypedEvidence& e) {
  e.place = whole_place(text, span);
  if (!e.place.empty()) return;
  const std::string words(text.slice(span));
  const std::string turn = fmt::format("{}", text.turn_number_at(span.begin));
  try {
    const auto found = text.resolve({.quote = words, .turns = turn, .lines = {}, .at = {}});
    if (found.size() == 1 && found.front() == span) {
      e.place = turn;
      e.quote = words;
      return;
    }
  } catch (const Error&) {
    // Said twice in the turn, or across turns: then by position.
  }
  e.place = fmt::format("{}:{}", span.begin, span.end);
  e.quote = words;
}

/// Evidence is the same judgement of the same thing, whatever it is called.
std::string identity(const NewEvidence& e) {
  return fmt::format("{} {} {} {} {} {}", e.source, e.source == 0 ? 0 : e.span.begin,
                     e.source == 0 ? 0 : e.span.end, e.case_id, e.table_row, e.coder);
}

/// Lines of evidence beside those that are there.
struct Compared {
  std::set<std::size_t> kept;  ///< those there that have a line, by index
  std::vector<const TypedEvidence*> differing;
};

/// `lines`: as those there are written; `me`: whose a line is that names nobody.
Compared compared(const std::vector<TypedEvidence>& lines, const std::vector<TypedEvidence>& typed,
                  const text::NameReplacer* names, const std::string& me) {
  std::multimap<std::string, std::size_t> unchanged;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string line = to_text(lines[i]);
    unchanged.emplace(names == nullptr ? line : names->replaced(line), i);
  }
  Compared out;
  for (const TypedEvidence& one : typed) {
    TypedEvidence whose = one;
    if (whose.coder.empty()) whose.coder = me;
    const auto same = unchanged.find(to_text(whose));
    if (same == unchanged.end()) {
      out.differing.push_back(&one);
    } else {
      out.kept.insert(same->second);
      unchanged.erase(same);
    }
  }
  return out;
}

/// Removes what has no line any more, where that is allowed; how many pieces these were.
std::size_t take_away(EvidenceBook& book, const Configuration& cmoc, std::size_t line,
                      const std::vector<Evidence>& there, const std::vector<TypedEvidence>& lines,
                      const std::set<std::size_t>& kept, bool allowed) {
  const std::size_t missing = there.size() - kept.size();
  if (missing > 0 && !allowed) {
    std::size_t first = 0;
    while (kept.contains(first)) ++first;
    throw Error(Errc::exists,
                fmt::format("{} of {} {} no line any more, such as '{}': --yes removes {}",
                            missing == 1 ? "a piece of evidence"
                                         : fmt::format("{} pieces of evidence", missing),
                            cmoc.label, missing == 1 ? "has" : "have", to_text(lines[first]),
                            missing == 1 ? "it" : "them"))
        .at({}, line);
  }
  for (std::size_t i = 0; i < there.size(); ++i) {
    if (!kept.contains(i)) book.remove(there[i].id);
  }
  return missing;
}

/// How much text stays open between configurations; more is opened anew.
constexpr std::size_t kMostOpenedBytes = std::size_t{32} << 20U;

}  // namespace

CmoTextForm::CmoTextForm(Project& project, std::string me)
    : project_(project), me_(std::move(me)) {}
CmoTextForm::~CmoTextForm() = default;

std::string CmoTextForm::stored_words(const std::string& typed, const std::string& stored) const {
  const text::NameReplacer* names = project_.names();
  return names != nullptr && names->replaced(stored) == typed ? stored : typed;
}

SourceText& CmoTextForm::opened(RowId source) {
  auto found = opened_.find(source);
  if (found != opened_.end()) return *found->second;
  if (sources_.empty()) {
    for (Source& s : Sources(project_).list()) sources_.emplace(s.id, std::move(s));
  }
  if (opened_bytes_ > kMostOpenedBytes) {
    opened_.clear();
    opened_bytes_ = 0;
  }
  auto text = std::make_unique<SourceText>(project_, sources_.at(source));
  opened_bytes_ += text->text().size();
  return *opened_.emplace(source, std::move(text)).first->second;
}

RowId CmoTextForm::source_named(const std::string& name) {
  const auto found = named_.find(name);
  if (found != named_.end()) return found->second;
  return named_.emplace(name, Sources(project_).require(name).id).first->second;
}

const std::string& CmoTextForm::case_named(RowId id) {
  if (cases_.empty()) {
    for (const Case& c : Cases(project_).list()) cases_.emplace(c.id, c.name);
  }
  return cases_.at(id);
}

std::vector<TypedEvidence> CmoTextForm::evidence_of(const std::vector<Evidence>& there) {
  std::vector<TypedEvidence> lines;
  for (const Evidence& e : there) {
    TypedEvidence line;
    line.stance = e.stance;
    line.speaks_to = join(e.speaks_to, ",");
    line.directness = e.directness;
    line.note = e.note;
    line.coder = e.coder;  // the text may be given back by somebody else
    if (e.source != 0) {
      SourceText& text = opened(e.source);
      line.name = text.source().name;
      name_place(text, e.span, line);
      if (e.case_id != 0) line.case_name = case_named(e.case_id);
    } else if (e.table_row != 0) {
      line.of = TypedEvidence::Of::table;
      line.name = e.table;
      line.quote = e.row_brief;
      if (e.case_id != 0) line.case_name = case_named(e.case_id);
    } else {
      line.of = TypedEvidence::Of::case_;
      line.name = case_named(e.case_id);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string CmoTextForm::write(const Configuration& c) {
  std::string out = c.label + (c.title.empty() ? "" : " " + one_line(c.title)) + "\n";
  const auto field = [&](std::string_view key, std::string_view value) {
    out += fmt::format("{}:{}{}\n", key, value.empty() ? "" : " ", one_line(value));
  };
  if (paths_.empty()) {
    for (const Code& code : Codebook(project_).list()) paths_.emplace(code.id, code.path);
  }
  field("theories", join(c.theories, ", "));
  field("theme", c.theme == 0 ? "" : paths_.at(c.theme));
  field("scheme", c.version.scheme);
  field("state", c.state);
  field("activation", c.activation);
  field("valence", c.valence);
  field("level", c.level);
  field("sentence", c.version.sentence.value_or(""));
  field("version", fmt::format("{}", c.version.number));
  for (const CmoElement& e : c.version.elements) {
    field(e.label + (e.sign.empty() ? "" : "(" + e.sign + ")"), e.statement);
    for (const RowId code : e.codes) out += "  code: " + one_line(paths_.at(code)) + "\n";
  }
  std::vector<Evidence> there = EvidenceBook(project_).list(c.id);
  std::erase_if(there, [](const Evidence& e) { return e.lost(); });
  field("evidence", fmt::format("{}", there.size()));
  for (const TypedEvidence& e : evidence_of(there)) out += to_text(e) + "\n";
  return out;
}

CmoTextForm::Applied CmoTextForm::apply(const std::vector<TypedConfiguration>& blocks,
                                        const Configurations::SetOptions& how, bool with_removals,
                                        RowId coder) {
  Applied applied;
  for (const TypedConfiguration& block : blocks) {
    apply_fields(block, how, coder, applied);
    apply_evidence(block, with_removals, coder, applied);
  }
  // All at once: what is there is read once for each configuration.
  const EvidenceBook::Added added = EvidenceBook(project_).add(std::exchange(fresh_, {}), true);
  const std::vector<std::size_t> lines = std::exchange(fresh_lines_, {});
  if (!added.refused.empty()) {
    const auto& r = added.refused.front();
    throw Error(Errc::bad_input, fmt::format("line {} gives the same evidence with {}: say it once",
                                             lines[r.first.value_or(0)], r.says))
        .at({}, lines[r.index]);
  }
  applied.evidence_added += added.created;
  applied.evidence_changed += added.updated;
  applied.asked_only = added.asked_only;
  return applied;
}

/// Words of a vocabulary, each with its own line.
void CmoTextForm::check_words(const TypedConfiguration& block) {
  const auto check = [&](std::string_view key, const std::optional<std::string>& typed,
                         const std::vector<std::string>& words, bool may_be_empty) {
    if (!typed || (may_be_empty && typed->empty())) return;
    at_line(block.line_of(key), [&] { check_word(key, *typed, words); });
  };
  check("scheme", block.scheme, cmo_schemes(), false);
  check("state", block.state, cmo_states(), false);
  check("activation", block.activation, cmo_activations(), false);
  check("valence", block.valence, cmo_valences(), true);
  check("level", block.level, cmo_levels(), true);
  for (const auto& [role, elements] : block.elements) check_elements(role, elements);
}

/// The theme, the theories, and the elements with the codes they are tied to.
void CmoTextForm::name_codes(const TypedConfiguration& block, const Configuration& now,
                             CmoFields& f) {
  const auto code = [&](const std::string& path) {
    if (!codes_) codes_.emplace(Codebook(project_).list());
    return codes_->codes()[codes_->require(path)].id;
  };
  if (block.theme) {
    at_line(block.line_of("theme"),
            [&] { f.theme = block.theme->empty() ? 0 : code(*block.theme); });
  }
  if (block.theories) {
    at_line(block.line_of("theories"), [&] {
      for (const std::string& label : *block.theories) Theories(project_).require(label);
    });
  }
  for (const auto& [role, elements] : block.elements) {
    for (const TypedConfiguration::Element& e : elements) {
      std::vector<RowId> codes;
      for (const auto& tie : e.codes) {
        at_line(tie.line, [&] { codes.push_back(code(tie.path)); });
      }
      std::string words = e.text;
      for (const CmoElement& old : now.version.elements) {
        if (old.role == role) words = stored_words(words, with_sign(old.sign, old.statement));
      }
      f.elements[role].push_back({.text = std::move(words), .codes = std::move(codes)});
    }
  }
}

void CmoTextForm::apply_fields(const TypedConfiguration& block,
                               const Configurations::SetOptions& how, RowId coder,
                               Applied& applied) {
  check_words(block);
  at_line(block.line, [&] {
    Configurations configurations(project_);
    const auto there = configurations.find(block.label);
    if (block.version && (!there || there->version.number != *block.version)) {
      throw Error(Errc::conflict,
                  there ? fmt::format("{} was changed since this was written: it is version {}, "
                                      "and the text is of version {}",
                                      there->label, there->version.number, *block.version)
                        : fmt::format("{} is not there (any more), but the text says that it was "
                                      "version {}: leave the line 'version:' out to add it",
                                      block.label, *block.version));
    }
    CmoFields f;
    const auto give = [&](auto& field, const std::optional<std::string>& typed,
                          const std::string& stored) {
      if (typed) field = stored_words(*typed, stored);
    };
    const Configuration now = there.value_or(Configuration());
    give(f.title, block.title, now.title);
    give(f.sentence, block.sentence, now.version.sentence.value_or(""));
    f.scheme = block.scheme;
    f.state = block.state;
    f.activation = block.activation;
    f.valence = block.valence;
    f.level = block.level;
    f.theories = block.theories;
    f.exact_codes = block.version.has_value();
    const bool any = !block.elements.empty() || block.version.has_value();
    for (const std::string& role : element_roles()) {
      if (any && there && !block.elements.contains(role)) f.elements[role];
    }
    name_codes(block, now, f);
    const bool no_reason =
        there && block.state && *block.state != there->state && trim(how.reason).empty();
    if (no_reason) {  // the command lacks something, not the text
      throw Error(Errc::usage,
                  fmt::format("a new state needs its reason: {} is {}; say why it is {} with "
                              "--reason TEXT",
                              there->label, there->state, *block.state))
          .at({}, block.line_of("state"));
    }
    const CmoSaved saved = there ? configurations.set(there->label, f, how, coder)
                                 : configurations.add(block.label, f, coder);
    if (!saved.changed) return;
    ++(saved.created ? applied.added : saved.new_version ? applied.versions : applied.changed);
  });
}

NewEvidence CmoTextForm::as_new(const Evidence& there) {
  NewEvidence e{.source = there.source,
                .span = there.span,
                .case_id = there.case_id,
                .table_row = there.table_row};
  e.coder = coder_named(there.coder);
  return e;
}

RowId CmoTextForm::coder_named(const std::string& name) {
  const auto found = coders_.find(name);
  if (found != coders_.end()) return found->second;
  return coders_.emplace(name, Coders(project_).ensure(name)).first->second;
}

NewEvidence CmoTextForm::resolve(const TypedEvidence& typed, const Configuration& cmoc,
                                 RowId coder) {
  NewEvidence e;
  e.cmoc = cmoc.id;
  e.stance = typed.stance;
  e.speaks_to = typed.speaks_to;
  e.directness = typed.directness;
  e.note = typed.note;
  e.coder = typed.coder.empty() ? coder : coder_named(typed.coder);
  if (!typed.case_name.empty()) e.case_id = Cases(project_).require(typed.case_name).id;
  if (typed.of == TypedEvidence::Of::case_) {
    e.case_id = Cases(project_).require(typed.name).id;
    return e;
  }
  if (typed.of == TypedEvidence::Of::table) {
    e.table_row = EvidenceBook(project_).table_row_named(typed.name, typed.quote);
    return e;
  }
  SourceText& text = opened(source_named(typed.name));
  PassageSelector selector;
  const bool by_position = typed.place.find(':') != std::string::npos;
  (by_position ? selector.at : selector.turns) = typed.place;
  if (!by_position) selector.quote = typed.quote;
  e.source = text.source().id;
  e.span = text.resolve(selector).front();
  if (by_position && !typed.quote.empty() && !text.holds(e.span, typed.quote)) {
    throw Error(Errc::bad_input, fmt::format("the words are not those at {} of {}, \"{}\"",
                                             typed.place, text.source().name, text.slice(e.span)));
  }
  e.quote_hash = text.hash_of(e.span);
  return e;
}

void CmoTextForm::apply_evidence(const TypedConfiguration& block, bool with_removals, RowId coder,
                                 Applied& applied) {
  if (block.evidence.empty() && !block.evidence_there) return;
  const Configuration cmoc = Configurations(project_).require(block.label);
  EvidenceBook book(project_);
  std::vector<Evidence> there = book.list(cmoc.id);
  std::erase_if(there, [](const Evidence& e) { return e.lost(); });
  if (block.evidence_there && *block.evidence_there != there.size()) {
    throw Error(Errc::conflict,
                fmt::format("the evidence of {} was changed since this was written: there are {} "
                            "pieces, and the text is of {}",
                            cmoc.label, there.size(), *block.evidence_there))
        .at({}, block.line);
  }
  const std::vector<TypedEvidence> lines = evidence_of(there);
  Compared beside = compared(lines, block.evidence, project_.names(), me_);
  std::set<std::size_t>& kept = beside.kept;
  std::multimap<std::string, std::size_t> judged_before;
  for (std::size_t i = 0; i < there.size() && block.evidence_there; ++i) {
    if (!kept.contains(i)) judged_before.emplace(identity(as_new(there[i])), i);
  }
  for (const TypedEvidence* typed : beside.differing) {
    at_line(typed->line, [&] {
      NewEvidence e = resolve(*typed, cmoc, coder);
      check_evidence(e);
      elements_named(cmoc, e.speaks_to);  // throws for what is not there
      const auto [old, none] = judged_before.equal_range(identity(e));
      if (old == none) {
        fresh_.push_back(std::move(e));
        fresh_lines_.push_back(typed->line);
        return;
      }
      kept.insert(old->second);
      book.rejudge(there[old->second], e);
      judged_before.erase(old);
      ++applied.evidence_changed;
    });
  }
  if (block.evidence_there) {
    applied.evidence_removed +=
        take_away(book, cmoc, block.line, there, lines, kept, with_removals);
  }
}

}  // namespace thema::model
