# Figures beside a report: those of an earlier report go, and nobody else's. All is invented.

$ thema demo . > /dev/null; printf 'for i in $(seq "$1"); do printf "\\140\\140\\140thema\\nsaturation -f svg\\n\\140\\140\\140\\n\\n"; done\n' > figures
$ sh figures 3 > r.md; thema report r.md -o out.md; ls out-figures
1.svg
2.svg
3.svg
$ tail -n 1 out-figures/3.svg | sed 's/[0-9a-f]\{64\}/HASH/'
<!-- thema figure HASH -->

# A file that somebody changed, put there or linked there stays.
$ sh figures 4 > r.md; thema report r.md -o out.md; cp out-figures/4.svg mine.svg; sed -i 's/<svg/<svg data-mine="1"/' out-figures/3.svg; echo drawing > out-figures/7.svg; echo notes > out-figures/notes.txt; ln -s ../mine.svg out-figures/9.svg; cp mine.svg out-figures/08.svg
$ sh figures 1 > r.md; thema report r.md -o out.md; ls out-figures
08.svg
1.svg
3.svg
7.svg
9.svg
notes.txt
! notice: removed figures of an earlier report: out-figures/2.svg, out-figures/4.svg

# A report without any figure leaves no folder, unless something else is in it; one that fails leaves all.
$ sh figures 2 > r.md; thema report r.md -o two.md; printf '```thema\ncount Nothing\n```\n' > bad.md; thema report bad.md -o two.md
! error: bad.md:2: no code 'Nothing'
[exit 3]
$ ls two-figures
1.svg
2.svg
$ echo Nothing. > none.md; thema report none.md -o two.md; cat two.md; ls two-figures
Nothing.
! notice: removed figures of an earlier report: two-figures/1.svg, two-figures/2.svg
! ls: cannot access 'two-figures': No such file or directory
[exit 2]
$ thema report none.md -o two.md

# Each of several reports has its own.
$ sh figures 2 > r.md; thema report r.md --each gender -o 'e/{gender}.md' -q; sh figures 1 > r.md; thema report r.md --each gender -o 'e/{gender}.md'; find e -name '*.svg' | sort
wrote e/man.md
wrote e/woman.md
wrote e/man.md
wrote e/woman.md
e/man-figures/1.svg
e/woman-figures/1.svg
! notice: removed figures of an earlier report: e/man-figures/2.svg, e/woman-figures/2.svg
