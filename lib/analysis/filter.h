#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "analysis/attribution.h"
#include "analysis/coding_places.h"
#include "analysis/span_query.h"
#include "model/corpus.h"
#include "model/selection.h"
#include "text/regex.h"

namespace thema::analysis {

/// What is known of one thing to be filtered; what it has not (a case has no coding) is absent.
struct Facts {
  std::optional<std::uint32_t> source;  ///< index
  std::optional<std::uint32_t> case_;   ///< index
  /// Index: whom the case counts for, itself or one of the kind counted that it belongs to.
  std::optional<std::uint32_t> counted = {};
  /// Absent: not known here. Empty: no speaker.
  std::optional<std::span<const model::Speaker* const>> speakers;
  std::optional<std::span<const RowId>> turns;
  std::optional<text::Span> span;  ///< of a stretch of text in the source
  const model::Coding* coding = nullptr;
  const std::vector<model::Tag>* coding_tags = nullptr;  ///< null: none
  const std::string* created = nullptr;                  ///< of the coding, UTC
};

/// What a span query of a filter finds. A coding fits when it was found, or shares text that was
/// found; a stretch of text when it shares text; a source or case that holds something found.
struct QueryHits {
  /// `turns` may be null where only codings and stretches of text are asked about.
  QueryHits(const FoundPassages& found, std::span<const model::Coding> all,
            const model::Corpus& corpus, const TurnsOf& turns);

  bool codings = false;                                    ///< these were found; else text
  std::unordered_set<RowId> ids;                           ///< of codings
  std::vector<std::vector<text::Span>> text;               ///< by source: see text_of
  std::set<std::pair<std::uint32_t, std::uint32_t>> said;  ///< sources with cases
  std::vector<bool> unsaid;  ///< sources in which it counts for no case

  bool share_text(std::uint32_t source, text::Span span) const;
};

/// Applies a selection. As in SQL, a comparison with a missing value is neither true nor false, and
/// what is not true is left out. A field with several values (the speakers of a passage) fits when
/// one of them does.
///
/// Where cases of one kind are counted (`count_as`), a case is asked about as whom it counts for:
/// of Pat in a site both names and kinds are known, of an attribute the site's value and, where it
/// has none, Pat's; the site has what one of its own has said. One who belongs to several is asked
/// about as each. `!=` on names and kinds says that it is none of the two.
class Filter {
 public:
  /// REQUIRES: both outlive this.
  Filter(const model::Selection& selection, const model::Corpus& corpus);
  ~Filter();

  /// From here on cases of this kind are counted. Before anything is learnt.
  void count_as(std::string_view kind);
  /// Whether facts about a case fit, as one of those that it counts for.
  template <class Fits>
  bool fits_as_any(Facts facts, std::uint32_t case_, const Fits& fits) const {
    facts.case_ = case_;
    if (stands_for_.empty() || stands_for_[case_].empty()) return fits(facts);
    for (const std::uint32_t counted : stands_for_[case_]) {
      facts.counted = counted;
      if (fits(facts)) return true;
    }
    return false;
  }

  bool everything() const { return selection_.empty(); }
  bool matches(const Facts& facts) const;
  /// Whether something in this case and source could match: conditions on turns, speakers and
  /// codings are passed over. For denominators.
  bool may_match(std::uint32_t source, std::optional<std::uint32_t> case_) const;
  /// The same of a case that counts for `counted`.
  bool may_match(std::uint32_t source, std::uint32_t case_, std::uint32_t counted) const;

  /// `has` asks what holds codings of a code: tell every counted coding first.
  bool needs_holders() const { return selection_.uses_has(); }
  bool asks_codings() const { return selection_.uses_codings(); }
  bool asks_speakers() const {
    return selection_.uses(model::FieldKind::speaker) || selection_.uses(model::FieldKind::role);
  }
  void learn(const model::Coding& coding, std::span<const std::uint32_t> cases,
             std::span<const RowId> turns);
  /// The span queries in it: tell what each finds.
  const std::vector<const model::Condition*>& queries() const { return queries_; }
  void learn(const model::Condition* query, QueryHits hits);
  /// REQUIRES: learnt.
  const QueryHits& hits(const model::Condition* query) const { return hits_.at(query); }

 private:
  struct Holders {
    std::vector<bool> cases, sources;
    std::unordered_set<RowId> turns;
  };
  enum class Truth : unsigned { no = 1, unknown = 2, yes = 4 };
  /// The truths that are possible: one, or in outline several.
  using Truths = unsigned;
  static constexpr Truths kAny = 7;
  static Truths of(Truth t) { return static_cast<Truths>(t); }
  Truths evaluate(const model::Condition& c, const Facts& f, bool outline) const;
  Truths has(const model::Condition& c, const Facts& f, bool outline) const;
  Truths compare(const model::Condition& c, const Facts& f, bool outline) const;
  Truths found(const model::Condition& c, const Facts& f, bool outline) const;
  Truth codes(const model::Condition& c, const Facts& f) const;
  bool compare_one(const model::Condition& c, const std::string& value, Truth& seen) const;
  /// False when the field belongs to something that is not known here.
  bool values(const model::Field& field, const Facts& f, std::vector<std::string>& out) const;
  const std::string* value_of_case(std::size_t attribute, const Facts& f) const;
  bool may_match(const Facts& f) const;
  void prepare(const model::Condition& c);

  const model::Selection& selection_;
  const model::Corpus& corpus_;
  std::vector<std::vector<std::uint32_t>> stands_for_;  ///< by case; empty: no kind is counted
  std::map<const model::Condition*, Holders> holders_;
  std::map<const model::Condition*, text::Regex> patterns_;
  std::vector<const model::Condition*> queries_;
  std::map<const model::Condition*, QueryHits> hits_;
};

/// A coding that was selected, and the cases it counts for: those that fit the filter, where it
/// asks for speakers with nobody but their own (see Attribution).
struct Selected {
  const model::Coding* coding = nullptr;
  std::vector<std::uint32_t> cases;
};

/// Extra facts about codings, by id; each may be empty when the filter does not ask for it.
struct CodingFacts {
  std::unordered_map<RowId, std::vector<model::Tag>> tags;
  std::unordered_map<RowId, std::string> created;
};

/// The cases among `cases` with which the facts fit; what has no case is judged without one.
/// Nothing: it does not fit.
std::optional<std::vector<std::uint32_t>> fitting_cases(const Filter& filter, Facts facts,
                                                        std::vector<std::uint32_t> cases);

/// A stretch of text that is no coding: a turn, a passage of evidence.
struct Stretch {
  std::uint32_t source = 0;
  std::span<const model::Turn> turns;  ///< all of the source
  text::Span span;
};

/// The counted codings, for a filter that asks about them; else empty.
struct CodingsAsked {
  CodingPlaces codings;
  CodingFacts facts;
};

/// The same for a stretch of text. It fits by itself, or together with any one of the codings that
/// overlap it. A filter on speakers finds it whole when one of its speakers fits, but of its cases
/// only those whose own speakers do: of Pat and Zoe in one passage `speaker = Zoe` counts Zoe.
std::optional<std::vector<std::uint32_t>> fitting_cases(const Filter& filter,
                                                        const Attribution& who,
                                                        const Stretch& stretch,
                                                        std::vector<std::uint32_t> cases,
                                                        const CodingsAsked& asked);

/// The codings of one source that fit the filter, in the order given. A coding that counts for no
/// case (an interviewer's words, a source without cases) is judged without one.
std::vector<Selected> select_codings(const Filter& filter, const Attribution& who,
                                     std::uint32_t source, std::span<const model::Turn> turns,
                                     std::span<const model::Coding> codings,
                                     const CodingFacts& facts);

/// Which sources fit, each with one of the cases that speak in it; by source index.
std::vector<bool> select_sources(const Filter& filter, const model::Corpus& corpus);
/// Which cases fit, each with one of the sources in which it speaks; by case index. Those of the
/// kind counted speak where those do who belong to them.
std::vector<bool> select_cases(const Filter& filter, const model::Corpus& corpus);

}  // namespace thema::analysis
