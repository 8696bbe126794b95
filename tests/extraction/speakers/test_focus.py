from hypothesis import given
from hypothesis import strategies as st

from dragoman.actors.entities import Entity
from dragoman.extraction.speakers.focus import WINDOW, Focus
from dragoman.language.analysis import Token

MILLER, STONE = Entity("person", "Jane Miller"), Entity("person", "Robert Stone")


def token(index, dep):
    return Token(index, index, index + 1, "x", "x", "PROPN", "NNP", dep, index)


def anybody(_):
    return 1.0


def nothing(_):
    return False


def names(focus, sentence, quotation=-1, fit=anybody, hidden=nothing):
    return [e.name for _, e in focus.ranked(sentence, quotation, fit, hidden)]


def seen(*sightings):
    """Sightings as (entity, relation, sentence, quotation), a token for each."""
    focus = Focus()
    for index, (entity, dep, sentence, quotation) in enumerate(sightings):
        focus.see(entity, token(index, dep), sentence, quotation)
    return focus


def test_a_subject_weighs_more_than_an_object():
    assert names(seen((STONE, "dobj", 0, -1), (MILLER, "nsubj", 0, -1)), 1) == ["Jane Miller", "Robert Stone"]


def test_the_later_sentence_weighs_more():
    assert names(seen((STONE, "nsubj", 0, -1), (MILLER, "nsubj", 1, -1)), 2)[0] == "Jane Miller"


def test_the_later_of_two_alike_comes_first():
    assert names(seen((STONE, "nsubj", 0, -1), (MILLER, "nsubj", 0, -1)), 1)[0] == "Jane Miller"


def test_whom_a_quotation_names_weighs_less_outside_it():
    focus = seen((STONE, "dobj", 0, -1), (MILLER, "nsubj", 0, 3))
    assert names(focus, 0)[0] == "Robert Stone"
    assert names(focus, 0, quotation=3)[0] == "Jane Miller"


def test_what_is_hidden_or_does_not_fit_does_not_count():
    focus = seen((STONE, "nsubj", 0, -1), (MILLER, "nsubj", 0, -1))
    assert names(focus, 0, hidden=lambda at: at == 1) == ["Robert Stone"]
    assert names(focus, 0, fit=lambda e: float(e is MILLER)) == ["Jane Miller"]


def test_who_was_seen_long_ago_is_forgotten():
    focus = seen((STONE, "nsubj", 0, -1), (MILLER, "nsubj", WINDOW + 1, -1))
    assert names(focus, WINDOW + 1) == ["Jane Miller"]


DEPS = st.sampled_from(["nsubj", "dobj", "pobj", "poss", "conj"])


@given(st.lists(st.tuples(st.sampled_from([MILLER, STONE]), DEPS, st.just(0), st.just(-1)), min_size=1, max_size=8))
def test_weights_fall_in_order_and_name_each_once(sightings):
    ranked = seen(*sightings).ranked(1, -1, anybody, nothing)
    assert [w for w, _ in ranked] == sorted((w for w, _ in ranked), reverse=True)
    assert len({id(e) for _, e in ranked}) == len(ranked) == len({id(e) for e, *_ in sightings})
