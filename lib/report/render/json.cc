#include <set>
#include <stdexcept>
#include <utility>
#include <vector>

#include "report/render/buffer.h"
#include "report/render/cells.h"
#include "report/render/json_text.h"
#include "report/render/renderers.h"

namespace thema::report {
namespace {

/// Appends cells as JSON values.
class CellWriter {
 public:
  explicit CellWriter(std::string& out) : out_(out) {}

  void operator()(const Value& value) { std::visit(*this, value); }
  void operator()(std::monostate) { out_ += "null"; }
  void operator()(bool value) { out_ += value ? "true" : "false"; }
  void operator()(std::int64_t value) { append_integer(out_, value); }
  void operator()(double value) {
    if (!append_number(out_, value)) out_ += "null";
  }
  void operator()(const std::string& value) { append_json_string(out_, value); }
  void operator()(const List& list) { append_strings(list.items); }
  void operator()(const Members& members) {
    out_ += '{';
    for (const auto& [key, values] : members.items) {
      if (out_.back() != '{') out_ += ',';
      append_json_string(out_, key);
      out_ += ':';
      if (values.size() == 1) {
        (*this)(values.front());
        continue;
      }
      out_ += '[';
      for (const Value& value : values) {
        if (out_.back() != '[') out_ += ',';
        (*this)(value);
      }
      out_ += ']';
    }
    out_ += '}';
  }
  void operator()(const Range& range) {
    out_ += '[';
    append_integer(out_, range.first);
    out_ += ',';
    append_integer(out_, range.last);
    out_ += ']';
  }
  void operator()(const std::vector<Quotation>& quotations) {
    out_ += '[';
    for (const auto& [text, attribution, place] : quotations) {
      if (out_.back() != '[') out_ += ',';
      out_ += R"({"text":)";
      append_json_string(out_, text);
      out_ += R"(,"attribution":)";
      append_json_string(out_, attribution);
      out_ += '}';
    }
    out_ += ']';
  }

 private:
  void append_strings(const std::vector<std::string>& texts) {
    out_ += '[';
    for (const auto& text : texts) {
      if (out_.back() != '[') out_ += ',';
      append_json_string(out_, text);
    }
    out_ += ']';
  }

  std::string& out_;
};

/// Rows of a table as objects, one a line.
class RowWriter {
 public:
  void begin(const Table& table) {
    table_ = table;
    shown_ = shown_columns(table, kJson);
    keys_.clear();
    for (const std::size_t i : shown_) {
      std::string key(keys_.empty() ? "{" : ",");
      append_json_string(key, table.columns[i].key);
      keys_.push_back(key + ':');
    }
  }

  void append(std::string& out, const Row& row) const {
    check_row(table_, row);
    if (keys_.empty()) out += '{';
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      out += keys_[i];
      std::visit(CellWriter(out), row[shown_[i]]);
    }
    out += '}';
  }

 private:
  Table table_;
  std::vector<std::size_t> shown_;
  std::vector<std::string> keys_;  ///< with what stands around them: `{"a":`, `,"b":`
};

/// One object: the schema, then fields and tables in the order in which they come.
class JsonRenderer final : public Renderer {
 public:
  JsonRenderer(Output output, const RenderOptions& options)
      : out_(std::move(output)), schema_(options.schema), version_(options.schema_version) {}

  bool machine() const override { return true; }
  void heading(const Heading&) override {}
  void note(const Note&) override {}
  void quote(const Quote&) override {}

  void field(const Field& field) override {
    begin_member(field.key);
    std::visit(CellWriter(out_.text()), field.value);
  }

  void begin_table(const Table& table) override {
    if (schema_.empty()) schema_ = table.name;
    rows_.begin(table);
    begin_member(table.name);
    out_.text() += '[';
    first_row_ = true;
  }

  void row(const Row& row) override {
    out_.text() += std::exchange(first_row_, false) ? "\n    " : ",\n    ";
    rows_.append(out_.text(), row);
    out_.pass_on();
  }

  void end_table() override { out_.text() += first_row_ ? "]" : "\n  ]"; }

  void finish() override {
    begin_document();
    out_.text() += keys_.empty() ? "}\n" : "\n}\n";
    out_.flush();
  }

 private:
  void begin_document() {
    if (std::exchange(begun_, true)) return;
    out_.text() += '{';
    if (schema_.empty()) return;
    begin_member("schema");
    append_json_string(out_.text(), "thema/" + schema_ + "/" + std::to_string(version_));
  }

  void begin_member(const std::string& key) {
    begin_document();
    const bool first = keys_.empty();
    if (!keys_.insert(key).second) throw std::logic_error("two members '" + key + "' in JSON");
    out_.text() += first ? "\n  " : ",\n  ";
    append_json_string(out_.text(), key);
    out_.text() += ": ";
  }

  Buffer out_;
  std::string schema_;
  int version_;
  RowWriter rows_;
  std::set<std::string> keys_;
  bool begun_ = false, first_row_ = true;
};

/// An object a row; the fields are an object of their own where there is no table.
class JsonlRenderer final : public Renderer {
 public:
  explicit JsonlRenderer(Output output) : out_(std::move(output)) {}

  bool machine() const override { return true; }
  bool has_room_for_fields() const override { return false; }
  void heading(const Heading&) override {}
  void note(const Note&) override {}
  void quote(const Quote&) override {}

  void field(const Field& field) override {
    fields_ += fields_.empty() ? '{' : ',';
    append_json_string(fields_, field.key);
    fields_ += ':';
    std::visit(CellWriter(fields_), field.value);
  }

  void begin_table(const Table& table) override {
    has_table_ = true;
    rows_.begin(table);
  }

  void row(const Row& row) override {
    rows_.append(out_.text(), row);
    out_.text() += '\n';
    out_.pass_on();
  }

  void end_table() override {}

  void finish() override {
    if (!has_table_ && !fields_.empty()) out_.text().append(fields_).append("}\n");
    out_.flush();
  }

 private:
  Buffer out_;
  RowWriter rows_;
  std::string fields_;
  bool has_table_ = false;
};

}  // namespace

std::unique_ptr<Renderer> make_json(Output output, const RenderOptions& options) {
  return std::make_unique<JsonRenderer>(std::move(output), options);
}

std::unique_ptr<Renderer> make_jsonl(Output output) {
  return std::make_unique<JsonlRenderer>(std::move(output));
}

}  // namespace thema::report
