#!/usr/bin/env python3
"""Writes the small workbooks of tests/data/xlsx: invented content, one trait a file.

Run again after a change here; the same script writes the same bytes.
"""
import io
import pathlib
import zipfile

OUT = pathlib.Path(__file__).resolve().parents[2] / "data" / "xlsx"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def archive(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, content in entries:
            z.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def rels(*items):
    return f'<Relationships xmlns="{PACKAGE}">' + "".join(
        f'<Relationship Id="{i}" Type="{REL}/{t}" Target="{p}"/>' for i, t, p in items
    ) + "</Relationships>"


def sheet(rows, tail=""):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{tail}</worksheet>'


def row(n, *cells, more=""):
    return f'<row r="{n}"{more}>' + "".join(cells) + "</row>"


def cell(ref, value, kind="", style=""):
    kind = f' t="{kind}"' if kind else ""
    style = f' s="{style}"' if style else ""
    return f'<c r="{ref}"{kind}{style}><v>{value}</v></c>'


def inline(ref, value):
    return f'<c r="{ref}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'


# Styles: 0 plain, 1 date (14), 2 date and time (22), 3 time (20), 4 own date, 5 elapsed, 6 own number.
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="3"><numFmt numFmtId="164" '
    'formatCode="[$-809]dd\\ mmmm\\ yyyy;@"/><numFmt numFmtId="165" formatCode="[h]:mm:ss"/>'
    '<numFmt numFmtId="166" formatCode="0.00&quot; days&quot;"/></numFmts><cellXfs>'
    + "".join(f'<xf numFmtId="{n}"/>' for n in (0, 14, 22, 20, 164, 165, 166))
    + "</cellXfs></styleSheet>"
)


def workbook(sheets, strings=None, more="", date1904=False):
    """`sheets`: (name, state, xml)."""
    names = "".join(
        f'<sheet name="{n}" sheetId="{i}"{f" state={chr(34)}{s}{chr(34)}" if s else ""} r:id="s{i}"/>'
        for i, (n, s, _) in enumerate(sheets, 1)
    )
    props = '<workbookPr date1904="1"/>' if date1904 else ""
    related = [(f"s{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)]
    related.append(("st", "styles", "styles.xml"))
    entries = [
        ("_rels/.rels", rels(("r1", "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{REL}">{props}<sheets>{names}</sheets>'
                            "</workbook>"),
        ("xl/styles.xml", STYLES),
    ]
    if strings is not None:
        related.append(("ss", "sharedStrings", "sharedStrings.xml"))
        entries.append(("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{strings}</sst>'))
    entries.append(("xl/_rels/workbook.xml.rels", rels(*related)))
    for i, (_, _, xml) in enumerate(sheets, 1):
        entries.append((f"xl/worksheets/sheet{i}.xml", xml))
    return archive(entries)


def simple(rows, tail=""):
    return workbook([("Sheet1", "", sheet(rows, tail))])


def ole(stream):
    name = "".join(c + "\0" for c in stream).encode()
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + name + bytes(200)


def main():
    files = {}
    header = row(1, inline("A1", "case"), inline("B1", "note"))
    files["shared-strings.xlsx"] = workbook(
        [("Sheet1", "", sheet(row(1, cell("A1", 0, "s"), cell("B1", 1, "s"))
                              + row(2, cell("A2", 2, "s"), cell("B2", 3, "s"))))],
        "<si><t>case</t></si><si><t>note</t></si><si><t>P1</t></si><si><r><t>She </t></r><r><rPr><b/>"
        '</rPr><t xml:space="preserve">said </t></r><r><t>yes_x000D_&#10;then no</t></r>'
        "<rPh sb='0' eb='1'><t>READ</t></rPh><phoneticPr fontId='1'/></si>")
    files["numbers.xlsx"] = simple(
        header + row(2, inline("A2", "P1"), cell("B2", "45.200000000000003"))
        + row(3, inline("A3", "P2"), cell("B3", "1E-3"))
        + row(4, inline("A4", "P3"), cell("B4", "100000"))
        + row(5, inline("A5", "P4"), cell("B5", "1", "b"))
        + row(6, inline("A6", "P5"), cell("B6", "12.5", "", "6"))
        + row(7, inline("A7", "P6"), '<c r="B7"><f>A1+1</f><v>7</v></c>'))
    dates = (header + row(2, inline("A2", "P1"), cell("B2", "46082", "", "1"))
             + row(3, inline("A3", "P2"), cell("B3", "46082.586805555555", "", "2"))
             + row(4, inline("A4", "P3"), cell("B4", "0.25", "", "3"))
             + row(5, inline("A5", "P4"), cell("B5", "59", "", "4"))
             + row(6, inline("A6", "P5"), cell("B6", "60", "", "1"))
             + row(7, inline("A7", "P6"), cell("B7", "61", "", "1"))
             + row(8, inline("A8", "P7"), cell("B8", "1.5", "", "5"))
             + row(9, inline("A9", "P8"), cell("B9", "-3", "", "1")))
    files["dates.xlsx"] = simple(dates)
    files["dates-1904.xlsx"] = workbook([("Sheet1", "", sheet(dates))], date1904=True)
    files["errors.xlsx"] = simple(header + row(2, inline("A2", "P1"), cell("B2", "#N/A", "e"))
                                  + row(3, inline("A3", "P2"), '<c r="B3"><f>B2</f></c>'))
    files["gaps.xlsx"] = simple(
        "<row><c t='inlineStr'><is><t>case</t></is></c><c t='inlineStr'><is><t>note</t></is></c></row>"
        + row(4) + row(5, inline("A5", "P1"), inline("B5", "&#39;=1+1"), more=' hidden="1"')
        + "<row><c/><c><v>3</v></c></row>")
    files["merged.xlsx"] = simple(
        header + row(2, inline("A2", "P1"), inline("B2", "North")) + row(3, inline("A3", "P2"))
        + row(4, inline("A4", "P3")) + row(5, inline("A5", "P4")),
        '<mergeCells count="1"><mergeCell ref="B2:B4"/></mergeCells>')
    files["sheets.xlsx"] = workbook([
        ("old", "hidden", sheet(row(1, inline("A1", "hidden")))),
        ("People", "", sheet(header + row(2, inline("A2", "P1"), inline("B2", "first")))),
        ("More", "", sheet(header + row(2, inline("A2", "P2"), inline("B2", "second"))))])
    files["prefixes.xlsx"] = workbook([("Sheet1", "", (
        f'<x:worksheet xmlns:x="{MAIN}"><!-- <row> --><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr">'
        '<x:is><x:t>case</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>P1'
        "</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"))])
    files["survey.xlsx"] = simple(
        row(1, inline("A1", "ID"), inline("B1", "age"), inline("C1", "Why did you stop?"))
        + row(2, inline("A2", "P01"), cell("B2", "34"), inline("C2", "It took me too long and nobody helped."))
        + row(3, inline("A3", "P02"), cell("B3", "51"), inline("C3", "The exercises hurt my back too much.")))
    heads = ("source", "quote", "start", "end", "code", "coder", "memo", "exemplar", "tags")
    codings = (("P1", "not log in", "", "", "Barriers/Login", "", "", "yes", "valence=barrier; week=1"),
               ("P1", "", "4", "9", "Opening", "anna", "spoken = low", "", ""),
               ("P1", "not there", "", "", "Opening", "", "", "", ""))
    files["codings.xlsx"] = simple("".join(
        row(n, *(cell(f"{chr(65 + i)}{n}", value) if value.isdigit() else inline(f"{chr(65 + i)}{n}", value)
                 for i, value in enumerate(line) if value))
        for n, line in enumerate((heads, *codings), 1)))
    # As `consensus sheet` writes it for the invented study of tests/cli/consensus.t, filled in.
    heads = ("source", "turn", "start", "end", "code", "decision", "by", "passages of ann",
             "passages of ben", "version")
    decided = (("P01", "2", "23", "60", "Walk", "ann", "carla", "23..41", "27..60", "2ec6d1a2ab18"),
               ("P02", "2", "44", "52", "Walk", "both", "", "44..52", "44..52", "1d3ce3160efe"))
    files["consensus.xlsx"] = simple("".join(
        row(n, *(cell(f"{chr(65 + i)}{n}", value) if value.isdigit() else inline(f"{chr(65 + i)}{n}", value)
                 for i, value in enumerate(line) if value))
        for n, line in enumerate((heads, *decided), 1)))
    # What is refused.
    files["truncated.xlsx"] = files["numbers.xlsx"][:300]
    files["encrypted.xlsx"] = ole("EncryptedPackage")
    files["old.xls"] = ole("Workbook")
    files["doctype.xlsx"] = workbook([("Sheet1", "", "<!DOCTYPE x [<!ENTITY a 'b'>]>" + sheet(header))])
    files["row-order.xlsx"] = simple(row(3, inline("A3", "case")) + row(2, inline("A2", "P1")))
    files["column.xlsx"] = simple(row(1, inline("XFE1", "case")))
    files["shared-missing.xlsx"] = workbook([("Sheet1", "", sheet(row(1, cell("A1", 5, "s"))))],
                                            "<si><t>case</t></si>")
    files["cut.xlsx"] = workbook([("Sheet1", "", sheet(header)[:-60])])
    files["no-sheet.xlsx"] = workbook([])
    files["empty.xlsx"] = simple("")
    files["hidden.xlsx"] = workbook([("old", "veryHidden", sheet(header))])
    files["text-bomb.xlsx"] = workbook(
        [("Sheet1", "", sheet("".join(row(i, cell(f"A{i}", 0, "s")) for i in range(1, 1200))))],
        "<si><t>" + "x" * (1 << 20) + "</t></si>")
    # Beside the others: what takes long to refuse is no input for a fuzzer.
    bomb = OUT.with_name("xlsx-bomb")
    bomb.mkdir(parents=True, exist_ok=True)
    (bomb / "text.xlsx").write_bytes(files.pop("text-bomb.xlsx"))
    OUT.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (OUT / name).write_bytes(content)


main()
