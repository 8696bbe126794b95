from __future__ import annotations

import pytest

from dragoman.extraction.clauses.factuality import FactualityOf
from dragoman.extraction.clauses.frames import Clauses
from dragoman.record.document import Document, content_id


@pytest.fixture(scope="session")
def factuality(english):
    """The factuality of the first word of a text that has the lemma."""

    def judge(text: str, lemma: str) -> str:
        analysis = english.analyse(Document(id=content_id(text.encode()), text=text))
        token = next(t for t in analysis.tokens if t.lemma == lemma)
        return FactualityOf(Clauses(analysis))(token.index)

    return judge


EXAMPLES = [
    ("Chile had until Monday to answer.", "answer", "planned"),
    ("The parties repeated their commitment to the truce of January 12.", "truce", "actual"),
    ("Peru's rejection of the proposal surprised Oslo.", "proposal", "actual"),
    ("The visit, planned for January, took place on Friday.", "visit", "actual"),
    ("Three days of talks in Bergen came to nothing.", "talk", "actual"),
    ("The text, initialled in May, is to be signed by June.", "initial", "actual"),
    ("The convoy reached Bergen on Friday, three days later than planned.", "reach", "actual"),
    ("The envoys did not meet again until Monday.", "meet", "actual"),
    ("The envoys have not met until now.", "meet", "negated"),
    ("The visit fell through in December.", "visit", "negated"),
    ("The trip to the lake that came to nothing is forgotten.", "trip", "negated"),
    ("The session was put off at Norway's request.", "request", "actual"),
    ("Peru did not repeat its threat to leave.", "threat", "actual"),
    ("Peru reaffirmed its commitment to the accord signed in Oslo on 3 May 2015.", "sign", "actual"),
    ("Peru has yet to reply to the proposal handed to it in May.", "hand", "actual"),
    ("Peru rejected the proposal of the envoys.", "proposal", "actual"),
    ("At Monday's meeting Peru asked for a map.", "meeting", "actual"),
    ("In return for the lifting of the ban, Peru would free the crew.", "lifting", "conditional"),
    ("It is easy to forget that the first meeting lasted an hour.", "meeting", "actual"),
    ("Peru's proposal, which would have put the port under a council, was turned down.", "proposal", "actual"),
    ("Asked about the meeting in Oslo, the envoy smiled.", "meeting", "actual"),
    ("The elders have been trying since December to bring them together.", "bring", "hypothetical"),
    ("The envoys met in Oslo.", "meet", "actual"),
    ("The agency said that the envoys had met.", "meet", "actual"),
    ("They met after the envoys had visited the port.", "visit", "actual"),
    ("The envoys are thought to have met.", "meet", "actual"),
    ("Have the envoys met in Oslo?", "meet", "hypothetical"),
    ("Ana, is the review finished?", "finish", "hypothetical"),
    ("“Did they call Lima?”", "call", "hypothetical"),
    ("When did the envoys meet in Oslo?", "meet", "actual"),
    ("Do you know why the envoys met in Oslo?", "meet", "actual"),
    ("The envoys will meet in Oslo.", "meet", "planned"),
    ("The envoys are to meet in Oslo.", "meet", "planned"),
    ("The minister is due to visit Lima.", "visit", "planned"),
    ("The ministry said it would expel the attaché.", "expel", "planned"),
    ("A visit to Lima is planned for May.", "visit", "planned"),
    ("Norway leaves for Lima on Sunday to speak with the rebels.", "speak", "planned"),
    ("Norway offered to host the talks.", "host", "offered"),
    ("Norway's proposal to train the pilots is open.", "train", "offered"),
    ("Norway is willing to pay.", "pay", "offered"),
    ("Norway urged the rebels to release the crew.", "release", "demanded"),
    ("The rebels must release the crew.", "release", "demanded"),
    ("The council demanded that the rebels release the crew.", "release", "demanded"),
    ("It is essential that the rebels release the crew.", "release", "demanded"),
    ("Under the resolution, the rebels are to release the crew.", "release", "demanded"),
    ("If asked, Norway will send tents.", "send", "conditional"),
    ("Norway will send tents once the road is open.", "send", "conditional"),
    ("In the event of a flood, Norway will send tents.", "send", "conditional"),
    ("Unless the crew is freed, Norway will recall its envoy.", "recall", "conditional"),
    ("Norway may recall its envoy.", "recall", "hypothetical"),
    ("Perhaps Norway will recall its envoy.", "recall", "hypothetical"),
    ("They fear that Norway might recall its envoy.", "recall", "hypothetical"),
    ("There is a risk of riots in Lima.", "riot", "hypothetical"),
    ("Whether Norway will pay is a question for its parliament.", "pay", "hypothetical"),
    ("Norway has not recalled its envoy.", "recall", "negated"),
    ("Norway refused to receive the envoy.", "receive", "negated"),
    ("Norway denies having bombed the bridge.", "bomb", "negated"),
    ("No agreement was signed in Lima.", "sign", "negated"),
    ("The visit to Lima was called off.", "visit", "negated"),
    ("They left without signing the accord.", "sign", "negated"),
    ("Instead of being released, the crew was moved.", "release", "negated"),
]


@pytest.mark.parametrize(("text", "lemma", "expected"), EXAMPLES)
def test_whether_it_happened(factuality, text, lemma, expected):
    assert factuality(text, lemma) == expected


def test_a_condition_of_what_happened_is_none(factuality):
    assert factuality("Once the road was open, Norway sent tents.", "send") == "actual"
