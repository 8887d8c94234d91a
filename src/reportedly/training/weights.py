"""Base weights: a pretrained encoder from a folder or a file of safetensors, under this project's names."""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from reportedly.errors import ModelError
from reportedly.training.network import Encoder

_BERT = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "mix",
    "attention.output.LayerNorm": "mix_norm",
    "intermediate.dense": "widen",
    "output.dense": "narrow",
    "output.LayerNorm": "norm",
}
_MPNET = _BERT | {
    "attention.attn.q": "query",
    "attention.attn.k": "key",
    "attention.attn.v": "value",
    "attention.attn.o": "mix",
    "attention.LayerNorm": "mix_norm",
}


def load_encoder(encoder: Encoder, path: Path, sha256: str | None = None) -> None:
    """Fills ``encoder`` from ``path``; raises ModelError where the hash differs or a weight is missing.

    BERT's token type 0, always present there, is added to the positions once and for all.
    """
    if sha256 and hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        raise ModelError(f"{path} is not the file that was asked for: its SHA-256 differs; install the named version")
    given = load_file(str(path))
    wanted = encoder.state_dict()
    found = {new: value.float() for old, value in given.items() if (new := _renamed(old)) in wanted}
    if "embeddings.token_type_embeddings.weight" in given:
        found["positions.weight"] = (
            found["positions.weight"] + given["embeddings.token_type_embeddings.weight"][0].float()
        )
    missing = [k for k in wanted if k not in found and not k.startswith("features.")]
    if missing:
        raise ModelError(f"{path} lacks {len(missing)} weights of this encoder, {missing[0]} among them")
    encoder.load_state_dict(found, strict=False)


def _renamed(name: str) -> str:
    fixed = {
        "embeddings.word_embeddings.weight": "words.weight",
        "embeddings.position_embeddings.weight": "positions.weight",
        "embeddings.LayerNorm.weight": "norm.weight",
        "embeddings.LayerNorm.bias": "norm.bias",
        "encoder.relative_attention_bias.weight": "relative.weight",
    }
    if name in fixed or not name.startswith("encoder.layer."):
        return fixed.get(name, name)
    number, rest = name.removeprefix("encoder.layer.").split(".", 1)
    part, kind = rest.rsplit(".", 1)
    return f"layers.{number}.{_MPNET.get(part, part)}.{kind}"


def averaged(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of several checkpoints of one run (Izmailov et al. 2018, stochastic weight averaging)."""
    return {k: torch.stack([s[k].float() for s in states]).mean(0) for k in states[0]}
