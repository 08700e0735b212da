"""`python -m pos` and the `pos` command."""

import sys

from pos.commands import dispatch


def main() -> int:
    """Run the verb named on the command line and return the process's exit status."""
    if getattr(sys, "frozen", False):
        # The frozen program is started again for each process of its own (the server's catalogue snapshot).
        import multiprocessing

        multiprocessing.freeze_support()
    return dispatch(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
