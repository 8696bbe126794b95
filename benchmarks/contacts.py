"""Contacts: the short passages and the diplomatic set by the reference scorer, with intervals and a junk baseline
beside; passages of our own on other negotiations, half of which no word was chosen on; the mentions of the Vienna case
and what only looks like one.

python benchmarks/contacts.py [--json OUT]
"""

from __future__ import annotations

from typing import Any

from dealings import Layer, main_of, measured, own_passages
from reference import show

LAYER = Layer(
    name="contacts",
    whole="both sides and the reply right",
    words=(
        "wrote", "letter", "message", "call", "telephon", "phone", "ask", "request", "propos", "invit", "offer",
        "contact", "approach", "note", "email", "sounded",
    ),
    junk=lambda names: {"initiator": names[0], "target": names[1], "reply": "unknown", "when": {}},
    figures=("contact_sides_right", "reply"),
)  # fmt: skip


def measure() -> dict[str, Any]:
    """All figures, printed as tables on the way."""
    own = own_passages(LAYER)
    for name, rows in own.items():
        title = f"Contacts in passages of our own: {'found' if name == 'contacts' else LAYER.whole}"
        show(title, ("half", "precision", "recall", "F1"), [row for row, _ in rows.values()])
    shares = {half: {name: rows[half][1] for name, rows in own.items()} for half in ("tune", "check")}
    return {**measured(LAYER), "own": shares}


if __name__ == "__main__":
    main_of(__doc__, measure)
