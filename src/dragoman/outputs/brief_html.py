"""A brief as one HTML page: a printed side, and behind it the exact words that each number stands for.

The page runs no script and fetches nothing; its content-security policy forbids both. All text is escaped.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from html import escape

from dragoman.outputs.brief_sources import Source, sources
from dragoman.outputs.display import cut, line
from dragoman.outputs.page import Brief, Reference, Run, Section, Sentence

LONGEST_EVIDENCE = 240
"""Characters of a report's words shown with its number."""

FULL_WIDTH = 3
"""Sections that run over the whole width; those behind them stand in two columns."""

LISTED = re.compile(r"\d+")

STYLE = """
:root { color-scheme: light; --ink: #1a1a1a; --dim: #5b5f66; --rule: #c9ccd1; --accent: #1f4e79; }
body { margin: 2rem auto; max-width: 52rem; padding: 0 1.5rem; color: var(--ink); background: #fff;
  font: 15px/1.42 Georgia, "Times New Roman", "Liberation Serif", serif; }
h1 { font-size: 1.55rem; margin: 0 0 .3rem; padding-bottom: .4rem; border-bottom: 2px solid var(--accent); }
h2 { font: 600 .8rem/1.3 Helvetica, Arial, "Liberation Sans", sans-serif; letter-spacing: .06em;
  text-transform: uppercase; color: var(--accent); margin: 1rem 0 .25rem; break-after: avoid; }
h3 { font-size: 1em; margin: .35rem 0 .1rem; break-after: avoid; }
ul { list-style: none; margin: 0; padding: 0; }
li { margin: 0 0 .28rem; padding-left: .9rem; text-indent: -.9rem; break-inside: avoid; overflow-wrap: anywhere; }
.lead li { padding-left: 0; text-indent: 0; color: var(--dim); font-size: .88em; margin: 0; }
.lead h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.day { font-weight: 600; }
.name { font-weight: 600; }
.cite { font: .72em Helvetica, Arial, "Liberation Sans", sans-serif; white-space: nowrap; }
a { color: var(--accent); text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
:target { background: #fff3c4; }
.columns { columns: 2; column-gap: 2rem; font-size: .93em; margin-top: 1rem; }
.columns section > h2 { margin-top: .7rem; }
.columns section:first-child > h2 { margin-top: 0; }
.evidence { border-top: 1px solid var(--rule); margin-top: 1.4rem; font-size: .86em; }
.evidence ol { list-style: none; margin: 0 0 .5rem; padding: 0; }
.evidence li { padding-left: 2.4rem; text-indent: -2.4rem; margin: 0 0 .12rem; }
.number { display: inline-block; width: 2.4rem; text-indent: 0; color: var(--dim); }
code { font: .86em ui-monospace, Menlo, Consolas, "Liberation Mono", monospace; color: var(--dim); }
@media (max-width: 40rem) { .columns { columns: 1; } }
@media print {
  @page { size: A4; margin: 14mm 15mm; }
  body { margin: 0; max-width: none; padding: 0; font-size: 8.8pt; line-height: 1.27; }
  li { margin-bottom: .2rem; }
  h2 { margin-top: .6rem; }
  .evidence { break-before: page; border-top: 0; margin-top: 0; }
}
"""


def brief_html(brief: Brief) -> str:
    """The whole page, ended by a newline."""
    head, body = brief.sections[:FULL_WIDTH], brief.sections[FULL_WIDTH:]
    blocks = [f"<h1>{escape(line(brief.title))}</h1>"]
    for number, section in enumerate(head):
        blocks += _section(section, css="lead" if number == 0 else "")
    if body:
        blocks += ['<div class="columns">', *(text for section in body for text in _section(section)), "</div>"]
    if brief.references:
        blocks += _evidence(brief)
    return "\n".join([*_opening(brief.title), *blocks, "</body>", "</html>"]) + "\n"


def policy(style: str) -> str:
    """A content-security policy that allows this style sheet and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _opening(title: str) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy(STYLE)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(line(title))}</title>"
    yield f"<style>{STYLE}</style>"
    yield "</head>"
    yield "<body>"


def _section(section: Section, css: str = "") -> Iterator[str]:
    yield f'<section class="{css}">' if css else "<section>"
    yield f"<h2>{escape(line(section.heading))}</h2>"
    yield from _sentences(section)
    for below in section.sections:
        yield f"<h3>{escape(line(below.heading))}</h3>"
        yield from _sentences(below)
    yield "</section>"


def _sentences(section: Section) -> Iterator[str]:
    if section.sentences:
        yield "<ul>"
        yield from (f"<li>{_sentence(sentence)}</li>" for sentence in section.sentences)
        yield "</ul>"


def _sentence(sentence: Sentence) -> str:
    return "".join(_run(run) for run in sentence.runs)


def _run(run: Run) -> str:
    if run.kind == "citation":
        links = LISTED.sub(r'<a href="#r\g<0>">\g<0></a>', escape(run.text))
        return f'<span class="cite">{links}</span>'
    text = escape(" ".join(run.text.split("\n")))
    return text if run.kind == "text" else f'<span class="{run.kind}">{text}</span>'


def _evidence(brief: Brief) -> Iterator[str]:
    yield '<section class="evidence">'
    yield "<h2>Sources and their words</h2>"
    for source in sources(brief.references):
        yield from _source(source)
    yield "</section>"


def _source(source: Source) -> Iterator[str]:
    if source.document:
        number, short = source.document.number, escape(source.document.short)
        yield f'<h3 id="r{number}">[{number}] {escape(source.heading)} <code>{short}</code></h3>'
    else:
        yield f"<h3>{escape(source.heading)}</h3>"
    if source.records:
        yield "<ol>"
        yield from (_reference(reference) for reference in source.records)
        yield "</ol>"


def _reference(reference: Reference) -> str:
    words = escape(cut(line(reference.span.text), LONGEST_EVIDENCE)) if reference.span else ""
    number = f'<span class="number">[{reference.number}]</span>'
    page = escape(reference.place.removeprefix(reference.short))
    return f'<li id="r{reference.number}">{number}“{words}” <code>{escape(reference.short)}</code>{page}</li>'
