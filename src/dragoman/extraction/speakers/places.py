"""Names of places that no gazetteer has and a parser may take for somebody's: "at Seaport", "the Seaport road"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dragoman.actors.people import begins_name
from dragoman.extraction.speakers.mentions import Mention
from dragoman.extraction.speakers.roles import is_office
from dragoman.language.analysis import Analysis, Token
from dragoman.vocabulary.offices import offices

Sign = Literal["place", "open", "somebody"]
"""What a mention tells of a name: that it is a place's, nothing, or that it is somebody's."""

WITHIN = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "above", "along", "beyond", "via"})
OPEN = frozenset({"to", "from", "of", "between", "into", "toward", "towards", "over", "on", "through", "for"})
"""Words before places and persons alike: "wrote to Hall", "flew to Seaport"."""

ARRIVING = frozenset({"reach", "enter", "leave"})
BESIDE = frozenset({"compound", "nmod", "amod"})
DEEPEST = 4
LONGEST = 2
"""Words of such a name."""


def place_mentions(analysis: Analysis, found: Sequence[Mention]) -> frozenset[Mention]:
    """The mentions of names that stand where places stand and never act."""
    by_words: dict[tuple[str, ...], list[Mention]] = {}
    for mention in found:
        by_words.setdefault(mention.words, []).append(mention)
    families = {words[-1] for words in by_words if len(words) > 1}
    places = {
        words
        for words, told in by_words.items()
        if all(_may_be_place(analysis, m) for m in told) and (len(words) > 1 or words[0] not in families)
        if "place" in (signs := {_sign(analysis, analysis.tokens[m.head]) for m in told}) and "somebody" not in signs
    }
    return frozenset(m for words in places for m in by_words[words])


def _may_be_place(analysis: Analysis, mention: Mention) -> bool:
    """Whether nothing in or right before a name tells that it is a person's, a state's or a body's."""
    words = mention.words
    plain = len(words) <= LONGEST and all(w.isalpha() and w.istitle() for w in words)
    known = mention.named or mention.people or mention.tail or " ".join(words) in offices().international
    kinds = offices().institutions | offices().movements
    before = analysis.tokens[mention.first - 1] if mention.first else None
    titled = before is not None and (is_office(before) or before.text.lower() in offices().honorifics)
    return plain and not known and not titled and words[-1].lower() not in kinds and not begins_name(words[0])


def _sign(analysis: Analysis, token: Token, depth: int = 0) -> Sign:
    """What the place of a name in its sentence tells of it."""
    governor = analysis.tokens[token.head]
    if token.dep == "conj" and depth < DEEPEST:
        return (
            _sign(analysis, governor, depth + 1)
            if governor.pos == "PROPN" or governor.lemma in offices().sites
            else "somebody"
        )
    if token.dep in BESIDE:
        return "place" if governor.lemma in offices().sites else "open"
    if depth and token.lemma in offices().sites:  # "the Seaport and Hillside crossings"
        return "place"
    if token.dep == "pobj":
        return "place" if governor.lemma in WITHIN else "open" if governor.lemma in OPEN else "somebody"
    return "place" if token.dep == "dobj" and governor.lemma in ARRIVING else "somebody"
