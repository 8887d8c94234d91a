"""One large JSON document, an element at a time."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import RefusedError
from reportedly.loading.elements import elements

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


class Drip(io.BytesIO):
    """Gives three bytes at a time, as a slow line does."""

    def read(self, size: int | None = -1, /) -> bytes:
        """No more than three bytes."""
        return super().read(3)


def _all(data: str | bytes, stream: type[io.BytesIO] = io.BytesIO, limit: int = 1_000_000) -> list[tuple[str, Any]]:
    encoded = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return list(elements(stream(encoded), frozenset({"posts"}), frozenset({"chats", "list"}), "a.json", limit))


@given(st.lists(values), values, st.integers(0, 3), st.sampled_from([io.BytesIO, Drip]))
def test_elements_are_those_of_the_whole(posts: list[Any], other: Any, indent: int, stream: type[io.BytesIO]) -> None:
    """However they are spaced, and however the bytes come in."""
    data = json.dumps({"about": other, "posts": posts, "end": 1}, indent=indent or None)
    assert _all(data, stream) == [("about", other), *(("posts", post) for post in posts), ("end", 1)]


def test_a_list_at_the_top_gives_its_elements() -> None:
    """Without a name."""
    assert _all("\ufeff [1, [2], {}]") == [("", 1), ("", [2]), ("", {})]


def test_objects_in_a_nest_are_opened() -> None:
    """As in an export of several chats."""
    data = '{"chats": {"about": "x", "list": [{"name": "a", "posts": [1, 2]}, {"name": "b", "posts": [3]}]}}'
    expected = [("about", "x"), ("name", "a"), ("posts", 1), ("posts", 2), ("name", "b"), ("posts", 3)]
    assert _all(data) == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ('{"posts": [1, 2, 3', "it breaks off"),
        ('{"posts": [1, 2,', "it breaks off"),
        ('{"posts": [1, 2 3]}', "',' is missing"),
        ('{"posts": [1, 2, }]}', "it is damaged or breaks off"),
        ('{"posts": [1, 2, ' + "[" * 100_000, "it is nested too deeply"),
        ('{"posts": [1, 2], 3: 4}', "a name is missing"),
        (b'{"posts": [1, 2, "caf\xe9"]}', "it is not UTF-8"),
        ('{"posts": [1, 2, "' + "x" * 2000 + '"]}', "a value is over the limit of 1,000 characters or damaged"),
    ],
)
def test_what_stands_before_the_damage_is_given(data: str | bytes, reason: str) -> None:
    """Then the refusal says what is wrong and where."""
    encoded = data.encode() if isinstance(data, str) else data
    walk = elements(Drip(encoded), frozenset({"posts"}), frozenset(), "a.json", 1000)
    assert [next(walk), next(walk)] == [("posts", 1), ("posts", 2)]
    with pytest.raises(RefusedError) as caught:
        list(walk)
    assert f"in which {reason} after" in caught.value.reason


def test_a_nest_in_a_nest_ends() -> None:
    """Depth is bounded, whatever the names are."""
    data = '{"chats": ' * 50 + "1" + "}" * 50
    assert len(_all(data)) == 1


@given(st.text(st.sampled_from('{}[]:,"abchtslp posts1\\ \n'), max_size=80))
def test_no_text_is_an_error(text: str) -> None:
    """Whatever is no JSON is refused."""
    with suppress(RefusedError):
        _all(text)
