"""The command `search`: paragraphs by their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli import context
from dragoman.cli.listing import listed, records_of
from dragoman.cli.options import docket_option, example, filter_options, form_options
from dragoman.cli.output import on_terminal, tell, write
from dragoman.outputs.days import label
from dragoman.outputs.display import line
from dragoman.outputs.snippets import plain_snippet, snippet
from dragoman.outputs.tables import found_row, found_table
from dragoman.record.codec import JSON, to_json
from dragoman.record.docket import LAYERS
from dragoman.record.query import ANYTHING, EVERYTHING, Query, ReviewState, Sought

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.docket import Found

KINDS = [layer for layer in LAYERS if layer not in ("actors", "orders")]
STATES: list[ReviewState] = ["open", "accepted", "edited", "rejected"]
EXAMPLES = """dragoman search humanitarian aid
      dragoman search '"security guarantees"' --kind commitments --actor Pyongyang
      dragoman search sanctions --outlet "Harbour Wire" --since 2021-05 --review open"""
FOUND = "bold yellow"


def sought_options(command: click.decorators.FC) -> click.decorators.FC:
    """`--outlet --kind --review`."""
    outlet = click.option("--outlet", metavar="NAME", help="Only reports of this outlet; part of the name is enough.")
    kind = click.option("--kind", type=click.Choice(KINDS), help="Only paragraphs with a record of this kind.")
    state = click.option("--review", type=click.Choice(STATES), help="Only paragraphs with a record in this state.")
    return outlet(kind(state(command)))


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@docket_option
@filter_options
@sought_options
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Paragraphs at most.")
@form_options
@example(EXAMPLES)
def search(words: tuple[str, ...], docket_path: str, query: Query, limit: int, **given: Any) -> int:
    """Find paragraphs by their words.

    All the words must be there, in any inflection; words between quotation marks are a phrase. Best first, each with a
    few words around what was found and the ids of the records that rest on it. --since and --until mean the day of
    publication; --kind, --review, --actor and --issue mean records on the paragraph. In a pipe lines parted by tabs:
    day, outlet, words found, ids.
    """
    sought = Sought(outlet=given["outlet"], layer=given["kind"], review=given["review"])
    as_json, as_csv = given["as_json"], given["as_csv"]
    with context.open_docket(docket_path) as docket:
        found = docket.search(" ".join(words), query, limit, sought)
    if on_terminal() and found and not as_json and not as_csv:
        return _show(found)
    if not found and not as_json and not as_csv:
        narrowed = query != EVERYTHING or sought != ANYTHING
        tell(f"no paragraphs; try fewer {'filters' if narrowed else 'or other words'}")
        return 0
    table = found_table(found_row(x.document, x.paragraph, x.hits, x.records) for x in found)
    return listed("paragraphs", table, records_of(found, _as_data, as_json=as_json), query, as_csv=as_csv)


def _as_data(found: Found) -> JSON:
    return {
        "document": found.document.id,
        "outlet": found.document.outlet,
        "title": found.document.title,
        "published": to_json(found.document.published),
        "paragraph": to_json(found.paragraph),
        "snippet": plain_snippet(found.document, found.paragraph, found.hits),
        "hits": to_json(found.hits),
        "records": to_json(found.records),
    }


def _show(found: Sequence[Found]) -> int:
    from dragoman.cli.terminal import rendered  # noqa: PLC0415 - rich is not needed in a pipe

    write(rendered(_styled(found), terminal=True))
    return 0


def _styled(found: Sequence[Found]) -> Text:
    """For each paragraph where it stands, the words with those found marked, and its records."""
    from rich.text import Text  # noqa: PLC0415 - as above

    text = Text()
    for item in found:
        document = item.document
        known = (label(document.published), line(document.outlet or ""), line(document.title or ""))
        text.append(", ".join(part for part in known if part) + "\n", style="bold")
        for words, hit in snippet(document, item.paragraph, item.hits):
            text.append(words, style=FOUND if hit else "")
        ids = " ".join(item.records) or document.id[:8]
        text.append(f"\n{ids}\n\n", style="dim")
    text.rstrip()
    return text
