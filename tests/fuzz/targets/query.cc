// What people type as expressions: the filter, the search, the attribution template. Any text is
// understood or refused as a usage error, and in no time.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/error.h"
#include "model/corpus.h"
#include "model/selection.h"
#include "report/cite.h"
#include "store/search_index.h"
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
  return c;
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
  read([&] { thema::model::parse_selection(text, kCorpus, thema::model::Scope::coding); });
  read([&] {
    thema::report::CiteTemplate(text).render(
        [](std::string_view field) { return std::string(field); }, "Participant");
  });
  return 0;
}
