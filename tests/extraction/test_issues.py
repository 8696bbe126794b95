"""Which issues a record is about: by its words, its instrument, its sentence; what it is owed for is kept apart."""

from __future__ import annotations

from dealings_reading import ENGLISH, read

from dragoman.extraction.issues import IssueAssigner
from dragoman.record.docket import Extraction
from dragoman.vocabulary.issues import Issues, issue_words


def assigned(text: str, issues: Issues | None = None) -> Extraction:
    found = read(text)
    return IssueAssigner(issues or issue_words())(found, ENGLISH.analyse(found.document))


def test_by_the_words_a_record_rests_on() -> None:
    (contact,) = assigned("Oslo wrote to Ottawa about the trawlers.").contacts
    assert contact.issues == ("fisheries",)


def test_in_any_inflection() -> None:
    (contact,) = assigned("Oslo wrote to Ottawa about the missiles.").contacts
    assert contact.issues == ("missiles",)


def test_what_is_owed_and_what_it_is_owed_for_are_apart() -> None:
    (commitment,) = assigned("Norway promised to lift the sanctions in return for a ceasefire.").commitments
    assert (commitment.issues, commitment.condition_issues) == (("sanctions",), ("ceasefire",))


def test_by_the_sentence_where_its_own_words_name_none() -> None:
    (contact,) = assigned("Oslo wrote to Ottawa, and the sanctions were eased.").contacts
    assert contact.issues == ("sanctions",)


def test_statements_have_issues_too() -> None:
    (statement,) = assigned("The minister said that the sanctions would stay.").statements
    assert statement.issues == ("sanctions",)


def test_a_users_own_list() -> None:
    (contact,) = assigned("Oslo wrote to Ottawa about the brown bears.", {"wildlife": (("brown", "bear"),)}).contacts
    assert contact.issues == ("wildlife",)
