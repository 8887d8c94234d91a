"""The same claim over a whole OUTPUT: features, pairs, judgements, rumours; what was done is not done again.

What is worked out lies in ``_join``, under a name that stands for the shards and the models; the tables ``rumours`` and
``judgements`` are written at the end, whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.batch.joining.blocks import candidate_pairs
from reportedly.batch.joining.comparing import PAIRS, BinComparer
from reportedly.batch.joining.comparing import schema as judgement_schema
from reportedly.batch.joining.features import ShardFeatures, id_of
from reportedly.batch.joining.passages import DOCUMENTS, BinSharing, ShardBands, pairs_of_bands
from reportedly.batch.joining.passages import schema as copy_schema
from reportedly.batch.output import Output
from reportedly.batch.processes import Work
from reportedly.batch.running import Answer, Spread, answers
from reportedly.errors import ReportedlyError
from reportedly.linking.clusters import COPIED, Link, clusters
from reportedly.linking.comparison import Repeats
from reportedly.linking.linker import Embed
from reportedly.linking.weighing import CLAIMS
from reportedly.model import Document, Verdict
from reportedly.rumours.threads import rumour_id

_JOIN = "_join"
_DONE = "done.json"

Numbers = NDArray[np.int64]


class Means(Struct, frozen=True, kw_only=True):
    """What joins: ``model`` names it, ``embed`` and ``repeats`` make the encoder's two halves in each worker.

    Without a second look ``repeats`` makes None.
    """

    model: str
    embed: Callable[[], Embed]
    repeats: Callable[[], Repeats | None]


class Joined(Struct, frozen=True, kw_only=True):
    """What came of a join; ``known`` are the claims that say enough to be known again, ``pairs`` those
    compared, ``copies`` the pairs of documents that share words."""

    shards: int
    known: int
    pairs: int
    judgements: int
    rumours: int
    joined: int
    copies: int


def join(output: Output, engine: Spread, means: Means, told: Callable[[str, int, int], None]) -> Joined:
    """Joins all that is done in OUTPUT. ``told`` hears a step's name, and how many of how many parts are done.

    Raises ReportedlyError where there is nothing to join, or a part of it cannot be worked out.
    """
    shards = sorted(output.done())
    if not shards:
        raise ReportedlyError(f"{output.address}: no shard of it is done; run 'reportedly batch' first")
    key = hashlib.sha256(msgspec.json.encode([shards, means.model])).hexdigest()[:16]
    folder = f"{_JOIN}/{key}"
    for old in output.names(_JOIN):
        if old != key:
            output.drop(f"{_JOIN}/{old}")

    def each(name: str, items: Sequence[str], make: Callable[[], Work]) -> None:
        _each(output, engine, f"{folder}/{name}", items, make, partial(told, name))

    each("features", shards, partial(_features, output.address, f"{folder}/features", means.embed))
    told("pairs", 0, 1)
    count, bins = _pairs(output, engine, folder, shards)
    told("pairs", 1, 1)
    each("judged", bins, partial(_compare, output.address, folder, means.repeats))
    each("bands", shards, partial(_bands, output.address, f"{folder}/bands"))
    copied = _families(output, engine, folder, shards)
    each("copies", copied, partial(_share, output.address, f"{folder}/copies"))
    return _written(output, folder, Found(shards=shards, pairs=count, bins=bins, families=copied))


def _each(
    output: Output,
    engine: Spread,
    folder: str,
    items: Sequence[str],
    make: Callable[[], Work],
    told: Callable[[int, int], None],
) -> None:
    """Work for each item of which there is no file in a folder."""

    def there(names: Iterable[str]) -> Iterator[Answer]:
        done = set(output.names(folder))
        return (Answer(item=name) for name in names if f"{name}.parquet" in done)

    missing = dict.fromkeys(items)
    for answer in there(items):
        del missing[answer.item]
    told(len(items) - len(missing), len(items))
    failures = []
    for number, answer in enumerate(answers(engine, make, {item: item for item in missing}, there), 1):
        if answer.failure is not None:
            failures.append(answer.failure)
        told(len(items) - len(missing) + number, len(items))
    if failures:
        raise ReportedlyError(f"{failures[0].target}: {failures[0].reason}; run the same again")


def _features(address: str, folder: str, embed: Callable[[], Embed]) -> Work:
    return partial(_answered, ShardFeatures(address, folder, embed))


def _compare(address: str, folder: str, repeats: Callable[[], Repeats | None]) -> Work:
    return partial(_answered, BinComparer(address, folder, repeats))


def _bands(address: str, folder: str) -> Work:
    return partial(_answered, ShardBands(address, folder))


def _share(address: str, folder: str) -> Work:
    return partial(_answered, BinSharing(address, folder))


def _answered(work: Callable[[str], object], item: str) -> str:
    work(item)
    return msgspec.json.encode(Answer(item=item)).decode()


class _Bins(Struct, frozen=True):
    """How many pairs there are, in how many bins."""

    pairs: int
    bins: int


class Found(Struct, frozen=True, kw_only=True):
    """What a join has worked out in its folder: bins of judgements and of copies, by their names."""

    shards: Sequence[str]
    pairs: int
    bins: Sequence[str]
    families: Sequence[str]


def _pairs(output: Output, engine: Spread, folder: str, shards: Sequence[str]) -> tuple[int, Sequence[str]]:
    """The candidate pairs in bins, with the claims that they are about; how many pairs, and the names of the bins."""
    if _DONE in output.names(folder):
        kept = output.read_value(f"{folder}/{_DONE}", _Bins)
        return kept.pairs, _names(kept.bins)
    import pyarrow as pa  # type: ignore[import-untyped]

    for stale in ("pairs", "members", "judged"):
        output.drop(f"{folder}/{stale}")
    found = candidate_pairs(f"{output.whole(f'{folder}/features')}/*.parquet", engine).to_arrow()
    left, right = (found[name].to_numpy() for name in ("left", "right"))
    cosines, order = found["cosine"].to_numpy(), in_order(left, right)
    starts = range(0, len(order), PAIRS)
    members = []
    for number, start in enumerate(starts):
        part = order[start : start + PAIRS]
        table = pa.table({"left": left[part], "right": right[part], "cosine": cosines[part]})
        output.write_arrow(f"{folder}/pairs/{number}.parquet", table)
        claims = np.unique(np.concatenate([left[part], right[part]]))
        members.append(pa.table({"n": claims, "bin": np.full(len(claims), number)}))
    _gather(output, members, [f"{folder}/features/{name}.parquet" for name in shards], ["profile"], f"{folder}/members")
    output.write_value(f"{folder}/{_DONE}", _Bins(len(order), len(starts)))
    return len(order), _names(len(starts))


def _families(output: Output, engine: Spread, folder: str, shards: Sequence[str]) -> Sequence[str]:
    """The documents that may share words, in bins; the names of these."""
    if _DONE in output.names(f"{folder}/copies"):
        return _names(output.read_value(f"{folder}/copies/{_DONE}", _Bins).bins)
    import pyarrow as pa

    output.drop(f"{folder}/copies")
    found = pairs_of_bands(f"{output.whole(f'{folder}/bands')}/*.parquet", engine).to_arrow()
    left, right = (found[name].to_numpy() for name in ("left", "right"))
    order = in_order(left, right)
    both = np.stack([left[order], right[order]], axis=1).ravel()
    documents = both[np.sort(np.unique(both, return_index=True)[1])].tolist()
    starts = range(0, len(documents), DOCUMENTS)
    members = []
    for number, start in enumerate(starts):
        ids = [id_of(n, "d") for n in documents[start : start + DOCUMENTS]]
        members.append(pa.table({"key": ids, "bin": np.full(len(ids), number)}))
    files = [f"documents/{name}.parquet" for name in shards]
    _gather(output, members, files, list(Document.__struct_fields__), f"{folder}/copies/members")
    output.write_value(f"{folder}/copies/{_DONE}", _Bins(len(order), len(starts)))
    return _names(len(starts))


def _names(bins: int) -> Sequence[str]:
    return [str(number) for number in range(bins)]


def _gather(output: Output, members: Sequence[Any], files: Sequence[str], columns: Sequence[str], folder: str) -> None:
    """Writes the rows of a table that are members of a bin, or some columns of them, a folder for each bin."""
    if not members:
        return
    import daft
    import pyarrow as pa

    wanted = pa.concat_tables(members)
    key = wanted.column_names[0]
    rows = daft.read_parquet([output.whole(name) for name in files]).select(key, *columns)
    joined = rows.join(daft.from_arrow(wanted), on=key)
    joined.write_parquet(output.whole(folder), partition_cols=["bin"])


def in_order(left: Numbers, right: Numbers) -> Numbers:
    """The places of pairs, those of one connected part together, so that bins share few claims."""
    claims, ends = np.unique(np.concatenate([left, right]), return_inverse=True)
    one, other = ends[: len(left)], ends[len(left) :]
    labels = np.arange(len(claims))
    while True:
        least = np.minimum(labels[one], labels[other])
        fresh = labels.copy()
        np.minimum.at(fresh, one, least)
        np.minimum.at(fresh, other, least)
        fresh = fresh[fresh]
        if np.array_equal(fresh, labels):
            break
        labels = fresh
    found: Numbers = np.lexsort((right, left, labels[one]))
    return found


def _written(output: Output, folder: str, found: Found) -> Joined:
    """Writes the judgements, the rumours that follow from them, and the copies."""
    import pyarrow as pa

    judged = _together(output, f"{folder}/judged", found.bins, judgement_schema())
    copies = _together(output, f"{folder}/copies", found.families, copy_schema())
    names = [f"{folder}/features/{name}.parquet" for name in found.shards]
    features = [output.read_arrow(name, ["n", "copy"]) for name in names]
    known = [id_of(n, "a") for n in np.unique(np.concatenate([table["n"].to_numpy() for table in features])).tolist()]
    columns = (judged[name].to_pylist() for name in ("left", "right", "score", "verdict"))
    links = [Link(a, b, score, verdict == Verdict.SAME.value) for a, b, score, verdict in zip(*columns, strict=True)]
    groups = clusters(known, [*links, *_copied(features)], None, CLAIMS.join)
    shared = [group for group in groups if len(group) > 1]
    rumours = [rumour_id(group) for group in shared for _ in group]
    claims = [claim for group in shared for claim in group]
    table = pa.table({"rumour": pa.array(rumours, pa.string()), "claim": pa.array(claims, pa.string())})
    for name, whole in (("judgements", judged), ("copies", copies), ("rumours", table)):
        output.write_arrow(f"{name}/all.parquet", whole)
    return Joined(
        shards=len(found.shards),
        known=len(known),
        pairs=found.pairs,
        judgements=judged.num_rows,
        rumours=len(shared),
        joined=len(claims),
        copies=copies.num_rows,
    )


def _together(output: Output, folder: str, bins: Sequence[str], kind: Any) -> Any:
    """The tables of all bins as one."""
    import pyarrow as pa

    return pa.concat_tables([kind.empty_table(), *(output.read_arrow(f"{folder}/{name}.parquet") for name in bins)])


def _copied(features: Sequence[Any]) -> Iterator[Link]:
    """A link of each claim to the first of those in the same words of one day."""
    copies = np.concatenate([table["copy"].to_numpy() for table in features])
    claims = np.concatenate([table["n"].to_numpy() for table in features])
    order = np.lexsort((claims, copies))
    copies, claims = copies[order], claims[order]
    same = np.flatnonzero(copies[1:] == copies[:-1]) + 1
    firsts = np.searchsorted(copies, copies[same], "left")
    for head, claim in zip(claims[firsts].tolist(), claims[same].tolist(), strict=True):
        if head != claim:
            yield Link(id_of(head, "a"), id_of(claim, "a"), COPIED)
