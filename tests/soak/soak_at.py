"""`python -m tests.soak.soak_at LEVEL ARGUMENTS…`: the soak with another `synchronous` than the product's."""

import argparse
import sys

from pos.commands import soak


def main() -> None:
    parser = argparse.ArgumentParser()
    soak.add_arguments(parser)
    soak.ring_up(parser.parse_args(sys.argv[2:]), synchronous=sys.argv[1])


if __name__ == "__main__":
    main()
