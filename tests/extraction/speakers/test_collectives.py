from hand_parses import parsed

from dragoman.actors.entities import Entity
from dragoman.extraction.speakers.antecedents import Bearers
from dragoman.extraction.speakers.collectives import Collectives, joined, listed
from dragoman.extraction.speakers.index import Index
from dragoman.extraction.speakers.nominals import nominal

LIST = (
    "Norway/PROPN/NNP/nsubj/6 ,/PUNCT/,/punct/1 Japan/PROPN/NNP/conj/1 {0}/CCONJ/CC/cc/3 France/PROPN/NNP/conj/3 "
    "left=leave/VERB/VBD/ROOT/0 ./PUNCT/./punct/6"
)
TWO = "The/DET/DT/det/3 two/NUM/CD/nummod/3 {0}/NOUN/NNS/nsubj/4 left=leave/VERB/VBD/ROOT/0 ./PUNCT/./punct/4"
NORWAY, JAPAN = Entity("state", "Norway", country="NOR"), Entity("state", "Japan", country="JPN")
HALL = Entity("person", "Peter Hall", roles=["President"], heads={"president"})
MILLER = Entity("person", "Jane Miller")
STONE = Entity("person", "Robert Stone", roles=["lawyer"], heads={"lawyer"})


def collectives(text, row):
    document, analysis = parsed(text, row)
    bearers = Bearers(Index(analysis), {})
    bearers.enrol(HALL)
    return Collectives(document, analysis, bearers, {}), analysis


def rank_of(*entities):
    """A focus that holds these, the foremost first."""
    return lambda fit: [(1.0 - 0.1 * n, e) for n, e in enumerate(entities) if fit(e)]


def members(group):
    return [m.name for m in group.members]


def test_names_joined_by_and_are_followed_through_the_list():
    _, analysis = parsed("Norway, Japan and France left.", LIST.format("and"))
    assert [t.text for t in joined(analysis, analysis.tokens[0])] == ["Norway", "Japan", "France"]


def test_names_joined_by_or_do_not_act_together():
    _, analysis = parsed("Norway, Japan or France left.", LIST.format("or"))
    assert [t.text for t in joined(analysis, analysis.tokens[0])] == ["Norway"]


def test_a_list_reads_as_one():
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed(["A", "B"]) == "A and B"


def test_one_set_of_members_is_one_group():
    groups, _ = collectives("The two sides left.", TWO.format("sides=side"))
    assert groups.of([NORWAY, JAPAN], (0, 13)) is groups.of([NORWAY, JAPAN], (4, 13))
    assert groups.of([NORWAY, NORWAY], (0, 13)) is None


def test_two_sides_are_the_two_states_last_named_together():
    groups, analysis = collectives("The two sides left.", TWO.format("sides=side"))
    read = nominal(analysis, analysis.tokens[2])
    assert groups.told_by(read, (0, 13), rank_of()).members == ()
    groups.of([NORWAY, JAPAN], (0, 13))
    assert members(groups.told_by(read, (0, 13), rank_of())) == ["Norway", "Japan"]


def test_two_presidents_are_one_and_somebody_of_no_other_office():
    groups, analysis = collectives("The two presidents left.", TWO.format("presidents=president"))
    read = nominal(analysis, analysis.tokens[2])
    assert members(groups.told_by(read, (0, 18), rank_of(STONE, HALL, MILLER))) == ["Peter Hall", "Jane Miller"]
    assert groups.told_by(read, (0, 18), rank_of(STONE, MILLER)).members == ()


def test_the_two_are_nobody_where_three_are_as_near():
    groups, _ = collectives("The two sides left.", TWO.format("sides=side"))
    assert groups.counted(2, (0, 7), rank_of(HALL, MILLER, STONE)) is None
    assert members(groups.counted(2, (0, 7), rank_of(HALL, MILLER))) == ["Peter Hall", "Jane Miller"]
