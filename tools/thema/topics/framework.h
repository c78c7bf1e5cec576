#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicFramework = R"TOPIC(FRAMEWORK ANALYSIS: CASES BY THEMES

A framework sets cases against themes, so that each can be read along its row or
its column.

1. Familiarise, and agree on a frame
    thema source show P01_3m
    thema code import frame.csv
  frame.csv has the columns code (a path), role, description, include, exclude,
  example, color, tags; only the first is needed.

2. Index
    thema apply 'Access/Travel' --in P01_3m --turns 12-14
    thema status                    turns coded of all, by source and coder
    thema source done P01_3m        read and indexed

3. Describe the cases
    thema case import cases.csv     case, kind, in, source, and attributes
    thema case attribute arm --order usual,web,'web + phone'

4. Chart
  Every passage of a theme, case by case, to summarise from:
    thema quotes --code Access --group-by case -o access.html
  The same as a table, with one column for each attribute:
    thema quotes --code Access -f csv -o access.csv

5. Interpret
    thema themes --by arm           cases of each theme, split by an attribute
    thema quotes --where "case has 'Access/Travel' and arm = usual"

See also: thema help queries, thema themes --help
)TOPIC";

}  // namespace thema::cli
