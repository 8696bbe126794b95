from hand_parses import parsed

from dragoman.actors.entities import Entity
from dragoman.extraction.speakers.antecedents import REMEMBERED, Bearers
from dragoman.extraction.speakers.index import Index
from dragoman.extraction.speakers.nominals import nominal

ROW = "{0}/DET/DT/det/2 {1}/NOUN/NN/nsubj/3 left=leave/VERB/VBD/ROOT/0 ./PUNCT/./punct/3"
ENVOY = Entity("person", "Jane Miller", roles=["special envoy"], heads={"envoy"})
SECRETARY = Entity("person", "Peter Hall", roles=["Secretary of State"], heads={"secretary"})
DIPLOMAT = Entity("unnamed", "a diplomat", heads={"diplomat"}, anonymity="unnamed_official")


def taken_up(noun, *known, determiner="The"):
    """Whom "the NOUN" means where these are known and in focus, the foremost first."""
    _, analysis = parsed(f"{determiner} {noun} left.", ROW.format(determiner, noun))
    bearers = Bearers(Index(analysis), {})
    for entity in known:
        bearers.enrol(entity)
    ranked = [(1.0 - 0.1 * n, e) for n, e in enumerate(known)]
    return bearers.taken_up(nominal(analysis, analysis.tokens[1]), lambda fit: [(w, e) for w, e in ranked if fit(e)])


def test_who_bore_the_very_noun_goes_before_who_bears_a_narrower_one():
    assert taken_up("diplomat", ENVOY, DIPLOMAT) is DIPLOMAT
    assert taken_up("diplomat", ENVOY) is ENVOY


def test_a_narrower_title_counts_to_its_last_word():
    assert taken_up("diplomat", SECRETARY) is SECRETARY
    assert taken_up("spokesman", SECRETARY) is None


def test_an_indefinite_noun_takes_up_nobody():
    assert taken_up("diplomat", DIPLOMAT, determiner="A") is None


def test_the_oldest_of_many_nameless_ones_are_forgotten():
    many = [Entity("unnamed", f"{n}", heads={"diplomat"}, anonymity="unnamed_official") for n in range(REMEMBERED + 1)]
    assert taken_up("diplomat", *many) is many[1]
