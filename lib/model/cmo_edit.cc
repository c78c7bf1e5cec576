// How configurations come to be and change; reading them is in cmo.cc.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/cmo.h"
#include "model/cmo_rows.h"
#include "model/cmo_words.h"
#include "model/decisions.h"
#include "model/project.h"
#include "model/theory.h"
#include "store/database.h"

namespace thema::model {

namespace {

using cmo_rows::Draft;
using cmo_rows::Writer;

bool is_none(const std::vector<NewElement>& elements) {
  return elements.empty() || (elements.size() == 1 && trim(elements.front().text).empty());
}

std::vector<CmoElement> of_role(const CmoVersion& version, std::string_view role) {
  std::vector<CmoElement> found;
  for (const CmoElement& e : version.elements) {
    if (e.role == role) found.push_back(e);
  }
  return found;
}

SignedText checked_text(std::string_view role, const NewElement& element) {
  check_text(element.text, fmt::format("the {}", role));
  SignedText text = parse_sign(role, element.text);
  if (text.text.empty()) throw Error(Errc::usage, fmt::format("the {} is empty", role));
  return text;
}

/// The elements of one role as typed: words that are there already keep their row, others are new
/// and take over the codes of the element whose place they take.
std::vector<Draft> drafts_of_role(std::string_view role, const std::vector<CmoElement>& there,
                                  const std::vector<NewElement>& typed) {
  std::vector<Draft> drafts;
  std::set<RowId> kept;
  for (const NewElement& element : typed) {
    SignedText text = checked_text(role, element);
    Draft draft{.row = element.row,
                .role = std::string(role),
                .statement = std::move(text.text),
                .label = {},
                .sign = std::move(text.sign),
                .codes = element.codes};
    for (const Draft& d : drafts) {
      if (d.statement == draft.statement) {
        throw Error(Errc::usage, fmt::format("the {} '{}' is given twice", role, d.statement));
      }
    }
    const auto same = std::find_if(there.begin(), there.end(), [&](const CmoElement& e) {
      return e.statement == draft.statement;
    });
    if (same != there.end() && draft.row == 0) draft.row = same->id;
    if (same != there.end() && draft.row == same->id) kept.insert(same->id);
    drafts.push_back(std::move(draft));
  }
  for (std::size_t i = 0; i < std::min(drafts.size(), there.size()); ++i) {
    if (drafts[i].row != 0 || kept.contains(there[i].id)) continue;
    std::vector<RowId> codes = there[i].codes;
    codes.insert(codes.end(), drafts[i].codes.begin(), drafts[i].codes.end());
    drafts[i].codes = std::move(codes);
  }
  return drafts;
}

void add_codes_of_only(std::string_view role, const std::vector<RowId>& codes,
                       std::vector<Draft>& drafts) {
  if (drafts.size() != 1) {
    std::vector<std::string> labels;
    for (const Draft& d : drafts) labels.push_back(d.label);
    throw Error(
        Errc::bad_input,
        drafts.empty()
            ? fmt::format("there is no {} to tie a code to", role)
            : fmt::format("which {} is the code for? there are {}: give --{}-code after the "
                          "words of its --{}",
                          role, join(labels, ", "), role, role));
  }
  drafts.front().codes.insert(drafts.front().codes.end(), codes.begin(), codes.end());
}

/// All elements of the version to be, labelled. `keep`: roles that are not named stay as they are.
std::vector<Draft> plan(const CmoVersion& now, const CmoFields& fields, bool keep) {
  for (const auto& [role, elements] : fields.elements) role_letters(role);  // throws if none
  std::vector<Draft> all;
  for (const std::string& role : element_roles()) {
    const std::vector<CmoElement> there = of_role(now, role);
    std::vector<Draft> drafts;
    if (const auto typed = fields.elements.find(role); typed != fields.elements.end()) {
      if (!is_none(typed->second)) drafts = drafts_of_role(role, there, typed->second);
    } else if (keep) {
      for (const CmoElement& e : there) {
        drafts.push_back({.row = e.id,
                          .role = e.role,
                          .statement = e.statement,
                          .label = {},
                          .sign = e.sign,
                          .codes = {}});
      }
    }
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      drafts[i].label = fmt::format("{}{}", role_letters(role), i + 1);
    }
    if (const auto codes = fields.codes.find(role); codes != fields.codes.end()) {
      add_codes_of_only(role, codes->second, drafts);
    }
    std::move(drafts.begin(), drafts.end(), std::back_inserter(all));
  }
  return all;
}

bool same_elements(const std::vector<Draft>& drafts, const std::vector<CmoElement>& there) {
  return std::equal(
      drafts.begin(), drafts.end(), there.begin(), there.end(),
      [](const Draft& d, const CmoElement& e) { return d.row == e.id && d.sign == e.sign; });
}

/// The scheme asked for, or the first one that has all elements.
std::string scheme_for(const std::vector<Draft>& drafts, const CmoFields& fields,
                       const std::string& now) {
  const std::string scheme = fields.scheme.value_or(now);
  for (const Draft& d : drafts) {
    if (scheme_has(scheme, d.role)) continue;
    if (!fields.scheme) return d.role == "strategy" ? "SCMO" : "ICAMO";
    throw Error(Errc::usage, fmt::format("the scheme {} has no {}: use --scheme {}", scheme, d.role,
                                         d.role == "strategy" ? "SCMO" : "ICAMO"));
  }
  return scheme;
}

void check_fields(const CmoFields& f) {
  if (f.scheme) check_word("scheme", *f.scheme, cmo_schemes());
  if (f.state) check_word("state", *f.state, cmo_states());
  if (f.activation) check_word("activation", *f.activation, cmo_activations());
  if (f.valence && !f.valence->empty()) check_word("valence", *f.valence, cmo_valences());
  if (f.level && !f.level->empty()) check_word("level", *f.level, cmo_levels());
}

CmoFields clean(CmoFields f) {
  if (f.title) {
    check_text(*f.title, "the title");
    f.title = std::string(trim(*f.title));
  }
  if (f.sentence) {
    check_text(*f.sentence, "the sentence");
    f.sentence = std::string(trim(*f.sentence));
  }
  if (f.theories) {
    std::erase_if(*f.theories, [](const std::string& label) { return trim(label).empty(); });
  }
  return f;
}

void check_theories(Project& project, const CmoFields& f) {
  if (!f.theories) return;
  for (const std::string& label : *f.theories) Theories(project).require(label);
}

bool same_theories(const Configuration& there, const CmoFields& f) {
  if (!f.theories) return true;
  return std::set<std::string>(f.theories->begin(), f.theories->end()) ==
         std::set<std::string>(there.theories.begin(), there.theories.end());
}

/// Whether everything that was typed is there already, and no other elements.
bool identical(const Configuration& there, const CmoFields& f) {
  const auto same = [](const auto& wanted, const auto& have) { return !wanted || *wanted == have; };
  if (!same(f.title, there.title) || !same(f.scheme, there.version.scheme) ||
      !same(f.state, there.state) || !same(f.activation, there.activation) ||
      !same(f.valence, there.valence) || !same(f.theme, there.theme) ||
      !same(f.level, there.level) ||
      (f.sentence && *f.sentence != there.version.sentence.value_or("")) ||
      !same_theories(there, f)) {
    return false;
  }
  const std::vector<Draft> drafts = plan(there.version, f, false);
  if (!same_elements(drafts, there.version.elements)) return false;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const std::vector<RowId>& tied = there.version.elements[i].codes;
    for (const RowId code : drafts[i].codes) {
      if (std::find(tied.begin(), tied.end(), code) == tied.end()) return false;
    }
  }
  return true;
}

std::optional<std::string> own_sentence(const CmoFields& f, const std::optional<std::string>& now) {
  if (!f.sentence) return now;
  return f.sentence->empty() ? std::nullopt : f.sentence;
}

/// Why the words became others: what stands between two versions. Without a reason there is nothing
/// to record.
void record_rewording(Project& project, const Configuration& there, RowId version,
                      const Configurations::SetOptions& options, RowId coder) {
  if (trim(options.reason).empty()) return;
  Decisions(project).record(
      {.operation = "reword",
       .inference = options.inference,
       .people = options.people,
       .reason = options.reason,
       .coder = coder,
       .objects = {{.output = false, .cmoc = there.id, .version = there.version.id},
                   {.output = true, .cmoc = there.id, .version = version}}});
}

bool edit_in_place(Writer& writer, const Configuration& there, const CmoFields& f,
                   std::vector<std::string>& also_in) {
  if (f.scheme && *f.scheme != there.version.scheme) {
    throw Error(Errc::usage, "--editorial is for spelling: another scheme is a new version");
  }
  bool changed = false;
  for (const auto& [role, typed] : f.elements) {
    role_letters(role);  // throws for what is no role
    const std::vector<CmoElement> elements = of_role(there.version, role);
    if (typed.size() != elements.size()) {
      std::vector<std::string> labels;
      for (const CmoElement& e : elements) labels.push_back(e.label);
      throw Error(
          Errc::usage,
          fmt::format("--editorial keeps the elements: give the words of every {} of {} ({})", role,
                      there.label, labels.empty() ? "none" : join(labels, ", ")));
    }
    for (std::size_t i = 0; i < typed.size(); ++i) {
      const SignedText text = checked_text(role, typed[i]);
      if (writer.reword(there.version, elements[i], text)) {
        changed = true;
        writer.add_users(elements[i].id, there.id, also_in);
      }
      changed = writer.tie(elements[i].id, typed[i].codes) || changed;
    }
  }
  if (f.sentence) changed = writer.set_sentence(there.version, own_sentence(f, {})) || changed;
  return changed;
}

}  // namespace

CmoSaved Configurations::add(std::string_view name, const CmoFields& fields, RowId coder) {
  const std::string label = cmo_rows::checked_label(name);
  const CmoFields f = clean(fields);
  check_fields(f);
  if (auto there = find(label)) {
    if (identical(*there, f)) return {.now = *std::move(there)};
    throw Error(Errc::exists, fmt::format("configuration '{}' is there already and says something "
                                          "else; to change it use 'thema cmo set'",
                                          label));
  }
  std::vector<Draft> drafts = plan({}, f, false);
  const std::string scheme = scheme_for(drafts, f, "CMO");
  check_theories(project_, f);
  Writer writer(project_, coder);
  const RowId id = project_.new_id();
  writer.insert(id, label, f);
  if (f.theories) writer.set_theories(id, *f.theories);
  writer.add_version(id, 1, scheme, own_sentence(f, {}), drafts);
  writer.tie_all(drafts, f.exact_codes);
  return {.created = true, .changed = true, .new_version = true, .now = require(label)};
}

CmoSaved Configurations::set(std::string_view label, const CmoFields& fields,
                             const SetOptions& options, RowId coder) {
  const Configuration there = require(label);
  const CmoFields f = clean(fields);
  check_fields(f);
  check_theories(project_, f);
  CmoFields rest = f;
  if (options.editorial) {
    rest.elements.clear();
    rest.sentence.reset();
  }
  std::vector<Draft> drafts = plan(there.version, rest, true);
  const std::string scheme = scheme_for(drafts, rest, there.version.scheme);
  const bool new_state = f.state && *f.state != there.state;
  if (new_state && trim(options.reason).empty()) {
    throw Error(Errc::usage, fmt::format("a new state needs its reason: {} is {}; say why it is {} "
                                         "with --reason TEXT",
                                         there.label, there.state, *f.state));
  }
  CmoSaved saved;
  Writer writer(project_, coder);
  if (options.editorial) saved.changed = edit_in_place(writer, there, f, saved.also_in);
  if (new_state) {
    Decisions(project_).record(
        {.operation = options.operation,
         .inference = options.inference,
         .people = options.people,
         .reason = options.reason,
         .coder = coder,
         .objects = {
             {.output = false,
              .cmoc = there.id,
              .version = there.version.id,
              .detail = there.state},
             {.output = true, .cmoc = there.id, .version = there.version.id, .detail = *f.state}}});
  }
  saved.changed = writer.update(there, f) || saved.changed;
  if (f.theories) saved.changed = writer.set_theories(there.id, *f.theories) || saved.changed;
  const std::optional<std::string> sentence = own_sentence(rest, there.version.sentence);
  if (scheme != there.version.scheme || !same_elements(drafts, there.version.elements)) {
    const RowId version =
        writer.add_version(there.id, there.version.number + 1, scheme, sentence, drafts);
    saved.changed = saved.new_version = true;
    if (!new_state) record_rewording(project_, there, version, options, coder);
  } else {
    // Beside the slots: evidence was judged on these, so its judgements stay.
    saved.changed = writer.set_sentence(there.version, sentence) || saved.changed;
  }
  saved.changed = writer.tie_all(drafts, f.exact_codes) || saved.changed;
  saved.now = require(there.label);
  return saved;
}

bool Configurations::set_reported(const Configuration& cmoc, bool reported) {
  if (cmoc.version.reported == reported) return false;
  project_.db()
      .query("UPDATE cmoc_version SET reported = ?2 WHERE id = ?1")
      .bind_all(cmoc.version.id, reported)
      .run();
  return true;
}

}  // namespace thema::model
