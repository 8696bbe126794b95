"""Statements in diplomatic texts and in the case: by our model, by our rules, and by a junk baseline on the same text.

python benchmarks/statements.py [--json OUT]

The diplomatic set is scored by the reference scorer. In the case a statement is found where half of the words of its
content agree (Jaccard, one to one); over those found it is told how often the source, the speaker's name, the enclosing
statement and the mode are right. The junk takes every sentence that has a common word of saying, less that word.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, get_args

from dragoman.docket import extract
from dragoman.record.codec import to_json
from dragoman.record.docket import Extraction
from dragoman.record.document import content_id
from dragoman.settings import Attribution, Settings
from reference import BENCH, SHARED, arguments, keep, score, scorer, shared_or_leave, show

CASE = SHARED / "cases" / "vienna"
DIPLOMATIC = SHARED / "gold" / "diplomatic_dev.json"
SAID = re.compile(r"\b(?:said|says|told|added|asked|warned|according to|called)\b", re.IGNORECASE)
SENTENCE = re.compile(r"[^.!?\n]+[.!?]?[\"”]?")
WORD = re.compile(r"\w+")
JUNK = "a sentence with a word of saying"
RIGHT = ("source", "speaker", "parent", "mode")
Line = dict[str, Any]


def main() -> None:
    """Print both tables."""
    options = arguments(__doc__).parse_args()
    shared_or_leave()
    diplomatic, case = measure_diplomatic(), measure_case()
    rows = [(n, *(f["statements"][k] for k in ("p", "r", "f1")), _share(f)) for n, f in diplomatic.items()]
    show("Statements, diplomatic set", ("system", "P", "R", "F1", "speaker right"), rows)
    show(
        "Statements, the Vienna case",
        ("system", "found", "gold", "P", *(f"{key} right" for key in RIGHT)),
        [(n, f["hit"], f["gold"], f["p"], *(f[key] for key in RIGHT)) for n, f in case.items()],
    )
    keep(options.json, {"diplomatic": diplomatic, "case": case})


def measure_diplomatic() -> dict[str, Line]:
    """The reference scorer's figures by system."""
    wanted = {d["sha256"] for d in json.loads(DIPLOMATIC.read_text(encoding="utf-8"))["documents"]}
    texts = [text for text in _texts() if content_id(text.encode("utf-8")) in wanted]
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "texts.jsonl"
        rows = [json.dumps({"id": str(n), "text": text, "published": None}) for n, text in enumerate(texts)]
        lines.write_text("\n".join(rows) + "\n", encoding="utf-8")
        systems = {f"Dragoman, {by}": _read([lines], by) for by in get_args(Attribution)}
    systems[JUNK] = [_junk(text) for text in texts]
    return {name: score("docket", found, DIPLOMATIC) for name, found in systems.items()}


def measure_case() -> dict[str, Line]:
    """Counts and shares by system."""
    paths = sorted((CASE / "reports").iterdir())
    systems = {f"Dragoman, {by}": _read(paths, by) for by in get_args(Attribution)}
    texts = [line["document"]["text"] for line in next(iter(systems.values()))]
    systems[JUNK] = [_junk(text) for text in texts]
    return {name: _case_figures(paths, found) for name, found in systems.items()}


def _case_figures(paths: Sequence[Path], found: Sequence[Line]) -> Line:
    gold = json.loads((CASE / "gold.json").read_text(encoding="utf-8"))["statements"]
    count: Counter[str] = Counter()
    for path, line in zip(paths, found, strict=True):
        wanted = {n: g for n, g in enumerate(gold) if g["file"] == path.name}
        _compare(line, wanted, count)
    hit = count["hit"]
    shares = {key: count[key] / hit if hit else 0.0 for key in RIGHT}
    return {"hit": hit, "gold": count["gold"], "p": hit / max(1, count["predicted"]), **shares}


def _compare(line: Line, wanted: dict[int, Line], count: Counter[str]) -> None:
    text, made = line["document"]["text"], line["statements"]
    ours = [_words(text, [(c["start"], c["end"]) for c in s["content"]]) for s in made]
    theirs = {n: _words(text, _located(text, g)) for n, g in wanted.items()}
    close = [
        (_overlap(a, b) + 0.1 * _same_source(made[i], wanted[n]), i, n)
        for i, a in enumerate(ours)
        for n, b in theirs.items()
        if _overlap(a, b) >= 0.5
    ]
    matched = dict(scorer().pairs(close, 0.5))
    count.update(hit=len(matched), predicted=len(made), gold=len(wanted))
    by_gold = {n: made[i]["id"] for i, n in matched.items()}
    names = {a["id"]: a["name"] for a in line.get("actors", [])}
    for i, n in matched.items():
        count.update(_judged(made[i], wanted[n], names, by_gold))


def _judged(made: Line, wanted: Line, names: dict[str, str], by_gold: dict[int, str]) -> Counter[str]:
    """1 for each part of a found statement that is right."""
    name = names.get(made.get("speaker") or "")
    speaker = made["anonymity"] != "named" if wanted["speaker"] is None else False
    if wanted["speaker"] and name:
        speaker = scorer().same_name(name, [wanted["speaker"]])
    parent = by_gold.get(wanted["parent"]) if wanted["parent"] is not None else None
    return Counter(
        source=int(_same_source(made, wanted)),
        speaker=int(speaker),
        parent=int(made.get("parent") == parent and (parent is None) == (wanted["parent"] is None)),
        mode=int(made["mode"] == wanted["mode"]),
    )


def _same_source(made: Line, wanted: Line) -> bool:
    """Whether half of the words of the sources agree, or both are absent."""
    a, b = (made["source"] or {}).get("text"), wanted["source"]
    if not a or not b:
        return not a and not b
    return _overlap(frozenset(WORD.findall(a.casefold())), frozenset(WORD.findall(b.casefold()))) >= 0.5


def _located(text: str, gold: Line) -> list[tuple[int, int]]:
    """Where the words of a gold statement stand: by offsets, or in a converted page by the words."""
    if "spans" in gold:
        return [(start, end) for start, end in gold["spans"]["content"]]
    wanted = (gold["content"], *gold.get("content_rest", ()))
    found = (re.search(r"\s+".join(map(re.escape, words.split())), text) for words in wanted)
    return [match.span() for match in found if match]


def _words(text: str, extents: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(m.start() for start, end in extents for m in WORD.finditer(text, start, end))


def _overlap(a: frozenset[Any], b: frozenset[Any]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _read(paths: Sequence[Path], by: Attribution) -> list[Line]:
    found = extract(paths, Settings(attribution=by))
    return [json.loads(json.dumps(to_json(item))) for item in found if isinstance(item, Extraction)]


def _texts() -> list[str]:
    """Every text of the re3d set."""
    files = sorted((BENCH / "re3d").glob("*/documents.json"))
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    return [text for line in lines if (text := json.loads(line).get("text"))]


def _junk(text: str) -> Line:
    """One statement for each sentence with a word of saying: what stands behind the word, or before it."""
    made = []
    for sentence in SENTENCE.finditer(text):
        if said := SAID.search(text, *sentence.span()):
            behind, before = (said.end(), sentence.end()), (sentence.start(), said.start())
            start, end = max(behind, before, key=lambda e: e[1] - e[0])
            made.append(_statement(len(made), text, start, end))
    return {"document": {"text": text}, "statements": made, "actors": [], "events": []}


def _statement(number: int, text: str, start: int, end: int) -> Line:
    span = {"start": start, "end": end, "text": text[start:end]}
    return {"id": str(number), "source": None, "content": [span], "anonymity": "generic", "mode": "indirect"}


def _share(figures: Line) -> float:
    return float(figures.get("statement_speaker_right", {}).get("share", 0.0))


if __name__ == "__main__":
    main()
