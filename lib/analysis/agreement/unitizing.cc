#include "analysis/agreement/unitizing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace thema::analysis {

namespace {

using Stretch = Unitised::Stretch;

/// Square matrix of lengths; the last row and column are the gaps.
struct Matrix {
  std::size_t q = 0;
  std::vector<double> cells;

  explicit Matrix(std::size_t size) : q(size), cells(size * size, 0) {}
  double& at(std::size_t c, std::size_t k) { return cells[c * q + k]; }
  double at(std::size_t c, std::size_t k) const { return cells[c * q + k]; }
  double row(std::size_t c) const {
    double sum = 0;
    for (std::size_t k = 0; k < q; ++k) sum += at(c, k);
    return sum;
  }
};

/// A piece of the continuum in which no coder's stretch begins or ends: what each has there.
/// `visit(length, stretch of each coder, or -1)`.
template <typename Visit>
void each_piece(const Unitised& data, const Visit& visit) {
  std::vector<double> borders{data.begin, data.begin + data.length};
  for (const auto& marked : data.marked) {
    for (const Stretch& s : marked) {
      borders.push_back(s.begin);
      borders.push_back(s.end);
    }
  }
  std::sort(borders.begin(), borders.end());
  borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  std::vector<std::size_t> next(data.marked.size(), 0);
  std::vector<std::ptrdiff_t> here(data.marked.size(), -1);
  for (std::size_t b = 0; b + 1 < borders.size(); ++b) {
    for (std::size_t i = 0; i < data.marked.size(); ++i) {
      const auto& marked = data.marked[i];
      while (next[i] < marked.size() && marked[next[i]].end <= borders[b]) ++next[i];
      const bool in = next[i] < marked.size() && marked[next[i]].begin <= borders[b];
      here[i] = in ? static_cast<std::ptrdiff_t>(next[i]) : -1;
    }
    visit(borders[b + 1] - borders[b], here);
  }
}

/// Lengths that pairs of coders gave to pairs of values, and the squares that correct chance.
struct Lengths {
  Matrix l;                     ///< with gaps
  std::vector<double> squares;  ///< Z_c: squared lengths of a value's stretches; of gaps lengths
  std::vector<double> meeting;  ///< Y_c: squared lengths of stretches where others marked, too
};

Lengths lengths_of(const Unitised& data) {
  const std::size_t gap = data.categories.size(), m = data.marked.size();
  Lengths out{Matrix(gap + 1), std::vector<double>(gap + 1, 0), std::vector<double>(gap, 0)};
  const double pairs = static_cast<double>(m - 1);
  // meets[i][g * m + j]: how much of coder i's stretch g lies in stretches of coder j.
  std::vector<std::vector<double>> meets(m);
  for (std::size_t i = 0; i < m; ++i) meets[i].assign(data.marked[i].size() * m, 0);
  each_piece(data, [&](double length, const std::vector<std::ptrdiff_t>& here) {
    const auto value = [&](std::size_t i) {
      return here[i] < 0 ? gap : data.marked[i][static_cast<std::size_t>(here[i])].category;
    };
    for (std::size_t i = 0; i < m; ++i) {
      if (here[i] < 0) out.squares[gap] += length;
      for (std::size_t j = 0; j < m; ++j) {
        if (i == j) continue;
        out.l.at(value(i), value(j)) += length / pairs;
        if (here[i] >= 0 && here[j] >= 0) {
          meets[i][static_cast<std::size_t>(here[i]) * m + j] += length;
        }
      }
    }
  });
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t g = 0; g < data.marked[i].size(); ++g) {
      const Stretch& s = data.marked[i][g];
      out.squares[s.category] += (s.end - s.begin) * (s.end - s.begin);
      for (std::size_t j = 0; j < m; ++j) {
        const double met = meets[i][g * m + j];
        out.meeting[s.category] += met * met / pairs;
      }
    }
  }
  return out;
}

/// 1 - Do / De, where values have lengths `rows` and `alike` of all lies in one value with itself:
/// De = t sum rows (t - rows) / (t^2 - squares). In one quotient, so that whole lengths give 0 for
/// 0.
std::optional<double> alpha_of(const std::vector<double>& rows, double squares, double alike) {
  const double total = std::accumulate(rows.begin(), rows.end(), 0.0);
  double varied = 0;
  for (const double row : rows) varied += row * (total - row);
  if (varied <= kNothing * total * total) return std::nullopt;
  return 1 - (total - alike) * (total * total - squares) / (total * varied);
}

Measured alpha_u(const Lengths& lengths, double total) {
  double squares = 0, alike = 0;
  std::vector<double> rows;
  for (std::size_t c = 0; c < lengths.l.q; ++c) {
    rows.push_back(lengths.l.row(c));
    squares += lengths.squares[c];
    alike += lengths.l.at(c, c);
  }
  const auto alpha = alpha_of(rows, squares, alike);
  return alpha ? Measured::of(*alpha, total) : Measured::undefined("nothing varies", total);
}

Measured alpha_bar_u(const Lengths& lengths, double total) {
  const std::size_t gap = lengths.l.q - 1;
  double squares = 0;
  for (const double z : lengths.squares) squares += z;
  const double gaps = lengths.l.row(gap);
  const double chance = total * total - squares;
  const double expected = chance <= kNothing ? 0 : total * gaps * (total - gaps) / chance;
  if (expected <= kNothing) {
    return Measured::undefined(gaps > 0 ? "nothing is marked" : "everything is marked", total);
  }
  return Measured::of(1 - (gaps - lengths.l.at(gap, gap)) / expected, total);
}

void alphas_of_meetings(const Lengths& lengths, UnitisedAlphas& out) {
  const std::size_t q = lengths.l.q - 1;
  std::vector<double> rows(q, 0);
  double total = 0, squares = 0, alike = 0;
  for (std::size_t c = 0; c < q; ++c) {
    for (std::size_t k = 0; k < q; ++k) rows[c] += lengths.l.at(c, k);
    total += rows[c];
    squares += lengths.meeting[c];
    alike += lengths.l.at(c, c);
  }
  out.ku.assign(q, Measured::undefined("no other coder marked anything there"));
  out.ku_coverage.assign(q, 0);
  out.cu = Measured::undefined("no stretches of two coders meet");
  if (total <= 0) return;
  double whole = 0;
  for (std::size_t c = 0; c <= q; ++c) whole += lengths.l.row(c);
  out.cu_coverage = total / whole;
  // A character or two where of many coders two meet: what is left by chance is nothing or less.
  const bool few = total * total - squares <= kNothing * total * total;
  const Measured one = Measured::undefined(
      few ? "stretches of two coders hardly meet" : "one category where stretches meet", total);
  const auto cu = alpha_of(rows, squares, alike);
  out.cu = cu && !few ? Measured::of(*cu, total) : one;
  for (std::size_t k = 0; k < q; ++k) {
    if (rows[k] <= 0) continue;
    out.ku_coverage[k] = rows[k] / lengths.l.row(k);
    out.ku[k] = one;
    out.ku[k].n = rows[k];
    const double others = rows[k] * (total - rows[k]);
    if (few || others <= kNothing * total * total) continue;
    const double all = rows[k] * total - lengths.meeting[k];
    out.ku[k] =
        Measured::of(1 - all * (rows[k] - lengths.l.at(k, k)) / (rows[k] * others), rows[k]);
  }
}

}  // namespace

Unitised Unitised::of(const std::vector<std::size_t>& some) const {
  Unitised out{begin, length, {}, categories, {}};
  for (const std::size_t c : some) {
    out.coders.push_back(coders[c]);
    out.marked.push_back(marked[c]);
  }
  return out;
}

Unitised Unitised::of_category(std::size_t category) const {
  Unitised out{begin, length, coders, {categories[category]}, {}};
  for (const auto& list : marked) {
    auto& mine = out.marked.emplace_back();
    for (const Stretch& s : list) {
      if (s.category != category) continue;
      if (!mine.empty() && s.begin < mine.back().end) {
        mine.back().end = std::max(mine.back().end, s.end);
      } else {
        mine.push_back({s.begin, s.end, 0});
      }
    }
  }
  return out;
}

bool Unitised::overlaps() const {
  for (const auto& list : marked) {
    for (std::size_t i = 1; i < list.size(); ++i) {
      if (list[i].begin < list[i - 1].end) return true;
    }
  }
  return false;
}

UnitisedAlphas unitised_alphas(const Unitised& data) {
  UnitisedAlphas out;
  if (data.marked.size() < 2) {
    const Measured none = Measured::undefined("two coders are needed");
    out.u = out.bar_u = out.cu = none;
    out.ku.assign(data.categories.size(), none);
    out.ku_coverage.assign(data.categories.size(), 0);
    return out;
  }
  const Lengths lengths = lengths_of(data);
  const double total = static_cast<double>(data.marked.size()) * data.length;
  out.u = alpha_u(lengths, total);
  out.bar_u = alpha_bar_u(lengths, total);
  alphas_of_meetings(lengths, out);
  return out;
}

}  // namespace thema::analysis
