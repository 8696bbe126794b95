"""Rules for dates that name a place in the calendar: days, months, years, seasons, quarters, holidays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dragoman.extraction.timex.grammar import Meaning, Mention, Rule, Setting, is_kind
from dragoman.extraction.timex.periods import (
    Period,
    day_of,
    holiday_in,
    month_of,
    moved,
    part_of_year,
    period,
    season_of,
    years,
)
from dragoman.vocabulary.times import Holiday

_AHEAD = {"past": 0, None: 90, "near": 320}
"""How many days ahead a date without a year may lie, by tense: press dates mostly look back, terms mostly ahead."""

_FAR = 300
"""Days ahead from which a day without a year is rather the one just gone: "the session, set for March 5, was put off",
written on March 14."""


def pick_year(mention: Mention, setting: Setting, at: Callable[[int], Period | None]) -> Period | None:
    """The period in the year the expression names, or else in the year its tense asks for; None if there is none."""
    if mention.has("year") or mention.has("shared"):
        return at(year_named(mention, setting.day))
    if mention.has("step"):
        return _in_either(at, years_of_step(mention, setting))
    year = setting.day.year
    if mention.tense == "future":
        ahead = (p for y in range(max(year - 1, 1), year + 9) if (p := at(y)))
        found = next((p for p in ahead if p.last >= setting.day), None)
        if found is None or found.grain != "day" or (found.first - setting.day).days <= _FAR:
            return found
    limit = moved(setting.day, "day", _AHEAD.get(mention.tense, 0))
    back = (p for y in range(year + 1, max(year - 9, 0), -1) if (p := at(y)))
    return next((p for p in back if p.first <= limit), None)


def year_named(mention: Mention, day: date) -> int:
    """The year written, with two-digit years in the century that brings them nearest behind the day (or just ahead)."""
    year = mention.number("year" if mention.has("year") else "shared")
    return year if year >= 100 else _within_century(year, day)


def _within_century(year: int, day: date) -> int:
    ahead = day.year + 10
    return ahead - (ahead - year) % 100


def years_of_step(mention: Mention, setting: Setting) -> tuple[int, int] | None:
    """The first and last year that "last year", "that year" and the like may mean."""
    step = mention.number("step")
    if is_kind(mention.tokens, mention.match.start("step"), "THIS", "LAST", "NEXT"):
        return setting.day.year + step, setting.day.year + step
    spoken = setting.spoken
    if spoken is None or spoken.first is None or spoken.last is None:
        return None
    return spoken.first.year + step, spoken.last.year + step


def _in_either(at: Callable[[int], Period | None], span: tuple[int, int] | None) -> Period | None:
    if span is None:
        return None
    first, last = at(span[0]), at(span[1])
    if first is None or last is None or first.value == last.value:
        return first
    return Period(first.grain, f"XXXX{first.value[4:]}", first.first, last.last)


def _date(found: Period | None, unknown: str = "XXXX-XX-XX") -> Meaning:
    return Meaning.of(found) if found else Meaning("DATE", unknown)


def _day(mention: Mention, setting: Setting) -> Meaning:
    month, day = mention.number("month"), mention.number("day")
    if mention.has("weekday") and not mention.has("year") and not mention.has("step"):
        near = range(max(setting.day.year - 1, 1), setting.day.year + 2)
        days = [found for year in near if (found := day_of(year, month, day))]
        fitting = [found for found in days if found.first.isoweekday() == mention.number("weekday")]
        if fitting:
            return Meaning.of(min(fitting, key=lambda found: abs(found.first - setting.day)))
    if mention.has("step"):
        return _date(pick_year(mention, setting, lambda year: _day_or_month(year, month, day)))
    return _date(pick_year(mention, setting, lambda year: day_of(year, month, day)))


def _day_or_month(year: int, month: int, day: int) -> Period | None:
    """The day; for a leap day in another year the end of February, as only the year can be mistaken."""
    found = day_of(year, month, day)
    if found is None and (month, day) == (2, 29):
        return Period("day", f"{year:04}-02-XX", date(year, 2, 28), date(year, 3, 1))
    return found


def _week_of(mention: Mention, setting: Setting) -> Meaning:
    day = _day(mention, setting)
    return Meaning.of(period(mention.code("unit"), day.first)) if day.first else day


def _days(mention: Mention, setting: Setting) -> Meaning:
    month, day = mention.number("month"), mention.number("day")
    until_month = mention.number("month2") if mention.has("month2") else month

    def both(year: int) -> Period | None:
        begin, end = day_of(year, month, day), day_of(year + (until_month < month), until_month, mention.number("day2"))
        if begin is None or end is None or end.first < begin.first:
            return None
        return Period("days", f"{begin.value}/{end.value}", begin.first, end.last)

    return _date(pick_year(mention, setting, both))


def _month(mention: Mention, setting: Setting) -> Meaning:
    month = mention.number("month")
    if mention.has("which"):
        return _stepped_month(mention, setting, month)
    return _date(pick_year(mention, setting, lambda year: month_of(year, month)), f"XXXX-{month:02}")


def _stepped_month(mention: Mention, setting: Setting, month: int) -> Meaning:
    """For "last June" the last one over, for "next June" the first to begin, for "this June" that of the year."""
    step, year = mention.number("which"), setting.day.year
    if step < 0:
        return Meaning.of(month_of(year - (month >= setting.day.month), month))
    if step > 0:
        return Meaning.of(month_of(year + (month <= setting.day.month), month))
    return Meaning.of(month_of(year, month))


def _counts_as_month(mention: Mention) -> bool:
    """Abbreviations, and words that are also verbs, need company that tells time."""
    at = mention.match.start("month")
    if not is_kind(mention.tokens, at, "MONTH_WORD", "MONTH_SHORT"):
        return True
    if any(mention.has(group) for group in ("year", "step", "which", "phase", "shared")):
        return True
    if is_kind(mention.tokens, at, "MONTH_SHORT") and is_kind(mention.tokens, at - 1, "AND", "TO", "OF"):
        return is_kind(mention.tokens, at + 1, "DOT")
    return is_kind(mention.tokens, at - 1, *_MONTH_COMPANY)


_MONTH_COMPANY = (
    "IN", "FROM", "TO", "OF", "BEFORE", "AFTER", "AND", "DASH", "FOR", "EACH", "ON", "SLASH", "ORDINAL", "THIS", "LAST",
    "NEXT",
)  # fmt: skip


def _year(mention: Mention, _: Setting) -> Meaning:
    return Meaning.of(years("year", mention.number("year")))


def _spelled_year(mention: Mention, _: Setting) -> Meaning:
    ones = mention.number("ones") if mention.has("ones") else 0
    return Meaning.of(years("year", mention.number("century") * 100 + mention.number("tens") + ones))


def _counts_as_spelled_year(mention: Mention) -> bool:
    """As in "nineteen ninety-six"."""
    return mention.number("century") in {17, 18, 19, 20} and mention.number("tens") >= 10


def _year_thousand(mention: Mention, _: Setting) -> Meaning:
    return Meaning.of(years("year", 2000 + (mention.number("ones") if mention.has("ones") else 0)))


def _counts_as_year(mention: Mention) -> bool:
    """A bare number is a year unless it counts or costs something."""
    tokens, at = mention.tokens, mention.match.start("year")
    if is_kind(tokens, at - 1, "MONEY", "DASH") and is_kind(tokens, at - 2, "DAY_NUMBER", "DIGITS", "MONEY"):
        return False
    if is_kind(tokens, at - 1, "MONEY") or is_kind(tokens, at + 1, "PERCENT", "UNITS", "POWER"):
        return False
    common = 1900 <= mention.number("year") <= 2049
    return common or is_kind(tokens, at - 1, "IN", "OF", "TO", "FROM", "EARLY", "LATE")


def _decade(mention: Mention, setting: Setting) -> Meaning:
    year = mention.number("decade")
    if year < 100:
        ahead = setting.day.year
        year = ahead - (ahead - year) % 100
    grain = "century" if year % 100 == 0 and year != 2000 and mention.number("decade") >= 100 else "decade"
    return Meaning.of(years(grain, year))


def _counts_as_decade(mention: Mention) -> bool:
    """Not as in "in her 30s", an age, but as in "the 70s"."""
    at = mention.match.start("decade")
    if is_kind(mention.tokens, at, "DECADE"):
        return True
    marked = mention.word("decade")[0] in "'‘`" or mention.has("the") or mention.has("phase")
    return marked and mention.before() not in {"his", "her", "their", "my", "our", "your"}


def _century(mention: Mention, _: Setting) -> Meaning:
    return Meaning.of(years("century", (mention.number("nth") - 1) * 100))


def _quarter(mention: Mention, setting: Setting) -> Meaning:
    number = mention.number("nth") if mention.has("nth") else int(mention.word("code").strip("qh"))
    grain = "half" if mention.has("half") or (mention.has("code") and "h" in mention.word("code")) else "quarter"
    number = {-1: 4 if grain == "quarter" else 2}.get(number, number)
    if mention.has("decade"):
        return _decade(mention, setting)
    if not 1 <= number <= (4 if grain == "quarter" else 2):
        return Meaning("DATE", "XXXX-QX")
    told = replace(mention, tense="past")
    return _date(pick_year(told, setting, lambda year: part_of_year(grain, year, number)), f"XXXX-Q{number}")


def _season(mention: Mention, setting: Setting) -> Meaning:
    code = mention.code("season")
    if mention.has("which"):
        return Meaning.of(_stepped_season(mention, setting.day, code))
    return _date(pick_year(mention, setting, lambda year: season_of(year, code)), f"XXXX-{code}")


def _stepped_season(mention: Mention, day: date, code: str) -> Period:
    around = [season_of(year, code) for year in range(max(day.year - 2, 1), day.year + 3)]
    step = sum(v for v in mention.tokens.values[slice(*mention.match.span("which"))] if isinstance(v, int))
    if step < 0:
        return next((s for s in reversed(around) if s.last < day), around[0])  # the calendar begins with year 1
    if step > 0:
        return next((s for s in around if s.first > day), around[-1])
    return season_of(max(day.year - (code == "WI" and day.month < 3), 1), code)


def _counts_as_season(mention: Mention) -> bool:
    """Words that are also verbs ("fall", "spring") need "in the" when alone."""
    if any(mention.has(group) for group in ("year", "step", "which")):
        return True
    verb = is_kind(mention.tokens, mention.match.start("season"), "SEASON_WORD")
    ahead = is_kind(mention.tokens, mention.match.start() - 1, "IN", "FOR", "FROM")
    return (ahead or mention.has("the")) and mention.after() != "of" and (ahead or not verb)


def _fiscal(mention: Mention, setting: Setting) -> Meaning:
    if mention.has("code"):
        number = int("".join(c for c in mention.word("code") if c.isdigit()))
        return Meaning.of(years("year", number if number > 99 else setting.day.year // 100 * 100 + number))
    if mention.has("year"):
        return Meaning.of(years("year", year_named(mention, setting.day)))
    return Meaning.of(years("year", setting.day.year + (mention.number("which") if mention.has("which") else 0)))


def _holiday(mention: Mention, setting: Setting) -> Meaning:
    rule = mention.value("holiday")
    assert isinstance(rule, Holiday)  # noqa: S101 - the lexer gives holidays nothing else
    if mention.has("which"):
        days = [holiday_in(year, rule) for year in range(max(setting.day.year - 1, 1), setting.day.year + 2)]
        if mention.number("which") < 0:
            return _date(next((d for d in reversed(days) if d.last < setting.day), None))
        return _date(next((d for d in days if d.first >= setting.day), None))
    return _date(pick_year(mention, setting, lambda year: holiday_in(year, rule)))


def _iso(mention: Mention, _: Setting) -> Meaning:
    written = mention.word("iso").upper().replace("/", "-")
    year = int(written[:4])
    if written[5] == "W":
        week = date.fromisocalendar(year, int(written[6:8]), 1) if _has_week(year, int(written[6:8])) else None
        return _date(period("week", week) if week else None, "XXXX-WXX")
    if len(written) == len("2021-05"):
        return Meaning.of(month_of(year, int(written[5:7])))
    found = day_of(year, int(written[5:7]), int(written[8:10]))
    if found is None or len(written) == len("2021-05-01"):
        return _date(found)
    return Meaning("TIME", written.rstrip("Z"), found.first, found.last, "day")


def _has_week(year: int, week: int) -> bool:
    return 1 <= week <= date(year, 12, 28).isocalendar().week if year else False


def _slashed(mention: Mention, setting: Setting) -> Meaning:
    """Month first between slashes, as in American use, unless only the day can be meant; day first between dots."""
    written = mention.word("slashed")
    month, day, year = (int(part) for part in written.replace(".", "/").split("/"))
    if month > 12 or "." in written:
        month, day = day, month
    if year < 100:
        year = _within_century(year, setting.day)
    return _date(day_of(year, month, day))


RULES: tuple[Rule, ...] = (
    Rule("iso", "(?P<iso>{ISO})", _iso),
    Rule("slashed", "(?P<slashed>{SLASHED})", _slashed),
    Rule(
        "days",
        "(?P<month>{ANY_MONTH}){DOT}?(?P<day>{DAY_NUMBER})(?:{LINK}|{AND})(?:(?P<month2>"
        "{ANY_MONTH}){DOT}?)?(?P<day2>{DAY_NUMBER})"
        "(?!{DASH}|{UNITS}|{UNIT}|{AMPM}){IN_YEAR}?",
        _days,
    ),
    Rule(
        "days_month", "(?P<day>{DAY_NUMBER}){LINK}(?P<day2>{DAY_NUMBER})(?P<month>{ANY_MONTH}){DOT}?{IN_YEAR}?", _days
    ),
    Rule(
        "month_day",
        "{WEEKDAY_AHEAD}(?P<month>{ANY_MONTH})(?:{DOT}?{DASH}?|{THE})(?P<day>{DAY_NUMBER}|{RANKED})"
        "(?!{UNITS}|{PERCENT})"
        "(?:{IN_YEAR}|(?=(?:{LINK}|{AND}){ANY_MONTH}{DOT}?{DAY_NUMBER}{COMMA}?(?P<shared>{YEAR})))?",
        _day,
    ),
    Rule(
        "day_month",
        "{WEEKDAY_AHEAD}{THE}?(?P<day>{DAY_NUMBER}|{RANK}|{RANKED}(?={OF})){OF}?{DASH}?"
        "(?P<month>{ANY_MONTH})(?:{DOT}(?={COMMA}?{YEAR}))?(?:{DASH}?{IN_YEAR})?",
        _day,
    ),
    Rule(
        "week_of",
        "{THE}(?P<unit>{UNIT}|{WEEKEND}){OF}(?P<month>{ANY_MONTH}){DOT}?(?P<day>{DAY_NUMBER}|{RANK}){IN_YEAR}?",
        _week_of,
        lambda m: m.code("unit") in {"week", "weekend"},
    ),
    Rule(
        "month",
        "{PHASE}?(?P<month>{ANY_MONTH})(?:(?:{DOT}(?={COMMA}?{YEAR}))?{IN_YEAR}"
        "|(?=(?:{LINK}|{AND}){ANY_MONTH}{DOT}?{COMMA}?(?P<shared>{YEAR})))?",
        _month,
        _counts_as_month,
    ),
    Rule("which_month", "{PHASE}?(?P<which>{THIS}|{LAST}|{NEXT})(?P<month>{ANY_MONTH})", _month),
    Rule("year", "{PHASE}?(?:{THE}{UNIT}(?={YEAR}))?(?P<year>{YEAR})", _year, _counts_as_year),
    Rule(
        "spelled_year",
        "{PHASE}?(?P<century>{CARDINAL})(?P<tens>{CARDINAL})(?:{DASH}?(?P<ones>{CARDINAL}))?",
        _spelled_year,
        _counts_as_spelled_year,
    ),
    Rule(
        "year_thousand",
        "{THE}{UNIT}(?P<year>{CARDINAL}){POWER}(?P<ones>{CARDINAL})?",
        _year_thousand,
        lambda m: m.word("year") == "two",
    ),
    Rule(
        "decade", "(?P<the>{THE})?{PHASE}?(?P<decade>{DECADE}|{SHORT_DECADE}|{DECADE_NAME})", _decade, _counts_as_decade
    ),
    Rule(
        "century",
        "{THE}?{PHASE}?(?P<nth>{RANKED}){DASH}?(?P<unit>{UNIT})",
        _century,
        lambda m: m.code("unit") == "century" and m.number("nth") > 0,
    ),
    Rule(
        "quarter",
        "{THE}?{FISCAL}?{DASH}?(?P<nth>{RANKED}){DASH}?{QUARTER}(?:{OF}?{FISCAL}?(?:{UNIT}(?={YEAR}))?{IN_YEAR})?",
        _quarter,
    ),
    Rule(
        "year_quarter",
        "{THE}?{FISCAL}?(?:(?P<year>{YEAR})|(?P<step>{STEP}){UNIT}){POSSESSIVE}?{FISCAL}?(?P<nth>"
        "{RANKED}){DASH}?{QUARTER}",
        _quarter,
    ),
    Rule("quarter_code", "(?P<code>{QUARTER_CODE})(?:{OF}?(?P<year>{YEAR}))?", _quarter),
    Rule(
        "half",
        "{THE}?{FISCAL}?(?P<nth>{RANKED}|{LAST})(?P<half>{HALF})(?:{OF}{FISCAL}?(?:(?P<year>"
        "{YEAR})|(?P<step>{STEP}|{THAT}|{THE}){UNIT}|{THE}(?P<decade>{DECADE}|{SHORT_DECADE})))",
        _quarter,
    ),
    Rule("season", "(?P<the>{THE})?{PHASE}?(?P<season>{ANY_SEASON}){IN_YEAR}?", _season, _counts_as_season),
    Rule(
        "which_season",
        "{PHASE}?(?P<which>{STEP}{LAST}|{STEP}{NEXT}|{STEP})(?P<season>{ANY_SEASON})",
        _season,
        _counts_as_season,
    ),
    Rule("fiscal", "{THE}?(?P<which>{STEP})?{FISCAL}(?:{UNIT})?(?P<year>{YEAR})", _fiscal),
    Rule("fiscal_year", "{THE}?(?P<which>{STEP})?{FISCAL}{UNIT}", _fiscal),
    Rule("fiscal_code", "(?P<code>{FISCAL_YEAR})", _fiscal),
    Rule("holiday", "(?P<which>{LAST}|{NEXT}|{THIS})?(?P<holiday>{HOLIDAY})(?:{COMMA}?(?P<year>{YEAR}))?", _holiday),
)
