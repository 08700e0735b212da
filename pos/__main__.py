"""`python -m pos` and the `pos` command."""

import sys
from io import TextIOWrapper

from pos.commands import dispatch


def main() -> int:
    """Run the verb named on the command line and return the process's exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console or a pipe may have no Chinese; a message half in escapes is better than none.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    return dispatch(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
