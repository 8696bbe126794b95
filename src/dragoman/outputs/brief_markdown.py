"""A brief as Markdown (CommonMark). What a document says is escaped, so that it can bring neither links nor HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.outputs.brief_sources import Source, sources
from dragoman.outputs.display import line
from dragoman.outputs.page import Brief, Run, Section

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
LIST_MARK = re.compile(r"^(\s*)([-+=]|\d+[.)])")
SCHEME = re.compile(r"(?i)\b(https?|ftp|mailto|javascript|data):|\bwww\.")


def brief_markdown(brief: Brief) -> str:
    """The whole page, ended by a newline."""
    blocks = [f"# {escaped(brief.title)}"]
    for section in brief.sections:
        blocks += _section(section, 2)
    if brief.references:
        blocks += ["## Sources", "\n".join(_sources(sources(brief.references)))]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """Text on one line in which nothing is Markdown; addresses do not become links by themselves."""
    plain = SPECIAL.sub(r"\\\1", line(text))
    plain = SCHEME.sub(lambda found: found[0][:-1] + ("&#58;" if found[0][-1] == ":" else "&#46;"), plain)
    return LIST_MARK.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", plain)


def _section(section: Section, level: int) -> Iterator[str]:
    yield f"{'#' * level} {escaped(section.heading)}"
    if section.sentences:
        yield "\n".join(f"- {''.join(_run(run) for run in sentence.runs)}" for sentence in section.sentences)
    for below in section.sections:
        yield from _section(below, level + 1)


def _run(run: Run) -> str:
    text = _inside(run.text)
    return f"**{text.strip()}**" if run.kind == "name" and text.strip() else text


def _inside(text: str) -> str:
    """A run keeps the blanks at its ends, which part it from its neighbours."""
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}{escaped(text)}{tail}" if text.strip() else text


def _sources(listed: list[Source]) -> Iterator[str]:
    for source in listed:
        number = f"\\[{source.document.number}\\] `{source.document.short}` " if source.document else ""
        yield f"- {number}{escaped(source.heading)}"
        if source.records:
            cited = ", ".join(
                f"\\[{r.number}\\] `{r.short}`{escaped(r.place.removeprefix(r.short))}" for r in source.records
            )
            yield f"  - {cited}"
