from dataclasses import replace
from importlib.util import find_spec

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.extraction.attribution.announced import extract_announced
from dragoman.extraction.attribution.attributions import extract_attributions
from dragoman.extraction.speakers.resolving import resolve_speakers
from dragoman.language.english import MODELS, EnglishAnalyser
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, Part, content_id
from dragoman.record.statements import Statement
from dragoman.settings import Settings

pytestmark = pytest.mark.skipif(not any(map(find_spec, MODELS)), reason="no English model is installed")


@pytest.fixture(scope="module")
def analyser():
    return EnglishAnalyser(Settings())


@pytest.fixture(scope="module")
def read(analyser):
    def reading(text):
        document = Document(id=content_id(text.encode()), text=text)
        analysis = analyser.analyse(document)
        return resolve_speakers(extract_attributions(Extraction(document=document), analysis), analysis)

    return reading


def told(found):
    """Who says what is said at each source, as (source, speaker's name, anonymity)."""
    names = {a.id: a.name for a in found.actors}
    return [(s.source.text if s.source else None, names.get(s.speaker), s.anonymity) for s in found.statements]


def speakers(found):
    return [name for _, name, _ in told(found)]


def actor(found, name):
    return next(a for a in found.actors if a.name == name)


def test_a_family_name_takes_up_the_full_one(read):
    found = read(
        "Envoy Jane Miller said talks would resume. Miller said no date was set. Ms. Miller said it was early."
    )
    assert speakers(found) == ["Jane Miller"] * 3
    assert actor(found, "Jane Miller").aliases == ("Miller",)
    assert len(actor(found, "Jane Miller").mentions) == 3


def test_two_bearers_of_one_family_name_stay_apart(read):
    found = read(
        "Senator Robert Stone said the bill was dead. His daughter, Susan Stone, said it was not.\n\n"
        "Mr. Stone said he would vote no.\n\nMs. Stone said she would vote yes."
    )
    by_source = {source: name for source, name, _ in told(found)}
    assert by_source["Mr. Stone"] == "Robert Stone"
    assert by_source["Ms. Stone"] == "Susan Stone"


@pytest.mark.parametrize(
    ("text", "name", "role", "country"),
    [
        ("Secretary of State Jane Miller said yes.", "Jane Miller", "Secretary of State", "USA"),
        ("French President Paul Durand said yes.", "Paul Durand", "President", "FRA"),
        (
            "Jane Miller, the White House press secretary, said yes.",
            "Jane Miller",
            "White House press secretary",
            "USA",
        ),
        ("Japan's Foreign Minister Ken Sato said yes.", "Ken Sato", "Foreign Minister", "JPN"),
    ],
)
def test_titles_and_appositions_give_role_and_state(read, text, name, role, country):
    found = actor(read(text), name)
    assert (found.kind, found.role, found.country) == ("person", role, country)


def test_a_press_secretary_acts_for_whose_she_is(read):
    found = read("President Peter Hall met reporters. Hall's press secretary, Jane Miller, said talks went well.")
    miller = actor(found, "Jane Miller")
    assert [(link.actor, link.role) for link in miller.acts_for] == [(actor(found, "Peter Hall").id, "press secretary")]


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("The Japanese government said it would wait.", "state", "JPN"),
        ("Pyongyang said it would wait.", "state", "PRK"),
        ("The Kremlin said it would wait.", "body", "RUS"),
        ("The US State Department said it would wait.", "body", "USA"),
    ],
)
def test_states_and_seats_speak(read, text, kind, country):
    found = read(text)
    speaker = next(a for a in found.actors if a.id == found.statements[0].speaker)
    assert (speaker.kind, speaker.country) == (kind, country)
    assert found.statements[0].affiliation == country


def test_a_capital_as_a_place_is_no_state(read):
    found = read("Jane Miller said in Vienna that talks had ended.")
    assert [a.name for a in found.actors] == ["Jane Miller"]


def test_the_north_is_a_state_where_the_text_names_it(read):
    found = read("North Korea fired a missile. The North said it was a test.")
    assert speakers(found)[0] == "North Korea"
    assert "North" in actor(found, "North Korea").aliases


@pytest.mark.parametrize(
    ("text", "anonymity", "affiliation"),
    [
        ("A senior U.S. official said talks had stalled.", "unnamed_official", "USA"),
        ("Diplomatic sources said talks had stalled.", "unnamed_official", None),
        ("South Korean diplomats said talks had stalled.", "unnamed_official", "KOR"),
        ("A Foreign Ministry official said talks had stalled.", "unnamed_official", None),
        ("Japan urged patience. A Foreign Ministry official said talks had stalled.", "unnamed_official", "JPN"),
        ("A witness said the hall was empty.", "unnamed_person", None),
        ("People familiar with the talks said they had stalled.", "unnamed_group", None),
        ("Critics said talks had stalled.", "generic", None),
        ("Many voters said they were tired.", "generic", None),
    ],
)
def test_sources_without_a_name(read, text, anonymity, affiliation):
    statement = read(text).statements[-1]
    assert (statement.anonymity, statement.affiliation) == (anonymity, affiliation)


def test_the_sources_are_those_named_before_and_another_official_is_another(read):
    found = read(
        "Diplomatic sources said a plan was ready. The sources said it was short.\n\n"
        "A U.S. official said it was long. Another official said it was not ready."
    )
    first, again, official, other = (s.speaker for s in found.statements)
    assert first == again
    assert len({first, official, other}) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Robert Stone met Jane Miller. She said it went well.", "Jane Miller"),
        ("Robert Stone met Jane Miller. He said it went well.", "Robert Stone"),
        ('"We tried," Jane Miller said.\n\n"It was late," she added.', "Jane Miller"),
        ("Secretary of State Jane Miller left Paris. The secretary said talks would go on.", "Jane Miller"),
        ("The Foreign Ministry met envoys. The ministry said it was ready.", "Foreign Ministry"),
        ("Robert Stone and Peter Hall met in Oslo. They said it went well.", "Robert Stone and Peter Hall"),
        ("Robert Stone and Peter Hall met in Oslo. The two said it went well.", "Robert Stone and Peter Hall"),
    ],
)
def test_pronouns_and_nouns_take_up_who_is_in_focus(read, text, expected):
    assert speakers(read(text))[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The foreign ministers of Norway and Japan met, a Japanese spokesman said. Secretary of State Jane Miller "
            "told them of the plan, the spokesman said.",
            ("a Japanese spokesman", "unnamed_official", "JPN"),
        ),
        (
            "Paul Chung met envoys. According to a South Korean diplomat, Chung welcomed the result.",
            ("a South Korean diplomat", "unnamed_official", "KOR"),
        ),
        (
            "Envoys met in New York, a senior US official travelling with Jane Miller said.",
            ("a senior US official", "unnamed_official", "USA"),
        ),
        (
            "Talks were held in Oslo, a senior US official travelling with Miller said.",
            ("a senior US official", "unnamed_official", "USA"),
        ),
        (
            "A diplomat said talks had stalled. Special envoy Jane Miller left. The diplomat said it was late.",
            ("A diplomat", "unnamed_official", None),
        ),
    ],
)
def test_an_unnamed_source_is_nobody_named_nearby(read, text, expected):
    found = read(text)
    names = {a.id: a.name for a in found.actors}
    last = next(s for s in reversed(found.statements) if s.parent is None)
    assert (names[last.speaker], last.anonymity, last.affiliation) == expected


def test_an_apposition_behind_the_source_names_it(read):
    assert speakers(read("His host, Foreign Minister Paul Durand, said it was late.")) == ["Paul Durand"]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "President Peter Hall received Jane Miller. In a statement the two presidents said talks would go on.",
            ("Peter Hall", "Jane Miller"),
        ),
        (
            "President Peter Hall received Jane Miller. The two presidents said that they hoped for peace.",
            ("Peter Hall", "Jane Miller"),
        ),
        (
            "Envoys of Norway, Japan and France met. The three sides said they would meet again.",
            ("Norway", "Japan", "France"),
        ),
        ("The foreign ministers of Norway and Japan said they would meet again.", ("Norway", "Japan")),
        ("Norway, Japan and France called for calm.", ("Norway", "Japan", "France")),
        ("Peter and Jane Miller said they would wait.", ("Peter", "Jane Miller")),
        ("The foreign ministers of the two countries said they would wait.", ()),
    ],
)
def test_those_who_speak_together_are_a_named_group(read, text, members):
    found = read(text)
    names = {a.id: a.name for a in found.actors}
    for statement in found.statements:
        group = next(a for a in found.actors if a.id == statement.speaker)
        assert (group.kind, statement.anonymity) == ("group", "named")
        assert tuple(names[m] for m in group.members) == members


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Hall administration met envoys. The administration said it was ready.", "government"),
        ("Jane Miller left. Her government said it was ready.", "government"),
        ("The opposition Sea Party said it was ready.", "organisation"),
        ("North Korea fired a missile, state media said.", "organisation"),
    ],
)
def test_institutions_are_named_by_what_they_are(read, text, kind):
    found = read(text)
    speaker = next(a for a in found.actors if a.id == found.statements[-1].speaker)
    assert (speaker.kind, found.statements[-1].anonymity) == (kind, "named")


def test_state_media_of_no_country_are_a_sort(read):
    assert told(read("The talks are over, state media said."))[0][2] == "generic"


def test_photographers_are_nobody(read):
    found = read("Jane Miller said it was late. Image: Paul Durand/AFP\n\nShe said it again.")
    assert [a.name for a in found.actors] == ["Jane Miller"]


def test_whom_only_a_caption_names_is_not_taken_up(analyser):
    text = "Jane Miller left.\n\nSusan Stone waits.\n\nShe said it was late."
    parts = tuple(
        Part(text.index(line), text.index(line) + len(line), kind)
        for line, kind in zip(text.split("\n\n"), ("body", "caption", "body"), strict=True)
    )
    document = Document(id=content_id(text.encode()), text=text, parts=parts)
    analysis = analyser.analyse(document)
    found = resolve_speakers(extract_attributions(Extraction(document=document), analysis), analysis)
    assert speakers(found) == ["Jane Miller"]


def test_two_who_are_as_likely_leave_the_name_open(read):
    found = read(
        "Robert Stone wrote to Peter Hall, and Peter Hall wrote to Robert Stone. Rain fell. He said it was late."
    )
    assert told(found)[-1][1:] == (None, "unnamed_person")


def test_he_may_be_whom_his_own_words_begin_with(read):
    found = read("Peter Hall left. Robert Stone was for the plan while it was short, he said on Monday.")
    assert "Peter Hall" not in speakers(found)


def test_nobody_in_focus_is_nobody(read):
    source, name, anonymity = told(read("She said it was raining."))[0]
    assert (source, name, anonymity) == ("She", None, "unnamed_person")


def test_i_in_a_quotation_is_whoever_is_quoted(read):
    found = read('"I said last week that the talks would fail," Jane Miller told reporters.')
    assert {s.source.text: n for s, n in zip(found.statements, speakers(found), strict=True)}["I"] == "Jane Miller"


def test_paragraphs_behind_a_header_are_whose_it_names(analyser):
    text = "Foreign Minister Jane Miller said:\n\nWe agreed that talks should go on.\n\nI believe they will."
    document = Document(id=content_id(text.encode()), text=text)
    analysis = analyser.analyse(document)
    found = extract_announced(extract_attributions(Extraction(document=document), analysis), analysis)
    assert set(speakers(resolve_speakers(found, analysis))) == {"Jane Miller"}


def test_a_quotation_that_goes_on_is_whose_it_was(analyser):
    text = "“We will meet,” Jane Miller said. “It is time.\n\n“It is late.”"
    document = Document(id=content_id(text.encode()), text=text)
    analysis = analyser.analyse(document)
    start = text.rindex("“")
    late = Statement(
        document=document.id, source=None, cue=None, content=(document.span(start, len(text)),), mode="direct"
    )
    found = extract_attributions(Extraction(document=document), analysis)
    found = replace(found, statements=(found.statements[0], late))
    assert told(resolve_speakers(found, analysis))[1] == (None, "Jane Miller", "named")


def test_a_headline_may_tell_the_office_before_the_name(read):
    found = read("Judge says files stay shut\n\nThe files stay shut, Judge Jane Miller said on Monday.")
    assert set(speakers(found)) == {"Jane Miller"}


def test_a_lead_may_put_off_the_name_of_its_source(read):
    lead = "The talks ended on Friday, the union's coordinator said.\n\n"
    assert speakers(read(lead + '"It is done," Jane Miller told reporters.')) == ["Jane Miller", "Jane Miller"]
    other = read(lead + '"It is done," said Jane Miller, a Norwegian senator.')
    assert speakers(other)[0] != "Jane Miller"


def test_one_of_them_is_one_of_those_who_spoke_last(read):
    found = read("U.S. officials said the talks had ended. One of them said that no date was set.")
    assert told(found)[1][2] == "unnamed_official"
    assert [s.affiliation for s in found.statements] == ["USA", "USA"]


def test_an_outlet_may_be_called_by_its_first_word(analyser):
    text = "Harbour reported in May that the talks had ended."
    document = Document(id=content_id(text.encode()), text=text, outlet="Harbour News Agency")
    analysis = analyser.analyse(document)
    found = resolve_speakers(extract_attributions(Extraction(document=document), analysis), analysis)
    assert speakers(found) == ["Harbour News Agency"]


def test_who_is_told(read):
    found = read("Jane Miller told reporters that talks had ended.")
    names = {a.id: a.name for a in found.actors}
    assert [names[a] for a in found.statements[0].addressees] == ["reporters"]


def test_ids_and_parents_of_statements_stay(read, analyser):
    text = 'Jane Miller said: "Norway said it would help."'
    document = Document(id=content_id(text.encode()), text=text)
    before = extract_attributions(Extraction(document=document), analyser.analyse(document))
    after = read(text)
    assert [(s.id, s.parent) for s in before.statements] == [(s.id, s.parent) for s in after.statements]


PIECES = [
    "Jane Miller",
    "said",
    "he",
    "the North",
    "Korea",
    '"',
    ",",
    ".",
    "\n\n",
    "an official",
    "told",
    "us",
    "é 😀",
    "of",
]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
def test_every_link_holds_whatever_the_text(read, pieces):
    found = read(" ".join(pieces))
    known = {a.id for a in found.actors}
    assert len(known) == len(found.actors)
    for statement in found.statements:
        assert {statement.speaker, *statement.addressees} - {None} <= known
    for one in found.actors:
        assert {*one.members, *(link.actor for link in one.acts_for)} <= known
    assert read(" ".join(pieces)) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Sahel Liberation Front met the Chadian government. The rebels said they would leave.",
            "Sahel Liberation Front",
        ),
        ("The Hill People's Army left the town. The guerrillas said they would return.", "Hill People's Army"),
        ("The Chadian government met the Sahel Liberation Front. The government said it would wait.", "Chad"),
        ("The Government of Chad met the Sahel Front. The Government said it would wait.", "Chad"),
    ],
)
def test_the_one_movement_and_the_one_government_of_a_text(read, text, name):
    assert speakers(read(text))[0] == name


def test_of_two_movements_neither_is_the_rebels(read):
    found = read("The Sahel Liberation Front fought the Desert Resistance Front. The rebels said they would leave.")
    assert speakers(found) == ["The rebels"]
