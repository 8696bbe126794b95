"""The words that report an event: its clause without what only hangs on it, or its noun phrase."""

from __future__ import annotations

from dragoman.extraction.events.trigger import Trigger
from dragoman.extraction.spans import Extent, trim
from dragoman.language.analysis import Analysis, Token
from dragoman.vocabulary.clauses import clause_words
from dragoman.vocabulary.events import event_words
from dragoman.vocabulary.factuality import factuality_words

APART = frozenset(
    {"relcl", "advcl", "conj", "cc", "parataxis", "mark", "preconj", "intj", "meta", "dep", "ccomp", "appos"}
)
"""Dependents of a verb that tell of something else."""

CONTENT = frozenset({"REQUEST", "AGREE", "ACCUSE", "THREATEN", "REJECT"})
"""Roots whose report takes in the content of what is agreed, asked for or threatened."""

TOLD_WITH_THING = frozenset({"AGREE", "CONSULT", "SANCTION", "RETREAT"})
"""Roots whose act, told in a clause of its own, is known by the thing that it was done to."""

BEFORE_THING = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss", "quantmod"})

LONGEST = 45
"""Tokens that the report of an event may run over; a longer clause is cut to its core."""


def extent_of(analysis: Analysis, trigger: Trigger) -> Extent:
    """Half-open offsets of the report."""
    root = "REQUEST" if trigger.judging else trigger.pattern.type
    tokens = _clause(analysis, trigger.head, root) if trigger.verbal else _phrase(analysis, trigger)
    if trigger.verbal and (above := _described(analysis, trigger)):
        tokens = _run(analysis, [*above, *tokens], trigger.head)
    if trigger.verbal and trigger.pattern.object_class:
        tokens = _run(analysis, [*tokens, *_shared(analysis, trigger)], trigger.head)
    if len(tokens) > LONGEST:
        tokens = [t for t in tokens if abs(t.index - trigger.head.index) <= LONGEST // 2]
    tokens = trim(tokens) or [trigger.head]
    return min(t.start for t in tokens), max(t.end for t in tokens)


def _described(analysis: Analysis, trigger: Trigger) -> list[Token]:
    """The thing that a clause tells of what was done to: "the accord signed in Oslo", "a note that Peru had sent"."""
    noun = analysis.tokens[trigger.head.head]
    undergone = any(o.index == noun.index for o in trigger.frame.objects)
    if trigger.head.dep not in ("relcl", "acl") or not undergone or trigger.pattern.type not in TOLD_WITH_THING:
        return []
    kids = (k for k in analysis.children(noun.index) if k.dep in BEFORE_THING or (k.lemma == "of" and k.dep == "prep"))
    return [noun, *(t for k in kids if k.index < trigger.head.index for t in _without_clauses(analysis, k))]


def _shared(analysis: Analysis, trigger: Trigger) -> list[Token]:
    """What a joined passive is told of, where the verb before it has it: "the session took an hour and was attended
    by ..."."""
    if trigger.head.dep != "conj" or not trigger.frame.passive:
        return []
    first = trigger.frame.objects[:1]
    return [t for o in first if o.index < trigger.head.index for t in _without_clauses(analysis, o)]


def _clause(analysis: Analysis, verb: Token, root: str) -> list[Token]:
    found = [verb, *_will(analysis, verb)]
    for kid in _dependents(analysis, verb):
        content = kid.dep == "ccomp" and root in CONTENT and kid.index > verb.index
        told = kid.dep == "advcl" and root == "REQUEST" and kid.index > verb.index
        source = kid.text.lower() == "according"
        if (kid.dep in APART and not (content or told)) or kid.pos == "PUNCT" or source:
            continue
        found += _without_clauses(analysis, kid)
    return _run(analysis, found, verb)


def _dependents(analysis: Analysis, verb: Token) -> list[Token]:
    """The words that hang on a verb. What stands behind a verb joined to it is that one's, wherever the parser hangs
    it: "was signed in May and prolonged, on June 3"."""
    kids = analysis.children(verb.index)
    joined = next((k.index for k in kids if k.dep == "conj" and k.pos == verb.pos), None)
    own = [k for k in kids if joined is None or k.index <= joined]
    above = analysis.tokens[verb.head]
    if verb.dep != "conj" or above.pos != verb.pos:
        return own
    taken = analysis.children(above.index)
    until = next((k.index for k in taken if k.dep == "conj" and k.index > verb.index), len(analysis.tokens))
    return own + [k for k in taken if verb.index < k.index < until and k.dep in ("prep", "npadvmod", "advmod")]


def _will(analysis: Analysis, verb: Token) -> list[Token]:
    """The noun of will before an infinitive, with whose it is: "its May offer to pay"."""
    to = next((k.index for k in analysis.children(verb.index) if k.tag == "TO"), 0)
    noun = analysis.tokens[to - 1] if to else verb
    if noun is verb or noun.lemma not in factuality_words().nouns or noun.dep not in ("pobj", "dobj", "attr"):
        return []
    return [noun, *(k for k in analysis.children(noun.index) if k.dep in ("poss", "compound", "amod"))]


def _phrase(analysis: Analysis, trigger: Trigger) -> list[Token]:
    noun = trigger.head
    found = _without_clauses(analysis, noun)
    for kid in analysis.children(noun.index):
        if kid.dep in ("acl", "relcl") and kid.lemma in clause_words().light:
            found += _clause(analysis, kid, trigger.pattern.type)
    found += [*_day_fixed(analysis, noun), *_measured(analysis, noun)]
    telling = trigger.support or _verb_of_meeting(analysis, trigger)
    if telling is not None:
        found += _clause(analysis, telling, trigger.pattern.type)
    return _run(analysis, found, noun)


def counting(analysis: Analysis, noun: Token) -> Token | None:
    """The word that has a noun behind its "of": the "days" of "five days of talks"."""
    link = analysis.tokens[noun.head]
    return analysis.tokens[link.head] if noun.dep == "pobj" and link.lemma == "of" else None


def _measured(analysis: Analysis, noun: Token) -> list[Token]:
    """What counts or parts the happening that a noun names: "five days of talks", "the second round of the talks"."""
    part = counting(analysis, noun)
    if part is None or part.pos != "NOUN" or part.lemma not in clause_words().containers | event_words().measures:
        return []
    kids = (k for k in analysis.children(part.index) if k.dep in BEFORE_THING)
    return [part, *(t for k in kids for t in _without_clauses(analysis, k)), *_measured(analysis, part)]


def _day_fixed(analysis: Analysis, noun: Token) -> list[Token]:
    """The day before the meeting in "fixed May 3 for a second session"."""
    link = analysis.tokens[noun.head]
    verb = analysis.tokens[link.head]
    if link.lemma not in ("for", "of") or not event_words().fixing(verb.lemma) or verb.index > link.index:
        return []
    between = analysis.tokens[verb.index + 1 : link.index]
    return [t for t in between if t.pos in ("PROPN", "NUM")]


def _verb_of_meeting(analysis: Analysis, trigger: Trigger) -> Token | None:
    """The verb that a meeting is the subject of: "the session was over by noon"."""
    verb = analysis.tokens[trigger.head.head]
    met = trigger.pattern.act in ("meet", "talk") and trigger.head.dep in ("nsubj", "nsubjpass")
    return verb if met and verb.pos in ("VERB", "AUX") else None


def _without_clauses(analysis: Analysis, head: Token) -> list[Token]:
    """A word with what depends on it, but no long clause inside: relative ones are left out where they tell more."""
    found = [head]
    for kid in analysis.children(head.index):
        if kid.dep in ("relcl", "parataxis", "advcl") and head.pos in ("NOUN", "PROPN", "PRON"):
            continue
        found += _without_clauses(analysis, kid)
    return found


def _run(analysis: Analysis, tokens: list[Token], head: Token) -> list[Token]:
    """The tokens of the sentence from the first to the last one of these."""
    inside = {t.index for t in tokens}
    return list(analysis.tokens[min(inside) : max(inside) + 1]) if inside else [head]
