"""Tests of the ledger of responses."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Reading, Response, SourceKind
from reportedly.rumours.responses import ledger
from tests.rumours.told import reading, sighted, told

CLAIM = "the ferry sank off Ansel"


def carried(id: str, more: str = "", *claims: tuple[str, str, str, Response]) -> Reading:
    """A document that reports the claim, with responses (source, cue, content, what it is) in the words of ``more``."""
    text = f"The Weir reported that {CLAIM}. {more}"
    found = [told(text, CLAIM, source="The Weir", cue="reported")]
    found += [told(text, content, source=source, cue=cue, response=kind) for source, cue, content, kind in claims]
    return reading(id, text, *found)


FIRST = carried("first")
DENIED = carried(
    "denied", "The harbour office denied that the ferry had sunk.",
    ("The harbour office", "denied", "that the ferry had sunk", Response.DENIES),
)  # fmt: skip
BOTH = carried("both", "The office denied the report.", ("The office", "denied", "the report", Response.DENIES))
LATE = carried("late")
READ = [FIRST, DENIED, BOTH, LATE]
SEEN = [
    *sighted(FIRST, "2026-09-01"),
    *sighted(DENIED, "2026-09-02T10:00"),
    *sighted(BOTH, "2026-09-03", only=[BOTH.attributions[0].id]),
    *sighted(LATE, "2026-09-04"),
]


def test_who_denied_when_and_in_which_words() -> None:
    """In order of time, each with its document; a response that only points back says so."""
    found = ledger(SEEN, READ)
    assert [(e.source, e.response, e.at, e.words, e.points_back) for e in found.entries] == [
        ("The harbour office", Response.DENIES, "2026-09-02T10:00", "denied that the ferry had sunk", False),
        ("The office", Response.DENIES, "2026-09-03", "denied the report", True),
    ]


def test_who_carried_it_later_without_the_denial() -> None:
    """The document before the denial left nothing out, and the one that has it tells it."""
    found = ledger(SEEN, READ)
    assert found.denied_since == "2026-09-02T10:00"
    assert [(o.document, o.text) for o in found.without] == [("late", CLAIM)]


def test_a_document_without_a_date_left_nothing_out() -> None:
    """When we saw it first says nothing of when it was written."""
    undated = [*SEEN[:-1], *sighted(LATE, None)]
    assert ledger(undated, READ).without == ()


@pytest.mark.parametrize(
    ("more", "response", "content"),
    [
        ("The office declined to comment.", Response.DECLINES, "to comment"),
        ("The office did not answer questions.", Response.SILENT, "questions"),
        ("The office could not verify these reports.", Response.UNVERIFIED, "these reports"),
        ("The office retracted it.", Response.RETRACTS, "it"),
        ("The office corrected its report.", Response.CORRECTS, "its report"),
    ],
)
def test_a_response_that_names_no_claim_is_about_what_the_document_carried(
    more: str, response: Response, content: str
) -> None:
    """Declining, silence and not verifying are kept apart from denial."""
    cue = more.removeprefix("The office ").removesuffix(f" {content}.")
    found = carried("d", more, ("The office", cue, content, response))
    entries = ledger(sighted(found, "2026-09-01", only=[found.attributions[0].id]), [found]).entries
    assert [(e.response, e.source, e.points_back) for e in entries] == [(response, "The office", True)]


@pytest.mark.parametrize(
    "content", ["that prices had risen", "the Ansel bridge", "when its results would be published"]
)
def test_a_response_to_another_matter_is_left_out(content: str) -> None:
    """It names something that is no claim of the rumour."""
    found = carried("d", f"The office denied {content}.", ("The office", "denied", content, Response.DENIES))
    assert ledger(sighted(found, "2026-09-01", only=[found.attributions[0].id]), [found]).entries == ()


def test_a_denial_by_nobody_is_left_out() -> None:
    """There is nobody to name."""
    text = f"Dispute over the ferry. The Weir reported that {CLAIM}."
    nobody = told(text, "the ferry", cue="Dispute over", response=Response.DENIES)
    found = reading("d", text, nobody, told(text, CLAIM, source="The Weir"))
    assert ledger(sighted(found, "2026-09-01"), [found]).entries == ()


def test_conceding_a_part_makes_a_denial_one_in_part() -> None:
    """The same mention of the same source concedes something."""
    text = f"The office conceded that a pump had failed, but denied that {CLAIM}."
    found = reading(
        "d", text,
        told(text, "that a pump had failed", source="The office", cue="conceded"),
        told(text, f"that {CLAIM}", source="The office", cue="denied", response=Response.DENIES),
    )  # fmt: skip
    seen = sighted(found, "2026-09-01", only=[found.attributions[1].id])
    assert [e.response for e in ledger(seen, [found]).entries] == [Response.DENIES_IN_PART]


def test_an_assertion_that_it_is_not_so_is_a_denial_where_it_is_about_the_same() -> None:
    """A negation of another matter that was joined by mistake is none."""
    text = "The ferry had not sunk off Ansel, the office said. The mayor said no cakes were sold at the fair."
    close = told(text, "The ferry had not sunk off Ansel", source="the office")
    far = told(text, "no cakes were sold at the fair", source="The mayor")
    found = reading("d", text, close, far)
    seen = [*sighted(FIRST, "2026-09-01"), *sighted(found, "2026-09-02", denied=[close.id, far.id])]
    entries = ledger(seen, [FIRST, found]).entries
    assert [(e.source, e.response) for e in entries] == [("the office", Response.DENIES)]


def test_the_headline_is_told_once() -> None:
    """Where the text below denies it too, the headline's denial is not counted again."""
    text = f"Office denies sinking\n\nThe harbour office denied that {CLAIM}."
    head = told(text, "sinking", source="Office", cue="denies", response=Response.DENIES)
    body = told(text, f"that {CLAIM}", source="The harbour office", cue="denied", response=Response.DENIES)
    found = reading("d", text, head, body, title="Office denies sinking")
    assert [e.source for e in ledger(sighted(found, "2026-09-01"), [found]).entries] == ["The harbour office"]


def test_through_whom_a_response_came() -> None:
    """The hops after the one who responds."""
    text = f"The office denied that {CLAIM}, the Weir reported."
    claim = told(text, f"that {CLAIM}", source="The office", response=Response.DENIES, chain=("The office", "the Weir"))
    found = reading("d", text, claim)
    assert [e.through for e in ledger(sighted(found, "2026-09-01"), [found]).entries] == [("the Weir",)]


@given(st.permutations(SEEN), st.permutations(READ))
def test_order_makes_no_difference(seen: list, read: list) -> None:
    """Sightings and readings may come in any order."""
    assert ledger(seen, read) == ledger(SEEN, READ)


@pytest.mark.parametrize(
    ("content", "kind", "listed"),
    [
        ("that the ferry sank", SourceKind.AUTHOR, True),
        ("that the ferry sank", SourceKind.OFFICIAL, False),
        ("that the mayor had sunk the fund", SourceKind.AUTHOR, False),
    ],
)
def test_an_article_that_takes_its_own_words_back(content: str, kind: SourceKind, listed: bool) -> None:
    """Few words tell what it is about, where they are those of the rumour that it carries; another's are not enough."""
    made = carried(
        "corrected", f"An earlier version said {content}. That was wrong.",
        ("An earlier version", "said", content, Response.CORRECTS),
    )  # fmt: skip
    carries, corrects = made.attributions
    source = msgspec.structs.replace(corrects.source, kind=kind)  # type: ignore[type-var]
    made = msgspec.structs.replace(made, attributions=(carries, msgspec.structs.replace(corrects, source=source)))
    found = ledger(sighted(made, "2026-09-05", only=[carries.id]), [made])
    assert [entry.response for entry in found.entries] == [Response.CORRECTS] * listed


def test_a_no_that_a_rumour_is_about_is_no_denial_of_it() -> None:
    """Nor is a denial of the opposite; what denies the no itself is listed."""
    no = "the ferry did not sink off Ansel"
    texts = [f"The Weir reported that {no}.", f"The office denied that {CLAIM}.", f"Ida Moss denied that {no}."]
    said = told(texts[0], no, source="The Weir", cue="reported")
    agreed = told(texts[1], CLAIM, source="The office", cue="denied", response=Response.DENIES)
    against = told(texts[2], no, source="Ida Moss", cue="denied", response=Response.DENIES)
    read = [
        reading(f"d{n}", text, claim)
        for n, (text, claim) in enumerate(zip(texts, (said, agreed, against), strict=True))
    ]
    seen = [
        msgspec.structs.replace(sighting, denied=denied)
        for day, (found, denied) in enumerate(zip(read, (True, True, False), strict=True), 1)
        for sighting in sighted(found, f"2026-09-0{day}")
    ]
    assert [entry.source for entry in ledger(seen[:2], read[:2]).entries] == []
    assert [entry.source for entry in ledger(seen, read).entries] == ["Ida Moss"]
