#pragma once

#include <array>
#include <string_view>

#include "model/selection.h"

namespace thema::model {

/// For selection*.cc only: the fields that every project has.
struct Builtin {
  std::string_view name;
  FieldKind kind;
  Scope scope;  ///< the narrowest scope that knows it
};

inline constexpr std::array kBuiltins{
    Builtin{"case", FieldKind::case_name, Scope::case_},
    Builtin{"case.kind", FieldKind::case_kind, Scope::case_},
    Builtin{"source", FieldKind::source_name, Scope::source},
    Builtin{"kind", FieldKind::source_kind, Scope::source},
    Builtin{"date", FieldKind::date, Scope::source},
    Builtin{"speaker", FieldKind::speaker, Scope::speaker},
    Builtin{"role", FieldKind::role, Scope::speaker},
    Builtin{"code", FieldKind::code, Scope::coding},
    Builtin{"code.role", FieldKind::code_role, Scope::coding},
    Builtin{"coder", FieldKind::coder, Scope::coding},
    Builtin{"coded", FieldKind::coded, Scope::coding},
    Builtin{"exemplar", FieldKind::exemplar, Scope::coding},
};

}  // namespace thema::model
