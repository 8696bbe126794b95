"""A text divided into parts: each paragraph, and whether it is headline, byline, dateline, body, caption or other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from dragoman.loaders import shapes
from dragoman.loaders.datelines import dateline
from dragoman.loaders.furniture import furniture
from dragoman.loaders.paragraphs import Paragraph, paragraphs
from dragoman.record.document import Part, PartName

HEAD = 16
"""Lines at most before the running text begins, of which headlines, credits and dates are expected."""

MENU_RUN = 4
LONGEST_NAME = 8
"""Words of a publisher's name."""

LONGEST_RUN = 2
"""Subheads in a row; more are a list."""

SMALL_BLOCK = 5
FIRST_PARAGRAPHS = 4
PLAIN_SPACE = str.maketrans(dict.fromkeys("\xa0\u202f\u2009\t\r\n", " "))


@dataclass
class Piece:
    """A paragraph on one line, and what it has been found to be so far."""

    paragraph: Paragraph
    line: str
    part: PartName | None


def divide(
    text: str,
    *,
    lines_are_paragraphs: bool = False,
    known: Mapping[str, PartName] | None = None,
    placed: Mapping[int, PartName] | None = None,
) -> tuple[Part, ...]:
    """The parts of a text: one for each paragraph, and a dateline that opens one apart from the rest of it.

    `known` says what certain lines are (with single spaces), where the page's markup tells; `placed` what the
    paragraphs are that begin at certain offsets.
    """
    found = [
        _piece(text, paragraph, known or {}, placed or {})
        for paragraph in paragraphs(text, lines_are_paragraphs=lines_are_paragraphs)
    ]
    _mark_menus(found)
    if not lines_are_paragraphs:
        _mark_legends(found)
    _mark_lists_of_articles(found)
    _mark_head(found)
    _mark_subheads(found)
    return tuple(_parts(text, found))


def label_turns(text: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts of a transcript with the label of each turn ("MS. ROE:") as a byline apart from what is said."""
    found: list[Part] = []
    for part in parts:
        label = shapes.TURN.match(text, part.start, part.end) if part.part == "body" else None
        if label is None or not shapes.is_turn(text[part.start : part.end]):
            found.append(part)
            continue
        found.append(Part(part.start, part.start + len(label[0].rstrip()), "byline"))
        if label.end() < part.end:
            found.append(Part(label.end(), part.end, "body"))
    return tuple(found)


def is_credit(line: str) -> bool:
    """Whether a line could name the publisher: a few capitalised words with the noun of one ("Harbour Wire")."""
    words = outlet_in(line).split()
    capitalised = all(word[0].isupper() or word in shapes.SMALL_WORDS for word in words)
    nouns = furniture().outlet_nouns
    return (
        0 < len(words) <= LONGEST_NAME
        and "," not in outlet_in(line)
        and capitalised
        and any(w.lower().strip(".") in nouns for w in words)
    )


def outlet_in(line: str) -> str:
    """The line without a word that marks comment behind a comma: "Strait Institute, Commentary"."""
    name, comma, rest = line.partition(", ")
    return name if comma and rest.lower() in furniture().comment else line


def one_line(text: str, part: Part | Paragraph) -> str:
    """The words of a part with single spaces."""
    return " ".join(text[part.start : part.end].split())


def _piece(text: str, paragraph: Paragraph, known: Mapping[str, PartName], placed: Mapping[int, PartName]) -> Piece:
    line = one_line(text, paragraph)
    part = placed.get(paragraph.start) or known.get(line) or shapes.shape(line)
    asks = part == "headline" and shapes.is_furniture(line, line.split())  # "Subscribe to read on", in a heading's type
    return Piece(paragraph, line, "boilerplate" if asks else part)


def _mark_menus(pieces: list[Piece]) -> None:
    """Runs of lines of a word or three, several of them entries of menus."""
    run: list[Piece] = []
    for piece in [*pieces, None]:
        if piece and piece.part is None and _is_entry(piece.line):
            run.append(piece)
            continue
        entries = sum(p.line.lower() in furniture().menu for p in run)
        if 1 < len(run) == entries or (len(run) >= MENU_RUN and entries >= len(run) / 3):
            for entry in run:
                entry.part = "boilerplate"
        run = []


def _is_entry(line: str) -> bool:
    return len(line) <= 30 and len(line.split()) <= 3 and line[-1].isalpha()


def _mark_legends(pieces: list[Piece]) -> None:
    """The line above a legend, in the same small block, is its picture's description."""
    sizes: dict[int, int] = {}
    for piece in pieces:
        sizes[piece.paragraph.block] = sizes.get(piece.paragraph.block, 0) + 1
    for above, legend in pairwise(pieces):
        same = above.paragraph.block == legend.paragraph.block and sizes[above.paragraph.block] <= SMALL_BLOCK
        short = len(above.line.split()) <= shapes.SHORT_LINE
        if same and short and above.part is None and legend.part == "caption" and not shapes.is_turn(above.line):
            above.part = "caption"


def _mark_lists_of_articles(pieces: list[Piece]) -> None:
    """What follows "Most read" is furniture, up to the next running text."""
    inside = False
    for piece in pieces:
        if piece.line.lower().rstrip(":") in furniture().other_articles:
            inside = True
        elif piece.part is None and shapes.is_running(piece.line) and not shapes.ITEM.match(piece.line):
            inside = False
        if inside and piece.part is None:
            piece.part = "boilerplate"


def _mark_head(pieces: list[Piece]) -> None:
    """Headlines and credits before the running text; nothing where none follows."""
    plain = [piece for piece in pieces if piece.part is None]
    if plain and dateline(plain[0].line) is None and _is_title(plain):
        plain[0].part = "headline"
    body = next((i for i, p in enumerate(pieces) if p.part is None and shapes.is_running(p.line)), None)
    if body is None:
        return
    head = pieces[:body]
    _mark_credits(head)
    for piece in [p for p in head if p.part is None][:HEAD]:
        opening = dateline(piece.line)
        piece.part = "headline" if opening is None else "dateline" if opening.length >= len(piece.line) else "body"


def _is_title(plain: list[Piece]) -> bool:
    """Whether the first line is a title though it ends in a full stop."""
    first = plain[0].line
    return len(plain) > 1 and len(first.split()) <= shapes.TITLE and shapes.is_title_case(first)


def _mark_credits(head: list[Piece]) -> None:
    """Names beside a byline or a date, below the title: the publisher, or "Jane Roe in Vienna"."""
    first = next((i for i, piece in enumerate(head) if piece.part in (None, "headline")), len(head))
    credited = True
    while credited:
        credited = False
        for i, piece in enumerate(head[first + 1 :], first + 1):
            beside = [p.part for p in head[i - 1 : i + 2 : 2]]
            named = is_credit(piece.line) or shapes.NAME_AND_PLACE.fullmatch(piece.line)
            if piece.part is None and named and ("byline" in beside or "dateline" in beside):
                piece.part = "byline"
                credited = True


def _mark_subheads(pieces: list[Piece]) -> None:
    """Short lines in the body that are no sentences and have running text behind them; the rest is body."""
    turns = sum(shapes.is_turn(p.line) for p in pieces) > 2
    body_behind, run = False, 0
    for piece in reversed(pieces):
        if piece.part is not None:
            continue
        if body_behind and run < LONGEST_RUN and _is_subhead(piece.line, questions=not turns):
            piece.part = "headline"
            run += 1
        else:
            piece.part = "body"
            body_behind, run = True, 0


def _is_subhead(line: str, *, questions: bool) -> bool:
    words = line.split()
    if len(words) > shapes.SHORT_LINE or shapes.is_running(line) or not any(c.isalpha() for c in line):
        return False
    return (line[0].isupper() or line[0].isdigit()) and (questions or not shapes.is_question(line))


def _parts(text: str, pieces: list[Piece]) -> list[Part]:
    found: list[Part] = []
    bodies = 0
    for piece in pieces:
        start, end, part = piece.paragraph.start, piece.paragraph.end, piece.part or "body"
        bodies += part == "body"
        opening = dateline(text[start:end].translate(PLAIN_SPACE)) if part == "body" else None
        if opening and (opening.dated or opening.credit or bodies <= FIRST_PARAGRAPHS):
            found.append(Part(start, start + opening.length, "dateline"))
            rest = text[start + opening.length : end]
            start = end - len(rest.lstrip())
        if start < end:
            found.append(Part(start, end, part))
    return found
