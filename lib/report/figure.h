#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "report/report.h"

namespace thema::report {

/// Figures are data, as tables are: what is drawn, not how. A report hands one to
/// `Renderer::figure`; `svg` and `html` draw it, `text` and `md` set it in characters, `latex`
/// names it; formats for programs leave it out, since its table has the numbers.
///
/// All texts are valid UTF-8 of any content: they are escaped, put on one line and, where too long
/// for their place, cut with "…" (an SVG then holds the whole text as a tooltip). A missing value
/// is drawn as missing, never as 0. What does not fit together (a row of another length than
/// `columns`) is a mistake of the program: std::logic_error.

/// What every figure has.
struct FigureText {
  std::string title;        ///< the caption; also read out by screen readers
  std::string description;  ///< one or two sentences on what there is to see; empty: made from the
                            ///< numbers
  std::vector<std::string> notes;  ///< printed below
};

/// Values of two kinds of things that meet, as shades with the numbers on them.
struct HeatMap {
  FigureText text;
  std::string measure;         ///< what a number counts: "extracts"
  std::string row_heading;     ///< what rows are: "Code"; may be empty
  std::string column_heading;  ///< what columns are: "Source"; may be empty
  std::vector<std::string> rows, columns;
  std::vector<std::vector<std::optional<double>>> values;  ///< REQUIRES: values[row][column]
  /// The value of the darkest shade; nothing: the largest there is. The lightest is 0, or the
  /// smallest value where one is below 0.
  std::optional<double> darkest;
};

/// Numbers along the positions of a chart.
struct Series {
  std::string name;
  std::vector<std::optional<double>> values;  ///< REQUIRES: one a position
  bool columns = false;  ///< of a line chart: drawn as columns behind the lines
};

/// Lines (or columns) over ordered positions: a saturation curve.
struct LineChart {
  /// A dashed line at a value: "5% of the base".
  struct Threshold {
    double value = 0;
    std::string label;
  };
  /// A dashed upright line at a position: "near saturation".
  struct Mark {
    std::size_t position = 0;  ///< REQUIRES: below positions.size()
    std::string label;
  };
  FigureText text;
  std::string position_heading, value_heading;  ///< names of the axes
  std::vector<std::string> positions;           ///< "P02", "P07", ... in order
  std::vector<Series> series;
  std::vector<Threshold> thresholds;
  std::vector<Mark> marks;
};

/// Bars from left to right, one group of them a position.
struct BarChart {
  FigureText text;
  std::string position_heading, value_heading;
  std::vector<std::string> positions;
  std::vector<Series> series;
};

/// What flows from box to box: records through the screening of a review. Boxes stand in a grid.
struct FlowChart {
  struct Box {
    std::size_t row = 0, column = 0;  ///< no two boxes share a place
    std::vector<std::string> lines;   ///< the first is what the box is
  };
  /// An arrow: to the side in one row, down in one column, else down and then to the side.
  struct Arrow {
    std::size_t from = 0, to = 0;  ///< REQUIRES: below boxes.size()
  };
  FigureText text;
  std::vector<std::string> rows;     ///< what stands left of each row; may be empty texts
  std::vector<std::string> columns;  ///< headings; may be empty texts
  std::vector<Box> boxes;            ///< in the order in which they are read
  std::vector<Arrow> arrows;
};

/// The same as a graph for Graphviz.
std::string flow_chart_dot(const FlowChart& chart);

/// What leads to what: rows of boxes that are read from left to right, rows in frames, and links
/// from row to row.
struct PathDiagram {
  enum class Shape { rectangle, rounded, pill, doubled, cut, barred };
  struct Kind {
    std::string letters, name;  ///< "MR", "Mechanism: resource"
    Shape shape = Shape::rectangle;
  };
  struct Frame {
    std::string heading, words;  ///< "T1" and its statement; may be empty
  };
  struct Row {
    std::size_t frame = 0;                 ///< never falls from row to row
    std::string heading;                   ///< "CMOC1 Trust in the advice"
    std::string small;                     ///< beside or below it
    std::vector<std::string> elsewhere{};  ///< links to what is not in this figure
  };
  struct Box {
    std::size_t row = 0, column = 0, kind = 0;
    std::string mark, words;            ///< "C1" and what it says
    std::string small{};                ///< below the words
    bool against = false;               ///< it stands in the way of what follows
    std::optional<std::size_t> same{};  ///< an earlier box that is this one
  };
  enum class Head { arrow, both, bar };
  struct LinkKind {
    std::string name;
    Head head = Head::arrow;
  };
  struct Link {
    std::size_t kind = 0;
    std::size_t from = 0, to = 0;                     ///< rows
    std::optional<std::size_t> from_box{}, to_box{};  ///< boxes of them, where these are meant
    std::string label;                                ///< "ripple, feedback"
  };
  FigureText text;
  std::vector<std::string> columns;  ///< headings, from left to right
  std::vector<Kind> kinds;
  std::vector<Frame> frames;
  std::vector<Row> rows;
  std::vector<Box> boxes;  ///< by row
  std::vector<LinkKind> link_kinds;
  std::vector<Link> links;
};

/// A heat map of a table whose first column names the rows, of its other columns those of numbers;
/// `measure` is what they count. Caption and notes are those of the table.
HeatMap heat_map_of(const Table& table, const std::vector<Row>& rows, std::string measure);

using Figure = std::variant<HeatMap, LineChart, BarChart, FlowChart, PathDiagram>;

const FigureText& text_of(const Figure& figure);
FigureText& text_of(Figure& figure);

/// Throws std::logic_error, as a mistake of the program, when the parts do not fit together.
void check_figure(const Figure& figure);

/// The description given, or else one made from the numbers.
std::string description_of(const Figure& figure);

/// A complete `<svg>` element with a viewBox, a white ground, a title and a description; ends in a
/// line end. The same figure gives the same bytes everywhere: no font is measured. `number` tells
/// the figures of one page apart.
std::string figure_svg(const Figure& figure, std::size_t number = 1);

/// The figure in characters, as lines of at most `width` terminal columns (0: of any length; a
/// heat map of many columns is broken into blocks). Title and notes are not in it.
std::string figure_text(const Figure& figure, std::size_t width = 0);

}  // namespace thema::report
