"""Claims that others have checked, from JSON-LD, CSV and JSON Lines."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportedly.errors import RefusedError
from reportedly.loading.claim_reviews import ClaimReview, load_claim_reviews, read_claim_reviews
from reportedly.loading.raw import raw_bytes
from reportedly.model import Refusal
from reportedly.settings import Settings

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "The ferry to Port Ansel sank in March.",
    "author": {"@type": "Organization", "name": "Harbour Facts"},
    "datePublished": "2026-03-09",
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "alternateName": "Invented"},
    "url": "https://facts.example/ferry",
    "headline": "No ferry sank",
}
FOUND = ClaimReview(
    claim="The ferry to Port Ansel sank in March.",
    title="No ferry sank",
    checked_by="Harbour Facts",
    checked_on="2026-03-09",
    verdict="Invented",
    url="https://facts.example/ferry",
)


def read(data: bytes, limit: int = 100_000) -> list[ClaimReview | Refusal]:
    """What is in ``data``."""
    return list(read_claim_reviews(raw_bytes("checked", data), limit))


@pytest.mark.parametrize(
    "whole",
    [
        REVIEW,
        [REVIEW],
        {"@graph": [{"@type": "WebPage"}, {**REVIEW, "@type": ["ClaimReview", "Review"]}]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
    ],
)
def test_a_review_is_found_wherever_json_ld_puts_it(whole: object) -> None:
    """Alone, in a list, in a graph or in a feed, it has the claim, who checked it, the day and the verdict."""
    assert read(msgspec.json.encode(whole)) == [FOUND]


def test_a_page_is_read_for_its_scripts() -> None:
    """The reviews in a page's JSON-LD are found, and a broken script takes no other with it."""
    script = msgspec.json.encode(REVIEW)
    page = b'<html><script type="application/ld+json">{</script><script type="application/ld+json">' + script
    broken, found = read(page + b"</script></html>")
    assert found == FOUND
    assert isinstance(broken, Refusal)
    assert broken.target == "checked, script 1"


def test_a_table_names_its_columns() -> None:
    """Columns stand in any order and others are passed over; a row without a claim is refused, an empty cell not."""
    table = b"Verdict;claim;notes;checked_by\nInvented;The ferry sank;x;Harbour Facts\nTrue;;;\n;It rained;;\n"
    found = read(table)
    assert found[0] == ClaimReview(claim="The ferry sank", verdict="Invented", checked_by="Harbour Facts")
    assert found[2] == ClaimReview(claim="It rained")
    assert isinstance(found[1], Refusal)
    assert found[1].target == "checked:3"


def told(data: bytes) -> list[tuple[str, str]]:
    """What is told of ``data``, of which every claim is read."""
    found: list[tuple[str, str]] = []
    items = read_claim_reviews(raw_bytes("checked", data), 100_000, lambda target, what: found.append((target, what)))
    assert not [item for item in items if isinstance(item, Refusal)]
    return found


READ = "what is read: claim, id, title, checked_by, checked_on, verdict, url"


def test_columns_may_have_the_names_that_others_give_them() -> None:
    """In a table and in a line; what has our own name goes before them, and what is left over is told."""
    table = (
        b"Claim,Date,Publisher,Textual rating,link,country\nIt rained,2026-05-03,Weir Check,So,https://w.example/1,NV\n"
    )
    line = b'{"claim": "It rained", "date": "2025-01-01", "checked_on": "2026-05-03", "fact-checker": "Weir Check"}'
    found = ClaimReview(
        claim="It rained",
        checked_by="Weir Check",
        checked_on="2026-05-03",
        verdict="So",
        url="https://w.example/1",
    )
    assert read(table) == [found]
    assert told(table) == [("checked", f'"country" is not read; {READ}')]
    assert read(line) == [ClaimReview(claim="It rained", checked_by="Weir Check", checked_on="2026-05-03")]
    assert told(line) == [("checked:1", f'"date" is not read; {READ}')]


def test_what_a_desk_lists_is_read_without_a_word() -> None:
    """With where it was taken from; and of many lines the first one is enough."""
    line = b'{"claim": "It rained", "taken_from": "a.csv", "added": "2026-05-03"}\n'
    assert told(line * 2) == []
    assert told(line + b'{"claim": "It rained", "lang": "en"}\n') == []
    assert len(told(b'{"claim": "It rained", "lang": "en"}\n' * 3)) == 1


@pytest.mark.parametrize("day", ["2020-02-30", "2026-13-01", "2026-04-31T10:00:00Z", "0000-01-01"])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    """In a table, a line and a ClaimReview, by its place; the others are taken in."""
    (table, kept), (line,), (review,) = (
        read(f"claim,checked_on\nIt rained,{day}\nThe ferry sank,2024-02-29\n".encode()),
        read(msgspec.json.encode({"claim": "It rained", "checked_on": day})),
        read(msgspec.json.encode(REVIEW | {"datePublished": day})),
    )
    assert kept == ClaimReview(claim="The ferry sank", checked_on="2024-02-29")
    for refused, where in ((table, "checked:2"), (line, "checked:1"), (review, "checked")):
        assert isinstance(refused, Refusal)
        assert (refused.target, refused.reason) == (where, f"was checked on '{day}', which is no day")


@pytest.mark.parametrize("day", ["2024-02-29", "2026-5-3", "2026-05-06 10:00:00 UTC", "6 May 2026", "2026"])
def test_a_day_is_kept_as_it_is_given(day: str) -> None:
    """It is shown and never counted with."""
    assert read(msgspec.json.encode({"claim": "It rained", "checked_on": day})) == [
        ClaimReview(claim="It rained", checked_on=day)
    ]


def test_lines_may_be_plain_or_json_ld() -> None:
    """A line has a claim and what is known of its check, or is a ClaimReview; a broken one is refused by its number."""
    lines = (
        b'{"id": "7", "claim": "It rained", "title": "Rain"}\n{"claim": 3}\n' + msgspec.json.encode(REVIEW) + b"\n{\n"
    )
    found = read(lines)
    assert found[0] == ClaimReview(id="7", claim="It rained", title="Rain")
    assert found[2] == FOUND
    assert [item.target for item in found if isinstance(item, Refusal)] == ["checked:2", "checked:4"]


@pytest.mark.parametrize("data", [b"", b"  \n", b"headline\nIt rained\n", b"\xff\xfe,claim\n"])
def test_what_is_none_of_these_is_refused_as_a_whole(data: bytes) -> None:
    """An empty file, a table without a claim and a table that is not UTF-8 each get one line."""
    with pytest.raises(RefusedError):
        read(data)


def test_an_input_over_the_limit_is_refused() -> None:
    """No more than the limit is read."""
    with pytest.raises(RefusedError, match="limit"):
        read(msgspec.json.encode([REVIEW] * 50), limit=1000)


def test_a_deep_document_ends() -> None:
    """Lists in lists are looked through a few levels and no further."""
    assert read(b"[" * 500 + b"]" * 500) == []


@given(st.binary(max_size=200))
@example(b'"')
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    """Whatever the bytes, they are read, refused in part, or refused as a whole."""
    try:
        found = read(data)
    except RefusedError:
        return
    assert all(isinstance(item, ClaimReview | Refusal) for item in found)


def test_a_file_is_loaded_and_one_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """Each refusal names the input, why not, and the way out."""
    (tmp_path / "checked.json").write_bytes(msgspec.json.encode(REVIEW))
    assert list(load_claim_reviews(str(tmp_path / "checked.json"), Settings())) == [FOUND]
    for target in (str(tmp_path / "none.json"), str(tmp_path), "a\0b", "http://127.0.0.1:9/checked.json"):
        (refused,) = load_claim_reviews(target, Settings())
        assert isinstance(refused, Refusal)
        assert refused.target == target


def test_many_bad_rows_are_counted(tmp_path: Path) -> None:
    """The first thousand are named."""
    (tmp_path / "checked.csv").write_text("claim,verdict\n" + ",no\n" * 1200, encoding="utf-8")
    *_, last = found = list(load_claim_reviews(str(tmp_path / "checked.csv"), Settings()))
    assert len(found) == 1001
    assert isinstance(last, Refusal)
    assert last.reason == "has 200 more parts that cannot be read"
