from __future__ import annotations

from happenings_reading import prepared

from dragoman.extraction.clauses.company import Company


def named(text: str, word: str, english) -> list[str]:
    """The names of whom a word stands for."""
    found, analysis = prepared(text, english)
    company = Company(found, analysis)
    token = next(t for t in analysis.tokens if t.text == word)
    return [company.actor(ident).name for ident in company.actors_of(token)]


def test_names_adjectives_and_capitals_stand_for_states(english):
    assert named("Norwegian jets flew over the bay.", "Norwegian", english) == ["Norway"]
    assert named("The envoy flew to Lima.", "Lima", english) == ["Peru"]


def test_we_is_whoever_speaks(english):
    assert named('"We will leave," minister Ana Lind said.', "We", english) == ["Ana Lind"]


def test_a_noun_of_people_becomes_an_unnamed_actor(english):
    assert named("The fishermen blocked the harbour.", "fishermen", english) == ["The fishermen"]


def test_things_and_days_are_nobody(english):
    assert named("The yacht sank in May.", "yacht", english) == []
    assert named("They met on Friday.", "Friday", english) == []


def test_officials_of_several_states_are_those_states(english):
    assert named("The ministers of Peru and Chile met.", "ministers", english) == ["Peru", "Chile"]


def test_a_span_names_the_actor_at_its_head(english):
    text = "The fishermen of Lima blocked the harbour."
    found, analysis = prepared(text, english)
    company = Company(found, analysis)
    ident = company.actor_of(found.document.span(0, text.index(" blocked")))
    assert ident is not None
    assert company.actor(ident) in company.actors
