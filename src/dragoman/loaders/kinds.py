"""What kind of document a text is, who published it and what it is called, from the parts of the page."""

from __future__ import annotations

import re

from dragoman.loaders.datelines import dateline
from dragoman.loaders.furniture import furniture
from dragoman.loaders.parts import PLAIN_SPACE, is_credit, one_line, outlet_in
from dragoman.loaders.shapes import BYLINE, is_turn
from dragoman.record.document import DocumentKind, Part

HEAD = 20
TURNS = 3
PROVISIONS = 2

STATEMENT = re.compile(
    r"\bjoint (?:press )?(?:statement|declaration|communiqu[eé])|\bcommuniqu[eé]\b|\bdeclaration of\b"
    r"|^(?:presidential |chair(?:man|woman|person)?'?s )?(?:statement|declaration) (?:by|of|on)\b",
    re.IGNORECASE,
)
HEADING = re.compile(r"(?:(?:JOINT|FINAL) )?(?:STATEMENT|DECLARATION|COMMUNIQU[EÉ]) (?:OF|BY|ON) [^a-z]+$")
"""The title of a text that is such a one itself, numbered or not."""
RESOLUTION = re.compile(r"\bresolution(?: \d+)?\b", re.IGNORECASE)
RESOLUTION_TITLE = re.compile(r"(?:Draft )?[Rr]esolution \d[\w/]*(?: \(\d{4}\))?")
PROVISION = re.compile(r"\(?\d{1,3}[.)]\s")
COMMENT_MARK = re.compile(r"^\W*([\w-]+)\s*(?:[:|]|[-–—] |$)")

SIGN_OFF = re.compile(r"[.!?][\"”’]? \(([A-ZÀ-Þ][\w .&'-]{1,40})\)$")


def kind_of_text(text: str, parts: tuple[Part, ...]) -> DocumentKind:
    """Transcript, communiqué, resolution or analysis where the page is plainly one; else news."""
    if _is_transcript(text, parts):
        return "transcript"
    lines = [one_line(text, part) for part in parts if part.part == "body"]
    if sum(PROVISION.match(line) is not None for line in lines) >= PROVISIONS:
        title = title_of(text, parts) or ""
        if STATEMENT.search(title):
            return "communique"
        if RESOLUTION.search(title):
            return "resolution"
    if HEADING.match(title_of(text, parts) or ""):
        return "communique"
    return "analysis" if any(_is_comment(text, part) for part in _head(parts)) else "news"


def _is_comment(text: str, part: Part) -> bool:
    """A credit such as "Strait Institute, Commentary", or a headline that begins "Opinion:"."""
    line = one_line(text, part)
    if part.part == "byline":
        return line.rpartition(", ")[2].lower() in furniture().comment
    mark = COMMENT_MARK.match(line) if part.part == "headline" else None
    return mark is not None and mark[1].lower() in furniture().comment


def title_of(text: str, parts: tuple[Part, ...]) -> str | None:
    """The first headline above the running text; in a transcript or resolution, below the letterhead of who issued
    it."""
    headlines = [one_line(text, part) for part in _head(parts) if part.part == "headline"]
    if named := next((line for line in headlines if RESOLUTION_TITLE.fullmatch(line)), None):
        return named
    if len(headlines) > 1 and _is_transcript(text, parts):
        headlines = [line for line in headlines if not (is_credit(line) or line.isupper())] or headlines
    return headlines[0] if headlines else None


def _is_transcript(text: str, parts: tuple[Part, ...]) -> bool:
    return sum(is_turn(one_line(text, part)) for part in parts if part.part == "body") >= TURNS


def outlet_of(text: str, parts: tuple[Part, ...]) -> str | None:
    """The publisher, by a credit under the headline, else the agency of a dateline or of a sign-off; None if unsure."""
    for part in _head(parts):
        if part.part == "byline" and (named := _credited(one_line(text, part))):
            return named
    for part in parts[:HEAD]:
        if part.part == "dateline":
            opening = dateline(text[part.start : part.end].translate(PLAIN_SPACE))
            if opening and opening.credit:
                return opening.credit.strip()
    return _signed_off(text, parts)


def _credited(line: str) -> str | None:
    byline = BYLINE.fullmatch(line)
    if byline is None:
        return outlet_in(line) if is_credit(line) else None
    _, comma, behind = byline["names"].rpartition(", ")
    return behind if comma and is_credit(behind) else None


def _signed_off(text: str, parts: tuple[Part, ...]) -> str | None:
    body = [part for part in parts if part.part == "body"]
    found = SIGN_OFF.search(text[max(body[-1].start, body[-1].end - 80) : body[-1].end]) if body else None
    return found[1] if found and found[1].lower() not in furniture().not_agencies else None


def _head(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """What stands above the running text."""
    end = next((i for i, part in enumerate(parts) if part.part == "body"), 0)
    return parts[:end][: 2 * HEAD]
