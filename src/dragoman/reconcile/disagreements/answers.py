"""A question that takes up what somebody claims, and an answer that denies it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reconcile.claims import claim
from dragoman.reconcile.disagreements.case import Case, disagreement, whether
from dragoman.reconcile.disagreements.negations import denied_core
from dragoman.reconcile.disagreements.sentences import sentences_in
from dragoman.reconcile.words import concepts_in, telling
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement
from dragoman.record.statements import Statement
from dragoman.vocabulary.comparing import comparing_words
from dragoman.vocabulary.disagreeing import disagreeing_words

LOOKED_AT = 3
"""Sentences of an answer in which it may deny what was asked."""

COMMON = 2
"""Words that any report may have, of which so many tell that two sentences are of one thing."""

PAST = re.compile(
    r"\b(?:(?:has|have|had|did|was|were|is|are|does|do)(?: not|n['’]t)|never|nobody|nothing|none|no [\w -]{1,40}?)\b",
    re.IGNORECASE,
)
STILL_OPEN = re.compile(r"\b(?:yet|still|so far|until now|to date)\b", re.IGNORECASE)
ASSERTING = ("assert", "promise")


def denied_in_answers(case: Case) -> Iterator[Disagreement]:
    """Claims that a question repeats after somebody else and that the answer denies."""
    for statements in case.statements_in.values():
        asked = {s.id: s for s in statements}
        for answer in statements:
            question = asked.get(answer.answers or "")
            if question and (found := _denied(case, question, answer, statements)):
                yield found


def _denied(case: Case, question: Statement, answer: Statement, beside: list[Statement]) -> Disagreement | None:
    document = case.documents[answer.document]
    told = _claim(document, question, answer, beside)
    denial = _denial(document, answer, told) if told else ()
    if not told or not denial or any(STILL_OPEN.search(span.text) for span in denial):
        return None
    sides = [(told.text, [told]), (" ".join(span.text for span in denial), list(denial))]
    return disagreement(whether(told.text), "existence", sides)


def _claim(document: Document, question: Statement, answer: Statement, beside: list[Statement]) -> Span | None:
    """What somebody else is said to claim: a statement inside the question, else its sentence that reports one."""
    for told in beside:
        foreign = told.source and told.speaker != answer.speaker
        if told.parent == question.id and told.force in ASSERTING and foreign and _claims(told):
            return told.content[0]
    sentences = sentences_in(document, question.content[0])
    reported = [s for s in sentences if disagreeing_words().claimed.search(s.text)]
    stated = [s for s in sentences if not s.text.rstrip().endswith("?") and _taken_back(document, s, answer)]
    return next(iter((*reported, *stated)), None)


def _taken_back(document: Document, stated: Span, answer: Statement) -> bool:
    """Whether the answer opens with a denial, and says of a thing that was stated that it is not so."""
    sentences = sentences_in(document, answer.content[0])[:LOOKED_AT]
    said = claim(stated.text).keys
    return any(PAST.search(s.text) and said & telling(denied_core(claim(s.text))) for s in sentences)


def _claims(told: Statement) -> bool:
    """Whether it is told as what somebody says, and not as what he fears or wants."""
    return bool(told.cue and disagreeing_words().claiming.search(told.cue.text))


def _denial(document: Document, answer: Statement, told: Span) -> tuple[Span, ...]:
    """The flat denial with which the answer opens, and the sentence that denies the claim in its own words."""
    sentences = sentences_in(document, answer.content[0])[:LOOKED_AT]
    flat = sentences[:1] if sentences and _is_flat(sentences[0].text) else []
    claimed = concepts_in(told.text)
    own = [s for s in sentences if claim(s.text).denied and _takes_up(claimed, concepts_in(s.text))][:1]
    if not flat and not own:
        return ()
    behind = own or [s for s in sentences[1:2] if _is_flat(s.text)]
    return tuple(dict.fromkeys((*flat, *behind)))


def _takes_up(claimed: frozenset[str], denied: frozenset[str]) -> bool:
    """Whether a denial has a telling word of the claim, or two that any report may have."""
    shared = claimed & denied
    return bool(telling(shared)) or len(shared) >= COMMON


def _is_flat(text: str) -> bool:
    opening = text.lstrip('"“ ')
    flat = re.match(comparing_words().flat_denial, opening, re.IGNORECASE)
    return bool(flat or disagreeing_words().flat.match(opening))
