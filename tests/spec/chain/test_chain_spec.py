"""The specification of chains and credits: every paragraph of its sections, as marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.model import Credit, Hop

from ..notation import NotationError  # noqa: TID252 - tests are no installed package
from .notes import Example, examples, section

HERE = Path(__file__).parent
HOPS, CREDITS = examples(HERE / "hops"), examples(HERE / "credits")


@pytest.mark.parametrize("example", HOPS, ids=lambda example: example.place)
def test_hops(example: Example) -> None:
    """Every attribution came by the hops that are listed, in their order, and by no other."""
    found = {
        str(number): written(chain) for number, chain in zip(example.marked.numbers(), example.chains(), strict=True)
    }
    assert found == dict(example.notes), example.text


@pytest.mark.parametrize("example", CREDITS, ids=lambda example: example.place)
def test_credits(example: Example) -> None:
    """Every credit is found with its name, its kind and its words, and no other."""
    expected = [f"{role}: {credit}" for role, credit in example.notes if (role, credit) != ("credits", "none")]
    assert [credited(credit) for credit in example.credits()] == expected, example.text


def test_words() -> None:
    """Every hop and every credit shows its words: its text is what stands under its spans."""
    for example in (*HOPS, *CREDITS):
        for found in (*(hop for chain in example.chains() for hop in chain), *example.credits()):
            assert " ... ".join(example.text[s.start : s.end] for s in found.spans) == found.text


def test_enough() -> None:
    """Forty-five paragraphs and more, no two the same, some of them with nothing to be found."""
    texts = [example.text for example in (*HOPS, *CREDITS)]
    assert len(texts) >= 45
    assert len(set(texts)) == len(texts)
    assert sum(("credits", "none") in example.notes for example in CREDITS) >= 3


def test_notation() -> None:
    """A paragraph of which nothing is expected, a name that is not there and a note that is none are refused."""
    for wrong in ("> A.\n", "> A.\n\n- person: B\n- 1: none\n", "> A.\n\n- what\n"):
        with pytest.raises(NotationError):
            list(section(wrong, "wrong"))


def written(chain: tuple[Hop, ...]) -> str:
    """A chain as the sections write it."""
    hops = [f"{h.text} ({h.kind or '?'}{': ' + h.name if h.name is not None else ''})" for h in chain]
    return " > ".join(hops) or "none"


def credited(credit: Credit) -> str:
    """A credit as the sections write it."""
    return f"{credit.role}: {credit.name or '-'} ({credit.kind or '?'}) in “{credit.text}”"
