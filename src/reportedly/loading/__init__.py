"""Loading: file paths, http(s) addresses and standard input in, `Document | Refusal` out, one at a time.

What is heavy (trafilatura, htmldate, httpx, the language model) is imported only once an input needs it.
"""

from __future__ import annotations

from reportedly.loading.targets import load

__all__ = ["load"]
