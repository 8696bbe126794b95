"""From a checkpoint of the attribution tagger to quantised ONNX graphs, with their checksums.

python benchmarks/training/attribution_export.py WORK/best.pt MINILM/tokenizer.json FOLDER [--full]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import torch
from attribution_network import MINILM, Encoder, Linker
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

FILES = ("model.onnx", "linker.onnx", "tokenizer.json")


class EncoderGraph(nn.Module):
    """One window in, without padding: hidden states and tag probabilities out."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, shape: Tensor, quote: Tensor, place: Tensor) -> tuple[Tensor, Tensor]:
        """See Encoder."""
        hidden, tags = self.encoder(ids, shape, quote, place, None)
        return hidden, tags.softmax(-1)


class LinkerGraph(nn.Module):
    """The cues of one window in, their scores and the transitions out."""

    def __init__(self, linker: Linker) -> None:
        super().__init__()
        self.linker = linker

    def forward(self, hidden: Tensor, ends: Tensor, relations: Tensor) -> tuple[Tensor, Tensor]:
        """See Linker; every cue is in the one window there is."""
        scores = self.linker(hidden, None, torch.zeros_like(ends[0]), ends, relations)
        tied = 0.0 * hidden[0, 0, 0]  # an output that hangs on no input is dropped when the graph is quantised
        return scores, self.linker.transitions() + tied


def export(checkpoints: list[Path], tokenizer: Path, folder: Path, *, full: bool) -> None:
    """Write the graphs, quantised unless `full`, the tokenizer and SHA256SUMS into the folder."""
    state = averaged(checkpoints)
    encoder, linker = Encoder(MINILM, drop=0.0).eval(), Linker(MINILM.width, drop=0.0).eval()
    encoder.load_state_dict(state["encoder"])
    linker.load_state_dict(state["linker"])
    folder.mkdir(parents=True, exist_ok=True)
    ids, small = torch.ones(1, 40, dtype=torch.long), torch.ones(2, 3, dtype=torch.long)
    with tempfile.TemporaryDirectory() as scratch:
        graphs = {name: Path(scratch) / name for name in FILES[:2]}
        torch.onnx.export(
            EncoderGraph(encoder),
            (ids, ids % 2, ids % 2, ids % 2),
            str(graphs["model.onnx"]),
            input_names=["ids", "shape", "quote", "place"],
            output_names=["hidden", "tags"],
            dynamic_axes={n: {1: "pieces"} for n in ("ids", "shape", "quote", "place", "hidden", "tags")},
            opset_version=17,
            dynamo=False,
        )
        torch.onnx.export(
            LinkerGraph(linker),
            (torch.randn(1, 40, 384), small, torch.ones(4, 3, 40, dtype=torch.long)),
            str(graphs["linker.onnx"]),
            input_names=["hidden", "ends", "relations"],
            output_names=["scores", "transitions"],
            dynamic_axes={
                "hidden": {1: "words"},
                "ends": {1: "cues"},
                "relations": {1: "cues", 2: "words"},
                "scores": {0: "cues", 1: "words"},
            },
            opset_version=17,
            dynamo=False,
        )
        for name, graph in graphs.items():
            if full:
                (folder / name).write_bytes(graph.read_bytes())
            else:
                quantize_dynamic(graph, folder / name, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    (folder / "tokenizer.json").write_text(_plain(tokenizer), encoding="utf-8")
    sums = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}" for name in FILES]
    (folder / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="ascii")


def averaged(checkpoints: list[Path]) -> dict[str, dict[str, Tensor]]:
    """The mean of each weight, by part and name."""
    states = [torch.load(path, map_location="cpu") for path in checkpoints]
    return {
        part: {name: torch.stack([s[part][name].float() for s in states]).mean(0) for name in weights}
        for part, weights in states[0].items()
    }


def _plain(tokenizer: Path) -> str:
    """The tokenizer without padding and truncation."""
    parts = json.loads(tokenizer.read_text(encoding="utf-8"))
    return json.dumps(parts | {"truncation": None, "padding": None}, ensure_ascii=False)


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--full", action="store_true", help="leave the weights as 32-bit numbers")
    options = parser.parse_args()
    export(options.checkpoints, options.tokenizer, options.folder, full=options.full)


if __name__ == "__main__":
    main()
