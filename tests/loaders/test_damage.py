"""Whatever befalls a file, its loader gives documents whose spans hold, or says in a line what is wrong."""

import gzip
import io
import tracemalloc
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen import canvas

from dragoman.errors import DragomanError
from dragoman.loaders.members import Member
from dragoman.loaders.opening import opened
from dragoman.record.arrival import Arrival, Refusal
from dragoman.settings import Settings

WORDS = "Both captains agreed that no patrol would cross the ford before the commission had met."


def _pdf():
    file = io.BytesIO()
    sheet = canvas.Canvas(file, invariant=1)
    for words in (WORDS, "The commission met in June."):
        sheet.drawString(60, 700, words)
        sheet.showPage()
    sheet.save()
    return file.getvalue()


def _docx():
    file = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(WORDS)
    document.save(file)
    return file.getvalue()


def _zip(**members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, data in members.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_txt", ".txt"), data)
    return file.getvalue()


CONTAINER = '<container><rootfiles><rootfile full-path="b_xml"/></rootfiles></container>'.replace("b_xml", "b.xml")
SPINE = (
    '<package><manifest><item id="c" href="c.xml" media-type="text/html"/></manifest>'
    '<spine><itemref idref="c"/></spine></package>'
)
ANSWER = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{WORDS}".encode()
WHOLE = {
    "pdf": _pdf(),
    "docx": _docx(),
    "markdown": f"---\ndate: 2023-05-12\n---\n# Ford\n\n> {WORDS}\n\n1. *Open*\n".encode(),
    "email": f"From: a@b.example\nSubject: Ford\nDate: Fri, 4 Mar 2022 23:10:00 -0500\n\n{WORDS}\n".encode(),
    "feed": f"<rss><channel><title>Ford</title><item><title>{WORDS}</title></item></channel></rss>".encode(),
    "epub": _zip(**{"META-INF__container_xml": CONTAINER, "b_xml": SPINE, "c_xml": f"<p>{WORDS}</p>"}),
    "zip": _zip(a_txt=WORDS, b_txt=WORDS),
    "warc": b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://ford.example/\r\n"
    + b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(ANSWER), ANSWER),
    "html": f"<html><body><article><h1>Ford</h1><p>{WORDS}</p><p>{WORDS}</p></article></body></html>".encode(),
}


def read(kind, data):
    try:
        return list(opened(Member(path=Path(f"a.{kind}"), data=data, kind=kind), Settings()))
    except DragomanError as error:
        return [Refusal(location="a", error=error)]


@pytest.mark.parametrize("kind", WHOLE)
def test_the_whole_file_is_read(kind):
    assert WORDS in read(kind, WHOLE[kind])[0].document.text


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_cut_and_changed_files_give_documents_or_a_line(data):
    kind = data.draw(st.sampled_from(sorted(WHOLE)))
    damaged = bytearray(WHOLE[kind])
    for at, value in data.draw(st.lists(st.tuples(st.integers(0, len(damaged) - 1), st.integers(0, 255)), max_size=4)):
        damaged[at] = value
    cut = data.draw(st.integers(0, len(damaged)))
    for found in read(kind, bytes(damaged[:cut] if cut % 2 else damaged)):
        if isinstance(found, Arrival):
            document = found.document
            ends = [0, *(part.end for part in document.parts)]
            assert all(end <= part.start < part.end for end, part in zip(ends, document.parts, strict=False))
            assert all(document.span(part.start, part.end).text.strip() for part in document.parts)
            document.text.encode("utf-8")
        else:
            assert found.error.remedy
            assert str(found.error).isprintable()


BOMBS = {
    "warc": gzip.compress(bytes(300 << 20), 1),
    "feed": b"<rss>" + b"<item>" * 400_000,
    "email": b"Subject: x\n" + b"Received: y\n" * 100_000 + b"\nwords",
    "markdown": b"- " * 50_000 + b"words",
    "html": b"<div>" * 400_000 + b"words",
    "pdf": b"%PDF-1.4\n" + b"1 0 obj<<" * 200_000,
}


@pytest.mark.parametrize("kind", BOMBS)
def test_memory_stays_bounded(kind):
    tracemalloc.start()
    try:
        assert read(kind, BOMBS[kind])
        assert tracemalloc.get_traced_memory()[1] < 700 << 20
    finally:
        tracemalloc.stop()
