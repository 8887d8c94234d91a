"""What holds for every test: no connection leaves this machine, hypothesis does not time; and one invented reading."""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

import pytest
from hypothesis import settings

from reportedly.model import (
    Attribution,
    Basis,
    Certainties,
    Certainty,
    Credit,
    CreditRole,
    Document,
    Evidence,
    Hop,
    Moment,
    Notice,
    NoticeKind,
    Phrase,
    Quotation,
    Reading,
    Reason,
    Response,
    Source,
    SourceKind,
    Span,
    When,
    phrase,
)

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def _only_loopback(event: str, arguments: tuple[Any, ...]) -> None:
    """Fails a test that opens a connection to anything but the loopback addresses."""
    if event != "socket.connect" or not isinstance(arguments[1], tuple):
        return
    host = str(arguments[1][0])
    if not host.startswith("127.") and host not in {"::1", "localhost"}:
        raise RuntimeError(f"a test tried to connect to {host}")


sys.addaudithook(_only_loopback)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors, since many a test waits for another program."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """What is there before the first test stays: looking through it for what is left over took a second each time."""
    gc.collect()
    gc.freeze()


TEXT = (
    "Mayor: bridge ‘safe’\n"
    "\n"
    "Engineer Ida Moss said the bridge would hold, reporter Tom Reed wrote.\n"
    "It reportedly moved <on Friday> & again on Sunday.\n"
    "“We measured it,” she said.\n"
    "“Twice.”\n"
)


def _spans(*words: str) -> tuple[Span, ...]:
    return tuple(Span(TEXT.index(part), TEXT.index(part) + len(part)) for part in words)


def _source(words: str, kind: SourceKind, resolved: str | None = None) -> Source:
    return Source(text=words, spans=_spans(words), kind=kind, resolved=resolved)


_OPEN = Certainty.UNCOMMITTED
_SAID = Reason("writer", "‘said’ leaves it to the source")


def _sure(value: Certainty, why: str, writer: Certainty = _OPEN) -> Certainties:
    return Certainties(value, writer, 0.5, (Reason("source", why), _SAID))


def _hop(words: str, kind: SourceKind, name: str | None) -> Hop:
    return Hop(name=name, kind=kind, text=words, spans=_spans(words))


def _phrase(*words: str) -> Phrase:
    return phrase(TEXT, _spans(*words))


@pytest.fixture
def reading() -> Reading:
    """An invented article: a headline, a nested claim, one in two parts without a source, one over two lines."""
    official, person = SourceKind.OFFICIAL, SourceKind.PERSON
    indirect, direct, mixed = Quotation.INDIRECT, Quotation.DIRECT, Quotation.MIXED
    relayed = "Engineer Ida Moss said the bridge would hold"
    return Reading(
        document=Document(
            id="bridge",
            text=TEXT,
            url="https://example.org/bridge",
            title="Mayor: bridge ‘safe’",
            outlet="The Weir",
            byline="Tom Reed",
            published="2026-05-04T09:05:00+00:00",
            captured="2026-05-05T10:00:00+00:00",
            language="en",
            basis=Basis(published="given"),
        ),
        model="made@1",
        attributions=(
            Attribution(
                id="a",
                source=_source("Mayor", official),
                cue=_phrase(":"),
                content=_phrase("bridge ‘safe’"),
                quotation=mixed,
            ),
            Attribution(
                id="b",
                source=_source("reporter Tom Reed", SourceKind.MEDIA),
                cue=_phrase("wrote"),
                content=_phrase(relayed),
                quotation=indirect,
            ),
            Attribution(
                id="c",
                source=_source("Engineer Ida Moss", person),
                cue=_phrase("said"),
                content=_phrase("the bridge would hold"),
                quotation=indirect,
                parent="b",
                chain=(
                    _hop("Engineer Ida Moss", person, "Ida Moss"),
                    _hop("reporter Tom Reed", SourceKind.MEDIA, "Tom Reed"),
                ),
                certainty=_sure(Certainty.POSSIBLE, "‘would’ makes possible ‘hold’"),
                evidence=Evidence.RELAYED,
                because=(Reason("evidence", "it came here through another voice", _phrase("reporter Tom Reed")),),
            ),
            Attribution(
                id="d",
                source=None,
                cue=_phrase("reportedly"),
                content=_phrase("It", "moved <on Friday> & again on Sunday"),
                quotation=indirect,
                certainty=_sure(Certainty.CERTAIN, "nothing in the words makes it less than certain"),
                evidence=Evidence.HEARSAY,
                when=When(
                    happened=Moment(
                        text="on Friday",
                        spans=_spans("on Friday"),
                        type="DATE",
                        value="2026-05-01",
                        start="2026-05-01",
                        end="2026-05-02",
                    )
                ),
            ),
            Attribution(
                id="e",
                source=_source("she", person, "Ida Moss"),
                cue=_phrase("said."),
                content=_phrase("“We measured it,”", "“Twice.”"),
                quotation=direct,
                certainty=_sure(Certainty.NOT_CERTAIN, "‘said’ negates the content", Certainty.CERTAIN),
                response=Response.DENIES,
            ),
        ),
        credits=(Credit(name="KNA", kind=SourceKind.MEDIA, role=CreditRole.AGENCY, text="(KNA)", spans=(Span(0, 5),)),),
        notices=(
            Notice(
                kind=NoticeKind.NO_SPEAKER,
                why="nobody is said to have spoken these words",
                phrases=(_phrase("“Twice.”"),),
            ),
        ),
    )
