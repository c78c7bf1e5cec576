#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"

namespace thema::model {

class Project;

/// A number of a PRISMA 2020 flow diagram (Page and others, BMJ 2021; 372:n71). A box may be given
/// whole (no label), in parts (a label each: databases, reasons), or both.
struct PrismaBox {
  std::string box;    ///< one of `prisma_boxes()`
  std::string label;  ///< of a part: "title", "wrong population"; empty: the box itself
  std::int64_t n = 0;
  bool other = false;  ///< of the stream of other methods (web sites, citations)
};

/// A kind of box, in the order of the flow.
struct PrismaBoxKind {
  std::string_view name;     ///< as files have it: "not_retrieved"
  std::string_view heading;  ///< "Reports not retrieved"
};
/// identified, removed, screened, excluded, sought, not_retrieved, assessed, ineligible, reports,
/// studies.
const std::vector<PrismaBoxKind>& prisma_boxes();

/// A number as a file has it.
struct WrittenPrismaBox {
  std::size_t line = 0;
  PrismaBox box;
};

struct PrismaImport {
  std::size_t added = 0, changed = 0, unchanged = 0, removed = 0;
};

/// The flow diagram of a review: the table prisma_box.
class Prisma {
 public:
  explicit Prisma(Project& project) : project_(project) {}

  /// In the order of the flow, parts as they were written.
  std::vector<PrismaBox> list();

  // REQUIRES a change under way:
  /// Makes the diagram what the file says. Throws Errc::bad_input, with the line, for a box that
  /// there is not or that is given twice.
  PrismaImport import(const std::vector<WrittenPrismaBox>& boxes, const std::string& file);

 private:
  Project& project_;
};

}  // namespace thema::model
