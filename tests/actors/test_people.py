import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.actors.people import family_name, gender_of, name_words, same_person, short_for


def name(text):
    return name_words(tuple(text.split()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Miller", "Jane Q. Miller"),
        ("Jen Miller", "Jennifer Miller"),
        ("J. Miller", "Jane Miller"),
        ("Robert Miller Jr.", "Robert Miller"),
        ("Kim Jae Un", "Kim Jae - un"),
        ("Suu Moe", "Daw San Suu Moe"),
        ("Kim Jae-un", "Kim Jae Un"),
        ("Edward Miller", "John Edward Miller"),
    ],
)
def test_names_of_one_person(one, other):
    assert same_person(name(one), name(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Miller", "Robert Miller"),
        ("George H. Miller", "George W. Miller"),
        ("Kim Jae Un", "Kim Jae Il"),
        ("Kim Jae Un", "Kim Yo Jae"),
    ],
)
def test_two_people_of_one_family_name_stay_apart(one, other):
    assert not same_person(name(one), name(other))


def test_family_names_that_come_first():
    assert family_name(name("Moon Ji-ho")) == "moon"
    assert short_for("moon", name("Moon Ji-ho"))
    assert not short_for("jane", name("Jane Miller"))


def test_given_names_tell_gender_where_they_can():
    assert gender_of(name("Jane Miller")) == "female"
    assert gender_of(name("Robert Miller")) == "male"
    assert gender_of(name("Xyz Miller")) is None


WORDS = st.lists(
    st.sampled_from(["jane", "robert", "miller", "stone", "q.", "kim", "un", "dale"]), min_size=2, max_size=4
)


@given(WORDS, WORDS)
def test_sameness_does_not_depend_on_the_order(one, other):
    assert same_person(tuple(one), tuple(other)) == same_person(tuple(other), tuple(one))


@given(WORDS)
def test_everybody_is_the_same_as_himself(words):
    assert same_person(tuple(words), tuple(words))
