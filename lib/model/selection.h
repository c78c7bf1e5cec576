#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/corpus.h"
#include "model/span_query.h"

namespace thema::model {

/// What a filter is applied to: a wider scope knows more fields.
enum class Scope { case_, source, speaker, turn, coding };

enum class FieldKind {
  case_name,
  case_kind,
  source_name,
  source_kind,
  speaker,
  role,
  code,
  code_role,
  coder,
  date,
  coded,
  tag,
  exemplar,
  attribute
};

/// A field of an expression, resolved against the project.
struct Field {
  FieldKind kind = FieldKind::case_name;
  std::size_t attribute = 0;  ///< index into Corpus::attributes
  std::string key;            ///< of a tag
};

/// A node of a parsed --where expression.
struct Condition {
  enum class Op {
    and_,
    or_,
    not_,
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    in,
    like,
    matches,
    is_null,
    has,
    found  ///< a span query finds it
  };
  /// What `has` asks: a case, source or turn that holds a coding of the code or a sub-code.
  enum class Holder { case_, source, turn };

  Op op = Op::and_;
  std::vector<Condition> parts;  ///< of and, or, not
  Field field;
  std::vector<std::string> values;  ///< one, or several of `in`; of `found` the query as written
  Holder holder = Holder::case_;
  /// Codes meant by the values of `code` (= != in) and of `has`, sub-codes included, by code index.
  std::vector<bool> codes;
  std::shared_ptr<const SpanQuery> query;  ///< of found
};

/// A parsed filter. Empty: everything.
struct Selection {
  std::optional<Condition> condition;
  std::string text;  ///< as written; for notes

  bool empty() const { return !condition.has_value(); }
  bool uses(FieldKind kind) const;
  /// Whether a field of codings is asked: code, code.role, coder, coded, tag.KEY, exemplar.
  bool uses_codings() const;
  bool uses_has() const;
  bool uses_queries() const;
  /// The span queries that must find whatever is selected: those that no `or` or `not` stands over.
  std::vector<const Condition*> required_queries() const;
};

/// Parses an expression (contract section 7):
///   arm = 'web' and months in (3, 6) and not (role = interviewer) and case has 'Barriers'
/// Operators = != < <= > >= in like ~ is null and or not ( ); values are words, numbers or quoted
/// texts; `exemplar` may stand alone, `view NAME` is what a saved view asks, `query '...'` holds
/// for what a span query finds. Plain names mean the built-in field first, in every scope, then an
/// attribute of cases or sources; `case.X`, `source.X`, `attr.X` say which. A source may be named
/// by its imported file. Throws Errc::usage with a caret under the place for what cannot be read,
/// for fields that are unknown or make no sense in this scope (listing those there are),
/// Errc::not_found with near names for a code, case, source or coder that = != in or `has` name and
/// that is not there.
Selection parse_selection(std::string_view text, const Corpus& corpus, Scope scope);

/// A span query inside a filter: with its quotes [begin, end) in bytes, and without them.
struct NamedQuery {
  std::size_t begin = 0, end = 0;
  std::string text;
};

/// A case, source or coder that a filter names: its value with its quotes, [begin, end) in bytes.
struct NamedRow {
  std::size_t begin = 0, end = 0;
  FieldKind kind = FieldKind::case_name;
  RowId id = 0;
};

/// What a filter names itself, not through views. Throws as
/// parse_selection does, in the widest scope. `view`: that it belongs to, which it may not ask.
struct NamedInFilter {
  std::vector<NamedCode> codes;
  std::vector<NamedQuery> queries;
  std::vector<NamedRow> rows;
};
NamedInFilter named_in_filter(std::string_view text, const Corpus& corpus, const std::string& view);

/// Names of the fields of a scope, for messages and help.
std::vector<std::string> field_names(const Corpus& corpus, Scope scope);

}  // namespace thema::model
