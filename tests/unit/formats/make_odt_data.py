#!/usr/bin/env python3
"""Writes the small OpenDocument texts of tests/data/odt: invented content, one trait a file.

Run again after a change here; the same script writes the same bytes.
"""
import io
import pathlib
import sys
import zipfile

from make_docx_data import flags, sizes

sys.dont_write_bytecode = True
OUT = pathlib.Path(__file__).resolve().parents[2] / "data" / "odt"
SPACES = " ".join(
    f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"'
    for p, u in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
                 ("style", "style"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"))
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
KIND = "application/vnd.oasis.opendocument."
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
STYLES = (
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/>'
    '</style:style><style:style style:name="T2" style:family="text" style:parent-style-name="Strong"/>'
    '<style:style style:name="T3" style:family="text"><style:text-properties fo:font-weight="normal"/>'
    '</style:style><style:style style:name="T4" style:family="text"><style:text-properties '
    'text:display="none"/></style:style><style:style style:name="T5" style:family="text" '
    'style:parent-style-name="T5"/><style:style style:name="P1" style:family="paragraph" '
    'style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="i" '
    'style:num-prefix="(" style:num-suffix=")" text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="\u2022"/>'
    '<text:list-level-style-bullet text:level="2" text:bullet-char="\u25e6"/></text:list-style>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Heading"/>'
)
NAMED = (
    f'<office:document-styles {SPACES}><office:styles><style:style style:name="Strong" '
    'style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style '
    'style:name="Heading" style:family="paragraph"><style:text-properties fo:font-weight="bold"/>'
    "</style:style></office:styles><office:master-styles><style:master-page><style:header><text:p>"
    "A header</text:p></style:header></style:master-page></office:master-styles></office:document-styles>"
)


def body(*blocks, kind="text"):
    return f'<office:body><office:{kind}>{"".join(blocks)}</office:{kind}></office:body>'


def document(*blocks, head=HEAD, kind="text"):
    styles = f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
    return f"{head}<office:document-content {SPACES}>{styles}{body(*blocks, kind=kind)}</office:document-content>"


def flat(*blocks, kind="text"):
    return (f'{HEAD}\n<office:document {SPACES} office:version="1.3" office:mimetype="{KIND}{kind}">'
            f"<office:automatic-styles>{STYLES}</office:automatic-styles>{body(*blocks, kind=kind)}"
            "</office:document>\n")


def para(content, style=None, tag="p"):
    name = f' text:style-name="{style}"' if style else ""
    return f"<text:{tag}{name}>{content}</text:{tag}>"


def span(content, style):
    return f'<text:span text:style-name="{style}">{content}</text:span>'


def table(*rows):
    out = '<table:table><table:table-column table:number-columns-repeated="3"/>'
    for i, row in enumerate(rows):
        cells = "".join(
            "<table:table-cell>" + "".join(para(p) for p in cell.split("\n")) + "</table:table-cell>"
            for cell in row)
        line = f"<table:table-row>{cells}</table:table-row>"
        out += f"<table:table-header-rows>{line}</table:table-header-rows>" if i == 0 else line
    return out + "</table:table>"


def items(*contents):
    return "<text:list>" + "".join(f"<text:list-item>{c}</text:list-item>" for c in contents) + "</text:list>"


def styled_items(style, *contents, more=""):
    name = f' text:style-name="{style}"' if style else ""
    return items(*contents).replace("<text:list>", f"<text:list{name}{more}>", 1)


def box(*paras):
    return f'<draw:frame><draw:text-box>{"".join(paras)}</draw:text-box></draw:frame>'


BLOCKS = {
    "labels": [
        para("Interview with P1", tag="h"), para(""), para("Interviewer: How did it start?"), para(""),
        para("P1:<text:tab/>With a letter."), para(" "), para("Then nothing."), para(""), para(""),
        para("Interviewer: And then?"), para(""), para("P1: Nothing &amp; more."), para(""),
    ],
    "spaces": [
        para("\n   I:  One\n   and <text:span>  two</text:span> <text:s text:c=\"2\"/>three \n "),
        para('P1:<text:tab/>a<text:line-break/>b<text:soft-page-break/>c d\u00a0e<text:s/><text:s/>f'),
        para('I: <text:a xlink:href="x" xmlns:xlink="http://www.w3.org/1999/xlink">a link</text:a>'
             '<text:bookmark text:name="x"/>, <text:ruby><text:ruby-base>base</text:ruby-base>'
             '<text:ruby-text>over</text:ruby-text></text:ruby> on '
             '<text:date text:date-value="2021-05-03">3 May</text:date>'),
        '<text:section text:name="s">' + para("P1: In a section.") + "</text:section>",
        '<text:table-of-content><text:table-of-content-source><text:index-title-template>no'
        "</text:index-title-template></text:table-of-content-source><text:index-body>"
        + para("I: In an index") + "</text:index-body></text:table-of-content>",
    ],
    "bold-names": [
        para(span("Anna ", "T1") + "So you came."), para(span("Ben", "T2") + " I did."),
        para("It was late."), para(span("Anna", "T1") + " Why?"),
        para("Ben" + span(" Well.", "T3"), "P1"), para("It " + span("is", "T5") + " so.", "P2"),
    ],
    "name-lines": [
        para("Anna Moss", "P1"), para("One."), para("More of it."), para("Ben Hale", "P1"), para("Two."),
        para("Anna Moss", "P1"), para("Three."), para("Ben Hale", "P1"), para("Four."),
    ],
    "lists": [
        para("I: Which ones?"), para("P1: These:"),
        items(para("The first") + items(para("inside one"), para("inside two")), para("The second"),
              items(para("deeper"))),
        '<text:numbered-paragraph><text:number>4.</text:number>' + para("The last") +
        "</text:numbered-paragraph>",
    ],
    "table-three-columns": [
        para("Interview with P1"),
        table(("Time", "Speaker", "Text"), ("00:00:01", "Interviewer", "How so?"),
              ("00:00:05", "P1:", "Like this.\nAnd this."), ("", "", "And that."),
              ("00:01:00", "Interviewer", "Oh."), ("00:01:05", "P1", "Yes: I did.")),
    ],
    "table-other": [
        table(("Id", "Age", "Work"), ("P01", "34", "nurse"), ("P02", "51", "driver of a bus")),
        "<table:table><table:table-row><table:table-cell table:number-columns-spanned=\"2\">"
        + para("wide") + "</table:table-cell><table:covered-table-cell/></table:table-row><table:table-row>"
        "<table:table-cell>" + para("a") + table(("b", "c"), ("d", "e")) + "</table:table-cell><table:table-cell>"
        + para("f") + "</table:table-cell></table:table-row></table:table>",
    ],
    "tracked-changes": [
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>'
        "<dc:creator>A coder</dc:creator></office:change-info>" + para("gone") + "</text:deletion>"
        '</text:changed-region><text:changed-region text:id="c2"><text:insertion/></text:changed-region>'
        "</text:tracked-changes>",
        para('I: One <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>kept'
             '<text:change-end text:change-id="c2"/>?'),
        para("P1: Two."),
    ],
    "notes-boxes": [
        para('I: a<text:note><text:note-citation>1</text:note-citation><text:note-body>'
             + para("a note") + "</text:note-body></text:note>b<office:annotation><dc:creator>A coder"
             "</dc:creator>" + para("a comment") + "</office:annotation>c<office:annotation-end/>"),
        para("P1: d " + box(para("in a box"), para("of two lines"))
             + '<draw:custom-shape><svg:title>no</svg:title>' + para("in a shape") + "</draw:custom-shape>"
             '<draw:frame><draw:image/><svg:desc>a picture</svg:desc></draw:frame>'
             "<draw:frame><draw:object>" + para("in a chart") + "</draw:object></draw:frame> e"),
        para("I: f"), box(para("at the page")),
    ],
    "numbered": [
        para("Heading", tag="h").replace("<text:h", '<text:h text:outline-level="1"', 1),
        styled_items("L1", para("I: How so?"), para("P1: First") + para("of two paragraphs")
                     + styled_items("", para("inside"), para("inside again")), para("Second"), more=""),
        para("Between"),
        styled_items("L1", para("goes on"), more=' text:continue-numbering="true"'),
        styled_items("L1", para("begins again")),
        styled_items("L2", para("bullet"), styled_items("", para("ring"))),
        '<text:list text:style-name="L1"><text:list-header>' + para("no item") + "</text:list-header>"
        '<text:list-item text:start-value="7">' + para("seven") + "</text:list-item></text:list>",
    ],
    "hidden": [
        para("I: a" + span("no", "T4") + " b"), '<text:section text:display="none">' + para("no")
        + "</text:section>", para('P1: c<text:hidden-text text:is-hidden="true">no</text:hidden-text>'),
    ],
    "no-labels": [para("A title", tag="h"), para("The first paragraph."), para("The second one.")],
    "empty": [],
    "character-references": [para("I: &#65;&#x1F642;&#160;&quot;"), para("P1: b")],
    "surrogate-reference": [para("I: &#xD800;")],
    "many-blanks": [para('I: a<text:s text:c="99999999999999999999"/>b')],
    "deep": ["<text:section>" * 5000 + para("I: a") + "</text:section>" * 5000],
}


def archive(xml, kind="text", extra=(), manifest="", stored=True):
    entry = '<manifest:file-entry manifest:full-path="{0}" manifest:media-type="{1}">{2}</manifest:file-entry>'
    files = [
        ("mimetype", KIND + kind),
        ("content.xml", xml),
        ("styles.xml", HEAD + NAMED),
        ("META-INF/manifest.xml",
         HEAD + '<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">'
         '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
         + entry.format("/", KIND + kind, "") + entry.format("content.xml", "text/xml", manifest)
         + "</manifest:manifest>"),
        *extra,
    ]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as z:
        for name, data in files:
            if data is None:
                continue
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            plain = name == "mimetype" and stored
            info.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            z.writestr(info, data, compresslevel=9)
    return buffer.getvalue()


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    files = {f"{name}.odt": archive(document(*blocks)) for name, blocks in BLOCKS.items()}
    for name in ("labels", "spaces", "bold-names", "lists", "table-three-columns", "tracked-changes",
                 "notes-boxes", "hidden", "numbered"):
        files[f"{name}.fodt"] = flat(*BLOCKS[name]).encode()
    labels = document(*BLOCKS["labels"])
    good = files["labels.odt"]
    files["template.ott"] = archive(labels, "text-template")
    files["packed-kind.odt"] = archive(labels, stored=False)
    files["utf-16.odt"] = archive(labels.replace("UTF-8", "UTF-16").encode("utf-16"))
    files["spreadsheet.odt"] = archive(document(table(("a", "b")), kind="spreadsheet"), "spreadsheet")
    files["spreadsheet.fodt"] = flat(table(("a", "b")), kind="spreadsheet").encode()
    files["password.odt"] = archive(
        b"\x8f\x03\xb1 invented bytes in place of an encrypted part",
        manifest='<manifest:encryption-data manifest:checksum="x"/>')
    files["zip-password.odt"] = flags(good, 1)
    files["no-content.odt"] = archive(None)
    files["doctype.odt"] = archive(labels.replace(HEAD, HEAD + "<!DOCTYPE office:document-content>"))
    files["entities.fodt"] = flat(para("I: &lol;")).replace(
        HEAD, HEAD + '<!DOCTYPE x [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>').encode()
    files["not-well-formed.odt"] = archive(labels.replace("</office:body>", ""))
    files["no-body.odt"] = archive(f"{HEAD}<office:document-content {SPACES}/>")
    files["truncated.odt"] = good[: len(good) // 2]
    files["truncated.fodt"] = files["labels.fodt"][:-100]
    damaged = bytearray(good)
    damaged[good.find(b"content.xml") + 40] ^= 0xFF
    files["damaged.odt"] = bytes(damaged)
    files["bomb-ratio.odt"] = archive(document(para("I: " + "x" * (60 << 20))))
    files["bomb-total.odt"] = sizes(archive(labels, extra=[(f"a{i}", "x") for i in range(40)]), 45 << 20)
    files["not-a-zip.odt"] = b"These are only words.\n"
    for name, data in files.items():
        (OUT / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
