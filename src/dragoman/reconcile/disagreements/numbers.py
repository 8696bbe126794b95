"""Unlike numbers of one thing in sentences about it: no event record and no join is needed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import combinations

from dragoman.reconcile.disagreements.case import Case, between_marks, disagreement
from dragoman.reconcile.disagreements.names import Naming, named_states
from dragoman.reconcile.disagreements.sentences import paragraph_of, sentence_at
from dragoman.reconcile.disagreements.settings import Setting, setting_around
from dragoman.reconcile.disagreements.steps import other_step
from dragoman.reconcile.disagreements.texts import kinds_in
from dragoman.reconcile.pairs import WEEK, days_between
from dragoman.reconcile.quantities import Quantity, money, quantities
from dragoman.reconcile.words import concept, concepts_in, figure_of, telling, words
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement
from dragoman.vocabulary.comparing import comparing_words
from dragoman.vocabulary.disagreeing import disagreeing_words

SHARED = 2
"""Telling words that two sentences share where their numbers are of one thing."""

MARKS = 2
"""Marks of one occasion, such as its day and place, from which on no word tells two steps apart."""

COMMON = 3
"""Words that any report may have, of which so many together tell something."""

MOST = 200
"""Numbers that share unit and word, beyond which the word tells nothing."""

OWNER = re.compile(r"(?P<owner>[\w-]+)['’]s (?:[\w-]+ ){0,2}$")
HIS = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b")
REACH = 40


@dataclass(frozen=True)
class Told:
    """A number in its sentence, and those whose thing it is."""

    quantity: Quantity
    sentence: Span
    setting: Setting
    owners: frozenset[str]
    kinds: frozenset[int]
    alone: bool
    """Whether the sentence gives no other number of the same."""

    @cached_property
    def terms(self) -> frozenset[str]:
        """Telling words of the sentence, without what is counted."""
        return telling(self.setting.sentence - {self.quantity.unit} - concepts_in(self.quantity.span.text))


def number_disagreements(case: Case) -> Iterator[Disagreement]:
    """Numbers that belong to a thing once made, and numbers of what happened at one time."""
    naming = Naming(case.docket)
    told = [one for document in case.docket.documents for one in _told_in(case, naming, document)]
    for one, other in _pairs([t for t in told if _may_be_compared(t)]):
        if _differ(case, one, other):
            sides: list[tuple[str, list[Span]]] = [(t.quantity.value, [t.quantity.span]) for t in (one, other)]
            kind = "amount" if one.quantity.measured else "count"
            yield disagreement(f"numbers in {between_marks(one.sentence.text)}", kind, sides)  # type: ignore[arg-type]


def _may_be_compared(told: Told) -> bool:
    """Whether it is no length of time, or tells how long something lasted."""
    if told.quantity.unit in _times() - _fixed():
        before = told.sentence.text[: told.quantity.span.start - told.sentence.start]
        return bool(disagreeing_words().lasting.search(before[-REACH:]))
    return True


def _pairs(told: Iterable[Told]) -> Iterator[tuple[Told, Told]]:
    """Numbers of one unit that share a word of their sentences, or whose thing they are."""
    groups: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in told:
        for key in sorted(one.owners if _is_fixed(one) else one.terms | one.owners):
            groups[_in_minutes(one.quantity).unit, key].append(one)
    found = {
        (a.quantity.span, b.quantity.span): (a, b)
        for g in groups.values()
        if len(g) <= MOST
        for a, b in combinations(g, 2)
    }
    yield from found.values()


def _is_fixed(told: Told) -> bool:
    return told.quantity.unit in _fixed()


@cache
def _fixed() -> frozenset[str]:
    return frozenset(map(concept, disagreeing_words().fixed))


@cache
def _times() -> frozenset[str]:
    return frozenset(map(concept, comparing_words().of_time))


def _differ(case: Case, one: Told, other: Told) -> bool:
    """Whether independent reports give one thing numbers that cannot both be."""
    ours, theirs = _in_minutes(one.quantity), _in_minutes(other.quantity)
    if (
        not ours.differs(theirs)
        or ours.far_from(theirs)
        or case.source(ours.span.document) == case.source(theirs.span.document)
    ):
        return False
    sure = one.setting.marks(other.setting) >= MARKS or (_is_given(one) and _is_given(other))
    steps = not sure and other_step(one.setting.sentence, other.setting.sentence)
    if steps or one.setting.apart(other.setting):
        return False
    if ours.kind and theirs.kind and not ours.kind & theirs.kind:
        return False
    if _has_both(one, other) or _has_both(other, one) or _part_paid(one, other) or _part_paid(other, one):
        return False
    if _is_fixed(one):
        return bool(one.owners & other.owners and one.kinds & other.kinds)
    now = disagreeing_words().for_now
    progress = now.search(one.sentence.text) or now.search(other.sentence.text)
    alone = one.alone and other.alone
    named = bool(telling((ours.topic & theirs.topic) - {ours.unit}))
    return not progress and (alone or named) and _shared(one, other) >= SHARED and _of_one_time(case, one, other)


def _part_paid(one: Told, other: Told) -> bool:
    """Whether the one is paid out of what the other promised."""
    fits = one.quantity.unit in money() and one.quantity.low <= other.quantity.high
    return fits and _is_paid(one) is True and _is_paid(other) is False


def _is_paid(told: Told) -> bool | None:
    """Whether the last verb of giving before a sum tells of a payment, or of a promise; None where none is there."""
    before = told.sentence.text[: told.quantity.span.start - told.sentence.start]
    paid = max((m.start() for m in disagreeing_words().paying.finditer(before)), default=-1)
    promised = max((m.start() for m in disagreeing_words().promising.finditer(before)), default=-1)
    return None if paid == promised else paid > promised


def _has_both(one: Told, other: Told) -> bool:
    """Whether a sentence gives the other number too, of something beside: "four from one, and two from another"."""
    numbers = {figure for word in words(one.sentence.text) if (figure := figure_of(word)) is not None}
    return other.quantity.low == other.quantity.high and other.quantity.low in numbers


def _shared(one: Told, other: Told) -> int:
    """How much tells that two sentences are of one thing: words, what is counted off, and two parties or more."""
    marks = one.setting.marks(other.setting)
    words_and_rows = len(one.terms & other.terms) + marks
    common = (one.setting.sentence & other.setting.sentence) - one.terms - named_states()
    parties, frequent = len(one.owners & other.owners), len(common) >= COMMON
    of_a_row = one.quantity.unit in map(concept, comparing_words().counted_off)
    around = len(one.setting.shared(other.setting) - {one.quantity.unit}) > len(one.terms & other.terms) + 1
    given = _is_given(one) and _is_given(other) and parties > 0 and words_and_rows > 0
    placed = parties > 0 and (marks > 0 or (frequent and of_a_row))
    return words_and_rows + (parties > 1) + frequent + around + placed + given


def _is_given(told: Told) -> bool:
    """Whether it is a sum that somebody gives, promises or owes, which is what it is on whatever day it is told."""
    return told.quantity.unit in money() and bool(disagreeing_words().giving.search(told.sentence.text))


def _in_minutes(quantity: Quantity) -> Quantity:
    """Lengths of time in one unit."""
    if quantity.unit != concept("hour"):
        return quantity
    return replace(quantity, low=quantity.low * 60, high=quantity.high * 60, unit=concept("minute"))


def _of_one_time(case: Case, one: Told, other: Told) -> bool:
    """Whether both name one time, or came out within days of each other."""
    if _is_given(one) and _is_given(other):
        return bool(one.terms & other.terms) or one.setting.marks(other.setting) > 0
    if one.setting.times and other.setting.times:
        return any(days_between(a, b) == 0 for a in one.setting.times for b in other.setting.times)
    ours, theirs = (case.published(t.sentence.document) for t in (one, other))
    soon = ours.known and theirs.known and days_between(ours, theirs) <= WEEK
    return soon or (_is_over(one) and _is_over(other) and _shared(one, other) > SHARED)


def _is_over(told: Told) -> bool:
    """Whether a sentence tells what happened, and not how things stand: that does not change with time."""
    known = disagreeing_words()
    return bool(known.happened.search(told.sentence.text)) and not known.stands.search(told.sentence.text)


def _told_in(case: Case, naming: Naming, document: Document) -> Iterator[Told]:
    found = quantities(document, lengths=True)
    often = Counter((q.sentence, q.unit) for q in found)
    for quantity in found:
        yield _told(case, naming, document, quantity, alone=often[quantity.sentence, quantity.unit] == 1)


def _told(case: Case, naming: Naming, document: Document, quantity: Quantity, *, alone: bool) -> Told:
    sentence = sentence_at(document, quantity.span.start)
    setting = setting_around(case, document, sentence)
    return Told(
        quantity, sentence, setting, _owners(naming, document, sentence, quantity), _kinds(document, sentence), alone
    )


def _owners(naming: Naming, document: Document, sentence: Span, quantity: Quantity) -> frozenset[str]:
    """Whose thing it may be: whoever stands before it with an 's, else all who are named in the sentence, or before it
    where that only says "his"."""
    before = document.text[sentence.start : quantity.span.start]
    if owner := OWNER.search(before):
        return naming.named_in(owner["owner"]) or frozenset({concept(owner["owner"].lower())})
    named = naming.named_in(sentence.text) | {concept(m["owner"].lower()) for m in _whose().finditer(sentence.text)}
    paragraph = paragraph_of(document, sentence.start)
    if HIS.search(before) and sentence.start > paragraph.start:
        named |= naming.named_in(sentence_at(document, sentence.start - 1).text)
    return named


@cache
def _whose() -> re.Pattern[str]:
    """Whose a text is: "the mediator's draft"."""
    texts = "|".join(sorted(disagreeing_words().texts))
    return re.compile(rf"(?P<owner>[\w-]+)['’]s (?:[\w-]+ ){{0,2}}?(?:{texts})\b", re.IGNORECASE)


def _kinds(document: Document, sentence: Span) -> frozenset[int]:
    """Kinds of texts that the sentence names, else those that its paragraph or the one before names."""
    paragraph = paragraph_of(document, sentence.start)
    before = paragraph_of(document, max(0, paragraph.start - 3))
    return kinds_in(sentence.text) or kinds_in(paragraph.text) | kinds_in(before.text)
