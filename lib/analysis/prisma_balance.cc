#include "analysis/prisma_balance.h"

#include <fmt/format.h>

#include <algorithm>

namespace thema::analysis {

namespace {

enum Place : std::size_t {
  kIdentified,
  kRemoved,
  kScreened,
  kExcluded,
  kSought,
  kNotRetrieved,
  kAssessed,
  kIneligible,
  kReports,
  kStudies
};

/// A stage and what leaves the flow behind it.
constexpr std::pair<Place, Place> kStages[]{{kIdentified, kRemoved},
                                            {kScreened, kExcluded},
                                            {kSought, kNotRetrieved},
                                            {kAssessed, kIneligible}};

std::string_view name_of(std::size_t place) { return model::prisma_boxes()[place].name; }

class Balance {
 public:
  explicit Balance(const std::vector<model::PrismaBox>& boxes) {
    flow_.databases.boxes.resize(model::prisma_boxes().size());
    flow_.other.boxes.resize(model::prisma_boxes().size());
    for (const model::PrismaBox& b : boxes) take(b);
  }

  PrismaFlow run() {
    add_parts(flow_.databases, "");
    add_parts(flow_.other, "other methods, ");
    std::string left;
    std::int64_t included = follow(flow_.databases, "", left);
    if (flow_.other.any()) {
      std::string from_other;
      included += follow(flow_.other, "other methods, ", from_other);
      if (!left.empty() && !from_other.empty()) left += " + ";
      left += from_other;
    }
    const auto& reports = flow_.databases.boxes[kReports].n;
    const auto& studies = flow_.databases.boxes[kStudies].n;
    if (reports && !left.empty()) compare("reports", included, *reports, left, "reports included");
    // Where reports are not counted, each study may have been one report or several.
    const std::int64_t most = reports ? *reports : included;
    if (studies && (reports || !left.empty()) && *studies > most) {
      flow_.problems.push_back({"studies", *studies, most,
                                fmt::format("{} studies of {} reports: a study has at least one "
                                            "report ({:+})",
                                            *studies, most, *studies - most)});
    }
    return std::move(flow_);
  }

 private:
  void take(const model::PrismaBox& b) {
    const auto& kinds = model::prisma_boxes();
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      if (kinds[i].name != b.box) continue;
      // What is included is one box of both streams.
      PrismaStream& stream = b.other && i < kReports ? flow_.other : flow_.databases;
      if (b.label.empty() && (!b.other || i < kReports)) {
        stream.boxes[i].n = b.n;
        stream.boxes[i].given = true;
      } else {
        stream.boxes[i].parts.emplace_back(b.label.empty() ? "other methods" : b.label, b.n);
      }
    }
  }

  void add_parts(PrismaStream& stream, const std::string& where) {
    for (std::size_t i = 0; i < stream.boxes.size(); ++i) {
      PrismaStream::Box& box = stream.boxes[i];
      if (box.parts.empty()) continue;
      std::int64_t sum = 0;
      std::string written;
      for (const auto& [label, n] : box.parts) {
        sum += n;
        written += fmt::format("{}{} {}", written.empty() ? "" : " + ", n, label);
      }
      if (!box.n) {
        box.n = sum;
      } else {
        compare(where + std::string(name_of(i)), sum, *box.n, written,
                std::string(name_of(i)) + " in all");
      }
    }
  }

  void compare(const std::string& place, std::int64_t expected, std::int64_t found,
               const std::string& sum, const std::string& what) {
    if (expected == found) return;
    flow_.problems.push_back(
        {place, found, expected,
         fmt::format("{} = {}, but {} {} ({:+})", sum, expected, found, what, found - expected)});
  }

  /// What a stream brings to the reports included; `sum`: how that was reckoned.
  std::int64_t follow(const PrismaStream& stream, const std::string& where, std::string& sum) {
    std::optional<std::int64_t> now;
    for (const auto& [stage, out] : kStages) {
      if (const auto& n = stream.boxes[stage].n) {
        if (now) {
          compare(where + std::string(name_of(stage)), *now, *n, sum, std::string(name_of(stage)));
        }
        now = *n;
        sum = fmt::format("{} {}", *n, name_of(stage));
      }
      if (const auto& n = stream.boxes[out].n; n && now) {
        now = *now - *n;
        sum += fmt::format(" - {} {}", *n, name_of(out));
      }
    }
    return now.value_or(0);
  }

  PrismaFlow flow_;
};

}  // namespace

bool PrismaStream::any() const {
  return std::any_of(boxes.begin(), boxes.end(), [](const Box& box) { return box.n.has_value(); });
}

PrismaFlow balance(const std::vector<model::PrismaBox>& boxes) { return Balance(boxes).run(); }

}  // namespace thema::analysis
