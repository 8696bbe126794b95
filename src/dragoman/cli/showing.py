"""The command `show`: one record inside its paragraph."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import click

from dragoman.cli import context
from dragoman.cli.candidates import record_ids
from dragoman.cli.options import docket_option, example
from dragoman.cli.output import on_terminal, write, write_json
from dragoman.outputs.days import day
from dragoman.outputs.details import Detail, details, document_details, offsets, origin_of
from dragoman.outputs.display import line, printable
from dragoman.outputs.selectors import target
from dragoman.record.codec import JSON, to_json
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.statements import Statement

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.docket import Shown

STYLES = {"source": "bold cyan", "cue": "bold green", "content": "yellow"}
MARK = "bold yellow"
NOUNS = {"processes": "process"}


@click.command()
@click.argument("prefix", metavar="ID", shell_complete=record_ids)
@docket_option
@click.option("--json", "as_json", is_flag=True, help="The record, its document and W3C Web Annotation selectors.")
@example("dragoman show s4k2")
def show(prefix: str, docket_path: str, as_json: bool) -> int:  # noqa: FBT001 - click's way
    """Show a record inside its paragraph.

    The beginning of an id will do; that of a document shows the document. On a terminal the words it rests on are
    marked; in a pipe the paragraph is plain and labelled lines follow.
    """
    with context.open_docket(docket_path) as docket:
        shown = docket.show(prefix)
    if as_json:
        write_json(as_data(shown))
    elif on_terminal():
        from dragoman.cli.terminal import rendered  # noqa: PLC0415 - rich is not needed in a pipe

        write(rendered(as_styled(shown), terminal=True))
    else:
        write(as_plain(shown))
    return 0


def as_data(shown: Shown) -> JSON:
    """The record with what it points to, and the words it rests on as annotation targets."""
    return {
        "short": shown.short,
        "layer": shown.layer,
        "record": to_json(shown.record),
        "document": to_json(shown.document),
        "speaker": to_json(shown.speaker),
        "paragraph": to_json(shown.paragraph),
        "targets": [target(shown.document, span) for span in shown.marks],
        "decisions": to_json(shown.decisions),
        "run": to_json(shown.run),
        "together": _together(shown),
    }


def _together(shown: Shown) -> JSON:
    """The records of other reports that are one with it, in the order in which they were out."""
    together = shown.around.together
    if together is None:
        return None
    told = [{"short": t.short, "document": t.document.id, "outlet": t.document.outlet} for t in together.told]
    return {"reasons": list(together.reasons), "surely_first": together.surely_first, "told": told}


def as_plain(shown: Shown) -> str:
    """Heading, paragraph and labelled lines."""
    lines = "\n".join(f"{name}: {value}" for name, value in _lines(shown))
    return f"{_heading(shown)}\n\n{printable(_passage(shown)).strip()}\n\n{lines}\n"


def as_styled(shown: Shown) -> Text:
    """The same for a terminal, with the spans marked."""
    from rich.text import Text  # noqa: PLC0415 - as above

    text = Text()
    text.append(f"{_heading(shown)}\n\n", style="bold")
    for piece, style in pieces(shown):
        text.append(printable(piece), style=style)
    text.append("\n\n")
    for name, value in _lines(shown):
        text.append(f"{name:<12}", style="dim")
        text.append(f"{value}\n")
    text.rstrip()
    return text


def pieces(shown: Shown) -> list[tuple[str, str]]:
    """The paragraph cut where marks begin and end, each piece with its style."""
    text, spans = _passage(shown), _styled_spans(shown)
    first = shown.paragraph.start if shown.paragraph else 0
    last = first + len(text)
    cuts = {first, last} | {min(max(place, first), last) for span, _ in spans for place in (span.start, span.end)}
    places = sorted(cuts)
    return [(text[a - first : b - first], _style(spans, a, b)) for a, b in pairwise(places)]


def _style(spans: list[tuple[Span, str]], start: int, end: int) -> str:
    return " ".join(style for span, style in spans if span.start <= start and end <= span.end)


def _styled_spans(shown: Shown) -> list[tuple[Span, str]]:
    record = shown.record
    if not isinstance(record, Statement):
        return [(span, MARK) for span in shown.marks]
    named = (("content", record.content), ("source", (record.source,)), ("cue", (record.cue,)))
    return [(span, STYLES[name]) for name, spans in named for span in spans if span]


def _heading(shown: Shown) -> str:
    noun = "document" if isinstance(shown.record, Document) else NOUNS.get(shown.layer, shown.layer.removesuffix("s"))
    return f"{shown.short}  {line(noun)}"


def _passage(shown: Shown) -> str:
    if shown.paragraph:
        return shown.paragraph.text
    return shown.document.text if isinstance(shown.record, Document) else ""


def _lines(shown: Shown) -> list[Detail]:
    around = shown.around
    lines = [*details(shown.record, shown.speaker, around), *document_details(shown.document, around)]
    if shown.marks:
        lines.append(("offsets", offsets(shown.marks)))
        first, last = min(span.start for span in shown.marks), max(span.end for span in shown.marks)
        if pages := shown.document.pages_of(first, last):
            lines.append(("page", line(pages)))
    if not isinstance(shown.record, Document):
        lines.append(("id", shown.record.id))
    if origin := origin_of(shown.record):
        lines.append(("made by", origin))
    if shown.run:
        lines.append(("run", line(", ".join((shown.run.program, shown.run.analyser, *shown.run.steps)))))
    for decision in shown.decisions:
        reason = f": {decision.reason}" if decision.reason else ""
        lines.append(("decision", line(f"{decision.verb} by {decision.author}, {day(decision.at.date())}{reason}")))
    return lines
