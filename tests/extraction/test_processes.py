from __future__ import annotations

import pytest
from happenings_reading import read

STATES = [
    ("Norway's fishing review is under way.", "fishing review", "under way"),
    ("Norway has completed its fishing review.", "fishing review", "completed"),
    ("The fishing talks between Peru and Chile have stalled.", "fishing talks", "stalled"),
    ("Peru suspended the talks.", "talks", "suspended"),
    ("Peru and Chile resumed talks in Oslo.", "talks", "resumed"),
    ("The stalled talks between Peru and Chile go nowhere.", "talks", "stalled"),
    ("The truce between Peru and Chile expired on Sunday.", "truce", "lapsed"),
    ("Peru has begun to enrich uranium.", "enrich uranium", "under way"),
    ("Peru has finished going through the lists.", "going through the lists", "completed"),
    ("The third round of Peru's fishing talks broke up on Sunday.", "fishing talks", "adjourned"),
    ("The fishing talks with Peru were adjourned and no date was named for more.", "fishing talks", "suspended"),
    ("Peru and Chile ended a first week of fishing talks on Friday.", "fishing talks", "under way"),
    ("The fourth round of Peru's fishing talks is in its last days.", "fishing talks", "under way"),
    ("The truce between Peru and Chile, which runs for a year, was kept.", "truce", "in force"),
    ("Cameras run under a truce that Peru reached with Chile in May and that runs for a year.", "truce", "in force"),
    ("Norway finished the road to the bay on Wednesday.", "road", "completed"),
    ("Gas deliveries from Peru resumed on Monday.", "gas deliveries", "resumed"),
    ("Peru put off its regional election until March.", "regional election", "postponed"),
    ("Peruvian crews began to clear that road on Monday.", "clear that road", "under way"),
    ("Since May 2 Peruvian boats may cross by night under the fishing pact.", "fishing pact", "in force"),
    ("Norway hosted talks between the two chambers, which ended on Monday.", "talks", "completed"),
    ("A truce with Peru agreed on May 2 is largely holding.", "truce", "in force"),
    ("Ferry traffic from Peru came to a standstill in May.", "ferry traffic", "suspended"),
    ("Peru's delegations reconvened on Saturday.", "talks", "resumed"),
    ("The pact with Peru on fish is being observed.", "fish pact", "in force"),
    ("The fifth cycle of the talks with Peru got under way.", "talks", "under way"),
    ("The talks with Peru have been on hold since May.", "talks", "suspended"),
    ("Peru and Chile extended the humanitarian pause for a week.", "humanitarian pause", "extended"),
    ("Peru's negotiators adjourned until Friday.", "talks", "adjourned"),
    ("Norway and Chad ended a first week of talks on Friday.", "talks", "under way"),
]


@pytest.mark.parametrize(("text", "name", "state"), STATES)
def test_name_and_state(english, text, name, state):
    (process,) = read(text, english).processes
    assert (process.name, process.state, process.factuality) == (name, state, "actual")
    assert process.evidence[0].text in text


def test_whose_it_is(english):
    found = read("Norway's fishing review is under way.", english)
    (process,) = found.processes
    assert next(a.name for a in found.actors if a.id == process.actor) == "Norway"


def test_a_state_to_come_and_the_one_it_is_in(english):
    found = read("The stalled talks between Peru and Chile will resume.", english)
    assert {(p.state, p.factuality) for p in found.processes} == {("stalled", "actual"), ("resumed", "planned")}


def test_what_has_not_ended_goes_on(english):
    (process,) = read("Norway has not completed its review.", english).processes
    assert (process.state, process.factuality) == ("under way", "actual")
    (process,) = read("Peru will not end the talks.", english).processes
    assert (process.state, process.factuality) == ("completed", "negated")


def test_what_is_due(english):
    (process,) = read("The fishing talks with Peru are due to resume on Monday.", english).processes
    assert (process.state, process.factuality) == ("resumed", "planned")


def test_a_state_denied(english):
    (process,) = read("Norway has not released its review.", english).processes
    assert process.factuality == "negated"


def test_a_pronoun_in_the_next_sentence(english):
    found = read("Peru and Chile suspended their talks in May. They resumed on 3 June.", english)
    assert [(p.name, p.state) for p in found.processes] == [("talks", "suspended"), ("talks", "resumed")]


def test_the_work_is_what_was_just_begun(english):
    found = read("Peru has begun to build a dam. The work started on 3 June 2020, Chile said.", english)
    assert {(p.name, p.state) for p in found.processes} == {("build a dam", "under way")}


def test_a_round_that_ends_leaves_the_talks_adjourned(english):
    found = read("Peru and Chile opened fishing talks on Monday. The second round ended on Friday.", english)
    assert [(p.name, p.state) for p in found.processes] == [
        ("fishing talks", "under way"),
        ("fishing talks", "adjourned"),
    ]


def test_a_treaty_that_is_concluded_is_no_process(english):
    assert read("Peru and Chile concluded a treaty.", english).processes == ()


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("The talks between Peru and Chile have been at a standstill since June.", "talks", "suspended"),
        ("The talks between Peru and Chile ground to a halt in May.", "talks", "suspended"),
        ("The fishing talks between Peru and Chile collapsed on Sunday.", "fishing talks", "suspended"),
        ("Peru put the talks with Chile on hold.", "talks", "suspended"),
        ("The truce between Peru and Chile collapsed on Sunday.", "truce", "lapsed"),
        ("The dialogue between Peru and Chile has entered its second week.", "dialogue", "under way"),
        ("The dialogue between Peru and Chile got back on track.", "dialogue", "resumed"),
        ("The inspection of the plant in Norway drew to a close on Monday.", "plant inspection", "completed"),
        ("Norway's first dredging was declared complete on 3 June.", "first dredging", "completed"),
        ("The government of Peru pronounced the census over.", "census", "completed"),
        ("The third round of fishing talks with Peru broke off on Sunday.", "fishing talks", "adjourned"),
        ("The first stage of Peru's census is complete.", "first stage of census", "completed"),
        ("Norway's lawyers are poring over the contracts of Chad.", "poring over the contracts of Chad", "under way"),
        ("Washington has finished sifting its aid to Peru.", "sifting its aid to Peru", "completed"),
        ("Norwegian engineers have started to draw up a map.", "draw up a map", "under way"),
        ("Peru announced a halt to the dredging.", "dredging", "suspended"),
    ],
)
def test_ways_to_tell_a_state(english, text, name, state):
    (process,) = read(text, english).processes
    assert (process.name, process.state, process.factuality) == (name, state, "actual")


def test_a_halt_that_is_only_a_price(english):
    found = read("Chad offered a loan in return for a halt to the dredging.", english)
    assert all(p.factuality != "actual" for p in found.processes)


def test_sitting_together_again(english):
    found = read("The talks with Chile broke up on 3 June. Peru and Chile did not meet again until 5 July.", english)
    assert [(p.state, p.factuality) for p in found.processes] == [("adjourned", "actual"), ("resumed", "actual")]


def test_a_pause_in_what_was_named_last(english):
    found = read("Peru's talks with Chile were a week old when Chile asked for a pause.", english)
    assert [p.state for p in found.processes] == ["under way", "suspended"]


def test_it_is_what_the_sentence_before_named(english):
    found = read("Peru began the first census. On 22 July the Peruvian government declared it over.", english)
    assert [(p.name, p.state) for p in found.processes] == [
        ("first census", "under way"),
        ("first census", "completed"),
    ]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Peru and Chile opened talks on 3 June. The two sides have not met since July.", ["under way", "suspended"]),
        ("There have been no talks between Peru and Chile since July.", ["suspended"]),
        ("Peru and Chile are talking again.", ["resumed"]),
        ("The Lima Dialogue between Peru and Chile resumed on 3 June.", ["resumed"]),
        ("Peru's talks opened on 3 June, and on 5 June the ministers rose.", ["under way", "adjourned"]),
        ("Peru's census is almost complete.", ["under way"]),
        ("Peru's strike goes on.", ["under way"]),
        ("Peru extended the grace period by a month.", ["extended"]),
        ("Peru's talks with Chile had barely begun.", ["under way"]),
        ("The second round of talks with Peru was over in two hours.", ["adjourned"]),
        ("Peru took up the dialogue with Chile again in June.", ["resumed"]),
        ("Peru pressed on with the census.", ["under way"]),
        ("Peru's talks with Chile, now in their third week, cover cod.", ["under way"]),
        ("The truce between Peru and Chile is in tatters.", ["lapsed"]),
        ("Peru's moratorium remains in place.", ["in force"]),
        ("Peru halted the survey. It resumed it on 3 June.", ["suspended", "resumed"]),
        ("With the talks with Peru at a standstill, Chile is glum.", ["suspended"]),
        ("Peru's experts have gone through the lists.", ["completed"]),
        ("Peru's statute is still being drafted.", ["under way"]),
        ("Peru's survey is done.", ["completed"]),
        ("The blockade of Peru was called off on Friday.", ["suspended"]),
    ],
)
def test_what_has_become_of_it(english, text, states):
    assert [(p.state, p.factuality) for p in read(text, english).processes] == [(s, "actual") for s in states]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Peru and Chile renewed their truce on Monday.", "extended"),
        ("The renewal of the truce in Peru was announced on Monday.", "extended"),
        ("The accord between Peru and Chile was rolled over for a year.", "extended"),
        ("Peru gave the truce another thirty days.", "extended"),
        ("The ban on fish from Peru was given a further six months.", "extended"),
        ("Peru's memorandum with Chile ends on March 28.", "in force"),
        ("The truce in Peru will expire on July 3.", "in force"),
        ("The truce in Peru is due to end on August 4.", "in force"),
        ("The pact between Peru and Chile is valid for a year.", "in force"),
        ("The pact between Peru and Chile lapsed on Monday.", "lapsed"),
        ("Two teams from Peru are drawing a map of the wells.", "under way"),
        ("The lists of Peru are being copied.", "under way"),
        ("The third round of Peru's fishing talks has just got going.", "under way"),
    ],
)
def test_how_an_accord_runs_on(english, text, state):
    (process,) = read(text, english).processes
    assert (process.state, process.factuality) == (state, "actual")


def test_a_session_is_one_of_the_talks_named_before(english):
    found = read("Peru and Chile ended a first week of fishing talks. The next session was put off.", english)
    assert {p.name for p in found.processes} == {"fishing talks"}


def test_what_is_numbered_is_another(english):
    found = read(
        "Peru's first filling of the lake began in May. Its second filling of the lake was completed.", english
    )
    assert [p.name for p in found.processes] == ["first lake filling", "second lake filling"]
