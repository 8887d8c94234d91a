"""What texts share is found, named and shown, whichever way round and in whatever order they come."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model import Document, EdgeKind, Reading, Relation, document_from_text
from reportedly.rumours.copies import Derivation, Extent, compare, derivations, shared_with, shared_words

STORY = (
    "PORT AMSEL (KNA) — The harbour of Port Amsel was closed on Monday after a crane fell across the only channel, "
    "the board said.\n\n"
    "Divers who went down at noon found the wreck of the crane resting on two barges that had been moored there.\n\n"
    "“We shall not open the channel before every one of those chains has been counted,” said Ines Holt, who runs the "
    "board.\n\n"
    "Ships that were due this week have been sent to Grenholm, forty miles to the north, where the quay is shorter."
)
REWRITTEN = (
    "No vessel will reach the docks of the old town for now. A lifting gear came down over the fairway, and the "
    "authority keeps everybody out.\n\n"
    "Its head, Ines Holt, was firm: “We shall not open the channel before every one of those chains has been counted.”"
    "\n\nCaptains grumble, but most have already turned round and gone elsewhere with their cargo."
)
PARTLY = (
    "A week of bad luck for sailors went on yesterday. Nobody was hurt, as far as anyone could tell me on the pier.\n\n"
    "Divers who went down at noon found the wreck of the crane resting on two barges that had been moored there.\n\n"
    "My own boat lay at anchor outside, and I read a book until the evening tide let me out."
)
OTHER = (
    "Dana Orlov has won the chess title of Orland for the third time. She beat her teacher in forty moves, and then "
    "went home to bed, since the train leaves early and she has lessons to give in the morning."
)
WORDS = st.sampled_from("crane harbour Monday the of a Holt “quay” closed barge and, said. Orland\n\n 12".split(" "))
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)


def document(text: str, name: str, **more: str) -> Document:
    """A document with an id."""
    return document_from_text(text, id=name, **more)


def found(left: str, right: str) -> Derivation | None:
    """What two texts share."""
    return compare(document(left, "a"), document(right, "b"))


def test_the_same_text_is_copied() -> None:
    """All of it, with full confidence but for a doubt."""
    copied = found(STORY, STORY)
    assert copied is not None
    assert (copied.extent, copied.relation, copied.kind) == (Extent.COPIED, Relation.DERIVED, EdgeKind.COPY)
    assert copied.share_left == copied.share_right == 1.0
    assert copied.confidence >= 0.95


def test_another_first_paragraph() -> None:
    """A wire copy is known by all that follows its new beginning."""
    first, rest = STORY.split("\n\n", 1)
    changed = found(
        first + "\n\n" + rest, "Sailors were stranded at the weekend when lifting gear came down.\n\n" + rest
    )
    assert changed is not None
    assert changed.extent is Extent.LEAD_CHANGED


def test_a_paragraph_in_a_text_of_its_own() -> None:
    """One paragraph taken over makes a text partly derived, and is shown."""
    partly = found(STORY, PARTLY)
    assert partly is not None
    assert partly.extent is Extent.PARTLY
    assert [STORY[s.left.start : s.left.end][:6] for s in partly.spans] == ["Divers"]
    assert "Divers who went" in partly.why


def test_only_the_quotation_is_shared() -> None:
    """Two reports with one quotation were not copied from one another."""
    quoted = found(STORY, REWRITTEN)
    assert quoted is not None
    assert (quoted.extent, quoted.relation, quoted.kind) == (Extent.QUOTATION, Relation.QUOTED, EdgeKind.QUOTATION)
    assert [span.quoted for span in quoted.spans] == [True]


def test_two_shorter_stretches() -> None:
    """Two stretches of narration that would not do alone tell together that a text was taken over."""
    one, other = "the captain had quietly sold his little boat", "while every clerk slept through the whole meeting"
    frames = (
        "Grenholm, on a wet day in May, heard that {}. Few believed it, and fewer still remember that it was {}.",
        "Rain fell on Monday. A letter to this paper tells how {} for drink. Dana Orlov, who won at chess, swears {}.",
    )
    partly = found(*(frame.format(one, other) for frame in frames))
    assert partly is not None
    assert partly.extent is Extent.PARTLY
    assert found(*(frame.format(one, filler) for frame, filler in zip(frames, ("so", "never"), strict=True))) is None


def test_what_speaks_in_the_first_person_is_nobodys_narration() -> None:
    """A letter that only one text sets in marks is a quotation of both; a report quoted from the other is not."""
    letter = "we left the quay before the tide had turned and rowed across to the old mill by the light of a lantern"
    report = letter.replace("we ", "they ")
    for words, extent in ((letter, Extent.QUOTATION), (report, Extent.PARTLY)):
        shared = found(
            f"{OTHER} {words}. More on Friday.", f"{PARTLY[:113]}\n\nOrland and Dana Orlov saw this: “{words}”."
        )
        assert shared is not None
        assert shared.extent is extent


def test_a_text_that_is_one_quotation_copies_nothing() -> None:
    """Whoever else gives it may have heard it as well; without the marks it is taken over."""
    said = (
        "I wrote to the board about the bell on the pier, which had been cracked since winter, and nobody answered. "
        "Then one morning a man came with a ladder and took it down, and he told me that he would bring it back."
    )
    other = f"A reader of ours was surprised last week. He sent these lines:\n\n“{said}”\n\nThe pier is closed."
    quoting = found(f"“{said}”\n\nSo a reader writes.", other)
    assert quoting is not None
    assert quoting.extent is Extent.QUOTATION
    told = said.replace("I wrote", "Tilda wrote").replace("told me", "told her")
    taken = found(told, f"A reader of ours was surprised last week.\n\n{told}\n\nThe pier is closed.")
    assert taken is not None
    assert taken.extent is Extent.COPIED


def test_a_long_stretch_with_many_names() -> None:
    """Names and figures weigh nothing, but so many words in a row are nobody's chance."""
    shared = "Ines Holt of the Port Amsel board said that Grenholm was believed to have paid Orland for the crane"
    left = f"It was a quiet day on the river. {shared}. The rest of us went home early, as we do on Fridays in June."
    right = f"Accounts are a dull business. {shared}, and the sum was never printed, though somebody must know it."
    both = found(left, right)
    assert both is not None
    assert both.extent is Extent.PARTLY


def test_what_hyphens_join_is_one_word() -> None:
    """Six words that two reports may well have in common are not ten for the hyphens between their parts."""
    frames = (
        "It was a quiet day on the river, but for {}, who paid in coins. The clerks went home early, as on Fridays.",
        "Accounts are a dull business. These say that {} went out on Monday; the sum is smudged, and so is the date.",
    )
    spelled, joined = (
        "a hundred and twenty year old boat to a stranger",
        "a hundred-and-twenty-year-old boat to a stranger",
    )
    typeset = joined.replace("-", "\u2011")
    for left, right, partly in (
        (joined, joined, False),
        (typeset, joined, False),
        (spelled, joined, False),
        (spelled, spelled, True),
    ):
        both = found(frames[0].format(left), frames[1].format(right))
        assert (both is not None) is partly


def test_nothing_is_shared() -> None:
    """Texts about different matters are independent, and so is a text without words from any other."""
    assert found(STORY, OTHER) is None
    assert found("", "") is None
    assert found("…", "…") is None


def test_one_document_is_not_compared_with_itself() -> None:
    """An id stands for one document, however often it comes."""
    assert compare(document(STORY, "a"), document(STORY, "a")) is None
    readings = [Reading(document=document(STORY, "a"), model="none@0", attributions=()) for _ in range(2)]
    assert list(derivations(readings)) == []


def test_the_order_never_matters() -> None:
    """A collection gives the same pairs whichever way it comes, each once, the smaller id first."""
    texts = [STORY, REWRITTEN, PARTLY, OTHER, STORY + " It rained.", "In short: " + STORY]
    documents = [document(text, f"d{place}") for place, text in enumerate(texts)]
    there, back = list(shared_words(documents)), list(shared_words(reversed(documents)))
    assert there == back
    assert [(d.left, d.right) for d in there] == sorted({(d.left, d.right) for d in there})
    assert all(d.left < d.right for d in there)
    assert ("d0", "d4") in {(d.left, d.right) for d in there}


def test_what_one_text_shares_is_all_that_is_found_of_it() -> None:
    """Without the work on the others."""
    documents = [
        document(text, f"d{n}") for n, text in enumerate((STORY, REWRITTEN, PARTLY, OTHER, STORY + " It rained."))
    ]
    every = list(shared_words(documents))
    assert every
    for one in documents:
        assert list(shared_with(one.id, documents)) == [d for d in every if one.id in (d.left, d.right)]


def test_a_large_family_stays_together() -> None:
    """Forty copies are tied to the first of them, without comparing every pair."""
    copies = [document(STORY + f"\n\nNumber {n}.", f"d{n:02}", published=f"2026-03-{n % 28 + 1:02}") for n in range(40)]
    pairs = {(d.left, d.right) for d in shared_words(copies)}
    assert {pair[1] for pair in pairs if pair[0] == "d00"} == {f"d{n:02}" for n in range(1, 40)}
    assert len(pairs) < 40 * 39 / 4


@given(TEXTS, TEXTS)
@settings(max_examples=60)
def test_symmetric_and_true_to_the_words(left: str, right: str) -> None:
    """Whichever comes first, the answer is one; every span has the same words in both texts."""
    one, other = document(left, "a"), document(right, "b")
    shared = compare(one, other)
    assert shared == compare(other, one)
    for span in shared.spans if shared is not None else ():
        ours, theirs = left[span.left.start : span.left.end], right[span.right.start : span.right.end]
        assert ours
        assert theirs
        assert span.words <= min(len(ours.split()), len(theirs.split())) + ours.count("\n")


@given(TEXTS)
@settings(max_examples=40)
def test_a_text_against_itself(text: str) -> None:
    """Any text with a word in it is a copy of itself, from its first word to its last."""
    shared = found(text, text)
    if not any(character.isalnum() for character in text):
        assert shared is None
        return
    assert shared is not None
    assert shared.extent is Extent.COPIED
    assert [(s.left, s.right) for s in shared.spans] == [(shared.spans[0].left, shared.spans[0].left)]
