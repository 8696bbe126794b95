"""Time expressions by class: what is found, its TIMEX3 value, and the days it may mean."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.extraction.times import extract_times
from dragoman.language.analysis import Analysis, Sentence, Token
from dragoman.record.docket import Extraction
from dragoman.record.document import UNDATED, Document, Part, Published, content_id
from dragoman.record.times import TimeExpression

SATURDAY = date(2021, 5, 1)


def times(text: str, published: Published | date | None = SATURDAY, analysis: Analysis | None = None, **more):
    when = published if isinstance(published, Published) else Published(published, published)
    document = Document(id=content_id(text.encode()), text=text, published=when, **more)
    return extract_times(Extraction(document=document), analysis or Analysis()).times


def one(text: str, published: Published | date | None = SATURDAY, analysis: Analysis | None = None) -> TimeExpression:
    found = times(text, published, analysis)
    assert len(found) == 1, [t.text for t in found]
    return found[0]


def days(found: TimeExpression) -> tuple[str, str]:
    return str(found.earliest), str(found.latest)


@pytest.mark.parametrize(
    ("text", "words", "value", "first", "last"),
    [
        ("They met on May 1, 2021.", "May 1, 2021", "2021-05-01", "2021-05-01", "2021-05-01"),
        ("They met on 1 May 2021.", "1 May 2021", "2021-05-01", "2021-05-01", "2021-05-01"),
        ("They met on the 3rd of May, 2019.", "the 3rd of May, 2019", "2019-05-03", "2019-05-03", "2019-05-03"),
        ("They met on Feb. 9.", "Feb. 9", "2021-02-09", "2021-02-09", "2021-02-09"),
        ("They met on Thursday, April 29.", "Thursday, April 29", "2021-04-29", "2021-04-29", "2021-04-29"),
        ("Dated 2021-04-30 it was.", "2021-04-30", "2021-04-30", "2021-04-30", "2021-04-30"),
        ("Dated 04/05/2021 it was.", "04/05/2021", "2021-04-05", "2021-04-05", "2021-04-05"),
        ("Dated 25/05/99 it was.", "25/05/99", "1999-05-25", "1999-05-25", "1999-05-25"),
        ("The accord of June 2018 holds.", "June 2018", "2018-06", "2018-06-01", "2018-06-30"),
        ("They met in April.", "April", "2021-04", "2021-04-01", "2021-04-30"),
        ("They met last June.", "last June", "2020-06", "2020-06-01", "2020-06-30"),
        ("They met in June last year.", "June last year", "2020-06", "2020-06-01", "2020-06-30"),
        ("They met in June and July 2018.", "June", "2018-06", "2018-06-01", "2018-06-30"),
        ("They met in 2019.", "2019", "2019", "2019-01-01", "2019-12-31"),
        ("They met in early 2019.", "early 2019", "2019", "2019-01-01", "2019-12-31"),
        ("They met in mid-March.", "mid-March", "2021-03", "2021-03-01", "2021-03-31"),
        ("Talks in the 1990s failed.", "the 1990s", "199", "1990-01-01", "1999-12-31"),
        ("Talks in the '80s failed.", "the '80s", "198", "1980-01-01", "1989-12-31"),
        ("A treaty of the 19th century.", "the 19th century", "18", "1800-01-01", "1899-12-31"),
        ("In the first half of 2019 it fell.", "the first half of 2019", "2019-H1", "2019-01-01", "2019-06-30"),
        ("In the third quarter of 2020 it fell.", "the third quarter of 2020", "2020-Q3", "2020-07-01", "2020-09-30"),
        ("In the spring of 2018 it thawed.", "the spring of 2018", "2018-SP", "2018-03-01", "2018-05-31"),
        ("Last winter it froze.", "Last winter", "2020-WI", "2020-12-01", "2021-02-28"),
        ("In fiscal 2020 it rose.", "fiscal 2020", "2020", "2020-01-01", "2020-12-31"),
        ("Talks ran March 16-18.", "March 16-18", "2021-03-16/2021-03-18", "2021-03-16", "2021-03-18"),
        ("Talks ran Dec. 30 to Jan. 2.", "Dec. 30 to Jan. 2", "2020-12-30/2021-01-02", "2020-12-30", "2021-01-02"),
        ("They met on Thanksgiving.", "Thanksgiving", "2020-11-26", "2020-11-26", "2020-11-26"),
        ("They met on New Year’s Day.", "New Year’s Day", "2021-01-01", "2021-01-01", "2021-01-01"),
        ("They met last Easter.", "last Easter", "2021-04-04", "2021-04-04", "2021-04-04"),
        ("In the week of March 1 it began.", "the week of March 1", "2021-W09", "2021-03-01", "2021-03-07"),
        ("It was nineteen ninety-four then.", "nineteen ninety-four", "1994", "1994-01-01", "1994-12-31"),
    ],
)
def test_a_date_in_the_calendar(text, words, value, first, last):
    found = times(text)[0]
    assert (found.type, found.text, found.value, *days(found)) == ("DATE", words, value, first, last)


@pytest.mark.parametrize(
    ("text", "words", "value", "first", "last"),
    [
        ("He left today.", "today", "2021-05-01", "2021-05-01", "2021-05-01"),
        ("He left yesterday.", "yesterday", "2021-04-30", "2021-04-30", "2021-04-30"),
        ("It opens tomorrow.", "tomorrow", "2021-05-02", "2021-05-02", "2021-05-02"),
        ("It began this week.", "this week", "2021-W17", "2021-04-26", "2021-05-02"),
        ("It began on Tuesday of last week.", "Tuesday of last week", "2021-04-20", "2021-04-20", "2021-04-20"),
        ("It opens on Tuesday of next week.", "Tuesday of next week", "2021-05-04", "2021-05-04", "2021-05-04"),
        ("It began last week.", "last week", "2021-W16", "2021-04-19", "2021-04-25"),
        ("It ended last weekend.", "last weekend", "2021-W16-WE", "2021-04-24", "2021-04-25"),
        ("It ended last month.", "last month", "2021-04", "2021-04-01", "2021-04-30"),
        ("It ended late last year.", "late last year", "2020", "2020-01-01", "2020-12-31"),
        ("It ends next year.", "next year", "2022", "2022-01-01", "2022-12-31"),
        ("It began this spring.", "this spring", "2021-SP", "2021-03-01", "2021-05-31"),
        ("It ended three days ago.", "three days ago", "2021-04-28", "2021-04-28", "2021-04-28"),
        ("It ended nearly two weeks ago.", "nearly two weeks ago", "2021-W15", "2021-04-12", "2021-04-18"),
        ("It ended four months ago.", "four months ago", "2021-01", "2021-01-01", "2021-01-31"),
        ("It ends two years from now.", "two years from now", "2023", "2023-01-01", "2023-12-31"),
        ("It ends at the end of the month.", "the end of the month", "2021-05", "2021-05-01", "2021-05-31"),
    ],
)
def test_a_date_told_from_the_day_of_publication(text, words, value, first, last):
    found = one(text)
    assert (found.type, found.text, found.value, *days(found)) == ("DATE", words, value, first, last)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The envoy said Thursday that talks went on.", "2021-04-29"),
        ("The envoy said Saturday that talks went on.", "2021-05-01"),
        ("The envoy will travel on Thursday.", "2021-05-06"),
        ("The envoy is due to arrive Thursday.", "2021-05-06"),
        ("The envoy has until Thursday to answer.", "2021-05-06"),
        ("The envoy left last Saturday.", "2021-04-24"),
        ("The envoy leaves next Saturday.", "2021-05-08"),
        ("The envoy on Thursday", "2021-04-29"),
    ],
)
def test_a_weekday_follows_its_tense(text, day):
    assert one(text).value == day


def test_the_analysis_tells_the_tense_of_the_verb():
    text = "The minister flies home Monday"
    future = _parsed(text, verb=("flies", "VBZ"), helper=("minister", "MD"))
    assert one(text, analysis=future).value == "2021-05-03"
    past = _parsed(text, verb=("flies", "VBD"))
    assert one(text, analysis=past).value == "2021-04-26"


def _parsed(text: str, verb: tuple[str, str], helper: tuple[str, str] | None = None) -> Analysis:
    """Tokens of a sentence that all hang on one verb; a helper is an auxiliary of it."""
    words = text.split()
    head, tokens, at = words.index(verb[0]), [], 0
    for i, word in enumerate(words):
        start = text.index(word, at)
        at = start + len(word)
        aux = helper is not None and word == helper[0]
        tag = verb[1] if i == head else (helper[1] if aux and helper else "NN")
        pos, dep = ("VERB", "ROOT") if i == head else ("AUX", "aux") if aux else ("NOUN", "dep")
        tokens.append(Token(i, start, at, word, word, pos, tag, dep, head))
    return Analysis(tuple(tokens), (Sentence(0, len(text), 0, len(words)),))


def test_a_story_is_told_from_its_last_date():
    text = "They met on June 12, 2018. A year later all stood still. In March that year it ended, that month he left."
    assert [t.value for t in times(text)] == ["2018-06-12", "2019", "2019-03", "2019-03"]
    assert [
        t.value for t in times("Signed on May 3, 2020. The same day shots fell. Two weeks earlier all was quiet.")
    ] == [
        "2020-05-03",
        "2020-05-03",
        "2020-W16",
    ]


def test_days_told_from_a_range_stay_a_range():
    _, after = times("Unrest began in 2019. Two months later it ended.")
    assert (after.value, *days(after)) == ("XXXX-XX", "2019-03-01", "2020-02-29")


def test_a_story_without_a_date_stays_open():
    earlier = one("Two weeks earlier he had written.")
    assert (earlier.value, earlier.earliest, earlier.latest) == ("XXXX-WXX", None, SATURDAY)
    assert (one("That year was hard.").value, one("That year was hard.").earliest) == ("XXXX", None)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It took three years.", "three years", "P3Y"),
        ("A two-hour call.", "two-hour", "PT2H"),
        ("A months-long review.", "months-long", "PXM"),
        ("After decades of hostility.", "decades", "PXDE"),
        ("It took two and a half years.", "two and a half years", "P2Y6M"),
        ("It took 5 1/2 hours.", "5 1/2 hours", "PT5H30M"),
        ("It lasted at least 30 days.", "at least 30 days", "P30D"),
        ("It took twenty-one days.", "twenty-one days", "P21D"),
        ("It took a hundred years.", "a hundred years", "P100Y"),
        ("It ends within a year.", "a year", "P1Y"),
        ("It took two decades.", "two decades", "P20Y"),
        ("It took several weeks.", "several weeks", "PXW"),
        ("It took half an hour.", "half an hour", "PT30M"),
    ],
)
def test_a_duration(text, words, value):
    found = one(text)
    assert (found.type, found.text, found.value, found.earliest) == ("DURATION", words, value, None)


def test_a_duration_counted_from_publication_has_days():
    found = one("Little moved in the past three months.")
    assert (found.value, *days(found)) == ("P3M", "2021-02-01", "2021-05-01")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They meet every Friday.", "every Friday", "XXXX-WXX-5"),
        ("They meet each year.", "each year", "P1Y"),
        ("They meet daily.", "daily", "P1D"),
        ("They meet annually.", "annually", "P1Y"),
        ("They meet every two weeks.", "every two weeks", "P2W"),
        ("They march each July.", "each July", "XXXX-07"),
        ("They meet twelve times a week.", "a week", "P1W"),
        ("They meet on Sundays.", "Sundays", "XXXX-WXX-7"),
    ],
)
def test_a_set(text, words, value):
    found = one(text)
    assert (found.type, found.text, found.value) == ("SET", words, value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It began at 10:30 a.m. sharp.", "10:30 a.m.", "2021-05-01T10:30"),
        ("It began at 12 a.m. sharp.", "12 a.m.", "2021-05-01T00:00"),
        ("It began at 5 p.m. Wednesday.", "5 p.m. Wednesday", "2021-04-28T17:00"),
        ("It began at 9pm on May 3, 2020.", "9pm on May 3, 2020", "2020-05-03T21:00"),
        ("It began at 14:30 GMT.", "14:30 GMT", "2021-05-01T14:30"),
        ("It began at noon Friday.", "noon Friday", "2021-04-30T12:00"),
        ("They spoke Tuesday morning.", "Tuesday morning", "2021-04-27TMO"),
        ("They spoke last night.", "last night", "2021-04-30TNI"),
        ("They spoke this evening.", "this evening", "2021-05-01TEV"),
        ("They speak tonight.", "tonight", "2021-05-01TNI"),
        ("They spoke yesterday afternoon.", "yesterday afternoon", "2021-04-30TAF"),
    ],
)
def test_a_time_of_day(text, words, value):
    found = one(text)
    assert (found.type, found.text, found.value) == ("TIME", words, value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They are now alone.", "now", "PRESENT_REF"),
        ("It is currently shut.", "currently", "PRESENT_REF"),
        ("It was recently shut.", "recently", "PAST_REF"),
        ("As in the past it shut.", "the past", "PAST_REF"),
        ("It may shut in the near future.", "the near future", "FUTURE_REF"),
    ],
)
def test_a_reference(text, words, value):
    found = one(text)
    assert (found.type, found.text, found.value, found.when.known) == ("DATE", words, value, False)


@pytest.mark.parametrize(
    "text",
    [
        "You may march on, for they may fall and the sun may spring out in a second.",
        "A second envoy brought 2,000 tons at $1999 each, or 4.5% more.",
        "The 54-year-old envoy is in his 30s no more; he is 54 years old.",
        "Jan Novak and Mark Augustson met by mar and sat.",
        "The score was 3:2.",
        "",
    ],
)
def test_text_without_times_gives_none(text):
    assert times(text) == ()


@pytest.mark.parametrize(
    "text", ["On February 30 it fell.", "On Feb. 29, 2021 it fell.", "On 31 April it fell.", "By 2021-02-30."]
)
def test_a_day_the_calendar_lacks_is_kept_without_days(text):
    found = one(text)
    assert (found.value, found.earliest, found.latest) == ("XXXX-XX-XX", None, None)


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("They met on Feb. 29, 2020.", SATURDAY, "2020-02-29"),
        ("They met on Feb. 29.", SATURDAY, "2020-02-29"),
        ("They met yesterday.", date(2021, 1, 1), "2020-12-31"),
        ("They met yesterday.", date(2020, 3, 1), "2020-02-29"),
        ("They met this week.", date(2021, 1, 2), "2020-W53"),
        ("They met last week.", date(2019, 1, 3), "2018-W52"),
        ("They met a month ago.", date(2021, 3, 31), "2021-02"),
        ("They met in December.", date(2021, 1, 2), "2020-12"),
        ("They met on 3/4/98.", SATURDAY, "1998-03-04"),
        ("They met in June '05.", SATURDAY, "2005-06"),
        ("They met a thousand years ago.", SATURDAY, "1021"),
        ("They met 9,000 years ago.", SATURDAY, "XXXX-XX-XX"),
    ],
)
def test_edges_of_the_calendar(text, published, value):
    assert one(text, published).value == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On May\u00a01,\u00a02021 they met", "May\u00a01,\u00a02021"),
        ("On May\n1, 2021 they met", "May\n1, 2021"),
        ("On Feb\u00adruary 3, 2021 they met", "Feb\u00adruary 3, 2021"),
        ("It was last\n  year", "last\n  year"),
        ("It was \U0001f54a last year", "last year"),
    ],
)
def test_spans_hold_through_odd_spaces_and_hyphens(text, words):
    found = one(text)
    assert found.text == words == text[found.start : found.end]


def test_a_full_stop_ends_an_expression():
    assert [t.value for t in times("The truce was signed in February. The fourth round went on.")] == ["2021-02"]
    assert one("They met on Feb. 4.").value == "2021-02-04"
    assert one("They met on May the fourth.").value == "2021-05-04"


def test_a_blank_line_ends_an_expression():
    assert [t.text for t in times("They met in May\n\n3 of them left in 2019.")] == ["May", "2019"]


def test_boilerplate_is_left_out():
    text = "They met today. Updated 3 May 2020. They left yesterday."
    start = text.index("Updated")
    parts = (Part(0, start, "body"), Part(start, start + 20, "boilerplate"), Part(start + 20, len(text), "body"))
    assert [t.text for t in times(text, parts=parts)] == ["today", "yesterday"]


def test_a_document_without_a_date_gives_open_values():
    text = "He said Thursday; last week; this year; May 3; the third quarter; at 10 a.m. tomorrow."
    found = times(text, UNDATED)
    assert [t.value for t in found] == [
        "XXXX-WXX-4", "XXXX-WXX", "XXXX", "XXXX-05-03", "XXXX-Q3", "XXXX-XX-XXT10:00",
    ]  # fmt: skip
    assert not any(t.when.known for t in found)


def test_what_hangs_on_no_day_is_known_without_one():
    found = times("From May 3, 2020 through the 1990s.", UNDATED)
    assert [(t.value, t.when.known) for t in found] == [("2020-05-03", True), ("199", True)]


def test_a_range_of_publication_gives_ranges():
    when = Published(date(2021, 4, 28), date(2021, 5, 2))
    found = one("He left yesterday.", when)
    assert (found.value, *days(found)) == ("2021-XX-XX", "2021-04-27", "2021-05-01")
    found = one("He left in 2019.", when)
    assert (found.value, *days(found)) == ("2019", "2019-01-01", "2019-12-31")


def test_half_known_publication_leaves_the_other_side_open():
    found = one("He left yesterday.", Published(None, SATURDAY))
    assert (found.earliest, found.latest) == (None, date(2021, 4, 30))
    found = one("He left yesterday.", Published(SATURDAY, None))
    assert (found.earliest, found.latest) == (date(2021, 4, 30), None)


@pytest.mark.parametrize(
    ("text", "words", "value", "first", "last"),
    [
        ("On the first Monday of April we met.", "the first Monday of April", "2021-04-05", "2021-04-05", "2021-04-05"),
        ("On the last Friday in March 2019 they met.", "the last Friday in March 2019", "2019-03-29", "2019-03-29",
         "2019-03-29"),
        ("On the last day of February they met.", "the last day of February", "2021-02-28", "2021-02-28", "2021-02-28"),
        ("In the second week of April it fell.", "the second week of April", "2021-W14", "2021-04-08", "2021-04-14"),
        ("They met the day before yesterday.", "the day before yesterday", "2021-04-29", "2021-04-29", "2021-04-29"),
        ("They meet the day after tomorrow.", "the day after tomorrow", "2021-05-03", "2021-05-03", "2021-05-03"),
        ("They met this past weekend.", "this past weekend", "2021-W16-WE", "2021-04-24", "2021-04-25"),
        ("It was founded half a century ago.", "half a century ago", "1971", "1971-01-01", "1971-12-31"),
    ],
)  # fmt: skip
def test_what_is_counted_within_a_month_or_from_a_day(text, words, value, first, last):
    found = one(text)
    assert (found.text, found.value, *days(found)) == (words, value, first, last)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It began at 0430 GMT.", "0430 GMT", "2021-05-01T04:30"),
        ("It began at three in the afternoon.", "three in the afternoon", "2021-05-01T15:00"),
        ("It began on the morning of March 3.", "the morning of March 3", "2021-03-03TMO"),
    ],
)
def test_a_time_of_day_in_other_words(text, words, value):
    found = one(text)
    assert (found.type, found.text, found.value) == ("TIME", words, value)


def test_a_stretch_of_weekdays_goes_forward():
    assert [t.value for t in times("They sat from Monday to Friday.")] == ["2021-04-26", "2021-04-30"]


def test_what_stands_before_goes_back_from_the_account():
    assert [t.value for t in times("They signed on April 20, 2021. They had met the week before.")] == [
        "2021-04-20",
        "2021-W15",
    ]


def test_every_other_week_and_two_and_a_half():
    assert one("They meet every other week.").value == "P2W"
    assert one("It took two-and-a-half years.").value == "P2Y6M"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ministers meet Monday.", "2021-05-03"),
        ("The talks are to resume Friday.", "2021-05-07"),
        ("A visit planned for Wednesday fell through.", "2021-05-05"),
        ("It could come as early as Tuesday.", "2021-05-04"),
        ("They postponed it until Friday.", "2021-05-07"),
        ("Nobody could be reached Wednesday.", "2021-04-28"),
        ("By Thursday nobody had replied.", "2021-04-29"),
        ("They settled on Oct. 27 for a second round.", "2021-10-27"),
        ("They agreed on May 5 as the day.", "2021-05-05"),
        ("They fixed Wednesday for the next call.", "2021-05-05"),
        ("They agreed on Wednesday to meet.", "2021-04-28"),
    ],
)
def test_the_tense_around_a_weekday_by_the_parse(text, value, english, document):
    page = document(text, published=Published(SATURDAY, SATURDAY))
    (found,) = extract_times(Extraction(document=page), english.analyse(page)).times
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They are to meet again on the 21st in Lima.", "2021-05-21"),
        ("He flew to Lima on the 6th.", "2021-04-06"),
        ("A session meant for the third of March began on the fourth.", "2021-03-04"),
        ("Since Oct. 2 ambulances may cross.", "2020-10-02"),
        ("The round, set for April 20, was put off.", "2021-04-20"),
    ],
)
def test_days_without_their_month_or_year(text, value, english, document):
    page = document(text, published=Published(SATURDAY, SATURDAY))
    found = extract_times(Extraction(document=page), english.analyse(page)).times
    assert found[-1].value == value


@pytest.mark.parametrize(
    "text", ["It was the 21st meeting.", "On the third try they agreed.", "The 19th century ended."]
)
def test_ranks_of_other_things_are_no_days(text):
    assert [t for t in times(text) if t.type == "DATE" and t.value.count("-") == 2] == []
