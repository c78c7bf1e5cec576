#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicIpa = R"TOPIC(INTERPRETATIVE PHENOMENOLOGICAL ANALYSIS

IPA goes case by case: each transcript is read closely on its own before cases
are looked at together.

1. One case at a time
    thema source show Ana
  Notes on a passage are memos of its coding. Say what kind of note it is with a
  tag: descriptive, linguistic or conceptual.
    thema apply 'Ana/A body not to be trusted' --new --in Ana --turns 14.2 \
      --memo 'It has a will of its own here: "it decides"' --tag note=linguistic
    thema coding list --where "source = Ana and tag.note = linguistic"

  Or write notes as memos of a type, and print them beside their codes, from the
  note to the theme of the case and to that of the group:
    thema memo add 'A will of its own' --type linguistic --in Ana --turns 14.2
    thema memo passages --where "case = Ana" --codes Ana Shared

2. Emergent themes of a case
  A branch of the codebook for each case keeps them apart:
    thema code add 'Ana/A body not to be trusted' --role theme
    thema code list --tree --counts
    thema quotes --code Ana --context 1

3. Across cases
  Superordinate themes are a branch of their own. Passages that carry them get
  the second code too, so that each case's own wording stays:
    thema code add 'Shared/Living with an unreliable body' --role theme
    thema apply 'Living with an unreliable body' --in Ana --turns 14.2
    thema themes --root Shared --quotes 2 --where "exemplar = true"

4. How common a theme is
  Recurrence over cases is the k of n of the theme table; with few cases it
  describes, it does not measure.
    thema themes --root Shared --by gender

Mark the passages that you will print with --exemplar; 'thema log --object Ana'
shows how the reading of a case went.

See also: thema help coding, thema apply --help
)TOPIC";

}  // namespace thema::cli
