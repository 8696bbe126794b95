"""Rules for times of day, and the joining of a time with the day beside it."""

from __future__ import annotations

from dataclasses import replace

from dragoman.extraction.timex.grammar import Meaning, Mention, Rule, Setting, is_kind
from dragoman.extraction.timex.periods import moved, period
from dragoman.extraction.timex.relative import weekday_meaning

CLOCK_RULES = frozenset({"clock", "military", "zoned", "at_clock", "noon", "part_of"})


def on_day(time: Meaning, day: Meaning) -> Meaning:
    """The time of day `time` tells, on the day `day` tells."""
    return replace(time, value=f"{day.value[:10]}T{time.value.partition('T')[2]}", first=day.first, last=day.last)


def _clock(mention: Mention, setting: Setting) -> Meaning | None:
    hour, minutes = _hour(mention)
    if hour > 24:
        return None
    if mention.has("half") and mention.word("half").startswith("p") and hour < 12:
        hour += 12
    if mention.has("half") and mention.word("half").startswith("a") and hour == 12:
        hour = 0
    parts = [mention.code(group) for group in ("part", "part2") if mention.has(group)]
    if hour < 12 and {"AF", "EV", "NI"}.intersection(parts):
        hour += 12
    return _today(setting, f"{hour:02}:{minutes}")


def _hour(mention: Mention) -> tuple[int, str]:
    if is_kind(mention.tokens, mention.match.start("hour"), "CLOCK"):
        hour, minutes = mention.word("hour").replace(".", ":").split(":", 1)
        return int(hour), minutes
    return mention.number("hour"), "00"


def _counts_as_clock(mention: Mention) -> bool:
    limit = 12 if any(mention.has(group) for group in ("half", "part", "part2")) else 24
    return _hour(mention)[0] <= limit


def _military(mention: Mention, setting: Setting) -> Meaning:
    """As in "0430 GMT"."""
    written = mention.word("hour")
    return _today(setting, f"{written[:2]}:{written[2:]}")


def _counts_as_military(mention: Mention) -> bool:
    written = mention.word("hour")
    return len(written) == len("0430") and int(written[:2]) <= 24 and int(written[2:]) < 60


def _noon(mention: Mention, setting: Setting) -> Meaning:
    return _today(setting, mention.code("noon"))


def _today(setting: Setting, time: str) -> Meaning:
    """A time of day without a day: on the last day spoken of, else that of publication."""
    base = setting.spoken_day or Meaning.of(period("day", setting.day))
    return Meaning("TIME", f"{base.value[:10]}T{time}", base.first, base.last, "day")


def _part(mention: Mention, setting: Setting) -> Meaning:
    part = mention.code("part")
    if mention.has("weekday"):
        base = weekday_meaning(mention, setting)
    elif mention.has("deictic"):
        base = Meaning.of(period("day", moved(setting.day, "day", mention.number("deictic"))))
    elif mention.has("which") and is_kind(mention.tokens, mention.match.start("which"), "THIS", "LAST"):
        base = Meaning.of(period("day", moved(setting.day, "day", mention.number("which"))))
    else:
        return _told_part(mention, setting, part)
    return Meaning("TIME", f"{base.value}T{part}", base.first, base.last, "day")


def _told_part(mention: Mention, setting: Setting, part: str) -> Meaning:
    """Of "that evening", "the next morning": on the day spoken of, or the one after."""
    told = _today(setting, part)
    step = mention.number("which") if mention.has("which") else 0
    if not step or told.first is None:
        return told
    day = period("day", moved(told.first, "day", step))
    return Meaning("TIME", f"{day.value}T{part}", day.first, day.last, "day")


RULES: tuple[Rule, ...] = (
    Rule(
        "clock",
        "{NEAR}?(?P<hour>{CLOCK}|{DAY_NUMBER}|{CARDINAL}){DASH}?(?:(?P<half>{AMPM})|{HOUR_MARK}(?:"
        "{IN}{THE}(?P<part>{PART}))?|{IN}{THE}(?P<part2>{PART}))(?:{LOCAL}?{TIME}|{ZONE})?",
        _clock,
        _counts_as_clock,
    ),
    Rule("military", "(?P<hour>{DIGITS}|{YEAR}){ZONE}", _military, _counts_as_military),
    Rule("zoned", "{NEAR}?(?P<hour>{CLOCK})(?:{LOCAL}{TIME}|{ZONE})", _clock),
    Rule("at_clock", "(?<={CLOCK_AHEAD})(?P<hour>{CLOCK})", _clock),
    Rule("noon", "(?P<noon>{NOON})", _noon),
    Rule(
        "weekday_part", "(?:{EARLY}|{LATE})?(?:(?P<which>{THIS}|{LAST}|{NEXT}))?(?P<weekday>{WEEKDAY}){DAY_PART}", _part
    ),
    Rule("deictic_part", "(?:{EARLY}|{LATE})?(?P<deictic>{TODAY}){DAY_PART}", _part),
    Rule(
        "part", "{PHASE}?(?P<which>{THIS}|{LAST}|{THAT}|{THE}(?:{NEXT}|{FOLLOWING}|{PREVIOUS}|{THAT})){DAY_PART}", _part
    ),
    Rule(
        "part_of",
        "{THE}?{DAY_PART}{OF}(?={ANY_MONTH}{DOT}?{DAY_NUMBER}|{THE}?(?:{DAY_NUMBER}|{RANK}){OF}?{ANY_MONTH})",
        _part,
    ),
    Rule("the_part", "(?<={IN}){THE}{DAY_PART}", _part),
    Rule("phase_part", "(?:{MID}{DASH}?){DAY_PART}(?P<deictic>{TODAY})?", _part),
)
