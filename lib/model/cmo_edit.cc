// How configurations come to be and change; reading them is in cmo.cc.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/cmo.h"
#include "model/cmo_words.h"
#include "model/project.h"
#include "model/theory.h"
#include "store/database.h"

namespace thema::model {

namespace {

/// An element of a version to be: a row that is there already, or a new one.
struct Draft {
  RowId row = 0;  ///< 0: new
  std::string role, statement, label, sign;
  std::vector<RowId> codes;  ///< to be tied to it
};

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
    Draft draft{.row = 0,
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
    if (same != there.end()) kept.insert(draft.row = same->id);
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
}

CmoFields clean(CmoFields f) {
  if (f.title) {
    check_text(*f.title, "the title");
    f.title = std::string(trim(*f.title));
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

/// Writing one configuration's rows.
class Writer {
 public:
  Writer(Project& project, RowId coder) : project_(project), coder_(coder) {}

  void insert(RowId id, std::string_view label, const CmoFields& f) {
    project_.db()
        .query(
            "INSERT INTO cmoc (id, label, title, state, activation, valence, theme_id, position) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, "
            "(SELECT coalesce(max(position), 0) + 1 FROM cmoc))")
        .bind_all(id, label, f.title.value_or(""), f.state.value_or("candidate"),
                  f.activation.value_or("unclear"), f.valence.value_or(""), or_null(f.theme))
        .run();
  }

  /// True when that was a change.
  bool update(const Configuration& there, const CmoFields& f) {
    const std::string title = f.title.value_or(there.title);
    const std::string state = f.state.value_or(there.state);
    const std::string activation = f.activation.value_or(there.activation);
    const std::string valence = f.valence.value_or(there.valence);
    const RowId theme = f.theme.value_or(there.theme);
    if (title == there.title && state == there.state && activation == there.activation &&
        valence == there.valence && theme == there.theme) {
      return false;
    }
    project_.db()
        .query(
            "UPDATE cmoc SET title = ?2, state = ?3, activation = ?4, valence = ?5, "
            "theme_id = ?6 WHERE id = ?1")
        .bind_all(there.id, title, state, activation, valence, or_null(theme))
        .run();
    return true;
  }

  bool set_theories(RowId cmoc, const std::vector<std::string>& labels) {
    store::Database& db = project_.db();
    std::set<RowId> wanted, there;
    for (const std::string& label : labels) wanted.insert(Theories(project_).require(label).id);
    {
      auto q = db.query("SELECT theory_id FROM cmoc_theory WHERE cmoc_id = ?1");
      q.bind_all(cmoc);
      while (q.step()) there.insert(q.integer(0));
    }
    for (const RowId id : there) {
      if (wanted.contains(id)) continue;
      db.query("DELETE FROM cmoc_theory WHERE cmoc_id = ?1 AND theory_id = ?2")
          .bind_all(cmoc, id)
          .run();
    }
    for (const RowId id : wanted) {
      if (there.contains(id)) continue;
      db.query("INSERT INTO cmoc_theory (id, cmoc_id, theory_id) VALUES (?1, ?2, ?3)")
          .bind_all(project_.new_id(), cmoc, id)
          .run();
    }
    return wanted != there;
  }

  void add_version(RowId cmoc, int number, const std::string& scheme,
                   const std::optional<std::string>& sentence, std::vector<Draft>& drafts) {
    store::Database& db = project_.db();
    const RowId version = project_.new_id();
    db.query(
          "INSERT INTO cmoc_version (id, cmoc_id, number, scheme, sentence, coder_id, "
          "created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .bind_all(version, cmoc, number, scheme, sentence, coder_, project_.now())
        .run();
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      Draft& d = drafts[i];
      if (d.row == 0) {
        d.row = project_.new_id();
        db.query("INSERT INTO element (id, role, statement) VALUES (?1, ?2, ?3)")
            .bind_all(d.row, d.role, d.statement)
            .run();
      }
      db.query(
            "INSERT INTO cmoc_element (id, version_id, element_id, label, sign, position) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
          .bind_all(project_.new_id(), version, d.row, d.label, d.sign, static_cast<int>(i + 1))
          .run();
    }
  }

  /// True when there were new ties.
  bool tie(RowId element, const std::vector<RowId>& codes) {
    store::Database& db = project_.db();
    bool changed = false;
    for (const RowId code : codes) {
      {
        auto q = db.query("SELECT 1 FROM element_code WHERE element_id = ?1 AND code_id = ?2");
        q.bind_all(element, code);
        if (q.step()) continue;
      }
      db.query("INSERT INTO element_code (id, element_id, code_id) VALUES (?1, ?2, ?3)")
          .bind_all(project_.new_id(), element, code)
          .run();
      changed = true;
    }
    return changed;
  }

  /// REQUIRES: every draft has its row.
  bool tie_all(const std::vector<Draft>& drafts) {
    bool changed = false;
    for (const Draft& d : drafts) changed = tie(d.row, d.codes) || changed;
    return changed;
  }

  bool reword(const CmoVersion& version, const CmoElement& element, const SignedText& to) {
    store::Database& db = project_.db();
    if (to.text == element.statement && to.sign == element.sign) return false;
    db.query("UPDATE element SET statement = ?2 WHERE id = ?1").bind_all(element.id, to.text).run();
    db.query("UPDATE cmoc_element SET sign = ?3 WHERE version_id = ?1 AND element_id = ?2")
        .bind_all(version.id, element.id, to.sign)
        .run();
    return true;
  }

  void record_state(const Configuration& there, const std::string& state,
                    const std::string& reason) {
    store::Database& db = project_.db();
    const RowId decision = project_.new_id();
    db.query(
          "INSERT INTO decision (id, operation, reason, coder_id, created_at) "
          "VALUES (?1, 'state', ?2, ?3, ?4)")
        .bind_all(decision, reason, coder_, project_.now())
        .run();
    auto object = db.query(
        "INSERT INTO decision_object (id, decision_id, direction, cmoc_id, cmoc_version_id, "
        "detail) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    object.bind_all(project_.new_id(), decision, "input", there.id, there.version.id, there.state)
        .run();
    object.bind_all(project_.new_id(), decision, "output", there.id, there.version.id, state).run();
  }

 private:
  static std::optional<RowId> or_null(std::optional<RowId> id) {
    return id.value_or(0) == 0 ? std::nullopt : id;
  }
  Project& project_;
  RowId coder_;
};

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
      !same(f.valence, there.valence) || !same(f.theme, there.theme) || !same_theories(there, f)) {
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

bool edit_in_place(Writer& writer, const Configuration& there, const CmoFields& f) {
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
      changed = writer.reword(there.version, elements[i], checked_text(role, typed[i])) || changed;
      changed = writer.tie(elements[i].id, typed[i].codes) || changed;
    }
  }
  return changed;
}

}  // namespace

CmoSaved Configurations::add(std::string_view name, const CmoFields& fields, RowId coder) {
  const std::string label = clean_name(name, "a configuration");
  if (label.find(' ') != std::string::npos) {
    throw Error(Errc::usage,
                fmt::format("'{}' cannot label a configuration: expected one word such "
                            "as CMOC1; give the rest as --title",
                            label));
  }
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
  writer.add_version(id, 1, scheme, std::nullopt, drafts);
  writer.tie_all(drafts);
  return {.created = true, .changed = true, .new_version = true, .now = require(label)};
}

CmoSaved Configurations::set(std::string_view label, const CmoFields& fields,
                             const SetOptions& options, RowId coder) {
  const Configuration there = require(label);
  const CmoFields f = clean(fields);
  check_fields(f);
  check_theories(project_, f);
  CmoFields rest = f;
  if (options.editorial) rest.elements.clear();
  std::vector<Draft> drafts = plan(there.version, rest, true);
  const std::string scheme = scheme_for(drafts, rest, there.version.scheme);
  const bool new_state = f.state && *f.state != there.state;
  if (new_state && trim(options.reason).empty()) {
    throw Error(Errc::usage, fmt::format("a new state needs its reason: {} is {}; say why it is {} "
                                         "with --reason TEXT",
                                         label, there.state, *f.state));
  }
  CmoSaved saved;
  Writer writer(project_, coder);
  if (options.editorial) saved.changed = edit_in_place(writer, there, f);
  if (new_state) writer.record_state(there, *f.state, options.reason);
  saved.changed = writer.update(there, f) || saved.changed;
  if (f.theories) saved.changed = writer.set_theories(there.id, *f.theories) || saved.changed;
  if (scheme != there.version.scheme || !same_elements(drafts, there.version.elements)) {
    writer.add_version(there.id, there.version.number + 1, scheme, there.version.sentence, drafts);
    saved.changed = saved.new_version = true;
  }
  saved.changed = writer.tie_all(drafts) || saved.changed;
  saved.now = require(label);
  return saved;
}

}  // namespace thema::model
