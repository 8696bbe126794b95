"""Which words of a statement tell what its speaker stands for.

Quoted words behind a verb of wanting, behind a name for a stand ("our formula is ..."), or behind a verb that tells
what has to be; what is called the aim; a short sentence that sets one thing before another. Other quoted phrases may
be a stand where the docket takes them up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.reconcile.passages import sentence_bounds
from dragoman.reconcile.words import words
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.statements import Statement
from dragoman.vocabulary.comparing import comparing_words
from dragoman.vocabulary.disagreeing import disagreeing_words
from dragoman.vocabulary.stands import stand_words

QUOTED = re.compile(r"(?<![\w.,;!?])[\"“](?P<words>[^\s\"“”][^\"“”\n]{3,160}?)[,.;]?[\"”](?!\w)")
GOING_ON = re.compile(r" (?!said|says|told|added)[a-z]+ ")
ARTICLES = frozenset({"a", "an", "the", "no", "all", "full"})
BOUNDS = frozenset({"before", "after", "until", "till", "by", "within", "since", "during", "once", "soon"})
"""How phrases begin that only say when something may be; they are a stand where the sentence says that it must."""

DEEDS = frozenset({"does", "do", "did", "has", "had", "is", "are", "was", "were"})
"""How phrases begin that only say what somebody is or does."""

NAMED = re.compile(r"(?:an?|the|all|full|no|any|every)\b", re.IGNORECASE)
AND_ANOTHER = re.compile(r",? (?:and|while) [A-Z][^,\n]{2,40} ")
"""A second one named between two quotations, of whom the verb before the first is meant too."""

AFTER_A_QUOTE = ("quoted", "another")
"""What stands in the sentence behind the piece that leads in a quotation, up to the next."""

READING = re.compile(r"\b(?:quot\w+|cit(?:e|es|ed|ing)|read(?:s|ing)?)\b", re.IGNORECASE)
ANSWER = re.compile(
    r"\W*(?P<led>(?:It is for|To|For|At) )?(?P<words>(?:[Aa]n?|[Tt]he|[Ff]ull|[Ll]asting) [^.,;!?\n]{3,80}?)[.,]"
)
NAMING = 80
"""Characters before a quotation in which the words stand that make it somebody's own."""

REACH = 60
LONGEST, LONGEST_AIM, LONGEST_RULE = 16, 24, 16
"""Words of a phrase, of what somebody calls his aim, and of a sentence that rules; longer ones are utterances."""

SHORTEST = 2
SHORTEST_RULE = 5
TAKEN_UP = 3
"""Words up to which "the single step" only takes up what was named before."""

BACK = 300
"""Characters before a sentence in which the one it answers may stand."""

MARKS = " \t\n,.;:!?\"“”'‘’"


@dataclass(frozen=True)
class Phrase:
    """Words that may be a stand; `own` where they are one by themselves, whatever else the docket tells."""

    span: Span
    own: bool


def phrases(document: Document, statement: Statement) -> Iterator[Phrase]:
    """The phrases of a statement, none inside another. What somebody "no longer says" is none, nor what he reads out
    of a text."""
    if not _stands_for_something(statement):
        return
    seen: list[Span] = []
    for part in statement.content:
        for span, own, longest in _found(document, statement, part):
            length = len(words(span.text))
            if SHORTEST <= length <= longest and not any(span.touches(other) for other in seen):
                seen.append(span)
                yield Phrase(span, own)


def _found(document: Document, statement: Statement, part: Span) -> Iterator[tuple[Span, bool, int]]:
    """Phrases of one stretch of what is said, those that are surest first, with how many words each may have."""
    for start, end in (*_aims(part), *_asked_for(part, document), *_put_off(part, statement)):
        yield phrase(document, start, end), True, LONGEST_AIM
    for start, end in _rules(part, statement):
        yield phrase(document, start, end), True, LONGEST_RULE
    for start, end in _quoted(part, statement, document):
        yield phrase(document, start, end), wanted(document, start, end) or _asked(statement, document, start), LONGEST
    for start, end in _demands(part, statement):
        span = phrase(document, start, end)
        yield span, bool(NAMED.match(span.text)) and len(words(span.text)) > TAKEN_UP, LONGEST


def phrase(document: Document, start: int, end: int) -> Span:
    """The stretch without marks at its ends."""
    text = document.text
    while start < end - 1 and text[start] in MARKS:
        start += 1
    while end > start + 1 and text[end - 1] in MARKS:
        end -= 1
    return document.span(start, end)


def reads(statement: Statement) -> bool:
    """Whether it hands on what a text says."""
    return bool(statement.cue and READING.search(statement.cue.text))


def _stands_for_something(statement: Statement) -> bool:
    turned_down = statement.cue and _negating().search(statement.cue.text)
    return not (statement.negated or statement.force == "criticise" or turned_down or reads(statement))


def is_phrase(span: Span) -> bool:
    """Whether quoted words are part of a sentence, and not one."""
    said = words(span.text)
    named = span.text[0].islower() and said and said[0] not in comparing_words().joining | BOUNDS | DEEDS
    return bool(named) and SHORTEST <= len(said) <= LONGEST


def _quoted(part: Span, statement: Statement, document: Document) -> Iterator[tuple[int, int]]:
    """Phrases in quotation marks inside other words, or a short one alone; whole sentences are utterances. A phrase
    with which the sentence begins has its capital, and the sentence goes on behind it."""
    named_only = statement.cue is None or (statement.mode == "direct" and len(words(part.text)) > LONGEST)
    for match in QUOTED.finditer(part.text):
        start, end = part.start + match.start("words"), part.start + match.end("words")
        if named_only and not wanted(document, start, end):
            continue
        first = match["words"].split()[0]
        whole = match.group()[-2] in ",.?!"
        goes_on = not whole and GOING_ON.match(document.text, end + 1) and first.lower() in ARTICLES
        begins = first[0].islower() or goes_on
        bound = first in comparing_words().joining | DEEDS or (first in BOUNDS and not wanted(document, start, end))
        if begins and not bound and not _turned_down(part.text, match.start()):
            yield start, end


def wanted(document: Document, start: int, end: int) -> bool:
    """Whether the sentence makes quoted words somebody's stand: by a verb of wanting, a name for a stand, or a verb
    that tells what may or has to be, before or behind them, or as their first."""
    begin, _ = sentence_bounds(document.text, start)
    pieces = re.split(r"[;!?\"“”]", document.text[begin : max(begin, start - 1)])
    if AND_ANOTHER.fullmatch(pieces[-1]) and len(pieces) > len(AFTER_A_QUOTE):
        pieces = pieces[: -len(AFTER_A_QUOTE)]
    before = pieces[-1][-NAMING:]
    if _hoping().search(before) or _describing().search(before):
        return False
    first, next_one = document.text[start : start + 20], document.text[end : end + 20]
    if re.match(rf"(?:{stand_words().modal})\b", first) or re.match(rf"[\"”] (?:{stand_words().modal})\b", next_one):
        return True
    return any(pattern.search(before) for pattern in _leading_in())


@cache
def _leading_in() -> tuple[re.Pattern[str], ...]:
    """What stands before a quotation that is a stand."""
    known = stand_words()
    near = rf"[^.;!?]{{0,{REACH}}}"
    being = r"(?:\b(?:is|was|are|were|remain\w*|became|become)\b|:)[^.;!?]{0,16}"
    return (
        re.compile(rf"\b(?:{known.wanting})\b{near}$", re.IGNORECASE),
        re.compile(rf"\b(?:{known.naming})\b{near}{being}$", re.IGNORECASE),
        re.compile(rf"\b(?:{known.modal})\b(?!(?: \w+)? (?:{known.evaluating})\b\W*$){near}$"),
    )


@cache
def _hoping() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{stand_words().hoping})\b", re.IGNORECASE)


@cache
def _describing() -> re.Pattern[str]:
    """Who says what a thing is wants nothing: "described the offer as ..."."""
    return re.compile(rf"\b(?:{stand_words().describing})\b", re.IGNORECASE)


def _asked(statement: Statement, document: Document, start: int) -> bool:
    """Whether a thing is asked for or offered in words that are quoted: "asks for “a full return”", not "calls it"."""
    cue = statement.cue.text if statement.cue else ""
    asked = bool(set(words(cue)) & comparing_words().asking) or re.search(rf"\b(?:{stand_words().wanting})$", cue)
    before = document.text[max(0, start - 4) : start]
    return bool(asked) and before[-1:] in ('"', "“") and not before[:-1].endswith("to ")


def _turned_down(text: str, until: int) -> bool:
    """Whether the sentence says beforehand that these words are not the speaker's stand."""
    return any(
        not re.search(rf"[.;]|\b(?:{stand_words().ordering})\b", text[m.end() : until])
        for m in _negating().finditer(text[:until])
    )


@cache
def _negating() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{comparing_words().negating})\b", re.IGNORECASE)


@cache
def _aim() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{comparing_words().aim})\b", re.IGNORECASE)


def _aims(part: Span) -> Iterator[tuple[int, int]]:
    """What stands behind "the aim is", up to the end of the sentence or the reason."""
    for match in _aim().finditer(part.text):
        end = re.search(r"[.;!?\"”]|, (?:because|which|but|since)\b|$", part.text[match.end() :])
        yield part.start + match.end(), part.start + match.end() + (end.start() if end else 0)


def _asked_for(part: Span, document: Document) -> Iterator[tuple[int, int]]:
    """The few words that answer a question for the speaker's aim: "To a lasting truce."."""
    answer = ANSWER.match(part.text)
    if answer is None:
        return
    before, _, here = document.text[max(0, part.start - BACK) : part.start].rpartition("\n")
    asked = before.rstrip().rpartition("\n")[2]
    leads = answer["led"] or answer["words"].startswith(("A ", "An "))
    wants = disagreeing_words().aim_asked.search(asked) and "?" in asked and leads
    if wants or _asked_what().search(here):
        yield part.start + answer.start("words"), part.start + answer.end("words")


@cache
def _asked_what() -> re.Pattern[str]:
    """How a report tells the question for somebody's aim, the answer being next."""
    asked = r"\b[Aa]sked (?:again )?(?:what|where|which)"
    return re.compile(rf"{asked} [^.?!\n]{{0,60}}\b(?:{stand_words().wanting}|wanted|lead|end)\b[^.?!\n]{{0,120}}$")


def _put_off(part: Span, statement: Statement) -> Iterator[tuple[int, int]]:
    """How somebody is told to put off what is asked of him: "that no decision had been taken"."""
    found = disagreeing_words().pending.search(part.text) if statement.cue and statement.mode != "direct" else None
    if found:
        yield part.start + found.start(), part.start + found.end()


def _rules(part: Span, statement: Statement) -> Iterator[tuple[int, int]]:
    """Short sentences that set one thing before another ("no talks before a truce"), or in which a party says what it
    will not do."""
    if statement.cue is None or (_hoping().search(statement.cue.text) and "warn" not in statement.cue.text):
        return
    for match in re.finditer(r"[^.!?;\n\"“”]+", part.text):
        broken = part.text[match.end() : match.end() + 1] in ('"', "“") and match.end() + 1 < len(part.text)
        if len(words(match[0])) >= SHORTEST_RULE and not broken and _ruling().search(match[0]):
            yield part.start + match.start(), part.start + match.end()


@cache
def _ruling() -> re.Pattern[str]:
    known = stand_words()
    return re.compile(
        rf"\b(?:{known.ruling})\b.*\b(?:{known.ordering})\b|^\W*(?:{known.refusing})\b", re.IGNORECASE | re.DOTALL
    )


def _demands(part: Span, statement: Statement) -> Iterator[tuple[int, int]]:
    """What a speaker demands, prefers or opposes in few words, or is told to want."""
    if statement.cue is None or QUOTED.search(part.text):
        return
    cue = statement.cue.text
    told = _held().search(part.text) if statement.mode == "indirect" and not _hoping().search(cue) else None
    wants = set(words(cue)) & comparing_words().demanding or re.search(rf"\b(?:{stand_words().holding})$", cue)
    start = 0 if wants else told.start("words") if told else len(part.text)
    said = part.text[start:]
    taken_up = said.lower().startswith("the ") and len(words(said)) <= TAKEN_UP
    if said and not taken_up:
        yield part.start + start, part.end


@cache
def _held() -> re.Pattern[str]:
    """A thing that stands behind a verb of holding to it, up to the end."""
    thing = r"(?P<words>(?:an?|the|all|full|no) [^.,;:!?\"“”]+)$"
    return re.compile(rf"\b(?:{stand_words().holding}) {thing}", re.IGNORECASE)
