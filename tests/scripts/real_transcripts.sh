# The main job on real transcripts, where there are any: each imports and comes back byte by byte,
# every turn stands at its place, and the quote report says what the text says, code point by code
# point.
. "$(dirname "$0")/helpers.bash"

transcripts=$shared/data/transcripts
[ -n "$shared" ] && [ -d "$transcripts" ] ||
  skip 'no real transcripts: $THEMA_SHARED names no folder that holds data/transcripts'
export THEMA_PROJECT=$work/study.thema

# Not transcripts, or not of these formats: tables, readmes, broken mark-up made to be refused.
find "$transcripts" -type f -size +0 \
  \( -name '*.txt' -o -name '*.md' -o -name '*.docx' -o -name '*.vtt' -o -name '*.srt' \) \
  ! -path '*/LICENSES/*' ! -path "$transcripts/README.md" | sort > files.txt
[ "$(wc -l < files.txt)" -ge 20 ] || skip "fewer than 20 files in $transcripts"

must thema init study.thema --title 'Real transcripts' -q

# One file a time, so that one that fails is named; two of a name stand beside each other.
while IFS= read -r file; do
  if thema import "$file" --on-changed new -q > out.txt 2> err.txt; then
    pass
  else
    fail "import of ${file#"$transcripts"/}" "$(cat err.txt)"
  fi
done < files.txt
imported=$(thema source list -f jsonl -q | wc -l)
echo "$imported sources of $(wc -l < files.txt) files"
sound 'after the imports'

# ---- the imported bytes -------------------------------------------------------------------------

if ! command -v python3 > /dev/null; then
  echo 'no python3 here: only the bytes of files with names of their own are compared'
  while IFS= read -r file; do
    base=${file##*/}
    [ "$(grep -cF "/$base" files.txt)" -eq 1 ] || continue
    if thema source original "$base" -o original -q 2> err.txt && cmp -s "$file" original; then
      pass
    else
      fail "source original $base" "$(cat err.txt)"
    fi
  done < files.txt
  finish
fi

# Python slices by code points, as the offsets count. It calls the program as a user would.
cat > verify.py <<'PY'
import hashlib
import json
import os
import random
import subprocess
import sys

THEMA, files = sys.argv[1], [line.rstrip("\n") for line in open(sys.argv[2], encoding="utf-8")]
passed, failed = 0, 0


def check(ok, what, detail=""):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        if failed < 40:
            print(f"FAILED: {what} {detail}"[:600], file=sys.stderr)
    return ok


def thema(*arguments, ok=True):
    done = subprocess.run([THEMA, *arguments], capture_output=True, check=False)
    if ok and done.returncode != 0:
        check(False, " ".join(arguments), done.stderr.decode())
        sys.exit(1)
    return done


def rows(*arguments):
    document = json.loads(thema(*arguments, "-f", "json").stdout)
    lists = [value for value in document.values() if isinstance(value, list)]
    assert document["schema"].startswith("thema/") and len(lists) == 1, document.keys()
    return lists[0]


def text_of(source):
    return thema("source", "text", source).stdout.decode("utf-8")


def digest(data):
    return hashlib.sha256(data).hexdigest()


# ---- every file's bytes are there again

sources = [row["source"] for row in rows("source", "list")]
originals = {}
for source in sources:
    thema("source", "original", source, "-o", "original")
    with open("original", "rb") as f:
        originals.setdefault(digest(f.read()), []).append(source)
for path in files:
    with open(path, "rb") as f:
        check(digest(f.read()) in originals, "the bytes come back:", path)
check(len(originals) == len({digest(open(p, "rb").read()) for p in files}), "no bytes but those of the files")

# ---- every turn stands at its place

texts, turns = {}, {}
for source in sources:
    text = texts[source] = text_of(source)
    check("\r" not in text and "\0" not in text and not text.startswith("\ufeff"),
          "normal text:", source)
    turns[source] = rows("source", "turns", source)
    check(bool(turns[source]), "has turns:", source)
    end = 0
    for number, turn in enumerate(turns[source], 1):
        what = f"turn {number} of {source}:"
        check(turn["turn"] == number, what, "is numbered " + str(turn["turn"]))
        check(end <= turn["start"] < turn["end"] <= len(text), what, f"place {turn['start']}:{turn['end']}")
        found = text[turn["start"]:turn["end"]]
        check(found == turn["text"], what, f"{turn['text']!r} but the text has {found!r}")
        check(found == found.strip(), what, f"begins or ends with space: {found!r}")
        end = turn["end"]

# ---- 60 passages by quote, line and turn

random.seed(20260102)
usable = [s for s in sources if len(turns[s]) >= 3]
expected = []


def line_places(text):
    places, start = [], 0
    for line in text.split("\n"):
        places.append((start, start + len(line)))
        start += len(line) + 1
    return places


def add(code, source, *selector, ok=True):
    done = thema("apply", "Real/" + code, "--in", source, "--new", "-q", *selector, ok=False)
    return check(done.returncode == 0, f"apply in {source} {selector}", done.stderr.decode())


for i in range(60):
    source = usable[i * len(usable) // 60]
    text, own = texts[source], turns[source]
    if i % 3 == 0:
        # Some words from inside of a turn; as typed, if they are there once.
        turn = max(random.sample(own, min(5, len(own))), key=lambda t: t["end"] - t["start"])
        words = turn["text"]
        length = min(len(words), random.randint(12, 60))
        start = random.randint(0, len(words) - length)
        quote = words[start:start + length].strip()
        if not quote or "..." in quote or "\n" in quote or text.count(quote) != 1:
            quote = words
        if text.count(quote) != 1:
            place = (turn["start"], turn["end"])
            add("Quote", source, "--at", f"{place[0]}:{place[1]}")
        else:
            place = (text.index(quote), text.index(quote) + len(quote))
            # Others that differ only in case or white space may be there: then the turn says which.
            add("Quote", source, "--quote", quote, "--turns", str(turn["turn"]))
        expected.append((source, *place, "Real/Quote"))
    elif i % 3 == 1:
        places = [(n, p) for n, p in enumerate(line_places(text), 1) if text[p[0]:p[1]].strip()]
        first = random.randrange(len(places))
        last = min(len(places) - 1, first + random.randrange(3))
        add("Line", source, "--lines", f"{places[first][0]}-{places[last][0]}")
        expected.append((source, places[first][1][0], places[last][1][1], "Real/Line"))
    else:
        first = random.randrange(len(own))
        last = min(len(own) - 1, first + random.randrange(3))
        add("Turn", source, "--turns", f"{first + 1}-{last + 1}")
        expected.append((source, own[first]["start"], own[last]["end"], "Real/Turn"))

# ---- the report against the text

quotes = rows("quotes", "--code", "Real")
got = sorted((q["source"], q["start"], q["end"], q["code"]) for q in quotes)
check(got == sorted(set(expected)), "the report has exactly the passages that were coded:",
      f"missing {sorted(set(expected) - set(got))[:3]}, besides {sorted(set(got) - set(expected))[:3]}")
for q in quotes:
    text, own = texts[q["source"]], turns[q["source"]]
    what = f"quote {q['start']}:{q['end']} of {q['source']}:"
    check(list(q["text"]) == list(text[q["start"]:q["end"]]), what,
          f"{q['text'][:80]!r} but the text has {text[q['start']:q['end']][:80]!r}")
    lines = [text.count("\n", 0, q["start"]) + 1, text.count("\n", 0, q["end"] - 1) + 1]
    check(q["lines"] == lines, what, f"lines {q['lines']}, expected {lines}")
    turn = own[int(q["turn"]) - 1] if q["turn"] else None
    if turn:
        check(turn["start"] < q["end"], what, f"turn {q['turn']} begins after it")
        # A passage over several turns names all who speak in it.
        check((turn["speaker"] or "") in (q["speaker"] or turn["speaker"] or ""), what,
              f"speaker {q['speaker']}, the turn's is {turn['speaker']}")
    check(q["coder"] == "tester" and q["codes"] == sorted(q["codes"]), what, "coder or codes")
check(thema("check", ok=False).returncode == 0, "check is clean")

# The codings' own table gives the same places, and takes them back without a change.
with open("codings.csv", "wb") as f:
    f.write(thema("coding", "export", "-f", "csv").stdout)
before = thema("export", "json").stdout
thema("coding", "import", "codings.csv", "-q")
check(before == thema("export", "json").stdout, "export and import of codings is no change")

print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
PY
if python3 verify.py "$THEMA" files.txt; then
  pass
else
  fail 'the comparison with the texts'
fi
finish
