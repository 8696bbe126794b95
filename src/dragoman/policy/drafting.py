"""Reads a draft (talking points, a statement) against the wording and linkage that a policy asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from dragoman.policy.describing import party_words
from dragoman.policy.phrases import held, holds
from dragoman.policy.rules import Policy, Rule
from dragoman.record.evidence import Span
from dragoman.record.judgements import DraftFault, DraftReport
from dragoman.vocabulary.linking import linking_words


def read_draft(sentences: Iterable[Span], policy: Policy, day: date, by: str | None = None) -> DraftReport:
    """The sentences that break wording or linkage. `by` names the party whose draft it is; with None, that of each
    rule."""
    given = tuple(sentences)
    rules = [rule for rule in policy.rules if _applies(rule, policy, day, by)]
    faults = [fault for sentence in given for rule in rules for fault in _faults(sentence, rule, policy)]
    return DraftReport(
        policy=policy.name,
        day=day,
        by=by,
        sentences=len(given),
        faults=tuple(faults),
        rules=tuple(rule.id for rule in rules),
    )


def _applies(rule: Rule, policy: Policy, day: date, by: str | None) -> bool:
    """Whether a rule on words or linkage is in force on the day and speaks of that party."""
    if rule.template not in ("wording", "independence", "linkage"):
        return False
    firsts = [d for d in (policy.first, rule.first, rule.not_before) if d]
    lasts = [d for d in (policy.last, rule.last, rule.until) if d]
    if any(day < first for first in firsts) or any(day > last for last in lasts):
        return False
    speaker = next(iter(rule.patterns.values())).by
    own = policy.parties.get(by or "", (by,))
    return by is None or speaker is None or speaker.name == by or bool(set(speaker.members) & set(own))


def _faults(sentence: Span, rule: Rule, policy: Policy) -> Iterator[DraftFault]:
    if rule.template == "wording":
        yield from _worded(sentence, rule, policy)
    else:
        yield from _linked(sentence, rule, policy)


def _worded(sentence: Span, rule: Rule, policy: Policy) -> Iterator[DraftFault]:
    """The words that are not to be used; other words for the issue only where there are agreed ones to use."""
    use = f"say “{rule.use[0]}”" if rule.use else "find other words"
    avoided = list(held(sentence.text, rule.avoid))
    for phrase in avoided:
        yield DraftFault(rule=rule.id, sentence=sentence, fault="wording", words=phrase, remedy=use)
    issue = next(iter(rule.patterns.values())).about or ""
    named = next(held(sentence.text, policy.issues.get(issue, ())), None)
    if named and rule.use and not avoided and not holds(sentence.text, rule.use):
        yield DraftFault(
            rule=rule.id, sentence=sentence, fault="other words", words=named, remedy=use, broken=not rule.avoid
        )


def _linked(sentence: Span, rule: Rule, policy: Policy) -> Iterator[DraftFault]:
    """A condition between the two issues where there must be none, or none where there must be one."""
    pattern = next(iter(rule.patterns.values()))
    own = next(held(sentence.text, policy.issues.get(pattern.about or "", ())), None)
    if own is None:
        return
    other = next(held(sentence.text, policy.issues.get(rule.of or "", ())), None)
    condition = next(held(sentence.text, linking_words().conditions), None)
    who = party_words(pattern.by) if pattern.by else "anybody"
    if rule.template == "independence" and other and condition:
        words = f"{own} … {condition} … {other}"
        remedy = f"nothing {who} owes on {pattern.about} may hang on {rule.of}"
        yield DraftFault(rule=rule.id, sentence=sentence, fault="linked", words=words, remedy=remedy)
    if rule.template == "linkage" and not (other and condition):
        remedy = f"say on what of {rule.of} it depends, if it promises anything"
        yield DraftFault(rule=rule.id, sentence=sentence, fault="not linked", words=own, remedy=remedy, broken=False)
