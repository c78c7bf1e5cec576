#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace thema::model {

/// An item of a reporting checklist: its number, domain and subject, named in this project's own
/// words. What it asks for stands in the guideline, which is cited.
struct ChecklistItem {
  std::string_view number;  ///< "12", "13a"
  std::string_view domain;
  std::string_view name;
};

struct ChecklistKind {
  std::string_view name;   ///< coreq
  std::string_view title;  ///< COREQ
  std::string_view cited;  ///< where the guideline was published
  std::span<const ChecklistItem> items;

  /// nullptr: there is no such item.
  const ChecklistItem* find(std::string_view number) const;
};

/// coreq, srqr, rameses2, entreq, prisma.
std::span<const ChecklistKind> checklist_kinds();
/// Throws Errc::not_found with near names.
const ChecklistKind& require_checklist_kind(std::string_view name);

}  // namespace thema::model
