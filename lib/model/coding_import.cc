#include "model/coding_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/error.h"
#include "base/strings.h"
#include "model/codebook.h"
#include "model/coders.h"
#include "model/project.h"
#include "model/sources.h"

namespace thema::model {

namespace {

/// A row whose names are resolved; its place is found when its source's text is open.
struct PendingRow {
  NewCoding coding;
  PassageSelector selector;  ///< empty when the place was given as numbers
  std::size_t line = 0;
  bool failed = false;
};

/// Texts are sent by hash; transparent lookup saves a string for every cell.
struct ViewHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};
using NameMap = std::unordered_map<std::string, RowId, ViewHash, std::equal_to<>>;

bool truthy(std::string_view cell) {
  const std::string value = ascii_lower(trim(cell));
  if (value.empty() || value == "0" || value == "no" || value == "false" || value == "n") return false;
  if (value == "1" || value == "yes" || value == "true" || value == "y" || value == "x" ||
      value == "!") {
    return true;
  }
  throw Error(Errc::bad_input, fmt::format("'{}' in column exemplar: expected yes or no", cell));
}

std::uint32_t offset(std::string_view cell, std::string_view column) {
  const auto value = parse_integer(trim(cell));
  if (!value || *value < 0 || *value > 0xffffffffLL) {
    throw Error(Errc::bad_input,
                fmt::format("'{}' in column {}: expected a number of code points", cell, column));
  }
  return static_cast<std::uint32_t>(*value);
}

class Importer {
 public:
  Importer(Project& project, const CodingImportOptions& options, Sink& sink)
      : project_(project), options_(options), sink_(sink), finder_(Codebook(project).list()) {}

  CodingImport run(const std::function<bool(CodingCells&)>& next) {
    CodingCells cells;
    while (next(cells)) {
      ++result_.rows;
      attempt(cells.line, [&] { take(cells); });
    }
    find_places();
    std::vector<NewCoding> good;
    good.reserve(rows_.size());
    for (PendingRow& row : rows_) {
      if (!row.failed) good.push_back(std::move(row.coding));
    }
    std::vector<PendingRow>().swap(rows_);
    std::sort(result_.rejected.begin(), result_.rejected.end(),
              [](const RejectedRow& a, const RejectedRow& b) { return a.line < b.line; });
    for (const RejectedRow& r : result_.rejected) {
      sink_.report({.level = Level::error,
                    .id = "rejected-row",
                    .message = r.reason,
                    .file = options_.file,
                    .line = r.line,
                    .object = ""});
    }
    if (result_.rejected.empty() || options_.keep_going) {
      result_.added = Codings(project_).add(good);
    }
    return std::move(result_);
  }

 private:
  template <class F>
  void attempt(std::size_t line, F&& work) {
    try {
      work();
    } catch (const Error& e) {
      if (e.code() != Errc::bad_input && e.code() != Errc::not_found && e.code() != Errc::usage &&
          e.code() != Errc::ambiguous) {
        throw;
      }
      std::string reason = e.what();
      if (!e.hint().empty()) reason += "; " + e.hint();
      result_.rejected.push_back({line, reason});
    }
  }

  RowId source_id(std::string_view name) {
    if (const auto found = sources_.find(name); found != sources_.end()) return found->second;
    const Source source = Sources(project_).require(name);
    sources_.emplace(std::string(name), source.id);
    by_id_.emplace(source.id, source);
    return source.id;
  }

  RowId code_id(std::string_view name) {
    if (const auto found = codes_.find(name); found != codes_.end()) return found->second;
    RowId id = 0;
    if (const auto known = finder_.find(name)) {
      id = finder_.codes()[*known].id;
    } else if (options_.make_codes) {
      const Codebook::Added added = Codebook(project_).add(name, {});
      result_.new_codes.insert(result_.new_codes.end(), added.parents.begin(), added.parents.end());
      if (added.created) result_.new_codes.emplace_back(name);
      id = added.id;
    } else {
      finder_.require(name);  // throws with near names
    }
    codes_.emplace(std::string(name), id);
    return id;
  }

  RowId coder_id(std::string_view name) {
    if (trim(name).empty()) return options_.default_coder;
    if (const auto found = coders_.find(name); found != coders_.end()) return found->second;
    Coders coders(project_);
    if (!coders.find(trim(name))) result_.new_coders.emplace_back(trim(name));
    const RowId id = coders.ensure(trim(name));
    coders_.emplace(std::string(name), id);
    return id;
  }

  void take(const CodingCells& c) {
    PendingRow row;
    row.line = c.line;
    if (trim(c.source).empty()) throw Error(Errc::bad_input, "no source: column source is empty");
    if (trim(c.code).empty()) throw Error(Errc::bad_input, "no code: column code is empty");
    row.coding.source = source_id(trim(c.source));
    row.coding.exemplar = truthy(c.exemplar);
    row.coding.memo = c.memo;
    row.coding.print = c.print;
    row.coding.tags = parse_tags(c.tags);
    if (!trim(c.created).empty()) row.coding.created_at = trim(c.created);
    if (!trim(c.start).empty() || !trim(c.end).empty()) {
      row.coding.span = {offset(c.start, "start"), offset(c.end, "end")};
    } else {
      row.selector.quote = c.quote;
      row.selector.turns = trim(c.turns);
      row.selector.lines = trim(c.lines);
      if (row.selector.empty()) {
        throw Error(Errc::bad_input, "no passage: give start and end, quote, turns or lines");
      }
    }
    row.coding.code = code_id(trim(c.code));
    row.coding.coder = coder_id(c.coder);
    rows_.push_back(std::move(row));
  }

  /// Source by source, so that each text is opened once.
  void find_places() {
    std::map<RowId, std::vector<std::size_t>> by_source;
    for (std::size_t i = 0; i < rows_.size(); ++i) by_source[rows_[i].coding.source].push_back(i);
    std::size_t done = 0;
    for (const auto& [id, indices] : by_source) {
      SourceText text(project_, by_id_.at(id));
      for (const std::size_t i : indices) place(rows_[i], text);
      sink_.progress("checking codings of source", ++done, by_source.size());
    }
  }

  void place(PendingRow& row, SourceText& text) {
    const std::size_t failures = result_.rejected.size();
    attempt(row.line, [&] {
      NewCoding& c = row.coding;
      if (!row.selector.empty()) {
        c.span = text.resolve(row.selector).front();
      } else if (c.span.empty() || c.span.end > text.index().length()) {
        throw Error(Errc::bad_input,
                    fmt::format("{}:{} is outside source '{}': expected 0 <= start < end <= {}",
                                c.span.begin, c.span.end, text.source().name, text.index().length()));
      }
      if (!c.print.empty()) check_print(c.print, text.slice(c.span));
      c.quote_hash = text.hash_of(c.span);
    });
    row.failed = result_.rejected.size() > failures;
  }

  Project& project_;
  const CodingImportOptions& options_;
  Sink& sink_;
  CodeFinder finder_;
  NameMap sources_, codes_, coders_;
  std::unordered_map<RowId, Source> by_id_;
  std::vector<PendingRow> rows_;
  CodingImport result_;
};

}  // namespace

CodingImport import_codings(Project& project, const std::function<bool(CodingCells&)>& next,
                            const CodingImportOptions& options, Sink& sink) {
  return Importer(project, options, sink).run(next);
}

}  // namespace thema::model
