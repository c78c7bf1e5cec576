#include "analysis/consent.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace thema::analysis {

namespace {

constexpr std::array kUses{Consent::Use::analysis, Consent::Use::quotation, Consent::Use::archive};

unsigned bit(Consent::Use use) { return 1U << static_cast<unsigned>(use); }

/// "no" in any case, or the boolean that a table may hold.
bool says_no(std::string_view value) {
  const auto is = [&](std::string_view word) {
    return std::equal(value.begin(), value.end(), word.begin(), word.end(), [](char a, char b) {
      return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
  };
  return is("no") || is("false");
}

}  // namespace

std::string_view to_string(Consent::Use use) {
  constexpr std::array<std::string_view, 3> words{"analysis", "quotation", "archive"};
  return words[static_cast<std::size_t>(use)];
}

Consent::Consent(const model::Corpus& corpus, bool archived)
    : archived_(archived), refused_(corpus.cases.size(), 0) {
  for (std::size_t a = 0; a < corpus.attributes.size(); ++a) {
    if (corpus.attributes[a].owner != model::Owner::case_) continue;
    for (const Use use : kUses) {
      if (corpus.attributes[a].name != fmt::format("consent.{}", to_string(use))) continue;
      for (std::size_t c = 0; c < refused_.size(); ++c) {
        const std::string* value = corpus.value(a, corpus.cases[c].id);
        if (value == nullptr || !says_no(*value)) continue;
        refused_[c] |= bit(use);
        if (archived && use == Use::archive) refused_[c] |= bit(Use::analysis);
        if ((refused_[c] & bit(Use::analysis)) != 0) refused_[c] |= bit(Use::quotation);
        any_ = true;
      }
    }
  }
}

std::string_view Consent::name(Use use) const {
  return archived_ && use == Use::analysis ? "analysis or archiving" : to_string(use);
}

bool Consent::allows(Use use, std::uint32_t case_index) const {
  return (refused_[case_index] & bit(use)) == 0;
}

bool Consent::allows(Use use, std::span<const std::uint32_t> cases) const {
  return !any_ ||
         std::all_of(cases.begin(), cases.end(), [&](std::uint32_t c) { return allows(use, c); });
}

void LeftOut::add(const Consent& consent, Consent::Use use, std::span<const std::uint32_t> cases) {
  use_ = consent.name(use);
  ++passages_;
  for (const std::uint32_t c : cases) {
    if (!consent.allows(use, c)) cases_.insert(c);
  }
}

std::string LeftOut::note() const {
  return fmt::format("Left out for want of consent to {}: {} passage{} of {} case{}.", use_,
                     passages_, passages_ == 1 ? "" : "s", cases_.size(),
                     cases_.size() == 1 ? "" : "s");
}

}  // namespace thema::analysis
