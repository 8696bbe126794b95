"""Whom a policy's parties mean among the actors of reports."""

from dataclasses import replace

from dragoman.policy.parties import actor_keys
from dragoman.record.actors import Actor, ActsFor
from dragoman.record.findings import Join

TEXT = "Ana Lind, spokeswoman, met the envoy of Oslo at the Harbour Office. The Fjord Institute in Oslo watched."


def actor(document, words, **fields):
    start = TEXT.index(words)
    return Actor(**({"name": words, "mentions": (document.span(start, start + len(words)),)} | fields))


def test_an_actor_answers_to_its_state_its_names_and_whom_it_acts_for(document):
    text = document(TEXT)
    state = actor(text, "Oslo", kind="state", country="NOR", aliases=("the Norwegians",))
    envoy = actor(text, "envoy", kind="person", acts_for=(ActsFor(actor=state.id),))
    institute = actor(text, "Fjord Institute", kind="organisation", country="NOR")
    keys = actor_keys([state, envoy, institute], [])
    assert keys[state.id] >= {"NOR", "oslo", "norwegians"}
    assert "NOR" in keys[envoy.id]
    assert "NOR" not in keys[institute.id]


def test_what_one_report_says_of_an_actor_holds_for_the_same_actor_in_another(document):
    here, there = document(TEXT), document(TEXT + " Again.")
    told = actor(here, "Ana Lind", kind="person", country="NOR")
    bare = actor(there, "Ana Lind", kind="person")
    keys = actor_keys([told, bare], [Join(layer="actors", members=(told.id, bare.id))])
    assert "NOR" in keys[bare.id]


def test_a_spokeswoman_speaks_for_the_state_whose_offices_her_report_names(document):
    text = document(TEXT)
    lind = actor(text, "Ana Lind", kind="person", role="spokeswoman")
    envoy = actor(text, "envoy", kind="person")
    office = actor(text, "Harbour Office", kind="body", country="NOR")
    assert "NOR" in actor_keys([lind, office], [])[lind.id]
    assert "NOR" not in actor_keys([envoy, office], [])[envoy.id]
    assert "NOR" not in actor_keys([envoy, office], [], {text.id})[envoy.id]
    assert "NOR" in actor_keys([envoy, office], [], {text.id}, {envoy.id})[envoy.id]
    titled = replace(envoy, role="special envoy")
    assert "NOR" in actor_keys([titled, office], [], {text.id})[envoy.id]
    other = actor(text, "Fjord Institute", kind="body", country="SWE")
    assert "NOR" not in actor_keys([lind, office, other], [])[lind.id]
