"""`reportedly watch` asks again and again, keeps every version and stops when it is told to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportedly.cli import run
from reportedly.cli.watch import standing
from reportedly.store import Feed, open_store
from tests.loading.conftest import Gazette, gazette

__all__ = ["gazette"]

WORDS = "Ida said that bridge {n} over the weir would hold until the {season}, and that nobody had asked her."
PAGE = "<!doctype html><html><body><article><h1>Bridge</h1><p>{words}</p></article></body></html>"


@pytest.fixture
def db(tmp_path: Path) -> str:
    """The URL of a database that is not there yet."""
    return f"sqlite:///{tmp_path / 'desk.db'}"


def _publish(gazette: Gazette, n: int, season: str = "spring") -> None:
    gazette.pages[f"/{n}.html"] = PAGE.format(words=WORDS.format(n=n, season=season)).encode(), "text/html"
    numbers = sorted(int(path[1:-5]) for path in gazette.pages if path.endswith(".html"))
    items = "".join(f"<item><link>/{n}.html</link><title>Bridge {n}</title></item>" for n in numbers)
    gazette.pages["/feed"] = f"<rss><channel>{items}</channel></rss>".encode(), "application/rss+xml"


def _sources(gazette: Gazette, tmp_path: Path, *paths: str) -> str:
    path = tmp_path / "sources.txt"
    path.write_text("\n".join(gazette.url(name) for name in paths))
    return str(path)


def _once(sources: str, db: str) -> int:
    return run(["watch", sources, "--db", db, "--once", "--allow-private", "--pause", "0"])


def _make_due(db: str) -> None:
    """As if an hour had gone by for every article."""
    with open_store(db) as store:
        for feed in list(store.view().feeds()):
            past = Feed(
                url=feed.url, worked=feed.worked, checked="2026-01-01T00:00:00+00:00", due="2026-01-01T01:00:00+00:00"
            )
            store.writer.feed(past)


@pytest.mark.usefixtures("quick_reader")
def test_what_is_new_is_shown_and_kept(
    gazette: Gazette, db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each article once; what is known is not asked for again before it is due."""
    sources = _sources(gazette, tmp_path, "/feed")
    _publish(gazette, 1)
    assert _once(sources, db) == 0
    first = capsys.readouterr().out
    assert f"new: Bridge ({gazette.url('/1.html')})\n" in first
    assert f"{gazette.url('/feed')}: 1 new\n" in first
    assert f"{gazette.url('/feed')}: last worked 20" in first
    _publish(gazette, 2)
    gazette.asked.clear()
    assert _once(sources, db) == 0
    assert [path for path, _ in gazette.asked] == ["/robots.txt", "/feed", "/2.html"]
    gazette.asked.clear()
    assert _once(sources, db) == 0
    assert [path for path, _ in gazette.asked] == ["/robots.txt", "/feed"]
    assert f"{gazette.url('/feed')}: nothing new\n" in capsys.readouterr().out


@pytest.mark.usefixtures("quick_reader")
def test_an_article_that_changed_is_shown_with_the_difference(
    gazette: Gazette, db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where the feed has not; both versions are kept."""
    sources = _sources(gazette, tmp_path, "/feed")
    _publish(gazette, 1)
    assert _once(sources, db) == 0
    _publish(gazette, 1, season="autumn")
    _make_due(db)
    capsys.readouterr()
    assert _once(sources, db) == 0
    shown = capsys.readouterr().out
    assert f"changed: Bridge ({gazette.url('/1.html')})\n" in shown
    assert "[-spring,-] {+autumn,+} and that nobody" in shown
    with open_store(db) as store:
        (latest, _) = store.view().documents().items
        assert len(store.view().revisions(latest.id)) == 2


@pytest.mark.usefixtures("quick_reader")
def test_bad_sources_lose_nothing_else(
    gazette: Gazette, db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those that are missing, cut or no feed at all are named, each time with the number of failures."""
    _publish(gazette, 1)
    gazette.pages["/cut"] = gazette.pages["/feed"][0][:25], "application/rss+xml"
    sources = _sources(gazette, tmp_path, "/missing", "/cut", "/feed", "/broken-off")
    assert _once(sources, db) == 1
    shown = capsys.readouterr()
    assert f"{gazette.url('/feed')}: 1 new\n" in shown.out
    assert f"{gazette.url('/missing')}: has never worked; failed 1 time: was answered with 404" in shown.out
    assert f"reportedly: {gazette.url('/missing')}: was answered with 404 Not Found; open it" in shown.err
    assert _once(sources, db) == 1
    assert "failed 2 times: was answered with 404" in capsys.readouterr().out


@pytest.mark.usefixtures("quick_reader")
def test_robots_count_for_the_source_itself(
    gazette: Gazette, db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A program that comes again and again asks for leave."""
    _publish(gazette, 1)
    gazette.pages["/robots.txt"] = b"User-agent: *\nDisallow: /feed\n", "text/plain"
    assert _once(_sources(gazette, tmp_path, "/feed"), db) == 1
    assert "may not be visited by programs" in capsys.readouterr().out


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly(gazette: Gazette, db: str, tmp_path: Path, number: int) -> None:
    """Even in the middle of a long pause; what came in is stored, and it says when each source last worked."""
    _publish(gazette, 1)
    _publish(gazette, 2)
    code = "from reportedly.cli import main; main()"
    call = [sys.executable, "-c", code, "watch", _sources(gazette, tmp_path, "/feed"), "--db", db, "--allow-private"]
    process = subprocess.Popen([*call, "--pause", "0.1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline().startswith("new: Bridge")
    time.sleep(0.2)
    os.kill(process.pid, number)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, "")
    assert f"{gazette.url('/feed')}: last worked" in out
    with open_store(db) as store:
        assert store.view().check() == ()
        assert store.view().counts().documents >= 1


@pytest.mark.parametrize(
    ("text", "options", "code", "complaint"),
    [
        ("weir.example\n", [], 1, "is no source"),
        ("https://weir.example/\n", ["--interval", "soon"], 2, "is no time"),
    ],
)
def test_wrong_calls_watch_nothing(
    text: str, options: list[str], code: int, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says why."""
    path = tmp_path / "sources.txt"
    path.write_text(text)
    assert run(["watch", str(path), *options]) == code
    assert complaint in capsys.readouterr().err


def test_standing_says_when_a_source_last_worked() -> None:
    """And what is the matter."""
    assert standing(Feed(url="u", worked="2026-07-06T12:00:00+00:00")) == "u: last worked 2026-07-06T12:00:00+00:00"
    assert standing(Feed(url="u", failures=2, problem="is gone")) == "u: has never worked; failed 2 times: is gone"
