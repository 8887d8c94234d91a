"""Tests of the count of origins: what is folded, why, and what holds for every rumour."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reportedly.model import (
    Attribution,
    CreditRole,
    EdgeKind,
    Evidence,
    Hop,
    Judgement,
    Link,
    Origins,
    Phrase,
    Reading,
    Response,
    Span,
    Standing,
    Verdict,
    document_from_text,
)
from reportedly.rumours.copies.values import Derivation
from reportedly.rumours.provenance import Report, origins, provenance, report, trail
from reportedly.rumours.sightings import Sighting
from tests.rumours.provenance.breaking import rumour_and_copy
from tests.rumours.provenance.inventing import (
    ANONYMOUS,
    AUTHOR,
    BODY,
    CONTENT,
    MEDIA,
    POST,
    RECORDING,
    copied,
    credit,
    hop,
    paper,
    says,
)
from tests.rumours.provenance.removing import is_link, without

REIS = hop("Ana Reis")
MOSS = hop("Ida Moss")


def counted(*reports: Report, copies: Iterable[Derivation] = (), **more: object) -> Origins:
    """The origins of some reports."""
    return origins(provenance(reports, copies, **more))  # type: ignore[arg-type]


def kinds(found: Origins) -> tuple[int, int, int]:
    """How many are named, unnamed and unknown."""
    return found.named, found.unnamed, found.unknown


def whys(found: Origins) -> str:
    """All reasons of folding, joined."""
    return " | ".join(fold.why for origin in found.origins for fold in origin.folded)


def test_a_named_source_is_one_origin_in_every_document() -> None:
    """However often somebody is quoted, and by whichever part of the name."""
    found = counted(
        paper("d1", says(REIS), day=1), paper("d2", says(REIS), day=2), paper("d3", says(hop("Reis")), day=3)
    )
    assert kinds(found) == (1, 0, 0)
    assert "quotes Ana Reis" in whys(found)


def test_two_people_are_two_origins() -> None:
    """With different given names too."""
    found = counted(paper("d1", says(REIS)), paper("d2", says(MOSS)), paper("d3", says(hop("Boris Moss"))))
    assert kinds(found) == (3, 0, 0)


def test_who_speaks_for_a_body_is_one_with_it() -> None:
    """By the role that a text gives."""
    one = paper("d1", says(REIS, role="spokeswoman of the Health Ministry"))
    found = counted(one, paper("d2", says(hop("Ministry of Health", BODY))))
    assert kinds(found) == (1, 0, 0)
    assert "speaks for Ministry of Health" in whys(found)


def test_ten_documents_that_credit_an_unseen_outlet_have_one_origin() -> None:
    """It is unknown what that outlet had it from."""
    found = counted(*(paper(f"d{n}", day=n, credits=(credit("Kyiv Post"),)) for n in range(1, 11)))
    assert kinds(found) == (0, 0, 1)
    assert whys(found).count("credits Kyiv Post") == 10


def test_a_credit_leads_to_the_outlets_document_where_there_is_one_in_time() -> None:
    """And on to whom that quotes."""
    found = counted(
        paper("d1", says(REIS), by="The Weir", day=1), paper("d2", by="Courier", day=2, credits=(credit("the Weir"),))
    )
    assert (kinds(found), found.origins[0].node) == ((1, 0, 0), "source:ana reis")


def test_a_credit_against_the_order_of_time_folds_nothing_by_itself() -> None:
    """The outlet had it before, so it leads to the outlet, and both edges are there."""
    graph = provenance(
        [paper("d1", says(REIS), by="The Weir", day=5), paper("d2", by="Courier", day=2, credits=(credit("The Weir"),))]
    )
    assert {e.order.value for e in graph.edges if (e.derived, e.origin) == ("d2", "d1")} == {"against"}
    found = origins(graph)
    assert kinds(found) == (1, 0, 0)
    assert "1 edge against the order of time, which folds nothing" in found.caveats


def test_a_chain_of_hops_leads_to_its_first() -> None:
    """An analyst, relayed by a journalist's post; a text that credits that journalist's outlet has the same origin."""
    post = says(REIS, hop("a Kyiv Post journalist", named=False, at=20), hop("Chirper", POST, at=50))
    found = counted(paper("d1", post, day=1), paper("d2", day=2, credits=(credit("Kyiv Post"),)))
    assert kinds(found) == (1, 0, 0)


def test_a_post_by_somebody_is_a_post_and_somebody() -> None:
    """In one mention as in two."""
    one = says(REIS, hop("a post by a Kyiv Post journalist on Chirper", MEDIA, named=False, at=20))
    two = says(REIS, hop("a Kyiv Post journalist", named=False, at=20), hop("Chirper", POST, at=50))
    graph = provenance([paper("d1", one, by="The Weir", day=1), paper("d2", two, by="Courier", day=1)])
    assert {e.origin for e in graph.edges if e.derived in {"d1", "d2"}} == {"post:kyiv post"}
    assert [n.name for n in graph.nodes if n.id == "post:kyiv post"] == ["a Kyiv Post journalist on Chirper"]


def test_the_same_post_is_one_origin() -> None:
    """By its author."""
    post = says(hop("Ida Moss"), hop("Chirper", POST, at=50))
    found = counted(paper("d1", post), paper("d2", post))
    assert (kinds(found), found.origins[0].node) == ((1, 0, 0), "source:ida moss")


def test_a_recording_is_one_where_one_claim_says_who_made_it() -> None:
    """Of the same words in a document, another claim need not say it again."""
    images = hop("radar images", RECORDING, named=False, at=50)
    found = counted(paper("d1", says(hop("Ida Moss"), images), says(images, id="a2")))
    assert (kinds(found), found.origins[0].node) == ((1, 0, 0), "source:ida moss")


def test_unnamed_sources_that_may_be_the_same_are_one() -> None:
    """By a word that they share, or where the description says nothing; others are not."""
    clinic = says(hop("sources in the clinic", ANONYMOUS, named=False))
    doctor = says(hop("a doctor at the clinic", ANONYMOUS, named=False))
    bare = says(hop("officials", ANONYMOUS, named=False))
    guard = says(hop("a palace guard", ANONYMOUS, named=False))
    found = counted(paper("d1", clinic, day=1), paper("d2", doctor, day=2), paper("d3", bare, day=3))
    assert kinds(found) == (0, 1, 0)
    assert "the same unnamed source, possibly" in whys(found)
    assert kinds(counted(paper("d1", clinic), paper("d2", guard))) == (0, 2, 0)


def test_an_unnamed_source_in_a_text_that_has_it_from_elsewhere_is_none_of_its_own() -> None:
    """Unless the document says to have heard it itself."""
    guard = hop("a palace guard", ANONYMOUS, named=False)
    first = paper("d1", says(REIS), by="The Weir", day=1)
    assert kinds(counted(first, paper("d2", says(guard), by="Courier", day=2, credits=(credit("The Weir"),)))) == (
        1,
        0,
        0,
    )
    told = says(guard, hop("the Courier", MEDIA, at=30))
    heard = paper("d2", told, by="Courier", day=2, credits=(credit("The Weir"),))
    assert kinds(counted(first, heard)) == (1, 1, 0)


def test_an_unnamed_source_of_a_merged_text_is_the_one_that_is_described_like_it() -> None:
    """It is not folded with the other origin that the text has."""
    guard = says(hop("a palace guard", ANONYMOUS, named=False), id="a2")
    first = paper("d1", says(REIS), by="The Weir", day=1), paper("d2", guard, by="Courier", day=1)
    merged = paper("d3", says(REIS), guard, by="Herald", day=2, credits=(credit("The Weir"),))
    assert kinds(counted(*first, merged)) == (1, 1, 0)
    assert kinds(counted(*first, merged, copies=[copied("d1", "d3"), copied("d2", "d3")])) == (1, 1, 0)


def test_a_claim_joined_for_a_name_alone_has_no_say() -> None:
    """It says little of what another says beside it, and a document of such claims is none of the rumour's."""
    weather = _saying("fair weather on Sunday", hop("Ida Moss"), id="a2")
    strays = [weather, _saying("a harbour", hop("Tom Dunne"))]
    near = _saying("a ferry sank near Ansel", REIS)
    reports = [paper("d1", says(REIS)), paper("d2", near), paper("d3", says(REIS), strays[0])]
    assert kinds(counted(*reports, paper("d4", strays[1]))) == (1, 0, 0)


def _saying(text: str, *chain: Hop, id: str = "a1") -> Attribution:
    return replace(says(*chain, id=id), content=Phrase(text=text, spans=(Span(0, len(text)),)))


def test_hearsay_is_no_origin_beside_another() -> None:
    """After a document with an origin it leads there; before, nobody knows."""
    known = paper("d1", says(REIS), day=3)
    assert kinds(counted(known, paper("d2", day=4), paper("d3"))) == (1, 0, 0)
    assert kinds(counted(known, paper("d2", day=1), paper("d3", day=2))) == (1, 0, 1)


def test_an_outlet_whose_own_words_are_reprinted_is_an_origin() -> None:
    """The text is its by the credit and gives itself as the source; credited alone, it may have had it from another."""
    other, told = paper("d1", says(REIS), by="Courier", day=1), says(hop("the Lorne Post", MEDIA))
    reprinted = paper("d2", told, by="Herald", day=2, credits=(credit("Lorne Post", CreditRole.REPUBLISHED),))
    assert counted(other, reprinted).count == 2
    assert counted(other, paper("d2", told, by="Herald", day=2)).count == 1


def test_who_saw_it_is_an_origin() -> None:
    """A document whose author did; one that only vouches is unknown."""
    saw = says(hop("I", AUTHOR, named=False), evidence=Evidence.WITNESSED)
    vouches = says(hop("we", AUTHOR, named=False))
    assert kinds(counted(paper("d1", saw, by="A"), paper("d2", vouches, by="B"))) == (1, 0, 1)


def test_one_publisher_is_one_origin() -> None:
    """By the family of its outlets, where they name nobody."""
    claim = says(hop("we", AUTHOR, named=False))
    pair = paper("d1", claim, by="The Weir", day=1), paper("d2", claim, by="Courier", day=2)
    assert kinds(counted(*pair)) == (0, 0, 2)
    found = counted(*pair, families={"The Weir": "Ansel Media", "the courier": "Ansel Media"})
    assert kinds(found) == (0, 0, 1)
    assert "same publisher (Ansel Media)" in whys(found)


def test_copies_and_shared_quotations_fold() -> None:
    """With the words of both texts on the edge."""
    claim = says(hop("we", AUTHOR, named=False))
    pair = paper("d1", claim, by="A", day=1), paper("d2", claim, by="B", day=2)
    graph = provenance(pair, [copied("d1", "d2")])
    (edge,) = graph.edges
    assert (edge.derived, edge.origin, edge.why) == ("d2", "d1", "same 5 words, with A")
    assert edge.evidence[0].text == edge.origin_evidence[0].text == "the ferry sank off Ansel"
    assert kinds(origins(graph)) == (0, 0, 1)
    assert counted(*pair, copies=[copied("d1", "d2", EdgeKind.QUOTATION)]).count == 1


def test_a_revision_is_no_origin() -> None:
    """It stood at the same address."""
    claim = says(hop("we", AUTHOR, named=False))
    pair = paper("d1", claim, by="A", day=1), paper("d2", claim, by="B", day=2)
    assert counted(*pair, revisions={"d2": "d1"}).count == 1


def test_what_a_document_says_itself() -> None:
    """It is a root of its own, or leads to its publisher's first that says so; a post is its author's."""
    own = says(hop("The Weir", AUTHOR))
    first, again = (paper(f"d{n}", own, by="The Weir", day=n) for n in (1, 2))
    assert (kinds(counted(first)), counted(first).origins[0].node) == ((0, 0, 1), "d1")
    assert kinds(counted(first, again)) == (0, 0, 1)
    credited = paper("d0", by="The Weir", day=1, credits=(credit("Kyiv Post"),))
    assert kinds(counted(credited, again)) == (0, 0, 1)
    assert kinds(counted(first, paper("d3", says(hop("Courier", AUTHOR)), by="Courier", day=3))) == (0, 0, 2)
    post = replace(paper("p1", says(hop("Ana Reis", AUTHOR)), by="Chirper", day=1), author="Ana Reis")
    quoted = paper("d4", says(hop("Reis"), hop("Chirper", POST, at=50)), by="Courier", day=2)
    assert kinds(counted(post, quoted)) == (1, 0, 0)
    assert "is a post of Ana Reis" in whys(counted(post, quoted))


def test_a_headline_vouches_for_nothing_that_is_hearsay_below() -> None:
    """What "reportedly" is so in the text names nobody, whatever stands above it; who saw it is believed."""
    head = says(hop("Courier", AUTHOR), id="a2")
    first = paper("d1", says(REIS), by="The Weir", day=1)
    assert kinds(counted(first, paper("d2", says(), head, by="Courier", day=2))) == (1, 0, 0)
    seen = replace(head, evidence=Evidence.WITNESSED)
    assert kinds(counted(first, paper("d2", says(), seen, by="Courier", day=2))) == (2, 0, 0)


def test_who_denies_it_is_no_origin_of_it() -> None:
    """Whatever else they say beside their denial that was joined to the rumour."""
    denial = replace(says(hop("Water Office", BODY), id="a1"), response=Response.DENIES)
    safe = says(hop("Water Office", AUTHOR), id="a2")
    reading = Reading(
        document=document_from_text(CONTENT, id="d1", outlet="Water Office"), model="m@1", attributions=(denial, safe)
    )
    sightings = [Sighting(claim=f"a{n}", document="d1", text=CONTENT, added="2026-03-01") for n in (1, 2)]
    assert report(reading, sightings).against == {"a1", "a2"}


def test_a_circle_of_credits_counts_once() -> None:
    """With two documents of one day, and with no dates at all; it is said that nobody knows who began."""
    for day in (3, None):
        found = counted(
            paper("d1", by="A Post", day=day, credits=(credit("B News"),)),
            paper("d2", by="B News", day=day, credits=(credit("A Post"),)),
        )
        assert kinds(found) == (0, 0, 1)
        assert any("lead back to each other" in caveat for caveat in found.caveats)


def test_a_document_that_credits_itself_leads_nowhere() -> None:
    """It is an origin, of unknown kind."""
    found = counted(paper("d1", by="The Weir", day=1, credits=(credit("The Weir"),)))
    assert kinds(found) == (0, 0, 1)
    assert found.caveats == ("The Weir credits itself, which leads nowhere",)


def test_no_documents_have_no_origin() -> None:
    """Nor has a rumour whose documents are not there."""
    assert counted() == Origins(named=0, unnamed=0, unknown=0, origins=())


def test_people_have_the_last_word() -> None:
    """Nodes that a person keeps apart are not folded, those that one joins are; a rule's judgement is not asked."""
    claim = says(hop("we", AUTHOR, named=False))
    pair = paper("d1", claim, by="A", day=1), paper("d2", claim, by="B", day=2)
    apart = Judgement(left="d1", right="d2", verdict=Verdict.NOT_SAME, by="mara", at="2026-04-01")
    same = Judgement(left="d2", right="d1", verdict=Verdict.SAME, by="mara", at="2026-04-02")
    rule = Judgement(left="d2", right="d1", verdict=Verdict.SAME, by="rule:x@1", at="2026-04-03")
    assert counted(*pair, copies=[copied("d1", "d2")], judgements=[apart]).count == 2
    assert counted(*pair, judgements=[apart, same]).count == 1
    assert counted(*pair, judgements=[rule]).count == 2


OUTLETS = ["The Weir", "Courier", "Kyiv Post", "Herald", "Mast"]
NAMES = st.sampled_from(["Ana Reis", "Ida Moss", "Reis"])
HOPS = st.one_of(
    st.builds(hop, NAMES),
    st.sampled_from(["sources in the clinic", "a palace guard", "officials"]).map(
        lambda words: hop(words, ANONYMOUS, named=False)
    ),
    st.sampled_from(["The Weir", "Courier", "Kyiv Post"]).map(lambda name: hop(name, MEDIA)),
    st.sampled_from([hop("we", AUTHOR, named=False), hop("Chirper", POST, at=50)]),
)
CLAIMS = st.lists(HOPS, max_size=2).map(lambda chain: says(*chain))
ROLES = st.sampled_from([CreditRole.SOURCE, CreditRole.AGENCY, CreditRole.FIRST_REPORTED])
CREDITS = st.lists(st.builds(credit, st.sampled_from(["The Weir", "Courier", "Kyiv Post"]), ROLES), max_size=1)


def _linked(report: Report, other: int) -> Report:
    """The report at its address, with a link to another's, which may be its own or nobody's."""
    links = (Link(url=f"https://desk.example/d{other}", text="ferry", spans=(Span(4, 9),)),)
    return replace(report, url=f"https://desk.example/{report.document}", links=links)


@st.composite
def rumours(draw: st.DrawFn, most: int = 7) -> tuple[list[Report], list[Derivation]]:
    """Some documents with any claims, credits, days and copies."""
    count = draw(st.integers(1, most))
    reports = [
        paper(
            f"d{number}",
            *draw(st.lists(CLAIMS, min_size=1, max_size=2)),
            by=draw(st.sampled_from([*OUTLETS, None])),
            day=draw(st.one_of(st.none(), st.integers(1, 5))),
            credits=tuple(draw(CREDITS)),
        )
        for number in range(count)
    ]
    if draw(st.booleans()):
        reports = [_linked(report, draw(st.integers(0, count))) for report in reports]
    pairs = [(f"d{a}", f"d{b}") for a in range(count) for b in range(a)]
    shared = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=3)) if pairs else []
    return reports, [copied(*pair) for pair in shared]


@settings(max_examples=40, deadline=None)
@given(rumours(), st.randoms())
def test_the_order_of_arrival_makes_no_difference(rumour: tuple[list[Report], list[Derivation]], chance) -> None:  # type: ignore[no-untyped-def]
    """Graph and origins are the same for every order of documents and of copies."""
    reports, copies = rumour
    expected = provenance(reports, copies)
    chance.shuffle(reports)
    chance.shuffle(copies)
    again = provenance(reports, copies)
    assert (again, origins(again)) == (expected, origins(expected))


@settings(max_examples=100, deadline=None, derandomize=False, database=None)
@given(rumours(), st.data())
def test_a_copy_never_adds_an_origin(rumour: tuple[list[Report], list[Derivation]], data: st.DataObject) -> None:
    """Whoever prints it, whomever it or others credit, on the same day, at any later time, or at none that is known."""
    reports, copies = rumour
    first = data.draw(st.sampled_from(reports))
    copy = paper(
        data.draw(st.sampled_from(["c", "x"])),
        *first.claims,
        by=data.draw(st.sampled_from([*OUTLETS, "Other", None])),
        day=data.draw(st.one_of(st.none(), *([st.integers(int(first.at[-2:]), 6)] if first.at else []))),
        credits=data.draw(st.sampled_from([first.credits, ()])) + tuple(data.draw(CREDITS)),
    )
    copy = replace(copy, links=first.links, url=data.draw(st.sampled_from([first.url, "https://desk.example/c"])))
    before = origins(provenance(reports, copies)).count
    after = origins(provenance([*reports, copy], [*copies, copied(first.document, copy.document)])).count
    assert after <= before


@settings(max_examples=200, deadline=None, derandomize=False, database=None)
@given(st.integers(0, 2**64))
def test_a_copy_never_adds_an_origin_to_rumours_made_to_break_it(seed: int) -> None:
    """New ones each time: short names that several may have, hours and days, texts that are copied from one another."""
    made = rumour_and_copy(Random(seed))
    before = origins(provenance(made.reports, made.shared, **made.known)).count
    after = origins(provenance([*made.reports, made.copy], [*made.shared, *made.copied], **made.known)).count
    assert after <= before


@settings(max_examples=100, deadline=None, derandomize=False, database=None)
@given(rumours(), st.data())
def test_removing_a_document_never_adds_one_unless_it_was_the_link(
    rumour: tuple[list[Report], list[Derivation]], data: st.DataObject
) -> None:
    """A link is what ``is_link`` says: others lead to it or by it, or have a say without it that they had not."""
    reports, copies = rumour
    graph = provenance(reports, copies)
    gone = data.draw(st.sampled_from(reports)).document
    left = without(gone, reports, copies)
    assert origins(left).count <= origins(graph).count or is_link(gone, reports, graph, left)


@settings(max_examples=50, deadline=None, derandomize=False, database=None)
@given(st.integers(0, 2**64))
def test_removing_any_document_adds_no_origin_to_rumours_made_to_break_it(seed: int) -> None:
    """Each of the documents, but the links; of some the claims are against the rumour, or say little of it."""
    made = rumour_and_copy(Random(seed))
    reports, shared = [*made.reports, made.copy], [*made.shared, *made.copied]
    graph = provenance(reports, shared, **made.known)
    for gone in (one.document for one in reports):
        left = without(gone, reports, shared, **made.known)
        assert origins(left).count <= origins(graph).count or is_link(gone, reports, graph, left)


@settings(max_examples=40, deadline=None)
@given(rumours())
def test_every_node_is_an_origin_or_folded_into_one(rumour: tuple[list[Report], list[Derivation]]) -> None:
    """The counts are those of the origins, each fold is by an edge or a circle, and trails end at the same origins."""
    graph = provenance(*rumour)
    found = origins(graph)
    listed = {origin.node for origin in found.origins}
    folded = {fold.node for origin in found.origins for fold in origin.folded}
    assert listed | folded == {node.id for node in graph.nodes}
    assert not listed & folded
    assert found.count == len(found.origins)
    assert found.named == sum(origin.standing is Standing.NAMED for origin in found.origins)
    for one in rumour[0]:
        assert {origin.node for origin in trail(graph, one.document).origins} <= listed
        assert trail(graph, one.document).origins
