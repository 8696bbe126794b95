"""Two sides heard one after the other in a report: what the one says, the other denies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from dragoman.reconcile.claims import Claim, Term, claim, light_acts, word_of
from dragoman.reconcile.disagreements.case import Case, disagreement, whether
from dragoman.reconcile.disagreements.negations import denied_core, denied_words
from dragoman.reconcile.words import stem, telling, words
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement
from dragoman.record.statements import Statement
from dragoman.vocabulary.disagreeing import disagreeing_words

NEXT = 250
"""Characters between a claim and its denial, over which nobody else is heard but the two."""

ASSERTING = frozenset({"assert", "promise", "criticise"})
DENYING = frozenset({"assert", "deny"})
TOLD_BY_OTHERS = frozenset({"news", "analysis", "other"})
"""Kinds of documents in which an outlet has several sides speak."""

TAKING_UP = re.compile(r"^\W*(?:(?:it|this|that|the \w+)(?: as)? (?=[\"“]|an? ))?\W*", re.IGNORECASE)
STOPS = re.compile(r"\s*(?:[.:;,\"”]|$)")
SET_APART = re.compile(r"(?:,| and| but) not (?!true\b|so\b).*$", re.IGNORECASE)
"""What somebody says that a thing is not, beside what he says that it is."""

DONE = re.compile(r"\b(?:never|not one|(?:had|was|were|did|have|has)(?: not|n['’]t))\b", re.IGNORECASE)
ABOUT = 2
"""Telling words of a claim that a denial speaks of, where it denies another word."""

SHORTEST = 4
"""Words of a denial that tell by themselves what is denied."""


def denied_by_others(case: Case) -> Iterator[Disagreement]:
    """Claims that somebody of another side denies right behind them."""
    for document, statements in case.statements_in.items():
        if case.documents[document].kind in TOLD_BY_OTHERS:
            for at, denial in enumerate(statements):
                if told := _denied_claim(case, denial, statements[:at]):
                    yield finding(told, denial)


def _denied_claim(case: Case, denial: Statement, before: list[Statement]) -> Statement | None:
    """The nearest claim before a denial that it is about."""
    if denial.force not in DENYING:
        return None
    made = claim(SET_APART.sub("", denial.content[0].text))
    for told in reversed(before):
        if not 0 <= denial.spans[0].start - told.spans[-1].end <= NEXT:
            continue
        nested = denial.parent == told.id or told.parent == denial.id
        if not nested and may_be_denied(told) and _other_sides(case, told, denial) and denies(told, denial, made):
            return told
    return None


def denies(told: Statement, denial: Statement, made: Claim) -> bool:
    """Whether a statement denies another; `made` is what it claims, without what it only sets apart."""
    if _is_wholesale(denial):
        return True
    negative = made.denied or denied_core(made) or denial.force == "deny"
    return bool(negative) and _shared(told, denial, made)


def may_be_denied(told: Statement) -> bool:
    """Whether it is an assertion, and says yes."""
    if told.negated or told.force not in ASSERTING:
        return False
    return not any(claim(content.text).denied for content in told.content)


def _is_wholesale(denial: Statement) -> bool:
    """Whether it denies all that was said before: "not a word of it", or somebody "denied it"."""
    known, said = disagreeing_words(), TAKING_UP.sub("", denial.content[0].text)
    if known.wholesale.match(said):
        return True
    denies = denial.cue is not None and known.denying.search(denial.cue.text)
    taken_up = known.taken_up.match(denial.content[0].text)
    return bool(denies and taken_up and STOPS.match(denial.content[0].text, taken_up.end()))


def _other_sides(case: Case, told: Statement, denial: Statement) -> bool:
    """Whether the two speakers are told apart: by their states, else by the words that name them."""
    if not (told.source and denial.source) or told.speaker == denial.speaker:
        return False
    ours, theirs = case.states(told.speaker or ""), case.states(denial.speaker or "")
    return not ours & theirs and told.source.text.casefold() != denial.source.text.casefold()


def _shared(told: Statement, denial: Statement, made: Claim) -> bool:
    """Whether the denial takes back a word of the claim: one that tells of agreeing, or behind a verb of contradiction;
    else one that the claim tells as having happened."""
    claims = [claim(content.text) for content in told.content]
    theirs = frozenset(key for one in claims for key in one.keys)
    unreal = frozenset(key for one in claims for key in (*one.unreal, *one.wished))
    if disagreeing_words().unspoken.search(made.text):
        return any(_is_telling(made, t) and theirs & {t.key, t.stem} for t in made.terms)
    if denial.force == "deny":
        taken_up = [t for t in made.terms if theirs & {t.key, t.stem} and (_is_telling(made, t) or _agrees(made, t))]
        return len(taken_up) >= ABOUT or any(_agrees(made, t) for t in taken_up)
    core = denied_core(made)
    denied = [t for t in made.terms if core & {t.key, t.stem} and theirs & {t.key, t.stem}]
    if denial.cue and disagreeing_words().contradicting.search(denial.cue.text):
        return bool(denied)
    if any(map(_is_agreeing, denied_words(made))) and any(_is_agreeing(w) for c in told.content for w in words(c.text)):
        return True
    if any(_is_telling(made, term) and not unreal & {term.key, term.stem} for term in denied):
        return True
    about = {t.key for t in made.terms if _is_telling(made, t)}
    return bool(core) and bool(DONE.search(made.text)) and len(about & (theirs - unreal)) >= ABOUT


def _agrees(made: Claim, term: Term) -> bool:
    return _is_agreeing(word_of(made, term))


def _is_telling(made: Claim, term: Term) -> bool:
    """Whether a word tells which thing is meant: no verb that any sentence may have, a text at least."""
    named = word_of(made, term).lower() in disagreeing_words().texts
    return named or (term.key not in light_acts() and bool(telling(frozenset({term.key}))))


def _is_agreeing(word: str) -> bool:
    return stem(word.lower()) in _agreeing_stems()


@cache
def _agreeing_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in disagreeing_words().agreeing)


def finding(told: Statement, denial: Statement) -> Disagreement:
    """About the outcome where the claim tells what came of talks, else about whether it is so."""
    agreed = any(_is_agreeing(word) for word in words(" ".join(c.text for c in (*told.content, *denial.content))))
    denies = denial.content if len(words(denial.content[0].text)) >= SHORTEST else denial.spans
    claims = [(_said(told.content), list(told.content)), (_said(denies), list(denies))]
    return disagreement(whether(_said(told.content)), "outcome" if agreed else "existence", claims)


def _said(spans: Iterable[Span]) -> str:
    return " … ".join(span.text for span in spans)
