"""Rules for expressions that only say past, present or future."""

from __future__ import annotations

from dragoman.extraction.timex.grammar import Meaning, Mention, Rule, Setting


def _reference(mention: Mention, _: Setting) -> Meaning:
    return Meaning("DATE", mention.code("reference"))


def _present(_: Mention, __: Setting) -> Meaning:
    return Meaning("DATE", "PRESENT_REF")


def _past(_: Mention, __: Setting) -> Meaning:
    return Meaning("DATE", "PAST_REF")


def _future(_: Mention, __: Setting) -> Meaning:
    return Meaning("DATE", "FUTURE_REF")


RULES: tuple[Rule, ...] = (
    Rule("reference", "(?P<reference>{REFERENCE})", _reference),
    Rule("now", "(?P<now>{NOW})", _present, lambda m: m.after() != "-"),
    Rule("current", "(?P<now>{THIS})", _present, lambda m: m.word("now") == "current"),
    Rule(
        "the_past",
        "{THE}(?P<past>{LAST})(?!{COUNT}|{NUMBER}|{ANY_UNIT}|{UNITS}|{FEW}|{SEASONS}|{COUPLE}|{ARTICLE})",
        _past,
        lambda m: m.word("past") == "past" and m.after() not in {"president"},
    ),
    Rule(
        "soon",
        "(?P<soon>{SOON})",
        _future,
        lambda m: (
            m.before() not in {"as", "too", "how", "so"} and m.after() not in {"after", "as", "became", "afterward"}
        ),
    ),
)
