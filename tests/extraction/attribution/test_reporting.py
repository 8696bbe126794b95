"""Who reports what, as the parse alone shows it: each rule by one sentence parsed by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.extraction.attribution.reporting import cue_beside, reported
from dragoman.language.twin import HandParsed
from dragoman.record.document import Document

Example = tuple[str, str, tuple[str, ...]]


def _table(text: str) -> dict[str, Example]:
    """By rule the sentence, its parse, and who, how and what: a line of the first and the last, then the parse."""
    found = {}
    for block in text.strip().split("\n\n"):
        head, parse = block.split("\n", 1)
        rule, sentence, *parts = head.split(" | ")
        found[rule] = (sentence, " ".join(parse.split()), tuple(parts))
    return found


EXAMPLES = _table(
    """
clause | He said talks resumed. | He | said | talks resumed
He/PRON/PRP/nsubj/2 said=say/VERB/VBD/ROOT/0 talks=talk/NOUN/NNS/nsubj/4 resumed=resume/VERB/VBD/ccomp/2
./PUNCT/./punct/2

host | The talks, he said, stalled. | he | said | The talks | stalled
The/DET/DT/det/2 talks=talk/NOUN/NNS/nsubj/7 ,/PUNCT/,/punct/7 he/PRON/PRP/nsubj/5 said=say/VERB/VBD/parataxis/7
,/PUNCT/,/punct/7 stalled=stall/VERB/VBD/ROOT/0 ./PUNCT/./punct/7

light | Norland made clear that ships sail. | Norland | made clear | that ships sail
Norland/PROPN/NNP/nsubj/2 made=make/VERB/VBD/ROOT/0 clear/ADJ/JJ/oprd/2 that/SCONJ/IN/mark/6
ships=ship/NOUN/NNS/nsubj/6 sail/VERB/VBP/ccomp/3 ./PUNCT/./punct/2

infinitive | Norland urged Sudland to talk. | Norland | urged | Sudland to talk
Norland/PROPN/NNP/nsubj/2 urged=urge/VERB/VBD/ROOT/0 Sudland/PROPN/NNP/dobj/2 to/PART/TO/aux/5 talk/VERB/VB/xcomp/2
./PUNCT/./punct/2

object | Orr called for a truce. | Orr | called for | a truce
Orr/PROPN/NNP/nsubj/2 called=call/VERB/VBD/ROOT/0 for/ADP/IN/prep/2 a/DET/DT/det/5 truce/NOUN/NN/pobj/3
./PUNCT/./punct/2

noun | Norland renewed its promise to talk. | Norland | renewed its promise | to talk
Norland/PROPN/NNP/nsubj/2 renewed=renew/VERB/VBD/ROOT/0 its/PRON/PRP$/poss/4 promise/NOUN/NN/dobj/2 to/PART/TO/aux/6
talk/VERB/VB/acl/4 ./PUNCT/./punct/2

according | Talks resumed, according to Orr. | Orr | according to | Talks resumed
Talks=talk/NOUN/NNS/nsubj/2 resumed=resume/VERB/VBD/ROOT/0 ,/PUNCT/,/punct/2 according=accord/VERB/VBG/prep/2
to/ADP/IN/prep/4 Orr/PROPN/NNP/pobj/5 ./PUNCT/./punct/2
"""
)


@pytest.mark.parametrize("rule", EXAMPLES)
def test_rules(document: Callable[..., Document], rule: str) -> None:
    text, rows, expected = EXAMPLES[rule]
    (found,) = reported(HandParsed((rows,)).analyse(document(text)))
    assert found.rule == rule
    assert found.source is not None
    assert tuple(text[start:end] for start, end in (found.source, found.cue, *found.content)) == expected


def test_a_sentence_without_a_cue_reports_nothing(document: Callable[..., Document]) -> None:
    rows = "Talks=talk/NOUN/NNS/nsubj/2 resumed=resume/VERB/VBD/ROOT/0 ./PUNCT/./punct/2"
    assert reported(HandParsed((rows,)).analyse(document("Talks resumed."))) == []


def test_the_cue_nearest_to_a_quotation(document: Callable[..., Document]) -> None:
    text = "Orr said so today, “We wait,” Ruel added."
    rows = (
        "Orr/PROPN/NNP/nsubj/2 said=say/VERB/VBD/ROOT/0 so/ADV/RB/advmod/2 today/NOUN/NN/npadvmod/2 ,/PUNCT/,/punct/2 "
        "“/PUNCT/``/punct/8 We=we/PRON/PRP/nsubj/8 wait/VERB/VBP/parataxis/2 ,/PUNCT/,/punct/8 ”/PUNCT/''/punct/8 "
        "Ruel/PROPN/NNP/nsubj/12 added=add/VERB/VBD/parataxis/2 ./PUNCT/./punct/2"
    )
    analysis = HandParsed((rows,)).analyse(document(text))
    found = cue_beside(analysis, analysis.sentences, (text.index("“"), text.index("”") + 1))
    assert found is not None
    assert found.source is not None
    assert text[slice(*found.source)] + " " + text[slice(*found.cue)] == "Ruel added"
    assert cue_beside(analysis, [], (13, 24)) is None


def test_a_long_chain_of_verbs_without_a_subject(document: Callable[..., Document]) -> None:
    """Each borrows its subject from the verb before; hostile pages may make that thousands."""
    count = 3000
    verbs = " ".join(f"said=say/VERB/VBD/{'conj' if n else 'ROOT'}/{n}" for n in range(count))
    rows = f"{verbs} talks=talk/NOUN/NNS/ccomp/{count}"
    (found,) = reported(HandParsed((rows,)).analyse(document("said " * count + "talks")))
    assert found.source is None


OBJECTS = _table(
    """
particle | Orr ruled out a truce. | Orr | ruled out | a truce
Orr/PROPN/NNP/nsubj/2 ruled=rule/VERB/VBD/ROOT/0 out/ADP/RP/prt/2 a/DET/DT/det/5 truce/NOUN/NN/dobj/2
./PUNCT/./punct/2

words | Orr issued a statement on ships. | Orr | issued | a statement on ships
Orr/PROPN/NNP/nsubj/2 issued=issue/VERB/VBD/ROOT/0 a/DET/DT/det/4 statement/NOUN/NN/dobj/2 on/ADP/IN/prep/4
ships=ship/NOUN/NNS/pobj/5 ./PUNCT/./punct/2

misread verb | Orr thanks Norland. | Orr | thanks | Norland
Orr/PROPN/NNP/nsubj/2 thanks=thank/NOUN/NNS/ROOT/0 Norland/PROPN/NNP/dobj/2 ./PUNCT/./punct/2
"""
)


@pytest.mark.parametrize("kind", OBJECTS)
def test_what_is_said_may_be_an_object(document: Callable[..., Document], kind: str) -> None:
    text, rows, expected = OBJECTS[kind]
    (found,) = reported(HandParsed((rows,)).analyse(document(text)))
    assert (text[slice(*(found.source or (0, 0)))], text[slice(*found.cue)], text[slice(*found.content[0])]) == expected


def test_a_message_that_is_sent_is_a_contact(document: Callable[..., Document]) -> None:
    text = "Orr sent a message on ships."
    rows = (
        "Orr/PROPN/NNP/nsubj/2 sent=send/VERB/VBD/ROOT/0 a/DET/DT/det/4 message/NOUN/NN/dobj/2 on/ADP/IN/prep/4 "
        "ships=ship/NOUN/NNS/pobj/5 ./PUNCT/./punct/2"
    )
    assert reported(HandParsed((rows,)).analyse(document(text))) == []
