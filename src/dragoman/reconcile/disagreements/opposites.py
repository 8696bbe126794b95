"""What one report tells as done, and another its opposite of the same day: accepted and turned down, arrived and sent
back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.reconcile.disagreements.case import Case, disagreement, whether
from dragoman.reconcile.disagreements.names import Naming, named_states
from dragoman.reconcile.disagreements.sentences import only_planned, sentences_in
from dragoman.reconcile.disagreements.settings import Setting, setting_around
from dragoman.reconcile.disagreements.texts import text_concepts
from dragoman.reconcile.words import concept, concepts_in, telling
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement
from dragoman.vocabulary.disagreeing import disagreeing_words

UNSURE = re.compile(r"\b(?:not|never|n['’]t|no|nor|neither|nobody|if|unless|whether|until|would|could|should)\b|\?")
"""What is denied, asked or only thought of is no deed to set beside its opposite."""

MOST = 200
"""Sentences of one deed, beyond which these tell nothing."""


@dataclass(frozen=True)
class _Deed:
    """A sentence that tells of a deed as done: which, by whom or of whom, and what stands around."""

    span: Span
    act: str
    parties: frozenset[str]
    setting: Setting


def opposite_disagreements(case: Case) -> Iterator[Disagreement]:
    """Sentences of independent reports that tell opposite deeds of one party, one thing and one day."""
    naming = Naming(case.docket)
    told: dict[str, list[_Deed]] = defaultdict(list)
    for document in case.docket.documents:
        for deed in _deeds(case, naming, document):
            told[deed.act].append(deed)
    seen: set[tuple[Span, Span]] = set()
    for one, other in ((a, b) for act, against in _pairs() for a in told[act][:MOST] for b in told[against][:MOST]):
        sides = (min(one.span, other.span), max(one.span, other.span))
        if sides not in seen and _of_one_thing(case, one, other):
            seen.add(sides)
            claims = [(d.span.text, [d.span]) for d in (one, other)]
            yield disagreement(whether(one.span.text), "outcome", claims)


def _deeds(case: Case, naming: Naming, document: Document) -> Iterator[_Deed]:
    for span in sentences_in(document, document.span(0, len(document.text))):
        if document.part_at(span.end - 1) != "body" or UNSURE.search(span.text) or only_planned(span.text):
            continue
        acts = concepts_in(span.text) & _acts()
        if len(acts) == 1:
            setting = setting_around(case, document, span)
            yield _Deed(span, next(iter(acts)), naming.named_in(span.text), setting)


def _of_one_thing(case: Case, one: _Deed, other: _Deed) -> bool:
    if case.source(one.span.document) == case.source(other.span.document) or one.setting.apart(other.setting):
        return False
    if not one.setting.same_day(other.setting):
        return False
    both = (one.setting.sentence & other.setting.sentence) - _acts() - named_states()
    others = one.parties and other.parties and one.parties.isdisjoint(other.parties)
    return not others and bool(telling(both) | both & text_concepts())


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """Deeds as concepts, each with one that undoes it."""
    lines = disagreeing_words().opposites
    return tuple(
        (concept(a), concept(b)) for ours, theirs in lines for a in ours for b in theirs if concept(a) != concept(b)
    )


@cache
def _acts() -> frozenset[str]:
    return frozenset(act for pair in _pairs() for act in pair)
