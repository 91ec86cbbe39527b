"""The command line: which command is meant, and how every run ends.

Going in: arguments. Going out: text on standard output or in a file, problems on standard error, and an exit code (DESIGN,
section 7). An error never ends with the code of a finding. To add a command, add one module to `factcheck.cli.commands`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from factcheck.cli.arguments import parsed
from factcheck.cli.delivery import deliver
from factcheck.cli.sparing import spare
from factcheck.errors import InputError
from factcheck.writers.page.counts import many
from factcheck.writers.page.glyphs import visible

UNUSABLE = 2
INTERRUPTED = 130
TRACEBACK = "FACTCHECK_TRACEBACK"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code. Raises nothing."""
    spare()
    try:
        command, options = parsed(sys.argv[1:] if argv is None else list(argv))
        output = command.run(options)
        _complain(*(visible(f"remark: {remark}") for remark in output.remarks))
        return deliver(output)
    except SystemExit as stop:  # argparse has printed its help, or what is wrong with the call
        return stop.code if isinstance(stop.code, int) else UNUSABLE
    except InputError as error:
        lines = [visible(str(problem)) for problem in error.problems]
        _complain(*lines, f"{many(len(lines), 'problem')}, so there is no report")
        return UNUSABLE
    except KeyboardInterrupt:
        _complain("factcheck: interrupted")
        return INTERRUPTED
    except Exception as error:  # a bug must not look like a finding (exit code 1)
        _confess(error)
        return UNUSABLE


def _confess(error: Exception) -> None:
    if os.environ.get(TRACEBACK):
        import traceback

        _complain("".join(traceback.format_exception(error)).rstrip("\n"))
    what = visible(f"{type(error).__name__}: {error}"[:200])
    how = "" if os.environ.get(TRACEBACK) else f"; {TRACEBACK}=1 shows the traceback"
    _complain(f"factcheck: {what} (this is a bug in factcheck, please report it{how})")


def _complain(*lines: str) -> None:
    """Says lines on standard error, if there is one."""
    stream = sys.stderr
    if stream is None:
        return
    try:
        stream.write("".join(f"{line}\n" for line in lines))
        stream.flush()
    except (OSError, ValueError):
        return  # nobody listens; the exit code still tells
