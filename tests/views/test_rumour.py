"""What the page of a rumour counts, and the words that it shows around a claim."""

from __future__ import annotations

import msgspec

from reportedly.model import SourceKind, Span
from reportedly.rumours.hardening import Hardening, hardening
from reportedly.rumours.sightings import dated
from reportedly.store import Filters, Member, Placement, open_store
from reportedly.views.rumour import OURS, context, first_to_last, questions, steps
from tests.rumours.told import reading, sighted, told
from tests.store.inventing import SAID
from tests.store.inventing import reading as invented


def members() -> list[Member]:
    """Two claims of one source and one of another."""
    with open_store("memory:") as store:
        store.writer.add([invented(("Ida Moss", SAID[0]), ("Tom Reed", SAID[1]), ("Ida Moss", SAID[2]))])
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


def test_an_outlet_is_one_with_its_article_or_without() -> None:
    """As outlets are compared elsewhere, under the name that it goes by most; people go by their names as written."""
    said = [
        ("Weir", SAID[0]),
        ("The Weir", SAID[1]),
        ("the weir", SAID[2]),
        ("The Weir", SAID[3]),
        ("Weir Moss", SAID[4]),
    ]
    with open_store("memory:") as store:
        store.writer.add([invented(*said)])
        found = store.view().claims(Filters()).items
    (placed, *_) = members()
    kinds = {"Weir Moss": SourceKind.PERSON}
    claims = [msgspec.structs.replace(c, kind=kinds.get(c.name or "", SourceKind.MEDIA)) for c in found]
    asked = questions([Member(claim=claim, placement=placed.placement) for claim in claims], None)
    assert [(voice.name, voice.claims) for voice in asked.who] == [("The Weir", 4), ("Weir Moss", 1)]
    assert asked.who[0].source_id in {claim.source_id for claim in claims if claim.name == "The Weir"}
    people = [msgspec.structs.replace(claim, kind=SourceKind.PERSON) for claim in claims]
    asked = questions([Member(claim=claim, placement=placed.placement) for claim in people], None)
    assert {voice.name for voice in asked.who} == {"Weir", "The Weir", "the weir", "Weir Moss"}


def test_the_words_around_a_claim_are_those_of_its_paragraph() -> None:
    """Cut between words where they are long; the claim's own words alone where no text is kept."""
    made = invented(("Ida Moss", SAID[0]), ("Tom Reed", SAID[1]))
    first = made.attributions[0]
    before, words, after = context(first.id, first.content.text, made)
    assert (before, words) == ("Ida Moss said that ", SAID[0])
    assert after.startswith(". Tom Reed said")
    assert context("x", "words", None) == ("", "words", "")
    assert context("missing", "words", made) == ("", "words", "")


def test_without_wordings_there_are_no_steps() -> None:
    """A rumour that everybody denies has none."""
    none = Hardening(wordings=(), shifts=(), headlines=())
    assert steps(none) == first_to_last(none) == ()


def test_the_last_wording_stands_beside_the_first() -> None:
    """And each step names its place in the text."""
    first = reading("d1", "The ferry may sink, Ida said.", told("The ferry may sink, Ida said.", "The ferry may sink"))
    last = reading("d2", "Now: The ferry will sink.", told("Now: The ferry will sink.", "The ferry will sink"))
    seen = [*sighted(first, "2026-05-04"), *sighted(last, "2026-05-05")]
    found = hardening(seen, [first, last], [])
    assert [(p.what, p.text) for p in first_to_last(found)] == [
        *(("kept", "The ferry"), ("went", "may"), ("came", "will"), ("kept", "sink"))
    ]
    assert [step.spans for step in steps(found)] == [(Span(0, 18),), (Span(5, 24),)]


def test_a_pronoun_is_nobodys_name() -> None:
    """Whom it stands for is not known here."""
    with open_store("memory:") as store:
        store.writer.add([invented(("He", SAID[0]), ("Tom Reed", SAID[1]))])
        claims = store.view().claims(Filters()).items
    (placed, *_) = members()
    asked = questions([Member(claim=claim, placement=placed.placement) for claim in claims], None)
    assert [voice.name for voice in asked.who] == ["Tom Reed"]
    assert asked.unnamed == 1


def test_times_of_our_own_are_known_by_how_their_basis_begins() -> None:
    """As sightings are dated."""
    found = reading("d1", "The ferry sank.", told("The ferry sank.", "The ferry sank"))
    bases = [
        dated(seen).basis.startswith(OURS) for at in (None, "2031-01-01", "2026-05-04") for seen in sighted(found, at)
    ]
    assert bases == [True, True, False]
