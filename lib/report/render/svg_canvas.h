#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/figure.h"

namespace thema::report {

// Lengths are units of the viewBox, of which a screen shows one a pixel.

/// Appends a length with at most two decimals.
void append_length(std::string& out, double length);
/// Appends text on one line as XML holds it, also in an attribute: what XML cannot hold is shown as
/// the formats for people do.
void append_svg_text(std::string& out, std::string_view text);

/// About how long a text becomes in a common sans-serif face; errs on the long side.
double length_of(std::string_view text, double size);
/// `text` on one line, cut with "…" to about `length`.
std::string cut_to(std::string_view text, double size, double length);
/// Several of them, told apart (see short_labels).
std::vector<std::string> labels_to(const std::vector<std::string>& whole, double size,
                                   double length);
/// The same, broken into lines between words; the last of at most `lines` lines is cut.
std::vector<std::string> broken_to(std::string_view text, double size, double length,
                                   std::size_t lines);

// Ink on white paper; colours that remain apart for all kinds of colour vision and in grey.
inline constexpr std::string_view kInk = "#1c1c1e", kDim = "#55585e", kRule = "#d3d6da";

/// The colour of the `index`-th series (after Okabe and Ito), and the dashes that tell it from the
/// others without colour; "" is a whole line.
std::string_view series_colour(std::size_t index);
std::string_view series_dashes(std::size_t index);
/// A shade from white (0) to dark blue (1): "#dbe7f4".
std::string shade(double share);
/// White or black, whatever is legible on that shade.
std::string_view ink_on_shade(double share);

struct TextStyle {
  enum class Anchor { start, middle, end };
  Anchor anchor = Anchor::start;
  double size = 12;
  bool bold = false;
  std::string_view fill = kInk;
  double turned = 0;              ///< degrees clockwise about the anchor
  std::string_view tooltip = {};  ///< whole text where `text` is cut; empty: none
};

struct Stroke {
  std::string_view colour = kInk;
  double width = 1;
  std::string_view dashes = {};
};

/// What is drawn so far, as elements of an SVG.
class SvgCanvas {
 public:
  void rectangle(double x, double y, double wide, double high, std::string_view fill,
                 std::string_view stroke = {});
  void line(double x1, double y1, double x2, double y2, const Stroke& stroke);
  void text(double x, double y, std::string_view text, const TextStyle& style);
  /// A text that is cut to `length`, with its whole as a tooltip then.
  /// What `short_labels` made of `whole`, which is the tooltip where they differ.
  void label(double x, double y, std::string_view shown, std::string_view whole, TextStyle style);
  void cut_text(double x, double y, std::string_view text, double length, TextStyle style);
  /// Appends an element that the caller has written.
  std::string& raw() { return body_; }

  /// Space used from the top; drawing goes on below.
  double bottom = 0;
  /// Width of the picture.
  double width = 0;

 private:
  std::string body_;
};

/// Draws a figure without its title and notes, from `canvas.bottom` down.
void draw(SvgCanvas& canvas, const HeatMap& map);
void draw(SvgCanvas& canvas, const LineChart& chart);
void draw(SvgCanvas& canvas, const BarChart& chart);
void draw(SvgCanvas& canvas, const FlowChart& chart);
void draw(SvgCanvas& canvas, const PathDiagram& diagram);

/// A small picture of a series with its name, one after the other; nothing for a single series
/// without a name. Moves `canvas.bottom` down.
void draw_legend(SvgCanvas& canvas, const std::vector<Series>& series, double x, double width);
/// A mark of the `index`-th series: a shape of its own, about (x, y).
void draw_marker(SvgCanvas& canvas, std::size_t index, double x, double y);

}  // namespace thema::report
