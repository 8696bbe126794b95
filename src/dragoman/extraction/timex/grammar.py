"""Rules over token kinds, and the expressions they find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.extraction.timex.lexer import KINDS, Payload, Tokens
from dragoman.extraction.timex.periods import Period
from dragoman.record.times import Tense, TimexType

SETS: dict[str, str] = {
    "ANY_MONTH": "MONTH MONTH_PROPER MONTH_SHORT MONTH_WORD",
    "ANY_SEASON": "SEASON SEASON_WORD",
    "ANY_WEEKDAY": "WEEKDAY WEEKDAY_SHORT",
    "ANY_UNIT": "UNIT UNITS QUARTER WEEKEND",
    "GRAIN": "UNIT QUARTER WEEKEND",
    "RANKED": "ORDINAL SECOND RANK",
    "NUMBER": "DAY_NUMBER DIGITS YEAR BIG DECIMAL",
    "COUNT": "CARDINAL POWER",
    "STEP": "THIS LAST NEXT PREVIOUS FOLLOWING",
    "LINK": "DASH TO",
    "CLOCK_AHEAD": "AT TO FROM IN AND APPROX",
}

MACROS: dict[str, str] = {
    # how near the amount is: "almost", "more than", "up to", "at least"
    "NEAR": "(?:{APPROX}|{MORE}{THAN}|{UP}{TO}|{AT}{LEAST}|{NO}{MORE}{THAN})",
    "AMOUNT": "(?P<n>(?:{ARTICLE}(?={POWER}))?{COUNT}(?:{DASH}?{COUNT}){0,8}"
    "(?:{DASH}?{AND}{DASH}?{ARTICLE}?{DASH}?{HALF})?"
    "|{NUMBER}{FRACTION}?{POWER}{0,3}|{FRACTION}|{ARTICLE}?{COUPLE}{OF}?|{ARTICLE}?{FEW})",
    # which stretch of it: "early", "late in", "the end of"
    "PHASE": "(?:(?P<phase>{EARLY}|{LATE}|{MID}|{EARLIER}|{LATER}|{SOMETIME}|{THE}?{BEGINNING}(?={OF})"
    "|{THE}{MID}(?={OF}))(?:{DASH}|{OF}{THE}?|{IN}{THE}?)?)",
    "OR_SO": "(?:{AND}{SO})?",
    "WEEKDAY_AHEAD": "(?:(?P<weekday>{ANY_WEEKDAY}){DOT}?{COMMA}?{THE}?)?",
    "SOME_UNIT": "(?P<unit>{ANY_UNIT})",
    "OR_MORE": "(?:{LINK}{CARDINAL}|{LINK}{NUMBER}|{AND}{CARDINAL})?",
    "DAY_PART": "(?P<part>{PART}|{NIGHT})",
    "IN_YEAR": "(?:{OF_YEAR}|{COMMA}?{OF_STEP})",
    "OF_YEAR": "(?:{OF}|{COMMA}|{IN})?(?P<year>{YEAR}|{SHORT_YEAR})",
    "OF_STEP": "(?:{OF})?(?P<step>{STEP}|{THAT}){UNIT}",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression says: TIMEX3 type and value, the days, and the grain of them."""

    type: TimexType
    value: str
    first: date | None = None
    last: date | None = None
    grain: str = ""

    @classmethod
    def of(cls, found: Period, value: str | None = None) -> Meaning:
        """A date that is a stretch of the calendar."""
        return cls("DATE", value or found.value, found.first, found.last, found.grain)


@dataclass
class Setting:
    """What an expression is read against: the day the text was published, and the last dates it spoke of."""

    day: date
    spoken: Meaning | None = None
    spoken_day: Meaning | None = None
    quarter: Meaning | None = None


@dataclass(frozen=True)
class Mention:
    """An expression found: the rule, the tokens, and the groups of the match as token indexes."""

    rule: Rule
    tokens: Tokens
    match: re.Match[str]
    tense: Tense = None

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.tokens.starts[self.match.start()]

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.tokens.ends[self.match.end() - 1]

    def has(self, group: str) -> bool:
        """Whether a group took part in the match."""
        return self.match.groupdict().get(group) is not None

    def value(self, group: str) -> Payload:
        """Value of the first token of a group."""
        return self.tokens.values[self.match.start(group)]

    def number(self, group: str) -> int:
        """The same as a whole number; 0 where it is none."""
        value = self.value(group)
        return int(value) if isinstance(value, int | float) else 0

    def steps(self, group: str) -> int:
        """The sum over the words of a group, as of "this past": none and one back."""
        values = self.tokens.values[slice(*self.match.span(group))]
        return sum(value for value in values if isinstance(value, int))

    def code(self, group: str) -> str:
        """The same as a code."""
        return str(self.value(group))

    def word(self, group: str) -> str:
        """The first word of a group, in lower case."""
        return self.tokens.words[self.match.start(group)]

    def kind(self, group: str) -> str:
        """The kinds of a group."""
        return self.match[group] or ""

    def before(self, count: int = 1) -> str:
        """The word so many tokens ahead of it."""
        at = self.match.start() - count
        return self.tokens.words[at] if at >= 0 else ""

    def after(self) -> str:
        """The word behind it."""
        at = self.match.end()
        return self.tokens.words[at] if at < len(self.tokens.words) else ""


Resolver = Callable[[Mention, Setting], Meaning | None]


def _always(_: Mention) -> bool:
    return True


@dataclass(frozen=True)
class Rule:
    """A pattern over kinds (`{KIND}`, `{SET}`, `{MACRO}`), what it means, and when it does not count."""

    name: str
    template: str
    resolve: Resolver
    accept: Callable[[Mention], bool] = _always
    pattern: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pattern", re.compile(_expanded(self.template)))


def _expanded(template: str) -> str:
    """The template with each name in braces replaced by a class of characters."""

    def replaced(match: re.Match[str]) -> str:
        name = match[1]
        if name in MACROS:
            return _expanded(MACROS[name])
        members = SETS[name].split() if name in SETS else [name]
        return "[" + "".join(KINDS[member] for member in members) + "]"

    return re.sub(r"\{(\w+)\}", replaced, template)


def mentions(tokens: Tokens, rules: Sequence[Rule]) -> list[Mention]:
    """The expressions of the tokens in text order. Where two overlap the longer one stays; of equals, that of the
    earlier rule."""
    found = [
        mention
        for rule in rules
        for match in rule.pattern.finditer(tokens.kinds)
        if rule.accept(mention := Mention(rule, tokens, match))
    ]
    return sorted(_apart(found), key=lambda mention: mention.start)


def _apart(found: Iterable[Mention]) -> list[Mention]:
    taken: set[int] = set()
    kept = []
    for mention in sorted(found, key=lambda mention: mention.match.start() - mention.match.end()):
        here = range(*mention.match.span())
        if taken.isdisjoint(here):
            taken.update(here)
            kept.append(mention)
    return kept


def is_kind(tokens: Tokens, index: int, *names: str) -> bool:
    """Whether the token at an index, if there is one, is of one of the kinds."""
    return 0 <= index < len(tokens.kinds) and tokens.kinds[index] in {KINDS[name] for name in names}
