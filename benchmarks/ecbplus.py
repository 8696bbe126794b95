"""The same event across reports: ECB+ topics held aside, for the event mentions that the program itself finds.

    python benchmarks/ecbplus.py [--part dev|train] [--json OUT]

Dev are the topics whose number leaves no remainder by seven; weights were looked at on the others. Joins are scored by
topic, over the selected sentences, beside the same-lemma baseline on the same mentions. A mention found is one whose
words hold an annotated action; others count against precision.
"""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as Tree
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from coreference import Cluster, clusters, conll
from dragoman.pipeline import Pipeline, standard_pipeline
from dragoman.reconcile.joining import Web
from dragoman.reconcile.traits import traits_of
from dragoman.reconcile.words import stem, telling, words
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, content_id
from dragoman.record.happenings import Event
from dragoman.settings import Settings
from reference import BENCH, arguments, keep, shared_or_leave, show

ECB = BENCH / "ecbplus"
Mention = tuple[str, int]


@dataclass(frozen=True)
class Text:
    """A document with its annotated actions: offsets of their first word, and what cluster each is of."""

    document: Document
    actions: dict[int, str]
    within: tuple[tuple[int, int], ...]


def topics(part: str) -> list[str]:
    """Numbers of the topics of a part."""
    found = sorted((f.name for f in ECB.iterdir() if f.is_dir()), key=int)
    return [t for t in found if (int(t) % 7 == 0) == (part == "dev")]


def selected() -> dict[str, set[int]]:
    """Sentences that are annotated in full, by file."""
    found: dict[str, set[int]] = defaultdict(set)
    with (ECB / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found[f"{row['Topic']}_{row['File']}.xml"].add(int(row["Sentence Number"]))
    return found


def read_topic(topic: str, sentences: dict[str, set[int]]) -> Iterator[Text]:
    """The texts of a topic that have annotated sentences."""
    for file in sorted((ECB / topic).glob("*.xml")):
        if chosen := sentences.get(file.name):
            yield read_text(file, chosen)


def read_text(file: Path, chosen: set[int]) -> Text:
    """One file as running text, with what is annotated in the chosen sentences."""
    tree = Tree.parse(file).getroot()  # noqa: S314 - data of our own disk
    starts, within, text = _running(tree, chosen)
    named = _clusters(tree, file.name)
    actions: dict[int, str] = {}
    for markable in tree.iterfind("Markables/*"):
        anchors = [a.attrib["t_id"] for a in markable.iterfind("token_anchor")]
        if anchors and "ACTION" in markable.tag and anchors[0] in starts:
            label = f"{file.name}:{markable.attrib['m_id']}"
            actions[starts[anchors[0]]] = named.get(markable.attrib["m_id"], label)
    document = Document(id=content_id((file.name + text).encode()), text=text, outlet=file.stem)
    return Text(document, actions, tuple(within))


def _running(tree: Tree.Element, chosen: set[int]) -> tuple[dict[str, int], list[tuple[int, int]], str]:
    """Offsets of the chosen sentences' tokens by id, bounds of these sentences, and the text."""
    starts: dict[str, int] = {}
    bounds: dict[int, tuple[int, int]] = {}
    text, last = "", "0"
    for token in tree.iterfind("token"):
        word, sentence = token.text or "", token.attrib["sentence"]
        glued = re.fullmatch(r"[.,;:!?)'’]|'s|n't|%", word) is not None
        text += "\n\n" if sentence != last else ("" if glued or not text else " ")
        last = sentence
        if int(sentence) in chosen:
            starts[token.attrib["t_id"]] = len(text)
            bounds[int(sentence)] = (bounds.get(int(sentence), (len(text), 0))[0], len(text) + len(word))
        text += word
    return starts, list(bounds.values()), text


def _clusters(tree: Tree.Element, name: str) -> dict[str, str]:
    """Mention id to cluster: across documents by instance, within one by relation."""
    found: dict[str, str] = {}
    instances = {m.attrib["m_id"]: m.attrib.get("instance_id", "") for m in tree.iterfind("Markables/*")}
    for relation in tree.iterfind("Relations/*"):
        target = relation.find("target")
        key = instances.get(target.attrib["m_id"], "") if target is not None else ""
        for source in relation.iterfind("source"):
            found[source.attrib["m_id"]] = key or f"{name}:{relation.attrib['r_id']}"
    return found


def mentions(text: Text, events: Iterable[Event]) -> dict[str, Mention]:
    """For each event in the annotated sentences the action that its words hold, the first that is free; else itself."""
    found: dict[str, Mention] = {}
    taken: set[int] = set()
    for event in sorted(events, key=lambda e: (e.evidence[0].end - e.evidence[0].start, e.evidence)):
        span = event.evidence[0]
        if not any(start <= span.start < end for start, end in text.within):
            continue
        inside = [at for at in sorted(text.actions) if span.start <= at < span.end and at not in taken]
        taken |= set(inside[:1])
        found[event.id] = (text.document.id, inside[0] if inside else -span.start - 1)
    return found


def measure_topic(texts: list[Text], found: list[Extraction]) -> dict[str, tuple[list[Cluster], list[Cluster]]]:
    """Gold and answered clusters of a topic, ours and the baseline's."""
    places = {k: m for text, item in zip(texts, found, strict=True) for k, m in mentions(text, item.events).items()}
    web = Web()
    touched = web.add(t for item in found for t in traits_of([item.document], item) if t.layer == "events")
    joined = {member: join.members for join in web.joins(touched) for member in join.members}
    gold = clusters(((t.document.id, at), key) for t in texts for at, key in t.actions.items())
    ours = clusters((place, joined.get(event, event)) for event, place in places.items())
    lemmas = clusters((places[e.id], _lemma(e, places[e.id])) for item in found for e in item.events if e.id in places)
    return {"Dragoman": (gold, ours), "same lemma": (gold, lemmas)}


def _lemma(event: Event, place: Mention) -> str:
    """Stem of the action's word; of an event that is none, of the most telling word."""
    span = event.evidence[0]
    said = words(span.text[place[1] - span.start :] if place[1] >= 0 else span.text)
    own = said[:1] if place[1] >= 0 else sorted(said, key=lambda w: (not telling(frozenset({stem(w)})), w))[:1]
    return stem(own[0]) if own else event.id


def extract_topics(part: str) -> dict[str, tuple[list[Text], list[Extraction]]]:
    """Texts and what the program finds in them, by topic."""
    pipeline: Pipeline = standard_pipeline(Settings(attribution="rules"))
    sentences = selected()
    texts = {topic: list(read_topic(topic, sentences)) for topic in topics(part)}
    return {topic: (group, [pipeline.extract(t.document) for t in group]) for topic, group in texts.items()}


def measure(read: dict[str, tuple[list[Text], list[Extraction]]]) -> dict[str, dict[str, float]]:
    """Figures over all topics: clusters never cross them."""
    gathered: dict[str, tuple[list[Cluster], list[Cluster]]] = {}
    for texts, found in read.values():
        for system, (gold, ours) in measure_topic(texts, found).items():
            all_gold, all_ours = gathered.setdefault(system, ([], []))
            all_gold += gold
            all_ours += ours
    return {system: conll(gold, ours) for system, (gold, ours) in gathered.items()}


def main() -> None:
    """Print the table."""
    parser = arguments(__doc__)
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    options = parser.parse_args()
    shared_or_leave()
    results = measure(extract_topics(options.part))
    columns = ("system", *results["Dragoman"])
    show(f"ECB+ {options.part}, mentions found by the program", columns, [(s, *f.values()) for s, f in results.items()])
    keep(options.json, results)


if __name__ == "__main__":
    main()
