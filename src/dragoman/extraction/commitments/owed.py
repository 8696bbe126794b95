"""Where what is owed stands: the infinitive behind a word of commitment, the whole noun phrase that is owed."""

from __future__ import annotations

from dragoman.extraction.clauses.frames import SUBJECTS
from dragoman.language.analysis import Analysis, Token

VERBAL = frozenset({"VERB", "AUX"})
NEAR = 11
"""Words within which a "to" belongs to a word of commitment, where no other verb stands between."""

INSERTED = 12
"""Words within which an insertion between commas ends."""


def infinitive_behind(analysis: Analysis, word: Token) -> Token | None:
    """The verb of a "to" that follows a word closely, wherever the parser hangs it: "agreed in writing to go"."""
    tokens = analysis.tokens
    begin = _behind_inserted(analysis, word.index + 1)
    for token in tokens[begin : begin + NEAR - 1]:
        if token.tag == "TO" and tokens[token.head].index > token.index:
            return tokens[token.head]
        if token.pos in VERBAL or token.tag in ("CC", "WDT", "WP") or token.text in (";", ":", ".", '"'):
            return None
    return None


def _behind_inserted(analysis: Analysis, begin: int) -> int:
    """Where words go on behind an insertion between commas: "intends, if both ask it to, to chair"."""
    tokens = analysis.tokens
    if begin >= len(tokens) or tokens[begin].text != ",":
        return begin
    inside = tokens[begin + 1 : begin + INSERTED]
    comma = next((t.index for t in inside if t.text == ","), None)
    followed = comma is not None and comma + 1 < len(tokens) and tokens[comma + 1].tag == "TO"
    return comma + 1 if comma is not None and followed else begin


def verb_above(analysis: Analysis, word: Token) -> Token | None:
    """The first verb that a word hangs on."""
    while word.head != word.index:
        word = analysis.tokens[word.head]
        if word.pos in VERBAL:
            return word
    return None


def whole_of(analysis: Analysis, noun: Token) -> Token:
    """The definite noun that one without an article is about: "the rules for watching a truce that Oslo owed"."""
    above = here = noun
    while above.dep in ("pobj", "pcomp", "prep") or (above.dep == "dobj" and _gerund(analysis, above)):
        above = analysis.tokens[above.head]
        here = above if above.pos == "NOUN" else here
    return here if here.dep in SUBJECTS and _definite(analysis, here) and not _definite(analysis, noun) else noun


def _gerund(analysis: Analysis, noun: Token) -> bool:
    return analysis.tokens[noun.head].dep == "pcomp"


def _definite(analysis: Analysis, noun: Token) -> bool:
    return any(k.lemma in ("the", "its", "their") for k in analysis.children(noun.index))
