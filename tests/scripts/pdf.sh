# PDF files on the command line: pages of turns and quotes, headers kept when asked for, and what is
# said where there is no pdftotext.
. "$(dirname "$0")/helpers.bash"

must thema init study.thema

# is TEXT WANTED WHAT
is() {
  if [ "$1" = "$2" ]; then pass; else fail "$3: expected '$2', found '$1'"; fi
}

# Without the program, one line names the package.
PATH=$work "$THEMA" import "$DATA/pdf/one-page.pdf" > out.txt 2> err.txt
is $? 3 'exit status without pdftotext'
is "$(grep -c 'not installed: install the package poppler-utils' err.txt)" 1 'the message'
is "$("$THEMA" source list -f csv | wc -l)" 1 'sources after a refusal'

command -v pdftotext > /dev/null || skip 'pdftotext (package poppler-utils) is not installed'

must thema import "$DATA/pdf/running.pdf"
is "$(grep -c "left out\|headers and footers are not part of the text" must.err)" 1 'the notice'
is "$(thema source turns running -f csv --columns page | tail -1)" 5 'page of the last turn'
must thema apply Stairs --new --in running --quote 'In week 40 we moved' -q
thema quotes --cite '(p. {page})' -q > quotes.txt
is "$(grep -c '(p. 5)' quotes.txt)" 1 'page in the attribution'
must thema import --keep-headers --on-duplicate new --name whole "$DATA/pdf/running.pdf"
is "$(thema source text whole | grep -c '^Page [1-5] of 5')" 5 'page numbers that are kept'
thema source original running -o back.pdf
if cmp -s back.pdf "$DATA/pdf/running.pdf"; then pass; else fail 'the original is another file'; fi

# Each bad file has one line; the good one beside them is imported.
thema import "$DATA"/pdf/{password,scan,damaged,truncated,no-pages,wrong-extension,one-page}.pdf \
  > out.txt 2> err.txt
is $? 3 'exit status with bad files'
is "$(grep -c '^error: ' err.txt)" 6 'lines for six bad files'
is "$(thema source list -f csv --columns source | grep -c one-page)" 1 'the good file'
must thema check

finish
