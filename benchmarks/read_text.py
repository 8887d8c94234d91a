"""Reads one text file whole, as one document, and prints how many attributions were found: read_text.py FILE."""

from __future__ import annotations

import sys
from pathlib import Path

from reportedly import Reader

if __name__ == "__main__":
    sys.stdout.write(f"{len(Reader().read(Path(sys.argv[1]).read_bytes().decode('utf-8')).attributions)}\n")
