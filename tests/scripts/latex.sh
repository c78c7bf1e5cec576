# What is printed as LaTeX is set, by pdflatex and by lualatex: every golden table, a report with wide
# tables and figures, and words that hold all that TeX obeys. Nothing runs over the edge of the page,
# and what is said is there to be read. Skipped where there is no LaTeX
# (apt-get install texlive-latex-extra texlive-luatex lmodern).
# shellcheck disable=SC1091,SC2154,SC2016
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=helpers.bash
. "$here/helpers.bash"
golden=$here/../golden

for program in pdflatex lualatex; do
  command -v $program > /dev/null || skip "$program is not installed"
done
for file in booktabs.sty longtable.sty pdflscape.sty lmodern.sty; do
  kpsewhich "$file" > /dev/null || skip "LaTeX has no $file"
done
export TEXMFVAR=$work/texmf TEXMFCACHE=$work/texmf

# set_in ENGINE FILE.tex: makes FILE.pdf; twice, as tables over pages need it.
set_in() {
  local at
  for at in first second; do
    $1 -interaction=nonstopmode -halt-on-error "$2" > "$2.out" 2>&1 || return 1
  done
  [ "$at" = second ]
}

# too_wide FILE.log POINTS: lines that run over the edge by more.
too_wide() { grep -o 'Overfull \\hbox ([0-9.]*pt' "$1" | tr -dc '0-9.\n' | awk -v most="$2" '$1 > most'; }

# ---- every golden table, one after the other in one document

mkdir golden
cp "$golden"/*.tex golden/
for engine in pdflatex lualatex; do
  {
    printf '\\documentclass{article}\n'
    [ $engine = lualatex ] || printf '\\usepackage[T1]{fontenc}\n'
    printf '\\usepackage{lmodern,array,booktabs,longtable,pdflscape}\n\\begin{document}\n'
    for file in golden/*.tex; do
      case $file in golden/report.tex) continue ;; esac
      printf '\\typeout{== %s}\n' "$file"
      if grep -q '^% Wide for a page' "$file"; then
        printf '\\begin{landscape}\\input{%s}\\end{landscape}\n' "$file"
      else
        printf '\\input{%s}\\clearpage\n' "$file"
      fi
    done
    printf '\\end{document}\n'
  } > "all-$engine.tex"
  if set_in $engine "all-$engine.tex"; then pass; else
    fail "$engine: the golden tables" "$(grep -A 4 '^!' "all-$engine.log" | head -20)"
    continue
  fi
  if [ -z "$(too_wide "all-$engine.log" 20)" ]; then pass; else
    fail "$engine: tables wider than the page" "$(grep '^== \|Overfull .hbox' "all-$engine.log")"
  fi
done

# ---- a report: wide tables, figures, footnotes, words that TeX obeys, scripts of many letters

must thema demo study
cd study || exit 1
cat > P9.txt << 'X'
INT: Well?
P9: <b>x</b> | \input{/etc/passwd} $x^2$ 50% _u_ *s* {{thema info}} & #1 ~ ^^M \\ -- ,, '' `` "q" [a] {b}
P9: Käse, Łódź, naïve – and so … 5 €.
X
must thema import P9.txt
must thema apply 'Odd/W_&%$#{}~^' --new --in P9 --turns 2
must thema apply 'Odd/Letters' --new --in P9 --turns 3
must thema cmo add WIDE --title 'A wide configuration' --theory T1 \
  --context 'A person is able to make small increases, 100% of them & more' \
  --resource 'Weekly goals that were agreed upon with somebody who is trusted' \
  --reasoning 'The person connects the days of more activity with the days of less pain' \
  --outcome 'The person keeps to the programme, above all to manage flare-ups' \
  --state conjectured --reason invented
cat > r.md << 'X'
---
title: "A & B: 50% of #1_x"
author: [A. Åuthor, B_2]
lang: en
---

# Results & more

Before[^1], {{thema count 'Odd/Letters' --unit sources}} of it.

```thema caption='Words'
quotes --code Odd
coding list --code Odd --columns code,text
```

```thema
cmo table
```

### Refined

#### And more

```thema
cmo table --view refinement
cooccur
matrix --rows codes --cols codes
```

```thema
saturation -f svg
cmo diagram -f svg
matrix --rows codes --cols cases -f svg
```

Behind.

[^1]: A note on 5 % & more.
X
if command -v pandoc > /dev/null && command -v rsvg-convert > /dev/null; then
  must thema report r.md -o r.tex --toc --provenance
  # One turned page after the other, with the headings in between; none of them alone on a page.
  if [ "$(grep -c '\\begin{landscape}' r.tex)" = 1 ] &&
    [ "$(grep -o '\\begin{landscape}\|{Refined}\|{And more}\|\\end{landscape}' r.tex | tr -d '\n')" = \
      '\begin{landscape}{Refined}{And more}\end{landscape}' ]; then pass; else
    fail 'turned pages' "$(grep -n 'landscape\|section' r.tex)"
  fi
  for engine in pdflatex lualatex; do
    cp r.tex "r-$engine.tex"
    if set_in $engine "r-$engine.tex"; then pass; else
      fail "$engine: a report" "$(grep -A 4 '^!' "r-$engine.log" | head -20)"
      continue
    fi
    if [ -z "$(too_wide "r-$engine.log" 20)" ]; then pass; else
      fail "$engine: wider than the page" "$(grep -A 2 'Overfull .hbox' "r-$engine.log")"
    fi
    if grep -q 'Missing character' "r-$engine.log"; then
      fail "$engine: characters that are not there" "$(grep 'Missing character' "r-$engine.log")"
    else pass; fi
    if command -v pdftotext > /dev/null; then
      pdftotext -raw "r-$engine.pdf" - | tr -s ' \n' '  ' > said
      for words in '\\input{/etc/passwd} $x^2$ 50% _u_ *s*' '{{thema info}}' '& #1 ~ ^^M' 'Käse, Łódź' \
        'W_&%$#{}~^' 'A & B: 50% of #1_x'; do
        if grep -qF -- "${words//\\\\/\\}" said; then pass; else
          fail "$engine: words that were said: $words" "$(head -c 1500 said)"
        fi
      done
      # Turned pages for the wide tables, and upright ones before and behind.
      pdfinfo -l 99 "r-$engine.pdf" > pages
      if grep -q 'rot: *90' pages && tail -n +2 pages | grep 'rot:' | tail -1 | grep -q 'rot: *0'; then pass; else
        fail "$engine: pages" "$(cat pages)"
      fi
    fi
    if [ "$(grep -c 'r-figures/[123].pdf' "r-$engine.log")" -ge 3 ]; then pass; else
      fail "$engine: figures" "$(grep figures "r-$engine.log")"
    fi
  done

  # Where the letters are beyond pdflatex, that is said.
  printf '\nP9: ไทย\n' >> P9.txt
  must thema source replace P9 P9.txt
  must thema apply 'Odd/Thai' --new --in P9 --turns 4
  printf '# T\n\n```thema\nquotes --code Odd/Thai\n```\n' > t.md
  thema report t.md -o t.tex 2> said
  if grep -q 'pdflatex does not set all characters of this report, U+0E44 for one' said; then pass; else
    fail 'a script that pdflatex does not set' "$(cat said)"
  fi
else
  echo 'not tried: reports (pandoc or rsvg-convert is not installed)'
fi
finish
