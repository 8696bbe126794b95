"""What a trained teacher says of texts, kept for its student: of PolNeAR's train texts, and of news without gold.

    python benchmarks/training/attribution_teacher.py POLNEAR ECBPLUS MINILM OUT CHECKPOINT... --articles ARCHIVE

Several checkpoints are averaged by weight. The texts come in windows as in use. For every cue, of the gold or found by
the teacher, its chances of each role of each word are kept, for every word those of each tag. ECBPLUS is the folder of
the ECB+ corpus, ARCHIVE the articles of attribution_news.py; what the teacher finds in their texts is their gold.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from attribution_data import Batch, Document, Item, documents, labelled, links, pieces_of, tensors
from attribution_dev import link_scores, nested
from attribution_export import averaged
from attribution_network import MPNET, Encoder, Linker
from attribution_news import articles, ecb
from rich.progress import track
from tokenizers import Tokenizer
from torch import Tensor

from dragoman.models.attribution.courses import ROLES, TAGS, Tuning
from dragoman.models.attribution.decoding import Tagged, Words, decode
from dragoman.models.attribution.pieces import Extent, Pieces, windows, word_starts

THREADS = 2
Seen = tuple[Tensor, Tensor]


def tokenizer_of(folder: Path) -> Tokenizer:
    """The tokenizer of a model folder, for texts of any length."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


class Teacher:
    """A trained network that tells how sure it is."""

    def __init__(self, checkpoints: list[Path]) -> None:
        state = averaged(checkpoints)
        self.encoder, self.linker = Encoder(MPNET).eval(), Linker(MPNET.width).eval()
        self.encoder.load_state_dict(state["encoder"])
        self.linker.load_state_dict(state["linker"])
        self.seen: dict[Extent, Seen] = {}

    @torch.no_grad()
    def read(self, text: str, pieces: Pieces) -> Document:
        """A text with what the teacher finds in it as its gold."""
        found: list[Tagged] = []
        blank = Document(pieces, np.zeros(len(pieces), dtype=np.int64), [], [])
        for window in windows(pieces):
            item = Item(blank, window)
            x, chances = self.seen[window] = self._encoded(tensors([item]))
            starts = word_starts(pieces, window)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                link = partial(link_scores, self.linker, x, pieces, starts)
                found += decode(Words(text, pieces, starts), chances.numpy(), link, Tuning())
        told = [a for a in found if a.cue and not nested(a, found)]
        parts = [
            {"source": [a.source] if a.source else [], "cue": [a.cue], "content": [*a.content]} for a in told if a.cue
        ]
        return replace(labelled(pieces, parts), guessed=True)

    @torch.no_grad()
    def teach(self, document: Document) -> None:
        """Fill in the document's chances."""
        tags = np.zeros((len(document.pieces), TAGS), dtype=np.float16)
        roles: list[np.ndarray | None] = [None] * len(document.cues)
        for window in windows(document.pieces):
            inside = [n for n, c in enumerate(document.cues) if window[0] <= c[0] and c[1] <= window[1]]
            starts, said, chances = self._window(Item(document, window))
            tags[starts] = said
            for n, chance in zip(inside, chances, strict=True):
                sparse = np.zeros((len(document.pieces), ROLES), dtype=np.float16)
                sparse[:, 0] = 1
                sparse[starts] = chance
                roles[n] = sparse
        document.taught_tags, document.taught_roles = tags, roles

    def _encoded(self, batch: Batch) -> Seen:
        """Hidden states of a window's words, and their chances of tags (words, tags)."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x, tags = (batch.words(out) for out in self.encoder(*batch.inputs))
        return x, tags[0].float().softmax(-1)

    def _window(self, item: Item) -> tuple[np.ndarray, Tensor, Tensor]:
        """First pieces of words, chances of tags (words, tags), of roles for each gold cue (cues, words, roles)."""
        batch = tensors([item])
        x, tags = self.seen.pop(item.window, None) or self._encoded(batch)
        found = links(batch, np.zeros(batch.mask.shape, dtype=bool))
        if found is None:
            return batch.starts[0], tags, torch.zeros(0)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self.linker(x, None, found.window, found.ends, found.relations)
        return batch.starts[0], tags, self.linker.chances(scores.float())


def main() -> None:
    """Ask the teacher about every text, of PolNeAR with all annotators' attributions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("polnear", "ecbplus", "minilm", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--articles", type=Path, help="NewsArticles.zip, to read news from too")
    parser.add_argument("--number", type=int, default=1600, help="of articles")
    parser.add_argument("--documents", type=int, help="only so many of each, to try the code")
    options = parser.parse_args()
    torch.set_num_threads(THREADS)
    teacher, tokenizer = Teacher(options.checkpoints), tokenizer_of(options.minilm)
    found = list(islice(documents(options.polnear / "train", tokenizer, everyone=True), options.documents))
    for document in track(found, "PolNeAR"):
        teacher.teach(document)
    texts = list(islice(ecb(options.ecbplus), options.documents))
    if options.articles:
        texts += islice(articles(options.articles, options.number), options.documents)
    for text in track(texts, "news"):
        found.append(teacher.read(text, pieces_of(text, tokenizer)))
        teacher.teach(found[-1])
    torch.save(found, options.out)


if __name__ == "__main__":
    main()
