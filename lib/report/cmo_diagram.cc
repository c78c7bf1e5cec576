#include "report/cmo_diagram.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/strings.h"
#include "model/cmo_words.h"
#include "report/cmo_stages.h"

namespace thema::report {
namespace {

constexpr std::size_t kMechanism = 6;                       // of model::element_roles()
constexpr std::size_t kMostLinks = 60, kMostElsewhere = 8;  // of a figure, of a row

using Shape = PathDiagram::Shape;
using Head = PathDiagram::Head;

std::vector<PathDiagram::Kind> kinds() {
  constexpr std::array<std::pair<std::string_view, Shape>, 8> kNames{
      {{"Strategy", Shape::cut},
       {"Intervention", Shape::cut},
       {"Context", Shape::rectangle},
       {"Actor", Shape::barred},
       {"Mechanism: resource", Shape::rounded},
       {"Mechanism: reasoning", Shape::pill},
       {"Mechanism", Shape::pill},
       {"Outcome", Shape::doubled}}};
  std::vector<PathDiagram::Kind> all;
  const auto& roles = model::element_roles();
  for (std::size_t i = 0; i < roles.size(); ++i) {
    all.push_back({std::string(model::role_letters(roles[i])), std::string(kNames[i].first),
                   kNames[i].second});
  }
  return all;
}

std::size_t index_of(const std::vector<std::string>& words, std::string_view word) {
  return static_cast<std::size_t>(std::find(words.begin(), words.end(), word) - words.begin());
}

/// "Context" and the like: the roles that stand in a column.
std::string column_name(const std::set<std::size_t>& roles,
                        const std::vector<PathDiagram::Kind>& kinds) {
  if (roles.contains(kMechanism)) return kinds[kMechanism].name;
  std::string name;
  for (const std::size_t role : roles) {
    std::string one = kinds[role].name;
    if (!name.empty()) one = ", " + ascii_lower(one);
    name += one;
  }
  return name;
}

using Chosen = std::vector<std::size_t>;  // of CmoDiagramInput::configurations

/// What one figure shows: configurations by theory.
struct Part {
  struct Frame {
    std::size_t theory = 0;  ///< theories.size(): without one
    Chosen configurations;
  };
  std::vector<Frame> frames;
  std::size_t rows = 0;
};

class PathFigure {
 public:
  PathFigure(const CmoDiagramInput& input, const Part& part, bool alone)
      : in_(input), part_(part), alone_(alone) {}

  PathDiagram run() {
    d_.kinds = kinds();
    for (const std::string& kind : model::link_kinds()) {
      d_.link_kinds.push_back({kind, kind == "inhibits"   ? Head::bar
                                     : kind == "rival-of" ? Head::both
                                                          : Head::arrow});
    }
    make_columns();
    for (const Part::Frame& frame : part_.frames) {
      d_.frames.push_back(heading_of(frame.theory));
      for (const std::size_t c : frame.configurations) add_row(in_.configurations[c], frame.theory);
    }
    for (const model::CmoLink& link : in_.links) add_link(link);
    for (auto& row : d_.rows) {
      if (row.elsewhere.size() <= kMostElsewhere) continue;
      const std::size_t more = row.elsewhere.size() - kMostElsewhere + 1;
      row.elsewhere.resize(kMostElsewhere - 1);
      row.elsewhere.push_back("and " + std::to_string(more) + " more links");
    }
    if (counted_) {
      d_.text.notes.push_back(
          "S/R/C/N: pieces of evidence that support, refine, challenge, and negative cases.");
    }
    return std::move(d_);
  }

 private:
  PathDiagram::Frame heading_of(std::size_t theory) const {
    if (alone_) return {};
    if (theory < in_.theories.size()) {
      const model::Theory& t = in_.theories[theory];
      return {t.label, t.statement};
    }
    const bool only = part_.frames.size() == 1;
    return {only ? std::string() : std::string("Without a theory"), {}};
  }

  void make_columns() {
    std::array<std::set<std::size_t>, kCmoStages> used;
    for (const Part::Frame& frame : part_.frames) {
      for (const std::size_t c : frame.configurations) {
        for (const model::CmoElement& e : in_.configurations[c].version.elements) {
          used[cmo_stage(e.role)].insert(index_of(model::element_roles(), e.role));
        }
      }
    }
    for (std::size_t stage = 0; stage < kCmoStages; ++stage) {
      column_[stage] = d_.columns.size();
      if (!used[stage].empty()) d_.columns.push_back(column_name(used[stage], d_.kinds));
    }
  }

  void add_row(const model::Configuration& c, std::size_t theory) {
    const std::size_t row = d_.rows.size();
    row_of_.emplace(c.id, row);
    PathDiagram::Row r;
    r.frame = d_.frames.size() - 1;
    r.heading = c.label;
    if (!alone_ && !c.title.empty()) r.heading += " " + c.title;
    r.small = c.state;
    if (c.activation != "unclear") r.small += ", " + c.activation;
    if (!c.valence.empty()) r.small += ", " + c.valence;
    for (const std::string& t : c.theories) {
      if (alone_) r.small += ", " + t;
      const bool here = theory < in_.theories.size() && in_.theories[theory].label == t;
      if (!alone_ && !here) r.small += ", also " + t;
    }
    if (const auto counts = in_.counts.find(c.id); counts != in_.counts.end()) {
      r.small += "\nS/R/C/N\u00a0" + counts->second.text();
      counted_ = true;
    }
    d_.rows.push_back(std::move(r));
    add_boxes(c, row);
  }

  void add_boxes(const model::Configuration& c, std::size_t row) {
    std::vector<const model::CmoElement*> order;
    for (const auto& e : c.version.elements) order.push_back(&e);
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
      return cmo_stage(a->role) < cmo_stage(b->role);
    });
    for (const model::CmoElement* e : order) {
      PathDiagram::Box box;
      box.row = row;
      box.column = column_[cmo_stage(e->role)];
      box.kind = index_of(model::element_roles(), e->role);
      box.mark = e->label;
      box.words = model::with_sign(e->sign, e->statement);
      box.against = works_against(c, *e);
      if (const auto drawn = last_box_.find(e->id); drawn != last_box_.end()) {
        box.same = drawn->second;
      }
      last_box_[e->id] = d_.boxes.size();
      box_of_[{c.id, e->id}] = d_.boxes.size();
      d_.boxes.push_back(std::move(box));
    }
  }

  /// One whose other end is not drawn here is said in words.
  void add_link(const model::CmoLink& link) {
    const auto from = row_of_.find(link.from.cmoc), to = row_of_.find(link.to.cmoc);
    const bool feedback = link.feedback;
    const std::string what = link.kind + (feedback ? " (feedback)" : "");
    if (from != row_of_.end() && to != row_of_.end() && d_.links.size() < kMostLinks) {
      PathDiagram::Link drawn;
      drawn.kind = index_of(model::link_kinds(), link.kind);
      drawn.from = from->second;
      drawn.to = to->second;
      drawn.from_box = box_of(link.from);
      drawn.to_box = box_of(link.to);
      drawn.label =
          what + (link.from.cmoc == link.to.cmoc ? std::string() : " from " + link.from.name());
      d_.links.push_back(std::move(drawn));
      return;
    }
    const bool history = link.kind == "split-from" || link.kind == "merged-into";
    if (history) return;
    if (from != row_of_.end()) {
      d_.rows[from->second].elsewhere.push_back(end_of(link.from) + what + " → " + link.to.name());
    } else if (to != row_of_.end()) {
      d_.rows[to->second].elsewhere.push_back(end_of(link.to) + what + " ← " + link.from.name());
    }
  }

  static std::string end_of(const model::CmoEnd& end) {
    return end.element_label.empty() ? std::string() : end.element_label + ": ";
  }

  std::optional<std::size_t> box_of(const model::CmoEnd& end) const {
    if (end.element == 0 || end.gone) return std::nullopt;
    const auto found = box_of_.find({end.cmoc, end.element});
    return found == box_of_.end() ? std::nullopt : std::optional<std::size_t>(found->second);
  }

  const CmoDiagramInput& in_;
  const Part& part_;
  const bool alone_;  ///< one configuration, named by the title
  bool counted_ = false;
  PathDiagram d_;
  std::array<std::size_t, kCmoStages> column_{};
  std::map<RowId, std::size_t> row_of_, last_box_;
  std::map<std::pair<RowId, RowId>, std::size_t> box_of_;
};

/// The same configurations so that those that share elements follow one another.
Chosen neighbours_together(const CmoDiagramInput& input, const Chosen& chosen) {
  std::map<RowId, Chosen> having;
  for (const std::size_t c : chosen) {
    for (const auto& e : input.configurations[c].version.elements) having[e.id].push_back(c);
  }
  std::set<std::size_t> placed;
  Chosen order;
  for (const std::size_t start : chosen) {
    std::optional<std::size_t> next = start;
    while (next && placed.insert(*next).second) {
      order.push_back(*next);
      std::optional<std::size_t> following;
      for (const auto& e : input.configurations[*next].version.elements) {
        auto& others = having[e.id];
        std::erase_if(others, [&](std::size_t c) { return placed.contains(c); });
        if (!others.empty() && (!following || others.front() < *following)) {
          following = others.front();
        }
      }
      next = following;
    }
  }
  return order;
}

/// Configurations by the first of their theories.
std::vector<Part::Frame> frames_of(const CmoDiagramInput& input) {
  std::map<std::string, std::size_t, std::less<>> theory_of;
  std::vector<Part::Frame> frames(input.theories.size() + 1);
  for (std::size_t t = 0; t < frames.size(); ++t) {
    frames[t].theory = t;
    if (t < input.theories.size()) theory_of.emplace(input.theories[t].label, t);
  }
  for (std::size_t c = 0; c < input.configurations.size(); ++c) {
    std::size_t frame = input.theories.size();
    for (const std::string& label : input.configurations[c].theories) {
      if (const auto t = theory_of.find(label); t != theory_of.end()) {
        frame = std::min(frame, t->second);
      }
    }
    frames[frame].configurations.push_back(c);
  }
  if (frames.back().configurations.empty()) frames.pop_back();
  for (auto& frame : frames) {
    frame.configurations = neighbours_together(input, frame.configurations);
  }
  return frames;
}

std::vector<Part> parts_of(const CmoDiagramInput& input, std::size_t rows) {
  std::vector<Part> parts(1);
  for (Part::Frame& frame : frames_of(input)) {
    const std::size_t n = frame.configurations.size();
    if (rows > 0 && parts.back().rows > 0 && parts.back().rows + n > rows) parts.emplace_back();
    std::size_t at = 0;
    for (; rows > 0 && n - at > rows; at += rows) {
      const auto first = frame.configurations.begin() + static_cast<std::ptrdiff_t>(at);
      parts.back().frames.push_back(
          {frame.theory, Chosen(first, first + static_cast<std::ptrdiff_t>(rows))});
      parts.back().rows = rows;
      parts.emplace_back();
    }
    const auto first = frame.configurations.begin() + static_cast<std::ptrdiff_t>(at);
    parts.back().frames.push_back({frame.theory, Chosen(first, frame.configurations.end())});
    parts.back().rows += n - at;
  }
  return parts;
}

}  // namespace

std::vector<PathDiagram> theory_diagrams(const CmoDiagramInput& input, std::size_t rows) {
  std::vector<PathDiagram> figures;
  const std::vector<Part> parts = parts_of(input, rows);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    figures.push_back(PathFigure(input, parts[i], false).run());
    std::string& title = figures.back().text.title;
    title = "Programme theory";
    if (parts.size() > 1) {
      title += " (" + std::to_string(i + 1) + " of " + std::to_string(parts.size()) + ")";
      std::string_view between = ": ";
      for (const Part::Frame& frame : parts[i].frames) {
        if (frame.theory >= input.theories.size()) continue;
        title.append(between).append(input.theories[frame.theory].label);
        between = ", ";
      }
    }
  }
  return figures;
}

std::vector<PathDiagram> configuration_diagrams(const CmoDiagramInput& input,
                                                std::string_view language) {
  std::vector<PathDiagram> figures;
  for (std::size_t i = 0; i < input.configurations.size(); ++i) {
    const model::Configuration& c = input.configurations[i];
    Part part;
    part.frames.push_back({input.theories.size(), {i}});
    part.rows = 1;
    PathDiagram figure = PathFigure(input, part, true).run();
    figure.text.title = c.label + (c.title.empty() ? "" : " " + c.title);
    if (const std::string sentence = c.sentence(language); !sentence.empty()) {
      figure.text.notes.insert(figure.text.notes.begin(), sentence);
    }
    figures.push_back(std::move(figure));
  }
  return figures;
}

}  // namespace thema::report
