#!/usr/bin/env python3
"""Writes tests/data/services/*: exports in the shape of transcription services.

All people and words are invented. The shapes are those that the services' users show in public
(names and times on lines of their own, titles, credits); no file of a service is copied.
"""

import io
import sys
import zipfile
from pathlib import Path

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default \
Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override \
PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.\
wordprocessingml.document.main+xml"/></Types>"""
RELS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship \
Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
Target="word/document.xml"/></Relationships>"""


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def run(text, bold=False):
    lines = [f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in text.split("\n")]
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}{'<w:br/>'.join(lines)}</w:r>"


def paragraph(text):
    """A paragraph; what stands between two '|' at its beginning is bold."""
    if text.startswith("|"):
        _, bold, rest = text.split("|", 2)
        return f"<w:p>{run(bold, True)}{run(rest) if rest else ''}</w:p>"
    return f"<w:p>{run(text)}</w:p>"


def table(rows):
    cells = lambda row: "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row)
    return "<w:tbl>" + "".join(f"<w:tr>{cells(row)}</w:tr>" for row in rows) + "</w:tbl>"


def docx(blocks):
    body = "".join(table(b) if isinstance(b, list) else paragraph(b) for b in blocks)
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (("[Content_Types].xml", TYPES), ("_rels/.rels", RELS),
                           ("word/document.xml", document)):
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text)
    return out.getvalue()


def rtf(lines):
    return ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\f0 " + "\\par\n".join(lines) +
            "\\par}").encode("cp1252")


ANNA = "How did you hear about the course?"
BEN = "My neighbour told me, in the shop."
ANNA2 = "And what did you expect?"
BEN2 = "Not very much. (laughs) But it was good."

OTTER = f"""Anna Berg  0:03  
{ANNA}

Ben Dorn  0:08  
{BEN}
He had been there himself.

Anna Berg  1:02  
{ANNA2}

Ben Dorn  1:02:11  
{BEN2}

Transcribed by https://otter.ai
"""

TEAMS_TIMES = ["Course interview-20260304_100000-Meeting Transcript", "4 March 2026, 10:00am",
               "27m 42s", "Anna Berg started transcription", f"Anna Berg   0:03\n{ANNA}",
               f"Ben Dorn   0:08\n{BEN}", f"Anna Berg   1:02\n{ANNA2}",
               f"Ben Dorn   1:02:11\n{BEN2}", "Anna Berg stopped transcription"]

TEAMS_OLD = ["0:0:3.240 --> 0:0:6.120", "Anna Berg", ANNA, "0:0:8.0 --> 0:0:12.90", "Ben Dorn", BEN,
             "0:1:2.500 --> 0:1:4.0", "Anna Berg", ANNA2, "1:2:11.0 --> 1:2:15.30", "Ben Dorn",
             BEN2]

TEAMS_VTT = f"""WEBVTT

2f0d6a1c-1b8e-4a51-9a3e-9d6f0c8e7b11/12-0
00:00:03.240 --> 00:00:05.120
<v Anna  Berg>How did you hear
about</v>

2f0d6a1c-1b8e-4a51-9a3e-9d6f0c8e7b11/12-1
00:00:05.120 --> 00:00:06.120
<v Anna  Berg>the course?</v>

2f0d6a1c-1b8e-4a51-9a3e-9d6f0c8e7b11/15-0
00:00:08.000 --> 00:00:12.900
<v Ben Dorn>{BEN}</v>

2f0d6a1c-1b8e-4a51-9a3e-9d6f0c8e7b11/19-0
00:00:11.500 --> 00:00:14.000
<v Anna  Berg>{ANNA2}</v>
"""

ZOOM_VTT = f"""WEBVTT

1
00:00:03.240 --> 00:00:05.120
Anna Berg: How did you hear

2
00:00:05.120 --> 00:00:06.120
Anna Berg: about the course?

3
00:00:08.000 --> 00:00:12.900
Ben Dorn (he/him): {BEN}

4
00:01:02.500 --> 00:01:04.000
Anna Berg: {ANNA2}

5
00:01:05.000 --> 00:01:09.000
Ben Dorn (he/him): {BEN2}
"""

ZOOM_CAPTIONS = f"""[Anna Berg] 10:00:03
{ANNA}

[Ben Dorn] 10:00:08
{BEN}

[Anna Berg] 10:01:02
{ANNA2}

[Ben Dorn] 10:02:11
{BEN2}
"""

ZOOM_CHAT = """10:00:03\tAnna Berg:\tIs the sound all right?
10:00:08\tBen Dorn:\tYes
10:00:31\tAnna Berg:\tReplying to "Yes"

Good, then we begin.
10:02:11\tBen Dorn:\thttps://example.org/course
"""

MEET = f"""Attendees
Anna Berg, Ben Dorn
Transcript
This editable transcript was computer generated and might contain errors. People can also change the text after it was created.

00:00:03

Anna Berg: {ANNA}
Ben Dorn: {BEN}

00:05:00

Anna Berg: {ANNA2}
Ben Dorn: {BEN2}

Transcription ended after 00:30:30
"""

MEET_TITLED = ["4 Mar 2026", "Course interview - Transcript", "00:00:00", "",
               f"|Anna Berg:| {ANNA}", f"|Ben Dorn:| {BEN}", "", "00:05:00", "",
               f"|Anna Berg:| {ANNA2}", f"|Ben Dorn:| {BEN2}", "",
               "Transcription ended after 00:30:30", "",
               "This editable transcript was computer generated and might contain errors. People "
               "can also change the text after it was created."]

REV = f"""Anna Berg (00:03):
{ANNA}

Ben Dorn (00:08):
{BEN}
He had been there himself.

Course interview (Completed 03/04/26)
Transcript by Rev.com
Page 1 of 2

Anna Berg (01:02):
{ANNA2}

Ben Dorn (01:02:11):
{BEN2} [inaudible 01:02:20]

This transcript was exported on Mar 04, 2026 - view latest version here.
Page 2 of 2
"""

F4 = [f"I: {ANNA} #00:00:06-1#", f"B: {BEN} #00:00:12-9#", f"I: {ANNA2} #00:01:04-0#",
      f"B: {BEN2} #01:02:15-3#"]

NVIVO = [["Timespan", "Content", "Speaker"], ["0:00.0 - 0:06.1", ANNA, "Anna Berg"],
         ["0:06.1 - 0:12.9", BEN, "Ben Dorn"], ["0:12.9 - 1:04.0", ANNA2, "Anna Berg"],
         ["1:04.0 - 1:09.5", BEN2, "Ben Dorn"]]

DESCRIPT = f"""# Course interview

**Anna Berg:** [00:00:03] {ANNA}

**Ben Dorn:** [00:00:08] {BEN}

[00:00:30] He had been there himself.

**Anna Berg:** [00:01:02] {ANNA2}

**Ben Dorn:** [01:02:11] {BEN2}
"""

TRINT = f"""[00:00:03] Anna Berg: {ANNA}

[00:00:08] Ben Dorn: {BEN}

[00:01:02] Anna Berg: {ANNA2}

[01:02:11] Ben Dorn: {BEN2}
"""

TRINT_DOCX = ["Course interview", "|Anna Berg| [00:00:03] " + ANNA, "|Ben Dorn| [00:00:08] " + BEN,
              "|Anna Berg| [00:01:02] " + ANNA2, "|Ben Dorn| [01:02:11] " + BEN2]

OTTER_DOCX = ["Course interview", "Wed, Mar 04, 2026 10:00AM • 1:02:15", "SUMMARY KEYWORDS",
              "course, neighbour, shop", "SPEAKERS", "Ben Dorn, Anna Berg", "",
              f"|Anna Berg|  00:03\n{ANNA}", "", f"|Ben Dorn|  00:08\n{BEN}", "",
              f"|Anna Berg|  01:02\n{ANNA2}", "", f"|Ben Dorn|  1:02:11\n{BEN2}"]

EXPRESS_SCRIBE = f"""Interviewer: [00:00:03] {ANNA}

Participant: [00:00:08] {BEN}

Interviewer: [00:01:02] {ANNA2}

Participant: [01:02:11] {BEN2}
"""

SONIX = f"""Anna Berg: [00:00:03] {ANNA}

Ben Dorn: [00:00:08] {BEN}

Anna Berg: [00:01:02] {ANNA2}

Ben Dorn: [01:02:11] {BEN2}
"""

AMBERSCRIPT = f"""00:00:03 - Anna Berg
{ANNA}

00:00:08 - Ben Dorn
{BEN}

00:01:02 - Anna Berg
{ANNA2}

01:02:11 - Ben Dorn
{BEN2}
"""

TURBOSCRIBE = f"""(Transcribed by TurboScribe. Go Unlimited to remove this message.)

[Speaker 1] (0:03 - 0:06)
{ANNA}

[Speaker 2] (0:08 - 0:12)
{BEN}

[Speaker 1] (1:02 - 1:04)
{ANNA2}

[Speaker 2] (1:02:11 - 1:02:15)
{BEN2}
"""

OTTER_SRT = f"""1
00:00:03,240 --> 00:00:06,120
{ANNA}

2
00:00:08,000 --> 00:00:12,900
{BEN}

3
00:00:12,900 --> 00:00:13,000
Transcribed by https://otter.ai
"""

TURBOSCRIBE_SRT = f"""1
00:00:03,240 --> 00:00:06,120
(Transcribed by TurboScribe. Go Unlimited to remove this message.) {ANNA}

2
00:00:08,000 --> 00:00:12,900
{BEN}
"""

WHISPER_TXT = f"""{ANNA}
{BEN}
{ANNA2}
{BEN2}
"""

FILES = {
    "otter.txt": OTTER, "otter-header.docx": docx(OTTER_DOCX), "otter.srt": OTTER_SRT,
    "teams.docx": docx(TEAMS_TIMES), "teams-cues.docx": docx(TEAMS_OLD),
    "teams-cues.txt": "\n".join(TEAMS_OLD) + "\n", "teams.vtt": TEAMS_VTT,
    "zoom.vtt": ZOOM_VTT, "zoom-captions.txt": ZOOM_CAPTIONS, "zoom-chat.txt": ZOOM_CHAT,
    "meet.txt": MEET, "meet.docx": docx(MEET_TITLED), "rev.txt": REV,
    "rev.docx": docx(REV.rstrip("\n").split("\n")), "f4.txt": "\n".join(F4) + "\n",
    "f4.rtf": rtf(F4), "f4.docx": docx(F4), "nvivo.docx": docx([NVIVO]), "descript.md": DESCRIPT,
    "descript.docx": docx([line.replace("**", "|") for line in DESCRIPT.split("\n\n")[1:]]),
    "trint.txt": TRINT, "trint.docx": docx(TRINT_DOCX), "express-scribe.txt": EXPRESS_SCRIBE,
    "sonix.txt": SONIX, "amberscript.txt": AMBERSCRIPT, "turboscribe.txt": TURBOSCRIBE,
    "turboscribe.srt": TURBOSCRIBE_SRT, "whisper.txt": WHISPER_TXT,
}

if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "tests/data/services")
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in FILES.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
