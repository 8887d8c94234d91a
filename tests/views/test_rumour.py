"""What the page of a rumour counts, and the words that it shows around a claim."""

from __future__ import annotations

from reportedly.rumours.hardening import Hardening
from reportedly.store import Filters, Member, Placement, open_store
from reportedly.views.rumour import context, questions, steps
from tests.store.inventing import SAID, reading


def members() -> list[Member]:
    """Two claims of one source and one of another."""
    with open_store("memory:") as store:
        store.writer.add([reading(("Ida Moss", SAID[0]), ("Tom Reed", SAID[1]), ("Ida Moss", SAID[2]))])
        claims = store.view().claims(Filters()).items
    return [
        Member(
            claim=claim,
            placement=Placement(
                claim=claim.id,
                rumour=claim.id,
                document=claim.document,
                copy=n,
                at="2026-05-04",
                denied=False,
                rank=0,
                figure=None,
            ),
        )
        for n, claim in enumerate(claims)
    ]


def test_sources_are_counted_and_the_commonest_comes_first() -> None:
    """Each with its kind and its page."""
    asked = questions(members(), None)
    assert [(voice.name, voice.claims) for voice in asked.who] == [("Ida Moss", 2), ("Tom Reed", 1)]
    assert (asked.more, asked.unnamed, asked.origins) == (0, 0, None)
    assert asked.who[0].source_id is not None


def test_the_words_around_a_claim_are_those_of_its_paragraph() -> None:
    """Cut between words where they are long; the claim's own words alone where no text is kept."""
    made = reading(("Ida Moss", SAID[0]), ("Tom Reed", SAID[1]))
    first = made.attributions[0]
    before, words, after = context(first.id, first.content.text, made)
    assert (before, words) == ("Ida Moss said that ", SAID[0])
    assert after.startswith(". Tom Reed said")
    assert context("x", "words", None) == ("", "words", "")
    assert context("missing", "words", made) == ("", "words", "")


def test_without_wordings_there_are_no_steps() -> None:
    """A rumour that everybody denies has none."""
    assert steps(Hardening(wordings=(), shifts=(), headlines=())) == ()
