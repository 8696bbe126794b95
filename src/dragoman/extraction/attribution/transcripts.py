"""Turns of a transcript, or of one inside a report: each is a statement of whoever the label names, and an answer knows
its question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dragoman.extraction.attribution.attributions import with_parents
from dragoman.extraction.spans import Ranges
from dragoman.language.analysis import Analysis, Paragraph
from dragoman.record.docket import Extraction
from dragoman.record.document import Document
from dragoman.record.statements import Statement
from dragoman.vocabulary.reporting import reporting

VERSION = "2"
GLOSS = re.compile(r"\s*(?:\([^()]*\)\s*)?:?\s*\Z")
"""What a label has behind the name: a remark in brackets and the colon ("MR. LEE (laughing):")."""

COURTESY = 3
"""Words up to which a questioner only thanks or greets; reporters' questions often have no question mark."""

LABEL = re.compile(r"[\"“]?((?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,3})(?: ?\([^()]{1,40}\))?:\s+(?=\S)")
"""A label in front of what is said, in a report that quotes an exchange: "LUND: ...", "Ana Lund: ..."."""

COLON = re.compile(r"\s*(?:\([^()]*\)\s*)?:")
QUESTIONERS = frozenset({"Q", "QUESTION", "REPORTER", "JOURNALIST", "MODERATOR"})


@dataclass
class _Turn:
    """Offsets of the name in the label and of the paragraphs spoken under it."""

    name: tuple[int, int]
    spoken: list[tuple[int, int]] = field(default_factory=list)


def extract_turns(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with the turns of a transcript as direct statements without a cue; what is reported inside a turn
    has it as `parent`. A label is a byline with what is said right behind it; in other documents it opens a paragraph,
    and one label at least comes back."""
    document = found.document
    if document.kind == "transcript":
        spoken = [turn for turn in _turns(document) if turn.spoken]
        kept = [replace(s, parent=None) for s in found.statements if s.cue]
    else:
        spoken = _exchange(document, analysis)
        places = Ranges([extent for turn in spoken for extent in turn.spoken])
        kept = [s for s in found.statements if not _repeats(s, places)]
    if not spoken:
        return found if document.kind != "transcript" else replace(found, statements=tuple(with_parents(kept)))
    turns = _linked([_statement(document, turn) for turn in spoken])
    whole = with_parents([*turns, *(replace(s, parent=None) for s in kept)])
    return replace(found, statements=tuple(sorted(whole, key=lambda s: s.spans)))


def _exchange(document: Document, analysis: Analysis) -> list[_Turn]:
    """The turns of an exchange that a report prints: paragraphs with a sentence behind a label, one of them repeated
    and not alone."""
    found = [(p, match) for p in analysis.paragraphs if (match := LABEL.match(document.text, p.start, p.end))]
    found = [
        (p, match)
        for p, match in found
        if _family(match[1]) not in reporting().no_speakers and _says(analysis, p, match.end())
    ]
    count = Counter(_family(match[1]) for _, match in found)
    if len(count) < 2 or max(count.values()) < 2:
        return []
    return [
        _Turn(match.span(1), [(match.end(), p.end)])
        for p, match in found
        if count[_family(match[1])] > 1 or match[1].isupper()
    ]


def _family(label: str) -> str:
    return label.rsplit(maxsplit=1)[-1].casefold()


def _says(analysis: Analysis, paragraph: Paragraph, start: int) -> bool:
    """Whether a verb or a question stands behind the label, as none does in a table ("Lund: 41 percent")."""
    tokens = list(analysis.tokens_between(start, paragraph.end))
    return any(t.pos in ("VERB", "AUX") for t in tokens) or (bool(tokens) and tokens[-1].text == "?")


def _repeats(statement: Statement, turns: Ranges) -> bool:
    """Whether a statement is a turn over again: its words, told by nothing that stands in them."""
    cue = statement.cue
    spoken = any(turns.touches(span.start, span.end) for span in statement.content)
    return spoken and (cue is None or not turns.touches(cue.start, cue.end))


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
    asks = asks or said.rstrip('"”’ ').endswith("?")
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
    return statement.cue is None and source is not None and COLON.match(document.text, source.end) is not None


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
