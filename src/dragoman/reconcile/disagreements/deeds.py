"""A deed that one report tells as done and another as not done, by its verb: no event record and no join is needed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.reconcile.disagreements.case import Case, disagreement, whether
from dragoman.reconcile.disagreements.names import Naming, bodies, named_states
from dragoman.reconcile.disagreements.sentences import only_planned, paragraph_of, sentence_at, sentences_in
from dragoman.reconcile.disagreements.settings import Setting, setting_around
from dragoman.reconcile.disagreements.texts import text_concepts
from dragoman.reconcile.pairs import WEEK, days_between
from dragoman.reconcile.words import concept, concepts_in, telling, words
from dragoman.record.dates import Answer
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement, DisagreementKind
from dragoman.vocabulary.disagreeing import disagreeing_words
from dragoman.vocabulary.inflections import lemma

SHARED = 2
"""How much two sentences of one deed share beside its verb: telling words, marks of an occasion, parties."""

MOST = 200
"""Sentences that tell one deed, beyond which it tells nothing."""

NEGATED = re.compile(
    r"\b(?:(?:not|never|n['’]t)(?: yet| even| ever| once| been)*"
    r"|(?:no|nothing|none|neither|nobody)(?: [\w'’-]+){0,4}? (?:had|has|have|was|were|did)(?: been| ever| so much as)*)"
    r" (?P<act>[\w-]+)",
    re.IGNORECASE,
)
NEGATED_BEHIND = re.compile(
    r"\b(?:nor (?:had|has|have|did|was|were)|there (?:was|were|is|had been|has been|have been) (?:no|never any))"
    r"(?P<act>(?: [\w'’-]+){1,4})|\bden(?:y|ies|ied|ying)(?P<denied>(?: [\w'’-]+){1,12})",
    re.IGNORECASE,
)
NOTHING_BEHIND = re.compile(r"\b(?P<act>\w+)(?: to| on| about)? (?:nothing|no|none|nobody)\b", re.IGNORECASE)
OPEN = re.compile(r"\b(?:yet|so far|still|until|to date|unless|if|whether)\b|\?[\"”]?\s*$", re.IGNORECASE)
TELLING_OF_IT = re.compile(
    r"^[^,.\"“]{3,70} (?:said|says|told [\w ]{2,30}?|reported|announced|recalled|claimed)(?: on \w+)? that |^[\"“]"
    r"|,[\"”]? [^,\"“]{3,70}? (?:said|says|added|announced|recalled|recalls|told [^,.]+)(?: on \w+)?\.?[\"”]?$"
)
DONE = re.compile(
    r"(?:['’]s? \w+| (?:delegat|negotiat|envoy|govern|arm|nav|forc|troop|offici|diplomat|minist|polic)\w+| side| team)?"
    r"(?:,? (?:had|has|have|also|then|later|himself|herself|itself|\w+ly))* (?P<act>[a-z]+)\b"
)
COMING = re.compile(
    r"\b(?:has|have|had|did|was|were)(?: not|n['’]t| never)(?: yet)?(?: been)? "
    r"(?:arrived?|come|reach(?:ed)?|delivered|sent|paid|transferred|left|returned)\b",
    re.IGNORECASE,
)
"""What is said not to have moved from one to another is told by its own name, and is no other's coming."""

GOING_ON = re.compile(r"\b(?!meeting\b)\w+ing\b")
"""What is only going on, or somebody's way of doing a thing, is not told as done."""

BACK = re.compile(r"\b(?:it|them|they|this|that|he|she|its|their)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Sentence:
    """A sentence, the deeds it tells as done and as not done, and who is named in it."""

    span: Span
    setting: Setting
    done: frozenset[str]
    undone: frozenset[str]
    parties: frozenset[str]
    back: bool

    @property
    def around(self) -> frozenset[str]:
        """What it tells; with its neighbours where it takes up what they have named."""
        return self.setting.terms if self.back else self.setting.sentence


def deed_disagreements(case: Case) -> Iterator[Disagreement]:
    """Sentences of independent reports of which one denies the deed that the other tells."""
    naming = Naming(case.docket)
    told = [one for document in case.docket.documents for one in _told(case, naming, document)]
    by_deed: dict[str, list[_Sentence]] = defaultdict(list)
    for one in told:
        for deed in one.done:
            by_deed[deed].append(one)
    best: dict[Span, tuple[int, _Sentence, _Sentence, str]] = {}
    for denial in told:
        near = {t.span: (t, d) for d in denial.undone if len(by_deed[d]) <= MOST for t in by_deed[d]}
        fitting = [(_likeness(denial, t), t.span, t, d) for t, d in near.values() if _denies(case, denial, t)]
        if fitting:
            shared, span, done, deed = max(fitting, key=lambda f: f[:2])
            best[span] = max(best.get(span), (shared, done, denial, deed), key=lambda b: b[0] if b else -1)  # type: ignore
    for _, done, denial, deed in best.values():
        claims = [(s.span.text, [s.span]) for s in (done, denial)]
        yield disagreement(whether(done.span.text), _kind(deed), claims)


def _told(case: Case, naming: Naming, document: Document) -> Iterator[_Sentence]:
    for span in sentences_in(document, document.span(0, len(document.text))):
        if document.part_at(span.end - 1) != "body":
            continue
        text = TELLING_OF_IT.sub(" ", span.text)
        around = document.text[_start(document, span) : span.end] if BACK.search(text) else span.text
        parties = naming.named_in(around)
        undone = _undone(text) | _own_undone(text, parties)
        sure = not (undone or _unsure(text))
        done = _deeds(GOING_ON.sub(" ", text)) | _own_deeds(naming, text) if sure else frozenset()
        if (done or undone) and not (undone and OPEN.search(text)):
            setting = setting_around(case, document, span)
            yield _Sentence(span, setting, done, undone, parties, bool(BACK.search(text)))


def _start(document: Document, span: Span) -> int:
    """Where the sentence before begins, inside the paragraph."""
    paragraph = paragraph_of(document, span.start)
    return sentence_at(document, span.start - 1).start if span.start > paragraph.start else span.start


def _undone(text: str) -> frozenset[str]:
    acts = [m["act"] for pattern in (NEGATED, NOTHING_BEHIND) for m in pattern.finditer(text)]
    acts += [m["act"] or m["denied"] for m in NEGATED_BEHIND.finditer(text)]
    return frozenset(deed for act in acts for deed in _deeds(act))


def _unsure(text: str) -> bool:
    """Whether a sentence denies something, asks, or only plans."""
    known = disagreeing_words()
    return bool(
        only_planned(text)
        or OPEN.search(text)
        or NEGATED.search(text)
        or NEGATED_BEHIND.search(text)
        or known.wholesale.search(text)
    )


def _deeds(text: str) -> frozenset[str]:
    return frozenset(known for word in words(text) if (known := _deed_forms().get(word)))


def _own_deeds(naming: Naming, text: str) -> frozenset[str]:
    """Who is told to have done what, by any verb right behind a name: "Ruel threw", by the verb's bare form."""
    found = ((name, DONE.match(text, end)) for name, end in naming.places(text))
    acts = ((name, word["act"].lower()) for name, word in found if word)
    return frozenset(f"{name}: {lemma(act)}" for name, act in acts if _may_be_done(act))


def _own_undone(text: str, parties: frozenset[str]) -> frozenset[str]:
    """The same of what is denied of those named: "denied that he had thrown"."""
    denied = [m["denied"] for m in NEGATED_BEHIND.finditer(text) if m["denied"]]
    ours = [word for d in denied for word in words(d) if _may_be_done(word)]
    acts = [m["act"].lower() for m in NEGATED.finditer(text) if _may_be_done(m["act"].lower())] + ours
    return frozenset(f"{name}: {lemma(act)}" for name in parties for act in acts)


def _may_be_done(act: str) -> bool:
    """Whether a word is the past form of a verb that tells something by itself."""
    inflected = act.endswith("ed") or (lemma(act) != act and not act.endswith(("s", "ing", "e")))
    return inflected and act not in _deed_forms() and bool(telling(frozenset({concept(act), concept(lemma(act))})))


@cache
def _deed_forms() -> dict[str, str]:
    """By each word for a deed, the concept of the first word of its line."""
    return {word: concept(line[0]) for line in disagreeing_words().deeds for word in line}


@cache
def _deed_concepts() -> frozenset[str]:
    return frozenset(map(concept, _deed_forms()))


def _denies(case: Case, denial: _Sentence, told: _Sentence) -> bool:
    ours, theirs = denial.span.document, told.span.document
    if case.source(ours) == case.source(theirs) or denial.setting.apart(told.setting):
        return False
    if not _before(case, told, denial) or _of_other_texts(denial.span.text, told.span.text):
        return False
    if any(": " in deed for deed in denial.undone & told.done):  # the very verb, of the very one
        return True
    if not _of_one_subject(denial, told):
        return False
    named = _named(denial, told)
    loose = denial.back and not named and not denial.setting.marks(told.setting)
    shared = _shared(denial, told) + (bool(named) and _same_word(denial, told))
    return shared >= SHARED and (not loose or _same_word(denial, told))


def _of_one_subject(denial: _Sentence, told: _Sentence) -> bool:
    """Whether of what "has not come" the other sentence speaks at all; a pronoun may stand for anything."""
    coming = COMING.search(denial.span.text)
    if coming is None:
        return True
    subject = telling(concepts_in(denial.span.text[: coming.start()])) - named_states()
    return not subject or not subject.isdisjoint(told.around)


def _named(denial: _Sentence, told: _Sentence) -> frozenset[str]:
    """Telling words of both sentences, but for the deed itself and the names of bodies."""
    return telling(denial.setting.sentence & told.setting.sentence) - _deed_concepts() - _body_words()


@cache
def _body_words() -> frozenset[str]:
    return frozenset(concept(word) for form in bodies() for word in words(form))


def _same_word(denial: _Sentence, told: _Sentence) -> bool:
    said = frozenset(words(denial.span.text)) & frozenset(words(told.span.text))
    return any(word in _deed_forms() for word in said)


def _before(case: Case, told: _Sentence, denial: _Sentence) -> bool:
    """Whether the deed is told of a time before the denial came out; what is told without a day may come later."""
    ours, theirs = (case.published(s.span.document) for s in (denial, told))
    if told.setting.days:
        later = [day.after(ours) for day in told.setting.days]
        return Answer.NO in later and Answer.YES not in later  # "replied on June 1 to the offer of May 8"
    known = ours.known and theirs.known
    return theirs.after(ours) is Answer.NO or (known and days_between(ours, theirs) <= WEEK and theirs == ours)


def _likeness(denial: _Sentence, told: _Sentence) -> int:
    """How much they share; the very word for the deed tells more than another for it."""
    return _shared(denial, told) + _same_word(denial, told)


def _shared(denial: _Sentence, told: _Sentence) -> int:
    deeds = _deed_concepts()
    named, parties = _named(denial, told), len(denial.parties & told.parties)
    common = bool((denial.around & told.around) - named - deeds - named_states())
    return len(named) + denial.setting.marks(told.setting) + min(parties, 2) + (common and parties > 0)


def _of_other_texts(one: str, other: str) -> bool:
    """Whether both name texts, and never the same."""
    texts = text_concepts() - _deed_concepts()
    ours, theirs = (frozenset(map(concept, words(text))) & texts for text in (one, other))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _kind(deed: str) -> DisagreementKind:
    return "outcome" if deed in map(concept, disagreeing_words().agreeing) else "existence"
