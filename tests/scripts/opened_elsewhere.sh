#!/usr/bin/env bash
# What other programs make of the results of the example study: LaTeX sets the fragments, LibreOffice
# reads the workbooks as csv has them, tidy finds nothing wrong with the pages, xmllint with the
# pictures. Programs that are not there are skipped and named.
# shellcheck disable=SC1091,SC2154,SC2094,SC2016
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=helpers.bash
. "$here/helpers.bash"

must env THEMA="$THEMA" "$EXAMPLES/process-evaluation/build.sh" study
export THEMA_PROJECT=$work/study/backsteps.thema
must thema framework set P01 'Trust in the advice' $'= trusts 100% & "more"\n- by telephone [P01_3m:3]'
must thema framework set P02 'Trust in the advice' --nothing-said
skipped=''
has() {
  command -v "$1" > /dev/null && return
  skipped+=" $1"
  return 1
}

tables='themes:themes --quotes 1
quotes:quotes --group-by code
cmo:cmo table
participants:participants
codes:code list --counts
sources:source list
codings:coding export
cooccur:cooccur --unit turn
pivot:themes --pivot valence --by arm --counts
matrix:matrix --rows codes --cols attr:arm --cell cases --totals
met:matrix --rows codes --cols codes --cell percent --depth 1
cells:matrix --rows codes --cols cases --cell quotes --depth 1
framework:framework show --attributes arm
agree:agree --coders anna,ben --stat percent,cohen,krippendorff,alpha-u
differ:agree --coders anna,ben --list-disagreements
consensus:consensus sheet --coders anna,ben
saturation:saturation --by arm
find:find back
kwic:kwic pain
words:words --stop en --by arm
shares:quotes --shares
count:count --where exemplar'
each_table() { # EXTENSION: makes NAME.EXTENSION of each table
  while IFS=: read -r name arguments; do
    # shellcheck disable=SC2086
    thema $arguments -o "$name.$1" -q || fail "thema $arguments -o $name.$1"
  done <<< "$tables"
}
names=$(cut -d: -f1 <<< "$tables")

# Words that are anything but plain, as a source, code and memo.
must thema init hostile.thema
printf 'P1: 50%% & $3 #1 a_b {x} ~ ^ \\cmd <b> | "d" `e -- `` ,, [1] * \xe2\x80\xae\x1b[m\nP1: =1+1\nP1: line _x0041_ two\n' > P1.txt
must thema import P1.txt -p hostile.thema
must thema apply 'a & b_c {d}/=1+1' --new --in P1 --turns 1 -p hostile.thema --memo $'50%\n\n\\end{table} # no'
must thema apply 'a & b_c {d}/=1+1' --in P1 --turns 2-3 -p hostile.thema --memo "'quoted'"

check_tex() { # ENGINE FILE
  printf '%s\n' '\documentclass{article}' '\usepackage[T1]{fontenc}' '\usepackage{array,booktabs,longtable,pdflscape}' \
    '\begin{document}' "\\input{$2}" '\end{document}' > page.tex
  if "$1" -halt-on-error -interaction=nonstopmode page.tex > tex.out 2>&1; then
    pass
  else
    fail "$1 does not set $2" "$(grep -A8 '^!' tex.out | head -20)"
  fi
}
each_table tex
thema coding list -p hostile.thema -o hostile.tex -q --columns source,code,memo,text --caption '50% & more'
thema quotes -p hostile.thema -o hostile_quotes.tex -q
for engine in pdflatex lualatex; do
  has "$engine" || continue
  for name in $names hostile hostile_quotes; do check_tex "$engine" "$name.tex"; done
done

each_table xlsx
each_table csv
office() { # EXTENSION FILE...: converts into the folder office/
  local extension=$1
  shift
  soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to "$extension" \
    --outdir office "$@" > office.out 2>&1
}
has_calc() { # LibreOffice may be there without its spreadsheets
  printf 'a\n1\n' > calc.csv
  command -v soffice > /dev/null && office xlsx calc.csv && [ -s office/calc.xlsx ] && return
  skipped+=' LibreOffice-Calc'
  return 1
}
if has_calc; then
  office 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false' ./*.xlsx
  for name in $names; do
    # LibreOffice shows 15 digits, and truth in capitals; of several sheets it converts the first.
    plain='s/\bTRUE\b/true/g; s/\bFALSE\b/false/g; s/\(\.[0-9]\{10\}\)[0-9]*/\1/g; s/"//g'
    first=''
    [ "$name" != saturation ] || first='/^$/,$d'
    if diff <(sed "$first" "$name.csv" | sed "$plain") <(sed "$plain" "office/$name.csv") > difference; then
      pass
    else
      fail "LibreOffice reads $name.xlsx otherwise than $name.csv" "$(head -6 difference)"
    fi
  done
fi

# A page without its figures, which tidy does not know; the figures of a page.
each_table html
thema quotes -p hostile.thema -o hostile.html -q
page_of() { sed '/<svg/,/<\/svg>/d' "$1"; }
figures_of() { sed -n '/<svg/,/<\/svg>/p' "$1"; }
if has tidy; then
  for name in $names hostile; do
    page_of "$name.html" > page.html
    tidy -quiet -errors --drop-empty-elements no page.html > said 2>&1
    if [ -s said ]; then fail "tidy finds in $name.html" "$(head -5 said)"; else pass; fi
  done
fi

must thema cooccur -o cooccur.svg
must thema cooccur -o hostile.svg -p hostile.thema
figures_of saturation.html > in_page.svg
if has xmllint; then
  for name in cooccur hostile in_page; do
    if xmllint --noout "$name.svg" 2> said; then pass; else fail "$name.svg" "$(head -5 said)"; fi
  done
fi

[ -z "$skipped" ] || printf 'left out, since they are not installed:%s\n' "$skipped"
[ "$passed" -gt 0 ] || [ "$failures" -gt 0 ] || skip 'none of these programs is installed'
finish
