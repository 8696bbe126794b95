"""A document as TimeML (ISO 24617-1): its text with each time expression in a TIMEX3 tag."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from dragoman.record.dates import DateRange
from dragoman.record.document import Document
from dragoman.record.times import TimeExpression

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold; each is replaced by one character, so that offsets stay."""

WHOLE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
SCHEMA = "http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd"


def timeml(document: Document, times: Iterable[TimeExpression]) -> bytes:
    """The document in UTF-8. The text in `TEXT` is the document's, character by character; `t0` is its day of
    publication, and times that hang on that day name it as their anchor."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="{SCHEMA}">',
        f"<DOCID>{document.id}</DOCID>",
        f"<DCT>{_creation(document.published)}</DCT>",
        f"<TITLE>{_escaped(document.title or '')}</TITLE>",
        f"<TEXT>{_tagged(document.text, sorted(times))}</TEXT>",
        "</TimeML>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _creation(published: DateRange) -> str:
    """The day of publication; a range that is no whole month or year has no TIMEX3 value but stands in the words."""
    whole = WHOLE.fullmatch(published.edtf or "")
    value = whole[0] if whole else "XXXX-XX-XX"
    words = published.edtf or ""
    return (
        f'<TIMEX3 tid="t0" type="DATE" value="{value}" temporalFunction="false" functionInDocument="CREATION_TIME">'
        f"{_escaped(words)}</TIMEX3>"
    )


def _tagged(text: str, times: Iterable[TimeExpression]) -> str:
    pieces, at = [], 0
    for number, time in enumerate(times, 1):
        anchor = ' anchorTimeID="t0"' if time.offset else ""
        pieces.append(_escaped(text[at : time.start]))
        pieces.append(
            f'<TIMEX3 tid="t{number}" type="{time.type}" value={quoteattr(time.value)}{anchor}>'
            f"{_escaped(text[time.start : time.end])}</TIMEX3>"
        )
        at = time.end
    return "".join((*pieces, _escaped(text[at:])))


def _escaped(text: str) -> str:
    """Text that an XML parser gives back as it is; a carriage return would become a line feed."""
    return escape(NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})
