"""Tests of how the wording of a rumour hardens."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import (
    Certainties,
    Certainty,
    Edge,
    EdgeKind,
    Notice,
    NoticeKind,
    Quotation,
    Reason,
    Relation,
    Response,
    Source,
    SourceKind,
    TimeOrder,
)
from reportedly.reading.claims.certainty import certainty
from reportedly.reading.claims.certainty_words import Kind
from reportedly.rumours.hardening import FUTURE, Change, degree, hardening, likeness
from tests.rumours.told import reading, sighted, told, where

POST = "“The minister may leave before the harvest,” Rosk wrote."
PAPER = "The minister will probably leave before the harvest, the Weir reported."
SITE = "The minister will leave before the harvest, the paper reported."
POSTED = reading(
    "post", POST, told(POST, "The minister may leave before the harvest", source="Rosk", quotation=Quotation.DIRECT)
)
PAPERED = reading("paper", PAPER, told(PAPER, "The minister will probably leave before the harvest"))
SITED = reading("site", SITE, told(SITE, "The minister will leave before the harvest"))
SEEN = [*sighted(POSTED, "2026-09-01"), *sighted(PAPERED, "2026-09-02"), *sighted(SITED, "2026-09-03")]
READ = [POSTED, PAPERED, SITED]


def edge(
    derived: str,
    origin: str,
    relation: Relation = Relation.DERIVED,
    order: TimeOrder = TimeOrder.AFTER,
    kind: EdgeKind = EdgeKind.CREDIT,
    confidence: float = 0.9,
) -> Edge:
    """One document had it from another."""
    return Edge(
        derived=derived, origin=origin, relation=relation, kind=kind, why=f"credits {origin}",
        confidence=confidence, order=order,
    )  # fmt: skip


def quoting(derived: str, voice: str) -> Edge:
    """A document quotes a voice itself."""
    return edge(derived, voice, Relation.PRIMARY, kind=EdgeKind.CHAIN)


WAY = [edge("paper", "post"), edge("site", "paper")]


def test_the_wordings_are_in_order_of_time_with_the_words_that_show_how_sure() -> None:
    """Possible, probable, and a plain future, which is as sure as words can be."""
    found = hardening(SEEN, READ, ())
    assert [(w.degree, w.words) for w in found.wordings] == [(1, ("may",)), (2, ("probably",)), (3, ("will",))]
    assert found.shifts == ()


def test_a_document_surer_than_the_one_it_cites_is_laundering() -> None:
    """Both phrases stand side by side, with the reason of the edge."""
    found = hardening(SEEN, READ, WAY)
    assert [(s.change, s.was.document, s.now.document) for s in found.shifts] == [
        (Change.SURER, "post", "paper"),
        (Change.SURER, "paper", "site"),
    ]
    first = found.shifts[0]
    assert (first.was.text.text, first.now.text.text) == (
        "The minister may leave before the harvest",
        "The minister will probably leave before the harvest",
    )
    assert first.why == "credits post"


def test_what_passes_on_a_hedge_is_no_surer_than_that() -> None:
    """That Rosk was quoted is certain; what she says is possible."""
    text = "Rosk wrote that the minister may leave before the harvest, the Weir said."
    inner = told(text, "the minister may leave before the harvest", source="Rosk")
    outer = told(text, "Rosk wrote that the minister may leave before the harvest")
    outer = msgspec.structs.replace(outer, certainty=told(text, "Rosk wrote").certainty)
    both = reading("weir", text, outer, msgspec.structs.replace(inner, parent=outer.id))
    (found,) = hardening(sighted(both, "2026-09-01")[:1], [both], []).wordings
    assert (found.text.text[:4], found.certainty) == ("Rosk", Certainty.POSSIBLE)


def test_softening_is_told_likewise() -> None:
    """A document less sure than the one it cites."""
    found = hardening(SEEN, READ, [edge("post", "site")])
    assert [s.change for s in found.shifts] == [Change.SOFTER]


def test_an_edge_against_the_order_of_time_launders_nothing() -> None:
    """It is kept in the graph, and says nothing of the wording."""
    assert hardening(SEEN, READ, [edge("site", "post", order=TimeOrder.AGAINST)]).shifts == ()


def test_what_is_cited_goes_before_what_is_copied() -> None:
    """Where nothing is cited, the document that most is copied from counts; hearsay and publishers never do."""
    copied = [edge("site", "post", kind=EdgeKind.COPY, confidence=0.5), edge("site", "paper", kind=EdgeKind.COPY)]
    assert [s.was.document for s in hardening(SEEN, READ, copied).shifts] == ["paper"]
    cited = [*copied, edge("site", "post")]
    assert [s.was.document for s in hardening(SEEN, READ, cited).shifts] == ["post"]
    heard = [edge("site", "post", kind=EdgeKind.HEARSAY), edge("paper", "post", kind=EdgeKind.PUBLISHER)]
    assert hardening(SEEN, READ, heard).shifts == ()


def test_claims_about_other_words_are_not_compared() -> None:
    """A sure claim of another matter in the same rumour is no laundering."""
    text = "The treasury is empty and the cellars are full, the site said."
    other = reading("other", text, told(text, "The treasury is empty and the cellars are full"))
    assert hardening([*SEEN, *sighted(other, "2026-09-04")], [*READ, other], [edge("other", "post")]).shifts == ()


def test_a_headline_is_not_taken_for_the_text() -> None:
    """Of two claims the one below the headline counts, however alike the headline is."""
    text = "The minister may leave before the harvest\n\nThe minister will leave before the harvest, the Weir reported."
    both = reading(
        "both",
        text,
        told(text, "The minister may leave before the harvest"),
        told(text, "The minister will leave before the harvest"),
        title="The minister may leave before the harvest",
    )
    found = hardening([*SEEN, *sighted(both, "2026-09-04")], [*READ, both], [edge("both", "post")])
    assert [(s.change, s.now.headline) for s in found.shifts] == [(Change.SURER, False)]


def test_documents_that_have_it_from_one_voice_are_compared_with_the_one_that_quotes_it() -> None:
    """The earliest has the voice's own words; nothing is said where it only tells them in its own."""
    both = [quoting("post", "source:rosk"), quoting("paper", "source:rosk")]
    assert [s.change for s in hardening(SEEN, READ, both).shifts] == [Change.SURER]
    indirect = [quoting("paper", "source:rosk"), quoting("site", "source:rosk")]
    assert hardening(SEEN, READ, indirect).shifts == ()


def test_an_outlet_that_asks_the_same_voice_again_is_compared_with_itself() -> None:
    """Its first report told what the voice said, word for word or not."""
    same = [msgspec.structs.replace(s, outlet="The Weir") for s in SEEN]
    again = [quoting("paper", "source:rosk"), quoting("site", "source:rosk")]
    assert [s.change for s in hardening(same, READ, again).shifts] == [Change.SURER]


def test_what_was_had_through_another_document_is_held_against_that_one() -> None:
    """A voice that a document has only as another tells it is not what that document's words are beside."""
    through = edge("site", "source:rosk", Relation.QUOTED, kind=EdgeKind.CHAIN)
    assert hardening(SEEN, READ, [quoting("post", "source:rosk"), through]).shifts == ()
    wrote = [edge(name, "post:rosk", Relation.QUOTED, kind=EdgeKind.CHAIN) for name in ("post", "site")]
    assert [s.was.document for s in hardening(SEEN, READ, wrote).shifts] == ["post"]
    assert [s.was.document for s in hardening(SEEN, READ, [*wrote, edge("site", "paper")]).shifts] == ["paper"]


def test_what_is_printed_as_fact_is_laundering() -> None:
    """As sure as what is cited, but in the document's own voice, and handed to nobody in it."""
    text = "The minister will leave before the harvest."
    claim = told(text, "The minister will leave before the harvest")
    own = msgspec.structs.replace(claim, source=Source(text="", spans=(), kind=SourceKind.AUTHOR, resolved="Fact"))
    fact = reading("fact", text, statements=(own,))
    seen, cited = [*SEEN, *sighted(fact, "2026-09-04")], [edge("fact", "site")]
    found = hardening(seen, [*READ, fact], cited)
    assert [(s.change, s.was.own_voice, s.now.own_voice) for s in found.shifts] == [(Change.SURER, False, True)]
    both = reading(
        "fact", f"{text} {SITE}", told(SITE, "The minister will leave before the harvest"), statements=(own,)
    )
    assert hardening([*SEEN, *sighted(both, "2026-09-04")], [*READ, both], cited).shifts == ()


def test_two_names_of_one_voice_are_one() -> None:
    """Where the graph says so; a circle of names ends."""
    both = [quoting("post", "source:rosk"), quoting("paper", "source:edda")]
    assert hardening(SEEN, READ, both).shifts == ()
    one = edge("source:edda", "source:rosk", Relation.ALTERNATE)
    assert [s.change for s in hardening(SEEN, READ, [*both, one]).shifts] == [Change.SURER]
    back = edge("source:rosk", "source:edda", Relation.ALTERNATE)
    assert hardening(SEEN, READ, [*both, one, back]).wordings == hardening(SEEN, READ, both).wordings


def test_a_name_is_no_wording() -> None:
    """Nor is a noun phrase: nothing in it tells how sure it is."""
    text = "The Weir cited the minister, in the matter of the harvest."
    for words, bare in (("the minister", False), ("the matter of the harvest", True)):
        named = reading("named", text, told(text, words))
        more = [msgspec.structs.replace(s, bare=bare) for s in sighted(named, "2026-09-04")]
        found = hardening([*SEEN, *more], [*READ, named], ())
        assert [w.document for w in found.wordings] == ["post", "paper", "site"]


def test_a_claim_without_a_say_is_no_wording() -> None:
    """What else a document says of the same people; the document alone tells, whichever others there are."""
    text = f"{SITE} Rosk keeps bees, it said."
    other = told(text, "Rosk keeps bees")
    both = reading("both", text, told(text, "The minister will leave before the harvest"), other)
    seen = sighted(both, "2026-09-04")
    for more, others in (([], []), (SEEN, READ)):
        found = hardening([*more, *seen], [*others, both], ())
        assert [w.text.text for w in found.wordings if w.document == "both"] == [
            "The minister will leave before the harvest"
        ]


def test_a_revision_with_another_figure_is_a_correction() -> None:
    """As sure as before, with another number."""
    old, new = (
        "Thirteen barges sank in the lock, the Weir reported.",
        "Three barges sank in the lock, the Weir reported.",
    )
    first = reading("first", old, told(old, "Thirteen barges sank in the lock"))
    second = reading("second", new, told(new, "Three barges sank in the lock"))
    seen = [
        *(msgspec.structs.replace(s, figure="13 barges") for s in sighted(first, "2026-09-01")),
        *(msgspec.structs.replace(s, figure="3 barges") for s in sighted(second, "2026-09-02")),
    ]
    found = hardening(seen, [first, second], [edge("second", "first", Relation.REVISED)])
    assert [(s.change, s.was.figure, s.now.figure) for s in found.shifts] == [
        (Change.CORRECTED, "13 barges", "3 barges")
    ]
    assert hardening(seen, [first, second], [edge("second", "first")]).shifts == ()


def test_a_headline_surer_than_its_text_is_told_where_the_text_is_of_the_rumour() -> None:
    """The notice of another claim in the same document is left out."""
    text = "Minister leaves\n\nThe minister may leave before the harvest, the Weir reported. Prices may rise, it said."
    claim = told(text, "The minister may leave before the harvest")
    notices = tuple(
        Notice(
            kind=NoticeKind.HEADLINE_SURER, why="surer", phrases=(where(text, "Minister leaves"), where(text, words))
        )
        for words in ("The minister may leave before the harvest", "Prices may rise")
    )
    found = reading("paper", text, claim, notices=notices)
    told_of = hardening(sighted(found, "2026-09-01"), [found], ()).headlines
    assert [(h.headline.text, h.body.text) for h in told_of] == [("Minister leaves", claim.content.text)]


def test_denials_are_no_wordings() -> None:
    """The ledger of responses has them."""
    text = "The ministry denied that the minister will leave."
    denial = reading(
        "denial", text, told(text, "that the minister will leave", source="The ministry", response=Response.DENIES)
    )
    assert hardening(sighted(denial, "2026-09-01"), [denial], ()).wordings == ()


def test_a_reportedly_softens_and_without_it_a_claim_is_surer() -> None:
    """The degree is its source's, and the same: the word is the writer's."""
    plain, handed = "The singer has died at home, they wrote.", "The singer has reportedly died at home, they wrote."
    first = reading("first", plain, told(plain, plain[:-13]))
    second = reading("second", handed, told(handed, handed[:-13]))
    seen = [*sighted(first, "2026-09-01"), *sighted(second, "2026-09-02")]
    softer = hardening(seen, [first, second], [edge("second", "first")])
    surer = hardening(seen, [first, second], [edge("first", "second")])
    assert [s.change for s in softer.shifts] == [Change.SOFTER]
    assert [s.change for s in surer.shifts] == [Change.SURER]


def test_another_reports_source_is_for_that_report_to_quote() -> None:
    """What the paper made of the post is the paper's; who cites the paper is not held to the post."""
    relayed = edge("site", "source:rosk", Relation.QUOTED, kind=EdgeKind.CHAIN)
    found = hardening(SEEN, READ, [quoting("post", "source:rosk"), relayed])
    assert found.shifts == ()


def test_the_degree_of_what_the_reader_finds() -> None:
    """A plain future is certain in its words; "will probably" is not; a plan is no more than probable; a denial has
    no degree.
    """
    said = [
        "will leave",
        "will probably leave",
        "may leave",
        "left",
        "will not leave",
        "plans to leave",
        "may plan to go",
    ]
    found = []
    for words in said:
        text = f"The minister {words}."
        found.append(degree(certainty(text, content=where(text, text[:-1]).spans), text))
    assert found == [3, 2, 1, 3, None, 2, 1]
    assert str(Kind.FUTURE) == FUTURE


def test_a_probable_value_without_a_word_that_shows_it_is_probable() -> None:
    """Nothing says that it is the future alone."""
    assert degree(Certainties(Certainty.PROBABLE, None, 0.0, (Reason("source", "the cue makes it so"),))) == 2


@given(st.permutations(SEEN), st.permutations(READ), st.permutations(WAY))
def test_order_makes_no_difference(seen: list, read: list, way: list) -> None:
    """Sightings, readings and edges may come in any order."""
    assert hardening(seen, read, way) == hardening(SEEN, READ, WAY)


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_symmetric_and_between_nought_and_one(left: str, right: str) -> None:
    """And a claim with a word is wholly like itself."""
    assert likeness(left, right) == likeness(right, left)
    assert 0 <= likeness(left, right) <= 1
    assert likeness(left, left) in (0, 1)
