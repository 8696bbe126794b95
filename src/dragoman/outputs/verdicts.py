"""Verdicts as tables and as lines: what `dragoman check`, `plan` and a read draft show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dragoman.outputs.days import day, label, phrase
from dragoman.outputs.display import cut, line
from dragoman.outputs.tables import Table
from dragoman.record.codec import JSON, to_json
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Outcome
from dragoman.record.judgements import DraftReport, Fact, Judgement, Plan, PolicyReport, Reading

NAMES: dict[Outcome, str] = {
    "kept": "kept",
    "kept_so_far": "kept so far",
    "awaited": "awaited",
    "broken": "broken",
    "not_triggered": "not triggered",
}
LONGEST_WORDS = 200
LONGEST_STEP = 60
MOST_READINGS = 6

LineKind = Literal["rule", "outcome", "why", "for", "against", "beside", "reading", "hangs", "next", "note"]


@dataclass(frozen=True)
class CitedReport:
    """A report with what its ids point to."""

    report: PolicyReport
    documents: Mapping[str, Document] = field(default_factory=dict)
    short: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class VerdictLine:
    """One line of the details; `kind` says how to show it."""

    kind: LineKind
    text: str


def outcome_names(outcomes: Iterable[Outcome]) -> str:
    """`broken or kept`."""
    return " or ".join(NAMES[outcome] for outcome in outcomes)


def verdict_table(report: PolicyReport) -> Table:
    """One row a rule: outcomes on the record and in the world, and why."""
    columns = ("rule", "on the record", "in the world", "because")
    rows = (
        (
            one.rule,
            outcome_names(one.verdict.outcomes_reported),
            outcome_names(one.verdict.outcomes_possible),
            line(one.verdict.because),
        )
        for one in report.judgements
    )
    return Table(columns, tuple(rows), frozenset({"because"}))


def imagined_lines(report: PolicyReport) -> Iterator[str]:
    """What is imagined, and which verdicts that changes."""
    for imagined in report.imagined:
        yield f"Imagined: {line(imagined)}"
    if report.imagined:
        yield f"Changed by it: {', '.join(report.changed) or 'no verdict'}"


def comparison_table(reports: Sequence[PolicyReport]) -> Table:
    """One row a rule, one column for each day: outcomes on the record, and in the world where those differ."""
    days = list(dict.fromkeys(report.as_of for report in reports))
    several = len({report.policy for report in reports}) > 1
    rows: dict[tuple[str, str], dict[int, str]] = {}
    for report in reports:
        for one in report.judgements:
            verdict = one.verdict
            record, world = outcome_names(verdict.outcomes_reported), outcome_names(verdict.outcomes_possible)
            shown = record if record == world else f"{record} (world: {world})"
            rows.setdefault((report.policy, one.rule), {})[days.index(report.as_of)] = shown
    columns = (*(("policy",) if several else ()), "rule", *(f"as of {day(d)}" for d in days))
    cells = (
        (*((line(policy),) if several else ()), rule, *(found.get(n, "") for n in range(len(days))))
        for (policy, rule), found in rows.items()
    )
    return Table(columns, tuple(cells), frozenset(columns[-len(days) :]))


def details(cited: CitedReport) -> Iterator[VerdictLine]:
    """Rule after rule, what one needs to follow the verdict."""
    for one in cited.report.judgements:
        yield from judgement_lines(one, cited)
    for note in cited.report.notes:
        yield VerdictLine("note", f"Note: {line(note)}.")


def judgement_lines(one: Judgement, cited: CitedReport) -> Iterator[VerdictLine]:
    """A rule with its verdict, reason, evidence, and what would settle it."""
    verdict = one.verdict
    yield VerdictLine("rule", f"{one.rule}: {line(one.stated)}")
    yield VerdictLine("outcome", f"On the record: {outcome_names(verdict.outcomes_reported)}")
    yield VerdictLine("outcome", f"In the world: {outcome_names(verdict.outcomes_possible)}")
    yield VerdictLine("why", line(verdict.because))
    sides: tuple[tuple[LineKind, str, tuple[Fact, ...]], ...] = (
        ("for", "For", one.pro),
        ("against", "Against", one.contra),
        ("beside", "Beside", one.beside),
    )
    for kind, name, facts in sides:
        for fact in facts:
            yield VerdictLine(kind, f"{name}: {fact_text(fact, cited)}")
    if len(one.readings) > 1:
        for reading in one.readings[:MOST_READINGS]:
            yield VerdictLine("reading", reading_text(reading))
    for chosen in verdict.decided_by:
        yield VerdictLine("hangs", f"Settling {_ids(chosen, cited)} would decide it")
    if verdict.next_act:
        by = f" by {day(verdict.next_act.by)}" if verdict.next_act.by else ""
        yield VerdictLine("next", f"Next: {verdict.next_act.actor}, {line(verdict.next_act.act or 'to act')}{by}")


def fact_text(fact: Fact, cited: CitedReport) -> str:
    """A fact with its day, who took part, the words, and where they stand."""
    when = "undated page" if fact.undated and not fact.when.known else label(fact.when)
    who = f"{line(fact.who)}: " if fact.who else ""
    status = "" if fact.status == "actual" else f" ({fact.status})"
    disputed = " (disputed)" if fact.disputed else ""
    return f"{when}, {who}“{_words(fact.spans)}”{status}{disputed} [{_places(fact, cited)}]"


def reading_text(reading: Reading) -> str:
    """One way in which an outcome comes about."""
    steps = [
        f"{cut(line(step.what), LONGEST_STEP)}{'' if step.record else ' (unreported)'} {phrase(step.when)}"
        for step in reading.steps
    ]
    told = ", then ".join(steps) if steps else "nothing that counts happens"
    return f"{NAMES[reading.outcome].capitalize()}{' in the world' if reading.world else ''} if: {told}"


def _words(spans: tuple[Span, ...]) -> str:
    return cut(line(spans[0].text), LONGEST_WORDS) if spans else ""


def _places(fact: Fact, cited: CitedReport) -> str:
    told = [cited.documents[s.document] for s in fact.spans if s.document in cited.documents]
    outlets = list(dict.fromkeys(_outlet(document) for document in told))
    return "; ".join([*outlets, _ids(fact.records[:1], cited)])


def _outlet(document: Document) -> str:
    published = f", {label(document.published)}" if document.published.known else ", undated"
    return f"{line(document.outlet or document.title or document.opening)}{published}"


def _ids(records: Iterable[str], cited: CitedReport) -> str:
    return " and ".join(cited.short.get(record, record) for record in records)


def verdict_json(cited: CitedReport) -> list[JSON]:
    """One object a verdict: its fields, and what the details show."""
    found = []
    for one in cited.report.judgements:
        rest = to_json(one)
        verdict = rest.pop("verdict")
        rest.pop("rule")
        found.append({**verdict, **rest, "changed": one.rule in cited.report.changed})
    return found


def plan_table(plan: Plan) -> Table:
    """One row an act, those that are not permitted with each rule in the way."""
    columns = ("act", "status", "because", "first", "then owed")
    rows = []
    for act in plan.acts:
        owed = "; ".join(act.followed_by)
        for n, h in enumerate(act.hindrances):
            what = line(act.act) if n == 0 else ""
            status = act.status if n == 0 else ""
            rows.append((what, status, f"{h.rule}: {line(h.reason)}", ", ".join(h.first), owed if n == 0 else ""))
        if not act.hindrances:
            rows.append((line(act.act), act.status, "", "", owed))
    return Table(columns, tuple(rows), frozenset({"act", "because", "then owed"}))


def due_lines(plan: Plan) -> Iterator[str]:
    """What is due, by whom and when."""
    for due in plan.due:
        by = f" by {day(due.next_act.by)}" if due.next_act.by else ""
        yield f"Due: {due.next_act.actor}, {line(due.next_act.act or 'to act')}{by} ({due.rule})"


def draft_table(report: DraftReport) -> Table:
    """One row a sentence and rule: whether it breaks the rule or wants another look, by which words, what to do."""
    columns = ("rule", "finding", "words", "sentence", "remedy")
    rows = (
        (
            fault.rule,
            f"breaks it: {fault.fault}" if fault.broken else f"look again: {fault.fault}",
            line(fault.words),
            cut(line(fault.sentence.text), LONGEST_WORDS),
            line(fault.remedy),
        )
        for fault in report.faults
    )
    return Table(columns, tuple(rows), frozenset({"sentence", "remedy"}))
