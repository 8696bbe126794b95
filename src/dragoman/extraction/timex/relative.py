"""Rules for dates told from another day: from the day of publication, or from the last date spoken of."""

from __future__ import annotations

from dragoman.extraction.timex.amounts import Amount, amount_of
from dragoman.extraction.timex.grammar import Meaning, Mention, Rule, Setting, is_kind
from dragoman.extraction.timex.periods import UNKNOWN, Period, moved, period, years

_DATED = {"day", "week", "fortnight", "weekend", "month", "quarter", "year", "decade", "century"}


_LONG = {"decade": "P10Y", "century": "P100Y"}
"""Of these "the past" one is the time up to now, not the last by the calendar."""

_HALVES = {"decade": 5, "century": 50}
"""Years in half of it."""


def _unknown(grain: str) -> Meaning:
    return Meaning("DATE", UNKNOWN.get(grain, "XXXX-XX-XX"))


def weekday_meaning(mention: Mention, setting: Setting) -> Meaning:
    """The day a weekday means: by its "last" or "next", else by the tense of its verb, else the last such day."""
    weekday = mention.number("weekday")
    which = mention.steps("which") if mention.has("which") else 0
    if mention.has("which") and is_kind(mention.tokens, mention.match.start("which"), "PREVIOUS", "FOLLOWING"):
        spoken = setting.spoken_day
        if spoken is None or spoken.first is None:
            return _unknown("day")
        return Meaning.of(_nearest(weekday, Setting(spoken.first), "past" if which < 0 else "future", 1))
    if which:
        return Meaning.of(_nearest(weekday, setting, "past" if which < 0 else "future", 1))
    if _ends_stretch(mention) and setting.spoken_day and setting.spoken_day.first:
        return Meaning.of(_nearest(weekday, Setting(setting.spoken_day.first), "future", 1))
    future = mention.tense == "future" or (mention.has("which") and mention.tense is None)
    return Meaning.of(_nearest(weekday, setting, "future" if future else "past", 0))


def _ends_stretch(mention: Mention) -> bool:
    """Whether it is the other end of "Monday to Friday"."""
    at = mention.match.start()
    return is_kind(mention.tokens, at - 1, "TO", "DASH") and is_kind(mention.tokens, at - 2, "WEEKDAY", "WEEKDAY_SHORT")


def _nearest(weekday: int, setting: Setting, direction: str, least: int) -> Period:
    """The first such weekday at least so many days away."""
    here = setting.day.isoweekday()
    away = (here - weekday - least) % 7 + least if direction == "past" else (weekday - here - least) % 7 + least
    return period("day", moved(setting.day, "day", -away if direction == "past" else away))


def _of_week(mention: Mention, setting: Setting) -> Meaning:
    """As in "Monday of last week"."""
    week = period("week", moved(setting.day, "week", mention.steps("which")))
    monday = week.first or setting.day
    return Meaning.of(period("day", moved(monday, "day", mention.number("weekday") - 1)))


def _deictic(mention: Mention, setting: Setting) -> Meaning:
    day = period("day", moved(setting.day, "day", mention.number("deictic")))
    if mention.word("deictic") in {"tonight", "overnight"}:
        return Meaning("TIME", f"{day.value}TNI", day.first, day.last, "day")
    return Meaning.of(day)


def _step(mention: Mention, setting: Setting) -> Meaning:
    """As in "last week", "this month", "the following year", "that day"."""
    grain, step = mention.code("unit"), mention.steps("which")
    told = is_kind(mention.tokens, mention.match.start("which"), "THAT", "PREVIOUS", "FOLLOWING")
    if told or (grain == "day" and step > 0):
        return from_spoken(grain, step, setting)
    if mention.word("which") == "past" and grain in _LONG:
        return Meaning("DURATION", _LONG[grain], moved(setting.day, grain, -1), setting.day)
    return Meaning.of(period(grain, moved(setting.day, grain, step)))


def from_spoken(grain: str, step: int, setting: Setting) -> Meaning:
    """The period so many steps from the date last spoken of, or all it may be where that date is a range."""
    spoken = (setting.spoken_day if grain == "day" else None) or setting.spoken
    if spoken is None or spoken.first is None or spoken.last is None:
        return _unknown(grain)
    first, last = (period(_coarse(grain), moved(day, grain, step)) for day in (spoken.first, spoken.last))
    if first.value == last.value:
        return Meaning.of(first)
    return Meaning("DATE", UNKNOWN[first.grain], first.first, last.last, first.grain)


def _counts_as_step(mention: Mention) -> bool:
    return mention.code("unit") in _DATED


def _this(mention: Mention, setting: Setting) -> Meaning:
    """For "the week", "the end of the year" the one of publication; for "the quarter" the one spoken of."""
    grain, at = mention.code("unit"), mention.match.end()
    if mention.tokens.words[at + 1 : at + 2] == ["followed"]:  # "the week that followed"
        return from_spoken(grain, 1, setting)
    if grain == "quarter":
        return setting.quarter or Meaning.of(period("quarter", moved(setting.day, "quarter", -1)))
    if grain == "weekend":
        back = 0 if mention.tense == "future" or setting.day.isoweekday() >= 6 else -1
        return Meaning.of(period(grain, moved(setting.day, "week", back)))
    if grain == "year" and mention.after() in {"ended", "ending", "through", "to"} and not mention.has("phase"):
        return Meaning("DURATION", "P1Y")
    return Meaning.of(period(grain, setting.day))


def _counts_as_this(mention: Mention) -> bool:
    grain = mention.code("unit")
    if mention.has("phase"):
        return grain in {"week", "month", "year", "quarter", "decade", "century", "weekend"}
    return grain in {"quarter", "weekend", "week", "year"} and mention.after() not in {
        "before",
        "after",
        "of",
        "-",
        "when",
    }


def _latest_period(_: Mention, setting: Setting) -> Meaning:
    return setting.quarter or Meaning.of(period("quarter", moved(setting.day, "quarter", -1)))


def _year_ago(mention: Mention, setting: Setting) -> Meaning:
    """For "the year-earlier quarter" that quarter, or else the year, before the one spoken of."""
    quarter = setting.quarter
    if quarter and quarter.first:
        return Meaning.of(period("quarter", moved(quarter.first, "year", -1)))
    if mention.has("quarter"):
        return Meaning.of(period("quarter", moved(setting.day, "quarter", -5)))
    return Meaning.of(years("year", setting.day.year - 1))


def _year_end(_: Mention, setting: Setting) -> Meaning:
    return Meaning.of(period("day", setting.day.replace(month=12, day=31)))


def _ago(mention: Mention, setting: Setting) -> Meaning:
    """As in "two weeks ago", "a year earlier", "three days from now"."""
    grain, amount = mention.code("unit"), amount_of(mention)
    if mention.has("half"):
        grain, amount = "year", Amount(_HALVES.get(grain))
    if amount.count is None or grain not in _DATED:
        return _vague(mention, setting, amount)
    back = is_kind(mention.tokens, mention.match.start("way"), "AGO", "EARLIER", "BEFORE")
    if back and grain == "year" and round(amount.count) == 1 and setting.quarter:
        return _year_ago(mention, setting)
    return _moved_by(mention, setting, grain, -round(amount.count) if back else round(amount.count))


def _moved_by(mention: Mention, setting: Setting, grain: str, count: int) -> Meaning:
    """From the day of publication for "ago" and "from now", else from the date last spoken of."""
    if is_kind(mention.tokens, mention.match.start("way"), "AGO", "FROM", "HENCE"):
        return Meaning.of(period(_coarse(grain), moved(setting.day, grain, count)))
    if setting.spoken is None:
        return Meaning("DATE", UNKNOWN[_coarse(grain)], None, setting.day if count < 0 else None)
    return from_spoken(grain, count, setting)


def _vague(mention: Mention, setting: Setting, amount: Amount) -> Meaning:
    if is_kind(mention.tokens, mention.match.start("way"), "AGO"):
        return Meaning("DATE", "PAST_REF", None, setting.day)
    if is_kind(mention.tokens, mention.match.start("way"), "FROM", "HENCE"):
        return Meaning("DATE", "FUTURE_REF", setting.day, None)
    return Meaning("DURATION", amount.duration(mention.code("unit")))


def _coarse(grain: str) -> str:
    """Weeks back are told to the week, months to the month, decades to the year."""
    return {"fortnight": "week", "decade": "year", "century": "year", "weekend": "week"}.get(grain, grain)


RULES: tuple[Rule, ...] = (
    Rule(
        "weekday",
        "{PHASE}?(?:{THE}?(?P<which>{THIS}?{NEXT}|{THIS}?{LAST}|{STEP}))?(?P<weekday>{WEEKDAY}|{WEEKDAY_SHORT}(?={DOT}))",
        weekday_meaning,
    ),
    Rule(
        "of_week",
        "{PHASE}?{THE}?(?P<weekday>{WEEKDAY}){OF}(?P<which>{THIS}|{LAST}|{NEXT})(?P<unit>{UNIT})",
        _of_week,
        lambda m: m.code("unit") == "week",
    ),
    Rule("deictic", "{PHASE}?(?P<deictic>{TODAY})", _deictic),
    Rule(
        "step",
        "{PHASE}?{THE}?(?P<which>{THIS}{LAST}|{STEP}|{THAT}{THAT}?){FISCAL}?(?P<unit>{GRAIN})",
        _step,
        _counts_as_step,
    ),
    Rule(
        "this",
        "(?P<phase>{THE}?{BEGINNING}{OF}|{THE}?{MID}{OF}|{LATER}{IN}|{EARLIER}{IN}|{EARLY}{IN}|"
        "{LATE}{IN})?{THE}(?P<whole>{OTHER_ADJECTIVE})?(?P<unit>{GRAIN})",
        _this,
        _counts_as_this,
    ),
    Rule(
        "year_ago",
        "{THE}?(?P<unit>{UNIT}){DASH}(?:{AGO}|{EARLIER})(?:(?P<quarter>{DASH}?{RANKED}?{DASH}?{QUARTER})|{PERIOD})?",
        _year_ago,
        lambda m: m.code("unit") == "year",
    ),
    Rule(
        "year_end",
        "(?P<unit>{UNIT})(?:{DASH}|{POSSESSIVE})?(?P<end>{BEGINNING})",
        _year_end,
        lambda m: m.code("unit") == "year" and m.word("end") == "end",
    ),
    Rule(
        "ago",
        "{NEAR}{0,3}(?:{AMOUNT}|{ARTICLE}|(?P<half>{HALF}{ARTICLE}))?{MORE}?(?P<unit>{ANY_UNIT})(?P<way>{AGO}|{EARLIER}|{LATER}|{FROM}{NOW}|{HENCE}"
        r"|(?:{BEFORE}|{AFTER})(?={DOT}|{COMMA}|{STOP}|{PARAGRAPH}|\Z))",
        _ago,
        lambda m: m.after() != "than",  # "two days later than planned"
    ),
    Rule("or_so_ago", "{NEAR}{0,3}(?:{AMOUNT}|{ARTICLE})(?P<unit>{ANY_UNIT}){AND}{SO}(?P<way>{AGO})", _ago),
    Rule("latest_period", "{THE}(?P<which>{LAST}){PERIOD}", _latest_period, lambda m: m.word("which") == "latest"),
)
