"""Puts the rules to work: finds the expressions of a document and resolves them against a day of publication."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.extraction.timex import amounts, clock, counted, dates, references, relative
from dragoman.extraction.timex.grammar import Meaning, Mention, Rule, Setting, is_kind, mentions
from dragoman.extraction.timex.lexer import tokenise
from dragoman.extraction.timex.periods import period
from dragoman.extraction.timex.tense import AHEAD
from dragoman.record.times import Tense

RULES: tuple[Rule, ...] = (
    *clock.RULES,
    *dates.RULES,
    *counted.RULES,
    *relative.RULES,
    *amounts.RULES,
    *references.RULES,
)

_TENSED = frozenset(
    {
        "month_day",
        "day_month",
        "days",
        "days_month",
        "month",
        "weekday",
        "weekday_part",
        "season",
        "holiday",
        "this",
        "nth_weekday",
        "nth_day",
        "nth_week",
        "bare_day",
    }
)

_FOCUS = frozenset({"quarter", "year_quarter", "quarter_code", "step"})
"""Rules that name a quarter which "a year earlier" is then told from."""

_LONGER_THAN_A_QUARTER = frozenset({"P6M", "P9M", "P12M"})
"""Once an account turns to the half year or nine months, "a year earlier" is told from those."""


@dataclass(frozen=True)
class Expression:
    """A time expression of the text, not yet resolved: the day it stands with (in "9 a.m. Tuesday") goes along."""

    mention: Mention
    day: Mention | None = None

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return min(self.mention.start, self.day.start) if self.day else self.mention.start

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return max(self.mention.end, self.day.end) if self.day else self.mention.end


def find(text: str, regions: Sequence[tuple[int, int]], tense_of: Callable[[Mention], Tense]) -> list[Expression]:
    """The time expressions in the regions of a text, in text order. `tense_of` tells the tense a mention stands in."""
    found: list[Expression] = []
    for start, end in regions:
        here = mentions(tokenise(text, start, end), RULES)
        found += _joined([replace(m, tense=tense_of(m)) if m.rule.name in _TENSED else m for m in here])
    return found


def _joined(found: Sequence[Mention]) -> Iterator[Expression]:
    """Times of day joined with the day named right behind them."""
    pending: Mention | None = None
    for mention in found:
        if pending is not None:
            if mention.rule.name in {"weekday", "month_day", "day_month", "deictic"} and _beside(pending, mention):
                ahead = pending.before() in AHEAD
                yield Expression(pending, replace(mention, tense="future") if ahead else mention)
                pending = None
                continue
            yield Expression(pending)
            pending = None
        if mention.rule.name in clock.CLOCK_RULES:
            pending = mention
        else:
            yield Expression(mention)
    if pending is not None:
        yield Expression(pending)


def _beside(first: Mention, second: Mention) -> bool:
    between = range(first.match.end(), second.match.start())
    return len(between) <= 2 and all(is_kind(first.tokens, i, "COMMA", "ON") for i in between)


def resolve(expressions: Sequence[Expression], day: date, *, from_day: bool = False) -> list[Meaning | None]:
    """What each expression says if the text was published on `day`; None for one that says nothing after all. With
    `from_day` an account that has told no date yet is taken to begin on that day."""
    setting = Setting(day, Meaning.of(period("day", day)) if from_day else None)
    found = []
    for expression in expressions:
        meaning = _meaning(expression, setting)
        found.append(meaning)
        if meaning is not None and meaning.value in _LONGER_THAN_A_QUARTER:
            setting.quarter = None
        if meaning is None or meaning.type not in {"DATE", "TIME"} or meaning.first is None or meaning.last is None:
            continue
        setting.spoken = meaning
        if meaning.grain == "day":
            setting.spoken_day = meaning
        if meaning.grain == "quarter" and expression.mention.rule.name in _FOCUS:
            setting.quarter = meaning
    return found


def _meaning(expression: Expression, setting: Setting) -> Meaning | None:
    mention = expression.mention
    try:
        meaning = mention.rule.resolve(mention, setting)
        if meaning and expression.day is not None:
            day = expression.day.rule.resolve(expression.day, setting)
            return clock.on_day(meaning, day) if day else meaning
    except OverflowError:
        return Meaning("DATE", "XXXX-XX-XX")
    return meaning
