# Annotated documents that LibreOffice has opened and saved say what they said: overlapping, nested
# and many-paragraph comments of several authors. All words are invented.
. "$(dirname "$0")/helpers.bash"

command -v soffice > /dev/null || skip 'soffice (package libreoffice-writer-nogui) is not installed'

# is TEXT WANTED WHAT
is() {
  if [ "$1" = "$2" ]; then pass; else fail "$3: expected '$2', found '$1'"; fi
}

printf '%s\n' 'I: How was  it?' '' '  P1: I gave up on the password. My “daughter” set it up.' \
  $'\tThen:\ta żółw 😀, two-fold\u00a0x\u00ad\u2011y\u200b, e\u0301, مرحبا and 日本.' \
  'P1: A {==mark==}{>>x<<} & <b>. ' 'P1: End' '' > P1.txt
must thema init p.thema
must thema import P1.txt
chars=$(thema source list -f csv --columns characters | tail -1)

# A coding at every few characters, of every length, by two coders.
{
  echo source,start,end,code,coder,memo
  for begin in $(seq 0 7 $((chars - 1))); do
    for length in 1 3 7 14 17 60; do
      end=$((begin + length))
      [ $end -le "$chars" ] || end=$chars
      [ $((begin % 2)) -eq 0 ] && coder=ada || coder=ben
      echo "P1,$begin,$end,Code $length,$coder,\"a; @b=c #d -- $begin\""
    done
  done
} > codings.csv
must thema coding import codings.csv --new
thema coding export -o before.csv
must thema annotate export P1 -o P1.docx
is "$(thema annotate apply P1.docx 2> /dev/null)" 'no change' 'before LibreOffice'
for times in once twice; do
  mkdir -p "$times"
  soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to docx \
    --outdir "$times" P1.docx > /dev/null 2>&1
  [ -s "$times/P1.docx" ] || fail "LibreOffice wrote nothing ($times)"
  is "$(thema annotate apply "$times/P1.docx" 2>&1)" 'no change' "saved $times by LibreOffice"
  cp "$times/P1.docx" P1.docx
done
thema coding export -o after.csv
if cmp -s before.csv after.csv; then pass; else fail 'codings are others now'; fi
must thema check

finish
