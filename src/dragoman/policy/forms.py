"""What may stand where in a policy file: one table that the reader and the published schema share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from dragoman.record.happenings import EventType, Factuality, Level, Reply

Sort = Literal[
    "text", "texts", "who", "several", "issue", "about", "day", "term", "number", "flag", "choice", "pattern",
    "commitments", "spot",
]  # fmt: skip


@dataclass(frozen=True)
class Key:
    """What a key takes: the sort of its value, whether it must be there, and the values to choose from."""

    sort: Sort
    help: str
    needed: bool = False
    choices: tuple[str, ...] = ()


Form = Mapping[str, Key]

PARTY = "a party, or {each: group} or {any: group}"

EVENT: Form = {
    "type": Key("choice", "the PLOVER root", choices=get_args(EventType)),
    "act": Key("text", "our finer word: meet, call, brief, test, launch"),
    "mode": Key("text", "PLOVER's mode"),
    "level": Key("choice", "the highest level of those who took part", choices=get_args(Level)),
    "by": Key("who", f"who acts: {PARTY}"),
    "to": Key("who", f"who receives it: {PARTY}"),
    "target": Key("who", "who is sanctioned, threatened, attacked"),
    "between": Key("several", "those who take part, in whatever role"),
    "about": Key("about", "an issue, or a party that the evidence names"),
    "words": Key("texts", "phrases of the evidence, in any inflection; one is enough"),
    "place": Key("text", "where"),
    "factuality": Key("choice", "what became of it; actual where nothing is said", choices=get_args(Factuality)),
}
CONTACT: Form = {
    "from": Key("who", f"who approaches: {PARTY}"),
    "to": Key("who", f"who is approached: {PARTY}"),
    "through": Key("who", "who bears the message"),
    "channel": Key("text", "telephone, letter, intermediary"),
    "about": EVENT["about"],
    "reply": Key("choice", "what came of it", choices=get_args(Reply)),
}
REPLY: Form = {
    "from": Key("who", f"who replies: {PARTY}"),
    "to": Key("who", f"to whom: {PARTY}"),
}
PROCESS: Form = {
    "process": Key("text", "words of its name: policy review", needed=True),
    "of": Key("who", f"whose: {PARTY}"),
    "state": Key("text", "under way, completed, stalled, resumed"),
}
COMMITMENTS: Form = {
    "by": Key("who", f"who owes: {PARTY}"),
    "to": Key("who", f"to whom: {PARTY}"),
    "issue": Key("issue", "about which issue"),
}
NESTED: Mapping[str, Form] = {"contact": CONTACT, "reply": REPLY, "commitments": COMMITMENTS}
"""Patterns that are a key with a form of its own."""

WITHIN = Key("term", "days in which it must follow, the last one counted: 7 days, 2 weeks")
COMMITTED = Key("commitments", "commitments by, to, on an issue", needed=True)
OF = Key("issue", "the other issue", needed=True)


def _pattern(help_text: str) -> Key:
    return Key("pattern", help_text, needed=True)


TEMPLATES: Mapping[str, Form] = {
    "precedence": {"before": _pattern("what must have happened"), "event": _pattern("ahead of the first of these")},
    "response": {"event": _pattern("each of these"), "then": _pattern("is followed by this"), "within": WITHIN},
    "succession": {
        "event": _pattern("each of these is followed"),
        "then": _pattern("by this, which does not come without it"),
        "within": WITHIN,
    },
    "absence": {"event": _pattern("what does not happen")},
    "existence": {"event": _pattern("what happens"), "by": Key("day", "no later than this day")},
    "exactly": {"event": _pattern("what happens"), "times": Key("number", "so often", needed=True)},
    "not-succession": {"event": _pattern("after this"), "then": _pattern("this does not happen")},
    "independence": {"commitments": COMMITTED, "of": OF},
    "linkage": {"commitments": COMMITTED, "of": OF},
    "wording": {
        "issue": Key("issue", "on which issue", needed=True),
        "by": Key("who", "who speaks", needed=True),
        "use": Key("texts", "the words to use"),
        "not": Key("texts", "the words not to use"),
    },
    "reciprocity": {"step": _pattern("each step"), "answer": _pattern("is answered by a step"), "within": WITHIN},
    "deadline": {"commitments": COMMITTED},
}
PAIR = "not-coexistence"
"""The one template whose value is a list, of two patterns."""

RULE: Form = {
    "id": Key("text", "a short name, used once", needed=True),
    "stated": Key("text", "the words that the rule comes from", needed=True),
    "from": Key("day", "first day on which its events count"),
    "to": Key("day", "last day on which its events count"),
    "not-before": Key("day", "first day on which what it calls for counts"),
    "until": Key("day", "last day on which what it calls for counts"),
    "sources": Key("number", "independent sources a happening needs"),
    "reviewed": Key("flag", "only records that somebody has reviewed"),
    "span": Key("spot", "where `stated` stands: {document, start, end}"),
}
POLICY_KEYS = ("policy", "scope", "parties", "issues", "coverage", "goal", "rules")
