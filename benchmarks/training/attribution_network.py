"""The network of the attribution tagger: a BERT encoder with surface features, a head for tags, a head for links."""

from __future__ import annotations

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dragoman.models.attribution.pieces import DISTANCES, MARKS, PARAGRAPHS, PLACES, QUOTES, SENTENCES, SHAPES

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
LINK, LINK_HEADS, LINK_INNER = 128, 4, 256
TAGS = 7
ROLES = 5
"""Nothing; source begins, goes on; content begins, goes on."""
FORBIDDEN = -1e4


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, width: int, heads: int, inner: int, drop: float) -> None:
        super().__init__()
        self.heads, self.drop = heads, drop
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """The states after attention and the inner layer; `mask` is added to the attention scores."""
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        weights = (q * (d // self.heads) ** -0.5) @ k.transpose(-1, -2)
        if mask is not None:
            weights = weights + mask.to(q.dtype)
        mixed = weights.softmax(-1).to(v.dtype) @ v
        mixed = self.out(mixed.transpose(1, 2).reshape(b, t, d))
        x = self.norm1(x + self._dropped(mixed))
        return self.norm2(x + self._dropped(self.down(functional.gelu(self.up(x)))))

    def _dropped(self, x: Tensor) -> Tensor:
        return dropped(x, self.drop) if self.training else x


def dropped(x: Tensor, drop: float) -> Tensor:
    """Dropout from one random byte to an element: torch's own draws eight times as many and is the slower for it."""
    noise = torch.empty((x.numel() + 7) // 8, dtype=torch.int64).random_(-(2**63), None).view(torch.uint8)
    cut = round(256 * drop)
    return x * ((noise[: x.numel()].view(x.shape) >= cut).to(x.dtype) * (256 / (256 - cut)))


def additive(mask: Tensor | None) -> Tensor | None:
    """A mask of ones and noughts as what is added to attention scores; None where nothing is padding."""
    return None if mask is None else (1.0 - mask[:, None, None, :].float()) * -1e4


class Encoder(nn.Module):
    """BERT with learned surface features added to its input, and the tag head."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.drop = drop
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.features = nn.ModuleList(nn.Embedding(n, WIDTH) for n in (SHAPES, QUOTES, PLACES))
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, INNER, drop) for _ in range(LAYERS))
        self.tags = nn.Linear(WIDTH, TAGS)
        for table in self.features:
            nn.init.zeros_(table.weight)

    def load(self, path: str) -> None:
        """Take the weights of a BERT checkpoint; the type embedding is folded into the positions."""
        w = load_file(path)
        w = {k.removeprefix("bert."): v for k, v in w.items()}
        self.words.weight.data = w["embeddings.word_embeddings.weight"]
        types = w["embeddings.token_type_embeddings.weight"][0]
        self.positions.weight.data = w["embeddings.position_embeddings.weight"] + types
        _fill(self.norm, w, "embeddings.LayerNorm")
        for n, layer in enumerate(self.layers):
            at = f"encoder.layer.{n}."
            for part in ("weight", "bias"):
                three = [w[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, part).data = torch.cat(three)
            _fill(layer.out, w, at + "attention.output.dense")
            _fill(layer.norm1, w, at + "attention.output.LayerNorm")
            _fill(layer.up, w, at + "intermediate.dense")
            _fill(layer.down, w, at + "output.dense")
            _fill(layer.norm2, w, at + "output.LayerNorm")

    def forward(
        self, ids: Tensor, shape: Tensor, quote: Tensor, place: Tensor, mask: Tensor | None
    ) -> tuple[Tensor, Tensor]:
        """Hidden states and tag logits; ids (windows, pieces)."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]]
        for table, values in zip(self.features, (shape, quote, place), strict=True):
            x = x + table(values)
        x = functional.dropout(self.norm(x), self.drop, self.training)
        wall = additive(mask)
        for layer in self.layers:
            x = layer(x, wall)
        return x, self.tags(x)


def _fill(module: nn.Module, w: dict[str, Tensor], name: str) -> None:
    module.weight.data, module.bias.data = w[f"{name}.weight"], w[f"{name}.bias"]


class Linker(nn.Module):
    """For each cue, a score to each role of each word of its window; the roles form a linear-chain CRF."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.drop = drop
        self.piece = nn.Linear(WIDTH, 2 * LINK)
        self.cue = nn.Linear(2 * WIDTH, 2 * LINK)
        sizes = (DISTANCES, SENTENCES, PARAGRAPHS, MARKS)
        self.relations = nn.ModuleList(nn.Embedding(n, LINK) for n in sizes)
        self.norm = nn.LayerNorm(LINK)
        self.layer = Layer(LINK, LINK_HEADS, LINK_INNER, drop)
        self.out = nn.Linear(LINK, ROLES)
        self.direct = nn.Linear(WIDTH, ROLES)
        self.steps = nn.Parameter(torch.zeros(ROLES + 1, ROLES))
        self.register_buffer("walls", _walls(), persistent=False)
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

    def surprise(self, scores: Tensor, roles: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood of the gold roles, summed over cues; mask (cues, words) is true on words."""
        steps = self.transitions()
        rows = torch.arange(len(scores))
        alpha = scores[:, 0] + steps[-1]
        gold = alpha[rows, roles[:, 0]]
        for word in range(1, scores.shape[1]):
            on = mask[:, word]
            moved = torch.logsumexp(alpha[:, :, None] + steps[:-1], 1) + scores[:, word]
            alpha = torch.where(on[:, None], moved, alpha)
            here = steps[roles[:, word - 1], roles[:, word]] + scores[rows, word, roles[:, word]]
            gold = gold + here * on
        return (torch.logsumexp(alpha, 1) - gold).sum()


def _walls() -> Tensor:
    """Nothing goes on that has not begun."""
    walls = torch.zeros(ROLES + 1, ROLES)
    for begins in (1, 3):
        walls[:, begins + 1] = FORBIDDEN
        walls[begins : begins + 2, begins + 1] = 0.0
    return walls
