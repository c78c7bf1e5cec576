#include "analysis/saturation.h"

#include <algorithm>
#include <numeric>
#include <random>

namespace thema::analysis {

namespace {

std::size_t number_of_codes(const SessionCodes& sessions) {
  std::size_t n = 0;
  for (const auto& session : sessions) {
    for (const std::uint32_t code : session) n = std::max<std::size_t>(n, code + std::size_t{1});
  }
  return n;
}

/// Codes that each session brings, in the order given.
std::vector<std::size_t> fresh_codes(const SessionCodes& sessions,
                                     const std::vector<std::size_t>& order,
                                     std::vector<bool>& seen) {
  std::fill(seen.begin(), seen.end(), false);
  std::vector<std::size_t> fresh;
  fresh.reserve(order.size());
  for (const std::size_t s : order) {
    std::size_t n = 0;
    for (const std::uint32_t code : sessions[s]) {
      n += seen[code] ? 0 : 1;
      seen[code] = true;
    }
    fresh.push_back(n);
  }
  return fresh;
}

/// Everything that follows from how many codes are new in each session.
Saturation of_fresh(std::vector<std::size_t> fresh, const SaturationOptions& options) {
  Saturation s;
  s.fresh = std::move(fresh);
  s.cumulative.resize(s.fresh.size());
  std::partial_sum(s.fresh.begin(), s.fresh.end(), s.cumulative.begin());
  const std::size_t sessions = s.fresh.size();
  const auto total = static_cast<double>(s.total());
  for (std::size_t i = 0; i < sessions && s.total() > 0; ++i) {
    const auto known = static_cast<double>(s.cumulative[i]);
    // A share such as 0.9 of 30 is 27, whatever the last bit of the product is.
    if (!s.near && known >= options.near_share * total - 1e-9) s.near = i + 1;
    if (!s.all && s.cumulative[i] == s.total()) s.all = i + 1;
  }
  if (sessions < options.base || options.base == 0) return s;
  s.base_codes = s.cumulative[options.base - 1];
  if (s.base_codes == 0) return s;
  for (std::size_t first = options.base; first + options.run <= sessions; ++first) {
    SaturationRun run;
    run.first = first;
    run.fresh = s.cumulative[first + options.run - 1] - s.cumulative[first - 1];
    run.ratio = static_cast<double>(run.fresh) / static_cast<double>(s.base_codes);
    if (!s.guest && run.ratio <= options.threshold + 1e-12) s.guest = first;
    s.runs.push_back(run);
  }
  return s;
}

std::vector<std::size_t> as_given(const SessionCodes& sessions) {
  std::vector<std::size_t> order(sessions.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  return order;
}

}  // namespace

Saturation saturation(const SessionCodes& sessions, const SaturationOptions& options) {
  std::vector<bool> seen(number_of_codes(sessions), false);
  Saturation s = of_fresh(fresh_codes(sessions, as_given(sessions), seen), options);
  for (const auto& session : sessions) s.codes.push_back(session.size());
  return s;
}

Incidence incidence(const SessionCodes& sessions) {
  std::vector<std::size_t> times(number_of_codes(sessions), 0);
  for (const auto& session : sessions) {
    for (const std::uint32_t code : session) ++times[code];
  }
  Incidence i;
  i.sessions = sessions.size();
  for (const std::size_t n : times) {
    i.codes += n > 0 ? 1 : 0;
    i.once += n == 1 ? 1 : 0;
    i.twice += n == 2 ? 1 : 0;
    i.incidences += n;
  }
  return i;
}

std::optional<double> chao2(const Incidence& i) {
  if (i.sessions < 2) return {};
  const auto t = static_cast<double>(i.sessions), q1 = static_cast<double>(i.once),
             q2 = static_cast<double>(i.twice);
  return static_cast<double>(i.codes) + (t - 1) / t * q1 * (q1 - 1) / (2 * (q2 + 1));
}

std::optional<double> coverage(const Incidence& i) {
  if (i.sessions < 2 || i.incidences == 0) return {};
  if (i.once == 0) return 1;
  const auto t = static_cast<double>(i.sessions), q1 = static_cast<double>(i.once),
             q2 = static_cast<double>(i.twice), u = static_cast<double>(i.incidences);
  return 1 - q1 / u * ((t - 1) * q1 / ((t - 1) * q1 + 2 * q2));
}

Permuted permuted(const SessionCodes& sessions, const SaturationOptions& options,
                  std::size_t orders, std::uint64_t seed) {
  Permuted p;
  p.orders = orders;
  std::vector<bool> seen(number_of_codes(sessions), false);
  std::vector<std::size_t> order = as_given(sessions), sum(sessions.size(), 0);
  p.low.assign(sessions.size(), seen.size());
  p.high.assign(sessions.size(), 0);
  std::mt19937_64 random(seed);
  for (std::size_t n = 0; n < orders; ++n) {
    // std::shuffle is not the same everywhere.
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    const Saturation s = of_fresh(fresh_codes(sessions, order, seen), options);
    for (std::size_t i = 0; i < sessions.size(); ++i) {
      p.low[i] = std::min(p.low[i], s.cumulative[i]);
      p.high[i] = std::max(p.high[i], s.cumulative[i]);
      sum[i] += s.cumulative[i];
    }
    if (s.guest) p.guest.push_back(*s.guest);
    if (s.near) p.near.push_back(*s.near);
    if (s.all) p.all.push_back(*s.all);
  }
  for (const std::size_t n : sum) {
    p.mean.push_back(orders == 0 ? 0 : static_cast<double>(n) / static_cast<double>(orders));
  }
  for (auto* list : {&p.guest, &p.near, &p.all}) std::sort(list->begin(), list->end());
  return p;
}

}  // namespace thema::analysis
