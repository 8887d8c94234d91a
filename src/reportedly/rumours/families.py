"""Publisher families: which outlets are one publisher's, from a file that the desk keeps. None is shipped as truth.

The file has one outlet a line, a tab, and the name of its family; blank lines and lines that begin with ``#`` are
passed over. Outlets are compared as everywhere: "The Kyiv Post", "kyivpost.com" and "Kyiv Post" are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from reportedly.rumours.names import outlet_key


class Families(Struct, frozen=True):
    """The families by outlet as written, in order of the file, and the lines that could not be read, each with why."""

    by_outlet: dict[str, str]
    refused: tuple[str, ...] = ()


def read_families(text: str, name: str) -> Families:
    """The families of a file's ``text``; ``name`` is what the file is called where a line of it is refused.

    Of an outlet that stands there twice the first line counts, and the other is refused unless it says the same.
    """
    by_outlet: dict[str, str] = {}
    lines: dict[str, tuple[int, str]] = {}
    refused = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        outlet, _, family = (part.strip() for part in line.partition("\t"))
        why = _flaw(outlet, family)
        before = lines.get(outlet_key(outlet))
        if why is None and before is not None and outlet_key(before[1]) != outlet_key(family):
            why = f"puts {outlet!r} into another family than line {before[0]}; keep one of the two"
        if why is not None:
            refused.append(f"{name}:{number}: {why}")
        elif before is None:
            by_outlet[outlet] = family
            lines[outlet_key(outlet)] = number, family
    return Families(by_outlet, tuple(refused))


def write_families(by_outlet: Mapping[str, str]) -> str:
    """The file of families, by family and then by outlet."""
    ordered = sorted(by_outlet.items(), key=lambda pair: (pair[1].casefold(), pair[0].casefold(), pair))
    return "".join(f"{outlet}\t{family}\n" for outlet, family in ordered)


def with_outlets(by_outlet: Mapping[str, str], outlets: Iterable[str], family: str | None) -> dict[str, str]:
    """The families with ``outlets`` in ``family``, or in none."""
    return with_families(by_outlet, dict.fromkeys(outlets, family))


def with_families(by_outlet: Mapping[str, str], taken: Mapping[str, str | None]) -> dict[str, str]:
    """The families with those that were ``taken`` in: they go before what was known of an outlet, None before all."""
    keys = {outlet_key(outlet) for outlet in taken}
    kept = {outlet: held for outlet, held in by_outlet.items() if outlet_key(outlet) not in keys}
    return kept | {outlet: family for outlet, family in taken.items() if family is not None}


def _flaw(outlet: str, family: str) -> str | None:
    if not outlet or not family:
        return "is not an outlet, a tab and its family; write both"
    return "has more than one tab; write an outlet, a tab and its family" if "\t" in family else None
