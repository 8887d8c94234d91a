"""The `stix2` library takes every object for what it is meant to be."""

from __future__ import annotations

from typing import Any

import pytest
import stix2

from reportedly.exports.stix import bundle, objects, timestamp
from tests.exports.rumour import documents, rumour


def parsed() -> list[Any]:
    """The objects of the invented rumour, as the library reads and checks them."""
    found = stix2.parse(b"".join(bundle(objects(rumour(), documents()))), allow_custom=False, version="2.1")
    return list(found.objects)


def of_type(name: str) -> list[Any]:
    """Those of one type."""
    return [item for item in parsed() if item.type == name]


def test_a_report_holds_all_the_others() -> None:
    """Its name is the rumour's heading, and it refers to nothing that is not there."""
    (report,) = of_type("report")
    others = [item.id for item in parsed() if item.type != "report"]
    assert sorted(report.object_refs) == sorted(others)
    assert report.name == "mayor Ana Reis has resigned in Port Ansel"
    assert report.description == "2 documents, 2 outlets, 1 denial"


def test_each_sighting_is_a_note_of_who_said_it() -> None:
    """As a sentence, with where it stands."""
    notes = of_type("note")
    assert [note.content for note in notes] == [
        "Ida Moss said that “mayor Ana Reis has resigned in Port Ansel”",
        "Somebody who is not named said that “Ana Reis resigned as mayor”",
        "The harbour office denied that “Ana Reis had not resigned”",
    ]
    assert notes[0].external_references[0].url == "https://example.org/a"
    assert notes[0].external_references[0].source_name == "The Weir"
    identities = {item.id: item.identity_class for item in of_type("identity")}
    assert [identities[note.object_refs[0]] for note in notes] == ["individual", "unknown", "organization"]


def test_a_denial_is_the_opinion_of_who_denies() -> None:
    """About the note of the earliest clear report."""
    (opinion,) = of_type("opinion")
    assert opinion.opinion == "disagree"
    assert opinion.authors == ["The harbour office"]
    assert opinion.object_refs == [of_type("note")[0].id]


def test_the_same_rumour_gives_the_same_bundle_and_each_object_once() -> None:
    """Ids are made of what they stand for."""
    once = b"".join(bundle(objects(rumour(), documents())))
    twice = b"".join(bundle([*objects(rumour(), documents()), *objects(rumour(), documents())]))
    assert once == twice


@pytest.mark.parametrize(
    ("time", "written"),
    [
        ("2026-05-04", "2026-05-04T00:00:00.000Z"),
        ("2026-05-05T10:00:00.1239+02:00", "2026-05-05T08:00:00.123Z"),
        ("soon", "1970-01-01T00:00:00.000Z"),
        ("0099-01-01", "1970-01-01T00:00:00.000Z"),
    ],
)
def test_times_are_in_utc(time: str, written: str) -> None:
    """To the millisecond; what is no time of our era is the first one."""
    assert timestamp(time) == written
