#include "model/selection_fields.h"

#include <algorithm>

namespace thema::model {

namespace {

template <class F>
bool any_node(const Condition& c, const F& test) {
  return test(c) || std::any_of(c.parts.begin(), c.parts.end(),
                                [&](const auto& p) { return any_node(p, test); });
}

/// Whether it has no field.
bool is_logic(const Condition& c) {
  using Op = Condition::Op;
  return c.op == Op::and_ || c.op == Op::or_ || c.op == Op::not_ || c.op == Op::found;
}

void add_required(const Condition& c, std::vector<const Condition*>& out) {
  if (c.op == Condition::Op::found) out.push_back(&c);
  if (c.op != Condition::Op::and_) return;
  for (const Condition& part : c.parts) add_required(part, out);
}

}  // namespace

bool Selection::uses(FieldKind kind) const {
  return condition && any_node(*condition, [&](const Condition& c) {
           return !is_logic(c) && c.op != Condition::Op::has && c.field.kind == kind;
         });
}

bool Selection::uses_codings() const {
  return condition && any_node(*condition, [](const Condition& c) {
           if (is_logic(c) || c.op == Condition::Op::has) return false;
           const FieldKind kind = c.field.kind;
           return kind == FieldKind::tag ||
                  std::any_of(kBuiltins.begin(), kBuiltins.end(), [&](const Builtin& b) {
                    return b.kind == kind && b.scope == Scope::coding;
                  });
         });
}

bool Selection::uses_has() const {
  return condition &&
         any_node(*condition, [](const Condition& c) { return c.op == Condition::Op::has; });
}

bool Selection::uses_queries() const {
  return condition &&
         any_node(*condition, [](const Condition& c) { return c.op == Condition::Op::found; });
}

std::vector<const Condition*> Selection::required_queries() const {
  std::vector<const Condition*> out;
  if (condition) add_required(*condition, out);
  return out;
}

std::vector<std::string> field_names(const Corpus& corpus, Scope scope) {
  std::vector<std::string> names;
  for (const Builtin& b : kBuiltins) {
    if (b.scope <= scope) names.emplace_back(b.name);
  }
  if (scope == Scope::coding) names.emplace_back("tag.KEY");
  for (const Attribute& a : corpus.attributes) {
    if (a.owner == Owner::source && scope == Scope::case_) continue;
    names.push_back((a.owner == Owner::case_ ? "case." : "source.") + a.name);
  }
  return names;
}

}  // namespace thema::model
