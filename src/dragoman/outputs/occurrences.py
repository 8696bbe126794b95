"""What happened over all the reports: the records that joins hold together, as one line with its sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.outputs.display import cut, line
from dragoman.outputs.quotation import opened
from dragoman.outputs.selection import current_documents
from dragoman.outputs.sentences import behind_dateline, sentence_around
from dragoman.outputs.speakers import Speaker, Speakers
from dragoman.outputs.wording import is_pronoun
from dragoman.record.dates import Answer, DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.happenings import Contact, Event, Factuality, Process
from dragoman.vocabulary.offices import offices

Happening = Event | Contact | Process

LEVELS = {"leader": 3.0, "minister": 2.0, "official": 1.0, "working": 0.5}
SETTLED: tuple[Factuality, ...] = ("actual", "negated")
FEWEST_WORDS = 4
"""Words below which the evidence is a bare trigger, and its sentence is shown instead."""

ONE_STATE = timedelta(days=7)
"""How far apart two reports may tell of one state, where one of them names no day."""

LONGEST_LABEL = 56
OPENINGS = frozenset({"the", "a", "an", "no", "its", "their", "his", "her", "two", "three", "four", "both"})
RELATIVE = re.compile(r"^(?:(?:for|in|after|to|of) )?(?:which|whom|who|where|that|and|but) ", re.IGNORECASE)
A_CLAUSE = 6
OUR_OWN = frozenset({"we", "our", "us", "i", "my"})
MOST_NAMES = 3


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """One happening. `reports` are its records, the one that is shown first; `documents` go with them; `sources`
    counts the independent ones."""

    reports: tuple[Happening, ...]
    documents: tuple[Document, ...]
    when: DateRange
    factuality: Factuality
    sources: int
    who: tuple[Speaker, ...] = ()
    to: tuple[Speaker, ...] = ()

    @property
    def record(self) -> Happening:
        """The report that is shown."""
        return self.reports[0]

    @property
    def document(self) -> Document:
        """Where that one stands."""
        return self.documents[0]

    @property
    def telling(self) -> tuple[Happening, ...]:
        """The reports that tell it as it is shown: not those where it was only planned, asked for or still denied."""
        return tuple(report for report in self.reports if report.factuality == self.factuality)

    @property
    def sentence(self) -> Span:
        """The sentence of the report that is shown."""
        return sentence_of(self.document, self.record)

    @property
    def words(self) -> str:
        """What the report says of it, on one line: the clause it rests on, else the sentence."""
        clause = line(" … ".join(span.text for span in self.record.evidence))
        return clause if len(clause.split()) >= FEWEST_WORDS else line(self.sentence.text)

    @property
    def label(self) -> str:
        """A few words for a picture: the clause if it is short and no fragment, else `Iran → Agency: reply`."""
        clause = RELATIVE.sub("", line(" … ".join(span.text for span in self.record.evidence)))
        whole = clause[:1].isupper() or clause.split()[0] in OPENINGS
        fits = len(clause) <= LONGEST_LABEL and len(clause.split()) >= FEWEST_WORDS
        if fits and (whole or not (self.who or self.to)):
            return opened(clause) if whole else f"… {clause}"
        parties = " → ".join(part for part in (_names(self.who), _names(self.to)) if part)
        return f"{parties}: {self.act}" if parties else cut(line(self.sentence.text), LONGEST_LABEL)

    @property
    def act(self) -> str:
        """What was done, in a word or two."""
        if isinstance(self.record, Process):
            return f"{line(self.record.name)} {line(self.record.state)}"
        if isinstance(self.record, Contact):
            return line(self.record.channel or "contact")
        return line((self.record.act or self.record.type.lower()).replace("-", " "))

    @property
    def issues(self) -> tuple[str, ...]:
        """What it is about, by any report."""
        return tuple(sorted({issue for report in self.reports for issue in report.issues}))

    @property
    def level(self) -> float:
        """How high the parties stand; 0 where nothing says."""
        return max((LEVELS.get(r.level or "", 0.0) for r in self.reports if isinstance(r, Event)), default=0.0)

    @property
    def clause(self) -> Span:
        """The words of the sentence that tell of it."""
        return self.record.evidence[0]

    @property
    def place(self) -> tuple[object, ...]:
        """Order for listings: by day, then by report and offset."""
        return (*self.when.sort_key(), self.document.published.sort_key(), self.document.id, self.record.evidence[0])


def occurrences(docket: DocketExport, speakers: Speakers | None = None) -> list[Occurrence]:
    """Events, and the contacts and states of processes that stand in no event's words, by day. Records of replaced
    versions are left out."""
    documents = {document.id: document for document in current_documents(docket)}
    known = speakers or Speakers(docket)
    joined = _joined(docket)
    groups: dict[str, list[Happening]] = {}
    for record in _happenings(docket, documents):
        groups.setdefault(joined.get(record.id, record.id), []).append(record)
    independent = {join.id: join.independent_sources for join in docket.joins}
    found = (_occurrence(group, documents, known, independent.get(key, 1)) for key, group in groups.items())
    return sorted(found, key=lambda o: o.place)


def standings(docket: DocketExport, speakers: Speakers) -> list[Occurrence]:
    """The last state of each process by all that tell of it, with the reports of that state; `sources` counts those of
    any. What is only planned or supposed is no state."""
    documents = {document.id: document for document in current_documents(docket)}
    joined = _joined(docket)
    groups: dict[str, list[Process]] = {}
    for process in docket.processes:
        if process.document in documents and process.factuality == "actual":
            groups.setdefault(joined.get(process.id, process.id), []).append(process)
    found = []
    for group in groups.values():
        told = {documents[p.document].copy_of or p.document for p in group}
        last: list[Happening] = [*_last_state(group, documents)]
        found.append(replace(_occurrence(last, documents, speakers, 1), sources=len(told)))
    return sorted(found, key=lambda o: o.place)


def _last_state(group: Iterable[Process], documents: dict[str, Document]) -> list[Process]:
    """The reports of the state that a process was in last, told of about the same day. A headline tells what the text
    below it tells better."""
    below = [p for p in group if documents[p.document].part_at(p.evidence[0].start) != "headline"] or [*group]
    last = max(below, key=lambda p: _standing(p, documents[p.document]))
    day = _standing(last, documents[last.document])[0]
    near = (p for p in below if abs(_standing(p, documents[p.document])[0] - day) <= ONE_STATE)
    return [p for p in near if p.state == last.state and p.when.overlaps(last.when) is not Answer.NO]


def _standing(process: Process, document: Document) -> tuple[date, object, object]:
    """By what the last of the states is told: its day, else the first on which its report may have been out."""
    told = document.published.earliest or document.published.latest or date.min
    when = process.when
    day = min(when.latest, document.published.latest or when.latest) if when.latest else told
    return day, document.published.sort_key(), process.evidence[0]


def sentence_of(document: Document, record: Happening) -> Span:
    """The sentence that holds a record's first words."""
    first = record.evidence[0]
    sentence = behind_dateline(document, sentence_around(document, first.start, first.end))
    return sentence if sentence.start <= first.start else document.span(first.start, first.end)


def _happenings(docket: DocketExport, documents: dict[str, Document]) -> Iterable[Happening]:
    taken: dict[str, list[Span]] = {}
    for event in docket.events:
        for span in event.evidence:
            taken.setdefault(span.document, []).append(span)
    layers: tuple[Sequence[Happening], ...] = (docket.contacts, docket.processes)
    others = (r for layer in layers for r in layer if not _stands_in(r, taken.get(r.document, [])))
    return (record for record in (*docket.events, *others) if record.document in documents)


def _stands_in(record: Happening, spans: Iterable[Span]) -> bool:
    return any(span.touches(own) for span in spans for own in record.evidence)


def _joined(docket: DocketExport) -> dict[str, str]:
    """Record id to the join that holds it."""
    layers = {"events", "contacts", "processes"}
    return {member: join.id for join in docket.joins if join.layer in layers for member in join.members}


def _occurrence(
    group: list[Happening], documents: dict[str, Document], speakers: Speakers, independent: int
) -> Occurrence:
    newest = sorted(group, key=lambda r: (documents[r.document].published.sort_key(), r.document, r.evidence[0]))
    settled = [record for record in newest if record.factuality in SETTLED] or newest
    state = settled[-1].factuality
    telling = [record for record in newest if record.factuality == state]
    when = min((r.when for r in telling), key=_width)
    telling.sort(key=lambda r: _preference(r, documents[r.document]))
    reports = (*telling, *(record for record in newest if record not in telling))
    placed = tuple(documents[record.document] for record in reports)
    who, to = _parties(reports, speakers)
    counted = len({document.copy_of or document.id for document in placed})
    return Occurrence(
        reports=reports,
        documents=placed,
        when=when,
        factuality=state,
        sources=min(max(1, independent), counted) if independent > 1 else counted,
        who=who,
        to=to,
    )


def _preference(record: Happening, document: Document) -> tuple[object, ...]:
    """Which report is shown: an original before a copy, a sentence that says who before one that opens on a pronoun or
    speaks of "us", a whole clause before a mention in passing, then the first."""
    words = sentence_of(document, record).text.lower().split()
    bare = is_pronoun(words[0]) or bool(OUR_OWN & set(words[:FEWEST_WORDS]))
    passing = len(" ".join(span.text for span in record.evidence).split()) < A_CLAUSE
    published = document.published.sort_key()
    return (document.copy_of is not None, bare, passing, published, document.id, record.evidence[0])


def _width(when: DateRange) -> int:
    """Days of a range; an open or unknown one is wider than any other."""
    if when.earliest is None or when.latest is None:
        return 10**6 + (when.earliest is None) + (when.latest is None)
    return (when.latest - when.earliest).days


def _parties(reports: Iterable[Happening], speakers: Speakers) -> tuple[tuple[Speaker, ...], tuple[Speaker, ...]]:
    """Who acts and towards whom, as told by the first report that names anybody."""
    for record in reports:
        acting, towards = _ids(record)
        who, to = _found(acting, speakers), _found(towards, speakers)
        if who or to:
            return who, to
    return (), ()


def _ids(record: Happening) -> tuple[list[str], list[str]]:
    if isinstance(record, Process):
        return [record.actor], []
    if isinstance(record, Contact):
        return [record.initiator], [record.target]
    acting = [p.actor for p in record.participants if p.role != "recipient"]
    return acting, [p.actor for p in record.participants if p.role == "recipient"]


def _found(ids: Iterable[str], speakers: Speakers) -> tuple[Speaker, ...]:
    found = {speaker.key: speaker for actor in ids if (speaker := speakers.named(actor))}
    return tuple(found.values())


def _names(speakers: tuple[Speaker, ...]) -> str:
    names = [short_name(speaker) for speaker in speakers[:MOST_NAMES]]
    return ", ".join(names) + (" …" if len(speakers) > MOST_NAMES else "")


def short_name(speaker: Speaker) -> str:
    """A person by the family name, others as they are called."""
    parts = speaker.name.split()
    if speaker.kind != "person" or len(parts) == 1:
        return speaker.name
    return parts[0] if parts[0].casefold() in offices().family_first else parts[-1]
