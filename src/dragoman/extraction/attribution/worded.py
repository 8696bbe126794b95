"""Which tagged attributions tell of words: PolNeAR also marks aims, deeds and moods, which are no statements."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.language.analysis import Analysis, Token
from dragoman.models.attribution.decoding import Tagged
from dragoman.vocabulary.reporting import reporting

COLOUR = 3
"""Words that are quoted for colour only."""

QUOTED = re.compile(r"(?:[\"“„«]|``)(?:[^\"”“»'`]|['`](?!['`]))*(?:[\"”»]|'')?")
CLAUSAL = frozenset({"VBD", "VBZ", "VBP", "VB", "MD"})
PURPOSES = frozenset({"advcl", "acl", "relcl"})
CHAINED = frozenset({"advcl", "conj", "xcomp", "dep"})
PLURAL = frozenset({"NNS", "NNPS"})
LONGEST_CHAIN = 4
"""Clauses that hang on one another."""


def reports_words(text: str, analysis: Analysis, tagged: Tagged) -> bool:
    """Whether somebody's words are reported: quoted, or told by a cue that is no verb of doing.

    "should affirm" tells of nothing that was said, nor does what hangs on it; "referring to" is the
    reporter's gloss. Without a source, a reporting word must tell a clause, or name what is said.
    """
    words, cue = reporting(), list(analysis.tokens_between(*tagged.cue)) if tagged.cue else []
    if not cue:
        return True
    lemmas = {t.lemma for t in cue}
    told = {t.lemma for t in cue if t.pos != "AUX"}
    doing = len(told) == 1 and bool(told & words.deeds) and not lemmas & words.cues  # "took offence at" is an idiom
    if share := _quoted(text, tagged):
        return share >= 0.5 or not doing
    head = cue_head(cue)
    if (
        doing
        or is_act(analysis, tagged, head)
        or lemmas & words.never_said
        or (head.lemma == "refer" and head.tag == "VBG")
    ):
        return False
    if any(t.lemma in words.pictures for t in _source(analysis, tagged)) or _only_due(analysis, head):
        return False
    return tagged.source is not None or _told_by_nobody(text, analysis, tagged, cue)


def cue_head(cue: Sequence[Token]) -> Token:
    """The word that tells the force: the cue's last verb, else the word that governs the others."""
    inside = {t.index for t in cue}
    verbs = [t for t in cue if t.pos == "VERB"]
    return verbs[-1] if verbs else next((t for t in cue if t.head not in inside or t.head == t.index), cue[0])


def _quoted(text: str, tagged: Tagged) -> float:
    """The share of the content in quotation marks; none for a word or two for colour."""
    marked = [words for start, end in tagged.content for words in QUOTED.findall(text[start:end])]
    if not any(len(words.split()) > COLOUR for words in marked):
        return 0.0
    return sum(len(words) for words in marked) / sum(end - start for start, end in tagged.content)


def is_act(analysis: Analysis, tagged: Tagged, verb: Token) -> bool:
    """Whether it tells of an act, not of words: a purpose ("met to ask"), or what several do with each other ("the two
    agreed to meet", "they discussed the plan")."""
    begins = next(iter(analysis.tokens_between(*tagged.cue)), None) if tagged.cue else None
    if begins and begins.tag == "TO" and verb.dep in PURPOSES and analysis.tokens[verb.head].lemma != "go":
        return True
    if verb.lemma not in reporting().joint:
        return False
    if analysis.tokens[verb.head].lemma == "meet":
        return True
    several = any(t.tag in PLURAL or t.lemma in ("they", "and", "two") for t in _source(analysis, tagged))
    first = next(iter(analysis.tokens_between(*tagged.content[0])), None)
    return several and (verb.lemma != "agree" or (first is not None and first.tag == "TO"))


def _only_due(analysis: Analysis, verb: Token) -> bool:
    """Whether it hangs on a verb of what ought to be done."""
    here = verb
    for _ in range(LONGEST_CHAIN):
        if here.dep not in CHAINED or here.head == here.index:
            return False
        here = analysis.tokens[here.head]
        if any(k.tag == "MD" and k.lemma in reporting().never_said for k in analysis.children(here.index)):
            return True
    return False


def _told_by_nobody(text: str, analysis: Analysis, tagged: Tagged, cue: Sequence[Token]) -> bool:
    """Whether words are told without a word of who says them: "It was announced that ...", "reports of ...", "seems
    to ...", "reportedly"."""
    words, lemmas = reporting(), {t.lemma for t in cue}
    begins = [text[start : start + 3].lower() == "to " for start, _ in tagged.content]
    if lemmas & words.hearsay or (any(begins) and lemmas & words.seeming):
        return True
    if begins[0] or (any(begins) and not lemmas & words.clause):  # "is expected to"
        return False
    if any(t.dep == "neg" for t in cue):
        return False
    names = bool(lemmas & (words.object | words.noun_clause))
    clause = any(t.tag in CLAUSAL for extent in tagged.content for t in analysis.tokens_between(*extent))
    return names or (bool(lemmas & words.clause) and clause)


def _source(analysis: Analysis, tagged: Tagged) -> list[Token]:
    return list(analysis.tokens_between(*tagged.source)) if tagged.source else []
