#include "pseudonym_figure.h"

#include <string>
#include <variant>
#include <vector>

namespace thema::cli {

namespace {

class Replacing {
 public:
  explicit Replacing(const text::NameReplacer& names) : names_(names) {}

  void operator()(report::HeatMap& map) const {
    one(map.row_heading);
    one(map.column_heading);
    one(map.measure);
    all(map.rows);
    all(map.columns);
  }
  void operator()(report::LineChart& chart) const {
    axes(chart);
    for (auto& threshold : chart.thresholds) one(threshold.label);
    for (auto& mark : chart.marks) one(mark.label);
  }
  void operator()(report::BarChart& chart) const { axes(chart); }
  void operator()(report::FlowChart& chart) const {
    all(chart.rows);
    all(chart.columns);
    for (auto& box : chart.boxes) all(box.lines);
  }
  void operator()(report::PathDiagram& diagram) const {
    for (auto& frame : diagram.frames) {
      one(frame.heading);
      one(frame.words);
    }
    for (auto& row : diagram.rows) {
      one(row.heading);
      one(row.small);
      all(row.elsewhere);
    }
    for (auto& box : diagram.boxes) {
      one(box.words);
      one(box.small);
    }
    for (auto& link : diagram.links) one(link.label);
  }
  void operator()(report::FigureText& text) const {
    one(text.title);
    one(text.description);
    all(text.notes);
  }

 private:
  void one(std::string& text) const {
    if (!text.empty()) text = names_.replaced(text);
  }
  void all(std::vector<std::string>& texts) const {
    for (std::string& text : texts) one(text);
  }
  template <typename Chart>
  void axes(Chart& chart) const {
    one(chart.position_heading);
    one(chart.value_heading);
    all(chart.positions);
    for (report::Series& series : chart.series) one(series.name);
  }
  const text::NameReplacer& names_;
};

}  // namespace

report::Figure with_names(report::Figure figure, const text::NameReplacer& names) {
  const Replacing replacing(names);
  replacing(report::text_of(figure));
  std::visit(replacing, figure);
  return figure;
}

}  // namespace thema::cli
