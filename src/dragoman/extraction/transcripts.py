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
LABEL = re.compile(
    r"(?P<name>(?:[A-Z][\w.'’-]*[ \t])*[A-Z][A-Z.'’-]+(?:[ \t][A-Z][A-Z.'’-]+)*)(?:[ \t]\([^)\n]{1,60}\))?:\s+"
)
"""A speaker's label: capitals to the colon, perhaps with a title before and a gloss behind ("MR. LEE (laughing):")."""
QUESTIONERS = frozenset({"Q", "QUESTION", "REPORTER", "JOURNALIST", "MODERATOR"})


@dataclass
class _Turn:
    """Offsets of the label and of the paragraphs spoken under it."""

    label: tuple[int, int]
    spoken: list[tuple[int, int]] = field(default_factory=list)


def extract_turns(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with the turns of a transcript as direct statements without a cue; what is reported inside a turn
    has it as `parent`. Other documents come back unchanged."""
    document = found.document
    if document.kind != "transcript":
        return found
    turns = [_statement(document, turn) for turn in _turns(document, analysis) if turn.spoken]
    answered = _linked(turns)
    inside = [_under(s, answered) for s in found.statements if not _is_label(s, answered)]
    return replace(found, statements=tuple(sorted([*answered, *inside], key=lambda s: s.spans)))


def _turns(document: Document, analysis: Analysis) -> Iterator[_Turn]:
    current: _Turn | None = None
    for paragraph in analysis.paragraphs:
        label = LABEL.match(document.text, paragraph.start, paragraph.end)
        if label:
            if current:
                yield current
            current = _Turn(label.span("name"))
        if current:
            start = label.end() if label else paragraph.start
            if start < paragraph.end:
                current.spoken.append((start, paragraph.end))
    if current:
        yield current


def _statement(document: Document, turn: _Turn) -> Statement:
    source = document.span(*turn.label)
    asks = source.text.strip(".") in QUESTIONERS and document.text[: turn.spoken[-1][1]].endswith("?")
    return Statement(
        document=document.id,
        source=source,
        cue=None,
        content=tuple(document.span(start, end) for start, end in turn.spoken),
        mode="direct",
        force="ask" if asks else "assert",
    )


def _linked(turns: list[Statement]) -> list[Statement]:
    """Each turn that follows a question answers it."""
    linked: list[Statement] = []
    for turn in turns:
        asked = linked[-1] if linked and linked[-1].force == "ask" else None
        linked.append(replace(turn, answers=asked.id) if asked and turn.force != "ask" else turn)
    return linked


def _is_label(statement: Statement, turns: list[Statement]) -> bool:
    """Whether what the rules took for somebody's words is a turn's label."""
    labels = [turn.source for turn in turns if turn.source]
    return any(span.touches(label) for span in statement.spans for label in labels)


def _under(statement: Statement, turns: list[Statement]) -> Statement:
    """With the turn it is reported in as parent, unless it has a nearer one."""
    if statement.parent:
        return statement
    around = next((t for t in turns if all(any(c.covers(s) for c in t.content) for s in statement.spans)), None)
    return replace(statement, parent=around.id) if around else statement
