"""Pages without a date, by their own words."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.record.document import Published


def used(published: Published) -> set[str]:
    return {clue.kind for clue in published.clues if clue.used}


def days(published: Published) -> tuple[str, str]:
    return str(published.earliest), str(published.latest)


def test_a_page_that_tells_its_day_keeps_it(read):
    day = date(2021, 5, 1)
    found = read("Talks on the strait ended on Friday.", published=Published(day, day, basis="text"))
    assert (found.document.published.edtf, found.document.published.clues) == ("2021-05-01", ())


def test_a_page_that_tells_nothing_stays_undated(read):
    assert not read("The harbour was quiet and the delegates slept.").document.published.known


def test_what_was_said_on_a_bare_day_and_the_weekday_of_the_news(read):
    found = read(
        "Two envoys want to reopen the northern road, a mediator said Thursday.\n\n"
        "The government of President Joe Biden, which took office in January, has agreed.\n\n"
        'The mediator said on May 3 that "the road is a beginning."'
    )
    published = found.document.published
    assert (published.basis, days(published)) == ("inferred", ("2021-05-06", "2021-05-28"))
    assert {day.isoweekday() for day in published.candidates()} == {4, 5}
    assert used(published) == {"term", "weekday", "day", "event", "fresh"}
    assert published.edtf.startswith("[2021-05-06,2021-05-07,") or published.edtf.startswith("[2021-05-06..2021-05-07,")


def test_times_are_read_by_the_day_inferred(read):
    found = read(
        "The Biden administration began a review last month. It took office in January.\n\n(c) 2021 Harbour Wire"
    )
    months = {time.text: time.edtf for time in found.times}
    assert months["January"] == "2021-01"
    assert found.document.published.latest == date(2021, 12, 31)


def test_an_incumbent_bounds_the_day_and_a_former_one_does_not(read):
    assert days(read("President Emmanuel Macron received the envoys.").document.published) == ("2017-05-14", "None")
    assert not read("The former President Emmanuel Macron received the envoys.").document.published.known
    assert not read("Vice President Joe Biden received the envoys.").document.published.known


def test_of_two_holders_of_one_office_the_later_counts(read):
    found = read("Aides to President Joe Biden dropped what President Barack Obama had begun.")
    assert days(found.document.published) == ("2021-01-20", "2025-01-20")


@pytest.mark.parametrize("words", ["The new Biden administration", "On the first visit by Biden's envoys it"])
def test_something_new_or_first_puts_it_in_the_first_year(read, words):
    found = read(f"The Biden administration wants peace. {words} talked of roads.")
    assert days(found.document.published) == ("2021-01-20", "2022-01-19")


def test_a_trip_told_by_bare_days_was_over(read):
    found = read("The first trip by Biden cabinet members took them to the islands on March 16-18. A Biden government.")
    assert found.document.published.earliest == date(2021, 3, 18)
    assert {t.edtf for t in found.times if t.type == "DATE"} == {"2021-03-16/2021-03-18"}


def test_a_dateline_without_a_year_gives_the_day(read):
    text = "PORT ELBE, Feb. 9 (Fjord) -- The new Biden administration will wait, an official said Tuesday."
    assert days(read(text).document.published) == ("2021-02-09", "2021-02-10")


def test_a_full_day_in_the_past_had_come(read):
    assert days(read("They met on 4 March 2019 and left.").document.published) == ("2019-03-04", "None")
    assert not read("They will meet on 4 March 2019.").document.published.known


def test_a_copyright_line_gives_a_year_and_an_address_a_day(read):
    assert days(read("The talks go on.\n\n© 2019-2020 Harbour Wire").document.published) == ("2019-01-01", "2020-12-31")
    found = read("The talks go on.", url="https://wire.example/2020/11/07/talks.html")
    assert (found.document.published.edtf, found.document.published.evidence) == ("2020-11-07", ())
    assert not read("The talks go on.", url="https://wire.example/2020/13/41/talks.html").document.published.known


def test_clues_that_contradict_each_other_are_told_and_not_averaged(read):
    found = read("They met on 4 March 2019 and left.", url="https://wire.example/2017/01/05/talks.html")
    published = found.document.published
    assert not published.known
    assert [clue.used for clue in published.clues] == [False, False]


def test_every_clue_rests_on_words_of_the_page(read):
    text = "President Joe Biden spoke.\n\nThey met on 4 March 2022, a mediator said Monday.\n\n© 2022 Harbour Wire"
    for clue in read(text).document.published.clues:
        assert clue.says
        assert all(span.text == text[span.start : span.end] for span in clue.evidence)


def test_a_stated_range_is_taken_as_stated(read):
    may = Published(date(2021, 5, 1), date(2021, 5, 31), basis="given")
    found = read("The envoys met on May 21, an official said Friday.", published=may)
    assert found.document.published == may
    assert {t.text: (t.edtf, t.offset) for t in found.times}["Friday"] == ("2021-04-30/2021-05-28", (-6, 0))
