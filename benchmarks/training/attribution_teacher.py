"""What a trained teacher says of PolNeAR's train texts, kept for its student.

    python benchmarks/training/attribution_teacher.py POLNEAR MINILM OUT CHECKPOINT...

Several checkpoints are averaged by weight. The texts come in windows as in use; for every gold cue in one of them the
teacher's chances of each role of each word are kept, for every word those of each tag.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from attribution_data import Document, Item, documents, links, tensors
from attribution_export import averaged
from attribution_network import MPNET, Encoder, Linker
from tokenizers import Tokenizer
from torch import Tensor

from dragoman.models.attribution.courses import ROLES, TAGS
from dragoman.models.attribution.pieces import windows

THREADS = 2


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
        """First pieces of words, the chances of tags (words, tags) and of roles for each gold cue (cues, words, roles)."""
        batch = tensors([item])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x, tags = (batch.words(out) for out in self.encoder(*batch.inputs))
            found = links(batch, np.zeros(batch.mask.shape, dtype=bool))
            if found is None:
                return batch.starts[0], tags[0].float().softmax(-1), torch.zeros(0)
            scores = self.linker(x, None, found.window, found.ends, found.relations)
        return batch.starts[0], tags[0].float().softmax(-1), self.linker.chances(scores.float())


def keep(found: list[Document], path: Path) -> None:
    """Write what was taught."""
    torch.save([(torch.from_numpy(d.taught_tags), list(_trimmed(d))) for d in found], path)


def _trimmed(document: Document) -> Iterator[tuple[int, Tensor] | None]:
    """Each cue's chances from the first piece that may have a role to the last one."""
    for chances in document.taught_roles or []:
        told = np.flatnonzero(chances[:, 0] < 1) if chances is not None else []
        yield (int(told[0]), torch.from_numpy(chances[told[0] : told[-1] + 1].copy())) if len(told) else None


def heed(found: list[Document], path: Path) -> None:
    """Give the documents what was taught of them."""
    for document, (tags, roles) in zip(found, torch.load(path), strict=True):
        document.taught_tags = tags.numpy()
        document.taught_roles = [kept and _whole(len(document.pieces), *kept) for kept in roles]


def _whole(pieces: int, first: int, chances: Tensor) -> np.ndarray:
    roles = np.zeros((pieces, ROLES), dtype=np.float16)
    roles[:, 0] = 1
    roles[first : first + len(chances)] = chances.numpy()
    return roles


def main() -> None:
    """Ask the teacher about every text, all annotators' attributions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("polnear", "minilm", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    options = parser.parse_args()
    torch.set_num_threads(THREADS)
    teacher = Teacher(options.checkpoints)
    found = list(documents(options.polnear / "train", tokenizer_of(options.minilm), everyone=True))
    for n, document in enumerate(found):
        teacher.teach(document)
        if n % 100 == 0:
            print(n, len(found), flush=True)
    keep(found, options.out)


if __name__ == "__main__":
    main()
