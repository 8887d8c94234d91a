"""A `reportedly` whose modules are imported once: each call is a fork of a process that waits with them.

The examples of the documentation call the program a hundred times, and most of such a call is importing. The waiting
process is a fresh one, not that of the tests; a call has its own arguments, folder, environment and streams, and its
exit code is the program's. Run as a script, this file is the waiting process; ``CLIENT`` is what a shell calls.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

IMPORTED = (
    "alembic.command",
    "onnxruntime",
    "pydantic.type_adapter",  # with which typer reads the values of options
    "reportedly.cli",
    "reportedly.linking.updating",
    "reportedly.loading",
    "reportedly.reading.claim_encoder",
    "reportedly.reading.reader",
    "reportedly.store.sql.store",
    "rich.console",
    "rich.table",
)
CLIENT = """#!{python} -IS
import os, socket, sys
call = ["reportedly", *sys.argv[1:]], [os.getcwd()], [f"{{name}}={{value}}" for name, value in os.environ.items()]
with socket.socket(socket.AF_UNIX) as server:
    server.connect({address!r})
    socket.send_fds(server, ["\\1".join("\\0".join(part) for part in call).encode(errors="surrogateescape")], [0, 1, 2])
    server.shutdown(socket.SHUT_WR)
    code = server.recv(1)
sys.exit(code[0] if code else "reportedly ended without a code")
"""


@contextmanager
def prepared(folder: Path) -> Iterator[Path]:
    """The folder of a program called ``reportedly``, which answers until the end of the block."""
    address, program = folder / "socket", folder / "reportedly"
    program.write_text(CLIENT.format(python=sys.executable, address=str(address)), encoding="utf-8")
    program.chmod(0o755)
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    server = subprocess.Popen(
        [sys.executable, __file__, str(address)], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, env=environment
    )
    assert server.stdout is not None
    try:
        assert server.stdout.readline() == b"ready\n"
        yield folder
    finally:
        server.kill()
        server.wait()
        server.stdout.close()


def serve(address: str) -> None:
    """Imports, then answers one call after the other, each in a process of its own."""
    for name in IMPORTED:
        __import__(name)
    gc.freeze()  # or each fork would copy what looking through it touches
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(address)
        server.listen()
        print("ready", flush=True)  # noqa: T201
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        while True:
            call, _ = server.accept()
            if os.fork() == 0:
                server.close()
                answer(call)
            call.close()


def answer(call: socket.socket) -> None:
    """Runs one call and sends its exit code; ends the process."""
    from reportedly.cli import run

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    code = 70
    try:
        message, streams, _, _ = socket.recv_fds(call, 1 << 20, 3)
        while more := call.recv(1 << 20):
            message += more
        arguments, folder, environment = (part.split("\0") for part in os.fsdecode(message).split("\1"))
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        os.chdir(folder[0])
        os.environ.clear()
        os.environ.update(pair.split("=", 1) for pair in environment)
        sys.argv = arguments
        code = run(arguments[1:])
        sys.stdout.flush()
    finally:
        call.sendall(bytes([code]))
        os._exit(code)


if __name__ == "__main__":
    serve(sys.argv[1])
