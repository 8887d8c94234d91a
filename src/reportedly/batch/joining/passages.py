"""Documents that share words: those with a similar passage by MinHash (Broder 1997), then what each few share.

Of each document some passages stand for all, those of the least hash, so that two copies choose the same ones; each
gives a band of its signature for every two rows (as ``rumours.copies.candidates`` does). The engine gathers the
documents of each band. What is connected is compared as a desk compares the documents of a rumour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import numpy as np
from rensa import RMinHash

from reportedly.batch.columns import fields
from reportedly.batch.joining.claims import components
from reportedly.batch.joining.features import id_of, number
from reportedly.batch.output import Output
from reportedly.batch.running import Spread
from reportedly.model import Document
from reportedly.rumours.copies import Derivation, shared_words
from reportedly.rumours.copies.passages import Hashes, cut, shingles

DOCUMENTS = 200  # of a bin
CHOSEN = 8  # passages of a document
SHORTEST = 8  # words of a passage; fewer are anybody's
PERMUTATIONS, ROWS, SEED = 16, 2, 7
FAMILY = 12  # documents of a band of which every two are a pair; of more, each with the first ones and its neighbours
_FIRST, _NEXT = 3, 2


def schema() -> Any:
    """The columns of what is shared (a pyarrow Schema)."""
    import pyarrow as pa  # type: ignore[import-untyped]

    return pa.schema(fields(Derivation))


class ShardBands:
    """Writes the bands of the documents of shards."""

    def __init__(self, address: str, folder: str) -> None:
        self._output, self._folder = Output(address), folder

    def __call__(self, name: str) -> None:
        """Takes on a shard by its name."""
        import pyarrow as pa

        documents = self._output.read_arrow(f"documents/{name}.parquet", ["key", *Document.__struct_fields__])
        rows = [
            {"n": number(row["key"]), "band": band} for row in documents.to_pylist() for band in bands(_document(row))
        ]
        kind = pa.schema({"n": pa.int64(), "band": pa.int64()})
        self._output.write_table(f"{self._folder}/{name}.parquet", rows, kind)


class BinSharing:
    """Finds what the documents of bins share."""

    def __init__(self, address: str, folder: str) -> None:
        self._output, self._folder = Output(address), folder

    def __call__(self, number: str) -> None:
        """Takes on a bin."""
        members = f"{self._folder}/members/bin={number}"
        rows = [row for name in self._output.names(members) for row in self._output.read_table(f"{members}/{name}")]
        found = shared_words(_document(row) for row in sorted(rows, key=lambda row: str(row["key"])))
        self._output.write_table(
            f"{self._folder}/found/{number}.parquet", list(map(msgspec.to_builtins, found)), schema()
        )


def bands(document: Document) -> list[int]:
    """The bands of a document's chosen passages, each once."""
    text = cut(document)
    made = [shingles(text.keys[first:last]) for first, last in text.passages.tolist() if last - first >= SHORTEST]
    chosen = sorted(made, key=lambda own: int(own.min()))[:CHOSEN]
    if not chosen:
        return []
    signatures = _signatures(chosen).astype(np.uint64)
    pairs = signatures[:, 0::ROWS] << np.uint64(32) | signatures[:, 1::ROWS]
    numbered = pairs ^ np.arange(pairs.shape[1], dtype=np.uint64)  # so that bands of one place alone can meet
    found: list[int] = np.unique(numbered).astype(np.int64).tolist()
    return found


def _signatures(passages: Sequence[Hashes]) -> Any:
    offsets = np.cumsum([0, *map(len, passages)]).astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(passages), offsets, PERMUTATIONS, SEED)
    return np.array(matrix.to_rows(), np.uint32)


def pairs_of_bands(files: str, engine: Spread) -> Any:
    """The pairs of documents (a frame of ``left`` and ``right``) that have a band in common, each once."""
    import daft

    engine.start()
    every = daft.read_parquet(files)
    grouped = every.groupby("band").agg(daft.col("n").list_agg()).where(daft.col("n").list_count() > 1)
    kind = daft.DataType.struct({"left": daft.DataType.int64(), "right": daft.DataType.int64()})
    paired = daft.func.batch(return_dtype=daft.DataType.list(kind), use_process=False)(_paired)
    pairs = grouped.select(paired(daft.col("n")).alias("pair")).explode("pair").where(daft.col("pair").not_null())
    return pairs.select(*(daft.col("pair").get(name).alias(name) for name in ("left", "right"))).distinct()


def bin_families(pairs: Any) -> tuple[Any, int]:
    """The documents of pairs (a table of ``left`` and ``right``) in bins, those of one connected part together.

    Gives the members of the bins (a pyarrow Table of ``key`` and ``bin``), and how many bins there are.
    """
    import pyarrow as pa

    both = np.concatenate([pairs[end].to_numpy() for end in ("left", "right")])
    documents, ends = np.unique(both, return_inverse=True)
    count = len(documents)
    part = components(ends[: len(ends) // 2], ends[len(ends) // 2 :], count)
    order = np.lexsort((documents, part))
    firsts = np.searchsorted(part[order], part[order], "left")
    where = (firsts + (np.arange(count) - firsts) // DOCUMENTS * DOCUMENTS) // DOCUMENTS
    where = np.unique(where, return_inverse=True)[1]
    keys = [id_of(n, "d") for n in documents[order].tolist()]
    return pa.table({"key": keys, "bin": where}), int(where.max(initial=-1)) + 1


def _paired(groups: Any) -> list[list[dict[str, int]]]:
    """The pairs of each band."""
    return [
        [{"left": members[a], "right": members[b]} for a, b in _partners(len(members))]
        for members in (sorted(set(group)) for group in groups.to_pylist())
    ]


def _partners(size: int) -> Iterator[tuple[int, int]]:
    for b in range(1, size):
        some = range(b) if size <= FAMILY else sorted({*range(min(_FIRST, b)), *range(max(0, b - _NEXT), b)})
        yield from ((a, b) for a in some)


def _document(row: dict[str, Any]) -> Document:
    """The document of a row, by the id that a desk gives it."""
    own = {name: row[name] for name in Document.__struct_fields__ if row.get(name) is not None}
    return msgspec.convert({**own, "id": row["key"]}, Document)
