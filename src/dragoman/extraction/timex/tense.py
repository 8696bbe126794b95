"""The tense an expression stands in: from the analysis where there is one, else from the words ahead of it."""

from __future__ import annotations

from bisect import bisect_right

from dragoman.extraction.timex.grammar import Mention, is_kind
from dragoman.language.analysis import Analysis, Token
from dragoman.record.times import Tense

_REACH = 14
"""How many tokens back a verb may stand."""

_VERBS = frozenset({"VERB", "AUX"})
_FUTURE_GOVERNORS = frozenset(
    {"expect", "plan", "schedule", "intend", "set", "hope", "aim", "slate", "prepare", "due", "go", "agree", "promise",
     "pledge", "undertake", "vow", "offer", "propose", "commit", "decide", "consent", "threaten", "invite", "oblige"}
)  # fmt: skip
"""Words below which an infinitive tells of what is to come, though they are told in the past: "agreed to meet"."""

AHEAD = frozenset({"by", "until", "till", "payable", "effective", "due"})
"""Words ahead of a day still to come."""

_SCHEDULED = frozenset(
    {
        "arrive",
        "begin",
        "close",
        "convene",
        "end",
        "expire",
        "fly",
        "go",
        "host",
        "leave",
        "meet",
        "open",
        "resume",
        "return",
        "start",
        "take",
        "travel",
        "visit",
        "vote",
    }
)
"""Verbs whose present tense beside a day tells what is planned ("the ministers meet Monday")."""

_PRESENT = frozenset({"VBZ", "VBP"})
_PUT_OFF = frozenset({"adjourn", "delay", "extend", "postpone", "prolong", "suspend"})
_REACHED = frozenset({"by", "until", "till"})
"""Of these, words behind which a past verb tells of a day that is over ("had answered by Friday")."""

_PLANNED = frozenset({"planned", "scheduled", "set", "slated", "due", "booked", "called", "fixed"})

_ARRANGED = frozenset(
    {"settle", "agree", "fix", "set", "arrange", "schedule", "name", "choose", "pencil", "book", "propose", "decide"}
)
"""Of these, with "for" or "as" behind a day, that day lies ahead: "settled on Oct. 27 for a second round"."""
_WITH_FOR = frozenset({"for", "as"})

_WHEN = frozenset({"on", "in", "since", "during"})
_WEEKDAYS = frozenset({"weekday", "weekday_part", "this"})
"""Expressions that a weak sign settles: one in the past is days off, not a year."""


class Tenses:
    """Looks up the tense of expressions of one document."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._starts = [token.start for token in analysis.tokens]

    def of(self, mention: Mention) -> Tense:
        """Past or future; near for a term set by a date ("by June 1"); None where nothing tells."""
        if mention.before() == "since":
            return "past"
        governor = self._governor(mention.start)
        told = self._of_verb(governor) if governor is not None else None
        if mention.before() in AHEAD and not (governor and told == "past" and _reached(mention, governor)):
            return "future" if mention.rule.name in _WEEKDAYS else "near"
        if _announced(mention) or (governor is not None and _arranged(mention, governor)):
            return "future"
        if mention.rule.name in _WEEKDAYS:
            return told or _of_words(mention)
        if told == "past" and mention.before() not in _WHEN:
            return None
        return told or (_of_words(mention) if _of_words(mention) == "future" else None)

    def _governor(self, offset: int) -> Token | None:
        """The nearest verb above the token at an offset."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or self.analysis.tokens[at].end <= offset:
            return None
        token = self.analysis.tokens[at]
        for _ in range(_REACH):
            if token.pos in _VERBS:
                return token
            if token.head == token.index:
                return None
            token = self.analysis.tokens[token.head]
        return None

    def _of_verb(self, verb: Token) -> Tense:
        helpers = [child for child in self.analysis.children(verb.index) if child.dep in {"aux", "auxpass"}]
        if any(child.tag == "MD" for child in helpers):
            return None if any(child.text.lower() == "could" for child in helpers) else "future"
        if any(child.tag == "VBD" for child in helpers) or (verb.tag == "VBD"):
            return "past"
        if (
            verb.tag == "VB"
            and not helpers
            and any(child.dep == "nsubj" for child in self.analysis.children(verb.index))
        ):
            return "past"
        if verb.tag in _PRESENT and not helpers and verb.lemma in _SCHEDULED:
            return "future"
        if verb.tag == "VB" and any(child.tag == "TO" for child in helpers):
            head = self.analysis.tokens[verb.head]
            ahead = head.lemma in _FUTURE_GOVERNORS or (head.lemma == "be" and head.tag in _PRESENT)
            return "future" if ahead else None
        return None


def _reached(mention: Mention, governor: Token) -> bool:
    """Whether a term was over when told of: "had answered by Friday", but not "put it off until Friday"."""
    return mention.before() in _REACHED and governor.lemma not in _PUT_OFF


def _arranged(mention: Mention, governor: Token) -> bool:
    """Whether a day is what is agreed on: "fixed January 16 for a second round"."""
    return governor.lemma in _ARRANGED and mention.after() in _WITH_FOR


def _announced(mention: Mention) -> bool:
    """Of "planned for Friday", "as early as Tuesday"."""
    if mention.before() == "for":
        return mention.before(2) in _PLANNED
    return mention.before() == "as" and mention.before(2) in {"early", "soon", "late"}


def _of_words(mention: Mention) -> Tense:
    """The last word ahead, in the same sentence, that shows a tense."""
    tokens, first = mention.tokens, mention.match.start()
    for i in range(first - 1, max(first - _REACH, -1), -1):
        if is_kind(tokens, i, "STOP", "PARAGRAPH") or _ends_sentence(mention, i):
            return None
        if is_kind(tokens, i, "WILL"):
            return "future"
        if is_kind(tokens, i, "WAS") or (tokens.words[i].endswith("ed") and len(tokens.words[i]) > 4):
            return "past"
    return None


def _ends_sentence(mention: Mention, at: int) -> bool:
    """A full stop that does not belong to an abbreviation: the word behind it begins a sentence of its own."""
    tokens = mention.tokens
    return (
        is_kind(tokens, at, "DOT")
        and at > 0
        and not is_kind(tokens, at - 1, "MONTH_SHORT")
        and len(tokens.words[at - 1]) > 3
    )
