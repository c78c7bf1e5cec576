#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicReview = R"TOPIC(A SYNTHESIS OF PUBLISHED STUDIES

Studies are cases of kind 'study'; articles are sources. What an article reports
is coded like a transcript.

1. Import the texts (txt, md, docx, odt, rtf)
    thema import articles/* --kind document
  Text without speaker labels has one turn a paragraph.

2. Say which article belongs to which study, and what is known of each
  studies.csv:  case,kind,source,year,country,design,n
  Two articles on one study are two rows with the same case.
    thema case import studies.csv
    thema case list
  'N/R' (not reported) is a value; an empty cell is missing.

3. Code by theme, with polarity as a tag and not as two sets of codes
    thema code add 'IT usability/Logging in' --tag valence=barrier
    thema apply 'Logging in' --in Smith2019 --quote 'could not log in' \
      --tag perspective=clinician
  A tag on the coding goes before the one on its code. A second framework that
  themes are mapped to is a tag as well: --tag npt=coherence

4. Tables
    thema themes --case-kind study --quotes 1 -o themes.html
    thema themes --pivot valence --case-kind study --counts -o barriers.html
  A column for each value of the tag, codes as items, marks and footnotes:
    thema tag define valence --values barrier,facilitator \
      --label barrier=Barriers --label facilitator=Facilitators
    thema tag define perspective --values patient,clinician \
      --mark clinician='*' --footnote "Clinician's perspective."
    thema quotes --code Barriers --cite '({case})' -o quotes.csv
    thema quotes --where "tag.valence = barrier and country = 'Norway'"

  A conceptual model, from a second tag whose values are stages, in order:
    thema tag define stage --values enrol,engage,use,maintain
    thema code diagram --stages stage --case-kind study -o model.svg

5. The flow of records, and what each study reports
    thema prisma import flow.csv
    thema prisma show -o flow.svg
  Exit status 1, with the place and the difference, when it does not balance.
    thema checklist start coreq --for 'Irvine 2015' --for 'Krein 2013'
    thema checklist import coreq appraisal.csv
    thema checklist table coreq --by case --expect 'Irvine 2015=66%'

6. Numbers beside words
    thema table import log.csv --name log --key case
    thema table sum log recruited --expect 825
    thema table shares survey accepts --by profession
    thema joint import joint.csv
    thema joint table -o joint.html

k of n counts studies that have a source in the selection, and says so.

See also: thema help queries, thema help formats
)TOPIC";

}  // namespace thema::cli
