"""Draws docs/brief.svg: the top of the sample brief as a terminal shows it. Run by `make docs`.

python docs/picture.py DOCKET
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from dragoman import Docket
from dragoman.outputs.brief_text import BriefText

LINES = 46
FRAME = """<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img"
aria-label="A brief in the terminal">
<style>text {{ font-family: ui-monospace, Menlo, Consolas, monospace; font-size: {char_height}px; white-space: pre }}
{styles}</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}<g>{matrix}</g></g></svg>
"""
"""rich's own frame without its web font: the picture fetches nothing."""


def main(docket: str) -> None:
    """Write the picture beside this file."""
    with Docket.open(docket) as opened:
        brief = opened.brief()
    whole = Console(width=100, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    with whole.capture() as captured:
        whole.print(BriefText(brief))
    top = "\n".join(captured.get().splitlines()[:LINES])
    console = Console(width=100, record=True, file=io.StringIO(), force_terminal=True)
    console.print("[bold]$ make run[/bold]")
    console.print(Text.from_ansi(top))
    svg = console.export_svg(title="dragoman brief", theme=MONOKAI, code_format=FRAME, unique_id="brief")
    Path(__file__).with_name("brief.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
