import pytest
from hand_parses import parsed

from dragoman.extraction.speakers.index import Index
from dragoman.extraction.speakers.nominals import affiliation, nominal

END = "said=say/VERB/VBD/ROOT/0 ./PUNCT/./punct/"


def read(text, row, head):
    _, analysis = parsed(text, row)
    return nominal(analysis, analysis.tokens[head]), Index(analysis)


@pytest.mark.parametrize(
    ("text", "row", "head", "kind", "anonymity"),
    [
        ("An official said.", f"An/DET/DT/det/2 official/NOUN/NN/nsubj/3 {END}3", 1, "unnamed", "unnamed_official"),
        (
            "A former official said.",
            f"A/DET/DT/det/3 former/ADJ/JJ/amod/3 official/NOUN/NN/nsubj/4 {END}4",
            2,
            "unnamed",
            "unnamed_person",
        ),
        ("Critics said.", f"Critics=critic/NOUN/NNS/nsubj/2 {END}2", 0, "unnamed", "generic"),
        ("Your envoy said.", f"Your/PRON/PRP$/poss/2 envoy/NOUN/NN/nsubj/3 {END}3", 1, "unnamed", "generic"),
        ("His government said.", f"His/PRON/PRP$/poss/2 government/NOUN/NN/nsubj/3 {END}3", 1, "government", "named"),
        ("The ministry said.", f"The/DET/DT/det/2 ministry/NOUN/NN/nsubj/3 {END}3", 1, "body", "named"),
        ("A company said.", f"A/DET/DT/det/2 company/NOUN/NN/nsubj/3 {END}3", 1, "organisation", "unnamed_group"),
        (
            "State media said.",
            f"State/NOUN/NN/compound/2 media=medium/NOUN/NNS/nsubj/3 {END}3",
            1,
            "organisation",
            "generic",
        ),
        ("The report said.", f"The/DET/DT/det/2 report/NOUN/NN/nsubj/3 {END}3", 1, "document", "generic"),
    ],
)
def test_a_noun_tells_what_kind_of_somebody_it_is(text, row, head, kind, anonymity):
    found, _ = read(text, row, head)
    assert (found.kind, found.anonymity) == (kind, anonymity)


def test_behind_one_of_stands_who_it_is():
    found, _ = read(
        "One of the envoys said.",
        f"One/NUM/CD/nsubj/5 of/ADP/IN/prep/1 the/DET/DT/det/4 envoys=envoy/NOUN/NNS/pobj/2 {END}5",
        0,
    )
    assert (found.lemma, found.plural, found.definite) == ("envoy", False, False)


def test_a_number_tells_how_many():
    found, _ = read(
        "The two envoys said.", f"The/DET/DT/det/3 two/NUM/CD/nummod/3 envoys=envoy/NOUN/NNS/nsubj/4 {END}4", 2
    )
    assert (found.count, found.plural, found.definite) == (2, True, True)


@pytest.mark.parametrize(
    ("text", "row", "head", "country"),
    [
        (
            "A Japanese official said.",
            f"A/DET/DT/det/3 Japanese/ADJ/JJ/amod/3 official/NOUN/NN/nsubj/4 {END}4",
            2,
            "JPN",
        ),
        (
            "An official from Norway said.",
            f"An/DET/DT/det/2 official/NOUN/NN/nsubj/5 from/ADP/IN/prep/2 Norway/PROPN/NNP/pobj/3 {END}5",
            1,
            "NOR",
        ),
        (
            "A Spanish-language official said.",
            "A/DET/DT/det/5 Spanish/ADJ/JJ/amod/4 -/PUNCT/HYPH/punct/4 language/NOUN/NN/compound/5 "
            f"official/NOUN/NN/nsubj/6 {END}6",
            4,
            None,
        ),
    ],
)
def test_the_state_stands_beside_the_noun(text, row, head, country):
    found, index = read(text, row, head)
    assert affiliation(index, found) == country
