"""The command line: the same services without a window or a display.

Results go to standard output, errors to standard error in one line that names what is wrong; exit status 2 for bad
input or a bad call, 1 for a database that has faults or cannot be opened, and for output that cannot be written.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from ocop_desktop import __version__
from ocop_desktop.domain.errors import CodedError, StorageError, UserError

_LONGEST = 300


def parse(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """The arguments of a call; ``command`` is None for the window. Exits with status 2 for a bad call."""
    parser = argparse.ArgumentParser(
        prog="ocop-desktop",
        description="Runs the evaluation meeting of an OCOP council. Without a command: the window.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--demo", action="store_true", help="the window on a throwaway copy of the demo session")
    parser.add_argument("--database", type=Path, metavar="FILE", help="the database to use")
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    demo = commands.add_parser("demo", help="build the demo session and write its papers")
    demo.add_argument("--out", type=Path, metavar="DIR", required=True, help="the folder for the papers")
    demo.add_argument(
        "--database", type=Path, metavar="FILE", default=argparse.SUPPRESS, help="keep it in this database"
    )
    demo.set_defaults(command=_demo)

    products = commands.add_parser("products", help="read a product list and print it as JSON; stores nothing")
    products.add_argument("file", type=Path, metavar="FILE")
    products.add_argument("--sheet", metavar="NAME", help="the sheet of the workbook to read")
    products.add_argument("--decree", metavar="CODE", help="whose criteria sets to match; the one in force by default")
    products.set_defaults(command=_products)

    evaluate = commands.add_parser("evaluate", help="score the sheets of a JSON file without a database")
    evaluate.add_argument("file", type=Path, metavar="FILE.json")
    evaluate.add_argument("--out", type=Path, metavar="FILE", help="write the result there")
    evaluate.set_defaults(command=_evaluate)

    check = commands.add_parser("check", help="check a database without changing it")
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument("--code", metavar="CODE", help="the code printed on a paper: is this still what was sealed?")
    check.set_defaults(command=_check)
    return parser.parse_args(argv)


def run(args: argparse.Namespace) -> int:
    """Carries out a parsed command and returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    command: Callable[[argparse.Namespace], int] = args.command
    try:
        status = command(args)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except OSError as error:
        # Who reads the output is gone, or the disk that it goes to is full; the rest would be refused again at exit.
        if sys.stdout is sys.__stdout__ and sys.stdout is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            print(f"ocop-desktop: cannot write: {error.strerror or error}", file=sys.stderr)
        return 1
    except StorageError as error:
        print(f"ocop-desktop: {in_words(error)}", file=sys.stderr)
        return 1
    except CodedError as error:
        print(f"ocop-desktop: {in_words(error)}", file=sys.stderr)
        return 2


def in_words(error: CodedError) -> str:
    """An error for the terminal, in English and on one line: what it is, then each thing that it names."""
    details = ", ".join(f"{name} {_shown(value)}" for name, value in error.params.items() if value not in ("", None))
    return error.code.replace("_", " ") + (f": {details}" if details else "")


def _shown(value: object) -> str:
    text = str(value)
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def _demo(args: argparse.Namespace) -> int:
    from ocop_desktop.services import demo, papers
    from ocop_desktop.services.workspace import Workspace

    with tempfile.TemporaryDirectory(prefix="ocop-demo-") as folder:
        workspace = Workspace(args.database or Path(folder) / "demo.sqlite")
        try:
            desk = workspace.open(demo.build(workspace))
            for path in papers.write_all(desk, args.out):
                print(path)
        finally:
            workspace.close()
    return 0


def _products(args: argparse.Namespace) -> int:
    from ocop_desktop.services.criteria import decree_in_force, known_decrees
    from ocop_desktop.services.importing import preview_as_json, read_list

    code = args.decree or decree_in_force(date.today())  # noqa: DTZ011  the office's own day
    known = known_decrees().get(code)
    if known is None:
        raise UserError("decree_unknown", decree=code)
    sets = [(criteria.code, criteria.title) for criteria in known.decree.sets]
    _print_json(preview_as_json(read_list(args.file, sets, sheet=args.sheet)))
    return 0


def _evaluate(args: argparse.Namespace) -> int:
    from ocop_desktop.services.evaluation import evaluate, read_input

    result = evaluate(read_input(args.file))
    if args.out is None:
        _print_json(result)
        return 0
    try:
        text = json.dumps(result, ensure_ascii=False, indent=2) + "\n"
        args.out.write_text(text, "utf-8", errors="backslashreplace")
    except OSError as error:
        raise UserError("cannot_write", path=str(args.out), reason=error.strerror or str(error)) from error
    return 0


def _check(args: argparse.Namespace) -> int:
    from ocop_desktop.domain.seal import printed
    from ocop_desktop.services.checking import check_copy

    report = check_copy(args.file, args.code)
    print(f"version: {report.version}")
    for name, faults, size in (
        ("integrity", report.integrity, ""),
        ("log chain", report.chain, f" ({report.entries} entries)"),
        ("tables against replay", report.replay, f" ({report.records} records)"),
        ("seals", report.seals, f" ({len(report.found)})"),
    ):
        print(f"{name}: {'faults' if faults else 'ok'}{size}")
        for fault in faults:
            print(f"  {fault}")
    if report.more:
        print("there are more faults than these")
    for found in report.found:
        state = "closed" if found.seal.stands else "superseded"
        print(f"seal {found.seal.revision} of {found.session}: {printed(found.seal.fingerprint)} ({state})")
        if found.named:
            print(f"  {_answer(found.seal.stands, report.sound)}")
    return 0 if report.sound else 1


def _answer(stands: bool, sound: bool) -> str:
    if not sound:
        return "this is the seal asked for, but there are faults"
    return "this is what was sealed" if stands else "the session was opened again since; what was sealed is unchanged"


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))
