"""Where a time expression stands in the parse: what it dates, and how."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.language.analysis import Analysis, Token
from dragoman.record.times import TimeExpression
from dragoman.vocabulary.events import event_words

VERBS = frozenset({"VERB", "AUX"})
MARKS = frozenset({"PUNCT", "SPACE"})

NAMING = frozenset({"compound", "amod", "nmod", "nummod", "poss", "appos"})
"""Relations by which a time names the noun it stands with ("the June 2018 accord") and does not date the verb."""

PREPOSITIONS = frozenset({"after", "at", "before", "between", "by", "during", "from", "in", "on", "since", "until"})
TOPICS = frozenset({"about", "over", "concerning", "regarding"})
"""Prepositions behind which stands what an act or a paper is about."""

SHIFTS = ("earlier", "later", "before", "after")


@dataclass(frozen=True, kw_only=True)
class TimeSpot:
    """A time with the verb that governs it, the nouns on the way there, and its preposition.

    `outer`: the preposition of the noun that it dates ("since the summit of May 3"). `modifies`: it names a noun.
    `held`: it hangs on its noun by "of" ("the blackout of April 11"). `passive`: its verb is passive and perfect.
    """

    time: TimeExpression
    verb: int | None = None
    nouns: tuple[int, ...] = ()
    preposition: str = ""
    outer: str = ""
    modifies: bool = False
    held: bool = False
    passive: bool = False

    @property
    def is_shift(self) -> bool:
        """Whether it is told from another time ("a day later")."""
        return self.time.text.casefold().endswith(SHIFTS)

    def belongs_to(self, word: Token) -> bool:
        """Whether it dates the act of a word: of a noun on the way, of the verb, or of the time itself."""
        if word.index in self.nouns or self.time.start <= word.start < self.time.end:
            return True
        return self.verb == word.index and not self.modifies and not self.held


def spot(time: TimeExpression, analysis: Analysis) -> TimeSpot:
    """The place of a time in the parse; bare where the analysis does not reach it."""
    inside = [t for t in analysis.tokens_between(time.start, time.end) if t.pos not in MARKS]
    within = {t.index for t in inside}
    here = next((t for t in inside if t.head not in within or t.head == t.index), None)
    if here is None:
        return TimeSpot(time=time)
    before = _preposition_ahead(inside[0], analysis)
    modifies = here.dep in NAMING and not before
    ahead = "" if here.dep == "poss" else before  # of the noun: "after Friday's session"
    nouns: list[int] = []
    preposition, held, outer, topic = ahead, False, "", False
    while here.head != here.index:
        here = analysis.tokens[here.head]
        if here.pos in VERBS:
            break
        topic = topic or (bool(nouns) and here.lemma.lower() in TOPICS)
        if topic:
            continue  # "a letter about the December strike" is not of December
        if here.pos == "ADP" or here.dep == "prep":
            outer = here.lemma.lower() if nouns else ""
            preposition = preposition or (here.lemma.lower() if not nouns else "")
            held = held or (not nouns and here.lemma.lower() == "of")
        elif here.pos not in ("ADV", "PART"):
            nouns.append(here.index)
    verb = here if here.pos in VERBS else None
    as_of = held and _since_then(inside[0], analysis)
    held = held and not as_of and not (verb is not None and _in_paper(nouns, analysis))
    counted = _counts_from(nouns, analysis) if "since" in (preposition, outer) else None
    held = held or counted is not None
    return TimeSpot(
        time=time,
        verb=verb.index if verb else None,
        nouns=tuple(nouns[:counted]),
        preposition="since" if as_of else preposition,
        outer=outer,
        modifies=modifies,
        held=held,
        passive=verb is not None and any(k.dep == "auxpass" for k in analysis.children(verb.index)),
    )


def _counts_from(nouns: list[int], analysis: Analysis) -> int | None:
    """How many nouns above a time behind "since" it dates where it only tells since when there was none such: "the
    first since the summit of May 3", "met for the first time since January"; None where it tells when."""
    for at, noun in enumerate(nouns):
        words = (analysis.tokens[noun], *analysis.children(noun))
        if any(t.lemma in ("first", "last") or t.tag in ("JJS", "RBS") for t in words):
            return at
    return None


def _in_paper(nouns: list[int], analysis: Analysis) -> bool:
    """As in "asked in a letter of May 3": the day of the letter is that of the act."""
    noun = analysis.tokens[nouns[0]] if nouns else None
    if noun is None or noun.lemma not in event_words().classes["texts"]:
        return False
    link = analysis.tokens[noun.head]
    return link.lemma.lower() in ("in", "by", "with") and analysis.tokens[link.head].pos in VERBS


def _since_then(first: Token, analysis: Analysis) -> bool:
    """As in "as of May 1"."""
    before = [t.text.lower() for t in analysis.tokens[max(first.index - 2, 0) : first.index]]
    return before == ["as", "of"]


def _preposition_ahead(first: Token, analysis: Analysis) -> str:
    """The preposition right ahead of a time, where the parser has hung the time on a noun behind it."""
    before = analysis.tokens[first.index - 1] if first.index else first
    return before.lemma.lower() if before.lemma.lower() in PREPOSITIONS and before.tag == "IN" else ""
