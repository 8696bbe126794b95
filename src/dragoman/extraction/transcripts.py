"""Turns of a transcript: each is a statement of whoever the label names, and an answer knows its question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dragoman.language.analysis import Analysis
from dragoman.record.docket import Extraction
from dragoman.record.document import Document
from dragoman.record.statements import Statement

VERSION = "1"
GLOSS = re.compile(r"\s*(?:\([^()]*\)\s*)?:?\s*\Z")
"""What a label has behind the name: a remark in brackets and the colon ("MR. LEE (laughing):")."""

COURTESY = 3
"""Words up to which a questioner only thanks or greets; reporters' questions often have no question mark."""

QUESTIONERS = frozenset({"Q", "QUESTION", "REPORTER", "JOURNALIST", "MODERATOR"})


@dataclass
class _Turn:
    """Offsets of the name in the label and of the paragraphs spoken under it."""

    name: tuple[int, int]
    spoken: list[tuple[int, int]] = field(default_factory=list)


def extract_turns(found: Extraction, analysis: Analysis) -> Extraction:  # noqa: ARG001 - the seam of all steps
    """The extraction with the turns of a transcript as direct statements without a cue; what is reported inside a turn
    has it as `parent`. Other documents come back unchanged. A label is a byline with what is said right behind it."""
    document = found.document
    if document.kind != "transcript":
        return found
    turns = _linked([_statement(document, turn) for turn in _turns(document) if turn.spoken])
    inside = [_under(s, turns) for s in found.statements if s.cue]
    return replace(found, statements=tuple(sorted([*turns, *inside], key=lambda s: s.spans)))


def _turns(document: Document) -> Iterator[_Turn]:
    current: _Turn | None = None
    for part in document.parts:
        if part.part == "byline" and document.text[part.start : part.end].endswith(":"):
            if current:
                yield current
            gloss = GLOSS.search(document.text, part.start, part.end)
            current = _Turn((part.start, gloss.start() if gloss else part.end))
        elif part.part == "body" and current:
            current.spoken.append((part.start, part.end))
    if current:
        yield current


def _statement(document: Document, turn: _Turn) -> Statement:
    source = document.span(*turn.name)
    said = " ".join(document.text[start:end] for start, end in turn.spoken)
    asks = is_questioner(source.text) and ("?" in said or len(said.split()) > COURTESY)
    return Statement(
        document=document.id,
        source=source,
        cue=None,
        content=tuple(document.span(start, end) for start, end in turn.spoken),
        mode="direct",
        force="ask" if asks else "assert",
    )


def is_turn(document: Document, statement: Statement) -> bool:
    """Whether a statement is a turn: without a cue, its source a label."""
    source = statement.source
    return statement.cue is None and source is not None and document.part_at(source.start) == "byline"


def is_questioner(label: str) -> bool:
    """Whether a label is that of whoever asks ("Q", "QUESTION")."""
    return label.strip(". ").upper() in QUESTIONERS


def _linked(turns: list[Statement]) -> list[Statement]:
    """Each turn that follows a question answers it."""
    linked: list[Statement] = []
    for turn in turns:
        asked = linked[-1] if linked and linked[-1].force == "ask" else None
        linked.append(replace(turn, answers=asked.id) if asked and turn.force != "ask" else turn)
    return linked


def _under(statement: Statement, turns: list[Statement]) -> Statement:
    """With the turn it is reported in as parent, unless it has a nearer one."""
    if statement.parent:
        return statement
    around = next((t for t in turns if all(any(c.covers(s) for c in t.content) for s in statement.spans)), None)
    return replace(statement, parent=around.id) if around else statement
