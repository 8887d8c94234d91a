"""A bare family name means the one person who bears it, or nobody."""

from __future__ import annotations

import re

from reportedly.reading.draft import Mention
from reportedly.reading.notices.people import Names, names


def named(text: str, *people: str) -> Names:
    """The persons of ``text``, in which each of ``people`` is a mention wherever it stands by itself."""
    spans = {m.span() for name in people for m in re.finditer(re.escape(name), text)}
    outer = [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
    return names(text, [Mention(start=s, end=e, label="person") for s, e in sorted(outer)])


def test_a_family_name_is_the_full_names() -> None:
    """Titles of generation, middle initials and possessives do not part a person."""
    found = named("Ana Reis came. Reis left. Ana M. Reis's dog stayed.", "Ana Reis", "Reis", "Ana M. Reis's")
    assert [n.name for n in found.named] == ["Ana Reis"] * 3


def test_two_bearers_leave_the_bare_name_out() -> None:
    """Each full name is still its own."""
    found = named("Ana Reis met Pavel Reis. Reis left.", "Ana Reis", "Pavel Reis", "Reis")
    assert [n.name for n in found.named] == ["Ana Reis", "Pavel Reis"]


def test_the_last_one_named_before() -> None:
    """Within the sentence that is asked about, and not what stands after."""
    found = named("Ana Reis met Dmitry Holub today.", "Ana Reis", "Dmitry Holub")
    assert found.before(28, 0).name == "Dmitry Holub"
    assert found.before(12, 0).name == "Ana Reis"
    assert found.before(12, 5) is None
