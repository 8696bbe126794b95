"""Where the exact chunks of content go wrong on CofeNet's tokens of PolNeAR, and how far two annotators agree on them.

    python benchmarks/attribution_errors.py [--json OUT]

Three tables: what becomes of each gold chunk of content in what `dragoman extract` prints; exact F1 of content by how
the paragraph's quotation marks look as tokens; exact F1 of one annotator by another in the texts of PolNeAR train and
dev that have several.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.docket import extract
from dragoman.record.codec import to_json
from dragoman.record.docket import Extraction
from reference import BENCH, arguments, keep, shared_or_leave, show

TOKENS = BENCH / "polnear_cofenet" / "valid.txt"
ROLES = ("source", "cue", "content")
Chunk = tuple[int, int]


def main() -> None:
    """Print the tables."""
    options = arguments(__doc__).parse_args()
    shared_or_leave()
    sys.path.insert(0, str(BENCH))
    fates, by_marks = on_tokens()
    agreement = {part: agreed(part) for part in ("train", "dev")}
    show("Gold chunks of content", ("fate", "chunks"), fates.most_common())
    rows = ((kind, c["gold"], _f1(c)) for kind, c in by_marks.items())
    show("Content by the paragraph's quotation marks", ("marks", "gold", "exact F1"), rows)
    table = ((part, *(_f1(counts[role]) for role in ROLES)) for part, counts in agreement.items())
    show("One annotator by another, exact F1", ("part", *ROLES), table)
    keep(options.json, {"fates": fates, "by_marks": by_marks, "annotators": agreement})


def on_tokens() -> tuple[Counter[str], dict[str, Counter[str]]]:
    """How many gold chunks met each fate; counts of hits, found and gold chunks by kind of quotation marks."""
    import score  # noqa: PLC0415 - lies in the shared folder

    fates: Counter[str] = Counter()
    by_marks: dict[str, Counter[str]] = defaultdict(Counter)
    for gold, found in _paragraphs():
        wanted, given = (_content(score.chunks(labels)) for labels in (gold["labels"], found))
        fates.update(_fate(chunk, wanted, given) for chunk in wanted)
        counts = {"hit": len(wanted & given), "predicted": len(given), "gold": len(wanted)}
        by_marks[_marks(gold["tokens"])].update(counts)
    return fates, by_marks


def _paragraphs() -> Iterator[tuple[dict[str, Any], list[str]]]:
    """Each paragraph of tokens with the labels that our statements give it."""
    command = [sys.executable, str(BENCH / "score.py"), "cofenet-to-jsonl", str(TOKENS)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paragraphs.jsonl"
        file.write_text(lines, encoding="utf-8")
        made = {item.document.text: to_json(item) for item in extract([file]) if isinstance(item, Extraction)}
    for line in TOKENS.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        yield gold, _labels(gold["tokens"], made[" ".join(gold["tokens"])]["statements"])


def _labels(tokens: list[str], statements: list[dict[str, Any]]) -> list[str]:
    """Labels as the reference scorer lays them on tokens."""
    labels, starts, at = ["O"] * len(tokens), [], 0
    for token in tokens:
        starts.append((at, at + len(token)))
        at += len(token) + 1
    for s in (s for s in statements if not s.get("parent")):
        for role in ("content", "source", "cue"):
            for span in s[role] if role == "content" else filter(None, [s[role]]):
                inside = [n for n, (a, b) in enumerate(starts) if a < span["end"] and span["start"] < b]
                for k, n in enumerate(inside):
                    labels[n] = ("I-" if k else "B-") + role
    return labels


def _content(chunks: set[tuple[str, int, int]]) -> set[Chunk]:
    return {(first, last) for role, first, last in chunks if role == "content"}


def _fate(chunk: Chunk, wanted: set[Chunk], given: set[Chunk]) -> str:
    if chunk in given:
        return "right"
    over = [g for g in given if g[0] <= chunk[1] and chunk[0] <= g[1]]
    if len(over) != 1:
        return "in several parts" if over else "missed"
    ((first, last),) = over
    if sum(first <= w[1] and w[0] <= last for w in wanted) > 1:
        return "run together with another"
    if first == chunk[0]:
        return "wrong end"
    return "wrong start" if last == chunk[1] else "wrong start and end"


def _marks(tokens: list[str]) -> str:
    marks = [t for t in tokens if t in ("``", "''")]
    if not marks:
        return "none"
    if marks == ["``", "''"] * (len(marks) // 2):
        return "opened and closed in turn"
    return "first one closes by its shape" if marks[0] == "''" else "one is missing"


def agreed(part: str) -> dict[str, Counter[str]]:
    """Counts of exact spans of a text's second and later annotators beside its first one's, by role."""
    import score  # noqa: PLC0415 - lies in the shared folder

    by_text = defaultdict(list)
    for path in sorted((BENCH / "polnear" / part / "attributions").glob("*.ann")):
        by_text[path.stem.rsplit("_", 1)[0]].append(score.read_ann(str(path)))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for first, *others in by_text.values():
        for other in others:
            for role in ROLES:
                mine, theirs = ({span for a in side for span in a[role]} for side in (first, other))
                counts[role].update(hit=len(mine & theirs), predicted=len(theirs), gold=len(mine))
    return counts


def _f1(counts: Counter[str]) -> float:
    return 2 * counts["hit"] / max(1, counts["predicted"] + counts["gold"])


if __name__ == "__main__":
    main()
