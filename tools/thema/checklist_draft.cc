#include "checklist_draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "analysis/attribution.h"
#include "base/strings.h"
#include "coding_rows.h"
#include "model/cmo.h"
#include "model/corpus.h"
#include "model/overview.h"
#include "model/project.h"
#include "model/theory.h"
#include "wording.h"

namespace thema::cli {

namespace {

std::string minutes(std::int64_t ms) { return fmt::format("{}", (ms + 30'000) / 60'000); }

/// What is known of a project, gathered once.
class Facts {
 public:
  explicit Facts(model::Project& project)
      : project_(project), corpus_(model::load_corpus(project)), about_(overview(project)) {
    read_sources();
    read_codings();
  }

  std::string sample_size() const {
    std::map<std::string, std::size_t> kinds;
    for (const model::Case& c : corpus_.cases) kinds[c.kind] += c.withdrawn ? 0 : 1;
    std::vector<std::string> parts;
    for (const auto& [kind, n] : kinds) {
      if (n > 0)
        parts.push_back(fmt::format("{} {}", n, n == 1 ? "case" : "cases") +
                        fmt::format(" of kind {}", kind));
    }
    parts.push_back(counted(corpus_.sources.size(), "source"));
    return join(parts, "; ") + ".";
  }

  std::string participants() const {
    std::vector<std::string> names;
    for (const model::Attribute& a : corpus_.attributes) {
      if (a.owner == model::Owner::case_) names.push_back(a.label.empty() ? a.name : a.label);
    }
    if (names.empty()) return {};
    return fmt::format("Described by {}; 'thema participants' has the table.", join(names, ", "));
  }

  std::string repeated() const {
    std::size_t again = 0, once = 0;
    std::vector<std::size_t> sources(corpus_.cases.size(), 0);
    for (const auto& cases : analysis::cases_by_source(corpus_)) {
      for (const std::uint32_t c : cases) ++sources[c];
    }
    for (const std::size_t n : sources) {
      once += n > 0 ? 1 : 0;
      again += n > 1 ? 1 : 0;
    }
    if (once == 0) return {};
    return fmt::format("{} of {} cases in two or more sources.", again, once);
  }

  std::string duration() const {
    if (timed_.empty()) return {};
    std::int64_t all = 0;
    for (const std::int64_t ms : timed_) all += ms;
    const auto [least, most] = std::minmax_element(timed_.begin(), timed_.end());
    return fmt::format("{} to {} minutes, mean {} ({} of {} sources have times).", minutes(*least),
                       minutes(*most), minutes(all / std::ssize(timed_)), timed_.size(),
                       corpus_.sources.size());
  }

  std::string saturation() const {
    if (seen_codes_ == 0) return {};
    return fmt::format(
        "In the order of import, source {} of {} coded ones was the last to bring a "
        "new code ({} in all); 'thema saturation' has the curve.",
        last_new_, coded_sources_, counted(seen_codes_, "code"));
  }

  std::string coders() const {
    if (coders_.empty()) return {};
    std::vector<std::string> parts;
    for (std::uint32_t c = 0; c < corpus_.coders.size(); ++c) {
      const auto found = coders_.find(c);
      if (found == coders_.end()) continue;
      parts.push_back(
          fmt::format("{} ({})", corpus_.coders[c].name, counted(found->second, "coding")));
    }
    return fmt::format("{}: {}. {} coded by more than one.", counted(parts.size(), "coder"),
                       join(parts, ", "), counted(double_coded_, "source"));
  }

  std::string tree() const {
    if (corpus_.codes.empty()) return {};
    int depth = 0;
    std::size_t described = 0;
    for (const model::Code& c : corpus_.codes) {
      depth = std::max(depth, c.depth);
      described += c.description.empty() ? 0 : 1;
    }
    return fmt::format("{} on {}, {} with a description; 'thema code list --tree' prints it.",
                       counted(corpus_.codes.size(), "code"),
                       counted(static_cast<std::size_t>(depth), "level"), described);
  }

  std::string derivation() const {
    if (corpus_.codes.empty()) return {};
    std::size_t inductive = 0, deductive = 0;
    for (const model::Code& c : corpus_.codes) {
      inductive += c.origin == "inductive" ? 1 : 0;
      deductive += c.origin == "deductive" ? 1 : 0;
    }
    const std::size_t rest = corpus_.codes.size() - inductive - deductive;
    return fmt::format(
        "Codes marked as inductive: {}; deductive: {}; neither: {}. 'thema log' has the history of "
        "the codebook.",
        inductive, deductive, rest);
  }

  std::string software() const { return "thema " THEMA_VERSION "."; }

  std::string quotations() const {
    if (exemplars_ == 0) return {};
    return fmt::format(
        "Marked as exemplars: {}, of {}, each with an attribution; 'thema quotes "
        "--shares' says who is quoted.",
        counted(exemplars_, "passage"), counted(exemplar_cases_.size(), "case"));
  }

  std::string themes(int depth) const {
    const bool roles = std::any_of(corpus_.codes.begin(), corpus_.codes.end(),
                                   [](const model::Code& c) { return c.role == "theme"; });
    std::vector<std::string> names;
    std::vector<bool> is_theme(corpus_.codes.size(), false);
    std::map<RowId, int> level;  // of themes below themes
    for (const model::Code& c : corpus_.codes) {
      if (roles ? c.role != "theme" : c.depth > 2) continue;
      const auto parent = level.find(c.parent);
      const int here = roles ? (parent == level.end() ? 1 : parent->second + 1) : c.depth;
      level[c.id] = here;
      if (depth == 1 ? here == 1 : here > 1) names.push_back(c.name);
    }
    if (depth == 2 && roles && names.empty()) {
      for (const model::Code& c : corpus_.codes) {
        if (level.contains(c.parent) && !level.contains(c.id)) names.push_back(c.name);
      }
    }
    if (names.empty()) return {};
    return fmt::format("{}: {}.", counted(names.size(), depth == 1 ? "theme" : "subtheme"),
                       join(names, "; "));
  }

  std::string theories() const {
    std::vector<std::string> parts;
    for (const model::Theory& t : model::Theories(project_).list()) {
      parts.push_back(fmt::format("{} (version {}{}{}): {}", t.label, t.version,
                                  t.level.empty() ? "" : ", ", t.level, t.statement));
    }
    return join(parts, " ");
  }

  std::string configurations() const {
    std::vector<std::string> parts;
    for (const auto& c : model::Configurations(project_).list()) parts.push_back(c.label);
    if (parts.empty()) return themes(1);
    return fmt::format("{}: {}; {}. 'thema cmo table' has them with evidence.",
                       counted(parts.size(), "configuration"), join(parts, ", "),
                       counted(about_.evidence, "piece of evidence", "pieces of evidence"));
  }

  std::string processing() const {
    std::map<std::string, std::size_t> formats;
    for (const model::Source& s : corpus_.sources) ++formats[s.format];
    std::vector<std::string> parts;
    for (const auto& [format, n] : formats) parts.push_back(fmt::format("{} {}", n, format));
    if (parts.empty()) return {};
    std::size_t corrected = 0;
    for (const model::Source& s : corpus_.sources) corrected += s.version_number > 1 ? 1 : 0;
    return fmt::format("Texts imported: {}; {} corrected since, with all versions kept{}.",
                       join(parts, ", "), corrected,
                       project_.names() != nullptr ? "; names are printed as pseudonyms" : "");
  }

  std::string trustworthiness() const {
    std::string out =
        fmt::format("Every change is recorded with coder and reason ('thema log'); {}.",
                    counted(about_.memos, "memo"));
    if (double_coded_ > 0) {
      out += fmt::format(" {} coded by more than one coder ('thema agree').",
                         counted(double_coded_, "source"));
    }
    return out;
  }

  std::string analysis() const { return join_sentences({coders(), tree(), derivation()}); }
  std::string all_themes() const { return join_sentences({themes(1), themes(2)}); }

 private:
  static std::string join_sentences(const std::vector<std::string>& sentences) {
    std::string out;
    for (const std::string& s : sentences) out += (out.empty() || s.empty() ? "" : " ") + s;
    return out;
  }

  void read_sources() {
    for (const model::Source& s : corpus_.sources) {
      std::int64_t first = -1, last = -1;
      for (const model::Turn& t : model::load_turns(project_, s)) {
        if (t.start_ms >= 0 && first < 0) first = t.start_ms;
        last = std::max({last, t.start_ms, t.end_ms});
      }
      if (first >= 0 && last > first) timed_.push_back(last - first);
    }
  }

  void read_codings() {
    CodingWalk walk(project_, corpus_, {});
    std::map<RowId, std::set<std::uint32_t>> codes;  // by source, as imported
    walk.each([&](const CodingWalk::Visit& visit) {
      std::set<std::uint32_t> here;
      for (const analysis::Selected& s : visit.selected) {
        ++coders_[s.coding->coder];
        here.insert(s.coding->coder);
        codes[corpus_.sources[visit.source].id].insert(s.coding->code);
        if (!s.coding->exemplar) continue;
        ++exemplars_;
        exemplar_cases_.insert(s.cases.begin(), s.cases.end());
      }
      double_coded_ += here.size() > 1 ? 1 : 0;
    });
    std::set<std::uint32_t> seen;
    for (const auto& [source, there] : codes) {
      ++coded_sources_;
      const std::size_t before = seen.size();
      seen.insert(there.begin(), there.end());
      if (seen.size() > before) last_new_ = coded_sources_;
    }
    seen_codes_ = seen.size();
  }

  model::Project& project_;
  model::Corpus corpus_;
  model::Overview about_;
  std::vector<std::int64_t> timed_;  ///< how long, of sources with times
  std::map<std::uint32_t, std::size_t> coders_;
  std::set<std::uint32_t> exemplar_cases_;
  std::size_t exemplars_ = 0, double_coded_ = 0, seen_codes_ = 0, last_new_ = 0;
  std::size_t coded_sources_ = 0;
};

using Say = std::function<std::string(const Facts&)>;
struct Item {
  std::string_view number;
  Say say;
};

std::vector<Item> items_of(std::string_view checklist) {
  if (checklist == "coreq") {
    return {{"12", &Facts::sample_size},
            {"16", &Facts::participants},
            {"18", &Facts::repeated},
            {"21", &Facts::duration},
            {"22", &Facts::saturation},
            {"24", &Facts::coders},
            {"25", &Facts::tree},
            {"26", &Facts::derivation},
            {"27", &Facts::software},
            {"29", &Facts::quotations},
            {"31", [](const Facts& f) { return f.themes(1); }},
            {"32", [](const Facts& f) { return f.themes(2); }}};
  }
  if (checklist == "srqr") {
    return {{"12", &Facts::sample_size}, {"13", &Facts::processing},
            {"14", &Facts::analysis},    {"15", &Facts::trustworthiness},
            {"16", &Facts::all_themes},  {"17", &Facts::quotations}};
  }
  if (checklist == "rameses2") {
    return {{"4", &Facts::theories},
            {"12", &Facts::sample_size},
            {"13", &Facts::analysis},
            {"14", &Facts::participants},
            {"15", &Facts::configurations}};
  }
  if (checklist == "entreq") {
    return {{"15", &Facts::software},   {"16", &Facts::coders},     {"17", &Facts::tree},
            {"19", &Facts::derivation}, {"20", &Facts::quotations}, {"21", &Facts::all_themes}};
  }
  return {};
}

}  // namespace

std::vector<model::DraftedNote> drafted_notes(const model::ChecklistKind& kind,
                                              model::Project& project) {
  const std::vector<Item> items = items_of(kind.name);
  std::vector<model::DraftedNote> notes;
  if (items.empty()) return notes;
  const Facts facts(project);
  for (const Item& item : items) {
    std::string note = item.say(facts);
    if (!note.empty()) notes.push_back({item.number, std::move(note)});
  }
  return notes;
}

}  // namespace thema::cli
