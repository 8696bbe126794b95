from datetime import date

import pytest

from dragoman.errors import BadDate
from dragoman.loaders.catalogue import Source, catalogue
from dragoman.record.document import Published
from dragoman.settings import Settings

BODY = "The envoys of both countries met on Monday and agreed to meet again next week, an official said."


def document(text, settings=None, **source):
    return catalogue(Source(id="d1", text=text, **source), settings or Settings())


@pytest.mark.parametrize(
    "line",
    [
        "May 1, 2021",
        "1 May 2021",
        "1st May 2021",
        "2021-05-01",
        "Saturday, May 1, 2021",
        "Saturday, May 1, 2021 10:30 GMT",
        "May 1, 2021 at 10:30 a.m. EDT",
        "Published: 1 May 2021",
        "Geneva, May 1, 2021",
        "Updated May 1, 2021",
        "2021-05-01T10:30:00Z",
    ],
)
def test_a_date_line_dates_the_text_with_its_words(line):
    found = document(f"Envoys to meet again\n\n{line}\n\n{BODY}").published
    assert (found.earliest, found.latest, found.basis) == (date(2021, 5, 1), date(2021, 5, 1), "text")
    assert [span.text for span in found.evidence] == [line]


def test_a_dateline_with_a_year_dates_the_text():
    found = document(f"GENEVA, May 1, 2021 (Harbour Wire) -- {BODY}").published
    assert (found.edtf, found.basis, found.evidence[0].text[:6]) == ("2021-05-01", "text", "GENEVA")


def test_publication_comes_before_change():
    text = f"Envoys meet\n\nUpdated May 3, 2021\nPublished May 1, 2021\n\n{BODY}"
    assert document(text).published.edtf == "2021-05-01"


@pytest.mark.parametrize(
    "text",
    [
        f"GENEVA, May 1 (Harbour Wire) -- {BODY}",
        f"{BODY}\n\nThey signed it on May 1, 2021.",
        f"{BODY}\n\n© 2021 Harbour Wire",
        f"Envoys meet\n\nFebruary 30, 2021\n\n{BODY}",
        f"Envoys meet\n\n05/04/2021\n\n{BODY}",
        f"{BODY}\n\n" * 60 + "May 1, 2021",
    ],
)
def test_what_does_not_say_when_the_text_appeared_leaves_it_undated(text):
    found = document(text).published
    assert (found.known, found.basis, found.evidence) == (False, "unknown", ())


@pytest.mark.parametrize("name", ["2021-05-01-talks.txt", "20210501_talks.txt", "wire_2021.05.01.txt"])
def test_the_name_of_the_file_may_hold_the_day(name):
    found = document(BODY, name=name).published
    assert (found.edtf, found.basis) == ("2021-05-01", "filename")


@pytest.mark.parametrize("name", ["talks-2021.txt", "1202105011.txt", "2021-02-30.txt", "2021-0501.txt"])
def test_other_digits_in_a_name_are_no_day(name):
    assert not document(BODY, name=name).published.known


def test_the_surest_source_of_the_day_wins():
    settings = Settings(published="2021-06")
    dated = f"Envoys meet\n\nMay 2, 2021\n\n{BODY}"
    stated = Published(date(2021, 5, 1), date(2021, 5, 1), basis="metadata")
    assert document(dated, settings, published=stated, name="2021-05-03.txt").published.basis == "metadata"
    assert document(dated, settings, name="2021-05-03.txt").published.basis == "text"
    assert document(BODY, settings, name="2021-05-03.txt").published.basis == "filename"
    given = document(BODY, settings).published
    assert (given.earliest, given.latest, given.edtf, given.basis) == (
        date(2021, 6, 1),
        date(2021, 6, 30),
        "2021-06",
        "given",
    )


def test_a_bad_day_in_the_settings_is_an_error():
    with pytest.raises(BadDate):
        document(BODY, Settings(published="last week"))


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Envoys meet\n\nBy Jane Roe\nHarbour Wire\nMay 1, 2021", "Harbour Wire"),
        ("Envoys meet\n\nBy Jane Roe, Lantern Press", "Lantern Press"),
        ("Envoys meet\n\nPacific Courier\nMay 1, 2021\n\nGENEVA (Harbour Wire) - The envoys met.", "Pacific Courier"),
        ("GENEVA (Harbour Wire) - The envoys met.", "Harbour Wire"),
        ("Envoys meet\n\nBy Jane Roe, Senior Fellow", None),
        ("Courier Agency to close", None),
        ("Envoys meet", None),
    ],
)
def test_the_outlet_is_read_off_a_credit_or_left_open(head, outlet):
    assert document(f"{head}\n\n{BODY}").outlet == outlet


def test_an_agency_signs_off_at_the_end():
    assert document(f"{BODY} (Harbourhap)").outlet == "Harbourhap"
    assert document(f"{BODY} (END)").outlet is None
    assert document(f"{BODY[:-1]} (HW)").outlet is None


def test_the_settings_name_the_outlet_of_texts_that_do_not():
    settings = Settings(outlet="Our archive")
    assert document(BODY, settings).outlet == "Our archive"
    assert document(f"Envoys meet\n\nHarbour Wire\nMay 1, 2021\n\n{BODY}", settings).outlet == "Harbour Wire"


def test_the_title_is_the_headline():
    assert document(f"Read more\n\nEnvoys to meet\nagain in spring\n\n{BODY}").title == "Envoys to meet again in spring"
    assert document(BODY).title is None


TURNS = "MS. ROE: Good day.\n\nQUESTION: Where are they?\n\nMS. ROE: In Geneva."
PROVISIONS = "1. The two sides will meet again.\n\n2. Each side will inform the other."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (BODY, "news"),
        (f"THE MINISTRY\nPress briefing\n\n{TURNS}", "transcript"),
        (f"JOINT STATEMENT\nof the envoys\n\n{BODY}\n\n{PROVISIONS}", "communique"),
        (f"Resolution 17 (2021)\n\n{BODY}\n\n{PROVISIONS}", "resolution"),
        (f"Joint statement was cold, envoys say\n\n{BODY}", "news"),
        (f"What to say next\n\nBy Jane Roe\nStrait Institute, Commentary\nMay 1, 2021\n\n{BODY}", "analysis"),
        (f"Opinion: What to say next\n\n{BODY}", "analysis"),
        (f"Analysis of soil samples begins\n\n{BODY}", "news"),
    ],
)
def test_the_kind_of_a_text(text, kind):
    assert document(text).kind == kind


def test_the_title_of_a_transcript_stands_below_the_letterhead():
    assert document(f"THE MINISTRY\nPress briefing\n\n{TURNS}").title == "Press briefing"


def test_what_the_container_says_is_taken_as_said():
    found = document(
        f"Envoys meet\n\n{BODY}", title="Talks", outlet="Harbour Wire", kind="other", url="https://a.example/1"
    )
    assert (found.title, found.outlet, found.kind, found.url) == (
        "Talks",
        "Harbour Wire",
        "other",
        "https://a.example/1",
    )
