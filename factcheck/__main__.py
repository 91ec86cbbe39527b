"""`python -m factcheck`: the command line.

Going in: the arguments of the process. Going out: its exit code. Commands are added in `factcheck.cli.commands`.
"""

from __future__ import annotations

import sys

from factcheck.cli import main

if __name__ == "__main__":
    sys.exit(main())
