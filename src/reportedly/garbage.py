"""How often the interpreter looks for garbage that refers to itself: seldom, where much is held that never does.

It looks through all that is new after each 700 new containers, and every so often through all there are. The values
that this project passes about are frozen and refer to nothing that refers back, so among millions of them that is work
for nothing: a third of the time of grouping a million links.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (50_000, 20, 100)  # new containers until it looks, and how often it does until it looks further
_lock = threading.Lock()
_before: list[tuple[int, int, int]] = []  # what each that is within began with


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Has it look less often meanwhile, in the whole process; what is no longer referred to is freed as ever."""
    with _lock:
        _before.append(gc.get_threshold())
        gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        with _lock:
            first = _before[0]
            _before.pop()
            if not _before:  # of several threads, any may end last
                gc.set_threshold(*first)
