"""Writes ``gold.jsonl`` from ``gold.marked.txt``: ``python -m tests.resources.gold``."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.spec.notation import ROLES, parse

HERE = Path(__file__).parent
HEAD = re.compile(r"^## (?P<id>\S+) \| (?P<publisher>.+)\n", re.MULTILINE)


def gold_lines(marked: str) -> list[dict[str, Any]]:
    """One gold document for each article of a marked text; each role's fragments stand in order of the text."""
    heads = list(HEAD.finditer(marked))
    ends = [head.start() for head in heads[1:]] + [len(marked)]
    lines = []
    for head, end in zip(heads, ends, strict=True):
        article = parse(marked[head.end() : end].strip())
        attributions = [
            {name: [[s.start, s.end] for s in article.spans(role, n)] for role, name in ROLES.items()}
            for n in article.numbers()
        ]
        lines.append(
            {"id": head["id"], "publisher": head["publisher"], "text": article.text, "attributions": attributions}
        )
    return lines


def gold_file() -> str:
    """What ``gold.jsonl`` must hold."""
    lines = gold_lines((HERE / "gold.marked.txt").read_text(encoding="utf-8"))
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


if __name__ == "__main__":
    (HERE / "gold.jsonl").write_text(gold_file(), encoding="utf-8")
