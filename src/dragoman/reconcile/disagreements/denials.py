"""What one report tells as done, and a later one says was not: no event record and no join is needed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.reconcile.claims import claim
from dragoman.reconcile.disagreements.case import Case, disagreement, whether
from dragoman.reconcile.disagreements.negations import denied_core
from dragoman.reconcile.disagreements.sentences import only_planned, sentences_in
from dragoman.reconcile.disagreements.settings import Setting, setting_around
from dragoman.reconcile.disagreements.steps import other_step
from dragoman.reconcile.words import concepts_in, telling
from dragoman.record.dates import Answer
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement

SHARED = 3
"""Telling words that what is told and what is denied share, and the denied one among them."""

MOST_OF = 0.5
"""Share of the telling words of a denial that the other sentence has."""

MOST = 200
"""Sentences with one denied word, beyond which it tells nothing."""

PAST = re.compile(
    r"\b(?:(?:has|have|had|did|was|were)(?: not|n['’]t)|never|nobody|no one|nothing|none"
    r"|(?:no|not an?|not one) [\w -]{1,40}? (?:was|were|has|had|have|took|came|went|fell|crossed|reached))\b",
    re.IGNORECASE,
)
OPEN = re.compile(r"\b(?:yet|so far|still|until|as of|to date|unless|if|whether)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Told:
    """A sentence, the words it denies, and those it tells as a fact."""

    sentence: Span
    setting: Setting
    denied: frozenset[str]
    done: frozenset[str]


def denied_facts(case: Case) -> Iterator[Disagreement]:
    """Sentences of independent reports of which the later denies what the earlier tells."""
    told = [one for document in case.docket.documents for one in _told(case, document)]
    by_word: dict[str, list[_Told]] = defaultdict(list)
    for one in told:
        for word in one.done:
            by_word[word].append(one)
    for denial in told:
        near = {t.sentence: t for word in denial.denied if len(by_word[word]) <= MOST for t in by_word[word]}
        fitting = [one for one in near.values() if _denies(case, denial, one)]
        if fitting:
            best = max(fitting, key=lambda t: (t.setting.alike(denial.setting), t.sentence))
            claims = [(t.sentence.text, [t.sentence]) for t in (best, denial)]
            yield disagreement(whether(best.sentence.text), "existence", claims)


def _told(case: Case, document: Document) -> Iterator[_Told]:
    for sentence in sentences_in(document, document.span(0, len(document.text))):
        if document.part_at(sentence.start) == "body":
            made = claim(sentence.text)
            words = {t.key: telling(concepts_in(made.text[t.start : t.end])) for t in made.terms if t.kind == "word"}
            unsure = made.denied | made.unreal | made.wished
            certain = PAST.search(sentence.text) and not OPEN.search(sentence.text)
            core = denied_core(made) if certain else frozenset()
            denied = (words[key] for key in words if key in core)
            done = () if made.denied or OPEN.search(sentence.text) else (words[k] for k in words if k not in unsure)
            setting = setting_around(case, document, sentence)
            yield _Told(sentence, setting, frozenset().union(*denied), frozenset().union(*done))


def _denies(case: Case, denial: _Told, told: _Told) -> bool:
    ours, theirs = denial.sentence.document, told.sentence.document
    if case.source(ours) == case.source(theirs) or denial.setting.apart(told.setting):
        return False
    if case.published(theirs).after(case.published(ours)) is not Answer.NO:
        return False
    if other_step(denial.setting.sentence, told.setting.sentence) or only_planned(told.sentence.text):
        return False
    whole = telling(denial.setting.sentence)
    shared = whole & told.setting.sentence
    return len(shared) >= max(SHARED, len(whole) * MOST_OF) and bool(shared & denial.denied & told.done)
