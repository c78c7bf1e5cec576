# Bad input: what is said, the exit status, and that the project is as it was before. Errors that
# need no odd bytes are in cli/bad_input.t.
. "$(dirname "$0")/helpers.bash"

# refused STATUS PATTERN COMMAND...: COMMAND ends with STATUS, says on stderr a line that fits the
# extended regular expression, and leaves the project and its history alone.
refused() {
  local status=$1 pattern=$2 got
  shift 2
  "$@" > out.txt 2> err.txt
  got=$?
  [ "$got" -eq "$status" ] || fail "$*: exit $got, expected $status" "$(cat err.txt)"
  grep -Eq -- "$pattern" err.txt || fail "$*: expected a message like '$pattern'" "$(cat err.txt)"
  [ "$(wc -l < err.txt)" -le 2 ] || fail "$*: says too much" "$(cat err.txt)"
  unchanged "$*"
}

unchanged() {
  same_state before.json "$1"
  thema log --all -f csv -p study.thema > log.csv
  cmp -s before.csv log.csv || fail "$1: the history is not as it was"
}

# as_is: what `unchanged` compares with is taken anew.
as_is() {
  state before.json
  thema log --all -f csv -p study.thema > before.csv
}

cat > P1.txt <<'X'
Interviewer: What helps?

P1: The walk eases it. I know it does.
X
must thema init study.thema -q
must thema import P1.txt -q
must thema code add Help -q
export THEMA_PROJECT=$work/study.thema
as_is

# ---- files that are no text ---------------------------------------------------------------------

refused 3 '^error: nowhere.txt: cannot read it: No such file' thema import nowhere.txt
mkdir folder
refused 3 '^error: folder: a folder' thema import folder
: > empty.txt
refused 3 '^error: empty\.txt: the file is empty' thema import empty.txt
printf '\x7fELF\x02\x01\x01\0\0\0\0\0\x03\0\x3e\0\x01\0\0\0\xff\xfe\x90' > binary
refused 3 '^error: binary: .*binary data' thema import binary
cp binary binary.txt
refused 3 '^error: binary\.txt: .*binary' thema import binary.txt
printf '\xff\xd8\xff\xe0\0\x10JFIF\0' > photo.txt
refused 3 '^error: photo\.txt: it is an image' thema import photo.txt
printf 'P1: words\n' > talk.mp3
refused 3 '^error: talk\.mp3: files named \.mp3' thema import talk.mp3

printf 'P1: fine\nP1: caf\xe9\n' > latin.txt
refused 3 '^error: latin\.txt: byte 16 \(0xE9, line 2\) is not valid UTF-8' \
  thema import latin.txt --encoding utf-8
printf 'P1: \xed\xa0\x80\n' > surrogate.txt
refused 3 '^error: surrogate\.txt: byte 4 .* is not valid UTF-8' \
  thema import surrogate.txt --encoding utf-8
printf 'P1: \xc0\xaf\n' > overlong.txt
refused 3 '^error: overlong\.txt: byte 4 .* is not valid UTF-8' \
  thema import overlong.txt --encoding utf-8
refused 3 "^error: .*no encoding 'klingon'" thema import latin.txt --encoding klingon

printf 'P1: before\0after\n' > nul.txt
refused 3 '^error: nul\.txt: the text holds U\+0000' thema import nul.txt
refused 3 '^error: nul\.txt: the text holds U\+0000' thema import nul.txt --encoding utf-8
printf '\xff\xfeP\x001\0:\0 \0a\0\0\0b\0\n\0' > nul-utf-16.txt
refused 3 '^error: nul-utf-16\.txt: the text holds U\+0000' thema import nul-utf-16.txt

# A coder who is not known yet does not become known by a failure.
refused 3 'No such file' thema import nowhere.txt --coder stranger
# With a good file beside it the bad one gets its line; --atomic refuses both.
printf 'P2: another\n' > P2.txt
refused 3 'with --atomic none was' thema import P2.txt nowhere.txt --atomic
thema import P2.txt nowhere.txt > out.txt 2> err.txt
[ $? -eq 3 ] || fail 'a bad file beside a good one: expected exit 3'
[ "$(thema source list -f csv --columns source 2> /dev/null | grep -c P2)" -eq 1 ] ||
  [ "$(thema source list -f csv | grep -c '^P2,')" -eq 1 ] ||
  fail 'a bad file beside a good one: the good one is missing'
must thema undo
as_is

# ---- docx ---------------------------------------------------------------------------------------

docx() { refused 3 "^error: (.*/)?$1: $2" thema import "${3:-$DATA/docx/$1}"; }
docx truncated.docx '.*cut short or damaged'
docx not-a-zip.docx '.*cut short or damaged'
docx damaged.docx '.*cannot be unpacked'
docx sizes-lie.docx '.*unpacks to more than it says'
docx encrypted.docx '.*encrypted'
docx no-document.docx '.*is not a Word document'
docx no-body.docx '.*has no body'
docx not-well-formed.docx '.*not well formed'
docx deep.docx '.*nested deeper'
docx entities.docx '.*document type or entities'
docx doctype.docx '.*document type or entities'
docx bomb-ratio.docx '.*zip bomb'
docx bomb-total.docx '.*zip bomb'
for size in 1 100 400; do
  head -c $size "$DATA/docx/labels.docx" > cut.docx
  docx cut.docx '.+' cut.docx
done

# Made here, so that nobody has to trust the files above: a billion laughs, a file of the system,
# and 300 MB of one letter.
if command -v zip > /dev/null; then
  word() {  # word FILE DOCTYPE BODY
    rm -rf made && mkdir -p made/word made/_rels
    cat > 'made/[Content_Types].xml' <<'X'
<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
X
    cat > made/_rels/.rels <<'X'
<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
X
    {
      printf '<?xml version="1.0"?>%s' "$2"
      printf '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
      printf '<w:body><w:p><w:r><w:t>P1: '
      eval "$3"
      printf '</w:t></w:r></w:p></w:body></w:document>'
    } > made/word/document.xml
    rm -f "$1"
    (cd made && zip -q -r "../$1" .)
  }
  word laughs.docx '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>' \
    "printf '&c;'"
  docx laughs.docx '.*document type or entities' laughs.docx
  word passwd.docx '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>' "printf '&x;'"
  docx passwd.docx '.*document type or entities' passwd.docx
  word bomb.docx '' 'head -c 300000000 /dev/zero | tr "\0" a'
  docx bomb.docx '.*zip bomb' bomb.docx
  word good.docx '' "printf 'words'"
  thema import good.docx -n -q > out.txt 2> err.txt || fail 'a good docx is refused' "$(cat err.txt)"
else
  echo 'no zip here: three documents were not made'
fi

# ---- tables -------------------------------------------------------------------------------------

printf 'source,start,end\nP1,0,4\n' > no-code.csv
refused 3 "^error: no-code\.csv.*'?code'?" thema coding import no-code.csv
printf 'code,start,end\nHelp,0,4\n' > no-source.csv
refused 3 "^error: no-source\.csv.*'?source'?" thema coding import no-source.csv
printf 'source,code,memo\nP1,Help,x\n' > no-place.csv
refused 3 '^error: no-place\.csv' thema coding import no-place.csv
printf 'case,age\n"P1,3\n' > open-quote.csv
refused 3 '^error: open-quote\.csv' thema case import open-quote.csv
printf 'name,age\nP1,3\n' > no-case.csv
refused 3 "^error: no-case\.csv.*'?case'?" thema case import no-case.csv
printf 'name\nX\n' > no-path.csv
refused 3 "^error: no-path\.csv.*'?code'?" thema code import no-path.csv
: > empty.csv
refused 3 '^error: empty\.csv' thema code import empty.csv
refused 3 '^error: .*nowhere\.csv' thema code import nowhere.csv
refused 3 '^error: .*binary' thema code import binary
refused 3 '^error: .*folder' thema coding import folder

# One bad row in 10,000: nothing is stored; with --keep-going all the others.
{
  for i in {1..25}; do printf 'P3: word %d of a long story that goes on and on\n\n' $i; done
} > P3.txt
must thema import P3.txt -q
as_is
{
  echo source,start,end,code
  i=0
  for start in {0..99}; do
    for length in {1..100}; do
      i=$((i + 1))
      if [ $i -eq 6789 ]; then
        echo P3,$start,999999,Help
      else
        echo P3,$start,$((start + length)),Help
      fi
    done
  done
} > codings.csv
refused 3 '^(error: )?codings\.csv:6790: .*999999|^error: codings\.csv:6790: .*999999' \
  thema coding import codings.csv
thema coding import codings.csv --keep-going --rejects rejects.csv > out.txt 2> err.txt
status=$?
[ $status -eq 3 ] || [ $status -eq 0 ] || fail "--keep-going: exit $status" "$(cat err.txt)"
grep -Eq 'codings\.csv:6790: ' err.txt || fail '--keep-going: the bad row is not named' "$(cat err.txt)"
stored=$(thema coding export -f csv | tail -n +2 | wc -l)
[ "$stored" -eq 9999 ] || fail "--keep-going: $stored codings stored, expected 9999"
grep -Eq '999999,.*outside' rejects.csv && [ "$(wc -l < rejects.csv)" -eq 2 ] ||
  fail '--rejects: expected the one bad row' "$(cat rejects.csv)"
sound 'after --keep-going'
must thema undo
same_state before.json 'undo of a large import'
as_is

# ---- projects -----------------------------------------------------------------------------------

unset THEMA_PROJECT
echo 'Dear diary' > diary.thema
head -c 4096 /dev/zero > zeros.thema
: > empty.thema
mkdir folder.thema
for command in info check 'code add X' 'import P2.txt' undo 'export json'; do
  refused 4 "^error: 'diary\.thema' is not a thema project" thema $command -p diary.thema
  refused 4 "^error: 'zeros\.thema' is not a thema project" thema $command -p zeros.thema
  refused 4 "^error: 'empty\.thema' is not a thema project" thema $command -p empty.thema
  refused 4 "^error: 'folder\.thema' is a folder" thema $command -p folder.thema
  refused 4 "^error: no project 'nowhere\.thema'" thema $command -p nowhere.thema
done
[ "$(cat diary.thema)" = 'Dear diary' ] && [ ! -s empty.thema ] && [ ! -e nowhere.thema ] ||
  fail 'a file that is no project was changed'
refused 3 "'study\.thema' exists" thema init study.thema
head -c 20000 study.thema > cut.thema
refused 4 "^error: 'cut\.thema' is damaged" thema code add X -p cut.thema
(mkdir several && cd several && cp ../study.thema a.thema && cp ../study.thema b.thema)
refused 4 'several projects .*a\.thema, b\.thema.* -p FILE' sh -c "cd several; '$THEMA' info"
rm -f ./*.json.tmp

if command -v sqlite3 > /dev/null; then
  sqlite3 other.thema 'CREATE TABLE t (a)'
  refused 4 "^error: 'other\.thema' is not a thema project" thema code add X -p other.thema
  cp study.thema newer.thema
  sqlite3 newer.thema 'PRAGMA user_version = 99'
  cp newer.thema newer.copy
  for command in info 'code add X' check undo; do
    refused 4 "^error: 'newer\.thema' was made by a newer version of thema \(schema 99" \
      thema $command -p newer.thema
  done
  cmp -s newer.thema newer.copy || fail 'the project of a newer version was changed'

  # Another process writes: readers go on, writers are refused at once or wait.
  hold() {  # hold KIND: until the file `release` is there
    rm -f held release
    sqlite3 study.thema "BEGIN $1" '.shell touch held' \
      '.shell until [ -e release ]; do sleep 0.1; done' ROLLBACK &
    until [ -e held ]; do sleep 0.05; done
  }
  release() {
    touch release
    wait
  }
  hold IMMEDIATE
  refused 6 "^error: 'study\.thema' is locked by another process.*--wait" \
    thema code add Other --wait 0 -p study.thema
  refused 6 'is locked' thema import P2.txt --wait 0 -p study.thema
  refused 6 'is locked' thema undo --wait 0 -p study.thema
  must thema code list --wait 0 -p study.thema
  release
  hold EXCLUSIVE
  thema code list --wait 0 -p study.thema > out.txt 2> err.txt
  [ $? -eq 6 ] && grep -q 'is locked' err.txt || fail 'a reader of a locked project' "$(cat err.txt)"
  (sleep 1; touch release) &
  must thema code list --wait 60 -p study.thema
  wait
  hold IMMEDIATE
  (sleep 1; touch release) &
  must thema code add Waited --wait 60 -p study.thema
  wait
  must thema undo -p study.thema
  same_state before.json 'undo after waiting'
  as_is
else
  echo 'no sqlite3 here: other programs, newer versions and locks were not tried'
fi

# ---- no place to write --------------------------------------------------------------------------

# Root may write everywhere: then somebody else tries.
somebody=()
if [ "$(id -u)" -eq 0 ]; then
  if command -v setpriv > /dev/null && id nobody > /dev/null 2>&1; then
    somebody=(setpriv "--reuid=$(id -u nobody)" "--regid=$(id -g nobody)" --clear-groups)
    cp "$THEMA" thema-for-nobody  # what was built may lie where nobody may look
    chmod 755 "$work" thema-for-nobody
    "${somebody[@]}" "$work/thema-for-nobody" --version > /dev/null 2>&1 || somebody=(none)
  else
    somebody=(none)
  fi
else
  cp "$THEMA" thema-for-nobody
fi
if [ "${somebody[0]-}" = none ]; then
  echo 'cannot run as somebody else: read-only folders were not tried'
else
  other() { "${somebody[@]}" env HOME=/ "$work/thema-for-nobody" "$@"; }
  mkdir sealed
  cp study.thema sealed/study.thema
  chmod 666 sealed/study.thema
  chmod 555 sealed
  cp sealed/study.thema sealed.copy
  for command in 'code add X' 'config title X' undo; do
    refused 4 "^error: 'sealed/study\.thema' or its folder cannot be written" \
      other $command -p sealed/study.thema
  done
  other info -p sealed/study.thema > out.txt 2> err.txt ||
    fail 'reading a project in a read-only folder' "$(cat err.txt)"
  refused 4 "^error: cannot make 'sealed/new\.thema': Permission denied" other init sealed/new.thema
  refused 3 "^error: .*sealed/list\.csv" other code list -o sealed/list.csv -p sealed/study.thema
  chmod 444 sealed/study.thema
  refused 4 "^error: 'sealed/study\.thema' cannot be written" other code add X -p sealed/study.thema
  other code list -p sealed/study.thema > out.txt 2> err.txt ||
    fail 'reading a read-only project' "$(cat err.txt)"
  cmp -s sealed/study.thema sealed.copy || fail 'a project in a read-only folder was changed'
  [ "$(ls sealed)" = study.thema ] || fail 'something was left in a read-only folder' "$(ls sealed)"
  printf 'P9: secret\n' > secret.txt
  chmod 000 secret.txt
  if [ "$(id -u)" -ne 0 ]; then
    refused 3 '^error: .*secret\.txt.*Permission denied' thema import secret.txt -p study.thema
  fi
fi

# A full disk under the output.
if [ -e /dev/full ]; then
  for command in 'code list -f csv' 'quotes -f html' 'coding export -f csv' 'export json' \
    'source text P1' 'info -f json'; do
    refused 4 '^error: /dev/full: cannot write it: No space left' \
      thema $command -o /dev/full -p study.thema
    refused 4 '^error: .*standard output.*No space left' \
      bash -c '"$@" > /dev/full' - "$THEMA" $command -p study.thema
  done
  [ -c /dev/full ] || fail '/dev/full was replaced'
fi
refused 3 '^error: .*no/folder\.csv' thema code list -o no/folder.csv -p study.thema
refused 2 "^error: .*extension" thema code list -o list.xyz -p study.thema
[ ! -e list.xyz ] || fail 'an output of unknown format was made'

# A reader that stops early is no error.
thema export json -p study.thema 2> err.txt | head -c 10 > out.txt
[ ! -s err.txt ] || fail 'a closed pipe' "$(cat err.txt)"

sound 'at the end'
finish
