#include "report/cmo_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "base/strings.h"
#include "model/cmo_words.h"

namespace thema::report {

namespace {

using analysis::CmoInput;
using analysis::CmoSummaries;
using analysis::CmoSummary;
using model::Configuration;
using Kind = Column::Kind;

struct RoleColumn {
  std::string_view role, heading;
  bool always = false;
};

// In the order in which tables are printed.
constexpr std::array<RoleColumn, 8> kRoles{{{"strategy", "Strategy"},
                                            {"intervention", "Intervention"},
                                            {"context", "Context", true},
                                            {"actor", "Actor"},
                                            {"resource", "Mechanism: resource", true},
                                            {"reasoning", "Mechanism: reasoning", true},
                                            {"mechanism", "Mechanism"},
                                            {"outcome", "Outcome", true}}};

Cell text_cell(std::string_view text) { return text.empty() ? Value() : Value(std::string(text)); }

Cell count_cell(std::size_t n) { return Value(static_cast<std::int64_t>(n)); }

std::vector<std::string> elements_of(const Configuration& c, std::string_view role) {
  std::vector<std::string> texts;
  for (const model::CmoElement& e : c.version.elements) {
    if (e.role == role) texts.push_back(model::with_sign(e.sign, e.statement));
  }
  return texts;
}

/// The role beside whose words people read whether the mechanism fired.
std::string_view activation_role(const Configuration& c) {
  for (const std::string_view role : {"reasoning", "mechanism", "resource"}) {
    if (!elements_of(c, role).empty()) return role;
  }
  return {};
}

std::string_view activation_words(std::string_view activation) {
  if (activation == "inhibited") return "(inhibited)";
  if (activation == "partial") return "(fires in part)";
  if (activation == "not-triggered") return "(not triggered)";
  return {};
}

/// One text as it is, several as a list.
Cell elements_for_people(const Configuration& c, std::string_view role) {
  List list{elements_of(c, role)};
  const std::string_view fired =
      role == activation_role(c) ? activation_words(c.activation) : std::string_view();
  if (list.items.size() == 1) {
    return text_cell(fired.empty() ? list.items.front()
                                   : fmt::format("{} {}", list.items.front(), fired));
  }
  if (!list.items.empty() && !fired.empty()) list.items.emplace_back(fired);
  return list;
}

/// Whether the configuration no longer stands as it is printed.
bool has_left(const Configuration& c) {
  static const std::set<std::string_view> states{"refuted", "parked", "merged", "split", "retired"};
  return states.contains(c.state);
}

std::string name_for_people(const Configuration& c) {
  std::string name = c.label;
  if (!c.title.empty()) name += " " + c.title;
  if (has_left(c)) name += fmt::format(" ({})", c.state);
  return name;
}

/// Makes columns and cells together, so that they cannot get out of step.
class Builder {
 public:
  Builder(const CmoInput& input, const CmoSummaries& summaries, const EvidenceQuote& quote,
          const analysis::CmoMatrix* by, std::string_view by_name)
      : input_(input), summaries_(summaries), quote_(quote), by_(by), by_name_(by_name) {
    for (const CmoSummary& s : summaries.rows) {
      for (const model::CmoElement& e : configuration(s).version.elements) roles_.insert(e.role);
    }
  }

  CmoTable build() {
    add_theme();
    add_name();
    add_elements();
    add_evidence();
    add_rest();
    CmoTable out;
    out.table.name = "cmo";
    out.table.caption = caption();
    out.table.notes = notes();
    out.table.group_first_column = true;
    for (const Spec& spec : specs_) out.table.columns.push_back(spec.column);
    for (const CmoSummary& s : summaries_.rows) {
      Row row;
      for (const Spec& spec : specs_) row.push_back(spec.cell(s));
      out.rows.push_back(std::move(row));
    }
    return out;
  }

 private:
  using MakeCell = std::function<Cell(const CmoSummary&)>;
  struct Spec {
    Column column;
    MakeCell cell;
  };

  const Configuration& configuration(const CmoSummary& s) const {
    return input_.configurations[s.configuration];
  }

  std::string theme(const CmoSummary& s) const {
    const auto found = input_.corpus->code_index.find(configuration(s).theme);
    return found == input_.corpus->code_index.end() ? std::string()
                                                    : input_.corpus->codes[found->second].path;
  }

  void add(Column column, MakeCell cell) { specs_.push_back({std::move(column), std::move(cell)}); }

  /// A text for programs, and for people who ask for it.
  void add_text(std::string key, std::string heading, const std::string Configuration::*member) {
    add({std::move(key), std::move(heading), Kind::text, kMachines},
        [this, member](const CmoSummary& s) { return text_cell(configuration(s).*member); });
  }

  void add_count(std::string key, std::string heading, MakeCell cell) {
    add({std::move(key), std::move(heading), Kind::integer, kMachines}, std::move(cell));
  }

  // First, because the formats for people group by the first column.
  void add_theme() {
    const bool any = std::any_of(summaries_.rows.begin(), summaries_.rows.end(),
                                 [&](const CmoSummary& s) { return !theme(s).empty(); });
    if (!any) return;
    add({"theme", "Theme", Kind::text, kPeople, true},
        [this](const CmoSummary& s) { return text_cell(theme(s)); });
  }

  void add_name() {
    add_text("label", "CMOC", &Configuration::label);
    add_text("title", "Title", &Configuration::title);
    add({"configuration", "CMOC", Kind::text, kPeople, true},
        [this](const CmoSummary& s) { return text_cell(name_for_people(configuration(s))); });
  }

  /// Lists for programs, whatever their length; for people a single text is no list.
  void add_elements() {
    for (const RoleColumn& r : kRoles) {
      if (!r.always && !roles_.contains(std::string(r.role))) continue;
      const std::string key(r.role), heading(r.heading);
      add({key, heading, Kind::list, kMachines, true}, [this, role = r.role](const CmoSummary& s) {
        return List{elements_of(configuration(s), role)};
      });
      add({key, heading, Kind::text, kPeople, true}, [this, role = r.role](const CmoSummary& s) {
        return elements_for_people(configuration(s), role);
      });
    }
    add_text("state", "State", &Configuration::state);
    add_text("activation", "Activation", &Configuration::activation);
    add_text("valence", "Valence", &Configuration::valence);
  }

  void add_evidence() {
    using analysis::StanceCounts;
    const auto stance = [this](std::string key, std::string heading,
                               std::size_t StanceCounts::*member) {
      add_count(std::move(key), std::move(heading),
                [member](const CmoSummary& s) { return count_cell(s.counts.*member); });
    };
    stance("supports", "Supports", &StanceCounts::supports);
    stance("refines", "Refines", &StanceCounts::refines);
    stance("challenges", "Challenges", &StanceCounts::challenges);
    stance("negative_case", "Negative case", &StanceCounts::negative_cases);
    stance("silent", "Silent", &StanceCounts::silent);
    add_count("cases", "Cases", [](const CmoSummary& s) { return count_cell(s.cases.size()); });
    add_count("of", "Of", [this](const CmoSummary&) { return count_cell(summaries_.of); });
    add({"quotes", "Supporting quotes", Kind::quotations, kAll, true}, [this](const CmoSummary& s) {
      std::vector<Quotation> quotations;
      for (const std::size_t i : s.quotes) quotations.push_back(quote_(input_.evidence[i]));
      return quotations;
    });
    add({"k_of_n", "Cases k of n", Kind::text, kPeople}, [this](const CmoSummary& s) {
      return text_cell(fmt::format("{} of {}{}", s.cases.size(), summaries_.of, in_groups(s)));
    });
    if (by_ != nullptr) {
      add({"by", "By group", Kind::members, kMachines}, [this](const CmoSummary& s) {
        Members members;
        for (const auto& [column, n] : groups(s)) {
          members.items.push_back(
              {by_->columns[column].key, {Value(static_cast<std::int64_t>(n))}});
        }
        return members;
      });
    }
    add({"evidence", "Evidence S/R/C/N", Kind::text, kPeople}, [](const CmoSummary& s) {
      std::string text = s.counts.text();
      if (s.counts.silent > 0) text += fmt::format("; {} silent", s.counts.silent);
      return text_cell(text);
    });
  }

  /// Columns of `by_` that have cases of a configuration, and how many.
  std::vector<std::pair<std::size_t, std::size_t>> groups(const CmoSummary& s) const {
    std::vector<std::pair<std::size_t, std::size_t>> found;
    const auto& cells = by_->cells[static_cast<std::size_t>(&s - summaries_.rows.data())];
    for (std::size_t c = 0; c < cells.size(); ++c) {
      std::set<std::uint32_t> cases;
      for (std::size_t stance = 0; stance < 4; ++stance) {
        cases.insert(cells[c].cases[stance].begin(), cells[c].cases[stance].end());
      }
      if (!cases.empty()) found.emplace_back(c, cases.size());
    }
    return found;
  }

  /// " (web: 2; phone: 1)", of numbers " (wave 3: 2; wave 6: 2)".
  std::string in_groups(const CmoSummary& s) const {
    if (by_ == nullptr) return {};
    std::vector<std::string> parts;
    for (const auto& [column, n] : groups(s)) {
      const analysis::CmoMatrixColumn& group = by_->columns[column];
      const bool number = !group.key.empty() && group.key[0] >= '0' && group.key[0] <= '9';
      parts.push_back(fmt::format("{}{}: {}", number ? by_name_ + " " : "", group.heading, n));
    }
    return parts.empty() ? std::string() : " (" + join(parts, "; ") + ")";
  }

  void add_rest() {
    add({"theories", "Theories", Kind::list, kMachines},
        [this](const CmoSummary& s) { return List{configuration(s).theories}; });
    add({"theory", "Theory", Kind::text, kPeople},
        [this](const CmoSummary& s) { return text_cell(join(configuration(s).theories, ", ")); });
    add_count("version", "Version", [this](const CmoSummary& s) {
      return Value(static_cast<std::int64_t>(configuration(s).version.number));
    });
    add({"theme", "Theme", Kind::text, kMachines, true},
        [this](const CmoSummary& s) { return text_cell(theme(s)); });
    add({"scheme", "Scheme", Kind::text, kMachines},
        [this](const CmoSummary& s) { return text_cell(configuration(s).version.scheme); });
    add({"statement", "Statement", Kind::text, kMachines, true}, [this](const CmoSummary& s) {
      return text_cell(configuration(s).sentence(input_.corpus->language));
    });
  }

  std::string caption() const {
    std::set<std::string> used;
    for (const CmoSummary& s : summaries_.rows) used.insert(configuration(s).version.scheme);
    std::vector<std::string> schemes;
    for (const std::string& scheme : model::cmo_schemes()) {
      if (used.contains(scheme)) schemes.push_back(scheme);
    }
    std::string out = "Context-mechanism-outcome configurations";
    if (schemes.empty()) return out;
    out += fmt::format(" (scheme{} {}", schemes.size() == 1 ? "" : "s", join(schemes, ", "));
    if (roles_.contains("resource") || roles_.contains("reasoning")) {
      out += ", mechanism as resource and reasoning";
    }
    return out + ")";
  }

  std::vector<std::string> notes() const {
    std::vector<std::string> out{
        "Evidence: S supports, R refines, C challenges, N negative case; silent: asked, and "
        "nothing "
        "was said.",
        fmt::format("Cases: those that gave evidence (silence is none), of {}.",
                    summaries_.of_words)};
    if (const std::string others = other_cases(); !others.empty()) {
      out.push_back(fmt::format("Counted in the evidence and not in the cases: {}.", others));
    }
    std::vector<std::string> older;
    std::size_t lost = 0;
    for (const CmoSummary& s : summaries_.rows) {
      lost += s.lost;
      if (s.older_wording == 0) continue;
      older.push_back(fmt::format("{} ({})", configuration(s).label, s.older_wording));
    }
    if (!older.empty()) {
      out.push_back(fmt::format("Evidence judged on an older wording: {}.", join(older, ", ")));
    }
    if (lost > 0) {
      out.push_back(
          fmt::format("Not counted, because the words are no longer in the text: {}.", lost));
    }
    if (summaries_.fragments > 0) {
      out.push_back(fmt::format("Not shown: {} fragment{}.", summaries_.fragments,
                                summaries_.fragments == 1 ? "" : "s"));
    }
    return out;
  }

  /// "physiotherapist 2, site 1".
  std::string other_cases() const {
    std::map<std::string, std::set<std::uint32_t>> kinds;
    for (const CmoSummary& s : summaries_.rows) {
      for (const std::uint32_t c : s.other_cases) {
        const std::string& kind = input_.corpus->cases[c].kind;
        kinds[kind == summaries_.case_kind ? kind + " not among those counted" : kind].insert(c);
      }
    }
    std::vector<std::string> parts;
    for (const auto& [kind, cases] : kinds)
      parts.push_back(fmt::format("{} {}", kind, cases.size()));
    return join(parts, ", ");
  }

  const CmoInput& input_;
  const CmoSummaries& summaries_;
  const EvidenceQuote& quote_;
  const analysis::CmoMatrix* by_;
  std::string by_name_;
  std::set<std::string> roles_;
  std::vector<Spec> specs_;
};

}  // namespace

CmoTable cmo_table(const CmoInput& input, const CmoSummaries& summaries, const EvidenceQuote& quote,
                   const analysis::CmoMatrix* by, std::string_view by_name) {
  return Builder(input, summaries, quote, by, by_name).build();
}

}  // namespace thema::report
