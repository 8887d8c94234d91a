"""The shipped encoder of claims at work: a vector for a text; of a pair the stance, and whether one repeats the other.

One ONNX graph in int8, run on one thread and a text at a time, so what is found depends neither on the other texts
nor on the number of processors. It shares the tokenizer of the attribution model.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.claim_pieces import ClaimPieces, alone, answered, pair
from reportedly.reading.model_folder import FolderManifest, checked_manifest, manifest_of, open_graph, open_tokenizer

Floats = NDArray[np.float32]

FORMAT = 2
GRAPH = "claims.onnx"
SHIPPED = Path(__file__).parent / "weights_claims"
TOKENIZER = Path(__file__).parent / "weights" / "tokenizer.json"
HEADLINE_STANCES = ("for", "against", "observing")
POST_STANCES = ("support", "deny", "query", "comment")


class ClaimManifest(FolderManifest, frozen=True, kw_only=True):
    """What the model's folder holds: its name, version and files' SHA-256, and the size of its vectors.

    ``headline_bias`` [3] and ``post_bias`` [4] are added to the stances' logits, in the order of ``HEADLINE_STANCES``
    and ``POST_STANCES``, so that the rare ones are found as well.
    """

    dimensions: int
    headline_bias: tuple[float, ...]
    post_bias: tuple[float, ...]


class ClaimEncoder:
    """The graph and the tokenizer; raises ModelError where a file is missing or changed."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        self._folder = folder
        self.manifest = read_claim_manifest(folder)
        self._graph = open_graph(folder / GRAPH)
        self._tokenizer = open_tokenizer(TOKENIZER)

    def __reduce__(self) -> tuple[type[ClaimEncoder], tuple[Path]]:
        return ClaimEncoder, (self._folder,)

    @property
    def version(self) -> str:
        """What names the model in a judgement: its name and version."""
        return f"{self.manifest.name}@{self.manifest.version}"

    def embed(self, texts: Iterable[str]) -> Floats:
        """A unit vector for each text [n, dimensions]; of a long text, for its first 128 word pieces."""
        found = [self._run(alone(text, self._tokenizer))[0] for text in texts]
        return np.stack(found) if found else np.zeros((0, self.manifest.dimensions), dtype=np.float32)

    def headline_stance(self, claim: str, headline: str) -> dict[str, float]:
        """How likely ``headline`` is for the claim, against it or only observing it; the three add up to one."""
        _, logits, _, _ = self._run(pair(claim, headline, self._tokenizer))
        return _chances(HEADLINE_STANCES, logits, self.manifest.headline_bias)

    def post_stance(self, post: str, *, source: str | None = None, parent: str | None = None) -> dict[str, float]:
        """How likely ``post`` supports, denies, queries or comments on the rumour of its thread.

        ``source`` is the thread's first post, ``parent`` the one it replies to; the first post of a thread has neither.
        Where they differ, the post is read beside both, beside either alone, and the mean counts.
        """
        beside = dict.fromkeys((answered(source, parent), answered(source, None), answered(None, parent)))
        shown = [context for context in beside if context] or [""]
        logits = [self._run(pair(context, post, self._tokenizer))[2] for context in shown]
        return _chances(POST_STANCES, np.mean(logits, axis=0), self.manifest.post_bias)

    def repeats(self, claim: str, text: str) -> float:
        """How likely ``text`` says what ``claim`` says, from 0 to 1: both are read together, word beside word."""
        *_, logit = self._run(pair(claim, text, self._tokenizer))
        return float(1 / (1 + np.exp(-np.float64(logit[0]))))

    def _run(self, pieces: ClaimPieces) -> tuple[Floats, Floats, Floats, Floats]:
        vector, headline, post, match = self._graph.run(None, {"ids": pieces.ids[None], "side": pieces.side[None]})
        return vector, headline, post, match


def shipped_version() -> str:
    """The version of the shipped encoder, without loading it; raises ModelError where its manifest is broken."""
    manifest = manifest_of(SHIPPED, ClaimManifest)
    return f"{manifest.name}@{manifest.version}"


def read_claim_manifest(folder: Path) -> ClaimManifest:
    """The manifest of a model's folder, every named file checked; raises ModelError with the way out."""
    return checked_manifest(folder, ClaimManifest, FORMAT)


def _chances(names: tuple[str, ...], logits: Floats, bias: tuple[float, ...]) -> dict[str, float]:
    scores = logits.astype(np.float64) + np.array(bias)
    shares = np.exp(scores - scores.max())
    return dict(zip(names, (shares / shares.sum()).tolist(), strict=True))
