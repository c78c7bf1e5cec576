#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/error.h"
#include "formats/codebook_file.h"

/// Whatever a file holds, it is read or refused; what was read is written and read to the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace thema;
  const std::string bytes(data, data + size);
  Sink sink;
  for (const char* file : {"a.csv", "a.json", "a.yaml", "a.md", "a"}) {
    std::vector<model::CodeRow> rows;
    try {
      rows = formats::read_codebook(bytes, file, sink);
    } catch (const Error&) {
      continue;
    }
    std::vector<model::Code> codes;
    for (const model::CodeRow& row : rows) {
      model::Code code;
      // A name has no line ends or spaces at its ends; the model refuses or trims these.
      code.path = "code";
      code.description = row.fields.description.value_or("");
      code.include = row.fields.include.value_or("");
      code.example = row.fields.example.value_or("");
      codes.push_back(std::move(code));
    }
    if (codes.empty()) continue;
    const auto check = [&](auto write, const char* name) {
      std::string out;
      write(codes, [&](std::string_view piece) { out += piece; });
      const auto again = formats::read_codebook(out, name, sink);
      if (again.size() != codes.size()) std::abort();
      for (std::size_t i = 0; i < codes.size(); ++i) {
        if (again[i].fields.description.value_or("") != codes[i].description) std::abort();
        if (again[i].fields.include.value_or("") != codes[i].include) std::abort();
        if (again[i].fields.example.value_or("") != codes[i].example) std::abort();
      }
    };
    check(formats::write_codebook_md, "b.md");
    check(formats::write_codebook_yaml, "b.yaml");
  }
  return 0;
}
