#!/usr/bin/env python3
"""Writes the small Word documents of tests/data/docx: invented content, one trait a file.

Run again after a change here; the same script writes the same bytes.
"""
import io
import pathlib
import struct
import sys
import zipfile

OUT = pathlib.Path(__file__).resolve().parents[2] / "data" / "docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/'
    'package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument" Target="{0}"/></Relationships>'
)
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/'
    '2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)


def text(s):
    s = s.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:t xml:space="preserve">{s}</w:t>'


def run(s, bold=False):
    return f'<w:r>{"<w:rPr><w:b/></w:rPr>" if bold else ""}{text(s)}</w:r>'


def para(*runs):
    return "<w:p>" + "".join(r if r.startswith("<") else run(r) for r in runs) + "</w:p>"


def table(*rows):
    out = "<w:tbl><w:tblPr/><w:tblGrid/>"
    for row in rows:
        out += "<w:tr>"
        for cell in row:
            paras = "".join(para(p) for p in cell.split("\n"))
            out += f"<w:tc><w:tcPr/>{paras}</w:tc>"
        out += "</w:tr>"
    return out + "</w:tbl>"


def document(*blocks, head='<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'):
    body = "".join(blocks)
    return f'{head}<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>'


def archive(entries):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as z:
        for name, data in entries:
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, data, compresslevel=9)
    return buffer.getvalue()


def package(xml, part="word/document.xml", extra=()):
    return archive(
        [("[Content_Types].xml", TYPES), ("_rels/.rels", RELS.format(part)), (part, xml), *extra]
    )


def flags(data, bit):
    """Sets a bit of the general purpose flags of every entry."""
    data = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= bit
            at = data.find(mark, at + 4)
    return bytes(data)


def sizes(data, size):
    """Lets the directory say that every entry unpacks to `size` bytes."""
    data = bytearray(data)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 24 : at + 28] = struct.pack("<I", size)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


XML = {
    "labels": document(
        para("Interview with P1"), para(),
        para("Interviewer: How did it start?"), para(),
        para("P1:", "\tWith a letter."), para(" "), para("Then nothing."), para(), para(),
        para("Interviewer: And then?"), para(), para("P1: Nothing & more."), para(),
    ),
    "bold-names": document(
        para(run("Anna ", True), "So you came."), para(run("Ben", True), " I did."),
        para("It was late."), para(run("Anna", True), " Why?"), para(run("Ben ", True), "Well."),
    ),
    "bold-labels": document(
        para(run("Anna Moss:", True), " One."), para(run("Ben", True), ": Two."),
        para(run("Anna Moss: ", True), "Three."), para(run("Ben:", True), run(" Four.", False)),
    ),
    "bold-questions": document(
        para(run("Interviewer: How so?", True)), para("P1: Like this."),
        para(run("Interviewer: And then?", True)), para("P1: Like that."),
    ),
    "name-lines": document(
        para(run("Anna Moss", True)), para("One."), para("More of it."), para(run("Ben Hale", True)),
        para("Two."), para(run("Anna Moss", True)), para("Three."), para(run("Ben Hale", True)),
        para("Four."),
    ),
    "teams": document(
        para("Meeting in the clinic"), para("3 May 2021"),
        "<w:p>" + run("Anna Moss", True) + run("   0:03") + "<w:r><w:br/></w:r>" + run("Hello.") + "</w:p>",
        "<w:p>" + run("Ben Hale", True) + run("   0:05") + "<w:r><w:br/></w:r>" + run("Hi.") + "</w:p>",
        "<w:p>" + run("Anna Moss", True) + run("   1:00:07") + "<w:r><w:br/></w:r>" + run("So.") + "</w:p>",
    ),
    "hard-wrapped": document(
        para("Interviewer: Jane Moss"), para("Narrator: Adam Hale"), para("Date: 3 May 2021"), para(" "),
        para("Moss:           Could you please tell me your name and"),
        "<w:p>" + run("                your age,  ") + "<w:r><w:br/></w:r>" + run("      please?") + "</w:p>",
        para(), para(" Hale:   My name is Adam."), para("                I am old."), para(),
        para("Moss:           Thank you."), para(), para("Hale:   You are welcome."),
    ),
    "table-three-columns": document(
        para("Interview with P1"),
        table(("Time", "Speaker", "Text"), ("00:00:01", "Interviewer", "How so?"),
              ("00:00:05", "P1:", "Like this.\nAnd this."), ("", "", "And that."),
              ("00:01:00", "Interviewer", "Oh."), ("00:01:05", "P1", "Yes: I did.")),
    ),
    "table-two-columns": document(
        table(("Anna [0:01]", "How did you come to this group, if I may ask?"), ("Ben", "By chance."),
              ("Anna", "And you stayed?"), ("Ben", "Everybody was kind: the nurse, all of them.")),
        para("The end."),
    ),
    "table-other": document(
        para("Participants"),
        table(("Id", "Age", "Work"), ("P01", "34", "nurse"), ("P02", "51", "driver of a bus")),
        table(("Theme", "Meaning"), ("Trust", "words about trust"), ("Time", "words about time")),
        table(("One cell\nwith two paragraphs",)),
    ),
    "tracked-changes": document(
        "<w:p>" + run("I: One ") + '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>'
        + '<w:ins w:id="2">' + run("kept") + "</w:ins>" + run("?") + "</w:p>",
        '<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>' + run("P1: Two") + "</w:p>",
        para(" and three."),
    ),
    "breaks-tabs": document(
        "<w:p>" + run("I:") + "<w:r><w:tab/></w:r>" + run("a") + "<w:r><w:br/></w:r>" + run("b")
        + '<w:r><w:noBreakHyphen/><w:softHyphen/><w:sym w:char="F04A"/></w:r>' + run("c") + "</w:p>",
        '<w:p><w:r><w:br w:type="page"/></w:r>' + run("P1: d") + "</w:p>",
        '<w:p><w:hyperlink>' + run("I: e ") + "</w:hyperlink><w:r><w:footnoteReference/></w:r>"
        + "<w:sdt><w:sdtContent>" + run("f") + "</w:sdtContent></w:sdt></w:p>",
        "<w:sdt><w:sdtContent>" + para("P1: g") + "</w:sdtContent></w:sdt>",
        "<w:p><w:r><w:pict><w:txbxContent>" + para("in a box") + "</w:txbxContent></w:pict></w:r></w:p>",
    ),
    "lists-comments-hidden": document(
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>' + run("I: One")
        + '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>',
        '<w:p><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>' + run("P1: Two ")
        + "<w:r><w:rPr><w:vanish/></w:rPr>" + text("hidden") + '</w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr>'
        + text("seen") + "</w:r></w:p>",
    ),
    "text-boxes": document(
        "<w:p>" + run("I: a") + "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"
        + para("in a box") + para("P9: of two lines") + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox><w:txbxContent>" + para("in a box") + "</w:txbxContent></v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run(" b") + "</w:p>",
        '<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>' + run("P1: c")
        + "<w:r><w:pict><w:txbxContent>" + table(("x", "y"), ("z", "")) + "</w:txbxContent></w:pict></w:r></w:p>",
        para(" d"),
        "<w:tbl><w:tr><w:tc>" + para(run("I:"), "<w:r><w:pict><w:txbxContent>" + para("e")
        + "</w:txbxContent></w:pict></w:r>") + "</w:tc><w:tc>" + para("f") + "</w:tc></w:tr></w:tbl>",
        "<w:p><w:r><w:pict><w:txbxContent>" + para(" ") + "</w:txbxContent></w:pict></w:r></w:p>",
    ).replace("<w:document ", '<w:document xmlns:mc="mc" xmlns:wps="wps" xmlns:v="v" '),
    "no-labels": document(para("A title"), para("The first paragraph."), para("The second one.")),
    "empty": document(),
    "character-references": document(para("I: a").replace("a<", "&#65;&#x1F642;<"), para("P1: b")),
    "surrogate-reference": document(para("I: a").replace("a<", "&#xD800;<")),
    "doctype": document(para("I: a"), head='<?xml version="1.0"?><!DOCTYPE w:document>'),
    "entities": document(
        para("I: a").replace("a<", "&lol;<"),
        head='<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>',
    ),
    "not-well-formed": document(para("I: a")).replace("</w:body>", ""),
    "deep": document("<w:sdt><w:sdtContent>" * 5000 + para("I: a") + "</w:sdtContent></w:sdt>" * 5000),
    "no-body": f'<w:document xmlns:w="{W}"/>',
}


def item(words, level, number, style=""):
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{style}{number}</w:pPr>{run(words)}</w:p>"


def level(number, form, sign, start=1, more=""):
    return (f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
            f'<w:lvlText w:val="{sign}"/></w:lvl>')


def note(kind, number, *paragraphs, more=""):
    return f'<w:{kind} w:id="{number}"{more}>' + "".join(paragraphs) + f"</w:{kind}>"


def reference(kind, number):
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


LISTS = f'<w:numbering xmlns:w="{W}">' + (
    '<w:abstractNum w:abstractNumId="0">' + level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)")
    + level(2, "upperRoman", "%1.%2.%3") + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">' + level(0, "bullet", "\uf0b7") + level(1, "bullet", "o")
    + level(2, "none", "") + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2">' + level(0, "decimal", "Part %1:", 3, '<w:pStyle w:val="Head"/>')
    + level(1, "decimalZero", "%2", 9, '<w:lvlRestart w:val="0"/><w:pStyle w:val="Under"/>') + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Linked"/></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="4"><w:styleLink w:val="Linked"/>' + level(0, "ordinal", "%1")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="99"/></w:num>'
    '<w:num w:numId="7"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">' + level(0, "upperLetter", "(%1)")
    + "</w:lvlOverride></w:num>"
) + "</w:numbering>"
LIST_STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="Head"><w:pPr><w:numPr><w:numId w:val="4"/>'
    '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Under"><w:basedOn w:val="Head"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style></w:styles>')
NUMBERED = document(
    item("Head one", 0, 0, "Head"), item("Under", 0, 0, "Under"), item("Head two", 0, 0, "Head"),
    item("Under again", 0, 0, "Under"), item("No number", 0, 0, "Loop"), item("None", 0, "0", "Head"),
    item("First", 0, 1), item("inside", 1, 1), item("inside again", 1, 1), item("deeper", 2, 1),
    item("Second", 0, 1), item("inside anew", 1, 1), item("Started again", 0, 3), item("and on", 0, 3),
    item("Letters", 0, 7),
    item("bullet", 0, 2), item("ring", 1, 2), item("without sign", 2, 2), item("Linked", 0, 5),
    item("Not defined", 0, 6))
NUMBERED_TALK = document(
    *(item(words, 0, 1) for words in ("I: How so?", "P1: Like this.", "I: Really?", "P1: Yes.")),
    "<w:tbl>" + "".join(f"<w:tr><w:tc>{item('', 0, 1)}</w:tc><w:tc>{para(words)}</w:tc></w:tr>"
                        for words in ("a row", "another")) + "</w:tbl>")
NOTES = document(
    "<w:p>" + run("I: One") + reference("footnote", 2) + run(" and") + reference("endnote", 5) + "</w:p>",
    "<w:p>" + run("P1: Two") + reference("footnote", 3) + run(" words") + reference("footnote", 2)
    + reference("footnote", 77) + "</w:p>")
FOOTNOTES = f'<w:footnotes xmlns:w="{W}">' + (
    note("footnote", -1, para("-----"), more=' w:type="separator"')
    + note("footnote", 2, para("<w:r><w:footnoteRef/></w:r>", " First note."), para("Its second paragraph."))
    + note("footnote", 3, para("I: Third.")) + note("footnote", 4, para("Nobody refers to this."))
) + "</w:footnotes>"
def start(number):
    return f'<w:commentRangeStart w:id="{number}"/>'


def end(number):
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def comment(number, author, words, date="2026-01-02T03:04:05Z"):
    paragraphs = "".join(f'<w:p w14:paraId="{number}{i}">{run(line)}</w:p>' for i, line in enumerate(words.split("\n")))
    return f'<w:comment w:id="{number}" w:author="{author}" w:date="{date}">{paragraphs}</w:comment>'


COMMENTED = document(
    "<w:p>" + run("I: How was ") + start(1) + run("the first week?") + end(1) + "</w:p>",
    "<w:p>" + run("P1: We ") + start(2) + run("carried ") + start(3) + run("it all") + end(2)
    + run(" by the stairs.") + end(3) + "</w:p>",
    start(4) + para("I: And then?"), para("P1: Then \u017c\u00f3\u0142w helped.") + end(4),
    "<w:p>" + run("I: Why?") + start(5) + end(5) + end(6) + "</w:p>",
    "<w:tbl><w:tr><w:tc><w:p>" + run("a ") + start(7) + run("cell") + "</w:p></w:tc><w:tc><w:p>" + run("and another")
    + end(7) + run(" one") + "</w:p></w:tc></w:tr></w:tbl>",
    "<w:p>" + start(9) + run("P1: All of it.") + end(9) + "</w:p>")
COMMENTS = (f'<w:comments xmlns:w="{W}" xmlns:w14="w14">' + comment(1, "Ada", "Time/Start")
            + comment(2, "Ada", "Burden; Stairs -- by hand\nsee P3") + comment(3, "Ben", "Stairs", "yesterday")
            + comment(4, "Ben", "Help") + comment(5, "Ben", "Nowhere") + comment(6, "Ben", "No range")
            + comment(7, "Ada", "Table") + comment(8, "Ben", "Is it?") + comment(9, "Ben", ";\nonly a memo")
            + "</w:comments>")
EXTENDED = '<w15:commentsEx xmlns:w15="w15"><w15:commentEx w15:paraId="80" w15:paraIdParent="21"/></w15:commentsEx>'
ENDNOTES = f'<w:endnotes xmlns:w="{W}">' + note("endnote", 5, para("At the end.")) + "</w:endnotes>"


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    files = {f"{name}.docx": package(xml) for name, xml in XML.items()}
    for name in ("labels", "table-three-columns", "tracked-changes", "breaks-tabs", "bold-names",
                 "text-boxes", "lists-comments-hidden"):
        files[f"{name}.xml"] = XML[name].encode()
    good = files["labels.docx"]
    files["bold-style.docx"] = package(
        XML["bold-names"].replace("<w:b/>", '<w:rStyle w:val="Who"/>'),
        extra=[("word/styles.xml", f'<w:styles xmlns:w="{W}"><w:style w:type="character" w:styleId='
                '"Who"><w:rPr><w:b/></w:rPr></w:style></w:styles>')])
    lists = [("word/numbering.xml", LISTS), ("word/styles.xml", LIST_STYLES)]
    files["numbered.docx"] = package(NUMBERED, extra=lists)
    files["numbered-talk.docx"] = package(NUMBERED_TALK, extra=lists)
    files["notes.docx"] = package(NOTES, extra=[("word/footnotes.xml", FOOTNOTES),
                                                ("word/endnotes.xml", ENDNOTES)])
    files["commented.docx"] = package(COMMENTED, extra=[("word/comments.xml", COMMENTS),
                                                        ("word/commentsExtended.xml", EXTENDED)])
    files["other-part-name.docx"] = package(XML["labels"], "word/document2.xml")
    files["utf-16.docx"] = package(XML["labels"].replace("UTF-8", "UTF-16").encode("utf-16"))
    files["latin-1.docx"] = package(
        XML["labels"].replace("UTF-8", "ISO-8859-1").replace("letter", "lettér").encode("latin-1"))
    files["no-prefix.docx"] = package(
        XML["labels"].replace("<w:", "<").replace("</w:", "</").replace("xmlns:w=", "xmlns="))
    files["no-document.docx"] = archive([("[Content_Types].xml", TYPES), ("ppt/presentation.xml", "<x/>")])
    files["truncated.docx"] = good[: len(good) // 2]
    files["encrypted.docx"] = flags(good, 1)
    damaged = bytearray(good)
    damaged[good.find(b"word/document.xml") + 40] ^= 0xFF
    files["damaged.docx"] = bytes(damaged)
    files["sizes-lie.docx"] = sizes(good, 10)
    files["bomb-ratio.docx"] = package(document(para(" " * (60 << 20))))
    files["bomb-total.docx"] = sizes(package(XML["labels"], extra=[(f"a{i}", "x") for i in range(40)]),
                                     45 << 20)
    files["path-tricks.docx"] = package(XML["labels"], extra=[("../../etc/passwd", "x"), ("/abs", "x")])
    files["not-a-zip.docx"] = b"These are only words.\n"
    for name, data in files.items():
        (OUT / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
