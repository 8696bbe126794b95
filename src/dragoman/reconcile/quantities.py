"""Amounts told in a text: a number or a range of numbers, what it is of, and where it stands."""

from __future__ import annotations

import math
import re
from calendar import month_name
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.reconcile.passages import sentence_bounds
from dragoman.reconcile.words import concept, concepts_in, words
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.vocabulary.comparing import comparing_words
from dragoman.vocabulary.disagreeing import disagreeing_words

NUMBER_OF = re.compile(r"\b(?:number|count|tally|total) of (?:the )?(?P<of>(?:[\w-]+ ){0,2}?[\w-]+s|[\w-]+)\b")
HALF = re.compile(r"\bhalf an? $", re.IGNORECASE)
SCALE = re.compile(r"\b(?:hundred|thousand|million|billion|trillion)\b", re.IGNORECASE)
GROUPS = frozenset({"dozen", "score"})
"""Numbers that others stand before as so many times them."""

MONTHS = tuple(name.lower() for name in month_name if name)
CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound"}
LARGE = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
"""What is written right behind a figure."""

FAR = 3
"""Times by which one number may be the other before they are taken to be of two things."""

SLACK = 0.1
"""Share by which "about" widens a number on either side."""

FARTHEST = 250
"""Characters from a sum of money to a number that says no more of what it is."""

AHEAD = 60
"""Characters behind the unit that tell what is counted, up to the end of the clause."""

CLAUSE_END = re.compile(r"[.,;:!?\"”]|\b(?:and|but|which|that|who|according|said|while|after|before|since|in force)\b")


@dataclass(frozen=True)
class Quantity:
    """A number between `low` and `high` of something: its unit (or the noun counted), and the concepts around it."""

    low: float
    high: float
    unit: str
    topic: frozenset[str]
    span: Span
    sentence: int

    def differs(self, other: Quantity) -> bool:
        """Whether the two cannot be one number."""
        return self.unit == other.unit and (self.high < other.low or other.high < self.low)

    def far_from(self, other: Quantity) -> bool:
        """Whether the two are so unlike that they are of two things."""
        return max(self.high, other.high) > FAR * min(self.low, other.low) and math.isfinite(self.low + other.low)

    @property
    def kind(self) -> frozenset[str]:
        """The words between the number and what is counted: "pirate" of "three pirate ships"."""
        named = words(self.span.text)[:-1]
        return frozenset(concept(word) for word in named if not word[0].isdigit() and number_of(word) is None)

    @property
    def measured(self) -> bool:
        """Whether it is told in a unit, and not counted."""
        return self.unit in ("percent", *_units(), *(_times() - _fixed()))

    @property
    def value(self) -> str:
        """The number and unit as the report has them."""
        return " ".join(self.span.text.split())


def quantities(document: Document, *, lengths: bool = False) -> tuple[Quantity, ...]:
    """Every amount of a text, in order. Dates and numbered things are none, lengths of time only with `lengths`."""
    found = _read(document)
    return found if lengths else tuple(q for q in found if q.unit not in _times())


@lru_cache(maxsize=1024)
def _read(document: Document) -> tuple[Quantity, ...]:
    found: list[Quantity] = []
    for match in _amount().finditer(document.text):
        if quantity := _quantity(document, match) or _of_the_last(document, match, found):
            found.append(quantity)
    return tuple(found)


def _of_the_last(document: Document, match: re.Match[str], before: list[Quantity]) -> Quantity | None:
    """A bare "25 million" is of the money told of shortly before."""
    if not SCALE.search(match["low"]):
        return None
    last = next((q for q in reversed(before) if q.unit in money()), None)
    near = last is not None and match.start() - last.span.end <= FARTHEST
    return _quantity(document, match, last.unit) if last and near else None


@cache
def money() -> frozenset[str]:
    """The units of money, as concepts."""
    return frozenset(map(concept, disagreeing_words().money))


@cache
def _amount() -> re.Pattern[str]:
    known = comparing_words()
    figures, spelt = r"\d+(?:,\d{3})*(?:\.\d+)?(?:(?:k|m|mn|bn|tn)\b|(?![^\W\d_]))", _either(known.numbers)
    tens = "|".join(word for word, number in known.numbers.items() if 20 <= number < 100 and number % 10 == 0)
    ones = "|".join(word for word, number in known.numbers.items() if number < 10)
    large = r"(?:dozen|score|hundred|thousand|million|billion|trillion)"
    number = (
        rf"(?:{figures}|\b(?:(?:{tens})-(?:{ones})|{spelt})\b)(?: {large}\b)*"
        rf"(?:(?<=hundred) and (?:(?:{tens})-(?:{ones})|{spelt})\b(?: {large}\b)*)?"
    )
    hedge = _either((*known.around, *known.at_least, *known.at_most))
    word = rf"(?!(?:{_either((*known.numbers, *MONTHS))})\b)[^\W\d_][\w-]*"
    return re.compile(
        rf"(?:\b(?P<hedge>{hedge}) |\b(?P<between>between )|(?P<money>[$€£]\s?))?(?P<low>{number})"
        rf"(?:(?:-| to |(?(between) and |(?!)))(?P<high>{number}))?(?P<percent>%)?"
        rf"(?:[- ]|\sof (?:the|its|their|his|her|our|these|those) )?(?P<unit>(?:{word} ){{0,2}}{word})?",
        re.IGNORECASE,
    )


def _either(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


def _quantity(document: Document, match: re.Match[str], of: str = "") -> Quantity | None:
    """The amount that a match tells; `of` is what a number counts that stands by itself."""
    low = number_of(match["low"])
    if low is None or match["low"].lower() == "one" or _is_date(document.text, match):
        return None
    if HALF.search(document.text, max(0, match.start() - 8), match.start()):
        low = low / 2
    named, end = _unit(match)
    if of and (not named or named != of):
        named, end = of, match.end("high") if match["high"] else match.end("low")
    if not named or _ordinal_noun(document.text, match):
        return None
    high = number_of(match["high"]) if match["high"] else None
    if high is not None and (scale := SCALE.search(match["high"])) and not SCALE.search(match["low"]):
        low = low * comparing_words().numbers[scale[0].lower()]
    particle = PARTICLE.search(document.text, max(0, match.start() - REACH), match.start())
    hedge = None if particle else match["hedge"]
    bounds = (low, high) if high is not None and high > low else _bounds(low, hedge)
    start, last = sentence_bounds(document.text, match.start())
    behind = document.text[end : min(last, end + AHEAD)]
    cut = CLAUSE_END.search(behind)
    topic = concepts_in(behind[: cut.start()] if cut else behind) | {named}
    span = document.span(match.start(), end)
    return Quantity(*bounds, named, frozenset(topic), span, start)


def _unit(match: re.Match[str]) -> tuple[str, int]:
    """What is counted, as a concept, and where that ends: a known unit, else the last of up to three words."""
    if match["money"]:
        return concept(CURRENCIES[match["money"].strip()]), match.end("high") if match["high"] else match.end("low")
    if match["percent"]:
        return "percent", match.end("percent")
    told = match["unit"]
    if not told:
        return "", match.end("low")
    for place in re.finditer(r"[^\W\d_][\w-]*", told):
        named = words(place.group())[-1] if words(place.group()) else ""
        word = concept(disagreeing_words().counted_alike.get(named, named)) if named else ""
        whole = match.group()[match.end("low") - match.start() :].startswith("-") and place.start() == 0
        if word in _units() or _is_plural(place.group().lower()) or (whole and word in _fixed()):
            return word, match.start("unit") + place.end()
    return "", match.end("low")


def _is_plural(word: str) -> bool:
    return word.endswith("s") or word in disagreeing_words().plurals


@cache
def _units() -> frozenset[str]:
    return frozenset(concept(unit) for unit in comparing_words().units)


@cache
def _fixed() -> frozenset[str]:
    """What is counted of a text or a thing, as in "a four-page letter"."""
    return frozenset(concept(word) for word in disagreeing_words().fixed)


@cache
def _times() -> frozenset[str]:
    return frozenset(concept(word) for word in comparing_words().of_time)


def number_of(text: str) -> float | None:
    """A number in figures or words; None for what is none."""
    value, found = 0.0, False
    for word in re.findall(r"\d[\d,]*(?:\.\d+)?[a-z]*|[a-z]+", text.lower()):
        if word[0].isdigit():
            figure = word.rstrip("".join(LARGE))
            value, found = float(figure.replace(",", "")) * LARGE.get(word[len(figure) :], 1), True
            continue
        known = 0 if word == "and" else comparing_words().numbers.get(word)
        if known is None:
            return None
        value = value * known if found and (known >= 100 or word in GROUPS) else value + known
        found = True
    return value if found else None


def _bounds(number: float, hedge: str | None) -> tuple[float, float]:
    known, said = comparing_words(), (hedge or "").lower()
    if said in known.at_least:
        return number, math.inf
    if said in known.at_most:
        return -math.inf, number
    slack = SLACK * number if said in known.around else 0.0
    return number - slack, number + slack


REACH = 12
PARTICLE = re.compile(r"\b(?:hand|turn|sign|t[ao]k|mak|giv|gav)\w{0,3} $", re.IGNORECASE)
"""What makes "over" or "up to" no hedge of the number behind it: "handed over 12 men"."""

MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s+$", re.IGNORECASE)
YEAR = re.compile(r"(?:1[89]|20)\d\d")


def _is_date(text: str, match: re.Match[str]) -> bool:
    """A day of a month, or a year."""
    before = text[max(0, match.start("low") - 12) : match.start("low")]
    return (match["low"].isdigit() and bool(MONTH.search(before))) or bool(
        YEAR.fullmatch(match["low"]) and not match["hedge"]
    )


def _ordinal_noun(text: str, match: re.Match[str]) -> bool:
    """A number behind a name or "No." ("Article 5 talks")."""
    before = text[max(0, match.start() - 14) : match.start()]
    return bool(re.search(r"(?:No\.|Nos\.|Article|Resolution|Chapter|Section|Annex|§)\s*$", before))


def corrected_amounts(document: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """What a report takes back, and what it puts in its stead: the first two unlike amounts of a correction. The second
    need not repeat what is counted."""
    mark = re.compile(rf"\b{comparing_words().correction}\b", re.IGNORECASE)
    end = 0
    for told in (found for found in mark.finditer(document.text) if found.start() >= end):
        end = document.text.find("\n\n", told.end())
        end = end if end >= 0 else len(document.text)
        inside = list(_of_one_kind(document, told.start(), end))
        for at, old in enumerate(inside):
            if new := next((q for q in inside[at + 1 :] if q.differs(old)), None):
                yield old, new
                break


def _of_one_kind(document: Document, start: int, end: int) -> Iterator[Quantity]:
    """The amounts of a stretch; a bare number is of what was counted last, or of what "the number of" names."""
    named = NUMBER_OF.search(document.text, start, end)
    unit = concept(words(named["of"])[-1]) if named else ""
    for match in _amount().finditer(document.text, start, end):
        if found := _quantity(document, match) or (_quantity(document, match, unit) if unit else None):
            unit = found.unit
            if unit not in _times():
                yield found


def contrasted_amounts(document: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """Amounts set against what others have said: "11 trucks, not 14", "not 14 but 11 trucks"; the denied one first."""
    known = re.compile(rf"(?:{comparing_words().not_that}) (?:the )?", re.IGNORECASE)
    for match in _amount().finditer(document.text):
        found = _quantity(document, match)
        behind = known.match(document.text, found.span.end) if found else None
        other = _amount().match(document.text, behind.end()) if behind else None
        denied = _quantity(document, other, found.unit) if found and other else None
        if found and denied and denied.differs(found):
            yield denied, found
    yield from _put_right(document)


def _put_right(document: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """The other way round: "not 14 but 11 trucks"."""
    for told in re.finditer(r"\bnot (?:the )?(?=[\w$€£])", document.text):
        first = _amount().match(document.text, told.end())
        but = re.compile(r",? but (?:only |just )?").match(document.text, first.end("low")) if first else None
        second = _amount().match(document.text, but.end()) if but else None
        found = _quantity(document, second) if second else None
        denied = _quantity(document, first, found.unit) if first and found else None
        if found and denied and denied.differs(found):
            yield denied, found
