#!/usr/bin/env python3
"""Writes the annotated Word documents of tests/data/annotated_docx: invented text and comments, one
trait a file.

Run again after a change here; the same script writes the same bytes, but for libreoffice.docx:
that is comments.docx as LibreOffice saved it, made only where soffice is there.
"""
import hashlib
import pathlib
import shutil
import subprocess
import tempfile

from make_docx_data import RELS, TYPES, W, archive, document, para, run, table

OUT = pathlib.Path(__file__).resolve().parents[2] / "data" / "annotated_docx"
LINES = [
    "I: How was the first week?",
    "P1: I carried it all by the stairs. My daughter helped,  twice.",
    "",
    "\tP1: Then żółw 😀 it was fine.",
    "",
]
TEXT = "\n".join(LINES)
HASH = hashlib.sha256(TEXT.encode()).hexdigest()
HEAD = f"{{>>thema annotate: source=stairs; coder=tester; text={HASH}<<}}"
CHECK = hashlib.sha256(b"").hexdigest()[:16]
TAIL = ["{>>thema codes, for completion", "Help", "<<}", f"{{>>thema base 0 {CHECK}", "<<}"]
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"


def start(n):
    return f'<w:commentRangeStart w:id="{n}"/>'


def end(n):
    reference = f'<w:r><w:commentReference w:id="{n}"/></w:r>'
    return f'<w:commentRangeEnd w:id="{n}"/>{reference}'


def comment(n, author, *lines):
    paragraphs = "".join(
        f'<w:p w14:paraId="{n:07d}{i}"><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>'
        for i, line in enumerate(lines)
    )
    return (
        f'<w:comment w:id="{n}" w:author="{author}" w:date="2024-05-03T10:00:00Z" '
        f'w:initials="{author[0]}">{paragraphs}</w:comment>'
    )


def reply(n, to):
    return f'<w15:commentEx w15:paraId="{n:07d}0" w15:paraIdParent="{to:07d}0" w15:done="0"/>'


def body(lines):
    return [para(HEAD), *lines, *(para(run(line)) for line in TAIL)]


def plain(lines=LINES):
    return [para(line) if line else "<w:p/>" for line in lines]


def docx(name, blocks, comments=(), extended=""):
    types = TYPES.replace(
        "</Types>",
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/>'
        '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.comments+xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/></Types>',
    )
    rels = (
        '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats'
        '.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats'
        '.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>'
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    entries = [
        ("[Content_Types].xml", types),
        ("_rels/.rels", RELS.format("word/document.xml")),
        ("word/document.xml", document(*blocks)),
        ("word/_rels/document.xml.rels", rels),
        (
            "word/comments.xml",
            f'{head}<w:comments xmlns:w="{W}" xmlns:w14="{W14}">{"".join(comments)}</w:comments>',
        ),
    ]
    if extended:
        entries.append(
            (
                "word/commentsExtended.xml",
                f'{head}<w15:commentsEx xmlns:w15="{W15}">{extended}</w15:commentsEx>',
            )
        )
    data = archive(entries)
    (OUT / name).write_bytes(data)
    return data


COMMENTED = [
    para(LINES[0]),
    para(
        "P1: I ", start(0), "carried it all", start(1), " by the stairs", end(0), ". ",
        start(2), start(3), "My daughter", end(3), " helped,  ", start(4), "twice", end(4), ".",
        end(1),
    ),
    "<w:p/>",
    para("\tP1: Then żółw ", start(5), "😀", end(5), " it was", end(2), " fine.", end(6)),
    "<w:p/>",
]
COMMENTS = [
    comment(0, "Ada", "Burden/Stairs ! #by hand\\; see P3 @valence=barrier"),
    comment(1, "Ben", "Burden"),
    comment(2, "Ada", "Help; Burden"),
    comment(3, "Ben", "Help", "Her daughter again,", "as in P3."),
    comment(4, "Cleo", "Is this more than she says elsewhere?"),
    comment(5, "Ada", "#an emoji was spoken"),
    comment(6, "Ada", "Nowhere"),
    comment(7, "Cleo", "Indeed."),
]


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    whole = docx("comments.docx", body(COMMENTED), COMMENTS, reply(7, 1))
    docx("no-comments.docx", body(plain()))
    changed = [line.replace("stairs", "lift") for line in LINES]
    docx("text-changed.docx", body(plain(changed)))
    docx("no-head.docx", plain())
    docx("no-tail.docx", [para(HEAD), *plain()])
    docx("base-changed.docx", body(plain())[:-2] + [para(run("{>>thema base 1 " + CHECK)), para(run("<<}"))])
    docx("table.docx", body([table(["a", "b"])]))
    docx("empty.docx", [])
    one = [para(LINES[0]), para("P1: I ", start(0), "carried it all", end(0), LINES[1][20:])]
    one += [*plain()[2:]]
    docx("same-ids.docx", body(one), [comment(0, "Ada", "Help"), comment(0, "Ben", "Help")])
    docx("author-lines.docx", body(one), [comment(0, "Ada&#10;Lovelace", "Help")])
    docx("empty-comment.docx", body(one), [comment(0, "Ada", " ")])
    docx("words-behind.docx", body(plain()) + [para("And a note.")])
    (OUT / "truncated.docx").write_bytes(whole[: len(whole) // 2])
    if shutil.which("soffice"):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
                 "--convert-to", "docx", "--outdir", folder, str(OUT / "comments.docx")],
                check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
            shutil.copy(pathlib.Path(folder) / "comments.docx", OUT / "libreoffice.docx")
    (OUT / "stairs.txt").write_text(TEXT, encoding="utf-8")


main()
