"""What a trained teacher says of texts, kept for its student: of PolNeAR's train texts, and of news without gold.

    python benchmarks/training/attribution_teacher.py POLNEAR ECBPLUS MINILM OUT CHECKPOINT...

Several checkpoints are averaged by weight. The texts come in windows as in use. For every cue, of the gold or found by
the teacher, its chances of each role of each word are kept, for every word those of each tag. ECBPLUS is the folder of
the ECB+ corpus; what the teacher finds in its texts is their gold.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import torch
from attribution_data import Document, Item, documents, labelled, links, pieces_of, tensors
from attribution_dev import link_scores, nested
from attribution_export import averaged
from attribution_network import MPNET, Encoder, Linker
from tokenizers import Tokenizer
from torch import Tensor

from dragoman.models.attribution.courses import ROLES, TAGS, Tuning
from dragoman.models.attribution.decoding import Tagged, Words, decode
from dragoman.models.attribution.pieces import Pieces, windows

THREADS = 2
PARAGRAPH = (1, 2, 2, 3)
"""Sentences that stand together, drawn by chance: ECB+ does not tell its paragraphs."""

CLOSE = re.compile(r" (?=[,.;:?!%)\]’”]|n['’]t\\b|['’](?:s|re|ve|ll|d|m)\\b|''|'$)")
OPEN = re.compile(r"(?<=[(\[“‘$£]) |(?<=``) ")


def tokenizer_of(folder: Path) -> Tokenizer:
    """The tokenizer of a model folder, for texts of any length."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def news(folder: Path, seed: int = 7) -> Iterator[str]:
    """The texts of ECB+, their tokens joined, some sentences to a paragraph."""
    chance = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    for path in sorted(folder.glob("*/*.xml")):
        sentences: dict[str, list[str]] = {}
        for token in ElementTree.parse(path).getroot().iter("token"):  # noqa: S314 - a corpus of our own choice
            sentences.setdefault(token.get("sentence", ""), []).append(token.text or "")
        lines = [OPEN.sub("", CLOSE.sub("", " ".join(words))) for words in sentences.values()]
        paragraphs: list[str] = []
        while lines:
            size = chance.choice(PARAGRAPH)
            paragraphs.append(" ".join(lines[:size]))
            del lines[:size]
        yield "\n\n".join(paragraphs)


class Teacher:
    """A trained network that tells how sure it is."""

    def __init__(self, checkpoints: list[Path]) -> None:
        state = averaged(checkpoints)
        self.encoder, self.linker = Encoder(MPNET).eval(), Linker(MPNET.width).eval()
        self.encoder.load_state_dict(state["encoder"])
        self.linker.load_state_dict(state["linker"])

    @torch.no_grad()
    def read(self, text: str, pieces: Pieces) -> Document:
        """A text with what the teacher finds in it as its gold."""
        found: list[Tagged] = []
        blank = Document(pieces, np.zeros(len(pieces), dtype=np.int64), [], [])
        for window in windows(pieces):
            batch = tensors([Item(blank, window)])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                x, tags = (batch.words(out) for out in self.encoder(*batch.inputs))
                link = partial(link_scores, self.linker, x, pieces, batch.starts[0])
                chances = tags.float().softmax(-1)[0].numpy()
                found += decode(Words(text, pieces, batch.starts[0]), chances, link, Tuning())
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

    def _window(self, item: Item) -> tuple[np.ndarray, Tensor, Tensor]:
        """First pieces of words, chances of tags (words, tags), of roles for each gold cue (cues, words, roles)."""
        batch = tensors([item])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x, tags = (batch.words(out) for out in self.encoder(*batch.inputs))
            found = links(batch, np.zeros(batch.mask.shape, dtype=bool))
            if found is None:
                return batch.starts[0], tags[0].float().softmax(-1), torch.zeros(0)
            scores = self.linker(x, None, found.window, found.ends, found.relations)
        return batch.starts[0], tags[0].float().softmax(-1), self.linker.chances(scores.float())


def main() -> None:
    """Ask the teacher about every text, of PolNeAR with all annotators' attributions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("polnear", "ecbplus", "minilm", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--documents", type=int, help="only so many of each, to try the code")
    options = parser.parse_args()
    torch.set_num_threads(THREADS)
    teacher, tokenizer = Teacher(options.checkpoints), tokenizer_of(options.minilm)
    found = list(islice(documents(options.polnear / "train", tokenizer, everyone=True), options.documents))
    texts = islice(news(options.ecbplus), options.documents)
    found += [teacher.read(text, pieces_of(text, tokenizer)) for text in texts]
    for n, document in enumerate(found):
        teacher.teach(document)
        if n % 100 == 0:
            print(n, len(found), flush=True)
    torch.save(found, options.out)


if __name__ == "__main__":
    main()
