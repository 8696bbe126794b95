"""One text read in two ways: whoever holds it quotes other words from it than the other side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from dragoman.reconcile.disagreements.case import Case, disagreement
from dragoman.reconcile.disagreements.names import Naming
from dragoman.reconcile.disagreements.sentences import paragraph_of, sentence_at, trimmed
from dragoman.reconcile.disagreements.settings import Setting, setting_around
from dragoman.reconcile.disagreements.texts import kinds_in
from dragoman.reconcile.words import concepts_in, words
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement
from dragoman.vocabulary.disagreeing import disagreeing_words

QUOTED = re.compile(r"[\"“](?P<words>[^\"“”\n]{4,160})[\"”]")
BETWEEN = 200
"""Characters between two readings of a text."""

CLAUSE = re.compile(r"[;:]|, (?:and|but|while|whereas|though)\b|(?<=[.!?]) ")
WORD = re.compile(r"[A-Z]\w+")
TURN = re.compile(r"\b(?:the former|the latter|one side|the other|the first|the second)\b", re.IGNORECASE)
LONGEST = 16
"""Words of a phrase that is quoted from a text."""

SIDES = 2
"""Parties that two sentences share where they are of one text."""


@dataclass(frozen=True)
class Reading:
    """A phrase quoted from a text: the clause up to it, who reads it so, and the kinds of texts named there."""

    phrase: str
    clause: Span
    readers: frozenset[str]
    kinds: frozenset[int]
    setting: Setting


def reading_disagreements(case: Case) -> Iterator[Disagreement]:
    """Phrases that two sides read out of one text, in one report, or in two as if they were the same."""
    naming = Naming(case.docket)
    by_kind: dict[int, list[Reading]] = defaultdict(list)
    for document in case.docket.documents:
        quoted = list(_readings(case, naming, document))
        for one, other in pairwise(quoted):
            if _side_by_side(document, one, other):
                yield _finding(one, other)
        for reading in quoted:
            for kind in sorted(_kinds_before(reading)):
                by_kind[kind].append(reading)
    for readings in by_kind.values():
        yield from (_finding(one, other) for one, other in combinations(readings, 2) if _of_one_text(case, one, other))


def _readings(case: Case, naming: Naming, document: Document) -> Iterator[Reading]:
    """Every phrase in quotation marks, with what leads up to it."""
    last = 0
    for found in QUOTED.finditer(document.text):
        if len(words(found["words"])) > LONGEST:
            continue
        sentence = sentence_at(document, found.start())
        breaks = [m.end() for m in CLAUSE.finditer(document.text, max(sentence.start, last), found.start())]
        clause = trimmed(document, max([sentence.start, last, *breaks]), found.end()) or sentence
        readers = _readers(naming, clause.text[: max(0, found.start() - clause.start)])
        paragraph = document.text[paragraph_of(document, found.start()).start : found.start()]
        setting = setting_around(case, document, sentence)
        yield Reading(found["words"].rstrip(" ,.;"), clause, readers, kinds_in(paragraph), setting)
        last = found.end()


def _readers(naming: Naming, text: str) -> frozenset[str]:
    """Who reads the text so, or in which language it says so; "the former", "the latter" where nobody is named."""
    tongues = frozenset(word for word in WORD.findall(text) if word in disagreeing_words().languages)
    turns = frozenset(found.lower() for found in TURN.findall(text))
    return tongues or naming.named_in(text) or turns


def _side_by_side(document: Document, one: Reading, other: Reading) -> bool:
    """Whether another side reads the text so right behind, in the same paragraph."""
    between = document.text[one.clause.end : other.clause.start]
    if len(between) > BETWEEN or "\n\n" in between or not one.kinds & other.kinds or _same(one, other):
        return False
    if not (one.readers and other.readers) or one.readers & other.readers:
        return False
    known = disagreeing_words()
    reads = [bool(known.reading.search(_before(r))) for r in (one, other)]
    says = [bool(known.saying.search(_before(r))) for r in (one, other)]
    in_two_tongues = (one.readers | other.readers) <= known.languages
    return (any(reads) or in_two_tongues) and all(r or s for r, s in zip(reads, says, strict=True))


def _before(reading: Reading) -> str:
    """The clause without the phrase."""
    return QUOTED.sub(" ", reading.clause.text)


def _same(one: Reading, other: Reading) -> bool:
    """Whether the one is the other, or a part of it."""
    ours, theirs = " ".join(words(one.phrase)), " ".join(words(other.phrase))
    return ours in theirs or theirs in ours


def _kinds_before(reading: Reading) -> frozenset[int]:
    """Kinds of texts that the clause itself names ahead of what it quotes from one."""
    before = _before(reading)
    cue = disagreeing_words().saying.search(before) or disagreeing_words().reading.search(before)
    return kinds_in(before) if cue else frozenset()


def _of_one_text(case: Case, one: Reading, other: Reading) -> bool:
    """Whether two independent reports quote one text of the same parties in words that are alike, and not the same."""
    if case.source(one.clause.document) == case.source(other.clause.document) or _same(one, other):
        return False
    if len(one.readers & other.readers) < SIDES or one.setting.apart(other.setting):
        return False
    return bool(_telling(one.phrase) & _telling(other.phrase)) and _telling(one.phrase) != _telling(other.phrase)


@cache
def _telling(phrase: str) -> frozenset[str]:
    return concepts_in(phrase)


def _finding(one: Reading, other: Reading) -> Disagreement:
    topic = f"what the text says: “{one.phrase}” or “{other.phrase}”"
    return disagreement(topic, "wording", [(r.phrase, [r.clause]) for r in (one, other)])
