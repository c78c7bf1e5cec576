// What people type as expressions: the filter, the span query, the search, the attribution
// template. Any text is understood or refused as a usage error, and in no time.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "analysis/span_query.h"
#include "base/error.h"
#include "model/corpus.h"
#include "model/selection.h"
#include "model/span_query.h"
#include "report/cite.h"
#include "store/search_index.h"
#include "text/keyword.h"
#include "text/utf8.h"

namespace {

thema::model::Corpus corpus() {
  thema::model::Corpus c;
  thema::model::Attribute arm;
  arm.name = "arm";
  thema::model::Attribute age;
  age.name = "age";
  age.type = thema::model::AttributeType::integer;
  c.attributes = {arm, age};
  c.values.resize(2);
  for (const char* path : {"A", "A/Time", "B"}) {
    thema::model::Code code;
    code.id = 1 + static_cast<thema::RowId>(c.codes.size());
    code.path = path;
    c.codes.push_back(code);
  }
  c.code_end = {2, 2, 3};
  c.sources.resize(1);
  c.sources.front().length = 95;
  c.views = {{1, "web", "arm = web", "A overlaps B"}, {2, "loop", "view loop", ""}};
  return c;
}

/// What is understood is found in order and within the text.
void find(const thema::model::SpanQuery& query, const thema::model::Corpus& c) {
  std::vector<thema::model::Coding> codings;
  for (std::uint32_t i = 0; i < 9; ++i) {
    thema::model::Coding coding;
    coding.id = i + 1;
    coding.code = i % 3;
    coding.span = {i * 10, i * 10 + 15};
    codings.push_back(coding);
  }
  const auto turns = [](std::uint32_t) { return std::vector<thema::model::Turn>(); };
  const auto found = thema::analysis::SpanQueries(c, codings, turns).find(query);
  std::uint32_t before = 0;
  for (const auto& p : found.by_source.front()) {
    if (p.span.begin < before || p.span.empty()) std::abort();
    if (!found.codings && p.span.end > c.sources.front().length) std::abort();
    before = p.span.begin;
  }
}

template <class Read>
void read(const Read& with) {
  try {
    with();
  } catch (const thema::Error&) {  // refused: any message will do
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const thema::model::Corpus kCorpus = corpus();
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (thema::text::find_invalid_utf8(text) != std::string_view::npos) return 0;
  read([&] { thema::store::word_query(text); });
  read([&] { thema::text::Keyword(text).find(text); });
  read([&] { find(thema::model::parse_span_query(text, kCorpus), kCorpus); });
  read([&] { thema::model::parse_selection(text, kCorpus, thema::model::Scope::coding); });
  read([&] {
    thema::report::CiteTemplate(text).render(
        [](std::string_view field) { return std::string(field); }, "Participant");
  });
  return 0;
}
