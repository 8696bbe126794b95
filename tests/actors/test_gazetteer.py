import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.actors.gazetteer import named_at, state_name
from dragoman.actors.words import pieces
from dragoman.vocabulary.countries import countries

FORMS = [(form, c.code) for c in countries().values() for form in c.names]


@pytest.mark.parametrize(
    ("phrase", "way", "country"),
    [
        ("North Korea", "name", "PRK"),
        (["the", "DPRK"][1], "name", "PRK"),
        ("US", "name", "USA"),
        ("Pyongyang", "capital", "PRK"),
        ("Bogotá", "capital", "COL"),
        ("Ulan Bator", "capital", "MNG"),
        ("Japanese", "demonym", "JPN"),
        ("Germans", "demonym", "DEU"),
        ("White House", "seat", "USA"),
        ("Blue House", "seat", "KOR"),
        ("Downing Street", "seat", "GBR"),
        ("Vatican", "name", "VAT"),
        ("Guinea-Bissau", "name", "GNB"),
    ],
)
def test_a_state_is_known_by_its_names_its_people_its_capital_and_its_seats(phrase, way, country):
    named = named_at(pieces(phrase), 0)
    assert (named.way, named.country, named.length) == (way, country, len(pieces(phrase)))


def test_the_longest_name_wins():
    assert named_at(["South", "Korea", "and", "Guinea", "-", "Bissau"], 0).country == "KOR"
    assert named_at(["Papua", "New", "Guinea"], 0).country == "PNG"
    assert named_at(["Guinea", "-", "Bissau"], 0).country == "GNB"


def test_case_tells_the_country_from_the_pronoun():
    assert named_at(["us"], 0) is None
    assert named_at(["US"], 0).country == "USA"


def test_possessive_endings_stand_apart():
    assert pieces("Democratic People's Republic of Korea")[:3] == ("Democratic", "People", "'s")


@given(st.sampled_from(FORMS), st.integers(0, 3))
def test_every_name_is_found_wherever_it_stands(form_and_code, before):
    form, code = form_and_code
    named = named_at(["word"] * before + list(pieces(form)) + ["word"], before)
    assert named.country == code
    assert state_name(named.country) == countries()[code].name


def test_no_name_belongs_to_two_states():
    seen = {}
    for form, code in FORMS:
        assert seen.setdefault(form, code) == code
