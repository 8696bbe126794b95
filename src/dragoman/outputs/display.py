"""Text of documents made fit to be shown: no control characters, no line breaks where a line is meant."""

from __future__ import annotations

import re

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]")
"""C0 and C1 controls but newline and tab, and the marks that turn the direction of writing."""

SURROGATE = re.compile("[\ud800-\udfff]")

NOT_XML = re.compile("[\ufffe\uffff]")
"""What no XML holds, of what may be shown."""


def printable(text: str) -> str:
    """The text without what could steer a terminal; half surrogates, which no encoding takes, as U+FFFD."""
    return SURROGATE.sub("\ufffd", CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def line(text: str) -> str:
    """The text on one line, runs of white space as one blank."""
    return " ".join(printable(text).split())


def xml_line(text: str) -> str:
    """The text on one line, as XML can hold it."""
    return NOT_XML.sub("\ufffd", line(text))


def cut(text: str, longest: int) -> str:
    """At most `longest` characters, cut between words, an ellipsis for the rest."""
    if len(text) <= longest:
        return text
    kept = text[: longest - 1].rsplit(" ", 1)[0] or text[: longest - 1]
    return kept.rstrip(" ,;:–—-(“\"'") + " …"
