# A conceptual model: which codes help or hinder at which stage. (Invented.)

$ thema init review -q
made review.thema
$ printf 'I had no time at work. My boss showed me how.\n' > A.txt; printf 'No time for it. The nurse backed me.\n' > B.txt
$ thema import A.txt B.txt --kind document -q -f csv --columns name; for s in S1 S2; do thema case add $s --kind study -q; done; thema case link S1 A -q; thema case link S2 B -q
$ thema tag define valence --values barrier,facilitator --label barrier=Barriers --label facilitator=Facilitators -q
$ thema tag define stage --values enrol,use,maintain --label enrol=Enrolling -q
$ thema code add 'Work/Time' --tag valence=barrier --tag stage=use -q; thema code add 'People/Backing' --tag valence=facilitator --tag stage=enrol --tag stage=use -q; thema code add 'People/Boss' --tag valence=facilitator --tag stage=enrol -q
$ thema apply Time --in A --quote 'no time at work' -q; thema apply Time --in B --quote 'No time for it' -q; thema apply Boss --in A --quote 'My boss showed me how' -q; thema apply Backing --in B --quote 'The nurse backed me' -q
$ thema code diagram --stages stage --case-kind study
$ thema code diagram --stages stage --case-kind study -f csv
$ thema code diagram --stages stage --case-kind study -f dot | head -12
$ thema code diagram --stages stage --case-kind study -f svg | grep -o '<title[^>]*>[^<]*' | head -3
$ thema code diagram --stages stage --case-kind study --code People --depth 1 -f csv
$ thema code diagram --stages stage --hinders obstacle
$ thema code diagram --stages phase
$ thema code diagram --stages stage --where "case.kind = nobody" -f csv
