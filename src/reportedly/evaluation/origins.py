"""How well origins are counted: over simulated cascades whose true number is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from msgspec import Struct

from reportedly.evaluation.cascades import Cascade, Habits, cascade
from reportedly.model import Origins
from reportedly.rumours.copies import derivations
from reportedly.rumours.provenance import origins, provenance, report
from reportedly.rumours.sightings import Sighting

SMALLEST, LARGEST = 5, 200


class Outcome(Struct, frozen=True):
    """One cascade: its documents, its true origins, and how many were counted."""

    documents: int
    true: int
    counted: int


def count(found: Cascade) -> Origins:
    """The origins of a cascade, as they are counted for any rumour."""
    by_document: dict[str, list[Sighting]] = {}
    for sighting in found.sightings:
        by_document.setdefault(sighting.document, []).append(sighting)
    reports = [report(reading, by_document[reading.document.id]) for reading in found.readings]
    return origins(provenance(reports, derivations(found.readings)))


def outcomes(
    cascades: int, seed: int, habits: Habits, texts: Sequence[tuple[str, ...]] = (), largest: int = LARGEST
) -> Iterator[Outcome]:
    """So many cascades of 5 to ``largest`` documents, each size on a logarithmic scale as likely as any other."""
    for number in range(cascades):
        chance = Random(f"{seed}-{number}-{habits.kept}")
        size = round(SMALLEST * (largest / SMALLEST) ** chance.random())
        made = cascade(chance, size, habits, texts)
        yield Outcome(len(made.readings), made.origins, count(made).count)


def evaluate_origins(
    cascades: int, seed: int, texts: Sequence[tuple[str, ...]] = (), largest: int = LARGEST
) -> dict[str, float | int | str]:
    """The shares of cascades counted exactly, too high and too low, with all credits kept and with half of them."""
    measures: dict[str, float | int | str] = {"cascades": cascades, "seed": seed}
    for name, kept in (("kept", 1.0), ("half", 0.5)):
        found = list(outcomes(cascades, seed, Habits(kept=kept), texts, largest))
        total = max(len(found), 1)
        measures |= {
            f"{name}_documents": sum(one.documents for one in found),
            f"{name}_exact": sum(one.counted == one.true for one in found) / total,
            f"{name}_too_many": sum(one.counted > one.true for one in found) / total,
            f"{name}_too_few": sum(one.counted < one.true for one in found) / total,
            f"{name}_mean_error": sum(abs(one.counted - one.true) for one in found) / total,
            f"{name}_documents_an_origin": sum(o.documents for o in found) / max(sum(o.true for o in found), 1),
        }
    return measures
