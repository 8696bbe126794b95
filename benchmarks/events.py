"""Events: the diplomatic set and the short passages by the reference scorer, with a junk baseline and bootstrap
intervals; PLV by cross-validation and end to end; PETRARCH's unit records.

python benchmarks/events.py [--part docket|passages|plv|petrarch] [--json OUT]
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from plv import Extent, Relation, coded_examples, readings, relations
from reference import BENCH, SHARED, arguments, keep, score, scorer, shared_or_leave, show

sys.path.insert(0, str(Path(__file__).with_name("training")))

from events_types import GSR, PLV, features_of, fit

from dragoman.extraction.events.pairs import plv_type
from dragoman.pipeline import standard_pipeline
from dragoman.record.codec import to_json
from dragoman.record.document import Document, Published, content_id
from dragoman.record.happenings import Event
from dragoman.settings import Settings
from dragoman.vocabulary.events import event_words

GOLD = SHARED / "gold"
FOLDS, DRAWS = 5, 1000
SEED = 7
JUNK = "keyword a sentence"
Figures = dict[str, Any]


def main() -> None:
    """Print the tables asked for."""
    parser = arguments(__doc__)
    parser.add_argument("--part", choices=sorted(PARTS), help="only this one")
    options = parser.parse_args()
    shared_or_leave()
    keep(options.json, {name: part() for name, part in PARTS.items() if options.part in (None, name)})


def docket() -> Figures:
    """`score.py docket` on the diplomatic set, ours and junk."""
    gold = json.loads((GOLD / "diplomatic_dev.json").read_text(encoding="utf-8"))
    wanted = {d["sha256"] for d in gold["documents"]}
    texts = [(t, None) for t in _re3d() if content_id(t.encode()) in wanted]
    found = {"Dragoman": _extracted(texts), JUNK: [_junk(text) for text, _ in texts]}
    figures = {name: score("docket", made, GOLD / "diplomatic_dev.json") for name, made in found.items()}
    rows = []
    for key in ("events_typed", "event_actors"):
        low, high = _interval(found["Dragoman"], gold["documents"], key)
        for name, f in figures.items():
            rows.append(
                (key, name, f[key]["p"], f[key]["r"], f[key]["f1"], f"{low:.3f}-{high:.3f}" if name != JUNK else "")
            )
    rows += [("event_factuality", n, "", "", f["event_factuality"]["macro_f1"], "") for n, f in figures.items()]
    rows += [
        ("statements", n, f["statements"]["p"], f["statements"]["r"], f["statements"]["f1"], "")
        for n, f in figures.items()
    ]
    show("Diplomatic set, dev", ("figure", "system", "p", "r", "F1", "95 %"), rows)
    return figures


def passages() -> Figures:
    """`score.py passages` on the passages about factuality, ours and junk."""
    lines = [json.loads(line) for line in (GOLD / "passages_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    own = [line for line in lines if line["kind"] == "factuality"]
    texts = [(line["text"], line["published"]) for line in own]
    found = {"Dragoman": _extracted(texts), JUNK: [_junk(text) for text, _ in texts]}
    figures = {name: score("passages", made, GOLD / "passages_dev.jsonl") for name, made in found.items()}
    rows = [
        (key, name, f[key]["share"], _spread(f[key]["right"], f[key]["n"]))
        for key in ("trigger_found", "type_and_factuality_right", "agent_right", "recipient_right")
        for name, f in figures.items()
        if key in f
    ]
    rows += [
        (f"{key}, macro F1", name, f[key]["macro_f1"], "")
        for key in ("factuality", "type")
        for name, f in figures.items()
    ]
    show("Passages on factuality, dev", ("figure", "system", "share", "95 %"), rows)
    return figures


def plv() -> Figures:
    """The type given both spans, by cross-validation on train; and pair and type from the bare sentence."""
    rows = relations(BENCH / PLV)
    types = [row.type for row in rows]
    aside = coded_examples(BENCH / GSR)
    guessed = _cross_validated(features_of(rows), types, aside)
    alone = [reading.events() for reading in readings(rows)]
    ends = [_end_to_end(row, list(events)) for row, events in zip(rows, alone, strict=True)]
    whole = Counter(ends)
    rules = [kind or "none" for kind in ends]
    figures = {
        "cross-validated": {"macro_f1": _macro(types, guessed), "accuracy": _accuracy(types, guessed)},
        "rules, end to end": {
            "pair_found": 1 - whole[None] / len(rows),
            "type_right_too": _accuracy(types, rules),
            "macro_f1": _macro(types, rules),
        },
    }
    rows_out = [
        ("type given both spans, 5 folds: macro F1", figures["cross-validated"]["macro_f1"]),
        ("type given both spans, 5 folds: accuracy", figures["cross-validated"]["accuracy"]),
        ("from the bare sentence: pair found", figures["rules, end to end"]["pair_found"]),
        ("from the bare sentence: pair and type right", figures["rules, end to end"]["type_right_too"]),
        ("zero-shot prompts on the test file (Hu et al. 2024): macro F1", 0.824),
    ]
    show("PLV, train", ("figure", ""), rows_out)
    return figures


def petrarch() -> Figures:
    """Of the coded unit records, in how many an event of the same root is found; parts of one root count once."""
    table = _roots()
    found = wanted = 0
    for text, codes in _unit_records(table):
        kinds = {plv_type(e) for e in next(iter(readings([Relation(text, (0, 1), (0, 1), "")]))).events()}
        wanted += len(codes)
        found += len(codes & kinds)
    show(
        "PETRARCH unit records", ("figure", ""), [("roots told", wanted), ("found", found), ("recall", found / wanted)]
    )
    return {"wanted": wanted, "found": found}


PARTS: dict[str, Callable[[], Figures]] = {"docket": docket, "passages": passages, "plv": plv, "petrarch": petrarch}


def _extracted(texts: Iterable[tuple[str, str | None]]) -> list[Figures]:
    pipeline = standard_pipeline(Settings())
    return [to_json(pipeline.extract(_document(text, published))) for text, published in texts]


def _document(text: str, published: str | None) -> Document:
    from dragoman.loaders.edtf import parse_edtf  # noqa: PLC0415 - only the passages are dated

    day = parse_edtf(published) if published else None
    dated = Published(day.earliest, day.latest, basis="given") if day else Published(None, None)
    return Document(id=content_id(text.encode()), text=text, published=dated)


def _re3d() -> list[str]:
    """Every text of the re3d set."""
    found: list[str] = []
    for path in sorted((BENCH / "re3d").rglob("documents.json*")):
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [json.loads(line)["text"] for line in lines if line.strip()]
    return found


def _junk(text: str) -> Figures:
    """One event a sentence, of the type of its first keyword, else CONSULT, between its first two capitalised words."""
    document, events, actors = content_id(text.encode()), [], []
    bounds = [0, *(m.end() for m in re.finditer(r"[.!?]\s+", text)), len(text)]
    for start, end in pairwise(bounds):
        if text[start:end].strip():
            names = list(re.finditer(r"\b[A-Z]\w+", text[start:end]))[:2]
            made = [_junk_actor(text, start + m.start(), start + m.end()) for m in names]
            actors += made
            events.append(_junk_event(document, text, (start, end), made))
    return {"document": {"id": document, "text": text}, "actors": actors, "events": events, "statements": []}


def _junk_actor(text: str, start: int, end: int) -> Figures:
    return {"id": f"a{start}", "name": text[start:end], "aliases": [], "country": None}


def _junk_event(document: str, text: str, extent: Extent, actors: Sequence[Figures]) -> Figures:
    start, end = extent
    roles = ("agent", "recipient")
    span = {"document": document, "start": start, "end": end, "text": text[start:end]}
    participants = [{"actor": a["id"], "role": role, "mention": span} for a, role in zip(actors, roles, strict=False)]
    known = (_keywords().get(word) for word in re.findall(r"[a-z]+", text[start:end].lower()))
    kind = next((k for k in known if k), "CONSULT")
    nowhen = {"earliest": None, "latest": None}
    return {"type": kind, "evidence": [span], "participants": participants, "factuality": "actual", "when": nowhen}


@cache
def _keywords() -> dict[str, str]:
    """The vocabulary's words that need nothing beside them."""
    tables = (event_words().verbs, event_words().nouns)
    return {lemma: p.type for table in tables for lemma, listed in table.items() for p in listed if not p.weight}


def _interval(made: Sequence[Figures], gold: Sequence[Figures], key: str) -> tuple[float, float]:
    """The middle 95 % of F1 over resampled documents."""
    reference = scorer()
    by_hash = {content_id(m["document"]["text"].encode()): m for m in made}
    counts = []
    for document in gold:
        one = Path(_scratch(json.dumps({"documents": [document]})))
        prediction = by_hash[document["sha256"]]
        counts.append(reference.docket({prediction["document"]["text"]: prediction}, str(one))[key])
        one.unlink()
    chance = random.Random(SEED)  # noqa: S311 - no secrets here
    drawn = sorted(_pooled(chance.choices(counts, k=len(counts))) for _ in range(DRAWS))
    return drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS)]


def _scratch(content: str) -> str:
    import tempfile  # noqa: PLC0415 - the scorer reads files

    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False, encoding="utf-8") as file:
        file.write(content)
    return file.name


def _pooled(counts: Sequence[Figures]) -> float:
    hit, predicted, gold = (sum(c[name] for c in counts) for name in ("hit", "predicted", "gold"))
    return 2 * hit / (predicted + gold) if predicted + gold else 0.0


def _spread(right: int, n: int) -> str:
    chance = random.Random(SEED)  # noqa: S311 - no secrets here
    flags = [True] * right + [False] * (n - right)
    drawn = sorted(sum(chance.choices(flags, k=n)) / n for _ in range(DRAWS))
    return f"{drawn[int(0.025 * DRAWS)]:.3f}-{drawn[int(0.975 * DRAWS)]:.3f}"


def _cross_validated(features: Sequence[frozenset[str]], types: Sequence[str], aside: Sequence[Relation]) -> list[str]:
    """Guessed types, each by a model that has not seen its fold; folds keep the shares of the types. Every fold learns
    from the examples `aside` too."""
    more, kinds = features_of(aside), [row.type for row in aside]
    fold = _folds(types)
    guessed = [""] * len(types)
    for number in range(FOLDS):
        seen = [n for n, f in enumerate(fold) if f != number]
        learned = [types[n] for n in seen] + kinds
        labels, bias, weights = fit([features[n] for n in seen] + more, learned, len(aside))
        for n in (n for n, f in enumerate(fold) if f == number):
            scores = list(bias)
            for name in features[n]:
                for label, weight in weights.get(name, ()):
                    scores[label] += weight
            guessed[n] = labels[scores.index(max(scores))]
    return guessed


def _folds(types: Sequence[str]) -> list[int]:
    chance = random.Random(0)  # noqa: S311 - no secrets here
    by_type: dict[str, list[int]] = defaultdict(list)
    for n, kind in enumerate(types):
        by_type[kind].append(n)
    fold = [0] * len(types)
    for places in by_type.values():
        chance.shuffle(places)
        for at, n in enumerate(places):
            fold[n] = at % FOLDS
    return fold


def _end_to_end(row: Relation, events: Sequence[Event]) -> str | None:
    """The type of the first event found between the two; None where none is."""
    for event in events:
        sides = (any(_touches(p.mention, extent) for p in event.participants) for extent in (row.source, row.target))
        if all(sides):
            return plv_type(event)
    return None


def _touches(span: Any, extent: Extent) -> bool:
    return bool(span.start < extent[1] and extent[0] < span.end)


def _macro(gold: Sequence[str], found: Sequence[str]) -> float:
    scores = []
    for kind in sorted(set(gold)):
        hit = sum(g == f == kind for g, f in zip(gold, found, strict=True))
        scores.append(2 * hit / (gold.count(kind) + found.count(kind)))
    return sum(scores) / len(scores)


def _accuracy(gold: Sequence[str], found: Sequence[str]) -> float:
    return sum(g == f for g, f in zip(gold, found, strict=True)) / len(gold)


def _roots() -> dict[str, str]:
    """CAMEO codes to roots, as PLV names them."""
    lines = (BENCH / "plover_gsr" / "CAMEO2PLOVER-2021.txt").read_text(encoding="utf-8").splitlines()
    table = dict(m.groups() for line in lines if (m := re.match(r"(\d+): (\w+)", line)))
    return {code: "YIELD" if root in ("CONCEDE", "RETREAT") else root for code, root in table.items()}


def _unit_records(table: dict[str, str]) -> Iterable[tuple[str, set[str]]]:
    """Sentences with the roots of the events coded in them."""
    tree = ElementTree.parse(BENCH / "petrarch" / "text" / "PETR.UnitTest.records.xml")  # noqa: S314 - our own data
    for sentence in tree.getroot().iter("Sentence"):
        text = " ".join((sentence.findtext("Text") or "").split())
        codes = {e.get("eventcode", "") for e in sentence.iter("EventCoding")}
        roots = {table.get(c) or table.get(c[:3]) or table.get(c[:2]) for c in codes if c}
        if text and (known := {r for r in roots if r}):
            yield text, known


if __name__ == "__main__":
    main()
