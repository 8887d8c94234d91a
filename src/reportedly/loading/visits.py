"""Polite visits: robots.txt, a pause between two requests to one host, patience, and nothing asked for twice."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from random import Random
from urllib.parse import urlsplit, urlunsplit

from msgspec import Struct, structs
from protego import Protego

from reportedly.errors import RefusedError
from reportedly.loading.answers import NotModifiedError, PassingError, StatusError
from reportedly.loading.raw import Raw, Validator, read_all
from reportedly.loading.web import fetch
from reportedly.settings import Settings

PAUSE = 1.0
LONGEST_PAUSE = 300.0
ATTEMPTS = 3
FIRST_WAIT, LONGEST_WAIT = 2.0, 60.0
_ROBOTS_BYTES = 512_000  # RFC 9309 asks for 500 KiB at least
_DAY = _ROBOTS_LAST = 24 * 3600.0


class _Rules(Struct, frozen=True):
    """What a host's robots.txt says, and until when that holds (on the clock of `time.monotonic`)."""

    robots: Protego | None
    until: float
    trouble: str | None = None


class Visit(Struct, frozen=True, kw_only=True):
    """A page that was visited at ``url`` and found at ``found`` (after redirects); None where it had not changed."""

    url: str
    found: str | None
    validator: Validator


class Failed(Struct, frozen=True, kw_only=True):
    """A page that could not be had, and whether that ``passes``, as far as can be told.

    ``wait`` are the seconds that the server asks for (Retry-After), a day at most.
    """

    url: str
    reason: str
    passes: bool
    wait: float = 0.0


class Visitor:
    """Visits pages one after the other, so that no host ever has two connections of ours.

    ``pause`` is the least time in seconds between two requests to a host, ``attempts`` how often a page is asked for
    whose refusal may be over soon. ``known`` are the validators of earlier visits by address; what a list names and
    ``skip`` is true for is not visited. With ``always_asks``, robots.txt counts for what a person named, too.

    ``unchanged`` counts the pages that were the same as before, or skipped.
    """

    def __init__(
        self,
        settings: Settings,
        known: Mapping[str, Validator] | None = None,
        *,
        skip: Callable[[str], bool] = lambda _: False,
        always_asks: bool = False,
        pause: float = PAUSE,
        attempts: int = ATTEMPTS,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self.unchanged = 0
        self._done: list[Visit] = []
        self._failed: list[Failed] = []
        self._settings = settings
        self._known = known if known is not None else {}
        self._skip = skip
        self._always_asks = always_asks
        self._pause = pause
        self._attempts = attempts
        self._sleep = sleep
        self._agent = settings.user_agent.partition("/")[0]
        self._open: dict[str, Visit] = {}
        self._rules: dict[str, _Rules] = {}
        self._next: dict[str, float] = {}
        self._random = Random()

    def begin(self, known: Mapping[str, Validator]) -> None:
        """Begins another round with the validators as they are now; what robots.txt said holds on."""
        self._known = known
        self._open.clear()

    def ask(self, url: str) -> Raw | None:
        """The page at ``url``, which a person named; None where it is known and has not changed. Raises RefusedError.

        A person's own request needs no leave from robots.txt, like that of a browser.
        """
        try:
            if self._always_asks:
                self._require_leave(url)
            return self._patiently(url)
        except RefusedError as refused:
            self.fail(url, refused)
            raise

    def visit(self, url: str) -> Raw | None:
        """The page at ``url``, which a feed or a sitemap named, like `ask`, where robots.txt allows it."""
        if self._skip(url):
            self.unchanged += 1
            return None
        self._require_leave(url)
        return self._patiently(url)

    def visit_list(self, url: str) -> Raw | None:
        """A list of pages that another list names, like `visit`; it is never skipped, since there may be new ones."""
        self._require_leave(url)
        return self._patiently(url)

    def finish(self, url: str) -> None:
        """Says that all documents of the page were given."""
        if url in self._open:
            self._done.append(self._open.pop(url))

    def reopen(self, url: str) -> None:
        """Says that the page has to be read again, since something that it lists could not be had."""
        self._open.pop(url, None)

    def take_done(self) -> list[Visit]:
        """The visits that were finished since the last call, for the caller to keep once their documents are stored."""
        done, self._done = self._done, []
        return done

    def fail(self, url: str, refused: RefusedError) -> None:
        """Says that the page ``url`` could not be had, and nothing took its place."""
        if url not in self._open:
            passes = isinstance(refused, PassingError)
            asked = refused.wait if isinstance(refused, PassingError) else None
            wait = min(asked, _DAY) if asked is not None and math.isfinite(asked) else 0.0
            self._failed.append(Failed(url=url, reason=refused.reason, passes=passes, wait=wait))

    def take_failed(self) -> list[Failed]:
        """The pages that could not be had since the last call."""
        failed, self._failed = self._failed, []
        return failed

    def _require_leave(self, url: str) -> None:
        rules = self._rules_of(url)
        if rules.trouble is not None:
            raise PassingError(url, f"is on a host whose robots.txt cannot be had ({rules.trouble})", "try again later")
        if rules.robots is not None and not rules.robots.can_fetch(url, self._agent):
            remedy = "open it in a browser, save it and give the file"
            raise RefusedError(url, "may not be visited by programs (robots.txt)", remedy)

    def _patiently(self, url: str) -> Raw | None:
        """Tries again after a while where a refusal may be over soon."""
        for attempt in range(1, self._attempts + 1):
            self._wait(url)
            try:
                return self._fetched(url)
            except PassingError as passing:
                wait = passing.wait if passing.wait is not None else FIRST_WAIT * 2 ** (attempt - 1)
                if attempt == self._attempts or wait > LONGEST_WAIT:
                    raise
                self._sleep(wait * self._random.uniform(1.0, 1.5))
        raise AssertionError("the last attempt returns or raises")

    def _fetched(self, url: str) -> Raw | None:
        try:
            raw = fetch(url, self._settings, self._known.get(url))
        except NotModifiedError:
            self.unchanged += 1
            self._done.append(Visit(url=url, found=None, validator=self._known.get(url, Validator())))
            return None
        finally:
            self._next[_host(url)] = time.monotonic() + self._pause_of(url)
        self._open[url] = Visit(url=url, found=raw.url, validator=raw.validator or Validator())
        return raw

    def _wait(self, url: str) -> None:
        left = self._next.get(_host(url), 0.0) - time.monotonic()
        if left > 0:
            self._sleep(left)

    def _pause_of(self, url: str) -> float:
        """The seconds between two requests to the host, up to a quarter longer by chance."""
        rules = self._rules.get(_host(url))
        asked = rules.robots.crawl_delay(self._agent) if rules is not None and rules.robots is not None else None
        rate = rules.robots.request_rate(self._agent) if rules is not None and rules.robots is not None else None
        spaced = rate.seconds / rate.requests if rate is not None and rate.requests else 0.0
        pause = min(max(self._pause, asked or 0.0, spaced), LONGEST_PAUSE)
        return pause * self._random.uniform(1.0, 1.25)

    def _rules_of(self, url: str) -> _Rules:
        host = _host(url)
        rules = self._rules.get(host)
        if rules is None or rules.until < time.monotonic():
            rules = self._rules[host] = self._asked_rules(url)
            self._next[host] = time.monotonic() + self._pause_of(url)
        return rules

    def _asked_rules(self, url: str) -> _Rules:
        """RFC 9309, 2.3.1: without a robots.txt everything is allowed; where it cannot be had, nothing is, for now."""
        parts = urlsplit(url)
        address = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
        self._wait(url)
        try:
            raw = fetch(address, structs.replace(self._settings, fetch_bytes=_ROBOTS_BYTES))
            words = read_all(raw, _ROBOTS_BYTES).decode("utf-8", "replace")
            return _Rules(Protego.parse(words), time.monotonic() + _ROBOTS_LAST)
        except PassingError as passing:
            return _Rules(None, time.monotonic() + LONGEST_PAUSE, passing.reason)
        except (StatusError, NotModifiedError):
            return _Rules(None, time.monotonic() + _ROBOTS_LAST)
        except RefusedError as refused:
            return _Rules(None, time.monotonic() + LONGEST_PAUSE, refused.reason)


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()
