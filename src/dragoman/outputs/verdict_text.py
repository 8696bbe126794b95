"""The details of verdicts as styled text for a terminal. Words of documents go in as text, never as markup."""

from __future__ import annotations

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.text import Text

from dragoman.outputs.verdicts import CitedReport, LineKind, details

STYLES: dict[LineKind, str] = {
    "rule": "bold", "outcome": "cyan", "why": "", "for": "green", "against": "red", "beside": "dim",
    "reading": "dim", "hangs": "yellow", "next": "magenta", "note": "dim",
}  # fmt: skip
INDENT = 2


class VerdictText:
    """Renders the details where rich prints: `console.print(VerdictText(cited))`."""

    def __init__(self, cited: CitedReport) -> None:
        self.cited = cited

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The details, line by line."""
        for shown in details(self.cited):
            if shown.kind in ("rule", "note"):
                yield Text("")
            indent = 0 if shown.kind in ("rule", "note") else INDENT
            yield Padding(Text(shown.text, style=STYLES[shown.kind]), (0, 0, 0, indent), expand=False)
