"""From the shipped, quantised graphs back to a checkpoint that training can go on from (`--start`).

    python benchmarks/training/attribution_checkpoint.py FOLDER CHECKPOINT

What rounding to 8 bits took away is not brought back; training mends it within a few steps.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from attribution_network import MINILM, Encoder, Linker, walls
from onnx import numpy_helper

Arrays = dict[str, np.ndarray]
ENCODER = [f"layers.{n}.{part}.weight" for n in range(MINILM.layers) for part in ("qkv", "out", "up", "down")]
LINKER = ["piece.weight", "direct.weight", "cue.weight", *(f"layer.{p}.weight" for p in ("qkv", "out", "up", "down"))]
"""The matrices of either graph in the order of its products; the last one is added where they are read."""


def checkpoint(folder: Path) -> dict[str, dict[str, torch.Tensor]]:
    """The weights of `model.onnx` and `linker.onnx` by part and name, as 32-bit numbers."""
    parts = {
        "encoder": (Encoder(MINILM).state_dict(), "model.onnx", [*ENCODER, "tags.weight"]),
        "linker": (Linker(MINILM.width).state_dict(), "linker.onnx", [*LINKER, "out.weight"]),
    }
    found = {}
    for part, (weights, file, products) in parts.items():
        named, matrices = _read(folder / file, part)
        known = named | dict(zip(products, matrices, strict=True))
        if part == "linker":
            known["steps"] = _steps(named)
        found[part] = {name: torch.from_numpy(known[name].astype(np.float32)).view_as(w) for name, w in weights.items()}
    return found


def _read(path: Path, part: str) -> tuple[Arrays, list[np.ndarray]]:
    """The arrays of a graph by name, and the weights of its products in order, one row to an output."""
    graph = onnx.load(str(path)).graph
    arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    for name in [n for n in arrays if n.endswith("_quantized")]:
        plain = name.removesuffix("_quantized")
        zero, scale = (arrays[plain + ending].astype(np.float32) for ending in ("_zero_point", "_scale"))
        arrays[plain] = (arrays[name].astype(np.float32) - zero) * scale
    products = [n.input[1].removesuffix("_quantized") for n in graph.node if n.op_type in ("MatMulInteger", "MatMul")]
    matrices = [arrays[name].T for name in products if name in arrays]
    return {name.removeprefix(f"{part}."): array for name, array in arrays.items()}, matrices


def _steps(named: Arrays) -> np.ndarray:
    """The scores of a role after another, without the walls that the graph has folded into them."""
    barred = walls().numpy()
    folded = next(a for a in named.values() if a.shape == barred.shape)
    return np.where(barred < 0, 0.0, folded - barred)


def main() -> None:
    """Write the checkpoint."""
    torch.save(checkpoint(Path(sys.argv[1])), sys.argv[2])


if __name__ == "__main__":
    main()
