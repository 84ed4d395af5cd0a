"""Entry: the window without a command, the command line with one."""

import sys
from collections.abc import Sequence
from multiprocessing import freeze_support

from ocop_desktop import cli


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the program with its arguments and returns the exit status."""
    freeze_support()
    args = cli.parse(argv)
    if args.command is not None:
        return cli.run(args)
    from ocop_desktop import app

    return app.run(args.database, demo=args.demo)


if __name__ == "__main__":
    sys.exit(main())
