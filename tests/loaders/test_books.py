import io
import zipfile

import pytest

FIRST = "The envoy wrote that the border post had been handed over at dawn."
SECOND = "No shot was fired, and the two captains shook hands."
THIRD = "The treaty of the following year named neither of them."
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/b.opf"/></rootfiles></container>'
)
META = """<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The post at dawn</dc:title>
<dc:publisher>Meridian Books</dc:publisher><dc:date>1998-04-02</dc:date><dc:language>en-GB</dc:language></metadata>"""


def chapter(body):
    return f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>{body}</body></html>'


def turn(label):
    return f'<span epub:type="pagebreak" title="{label}"/>'


def book(*chapters, meta=META, container=CONTAINER, **more):
    items = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    contents = f'<package xmlns="http://www.idpf.org/2007/opf">{meta}<manifest>{items}</manifest><spine>{spine}</spine></package>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("META-INF/container.xml", container)
        packed.writestr("OPS/b.opf", contents)
        for n, body in enumerate(chapters):
            packed.writestr(f"OPS/c{n}.xhtml", chapter(body))
        for name, data in more.items():
            packed.writestr(name.replace("__", "/"), data)
    return file.getvalue()


def test_a_memoir_with_the_pages_of_its_print_edition(arrived, parts_of):
    data = book(
        f"{turn('xi')}<h1>Dawn</h1><p>{FIRST} {turn('12')}{SECOND}</p>",
        f"<h2>After</h2><p>{THIRD}</p>{turn('14')}<p>End.</p>",
    )
    arrival = arrived(data, "memoir.epub")
    document = arrival.document
    assert parts_of(arrival)[:2] == [("headline", "Dawn"), ("body", f"{FIRST} {SECOND}")]
    pages = [document.pages_of(at, at + 3) for at in map(document.text.index, (FIRST, SECOND, THIRD, "End."))]
    assert pages == ["xi", "12", "12", "14"]
    assert (document.title, document.outlet, document.language) == ("The post at dawn", "Meridian Books", "en")
    assert document.published.edtf == "1998-04-02"


def test_a_collection_without_pages(arrived):
    document = arrived(book(f"<p>{FIRST}</p>", f"<p>{SECOND}</p>", meta=""), "papers.epub").document
    assert document.text == f"{FIRST}\n{SECOND}"
    assert document.pages_of(0, 5) == ""


def test_a_reader_leaves_scripts_alone(arrived):
    data = book(f"<script>alert(1)</script><p>{FIRST}</p><p hidden='hidden'>{SECOND}</p>")
    assert arrived(data, "a.epub").document.text == FIRST


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "no ZIP package"),
        (book(FIRST)[:200], "no ZIP package"),
        (book("<p></p>"), "no text in the book"),
        (book(FIRST, META_INF__x="").replace(b"META-INF/container.xml", b"META-INF/contained.xml"), "no EPUB book"),
        (book(FIRST, container="<container/>"), "names no contents"),
        (book(FIRST, container="<container"), "XML is damaged"),
        (book("<p>" * 250_000), "more than 200,000 elements"),
    ],
)
def test_bad_files_are_refused_in_a_line(refused, data, cause):
    assert cause in refused(data, "a.epub")


def test_a_book_locked_by_its_seller(refused):
    file = io.BytesIO(book(FIRST))
    with zipfile.ZipFile(file, "a") as packed:
        packed.writestr("META-INF/rights.xml", "<rights/>")
    assert "locked by its seller" in refused(file.getvalue(), "a.epub")
