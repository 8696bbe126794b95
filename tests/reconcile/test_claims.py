import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reconcile.claims import Amount, acronym_of, claim, has, key_of, placed, word_of


def keys(text: str) -> list[str]:
    return [term.key for term in claim(text).terms]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tehran turned the invitation down", "Iran rejects the invitation"),
        ("Washington's paper", "the American paper"),
        ("a power cut", "the blackout"),
        ("they met", "a meeting"),
        ("a letter was sent", "it sends letters"),
        ("Britain and France", "London and Paris"),
    ],
)
def test_the_same_in_other_words(one, other):
    assert set(keys(one)) & set(keys(other))
    assert len(set(keys(one)) & set(keys(other))) >= min(len(set(keys(one))), 2)


def test_us_is_a_state_only_in_capitals():
    assert keys("the US paper")[0] == "USA"
    assert "USA" not in keys("they told us of the paper")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("There is no agreement on mackerel", "mackerel"),
        ("Oslo has not answered the letter", "reply"),
        ("Oslo hasn't answered", "reply"),
        ("The Council is waiting for an answer", "reply"),
        ("Oslo has yet to answer", "reply"),
        ("A visit planned for May has been cancelled", "visit"),
        ("Norway has suspended none of its duties", "suspend"),
        ("Falk denied that the quotas were sold", "quota"),
    ],
)
def test_what_is_denied(text, denied):
    made = claim(text)
    assert any(has(made.denied, term) for term in made.terms if key_of(denied) in (term.key, term.stem))


def test_a_denial_ends_with_its_clause():
    made = claim("Norway has not answered, but Iceland signed the paper.")
    assert key_of("reply") in made.denied
    assert key_of("signed") not in made.denied


def test_advice_and_hopes_are_wished_and_the_month_of_may_is_not():
    assert key_of("answer") in claim("Norway should answer the letter").wished
    assert key_of("answer") in claim("Norway may answer the letter").wished
    assert not claim("On 3 May Norway answered the letter").wished


def test_amounts_are_compared_by_unit():
    assert claim("prolonged by a month").amounts == (Amount(1.0, key_of("month")),)
    assert claim("for three months").amounts == (Amount(3.0, key_of("month")),)
    assert claim("about 8.5 kilograms").amounts == (Amount(8.5, key_of("kilogram")),)
    assert claim("three things").amounts == ()


def test_ordinals_belong_to_what_they_count():
    assert Amount(3, "round") in claim("the third round").ordinals
    assert Amount(2, "round") in claim("The second round").ordinals
    assert claim("the first of May").ordinals == ()


def test_places_stand_behind_a_preposition():
    made = claim("Falk met the Danes in Bergen and flew to Tromso, the Swedish capital Stockholm aside")
    assert [word_of(made, term) for term in placed(made)] == ["Bergen", "Tromso"]


def test_an_acronym_is_made_of_the_capitals():
    assert acronym_of(["Permanent", "Committee", "for", "the", "Cod"]) == "pcc"


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    made = claim(text)
    assert all(text[term.start : term.end] for term in made.terms)
    assert [term.start for term in made.terms] == sorted(term.start for term in made.terms)
    assert made.denied <= made.keys
    assert made.act is None or made.act in made.terms


def test_a_denial_does_not_reach_into_a_condition():
    made = claim("Nothing they say matters if the port opens")
    assert key_of("port") not in made.denied
