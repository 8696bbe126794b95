"""How talks ended, as two reports tell it of one occasion: no event record and no join is needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.reconcile.disagreements.case import Case, between_marks, disagreement
from dragoman.reconcile.disagreements.names import Naming
from dragoman.reconcile.disagreements.sentences import sentence_at
from dragoman.reconcile.disagreements.settings import Setting, setting_around
from dragoman.reconcile.pairs import WEEK, days_between
from dragoman.reconcile.words import telling
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement
from dragoman.vocabulary.disagreeing import disagreeing_words

SHARED = 2
"""What two sentences share that tell of one occasion: telling words, a row of meetings, two parties or more."""


@dataclass(frozen=True)
class _Ending:
    """A sentence that tells how talks ended."""

    sentence: Span
    setting: Setting
    parties: frozenset[str]


def ending_disagreements(case: Case) -> Iterator[Disagreement]:
    """Talks that one report has come to something, and another to nothing."""
    naming = Naming(case.docket)
    good: list[_Ending] = []
    bad: list[_Ending] = []
    for document in case.docket.documents:
        for sentence, came_to_something in _endings(document):
            parties = naming.named_in(sentence.text)
            ending = _Ending(sentence, setting_around(case, document, sentence), parties)
            (good if came_to_something else bad).append(ending)
    by_word: dict[str, list[_Ending]] = defaultdict(list)
    for ending in bad:
        for word in telling(ending.setting.sentence):
            by_word[word].append(ending)
    near = {
        (a.sentence, b.sentence): (a, b) for a in good for word in a.setting.sentence for b in by_word.get(word, ())
    }
    for one, other in near.values():
        if _of_one_occasion(case, one, other):
            claims = [(e.sentence.text, [e.sentence]) for e in (one, other)]
            yield disagreement(f"outcome of {between_marks(one.sentence.text)}", "outcome", claims)


def _endings(document: Document) -> Iterator[tuple[Span, bool]]:
    """Sentences that tell of an ending of one kind, and whether it came to something."""
    known = disagreeing_words()
    marks = [*known.came_to_something.finditer(document.text), *known.came_to_nothing.finditer(document.text)]
    for sentence in dict.fromkeys(sentence_at(document, mark.start()) for mark in marks):
        something, nothing = known.came_to_something.search(sentence.text), known.came_to_nothing.search(sentence.text)
        if bool(something) != bool(nothing) and document.part_at(sentence.start) == "body":
            yield sentence, bool(something)


def _of_one_occasion(case: Case, one: _Ending, other: _Ending) -> bool:
    ours, theirs = one.sentence.document, other.sentence.document
    if case.source(ours) == case.source(theirs) or one.setting.apart(other.setting):
        return False
    published = case.published(ours), case.published(theirs)
    if one.setting.days and other.setting.days:
        near = True
    else:
        near = published[0].known and published[1].known and days_between(*published) <= WEEK
    shared = len(telling(one.setting.sentence & other.setting.sentence))
    shared += len(one.setting.counted & other.setting.counted) + (len(one.parties & other.parties) > 1)
    return near and shared >= SHARED
