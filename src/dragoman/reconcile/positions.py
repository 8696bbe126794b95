"""Positions: the words in which an actor names its stand on an issue, and the day they change.

Wordings are phrases that a report quotes, what a speaker calls his aim, and what he demands. They are of one issue
where they share a telling word, or the issue is assigned; a phrase that nothing else takes up is no position.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from dragoman.reconcile.passages import sentence_bounds
from dragoman.reconcile.stands import QUOTED, is_phrase, phrase, phrases, reads, wanted
from dragoman.reconcile.voices import Voices
from dragoman.reconcile.webs import connected
from dragoman.reconcile.words import concept, concepts_in, telling, words
from dragoman.record.dates import Answer, DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Position
from dragoman.record.statements import Statement

FORMER = re.compile(r"\b(?:once|formerly|earlier|had|used to|originally|at first|began)\b", re.IGNORECASE)
US = re.compile(
    r"\b(?:of us|of (?:mine|ours)"
    r"|(?:of |in )?(?:our|my|this) (?:own )?(?:side|house|ministry|delegation|building|predecessors?)"
    r"|(?:my|our|some|certain|several|other) (?:\w+ )?(?:colleagues?|predecessors?|ministers|people here|officials))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Wording:
    """A phrase that somebody uses for a stand: who, in which utterance, when, and the concepts it is recognised by."""

    speaker: str
    utterance: str
    span: Span
    when: DateRange
    issues: tuple[str, ...]
    told: str
    terms: frozenset[str]
    demanded: bool = False
    """Whether it is a stand by itself, whatever else the docket tells."""


def find_positions(docket: DocketExport, originals: Mapping[str, str]) -> tuple[Position, ...]:
    """Positions by id. `originals` gives for each copy the report it copies: a copy says nothing of its own."""
    documents = {d.id: d for d in docket.documents}
    voices = Voices(docket)
    people = frozenset(concept(word) for a in docket.actors if a.kind == "person" for word in words(a.name))
    own = _own_voices(docket.statements)
    spoken = [
        replace(w, speaker=voices.of(s, w.span))
        for s in own
        if s.speaker
        for w in _wordings(documents[s.document], s, people)
    ]
    spoken += _narrated(docket, voices, {w.span for w in spoken}, people)
    spoken = _unshortened(list(_outermost(w for w in spoken if w.span.document not in originals)))
    spoken = [w for w in spoken if not _recalled(w, spoken, documents)]
    found: dict[str, Position] = {}
    for issue, group in _issues(spoken, voices):
        for wording in group:
            position = Position(
                actor=voices.holder(wording.speaker),
                issue=issue,
                wording=" ".join(wording.span.text.split()),
                when=wording.when,
                evidence=(wording.span,),
            )
            found[position.id] = position
    return tuple(found[key] for key in sorted(found))


def _own_voices(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements, those of "some of us" as those of whoever tells of them."""
    known = {s.id: s for s in statements}
    for statement in sorted(known.values(), key=lambda s: (s.parent is None, s.id)):  # whoever is quoted first
        above = known.get(statement.parent or "")
        if above and reads(above):
            continue
        ours = above and statement.source and US.search(statement.source.text)
        yield replace(statement, speaker=above.speaker) if above and ours else statement


def _said(statement: Statement, document: Document) -> DateRange:
    """When it was said; not after the report, where nothing else is told."""
    if statement.said.known:
        return statement.said
    return DateRange(document.published.earliest, document.published.latest)


def _wordings(document: Document, statement: Statement, people: frozenset[str]) -> Iterator[Wording]:
    """The phrases of a statement; names of people are no issues."""
    for found in phrases(document, statement):
        part = next(p for p in statement.content if p.covers(found.span))
        yield Wording(
            speaker=statement.speaker or "",
            utterance=statement.id,
            span=found.span,
            when=_said(statement, document),
            issues=statement.issues,
            told=_told(statement),
            terms=telling(concepts_in(f"{found.span.text} {part.text}")) - people,
            demanded=found.own,
        )


def _outermost(spoken: Iterable[Wording]) -> Iterator[Wording]:
    """The wordings without those that are part of a longer one."""
    kept: dict[str, list[Span]] = defaultdict(list)
    for wording in sorted(spoken, key=lambda w: (w.span.start - w.span.end, w.span)):
        if not any(span.covers(wording.span) for span in kept[wording.span.document]):
            kept[wording.span.document].append(wording.span)
            yield wording


def _unshortened(spoken: list[Wording]) -> list[Wording]:
    """The wordings without those that only repeat a part of what another document has whole; an article is no part."""
    said = [(w, f" {' '.join(words(w.span.text))} ", _bare(w.span.text)) for w in spoken]
    return [
        wording for wording, text, bare in said if not any(text in whole and bare != other for _, whole, other in said)
    ]


def _recalled(wording: Wording, spoken: Iterable[Wording], documents: Mapping[str, Document]) -> bool:
    """Whether a report only recalls what was said before: "for which he once asked"."""
    text = documents[wording.span.document].text
    start, _ = sentence_bounds(text, wording.span.start)
    return bool(FORMER.search(text, start, wording.span.start)) and any(
        other.span.document != wording.span.document and words(other.span.text) == words(wording.span.text)
        for other in spoken
    )


def _bare(text: str) -> list[str]:
    """The words of a phrase without the article it begins with."""
    said = words(text)
    return said[1:] if said[:1] and said[0] in ("a", "an", "the") else said


def _narrated(docket: DocketExport, voices: Voices, spoken: set[Span], people: frozenset[str]) -> Iterator[Wording]:
    """Phrases that a report quotes in its own words, by the actor it speaks of."""
    spans = [c for s in docket.statements for c in s.content] + sorted(spoken)
    inside: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        inside[span.document].append(span)
    for document in docket.documents:
        for match in QUOTED.finditer(document.text):
            span = phrase(document, match.start("words"), match.end("words"))
            named = voices.spoken_of(span)
            if named and is_phrase(span) and not any(c.touches(span) for c in inside[document.id]):
                start, end = sentence_bounds(document.text, span.start)
                yield Wording(
                    speaker=named,
                    utterance=f"{document.id}:{start}",
                    span=span,
                    when=DateRange(document.published.earliest, document.published.latest),
                    issues=(),
                    told=document.text[start:end],
                    terms=telling(concepts_in(span.text)) - people,
                    demanded=wanted(document, span.start, span.end),
                )


def _issues(spoken: list[Wording], voices: Voices) -> Iterator[tuple[str, list[Wording]]]:
    """Wordings of each side by issue, and its name. What one utterance says once, and nobody else, is left out,
    unless somebody asks or offers it in words that are quoted."""
    spoken = [w for w in spoken if w.demanded or not w.span.text.startswith("to ")]
    groups = [group for side in _by_side(spoken, voices).values() for group in _connected(side)]
    uses = _uses(spoken)
    forms = _most_often(Counter(word for wording in spoken for word in words(wording.told)))
    for group in groups:
        term = min({t for w in group for t in w.terms}, key=lambda t: (-uses[t], t), default="")
        if any(wording.demanded for wording in group):
            yield _name(group, term, forms), group


def _uses(spoken: Iterable[Wording]) -> Counter[str]:
    """How many utterances have each telling word."""
    said = {(w.utterance, term) for w in spoken for term in w.terms}
    return Counter(term for _, term in said)


def _by_side(spoken: Iterable[Wording], voices: Voices) -> dict[str, list[Wording]]:
    found: dict[str, list[Wording]] = defaultdict(list)
    for wording in spoken:
        found[voices.side(wording.speaker)].append(wording)
    return found


def _connected(wordings: list[Wording]) -> list[list[Wording]]:
    """Wordings that hang together by telling words that they, or their sentences, share."""
    told = [wording for wording in wordings if wording.terms]
    links = ((min(wording.terms), term) for wording in told for term in wording.terms)
    home = {term: group[0] for group in connected(links) for term in group}
    groups: dict[str, list[Wording]] = defaultdict(list)
    for wording in told:
        groups[home[min(wording.terms)]].append(wording)
    return list(groups.values())


def _most_often(forms: Mapping[str, int]) -> dict[str, str]:
    """By concept, the word that is most often written for it."""
    found: dict[str, str] = {}
    for form in sorted(forms, key=lambda form: (-forms[form], form)):
        found.setdefault(concept(form), form)
    return found


def _name(group: list[Wording], term: str, forms: Mapping[str, str]) -> str:
    """An assigned issue that most of the utterances have, else the word that most in the docket share, as it is most
    often written."""
    assigned = Counter(issue for w in group for issue in w.issues)
    if assigned and max(assigned.values()) * 2 >= len(group):
        return min(assigned, key=lambda issue: (-assigned[issue], issue))
    return forms.get(term, term)


def _told(statement: Statement) -> str:
    return " ".join(span.text for span in statement.content)


@dataclass(frozen=True)
class Change:
    """An actor's next wording on an issue, the one before it, and what is another word in it."""

    before: Position
    after: Position
    difference: str


def changes(positions: Iterable[Position], same: Mapping[str, str]) -> tuple[Change, ...]:
    """Where a wording changes, by day. `same` gives one id for all records of an actor."""
    courses: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in sorted(positions, key=lambda p: (p.when.sort_key(), p.id)):
        courses[same.get(position.actor, position.actor), position.issue].append(position)
    return tuple(
        Change(before, after, difference(before.wording, after.wording))
        for course in courses.values()
        for before, after in pairwise(course)
        if words(before.wording) != words(after.wording) and before.when.before(after.when) is Answer.YES
    )


def difference(before: str, after: str) -> str:
    """Both wordings in one line: [-left out-] and {+put in+}."""
    ours, theirs = before.split(), after.split()
    pieces: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(" ".join(ours[a:b]))
            continue
        pieces += [f"[-{' '.join(ours[a:b])}-]"] if b > a else []
        pieces += [f"{{+{' '.join(theirs[c:d])}+}}"] if d > c else []
    return " ".join(pieces)
