import hashlib

import pytest

from dragoman.errors import NotADocument
from dragoman.loaders import load
from dragoman.record.arrival import Refusal
from dragoman.settings import Settings

FIRST = "The envoys of both countries met in Geneva on Monday and agreed to meet again, an official said."
SECOND = "Neither side spoke of progress, and the statement of 2018 was not named by anyone in the room."
HEAD = """<title>Envoys to meet again | Harbour Wire</title>
<meta property="og:site_name" content="Harbour Wire"><meta property="og:title" content="Envoys to meet again">
<link rel="canonical" href="https://harbourwire.example/17">"""
ARTICLE = f"""<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Envoys to meet again</h1><p>{FIRST}</p>
<figure><img src="a.jpg"><figcaption>Envoys at the side door.</figcaption></figure>
<h2>No progress</h2><p>{SECOND}</p><script>document.write("no")</script></article>
<footer>&copy; 2021 Harbour Wire</footer>"""


def page(head=HEAD, body=ARTICLE, opening='<html lang="en">'):
    return f"<!DOCTYPE html>{opening}<head>{head}</head><body>{body}</body></html>"


@pytest.fixture
def read(tmp_path):
    def reader(content, name="a.html", settings=None):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        [found] = load([path], settings or Settings())
        return found

    return reader


def test_a_page_becomes_its_article(read):
    data = page().encode()
    arrival = read(data)
    document = arrival.document
    assert document.text.split("\n") == [
        "Envoys to meet again",
        FIRST,
        "Envoys at the side door.",
        "No progress",
        SECOND,
    ]
    assert [part.part for part in document.parts] == ["headline", "body", "caption", "headline", "body"]
    assert (document.title, document.outlet, document.url) == (
        "Envoys to meet again",
        "Harbour Wire",
        "https://harbourwire.example/17",
    )
    assert document.id == hashlib.sha256(data).hexdigest()
    assert (arrival.original, arrival.page) == (data, document.url)
    assert arrival.conversion.startswith("trafilatura ")


def test_a_headline_that_extraction_leaves_out_is_put_on_top(read):
    document = read(page(body=f"<h2>Envoys to meet again in the spring</h2><p>{FIRST}</p><p>{SECOND}</p>")).document
    assert document.text.startswith("Envoys to meet again in the spring\n")
    assert document.title == "Envoys to meet again in the spring"


@pytest.mark.parametrize(
    "stated",
    [
        '<meta property="article:published_time" content="2021-05-01T23:20:00-05:00">',
        '<meta name="DC.date.issued" content="20210501">',
        '<meta name="date" content="May 1, 2021">',
        '<meta name="pubdate" content="Sat, 01 May 2021 06:20:00 GMT">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-05-01T06:20:00Z"}</script>',
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], '
        '"datePublished": "2021-05-01"}]}</script>'.replace('["Article"]', '"Article"'),
        '<meta itemprop="datePublished" content="2021-05-01">',
    ],
)
def test_the_page_states_its_day(read, stated):
    published = read(page(head=HEAD + stated)).document.published
    assert (published.edtf, published.basis) == ("2021-05-01", "metadata")


def test_a_time_tag_in_the_article_counts_but_not_one_beside_it(read):
    dated = ARTICLE.replace("<p>", '<time datetime="2021-05-01T06:20Z">today</time><p>', 1)
    assert read(page(body=dated)).document.published.edtf == "2021-05-01"
    beside = ARTICLE + '<aside><time datetime="2021-05-01">1 May</time></aside>'
    assert not read(page(body=beside)).document.published.known


@pytest.mark.parametrize(
    "stated",
    [
        "",
        '<meta property="article:modified_time" content="2021-05-01">',
        '<meta property="article:published_time" content="soon">',
        '<meta property="article:published_time" content="2021-02-30">',
        '<script type="application/ld+json">{"datePublished": "2021-05-01", </script>',
        '<script type="application/ld+json">' + "[" * 5000 + "</script>",
        '<script type="application/ld+json">{"@type": "ImageObject", "datePublished": "2021-05-01"}</script>',
    ],
)
def test_a_page_that_states_no_day_is_undated(read, stated):
    published = read(page(head=HEAD + stated)).document.published
    assert (published.known, published.basis) == (False, "unknown")


def test_settings_date_an_undated_page(read):
    published = read(page(), settings=Settings(published="2021-05")).document.published
    assert (published.edtf, published.basis) == ("2021-05", "given")


def test_titles_and_outlets_are_plain_lines(read):
    head = '<title>x</title><meta property="og:site_name" content="Har\nbour&#7; \u202eWire">'
    document = read(page(head=head, body=f"<p>{FIRST}</p><p>{SECOND}</p>")).document
    assert document.outlet.isprintable()
    assert "\u202e" not in document.outlet


def test_an_address_that_could_run_code_is_dropped(read):
    head = HEAD.replace("https://harbourwire.example/17", "javascript:alert(1)")
    assert read(page(head=head)).document.url is None


def test_the_language_and_section_of_the_page(read):
    assert read(page(opening='<html lang="fr-CH">')).document.language == "fr"
    section = '<meta property="article:section" content="Opinion">'
    assert read(page(head=HEAD + section)).document.kind == "analysis"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings_of_pages(read, encoding):
    data = page(head='<meta charset="iso-8859-1">', body=f"<p>Genève. {FIRST}</p>").encode(encoding)
    assert "Genève" in read(data).document.text


def test_a_page_without_its_suffix_is_known_by_its_opening(read):
    assert read("<!-- kept -->\n" + page(), name="a.cgi").conversion
    assert read(f"<p>{FIRST}</p>", name="a.html").document.text == FIRST


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("", "empty"),
        ("   \n", "empty"),
        ("<html><head><title>Envoys</title></head><body></body></html>", "no readable text"),
        ("<html><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav></body></html>", "no readable text"),
        ("<html><body><p>Please enable JavaScript to continue.</p></body></html>", "no readable text"),
        ("<html><body>" + "<div>" * 100_000 + FIRST + "</div>" * 100_000, "no readable text"),
        ("<p>" * 100_000, "elements"),
        (hashlib.shake_256(b"rubbish").digest(9000), "not text"),
        (b"\x1f\x8b\x08\x00" + hashlib.shake_256(b"zipped").digest(900), "not text"),
    ],
)
def test_pages_without_an_article_are_refused(read, content, cause):
    found = read(content)
    assert isinstance(found, Refusal)
    assert isinstance(found.error, NotADocument)
    assert cause in found.error.what
    assert found.error.where == found.location


def test_stray_zero_bytes_and_bad_character_references_do_no_harm(read):
    text = read(page(body=f"<p>{FIRST[:30]}\0{FIRST[30:]} &#xD800;&#0;</p>")).document.text
    assert FIRST in text
    text.encode("utf-8")


def test_whatever_the_library_raises_is_the_pages_fault(read, monkeypatch):
    def fails(*args, **kwargs):
        raise RecursionError("too deep")

    monkeypatch.setattr("trafilatura.bare_extraction", fails)
    found = read(page())
    assert "cannot be taken apart (RecursionError)" in found.error.what


def test_hard_wrapped_text_in_a_page_is_joined(read):
    wrapped = "\n".join(["The envoys of both countries met on Monday in Geneva and agreed to"] * 6) + "\ntalk."
    document = read(page(body=f"<h1>Envoys to meet again</h1><pre>{wrapped}</pre>")).document
    assert [part.part for part in document.parts] == ["headline", "body"]
