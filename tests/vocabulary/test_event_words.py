from typing import get_args

from dragoman.record.happenings import EventType, Factuality
from dragoman.vocabulary.clauses import clause_words
from dragoman.vocabulary.events import AUTHORITY, SEVERAL, SOMEBODY, event_words
from dragoman.vocabulary.factuality import factuality_words
from dragoman.vocabulary.people import people_nouns
from dragoman.vocabulary.processes import process_words


def patterns():
    words = event_words()
    return [p for table in (words.verbs, words.nouns, words.adjectives) for listed in table.values() for p in listed]


def test_every_pattern_names_a_root_and_known_classes():
    known = {*event_words().classes, SOMEBODY, AUTHORITY, SEVERAL, ""}
    for pattern in patterns():
        assert pattern.type in get_args(EventType), pattern
        assert {pattern.object_class, pattern.subject_class, pattern.behind_class} <= known, pattern


def test_every_root_has_verbs_and_nouns():
    words = event_words()
    for table in (words.verbs, words.nouns):
        assert {p.type for listed in table.values() for p in listed} == set(get_args(EventType))


def test_an_entry_is_read_by_its_marks():
    (pattern,) = (p for p in event_words().verbs["walk"] if p.preposition == "of" and not p.behind)
    assert (pattern.particle, pattern.type) == ("out", "REJECT")
    (pattern,) = (p for p in event_words().verbs["furnish"] if p.preposition == "with")
    assert (pattern.behind_class, pattern.type) == ("data", "COOPERATE")
    (pattern,) = (p for p in event_words().verbs["bid"] if p.clause)
    assert (pattern.clause, pattern.object_class, pattern.type) == ("to", SOMEBODY, "REQUEST")


def test_what_asks_for_more_comes_first():
    for listed in event_words().verbs.values():
        assert [p.weight for p in listed] == sorted((p.weight for p in listed), reverse=True)


def test_labels_of_factuality():
    words = factuality_words()
    for table in (words.verbs, words.nouns, words.adjectives, words.adverbs, words.modals):
        assert set(table.values()) <= set(get_args(Factuality))


def test_lemmas_are_in_lower_case():
    words = clause_words().light | people_nouns().nouns | process_words().nouns | frozenset(event_words().verbs)
    assert all(word == word.lower() for word in words)


def test_a_treaty_expires_and_a_review_does_not():
    words = process_words()
    assert words.fits("treaty", "lapsed")
    assert not words.fits("review", "lapsed")
    assert not words.fits("treaty", "completed")
