"""Sentences that tell of a statement, in the report's own words wherever these make English.

Three ways, tried in turn: the report's own sentence with the speaker's name for its subject; a template by where the
words stand and what the cue is; and, where neither would be grammatical, the name and the exact words.
"""

from __future__ import annotations

import re

from dragoman.outputs.display import cut, line
from dragoman.outputs.page import Run
from dragoman.outputs.quotation import closed, is_quotation, opened, quoted, words_of
from dragoman.record.evidence import Span
from dragoman.record.statements import Statement

LONGEST_GAP = 90
"""Characters between speaker and cue, or cue and words, beyond which a sentence is not kept as it stands."""

IRREGULAR = {
    "say": "said", "says": "said", "said": "said", "saying": "said",
    "tell": "said", "tells": "said", "told": "said", "telling": "said",
    "write": "wrote", "writes": "wrote", "wrote": "wrote", "writing": "wrote",
    "think": "thought", "thinks": "thought", "thought": "thought", "thinking": "thought",
    "make": None, "making": None, "made": None, "find": "found", "finds": "found", "found": "found",
    "citing": None, "quoting": None, "reading": None, "speaking": None,
}  # fmt: skip
PASTS = frozenset(
    {
        "said",
        "told",
        "wrote",
        "thought",
        "made",
        "found",
        "felt",
        "knew",
        "saw",
        "spoke",
        "swore",
        "put",
        "gave",
        "held",
    }
)
ACCORDING = re.compile(r"(according|per\b|citing|quoting|in the (words|view|opinion) of)", re.IGNORECASE)
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "i", "we", "you", "who", "this", "that", "these", "those", "both", "one"}
)
FIRST_PERSON = frozenset({"i", "we", "you"})
POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our", "your", "whose"})
PLURAL_VERBS = frozenset({"are", "were", "have", "do", "say", "think", "believe", "want", "hope", "expect"})
DETERMINERS = frozenset({"a", "an", "the", "one", "some", "several", "many", "two", "three", "another", "both", "no"})
NOT = re.compile(r"(\bnot\b|n['’]t\b|\bnever\b|\bno\b|\bneither\b|\bdeclin|\brefus)", re.IGNORECASE)
DEPENDENT = ("to ", "if ", "whether ")
SUBORDINATE = ("that ", "to ", "if ", "whether ", "how ", "why ", "what ")
IN_WORDS = {
    "deny": "denying", "promise": "promising", "urge": "urging", "advise": "advising",
    "criticise": "criticising", "ask": "asking",
}  # fmt: skip


def telling(statement: Statement, subject: str, text: str, longest: int) -> tuple[Run, ...]:
    """The runs of a sentence in which `subject` says the words of a statement that stands in `text`."""
    own = own_sentence(statement, subject, text, longest)
    return own or template(statement, subject, longest)


def tells_truly(statement: Statement, text: str) -> bool:
    """Whether a sentence can be made that does not turn a negated statement into its opposite."""
    opening = _opening(statement, text)
    return not statement.negated or (opening is not None and bool(NOT.search(opening)))


def own_sentence(statement: Statement, subject: str, text: str, longest: int) -> tuple[Run, ...] | None:
    """The report's sentence, cut to speaker, cue and words, with `subject` as its subject. None where its order is
    another one or the cut would leave no English."""
    opening = _opening(statement, text)
    if opening is None or not _agrees(statement, subject, text):
        return None
    words = words_of(statement)
    name = Run("name", opened(line(subject)))
    if is_quotation(statement):
        return name, Run("text", f"{opening.rstrip(' ,:')}: "), *_quotation(words, longest)
    return name, Run("text", opening), Run("words", closed(cut(words, longest)))


def template(statement: Statement, subject: str, longest: int) -> tuple[Run, ...]:
    """A sentence by where the words stand and what the cue is; at worst the name and the exact words."""
    words, name = words_of(statement), line(subject)
    cue = line(statement.cue.text) if statement.cue else ""
    verb = finite(cue)
    if is_quotation(statement):
        between = f" {verb}: " if verb else ": "
        return Run("name", opened(name)), Run("text", between), *_quotation(words, longest)
    name = within(name)
    if ACCORDING.match(cue) and not words.lower().startswith(DEPENDENT):
        return _according(statement, name, longest)
    if verb and words.lower().startswith(SUBORDINATE):
        return Run("name", opened(name)), Run("text", f" {verb} "), Run("words", closed(cut(words, longest)))
    if verb and _words_first(statement):
        return Run("words", _unclosed(words, longest)), Run("text", ", "), Run("name", name), Run("text", f" {verb}.")
    return as_reported(statement, subject, longest)


def as_reported(statement: Statement, subject: str, longest: int) -> tuple[Run, ...]:
    """Name, dash and the exact words, said to be the report's own where they are no quotation."""
    manner = "" if is_quotation(statement) else f"{_force(statement)}, as reported"
    words, between = words_of(statement), f"{manner} — "
    return Run("name", opened(line(subject))), Run("text", between), *_quotation(words, longest)


def finite(cue: str) -> str | None:
    """The cue as a verb in the past that can follow a name: `saying` → `said`, `has urged` as it stands. None for what
    is no verb or needs an object."""
    words = cue.lower().split()
    if not words or not all(word.isalpha() for word in words) or words[0] in {"to", "according", "per", "in"}:
        return None
    if len(words) > 1:
        last_verb = next((word for word in words if word in IRREGULAR or word.endswith("ed")), None)
        return cue if last_verb and not words[0].endswith("ing") and words[0] not in {"be", "been", "being"} else None
    word = words[0]
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ing"):
        stem = word.removesuffix("ing")
        return f"{stem[:-1]}ied" if stem.endswith("y") and stem[-2:-1] not in "aeiou" else f"{stem}ed"
    return word if word.endswith("ed") else None


def within(name: str) -> str:
    """A subject that does not begin the sentence: `A diplomat` → `a diplomat`."""
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in DETERMINERS else name


def is_pronoun(words: str) -> bool:
    """Whether a source is a pronoun, so that it names nobody by itself."""
    return line(words).lower() in PRONOUNS | POSSESSIVE


def _opening(statement: Statement, text: str) -> str | None:
    """The text from speaker to words, if it can follow another subject."""
    source, cue, first = statement.source, statement.cue, statement.content[0]
    if source is None or cue is None or not source.end <= cue.start < cue.end <= first.start:
        return None
    before, after = line(text[source.end : cue.start]), line(text[cue.end : first.start])
    if max(len(before), len(after)) > LONGEST_GAP or "\n" in text[source.end : first.start].strip():
        return None
    if not _takes_subject(source) or not _is_predicate(before, cue) or _is_bare(source, before, cue):
        return None
    before = re.sub(r"^(,$|,? ?(who|which|that)\b ?)", "", before)
    start = before if before.startswith((",", " ")) or not before else f" {before}"
    opening = f"{start} {line(cue.text)} {after}".replace(" ,", ",").rstrip("\"“‘'` ")
    return None if re.search(r"[.!?;\"“”]", opening) else f"{opening} "


def _takes_subject(source: Span) -> bool:
    words = line(source.text).lower().split()
    return not (words[0] in FIRST_PERSON | POSSESSIVE or words[-1].endswith(("'s", "’s", "s'", "s’")))


def _is_predicate(before: str, cue: Span) -> bool:
    """Whether what stands between speaker and cue leaves the cue a finite verb."""
    word = cue.text.lower().split()[0]
    if ACCORDING.match(cue.text) or before.lower() in {"to", "'s", "’s"} or before.startswith(("'s ", "’s ")):
        return False
    if before.endswith((" to", " for", " of", " by", " from")):
        return False
    return not word.endswith("ing") or (bool(before) and not before.startswith(","))


def _is_bare(source: Span, before: str, cue: Span) -> bool:
    """Whether the cue is a bare infinitive (`saw him announce`): no ending, no auxiliary, and no plural before it."""
    word = cue.text.lower().split()[0]
    if before or word in PASTS or word.endswith(("s", "ed", "ing")) or " " in cue.text.strip():
        return False
    speaker = line(source.text).lower()
    return not (speaker.endswith("s") or speaker == "they" or " and " in speaker)


def _agrees(statement: Statement, subject: str, text: str) -> bool:
    """Whether the verb after a plural pronoun can follow a single name."""
    if statement.source is None or line(statement.source.text).lower() != "they" or " and " in subject:
        return True
    rest = line(text[statement.source.end :][:LONGEST_GAP]).lower().split()
    return not rest or rest[0] not in PLURAL_VERBS


def _quotation(words: str, longest: int) -> tuple[Run, ...]:
    """The words between quotation marks and a full stop: inside where they are a sentence, else behind."""
    quote = quoted(words, longest)
    if quote.endswith((".”", "!”", "?”", "…”")):
        return (Run("words", quote),)
    if quote[1:2].isupper():
        return (Run("words", f"{quote[:-1]}.”"),)
    return Run("words", quote), Run("text", ".")


def _words_first(statement: Statement) -> bool:
    return statement.cue is not None and statement.content[0].start < statement.cue.start


def _according(statement: Statement, name: str, longest: int) -> tuple[Run, ...]:
    words = words_of(statement)
    if _words_first(statement):
        return (
            Run("words", _unclosed(words, longest)),
            Run("text", ", according to "),
            Run("name", name),
            Run("text", "."),
        )
    told = closed(cut(re.sub(r"^that ", "", words), longest))
    return Run("text", "According to "), Run("name", name), Run("text", ", "), Run("words", told)


def _unclosed(words: str, longest: int) -> str:
    """Begun like a sentence, without the mark that ends it or a comma before a last quotation mark."""
    return re.sub(r"[.,;: ]+([\"”’]?)[,; ]*$", r"\1", opened(cut(words, longest)))


def _force(statement: Statement) -> str:
    return f", {IN_WORDS[statement.force]}" if statement.force in IN_WORDS else ""
