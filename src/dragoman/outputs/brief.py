"""The brief: one page on a process, each sentence cited, nothing in it that no record holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from operator import itemgetter

from dragoman.outputs import brief_findings as findings
from dragoman.outputs.brief_context import BriefContext
from dragoman.outputs.brief_coverage import coverage
from dragoman.outputs.brief_happenings import Happenings, shown
from dragoman.outputs.brief_statements import Statements
from dragoman.outputs.brief_withdrawn import withdrawn
from dragoman.outputs.days import day
from dragoman.outputs.page import Brief, Limits, Reference, Run, Section, Sentence
from dragoman.record.docket import DocketExport
from dragoman.record.document import newest_day

__all__ = ["Brief", "Limits", "Reference", "Run", "Section", "Sentence", "write_brief"]


def write_brief(
    docket: DocketExport,
    *,
    as_of: date | None,
    cite: Mapping[str, str],
    since: date | None = None,
    limits: Limits | None = None,
) -> Brief:
    """A page on what the records of a docket say. `as_of` only stands in the title: the docket holds what counts.
    `since` adds what is new from that day on. `cite` maps ids of records and documents to their shortest unique
    prefixes; ids it lacks are cut."""
    context = BriefContext(docket, cite, limits or Limits(), as_of, since)
    sections = tuple(section for section in _sections(context) if section.sentences or section.sections)
    return Brief(title=_title(docket, as_of), as_of=as_of, sections=sections, references=context.references.all())


def _sections(context: BriefContext) -> Iterator[Section]:
    """Section by section, so that references are numbered as they are read."""
    happenings, statements = Happenings(context), Statements(context)
    limits = context.limits
    yield coverage(context)
    yield _state_of_play(happenings, statements, limits)
    if context.since:
        yield happenings.news()
    found = [
        findings.turns(context),
        findings.commitments(context),
        findings.positions(context),
        findings.disagreements(context),
        happenings.ahead(),
    ]
    yield from found
    yield withdrawn(context)
    full = sum(bool(section.sentences) for section in found) >= limits.filled
    brevity = _shorter(limits, news=context.since is not None) if full else limits
    yield statements.who_says_what(brevity)
    yield statements.unnamed_sources(brevity)
    dates = happenings.key_dates(brevity.chronology)
    yield dates if happenings.found else statements.dated_sentences(brevity)


def _state_of_play(happenings: Happenings, statements: Statements, limits: Limits) -> Section:
    """What was done and what was said last, newest first."""
    done = happenings.state_of_play()
    said = statements.state_of_play(replace(limits, state_of_play=limits.state_of_play - len(done)))
    lines: list[tuple[date, Callable[[], Sentence]]] = [(shown(o), partial(happenings.sentence, o)) for o in done]
    lines += [(telling.newest, partial(statements.latest, telling)) for telling in said]
    lines.sort(key=itemgetter(0), reverse=True)
    return Section(heading="State of play", sentences=tuple(write() for _, write in lines))


def _shorter(limits: Limits, *, news: bool) -> Limits:
    """Fewer speakers and dates, where other sections fill the page; no speakers where news take their place."""
    if news:
        return replace(limits, speakers=0, unnamed=0, chronology=min(5, limits.chronology))
    return replace(limits, speakers=2, statements_per_speaker=1, unnamed=1, chronology=min(5, limits.chronology))


def _title(docket: DocketExport, as_of: date | None) -> str:
    if as_of:
        return f"Brief as of {day(as_of)}"
    newest = newest_day(docket.documents)
    return f"Brief on reports up to {day(newest)}" if newest else "Brief"
