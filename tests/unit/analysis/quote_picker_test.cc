#include <doctest/doctest.h>

#include <deque>
#include <random>

#include "analysis/code_counts.h"

using namespace thema::analysis;
using thema::Span;
using thema::model::Coding;

namespace {

/// Quotes on offer, named by letters in the order in which they come: A, B, C ...
class Offer {
 public:
  explicit Offer(std::size_t limit, std::size_t spare = 0) : picker_(limit, spare) {}
  Offer& quote(std::uint32_t who, Span span) { return add({who}, span, false); }
  Offer& exemplar(std::uint32_t who, Span span) { return add({who}, span, true); }
  Offer& of_nobody(Span span, std::uint32_t source) { return add({}, span, false, source); }
  Offer& asked(Span span) { return add({}, span, false, 0, Voice::interviewer); }

  std::string picked() const { return named(picker_.pick()); }
  /// With these standing elsewhere.
  std::string picked_beside(const std::string& letters) const {
    std::vector<Selected> quoted;
    for (const char c : letters)
      quoted.push_back({&codings_[static_cast<std::size_t>(c - 'A')], {}});
    return named(picker_.pick(quoted));
  }

 private:
  static std::string named(const std::vector<Selected>& quotes) {
    std::string letters;
    for (const Selected& s : quotes) letters += static_cast<char>('A' + s.coding->id);
    return letters;
  }

  Offer& add(std::vector<std::uint32_t> cases, Span span, bool exemplar, std::uint32_t source = 0,
             Voice voice = Voice::nobody) {
    Coding c;
    c.id = static_cast<thema::RowId>(codings_.size());
    c.source = source;
    c.span = span;
    c.exemplar = exemplar;
    codings_.push_back(c);
    if (!cases.empty()) voice = Voice::case_;
    picker_.offer({&codings_.back(), std::move(cases)}, voice);
    return *this;
  }
  std::deque<Coding> codings_;
  QuotePicker picker_;
};

/// The n-th of places that do not meet.
Span place(std::uint32_t n) { return {n * 10, n * 10 + 5}; }

}  // namespace

TEST_CASE("nothing is picked of nothing, or when nothing is wanted") {
  CHECK(Offer(3).picked().empty());
  CHECK(Offer(0).quote(1, place(0)).exemplar(1, place(1)).picked().empty());
}

TEST_CASE("of each case one quote is picked before anyone has a second") {
  CHECK(Offer(2).quote(1, place(0)).quote(1, place(1)).quote(2, place(2)).picked() == "AC");
  CHECK(Offer(3).quote(1, place(0)).quote(1, place(1)).quote(2, place(2)).picked() == "ACB");
  CHECK(Offer(9).quote(1, place(0)).quote(2, place(1)).picked() == "AB");
}

TEST_CASE("exemplars are picked first, of different cases where there are") {
  CHECK(Offer(1).quote(1, place(0)).exemplar(2, place(1)).picked() == "B");
  CHECK(Offer(2).quote(1, place(0)).exemplar(2, place(1)).picked() == "BA");
  CHECK(Offer(2).quote(3, place(0)).exemplar(2, place(1)).exemplar(2, place(2)).picked() == "BC");
}

TEST_CASE("a case that an exemplar quotes waits until the others were quoted") {
  CHECK(Offer(2).quote(1, place(0)).exemplar(1, place(1)).quote(2, place(2)).picked() == "BC");
}

TEST_CASE("words that stand elsewhere are quoted only where there are no others") {
  Offer offer(1, 2);
  offer.exemplar(1, place(0)).quote(1, place(1)).exemplar(2, place(2)).quote(2, place(3));
  CHECK(offer.picked_beside("") == "A");
  CHECK(offer.picked_beside("A") == "C");
  CHECK(offer.picked_beside("AC") == "B");
  CHECK(offer.picked_beside("ABC") == "D");
  CHECK(offer.picked_beside("ABCD") == "A");
  Offer two(2, 1);
  two.quote(1, place(0)).quote(2, place(1)).quote(2, {12, 14});
  CHECK(two.picked_beside("A") == "BA");
}

TEST_CASE("the same words are quoted once, however often they are coded") {
  CHECK(Offer(3).quote(1, place(0)).quote(1, place(0)).picked() == "A");
  CHECK(Offer(3).quote(1, {0, 20}).quote(1, {10, 30}).quote(1, {30, 40}).picked() == "AC");
}

TEST_CASE("quotes of nobody are told apart by their source") {
  CHECK(Offer(2).of_nobody(place(0), 0).of_nobody(place(1), 0).of_nobody(place(0), 1).picked() ==
        "AC");
}

TEST_CASE("what no case said comes behind all that cases said, an interviewer's words last") {
  Offer offer(5);
  offer.asked(place(0)).of_nobody(place(1), 0).quote(1, place(2)).quote(1, place(3));
  CHECK(offer.quote(2, place(4)).picked() == "CEDBA");
  CHECK(Offer(1).asked(place(0)).quote(1, place(1)).picked() == "B");
  CHECK(Offer(1).asked(place(0)).picked() == "A");
}

TEST_CASE("second quotes are also taken from one case after the other") {
  Offer offer(5);
  offer.quote(1, place(0)).quote(1, place(1)).quote(1, place(2)).quote(1, place(3));
  offer.quote(2, place(4)).quote(2, place(5));
  CHECK(offer.picked() == "AEBFC");
}

TEST_CASE("words that several coders coded do not take the places of other words") {
  Offer offer(2);
  for (int coder = 0; coder < 5; ++coder) offer.quote(1, place(0));
  offer.quote(1, place(1));
  CHECK(offer.picked() == "AF");
}

TEST_CASE("an exemplar goes before a common quote, also behind one that several coders marked") {
  Offer offer(2);
  for (int coder = 0; coder < 3; ++coder) offer.exemplar(1, place(0));
  offer.quote(2, place(1)).exemplar(3, place(2));
  CHECK(offer.picked() == "AE");
}

TEST_CASE("as many quotes are picked as there are different words, up to the limit") {
  std::mt19937_64 random(20260102);
  for (int round = 0; round < 500; ++round) {
    CAPTURE(round);
    const std::size_t limit = 1 + random() % 4;
    Offer offer(limit);
    std::vector<bool> offered(6, false);
    for (std::uint64_t n = random() % 12; n > 0; --n) {
      const auto at = static_cast<std::uint32_t>(random() % offered.size());
      offered[at] = true;
      // Who said the words does not depend on how often they are coded.
      offer.quote(at % 3, place(at));
    }
    const auto different =
        static_cast<std::size_t>(std::count(offered.begin(), offered.end(), true));
    CHECK(offer.picked().size() == std::min(limit, different));
  }
}
