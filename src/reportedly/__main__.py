"""The program: ``reportedly``, or ``python -m reportedly``."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> None:
    """Runs the command line of this process and exits; Ctrl-C is one line also while the program is being loaded."""
    try:
        from reportedly.cli import main as program

        program()
    except KeyboardInterrupt:
        if sys.stderr is not None:
            sys.stderr.write("reportedly: stopped\n")
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
