#include "pseudonym_renderer.h"

#include <fmt/format.h>

#include <set>
#include <type_traits>
#include <utility>

#include "pseudonym_figure.h"

namespace thema::cli {

namespace {

using report::Cell;
using report::Value;

class PseudonymRenderer : public report::Renderer {
 public:
  PseudonymRenderer(std::unique_ptr<report::Renderer> inner,
                    std::function<const text::NameReplacer*()> names)
      : inner_(std::move(inner)), names_(std::move(names)) {}

  bool machine() const override { return inner_->machine(); }
  bool has_room_for_fields() const override { return inner_->has_room_for_fields(); }

  bool figures_only() const override { return inner_->figures_only(); }

  void heading(const report::Heading& h) override {
    report::Heading copy = h;
    replace(copy.text);
    inner_->heading(copy);
  }
  void note(const report::Note& n) override {
    report::Note copy = n;
    replace(copy.text);
    inner_->note(copy);
  }
  void quote(const report::Quote& q) override {
    report::Quote copy = q;
    replace(copy.text);
    replace(copy.attribution);
    replace(copy.locator);
    replace(copy.note);
    for (std::string& turn : copy.before) replace(turn);
    for (std::string& turn : copy.after) replace(turn);
    inner_->quote(copy);
  }
  void field(const report::Field& f) override {
    report::Field copy = f;
    replace(copy.value);
    inner_->field(copy);
  }
  void figure(const report::Figure& f) override {
    if (names_() == nullptr) return inner_->figure(f);
    inner_->figure(with_names(f, *names_()));
  }
  void begin_table(const report::Table& t) override {
    report::Table copy = t;
    replace(copy.caption);
    for (report::Column& c : copy.columns) replace(c.heading);
    replace_keys(copy.columns);
    for (std::string& note : copy.notes) replace(note);
    inner_->begin_table(copy);
  }
  void row(const report::Row& r) override {
    if (names_() == nullptr) return inner_->row(r);
    report::Row copy = r;
    for (Cell& cell : copy) replace(cell);
    inner_->row(copy);
  }
  void end_table() override { inner_->end_table(); }
  void finish() override { inner_->finish(); }

 private:
  void replace(std::string& text) const {
    if (text.empty()) return;
    if (const text::NameReplacer* names = names_()) text = names->replaced(text);
  }
  void replace(Value& value) const {
    if (auto* text = std::get_if<std::string>(&value)) replace(*text);
  }
  void replace(report::List& list) const {
    for (std::string& item : list.items) replace(item);
  }
  /// Two towns may be printed alike, but no two columns have one key.
  void replace_keys(std::vector<report::Column>& columns) const {
    std::set<std::string> taken;
    for (const report::Column& c : columns) {
      if (!c.named) taken.insert(c.key);
    }
    for (report::Column& c : columns) {
      if (!c.named) continue;
      replace(c.key);
      const std::string key = c.key;
      for (int n = 2; !taken.insert(c.key).second; ++n) c.key = fmt::format("{} ({})", key, n);
    }
  }
  void replace(report::Members& members) const {
    std::set<std::string> taken;
    for (auto& member : members.items) {
      replace(member.first);
      const std::string key = member.first;
      for (int n = 2; !taken.insert(member.first).second; ++n) {
        member.first = fmt::format("{} ({})", key, n);
      }
      for (Value& value : member.second) replace(value);
    }
  }
  void replace(report::Quotation& q) const {
    replace(q.text);
    replace(q.attribution);
  }
  void replace(Cell& cell) const {
    std::visit(
        [this](auto& value) {
          using T = std::decay_t<decltype(value)>;
          if constexpr (std::is_same_v<T, std::vector<report::Quotation>>) {
            for (report::Quotation& q : value) replace(q);
          } else if constexpr (!std::is_same_v<T, report::Range>) {
            replace(value);
          }
        },
        cell);
  }

  std::unique_ptr<report::Renderer> inner_;
  std::function<const text::NameReplacer*()> names_;
};

}  // namespace

std::unique_ptr<report::Renderer> with_pseudonyms(
    std::unique_ptr<report::Renderer> inner, std::function<const text::NameReplacer*()> names) {
  return std::make_unique<PseudonymRenderer>(std::move(inner), std::move(names));
}

}  // namespace thema::cli
