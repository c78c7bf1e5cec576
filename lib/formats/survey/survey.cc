#include "formats/survey/survey.h"

#include <fmt/format.h>

#include <utility>

#include "base/error.h"
#include "base/strings.h"
#include "formats/survey/answers.h"
#include "formats/survey/columns.h"
#include "formats/survey/conversation.h"
#include "formats/table.h"

namespace thema::formats::survey {
namespace {

class Respondents final : public Parts {
 public:
  Respondents(std::unique_ptr<Table> table, Columns columns, ReadOptions options)
      : table_(std::move(table)),
        columns_(std::move(columns)),
        options_(std::move(options)),
        answers_(options_.speakers) {
    for (const std::size_t i : columns_.attributes) case_attributes_.push_back(name_of(i));
    for (const std::size_t i : columns_.source_attributes) source_attributes_.push_back(name_of(i));
    if (options_.survey.per_cell) source_attributes_.emplace_back("question");
    rewind();
  }

  const std::vector<std::string>& case_attributes() const override { return case_attributes_; }
  const std::vector<std::string>& source_attributes() const override { return source_attributes_; }
  std::string_view format() const override { return table_->format(); }
  const std::string& encoding() const override { return table_->encoding(); }

  bool next(Part& part) override {
    for (;;) {
      if (!in_row_) {
        if (!table_->next(record_)) return false;
        ++row_;
        next_text_ = 0;
      }
      try {
        if (options_.survey.per_cell ? next_cell(part) : whole_row(part)) return true;
      } catch (Error& e) {
        throw e.at(table_->file(), record_.line);
      }
    }
  }

  void rewind() override {
    table_->rewind();
    for (std::size_t i = 0; i < columns_.skip; ++i) table_->next(record_);
    row_ = 0;
    in_row_ = false;
  }

 private:
  std::string name_of(std::size_t column) const {
    const std::string& heading = table_->columns()[column];
    return heading.empty() ? columns_.questions[column] : heading;
  }

  Part start(bool first) const {
    Part part;
    if (columns_.respondent) part.respondent = trim(record_.cells[*columns_.respondent]);
    part.row = row_;
    part.line = record_.line;
    // A cell of blanks is an empty one; every other is kept as it stands.
    const auto value = [&](std::size_t i) {
      return trim(record_.cells[i]).empty() ? std::string() : record_.cells[i];
    };
    if (first) {
      for (const std::size_t i : columns_.attributes) part.case_values.push_back(value(i));
    }
    for (const std::size_t i : columns_.source_attributes) part.source_values.push_back(value(i));
    return part;
  }

  bool add(std::size_t text) {
    const std::size_t column = columns_.text[text];
    const std::string answer = answer_text(record_.cells[column]);
    if (answer.empty()) return false;
    answers_.add(columns_.questions[column], answer, columns_.dialogue[text]);
    return true;
  }

  model::DocumentDraft take() {
    model::DocumentDraft document = answers_.take();
    document.format = table_->format();
    document.encoding = table_->encoding();
    return document;
  }

  bool whole_row(Part& part) {
    part = start(true);
    for (std::size_t i = 0; i < columns_.text.size(); ++i) add(i);
    part.document = take();
    return true;
  }

  /// The next answer of the row; its first part is given even when nothing was answered.
  bool next_cell(Part& part) {
    const bool first = !std::exchange(in_row_, true);
    while (next_text_ < columns_.text.size()) {
      const std::size_t text = next_text_++;
      if (!add(text)) continue;
      part = start(first);
      part.column = columns_.questions[columns_.text[text]];
      part.source_values.push_back(part.column);
      part.document = take();
      return true;
    }
    in_row_ = false;
    if (!first) return false;
    part = start(true);
    part.source_values.emplace_back();
    part.document = take();
    return true;
  }

  std::unique_ptr<Table> table_;
  Columns columns_;
  ReadOptions options_;
  Answers answers_;
  std::vector<std::string> case_attributes_, source_attributes_;
  Record record_;
  std::size_t row_ = 0, next_text_ = 0;
  bool in_row_ = false;
};

}  // namespace

std::unique_ptr<Parts> open(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  TableOptions how;
  how.encoding = options.encoding;
  how.sheet = options.survey.sheet;
  how.number_columns = true;
  auto table = std::make_unique<Table>(std::string(bytes), options.name, sink, how);
  const std::string& kind = options.survey.kind;
  if (kind != "survey" && options.survey.text.empty()) {
    if (conversation_columns(*table)) return nullptr;
    if (!kind.empty()) {
      throw Error(Errc::bad_input,
                  fmt::format("the table has no columns of speakers (or times) and words, as a {} "
                              "has: import it with --kind survey",
                              kind))
          .at(options.name);
    }
  }
  Columns columns = choose_columns(*table, options, sink);
  return std::make_unique<Respondents>(std::move(table), std::move(columns), options);
}

}  // namespace thema::formats::survey
