"""The network: one encoder, and on it heads for cues, mentions, sentences, given a cue its roles, and certainty."""

from __future__ import annotations

import math

import torch
from msgspec import Struct
from torch import Tensor, nn
from torch.nn import functional as F

from reportedly.reading.features import CASES, LINES, QUOTES
from reportedly.training.tags import CUE_TAGS, ENTITY_TAGS, POST_TAGS, ROLE_TAGS

FAR = 128  # distances to the cue are told apart up to here, in word pieces
DISTANCES = 2 * 12 + 1


class Shape(Struct, frozen=True, kw_only=True):
    """The sizes of an encoder (BERT's, or with ``buckets`` MPNet's relative positions) and of the heads on it."""

    vocabulary: int = 30522
    hidden: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    position_offset: int = 0
    buckets: int = 0
    epsilon: float = 1e-12
    role_width: int = 128
    dilations: tuple[int, ...] = (1, 3, 9, 1)


MINILM = Shape()
MPNET = Shape(
    vocabulary=30527, hidden=768, layers=12, inner=3072, positions=514, position_offset=2, buckets=32, epsilon=1e-5
)


class Layer(nn.Module):
    """A post-norm transformer layer (Vaswani et al. 2017), as in BERT and MPNet."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        size = shape.hidden
        self.heads = shape.heads
        self.query, self.key, self.value, self.mix = (nn.Linear(size, size) for _ in range(4))
        self.mix_norm = nn.LayerNorm(size, eps=shape.epsilon)
        self.widen, self.narrow = nn.Linear(size, shape.inner), nn.Linear(shape.inner, size)
        self.norm = nn.LayerNorm(size, eps=shape.epsilon)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``x`` [batch, pieces, hidden]; ``bias`` is added to the attention scores [batch or 1, heads or 1, p, p]."""
        batch, length, size = x.shape
        split = (batch, length, self.heads, size // self.heads)
        q, k, v = (f(x).view(split).transpose(1, 2) for f in (self.query, self.key, self.value))
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        x = self.mix_norm(x + self.dropout(self.mix(seen.transpose(1, 2).reshape(batch, length, size))))
        return self.norm(x + self.dropout(self.narrow(F.gelu(self.widen(x)))))


class Encoder(nn.Module):
    """Word pieces and their features in, one vector a piece out."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.features = nn.ModuleList(nn.Embedding(n, shape.hidden) for n in (CASES, QUOTES, LINES))
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.relative = nn.Embedding(shape.buckets, shape.heads) if shape.buckets else None

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None = None) -> Tensor:
        """``ids`` [batch, p], ``features`` [batch, p, 3], ``mask`` [batch, p] (true for a piece) to [batch, p, h]."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(places + self.shape.position_offset)
        x = x + sum(table(features[..., i]) for i, table in enumerate(self.features))
        x = self.dropout(self.norm(x))
        bias = torch.zeros(1, 1, 1, 1, device=x.device)
        if mask is not None:
            bias = (~mask[:, None, None, :]).float() * -1e4
        if self.relative is not None:
            bias = bias + self.relative(_buckets(places, self.shape.buckets)).permute(2, 0, 1)[None]
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Heads(nn.Module):
    """Tags of every piece: cue, entity mention, sentence start; and a narrower view of it for the roles."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.features = nn.ModuleList(nn.Embedding(n, 16) for n in (CASES, QUOTES, LINES))
        size = shape.hidden + 48
        self.cue = nn.Sequential(nn.Linear(size, 192), nn.GELU(), nn.Dropout(0.1), nn.Linear(192, CUE_TAGS))
        self.entity = nn.Linear(size, ENTITY_TAGS)
        self.sentence = nn.Linear(size, 2)
        self.view = nn.Linear(size, shape.role_width)

    def forward(self, x: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """[batch, p, hidden] to the logits of cue, entity and sentence start and to the view, each [batch, p, ...]."""
        x = torch.cat([x, *(table(features[..., i]) for i, table in enumerate(self.features))], dim=-1)
        return self.cue(x), self.entity(x), self.sentence(x), self.view(x)


class Roles(nn.Module):
    """Source and content of one cue: the view scaled by the cue's mean, then dilated convolutions along the text."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.role_width
        self.gate, self.shift = nn.Linear(width, width), nn.Linear(width, width)
        self.distance = nn.Embedding(DISTANCES, width)
        self.inside = nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width)
        self.mixes = nn.ModuleList(nn.Conv1d(width, width, 3, padding=d, dilation=d) for d in shape.dilations)
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in shape.dilations)
        self.dropout = nn.Dropout(0.1)
        self.out = nn.Linear(width, ROLE_TAGS)
        self.keep = nn.Linear(3 * width, 1)

    def forward(self, view: Tensor, cues: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """``view`` [cues or 1, p, width], ``cues`` [cues, 2] first piece and end: logits [cues, p, 3], keep [cues].

        ``mask`` [cues, p] is true where a piece is; without it there is no padding.
        """
        places = torch.arange(view.shape[1], device=view.device)[None]
        start, end = cues[:, :1], cues[:, 1:]
        inside = (places >= start) & (places < end)
        weight = (inside.to(view.dtype) / (end - start).to(view.dtype))[:, None]
        mean = (weight @ view)[:, 0]
        x = view * self.gate(mean)[:, None] + view + self.shift(mean)[:, None]
        x = x + self.distance(_distance(places, start, end)) + self.inside(inside.long())
        x = self.norm(x)
        real = None if mask is None else mask[..., None].to(x.dtype)
        for mix, norm in zip(self.mixes, self.norms, strict=True):
            held = x if real is None else x * real
            x = norm(x + self.dropout(F.gelu(mix(held.transpose(1, 2)).transpose(1, 2))))
        logits = self.out(x)
        shares = logits.float().softmax(dim=-1)[..., 1:].to(x.dtype)
        shares = shares if real is None else shares * real
        shares = shares / (shares.sum(dim=1, keepdim=True) + 1e-3)
        pooled = torch.cat([weight.to(x.dtype), shares.transpose(1, 2)], dim=1) @ x
        return logits, self.keep(pooled.flatten(1))[:, 0]


class Worth(nn.Module):
    """How sure the predicate at each piece is, and what the window is worth if it is a post."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        size = shape.hidden
        self.factuality = nn.Sequential(nn.Linear(size, 192), nn.GELU(), nn.Dropout(0.1), nn.Linear(192, 1))
        self.post = nn.Linear(size, POST_TAGS)

    def forward(self, x: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """[batch, p, hidden] to UDS's factuality [batch, p] and the logits of a post [batch, tags].

        ``mask`` [batch, p] is true where a piece is; a post is read by the mean of its pieces.
        """
        real = torch.ones_like(x[..., :1]) if mask is None else mask[..., None].to(x.dtype)
        mean = (x * real).sum(1) / real.sum(1)
        return self.factuality(x)[..., 0], self.post(mean)


class Network(nn.Module):
    """The whole network; reading calls its parts one after the other."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder, self.heads, self.roles = Encoder(shape), Heads(shape), Roles(shape)
        self.worth = Worth(shape)


def _buckets(places: Tensor, number: int, far: int = 128) -> Tensor:
    """T5's and MPNet's relative position buckets [p, p]: half exact, half on a log scale up to ``far``."""
    apart = places[None, :] - places[:, None]
    half = number // 2
    later = (apart > 0).long() * half
    apart = apart.abs()
    exact = half // 2
    scale = math.log(far / exact)
    log = exact + (torch.log(apart.clamp(min=1).float() / exact) / scale * (half - exact)).long()
    return later + torch.where(apart < exact, apart, log.clamp(max=half - 1))


def _distance(places: Tensor, start: Tensor, end: Tensor) -> Tensor:
    """Signed distance to the cue on a log scale, as an index below ``DISTANCES``; the middle one is the cue itself."""
    after = (places - end + 1).clamp(min=0)
    before = (start - places).clamp(min=0)
    steps = DISTANCES // 2
    apart = (after + before).clamp(max=FAR).to(torch.float32)
    scaled = (torch.log2(apart + 1) * (steps / math.log2(FAR + 1))).ceil().long().clamp(max=steps)
    return steps + torch.where(after > 0, scaled, -scaled)
