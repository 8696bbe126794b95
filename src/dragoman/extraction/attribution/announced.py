"""Words that are announced and set below: the paragraphs behind "X said:", and the numbered provisions of a text.

Each paragraph is a statement of whoever is named in front of the colon; what is reported inside it is nested.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extraction.attribution.attributions import (
    candidates_by_rule,
    force_of,
    origin_of,
    statement_of,
    with_parents,
)
from dragoman.extraction.attribution.beside import worded
from dragoman.extraction.attribution.quotation import quotations
from dragoman.extraction.attribution.sources import source_of
from dragoman.extraction.spans import Extent, Ranges, extent
from dragoman.language.analysis import Analysis, Paragraph, Token
from dragoman.record.docket import Extraction
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.statements import Force, Statement
from dragoman.vocabulary.reporting import reporting

VERSION = "1"
NUMBER = re.compile(r"(?:\(?(?:\d{1,3}|[ivx]{1,5})[.)]|\(?[a-h]\)|[•–*-])\s+")
OPENING = re.compile(r"[“„«\"]|''|``")
MARKS = re.compile(r"[“”„«»\"]|''|``")
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")
SAYS = frozenset({"said", "says", "state", "states", "stated", "declares", "declared"})
"""Words that are verbs of saying right before a colon, whatever the parse makes of them."""

TOLD = frozenset({"said", "told", "added"})
"""Cues by which a report goes on behind what was announced in it."""

NAMING = frozenset({"PROPN", "NOUN", "DET", "ADJ"})
ENACTED = frozenset({"communique", "resolution"})
"""Kinds of documents whose numbered paragraphs are provisions though no "X states:" stands before them."""

FEWEST = 2
"""Numbered paragraphs that make a list of provisions."""

LONGEST_BODY = 10
"""Words of the name of a body that adopts a text."""

REACH = 8
"""Tokens between the verb and its colon ("said in a statement on Monday:")."""


@dataclass(frozen=True)
class _Header:
    """Who announces (source) by which word (cue), and where the words begin that stand behind the colon."""

    source: Extent | None
    cue: Extent | None
    end: int


def extract_announced(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with a statement for each paragraph that is announced. Direct; statements inside it have it as
    `parent`, and what the attribution step made of the same announcement gives way."""
    announced = list(_Announcements(found, analysis).statements())
    if not announced:
        return found
    places = _Places(found.document, announced)
    kept = [clipped for s in found.statements if (clipped := places.beside(s))]
    inside = _reported_inside(found.document, analysis, places, kept)
    whole = [replace(s, parent=None) for s in (*announced, *kept, *inside)]
    return replace(found, statements=tuple(sorted(with_parents(whole), key=lambda s: s.spans)))


class _Announcements:
    """One pass over the paragraphs."""

    def __init__(self, found: Extraction, analysis: Analysis) -> None:
        self.found = found
        self.document = found.document
        self.text = found.document.text
        self.analysis = analysis
        self._telling = sorted(s.cue.start for s in found.statements if s.cue and _told(s))
        self.paragraphs = [p for p in analysis.paragraphs if self.document.part_at(p.start) in ("body", "headline")]

    def statements(self) -> Iterator[Statement]:
        number = 0
        while number < len(self.paragraphs):
            header = self._header(number)
            spoken = self._spoken(number, header) if header else []
            if header and spoken:
                for place in spoken:
                    yield self._statement(header, place)
            number += max(1, len(spoken))

    def _statement(self, header: _Header, place: Extent) -> Statement:
        return Statement(
            document=self.document.id,
            source=self.document.span(*header.source) if header.source else None,
            cue=self.document.span(*header.cue) if header.cue else None,
            content=(self.document.span(*place),),
            mode="direct",
            force=self._force(place),
            origin=origin_of(self.document),
        )

    def _force(self, place: Extent) -> Force:
        """That of the first sentence's main verb: "The parties undertake to ...", "Demands that ..."."""
        sentence = self.analysis.sentence_at(place[0])
        tokens = self.analysis.tokens_of(sentence) if sentence else ()
        return next((force_of(self.analysis, t) for t in tokens if t.head == t.index and t.pos == "VERB"), "assert")

    def _header(self, number: int) -> _Header | None:
        """What a paragraph announces: its last words, or its first ones where what is said begins behind them."""
        paragraph = self.paragraphs[number]
        colons = [t for t in self._tokens(paragraph) if t.text == ":"]
        if not colons:
            return self._unheaded(number)
        ends = self.text[colons[-1].end : paragraph.end].strip() == ""
        colon = colons[-1] if ends else colons[0]
        verb = self._verb(colon)
        source = extent(source_of(self.analysis, verb)) if verb else None
        if verb is None or source is None:
            return self._misread(colon)
        return _Header(source, (verb.start, verb.end), colon.end)

    def _misread(self, colon: Token) -> _Header | None:
        """As in "On behalf of all the Chair states:", where the parse sees no verb: the noun phrase before the word."""
        tokens, at = self.analysis.tokens, colon.index - 1
        if at < 1 or tokens[at].text not in SAYS:
            return None
        first = at
        while first and tokens[first - 1].pos in NAMING and tokens[first].pos != "DET":
            first -= 1
        cue = (tokens[at].start, tokens[at].end)
        return _Header((tokens[first].start, tokens[at - 1].end), cue, colon.end) if first < at else None

    def _tokens(self, paragraph: Paragraph) -> Sequence[Token]:
        sentences = self.analysis.sentences[paragraph.first : paragraph.last]
        return self.analysis.tokens[sentences[0].first : sentences[-1].last]

    def _verb(self, colon: Token) -> Token | None:
        """The reporting verb before a colon, with a subject of its own and no quotation between."""
        sentence = self.analysis.sentence_at(colon.start)
        first = max(sentence.first if sentence else 0, colon.index - REACH)
        for token in reversed(self.analysis.tokens[first : colon.index]):
            if MARKS.match(token.text):
                return None
            if token.pos == "VERB" and self._announces(token):
                return token
        return None

    def _announces(self, verb: Token) -> bool:
        words, kids = reporting(), self.analysis.children(verb.index)
        made = verb.lemma in words.noun_support and any(k.dep == "dobj" and k.lemma in words.texts for k in kids)
        return (verb.lemma in words.clause or made) and any(k.dep == "nsubj" for k in kids)

    def _unheaded(self, number: int) -> _Header | None:
        """Before the first numbered provision of a communiqué that nobody's "states:" announces."""
        if self.document.kind not in ENACTED or number + 1 >= len(self.paragraphs):
            return None
        here, behind = self.paragraphs[number], self.paragraphs[number + 1]
        starts = self._number(behind) is not None and self._number(here) is None
        return _Header(self._body(number), None, here.end) if starts else None

    def _body(self, number: int) -> Extent | None:
        """The "The Security Council," that opens a resolution, on a line of its own above its provisions."""
        for paragraph in reversed(self.paragraphs[: number + 1]):
            words = self.text[paragraph.start : paragraph.end]
            if words.startswith("The ") and words.endswith(",") and len(words.split()) <= LONGEST_BODY:
                return paragraph.start, paragraph.end - 1
        return None

    def _spoken(self, number: int, header: _Header) -> list[Extent]:
        """The stretches that are announced, one to a paragraph."""
        here, behind = self.paragraphs[number], self.paragraphs[number + 1 :]
        begin = header.end + len(self.text[header.end : here.end]) - len(self.text[header.end : here.end].lstrip())
        if begin < here.end:
            return self._behind_colon((begin, here.end), behind, header)
        if behind and self._number(behind[0]) is not None:
            return self._provisions(behind)
        return self._running(behind, header)

    def _behind_colon(self, first: Extent, behind: Sequence[Paragraph], header: _Header) -> list[Extent]:
        """Where the words begin in the paragraph of the announcement itself, they are set below only if they go on
        over its end."""
        if self._opens(first[0]):
            more = self._quoted(behind) if self._left_open(*first) else []
        else:
            more = self._plain(behind, header, spoken=True) if self._leads(first[0]) else []
        return [first, *more] if more else []

    def _leads(self, at: int) -> bool:
        """Whether the announcement is the first sentence of its paragraph."""
        paragraph = next(p for p in self.paragraphs if p.start <= at < p.end)
        return not any(mark in self.text[paragraph.start : at] for mark in (". ", "? ", "! ", "”"))

    def _opens(self, at: int) -> bool:
        return OPENING.match(self.text, at) is not None

    def _running(self, behind: Sequence[Paragraph], header: _Header) -> list[Extent]:
        if not behind:
            return []
        return self._quoted(behind) if self._opens(behind[0].start) else self._plain(behind, header)

    def _quoted(self, behind: Sequence[Paragraph]) -> list[Extent]:
        """Paragraphs that open with a quotation mark, up to the one that closes it."""
        found: list[Extent] = []
        for paragraph in behind:
            if not self._opens(paragraph.start) or not self._wholly_quoted(paragraph):
                break
            found.append((paragraph.start, paragraph.end))
            if not self._left_open(paragraph.start, paragraph.end):
                break
        return found

    def _wholly_quoted(self, paragraph: Paragraph) -> bool:
        """Whether no word stands behind the mark that closes the quotation."""
        inside = self.text[paragraph.start + 1 : paragraph.end]
        closing = [m.start() for m in MARKS.finditer(inside)]
        return not closing or not any(c.isalnum() for c in inside[closing[-1] :])

    def _left_open(self, start: int, end: int) -> bool:
        return MARKS.search(self.text[max(start + 1, end - 2) : end]) is None

    def _plain(self, behind: Sequence[Paragraph], header: _Header, *, spoken: bool = False) -> list[Extent]:
        """Paragraphs without marks of quotation, until one tells of the speaker by name again or quotes somebody.

        `spoken`: only those in which somebody says "I" or "we", as behind the first one wherever a report goes on
        below with others who "said" something.
        """
        name = self.text[slice(*header.source)].split()[-1] if header.source else ""
        report = bool(behind) and self._tells(behind[0].start, behind[-1].end)
        found: list[Extent] = []
        for paragraph in behind:
            here = self.text[paragraph.start : paragraph.end]
            named = name[:1].isupper() and re.search(rf"\b{re.escape(name)}\b", here) is not None
            if named or self.document.part_at(paragraph.start) != "body" or self._tells(paragraph.start, paragraph.end):
                break
            if (spoken or (report and found)) and not FIRST_PERSON.search(here):
                break
            found.append((paragraph.start, paragraph.end))
        return found

    def _tells(self, start: int, end: int) -> bool:
        """Whether words are reported between two offsets, as in a report that goes on."""
        return bisect_left(self._telling, start) < bisect_left(self._telling, end)

    def _provisions(self, behind: Iterable[Paragraph]) -> list[Extent]:
        """Numbered paragraphs in a row."""
        found: list[Extent] = []
        for paragraph in behind:
            start = self._number(paragraph)
            if start is None:
                break
            found.append((start, paragraph.end))
        return found if len(found) >= FEWEST else []

    def _number(self, paragraph: Paragraph) -> int | None:
        """Where the words of a numbered paragraph begin; None where it has no number."""
        match = NUMBER.match(self.text, paragraph.start, paragraph.end)
        return match.end() if match and match.end() < paragraph.end else None


def _told(statement: Statement) -> bool:
    """Whether quoted words are reported, or others by a plain verb of saying."""
    return statement.mode != "indirect" or (statement.cue is not None and statement.cue.text.split()[-1] in TOLD)


def _reported_inside(
    document: Document, analysis: Analysis, places: _Places, kept: Sequence[Statement]
) -> list[Statement]:
    """What the rules read in the announced paragraphs and the attribution step passed over."""
    quoted = quotations(document.text, analysis)
    cues = Ranges([(s.cue.start, s.cue.end) for s in kept if s.cue])
    found = []
    for candidate in worded(analysis, candidates_by_rule(document, analysis, quoted)):
        homes = {places.paragraphs.around(*extent) for extent in (candidate.cue, *candidate.content)}
        other = candidate.source and document.text[slice(*candidate.source)].lower() not in ("i", "we")
        if other and len(homes) == 1 and None not in homes and not cues.touches(*candidate.cue):
            found.append(statement_of(document, analysis, quoted, candidate))
    return found


class _Places:
    """Where the announced paragraphs and the cues that announce them stand."""

    def __init__(self, document: Document, announced: Sequence[Statement]) -> None:
        self._document = document
        self._extents = sorted((s.content[0].start, s.content[0].end) for s in announced)
        self.paragraphs = Ranges(self._extents)
        self._cues = Ranges(list({(s.cue.start, s.cue.end) for s in announced if s.cue}))

    def beside(self, statement: Statement) -> Statement | None:
        """A statement of the attribution step as it stands beside what is announced: gone where it is the same
        announcement, and without words of a paragraph that its cue does not stand in."""
        cue = statement.cue
        if cue and self._cues.touches(cue.start, cue.end):
            return None
        home = self.paragraphs.around(cue.start, cue.end) if cue else None
        content = tuple(piece for span in statement.content if (piece := self._piece(span, home)))
        return replace(statement, content=content) if content else None

    def _piece(self, span: Span, home: int | None) -> Span | None:
        """What is left of a span: inside the paragraph of its cue, or outside of all that is announced."""
        if home is None:
            return None if self.paragraphs.touches(span.start, span.end) else span
        start, end = max(span.start, self._extents[home][0]), min(span.end, self._extents[home][1])
        return self._document.span(start, end) if start < end else None
