#include "analysis/characteristics.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/strings.h"

namespace thema::analysis {

namespace {

using Kind = CharacteristicLine::Kind;
using model::AttributeType;

bool is_number(AttributeType type) {
  return type == AttributeType::integer || type == AttributeType::number;
}

/// One attribute over one group of cases, counted in one pass.
class Counter {
 public:
  Counter(const model::Corpus& corpus, std::size_t attribute, const CountedCases& of) {
    all_.of = of.n();
    const AttributeType type = corpus.attributes[attribute].type;
    double sum = 0;
    for (std::size_t i = 0; i < corpus.cases.size(); ++i) {
      if (!of.all()[i]) continue;
      const std::string* v = corpus.value(attribute, corpus.cases[i].id);
      if (v == nullptr) {
        ++missing_;
      } else if (*v == model::kNotReported) {
        ++not_reported_;
      } else if (is_number(type)) {
        add_number(parse_number(*v).value_or(0), sum);
      } else if (type == AttributeType::date) {
        add_date(*v);
      } else {
        ++times_[*v];
      }
    }
    if (all_.min) all_.mean = sum / static_cast<double>(all_.n);
  }

  Characteristic count(Kind kind, const std::string& value) const {
    if (kind == Kind::mean || kind == Kind::dates) return all_;
    Characteristic c;
    c.of = all_.of;
    if (kind == Kind::not_reported) c.n = not_reported_;
    if (kind == Kind::missing) c.n = missing_;
    const auto times = times_.find(value);
    if (kind == Kind::value && times != times_.end()) c.n = times->second;
    return c;
  }

 private:
  void add_number(double x, double& sum) {
    ++all_.n;
    sum += x;
    all_.min = std::min(all_.min.value_or(x), x);
    all_.max = std::max(all_.max.value_or(x), x);
  }
  void add_date(const std::string& date) {
    ++all_.n;
    if (all_.first.empty() || date < all_.first) all_.first = date;
    if (all_.last.empty() || date > all_.last) all_.last = date;
  }

  Characteristic all_;  ///< numbers and dates
  std::size_t not_reported_ = 0, missing_ = 0;
  std::unordered_map<std::string, std::size_t> times_;  ///< of other values
};

std::string plain(double x) { return fmt::format("{}", x); }

}  // namespace

std::vector<CharacteristicLine> characteristics(const model::Corpus& corpus,
                                                const CountedCases& counted,
                                                const std::vector<CaseGroup>& groups,
                                                const std::vector<std::size_t>& attributes) {
  std::vector<CharacteristicLine> lines;
  for (const std::size_t a : attributes) {
    const Counter all(corpus, a, counted);
    std::vector<Counter> of_groups;
    for (const CaseGroup& g : groups) of_groups.emplace_back(corpus, a, g.of);
    const auto line = [&](Kind kind, const std::string& value) {
      CharacteristicLine l;
      l.kind = kind;
      l.attribute = a;
      l.value = value;
      l.total = all.count(kind, value);
      if (l.total.n == 0 && kind != Kind::value) return;
      for (const Counter& g : of_groups) l.groups.push_back(g.count(kind, value));
      lines.push_back(std::move(l));
    };
    const AttributeType type = corpus.attributes[a].type;
    if (is_number(type)) {
      line(Kind::mean, {});
    } else if (type == AttributeType::date) {
      line(Kind::dates, {});
    } else {
      std::vector<std::string> values;
      for (const auto& level : corpus.attributes[a].levels) values.push_back(level.value);
      for (std::size_t i = 0; i < corpus.cases.size(); ++i) {
        const std::string* v = corpus.value(a, corpus.cases[i].id);
        if (counted.all()[i] && v != nullptr) values.push_back(*v);
      }
      std::erase(values, std::string(model::kNotReported));
      for (const std::string& v : ordered_values(corpus, a, std::move(values)))
        line(Kind::value, v);
    }
    line(Kind::not_reported, {});
    line(Kind::missing, {});
  }
  return lines;
}

std::string n_percent(std::size_t n, std::size_t of) {
  if (of == 0) return "0";
  return fmt::format("{} ({}%)", n, (200 * n + of) / (2 * of));
}

std::string mean_range(const Characteristic& c) {
  if (!c.mean) return {};
  const double tenths = std::round(*c.mean * 10) + 0.0;  // half away from zero; no -0
  const bool below_zero = *c.min < 0;
  return fmt::format("{:.1f} ({}{}{})", tenths / 10, plain(*c.min), below_zero ? " to " : "–",
                     plain(*c.max));
}

}  // namespace thema::analysis
