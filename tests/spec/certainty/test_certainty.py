"""The specification of certainty: every sentence of every section, by the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.model import Certainties
from reportedly.reading.claims.certainty import certainty

from .expectations import Sentence, read, sentences

NAMES = frozenset({"source", "writer", "because"})
SENTENCES = sentences(Path(__file__).parent / "sections", NAMES)


def differences(sentence: Sentence, got: Certainties) -> list[str]:
    """What is not as expected, one line each."""
    writer = got.writer.removeprefix("factbank:") if got.writer else "none"
    values = {"source": got.source.removeprefix("factbank:"), "writer": writer}
    words = {reason.words.text.lower() for reason in got.because if reason.words}
    found = [f"{k}: {v}, not {sentence.expected[k]}" for k, v in values.items() if sentence.expected.get(k, v) != v]
    wanted = sentence.expected.get("because", "").lower().split(" / ")
    return found + [f"no reason {word!r} in {words}" for word in wanted if word and word not in words]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.place)
def test_sentence(sentence: Sentence) -> None:
    """Both values are as expected, and every reason's words are the text's own."""
    text = sentence.marked.text
    got = certainty(text, source=sentence.spans("s"), cue=sentence.spans("c"), content=sentence.spans("t"))
    assert not differences(sentence, got), f"{sentence.place}: {text}"
    assert any(reason.of == "source" for reason in got.because)
    for words in (reason.words for reason in got.because if reason.words):
        assert " ... ".join(text[s.start : s.end] for s in words.spans) == words.text


def test_enough() -> None:
    """The chapter has eighty different sentences and more, and every value but the ones nobody says."""
    assert len({sentence.marked.text for sentence in SENTENCES}) == len(SENTENCES) >= 80
    assert {s.expected.get("source") for s in SENTENCES} >= {"CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"}
    assert {s.expected.get("writer") for s in SENTENCES} >= {"CT+", "CT-", "PS+", "Uu", "none"}


def test_the_judge_can_fail() -> None:
    """A wrong value, or a reason that is not given, is a difference."""
    written = "> {s1:Ferro} {c1:said} {t1:it may hold}.\n- source: CT+\n- because: might\n"
    (sentence,) = read(written, "section", NAMES)
    got = certainty(sentence.marked.text, cue=sentence.spans("c"), content=sentence.spans("t"))
    assert len(differences(sentence, got)) == 2


@pytest.mark.parametrize("written", ["> {t1:it holds}\n", "> {t1:it holds}\n- sauce: CT+\n", "> it\n- source: CT+\n"])
def test_a_wrong_note_is_an_error(written: str) -> None:
    """A sentence without a note, with an unknown one or without a content cannot pass unseen."""
    with pytest.raises(ValueError, match="section:1"):
        list(read(written, "section", NAMES))
