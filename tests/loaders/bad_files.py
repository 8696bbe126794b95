"""Files that are bad in every way that their kind can be, made small and unpacking to whatever they like.

`BAD` has for each door and each badness a name and the bytes, and what the loader is to say; None where it is to read
what words there are and leave the rest.
"""

from __future__ import annotations

import base64
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import docx
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

WORDS = "Both captains agreed that no patrol would cross the ford before the commission had met."
MARKER = "STOLEN"
"""Words that only a program that ran or fetched something, or showed what is hidden, would print."""

SCRIPT = (
    f"<script>document.write('{MARKER}')</script><img src=x onerror='{MARKER}()'><a href='javascript:{MARKER}'></a>"
)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True)
class Bad:
    """A bad file. `cause` is what is said of it; None where it is read as far as it goes."""

    name: str
    data: bytes
    cause: str | None


def zipped(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method, compresslevel=1) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return file.getvalue()


def lying(package: bytes, size: int) -> bytes:
    """A ZIP whose tables say that each member unpacks to `size` bytes."""
    data = bytearray(package)
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.find(mark)
        while place >= 0:
            data[place + at : place + at + 4] = size.to_bytes(4, "little")
            place = data.find(mark, place + 4)
    return bytes(data)


def locked(package: bytes) -> bytes:
    """A ZIP that says its members are encrypted."""
    data = bytearray(package)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(mark, place + 4)
    return bytes(data)


def pdf(*, password: str | None = None, script: str = "") -> bytes:
    file = io.BytesIO()
    sheet = canvas.Canvas(file, invariant=1, encrypt=StandardEncryption(password, canPrint=0) if password else None)
    sheet.drawString(60, 700, WORDS)
    sheet.showPage()
    if script:
        sheet._doc.Catalog.OpenAction = f"<< /S /JavaScript /JS (app.alert\\('{script}'\\)) >>"
    sheet.save()
    return file.getvalue()


def drawn(drawing: bytes, *, length: int | None = None, pages: str = "[3 0 R]") -> bytes:
    """A PDF of one page whose drawing is packed bytes."""
    packed = zlib.compress(drawing, 1)
    stated = len(packed) if length is None else length
    page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 4 0 R>>>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count 1/Kids{pages}>>".encode(),
        page,
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode/Length %d>>stream\n" % stated
        + packed
        + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    file, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj%s endobj\n" % (number, item)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return file + table + b"trailer<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF" % len(file)


def word(body: str, prolog: str = "", **members: bytes | str) -> bytes:
    text = f'{prolog}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": text, **{name.replace("__", "/"): data for name, data in members.items()}})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def whole_word() -> bytes:
    file = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(WORDS)
    document.save(file)
    return file.getvalue()


CONTAINER = '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'
SPINE = (
    '<package><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="c"/></spine></package>'
)


def book(chapter: str, spine: str = SPINE, **members: str) -> bytes:
    named = {
        name.replace("__", "/").replace("_xml", ".xml").replace("META_", "META-"): d for name, d in members.items()
    }
    return zipped({"META-INF/container.xml": CONTAINER, "b.opf": spine, "c.xhtml": chapter, **named})


def feed(text: str, prolog: str = "") -> bytes:
    item = f"<item><title>T</title><description>{text}</description></item>"
    return f"{prolog}<rss><channel><title>F</title>{item}</channel></rss>".encode()


def mail(text: str, kind: str = "text/plain", head: str = "") -> bytes:
    return f"From: a@b.example\nSubject: Ford\nMIME-Version: 1.0\nContent-Type: {kind}\n{head}\n{text}\n".encode()


def capture(body: bytes, media: str = "text/plain", length: str | None = None) -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\n\r\n".encode() + body
    stated = str(len(answer)) if length is None else length
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://f.example/\r\nContent-Length: {stated}\r\n"
    return f"{head}Content-Type: application/http\r\n\r\n".encode() + answer + b"\r\n\r\n"


def wacz(archive: bytes) -> bytes:
    return zipped({"datapackage.json": "{}", "archive/a.warc": archive})


def page(body: str) -> bytes:
    return f"<html><body><article><h1>Ford</h1>{body}</article></body></html>".encode()


def wiki_export(text: str, prolog: str = "") -> bytes:
    revision = f"<revision><timestamp>2031-04-13T08:00:00Z</timestamp><text>{text}</text></revision>"
    return f"{prolog}<mediawiki><page><title>Ford</title>{revision}</page></mediawiki>".encode()


SOUND: dict[str, tuple[str, bytes]] = {
    "text": ("a.txt", WORDS.encode()),
    "html": ("a.html", page(f"<p>{WORDS}</p><p>{WORDS}</p>")),
    "pdf": ("a.pdf", pdf()),
    "word": ("a.docx", whole_word()),
    "markdown": ("a.md", f"# Ford\n\n{WORDS}\n".encode()),
    "wikitext": ("a.wiki", f"== Ford ==\n{WORDS}\n".encode()),
    "wiki export": ("a.xml", wiki_export(WORDS)),
    "mail": ("a.eml", mail(WORDS)),
    "feed": ("a.rss", feed(WORDS)),
    "book": ("a.epub", book(f"<p>{WORDS}</p>")),
    "zip": ("a.zip", zipped({"a.txt": WORDS})),
    "warc": ("a.warc", capture(WORDS.encode())),
    "wacz": ("a.wacz", wacz(capture(WORDS.encode()))),
    "json lines": ("a.jsonl", f'{{"text": "{WORDS}"}}\n'.encode()),
}
"""A file of each door that is read."""

TEXTUAL = ("text", "html", "markdown", "wikitext", "mail")
"""Doors at which half a file is the half of its words."""


def everywhere() -> Iterator[tuple[str, str, Bad]]:
    """What may befall any file."""
    for door, (name, data) in SOUND.items():
        yield door, "empty", Bad(name, b"", "")
        yield door, "cut in half", Bad(name, data[: len(data) // 2], None if door in TEXTUAL else "")
        yield door, "a picture", Bad(name, PICTURE, "")
        yield door, "zeros", Bad(name, bytes(1 << 20), "")
        yield door, "a program", Bad(name, b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 2000, "")
        if door not in ("zip",):
            yield door, "another package", Bad(name, zipped({"x.bin": b"\x00\x01"}), "")


def entities() -> Iterator[tuple[str, str, Bad]]:
    """XML that grows, or looks elsewhere."""
    for badness, prolog, name in (("entities that grow", LAUGHS, "i"), ("an entity from outside", OUTSIDE, "i")):
        text = f"{WORDS} &{name};"
        grows = "XML is damaged" if prolog == LAUGHS else None
        yield "feed", badness, Bad("a.rss", feed(text, prolog), grows)
        yield "wiki export", badness, Bad("a.xml", wiki_export(text, prolog), grows)
        yield "html", badness, Bad("a.xhtml", prolog.encode() + page(f"<p>{text}</p><p>{WORDS}</p>"), None)
        yield "word", badness, Bad("a.docx", word(paragraph(text), prolog), grows)
        yield (
            "book",
            badness,
            Bad("a.epub", book(f"<p>{WORDS}</p>", prolog + SPINE.replace("<spine>", "<spine>&i;")), grows),
        )
        yield "mail", badness, Bad("a.eml", mail(prolog + page(f"<p>{text}</p>").decode(), "text/html"), None)


def scripts() -> Iterator[tuple[str, str, Bad]]:
    """What would run in a browser, a viewer or an office."""
    body = f"<p>{WORDS}</p>{SCRIPT}<p>{WORDS}</p>"
    yield "html", "scripts", Bad("a.html", page(body), None)
    yield "markdown", "scripts", Bad("a.md", f"# Ford\n\n{WORDS}\n\n{SCRIPT}\n".encode(), None)
    yield "mail", "scripts", Bad("a.eml", mail(page(body).decode(), "text/html"), None)
    yield "feed", "scripts", Bad("a.rss", feed(f"<![CDATA[{body}]]>"), None)
    yield "book", "scripts", Bad("a.epub", book(f"<html><body>{body}</body></html>"), None)
    yield "warc", "scripts", Bad("a.warc", capture(page(body), "text/html"), None)
    yield "wacz", "scripts", Bad("a.wacz", wacz(capture(page(body), "text/html")), None)
    yield "zip", "scripts", Bad("a.zip", zipped({"a.html": page(body), "run.exe": b"MZ" + MARKER.encode()}), None)
    yield "pdf", "scripts", Bad("a.pdf", pdf(script=MARKER), None)
    yield "word", "scripts", Bad("a.docx", word(paragraph(WORDS), word__vbaProject_bin=MARKER), None)
    yield "wikitext", "scripts", Bad("a.wiki", f"{WORDS}\n{SCRIPT}\n".encode(), None)


def encrypted() -> Iterator[tuple[str, str, Bad]]:
    """What opens with a key only."""
    yield "pdf", "encrypted", Bad("a.pdf", pdf(password="key"), "password")  # noqa: S106 - of a test
    yield "word", "encrypted", Bad("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), "locked")
    yield "word", "a locked package", Bad("a.docx", locked(whole_word()), "password")
    yield "zip", "encrypted", Bad("a.zip", locked(zipped({"a.txt": WORDS})), "password")
    yield "wacz", "encrypted", Bad("a.wacz", locked(wacz(capture(WORDS.encode()))), "password")
    yield "book", "encrypted", Bad("a.epub", locked(book(f"<p>{WORDS}</p>")), "password")
    cipher = '<encryption><CipherData><CipherReference URI="c.xhtml"/></CipherData></encryption>'
    yield "book", "a seller's lock", Bad("a.epub", book("\x8f\x02", META_INF__encryption_xml=cipher), "locked")
    sealed = mail(
        "MIAGCSqGSIb3DQEHA6CAMIACAQAxgg==", 'application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"'
    )
    yield "mail", "encrypted", Bad("a.eml", sealed, "encrypted")
    armour = mail("-----BEGIN PGP MESSAGE-----\n\nhQEMA1Xx\n=aBcD\n-----END PGP MESSAGE-----")
    yield "mail", "encrypted in its text", Bad("a.eml", armour, "encrypted")


def bombs() -> Iterator[tuple[str, str, Bad]]:
    """Small files that unpack or unfold to anything."""
    zeros = bytes(300 << 20)
    nested = zipped({"a.txt": bytes(30 << 20)})
    for _ in range(5):
        nested = zipped({f"{n}.zip": nested for n in range(10)})
    yield (
        "zip",
        "a bomb",
        Bad("a.zip", zipped({f"{n}.txt": zeros[: 30 << 20] for n in range(12)}), "unpacks to too much"),
    )
    yield "zip", "bombs inside bombs", Bad("a.zip", nested, "")
    yield (
        "zip",
        "a hundred thousand members",
        Bad("a.zip", zipped({f"{n}.txt": b"" for n in range(30_000)}), "unpacks to too much"),
    )
    yield "word", "a bomb", Bad("a.docx", zipped({"word/document.xml": zeros[: 200 << 20]}), "unpacks to too much")
    yield "word", "a deep tree", Bad("a.docx", word("<w:p>" * 100_000), "XML is damaged")
    yield "book", "a bomb", Bad("a.epub", book(" " * (100 << 20)), "unpacks to too much")
    yield "book", "a deep tree", Bad("a.epub", book("<div>" * 300_000 + WORDS), "no text")
    yield "warc", "a bomb", Bad("a.warc.gz", gzip.compress(zeros, 1), "too large")
    yield "wacz", "a bomb", Bad("a.wacz", zipped({"archive/a.warc.gz": gzip.compress(gzip.compress(zeros, 1), 1)}), "")
    yield "feed", "a deep tree", Bad("a.rss", b"<rss>" + b"<item>" * 400_000, "XML is damaged")
    yield "feed", "a hundred thousand entries", Bad("a.rss", b"<rss>" + b"<item/>" * 100_000 + b"</rss>", "")
    yield "html", "a deep tree", Bad("a.html", b"<div>" * 400_000 + WORDS.encode(), "no readable text")
    yield "html", "attributes without end", Bad("a.html", page(f"<p {'a=b ' * 500_000}>{WORDS}</p>"), None)
    yield "html", "a comment without end", Bad("a.html", page(f"<p>{WORDS}</p><!--" + "-" * 5_000_000), None)
    yield "markdown", "deep quotations", Bad("a.md", b"> " * 200_000 + WORDS.encode(), "no words")
    yield "markdown", "brackets without end", Bad("a.md", b"[" * 100_000 + WORDS.encode(), None)
    yield (
        "markdown",
        "settings that grow",
        Bad("a.md", f"---\na: &a [x]\nb: &b [{'*a,' * 999}]\n---\n{WORDS}\n".encode(), None),
    )
    yield "mail", "parts inside each other", Bad("a.eml", _matryoshka(), None)
    yield (
        "mail",
        "a hundred thousand headers",
        Bad("a.eml", b"Subject: x\n" + b"Received: y\n" * 100_000 + b"\n" + WORDS.encode(), None),
    )
    yield "wikitext", "templates inside each other", Bad("a.wiki", b"{{a|" * 100_000 + WORDS.encode(), None)
    yield "json lines", "a deep tree", Bad("a.jsonl", b'{"text":' + b"[" * 200_000 + b"\n", "not JSON")
    yield (
        "json lines",
        "a number without end",
        Bad("a.jsonl", b'{"text": "x", "n": ' + b"9" * 100_000 + b"}\n", "not JSON"),
    )
    yield "pdf", "a bomb", Bad("a.pdf", drawn(b"BT /F 9 Tf (x) Tj ET " + zeros[: 200 << 20]), "")
    yield "pdf", "a form inside itself", Bad("a.pdf", drawn(b"/X Do /X Do " * 50), "")
    yield "pdf", "pages in a ring", Bad("a.pdf", drawn(b"BT (x) Tj ET", pages="[2 0 R 2 0 R]"), "")
    yield "pdf", "strokes without end", Bad("a.pdf", drawn(b"BT /F 9 Tf 9 9 Td (x) Tj ET " * 140_000), "")


def _matryoshka() -> bytes:
    inner = b"Content-Type: text/plain\n\n" + WORDS.encode()
    for number in range(400):
        mark = b"m%d" % number
        inner = b"Content-Type: multipart/mixed; boundary=%s\n\n--%s\n%s\n--%s--\n" % (mark, mark, inner, mark)
    return b"From: a@b.example\nMIME-Version: 1.0\n" + inner


def lengths() -> Iterator[tuple[str, str, Bad]]:
    """Numbers that say more or less than there is."""
    for size, badness in ((3, "shorter than it is"), (90_000_000, "longer than it is")):
        cause = "damaged" if size == 3 else ""
        yield "zip", badness, Bad("a.zip", lying(zipped({"a.txt": WORDS}), size), cause)
        yield "word", badness, Bad("a.docx", lying(whole_word(), size), "")
        yield "book", badness, Bad("a.epub", lying(book(f"<p>{WORDS}</p>"), size), "")
        yield (
            "wacz",
            badness,
            Bad("a.wacz", lying(wacz(capture(WORDS.encode())), size), "damaged" if size == 3 else None),
        )
    for length in ("5", "99999999999", "-3", "many", ""):
        yield "warc", f"of {length or 'no'} bytes", Bad("a.warc", capture(WORDS.encode(), length=length), "")
    for stated in (0, 1, 10**9, -5):
        yield (
            "pdf",
            f"a drawing of {stated} bytes",
            Bad(
                "a.pdf",
                drawn(f"BT /F 9 Tf 9 9 Td ({WORDS}) Tj ET".encode(), length=stated),
                "damaged" if stated > 999 else None,
            ),
        )
    yield (
        "mail",
        "half of base64",
        Bad(
            "a.eml",
            mail(base64.b64encode(WORDS.encode()).decode()[:-7], head="Content-Transfer-Encoding: base64\n"),
            None,
        ),
    )
    yield (
        "html",
        "another encoding than it says",
        Bad("a.html", b'<?xml version="1.0" encoding="utf-16"?>' + page(f"<p>{WORDS}</p><p>{WORDS}</p>"), None),
    )
    yield (
        "feed",
        "another encoding than it says",
        Bad("a.rss", feed(WORDS, '<?xml version="1.0" encoding="utf-16"?>'), ""),
    )


BAD: dict[tuple[str, str], Bad] = {
    (door, badness): bad
    for source in (everywhere, entities, scripts, encrypted, bombs, lengths)
    for door, badness, bad in source()
}
