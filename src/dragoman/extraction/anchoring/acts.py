"""Which turning point a time dates ("take_office|antony blinken"), so that two reports are known to mean one day."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extraction.anchoring.timespots import spot
from dragoman.language.analysis import Analysis, Token
from dragoman.record.times import TimeExpression
from dragoman.vocabulary.turning_points import turning_points

LIGHT = frozenset({"be", "have", "go", "expect", "schedule", "set", "due", "plan"})
"""Verbs that leave the act to the verb below them ("have until Monday to report")."""

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OF_SUBJECT = frozenset({"take_office", "leave_office", "die", "lapse", "report"})
"""Acts told of their subject, though an object stand there."""

SAYING = frozenset({"say", "tell", "add", "state", "declare"})

PART_OF_NAME = frozenset({"compound", "amod", "nmod", "nummod", "poss", "appos", "flat"})
COUNTING = frozenset(
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last"}
)
WORDY = frozenset({"NOUN", "PROPN", "NUM"})


def act_of(time: TimeExpression, analysis: Analysis) -> str | None:
    """The turning point that a time dates: the act and the words for the thing, sorted. None where it dates none."""
    found = spot(time, analysis)
    if found.verb is None or found.modifies:
        return None
    verb = analysis.tokens[found.verb]
    if stage := _stage(time, verb, analysis):
        return stage
    for here in _acting(verb, analysis):
        nouns = set(_hanging(here, analysis))
        act = turning_points().act(here.lemma.lower(), nouns)
        if act is None:
            continue
        words = _thing(act, here, verb, analysis)
        if words & turning_points().governments and act == "open":
            act = "take_office"
        return f"{act}|{' '.join(sorted(words))}" if words else None
    if verb.lemma.lower() in SAYING:
        return f"say|{' '.join(sorted(_words_of(_subject(verb, analysis), analysis)))}"
    return None


def same_act(one: str, other: str) -> bool:
    """Whether two signatures may mean one act: the same verb's, and all words of the shorter are in the longer."""
    act, _, words = one.partition("|")
    other_act, _, other_words = other.partition("|")
    few, many = sorted((set(words.split()), set(other_words.split())), key=len)
    return act == other_act and bool(few) and few <= many


def _stage(time: TimeExpression, verb: Token, analysis: Analysis) -> str | None:
    """Of "the talks are in their first days": how long ago they opened."""
    if verb.lemma != "be" or time.type != "DURATION":
        return None
    words = _words_of(_subject(verb, analysis), analysis)
    return f"stage|{' '.join(sorted(words))}" if words else None


def _acting(verb: Token, analysis: Analysis) -> Iterator[Token]:
    """The verb, or the one below it that it leaves the act to."""
    yield verb
    if verb.lemma in LIGHT:
        for kid in analysis.children(verb.index):
            if kid.dep in ("xcomp", "acl", "relcl", "advcl", "ccomp") and kid.pos == "VERB":
                yield kid
            if kid.dep == "dobj":
                yield from (k for k in analysis.children(kid.index) if k.dep in ("acl", "relcl"))


def _hanging(verb: Token, analysis: Analysis) -> Iterator[str]:
    """Lemmas of particles, objects and what stands behind prepositions at a verb."""
    for kid in analysis.children(verb.index):
        if kid.dep in ("prt", "dobj", "advmod", "attr"):
            yield kid.lemma.lower()
        if kid.dep == "prep":
            yield from (k.lemma.lower() for k in analysis.children(kid.index) if k.dep in ("pobj", "pcomp"))


def _thing(act: str, verb: Token, upper: Token, analysis: Analysis) -> set[str]:
    """The words for what an act was done to, or who did it."""
    objects = [k for k in analysis.children(verb.index) if k.dep == "dobj"]
    if objects and act not in OF_SUBJECT:
        return _words_of(objects[0], analysis)
    return _words_of(_subject(verb, analysis) or _subject(upper, analysis), analysis)


def _subject(verb: Token, analysis: Analysis) -> Token | None:
    """The subject of a verb: that of the verb it is joined to where it has none, what a relative pronoun stands for."""
    here = verb
    for _ in range(4):
        kids = [k for k in analysis.children(here.index) if k.dep in SUBJECTS]
        if kids and kids[0].tag in ("WDT", "WP"):
            return analysis.tokens[here.head] if here.dep == "relcl" else None
        if kids:
            return kids[0]
        if here.dep in ("acl", "relcl") and analysis.tokens[here.head].pos in WORDY:
            return analysis.tokens[here.head]
        if here.dep not in ("conj", "xcomp", "advcl") or here.head == here.index:
            return None
        here = analysis.tokens[here.head]
    return None


def _words_of(head: Token | None, analysis: Analysis) -> set[str]:
    """Nouns, names and counting words of a noun phrase, in lower case."""
    if head is None:
        return set()
    pending, found = [head], set()
    while pending:
        here = pending.pop()
        if here.pos in WORDY or here.lemma.lower() in COUNTING:
            found.add((here.text if here.pos == "PROPN" else here.lemma).lower())
        for kid in analysis.children(here.index):
            if kid.dep in PART_OF_NAME:
                pending.append(kid)
            if kid.dep == "prep" and kid.lemma == "of":
                pending += [k for k in analysis.children(kid.index) if k.dep == "pobj"]
    return found - turning_points().empty
