"""A record among those of other reports that tell of the same thing, or carry the same words, as labelled lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.outputs.days import label
from dragoman.outputs.display import line
from dragoman.outputs.references import called
from dragoman.record.document import Document

MOST = 12
"""Reports that are listed; the rest is counted."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """A report that has it, and the short id of its record. `says` is the state that it tells of a process, `here`
    marks the record that is looked at."""

    short: str
    document: Document
    says: str = ""
    here: bool = False


@dataclass(frozen=True, kw_only=True)
class Together:
    """Records that are one, in the order in which their reports were out; `surely_first` where the days of the others
    leave no doubt about the first."""

    layer: str
    reasons: tuple[str, ...]
    told: tuple[Told, ...]
    surely_first: bool = False


def together_details(together: Together) -> Iterator[tuple[str, str]]:
    """Of a quotation where it was first said and who carried it since, else who tells of it too, and why they are held
    together."""
    if together.layer == "statements":
        first, *others = together.told
        yield "first said in" if together.surely_first else "perhaps first said in", _named(first)
        yield from _listed("carried since by" if together.surely_first else "said too in", others)
    else:
        yield from _listed("told too by", [told for told in together.told if told.says or not told.here])
        yield "held together by", line("; ".join(together.reasons))


def _listed(name: str, told: Sequence[Told]) -> Iterator[tuple[str, str]]:
    yield from ((name, _named(one)) for one in told[:MOST])
    if len(told) > MOST:
        yield name, f"and {len(told) - MOST} more"


def named(document: Document) -> str:
    """A report as it is cited in a line: its outlet, else its title or first words, and its day."""
    return f"{called(document)}, {label(document.published)}"


def _named(told: Told) -> str:
    copied = ", a copy" if told.document.copy_of else ""
    says = f", “{line(told.says)}”" if told.says else ""
    return f"{named(told.document)}{copied}{says}: {told.short}{' (this one)' if told.here else ''}"
