#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/error.h"
#include "formats/codebook_file.h"
#include "formats/codebook_qdc.h"
#include "model/code_path.h"

namespace {

std::string written_qdc(const thema::formats::QdcCodebook& book) {
  using namespace thema;
  std::vector<model::Code> codes;
  std::vector<model::CodeIdentity> identities = book.codes;
  for (std::size_t i = 0; i < book.rows.size(); ++i) {
    const std::vector<std::string> names = model::split_path(book.rows[i].path);
    model::Code& code = codes.emplace_back();
    code.name = names.back();
    code.depth = static_cast<int>(names.size());
    code.description = book.rows[i].fields.description.value_or("");
    code.color = book.rows[i].fields.color.value_or("");
    if (identities[i].guid.empty()) {
      identities[i].guid = "00000000-0000-8000-A000-" + std::to_string(100'000'000'000 + i);
    }
  }
  std::string out;
  Sink sink;
  formats::write_codebook_qdc(
      codes, identities, [&](std::string_view piece) { out += piece; }, sink);
  return out;
}

}  // namespace

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
  try {
    const std::string once = written_qdc(formats::read_qdc(bytes, "a.qdc", sink));
    if (written_qdc(formats::read_qdc(once, "a.qdc", sink)) != once) std::abort();
  } catch (const Error&) {
  }
  return 0;
}
