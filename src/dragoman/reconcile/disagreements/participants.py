"""Who took part: one report has somebody there, another says that he stayed away."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from dragoman.reconcile.disagreements.case import Case, between_marks, disagreement
from dragoman.reconcile.disagreements.names import either, named_states, names_of, states_of
from dragoman.reconcile.disagreements.sentences import paragraph_of, sentence_at, trimmed
from dragoman.reconcile.disagreements.settings import FIRST, LAST, Setting, setting_around
from dragoman.reconcile.words import concepts_in, telling, words
from dragoman.record.dates import Answer
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement
from dragoman.vocabulary.countries import countries
from dragoman.vocabulary.disagreeing import disagreeing_words

ATTRIBUTION = re.compile(r",[\"”]? [^,]{3,80} (?:said|says|told [^,]+|recalled|added|reported|noted)\.?$")
"""Who tells it at the end of a sentence was not therefore there."""

ON = re.compile(r"[^,;.\n]*?(?=[,;.\n]| and )")
"""The rest of a clause."""

ITS = re.compile(r"(?:Its|His|Her|Their|He|She|It|They)\b")
JOINING = re.compile(r", (?:and|but|while|though|for|since|because|as) ")

RELATED = 0.1
"""Likeness of the two settings from which on they are of one occasion."""

SHARED, SHARED_LATER = 2, 3
"""Telling words that the two settings share; more where who was there is told after who was not."""

BEFORE = 45
"""Characters before the words of absence in which the one who was absent is named."""


@dataclass(frozen=True)
class Named:
    """Somebody named in words that tell of his presence or absence, and the sentence."""

    who: str
    sentence: Span
    setting: Setting


def participant_disagreements(case: Case) -> Iterator[Disagreement]:
    """Parties said to have been there and to have stayed away."""
    reader = _Reader(case)
    absences = [found for document in case.docket.documents for found in reader.absent(document)]
    present: dict[str, list[Named]] = defaultdict(list)
    for document in case.docket.documents if absences else ():
        for found in reader.present(document):
            present[found.who].append(found)
    for absent in absences:
        if match := _likest(case, absent, present[absent.who]):
            yield _finding(absent, match, present[absent.who])
    yield from _of_the_sole(case, reader)


def _of_the_sole(case: Case, reader: _Reader) -> Iterator[Disagreement]:
    """Where one report has a single observer there, and another two or more by name, the one among them."""
    soles = [found for document in case.docket.documents for found in reader.sole(document)]
    present = [p for document in case.docket.documents for p in reader.present(document)] if soles else []
    for named, role, absent in soles:
        of_role = [p for p in present if re.search(rf"\b{role}s\b", p.sentence.text, re.IGNORECASE)]
        together = {p.sentence for p in of_role if p.who in named}
        others = [p for p in of_role if p.sentence in together and p.who not in named]
        for who in sorted({p.who for p in others}):
            if match := _likest(case, absent, [p for p in others if p.who == who]):
                yield _finding(replace(absent, who=who), match, others)


class _Reader:
    """Finds who is named in the reports of a docket."""

    def __init__(self, case: Case) -> None:
        self._case = case

    @cached_property
    def _known(self) -> dict[str, str]:
        return dict(names_of(self._case.docket.actors))

    @cached_property
    def _states(self) -> dict[str, str]:
        return states_of(self._case.docket.actors, self._known)

    @cached_property
    def _names(self) -> re.Pattern[str]:
        return either(self._known)

    def absent(self, document: Document) -> Iterator[Named]:
        """Whoever is named last before the words of absence, or right behind "without"."""
        for told in disagreeing_words().absent.finditer(document.text):
            sentence = sentence_at(document, told.start())
            if named := self._named_before(document, sentence, told):
                start = _clause_start(document.text, sentence.start, min(named.start(), told.start()))
                clause = trimmed(document, max(start, sentence.start), told.end()) or sentence
                yield Named(self._known[named.group()], clause, setting_around(self._case, document, sentence))
        yield from self._left_out(document)

    def _named_before(self, document: Document, sentence: Span, told: re.Match[str]) -> re.Match[str] | None:
        """The last name shortly before; where the sentence only says "its envoy", the first of the one before."""
        text, start = document.text, max(sentence.start, told.start() - BEFORE)
        if named := list(self._names.finditer(text, start, told.start() + 1)):
            return named[-1]
        paragraph = paragraph_of(document, sentence.start)
        if not ITS.match(text, sentence.start) or sentence.start <= paragraph.start:
            return None
        return self._names.search(text, sentence_at(document, sentence.start - 1).start, sentence.start)

    def _left_out(self, document: Document) -> Iterator[Named]:
        for told in disagreeing_words().without.finditer(document.text):
            behind = re.compile(r"\s+(?:(?:the|any|an?|its|their) )?").match(document.text, told.end())
            named = self._names.match(document.text, behind.end()) if behind else None
            if named and _stands_for_who_came(document.text, named.end()):
                sentence = sentence_at(document, told.start())
                yield Named(self._known[named.group()], sentence, setting_around(self._case, document, sentence))

    def present(self, document: Document) -> Iterator[Named]:
        """Everybody named in a sentence that tells who took part, people with the states that they are of."""
        known = disagreeing_words()
        for sentence in dict.fromkeys(sentence_at(document, m.start()) for m in known.present.finditer(document.text)):
            if known.absent.search(sentence.text):
                continue
            told = ATTRIBUTION.sub("", sentence.text)
            named = {self._known[m.group()] for m in self._names.finditer(told)}
            for who in sorted(named | {self._states[name] for name in named if name in self._states}):
                yield Named(who, sentence, setting_around(self._case, document, sentence))

    def sole(self, document: Document) -> Iterator[tuple[frozenset[str], str, Named]]:
        """Sentences that have but one observer there: those named in it, his role, and the sentence."""
        for told in _one_of_a_role().finditer(document.text):
            sentence = sentence_at(document, told.start())
            named = frozenset(self._known[m.group()] for m in self._names.finditer(sentence.text))
            if named and disagreeing_words().present.search(sentence.text):
                yield named, told["role"].lower(), Named("", sentence, setting_around(self._case, document, sentence))


@cache
def _one_of_a_role() -> re.Pattern[str]:
    roles = "|".join(sorted(disagreeing_words().roles))
    return re.compile(
        rf"{disagreeing_words().sole.pattern} (?:of (?:the|them)\b.{{0,20}})?(?:\w+ )?(?P<role>{roles})\b",
        re.IGNORECASE,
    )


def _stands_for_who_came(text: str, at: int) -> bool:
    """Whether a name is no attribute of a thing: a mark follows, or who was sent."""
    return not text[at : at + 1].strip(" ") or bool(disagreeing_words().sent.match(text, at)) or text[at] in ".,;:"


def _clause_start(text: str, start: int, end: int) -> int:
    """Where the part of the sentence begins that leads up to an offset: behind a semicolon or a conjunction, else at
    its start."""
    return max([start, text.rfind(";", start, end) + 1, *(m.end() for m in JOINING.finditer(text, start, end))])


def _likest(case: Case, absent: Named, present: list[Named]) -> Named | None:
    """The sentence of another source that has him there: one that tells of what the other tells of, too, and is most
    like it."""
    ours, told = absent.setting, _told_around(case, absent.sentence)
    fitting = [p for p in present if _comparable(case, absent, p, told)]
    return max(
        fitting,
        key=lambda p: (
            not told.isdisjoint(case.told_in(p.sentence)),
            len(ours.shared(p.setting)),
            ours.alike(p.setting),
            p.sentence,
        ),
        default=None,
    )


def _told_around(case: Case, clause: Span) -> frozenset[int]:
    """What is told of in the whole sentence of a clause."""
    return case.told_in(sentence_at(case.documents[clause.document], clause.start))


def _comparable(case: Case, absent: Named, found: Named, told: frozenset[int]) -> bool:
    """Whether another source may speak of the same occasion; `told` is what happened in the words of absence."""
    if case.source(absent.sentence.document) == case.source(found.sentence.document):
        return False
    ours, theirs = absent.setting, found.setting
    if not told.isdisjoint(case.told_in(found.sentence)):
        return not ours.apart(theirs)
    sure = ours.marks(theirs) + _same_role(case, absent, found)
    if ours.apart(theirs) or (ours.alike(theirs) < RELATED and sure < SHARED):
        return False
    if case.published(found.sentence.document).after(case.published(absent.sentence.document)) is Answer.YES:
        return len(ours.shared(theirs)) >= SHARED_LATER
    telling, rows = len(ours.shared(theirs)), sure + (absent.who not in countries())
    frequent = len((ours.sentence & theirs.sentence) - named_states()) > SHARED
    around = telling > 0 and len((ours.terms & theirs.terms) - named_states()) > SHARED
    return telling + rows >= SHARED or frequent or around


def _same_role(case: Case, absent: Named, found: Named) -> bool:
    """Whether both speak of somebody by the same role ("the envoy"), and the other report has all the words that tell
    what he missed."""
    roles = disagreeing_words().roles
    same = roles & set(words(absent.sentence.text)) & set(words(found.sentence.text))
    text = case.documents[absent.sentence.document].text
    further = ON.match(text, absent.sentence.end)
    clause = text[absent.sentence.start : further.end() if further else absent.sentence.end]
    missed = FIRST.sub(" ", LAST.sub(" ", disagreeing_words().absent.sub(" ", clause)))
    told = concepts_in(case.documents[found.sentence.document].text)
    return bool(same) and frozenset(t for t in telling(concepts_in(missed)) if ":" not in t) <= told


def _finding(absent: Named, found: Named, present: list[Named]) -> Disagreement:
    same = [p.sentence for p in present if p.setting.terms == found.setting.terms]
    name = countries()[absent.who].name if absent.who in countries() else absent.who
    sides = [(f"{name} took part", [found.sentence, *same]), (f"{name} stayed away", [absent.sentence])]
    return disagreement(f"whether {name} took part in {between_marks(found.sentence.text)}", "participants", sides)
