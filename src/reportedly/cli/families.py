"""``reportedly families``: which outlets are one publisher's, as this desk knows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer
from msgspec import Struct

from reportedly.cli import listing
from reportedly.cli.intake.desk import Db, beside, desk_there
from reportedly.cli.reporting import say
from reportedly.errors import DataError, UsageError

COLUMNS = ("Family", "Outlet")
ENDING = ".families"
LARGEST = 10_000_000
MOST_NAMED = 100


class Member(Struct, frozen=True, kw_only=True):
    """One outlet and its family."""

    outlet: str
    family: str


def families(
    outlets: Annotated[
        list[str] | None, typer.Argument(metavar="[OUTLET]", help="Outlets to put into --family, or to --forget.")
    ] = None,
    family: Annotated[str | None, typer.Option("--family", help="The family that these outlets belong to.")] = None,
    forget: Annotated[bool, typer.Option("--forget", help="These outlets belong to no family.")] = False,
    take: Annotated[
        str | None,
        typer.Option("--from", metavar="FILE", help="Take in a file: an outlet, a tab and its family a line."),
    ] = None,
    limit: listing.Limit = None,
    json: listing.Json = False,
    db: Db = None,
) -> int:
    """Show or set which outlets are one publisher's, so that they count as one origin."""
    from reportedly.rumours.families import with_families, with_outlets

    url = desk_there(db)
    held, code = families_of(url), 0
    if bool(outlets) != (forget or family is not None) or (forget and family is not None):
        raise UsageError("name the outlets with either --family or --forget; with neither, all families are shown")
    if outlets:
        held = with_outlets(held, [_name(outlet) for outlet in outlets], None if family is None else _name(family))
    if take is not None:
        taken, code = _taken(take)
        held = with_families(held, taken)
    if outlets or take is not None:
        _keep(url, held)
    shown = sorted(held.items(), key=lambda pair: (pair[1].casefold(), pair[0].casefold()))
    rows = (Member(outlet=outlet, family=name) for outlet, name in shown)
    listing.show(rows, json=json, limit=limit, columns=COLUMNS, row=_row)
    return code


def families_of(url: str) -> dict[str, str]:
    """The families that a desk keeps beside its database, by outlet; each bad line is told."""
    from reportedly.rumours.families import read_families

    path = beside(url, ENDING)
    if not path.exists():
        return {}
    found = read_families(_text(str(path)), str(path))
    _tell(str(path), found.refused)
    return found.by_outlet


class KeptFamilies:
    """The families that a desk keeps beside its database, read again once their file is another."""

    def __init__(self, url: str) -> None:
        self._url, self._path = url, beside(url, ENDING)
        self._seen: tuple[int, int, int] | None = None
        self._held: Mapping[str, str] = {}

    def __call__(self) -> Mapping[str, str]:
        """The families by outlet."""
        try:
            file = self._path.stat()
            now = file.st_ino, file.st_size, file.st_mtime_ns
        except OSError:
            now = None
        if now != self._seen:
            self._held, self._seen = families_of(self._url), now
        return self._held


def _taken(name: str) -> tuple[dict[str, str], int]:
    """The families of a file that a person names, and the exit code: 1 where a line of it was refused.

    Raises DataError where the file cannot be read, or holds none and no line that could be one.
    """
    from reportedly.rumours.families import read_families

    found = read_families(_text(name), name)
    if not found.by_outlet and not found.refused:
        raise DataError(f"{name}: holds no families; give a file with an outlet, a tab and its family in each line")
    _tell(name, found.refused)
    return found.by_outlet, int(bool(found.refused))


def _tell(name: str, refused: Sequence[str]) -> None:
    """Names the lines that could not be read, the first hundred of them."""
    for line in refused[:MOST_NAMED]:
        say(line)
    if len(refused) > MOST_NAMED:
        say(
            f"{name}: has {len(refused) - MOST_NAMED:,} more lines that cannot be read; mend those that are named first"
        )


def _text(name: str) -> str:
    try:
        with open(name, "rb") as stream:
            data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise DataError(f"{name}: is larger than {LARGEST:,} bytes; give a file of outlets and families")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(f"{name}: is not UTF-8; save it again in UTF-8") from error
    except OSError as error:
        raise DataError(f"{name}: cannot be read ({error.strerror}); give a file of outlets and families") from error
    except ValueError as error:
        raise DataError(f"{name!r} cannot be the name of a file; check the spelling") from error


def _keep(url: str, held: dict[str, str]) -> None:
    """Puts the file into the place of the old one, whole or not at all."""
    from reportedly.rumours.families import write_families

    path = beside(url, ENDING)
    new = path.with_name(path.name + ".new")
    new.write_text(write_families(held), encoding="utf-8")
    new.replace(path)


def _name(given: str) -> str:
    """A name as the file can hold it."""
    name = " ".join(given.split())
    if not name or name.startswith("#"):
        raise UsageError(f"{given!r} is no name that the file can hold; give one without '#' at its head")
    return name


def _row(member: Member) -> tuple[str, str]:
    return listing.cell(member.family), listing.cell(member.outlet)
