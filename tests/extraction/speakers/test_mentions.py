import pytest
from hand_parses import parsed, words

from dragoman.extraction.speakers.mentions import find_mentions, with_families


def found(text, *rows, names=()):
    _, analysis = parsed(text, *rows, names=names)
    return [(words(analysis, m), m.named.way if m.named else None, m.tail) for m in find_mentions(analysis)]


@pytest.mark.parametrize(
    ("text", "row", "name", "expected"),
    [
        (
            "Yun Tae-in left.",
            "Yun/PROPN/NNP/compound/4 Tae/PROPN/NNP/compound/4 -/PUNCT/HYPH/punct/4 in/PROPN/NNP/nsubj/5 "
            "left=leave/VERB/VBD/ROOT/0 ./PUNCT/./punct/5",
            ("Yun Tae-in", "PERSON"),
            [("Yun Tae - in", None, None)],
        ),
        (
            "The envoy Jane Miller left.",
            "The/DET/DT/det/4 envoy/NOUN/NN/compound/4 Jane/PROPN/NNP/compound/4 Miller/PROPN/NNP/nsubj/5 "
            "left=leave/VERB/VBD/ROOT/0 ./PUNCT/./punct/5",
            ("Jane Miller", "PERSON"),
            [("Jane Miller", None, None)],
        ),
        (
            "Vice Foreign Minister Choe Son Hui left.",
            "Vice/PROPN/NNP/compound/6 Foreign/PROPN/NNP/compound/6 Minister/PROPN/NNP/compound/6 "
            "Choe/PROPN/NNP/compound/6 Son/PROPN/NNP/compound/6 Hui/PROPN/NNP/nsubj/7 left=leave/VERB/VBD/ROOT/0 "
            "./PUNCT/./punct/7",
            ("Choe Son Hui", "PERSON"),
            [("Choe Son Hui", None, None)],
        ),
        (
            "The Japanese foreign ministry waits.",
            "The/DET/DT/det/4 Japanese/ADJ/JJ/amod/4 foreign/ADJ/JJ/amod/4 ministry/NOUN/NN/nsubj/5 "
            "waits=wait/VERB/VBZ/ROOT/0 ./PUNCT/./punct/5",
            ("Japanese", "NORP"),
            [("Japanese foreign ministry", "demonym", "foreign ministry")],
        ),
        (
            "A report by Lantern, party insiders said.",
            "A/DET/DT/det/2 report/NOUN/NN/nsubj/8 by/ADP/IN/prep/2 Lantern/PROPN/NNP/pobj/3 ,/PUNCT/,/punct/8 "
            "party/NOUN/NN/compound/7 insiders=insider/NOUN/NNS/nsubj/8 said=say/VERB/VBD/ROOT/0 ./PUNCT/./punct/8",
            ("Lantern, party", "ORG"),
            [("Lantern", None, None)],
        ),
    ],
)
def test_names_stand_without_titles_and_with_what_makes_them_a_body(text, row, name, expected):
    assert found(text, row, names=[name]) == expected


PHOTO = "Photo/PROPN/NNP/compound/4 :/PUNCT/:/punct/4 Jane/PROPN/NNP/compound/4 Miller/PROPN/NNP/ROOT/0"


def test_a_name_with_a_stroke_is_a_credit_at_the_end_of_a_paragraph():
    row = f"{PHOTO} //SYM/SYM/punct/4 AP/PROPN/NNP/conj/4"
    assert ("Jane Miller", None, None) not in found("Photo: Jane Miller/AP", row, names=[("Jane Miller", "PERSON")])


def test_a_name_without_one_is_no_credit():
    assert ("Jane Miller", None, None) in found("Photo: Jane Miller", PHOTO, names=[("Jane Miller", "PERSON")])


def test_a_pollster_with_a_stroke_stays():
    row = (
        "The/DET/DT/det/3 Lantern/Sea/PROPN/NNP/compound/3 poll/NOUN/NN/nsubj/4 fell=fall/VERB/VBD/ROOT/0 "
        "./PUNCT/./punct/4"
    )
    assert found("The Lantern/Sea poll fell.", row, names=[("Lantern/Sea", "ORG")]) == [("Lantern/Sea", None, None)]


def test_a_family_name_that_reads_as_a_noun_is_found_by_the_full_one():
    text = "Jane Price left. Price waits."
    _, analysis = parsed(
        text,
        "Jane/PROPN/NNP/compound/2 Price/PROPN/NNP/nsubj/3 left=leave/VERB/VBD/ROOT/0 ./PUNCT/./punct/3",
        "Price/NOUN/NN/nsubj/2 waits=wait/VERB/VBZ/ROOT/0 ./PUNCT/./punct/2",
        names=[("Jane Price", "PERSON")],
    )
    assert [words(analysis, m) for m in with_families(analysis, find_mentions(analysis))] == ["Jane Price", "Price"]
