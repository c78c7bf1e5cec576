#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/consent.h"
#include "analysis/filter.h"
#include "model/corpus.h"
#include "report/cite.h"
#include "report/renderer.h"
#include "text/forward_text.h"
#include "text/name_replacer.h"
#include "text/text_index.h"

namespace thema::report {

/// A quote with everything a report says of it. `start`, `end`: code points of the stored text.
struct QuoteRow {
  std::uint32_t source = 0;
  std::uint32_t code = 0, coder = 0;  ///< model::kNone: of a stretch of text that is no coding
  text::Span span;
  std::string text, print, cite, memo;
  std::vector<std::uint32_t> codes;  ///< of all codings on just this passage
  std::vector<std::uint32_t> cases;
  std::string speaker;
  std::int64_t turn = 0;  ///< number of the first turn; 0: none
  std::int64_t first_line = 0, last_line = 0;
  std::int64_t start_ms = -1;
  std::int64_t page = 0;
  bool exemplar = false;
  std::vector<model::Tag> tags;  ///< a coding's tags override its code's
  std::vector<std::string> before, after;
};

/// Makes quote rows of one source after another. `names`: null where names are printed as stored.
class QuoteMaker {
 public:
  QuoteMaker(const model::Corpus& corpus, const CiteTemplate& cite,
             const std::unordered_map<RowId, model::CodingDetail>& details,
             const text::NameReplacer* names = nullptr);

  /// A passage of a text as it is quoted: with the whole of a name that it begins or ends in, where
  /// something else is printed for names. `print`: its printed form, widened likewise.
  std::string_view quoted(std::string_view text, std::string_view passage,
                          std::string& print) const;

  /// Fields that an attribution template may name.
  static std::vector<std::string> cite_fields(const model::Corpus& corpus);

  /// REQUIRES: text and turns are the source's. `context`: turns before and after; of those of
  /// people who do not consent to quotation only the label.
  QuoteRow make(const analysis::Selected& selected, const std::vector<model::Turn>& turns,
                const text::TextIndex& text, std::size_t context) const;
  /// The attribution of the quote before: that of the next one, too, where the same people speak
  /// and the template asks for nothing else.
  struct LastCite {
    std::uint32_t source = model::kNone;
    std::vector<std::uint32_t> cases;
    std::string speaker, role, cite;
  };
  /// Without turns around it, of a passage that was cut already; without what the caller has: text,
  /// codes and cases. Call quote after quote with one `last` and one `row`, which is written over.
  void describe(QuoteRow& row, const analysis::Selected& selected,
                const std::vector<model::Turn>& turns, const text::CutPassage& passage,
                LastCite& last) const;

 private:
  using Cases = std::span<const std::uint32_t>;
  /// A field of the template, looked up once for all quotes.
  struct Field {
    enum class Kind {
      who,
      case_,
      source,
      speaker,
      role,
      turn,
      lines,
      time,
      page,
      code,
      tag,
      attribute
    } kind;
    std::string_view tag;                 ///< its key
    std::vector<std::size_t> attributes;  ///< those of that name: the first that is known counts
    /// Between quotes of the same people in one source.
    bool differs() const {
      return kind == Kind::turn || kind == Kind::lines || kind == Kind::time ||
             kind == Kind::page || kind == Kind::code || kind == Kind::tag;
    }
  };
  Field field_named(std::string_view name) const;
  std::string attribution(const QuoteRow& row, Cases cases, std::string_view role) const;
  std::string attribution(const QuoteRow& row, Cases cases, std::string_view role,
                          LastCite& last) const;
  std::string attribution_of(const QuoteRow& row, Cases cases, std::string_view role) const;
  std::string value_of(const Field& field, const QuoteRow& row, Cases cases,
                       std::string_view role) const;
  std::string attribute(const Field& field, const QuoteRow& row, Cases cases) const;
  void describe(QuoteRow& row, const analysis::Selected& selected,
                const std::vector<model::Turn>& turns, const text::CutPassage& passage,
                const analysis::TurnRange& range, LastCite& last) const;
  std::vector<model::Tag> effective_tags(const model::Coding& coding) const;
  const model::Corpus& corpus_;
  const CiteTemplate& cite_;
  const std::unordered_map<RowId, model::CodingDetail>& details_;
  const text::NameReplacer* names_;
  analysis::Attribution who_;
  analysis::Consent consent_;
  std::vector<Field> fields_;     ///< of the template
  bool describes_cases_ = false;  ///< with attributes of cases: one's age is not another's job
  bool names_place_ = false;      ///< or a code: what may differ between quotes of the same people
};

/// The table of quotes for machines: JSON fields as in the contract, csv with a column an attribute
/// of cases.
class QuoteTable {
 public:
  /// REQUIRES: the corpus outlives this. `audience`: for csv the cell with all attributes is left
  /// empty, as each has a column. `around`: with the turns before and after.
  QuoteTable(const model::Corpus& corpus, Audience audience, bool around);
  Table head() const;
  /// Until the next is asked for. There are hundreds of thousands: one row is written again and
  /// again, what is costly to copy taken from the quote.
  const Row& row(QuoteRow& q);

 private:
  const std::vector<Value>& values_of(std::uint32_t case_index);
  void put_attributes(const std::vector<std::uint32_t>& cases);
  const model::Corpus& corpus_;
  Audience audience_;
  std::vector<std::size_t> attributes_;     ///< those of cases
  std::vector<std::vector<Value>> values_;  ///< by case; made when one is first quoted
  bool around_;
  Row row_;
  std::vector<std::uint32_t> described_;  ///< the cases whose attributes are in row_
};

/// How a quote is shown to people.
Quote quote_for_people(const model::Corpus& corpus, const QuoteRow& q);

}  // namespace thema::report
