"""The chronology as a Word document, with a footnote for each sentence it rests on.

python-docx writes the pages; it knows no footnotes, so their part of the package is written here.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Pt

from dragoman.outputs.chronology_entries import CitedSentence, Entry
from dragoman.outputs.days import label
from dragoman.outputs.display import line, xml_line
from dragoman.outputs.packing import LONG_AGO, repacked
from dragoman.outputs.references import opening_words
from dragoman.outputs.tables import reported
from dragoman.record.evidence import Span

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
FIRST_NOTE = 2
"""Word keeps 0 and 1 for the lines above footnotes."""

MOST_NOTES = 4
"""Footnotes of one entry; how many sentences more tell of it stands in the text."""

CREATED = datetime(*LONG_AGO, tzinfo=UTC)
"""A fixed day, so that the same records give the same bytes."""

SEPARATORS = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def word_document(listed: Iterable[Entry], title: str, subtitle: str = "") -> bytes:
    """The document's bytes: a heading for each year, a paragraph for each entry, footnotes below."""
    document = docx.Document()
    _style(document)
    document.core_properties.title = xml_line(title)
    document.core_properties.author = "Dragoman"
    document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = CREATED
    document.add_heading(xml_line(title), 0)
    if subtitle:
        document.add_paragraph(xml_line(subtitle), style="Subtitle")
    notes: list[str] = []
    for year, group in groupby(listed, key=_year):
        document.add_heading(year, 1)
        for entry in group:
            _add(document, entry, notes)
    _add_notes(document, notes)
    return _packed(document)


def _add(document: WordDocument, entry: Entry, notes: list[str]) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(4)
    paragraph.add_run(_day(entry)).bold = True
    paragraph.add_run(f"  {xml_line(entry.text)}")
    if entry.status:
        paragraph.add_run(f" ({entry.status})").italic = True
    cited: dict[Span, list[CitedSentence]] = {}
    for source in entry.sources:
        cited.setdefault(source.sentence, []).append(source)
    left_out = len(cited) - MOST_NOTES
    if left_out > 0:
        paragraph.add_run(f" [and {left_out} more]")
    for number, sources in enumerate(list(cited.values())[:MOST_NOTES]):
        if number:
            paragraph.add_run(", ").font.superscript = True
        notes.append(_note_text(sources))
        _refer(paragraph, FIRST_NOTE + len(notes) - 1)


def _day(entry: Entry) -> str:
    """The day, or, where nobody tells it, that of the report."""
    return label(entry.when) if entry.when.known else reported(entry.sources[0].document) or label(entry.when)


def _note_text(sources: Sequence[CitedSentence]) -> str:
    """`Outlet, “Title”, 21 June 2021, p. 7: “The sentence.” [e4k2]`, with the ids of all records in the sentence."""
    source, document = sources[0], sources[0].document
    title = f"“{line(document.title)}”" if document.title else "" if document.outlet else opening_words(document)
    pages = line(document.pages_of(source.sentence.start, source.sentence.end))
    known = (line(document.outlet or ""), title, label(document.published), f"p. {pages}" if pages else "")
    about = ", ".join(part for part in known if part)
    return xml_line(f"{about}: “{line(source.sentence.text)}” [{', '.join(s.short for s in sources)}]")


def _refer(paragraph: Paragraph, number: int) -> None:
    run = paragraph.add_run()
    run.style = "Footnote Reference"
    run._r.append(parse_xml(f'<w:footnoteReference xmlns:w="{NAMESPACE}" w:id="{number}"/>'))


def _add_notes(document: WordDocument, notes: Sequence[str]) -> None:
    body = "".join(_note(FIRST_NOTE + at, text) for at, text in enumerate(notes))
    xml = f'<w:footnotes xmlns:w="{NAMESPACE}">{SEPARATORS}{body}</w:footnotes>'
    blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _note(number: int, text: str) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    words = f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r>'
    style = '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    return f'<w:footnote w:id="{number}"><w:p>{style}{mark}{words}</w:p></w:footnote>'


def _style(document: WordDocument) -> None:
    document.styles["Normal"].font.name = "Georgia"
    document.styles["Normal"].font.size = Pt(10.5)
    note = document.styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
    note.base_style = document.styles["Normal"]
    note.font.size = Pt(8.5)
    note.paragraph_format.space_after = Pt(0)
    mark = document.styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True


def _year(entry: Entry) -> str:
    day = entry.when.earliest or entry.when.latest
    return str(day.year) if day else "Undated"


def _packed(document: WordDocument) -> bytes:
    """The package with fixed days on its members, in their order."""
    written, packed = io.BytesIO(), io.BytesIO()
    document.save(written)
    repacked(written, packed)
    return packed.getvalue()
