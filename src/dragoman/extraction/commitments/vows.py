"""The verb of promising beside what is promised: "Oslo will pay, he vowed", "the ban, he promised, would go"."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dragoman.extraction.clauses.frames import SUBJECTS
from dragoman.language.analysis import Analysis, Token
from dragoman.vocabulary.commitments import commitment_words

FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
INSERTED = 12
"""Words within which an insertion between commas ends."""


def vow_beside(analysis: Analysis, verb: Token) -> Token | None:
    """The verb of promising before, behind or in the midst of the clause of a verb."""
    above = analysis.tokens[verb.head]
    kids = analysis.children(verb.index)
    around = [k for k in kids if k.dep in ("advcl", "parataxis", "ccomp")]
    around += [above] if verb.dep == "ccomp" and above.index > verb.index else []
    inserted = [c for k in kids if k.dep in SUBJECTS for c in analysis.children(k.index) if _set_apart(analysis, c)]
    return next((v for v in (*around, *inserted) if _told_aside(analysis, v)), None)


def _told_aside(analysis: Analysis, vow: Token) -> bool:
    kids = analysis.children(vow.index)
    bound = any(k.dep in ("mark", "neg") or k.tag in ("MD", "WDT", "TO") for k in kids)
    subject = any(k.dep in SUBJECTS for k in kids)
    words = commitment_words()
    return vow.lemma in words.proclaiming and vow.lemma in words.verbs and vow.tag in FINITE and subject and not bound


def _set_apart(analysis: Analysis, clause: Token) -> bool:
    """Whether a clause behind a noun stands between commas."""
    inside = analysis.subtree(clause.index)
    first = next((t for t in inside if t.pos != "PUNCT"), clause)
    return clause.dep == "relcl" and analysis.tokens[first.index - 1].text == ","


def said_of(analysis: Analysis, verb: Token) -> Token | None:
    """The verb of saying that has the clause of a verb as its object, or stands in the midst of it."""
    above = analysis.tokens[verb.head]
    governs = verb.dep == "ccomp" and above.lemma in commitment_words().announcing
    return above if governs else said_beside(analysis, verb)


def said_beside(analysis: Analysis, verb: Token) -> Token | None:
    """The verb of saying in the midst of the clause of a verb: "Oslo, the envoy said, would pay"."""
    kids = analysis.children(verb.index)
    aside = (k for k in kids if k.dep in ("parataxis", "ccomp", "advcl") and k.tag in FINITE)
    words = commitment_words().announcing
    told = (k for k in aside if k.lemma in words)
    return next((k for k in told if any(c.dep in SUBJECTS for c in analysis.children(k.index))), None)


def parted_subject(analysis: Analysis, modal: Token, party: Callable[[Iterable[Token]], Token | None]) -> Token | None:
    """The party that an insertion between commas parts from its modal: "Oslo, he told reporters, would pay"."""
    before = analysis.tokens[max(0, modal.index - INSERTED) : modal.index]
    if not before or before[-1].text != ",":
        return None
    opening = next((t for t in reversed(before[:-1]) if t.text == ","), None)
    inserted = (t for t in before if opening and t.index > opening.index)
    if opening is None or opening.index == 0 or not any(t.lemma in commitment_words().announcing for t in inserted):
        return None
    return party((analysis.tokens[opening.index - 1],))
