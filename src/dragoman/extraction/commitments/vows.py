"""The verb of promising beside what is promised: "Oslo will pay, he vowed", "the ban, he promised, would go"."""

from __future__ import annotations

from dragoman.extraction.clauses.frames import SUBJECTS
from dragoman.language.analysis import Analysis, Token
from dragoman.vocabulary.commitments import commitment_words

FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})


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
