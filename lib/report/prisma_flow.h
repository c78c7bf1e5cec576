#pragma once

#include "analysis/prisma_balance.h"
#include "report/figure.h"

namespace thema::report {

/// The flow diagram of PRISMA 2020, drawn with the boxes that have numbers; other methods stand in
/// a second pair of columns. What does not balance is named below.
FlowChart prisma_chart(const analysis::PrismaFlow& flow);

}  // namespace thema::report
