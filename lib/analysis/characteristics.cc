#include "analysis/characteristics.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace thema::analysis {

namespace {

using Kind = CharacteristicLine::Kind;
using model::AttributeType;

double number_of(const std::string& value) { return std::strtod(value.c_str(), nullptr); }

bool is_number(AttributeType type) {
  return type == AttributeType::integer || type == AttributeType::number;
}

/// One attribute over one group of cases.
class Counter {
 public:
  Counter(const model::Corpus& corpus, std::size_t attribute, const CountedCases& of)
      : corpus_(corpus), attribute_(attribute), of_(of) {}

  Characteristic count(Kind kind, const std::string& value) const {
    Characteristic c;
    c.of = of_.n();
    double sum = 0;
    for (std::size_t i = 0; i < corpus_.cases.size(); ++i) {
      if (!of_.all()[i]) continue;
      const std::string* v = corpus_.value(attribute_, corpus_.cases[i].id);
      const bool reported = v != nullptr && *v != model::kNotReported;
      switch (kind) {
        case Kind::value:
          c.n += reported && *v == value ? 1 : 0;
          break;
        case Kind::not_reported:
          c.n += v != nullptr && !reported ? 1 : 0;
          break;
        case Kind::missing:
          c.n += v == nullptr ? 1 : 0;
          break;
        case Kind::mean:
          if (reported) add_number(c, number_of(*v), sum);
          break;
        case Kind::dates:
          if (reported) add_date(c, *v);
          break;
      }
    }
    if (c.min) c.mean = sum / static_cast<double>(c.n);
    return c;
  }

 private:
  static void add_number(Characteristic& c, double x, double& sum) {
    ++c.n;
    sum += x;
    c.min = std::min(c.min.value_or(x), x);
    c.max = std::max(c.max.value_or(x), x);
  }
  static void add_date(Characteristic& c, const std::string& date) {
    ++c.n;
    if (c.first.empty() || date < c.first) c.first = date;
    if (c.last.empty() || date > c.last) c.last = date;
  }

  const model::Corpus& corpus_;
  std::size_t attribute_;
  const CountedCases& of_;
};

std::string plain(double x) { return fmt::format("{}", x); }

}  // namespace

std::vector<CharacteristicLine> characteristics(const model::Corpus& corpus,
                                                const CountedCases& counted,
                                                const std::vector<CaseGroup>& groups,
                                                const std::vector<std::size_t>& attributes) {
  std::vector<CharacteristicLine> lines;
  for (const std::size_t a : attributes) {
    const auto line = [&](Kind kind, const std::string& value) {
      CharacteristicLine l;
      l.kind = kind;
      l.attribute = a;
      l.value = value;
      l.total = Counter(corpus, a, counted).count(kind, value);
      if (l.total.n == 0 && kind != Kind::value) return;
      for (const CaseGroup& g : groups)
        l.groups.push_back(Counter(corpus, a, g.of).count(kind, value));
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
  const double tenths = std::round(*c.mean * 10);  // half away from zero
  const bool below_zero = *c.min < 0;
  return fmt::format("{:.1f} ({}{}{})", tenths / 10, plain(*c.min), below_zero ? " to " : "–",
                     plain(*c.max));
}

}  // namespace thema::analysis
