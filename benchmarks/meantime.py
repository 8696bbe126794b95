"""MEANTIME's articles as TimeML files: the sentences that are annotated, with their TIMEX3 tags."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from reference import BENCH

FOLDERS = ("intra-doc_annotation", "intra_cross-doc_annotation")


class Tag(NamedTuple):
    """A time expression over tokens, first and last."""

    first: int
    last: int
    type: str
    value: str


def write_meantime(folder: Path) -> None:
    """Write each article once, under its name, up to the last sentence that has a tag."""
    files = sorted({f.name: f for kind in FOLDERS for f in (BENCH / "meantime" / kind).rglob("*.xml")}.items())
    for name, file in files:
        root = ElementTree.parse(file).getroot()  # noqa: S314 - shared data, not a document from outside
        made = _time_ml(root)
        if made:
            (folder / name).with_suffix(".tml").write_text(made, encoding="utf-8")


def _time_ml(root: ElementTree.Element) -> str | None:
    created = next((x for x in root.iter("TIMEX3") if x.get("functionInDocument") == "CREATION_TIME"), None)
    tags = _tags(root)
    if created is None or not tags:
        return None
    day = created.get("value", "")
    text = _text(list(root.iter("token")), tags)
    return f'<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="{day}">{day}</TIMEX3></DCT><TEXT>{text}</TEXT></TimeML>'


def _tags(root: ElementTree.Element) -> list[Tag]:
    found = []
    for timex in root.iter("TIMEX3"):
        places = [int(anchor.get("t_id", 0)) for anchor in timex.findall("token_anchor")]
        if places:
            found.append(Tag(min(places), max(places), timex.get("type", ""), timex.get("value", "")))
    return sorted(found)


def _text(tokens: list[ElementTree.Element], tags: list[Tag]) -> str:
    """Words parted by blanks, sentences by blank lines."""
    begins, ends = {tag.first: tag for tag in tags}, {tag.last for tag in tags}
    number = {int(t.get("t_id", 0)): int(t.get("sentence", 0)) for t in tokens}
    until = max(number[tag.last] for tag in tags)
    pieces: list[str] = []
    for token in tokens:
        place, sentence = int(token.get("t_id", 0)), int(token.get("sentence", 0))
        if sentence > until:
            break
        if pieces:
            pieces.append(" " if number.get(place - 1) == sentence else "\n\n")
        if place in begins:
            tag = begins[place]
            pieces.append(f'<TIMEX3 type="{tag.type}" value={quoteattr(tag.value)}>')
        pieces.append(escape(token.text or ""))
        pieces.append("</TIMEX3>" if place in ends else "")
    return "".join(pieces)
