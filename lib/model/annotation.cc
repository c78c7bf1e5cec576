#include "model/annotation.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "base/strings.h"
#include "model/annotation_parts.h"
#include "model/codebook.h"
#include "model/coders.h"
#include "model/project.h"
#include "store/database.h"

namespace thema::model {

namespace annotation {

namespace {

/// What a printed form, memo and tags are, in one text.
std::string fields_text(const CodingLabel& label) {
  CodingLabel fields = label;
  fields.code.clear();
  return to_string(fields);
}

}  // namespace

std::string hash_text(const std::string& text) {
  return fmt::format("{:016x}", static_cast<std::uint64_t>(quote_hash(text)));
}

std::string shown_hash(const AnnotatedCoding& c) {
  return hash_text(
      fmt::format("{}:{}:{}:{}", c.shown.begin, c.shown.end, c.coder, to_string(c.label)));
}

std::string place_hash(const AnnotatedCoding& c) {
  return hash_text(fmt::format("{}:{}:{}:{}", c.shown.begin, c.shown.end, c.coder, c.label.code));
}

std::string stored_hash(const StoredCoding& c) {
  return hash_text(fmt::format("{}:{}:{}:{}:{}", c.span.begin, c.span.end, short_id('k', c.code),
                               short_id('p', c.coder), fields_text(c.fields)));
}

std::vector<StoredCoding> stored_codings(Project& project, const Source& source) {
  std::unordered_map<RowId, std::vector<Tag>> tags;
  store::Database& db = project.db();
  {
    auto q = db.query(
        "SELECT t.coding_id, t.key, t.value FROM coding k JOIN coding_tag t ON t.coding_id = k.id "
        "WHERE k.source_id = ?1");
    q.bind_all(source.id);
    while (q.step()) tags[q.integer(0)].push_back({q.string(1), q.string(2)});
  }
  std::vector<StoredCoding> codings;
  auto q = db.query(
      "SELECT id, start_cp, end_cp, code_id, coder_id, exemplar, print, memo FROM coding "
      "WHERE source_id = ?1 AND status = '' AND anchor <> 'lost' ORDER BY start_cp, end_cp, id");
  q.bind_all(source.id);
  while (q.step()) {
    StoredCoding c;
    c.id = q.integer(0);
    c.span = {q.u32(1), q.u32(2)};
    c.code = q.integer(3);
    c.coder = q.integer(4);
    c.fields.exemplar = q.flag(5);
    c.fields.print = q.string(6);
    c.fields.memo = q.string(7);
    if (const auto found = tags.find(c.id); found != tags.end()) {
      c.fields.tags = std::move(found->second);
      sort_tags(c.fields);
    }
    codings.push_back(std::move(c));
  }
  auto memos = db.query(
      "SELECT id, start_cp, end_cp, coder_id, text FROM memo WHERE source_id = ?1 AND "
      "start_cp IS NOT NULL AND coding_id IS NULL AND anchor <> 'lost' "
      "ORDER BY start_cp, end_cp, id");
  memos.bind_all(source.id);
  while (memos.step()) {
    StoredCoding& memo = codings.emplace_back();
    memo.id = memos.integer(0);
    memo.span = {memos.u32(1), memos.u32(2)};
    memo.coder = memos.integer(3);
    memo.fields.memo = memos.string(4);
  }
  return codings;
}

CodingLabel printed_fields(const Project& project, const CodingLabel& stored) {
  CodingLabel label = stored;
  label.print = project.printed(stored.print);
  label.memo = project.printed(stored.memo);
  for (Tag& tag : label.tags) tag = {project.printed(tag.key), project.printed(tag.value)};
  sort_tags(label);
  return label;
}

}  // namespace annotation

namespace {

/// The shortest end of each code's path that stands for it alone.
std::vector<std::string> short_names(const std::vector<Code>& codes) {
  const CodeFinder finder(codes);
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < codes.size(); ++i) {
    const std::string& path = codes[i].printed_path.empty() ? codes[i].path : codes[i].printed_path;
    const std::vector<std::string> parts = split_path(path);
    std::string name = path;
    for (std::size_t take = 1; take < parts.size(); ++take) {
      const std::string end =
          join_path({parts.end() - static_cast<std::ptrdiff_t>(take), parts.end()});
      try {
        if (const auto found = finder.find(end); found && *found == i) {
          name = end;
          break;
        }
      } catch (const Error&) {  // several codes end so
      }
    }
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

std::vector<ShownCoding> codings_to_annotate(Project& project, const Source& source, RowId coder,
                                             bool all) {
  std::vector<annotation::StoredCoding> stored = annotation::stored_codings(project, source);
  if (!all) std::erase_if(stored, [coder](const auto& c) { return c.coder != coder; });
  const std::vector<Code> codes = Codebook(project).list();
  const std::vector<std::string> names = short_names(codes);
  std::unordered_map<RowId, std::size_t> code_at, coder_at;
  for (std::size_t i = 0; i < codes.size(); ++i) code_at.emplace(codes[i].id, i);
  const std::vector<Coder> coders = Coders(project).list();
  for (std::size_t i = 0; i < coders.size(); ++i) coder_at.emplace(coders[i].id, i);
  code_at.emplace(0, codes.size());  // memos come last
  std::sort(stored.begin(), stored.end(), [&](const auto& a, const auto& b) {
    return std::tuple(a.span, coder_at.at(a.coder), code_at.at(a.code), a.id) <
           std::tuple(b.span, coder_at.at(b.coder), code_at.at(b.code), b.id);
  });
  std::vector<ShownCoding> out;
  for (const annotation::StoredCoding& c : stored) {
    ShownCoding shown;
    shown.id = c.id;
    shown.others = c.coder != coder;
    shown.coding.span = shown.coding.shown = c.span;
    shown.coding.label = annotation::printed_fields(project, c.fields);
    if (c.code != 0) shown.coding.label.code = names[code_at.at(c.code)];
    shown.coding.coder = coders[coder_at.at(c.coder)].name;
    shown.base = annotation::stored_hash(c);
    out.push_back(std::move(shown));
  }
  return out;
}

std::string base_word(const ShownCoding& shown) {
  const char kind = shown.coding.label.code.empty() ? 'm' : 'c';
  return fmt::format("{}:{}:{}:{}", short_id(kind, shown.id), annotation::shown_hash(shown.coding),
                     shown.base, annotation::place_hash(shown.coding));
}

std::vector<std::string> code_words(Project& project) {
  const std::vector<Code> codes = Codebook(project).list();
  const std::vector<std::string> names = short_names(codes);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const std::string& path = codes[i].printed_path.empty() ? codes[i].path : codes[i].printed_path;
    std::string word = short_id('k', codes[i].id) + ":" + annotation::hash_text(path);
    if (names[i] != path) word += ":" + annotation::hash_text(names[i]);
    words.push_back(std::move(word));
  }
  return words;
}

std::vector<std::string> coder_words(Project& project) {
  std::map<std::string, std::vector<RowId>> printed;
  for (const Coder& c : Coders(project).list()) printed[project.printed(c.name)].push_back(c.id);
  std::vector<std::string> words;
  for (const auto& [name, ids] : printed) {
    if (ids.size() > 1) continue;
    words.push_back(short_id('p', ids.front()) + ":" + annotation::hash_text(name));
  }
  std::sort(words.begin(), words.end());
  return words;
}

std::string text_word(const std::string& text) { return "t" + annotation::hash_text(text); }
bool is_text_word(std::string_view word) {
  return word.starts_with('t') && word.find(':') == std::string_view::npos;
}

ExportedNames::ExportedNames(const std::vector<std::string>& base, Of what) {
  const char kind = what == Of::codes ? 'k' : 'p';
  for (const std::string& word : base) {
    if (!word.starts_with(kind)) continue;
    const std::vector<std::string_view> parts = split(word, ':');
    const RowId id = row_id_of(kind, parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) by_name_.emplace(parts[i], id);
  }
}

RowId ExportedNames::find(std::string_view name) const {
  const auto found = by_name_.find(annotation::hash_text(std::string(name)));
  return found == by_name_.end() ? 0 : found->second;
}

}  // namespace thema::model
