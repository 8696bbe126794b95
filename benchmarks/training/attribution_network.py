"""The network of the attribution tagger: a BERT encoder with surface features, a head for tags, a head for links."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dragoman.models.attribution.pieces import DISTANCES, MARKS, PARAGRAPHS, PLACES, QUOTES, SENTENCES, SHAPES

LINK, LINK_HEADS, LINK_INNER = 128, 4, 256
TAGS = 7
ROLES = 5
"""Nothing; source begins, goes on; content begins, goes on."""
FORBIDDEN = -1e4
BUCKETS = 32
"""Classes of signed distance that MPNet's attention knows."""


@dataclass(frozen=True)
class Size:
    """How large an encoder is, and how many of its first layers stay as they were pretrained.

    `relative` where its attention also knows distances.
    """

    width: int
    layers: int
    inner: int
    relative: bool = False
    frozen: int = 0
    heads: int = 12


MINILM = Size(384, 6, 1536)
MPNET = Size(768, 10, 3072, relative=True, frozen=3)
"""The teacher: without its last two layers, which serve whole sentences, and the first three untouched, for speed."""


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, width: int, heads: int, inner: int, drop: float) -> None:
        super().__init__()
        self.heads, self.drop, self.rounded = heads, drop, False
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """The states after attention and the inner layer; `mask` is added to the attention scores."""
        b, t, d = x.shape
        q, k, v = self._product(self.qkv, x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        weights = (q * (d // self.heads) ** -0.5) @ k.transpose(-1, -2)
        if mask is not None:
            weights = weights + mask.to(q.dtype)
        mixed = weights.softmax(-1).to(v.dtype) @ v
        mixed = self._product(self.out, mixed.transpose(1, 2).reshape(b, t, d))
        x = self.norm1(x + self._dropped(mixed))
        return self.norm2(x + self._dropped(self._product(self.down, functional.gelu(self._product(self.up, x)))))

    def _dropped(self, x: Tensor) -> Tensor:
        return dropped(x, self.drop) if self.training else x

    def _product(self, linear: nn.Linear, x: Tensor) -> Tensor:
        """The product as it comes out in 8 bits, where that is to be learned with."""
        if not self.rounded:
            return linear(x)
        return functional.linear(rounded_states(x), rounded_weights(linear.weight), linear.bias)


def rounded_states(x: Tensor) -> Tensor:
    """States in 256 steps from the least to the greatest of each window, as dynamic quantisation rounds them."""
    plain = x.detach().float()
    low = plain.amin((1, 2), keepdim=True).clamp(max=0)
    step = ((plain.amax((1, 2), keepdim=True).clamp(min=0) - low) / 255).clamp(min=1e-8)
    return x + ((plain / step).round_().mul_(step) - plain).to(x.dtype)


def rounded_weights(w: Tensor) -> Tensor:
    """Weights in the steps of 7 bits, of the greatest of each row."""
    plain = w.detach()
    step = (plain.abs().amax(1, keepdim=True) / 63.5).clamp(min=1e-8)
    return w + ((plain / step).round().clamp_(-64, 63) * step - plain)


def dropped(x: Tensor, drop: float) -> Tensor:
    """Dropout from one random byte to an element: torch's own draws eight times as many and is the slower for it."""
    noise = torch.empty((x.numel() + 7) // 8, dtype=torch.int64).random_(-(2**63), None).view(torch.uint8)
    cut = round(256 * drop)
    return x * ((noise[: x.numel()].view(x.shape) >= cut).to(x.dtype) * (256 / (256 - cut)))


def additive(mask: Tensor | None) -> Tensor | None:
    """A mask of ones and noughts as what is added to attention scores; None where nothing is padding."""
    return None if mask is None else (1.0 - mask[:, None, None, :].float()) * -1e4


class Encoder(nn.Module):
    """BERT or MPNet with learned surface features added to its input, and the tag head."""

    def __init__(self, size: Size = MINILM, drop: float = 0.1) -> None:
        super().__init__()
        self.size, self.drop = size, drop
        self.words = nn.Embedding(30522, size.width)
        self.positions = nn.Embedding(512, size.width)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.features = nn.ModuleList(nn.Embedding(n, size.width) for n in (SHAPES, QUOTES, PLACES))
        self.layers = nn.ModuleList(Layer(size.width, size.heads, size.inner, drop) for _ in range(size.layers))
        self.tags = nn.Linear(size.width, TAGS)
        if size.relative:
            self.nearness = nn.Embedding(BUCKETS, size.heads)
        for table in self.features:
            nn.init.zeros_(table.weight)

    def load(self, path: Path) -> None:
        """Take the weights of a BERT or MPNet checkpoint, `model.safetensors` in a folder."""
        w = {k.removeprefix("bert."): v for k, v in load_file(path / "model.safetensors").items()}
        self._load_tables(w)
        attention = "attention.attn." if self.size.relative else "attention.self."
        three = ("q", "k", "v") if self.size.relative else ("query", "key", "value")
        for n, layer in enumerate(self.layers):
            at = f"encoder.layer.{n}."
            for part in ("weight", "bias"):
                getattr(layer.qkv, part).data = torch.cat([w[f"{at}{attention}{name}.{part}"] for name in three])
            _fill(layer.out, w, at + ("attention.attn.o" if self.size.relative else "attention.output.dense"))
            _fill(layer.norm1, w, at + ("attention.LayerNorm" if self.size.relative else "attention.output.LayerNorm"))
            _fill(layer.up, w, at + "intermediate.dense")
            _fill(layer.down, w, at + "output.dense")
            _fill(layer.norm2, w, at + "output.LayerNorm")

    def _load_tables(self, w: dict[str, Tensor]) -> None:
        """Embeddings. BERT's only type is folded into the positions; MPNet's word pieces are put in BERT's order."""
        words, positions = w["embeddings.word_embeddings.weight"], w["embeddings.position_embeddings.weight"]
        if self.size.relative:
            marks = words[[0, 2, -1]]
            words, positions = words[4:-1].clone(), positions[2:]
            words[101:104] = marks
            self.nearness.weight.data = w["encoder.relative_attention_bias.weight"]
        else:
            positions = positions + w["embeddings.token_type_embeddings.weight"][0]
        self.words.weight.data, self.positions.weight.data = words, positions
        _fill(self.norm, w, "embeddings.LayerNorm")

    def forward(
        self, ids: Tensor, shape: Tensor, quote: Tensor, place: Tensor, mask: Tensor | None
    ) -> tuple[Tensor, Tensor]:
        """Hidden states and tag logits; ids (windows, pieces)."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]]
        marks = torch.stack([table(v) for table, v in zip(self.features, (shape, quote, place), strict=True)]).sum(0)
        wall = additive(mask)
        if self.size.relative:
            near = self.nearness(nearness(ids.shape[1])).permute(2, 0, 1).detach()
            wall = near if wall is None else near + wall
        if not self.size.frozen:
            x = x + marks
        x = functional.dropout(self.norm(x), self.drop, self.training)
        for n, layer in enumerate(self.layers):
            if n == self.size.frozen > 0:
                x = x.detach() + marks
            x = layer(x, wall)
        return x, self.tags(x)


def nearness(length: int) -> Tensor:
    """MPNet's class of the distance of each piece (columns) from each piece (rows): exact when near, then coarser."""
    half, exact = BUCKETS // 2, BUCKETS // 4
    ahead = torch.arange(length)[None, :] - torch.arange(length)[:, None]
    far = (ahead.abs().clamp(min=1) / exact).log() / math.log(128 / exact) * (half - exact)
    size = torch.where(ahead.abs() < exact, ahead.abs(), (exact + far.long()).clamp(max=half - 1))
    return size + half * (ahead > 0)


def _fill(module: nn.Module, w: dict[str, Tensor], name: str) -> None:
    module.weight.data, module.bias.data = w[f"{name}.weight"], w[f"{name}.bias"]


class Linker(nn.Module):
    """For each cue, a score to each role of each word of its window; the roles form a linear-chain CRF."""

    def __init__(self, width: int = MINILM.width, drop: float = 0.1) -> None:
        super().__init__()
        self.drop = drop
        self.piece = nn.Linear(width, 2 * LINK)
        self.cue = nn.Linear(2 * width, 2 * LINK)
        sizes = (DISTANCES, SENTENCES, PARAGRAPHS, MARKS)
        self.relations = nn.ModuleList(nn.Embedding(n, LINK) for n in sizes)
        self.norm = nn.LayerNorm(LINK)
        self.layer = Layer(LINK, LINK_HEADS, LINK_INNER, drop)
        self.out = nn.Linear(LINK, ROLES)
        self.direct = nn.Linear(width, ROLES)
        self.steps = nn.Parameter(torch.zeros(ROLES + 1, ROLES))
        self.register_buffer("walls", walls(), persistent=False)
        for table in self.relations:
            nn.init.normal_(table.weight, std=0.1)

    def forward(self, x: Tensor, mask: Tensor | None, window: Tensor, ends: Tensor, relations: Tensor) -> Tensor:
        """Scores (cues, words, roles). `x` are the hidden states of words, `window` (cues) each cue's row in x, `ends`
        (2, cues) its first and last word, `relations` (4, cues, words) as the package's `relations` gives them."""
        pieces = functional.dropout(self.piece(x), self.drop, self.training)[window]
        here = torch.cat([x[window, ends[0]], x[window, ends[1]]], -1)
        cue = functional.dropout(self.cue(here), self.drop, self.training)[:, None]
        z = pieces[..., :LINK] + cue[..., :LINK] + pieces[..., LINK:] * cue[..., LINK:]
        for table, values in zip(self.relations, relations, strict=True):
            z = z + table(values)
        z = self.layer(self.norm(z), additive(None if mask is None else mask[window]))
        return self.out(z) + self.direct(x)[window]

    def transitions(self) -> Tensor:
        """Scores of a role after another; the last row is for the first word."""
        return self.steps + self.walls

    def surprise(self, scores: Tensor, roles: Tensor, soft: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood of the wanted roles, summed over cues; mask (cues, words) is true on words.

        `soft` (cues, words, roles) says how much of each role a word should have, `roles` gives the steps between them.
        """
        steps = self.transitions()
        wanted = (soft * scores).sum(-1) * mask
        gold = wanted.sum(1) + steps[-1][roles[:, 0]]
        alpha = scores[:, 0] + steps[-1]
        for word in range(1, scores.shape[1]):
            on = mask[:, word]
            moved = torch.logsumexp(alpha[:, :, None] + steps[:-1], 1) + scores[:, word]
            alpha = torch.where(on[:, None], moved, alpha)
            gold = gold + steps[roles[:, word - 1], roles[:, word]] * on
        return (torch.logsumexp(alpha, 1) - gold).sum()

    def chances(self, scores: Tensor) -> Tensor:
        """How likely each role of each word is (cues, words, roles): the marginals of the chain."""
        steps = self.transitions()
        before, after = [scores[:, 0] + steps[-1]], [torch.zeros_like(scores[:, 0])]
        for word in range(1, scores.shape[1]):
            before.append(torch.logsumexp(before[-1][:, :, None] + steps[:-1], 1) + scores[:, word])
            back = (after[-1] + scores[:, -word])[:, None, :]
            after.append(torch.logsumexp(back + steps[:-1], 2))
        return (torch.stack(before, 1) + torch.stack(after[::-1], 1)).softmax(-1)


def walls() -> Tensor:
    """Nothing goes on that has not begun."""
    walls = torch.zeros(ROLES + 1, ROLES)
    for begins in (1, 3):
        walls[:, begins + 1] = FORBIDDEN
        walls[begins : begins + 2, begins + 1] = 0.0
    return walls
