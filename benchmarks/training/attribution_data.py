"""PolNeAR as the attribution tagger sees it: documents in pieces with gold, windows, batches, tensors."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from dragoman.models.attribution.courses import ROLES, TAGS
from dragoman.models.attribution.pieces import WINDOW, Extent, Pieces, read, relations, windows, word_starts

BLOCK = re.compile(r"\S(?:.*?\S)??(?=\s*?\n\s*?\n|\s*\Z)", re.DOTALL)
ROLE = {"source": 1, "cue": 2, "content": 3}
BUDGET = 4096
"""Word pieces in a batch, padding included."""
SMALL = 0.3
"""Share of documents that are learned in windows smaller than WINDOW."""

GUESSED = 0.9
"""The teacher's share in what is wanted where there is no gold."""

MASK = 103
"""The tokenizer's [MASK]; what is up to 102 are its other marks."""


@dataclass
class Document:
    """A text in pieces with its gold: a tag to a piece; to each attribution its cue and a role to each piece.

    With a teacher also its chances: of each tag of each piece, of each role of each piece for each attribution (None
    where it did not see the cue). Where the gold itself is `guessed` by the teacher, its chances count for nearly all.
    """

    pieces: Pieces
    tags: np.ndarray
    cues: list[Extent]
    roles: list[np.ndarray]
    taught_tags: np.ndarray | None = None
    taught_roles: list[np.ndarray | None] | None = None
    guessed: bool = False

    def soft_tags(self, starts: np.ndarray, trust: float) -> np.ndarray:
        """How much of each tag the words that begin at `starts` should have, by gold and teacher."""
        gold = np.eye(TAGS, dtype=np.float32)[self.tags[starts]]
        trust = GUESSED if self.guessed else trust
        return gold if self.taught_tags is None else _mixed(gold, self.taught_tags[starts], trust)

    def soft_roles(self, cue: int, roles: np.ndarray, starts: np.ndarray, trust: float) -> np.ndarray:
        """The same of each role for a cue; `roles` are the gold ones."""
        gold = np.eye(ROLES, dtype=np.float32)[roles]
        taught = self.taught_roles[cue] if self.taught_roles else None
        trust = GUESSED if self.guessed else trust
        return gold if taught is None else _mixed(gold, taught[starts], trust)


def _mixed(gold: np.ndarray, taught: np.ndarray, trust: float) -> np.ndarray:
    return (1 - trust) * gold + trust * taught.astype(np.float32)


@dataclass
class Item:
    """A window of a document."""

    document: Document
    window: Extent

    @property
    def size(self) -> int:
        """How many pieces."""
        return self.window[1] - self.window[0]


def units(path: Path) -> list[dict[str, list[Extent]]]:
    """The attributions of a brat file: spans by role."""
    spans, found = {}, []
    for line in path.read_text(encoding="utf-8").split("\n"):
        parts = line.split("\t")
        if line.startswith("T") and len(parts) > 1:
            offsets = parts[1].split(" ", 1)[1]
            spans[parts[0]] = [tuple(map(int, s.split())) for s in offsets.split(";")]
        elif line.startswith("E") and len(parts) > 1:
            here: dict[str, list[Extent]] = {"source": [], "cue": [], "content": []}
            for role, unit in (argument.split(":") for argument in parts[1].split()):
                name = re.sub(r"\d+$", "", role).lower()
                if name in here:
                    here[name] += spans.get(unit, [])
            found.append(here)
    return found


def documents(folder: Path, tokenizer: Tokenizer, *, everyone: bool = False) -> Iterator[Document]:
    """Every text with its first annotator's attributions; with `everyone`, once for each of its annotators."""
    by_text: dict[str, list[Path]] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        by_text.setdefault(path.stem.rsplit("_", 1)[0], []).append(path)
    for stem, paths in by_text.items():
        with (folder / "text" / f"{stem}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        pieces = pieces_of(text, tokenizer)
        for path in paths if everyone else paths[:1]:
            yield labelled(pieces, units(path))


def pieces_of(text: str, tokenizer: Tokenizer) -> Pieces:
    """A text in pieces, its paragraphs parted by empty lines."""
    return read(tokenizer, text, [m.span() for m in BLOCK.finditer(text)])


def labelled(pieces: Pieces, attributions: list[dict[str, list[Extent]]]) -> Document:
    """The pieces with gold."""
    tags = np.zeros(len(pieces), dtype=np.int64)
    cues, roles = [], []
    for a in attributions:
        covered = {name: [_covered(pieces, span) for span in a[name]] for name in a}
        role = np.zeros(len(pieces), dtype=np.int64)
        for name in ("content", "source", "cue"):
            for first, last in covered[name]:
                _mark(tags, first, last, 2 * ROLE[name] - 1)
                if name != "cue":
                    _mark(role, first, last, 1 if name == "source" else 3)
        here = [c for c in covered["cue"] if c[1] > c[0]]
        if here:
            cues.append((here[0][0], here[-1][1]))
            roles.append(role)
    return Document(pieces, tags, cues, roles)


def _mark(labels: np.ndarray, first: int, last: int, begins: int) -> None:
    labels[first:last] = begins + 1
    labels[first : first + 1] = begins


def _covered(pieces: Pieces, span: Extent) -> Extent:
    return int(np.searchsorted(pieces.end, span[0], "right")), int(np.searchsorted(pieces.start, span[1], "left"))


def items(found: list[Document], chance: random.Random | None) -> list[Item]:
    """Windows of all documents; with `chance` some documents are cut small, as single paragraphs come in use."""
    out = []
    for d in found:
        small = chance is not None and chance.random() < SMALL
        size = chance.choice((64, 128, 192)) if chance is not None and small else WINDOW
        out += [Item(d, w) for w in windows(d.pieces, size)]
    return out


def batches(found: list[Item], chance: random.Random) -> list[list[Item]]:
    """Items of like length together, about BUDGET pieces in each batch, in random order."""
    found = sorted(found, key=lambda i: (i.size // 16, chance.random()))
    out: list[list[Item]] = [[]]
    for item in found:
        if out[-1] and (len(out[-1]) + 1) * (item.size + 2) > BUDGET:
            out.append([])
        out[-1].append(item)
    chance.shuffle(out)
    return out


@dataclass
class Batch:
    """Tensors of some windows: the encoder's inputs; for their words first pieces, mask and how much of each tag."""

    inputs: tuple[Tensor, ...]
    firsts: Tensor
    mask: Tensor
    tags: Tensor
    items: list[Item]
    starts: list[np.ndarray]

    def words(self, x: Tensor) -> Tensor:
        """What belongs to the first pieces of words, out of what belongs to all pieces."""
        return x.gather(1, self.firsts[..., None].expand(-1, -1, x.shape[-1]))


def tensors(group: list[Item], trust: float = 0.0) -> Batch:
    """Windows as tensors: [CLS], pieces, [SEP], padding. `trust` is the teacher's share in what is wanted."""
    rows, length = len(group), max(i.size for i in group) + 2
    starts = [word_starts(i.document.pieces, i.window) for i in group]
    widest = max(map(len, starts))
    arrays = np.zeros((5, rows, length), dtype=np.int64)
    firsts, mask = (np.zeros((rows, widest), dtype=np.int64) for _ in range(2))
    tags = np.zeros((rows, widest, TAGS), dtype=np.float32)
    for row, (item, begins) in enumerate(zip(group, starts, strict=True)):
        (a, b), p, n = item.window, item.document.pieces, item.size
        for layer, values in enumerate((p.ids, p.shape, p.quote, p.place)):
            arrays[layer, row, 1 : n + 1] = values[a:b]
        arrays[0, row, [0, n + 1]] = 101, 102
        arrays[4, row, : n + 2] = 1
        firsts[row, : len(begins)] = begins - a + 1
        mask[row, : len(begins)] = 1
        tags[row, : len(begins)] = item.document.soft_tags(begins, trust)
    return Batch(
        tuple(torch.from_numpy(x) for x in arrays), *map(torch.from_numpy, (firsts, mask, tags)), group, starts
    )


def masked(ids: Tensor, chance: float) -> Tensor:
    """The pieces with some of them hidden, so that the network leans on more than single words."""
    hidden = (torch.rand(ids.shape) < chance) & (ids > 102)
    return torch.where(hidden, MASK, ids)


@dataclass
class Links:
    """Cues of a batch: window row, first and last word in it, relations, gold roles, how much of each role."""

    window: Tensor
    ends: Tensor
    relations: Tensor
    roles: Tensor
    soft: Tensor


def links(batch: Batch, begins: np.ndarray, trust: float = 0.0) -> Links | None:
    """Gold cues, and words of `begins` (rows, words) that are in no gold cue, as cues of nothing."""
    width = batch.tags.shape[1]
    rows, ends, related, roles, soft = [], [], [], [], []
    for row, (item, starts) in enumerate(zip(batch.items, batch.starts, strict=True)):
        (a, b), d = item.window, item.document
        inside = [
            (_words(starts, c), gold, d.soft_roles(n, gold, starts, trust))
            for n, c in enumerate(d.cues)
            if a <= c[0] and c[1] <= b
            for gold in [_begun(d.roles[n][starts])]
        ]
        inside += [((w, w + 1), *_nothing(len(starts))) for w in _false(begins[row], starts, [c for c, _, _ in inside])]
        if inside:
            spare = (0, width - len(starts))
            related.append(np.pad(relations(d.pieces, starts, [c for c, _, _ in inside]), ((0, 0), (0, 0), spare)))
            roles += [np.pad(gold, spare) for _, gold, _ in inside]
            soft += [np.pad(wanted, (spare, (0, 0))) for _, _, wanted in inside]
            rows += [row] * len(inside)
            ends += [(first, last - 1) for (first, last), _, _ in inside]
    if not rows:
        return None
    joined = [torch.from_numpy(x) for x in (np.concatenate(related, 1), np.stack(roles), np.stack(soft))]
    return Links(torch.tensor(rows), torch.tensor(ends).T, *joined)


def _false(begins: np.ndarray, starts: np.ndarray, cues: list[Extent]) -> list[int]:
    taken = {w for cue in cues for w in range(*cue)}
    return [w for w in np.flatnonzero(begins).tolist() if w < len(starts) and w not in taken]


def _nothing(words: int) -> tuple[np.ndarray, np.ndarray]:
    """Roles of a cue that is none."""
    roles = np.zeros(words, dtype=np.int64)
    return roles, np.eye(ROLES, dtype=np.float32)[roles]


def _begun(roles: np.ndarray) -> np.ndarray:
    """The roles with a beginning wherever one goes on that has none: it lies in an earlier window, or inside a word."""
    before = np.concatenate([[0], roles[:-1]])
    lost = (roles > 0) & (roles % 2 == 0) & (before != roles) & (before != roles - 1)
    return roles - lost


def _words(starts: np.ndarray, cue: Extent) -> Extent:
    """A cue's words, from its pieces."""
    first = int(np.searchsorted(starts, cue[0], "right")) - 1
    return first, max(first + 1, int(np.searchsorted(starts, cue[1], "left")))
