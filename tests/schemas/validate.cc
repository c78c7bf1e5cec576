// validate_json SCHEMA DOCUMENT...: tests JSON documents against a JSON Schema (draft-07).
//
// Exit status 0: all match; 1: the reasons are on stderr, each with its place in the document;
// 2: a file cannot be read, or the schema is none.

#include <cstdio>
#include <exception>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace {

nlohmann::json read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  try {
    return nlohmann::json::parse(in);
  } catch (const nlohmann::json::exception& e) {
    throw std::runtime_error(path + ": not JSON: " + e.what());
  }
}

void compile(const nlohmann::json& document, valijson::Schema& schema) {
  valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(document), schema);
}

bool matches(const valijson::Schema& schema, const std::string& path) {
  const nlohmann::json document = read(path);
  valijson::ValidationResults results;
  // Strong types: "1" is no number.
  valijson::Validator validator(valijson::Validator::kStrongTypes);
  if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(document), &results)) {
    return true;
  }
  std::fprintf(stderr, "%s: does not match\n", path.c_str());
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    std::string place;
    for (const std::string& part : error.context) place += part;
    std::fprintf(stderr, "  %s: %s\n", place.c_str(), error.description.c_str());
  }
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: validate_json SCHEMA DOCUMENT...\n", stderr);
    return 2;
  }
  try {
    const nlohmann::json source = read(argv[1]);
    valijson::Schema schema;
    compile(source, schema);
    int status = 0;
    for (int i = 2; i < argc; ++i) {
      if (!matches(schema, argv[i])) status = 1;
    }
    return status;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "validate_json: %s\n", e.what());
    return 2;
  }
}
