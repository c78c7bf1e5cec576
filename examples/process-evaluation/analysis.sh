# Links, decisions, checks, figures, checklist and report; build.sh reads this where it stands, with
# $thema, $here, $out and $tables.
# shellcheck shell=bash disable=SC2154

step 'links between configurations: the programme theory'
"$thema" cmo link --import "$here/links.csv"

step 'decisions, with their reasons'
"$thema" decision add --op situate --input CMOC1 --input CMOC2 --inference retroductive \
  --people 'Anna, Ben' \
  --reason 'The same goals and diary: what differs is what people hold pain to mean before they begin'
"$thema" decision add --op adjudicate --input CMOC1 --inference abductive --people 'Anna, Ben' \
  --reason 'P12 tried out his own explanation, the seat, by going back to the old bus. He stays a negative case'
"$thema" cmo state CMOC3 supported --op consolidate --inference inductive --people 'Anna, Ben' \
  --reason 'P08 and P11 tell of context, mechanism and outcome, both physiotherapists of the outcome'
"$thema" cmo state CMOC5 supported --op reconcile --inference abductive --people 'Anna, Ben' \
  --reason 'People who differ about the calls differ in whether anybody had examined them before'
"$thema" cmo searched CMOC3 --for negative-case \
  --note 'All twelve interviews read again for somebody limited who gained as much as others: none'

step 'a dyad that belongs to no configuration yet'
"$thema" cmo extract --in P01_3m --quote "It noticed that I'd missed two days" \
  -M 'Feedback that notices a missed day is taken as interest' -O 'The goal is made smaller and not dropped'

step 'wording after the evidence: version 2 of CMOC4, and its evidence read again'
"$thema" cmo set CMOC4 \
  --resource "An introduction that carries that person's own word: spoken, or signed by name" \
  --reason 'P04 had a bare link and rang reception to ask whether it was real; P01 had a name and did not'
"$thema" cmo reread CMOC4 --all --reason 'Each passage read again by both coders: all of it holds'
"$thema" cmo table --view refinement -o "$tables/cmo-refinement.md"

step 'checks'
"$thema" cmo waive K08 CMOC5 --reason 'Only one arm had calls, so that evidence can come from one arm alone'
"$thema" cmo check --policy "$here/policy.txt" -o "$tables/cmo-check.md"
"$thema" cmo suggest --window turn -o "$tables/cmo-suggest.md"

step 'configurations by person, wave and arm'
for ext in md html; do
  "$thema" cmo matrix --cols cases -o "$tables/cmo-by-case.$ext"
  "$thema" cmo matrix --cols kind -o "$tables/cmo-by-kind.$ext"
  "$thema" cmo matrix --cols attr:months -o "$tables/cmo-by-wave.$ext"
  "$thema" cmo matrix --cols attr:arm -o "$tables/cmo-by-arm.$ext"
  "$thema" cmo table --view hypotheses -o "$tables/cmo-hypotheses.$ext"
done

step 'figures'
for ext in svg dot; do
  "$thema" cmo diagram -o "$tables/theory.$ext"
  "$thema" cmo diagram CMOC5 -o "$tables/CMOC5.$ext"
done

step 'RAMESES II, as far as the project knows the answers'
"$thema" checklist start rameses2
"$thema" checklist draft rameses2
"$thema" checklist table rameses2 --by study -o "$tables/rameses2.md"

step 'report and site'
for ext in html md; do
  "$thema" report "$here/report.md" -o "$out/report.$ext"
done
"$thema" export html "$out/site"
