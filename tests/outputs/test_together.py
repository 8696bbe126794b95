"""Where words were first said and who carried them since, in the lines of a record."""

from __future__ import annotations

from datetime import date

from fishery_samples import report

from dragoman.outputs.together import Together, Told, together_details

WIRE = report("Norway will wait.", "Fjord Agency", date(2021, 5, 6))
COPY = report("Norway will wait.", "Coast Post", date(2021, 5, 7), copy_of=WIRE.id)
NAMELESS = report("A paper without a name tells of Norway, which will wait for as long as it takes.", None, None)


def test_a_quotation_is_told_from_its_first_report_on() -> None:
    told = (Told(short="s2", document=WIRE), Told(short="s7", document=COPY, here=True))
    lines = list(together_details(Together(layer="statements", reasons=(), told=told, surely_first=True)))
    assert lines == [
        ("first said in", "Fjord Agency, 6 May 2021: s2"),
        ("carried since by", "Coast Post, 7 May 2021, a copy: s7 (this one)"),
    ]


def test_where_the_days_leave_a_doubt_the_first_is_told_with_it() -> None:
    told = (Told(short="s2", document=WIRE), Told(short="s9", document=NAMELESS))
    lines = list(together_details(Together(layer="statements", reasons=(), told=told)))
    assert lines == [
        ("perhaps first said in", "Fjord Agency, 6 May 2021: s2"),
        ("said too in", "“A paper without a name tells of Norway, which will wait …”, undated: s9"),
    ]


def test_other_records_tell_who_has_them_too_and_why() -> None:
    told = (Told(short="p2", document=WIRE, says="under way"), Told(short="p7", document=COPY, says="over", here=True))
    lines = list(together_details(Together(layer="processes", reasons=("same actors", "same day"), told=told)))
    assert lines == [
        ("told too by", "Fjord Agency, 6 May 2021, “under way”: p2"),
        ("told too by", "Coast Post, 7 May 2021, a copy, “over”: p7 (this one)"),
        ("held together by", "same actors; same day"),
    ]


def test_of_many_the_first_are_listed_and_the_rest_is_counted() -> None:
    told = tuple(Told(short=f"e{n}", document=COPY) for n in range(30))
    lines = list(together_details(Together(layer="events", reasons=("alike",), told=told)))
    assert lines[-2] == ("told too by", "and 18 more")
