#!/usr/bin/env python3
"""Writes the PDF files below tests/data/pdf. All that is said in them is invented.

    tests/unit/formats/make_pdf_data.py     from the repository's root; the same bytes every time

Pages are lists of (x, y, words) in points from the top left, set in Helvetica.
"""
import hashlib
import pathlib
import re

OUT = pathlib.Path(__file__).resolve().parents[2] / "data" / "pdf"
WIDTH, HEIGHT = 595, 842
LEFT, RIGHT, TOP = 72, 523, 72
SIZE, LEADING = 11, 14

# Widths of Helvetica from the blank to the tilde, in thousandths of its size.
WIDTHS = [int(w) for w in """
278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556
556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667
778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222
222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584
""".split()]


def width(words, size=SIZE):
    return sum(WIDTHS[ord(c) - 32] if " " <= c <= "~" else 556 for c in words) * size / 1000


def wrap(words, room, first=0):
    """Lines of at most `room` points, the first one shorter by `first`."""
    lines, line = [], ""
    for word in words.split(" "):
        longer = f"{line} {word}" if line else word
        if line and width(longer) > room - (0 if lines else first):
            lines.append(line)
            longer = word
        line = longer
    return lines + [line]


class Font:
    """Codes 1-255 for signs: ASCII stands for itself, others are numbered as they come."""

    def __init__(self):
        self.codes = {}

    def code(self, c):
        if " " <= c <= "~":
            return ord(c)
        return self.codes.setdefault(c, 161 + len(self.codes))

    def text(self, words):
        return "".join(f"{self.code(c):02X}" for c in words)

    def to_unicode(self):
        rows = [(n, chr(n)) for n in range(32, 127)] + [(n, c) for c, n in self.codes.items()]
        lines = "\n".join(f"<{n:02X}> <{c.encode('utf-16-be').hex().upper()}>" for n, c in rows)
        return ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                "/CMapName /Invented def /CMapType 2 def\n"
                "1 begincodespacerange <00> <FF> endcodespacerange\n"
                f"{len(rows)} beginbfchar\n{lines}\nendbfchar\n"
                "endcmap CMapName currentdict /CMap defineresource pop end end\n")


PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def rc4(key, data):
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


class Lock:
    """The standard security handler, revision 2: RC4 with 40 bits."""

    def __init__(self, user, rights=-44):
        md5 = lambda data: hashlib.md5(data).digest()
        pad = lambda password: (password.encode() + PAD)[:32]
        self.id = md5(b"invented")
        self.rights = rights
        self.owner = rc4(md5(pad("owner"))[:5], pad(user))
        self.key = md5(pad(user) + self.owner + rights.to_bytes(4, "little", signed=True) + self.id)[:5]

    def close(self, number, data):
        key = hashlib.md5(self.key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
        return rc4(key, data)

    def dictionary(self):
        return (f"<< /Filter /Standard /V 1 /R 2 /O <{self.owner.hex()}> "
                f"/U <{rc4(self.key, PAD).hex()}> /P {self.rights} >>")


class ModernLock(Lock):
    """What a reader is told of locks with AES. The contents are not really locked: no password fits,
    so nobody gets so far."""

    def __init__(self, handler):
        super().__init__("secret")
        self.handler = handler

    def dictionary(self):
        return self.handler


def crypt_filter(method, length):
    return f"/CF << /StdCF << /CFM /{method} /AuthEvent /DocOpen /Length {length} >> >> /StmF /StdCF /StrF /StdCF"


INVENTED = bytes(range(48)).hex()
LOCKS = {
    "password-rc4-128": f"<< /Filter /Standard /V 2 /R 3 /Length 128 /O <{INVENTED[:64]}> /U <{INVENTED[:64]}> "
                        "/P -44 >>",
    "password-aes-128": f"<< /Filter /Standard /V 4 /R 4 /Length 128 /O <{INVENTED[:64]}> /U <{INVENTED[:64]}> "
                        f"/P -44 {crypt_filter('AESV2', 16)} >>",
    "password-aes-256": f"<< /Filter /Standard /V 5 /R 6 /Length 256 /O <{INVENTED}> /U <{INVENTED}> "
                        f"/OE <{INVENTED[:64]}> /UE <{INVENTED[:64]}> /Perms <{INVENTED[:32]}> /P -44 "
                        f"{crypt_filter('AESV3', 32)} >>",
    "certificate": "<< /Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s5 /V 4 /Length 128 "
                   "/CF << /DefaultCryptFilter << /CFM /AESV2 /Recipients [<00>] /Length 16 >> >> "
                   "/StmF /DefaultCryptFilter /StrF /DefaultCryptFilter >>",
}


def pdf(pages, lock=None):
    """The bytes of a document. A page is a list of lines (x, y, words[, size]) or of pictures (raw)."""
    font = Font()
    contents = []
    for page in pages:
        rows = []
        for item in page:
            if isinstance(item, str):
                rows.append(item)
                continue
            x, y, words = item[:3]
            size = item[3] if len(item) > 3 else SIZE
            rows.append(f"BT /F1 {size} Tf 1 0 0 1 {x:.2f} {HEIGHT - y:.2f} Tm <{font.text(words)}> Tj ET")
        contents.append("\n".join(rows))
    objects = []

    def add(body, stream=None):
        objects.append((body, stream))
        return len(objects)

    kids = [4 + 2 * i for i in range(len(pages))]
    add("<< /Type /Catalog /Pages 2 0 R >>")
    add(f"<< /Type /Pages /Kids [{' '.join(f'{k} 0 R' for k in kids)}] /Count {len(kids)} >>")
    widths = " ".join(str(w) for w in WIDTHS + [556] * (255 - 126))
    to_unicode = 4 + 2 * len(pages)
    add(f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 32 /LastChar 255 "
        f"/Widths [{widths}] /ToUnicode {to_unicode} 0 R >>")
    for kid, content in zip(kids, contents):
        add(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {kid + 1} 0 R >>")
        add("", content.encode("latin-1"))
    add("", font.to_unicode().encode())
    if lock:
        add(lock.dictionary())
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, (body, stream) in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode()
        if stream is None:
            out += body.encode()
        else:
            data = lock.close(number, stream) if lock else stream
            out += f"<< /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"
        out += b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    trailer = f"/Size {len(objects) + 1} /Root 1 0 R"
    if lock:
        trailer += f" /Encrypt {len(objects)} 0 R /ID [<{lock.id.hex()}> <{lock.id.hex()}>]"
    out += f"trailer\n<< {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def flow(paragraphs, left=LEFT, right=RIGHT, top=TOP, indent=0, gap=0, bottom=None):
    """Paragraphs one below the other; with `bottom`, as columns' lines [(y, x, words)] on pages."""
    pages, page, y = [], [], top
    for paragraph in paragraphs:
        for i, line in enumerate(wrap(paragraph, right - left, indent)):
            if bottom and y > bottom:
                pages.append(page)
                page, y = [], top
            page.append((left + (0 if i else indent), y, line))
            y += LEADING
        y += gap
    return pages + [page]


INTERVIEW = [
    "Interviewer: How did you get on with the new timetable when it came in during the spring?",
    "P7: Badly at first. Nobody had told the night shift anything, so we found out from a sheet of "
    "paper on the door of the canteen, and half of us thought that it was meant as a joke.",
    "Interviewer: And then?",
    "P7: Then we got used to it.",
    "Interviewer: What would have helped, looking back on those first weeks with what you know now?",
    "P7: Somebody who asks us before it is printed. One evening would have been enough, with coffee "
    "and the people who do the work.",
]

# Enough talk for several pages.
LONG_TALK = []
for n in range(1, 41):
    LONG_TALK.append(f"Interviewer: What happened in week {n} of the trial, as you remember it today?")
    LONG_TALK.append(
        f"P7: In week {n} we moved {'the beds' if n % 3 else 'all of the chairs and tables'} again, and "
        f"the lift was {'broken' if n % 2 else 'closed for the inspection'}, so everything went by the "
        f"stairs{', again' * (n % 5)}. I wrote it down every evening because nobody would have believed me otherwise. My "
        "sister came on the second day and helped, and after that the porter did, without being "
        "asked, which I thought was kind of him.")


def running_pages(talk=LONG_TALK):
    pages = flow(talk, top=100, bottom=740, gap=4)
    for n, page in enumerate(pages, 1):
        page.append((LEFT, 48, "Ward study (invented), interview 7"))
        page.append((280, 800, f"Page {n} of {len(pages)}"))
    return pages


def two_columns():
    words = ("The timetable was changed without notice and the night shift learned of it from a "
             "sheet of paper. In this invented paper we report what twelve invented nurses said about "
             "the first weeks, and how the organ- isation of the ward was rebuilt around them by "
             "people who had never been asked before.")
    more = ("Beds were moved twice in a week. The lift was broken, so that everything was carried by "
            "the stairs, and the porter helped without being asked, which was not in the plan.")
    paragraphs = [words, more] * 7
    paragraphs = [re.sub(r"organ- isation", "organisation", p) for p in paragraphs]
    column = flow(paragraphs, left=60, right=285, top=140, bottom=720, indent=12)
    page = [(60, 80, "A timetable nobody had seen: an invented study of one ward", 16),
            (60, 104, "Anna Example and Ben Sample, University of Nowhere")]
    page += column[0]
    second = column[1] if len(column) > 1 else []
    page += [(x + 250, y, line) for x, y, line in second]
    return [page]


def hyphens():
    lines = ["The well-being of the night shift on this ward was, in the end, a question of organ-",
             "isation. Their own organisation was weak, as all of them told us at once, and their well-",
             "being was nobody's task. A mother-in-law can be of help, but that nobody told the in-",
             "house nurse is another story. It is what one of them liked to call the dear old Anglo-",
             "Saxon way of doing it, in the years that came before the new timetable, from 2010-",
             "2015 at least. The pre- and post-shift talk was short; this was the answer of the short-",
             "and long-term staff. The manager was of another view, which he gave us in his co\N{SOFT HYPHEN}",
             "operative voice, all of the way through to the end of the long and tiresome long day.",
             "Then he left."]
    return [[(LEFT, TOP + i * LEADING, line) for i, line in enumerate(lines)]]


def cut_off_words():
    lines = ["P7: I was go- I wanted to say that th- the lift was broken, and we ca- we",
             "carried it all by the stairs, and he was stan-",
             "looking at us as if we ha- had done it for fun, which nobody would do."]
    return [[(LEFT, TOP + i * LEADING, line) for i, line in enumerate(lines)]]


def label_column():
    page, y = [], TOP
    for turn in INTERVIEW:
        label, words = turn.split(": ", 1)
        page.append((LEFT, y, label + ":"))
        for line in wrap(words, RIGHT - LEFT - 80):
            page.append((LEFT + 80, y, line))
            y += LEADING
    return [page]


def line_numbers():
    page = flow(INTERVIEW * 3)[0]
    return [page + [(40, y, str(i)) for i, (_, y, _) in enumerate(page, 1)]]


def right_to_left():
    turns = ["מראיינת: איך התחיל הכול?", "דנה: עם מכתב שהגיע לפני 25 שנה (בדואר), ולא ידעתי מה לעשות "
             "איתו בכלל כי אף אחד לא הסביר לי מה כתוב בו ומה אני אמורה לעשות עם זה עכשיו.",
             "מראיינת: ואז?", "דנה: שלחתי PDF בחזרה."]
    page, y = [], TOP
    mirror = str.maketrans("()", ")(")
    for turn in turns:
        for line in wrap(turn, RIGHT - LEFT):
            seen = "".join(piece if re.match(r"[A-Za-z0-9]", piece) else piece[::-1].translate(mirror)
                           for piece in reversed(re.split(r"([A-Za-z0-9]+)", line)))
            page.append((RIGHT - width(seen), y, seen))
            y += LEADING
    return [page]


def paragraphs():
    """Paragraphs with an indent, then with more leading, then a heading; no labels."""
    words = ("The lift was broken and we carried everything by the stairs, all of us, the whole night "
             "through, until the porter came and helped without being asked.")
    full = wrap(" ".join([words] * 3), RIGHT - LEFT)[:3]
    page, y = [(LEFT, TOP, "Field notes (invented)", 16)], TOP + 30
    for first in (18, 18, 18):
        for i, line in enumerate(wrap(" ".join([words] * 2), RIGHT - LEFT, first)[:3]):
            page.append((LEFT + (0 if i else first), y, line))
            y += LEADING
    for _ in range(3):
        y += 10
        for line in full:
            page.append((LEFT, y, line))
            y += LEADING
    return [page]


def ligatures():
    return [[(LEFT, TOP, "P7: The o\N{LATIN SMALL LIGATURE FFI}ce was \N{LATIN SMALL LIGATURE FI}ne, "
              "the \N{LATIN SMALL LIGATURE FL}oor was sti\N{LATIN SMALL LIGATURE FF} with wax."),
             (LEFT, TOP + LEADING, "Interviewer: And the baker's ba\N{LATIN SMALL LIGATURE FFL}e?")]]


PICTURE = "0.8 g 72 72 451 698 re f"


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    one = flow(INTERVIEW)
    files = {
        "one-page": pdf(one),
        "running": pdf(running_pages()),
        "running-corrected": pdf(running_pages([*LONG_TALK[:-1], LONG_TALK[-1] + " So it was."])),
        "two-columns": pdf(two_columns()),
        "hyphens": pdf(hyphens()),
        "cut-off-words": pdf(cut_off_words()),
        "ligatures": pdf(ligatures()),
        "label-column": pdf(label_column()),
        "line-numbers": pdf(line_numbers()),
        "paragraphs": pdf(paragraphs()),
        "right-to-left": pdf(right_to_left()),
        "scan": pdf([[PICTURE], [PICTURE]]),
        "scanned-page": pdf([one[0], [PICTURE], one[0]]),
        "password": pdf(one, Lock("secret")),
        "empty-password": pdf(one, Lock("")),
        "no-pages": pdf([]),
    }
    for name, handler in LOCKS.items():
        files[name] = pdf(one, ModernLock(handler))
    running = files["running"]
    files["truncated"] = running[:len(running) // 2]
    files["damaged"] = b"%PDF-1.4\n" + bytes(range(256)) * 8 + b"\nstartxref\n7\n%%EOF\n"
    files["wrong-extension"] = b"Interviewer: This is plain text.\nP7: Indeed it is.\n"
    for name, data in files.items():
        (OUT / f"{name}.pdf").write_bytes(data)


main()
