"""Verdicts as one HTML page. It runs no script and fetches nothing, and its content-security policy forbids both; all
text is escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape

from dragoman.outputs.days import day
from dragoman.outputs.display import line
from dragoman.outputs.tables import Table
from dragoman.outputs.verdicts import CitedReport, comparison_table, imagined_lines, judgement_lines, verdict_table

STYLE = """
:root { color-scheme: light; --ink: #1a1a1a; --dim: #5b5f66; --rule: #c9ccd1; --accent: #1f4e79; }
body { margin: 2rem auto; max-width: 56rem; padding: 0 1.5rem; color: var(--ink); background: #fff;
  font: 15px/1.45 Georgia, "Times New Roman", "Liberation Serif", serif; }
h1 { font-size: 1.5rem; border-bottom: 2px solid var(--accent); padding-bottom: .4rem; }
h2 { font-size: 1.1rem; margin: 1.6rem 0 .3rem; }
h3 { font-size: 1rem; margin: 1.2rem 0 .2rem; }
table { border-collapse: collapse; width: 100%; font-size: .92em; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--rule);
  overflow-wrap: anywhere; }
th { font: 600 .8em Helvetica, Arial, "Liberation Sans", sans-serif; color: var(--accent); }
p { margin: .15rem 0; overflow-wrap: anywhere; }
.outcome { font-weight: 600; }
.for, .against, .beside { padding-left: 1rem; border-left: 3px solid var(--rule); }
.for { border-color: #2e7d32; }
.against { border-color: #b3261e; }
.reading, .beside, .note, .goal { color: var(--dim); font-size: .93em; }
.hangs, .next { font-style: italic; }
"""


def verdict_html(reports: Sequence[CitedReport]) -> str:
    """The whole page, ended by a newline."""
    titles = list(dict.fromkeys(line(cited.report.policy) for cited in reports))
    blocks = [*_opening(", ".join(titles))]
    if len(reports) > 1:
        blocks += _table(comparison_table([cited.report for cited in reports]))
    for cited in reports:
        blocks += _report(cited)
    return "\n".join([*blocks, "</body>", "</html>"]) + "\n"


def _opening(title: str) -> Iterator[str]:
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode("ascii")
    rule = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(rule)}">'
    yield '<meta name="viewport" content="width=device-width">'
    yield f"<title>{escape(title)}</title>"
    yield f"<style>{STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield f"<h1>{escape(title)}</h1>"


def _report(cited: CitedReport) -> Iterator[str]:
    report = cited.report
    yield f"<h2>{escape(line(report.policy))}, as of {escape(day(report.as_of))}</h2>"
    if report.goal:
        yield f'<p class="goal">Goal: {escape(line(report.goal))}</p>'
    for told in imagined_lines(report):
        yield f'<p class="note">{escape(told)}</p>'
    yield from _table(verdict_table(report))
    for one in report.judgements:
        for shown in judgement_lines(one, cited):
            tag = "h3" if shown.kind == "rule" else "p"
            yield f'<{tag} class="{shown.kind}">{escape(shown.text)}</{tag}>'
    for note in report.notes:
        yield f'<p class="note">{escape(line(note))}</p>'


def _table(table: Table) -> Iterator[str]:
    yield "<table>"
    yield "<tr>" + "".join(f"<th>{escape(column)}</th>" for column in table.columns) + "</tr>"
    for row in table.rows:
        yield "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
    yield "</table>"
