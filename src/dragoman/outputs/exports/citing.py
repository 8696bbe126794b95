"""What a row says of where its record stands: names of actors, sentences, outlets, pages, who else tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from dragoman.outputs.exports.export import Material
from dragoman.outputs.sentences import sentence_around
from dragoman.outputs.speakers import Speakers
from dragoman.record.actors import Actor
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.statements import Statement
from dragoman.vocabulary.countries import countries


class Citing:
    """Looks up, over the whole docket, what rows need besides their own record."""

    def __init__(self, material: Material) -> None:
        docket = material.docket
        self.documents: Mapping[str, Document] = {d.id: d for d in docket.documents}
        self.actors: Mapping[str, Actor] = {a.id: a for a in docket.actors}
        self.review_state = material.review_state
        self._speakers = Speakers(docket)
        self._joins = {member: join.id for join in docket.joins for member in join.members}
        self._sentences: dict[tuple[str, int, int], Span] = {}

    def name(self, actor: str | None) -> str | None:
        """The fullest name of an actor over all reports."""
        speaker = self._speakers.named(actor)
        return speaker.name if speaker else None

    def names(self, actors: Iterable[str]) -> list[str | None]:
        """The names of several actors, in their order."""
        return [self.name(actor) for actor in actors]

    def speaker(self, statement: Statement) -> str | None:
        """Who says it, by name or, where nobody is known, by the words of the report."""
        speaker = self._speakers.of(statement)
        return speaker.name if speaker else None

    def country(self, actor: str | None) -> str | None:
        """ISO 3166-1 alpha-3 code of the state that an actor is or acts for."""
        found = self.actors.get(actor or "")
        if found is None:
            return None
        behind = (self.actors.get(link.actor) for link in found.acts_for)
        codes = (found.country, *(principal.country for principal in behind if principal))
        return next((code for code in codes if code in countries()), None)

    def join(self, record: str) -> str | None:
        """The join that a record is in; records of one join tell of one thing."""
        return self._joins.get(record)

    def home(self, spans: Sequence[Span]) -> Document:
        """The document that the words stand in."""
        return self.documents[spans[0].document]

    def sentences(self, spans: Iterable[Span]) -> list[str]:
        """The sentences that hold the words, each once."""
        return list(dict.fromkeys(self._sentence(span).text for span in spans))

    def page(self, spans: Sequence[Span]) -> str:
        """The pages that the words stand on, where the document has pages."""
        return self.home(spans).pages_of(min(s.start for s in spans), max(s.end for s in spans))

    def by_document(self, spans: Iterable[Span]) -> list[tuple[Span, ...]]:
        """The words, those of each document together."""
        return [tuple(group) for _, group in groupby(sorted(spans), key=lambda span: span.document)]

    def _sentence(self, span: Span) -> Span:
        place = (span.document, span.start, span.end)
        if place not in self._sentences:
            self._sentences[place] = sentence_around(self.documents[span.document], span.start, span.end)
        return self._sentences[place]


def offsets(spans: Iterable[Span]) -> list[str]:
    """`120-164`: half-open code-point offsets into the document's text."""
    return [f"{span.start}-{span.end}" for span in spans]
