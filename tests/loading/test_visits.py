"""Polite visits, against a real server on the loopback address; no test really waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportedly.errors import RefusedError
from reportedly.loading.answers import PassingError
from reportedly.loading.raw import Validator
from reportedly.loading.visits import Visit, Visitor
from reportedly.settings import Settings

if TYPE_CHECKING:
    from tests.loading.conftest import Gazette

LOCAL = Settings(allow_private=True, fetch_seconds=10, user_agent="reportedly/9 (tests)")
ROBOTS = "/robots.txt"


class Clock:
    """Counts the seconds that were slept instead of sleeping."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def __call__(self, seconds: float) -> None:
        """Sleeps for no time at all."""
        self.slept.append(seconds)


def _asked(gazette: Gazette) -> list[str]:
    return [path for path, _ in gazette.asked]


def test_robots_are_asked_once_and_obeyed(gazette: Gazette) -> None:
    """What is disallowed for us is refused with a way out; what is disallowed for others is not."""
    words = b"User-agent: other\nDisallow: /\n\nUser-agent: reportedly\nDisallow: /text\n"
    gazette.pages[ROBOTS] = words, "text/plain"
    visitor = Visitor(LOCAL, sleep=Clock())
    assert visitor.visit(gazette.url("/article")) is not None
    with pytest.raises(RefusedError, match="may not be visited by programs"):
        visitor.visit(gazette.url("/text"))
    assert _asked(gazette) == [ROBOTS, "/article"]


def test_a_host_without_robots_allows_everything(gazette: Gazette) -> None:
    """RFC 9309: a status of 404 is leave."""
    assert Visitor(LOCAL, sleep=Clock()).visit(gazette.url("/article")) is not None


def test_a_page_to_be_skipped_costs_no_request(gazette: Gazette) -> None:
    """If a list named it; a person's own request is always made."""
    visitor = Visitor(LOCAL, skip=lambda _: True, sleep=Clock())
    assert visitor.visit(gazette.url("/article")) is None
    assert (visitor.unchanged, gazette.asked) == (1, [])
    assert visitor.ask(gazette.url("/article")) is not None


def test_a_watcher_asks_for_leave_always(gazette: Gazette) -> None:
    """It comes again and again, as no person does."""
    gazette.pages[ROBOTS] = b"User-agent: *\nDisallow: /\n", "text/plain"
    with pytest.raises(RefusedError, match="may not be visited by programs"):
        Visitor(LOCAL, always_asks=True, sleep=Clock()).ask(gazette.url("/article"))


def test_robots_that_cannot_be_had_forbid_for_now(gazette: Gazette) -> None:
    """RFC 9309: where the server fails, nothing is visited, and it may be over soon."""
    gazette.troubles[ROBOTS] = [503]
    with pytest.raises(PassingError, match=r"robots\.txt cannot be had"):
        Visitor(LOCAL, sleep=Clock()).visit(gazette.url("/article"))
    assert _asked(gazette) == [ROBOTS]


def test_what_a_person_named_needs_no_leave(gazette: Gazette) -> None:
    """The page that somebody asks for by its address is fetched like by a browser."""
    gazette.pages[ROBOTS] = b"User-agent: *\nDisallow: /\n", "text/plain"
    assert Visitor(LOCAL, sleep=Clock()).ask(gazette.url("/article")) is not None
    assert _asked(gazette) == ["/article"]


@pytest.mark.parametrize(
    ("robots", "least"),
    [(b"", 1.0), (b"User-agent: *\nCrawl-delay: 7\n", 7.0), (b"User-agent: *\nRequest-rate: 1/20\n", 20.0)],
)
def test_a_pause_lies_between_two_requests(gazette: Gazette, robots: bytes, least: float) -> None:
    """Ours, or the longer one that robots.txt asks for, and up to a quarter more by chance."""
    gazette.pages[ROBOTS] = robots, "text/plain"
    clock = Clock()
    visitor = Visitor(LOCAL, sleep=clock)
    visitor.visit(gazette.url("/article"))
    visitor.visit(gazette.url("/text"))
    assert len(clock.slept) == 2
    assert all(0.9 * least <= seconds <= 1.25 * least for seconds in clock.slept)


def test_a_refusal_that_passes_is_waited_for_longer_each_time(gazette: Gazette) -> None:
    """Two failures, then the page; the second wait is longer than the first."""
    gazette.troubles["/article"] = [503, 429]
    clock = Clock()
    assert Visitor(LOCAL, pause=0, sleep=clock).ask(gazette.url("/article")) is not None
    assert _asked(gazette) == ["/article"] * 3


def test_patience_ends(gazette: Gazette) -> None:
    """After the last attempt the refusal stands."""
    gazette.troubles["/article"] = [503] * 9
    with pytest.raises(PassingError, match="503"):
        Visitor(LOCAL, pause=0, attempts=2, sleep=Clock()).ask(gazette.url("/article"))
    assert _asked(gazette) == ["/article"] * 2


def test_other_refusals_are_final(gazette: Gazette) -> None:
    """What is not there is not asked for again."""
    with pytest.raises(RefusedError, match="404"):
        Visitor(LOCAL, sleep=Clock()).ask(gazette.url("/missing"))
    assert _asked(gazette) == ["/missing"]


def test_a_page_that_has_not_changed_is_not_sent_again(gazette: Gazette) -> None:
    """The validator of one visit is shown at the next; a changed page comes whole."""
    url = gazette.url("/page")
    gazette.pages["/page"] = b"The mayor said so.", "text/plain"
    first = Visitor(LOCAL, sleep=Clock())
    assert first.ask(url) is not None
    assert first.take_done() == []
    first.finish(url)
    (visit,) = first.take_done()
    assert (visit.url, visit.found) == (url, url)
    assert visit.validator.etag is not None
    known = {url: visit.validator}
    again = Visitor(LOCAL, known, sleep=Clock())
    assert again.ask(url) is None
    assert again.unchanged == 1
    assert again.take_done() == [Visit(url=url, found=None, validator=visit.validator)]
    gazette.pages["/page"] = b"The mayor denied it.", "text/plain"
    assert Visitor(LOCAL, known, sleep=Clock()).ask(url) is not None


def test_both_validators_are_shown(gazette: Gazette) -> None:
    """ETag and Last-Modified, each as it was sent."""
    known = {gazette.url("/article"): Validator(etag='W/"1"', last_modified="Sat, 04 Jul 2026 10:00:00 GMT")}
    Visitor(LOCAL, known, sleep=Clock()).ask(gazette.url("/article"))
    ((_, fields),) = gazette.asked
    assert fields["If-None-Match"] == 'W/"1"'
    assert fields["If-Modified-Since"] == "Sat, 04 Jul 2026 10:00:00 GMT"
