from __future__ import annotations

import pytest

from dragoman.actors.entities import Entity
from dragoman.extraction.speakers.labels import Labels
from dragoman.record.statements import Statement

TEXT = "MS. ROE: Yes.\nQUESTION: Why?\nQ: When?\nMR. OKORO: Soon.\nTHE CHAIR: Order.\nMS. ROE: No.\n"


@pytest.fixture
def turn(document):
    page = document(TEXT)

    def build(label: str, words: str) -> Statement:
        start, said = TEXT.index(label), TEXT.index(words)
        source, content = page.span(start, start + len(label)), page.span(said, said + len(words))
        return Statement(document=page.id, source=source, cue=None, content=(content,), mode="direct")

    return build


def person(name: str) -> Entity:
    return Entity(kind="person", name=name, extents={(0, 1): None})


def test_a_label_is_the_one_person_of_that_family_name(turn):
    roe, lind = person("Jane Roe"), person("Ana Lind")
    said = turn("MS. ROE", "Yes.")
    assert Labels(TEXT, [said], [roe, lind]).of(said) is roe


def test_the_page_may_tell_the_full_name(turn):
    said = turn("MS. ROE", "Yes.")
    assert Labels(f"Briefing by Spokeswoman Jane Roe\n{TEXT}", [said], []).of(said).name == "Jane Roe"


def test_with_two_of_that_name_it_is_neither(turn):
    said = turn("MS. ROE", "Yes.")
    found = Labels(TEXT, [said], [person("Jane Roe"), person("Mary Roe")]).of(said)
    assert (found.name, found.kind) == ("Roe", "person")


def test_whoever_is_named_only_by_a_label_is_somebody_still(turn):
    said = turn("MR. OKORO", "Soon.")
    assert Labels(TEXT, [said], []).of(said).name == "Okoro"
    chair = turn("THE CHAIR", "Order.")
    assert Labels(TEXT, [chair], []).of(chair).kind == "office"


def test_questioners_are_unnamed(turn):
    asked = [turn("QUESTION", "Why?"), turn("Q:"[:-1], "When?")]
    labels = Labels(TEXT, asked, [])
    assert {labels.of(s).anonymity for s in asked} == {"unnamed_person"}


def test_one_label_is_one_speaker_throughout(turn):
    turns = [turn("MS. ROE", "Yes."), turn("MS. ROE", "No.")]
    labels = Labels(TEXT, turns, [])
    assert labels.of(turns[0]) is labels.of(turns[1])


def test_what_is_no_turn_has_no_label(turn):
    said = turn("MS. ROE", "Yes.")
    assert Labels(TEXT, [], [person("Jane Roe")]).of(said) is None


def test_who_speaks_for_a_body_speaks_for_its_state(turn):
    roe, lind = person("Jane Roe"), person("Ana Okoro")
    roe.roles.append("Department Spokesperson")
    turns = [turn("MS. ROE", "Yes."), turn("MR. OKORO", "Soon.")]
    labels = Labels(TEXT, turns, [roe, lind], "USA")
    assert [labels.of(t).country for t in turns] == ["USA", None]


def test_a_spokesman_by_the_letterhead_is_of_the_state_that_issues_the_page(turn):
    said = turn("MR. OKORO", "Soon.")
    okoro = person("Ben Okoro")
    Labels(f"Ben Okoro, Spokesman of the Ministry\n{TEXT}", [said], [okoro], "NOR").of(said)
    assert okoro.country == "NOR"
