"""The names of shards."""

from __future__ import annotations

from reportedly.batch.values import Manifest, Shard, input_name
from reportedly.loading.formats import Format


def test_two_inputs_of_one_name_have_two_names() -> None:
    """The whole address tells them apart, and a name is one that every file system takes."""
    one, other = input_name("/2026/07/news.warc.gz"), input_name("s3://bucket/2026/08/news.warc.gz")
    assert one != other
    assert one.startswith("news.warc.gz-")
    assert set(input_name("/a/ü ?*:.jsonl")) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-")


def test_shards_are_in_order_by_their_names() -> None:
    """The number has noughts before it."""
    names = [Shard(input="a.jsonl", number=n, kind=Format.JSON_LINES).name for n in (2, 10, 100)]
    assert names == sorted(names)


def test_the_seconds_of_a_shard_are_all_that_it_took() -> None:
    """Loading, reading and writing."""
    shard = Shard(input="a.jsonl", number=0, kind=Format.JSON_LINES)
    manifest = Manifest(shard=shard, model="m@1", rows={}, words=1, loading=1.0, reading=2.0, writing=0.5)
    assert manifest.seconds == 3.5
