# A focus group: each participant's label becomes, or names, a case.

$ thema init study -q
made study.thema
$ printf 'Moderator: What helps?\n\nAnna: The garden.\n\nBert: The walled one.\n\nModerator: And you, Carl?\n\nCarl: Rest.\n' > focus1.txt
$ printf 'Moderator: What helps?\n\nAnna: Still the garden.\n\nDora: Tea.\n' > focus2.txt
$ thema import focus1.txt focus2.txt -q > /dev/null; thema case add Anna age=44 -q > /dev/null
$ thema speaker link
linked 2 speakers to the cases of their names; 0 cases made
! notice: no case of this name: Bert (focus1), Carl (focus1), Dora (focus2) (--new makes them)
$ thema speaker link focus1 focus2 --new
linked 3 speakers to the cases of their names; 3 cases made
$ thema speaker list; thema case list
Source  Speaker    Role         Case  Turns
──────  ─────────  ───────────  ────  ─────
focus1  Moderator  interviewer            2
        Anna       participant  Anna      1
        Bert       participant  Bert      1
        Carl       participant  Carl      1
focus2  Moderator  interviewer            1
        Anna       participant  Anna      1
        Dora       participant  Dora      1
Case  Kind         In  Sources         age
────  ───────────  ──  ──────────────  ───
Anna  participant      focus1; focus2  44
Bert  participant      focus1
Carl  participant      focus1
Dora  participant      focus2
$ thema speaker link
no change
$ thema apply Garden --in focus1 --turns 2-3 --new -q; thema apply Garden --in focus2 --turns 2 -q; thema themes --quotes 0
coded Garden at turns 2-3 of focus1
coded Garden at turn 2 of focus2
Theme   Subtheme  Description  Sources  Cases  Extracts
──────  ────────  ───────────  ───────  ─────  ────────
Garden                               2  2/4           2

Cases: k/n of cases of kind participant that have a source in the selection. An extract is the union of overlapping passages; sub-codes are included. Codings counted: union.
! notice: no code has the role theme: the top-level codes stand as themes (give codes the role with 'thema code set PATH --role theme', or name a branch with --root)
