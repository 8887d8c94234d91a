"""What happened to a rumour, from itself before and after."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.alerting.noticing import Look, notices
from reportedly.model import Certainty, Origin, Origins, Phrase, Standing
from reportedly.rumours.hardening import Wording
from reportedly.rumours.sightings import Sighting
from reportedly.store.alerts import AlertKind

DEGREES = (Certainty.UNCOMMITTED, Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)


def seen(number: int, *, denied: bool = False, source: str | None = "Ida Moss") -> Sighting:
    """A claim in a document of its own."""
    return Sighting(
        claim=f"a{number}",
        document=f"d{number}",
        text="the pier is shut",
        added=f"2026-05-{number + 1:02}",
        source=source,
        denied=denied,
    )


def look(*sightings: Sighting, origins: int = 1, degrees: tuple[int, ...] = ()) -> Look:
    """A rumour with so many origins, each a document; the degrees are those of its claims in order."""
    roots = tuple(Origin(node=f"d{n}", standing=Standing.NAMED) for n in range(origins))
    wordings = [
        Wording(
            claim=s.claim,
            document=s.document,
            outlet=None,
            source=None,
            at=s.added,
            basis="",
            text=Phrase(s.text, ()),
            words=(),
            certainty=DEGREES[degree],
            writer=None,
            degree=degree,
            score=0.0,
        )
        for s, degree in zip(sightings, degrees, strict=False)
    ]
    counted = Origins(named=origins, unnamed=0, unknown=0, origins=roots)
    return Look(sightings=sightings, origins=counted, wordings=wordings)


def test_an_origin_is_told_with_the_claim_that_brought_it() -> None:
    """With the numbers before and after."""
    (found,) = notices(look(seen(0)), look(seen(0), seen(1), origins=2))
    assert (found.kind, found.claim, found.was, found.now) == (AlertKind.ORIGIN, "a1", 1, 2)


def test_a_voice_denies_once() -> None:
    """Who denied before, or twice, is no news; without a name, each document is a voice."""
    before = look(seen(0), seen(1, denied=True, source="Tom Reed"))
    new = [seen(2, denied=True, source="Tom Reed"), seen(3, denied=True, source="Ana Reis")]
    new += [seen(4, denied=True, source="ANA REIS"), seen(5, denied=True, source=None)]
    found = list(notices(before, look(*before.sightings, *new)))
    assert [(n.kind, n.claim, n.was, n.now) for n in found] == [
        (AlertKind.DENIAL, "a3", 1, 2),
        (AlertKind.DENIAL, "a5", 2, 3),
    ]


def test_only_what_is_surer_than_all_before_is_harder() -> None:
    """By the degree of the words."""
    before = look(seen(0), seen(1), degrees=(0, 2))
    assert list(notices(before, look(seen(0), seen(1), seen(2), degrees=(0, 2, 2)))) == []
    (found,) = notices(before, look(seen(0), seen(1), seen(2), degrees=(0, 2, 3)))
    assert (found.kind, found.claim, found.was, found.now) == (AlertKind.HARDER, "a2", 2, 3)


@given(st.lists(st.booleans(), max_size=5), st.integers(1, 4), st.lists(st.integers(0, 3), max_size=5))
def test_what_was_not_there_before_and_what_has_not_changed_is_no_news(
    denied: list[bool], origins: int, degrees: list[int]
) -> None:
    """A rumour that comes in at once brings none, nor does the same one looked at twice."""
    sightings = [seen(n, denied=value) for n, value in enumerate(denied)]
    whole = look(*sightings, origins=origins, degrees=tuple(degrees))
    assert list(notices(look(origins=0), whole)) == []
    assert list(notices(whole, whole)) == []
