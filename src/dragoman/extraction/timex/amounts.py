"""Rules for how long and how often: durations and sets."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extraction.timex.grammar import Meaning, Mention, Rule, Setting, is_kind
from dragoman.extraction.timex.lexer import Tokens
from dragoman.extraction.timex.periods import moved

_LETTER = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y",
    "weekend": "WE",
}  # fmt: skip
_MANY = {"decade": ("Y", 10), "century": ("Y", 100), "fortnight": ("W", 2)}
_HALF = {"hour": (30, "M"), "minute": (30, "S"), "year": (6, "M"), "day": (12, "H")}
_FRACTIONS = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75, "1/3": 1 / 3}


@dataclass(frozen=True)
class Amount:
    """How many; None where the text does not say (a few, several)."""

    count: float | None

    def duration(self, unit: str) -> str:
        """TIMEX3 value of so many units."""
        if self.count is None:
            letter = {"decade": "DE", "century": "CE", "fortnight": "W"}.get(unit) or _LETTER[unit]
            return f"PTX{letter[1:]}" if letter[0] == "T" else f"PX{letter}"
        letter, size = _MANY.get(unit) or (_LETTER[unit], 1)
        count = self.count * size
        clock, letter = ("T", letter[1:]) if letter[0] == "T" else ("", letter)
        if count == int(count):
            return f"P{clock}{int(count)}{letter}"
        if count % 1 == 0.5 and unit in _HALF:
            rest, small = _HALF[unit]
            whole = f"{int(count)}{letter}" if count > 1 else ""
            between = "T" if unit == "day" else ""
            return f"P{clock}{whole}{between}{rest}{small}"
        return f"P{clock}{count:.2f}".rstrip("0").rstrip(".") + letter


def amount_of(mention: Mention, group: str = "n") -> Amount:
    """The number a group tells, one where it is absent but a single unit is meant."""
    if mention.has(group):
        return Amount(_number(mention.tokens, *mention.match.span(group)))
    return Amount(None if is_kind(mention.tokens, mention.match.start("unit"), "UNITS") else 1)


def _number(tokens: Tokens, first: int, last: int) -> float | None:
    total, known = 0.0, False
    for i in range(first, last):
        value = tokens.values[i]
        if is_kind(tokens, i, "FEW"):
            return None
        if is_kind(tokens, i, "HALF") or is_kind(tokens, i, "FRACTION"):
            total, known = total + _FRACTIONS.get(tokens.words[i], 0.5), True
        elif is_kind(tokens, i, "POWER") and isinstance(value, int):
            total, known = max(total, 1) * value, True
        elif isinstance(value, int | float) and not is_kind(tokens, i, "ARTICLE", "AND", "DASH", "OF"):
            total, known = total + value, True
    return total if known else 1


def _duration(mention: Mention, setting: Setting) -> Meaning:
    amount, unit = amount_of(mention), mention.code("unit")
    if mention.has("half") and amount.count is not None:
        amount = Amount(amount.count + 0.5)
    value = amount.duration(unit)
    step = 0
    if mention.has("which") and is_kind(mention.tokens, mention.match.start("which"), "LAST", "NEXT"):
        step = mention.number("which")
    if not step or amount.count is None or unit not in {"day", "week", "month", "quarter", "year", "decade", "century"}:
        return Meaning("DURATION", value)
    other = moved(setting.day, unit, step * round(amount.count))
    return Meaning("DURATION", value, min(other, setting.day), max(other, setting.day))


def _counts_as_duration(mention: Mention) -> bool:
    """Ages are no durations here, as in TimeBank."""
    tokens, behind = mention.tokens, mention.match.end()
    if is_kind(tokens, behind, "OLD") or (is_kind(tokens, behind, "DASH") and is_kind(tokens, behind + 1, "OLD")):
        return False
    if mention.code("unit") == "quarter" and (
        mention.after() == "of" or is_kind(tokens, mention.match.end() - 2, "DASH")
    ):
        return False
    return not is_kind(tokens, mention.match.start() - 1, "MONEY")


def _vague(mention: Mention, _: Setting) -> Meaning:
    unit = mention.code("unit")
    if mention.has("recent") and unit == "year":
        return Meaning("DATE", "PAST_REF")
    if mention.has("future"):
        return Meaning("DATE", "FUTURE_REF")
    return Meaning("DURATION", Amount(None).duration(unit))


def _counts_as_vague(mention: Mention) -> bool:
    if not _counts_as_duration(mention) or (mention.code("unit") == "hour" and mention.after() == "of"):
        return False
    return mention.code("unit") not in {"second", "minute"} or mention.match.end() - mention.match.start() > 1


def _one(mention: Mention, _: Setting) -> Meaning:
    """Tells how long ("for a year") from how often ("$3 a year")."""
    value = Amount(0.5 if mention.has("half") else 1).duration(mention.code("unit"))
    return Meaning("DURATION" if mention.has("half") or not _is_rate(mention) else "SET", value)


def _is_rate(mention: Mention) -> bool:
    ahead = mention.match.start() - 1
    lasting = ("IN", "FOR", "THAN", "OF", "AFTER", "BEFORE", "FROM", "TO", "APPROX", "DOT", "COMMA", "MORE", "AND")
    return ahead >= 0 and not is_kind(mention.tokens, ahead, *lasting) and mention.before() not in _LASTING


_LASTING = frozenset(
    (
        "over",
        "under",
        "as",
        "lasted",
        "last",
        "lasts",
        "took",
        "take",
        "takes",
        "spent",
        "such",
        "be",
        "been",
        "is",
    )
)


def _every(mention: Mention, _: Setting) -> Meaning:
    if mention.has("unit"):
        amount = amount_of(mention) if mention.has("n") else Amount(2 if mention.has("other") else 1)
        return Meaning("SET", amount.duration(mention.code("unit")))
    if mention.has("weekday"):
        return Meaning(
            "SET", f"XXXX-WXX-{mention.number('weekday')}" + (f"T{mention.code('part')}" if mention.has("part") else "")
        )
    if mention.has("month"):
        return Meaning("SET", f"XXXX-{mention.number('month'):02}")
    if mention.has("season"):
        return Meaning("SET", f"XXXX-{mention.code('season')}")
    return Meaning("SET", f"XXXX-XX-XXT{mention.code('part')}")


def _adverb(mention: Mention, _: Setting) -> Meaning:
    return Meaning("SET", mention.code("set"))


RULES: tuple[Rule, ...] = (
    Rule(
        "duration",
        "{NEAR}{0,3}{AMOUNT}{OR_MORE}{DASH}?{MORE}?{OTHER_ADJECTIVE}?{SOME_UNIT}(?:{DASH}{LONG})?"
        "(?P<half>{AND}{ARTICLE}{HALF})?{OR_SO}",
        _duration,
        _counts_as_duration,
    ),
    Rule(
        "the_duration",
        "{THE}{AMOUNT}{OR_MORE}{MORE}?{OTHER_ADJECTIVE}?(?P<unit>{UNITS})",
        _duration,
        _counts_as_duration,
    ),
    Rule("one_and_half", "{ARTICLE}{SOME_UNIT}(?P<half>{AND}{ARTICLE}{HALF})", _duration),
    Rule(
        "span",
        "{NEAR}{0,3}(?:{EACH}{OF})?{THE}?(?P<which>{LAST}|{NEXT}|{PREVIOUS}|{FOLLOWING}|{RANKED}(?="
        "{COUNT}|{NUMBER}|{FEW})){AMOUNT}(?:{LINK}{NUMBER})?{DASH}?{OTHER_ADJECTIVE}?{SOME_UNIT}"
        "{OR_SO}",
        _duration,
        _counts_as_duration,
    ),
    Rule(
        "vague",
        "(?:{THE}(?={RECENT}|{NEXT}|{LAST}|{FEW}))?(?:(?P<recent>{RECENT})|(?P<future>{NEXT}|"
        "{FUTURE})|{LAST}|{POWERS}{OF}|{RANKED}|{FEW})?(?P<unit>{UNITS})(?:{DASH}{LONG})?",
        _vague,
        _counts_as_vague,
    ),
    Rule("unit_long", "(?P<unit>{UNIT}){DASH}{LONG}", _duration),
    Rule(
        "one",
        "{NEAR}{0,3}{ARTICLE}{OTHER_ADJECTIVE}?(?P<unit>{UNIT})",
        _one,
        lambda m: not is_kind(m.tokens, m.match.end(), "OLD", "DASH"),
    ),
    Rule("half", "(?:{ARTICLE}?(?P<half>{HALF}){DASH}?{ARTICLE}?)(?P<unit>{UNIT})", _one),
    Rule(
        "every",
        "{EACH}(?:{AMOUNT}|{RANKED}|{OTHER_ADJECTIVE}|(?P<other>{OTHER}))?(?:(?P<unit>{ANY_UNIT})|(?P<weekday>"
        "{ANY_WEEKDAY})(?P<part>{PART}|{NIGHT})?|(?P<month>{ANY_MONTH})|(?P<season>{ANY_SEASON})|"
        "(?P<part2>{PART}|{NIGHT}))",
        _every,
        lambda m: not m.has("part2"),
    ),
    Rule("every_part", "{EACH}(?P<part>{PART}|{NIGHT})", _every),
    Rule(
        "weekdays",
        "(?P<weekday>{WEEKDAYS})|(?P<weekday_>{ANY_WEEKDAY})(?P<part_>{NIGHTS}|{PARTS})",
        _every,
        lambda m: m.has("weekday"),
    ),
    Rule("weekday_parts", "(?P<weekday>{ANY_WEEKDAY})(?P<part>{NIGHTS}|{PARTS})", _every),
    Rule("adverb", "(?P<set>{SET})", _adverb),
)
