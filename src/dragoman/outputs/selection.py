"""Which statements tell most: weighed by speaker, wording, subject and day, near-same ones taken together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.outputs.likeness import clusters, topical_words, words_in
from dragoman.outputs.page import Limits
from dragoman.outputs.quotation import words_of
from dragoman.outputs.speakers import Speaker, Speakers
from dragoman.outputs.wording import POSSESSIVE, is_pronoun, tells_truly
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.statements import Statement

FEWEST_WORDS, MOST_WORDS = 6, 60
GOOD_LENGTH = range(9, 40)
WEIGHED_REPORTS = 4
"""Reports beyond which a speaker weighs no more."""

LONGEST_RANGE = timedelta(days=31)
"""A day of saying that is less exact than this is not shown; the day of the report is."""

PER_SPEAKER = 2
"""Sentences of one speaker in the state of play."""

LEAD = 2.5
"""What it weighs to stand in the first paragraph, where a report says what is new."""

WEIGHED_STATEMENTS = 300
"""Newest statements of one speaker that are weighed against each other."""


@dataclass(frozen=True, kw_only=True)
class Telling:
    """A statement worth telling, and what else was reported in near-same words."""

    statement: Statement
    document: Document
    speaker: Speaker
    weight: float
    words: frozenset[str]
    likes: tuple[Telling, ...] = ()

    @property
    def said(self) -> DateRange | None:
        """When it was said, where that is known closely enough."""
        said = self.statement.said
        known = said.earliest and said.latest and said.latest - said.earliest <= LONGEST_RANGE
        return said if known else None

    @property
    def newest(self) -> date:
        """The day by which it is ranked: of saying, else of publication; of a range, the first that is known."""
        when = self.said or self.document.published
        return when.earliest or when.latest or date.min

    @property
    def place(self) -> tuple[str, int]:
        """Document and offset, to settle ties."""
        return self.document.id, self.statement.content[0].start


def current_documents(docket: DocketExport) -> tuple[Document, ...]:
    """Documents that no later version replaces, by day of publication."""
    replaced = {document.version_of for document in docket.documents}
    kept = (document for document in docket.documents if document.id not in replaced)
    return tuple(sorted(kept, key=lambda d: (d.published.sort_key(), d.outlet or "", d.id)))


def tellings(docket: DocketExport, speakers: Speakers) -> list[Telling]:
    """Every statement that can be told truly and is neither a word nor an essay, newest first."""
    documents = {document.id: document for document in current_documents(docket)}
    topical = topical_words(docket)
    found = []
    for statement in docket.statements:
        document, speaker = documents.get(statement.document), speakers.of(statement)
        if document is None or speaker is None or not tells_truly(statement, document.text):
            continue
        said = words_of(statement)
        if FEWEST_WORDS <= len(said.split()) <= MOST_WORDS:
            weight = _weight(statement, speaker, said, topical) + (LEAD if _leads(statement, document) else 0.0)
            words = words_in(said)
            found.append(Telling(statement=statement, document=document, speaker=speaker, weight=weight, words=words))
    return sorted(found, key=lambda t: (-t.newest.toordinal(), t.place))


def state_of_play(found: Iterable[Telling], limits: Limits) -> list[Telling]:
    """The weightiest statements of the latest days by speakers who are named or described, newest first."""
    known = [t for t in found if is_known(t) and t.statement.parent is None]
    if not known:
        return []
    since = known[0].newest.toordinal() - limits.latest_days
    latest = [t for t in known if t.newest.toordinal() >= since]
    merged = _merged(latest if len(latest) >= limits.state_of_play else known[: 2 * limits.state_of_play])
    chosen: list[Telling] = []
    for telling in sorted(merged, key=lambda t: (-t.weight, t.place)):
        if sum(t.speaker.key == telling.speaker.key for t in chosen) < PER_SPEAKER:
            chosen.append(telling)
    return _newest_first(chosen[: limits.state_of_play])


def by_speaker(found: Iterable[Telling], told: Iterable[Telling], limits: Limits) -> list[list[Telling]]:
    """For each of the most reported named speakers the weightiest statements not yet told, newest first."""
    gone = _told(told)
    groups: dict[str, list[Telling]] = {}
    for telling in found:
        if is_named(telling):
            groups.setdefault(telling.speaker.key, []).append(telling)
    ranked = sorted(groups.values(), key=lambda g: (-_prominence(g), g[0].speaker.name))
    chosen: list[list[Telling]] = []
    for group in ranked:
        merged = _merged(t for t in group[:WEIGHED_STATEMENTS] if t.statement.id not in gone)
        best = sorted(merged, key=lambda t: (-t.weight, t.place))[: limits.statements_per_speaker]
        if best and len(chosen) < limits.speakers:
            chosen.append(_newest_first(best))
    return chosen


def unnamed(found: Iterable[Telling], told: Iterable[Telling], limits: Limits) -> list[Telling]:
    """The weightiest statements not yet told of sources that are described but not named, newest first."""
    gone = _told(told)
    hidden = [t for t in found if is_hidden(t) and t.statement.id not in gone][:WEIGHED_STATEMENTS]
    best = sorted(_merged(hidden), key=lambda t: (-t.weight, t.place))
    return _newest_first(best[: limits.unnamed])


def is_hidden(telling: Telling) -> bool:
    """Whether the source is described but not named."""
    return telling.statement.anonymity.startswith("unnamed")


def is_known(telling: Telling) -> bool:
    """Whether the source is named, or an official who is described without a pronoun ("his aides")."""
    if telling.speaker.name.split()[0].lower() in POSSESSIVE:
        return False
    return is_named(telling) or telling.statement.anonymity == "unnamed_official"


def _told(told: Iterable[Telling]) -> set[str]:
    return {like.statement.id for telling in told for like in (telling, *telling.likes)}


def _leads(statement: Statement, document: Document) -> bool:
    """Whether it stands in the first paragraph of a news story, which tells what is new."""
    if document.kind != "news":
        return False
    first = next((part for part in document.parts if part.part == "body"), None)
    return first is not None and first.start <= statement.content[0].start < first.end


def _weight(statement: Statement, speaker: Speaker, said: str, topical: frozenset[str]) -> float:
    weight = {"named": 3.0, "unnamed_official": 1.5, "unnamed_group": 1.0}.get(statement.anonymity, 0.5)
    weight += 0.5 * min(len(speaker.documents), WEIGHED_REPORTS)
    weight += 0.0 if statement.mode == "indirect" else 0.5
    weight += 1.0 if len(said.split()) in GOOD_LENGTH else 0.0
    weight += min(2.0, 0.4 * len(words_in(said) & topical))
    weight += 0.5 if statement.force != "assert" else 0.0
    weight += 0.5 if speaker.role or speaker.kind in {"state", "government", "body", "office"} else 0.0
    weight -= 2.0 if statement.parent else 0.0
    weight -= 1.5 if is_pronoun(said.split(maxsplit=1)[0].strip("\"“'‘")) and statement.mode != "direct" else 0.0
    return weight - (1.0 if said.endswith("?") else 0.0)


def is_named(telling: Telling) -> bool:
    """Whether the speaker has a name: an actor's, or a source with a capital letter behind its article."""
    if telling.statement.anonymity != "named":
        return False
    name = re.sub(r"^(the|a|an|one) ", "", telling.speaker.name, flags=re.IGNORECASE)
    return telling.speaker.kind != "unnamed" or name != name.lower()


def _prominence(group: list[Telling]) -> float:
    return len(group[0].speaker.documents) + 0.5 * min(len(group), 6) + max(t.weight for t in group)


def _merged(found: Iterable[Telling]) -> list[Telling]:
    """One telling for each set of near-same ones of a speaker (of anybody, where the words are the same), the
    weightiest, with the others as `likes`."""
    weighed = sorted(found, key=lambda t: (-t.weight, t.place))
    keys = {t.speaker.key for t in weighed}
    groups = [
        group for key in sorted(keys) for group in clusters((t, t.words) for t in weighed if t.speaker.key == key)
    ]
    same = clusters((group, group[0].words | {f"\0{group[0].speaker.key}"}) for group in groups)
    return [_with_likes([t for group in joined for t in group]) for joined in same]


def _with_likes(group: list[Telling]) -> Telling:
    first = group[0]
    return Telling(
        statement=first.statement,
        document=first.document,
        speaker=first.speaker,
        weight=first.weight + 0.3 * len({t.document.id for t in group[1:]} - {first.document.id}),
        words=first.words,
        likes=tuple(group[1:]),
    )


def _newest_first(chosen: list[Telling]) -> list[Telling]:
    return sorted(chosen, key=lambda t: (-t.newest.toordinal(), t.place))
