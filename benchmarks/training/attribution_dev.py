"""Figures on the development texts while training: the reference scorer's measures, from the network in memory."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from attribution_data import BLOCK, Document, Item, tensors
from attribution_network import Linker
from tokenizers import Tokenizer

from dragoman.models.attribution.courses import Links, Tuning
from dragoman.models.attribution.decoding import Tagged, Words, decode
from dragoman.models.attribution.pieces import Extent, Numbers, Pieces, read, relations, windows

Scored = dict[str, Any]


class Measure:
    """Tags every development text, or only the first `documents`, and scores it; texts left out count as missed."""

    def __init__(self, folder: Path, tokenizer: Tokenizer, documents: int | None = None) -> None:
        self.folder = folder
        paths = sorted((folder / "text").glob("*.txt"))[:documents]
        self.texts = [p.open(encoding="utf-8", newline="").read() for p in paths]
        self.pieces = [read(tokenizer, t, [m.span() for m in BLOCK.finditer(t)]) for t in self.texts]

    @torch.no_grad()
    def __call__(self, encoder: torch.nn.Module, linker: torch.nn.Module) -> Scored:
        """Figures by name."""
        encoder.eval()
        linker.eval()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = [self._tagged(t, p, encoder, linker) for t, p in zip(self.texts, self.pieces, strict=True)]
        return self.score(found)

    def _tagged(self, text: str, pieces: Pieces, encoder: torch.nn.Module, linker: torch.nn.Module) -> list[Tagged]:
        whole = Document(pieces, np.zeros(len(pieces), dtype=np.int64), [], [])
        found: list[Tagged] = []
        for window in windows(pieces):
            batch = tensors([Item(whole, window)])
            x, tags = (batch.words(out) for out in encoder(*batch.inputs))
            chances = tags.float().softmax(-1)[0].numpy()
            link = partial(link_scores, linker, x, pieces, batch.starts[0])
            found += decode(Words(text, pieces, batch.starts[0]), chances, link, Tuning())
        return found

    def score(self, found: list[list[Tagged]]) -> Scored:
        """The reference scorer's F1 values."""
        sys.path.insert(0, str(self.folder.parents[1]))
        import score  # noqa: PLC0415

        def span(text: str, e: Extent | None) -> dict[str, Any] | None:
            return e and {"start": e[0], "end": e[1], "text": text[e[0] : e[1]]}

        def statement(text: str, a: Tagged, beside: list[Tagged]) -> Scored:
            content = [span(text, e) for e in a.content]
            return {
                "source": span(text, a.source),
                "cue": span(text, a.cue),
                "content": content,
                "parent": nested(a, beside),
            }

        pred = {t: {"statements": [statement(t, a, f) for a in f]} for t, f in zip(self.texts, found, strict=True)}
        figures = score.attributions(pred, str(self.folder / "text"), str(self.folder / "attributions"))
        keys = ("attribution", "content", "content_words", "exact_source", "exact_cue", "exact_content")
        out = {k: figures[k]["f1"] for k in keys}
        out |= {"p": figures["attribution"]["p"], "r": figures["attribution"]["r"]}
        return out


def link_scores(linker: Linker, x: torch.Tensor, pieces: Pieces, starts: Numbers, cues: Sequence[Extent]) -> Links:
    """What the linker says of cues, as the decoder asks for it; `x` are the hidden states of the window's words."""
    steps = linker.transitions().float().numpy()
    if not cues:
        return Links(np.zeros((0, len(starts), steps.shape[1]), dtype=np.float32), steps)
    ends = torch.tensor([[first, last - 1] for first, last in cues]).T
    related = torch.from_numpy(relations(pieces, starts, cues))
    scores = linker(x, None, torch.zeros(len(cues), dtype=torch.long), ends, related)
    return Links(scores.float().numpy(), steps)


def nested(inner: Tagged, others: list[Tagged]) -> bool:
    """Whether it stands in the content of another one: the gold has no such ones, and the scorer leaves them out."""
    parts = (inner.cue, *inner.content) if inner.cue else ()
    around = (o.content for o in others if o is not inner)
    return bool(parts) and any(all(any(a <= s and e <= b for a, b in c) for s, e in parts) for c in around)
