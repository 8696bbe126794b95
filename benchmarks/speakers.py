"""Who speaks, on sources of PolNeAR dev that are no full names.

    python benchmarks/speakers.py [--json OUT]

`where found` leaves out the sources that no statement touches, which is the matter of attribution.py. The mean over
documents is printed too, since a few people dominate.
"""

from __future__ import annotations

from typing import Any

from dragoman.docket import extract
from dragoman.record.docket import Extraction
from reference import BENCH, SHARED, arguments, keep, score, shared_or_leave, show

TEXTS = BENCH / "polnear" / "dev" / "text"
CLASSES = ("all", "partial_name", "pronoun", "nominal")


def main() -> None:
    """Print the table."""
    options = arguments(__doc__).parse_args()
    shared_or_leave()
    figures = measure()
    rows = [
        (name, f["n"], f["found"], f["right"], f["accuracy"], f["accuracy_where_found"])
        for name, f in ((name, figures[name]) for name in CLASSES)
    ]
    rows.append(("mean over documents", "", "", "", figures["mean_over_documents"], ""))
    show("Speakers, PolNeAR dev", ("sources", "n", "found", "right", "accuracy", "where found"), rows)
    keep(options.json, figures)


def measure() -> dict[str, Any]:
    """The reference scorer's figures by class of source."""
    found = [item for item in extract([TEXTS]) if isinstance(item, Extraction)]
    return score("speakers", found, SHARED / "gold" / "speakers_dev.json", TEXTS)


if __name__ == "__main__":
    main()
