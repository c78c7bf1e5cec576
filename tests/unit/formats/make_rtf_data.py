#!/usr/bin/env python3
"""Writes the small RTF files of tests/data/rtf: invented content, one trait a file.

Run again after a change here; the same script writes the same bytes.
"""
import pathlib
import sys

OUT = pathlib.Path(__file__).resolve().parents[2] / "data" / "rtf"
FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0{\*\panose 0202}Times{\*\falt Roman};}{\f1\fswiss\fcharset204 Arial Cyr;}"
    r"{\f2\fnil\fcharset128 Mincho;}{\f3\fnil\fcharset161 Greek;}{\f4\fnil\cpg1250 CE;}{\f5\fnil Plain;}}"
)


def rtf(body, head=r"\rtf1\ansi\ansicpg1252\deff0"):
    return "{" + head + FONTS + r"{\colortbl;\red255\green0\blue0;}{\stylesheet{\s0 Normal;}{\*\cs1 Strong;}}" \
        + r"{\info{\title No text}{\author Nobody}}" + "\n" + body + "\n}"


def paras(*texts):
    return "".join("\\pard " + t + "\\par\n" for t in texts)


def row(*cells, depth=1):
    end, props = (r"\cell", r"\trowd\cellx1000\cellx2000\row") if depth == 1 else (
        r"\nestcell{\nonesttables\par}", r"{\*\nesttableprops\trowd\cellx1000\nestrow}{\nonesttables\par}")
    mark = rf"\pard\intbl\itap{depth} "
    lead = r"\trowd\cellx1000\cellx2000" if depth == 1 else ""
    return lead + "".join(f"{mark}{c}{end}\n" for c in cells) + props + "\n"


PICTURE = r"{\pict\pngblip\picw1\pich1 89504e470d0a}"
FILES = {
    "labels": rtf(paras("Interview with P1", "", "Interviewer: How did it start?", "",
                        r"P1:\tab With a letter.", " ", "Then nothing.", "", "",
                        "Interviewer: And then?", "", "P1: Nothing & more.", "")),
    "characters": rtf(paras(
        r"I: caf\'e9 \'93a\'94 \u8212- \u-10179?\u-8704? \{b\} \\ c",
        "P1: x\\~y\\_z\\-w\\emdash\\endash\\lquote a\\rquote\\ldblquote b\\rdblquote\\bullet\\line next\\\nlast",
        r"I: {\uc0\u8364}10 {\uc2\u12354\'82\'a0}{\uc1 \u233e\u233\'e9\u8212\emdash f} {\upr{\'3f}{\*\ud{\u955 ?}}}",
        r"P1: {\upr{ansi}{\*\ud{unic\u243ode}}} \u55357?x \'zz \u0?end \emspace\enspace\zwj\zwnj.")),
    "code-pages": rtf(paras(r"I: {\f1 \'cf\'f0\'e8\'e2\'e5\'f2} \'e9", r"P1: \f2\'82\'b1\'82\'f1\'90\'95\'83A\f0 .",
                            r"I: {\f3 \'e3\'e5\'e9\'dc} {\f4 \'b3\'f3d\'9f}", r"P1: \f5\'e9\plain\'e9",
                            r"I: {\f2 a\'82}b")),
    "mac": rtf(paras(r"I: {\f5 caf\'8e}", r"P1: {\f5\'d2yes\'d3}"), head=r"\rtf1\mac"),
    "code-page-1251": rtf(paras(r"I: {\f5 \'cf\'f0\'e8\'e2\'e5\'f2}", "P1: a"), head=r"\rtf1\ansi\ansicpg1251\deff5"),
    "unknown-code-page": rtf(paras(r"I: {\f5 caf\'e9}", "P1: a"), head=r"\rtf1\ansi\ansicpg64999"),
    "no-fonts": r"{\rtf1 I: a\par P1: b\par}",
    "bold-names": rtf(paras(r"{\b Anna }So you came.", r"\b Ben\b0  I did.", "It was late.", r"{\b1 Anna} Why?",
                            r"\b Ben \plain Well.")),
    "name-lines": rtf(paras(r"{\b Anna Moss}", "One.", "More of it.", r"{\b Ben Hale}", "Two.",
                            r"{\b Anna Moss}", "Three.", r"{\b Ben Hale}", "Four.")),
    "left-out": rtf(
        r"{\header Page {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}{\footerf \par end of page}"
        r"{\*\generator Invented;}{\*\unknown words {\b inside}}" + paras(
            r"I: a{\super\chftn{\footnote\pard {\super\chftn} a note\par}}b{\*\bkmkstart x}{\*\bkmkend x}",
            r"P1: {\field{\*\fldinst HYPERLINK x}{\fldrslt a link}}" + PICTURE + r"{\*\shppict" + PICTURE
            + r"}{\nonshppict" + PICTURE + "} c",
            r"I: d {\v hidden {\b words}}e{\*\atnid AB}{\*\atnauthor A coder}\chatn{\*\annotation{\*\atnref 1}a comment}",
            r"{\listtext\'b7\tab}P1: one", r"{\pntext 2.\tab}I: two{\object{\*\objclass x}{\*\objdata 00}{\result f}}")),
    "text-boxes": rtf(paras(
        r"I: a{\shp{\*\shpinst\shpleft1{\sp{\sn name}{\sv value}}{\shptxt\pard in a box\par of two lines\par}}"
        r"{\shprslt{\*\do\dobxpage{\dptxbxtext\pard in a box\par}}}} b",
        r"P1: c{\*\do\dptxbx{\dptxbxtext\pard {\b old} box\par}}") + row(r"I:{\shp{\*\shpinst{\shptxt x\par}}}", "d")),
    "tracked-changes": rtf(paras(
        r"I: One {\deleted gone }{\revised\revauth1 kept}?", r"P1: Two{\deleted\revauthdel1\par} and three.",
        r"I: {\mvf moved }a{\mvt moved }")),
    "table-three-columns": rtf(paras("Interview with P1") + row("Time", "Speaker", "Text")
                               + row("00:00:01", "Interviewer", "How so?")
                               + row("00:00:05", r"{\b P1:}", r"Like this.\par And this.")
                               + row("", "", "And that.") + row("00:01:00", "Interviewer", "Oh.")
                               + row("00:01:05", "P1", "Yes: I did.")),
    "table-other": rtf(row("Id", "Age", "Work") + row("P01", "34", "nurse") + row("P02", "51", "driver of a bus")
                       + paras("Between") + row("a", row("b", "c", depth=2) + row("d", "e", depth=2)
                                                + r"\pard\intbl after", "f") + paras("End")),
    "table-no-intbl": rtf(r"\trowd\cellx1 a\cell b\par c\cell\row\trowd\cellx1 d\cell e\cell\row\pard End\par"),
    "binary": "{\\rtf1 {\\pict\\bin12 }}}\\par{{{\\x" + "}I: a{\\*\\x\\bin3 \\'}}\\bin0\\bin-5 b\\par P1: c}",
    "no-labels": rtf(paras("A title", "The first paragraph.", "The second one.") + "The last one"),
    "behind-the-end": r"{\rtf1 I: a\par P1: b}\par not this} or this" + "\0\0",
    "empty": rtf(""),
    "zero": r"{\rtf1 I: a\'00\u0 ?b\par}",
    "truncated": rtf(paras("I: a", "P1: b"))[:-20],
    "open-groups": rtf(paras("I: a"))[:-1],
    "binary-cut": r"{\rtf1 a\bin100 abc}",
    "deep": r"{\rtf1 " + "{" * 5000 + "a" + "}" * 5000 + "}",
    "not-rtf": "These are only words.\n",
}


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (OUT / f"{name}.rtf").write_bytes(text.encode("latin-1"))
    (OUT / "raw-bytes.rtf").write_bytes(b"\xef\xbb\xbf{\\rtf1\\ansi I: caf\xe9\\par P1: {\\f9 \x93a\x94}\\par}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
