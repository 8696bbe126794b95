"""The brief inside a docket's page: each number leads to the words it stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from html import escape

from dragoman.outputs.display import cut, line
from dragoman.outputs.page import Brief, Reference, Run, Section

LONGEST_HINT = 200


def brief_blocks(brief: Brief, marked: Collection[str]) -> Iterator[str]:
    """The brief as a section. `marked` are the records whose words are marked on the page."""
    if not brief.sections:
        return
    links = {reference.number: _link(reference, marked) for reference in brief.references}
    yield f'<section id="brief" class="brief"><h2>{escape(line(brief.title))}</h2><div class="columns">'
    for section in brief.sections:
        yield from _section(section, links)
    yield "</div></section>"


def _section(section: Section, links: Mapping[int, str]) -> Iterator[str]:
    yield f"<section><h3>{escape(line(section.heading))}</h3>"
    yield from _sentences(section, links)
    for below in section.sections:
        yield f"<h4>{escape(line(below.heading))}</h4>"
        yield from _sentences(below, links)
    yield "</section>"


def _sentences(section: Section, links: Mapping[int, str]) -> Iterator[str]:
    if section.sentences:
        told = ("".join(_run(run, links) for run in sentence.runs) for sentence in section.sentences)
        yield "<ul>" + "".join(f"<li>{sentence}</li>" for sentence in told) + "</ul>"


def _run(run: Run, links: Mapping[int, str]) -> str:
    if run.kind == "citation":
        numbers = " ".join(links[number] for number in run.references if number in links)
        return f'<span class="citation">[{numbers}]</span>'
    text = escape(" ".join(run.text.split("\n")))
    return text if run.kind == "text" else f'<span class="{run.kind}">{text}</span>'


def _link(reference: Reference, marked: Collection[str]) -> str:
    """The number, leading to the words or, where these are not marked, to their report; the words as a hint."""
    place = f"m-{reference.record}" if reference.record in marked else f"d-{reference.document}"
    words = reference.span.text if reference.span else reference.title or ""
    told = f"{line(reference.outlet or '')}: {cut(line(words), LONGEST_HINT)}"
    return f'<a href="#{place}" title="{escape(told)}">{reference.number}</a>'
