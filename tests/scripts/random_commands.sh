# Properties over the whole command set: long random sequences of commands, with odd names, keep
# `check` clean; undoing all of them gives the first state, redoing all of them the last; and what is
# exported and imported again is the same. The texts and names are invented.
#
# Every command is in it but: init, demo, batch (never part of a batch) and backup, copy, merge,
# import of folders (stories of their own; an untouched copy is merged at the end); `case withdraw` and
# `source remove --purge` (nothing undoes them); the editing commands go through an "editor" that
# changes a word.
#
#   $THEMA_RANDOM_COMMANDS  how many commands a sequence has (1000)
#   $THEMA_RANDOM_SEEDS     the seeds, one sequence each (1 2)
. "$(dirname "$0")/helpers.bash"
export THEMA_PROJECT=$work/study.thema EDITOR="sed -i s/Uphill/Hillwards/"

commands=${THEMA_RANDOM_COMMANDS:-1000}

# sequence SEED N: command lines for `batch`.
sequence() {
  awk -v seed="$1" -v n="$2" '
    function any(list,    parts) { return parts_of(list) }
    function parts_of(list,    k, parts) { k = split(list, parts, "|"); return parts[int(rand() * k) + 1] }
    function code() { return parts_of(codes) }
    function source() { return parts_of("P1|P2|Größe 3|P4") }
    function person() { return parts_of("anna|ben|Zoë|last one") }
    function place(    s) {
      s = source()
      return " --in " q(s) " " parts_of("--turns 2|--turns 4|--turns 2.1|--turns 2-4|--quote walked|--quote \"fine now\"|--lines 3|--at 5:9|--at 20:31|--turns 1|--turns 4.2|--quote 休む --every")
    }
    function q(s) { return "\"" s "\"" }
    function reason() { return rand() < 0.1 ? " --reason " q(parts_of("why not|Grund: ß|理由")) : "" }
    BEGIN {
      srand(seed)
      codes = "Fear|Walking|Schmerz/Rücken|痛み|A\\\\/B|Walking/Uphill|e\314\201te\314\201|Мотивация/Утро|x y z|\360\237\221\215|=SUM(1)|Worry"
      split("code coding coding coding apply apply apply apply unapply memo memo case source speaker tag cmo theory config pseudonym autocode autocode settle settle undo redo review read read annotate coder file file look look", kinds, " ")
      for (i in kinds) ++count
      for (i = 0; i < n; ++i) {
        k = kinds[int(rand() * count) + 1]
        if (k == "undo" && i < 50) k = "apply"  # never behind the first state
        r = rand()
        if (k == "code") {
          if (r < 0.3) line = "code add " q(code()) " --description " q(parts_of("what it means|опис|x")) ""
          else if (r < 0.45) line = "code set " q(code()) " --description " q("version " int(rand() * 9)) " --tag valence=" parts_of("help|barrier|=odd")
          else if (r < 0.55) line = "code rename " q(code()) " " q(parts_of("Angst|Fear|新しい|Uphill"))
          else if (r < 0.65) line = "code move " q(code()) " " parts_of("--top|--under Fear|--under 痛み|--before Walking")
          else if (r < 0.75) line = "code merge " q(code()) " --into " q(code())
          else if (r < 0.85) line = "code split " q(code()) " --into " q(code()) " --where " q("source = P1")
          else if (r < 0.95) line = "code remove " q(code()) " --recursive" (rand() < 0.4 ? " --yes" : "")
          else line = "code template add npt-2009"
        } else if (k == "apply") line = "apply " q(code()) place() " --new" (rand() < 0.3 ? " --memo " q(parts_of("note|ß|メモ")) : "") (rand() < 0.2 ? " --exemplar" : "") (rand() < 0.2 ? " --tag certainty=" parts_of("low|high") : "")
        else if (k == "unapply") line = "unapply " q(code()) place()
        else if (k == "coding") {
          if (r < 0.3) line = "coding set" place() " --tag certainty=" parts_of("low|0.3|sure")
          else if (r < 0.45) line = "coding set --where " q("code = " "\047" code() "\047") " --code " q(code())
          else if (r < 0.55) line = "coding set" place() " --memo " q(parts_of("other|"))
          else if (r < 0.65) line = "coding remove" place()
          else if (r < 0.75) line = "coding confirm" place()
          else if (r < 0.85) line = "coding set" place() " --no-exemplar"
          else line = "coding remove --where " q("coder = \047" person() "\047 and source = P2")
        } else if (k == "memo") {
          on = parts_of("--on project|--on source:P1|--on case:P1|--on theory:T1|--on cmo:CMOC1|place|place|code|code")
          if (on == "place") on = place()
          if (on == "code") on = "--on " q("code:" code())
          if (r < 0.6) line = "memo add " q(parts_of("I hear relief|Почему?|なぜ|x")) " " on " --type " parts_of("reflexive|conceptual")
          else if (r < 0.75) line = "memo set " on " --title " q(parts_of("Title|題"))
          else if (r < 0.85) line = "memo set " on " --text " q("again " int(rand() * 5))
          else line = "memo remove " on
        } else if (k == "case") line = parts_of("case add " q(parts_of("P1|P9|Ünal")) "|case set P1 age=" int(rand() * 90) "|case set P1 town=" q(parts_of("Köln|東京")) "|case link P1 P1|case unlink P1 P1|case remove " q(parts_of("P9|P1")) " --yes")
        else if (k == "source") line = parts_of("source set P1 wave=" int(rand() * 4) "|source done P2|source done P2 --undo|source rename P4 Q4|source rename Q4 P4|source replace P1 P1b.txt|source replace P1 P1.txt|source remove P2 --yes|import P2.txt")
        else if (k == "speaker") line = parts_of("speaker set P1 A --role participant|speaker set P1 A --case P1|speaker set P1 A --role other|speaker set P2 B --role participant|speaker set P2 B --rename " q("B б") "|speaker set P2 " q("B б") " --rename B")
        else if (k == "tag") line = parts_of("tag define valence --values help,barrier|tag define mood|tag remove mood|tag remove valence")
        else if (k == "cmo") line = parts_of("cmo add CMOC1 --context quiet --mechanism trust --outcome stays|cmo set CMOC1 --outcome " q("stays " int(rand() * 4)) "|cmo set CMOC1 --state supported --reason seen|cmo evidence CMOC1 --speaks-to context" place() " --stance supports|cmo add CMOC2 --state candidate")
        else if (k == "theory") line = parts_of("theory add T1 --statement " q("if a then b") "|theory set T1 --statement " q("if " int(rand() * 9)))
        else if (k == "config") line = "config " parts_of("title " q("Studie ß") "|count union|title x|methodology realist")
        else if (k == "pseudonym") line = parts_of("pseudonym add walked strode|pseudonym add Ünal Öz|pseudonym remove walked")
        else if (k == "autocode") line = "autocode " q(code()) " --new" parts_of(" --match walked --suggest| --match fine --span sentence --suggest| --find 休む| --from-question How| --match walk --span paragraph| --where " q("speaker = A") " --suggest")
        else if (k == "settle") line = "coding " parts_of("accept --all|reject --all|accept --where " q("source = P1") "|reject --where " q("source = P2") "|accept" place() "|reject" place())
        else if (k == "read") line = "read " q(source()) " " q(parts_of("2.1|2|4|4.1-2|l3|\\\"walked\\\"|\\\"fine now\\\"") " = " parts_of("Fear|Walk|痛み|new " int(rand() * 9) "+|Worry ! #why not|x y z @certainty=low"))
        else if (k == "annotate") line = "annotate apply " q(parts_of("P1.md|P2.md|Größe 3.md")) " --new"
        else if (k == "review") line = parts_of("review|quotes|themes|coding list --suggested|memo list|log --limit 3")
        else if (k == "coder") line = "coder " parts_of("add robot --program|add dora|rename ben Ben|rename Ben ben|merge robot --into anna|merge dora --into ben|merge \"last one\" --into anna|rename \"Zoë\" Zoe")
        else if (k == "file") line = parts_of("code import book0.csv|code edit|code sort Walking|coding import codings0.csv --new|coding import lines0.txt --new|case import cases0.csv|case attribute age --type integer|case attribute age --type text|case attribute town --order Köln,東京|case attribute town --label Köln=Cologne|source attributes import waves0.csv|pseudonym import names0.csv|cmo evidence --import evidence0.csv|memo move --on project|annotate edit P1|annotate apply P1.docx --new|speaker merge P1 A INT|speaker link P1 P1|tag define certainty --values low,high,sure|source set P2 date=2026-01-0" int(1 + rand() * 9))
        else if (k == "look") line = parts_of("status|next|info|coder list|log --all -f csv|log --object Fear|source list|source show P1 --codes|source show P2 --uncoded|source text P1|source turns P1 -f json|source versions P1|speaker list|case list|case show P1|pseudonym list|pseudonym scan|code list --tree --counts|code show Fear|code export -f yaml|tag list|tag show valence|coding list|coding list --lost|coding export|annotate export P1|annotate export P2 -f docx|memo list|memo show --on code:Fear|find walked|quotes -f csv|themes|participants|cooccur|agree --coders anna,ben|theory list|theory show T1|theory versions T1|cmo list|cmo show CMOC1|cmo table|export json|completions __complete : :code : :|help coding|review -f json|config|code template list|coding set --where \"code = Fear\" --exemplar -n|check")
        else line = k
        if (k != "undo" && k != "redo" && k != "review" && k != "look") line = line reason() " --coder " q(person())
        print line
      }
    }'
}

must thema init study -q
printf 'INT: How was it?\nA: I walked up the hill. It is fine now.\nINT: And pain?\nA: 休む。休むと良い。 Not walked since.\n' > P1.txt
sed 's/up the hill/up the long hill/; s/It is fine now/All is well/' P1.txt > P1b.txt
printf 'INT: How was it?\nB: We walked. It was fine now and then.\nINT: Pain?\nB: None. None at all.\n' > P2.txt
printf 'I: How so?\nC: Groß. I walked it.\nI: Then?\nC: fine now. Truly.\n' > 'Größe 3.txt'
printf 'One paragraph that walked.\n\nA second one. With two.\n' > P4.txt
must thema import P1.txt P2.txt 'Größe 3.txt' P4.txt -q
must thema coder add anna
# Files that are read again and again.
printf 'code,description,role\nFear,of a file,theme\nFile/Made,x,code\n' > book0.csv
printf 'source,quote,code,coder\nP1,fine now,Fear,anna\nP2,walked,Walking,file coder\n' > codings0.csv
printf '== P1\n2.1 = Walking ! #from a sheet\n== P2\n4 = Fear\n' > lines0.txt
printf 'case,source,age,town\nP1,P1,61,Köln\nP9,,47,東京\n' > cases0.csv
printf 'source,wave\nP1,1\nP2,2\n' > waves0.csv
printf 'original,replacement\nwalked,strode\n' > names0.csv
printf 'cmoc,speaks_to,source,quote,stance\nCMOC1,context,P1,fine now,supports\n' > evidence0.csv
# What was marked in an editor before all this.
for name in P1 P2 'Größe 3'; do
  must thema annotate export "$name" -o "$name.md" --coder anna
  sed -i 's/fine now/{==&==}{>>Worry #in an editor<<}/; s/walked/{==&==}{>>Walking<<}/' "$name.md"
done
must thema annotate export P1 -o P1.docx

for seed in ${THEMA_RANDOM_SEEDS:-1 2}; do
  cp study.thema first.thema
  state first.json
  sequence "$seed" "$commands" > "lines.$seed"
  thema batch --keep-going "lines.$seed" > out.txt 2> err.txt
  status=$?
  [ $status -le 3 ] && pass || fail "seed $seed: exit $status" "$(tail -n 3 err.txt)"
  # Commands that make no sense are refused; crashes and storage errors are not among the reasons.
  grep -Ei 'constraint|sqlite|internal|conflict|terminate|corrupt' err.txt > odd.txt &&
    fail "seed $seed: errors that nobody should see" "$(head -n 5 odd.txt)"
  sound "seed $seed"
  state last.json
  changes=$(thema log --all -f csv --columns number,kind,undone | grep -c ',change,false$')
  before=$(thema log --all -f csv --columns number,kind,undone -p first.thema | grep -c ',change,false$')
  steps=$((changes - before))
  [ "$steps" -gt $((commands / 4)) ] && pass || fail "seed $seed: only $steps changes"
  printf 'seed %s: %s commands, %s changes stand\n' "$seed" "$commands" "$steps"

  thema undo "$steps" > out.txt 2> err.txt || fail "seed $seed: undo $steps" "$(tail -n 3 err.txt)"
  same_state first.json "seed $seed: everything undone"
  sound "seed $seed: everything undone"
  thema redo "$steps" > out.txt 2> err.txt || fail "seed $seed: redo $steps" "$(tail -n 3 err.txt)"
  same_state last.json "seed $seed: everything redone"
  sound "seed $seed: everything redone"

  # ---- what is exported comes back
  thema config count union -q > /dev/null
  for format in csv json md yaml; do
    thema code export -f "$format" -o "book.$format" --identified
    rm -f empty.thema
    thema init empty -q > /dev/null
    thema tag list -f csv --columns key 2> /dev/null | tail -n +2 > keys.txt
    if thema code import "book.$format" -p empty.thema > out.txt 2> err.txt &&
      thema code export -f "$format" -p empty.thema -o "again.$format"; then
      cmp -s "book.$format" "again.$format" && pass ||
        fail "seed $seed: codebook as $format" "$(diff "book.$format" "again.$format" | head -n 6)"
    else
      fail "seed $seed: codebook as $format: import" "$(head -n 3 err.txt)"
    fi
  done
  for format in csv jsonl; do
    state before.json
    thema coding export -f "$format" -o "codings.$format" --identified
    thema coding import "codings.$format" > out.txt 2> err.txt ||
      fail "seed $seed: codings as $format" "$(head -n 3 err.txt)"
    same_state before.json "seed $seed: codings as $format into the same project"
    thema coding remove --where "source is not null" -q > /dev/null
    # A suggestion on the same words would be accepted by the import.
    for id in $(for what in --suggested --rejected; do
      thema coding list $what -f csv --columns id | tail -n +2
    done); do
      printf 'coding remove %s -q\n' "$id"
    done > rest.txt
    thema batch rest.txt > /dev/null
    thema coding import "codings.$format" > out.txt 2> err.txt ||
      fail "seed $seed: codings as $format, into none" "$(head -n 3 err.txt)"
    thema coding export -f "$format" -o "again.$format" --identified
    cmp -s "codings.$format" "again.$format" && pass ||
      fail "seed $seed: codings as $format come back" "$(diff "codings.$format" "again.$format" | head -n 6)"
    thema undo "$([ -s rest.txt ] && echo 3 || echo 2)" -q > /dev/null
  done
  state before.json
  for coder in anna ben 'last one'; do
    for name in $(thema source list -f csv --columns source | tail -n +2 | grep -v ' '); do
      for form in md docx; do
        thema annotate export "$name" -o "marked.$form" --coder "$coder" > out.txt 2> err.txt &&
          thema annotate apply "marked.$form" --coder "$coder" > out.txt 2> err.txt ||
          fail "seed $seed: $name as $form for $coder" "$(head -n 3 err.txt)"
      done
    done
  done
  same_state before.json "seed $seed: annotated texts come back"
  thema case list -f csv -o cases.csv --identified 2> err.txt
  if [ "$(wc -l < cases.csv)" -gt 1 ]; then
    thema case import cases.csv > out.txt 2> err.txt ||
      fail "seed $seed: cases" "$(head -n 3 err.txt)"
    same_state before.json "seed $seed: cases come back"
  fi
  mkdir -p apart
  thema copy apart/copy.thema --for ben -q > /dev/null
  thema merge apart/copy.thema > out.txt 2> err.txt || fail "seed $seed: merge" "$(head -n 3 err.txt)"
  same_state before.json "seed $seed: an untouched copy brings nothing"
  rm -rf apart
  sound "seed $seed: at the end"
  cp first.thema study.thema
done
finish
