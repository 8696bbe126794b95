"""The loop over the per-document steps: a list and a loop, checked for order before it runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman import __version__
from dragoman.actors.known import own_actors
from dragoman.errors import BadRequest, DragomanError, ExtractionFailed
from dragoman.extraction import affiliating, implied, issues, orders, processes, times
from dragoman.extraction.attribution import announced, attributions, saying, trained, transcripts
from dragoman.extraction.commitments import extract as commitments
from dragoman.extraction.contacts import extract as contacts
from dragoman.extraction.dating import dating
from dragoman.extraction.events import reading as events
from dragoman.extraction.instruments import extract as instruments
from dragoman.extraction.speakers import resolving as speakers
from dragoman.language.analysis import Analyser, Analysis
from dragoman.language.english import EnglishAnalyser
from dragoman.record.arrival import Run
from dragoman.record.docket import LAYERS, Extraction
from dragoman.record.document import Document, content_id
from dragoman.settings import Settings
from dragoman.vocabulary.issues import issue_words


class Extractor(Protocol):
    """Fills layers of what is known of a document so far and returns it anew."""

    def __call__(self, found: Extraction, analysis: Analysis) -> Extraction:
        """The extraction with further records."""
        ...


@dataclass(frozen=True)
class Step:
    """An extractor, its version, and the layers it needs and gives."""

    name: str
    version: str
    extractor: Extractor
    gives: frozenset[str]
    needs: frozenset[str] = frozenset()


class Pipeline:
    """Reads one document at a time. Raises ValueError when a step needs a layer that no earlier step gives."""

    def __init__(self, analyser: Analyser, steps: Sequence[Step]) -> None:
        _check_order(steps)
        self.analyser = analyser
        self.steps = tuple(steps)

    @property
    def run(self) -> Run:
        """What the records of this pipeline are signed with."""
        names = tuple(f"{step.name} {step.version}" for step in self.steps)
        return Run(program=f"dragoman {__version__}", analyser=self.analyser.name, steps=names)

    def extract(self, document: Document) -> Extraction:
        """Everything the steps find in a document. Raises ExtractionFailed where a step fails on it."""
        step_name = self.analyser.name
        try:
            analysis = self.analyser.analyse(document)
            found = Extraction(document=document)
            for step in self.steps:
                step_name = step.name
                found = step.extractor(found, analysis)
        except DragomanError:
            raise
        except Exception as error:  # one document's fault must not end the batch, whatever third-party code raised
            raise ExtractionFailed(
                f"{step_name} failed on this document: {type(error).__name__}: {error}",
                where=document.title or document.id[:12],
                remedy="the other documents are read; please report it with the document",
            ) from error
        return found


def _check_order(steps: Sequence[Step]) -> None:
    given: set[str] = set()
    for step in steps:
        if unknown := (step.gives | step.needs) - set(LAYERS):
            raise ValueError(f"step {step.name} names no layer: {', '.join(sorted(unknown))}")
        if missing := step.needs - given:
            raise ValueError(f"step {step.name} needs {', '.join(sorted(missing))}, which no earlier step gives")
        given |= step.gives


def standard_pipeline(settings: Settings) -> Pipeline:
    """The steps of this version, in order. Nothing heavy is loaded before the first document."""
    return Pipeline(EnglishAnalyser(settings), [*_statement_steps(settings), *_record_steps(settings)])


def _statement_steps(settings: Settings) -> list[Step]:
    """When, who said what, and who they are."""
    said, told = _layers("statements"), _layers("statements times")
    return [
        Step("times", times.VERSION, times.extract_times, gives=_layers("times")),
        Step("dating", dating.VERSION, dating.date_document, needs=_layers("times"), gives=_layers("times")),
        _attribution(settings),
        Step("announced", announced.VERSION, announced.extract_announced, needs=said, gives=said),
        Step("transcripts", transcripts.VERSION, transcripts.extract_turns, needs=said, gives=said),
        Step("saying", saying.VERSION, saying.date_statements, needs=told, gives=said),
        Step("speakers", speakers.VERSION, speakers.resolve_speakers, needs=said, gives=_layers("actors statements")),
        _affiliation(settings),
    ]


def _record_steps(settings: Settings) -> list[Step]:
    """What happened and who is bound, in which order, and what each record is about."""
    dated = _layers("events processes contacts commitments")
    return [
        _between_parties("events", events.VERSION, events.extract_events),
        _between_parties("processes", processes.VERSION, processes.extract_processes),
        _between_parties("instruments", instruments.VERSION, instruments.extract_instruments),
        _between_parties("contacts", contacts.VERSION, contacts.extract_contacts),
        _between_parties("commitments", commitments.VERSION, commitments.extract_commitments),
        Step("implied", implied.VERSION, implied.extract_implied, gives=_layers("events"), needs=dated),
        Step("orders", orders.VERSION, orders.extract_orders, needs=dated, gives=_layers("orders")),
        _issues(settings),
    ]


def _layers(names: str) -> frozenset[str]:
    return frozenset(names.split())


def _between_parties(layer: str, version: str, extractor: Extractor) -> Step:
    """A step that needs to know who is who, and adds those whom only its records name."""
    return Step(layer, version, extractor, gives=_layers(f"{layer} actors"), needs=_layers("actors statements times"))


def _affiliation(settings: Settings) -> Step:
    """The step that knows who held which office; its version tells a user's own list apart.

    Raises UnreadableInput, BadRequest.
    """
    own = own_actors(settings.actors)
    mark = f"+{content_id(repr(own).encode())[:8]}" if own else ""
    actors = _layers("actors")
    return Step("actors", affiliating.VERSION + mark, affiliating.Affiliation(own), needs=actors, gives=actors)


def _issues(settings: Settings) -> Step:
    """The step that assigns issues; its version tells a user's own list apart. Raises UnreadableInput, BadRequest."""
    words = issue_words(settings.issues)
    own = f"+{content_id(repr(sorted(words.items())).encode())[:8]}" if settings.issues else ""
    return Step("issues", issues.VERSION + own, issues.IssueAssigner(words), gives=_layers("statements"))


def _attribution(settings: Settings) -> Step:
    """The step that finds statements. Raises BadRequest for an unknown one."""
    steps = {
        "model": ("attributions.model", trained.VERSION, trained.extract_trained),
        "rules": ("attributions.rules", attributions.VERSION, attributions.extract_attributions),
    }
    if settings.attribution not in steps:
        raise BadRequest(f"no attribution by {settings.attribution!r}", remedy=f"one of: {', '.join(steps)}")
    name, version, extractor = steps[settings.attribution]
    return Step(name, version, extractor, gives=_layers("statements"))
