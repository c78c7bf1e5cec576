# The browsable site: all links lead somewhere, hostile texts stay texts, names and words that may
# not be shown are in no file, equal projects give equal bytes, and a folder that is not ours stays.
# Everything here is invented.
# shellcheck disable=SC1091,SC2154,SC2016
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=helpers.bash
. "$here/helpers.bash"
command -v python3 > /dev/null || skip 'there is no python3'
export THEMA_PROJECT=$work/study.thema

links() {
  local told
  if told=$(python3 "$here/site_links.py" "$1"); then pass; else fail "links of $1" "$told"; fi
}
# nowhere FOLDER WORDS...: in no file, nor in a file's name.
nowhere() {
  local folder=$1 word
  shift
  for word in "$@"; do
    if grep -rqiF -- "$word" "$folder"; then
      fail "'$word' is in $(grep -rliF -- "$word" "$folder" | head -n 1)"
    elif find "$folder" | grep -qiF -- "$word"; then fail "'$word' is in a file's name"; else pass; fi
  done
}
somewhere() {
  if grep -rqF -- "$2" "$1"; then pass; else fail "'$2' is nowhere in $1"; fi
}

must thema init study -q --title 'A <b>study</b> & "more"'
cat > 'P1.txt' << 'END'
Heading of the file </title><script>alert(1)</script>

INT: How was it, </script><!-- there?
P1: I met Zebulon & "walked" <img src=x onerror=alert(2)> up the hill. It is fine now.
INT: And pain?
P1: Not since. שלום עולם
END
printf 'line \xe2\x80\xa8 and \xe2\x80\xa9 separators </script>\nP2: Secret gardens everywhere, \x27onclick=\n' > 'p1 .txt'
printf 'INT: Nothing of this question.\nP3: Confidential words of mine.\n' > P3.txt
cp P1.txt 'CON.txt'
printf 'P9: other\n' > '..%2Fetc.txt'
printf 'Ä: é\n' > 'ÄÖ.txt'
printf 'Ä: è\n' > 'äo.txt'
must thema import P1.txt 'p1 .txt' P3.txt '..%2Fetc.txt' 'ÄÖ.txt' 'äo.txt' -q
must thema import CON.txt -q --on-duplicate new
must thema case add P1 -q
must thema case add 'P3 <x>' -q
must thema case link 'P3 <x>' P3 -q
must thema case link P1 P1 -q
must thema case set 'P3 <x>' consent.quotation=no -q
must thema code add 'A<script>/"B' --description '</dd><script>x' --rgb '#123456' -q
must thema code add 'a script' -q
must thema apply 'A<script>/"B' 'a script' --in P1 --quote 'walked" <img' --memo 'private <i>memo</i>' -q
must thema apply 'a script' --in P1 --quote '"walked" <img src=x onerror=alert(2)> up the hill. It' --coder ben -q
must thema apply 'a script' --in P1 --at 0:5 -q
must thema apply 'a script' --in P3 --quote 'Confidential words' -q
must thema theory add T1 --statement 'if <a> then b' -q
must thema cmo add CMOC1 --context '<quiet>' --mechanism trust --outcome stays --theory T1 -q
must thema cmo add CMOC2 --title 'Not yet' --state candidate -q
must thema theory add T2 --statement 'of nothing yet' -q
must thema cmo evidence CMOC1 --speaks-to context --in P1 --quote 'pain?' --stance supports -q
must thema cmo evidence CMOC1 --speaks-to context --in P3 --quote 'words of' --stance challenges -q
must thema memo add 'a thought of mine' --on code:'a script' -q
must thema memo add 'a thought on it' --on cmo:CMOC1 -q
must thema memo add 'a thought on T1' --on theory:T1 -q

must thema export html site
links site
nowhere site '<script>alert' '<img' '<b>study' '<i>memo' '<script>x' '<quiet>' Confidential \
  'Nothing of this question' 'private &lt;' 'a thought o'
# Of the network there is nothing but the name of a drawing's language.
if grep -rhoE 'https?:[^"]*' site | grep -vxF 'http://www.w3.org/2000/svg' > told; then
  fail 'addresses in the site' "$(head told)"
else pass; fi

# Every configuration has its drawing, and so has the theory, each with words for who cannot see it.
for page in configurations/cmoc1.html configurations/index.html theories/t1.html; do
  if grep -q '<svg [^>]*role="img" aria-label=' "site/$page" && grep -q '<desc id=' "site/$page"; then
    pass
  else fail "no drawing on $page"; fi
done
for page in configurations/cmoc2.html theories/t2.html; do
  if grep -q '<svg' "site/$page"; then fail "a drawing of nothing on $page"; else pass; fi
done
somewhere site '[not quoted]'
somewhere site/search/1.js '\u2028'
nowhere site/search $'\xe2\x80\xa8' '</script'
for file in site/sources/p1.html site/sources/p1-2.html site/sources/con-page.html \
  site/sources/ao.html site/sources/ao-2.html site/sources/2fetc.html; do
  if [ -f "$file" ]; then pass; else fail "there is no $file" "$(ls site/sources)"; fi
done

# The same bytes again, over the earlier export, which goes whole.
cp -r site first
must thema export html site
if diff -r first site > difference; then pass; else fail 'other bytes' "$(head -n 5 difference)"; fi
must thema export html fresh
if diff -r first fresh > difference; then pass; else fail 'other bytes in a new folder'; fi

# Memos only where they are asked for.
must thema export html fresh --memos
links fresh
somewhere fresh 'a thought of mine'
somewhere fresh 'private &lt;i&gt;memo'
somewhere fresh/memos.html '<h2><a href="configurations/cmoc1.html">CMOC1</a></h2>'
somewhere fresh/memos.html '<h2><a href="theories/t1.html">T1</a></h2>'

# Names.
must thema cmo set CMOC1 --outcome 'stays with Zebulon' -q
must thema pseudonym add Zebulon Albert -q
must thema export html fresh
nowhere fresh Zebulon
somewhere fresh 'I met Albert'
if grep -q '<text[^>]*>stays with Albert' fresh/configurations/cmoc1.html; then pass; else
  fail 'no pseudonym in the drawing' "$(grep '<text' fresh/configurations/cmoc1.html)"
fi
links fresh
must thema export html fresh --identified
somewhere fresh/search Zebulon

# What is not ours stays, whatever is in it.
mkdir -p other && echo mine > other/notes.txt
if thema export html other 2> told; then fail 'a folder with files was replaced'; else pass; fi
if grep -q 'not empty' told && [ "$(ls other)" = notes.txt ]; then pass; else fail told "$(cat told)"; fi
echo mine > fresh/notes.txt
if thema export html fresh 2> told; then fail 'a file of somebody was lost'; else pass; fi
if grep -q "'notes.txt'" told && [ -f fresh/notes.txt ]; then pass; else fail told "$(cat told)"; fi
if [ -z "$(find . -maxdepth 1 -name '.*.??????')" ]; then pass; else fail 'something was left behind'; fi

# Killed in the middle, the old one stands.
thema export html site --identified & export_=$!
kill -9 "$export_" 2> /dev/null
wait "$export_" 2> /dev/null
if [ -f site/index.html ] && [ -f site/thema-site.txt ]; then pass; else fail 'the old site is gone'; fi

must thema demo demo
must thema -p demo/demo.thema export html demo-site
links demo-site

# A report leads to the places of its quotes: to each passage, where several lie on the same words.
printf '# Quotes\n\n```thema\nquotes --code "a script" --code "A<script>" --limit 9\n```\n' > paper.md
mkdir -p out
must thema report paper.md -o out/paper.html --transcripts 'fresh' --identified
cp out/paper.html fresh/paper.html
sed -i 's|href="../fresh/|href="|g' fresh/paper.html
grep -o '<a href="sources/p1[-0-9]*.html#[^"]*">P1, ' fresh/paper.html | sort -u > told
if [ "$(grep -c '#p[0-9]*-[0-9]*"' told)" -eq 3 ] && [ "$(wc -l < told)" -eq 3 ]; then pass; else
  fail 'not every passage has its link' "$(cat told)"
fi
# What an expression cuts out of passages has no place of its own: its turn has.
printf '```thema\nquotes --query \x27"a script" and not "A<script>"\x27\n```\n' > cut.md
must thema report cut.md -o fresh/cut.html --transcripts fresh --identified
if grep -q '<a href="./sources/p1[-0-9]*.html#t[0-9]*">P1, turn' fresh/cut.html; then pass; else
  fail 'no link to the turn' "$(grep 'class="place"' fresh/cut.html)"
fi
links fresh
if thema report paper.md -o out/paper.md --transcripts fresh 2> told; then fail 'links in md'; else pass; fi
finish
