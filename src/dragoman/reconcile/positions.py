"""Positions: the words in which an actor names its stand on an issue, and the day they change.

Wordings are phrases that a report quotes, what a speaker calls his aim, and what he demands. They are of one issue
where they share a telling word, or the issue is assigned; a phrase that nothing else takes up is no position.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from dragoman.reconcile.passages import sentence_bounds
from dragoman.reconcile.webs import connected
from dragoman.reconcile.words import concept, concepts_in, telling, words
from dragoman.record.actors import Actor
from dragoman.record.dates import Answer, DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Position
from dragoman.record.statements import Statement
from dragoman.vocabulary.comparing import comparing_words
from dragoman.vocabulary.disagreeing import disagreeing_words

QUOTED = re.compile(r"(?<![\w.,;!?])[\"“](?P<words>[^\s\"“”][^\"“”\n]{3,160}?)[,.;]?[\"”](?!\w)")
GOING_ON = re.compile(r" (?!said|says|told|added)[a-z]+ ")
ARTICLES = frozenset({"a", "an", "the", "no", "all", "full"})
NO_STANDS = frozenset(
    {"before", "after", "until", "till", "by", "within", "since", "during", "once", "soon"}
    | {"does", "do", "did", "has", "had", "is", "are", "was", "were"}
)
"""How phrases begin that only say when something may be, or what somebody is or does."""

CALLING = frozenset({"call", "calls", "called", "calling"})
US = re.compile(
    r"\b(?:of us|of (?:mine|ours)"
    r"|(?:of |in )?(?:our|my|this) (?:own )?(?:side|house|ministry|delegation|building|predecessors?)"
    r"|(?:my|our|some|certain|several|other) (?:\w+ )?(?:colleagues?|predecessors?|ministers|people here|officials))\b",
    re.IGNORECASE,
)
READING = re.compile(r"\b(?:quot\w+|cit(?:e|es|ed|ing)|read(?:s|ing)?)\b", re.IGNORECASE)
OWN_WORD = re.compile(
    r"\b(?:(?:[Oo]ur|[Mm]y|[Tt]he (?:new|right|proper|better|agreed)) (?:\w+ )?"
    r"(?:word|term|phrase|formula|wording|name|line|motto|slogan)"
    r"(?: for \w+(?: \w+){0,3})?(?: now| today| still)? (?:is|was|remains|has become)"
    r"|[Ww]e (?:now |still |always |rather |prefer to )?(?:call it|say|speak of|ask for|want))"
    r",?\s+$"
)
"""How a speaker names his own word for a thing."""

NAMING = 80
ANSWER = re.compile(r"\W*(?:To|For|At) (?P<words>(?:an?|the|full|lasting) [^.,;!?\n]{3,80}?)[.,]")
IT = re.compile(r"\b(?:it|they|he|she)\b", re.IGNORECASE)
LONGEST, LONGEST_AIM = 16, 24
"""Words of a phrase, and of what somebody calls his aim; longer ones are utterances."""

SHORTEST = 2
TAKEN_UP = 3
"""Words up to which "the single step" only takes up what was named before."""

BACK = 300
"""Characters before a sentence in which the one it speaks of may be named."""

SPEAKING = frozenset({"person", "office", "body", "government", "unnamed"})
PARTY = frozenset({"organisation", "group"})
UNPLACED = frozenset({"person", "unnamed", "group"})


@dataclass(frozen=True)
class Wording:
    """A phrase that somebody uses for a stand: who, in which utterance, when, and the concepts it is recognised by."""

    speaker: str
    utterance: str
    span: Span
    when: DateRange
    issues: tuple[str, ...]
    told: str
    terms: frozenset[str]
    demanded: bool = False
    """Whether it is quoted behind a verb of asking or offering, and so is a stand by itself."""


def find_positions(docket: DocketExport, originals: Mapping[str, str]) -> tuple[Position, ...]:
    """Positions by id. `originals` gives for each copy the report it copies: a copy says nothing of its own."""
    documents = {d.id: d for d in docket.documents}
    countries = _countries(docket)
    speakers, sides = _principals(docket, countries), _sides(docket, countries)
    people = frozenset(concept(word) for a in docket.actors if a.kind == "person" for word in words(a.name))
    own = _own_voices(docket.statements)
    spoken = [w for s in own if s.speaker for w in _wordings(documents[s.document], s, people)]
    unnamed = frozenset(a.id for a in docket.actors if a.kind == "unnamed" and a.id not in countries)
    places = _places(docket)
    spoken = [_of_principal(w, places, unnamed, documents[w.span.document]) for w in spoken]
    spoken += _narrated(docket, {w.span for w in spoken}, people)
    spoken = _unshortened(list(_outermost(w for w in spoken if w.span.document not in originals)))
    found: dict[str, Position] = {}
    for issue, group in _issues(spoken, sides):
        for wording in group:
            position = Position(
                actor=speakers.get(wording.speaker, wording.speaker),
                issue=issue,
                wording=" ".join(wording.span.text.split()),
                when=wording.when,
                evidence=(wording.span,),
            )
            found[position.id] = position
    return tuple(found[key] for key in sorted(found))


def _countries(docket: DocketExport) -> dict[str, str]:
    """The state that each actor is of or speaks for, as any report tells of him."""
    known = {a.id: a for a in docket.actors}
    found: dict[str, str] = {}
    for actor in known.values():
        states = [actor.country, *(known[d.actor].country for d in actor.acts_for if d.actor in known)]
        if state := next((s for s in states if s), None):
            found[actor.id] = state
    for join in docket.joins:
        if join.layer == "actors" and (told := sorted({found[m] for m in join.members if m in found})):
            found |= {m: found.get(m, told[0]) for m in join.members}
    return found


def _principals(docket: DocketExport, countries: Mapping[str, str]) -> dict[str, str]:
    """For whoever speaks for a state, that state as an actor of his document."""
    states = {(a.mentions[0].document, a.country): a.id for a in docket.actors if a.kind == "state"}
    speaking = {a.id for a in docket.actors if a.kind in SPEAKING}
    joined = {m for j in docket.joins if j.layer == "actors" and speaking & set(j.members) for m in j.members}
    places = {a.id: (a.mentions[0].document, countries.get(a.id)) for a in docket.actors if a.id in speaking | joined}
    places = {ident: place for ident, place in places.items() if ident not in states.values()}
    return _parties(docket) | {actor: states[place] for actor, place in places.items() if place in states}


def _parties(docket: DocketExport) -> dict[str, str]:
    """For whoever any report has speak for an organisation, that organisation as an actor."""
    known = {a.id: a for a in docket.actors}
    found = {
        a.id: d.actor
        for a in docket.actors
        for d in a.acts_for
        if d.actor in known and known[d.actor].kind in PARTY and a.kind in SPEAKING
    }
    for join in docket.joins:
        told = sorted({found[m] for m in join.members if m in found}) if join.layer == "actors" else []
        if len({known[t].name for t in told}) == 1:
            found |= {m: found.get(m, told[0]) for m in join.members}
    return found


def _sides(docket: DocketExport, countries: Mapping[str, str]) -> dict[str, str]:
    """What the wordings of an actor are gathered under: the state he speaks for, else his name, or for people whose
    state is not told the report they speak in."""
    known, parties = {a.id: a for a in docket.actors}, _parties(docket)
    return {a.id: countries.get(a.id) or _alone(known[parties.get(a.id, a.id)]) for a in docket.actors}


def _alone(actor: Actor) -> str:
    return actor.mentions[0].document if actor.kind in UNPLACED else " ".join(words(actor.name))


def _own_voices(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements, those of "some of us" as those of whoever tells of them."""
    known = {s.id: s for s in statements}
    for statement in sorted(known.values(), key=lambda s: (s.parent is None, s.id)):  # whoever is quoted first
        above = known.get(statement.parent or "")
        if above and _reads(above):
            continue
        ours = above and statement.source and US.search(statement.source.text)
        yield replace(statement, speaker=above.speaker) if above and ours else statement


def _said(statement: Statement, document: Document) -> DateRange:
    """When it was said; not after the report, where nothing else is told."""
    if statement.said.known:
        return statement.said
    return DateRange(document.published.earliest, document.published.latest)


def _wordings(document: Document, statement: Statement, people: frozenset[str]) -> Iterator[Wording]:
    """The phrases of a statement; names of people are no issues. What somebody "no longer says" is none, nor what he
    reads out of a text."""
    if not _stands_for_something(statement):
        return
    seen: set[Span] = set()
    for part in statement.content:
        aims = (*_aims(part), *_asked_for(part, document), *_put_off(part, statement))
        for start, end in (*_quoted(part, statement, document), *aims, *_demands(part, statement)):
            span = _phrase(document, start, end)
            longest = LONGEST_AIM if (start, end) in aims else LONGEST
            if SHORTEST <= len(words(span.text)) <= longest and not any(span.touches(other) for other in seen):
                seen.add(span)
                yield Wording(
                    speaker=statement.speaker or "",
                    utterance=statement.id,
                    span=span,
                    when=_said(statement, document),
                    issues=statement.issues,
                    told=_told(statement),
                    terms=telling(concepts_in(f"{span.text} {part.text}")) - people,
                    demanded=(start, end) in aims or _demanded(statement, document, start),
                )


def _stands_for_something(statement: Statement) -> bool:
    turned_down = statement.cue and _negating().search(statement.cue.text)
    return not (statement.negated or statement.force == "criticise" or turned_down or _reads(statement))


def _demanded(statement: Statement, document: Document, start: int) -> bool:
    """Whether a thing is asked for or offered in words that are quoted: "asks for “a full return”", not "calls it"."""
    cue = set(words(statement.cue.text)) if statement.cue else set()
    asked = cue & comparing_words().asking or (cue & CALLING and "for" in cue)
    before = document.text[max(0, start - 4) : start]
    return bool(asked) and before[-1:] in ('"', "“") and not before[:-1].endswith("to ")


def _reads(statement: Statement) -> bool:
    return bool(statement.cue and READING.search(statement.cue.text))


def _outermost(spoken: Iterable[Wording]) -> Iterator[Wording]:
    """The wordings without those that are part of a longer one."""
    kept: dict[str, list[Span]] = defaultdict(list)
    for wording in sorted(spoken, key=lambda w: (w.span.start - w.span.end, w.span)):
        if not any(span.covers(wording.span) for span in kept[wording.span.document]):
            kept[wording.span.document].append(wording.span)
            yield wording


def _unshortened(spoken: list[Wording]) -> list[Wording]:
    """The wordings without those that only repeat a part of what another document has whole; an article is no part."""
    said = [(w, f" {' '.join(words(w.span.text))} ", _bare(w.span.text)) for w in spoken]
    return [
        wording for wording, text, bare in said if not any(text in whole and bare != other for _, whole, other in said)
    ]


def _bare(text: str) -> list[str]:
    """The words of a phrase without the article it begins with."""
    said = words(text)
    return said[1:] if said[:1] and said[0] in ("a", "an", "the") else said


def _of_principal(
    wording: Wording, places: Mapping[str, list[tuple[int, str]]], unnamed: frozenset[str], document: Document
) -> Wording:
    """What an unnamed source tells of somebody's words ("it settled on ...") is that one's wording."""
    start, _ = sentence_bounds(document.text, wording.span.start)
    reported = wording.speaker in unnamed and IT.search(document.text, start, wording.span.start)
    named = _spoken_of(document, wording.span, places) if reported else None
    return replace(wording, speaker=named) if named else wording


def _narrated(docket: DocketExport, spoken: set[Span], people: frozenset[str]) -> Iterator[Wording]:
    """Phrases that a report quotes in its own words, by the actor it speaks of."""
    spans = [c for s in docket.statements for c in s.content] + sorted(spoken)
    inside: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        inside[span.document].append(span)
    places = _places(docket)
    for document in docket.documents:
        for match in QUOTED.finditer(document.text):
            span = _phrase(document, match.start("words"), match.end("words"))
            named = _spoken_of(document, span, places)
            if named and _is_phrase(span) and not any(c.touches(span) for c in inside[document.id]):
                start, end = sentence_bounds(document.text, span.start)
                yield Wording(
                    speaker=named,
                    utterance=f"{document.id}:{start}",
                    span=span,
                    when=DateRange(document.published.earliest, document.published.latest),
                    issues=(),
                    told=document.text[start:end],
                    terms=telling(concepts_in(span.text)) - people,
                )


def _places(docket: DocketExport) -> dict[str, list[tuple[int, str]]]:
    """Where each document names, outside of quotations, the actors that have a name of their own."""
    quoted = {d.id: [m.span() for m in QUOTED.finditer(d.text)] for d in docket.documents}
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for actor in docket.actors:
        for mention in actor.mentions if actor.kind not in ("unnamed", "group") else ():
            if not any(start <= mention.start < end for start, end in quoted[mention.document]):
                found[mention.document].append((mention.start, actor.id))
    return {document: sorted(places) for document, places in found.items()}


def _spoken_of(document: Document, span: Span, places: Mapping[str, list[tuple[int, str]]]) -> str | None:
    """The actor that the sentence names first; where it only says "it", the last one named shortly before."""
    start, _ = sentence_bounds(document.text, span.start)
    here = [(at, actor) for at, actor in places.get(document.id, ()) if start - BACK <= at < span.start]
    inside = [actor for at, actor in here if at >= start]
    return inside[0] if inside else (here[-1][1] if here else None)


def _is_phrase(span: Span) -> bool:
    """Whether quoted words are part of a sentence, and not one."""
    said = words(span.text)
    return (
        SHORTEST <= len(said) <= LONGEST
        and span.text[0].islower()
        and said[0] not in (*comparing_words().joining, *NO_STANDS)
    )


def _quoted(part: Span, statement: Statement, document: Document) -> Iterator[tuple[int, int]]:
    """Phrases in quotation marks inside other words, or a short one alone; whole sentences are utterances. A phrase
    with which the sentence begins has its capital, and the sentence goes on behind it."""
    named_only = statement.cue is None or (statement.mode == "direct" and len(words(part.text)) > LONGEST)
    for match in QUOTED.finditer(part.text):
        if named_only and not OWN_WORD.search(part.text, max(0, match.start() - NAMING), match.start()):
            continue
        first = match["words"].split()[0]
        whole = match.group()[-2] in ",.?!"
        goes_on = not whole and GOING_ON.match(document.text, part.start + match.end()) and first.lower() in ARTICLES
        if (
            (first[0].islower() or goes_on)
            and first not in comparing_words().joining
            and first not in NO_STANDS
            and not _turned_down(part.text, match.start())
        ):
            yield part.start + match.start("words"), part.start + match.end("words")


def _turned_down(text: str, until: int) -> bool:
    """Whether the sentence says beforehand that these words are not the speaker's stand."""
    return any(
        "." not in text[m.end() : until] and ";" not in text[m.end() : until]
        for m in _negating().finditer(text[:until])
    )


@cache
def _negating() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{comparing_words().negating})\b", re.IGNORECASE)


@cache
def _aim() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{comparing_words().aim})\b", re.IGNORECASE)


def _aims(part: Span) -> Iterator[tuple[int, int]]:
    """What stands behind "the aim is", up to the end of the sentence or the reason."""
    for match in _aim().finditer(part.text):
        end = re.search(r"[.;!?\"”]|, (?:because|which|but|since)\b|$", part.text[match.end() :])
        yield part.start + match.end(), part.start + match.end() + (end.start() if end else 0)


def _asked_for(part: Span, document: Document) -> Iterator[tuple[int, int]]:
    """The few words that answer a question for the speaker's aim: "To a lasting truce."."""
    answer = ANSWER.match(part.text)
    asked = document.text[max(0, part.start - BACK) : part.start].rpartition("?")[0]
    if answer and disagreeing_words().aim_asked.search(re.split(r"[.!?] |\n", asked)[-1]):
        yield part.start + answer.start("words"), part.start + answer.end("words")


def _put_off(part: Span, statement: Statement) -> Iterator[tuple[int, int]]:
    """How somebody is told to put off what is asked of him: "that no decision had been taken"."""
    found = disagreeing_words().pending.search(part.text) if statement.cue and statement.mode != "direct" else None
    if found:
        yield part.start + found.start(), part.start + found.end()


def _demands(part: Span, statement: Statement) -> Iterator[tuple[int, int]]:
    """What a speaker demands, prefers or opposes in few words."""
    taken_up = part.text.lower().startswith("the ") and len(words(part.text)) <= TAKEN_UP
    if taken_up or statement.cue is None or QUOTED.search(part.text):
        return
    if set(words(statement.cue.text)) & comparing_words().demanding:
        yield part.start, part.end


MARKS = " \t\n,.;:!?\"“”'‘’"


def _phrase(document: Document, start: int, end: int) -> Span:
    """The stretch without marks at its ends."""
    text = document.text
    while start < end - 1 and text[start] in MARKS:
        start += 1
    while end > start + 1 and text[end - 1] in MARKS:
        end -= 1
    return document.span(start, end)


def _issues(spoken: list[Wording], sides: Mapping[str, str]) -> Iterator[tuple[str, list[Wording]]]:
    """Wordings of each side by issue, and its name. What one utterance says once, and nobody else, is left out,
    unless somebody asks or offers it in words that are quoted."""
    groups = [group for side in _by_side(spoken, sides).values() for group in _connected(side)]
    uses = _uses(spoken)
    forms = _most_often(Counter(word for wording in spoken for word in words(wording.told)))
    for group in groups:
        term = min({t for w in group for t in w.terms}, key=lambda t: (-uses[t], t), default="")
        if uses[term] > 1 or any(wording.demanded for wording in group):
            yield _name(group, term, forms), group


def _uses(spoken: Iterable[Wording]) -> Counter[str]:
    """How many utterances have each telling word."""
    said = {(w.utterance, term) for w in spoken for term in w.terms}
    return Counter(term for _, term in said)


def _by_side(spoken: Iterable[Wording], sides: Mapping[str, str]) -> dict[str, list[Wording]]:
    found: dict[str, list[Wording]] = defaultdict(list)
    for wording in spoken:
        found[sides.get(wording.speaker, "")].append(wording)
    return found


def _connected(wordings: list[Wording]) -> list[list[Wording]]:
    """Wordings that hang together by telling words that they, or their sentences, share."""
    told = [wording for wording in wordings if wording.terms]
    links = ((min(wording.terms), term) for wording in told for term in wording.terms)
    home = {term: group[0] for group in connected(links) for term in group}
    groups: dict[str, list[Wording]] = defaultdict(list)
    for wording in told:
        groups[home[min(wording.terms)]].append(wording)
    return list(groups.values())


def _most_often(forms: Mapping[str, int]) -> dict[str, str]:
    """By concept, the word that is most often written for it."""
    found: dict[str, str] = {}
    for form in sorted(forms, key=lambda form: (-forms[form], form)):
        found.setdefault(concept(form), form)
    return found


def _name(group: list[Wording], term: str, forms: Mapping[str, str]) -> str:
    """An assigned issue that most of the utterances have, else the word that most in the docket share, as it is most
    often written."""
    assigned = Counter(issue for w in group for issue in w.issues)
    if assigned and max(assigned.values()) * 2 >= len(group):
        return min(assigned, key=lambda issue: (-assigned[issue], issue))
    return forms.get(term, term)


def _told(statement: Statement) -> str:
    return " ".join(span.text for span in statement.content)


@dataclass(frozen=True)
class Change:
    """An actor's next wording on an issue, the one before it, and what is another word in it."""

    before: Position
    after: Position
    difference: str


def changes(positions: Iterable[Position], same: Mapping[str, str]) -> tuple[Change, ...]:
    """Where a wording changes, by day. `same` gives one id for all records of an actor."""
    courses: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in sorted(positions, key=lambda p: (p.when.sort_key(), p.id)):
        courses[same.get(position.actor, position.actor), position.issue].append(position)
    return tuple(
        Change(before, after, difference(before.wording, after.wording))
        for course in courses.values()
        for before, after in pairwise(course)
        if words(before.wording) != words(after.wording) and before.when.before(after.when) is Answer.YES
    )


def difference(before: str, after: str) -> str:
    """Both wordings in one line: [-left out-] and {+put in+}."""
    ours, theirs = before.split(), after.split()
    pieces: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(" ".join(ours[a:b]))
            continue
        pieces += [f"[-{' '.join(ours[a:b])}-]"] if b > a else []
        pieces += [f"{{+{' '.join(theirs[c:d])}+}}"] if d > c else []
    return " ".join(pieces)
