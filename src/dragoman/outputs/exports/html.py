"""A docket as one HTML file that opens from a stick: the brief, listings to sort and filter, the reports with marks.

The page fetches nothing. Its content-security policy allows the one style sheet and the one script that stand in it, by
their hashes, and nothing else; all words of reports are escaped. Without scripts everything can still be read.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path

from dragoman import __version__
from dragoman.outputs.brief import write_brief
from dragoman.outputs.brief_coverage import extent
from dragoman.outputs.days import day
from dragoman.outputs.display import line
from dragoman.outputs.exports.export import Export, Material, Progress
from dragoman.outputs.exports.html_brief import brief_blocks
from dragoman.outputs.exports.html_listings import listing_blocks, listing_style
from dragoman.outputs.exports.html_reports import marks_by_document, report_blocks
from dragoman.outputs.exports.listings import Listing, listings
from dragoman.outputs.marking import Mark
from dragoman.record.document import Document


def write_html(material: Material, target: Path, progress: Progress) -> None:
    """Write the page, part by part."""
    docket = material.docket
    short = {r.id: material.cite.get(r.id, r.id) for _, r in docket.records()}
    listed = [listing for listing in listings(docket, short) if listing.rows]
    with target.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for block in _page(material, listed, progress):
            file.write(f"{block}\n")


def _page(material: Material, listed: list[Listing], progress: Progress) -> Iterator[str]:
    docket = material.docket
    reports = sorted(docket.documents, key=lambda d: (d.published.sort_key(), d.outlet or "", d.id))
    marks = marks_by_document(docket)
    yield from _head(f"{_asset('docket.css')}{listing_style(listed)}")
    yield from _header(material, listed, reports)
    yield '<main id="main">'
    brief = write_brief(docket, as_of=material.as_of, cite=material.cite)
    yield from brief_blocks(brief, {mark.key for found in marks.values() for mark in found})
    for listing in listed:
        yield from listing_blocks(listing, progress)
    yield from _reports(reports, marks, progress)
    yield from _about()
    yield f"</main><script>{_asset('docket.js')}</script></body></html>"


def _reports(reports: Sequence[Document], marks: Mapping[str, list[Mark]], progress: Progress) -> Iterator[str]:
    """Every report, below what the colours of the marks mean."""
    anchored: dict[str, int] = {}
    replaced = {report.version_of for report in reports}
    kinds = dict.fromkeys(mark.css for found in marks.values() for mark in found)
    yield '<section id="reports" data-reports><h2>Reports</h2>'
    yield '<p class="tools" hidden><label>Filter <input type="search"></label> <output></output></p>'
    yield f'<p class="legend">{"".join(f"<span class={kind}>{kind}</span>" for kind in kinds)}</p>'
    for number, report in enumerate(reports):
        progress("reports", number, len(reports))
        yield from report_blocks(report, marks.get(report.id, ()), anchored, replaced=report.id in replaced)
    yield "</section>"


def _head(style: str) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy(style, _asset("docket.js"))}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer"><title>Docket</title>'
    yield f"<style>{style}</style></head><body>"


def policy(style: str, script: str) -> str:
    """A content-security policy that allows this style sheet and this script alone."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _asset(name: str) -> str:
    return files("dragoman.outputs.exports").joinpath(name).read_text(encoding="utf-8")


def _header(material: Material, listed: Iterable[Listing], reports: Sequence[Document]) -> Iterator[str]:
    """What it rests on, and the way to each part."""
    as_of = f", as of {day(material.as_of)}" if material.as_of else ""
    rests_on = extent(material.docket.documents) if material.docket.documents else "no reports"
    yield '<a class="skip" href="#main">To the content</a>'
    yield f'<header><h1>Docket</h1><p>{escape(line(rests_on))}{escape(as_of)}</p><nav aria-label="Parts">'
    yield '<a href="#brief">Brief</a>'
    for listing in listed:
        yield f'<a href="#{listing.name}">{listing.name.capitalize()} <span>{len(listing.rows)}</span></a>'
    yield f'<a href="#reports">Reports <span>{len(reports)}</span></a><a href="#about">About</a></nav></header>'


ABOUT = (
    f"Written by Dragoman {__version__}. What is told here is what reports say, not what is true: each row is one "
    "report’s, and its id leads to the words it rests on. The page asks nothing of any network."
)


def _about() -> Iterator[str]:
    yield f'<section id="about"><h2>About</h2><p>{escape(ABOUT)}</p><p>Not in it:</p><ul>'
    yield from (f"<li>{escape(limit)}</li>" for limit in HTML.cannot_carry)
    yield "</ul></section>"


HTML = Export(
    name="html",
    extension=".html",
    carries="The docket as one page that opens in any browser without a network: the brief, every listing to sort and "
    "filter, the reports with the words of each record marked.",
    cannot_carry=(
        "Times, orders between records, the reasons of joins and who decided what are left out.",
        "Tens of thousands of records make a page that is slow to open.",
        "It cannot be read back into a docket.",
    ),
    write=write_html,
)
