"""On which condition something is owed: the words from "if", "in return for" or "unless" to the end of their clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from dragoman.extraction.clauses.frames import SUBJECTS
from dragoman.language.analysis import Analysis, Token
from dragoman.record.obligations import ConditionKind
from dragoman.vocabulary.commitments import commitment_words

ENDS = frozenset({",", ";", ":", ".", '"', "(", ")", "--", "—", "?"})
"""Marks that end a clause; a quotation mark only where it closes."""
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True)
class Condition:
    """Half-open token indexes with the marker first, and the kind."""

    first: int
    last: int
    kind: ConditionKind


def condition_in(analysis: Analysis, tokens: Sequence[Token], dated: frozenset[int]) -> Condition | None:
    """The first condition among the tokens of a sentence; `dated` tokens tell times."""
    for token in tokens:
        found = _opened(analysis, token, tokens, dated) or _inverted(analysis, token) or _trailing(analysis, token)
        if found:
            return found
    return None


def on_condition(analysis: Analysis, verb: Token, dated: frozenset[int]) -> bool:
    """Whether a verb stands beside a condition in its sentence."""
    sentence = analysis.sentence_at(verb.start)
    found = condition_in(analysis, analysis.tokens_of(sentence), dated) if sentence else None
    return found is not None and not found.first <= verb.index < found.last


def _opened(analysis: Analysis, token: Token, tokens: Sequence[Token], dated: frozenset[int]) -> Condition | None:
    """As in "if Oslo asks", "in return for a halt", "subject to approval"."""
    for phrase, kind in commitment_words().conditions:
        if phrase[0] not in (token.lemma, token.text.lower()) or not _stands(analysis, token, phrase):
            continue
        inside = analysis.tokens[token.index : token.index + len(phrase)]
        last = _end(analysis, inside, tokens[-1].index + 1)
        told = analysis.tokens[token.index : last]
        if _is_condition(analysis, phrase, told, dated):
            return Condition(token.index, last, _kind(cast(ConditionKind, kind), told))
    return None


def _stands(analysis: Analysis, token: Token, phrase: tuple[str, ...]) -> bool:
    words = analysis.tokens[token.index : token.index + len(phrase)]
    if len(words) < len(phrase) or any(w not in (t.lemma, t.text.lower()) for w, t in zip(phrase, words, strict=True)):
        return False
    before = analysis.tokens[token.index - 1] if token.index else None
    behind = analysis.tokens[words[-1].index + 1 : words[-1].index + 2]
    if any(t.lemma in ("more", "again") for t in behind):
        return False  # "once more"
    return before is None or before.text.lower() not in commitment_words().concessive


def _is_condition(analysis: Analysis, phrase: tuple[str, ...], told: Sequence[Token], dated: frozenset[int]) -> bool:
    """Whether the words open a condition and not a bound of time, a comparison or an opposition."""
    clause = any(t.pos in VERBAL and t.tag not in ("VBG",) for t in told[len(phrase) :])
    word = " ".join(phrase)
    if word in commitment_words().with_clause:
        return clause and not any(t.index in dated for t in told[:3])
    if word == "against":
        return told[0].dep == "prep" and len(told) > 2 and analysis.tokens[told[0].index - 1].text == ","
    return len(told) > len(phrase) or len(phrase) > 1


def _kind(kind: ConditionKind, told: Sequence[Token]) -> ConditionKind:
    asked = any(t.lemma in commitment_words().requesting for t in told[1:])
    return "request" if asked and kind == "prerequisite" else kind


def _end(analysis: Analysis, marker: Sequence[Token], limit: int) -> int:
    """Where the clause or phrase of a marker ends: with the words that hang on what the marker belongs to."""
    head = _governed(analysis, marker)
    after = [t.index for t in analysis.subtree(head.index) if t.index >= marker[0].index] if head else []
    stop = max(after, default=marker[-1].index) + 1
    stop = min(max(stop, marker[-1].index + 1), limit)
    begin = marker[-1].index + 1
    comma = next((t.index for t in analysis.tokens[begin:stop] if _ends(analysis, t) and t.text != ","), stop)
    stop = min(stop, comma)
    comma = next((t.index for t in analysis.tokens[begin:stop] if t.text == ","), stop)
    fronted = _begins_sentence(analysis, marker[0]) or analysis.tokens[marker[0].index - 1].text == ","
    if fronted or head is None or _closed(analysis, comma, stop):
        stop = comma
    if stop == begin and head is None:
        stop = next((t.index for t in analysis.tokens[begin:limit] if _ends(analysis, t)), limit)
    return _trimmed(analysis, begin, stop)


def _ends(analysis: Analysis, token: Token) -> bool:
    """Whether a mark ends a clause: not the quotation mark before a quoted word."""
    if token.text not in ENDS:
        return False
    following = analysis.tokens[token.index + 1 : token.index + 2]
    opens = token.text == '"' and any(t.start == token.end and t.text[0].isalnum() for t in following)
    return not opens


def _begins_sentence(analysis: Analysis, token: Token) -> bool:
    sentence = analysis.sentence_at(token.start)
    return sentence is not None and all(
        t.pos in ("PUNCT", "SPACE", "NUM") for t in analysis.tokens[sentence.first : token.index]
    )


def _closed(analysis: Analysis, comma: int, stop: int) -> bool:
    """Whether a comma ends the condition: what follows it has a subject of its own that the marker does not govern."""
    return comma < stop and any(t.dep in SUBJECTS for t in analysis.tokens[comma:stop])


def _governed(analysis: Analysis, marker: Sequence[Token]) -> Token | None:
    """The verb that a conjunction marks, or the preposition that begins the phrase."""
    for token in reversed(marker):
        above = analysis.tokens[token.head]
        if token.dep in ("mark", "advmod") and above.pos in VERBAL and above.index > token.index:
            return above
        if token.dep in ("prep", "pcomp") and any(k.index > token.index for k in analysis.children(token.index)):
            return analysis.tokens[marker[0].index] if marker[0].dep == "prep" else token
        if token.pos in VERBAL and any(k.index > token.index for k in analysis.children(token.index)):
            return token
    return None


def _trimmed(analysis: Analysis, begin: int, stop: int) -> int:
    while stop > begin and analysis.tokens[stop - 1].pos in ("PUNCT", "SPACE", "CCONJ"):
        stop -= 1
    return stop


def _inverted(analysis: Analysis, token: Token) -> Condition | None:
    """As in "should the ministry so request"."""
    verb = analysis.tokens[token.head]
    sentence = analysis.sentence_at(token.start)
    if token.lemma != "should" or token.dep != "aux" or sentence is None:
        return None
    subject = next((k for k in analysis.children(verb.index) if k.dep in SUBJECTS), None)
    asks = analysis.tokens[sentence.last - 1].text == "?"
    if subject is None or subject.index < token.index or asks or verb.index < token.index:
        return None
    last = _trimmed(analysis, token.index + 1, max(analysis.subtree(verb.index)[-1].index, verb.index) + 1)
    comma = next((t.index for t in analysis.tokens[token.index : last] if _ends(analysis, t)), last)
    told = analysis.tokens[token.index : comma]
    return Condition(token.index, comma, _kind("prerequisite", told))


def _trailing(analysis: Analysis, token: Token) -> Condition | None:
    """As in "emergencies excepted"."""
    if token.text.lower() not in commitment_words().trailing_exceptions:
        return None
    first = token.index
    while first > 0 and analysis.tokens[first - 1].pos not in ("PUNCT", "VERB", "AUX") and token.index - first < 5:
        first -= 1
    return Condition(first, token.index + 1, "exception") if first < token.index else None
