"""The docket as one page: what stands in it, and what cannot get out of its place."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from export_samples import ATTACK, hostile
from fishery_samples import event, fishery, report

from dragoman.outputs.exports import EXPORTS, Material
from dragoman.outputs.exports.html import _hash
from dragoman.outputs.exports.listings import listings
from dragoman.outputs.exports.writing import export_bytes
from dragoman.record.docket import DocketExport


class Read(HTMLParser):
    """Elements with their attributes, and the text of the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.elements if name in attrs]


def page_of(material: Material) -> str:
    return export_bytes(EXPORTS["html"], material).decode()


def cited() -> Material:
    docket = fishery()
    return Material(docket=docket, cite={r.id: r.id[:5] for _, r in docket.records()})


def test_brief_listings_and_marked_reports():
    page = page_of(cited())
    assert "<h1>Docket</h1><p>3 reports from 3 outlets" in page
    assert '<section id="brief" class="brief"><h2>Brief on reports up to 20 May 2021</h2>' in page
    assert "Events <span>5</span>" in page
    link = r'<a class="mark events[^"]*" href="#r-e\w+" title="[^"]*events[^"]*" data-of="[\d ]+">'
    assert re.search(f"{link}Norway and Iceland met", page)


@pytest.mark.parametrize("material", [cited(), hostile()], ids=["fishery", "hostile"])
def test_every_link_leads_somewhere_on_the_page_and_nowhere_else(material):
    read = Read(page_of(material))
    ids = read.all("id")
    assert len(ids) == len(set(ids))
    links = read.all("href")
    assert all(link.startswith("#") for link in links)
    assert {link[1:] for link in links} <= set(ids)
    assert not read.all("src")


def test_words_of_an_earlier_version_are_there_and_said_to_be():
    old, new = report("Norway met Iceland.", "Skerry", None), report("Norway met nobody.", "Skerry", None)
    docket = DocketExport(documents=(old, replace(new, version_of=old.id)), events=(event(old, "Norway met Iceland"),))
    page = page_of(Material(docket=docket))
    assert "Skerry, undated, an earlier version · 1 record<" in page
    assert f'id="m-{docket.events[0].id}"' in page


def test_the_policy_allows_the_style_and_the_script_of_the_page_alone():
    page = page_of(cited())
    style, script = (re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[1] for tag in ("style", "script"))
    policy = Read(page).all("content")[0]
    assert policy == (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_hostile_words_are_text():
    page = page_of(hostile())
    read = Read(page)
    assert ATTACK in read.text
    assert not {"img", "iframe", "form", "object", "link", "base"} & {tag for tag, _ in read.elements}
    assert not [name for _, attrs in read.elements for name in attrs if name.startswith("on") or name == "style"]
    assert "\x1b" not in page


def test_undated_events_stand_with_the_reports_of_their_time():
    docket = fishery()
    short = {r.id: r.id for _, r in docket.records()}
    events = next(listing for listing in listings(docket, short) if listing.name == "events")
    assert [row.day for row in events.rows] == sorted(row.day for row in events.rows)
    assert events.columns[events.by_day] == "when"


def test_a_docket_of_nothing_is_a_page_too():
    read = Read(page_of(Material(docket=DocketExport())))
    assert "no reports" in read.text
    assert "table" not in {tag for tag, _ in read.elements}
