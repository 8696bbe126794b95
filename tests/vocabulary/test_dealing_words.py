"""The words of contacts, commitments and instruments: what the loaders promise of the files."""

from __future__ import annotations

from typing import get_args

from dragoman.record.happenings import Reply
from dragoman.record.obligations import CommitmentStatus, ConditionKind, Strength
from dragoman.vocabulary.commitments import commitment_words
from dragoman.vocabulary.contacts import contact_words, party_nouns
from dragoman.vocabulary.instruments import instrument_words


def test_replies_are_those_of_the_record() -> None:
    assert set(contact_words().replies) == set(get_args(Reply)) - {"unknown"}


def test_strengths_kinds_and_statuses_are_those_of_the_record() -> None:
    words = commitment_words()
    told = {*words.verbs.values(), *words.nouns.values(), *words.adjectives.values()}
    assert told == set(get_args(Strength))
    assert {kind for _, kind in words.conditions} == set(get_args(ConditionKind))
    assert set(words.status) <= set(get_args(CommitmentStatus))


def test_longer_conditions_go_before_shorter_ones() -> None:
    lengths = [len(phrase) for phrase, _ in commitment_words().conditions]
    assert lengths == sorted(lengths, reverse=True)


def test_phrases_are_in_lower_case() -> None:
    words = contact_words()
    phrases = [*words.private, *words.public, *(p for r in words.replies.values() for p in r.phrases)]
    assert all(word == word.lower() for phrase in phrases for word in phrase)


def test_single_words_that_answer() -> None:
    assert {"agree", "refuse", "unanswered", "answer"} <= contact_words().answers
    assert "*" not in contact_words().answers


def test_no_noun_of_parties_is_one_that_never_acts() -> None:
    assert not party_nouns() & {"letter", "banner", "voter"}


def test_every_instrument_has_one_kind() -> None:
    assert instrument_words().kinds["truce"] == "ceasefire"
    assert instrument_words().general <= set(instrument_words().kinds) | {"instrument"}
