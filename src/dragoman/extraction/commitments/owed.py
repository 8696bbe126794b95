"""Where what is owed stands: the infinitive behind a word of commitment, the whole noun phrase that is owed."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extraction.clauses.frames import SUBJECTS
from dragoman.extraction.clauses.phrases import find_phrase
from dragoman.language.analysis import Analysis, Token
from dragoman.vocabulary.commitments import commitment_words

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


def fronted_bound(analysis: Analysis, verb: Token) -> list[Token]:
    """The words of a bound of time that opens the clause of a verb, or of the one above it: "by May 31 Oslo was to"."""
    above = analysis.tokens[verb.head] if verb.dep == "xcomp" else verb
    kids = (k for v in (verb, above) for k in analysis.children(v.index) if k.index < above.index)
    links = [k for k in kids if k.dep == "prep" and k.lemma in ("by", "before", "until", "within", "than")]
    return [t for k in links for t in analysis.subtree(k.index)]


def taken_on(analysis: Analysis, link: Token) -> Iterator[Token]:
    """The clause behind a preposition that tells what somebody said or took on: "to what it had told them in May"."""
    words = commitment_words()
    for verb in analysis.children(link.index):
        kids = analysis.children(verb.index)
        what = any(k.tag == "WP" and k.lemma == "what" for k in kids)
        itself = any(k.dep == "prep" and k.lemma in ("upon", "on") for k in kids) and verb.lemma == "take"
        said = verb.lemma in words.offering | words.announcing or verb.lemma in words.verbs
        if verb.dep == "pcomp" and what and (said or itself or _held_out(analysis, verb)):
            yield verb


def _held_out(analysis: Analysis, verb: Token) -> bool:
    found = find_phrase(analysis.tokens[verb.index : verb.index + 5], commitment_words().holding_out)
    return found is not None and found[0] == 0


def is_amount(analysis: Analysis, noun: Token) -> bool:
    """Whether a noun is so much of something: "four million crowns"."""
    kids = analysis.children(noun.index)
    return noun.lemma in commitment_words().sums and any(k.dep == "nummod" or k.tag in ("CD", "$") for k in kids)


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
