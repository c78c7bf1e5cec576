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
  A summary, with references in brackets at its end: a source and its lines
    thema framework set P01 Access/Travel \
      'Two buses; gave up in winter [P01_3m:33-36; P01_6m:12]'
  A reference by its words or by a coding, to the summary there is:
    thema framework set P01 Access/Travel --in P01_6m --quote 'two buses'
  Looked for, and nothing was said; a cell without anything is not charted:
    thema framework set P02 Access/Travel --nothing-said
  Many at once, in an editor:
    thema framework edit --codes Access --depth 2
  Or in a table, as csv or xlsx, and back: what differs becomes one change.
    thema framework show --codes Access --depth 2 -o access.csv
    thema framework import access.csv
  References go with a corrected text (source replace); one whose words went is
  written SOURCE:lost.

5. Interpret
    thema framework show --codes Access --depth 2 --attributes arm,gender
    thema framework show --codes Access --where "arm = usual" -o usual.html
    thema matrix --rows codes --cols attr:arm --cell cases --totals
    thema themes --by arm           cases of each theme, split by an attribute
    thema quotes --where "case has 'Access/Travel' and arm = usual"

See also: thema help queries, thema framework --help, thema matrix --help
)TOPIC";

}  // namespace thema::cli
