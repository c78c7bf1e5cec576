#include "formats/common/evidence.h"

#include <algorithm>
#include <array>

#include "formats/common/lines.h"

namespace thema::formats {
namespace {

/// What a style asks for, as shares of the document's paragraphs (or lines, where that is more).
struct Rule {
  double share;      ///< that labels of accepted names must begin
  double one_name;   ///< the same when only one name is accepted; above 1: never
  double all_names;  ///< above which names used only once are accepted too; above 1: never
  bool strong;       ///< not easily confused with prose
};

constexpr double kNever = 2;
constexpr std::array<Rule, kStyles> kRules{{
    {.share = 0, .one_name = 0.1, .all_names = 0, .strong = true},             // heading
    {.share = 0.02, .one_name = 0.3, .all_names = 0.1, .strong = true},        // bold
    {.share = 0.5, .one_name = kNever, .all_names = kNever, .strong = false},  // bold_bare
    {.share = 0, .one_name = 0, .all_names = 0, .strong = true},               // chat
    {.share = 0.02, .one_name = 0.3, .all_names = 0.1, .strong = true},        // timed
    {.share = 0.02, .one_name = 0.3, .all_names = 0.1, .strong = true},        // time_line
    {.share = 0.02, .one_name = 0.5, .all_names = 0.8, .strong = false},       // plain
    {.share = 0.5, .one_name = 0.8, .all_names = 0.8, .strong = false},        // bracket
    {.share = 0.3, .one_name = kNever, .all_names = 0.8, .strong = false},     // dash
    {.share = 0.3, .one_name = kNever, .all_names = kNever, .strong = false},  // tab
    {.share = 0.3, .one_name = kNever, .all_names = kNever, .strong = false},  // name_line
}};

/// A document whose every paragraph begins with a label needs no name to recur, but hardly anything
/// with more names than this is a conversation.
constexpr std::size_t kMostUnrepeatedNames = 6;
constexpr double kDominated = 0.8;

/// Above this share of labels the document is a conversation, though remarks stand between turns.
constexpr double kMostly = 0.5;

struct Tally {
  std::uint32_t labels = 0, block_starts = 0;
  /// Labels alone on a line, and those whose words are the next paragraph.
  std::uint32_t alone = 0, apart = 0;

  void add(const Tally& t) {
    labels += t.labels;
    block_starts += t.block_starts;
    alone += t.alone;
    apart += t.apart;
  }
};

/// Styles that prose has too: brackets, dashes, bold words.
constexpr bool is_shy(Style style) {
  return style == Style::bracket || style == Style::dash || style == Style::tab ||
         style == Style::name_line || style == Style::bold_bare;
}

constexpr std::size_t index(Style style) { return static_cast<std::size_t>(style); }

/// Fields and known roles in a form: "Interviewer: Yasmine Hassan".
bool is_form_value(std::string_view value) {
  if (value.empty() || value.size() > 100) return false;
  return is_digit(value[0]) || is_proper_name(value) || likeness(value) == Likeness::name;
}

class Judge {
 public:
  Judge(const std::vector<Candidate>& candidates, const Names& names, const Extent& extent,
        std::string_view text)
      : candidates_(candidates), names_(names), extent_(extent), text_(text) {}

  std::vector<Candidate> run() {
    first_ = header_length();
    tally(first_);
    drop_form_names();
    for (std::size_t s = 0; s < kStyles; ++s) judge_style(static_cast<Style>(s));
    return combine();
  }

 private:
  std::string_view value(const Candidate& c) const {
    return trim_space(text_.substr(c.words, c.line_end - c.words));
  }

  Likeness like(const Candidate& c) const {
    const Likeness likeness = names_[c.speaker].likeness;
    return c.style == Style::chat && likeness < Likeness::name ? Likeness::name : likeness;
  }

  /// How many candidates at the beginning belong to a form ("Date: ...", "Interviewer: Jane Doe").
  std::size_t header_length() const {
    constexpr std::uint32_t kLongestHeader = 4000;
    std::size_t length = 0;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& c = candidates_[i];
      if (c.line > extent_.first_line + kLongestHeader) break;
      if (is_shy(c.style)) continue;
      if (c.style != Style::plain && c.style != Style::bold) break;
      const bool field = like(c) == Likeness::field;
      if (field) length = i + 1;
      if (!field && (c.alone || !is_form_value(value(c)))) break;
    }
    return length;
  }

  void tally(std::size_t from) {
    for (auto& style : tallies_) style.assign(names_.size(), Tally{});
    for (std::size_t i = from; i < candidates_.size(); ++i) {
      const Candidate& c = candidates_[i];
      Tally& t = tallies_[index(c.style)][c.speaker];
      t.add(Tally{.labels = 1,
                  .block_starts = c.block_start ? 1U : 0U,
                  .alone = c.alone ? 1U : 0U,
                  .apart = c.alone && c.next_blank ? 1U : 0U});
    }
  }

  bool recurs(std::uint32_t name) const {
    std::uint32_t labels = 0;
    for (const auto& style : tallies_) labels += style[name].labels;
    return labels >= 2 && names_[name].likeness >= Likeness::name;
  }

  /// "Interviewer: Yasmine Hassan" before the talk itself, where she is "Hassan:".
  void drop_form_names() {
    std::size_t i = first_;
    while (i < candidates_.size() && !recurs(candidates_[i].speaker)) ++i;
    if (i == candidates_.size()) return;
    for (std::size_t k = first_; k < i; ++k) {
      const Candidate& c = candidates_[k];
      if (c.style != Style::plain && c.style != Style::bold) continue;
      if (!c.alone && is_proper_name(value(c))) {
        tallies_[index(c.style)][c.speaker] = Tally{};
        form_names_.push_back(c.line);
      }
    }
  }

  /// The share of paragraphs (or lines) that labels begin; a label and its words are one.
  double share(const Tally& t) const {
    const double blocks = std::max(1.0, static_cast<double>(extent_.blocks) - t.apart);
    const double lines = std::max(1.0, static_cast<double>(extent_.lines) - t.alone);
    return std::max(t.block_starts / blocks, t.labels / lines);
  }

  /// How often a name labels something, in all styles that are not easily taken for others.
  std::uint32_t times(Style style, std::uint32_t name) const {
    std::uint32_t labels = tallies_[index(style)][name].labels;
    if (is_shy(style)) return labels;
    for (std::size_t s = 0; s < kStyles; ++s) {
      if (s != index(style) && !is_shy(static_cast<Style>(s))) labels += tallies_[s][name].labels;
    }
    return labels;
  }

  /// A name that counts by itself: known, or recurring.
  bool is_core(Style style, std::uint32_t name) const {
    const Tally& tally = tallies_[index(style)][name];
    if (tally.labels == 0 || (style == Style::bracket && names_[name].sound)) return false;
    const std::uint32_t labels = times(style, name);
    switch (style == Style::chat ? Likeness::known : names_[name].likeness) {
      case Likeness::known:
        return style != Style::tab || labels >= 2;
      case Likeness::name:
        return labels >= 2;
      case Likeness::weak:
        return labels >= 3 ||
               (labels == 2 && (kRules[index(style)].strong || tally.block_starts == 2));
      default:
        return false;
    }
  }

  bool may_be_one(Style style, std::uint32_t name) const {
    if (style == Style::bracket && names_[name].sound) return false;
    return names_[name].likeness >= Likeness::weak && tallies_[index(style)][name].labels > 0;
  }

  /// True when the first words of the document are those of an accepted, known speaker.
  bool begins_with_known(Style style, const std::vector<bool>& accepted) const {
    for (std::size_t i = first_; i < candidates_.size(); ++i) {
      const Candidate& c = candidates_[i];
      if (c.style != style) continue;
      return accepted[c.speaker] && like(c) == Likeness::known &&
             (first_ > 0 || c.line == extent_.first_line);
    }
    return false;
  }

  void judge_style(Style style) {
    const Rule& rule = kRules[index(style)];
    auto& accepted = accepted_[index(style)];
    accepted.assign(names_.size(), false);
    Tally core, all;
    std::size_t core_names = 0, all_names = 0;
    bool known = false;
    for (std::uint32_t name = 0; name < names_.size(); ++name) {
      const Tally t = tallies_[index(style)][name];
      if (may_be_one(style, name)) {
        ++all_names;
        all.add(t);
      }
      if (!is_core(style, name)) continue;
      accepted[name] = true;
      ++core_names;
      known = known || names_[name].likeness == Likeness::known;
      core.add(t);
    }
    const bool dominated = share(all) >= kDominated && all_names >= 2;
    bool good = core_names >= 2 && (share(core) >= rule.share || (known && rule.share < 0.1));
    good = good || (core_names == 1 &&
                    (share(core) >= rule.one_name || (dominated && rule.all_names <= 1) ||
                     (rule.share < 0.1 && begins_with_known(style, accepted))));
    if (core_names == 0) {
      good =
          dominated && rule.all_names <= 1 && (all_names <= kMostUnrepeatedNames || extent_.speech);
    }
    if (!good) accepted.assign(names_.size(), false);
    if (good && (core_names == 0 || share(all) >= rule.all_names)) {
      accept_all(style, accepted);
    } else if (good && style == Style::plain && share(all) >= kMostly) {
      accept_full_names(accepted);
    }
    count(style);
  }

  void accept_all(Style style, std::vector<bool>& accepted) const {
    for (std::uint32_t name = 0; name < names_.size(); ++name) {
      if (may_be_one(style, name) && !is_phrase(style, name)) accepted[name] = true;
    }
  }

  /// "Erica Connell: ..." once, between remarks in a talk of others: two names are no heading.
  void accept_full_names(std::vector<bool>& accepted) const {
    for (std::uint32_t name = 0; name < names_.size(); ++name) {
      const bool is_there = tallies_[index(Style::plain)][name].labels > 0;
      if (is_there && is_proper_name(names_[name].label)) accepted[name] = true;
    }
  }

  /// "Three things: sleep, work and children." among speakers who recur.
  bool is_phrase(Style style, std::uint32_t name) const {
    if (is_core(style, name) || times(style, name) > 1) return false;
    const std::string_view label = names_[name].label;
    const std::size_t blank = label.rfind(' ');
    return blank != std::string_view::npos && blank + 1 < label.size() && label[blank + 1] >= 'a' &&
           label[blank + 1] <= 'z';
  }

  void count(Style style) {
    std::uint32_t labels = 0;
    for (std::uint32_t name = 0; name < names_.size(); ++name) {
      if (accepted_[index(style)][name]) labels += tallies_[index(style)][name].labels;
    }
    labels_[index(style)] = labels;
  }

  /// A style beside a stronger one must hold its own; one that looks like prose much more so.
  bool holds_its_own(Style style, Style best) const {
    const std::uint32_t labels = labels_[index(style)], most = labels_[index(best)];
    if (style == best) return labels > 0;
    const bool shy = style == Style::bracket || style == Style::dash || style == Style::name_line ||
                     style == Style::bold_bare;
    return shy ? labels * 2 >= most && labels > 1 : labels * 10 >= most && labels > 1;
  }

  bool is_form_name(const Candidate& c) const {
    return std::binary_search(form_names_.begin(), form_names_.end(), c.line);
  }

  std::vector<Candidate> combine() const {
    std::size_t best = 0;
    for (std::size_t s = 1; s < kStyles; ++s) {
      if (labels_[s] > labels_[best]) best = s;
    }
    std::array<bool, kStyles> holds{};
    for (std::size_t s = 0; s < kStyles; ++s) {
      holds[s] = holds_its_own(static_cast<Style>(s), static_cast<Style>(best));
    }
    std::vector<Candidate> kept;
    if (labels_[best] == 0) return kept;
    for (std::size_t i = first_; i < candidates_.size(); ++i) {
      const Candidate& c = candidates_[i];
      const std::size_t s = index(c.style);
      const bool by_style = holds[s] && accepted_[s][c.speaker];
      const bool by_name = accepted_[best][c.speaker] && c.style != Style::bracket &&
                           c.style != Style::bold_bare && c.style != Style::dash &&
                           c.style != Style::tab;
      if ((by_style || by_name) && !is_form_name(c)) kept.push_back(c);
    }
    return kept;
  }

  const std::vector<Candidate>& candidates_;
  const Names& names_;
  const Extent& extent_;
  std::string_view text_;
  std::size_t first_ = 0;
  std::array<std::vector<Tally>, kStyles> tallies_;
  std::array<std::vector<bool>, kStyles> accepted_;
  std::array<std::uint32_t, kStyles> labels_{};
  std::vector<std::uint32_t> form_names_;
};

}  // namespace

std::vector<Candidate> judge(const std::vector<Candidate>& candidates, const Names& names,
                             const Extent& extent, std::string_view text) {
  return Judge(candidates, names, extent, text).run();
}

}  // namespace thema::formats
