"""An object store in memory that refuses or breaks down where a test says so, with errors like those of real stores."""

from __future__ import annotations

from typing import Any, ClassVar

from fsspec.implementations.memory import MemoryFileSystem
from fsspec.spec import AbstractBufferedFile

# a class of the library's own, which is no OSError
EndpointError = type("EndpointConnectionError", (Exception,), {"__module__": "botocore.exceptions"})


class Store(MemoryFileSystem):  # type: ignore[misc]
    """Serves files piece by piece. ``denied`` are words in the names of files that may not be read or written.

    After ``pieces`` pieces of a file whose name has a word of ``breaking``, the connection is gone.
    """

    protocol = "flaky"
    store: ClassVar[dict[str, Any]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]
    denied: tuple[str, ...] = ()
    breaking: ClassVar[dict[str, int]] = {}

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(super()._strip_protocol(path.replace("flaky://", "memory://")))

    def unstrip_protocol(self, name: str) -> str:
        """The whole address."""
        return f"flaky://{name.lstrip('/')}"

    def info(self, path: str, **given: Any) -> Any:
        """What is known of a file."""
        self._check(path)
        return super().info(path, **given)

    def pipe_file(self, path: str, value: bytes, **given: Any) -> Any:
        """Writes a file."""
        self._check(path)
        return super().pipe_file(path, value, **given)

    def _open(self, path: str, mode: str = "rb", **given: Any) -> Any:
        self._check(path)
        if mode != "rb":
            return super()._open(path, mode, **given)
        return _Pieces(self, path, mode, block_size=2_000, cache_type="none")

    def _check(self, path: str) -> None:
        if any(word in path for word in self.denied):
            raise PermissionError("Access Denied")


class _Pieces(AbstractBufferedFile):  # type: ignore[misc]
    asked = 0

    def _fetch_range(self, start: int, end: int) -> bytes:
        self.asked += 1
        for word, pieces in self.fs.breaking.items():
            if word in self.path and self.asked > pieces:
                raise EndpointError("Could not connect to the endpoint URL")
        data: bytes = self.fs.store[self.path].getvalue()[start:end]
        return data
