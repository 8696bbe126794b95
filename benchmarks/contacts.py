"""Contacts: the short passages and the diplomatic set by the reference scorer, with intervals and a junk baseline
beside; the mentions of the Vienna case and what only looks like one.

python benchmarks/contacts.py [--json OUT]
"""

from __future__ import annotations

from typing import Any

from dealings import (
    JUNK,
    PASSAGES,
    by_passage,
    diplomatic,
    diplomatic_texts,
    found_in,
    halves,
    junk,
    passages,
    row,
    vienna_look_alikes,
    vienna_recall,
)
from reference import arguments, keep, score, shared_or_leave, show

WORDS = (
    "wrote", "letter", "message", "call", "telephon", "phone", "ask", "request", "propos", "invit", "offer", "contact",
    "approach", "note", "email", "sounded",
)  # fmt: skip


def main() -> None:
    """Print the tables."""
    options = arguments(__doc__).parse_args()
    shared_or_leave()
    keep(options.json, measure())


def measure() -> dict[str, Any]:
    """All figures, printed as tables on the way."""
    lines = passages("contact")
    found, baseline = found_in(lines), _junk(line["text"] for line in lines)
    for name, title in (("contacts", "found"), ("contacts_whole", "both sides and the reply right")):
        rows = [*halves(lines, found, name), row(JUNK, by_passage(baseline, lines, name))]
        show(f"Contacts in {len(lines)} passages: {title}", ("part", "precision", "recall", "F1"), rows)
    figures = score("passages", found, PASSAGES)
    in_texts = diplomatic("contacts", _junk(diplomatic_texts()))
    show(
        "Contacts in the diplomatic set",
        ("system", "precision", "recall", "F1", "gold"),
        [(name, f["p"], f["r"], f["f1"], f["gold"]) for name, f in in_texts.items()],
    )
    (told, there), (taken, alike) = vienna_recall("contacts"), vienna_look_alikes("contacts")
    show("Vienna", ("figure", "found", "of"), [("mentions", told, there), ("look-alikes taken for one", taken, alike)])
    names = ("contacts", "contacts_whole", "contact_sides_right", "reply")
    return {
        **{name: figures[name] for name in names},
        "diplomatic": {name: f["f1"] for name, f in in_texts.items()},
        "vienna": {"mentions": told, "of": there, "look_alikes": taken},
    }


def _junk(texts: Any) -> list[dict[str, Any]]:
    return junk(
        texts,
        "contacts",
        WORDS,
        lambda names: {"initiator": names[0], "target": names[1], "reply": "unknown", "when": {}},
    )


if __name__ == "__main__":
    main()
