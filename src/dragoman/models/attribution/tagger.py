"""Runs the trained attribution model with ONNX Runtime: one pass of the encoder over each window, then the links."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman.errors import TrainedModelMissing
from dragoman.models.attribution.courses import ROLES, Floats, Links, Tuning
from dragoman.models.attribution.decoding import Tagged, Words, decode
from dragoman.models.attribution.pieces import Extent, Numbers, Pieces, read, relations, windows, word_starts

if TYPE_CHECKING:
    from tokenizers import Tokenizer

HERE = Path(__file__).parent
SUMS = "SHA256SUMS"
FILES = ("model.onnx", "linker.onnx", "tokenizer.json")
REMEDY = "install Dragoman again, or use --attribution rules"
CHOSEN = Tuning()
OPENS, CLOSES = 101, 102
"""The encoder's marks at either end of a window."""

TOGETHER = 32
"""Cues linked in one pass, so that a window full of cues stays small in memory."""


class AttributionTagger:
    """Finds attributions in English news text. The weights are read, and checked, on first use."""

    def __init__(self, folder: Path = HERE, tuning: Tuning = CHOSEN) -> None:
        self.folder = folder
        self.tuning = tuning

    def tag(self, text: str, paragraphs: Sequence[Extent]) -> list[Tagged]:
        """The attributions in the paragraphs of a text, in text order of their cues.

        Paragraphs are half-open extents in text order. Raises TrainedModelMissing where files of the model are
        missing or changed.
        """
        pieces = read(self._tokenizer, text, paragraphs)
        found: list[Tagged] = []
        for window in windows(pieces):
            found += self._window(text, pieces, window)
        return sorted(found, key=lambda a: (a.cue or a.content[0], a.content))

    def _window(self, text: str, pieces: Pieces, window: Extent) -> list[Tagged]:
        starts = word_starts(pieces, window)
        hidden, tags = self._encode(pieces, window, starts)
        link = partial(self._link, hidden, pieces, starts)
        return decode(Words(text, pieces, starts), tags, link, self.tuning)

    def _encode(self, pieces: Pieces, window: Extent, starts: Numbers) -> tuple[Floats, Floats]:
        """Hidden states (words, width) and tag probabilities (words, tags)."""
        first, last = window
        names = ("shape", "quote", "place")
        inputs = {name: np.pad(getattr(pieces, name)[first:last], 1)[None] for name in names}
        inputs["ids"] = np.array([[OPENS, *pieces.ids[first:last], CLOSES]], dtype=np.int64)
        hidden, tags = self._encoder.run(["hidden", "tags"], inputs)
        return hidden[0, starts - first + 1], tags[0, starts - first + 1]

    def _link(self, hidden: Floats, pieces: Pieces, starts: Numbers, cues: Sequence[Extent]) -> Links:
        """The scores of all cues, some at a time."""
        ends = np.array([[start for start, _ in cues], [end - 1 for _, end in cues]], dtype=np.int64)
        related = relations(pieces, starts, cues)
        parts, transitions = [np.zeros((0, len(starts), ROLES), np.float32)], np.zeros((ROLES + 1, ROLES), np.float32)
        for n in range(0, len(cues), TOGETHER):
            inputs = {
                "hidden": hidden[None],
                "ends": ends[:, n : n + TOGETHER],
                "relations": related[:, n : n + TOGETHER],
            }
            scores, transitions = self._linker.run(["scores", "transitions"], inputs)
            parts.append(scores)
        return Links(np.concatenate(parts), transitions)

    @cached_property
    def _files(self) -> dict[str, Path]:
        """The model's files, each compared with its checksum."""
        return verified(self.folder)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer  # noqa: PLC0415 - not needed before the first text

        tokenizer = Tokenizer.from_file(str(self._files["tokenizer.json"]))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _encoder(self) -> Any:
        return _session(self._files["model.onnx"])

    @cached_property
    def _linker(self) -> Any:
        return _session(self._files["linker.onnx"])


def verified(folder: Path) -> dict[str, Path]:
    """The paths of the model's files by name. Raises TrainedModelMissing where one is missing or has changed."""
    try:
        lines = (folder / SUMS).read_text(encoding="ascii").splitlines()
        sums = {name: digest for digest, name in (line.split() for line in lines)}
        for name in FILES:
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != sums[name]:
                raise TrainedModelMissing(
                    "a file of the attribution model is damaged", where=str(folder / name), remedy=REMEDY
                )
    except (OSError, ValueError, KeyError) as error:
        raise TrainedModelMissing("the attribution model is not complete", where=str(folder), remedy=REMEDY) from error
    return {name: folder / name for name in FILES}


def _session(path: Path) -> Any:
    """One thread, in order: the same sums in the same order every time. The fused norm is the slower one."""
    import onnxruntime  # type: ignore[import-untyped] # noqa: PLC0415 - no types; slow, not needed before the first text

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    slow = ["SkipLayerNormFusion"]
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=slow
    )
