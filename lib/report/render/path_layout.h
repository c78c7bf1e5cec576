#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/figure.h"

namespace thema::report {

// Where the parts of a PathDiagram stand, in units of the viewBox.

inline constexpr double kPathSize = 12, kPathLine = 15, kPathSmall = 10.5, kPathSmallLine = 13;
inline constexpr double kPathPad = 10;  ///< from the side of a box to its words

/// Light grounds for dark ink, told apart by all kinds of colour vision; shape and letters say the
/// same without colour.
struct PathTint {
  std::string_view fill, edge;
};
/// Of the `kind`-th kind of box.
PathTint path_tint(std::size_t kind);

struct PlacedBox {
  std::size_t box = 0;  ///< of PathDiagram::boxes
  double x = 0, y = 0, wide = 0, high = 0;
  std::vector<std::string> mark, words, small;  ///< lines
  bool again = false;                           ///< it is drawn elsewhere, too
  bool cut = false;                             ///< words are longer than what is shown
};

struct PlacedRow {
  double top = 0, high = 0;  ///< of its boxes
  std::vector<std::string> heading, small, elsewhere;
  /// By column, from above: indices into PathLayout::boxes.
  std::vector<std::vector<std::size_t>> stacks;
  double middle() const { return top + high / 2; }
};

struct PlacedFrame {
  double top = 0, bottom = 0;
  std::vector<std::string> heading, words;
};

struct PlacedLink {
  std::vector<std::pair<double, double>> path;  ///< from its beginning to its end
  double label_x = 0, label_y = 0;
};

struct PathLayout {
  double width = 0, bottom = 0;
  double frame_left = 0, frame_right = 0, head_x = 0, box_wide = 0;
  std::vector<double> columns;  ///< left sides
  std::vector<std::vector<std::string>> column_heads;
  std::vector<PlacedFrame> frames;
  std::vector<PlacedRow> rows;
  std::vector<PlacedBox> boxes;
  std::vector<PlacedLink> links;
};

/// Lines of `text` that are at most about `length` long; words that are too long are broken, too.
/// The last of at most `most` lines ends in "…" where text is left over; `cut` is set then.
std::vector<std::string> path_lines(std::string_view text, double size, double length,
                                    std::size_t most, bool* cut = nullptr);

/// Rows stand below one another from `top` down. A box that is the same as one in the row above is
/// one tall box with it when both stand alone in their column. Links leave to the right (those of
/// whole rows to the left), run beside the rows and come in above the row that they lead to.
PathLayout place_paths(const PathDiagram& diagram, double top);

}  // namespace thema::report
