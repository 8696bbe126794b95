"""Acts told by idiom, as journalists and ministries tell them; the dealings are invented."""

from __future__ import annotations

import pytest
from happenings_reading import event_of, read, sides

IDIOMS = [
    ("Norway's minister put her heads together with Peru's envoy.", "CONSULT", "meet", "actual"),
    ("Norway's minister closeted herself with Peru's envoy for an hour.", "CONSULT", "meet", "actual"),
    ("Peru's envoy got half an hour on Monday.", "CONSULT", "meet", "actual"),
    ("Peru's envoy was given ten minutes with the minister.", "CONSULT", "meet", "actual"),
    ("Norway's minister had Peru's envoy in her office.", "CONSULT", "meet", "actual"),
    ("The ministers of Norway and Peru took leave of one another on 5 May 2020.", "CONSULT", "meet", "actual"),
    ("The ministers of Norway and Peru crossed paths in Geneva.", "CONSULT", "meet", "actual"),
    ("The crisis cell met on 5 May 2020.", "CONSULT", "meet", "actual"),
    ("Norway's minister telephoned her colleague.", "CONSULT", "call", "actual"),
    ("A Swiss diplomat acted as messenger.", "CONSULT", "mediate", "actual"),
    ("The two sides picked up the thread on 3 May 2020.", "CONSULT", "talk", "actual"),
    ("Norway's envoy is expected in Peru on 3 June 2020.", "CONSULT", "visit", "planned"),
    ("The expert group handed in its report.", "CONSULT", "report", "actual"),
    ("The expert group is to report on 30 May 2020.", "CONSULT", "report", "planned"),
    ("Chile's envoy laid a text on the table.", "CONSULT", "message", "actual"),
    ("Peru reacted to the Chilean paper.", "CONSULT", "message", "actual"),
    ("Peru took eleven days to answer.", "CONSULT", "message", "actual"),
    ("Peru acknowledged receipt.", "CONSULT", "message", "actual"),
    ("Peru said yes to it within a day.", "AGREE", "agree", "actual"),
    ("Norway and Peru took the text up as a basis for a treaty.", "AGREE", "agree", "actual"),
    ("Peru gave its consent to the register.", "AGREE", "agree", "actual"),
    ("Peru replied on 3 June 2020 that it would come.", "AGREE", "agree", "actual"),
    ("Norway and Peru found a way out on 3 June 2020.", "AGREE", "agree", "actual"),
    ("Nothing at all was agreed.", "AGREE", "agree", "negated"),
    ("Peru sent its excuses on 3 June 2020.", "REJECT", "refuse", "actual"),
    ("Peru replied that it would not come.", "REJECT", "refuse", "actual"),
    ("Peru threw the idea out on 3 June 2020.", "REJECT", "reject", "actual"),
    ("Peru's chair stayed empty.", "REJECT", "refuse", "actual"),
    ("Peru called the report an invention.", "REJECT", "deny", "actual"),
    ("The council told Peru to return to the table.", "REQUEST", "urge", "actual"),
    ("Norway invited Peru to a meeting.", "REQUEST", "ask", "actual"),
    ("Chile gave Norway until Friday.", "THREATEN", "threaten", "actual"),
    ("Norway spoke of piracy.", "ACCUSE", "accuse", "actual"),
    ("Norway is holding back ten million euros from Peru.", "SANCTION", "cut", "actual"),
    ("Norway withheld its money.", "SANCTION", "cut", "actual"),
    ("Norway let go of the money in May 2020.", "RETREAT", "release", "actual"),
    ("Peru let the Norwegian boats go.", "RETREAT", "release", "actual"),
    ("The barricades came down on 3 June 2020.", "RETREAT", "ease", "actual"),
    ("Barricades went up in Lima on 3 June 2020.", "PROTEST", "protest", "actual"),
    ("Chad has begun to build a wall along the river.", "MOBILIZE", "build", "actual"),
    ("Chad began the second filling of its reservoir.", "MOBILIZE", "build", "actual"),
    ("Work on the pier began on 3 June 2020.", "MOBILIZE", "build", "actual"),
    ("Chad supplied Niger with daily readings.", "COOPERATE", "share", "actual"),
    ("The exchange of data began on 1 June 2020.", "COOPERATE", "share", "actual"),
    ("The delegations spent three days behind closed doors.", "CONSULT", "meet", "actual"),
    ("Norway proposed on 3 May that the talks move to Geneva.", "REQUEST", "propose", "actual"),
    ("The offer that Norway made on 3 May still stands.", "REQUEST", "propose", "actual"),
    ("New sanctions came into force on 5 May 2020.", "SANCTION", "sanction", "actual"),
    ("The two capitals set up a hotline.", "COOPERATE", "cooperate", "actual"),
    ("The ministers of Norway and Peru walked in the garden without aides.", "CONSULT", "meet", "actual"),
    ("The ministers of Norway and Peru took a walk along the lake.", "CONSULT", "meet", "actual"),
    ("The two ministers dined alone.", "CONSULT", "meet", "actual"),
    ("The last plenary lasted two hours on 5 May 2020.", "CONSULT", "meet", "actual"),
    ("Norway, Chad and Peru took part.", "CONSULT", "meet", "actual"),
    ("The envoys of Norway and Peru were present.", "CONSULT", "meet", "actual"),
    ("Peru's envoy was due in Oslo on 5 May 2020.", "CONSULT", "visit", "planned"),
    ("Norway let the envoys know that it would wait.", "CONSULT", "message", "actual"),
    ("Peru replied before Christmas 2020.", "CONSULT", "message", "actual"),
    ("Norway gave their names to Peru on 5 May 2020.", "CONSULT", "message", "actual"),
    ("Norway handed Peru's ambassador a written answer.", "CONSULT", "message", "actual"),
    ("Norway and Chad fixed June 16 for a second one.", "AGREE", "agree", "actual"),
    ("The memorandum of 28 September 2020 is in force.", "AGREE", "sign", "actual"),
    ("Norway has put two million dollars into a fund.", "AID", "give", "actual"),
    ("Norway has paid nothing so far.", "AID", "give", "negated"),
    ("Norway's air raids would stop once the men were home.", "RETREAT", "ceasefire", "conditional"),
    ("Norway has brought a second battalion into Lima.", "MOBILIZE", "deploy", "actual"),
    ("Norway rang the foreign ministry in Lima.", "CONSULT", "call", "actual"),
    ("The talks have outlived the attack on a pipeline.", "ASSAULT", "attack", "actual"),
    ("The visit to Lima was struck off.", "CONSULT", "visit", "negated"),
    ("A trip to Lima which Norway had arranged has been dropped.", "CONSULT", "visit", "negated"),
]


@pytest.mark.parametrize(("text", "root", "act", "factuality"), IDIOMS)
def test_an_act_told_by_idiom(english, text, root, act, factuality):
    found = read(text, english)
    told = [(e.type, e.act, e.factuality) for e in found.events]
    assert (root, act, factuality) in told, told


@pytest.mark.parametrize(
    "text",
    [
        "Norway's paper on the catch was long.",
        "In the hall lay the envoy's four pages of early May.",
        "Peru waited for the Norwegian comments on the draft.",
        "The letter was delivered on 3 May 2020.",
    ],
)
def test_a_paper_stands_for_its_being_handed_over(english, text):
    assert event_of(read(text, english), "message").type == "CONSULT"


@pytest.mark.parametrize(
    "text", ["Norway's paper industry is large.", "He wrote a written reply.", "A paper was read."]
)
def test_other_papers_are_no_messages(english, text):
    assert [e for e in read(text, english).events if e.act == "message" and e.participants] == []


def test_who_answers_a_paper_answers_whose_it_was(english):
    found = read("Peru answered Norway's note of 3 May 2020.", english)
    told = [sides(found, e) for e in found.events]
    assert {("Peru", "agent"), ("Norway", "recipient")} in told
    assert {("Norway", "agent")} in told


def test_who_receives_a_paper_is_sent_it(english):
    found = read("Peru received Norway's letter on 3 May 2020.", english)
    assert sides(found, event_of(found, "message")) == {("Norway", "agent"), ("Peru", "recipient")}


@pytest.mark.parametrize(
    ("text", "words", "factuality"),
    [
        ("The first round took place in May and a second is due in June.", "a second is due in June", "planned"),
        (
            "The session was set for 3 June. It was put off at Peru's request.",
            "It was put off at Peru's request",
            "negated",
        ),
    ],
)
def test_what_takes_up_a_meeting_is_one(english, text, words, factuality):
    found = read(text, english)
    (event,) = (e for e in found.events if e.evidence[0].text == words)
    assert (event.type, event.factuality) == ("CONSULT", factuality)


def test_it_elsewhere_takes_up_no_meeting(english):
    found = read("Peru praised the session. The law was long. It was put off.", english)
    assert not any(e.evidence[0].text.startswith("It") for e in found.events)


def test_a_gathering_that_brings_people_together_has_its_own_day(english):
    found = read("Friday's session on 3 May 2019 brought together the ministers of Norway, Chad and Peru.", english)
    event = event_of(found, "meet")
    assert {name for name, _ in sides(found, event)} == {"Norway", "Chad", "Peru"}


def test_the_day_agreed_on_is_that_of_the_meeting(english):
    found = read("Norway and Peru settled on another session for 20 June 2020.", english)
    assert not event_of(found, "agree").when.known
    meeting = event_of(found, "meet")
    assert (meeting.factuality, meeting.when.edtf) == ("planned", "2020-06-20")


@pytest.mark.parametrize("text", ["The two shook hands.", "Both accepted.", "Chile told all three to wait."])
def test_those_whom_only_a_number_tells_take_part(english, text):
    assert read(text, english).events


@pytest.mark.parametrize(
    ("text", "act", "words"),
    [
        ("Peru recalled the principles signed in Oslo on 3 May 2015.", "sign", "the principles signed in Oslo"),
        ("The ten million that Norway had frozen were paid.", "cut", "The ten million that Norway had frozen"),
        ("A note that Peru had sent in May was lost.", "message", "A note that Peru had sent"),
    ],
)
def test_a_clause_about_a_thing_is_told_with_the_thing(english, text, act, words):
    assert event_of(read(text, english), act).evidence[0].text.startswith(words)
