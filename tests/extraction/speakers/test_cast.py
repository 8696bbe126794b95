from hand_parses import parsed

from dragoman.extraction.speakers.cast import cast_of

LEFT = "left=leave/VERB/VBD/ROOT/0 ./PUNCT/./punct/"
JANE = "Jane/PROPN/NNP/compound/2 Miller/PROPN/NNP/nsubj/3"


def cast(text, *rows, names=()):
    return cast_of(*parsed(text, *rows, names=names)).entities


def test_short_and_full_names_are_one_person():
    (miller,) = cast(
        "Jane Miller left. Miller left.",
        f"{JANE} {LEFT}3",
        f"Miller/PROPN/NNP/nsubj/2 {LEFT}2",
        names=[("Jane Miller", "PERSON"), ("Miller", "PERSON")],
    )
    assert (miller.kind, miller.name, miller.forms) == ("person", "Jane Miller", ["Jane Miller", "Miller"])
    assert miller.gender == "female"


def test_relatives_whose_names_share_words_stay_apart():
    found = cast(
        "Kim Ha Jong left. Kim Jong Su left.",
        f"Kim/PROPN/NNP/compound/3 Ha/PROPN/NNP/compound/3 Jong/PROPN/NNP/nsubj/4 {LEFT}4",
        f"Kim/PROPN/NNP/compound/3 Jong/PROPN/NNP/compound/3 Su/PROPN/NNP/nsubj/4 {LEFT}4",
        names=[("Kim Ha Jong", "PERSON"), ("Kim Jong Su", "PERSON")],
    )
    assert [e.name for e in found] == ["Kim Ha Jong", "Kim Jong Su"]


def test_a_name_that_the_parser_does_not_know_is_a_persons_in_company():
    found = cast(
        "Jane Miller and Orrin Vael left.",
        f"Jane/PROPN/NNP/compound/2 Miller/PROPN/NNP/nsubj/6 and/CCONJ/CC/cc/2 Orrin/PROPN/NNP/compound/5 "
        f"Vael/PROPN/NNP/conj/2 {LEFT}6",
        names=[("Jane Miller", "PERSON")],
    )
    assert [(e.name, e.kind) for e in found] == [("Jane Miller", "person"), ("Orrin Vael", "person")]


def test_a_people_is_many():
    (people,) = cast(
        "The Sealanders left.",
        f"The/DET/DT/det/2 Sealanders=sealander/PROPN/NNPS/nsubj/3 {LEFT}3",
        names=[("Sealanders", "NORP")],
    )
    assert (people.kind, people.plural, people.anonymity) == ("group", True, "unnamed_group")


MINISTRY = "Foreign/PROPN/NNP/compound/{0} Ministry/PROPN/NNP/nsubj/{1}"


def test_a_ministry_is_its_states_and_two_states_ministries_are_two():
    row = "{0}/PROPN/NNP/poss/4 's/PART/POS/case/1 " + MINISTRY.format(4, 5) + f" {LEFT}5"
    found = cast(
        "Norway's Foreign Ministry left. Japan's Foreign Ministry left.",
        row.format("Norway"),
        row.format("Japan"),
        names=[("Norway", "GPE"), ("Foreign Ministry", "ORG"), ("Japan", "GPE"), ("Foreign Ministry", "ORG")],
    )
    ministries = [(e.name, e.country) for e in found if e.kind == "body"]
    assert ministries == [("Norwegian Foreign Ministry", "NOR"), ("Japanese Foreign Ministry", "JPN")]


def test_a_bare_ministry_is_that_of_the_only_state_it_is_told_of():
    found = cast(
        "Norway's Foreign Ministry left. The Foreign Ministry left.",
        "Norway/PROPN/NNP/poss/4 's/PART/POS/case/1 " + MINISTRY.format(4, 5) + f" {LEFT}5",
        "The/DET/DT/det/3 " + MINISTRY.format(3, 4) + f" {LEFT}4",
        names=[("Norway", "GPE"), ("Foreign Ministry", "ORG"), ("Foreign Ministry", "ORG")],
    )
    (ministry,) = (e for e in found if e.name == "Norwegian Foreign Ministry")
    assert (ministry.country, len(ministry.extents)) == ("NOR", 2)
    assert [whom.name for whom, _ in ministry.acts_for] == ["Norway"]


def test_a_ministry_behind_its_capital_is_that_states():
    (ministry,) = cast(
        "In Oslo, the Foreign Ministry left.",
        "In/ADP/IN/prep/7 Oslo/PROPN/NNP/pobj/1 ,/PUNCT/,/punct/7 the/DET/DT/det/6 "
        + MINISTRY.format(6, 7)
        + f" {LEFT}7",
        names=[("Oslo", "GPE"), ("Foreign Ministry", "ORG")],
    )
    assert (ministry.name, ministry.country) == ("Norwegian Foreign Ministry", "NOR")


def test_a_headline_verb_is_cut_off_and_a_sentence_is_no_headline():
    found = cast(
        "Miller Leaves Talks\n\nMiller left. President Jane Miller Stone left.",
        "Miller/PROPN/NNP/compound/2 Leaves/PROPN/NNP/compound/3 Talks/PROPN/NNPS/ROOT/0",
        f"Miller/PROPN/NNP/nsubj/2 {LEFT}2",
        "President/PROPN/NNP/compound/4 Jane/PROPN/NNP/compound/4 Miller/PROPN/NNP/compound/4 Stone/PROPN/NNP/nsubj/5 "
        f"{LEFT}5",
        names=[("Miller Leaves Talks", "PERSON"), ("Miller", "PERSON"), ("Jane Miller Stone", "PERSON")],
    )
    assert "Miller Leaves Talks" not in {e.name for e in found}
    assert "Jane Miller Stone" in {e.name for e in found}


def test_a_capital_that_the_parser_takes_for_a_person_is_its_state():
    row = f"Khartoum/PROPN/NNP/nsubj/2 {LEFT}2"
    (sudan,) = cast("Khartoum left.", row, names=[("Khartoum", "PERSON")])
    assert (sudan.kind, sudan.country) == ("state", "SDN")


def test_but_not_where_somebody_bears_that_name():
    found = cast(
        "Ruth Khartoum left. Khartoum left.",
        f"Ruth/PROPN/NNP/compound/2 Khartoum/PROPN/NNP/nsubj/3 {LEFT}3",
        f"Khartoum/PROPN/NNP/nsubj/2 {LEFT}2",
        names=[("Ruth Khartoum", "PERSON"), ("Khartoum", "PERSON")],
    )
    assert [(e.name, e.kind) for e in found] == [("Ruth Khartoum", "person")]
