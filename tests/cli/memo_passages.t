# From the notes on a passage to its codes, a row a passage. All is invented.

$ printf 'INT: How was it?\nP1: I gave up on the password. My daughter Ann helped.\nINT: And then?\nP1: It was fine.\n' > P1.txt; thema init s -q; thema import P1.txt --case '(?<case>P\d+)' -q > /dev/null
made s.thema
$ thema apply Ann/Locked-out --new --in P1 --quote 'gave up on the password' -q; thema apply Shared/Access --new --in P1 --turns 2 -q; thema apply Shared/Help --new --in P1 --quote 'Ann helped' -q
coded Ann/Locked-out at turn 2 of P1
coded Shared/Access at turn 2 of P1
coded Shared/Help at turn 2 of P1
$ note() { thema memo add "$2" --type "$1" --in P1 --quote "$3" -q; }; note statement 'Gives up, and is helped' 'gave up on the password'; note linguistic '"I gave up": she is the one who acts' 'gave up on the password'; note conceptual 'Locked out' 'gave up on the password'; note conceptual 'Alone' 'gave up on the password'; note descriptive 'Family' 'My daughter'
added a memo on a passage of P1
added a memo on a passage of P1
added a memo on a passage of P1
added a memo on a passage of P1
added a memo on a passage of P1
$ thema memo add 'Sounds tired' --in P1 --turns 4 -q; thema memo add 'Short' --on source:P1 --type descriptive -q
added a memo on a passage of P1
added a memo on source P1
$ thema memo passages --codes Ann Shared
Source  Lines  Words                    Descriptive  Linguistic                              Conceptual    Statement                  Memo            Ann           Shared
──────  ─────  ───────────────────────  ───────────  ──────────────────────────────────────  ────────────  ─────────────────────────  ──────────────  ────────────  ────────
P1      2      gave up on the password               - "I gave up": she is the one who acts  - Locked out  - Gives up, and is helped                  - Locked-out  - Access
                                                                                             - Alone

        2      My daughter              - Family                                                                                                                    - Access
        4      It was fine.                                                                                                           - Sounds tired

Codes: of codings that share text with the passage. Codings counted: union.
$ thema memo passages --where "turn has 'Help'" -f csv
source,lines,start,end,words,type=descriptive,type=linguistic,type=conceptual,type=statement,codes
P1,2,23,46,gave up on the password,,"""I gave up"": she is the one who acts",Locked out; Alone,"Gives up, and is helped",Ann/Locked-out; Shared/Access
P1,2,48,59,My daughter,Family,,,,Shared/Access
$ thema memo passages --where "turn has 'Help'" -f csv --columns words,type=conceptual,codes
words,type=conceptual,codes
gave up on the password,Locked out; Alone,Ann/Locked-out; Shared/Access
My daughter,,Shared/Access
$ thema memo passages --codes Shard
! error: no code 'Shard'; did you mean 'Shared'?
[exit 3]
$ thema memo passages --where "case = P9" -f csv
! error: in the filter: no case 'P9'
!   case = P9
!          ^
!   did you mean 'P1'?
[exit 3]
