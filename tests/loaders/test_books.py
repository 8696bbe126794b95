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


NCX = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><pageList>
<pageTarget type="normal" value="3"><navLabel><text>3</text></navLabel>
<content src="text/one%20.xhtml#p3"/></pageTarget>
<pageTarget type="normal" value="4"><content src="text/one%20.xhtml#p4"/></pageTarget></pageList></ncx>"""
NAVIGATION = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
<nav epub:type="toc"><a href="one%20.xhtml#p4">One</a></nav>
<nav epub:type="page-list"><a href="one%20.xhtml#p3">3</a><a href="one%20.xhtml#p4"> 4 </a><a href="#x"/></nav>
</body></html>"""


@pytest.mark.parametrize(
    ("listed", "name", "kind"),
    [
        (NCX, "toc.ncx", 'media-type="application/x-dtbncx+xml"'),
        (NAVIGATION, "text/nav.xhtml", 'media-type="application/xhtml+xml" properties="nav"'),
    ],
    ids=["EPUB 2", "EPUB 3"],
)
def test_a_report_whose_pages_stand_in_a_list(arrived, listed, name, kind):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("mimetype", "application/epub+zip")
        packed.writestr("META-INF/container.xml", CONTAINER)
        packed.writestr(f"OPS/{name}", listed)
        packed.writestr("OPS/text/one .xhtml", chapter(f"<p id='p3'>{FIRST} <a id='p4'/>{SECOND}</p><p>{THIRD}</p>"))
        packed.writestr(
            "OPS/b.opf",
            f'<package xmlns="http://www.idpf.org/2007/opf">{META}<manifest><item id="l" href="{name}" {kind}/>'
            '<item id="one" href="text/one%20.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="l"/><itemref idref="one"/></spine></package>',
        )
    document = arrived(file.getvalue(), "report.epub").document
    assert document.text == f"{FIRST} {SECOND}\n{THIRD}"
    assert [document.pages_of(at, at + 5) for at in map(document.text.index, (FIRST, SECOND, THIRD))] == ["3", "4", "4"]
    start = document.text.index(FIRST)
    assert document.pages_of(start, start + len(FIRST) + len(SECOND)) == "3–4"


def test_fonts_that_are_locked_do_not_lock_the_book(arrived):
    cipher = '<encryption><CipherData><CipherReference URI="OPS/font.otf"/></CipherData></encryption>'
    assert arrived(book(f"<p>{FIRST}</p>", **{"META-INF__encryption.xml": cipher}), "a.epub").document.text == FIRST
