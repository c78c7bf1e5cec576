#include "model/coding_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <unordered_map>

#include "base/clock.h"
#include "base/error.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/codebook.h"
#include "model/coders.h"
#include "model/printed_alike.h"
#include "model/project.h"
#include "model/rejected_rows.h"
#include "model/sources.h"
#include "model/tag_rules.h"

namespace thema::model {

namespace {

/// Names are looked up by view: no string is made for a cell.
struct ViewHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};
using NameMap = std::unordered_map<std::string, RowId, ViewHash, std::equal_to<>>;

bool truthy(std::string_view cell) {
  const std::string value = ascii_lower(trim(cell));
  if (value.empty() || value == "0" || value == "no" || value == "false" || value == "n")
    return false;
  if (value == "1" || value == "yes" || value == "true" || value == "y" || value == "x" ||
      value == "!") {
    return true;
  }
  throw Error(Errc::bad_input, fmt::format("'{}' in column exemplar: expected yes or no", cell));
}

class Importer {
 public:
  Importer(Project& project, const CodingImportOptions& options, Sink& sink)
      : project_(project),
        options_(options),
        sink_(sink),
        codebook_(project),
        finder_(codebook_.list()) {}

  CodingImport run(const std::function<bool(CodingCells&)>& next) {
    CodingCells cells;
    while (next(cells)) {
      ++result_.rows;
      attempt_row(result_.rejected, cells.line, [&] { take(cells); });
    }
    find_places();
    drop_failed();
    make_names();
    drop_failed();
    if (result_.rejected.empty() || options_.keep_going) add();
    report_rejected(result_.rejected, options_.file, sink_);
    return std::move(result_);
  }

 private:
  std::vector<std::string> stored_sources() {
    std::vector<std::string> names;
    for (const Source& s : Sources(project_).list()) names.push_back(s.name);
    return names;
  }

  std::vector<std::string> stored_codes() {
    std::vector<std::string> paths;
    for (const Code& c : finder_.codes()) paths.push_back(c.path);
    return paths;
  }

  RowId source_id(std::string_view name) {
    if (const auto found = sources_.find(name); found != sources_.end()) return found->second;
    if (!source_names_) source_names_.emplace("source", stored_sources(), project_.printed_names());
    source_names_->check(name);
    const Source source = Sources(project_).require(name);
    sources_.emplace(std::string(name), source.id);
    by_id_.emplace(source.id, source);
    return source.id;
  }

  RowId code_id(std::string_view name) {
    if (const auto found = codes_.find(name); found != codes_.end()) return found->second;
    if (!code_names_) code_names_.emplace("code", stored_codes(), project_.printed_names());
    code_names_->check(name);
    RowId id = 0;
    if (const auto known = finder_.find(name)) {
      id = finder_.codes()[*known].id;
    } else if (options_.make_codes) {
      new_codes_.emplace_back(name);
      id = -static_cast<RowId>(new_codes_.size());
    } else {
      finder_.require(name);  // throws with near names
    }
    codes_.emplace(std::string(name), id);
    return id;
  }

  RowId coder_id(std::string_view cell) {
    const std::string_view name = trim(cell);
    if (name.empty()) return options_.default_coder;
    if (const auto found = coders_.find(name); found != coders_.end()) return found->second;
    RowId id = 0;
    if (const auto known = Coders(project_).find(name)) {
      id = known->id;
    } else {
      new_coders_.emplace_back(name);
      id = -static_cast<RowId>(new_coders_.size());
    }
    coders_.emplace(std::string(name), id);
    return id;
  }

  void take(const CodingCells& c) {
    if (!c.problem.empty()) throw Error(Errc::bad_input, std::string(c.problem));
    if (trim(c.source).empty()) throw Error(Errc::bad_input, "no source: column source is empty");
    if (trim(c.code).empty()) throw Error(Errc::bad_input, "no code: column code is empty");
    NewCoding row;
    PassageSelector selector;
    row.source = source_id(trim(c.source));
    row.exemplar = truthy(c.exemplar);
    row.extra = extra_of(c);
    if (row.extra != nullptr) {
      for (const Tag& tag : row.extra->tags) check_tag(project_, tag, TagOn::coding);
    }
    if (!trim(c.start).empty() || !trim(c.end).empty()) {
      row.span = {offset_cell(c.start, "start"), offset_cell(c.end, "end")};
    } else {
      selector.quote = c.quote;
      selector.turns = trim(c.turns);
      selector.lines = trim(c.lines);
      if (selector.empty()) {
        throw Error(Errc::bad_input, "no passage: give start and end, quote, turns or lines");
      }
    }
    row.code = code_id(trim(c.code));
    row.coder = coder_id(c.coder);
    row.suggested = options_.suggested;
    // Nothing is kept of a row that has failed: the next one has its index.
    if (!selector.empty()) {
      selectors_.emplace(rows_.size(), std::move(selector));
    } else if (!trim(c.quote).empty()) {
      expected_.emplace(rows_.size(), c.quote);
    }
    rows_.push_back(std::move(row));
    lines_.push_back(static_cast<std::uint32_t>(c.line));
  }

  static std::unique_ptr<CodingExtra> extra_of(const CodingCells& c) {
    const std::string_view created = trim(c.created);
    if (c.memo.empty() && c.print.empty() && trim(c.tags).empty() && created.empty())
      return nullptr;
    if (!created.empty() && !is_utc_iso(created)) {
      throw Error(Errc::bad_input, fmt::format("'{}' in column created: expected a time in UTC "
                                               "such as 2026-01-02T03:04:05Z, or a date",
                                               created));
    }
    check_text(c.memo, "the memo");
    check_text(c.print, "the printed form");
    auto extra = std::make_unique<CodingExtra>();
    extra->memo = c.memo;
    extra->print = c.print;
    extra->created_at = created;
    extra->tags = parse_tags(c.tags);
    return extra;
  }

  /// Source by source, so that each text is opened once.
  void find_places() {
    std::vector<std::uint32_t> order(rows_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return rows_[a].source < rows_[b].source;
    });
    std::size_t done = 0;
    for (std::size_t i = 0; i < order.size();) {
      const RowId source = rows_[order[i]].source;
      SourceText text(project_, by_id_.at(source));
      for (; i < order.size() && rows_[order[i]].source == source; ++i) place(order[i], text);
      sink_.progress("checking codings of source", ++done, by_id_.size());
    }
  }

  void place(std::size_t i, SourceText& text) {
    const std::size_t failures = result_.rejected.size();
    attempt_row(result_.rejected, lines_[i], [&] {
      NewCoding& c = rows_[i];
      if (const auto selector = selectors_.find(i); selector != selectors_.end()) {
        c.span = text.resolve(selector->second).front();
      } else if (c.span.empty() || c.span.end > text.index().length()) {
        throw Error(
            Errc::bad_input,
            fmt::format("{}:{} is outside source '{}': expected 0 <= start < end <= {}",
                        c.span.begin, c.span.end, text.source().name, text.index().length()));
      }
      if (const auto words = expected_.find(i); words != expected_.end()) {
        if (!text.holds(c.span, words->second)) {
          throw Error(Errc::bad_input,
                      fmt::format("start and end give other words than the quote: \"{}\"",
                                  text.slice(c.span)));
        }
      }
      if (c.extra != nullptr && !c.extra->print.empty()) {
        check_print(c.extra->print, text.slice(c.span));
      }
      c.quote_hash = text.hash_of(c.span);
    });
    if (result_.rejected.size() > failures) rows_[i].source = 0;
  }

  void drop_failed() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].source == 0) continue;
      if (kept != i) {
        rows_[kept] = std::move(rows_[i]);
        lines_[kept] = lines_[i];
      }
      ++kept;
    }
    rows_.resize(kept);
  }

  /// Codes and coders that are new are made for the rows that are good, in their order. Until then
  /// a row has the negative number of the name.
  void make_names() {
    std::unordered_map<RowId, RowId> codes, coders;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      NewCoding& c = rows_[i];
      if (c.code > 0 && c.coder > 0) continue;
      const bool made = attempt_row(result_.rejected, lines_[i], [&] {
        if (c.code < 0) c.code = made_code(codes, c.code);
        if (c.coder < 0) c.coder = made_coder(coders, c.coder);
      });
      if (!made) c.source = 0;
    }
  }

  RowId made_code(std::unordered_map<RowId, RowId>& made, RowId number) {
    if (const auto found = made.find(number); found != made.end()) return found->second;
    const std::string& name = new_codes_[static_cast<std::size_t>(-number - 1)];
    RowId id = 0;
    if (const auto known = finder_.find(name)) {  // made for a row before
      id = finder_.codes()[*known].id;
    } else {
      const Codebook::Added added = codebook_.add(name, {});
      for (const std::string& parent : added.parents) {
        result_.new_codes.push_back(parent);
        learn(codebook_.id_at(parent), parent);
      }
      if (added.created) result_.new_codes.push_back(name);
      learn(added.id, join_path(split_path(name)));
      id = added.id;
    }
    made.emplace(number, id);
    return id;
  }

  /// A code that was made here: rows after it may name it by the end of its path.
  void learn(RowId id, std::string path) {
    Code code;
    code.id = id;
    if (std::string printed = project_.printed(path); printed != path) {
      code.printed_path = std::move(printed);
    }
    code.path = std::move(path);
    finder_.add(std::move(code));
  }

  RowId made_coder(std::unordered_map<RowId, RowId>& made, RowId number) {
    if (const auto found = made.find(number); found != made.end()) return found->second;
    const std::string& name = new_coders_[static_cast<std::size_t>(-number - 1)];
    const RowId id = Coders(project_).ensure(name);
    result_.new_coders.push_back(name);
    made.emplace(number, id);
    return id;
  }

  void add() {
    result_.added = Codings(project_).add(rows_);
    for (const std::size_t i : result_.added.refused) {
      result_.rejected.push_back({lines_[i],
                                  "the coding is there already with another memo or printed form: "
                                  "change that with 'thema coding set'"});
    }
  }

  Project& project_;
  const CodingImportOptions& options_;
  Sink& sink_;
  Codebook codebook_;
  CodeFinder finder_;
  std::optional<PrintedAlike> source_names_, code_names_;
  NameMap sources_, codes_, coders_;
  std::vector<std::string> new_codes_, new_coders_;
  std::unordered_map<RowId, Source> by_id_;
  std::vector<NewCoding> rows_;
  std::vector<std::uint32_t> lines_;
  std::unordered_map<std::size_t, PassageSelector> selectors_;  ///< by row
  std::unordered_map<std::size_t, std::string> expected_;  ///< words given with a place, by row
  CodingImport result_;
};

}  // namespace

CodingImport import_codings(Project& project, const std::function<bool(CodingCells&)>& next,
                            const CodingImportOptions& options, Sink& sink) {
  return Importer(project, options, sink).run(next);
}

}  // namespace thema::model
