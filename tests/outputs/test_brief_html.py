import re
from datetime import date

import pytest
from fishery_samples import event, fishery, on, report
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from dragoman.outputs.brief import write_brief
from dragoman.outputs.brief_html import STYLE, brief_html, policy
from dragoman.record.docket import DocketExport

HOSTILE = '<script>alert(1)</script> <img src=x onerror=alert(1)> "quoted" & javascript:x'


@pytest.fixture
def page() -> str:
    return brief_html(write_brief(fishery(), as_of=None, cite={}))


def test_the_page_runs_and_fetches_nothing(page):
    assert f'content="{policy(STYLE)}"' in page
    assert policy(STYLE).startswith("default-src 'none'; style-src 'sha256-")
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=\"(?!#r\d)", page)
    assert "url(" not in page
    assert "@import" not in page


def test_each_number_leads_to_the_words_it_stands_for(page):
    cited = set(re.findall(r'href="#(r\d+)"', page))
    assert cited
    assert cited <= set(re.findall(r'id="(r\d+)"', page))
    assert "“Norway wrote to Iceland on 5 May 2021”" in page


def test_what_a_document_says_is_text():
    wire = report(f"{HOSTILE} Norway met Iceland.", HOSTILE, date(2021, 5, 6), title=HOSTILE)
    docket = DocketExport(documents=(wire,), events=(event(wire, HOSTILE, when=on(2021, 5, 5)),))
    page = brief_html(write_brief(docket, as_of=None, cite={}))
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def test_the_same_brief_gives_the_same_page(page):
    assert brief_html(write_brief(fishery(), as_of=None, cite={})) == page


@given(st.text(max_size=60), st.text(min_size=1, max_size=60))
def test_any_text_stays_text(title, outlet):
    wire = report("Norway met Iceland in Bergen.", outlet, date(2021, 5, 6), title=title)
    docket = DocketExport(documents=(wire,), events=(event(wire, "Norway met Iceland", when=on(2021, 5, 5)),))
    page = brief_html(write_brief(docket, as_of=None, cite={}))
    tree = html.fromstring(page.encode("utf-8", "replace"))
    assert {element.tag for element in tree.iter()} <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "section", "ul", "ol", "li", "span", "a",
        "code",
    }  # fmt: skip
    assert {name for element in tree.iter() for name in element.attrib} <= {
        "lang", "charset", "http-equiv", "content", "name", "class", "id", "href",
    }  # fmt: skip
