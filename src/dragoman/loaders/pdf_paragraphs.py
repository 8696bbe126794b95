"""The lines of a PDF as paragraphs: running headers apart, words joined that a line's end parted, pages kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from dragoman.loaders.blocks import Block, plain
from dragoman.loaders.paragraphs import NEW_ITEM, SENTENCE_END
from dragoman.loaders.pdf_lines import Line
from dragoman.record.document import Page, PartName

EDGE = 3
"""Lines at the top and at the foot of a page that may be its header or footer."""

LONGEST_RUNNING = 14
REPEATED = 0.3
"""Share of the pages on which a running line stands; left and right pages may have one each."""

NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|seite|página) ?)?(?:\d{1,4}|[ivxl]{1,6})(?: ?(?:of|/|von|de|sur) ?\d{1,4})?\W*", re.IGNORECASE
)
DIGITS = re.compile(r"\d+")
ROMAN = re.compile(r"\b[ivxl]{1,6}\b", re.IGNORECASE)

LOOSE = 1.35
"""Leadings of the text that part two paragraphs."""

USUAL_LEADING, WIDEST_LEADING = 1.25, 2.2
"""Sizes of the text from line to line."""

INDENT = 0.8
"""Sizes of the text by which a first line stands in."""

SHORT = 0.12
"""Share of the column that is left free by the last line of a paragraph."""

LARGER = 1.15
LONGEST_HEADING = 30

HYPHENS = "-\u2010\xad"
BROKEN = re.compile(rf"(?P<first>[^\W\d_]{{2,}})[{HYPHENS}]$")
WORD = re.compile(rf"[^\W\d_]+(?:[{HYPHENS}][^\W\d_]+)*")
OPENING = re.compile(r"[^\W\d_]+")
LONGEST = 20_000
"""Characters after which a paragraph ends in any case."""

TAIL = 80
KEPT = {
    "cross", "east", "far", "four", "full", "half", "high", "ill", "left", "long", "low", "multi", "non", "north",
    "one", "right", "self", "short", "south", "three", "two", "vice", "well", "west",
}  # fmt: skip
"""First halves of words written with a hyphen, kept where a line breaks behind it."""


@dataclass
class Sheet:
    """A page: its number and its lines as they are read; `running` are those of header and footer."""

    label: str
    lines: list[Line]
    running: list[Line] = field(default_factory=list)


@dataclass
class Growing:
    """A paragraph as its lines are joined to it."""

    text: str
    size: float
    pages: list[Page]
    last: Line
    part: PartName | None = None


def blocks_of(sheets: Sequence[Sheet]) -> Iterator[Block]:
    """The paragraphs of all pages in order, headers and footers as boilerplate."""
    _set_running_apart(sheets)
    words = Counter(word.lower() for sheet in sheets for line in sheet.lines for word in WORD.findall(line.text))
    body = _body_size(line for sheet in sheets for line in sheet.lines)
    found: list[Growing] = []
    page_before: list[Growing] = []
    for sheet in sheets:
        top = max((line.base for line in sheet.lines), default=0.0)
        found += [_boilerplate(line, sheet.label) for line in sheet.running if line.base >= top]
        here = _paragraphs(sheet, words)
        if here and (begun := _begun_before(here[0], page_before)):
            _join(begun, here.pop(0), words)
            here_or_begun = here or [begun]
        else:
            here_or_begun = here
        found += here
        found += [_boilerplate(line, sheet.label) for line in sheet.running if line.base < top]
        page_before = here_or_begun
    for paragraph in found:
        yield Block(paragraph.text, paragraph.part or _heading(paragraph, body), tuple(paragraph.pages))


def _boilerplate(line: Line, label: str) -> Growing:
    return Growing(plain(line.text), line.size, [Page(0, label)], line, "boilerplate")


def _heading(paragraph: Growing, body: float) -> PartName | None:
    large = paragraph.size > LARGER * body and len(paragraph.text.split()) <= LONGEST_HEADING
    return "headline" if large and any(c.isalpha() for c in paragraph.text) else None


def _body_size(lines: Iterable[Line]) -> float:
    """The size that most letters have."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _set_running_apart(sheets: Sequence[Sheet]) -> None:
    """Move what stands at the edge of many pages, and numbers of pages, from the lines to the running ones."""
    seen: Counter[tuple[int, str]] = Counter()
    for sheet in sheets:
        seen.update({_shape(line) for line in _edges(sheet)})
    fewest = max(2, REPEATED * len(sheets))
    for sheet in sheets:
        edges = _edges(sheet)
        outermost = _outermost(sheet)
        for line in edges:
            number = NUMBER.fullmatch(line.text.strip()) is not None and line in outermost
            if number or (seen[_shape(line)] >= fewest and _reaches_edge(line, sheet, seen, fewest)):
                sheet.lines.remove(line)
                sheet.running.append(line)


def _edges(sheet: Sheet) -> list[Line]:
    """The lines of the uppermost and lowermost rows of a page."""
    bases = sorted({round(line.base) for line in sheet.lines})
    outer = {*bases[:EDGE], *bases[-EDGE:]}
    return sorted((line for line in sheet.lines if round(line.base) in outer), key=lambda line: -line.base)


def _outermost(sheet: Sheet) -> list[Line]:
    bases = [round(line.base) for line in sheet.lines]
    outer = {min(bases, default=0), max(bases, default=0)}
    return [line for line in sheet.lines if round(line.base) in outer]


def _reaches_edge(line: Line, sheet: Sheet, seen: Counter[tuple[int, str]], fewest: float) -> bool:
    """Whether all between the line and the nearer edge of the page is running, too."""
    middle = median(other.base for other in [*sheet.lines, *sheet.running])
    beyond = [o for o in sheet.lines if (o.base > line.base if line.base > middle else o.base < line.base)]
    return all(seen[_shape(other)] >= fewest or NUMBER.fullmatch(other.text.strip()) for other in beyond)


def _shape(line: Line) -> tuple[int, str]:
    """What of a line is the same on every page: its height and its words, in a short one all but the numbers."""
    text = plain(line.text).lower()
    numbered = len(text.split()) <= LONGEST_RUNNING and not SENTENCE_END.search(text) and not NEW_ITEM.match(text)
    return round(line.base), ROMAN.sub("#", DIGITS.sub("#", text)) if numbered else text


def _paragraphs(sheet: Sheet, words: Counter[str]) -> list[Growing]:
    found: list[Growing] = []
    leading = _leading(sheet.lines)
    edges = _column_edges(sheet.lines)
    for line in sheet.lines:
        text = plain(line.text)
        if not text:
            continue
        new = Growing(text, line.size, [Page(0, sheet.label)], line)
        if found and len(found[-1].text) < LONGEST and _runs_on(found[-1].last, line, leading, edges):
            _join(found[-1], new, words)
        else:
            found.append(new)
    return found


def _leading(lines: Sequence[Line]) -> float:
    """How far the lines of a page lie apart; what no page of text is set at is a gap."""
    pairs = [(a, b) for a, b in pairwise(lines) if a.column == b.column]
    steps = [a.base - b.base for a, b in pairs if 0 < a.base - b.base <= WIDEST_LEADING * a.size]
    return median(steps) if steps else USUAL_LEADING * median([line.size for line in lines] or [0.0])


def _column_edges(lines: Sequence[Line]) -> dict[int, tuple[float, float]]:
    """Left and right end of the text in each column."""
    edges: dict[int, tuple[float, float]] = {}
    for line in lines:
        left, right = edges.get(line.column, (line.left, line.right))
        edges[line.column] = (min(left, line.left), max(right, line.right))
    return edges


def _runs_on(last: Line, line: Line, leading: float, edges: dict[int, tuple[float, float]]) -> bool:
    """Whether a line goes on with the paragraph of the line before."""
    if not _same_size(last.size, line.size) or NEW_ITEM.match(line.text.strip() + " "):
        return False
    if last.column != line.column:
        return _unfinished(last.text, line.text)
    left, right = edges[line.column]
    apart = last.base - line.base > LOOSE * max(leading, line.size)
    indented = line.left > last.left + INDENT * line.size and last.left < left + INDENT * line.size
    if apart or last.bold != line.bold:
        return False
    sentence = last.right < right - SHORT * (right - left) and SENTENCE_END.search(last.text.strip()) is not None
    return _unfinished(last.text, line.text) or not (sentence or indented or _had_room(last, line, right))


def _had_room(last: Line, line: Line, right: float) -> bool:
    """Whether the next line's first word would have fitted behind the line before, which so ended by itself."""
    text = line.text.strip()
    letter = (line.right - line.left) / max(len(text), 1)
    return last.right + (len(text.split(" ", 1)[0]) + 1) * letter < right - line.size


def _same_size(one: float, other: float) -> bool:
    return abs(one - other) <= 0.08 * max(one, other)


def _unfinished(before: str, behind: str) -> bool:
    """Whether the words before are no whole sentence and those behind may go on with it."""
    before = before[-TAIL:].strip()
    if BROKEN.search(before):
        return True
    return SENTENCE_END.search(before) is None and behind.strip()[:1].islower()


def _begun_before(paragraph: Growing, page_before: Sequence[Growing]) -> Growing | None:
    """The paragraph of the page before that goes on here, over its footnotes if it has any."""
    alike = [p for p in page_before if _same_size(p.size, paragraph.size)]
    if not alike or len(alike[-1].text) >= LONGEST or not _unfinished(alike[-1].text, paragraph.text):
        return None
    return alike[-1]


def _join(paragraph: Growing, rest: Growing, words: Counter[str]) -> None:
    """Put what follows behind the paragraph, with a broken word made whole."""
    paragraph.text = _whole_word(paragraph.text, rest.text, words)
    if rest.pages[0].label != paragraph.pages[-1].label:
        paragraph.pages.append(Page(len(paragraph.text), rest.pages[0].label))
    paragraph.text += rest.text
    paragraph.last = rest.last


def _whole_word(before: str, behind: str, words: Counter[str]) -> str:
    """The words before, ended so that those behind can follow at once: by a blank, or by the first half of a word."""
    broken = BROKEN.search(before, max(len(before) - TAIL, 0))
    opening = OPENING.match(behind)
    if broken is None or opening is None or not opening[0][0].islower():
        return before if before.endswith(("/", "—")) else f"{before} "
    first, second = broken["first"].lower(), opening[0].lower()
    joined, hyphenated = words[first + second], words[f"{first}-{second}"]
    if before[-1] != "\xad" and (hyphenated > joined or (not joined and first in KEPT)):
        return before
    return before[:-1]
