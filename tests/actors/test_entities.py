import pytest

from dragoman.actors.entities import Entity, actor_records
from dragoman.record.document import Document, content_id

TEXT = "Norland's envoy Jane Miller said Norland would wait. Miller left."
DOCUMENT = Document(id=content_id(TEXT.encode()), text=TEXT)


def entity(kind, *forms):
    found = Entity(kind, forms[0])
    for form in forms:
        found.mention((TEXT.rindex(form), TEXT.rindex(form) + len(form)), form)
    return found


def test_mentions_become_spans_and_forms_become_aliases():
    miller = entity("person", "Jane Miller", "Miller")
    miller.roles += ["woman of few words", "Envoy"]
    actor = actor_records(DOCUMENT, [miller])[id(miller)]
    assert (actor.name, actor.aliases, actor.role) == ("Jane Miller", ("Miller",), "Envoy")
    assert [m.text for m in actor.mentions] == ["Jane Miller", "Miller"]


def test_links_point_to_actors_of_the_same_document():
    state, miller = entity("state", "Norland"), entity("person", "Jane Miller")
    miller.acts_for.append((state, "envoy"))
    pair = Entity("group", "the two", members=(state, miller))
    pair.mention((0, 27))
    made = actor_records(DOCUMENT, [state, miller, pair])
    assert made[id(miller)].acts_for[0].actor == made[id(state)].id
    assert made[id(pair)].members == (made[id(state)].id, made[id(miller)].id)


def test_links_to_those_left_out_are_left_out():
    state, miller = entity("state", "Norland"), entity("person", "Jane Miller")
    miller.acts_for.append((state, "envoy"))
    assert actor_records(DOCUMENT, [miller])[id(miller)].acts_for == ()


def test_one_place_gives_one_actor_of_a_kind():
    one, again = entity("person", "Jane Miller"), entity("person", "Jane Miller")
    made = actor_records(DOCUMENT, [one, again])
    assert made[id(one)] is made[id(again)] or made[id(one)] == made[id(again)]


def test_what_is_nowhere_mentioned_is_no_actor():
    assert actor_records(DOCUMENT, [Entity("state", "Norland")]) == {}


@pytest.mark.parametrize(
    ("name", "heads", "answer"),
    [("Orrin Vael", (), True), ("Lantern", (), False), ("ABC News", (), False), ("Orrin Bank", ("bank",), False)],
)
def test_a_name_of_two_words_may_be_a_persons_where_no_word_speaks_against_it(name, heads, answer):
    assert Entity("organisation", name, heads=set(heads)).maybe_human is answer


@pytest.mark.parametrize(
    ("name", "country", "kind", "role"),
    [
        ("Norway's foreign minister", "NOR", "office", "foreign minister"),
        ("the South's unification minister", "KOR", "office", "unification minister"),
        ("a Norwegian minister", "NOR", "unnamed", None),
        ("the Norwegian officer", "NOR", "unnamed", None),
        ("the foreign minister", None, "unnamed", None),
    ],
)
def test_the_holder_of_a_states_office_is_an_office(name: str, country: str, kind: str, role: str | None) -> None:
    page = Document(id="d", text=name)
    entity = Entity("unnamed", name, country=country)
    entity.mention((0, len(name)))
    (made,) = actor_records(page, [entity]).values()
    assert (made.kind, made.role) == (kind, role)
