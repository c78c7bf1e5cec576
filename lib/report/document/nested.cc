#include "report/document/nested.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace thema::report {
namespace {

class Nested final : public Renderer {
 public:
  Nested(std::unique_ptr<Renderer> inner, int level, bool figures_only)
      : inner_(std::move(inner)), level_(level), figures_only_(figures_only) {}

  bool machine() const override { return inner_->machine(); }
  bool has_room_for_fields() const override { return inner_->has_room_for_fields(); }
  bool figures_only() const override { return figures_only_; }

  void heading(const Heading& heading) override {
    if (figures_only_) return;
    if (!first_) first_ = heading.level;
    Heading below = heading;
    below.level = std::clamp(level_ + 1 + heading.level - *first_, level_ == 0 ? 1 : 2, 6);
    inner_->heading(below);
  }
  void note(const Note& note) override {
    if (!figures_only_) inner_->note(note);
  }
  void quote(const Quote& quote) override {
    if (!figures_only_) inner_->quote(quote);
  }
  void field(const Field& field) override {
    if (!figures_only_) inner_->field(field);
  }
  void begin_table(const Table& table) override {
    if (!figures_only_) inner_->begin_table(table);
  }
  void row(const Row& row) override {
    if (!figures_only_) inner_->row(row);
  }
  void end_table() override {
    if (!figures_only_) inner_->end_table();
  }
  void figure(const Figure& figure) override { inner_->figure(figure); }
  void finish() override { inner_->finish(); }

 private:
  std::unique_ptr<Renderer> inner_;
  int level_ = 0;
  bool figures_only_ = false;
  std::optional<int> first_;
};

}  // namespace

std::unique_ptr<Renderer> nested(std::unique_ptr<Renderer> inner, int level, bool figures_only) {
  return std::make_unique<Nested>(std::move(inner), level, figures_only);
}

}  // namespace thema::report
