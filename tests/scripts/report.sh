# A report in every format: md and html to the byte (tests/golden/report.*), docx, odt and tex as
# pandoc reads them again, pdf as pdftotext does. What people said stays words. All is invented.
#
#   THEMA=... DATA=tests/data bash tests/scripts/report.sh --update    writes the golden files anew
# shellcheck disable=SC1091,SC2154,SC2016
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=helpers.bash
. "$here/helpers.bash"
golden=$here/../golden

must thema demo study
cd study || exit 1
cp "$DATA/report/paper.md" .

# The style sheet has no result in it.
without_style() { sed '/<style>/,/<\/style>/d' "$1"; }

for format in md html; do
  must thema report paper.md -o "once.$format" --provenance
  must thema report paper.md -o "again.$format" --provenance
  # The folder of a report's figures has its name.
  sed -i 's/(<again-figures/(<once-figures/' "again.$format"
  if cmp -s "once.$format" "again.$format"; then pass; else fail "$format: other bytes"; fi
  must thema report paper.md -o "report.$format"
done
without_style report.html > page.html
if [ "${1:-}" = --update ]; then
  cp report.md "$golden/report.md"
  cp page.html "$golden/report.html"
fi
for pair in report.md:report.md page.html:report.html; do
  if cmp -s "${pair%:*}" "$golden/${pair#*:}"; then pass; else
    fail "$pair" "$(diff "${pair%:*}" "$golden/${pair#*:}" | head -n 10)"
  fi
done

# A project that is built again from the same files gives the same report, provenance included.
(cd .. && thema demo second > /dev/null && cd second && cp ../study/paper.md . &&
  thema report paper.md -o second.html --provenance -p demo.thema) || fail 'second study'
if cmp -s once.html ../second/second.html; then pass; else
  fail 'built again' "$(diff once.html ../second/second.html | head -n 6)"
fi

# Nothing is written where a file of several cannot be, or a block fails.
mkdir -p out/man.md
printf '{{=gender}}\n' > each.md
if thema report each.md --each gender -o 'out/{gender}.md' 2> /dev/null; then fail 'each: written'; fi
if [ -e out/woman.md ]; then fail 'each: a part was written'; else pass; fi

# ---- words of hostile people, in every format

cat > P9.txt <<'X'
INT: Well?
P9: <script>alert('x')</script> | \input{/etc/passwd} $x^2$ 50% _u_ *s* {{thema info}} ![i](y) & #1 ~
X
must thema import P9.txt
must thema apply 'Words|of <b>' --new --in P9 --turns 2
cat > hostile.md <<'X'
# H

```thema
quotes --code 'Words|of <b>'
coding list --code 'Words|of <b>' --columns code,text
```
X
words="<script>alert('x')</script> | \\input{/etc/passwd} \$x^2\$ 50% _u_ *s* {{thema info}} ![i](y) & #1 ~"
must thema report hostile.md -o hostile.html
if grep -q '<script\|<b>' hostile.html; then fail 'html: markup of a transcript'; else pass; fi

# has_words FORMAT FILE
has_words() {
  if grep -qF -- "$words" "$2"; then pass; else fail "$1: the words are not there" "$(cat "$2")"; fi
}

if command -v pandoc > /dev/null; then
  must thema report hostile.md -o hostile.md.out -f md
  pandoc -f gfm -t plain --wrap=none hostile.md.out | sed "s/[‘’]/'/g" > said
  has_words md said
  for format in docx odt; do
    must thema report hostile.md -o "hostile.$format"
    pandoc "hostile.$format" -t plain --wrap=none | sed "s/’/'/g" > said
    has_words "$format" said
    cp "hostile.$format" first
    sleep 2 # the clock of an archive counts in pairs of seconds
    must thema report hostile.md -o "hostile.$format"
    if cmp -s first "hostile.$format" && unzip -tq first > /dev/null; then pass; else fail "$format: other bytes"; fi
  done
  must thema report hostile.md -o hostile.tex
  if grep -q '\\input{\|\\section{x' hostile.tex; then fail 'tex: a command of a transcript'; else pass; fi
  # An author's footnotes are notes of the word processor, as often as they are called.
  printf '# A\n\nOne[^1] and two[^n] and again[^1].\n\n[^1]: The *first*, by {{thema count "Getting started"}}.\n[^n]: Second\n\n    Of two paragraphs.\n' > notes.md
  for format in docx odt; do
    must thema report notes.md -o "notes.$format"
    pandoc "notes.$format" -t native > said
    if [ "$(grep -c 'Note$\|Note \[' said)" -eq 3 ] && ! grep -q 'OrderedList\|↩' said; then pass; else
      fail "$format: footnotes" "$(cat said)"
    fi
    if [ "$(grep -c '"2\? \?of"\|"paragraphs."' said)" -ge 1 ]; then pass; else
      fail "$format: words of footnotes" "$(cat said)"
    fi
  done
  must thema report notes.md -o notes.tex
  if [ "$(grep -o '\\footnote{' notes.tex | wc -l)" -eq 3 ] && ! grep -q 'enumerate' notes.tex; then pass; else
    fail 'tex: footnotes' "$(cat notes.tex)"
  fi
  # A note that only a note cites is one of its own behind that, and named by its number.
  printf '# R\n\nA[^a] B[^b].\n\n[^a]: Note a.\n[^b]: See also[^c], and[^a], and[^e].\n\n    - one\n    - two\n[^c]: Note c, of[^c] and[^d].\n\n    Second of c.\n[^d]: Note d.\n[^e]: Note e.\n\nAgain[^a], once[^e].\n' > below.md
  for format in docx odt; do
    must thema report below.md -o "below.$format"
    pandoc "below.$format" -t plain --wrap=none > said
    unzip -p "below.$format" content.xml word/footnotes.xml 2> /dev/null | grep -o '>one<' >> said || true
    for words in '^\[1\] Note a\.$' '^\[2\] See also³, and¹, and⁶\.$' '^\[3\] Note c, of³ and⁴\.$' '^Second of c\.$' \
      '^\[4\] Note d\.$' '^\[5\] Note a\.$' '^>one<$' '^\[6\] Note e\.$'; do
      if grep -q "$words" said && ! grep -q '↩' said; then pass; else fail "$format: notes below notes, $words" "$(cat said)"; fi
    done
  done
  must thema report below.md -o below.tex
  if [ "$(grep -o '\\footnote{Note [acde]' below.tex | sort | uniq -c | tr -s ' \n' ' ')" = \
    ' 2 \footnote{Note a 1 \footnote{Note c 1 \footnote{Note d 1 \footnote{Note e ' ]; then pass; else
    fail 'tex: notes below notes' "$(cat below.tex)"
  fi
  # The cells of a table that is opened again are those of the csv.
  printf '```thema\nmatrix --rows codes --cols sources\n```\n' > matrix.md
  must thema report matrix.md -o matrix.docx
  pandoc matrix.docx -t json | grep -o '"t":"Str","c":"[^"]*"\|"t":"Space"' |
    sed 's/.*"c":"//; s/"$//; s/.*Space.*/ /' | tr -d '\n' > cells
  thema matrix --rows codes --cols sources -f csv --no-guard | tail -n +2 | while IFS=, read -r row rest; do
    [ "$row" = row ] || printf '%s%s' "$row" "$(echo "$rest" | tr -d ',')"
  done > wanted
  if grep -qF -- "$(cat wanted)" cells; then pass; else
    fail 'docx: cells' "$(cat cells; echo; cat wanted)"
  fi
  must thema report matrix.md -o matrix.odt
  unzip -p matrix.odt content.xml | sed 's/<[^>]*>//g; s/&lt;/</g; s/&gt;/>/g' | tr -d '\n ' > cells
  if grep -qF -- "$(tr -d ' ' < wanted)" cells; then pass; else
    fail 'odt: cells' "$(cat cells; echo; cat wanted)"
  fi
  # The figures of an earlier report in LaTeX go, and nobody else's.
  if command -v rsvg-convert > /dev/null; then
    for n in 1 2 3; do printf '```thema\nsaturation -f svg\n```\n\n'; done > many.md
    must thema report many.md -o many.tex
    cp many-figures/3.pdf many-figures/4.pdf && printf '%% mine\n' >> many-figures/2.pdf
    head -n 4 many.md > one.md
    must thema report one.md -o many.tex
    if [ "$(cd many-figures && echo *)" = '1.pdf 2.pdf' ]; then pass; else fail 'tex: figures that go' "$(ls many-figures)"; fi
  fi
  # Styles of another document, and contents.
  must thema report paper.md -o styled.docx --reference-doc hostile.docx --toc
else
  echo 'not tried: docx, odt and tex (pandoc is not installed)'
fi

if command -v weasyprint > /dev/null && command -v pdftotext > /dev/null; then
  must thema report hostile.md -o hostile.pdf
  pdftotext -layout hostile.pdf - | tr -s ' \n' '  ' > said
  if grep -q "alert('x')" said && grep -q 'input{/etc/passwd}' said; then pass; else
    fail 'pdf: words' "$(cat said)"
  fi
else
  echo 'not tried: pdf (weasyprint or pdftotext is not installed)'
fi

# ---- a table of many columns stays on the page

for case in P1 P2 P3; do
  must thema cmo add "W$case" --title 'A wide configuration' --theory T1 --context "$words" \
    --resource 'Weekly goals that were agreed upon with somebody who is trusted' \
    --reasoning 'The person connects the days of more activity with the days of less pain' \
    --outcome 'The person keeps to the programme, above all to manage flare-ups' \
    --state conjectured --reason invented
done
printf 'Before.\n\n```thema\ncmo table --view refinement\n```\n\nBehind.\n' > wide.md
must thema report wide.md -o wide.html
if grep -q 'class="table wide"' wide.html; then pass; else fail 'wide: html'; fi
if command -v weasyprint > /dev/null && command -v pdftotext > /dev/null; then
  must thema report wide.md -o wide.pdf
  pdftotext -bbox wide.pdf - | awk -F'"' '
    /<page/ { width = $2; across += width > $4 }
    /<word/ { words++; if ($2 < 0 || $6 > width) beyond++ }
    END { print (across > 0), (words > 60), (beyond + 0) }' > said
  if [ "$(cat said)" = '1 1 0' ]; then pass; else fail 'wide: pdf' "$(cat said)"; fi
fi
if command -v pandoc > /dev/null; then
  must thema report wide.md -o wide.docx
  unzip -p wide.docx word/document.xml > said
  if [ "$(grep -o 'w:orient="landscape"' said | wc -l)" = 1 ] &&
    [ "$(grep -o '<w:gridCol [^>]*>' said | sort -u | wc -l)" -gt 3 ]; then pass; else
    fail 'wide: docx' "$(grep -o '<w:sectPr.\{200\}\|<w:gridCol[^>]*>' said)"
  fi
  must thema report wide.md -o wide.odt
  # Not packed, at a place where programs look for it.
  if [ "$(head -c 77 wide.odt | tail -c 39)" = application/vnd.oasis.opendocument.text ]; then pass; else
    fail 'wide: odt begins with what it is'
  fi
  if [ "$(unzip -p wide.odt content.xml | grep -o 'style:master-page-name="[^"]*"' | tr '\n' ' ')" = \
    'style:master-page-name="Thema_20_across" style:master-page-name="Standard" ' ] &&
    [ "$(unzip -p wide.odt styles.xml | grep -c 'style:print-orientation="landscape"')" -gt 0 ]; then pass; else
    fail 'wide: odt' "$(unzip -p wide.odt content.xml | grep -o 'style:master-page-name="[^"]*"')"
  fi
  if command -v soffice > /dev/null && command -v pdfinfo > /dev/null; then
    soffice "-env:UserInstallation=file://$work/office" --headless --convert-to pdf wide.odt > /dev/null 2>&1
    pdfinfo -l 9 wide.pdf | awk '/^Page.*size/ { printf "%s", ($4 > $6 ? "across " : "upright ") }' > said
    if [ "$(cat said)" = 'upright across upright ' ]; then pass; else fail 'wide: odt as LibreOffice has it' "$(cat said)"; fi
  fi
fi

# A program that is not there is named with its package.
if PATH=/nonexistent "$THEMA" report hostile.md -o none.docx 2> said; then fail 'no pandoc'; fi
if grep -q 'install the package pandoc' said && [ ! -e none.docx ]; then pass; else
  fail 'no pandoc: message' "$(cat said)"
fi

finish
