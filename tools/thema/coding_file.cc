#include "coding_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/csv_cell.h"
#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "formats/json_file.h"
#include "formats/table.h"
#include "model/read_line.h"
#include "text/utf8.h"

namespace thema::cli {

namespace {

using json = nlohmann::ordered_json;
using model::CodingCells;

struct Field {
  std::string_view name;
  std::string_view CodingCells::*into;
};

constexpr std::array<Field, 13> kFields{{{"source", &CodingCells::source},
                                         {"start", &CodingCells::start},
                                         {"end", &CodingCells::end},
                                         {"quote", &CodingCells::quote},
                                         {"turns", &CodingCells::turns},
                                         {"lines", &CodingCells::lines},
                                         {"code", &CodingCells::code},
                                         {"coder", &CodingCells::coder},
                                         {"memo", &CodingCells::memo},
                                         {"exemplar", &CodingCells::exemplar},
                                         {"print", &CodingCells::print},
                                         {"tags", &CodingCells::tags},
                                         {"created", &CodingCells::created}}};
// What 'coding list' and 'quotes' have besides, and an import has no use for.
constexpr std::array<std::string_view, 3> kPassedOver{"text", "id", "reason"};

bool passed_over(std::string_view name) {
  return std::find(kPassedOver.begin(), kPassedOver.end(), name) != kPassedOver.end();
}

void warn_unknown(Sink& sink, const std::string& file, const std::string& name) {
  sink.report({.level = Level::warning,
               .id = "unknown-column",
               .message = fmt::format("column '{}' is not one of codings: skipped", name),
               .file = file,
               .line = 1,
               .object = name});
}

bool is_json_lines(std::string_view file) {
  const std::string name = ascii_lower(file);
  return name.ends_with(".jsonl") || name.ends_with(".ndjson");
}

class CsvFile final : public CodingFile {
 public:
  CsvFile(const std::string& file, const std::string& sheet, Sink& sink)
      : table_(read_file(file), file, sink, {.sheet = sheet}) {
    std::vector<bool> known(table_.columns().size(), false);
    for (std::size_t i = 0; i < kFields.size(); ++i) {
      columns_[i] = table_.find(kFields[i].name).value_or(std::string::npos);
      if (columns_[i] != std::string::npos) known[columns_[i]] = true;
    }
    if (!table_.columns().empty() && trim(table_.columns().front()).starts_with('{')) {
      throw Error(Errc::bad_input,
                  "it is JSON: expected csv, or JSON lines in a file *.jsonl (made "
                  "by 'coding export -f jsonl')")
          .at(file, 1);
    }
    table_.require("source");
    table_.require("code");
    if (!table_.find("quote") && !table_.find("turns") && !table_.find("lines")) {
      table_.require("start");
      table_.require("end");
    }
    for (std::size_t i = 0; i < known.size(); ++i) {
      const std::string& name = table_.columns()[i];
      if (!known[i] && !passed_over(name)) warn_unknown(sink, file, name);
    }
  }

  bool next(CodingCells& cells) override {
    // Spreadsheets leave rows of empty cells behind.
    const auto blank = [](const auto& cell) { return trim(cell).empty(); };
    do {
      if (!table_.next(record_)) return false;
    } while (std::all_of(record_.cells.begin(), record_.cells.end(), blank));
    for (std::size_t i = 0; i < kFields.size(); ++i) {
      cells.*kFields[i].into = columns_[i] == std::string::npos
                                   ? std::string_view()
                                   : std::string_view(record_.cells[columns_[i]]);
    }
    cells.line = record_.line;
    return true;
  }

 private:
  formats::Table table_;
  formats::Record record_;
  std::array<std::size_t, kFields.size()> columns_{};
};

/// Lines of a file, numbered from 1; blank ones are passed over.
class Lines {
 public:
  explicit Lines(const std::string& file) : text_(read_file(file)) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }
  bool next(std::string_view& line) {
    while (at_ < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', at_), text_.size());
      line = trim(std::string_view(text_).substr(at_, end - at_));
      at_ = end + 1;
      ++number_;
      if (!line.empty()) return true;
    }
    return false;
  }
  std::size_t number() const { return number_; }

 private:
  std::string text_;
  std::size_t at_ = 0, number_ = 0;
};

class JsonLinesFile final : public CodingFile {
 public:
  JsonLinesFile(std::string file, Sink& sink)
      : file_(std::move(file)), lines_(file_), sink_(sink) {}

  bool next(CodingCells& cells) override {
    std::string_view line;
    if (!lines_.next(line)) return false;
    cells = {};
    cells.line = lines_.number();
    try {
      read(formats::read_ordered_json_line(line).value_or(json()), cells);
    } catch (const Error& e) {
      problem_ = e.what();
      cells.problem = problem_;
    }
    return true;
  }

 private:
  void read(const json& object, CodingCells& cells) {
    if (!object.is_object()) fail("no JSON object: expected a line as 'coding export' writes it");
    for (const auto& [key, value] : object.items()) {
      const auto field = std::find_if(kFields.begin(), kFields.end(),
                                      [&name = key](const Field& f) { return f.name == name; });
      if (field == kFields.end()) {
        if (!passed_over(key) && std::find(told_.begin(), told_.end(), key) == told_.end()) {
          told_.push_back(key);
          warn_unknown(sink_, file_, key);
        }
        continue;
      }
      std::string& text = texts_[static_cast<std::size_t>(field - kFields.begin())];
      text = cell(key, value);
      cells.*field->into = text;
    }
  }

  [[noreturn]] static void fail(const std::string& why) { throw Error(Errc::bad_input, why); }

  static std::string cell(const std::string& key, const json& value) {
    if (value.is_null()) return {};
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
    if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
    if (key != "tags" || !value.is_object()) {
      fail(fmt::format("'{}' is neither a text nor a whole number", key));
    }
    std::string tags;
    for (const auto& [tag, values] : value.items()) {
      for (const json& v : values.is_array() ? values : json::array({values})) {
        if (!v.is_string()) fail(fmt::format("tag '{}' is no text", tag));
        tags += (tags.empty() ? "" : "; ") + tag + "=" + v.get<std::string>();
      }
    }
    return tags;
  }

  std::string file_;
  Lines lines_;
  Sink& sink_;
  std::array<std::string, kFields.size()> texts_;
  std::vector<std::string> told_;
  std::string problem_;
};

std::string csv_rejects(const std::string& file, const std::string& sheet,
                        const std::vector<model::RejectedRow>& rejected) {
  Sink quiet;  // all was told when the rows were read first
  formats::Table table(read_file(file), file, quiet, {.sheet = sheet});
  std::string out;
  const auto add_line = [&](const std::vector<std::string>& cells, std::string_view last) {
    for (const std::string& c : cells) {
      append_csv_cell(out, c);
      out += ',';
    }
    append_csv_cell(out, last);
    out += '\n';
  };
  add_line(table.columns(), "reason");
  formats::Record record;
  auto failed = rejected.begin();
  while (failed != rejected.end() && table.next(record)) {
    if (record.line == failed->line) add_line(record.cells, (failed++)->reason);
  }
  return out;
}

/// No object: what is none, and what is beyond the limits of what is read.
json object_of(std::string_view line) {
  try {
    return formats::read_ordered_json_line(line).value_or(json());
  } catch (const Error&) {
    return {};
  }
}

std::string json_rejects(const std::string& file, const std::vector<model::RejectedRow>& rejected) {
  std::string out;
  Lines lines(file);
  std::string_view line;
  auto failed = rejected.begin();
  while (failed != rejected.end() && lines.next(line)) {
    if (lines.number() != failed->line) continue;
    json object = object_of(line);
    if (!object.is_object()) object = json{{"line", text::printable_utf8(line)}};
    object["reason"] = (failed++)->reason;
    out += object.dump() + "\n";
  }
  return out;
}

/// The lines that failed, below their source and turn, each with the reason as a comment.
std::string line_rejects(const std::string& file, const std::vector<model::RejectedRow>& rejected) {
  const std::string text = read_line_file(file);
  std::string out, source, turn, written_source, written_turn;
  std::size_t number = 0;
  auto failed = rejected.begin();
  for (const std::string_view raw : split(text, '\n')) {
    const std::string_view line = trim(raw);
    ++number;
    if (failed == rejected.end()) break;
    const bool wrong = failed->line == number;
    try {
      const model::ReadLine read = model::parse_read_line(line);
      if (read.kind == model::ReadLine::Kind::source) {
        source = fmt::format("== {}\n", read.text);
        turn.clear();
      } else if (read.kind == model::ReadLine::Kind::turn) {
        turn = fmt::format("{}\n", read.turn);
      }
    } catch (const Error&) {  // it is among those that failed
    }
    if (!wrong) continue;
    const std::string above =
        written_source != source || written_turn != turn
            ? (written_source == source && !turn.empty() ? turn : source + turn)
            : std::string();
    written_source = source;
    written_turn = turn;
    const bool stands_above = above.ends_with(fmt::format("{}\n", line));
    out += above + fmt::format("# {}\n", (failed++)->reason);
    if (!stands_above) out += fmt::format("{}\n", text::printable_utf8(line));
    while (failed != rejected.end() && failed->line == number) ++failed;
  }
  return out;
}

}  // namespace

bool is_read_lines(std::string_view file) { return ascii_lower(file).ends_with(".txt"); }

std::string read_line_file(const std::string& file) {
  std::string text = read_file(file);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (text.find('\0') != std::string::npos) {
    throw Error(Errc::bad_input, "it is no text: expected lines as of 'thema read' in UTF-8")
        .at(file);
  }
  const std::string_view first = std::string_view(text).substr(0, text.find('\n'));
  const std::string head = ascii_lower(first);
  if (!trim(first).starts_with("==") && head.find("source") != std::string::npos &&
      head.find("code") != std::string::npos) {
    throw Error(
        Errc::bad_input,
        "it is a table: expected lines '== SOURCE' and '41.2-4 = CODE'; give a csv file the "
        "name *.csv")
        .at(file, 1);
  }
  return text;
}

std::unique_ptr<CodingFile> open_coding_file(const std::string& file, const std::string& sheet,
                                             Sink& sink) {
  if (is_json_lines(file)) return std::make_unique<JsonLinesFile>(file, sink);
  return std::make_unique<CsvFile>(file, sheet, sink);
}

void write_rejects(const std::string& file, const std::string& sheet, const std::string& to,
                   const std::vector<model::RejectedRow>& rejected) {
  if (is_read_lines(file)) return write_file(to, line_rejects(file, rejected));
  write_file(
      to, is_json_lines(file) ? json_rejects(file, rejected) : csv_rejects(file, sheet, rejected));
}

}  // namespace thema::cli
