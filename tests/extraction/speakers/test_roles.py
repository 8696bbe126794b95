import pytest
from hand_parses import parsed

from dragoman.extraction.speakers.index import Index
from dragoman.extraction.speakers.mentions import find_mentions
from dragoman.extraction.speakers.roles import descriptions, national

MILLER = [("Jane Miller", "PERSON")]


def said_of(name, text, *rows, names=()):
    """Role, state and gender of everything told beside a name."""
    _, analysis = parsed(text, *rows, names=names)
    mention = next(m for m in find_mentions(analysis) if " ".join(m.words) == name)
    return [(d.role, d.country, d.gender) for d in descriptions(Index(analysis), mention)]


@pytest.mark.parametrize(
    ("text", "row", "names", "expected"),
    [
        (
            "Ms. Jane Miller left.",
            "Ms./PROPN/NNP/compound/3 Jane/PROPN/NNP/compound/3 Miller/PROPN/NNP/nsubj/4 left=leave/VERB/VBD/ROOT/0 "
            "./PUNCT/./punct/4",
            MILLER,
            [(None, None, "female")],
        ),
        (
            "French President Jane Miller left.",
            "French/ADJ/JJ/amod/4 President/PROPN/NNP/compound/4 Jane/PROPN/NNP/compound/4 Miller/PROPN/NNP/nsubj/5 "
            "left=leave/VERB/VBD/ROOT/0 ./PUNCT/./punct/5",
            [("French", "NORP"), *MILLER],
            [("President", "FRA", None)],
        ),
        (
            "In March Secretary Jane Miller left.",
            "In/ADP/IN/prep/6 March/PROPN/NNP/pobj/1 Secretary/PROPN/NNP/compound/5 Jane/PROPN/NNP/compound/5 "
            "Miller/PROPN/NNP/nsubj/6 left=leave/VERB/VBD/ROOT/0 ./PUNCT/./punct/6",
            [("March", "DATE"), *MILLER],
            [("Secretary", None, None)],
        ),
        (
            "Jane Miller, a French diplomat, left.",
            "Jane/PROPN/NNP/compound/2 Miller/PROPN/NNP/nsubj/8 ,/PUNCT/,/punct/2 a/DET/DT/det/6 French/ADJ/JJ/amod/6 "
            "diplomat/NOUN/NN/appos/2 ,/PUNCT/,/punct/2 left=leave/VERB/VBD/ROOT/0 ./PUNCT/./punct/8",
            [("Jane Miller", "PERSON"), ("French", "NORP")],
            [("diplomat", "FRA", None)],
        ),
        (
            "His host, Minister Jane Miller, left.",
            "His/PRON/PRP$/poss/2 host/NOUN/NN/nsubj/8 ,/PUNCT/,/punct/2 Minister/PROPN/NNP/compound/6 "
            "Jane/PROPN/NNP/compound/6 Miller/PROPN/NNP/appos/2 ,/PUNCT/,/punct/2 left=leave/VERB/VBD/ROOT/0 "
            "./PUNCT/./punct/8",
            MILLER,
            [("Minister", None, None), ("host", None, None)],
        ),
    ],
)
def test_titles_and_appositions_tell_of_a_name(text, row, names, expected):
    assert said_of("Jane Miller", text, row, names=names) == expected


@pytest.mark.parametrize(
    ("text", "row", "expected"),
    [
        (
            "They met with Jane Miller in the chair.",
            "They/PRON/PRP/nsubj/2 met=meet/VERB/VBD/ROOT/0 with/ADP/IN/prep/2 Jane/PROPN/NNP/compound/5 "
            "Miller/PROPN/NNP/pobj/3 in/ADP/IN/prep/5 the/DET/DT/det/8 chair/NOUN/NN/pobj/6 ./PUNCT/./punct/2",
            [("chair", None, None)],
        ),
        (
            "Talks chaired by Jane Miller ended.",
            "Talks=talk/NOUN/NNS/nsubj/6 chaired=chair/VERB/VBN/acl/1 by/ADP/IN/agent/2 Jane/PROPN/NNP/compound/5 "
            "Miller/PROPN/NNP/pobj/3 ended=end/VERB/VBD/ROOT/0 ./PUNCT/./punct/6",
            [("chair", None, None)],
        ),
        (
            "Jane Miller, for her part, left.",
            "Jane/PROPN/NNP/compound/2 Miller/PROPN/NNP/nsubj/8 ,/PUNCT/,/punct/8 for/ADP/IN/prep/8 "
            "her/PRON/PRP$/poss/6 part/NOUN/NN/pobj/4 ,/PUNCT/,/punct/8 left=leave/VERB/VBD/ROOT/0 ./PUNCT/./punct/8",
            [(None, None, "female")],
        ),
    ],
)
def test_who_presides_and_whose_part_it_is(text, row, expected):
    assert said_of("Jane Miller", text, row, names=MILLER) == expected


@pytest.mark.parametrize(
    ("name", "text", "row", "names"),
    [
        (
            "Jane Miller",
            "According to a diplomat, Jane Miller left.",
            "According=accord/VERB/VBG/prep/8 to/ADP/IN/prep/1 a/DET/DT/det/4 diplomat/NOUN/NN/pobj/2 "
            ",/PUNCT/,/punct/8 Jane/PROPN/NNP/compound/7 Miller/PROPN/NNP/nsubj/8 left=leave/VERB/VBD/ROOT/0 "
            "./PUNCT/./punct/8",
            MILLER,
        ),
        (
            "Seaport",
            "Envoys met in Seaport, an official said.",
            "Envoys=envoy/NOUN/NNS/nsubj/2 met=meet/VERB/VBD/ccomp/8 in/ADP/IN/prep/2 Seaport/PROPN/NNP/pobj/3 "
            ",/PUNCT/,/punct/8 an/DET/DT/det/7 official/NOUN/NN/nsubj/8 said=say/VERB/VBD/ROOT/0 ./PUNCT/./punct/8",
            [("Seaport", "GPE")],
        ),
        (
            "Peter Hall",
            "She met Peter Hall, spokeswoman Jane Miller said.",
            "She/PRON/PRP/nsubj/2 met=meet/VERB/VBD/ccomp/9 Peter/PROPN/NNP/compound/4 Hall/PROPN/NNP/dobj/2 "
            ",/PUNCT/,/punct/9 spokeswoman/NOUN/NN/compound/8 Jane/PROPN/NNP/compound/8 Miller/PROPN/NNP/nsubj/9 "
            "said=say/VERB/VBD/ROOT/0 ./PUNCT/./punct/9",
            [("Peter Hall", "PERSON"), *MILLER],
        ),
    ],
)
def test_what_is_told_of_somebody_else_is_not_told_of_a_name(name, text, row, names):
    assert said_of(name, text, row, names=names) == []


def test_some_offices_are_of_one_state_only():
    assert national("US Secretary of State") == "USA"
    assert national("deputy") is national(None) is None
