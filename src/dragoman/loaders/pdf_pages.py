"""Fragments of text off the pages of a PDF, by pypdf. What a hostile file could make large is counted and bounded."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.errors import NotADocument
from dragoman.loaders.pdf_lines import Fragment

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 1_500
MOST_OPERATIONS = 3_000_000
"""Strokes in one file, some ten times those of a book; the time a file takes goes by their number."""

MOST_CHARACTERS = 10_000_000
DEEPEST_FORM = 4
LARGEST_STREAM = 32 << 20
"""Bytes that one stream may unpack to."""

LARGEST_DRAWING = 4 << 20
"""The same of what one page draws: each stroke takes some hundred bytes once it is taken apart."""

MOST_STROKES = 50_000
"""Of text on one page, each a letter at least."""

BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)

Operation = tuple[list[Any], bytes]


@dataclass
class Budget:
    """What is left to spend on one file."""

    operations: int = MOST_OPERATIONS
    characters: int = MOST_CHARACTERS

    def spend(self, operations: int, characters: int, where: str) -> None:
        """Count. Raises NotADocument where a file has more than any paper has."""
        self.operations -= operations
        self.characters -= characters
        if self.operations < 0 or self.characters < 0:
            raise NotADocument(
                "the PDF holds more text or drawing than any paper has",
                where=where,
                remedy="print the pages that matter to a new PDF, or save them as text",
            )


def quiet() -> None:
    """Keep pypdf's complaints about sloppy files off the terminal; what cannot be read is said by us."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)


def fragments_of(page: PageObject, reader: PdfReader, budget: Budget, where: str) -> list[Fragment]:
    """The text of a page with its places. Raises whatever pypdf raises, and NotADocument where the budget is spent."""
    # pypdf's public extraction gives no widths, without which neither columns nor words can be told apart.
    from pypdf._text_extraction._layout_mode._fixed_width_page import recurse_to_target_op  # noqa: PLC0415
    from pypdf._text_extraction._layout_mode._text_state_manager import TextStateManager  # noqa: PLC0415

    fonts = page._layout_mode_fonts()
    operations = list(_operations(page, reader, fonts, Forms(budget, where)))
    shown = recurse_to_target_op(iter([*operations, ([], b"Q")]), TextStateManager(), b"Q", fonts, False)[1]  # noqa: FBT003 - pypdf's signature
    budget.spend(0, sum(len(stroke.text) for stroke in shown), where)
    if len(shown) > MOST_STROKES:
        raise OverflowError("more strokes of text than any page has")
    sideways = [stroke for stroke in shown if stroke.rotated]
    turned = len(sideways) > len(shown) / 2
    return [
        Fragment(
            stroke.tx,
            max(stroke.displaced_tx, stroke.tx),
            -stroke.ty if stroke.flip_vertical and not turned else stroke.ty,
            abs(stroke.font_height) or 1.0,
            stroke.text,
            BOLD.search(stroke.font.name) is not None,
        )
        for stroke in shown
        if stroke.text and stroke.font.interpretable and (turned or not stroke.rotated)
    ]


@dataclass
class Forms:
    """Keeps count while forms inside a page (drawings that hold text) are unfolded."""

    budget: Budget
    where: str
    unfolded: int = 0


def _operations(
    page: Any, reader: PdfReader, fonts: dict[str, Any], forms: Forms, depth: int = 0
) -> Iterator[Operation]:
    """What a page or a form draws, with the forms in it in their places."""
    from pypdf.generic import ContentStream  # noqa: PLC0415 - as above

    contents = page if depth else page.get("/Contents")
    if contents is None:
        return
    stream = ContentStream(contents.get_object(), reader, "bytes")
    if len(stream.get_data()) > LARGEST_DRAWING:
        raise OverflowError("a drawing of more bytes than any page of text has")
    drawn = stream.operations
    forms.budget.spend(len(drawn), 0, forms.where)
    resources = page.get("/Resources")
    inner = _entries(resources, "/XObject")
    prefix = f"/form{forms.unfolded}" if depth and resources else ""
    for operands, operator in drawn:
        if operator == b"Do" and operands and depth < DEEPEST_FORM:
            yield from _form(inner.get(operands[0]), reader, fonts, forms, depth)
        elif operator == b"Tf" and operands and prefix:
            yield [prefix + str(operands[0]), *operands[1:]], operator
        else:
            yield operands, operator


def _form(form: Any, reader: PdfReader, fonts: dict[str, Any], forms: Forms, depth: int) -> Iterator[Operation]:
    from pypdf.generic import DictionaryObject  # noqa: PLC0415 - as above
    from pypdf.generic._font import Font  # noqa: PLC0415 - as above

    drawing = form.get_object() if form is not None else None
    if not isinstance(drawing, DictionaryObject) or drawing.get("/Subtype") != "/Form":
        return
    forms.unfolded += 1
    for name, font in _entries(drawing.get("/Resources"), "/Font").items():
        fonts[f"/form{forms.unfolded}{name}"] = Font.from_font_resource(font.get_object())
    yield [], b"q"
    if matrix := drawing.get("/Matrix"):
        yield list(matrix), b"cm"
    yield from _operations(drawing, reader, fonts, forms, depth + 1)
    yield [], b"Q"


def _entries(resources: Any, kind: str) -> dict[str, Any]:
    """What a page or a form has of one kind of resource, by name."""
    found = resources.get_object().get(kind) if resources is not None else None
    entries = found.get_object() if found is not None else {}
    return entries if isinstance(entries, dict) else {}
