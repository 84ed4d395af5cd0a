"""Files made to do harm: each is read or refused with a sentence, in time, in little memory, and nothing else happens.

A few hundred files each time; ``OCOP_HOSTILE_FILES=5000 python -m pytest tests/test_hostile_files.py -n 0 -s`` takes
thousands and prints the figures.
"""

import os
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ocop_desktop.documents.docx_guard import check_docx
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.session import EvaluationKind
from ocop_desktop.domain.text import clean
from ocop_desktop.services import importing
from ocop_desktop.services.apart import Apart
from ocop_desktop.services.checking import check
from ocop_desktop.services.criteria import known_decrees
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.importing import Decisions, Preview, read_list, to_products
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.ui import messages
from tests import hostile
from tests.council import DECREE, open_session

FILES = int(os.environ.get("OCOP_HOSTILE_FILES", "200"))
MOST_SECONDS = 5.0
MOST_BYTES = 300_000_000
SETS = [(criteria.code, criteria.title) for criteria in known_decrees()[DECREE].decree.sets]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[tuple[Workspace, Desk, Path]]:
    path = tmp_path / "a.ocop"
    workspace, desk = open_session(path)
    yield workspace, desk, path
    workspace.close()


def memory() -> int:
    """The most memory this process ever held, in bytes; 0 where the system does not say.

    ``getrusage`` would not do: it begins with what the process held that started this one.
    """
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+([0-9]+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) * 1024 if found else 0


def read(path: Path, desk: Desk) -> Preview:
    """As the import page does. Raises UserError."""
    return read_list(path, SETS, [(p.id, p.name, p.producer.name) for p in desk.state.products.values()])


def import_all(desk: Desk, preview: Preview) -> int:
    """Imports it, every question answered; the number of products. Raises UserError."""
    places = range(len(preview.drafts))
    said = Decisions(sets=dict.fromkeys(places), kinds=dict.fromkeys(places, EvaluationKind.FIRST))
    command = to_products(preview, said, desk.state.products)
    desk.execute(command)
    return len(command.new)


@dataclass
class Figures:
    """What reading the files took. The seconds are those of a computer that does other things as well."""

    seconds: dict[str, float] = field(default_factory=dict)
    ends: Counter[str] = field(default_factory=Counter)
    memory: int = 0

    def __str__(self) -> str:
        slowest = sorted(self.seconds.items(), key=lambda item: -item[1])[:5]
        lines = [f"{len(self.seconds)} files, reader at most {self.memory / 1e6:.0f} MB"]
        lines += [f"{end} {count}" for end, count in sorted(self.ends.items())]
        return "\n".join([*lines, *(f"{taken:.2f} s {name}" for name, taken in slowest)])


def test_hostile_files_are_read_or_refused_and_change_nothing(
    session: tuple[Workspace, Desk, Path], tmp_path: Path, qapp: object
) -> None:
    _, desk, database = session
    figures = Figures()
    guard = Apart(importing.LIMITS)
    for number in range(FILES):
        kind = ("xlsx", "csv", "docx", "xlsx", "csv", "xlsx", "docx", "xls", "xlsx", "ods")[number % 10]
        done, data = hostile.mutant(kind, number)
        name = f"{kind} {number} {done}"
        path = tmp_path / f"tệp.{kind}"
        path.write_bytes(data)
        before = database.read_bytes()
        refused: UserError | None = None
        preview: Preview | None = None
        begun = time.perf_counter()
        try:
            if kind == "docx":
                guard.call(check_docx, data)
            else:
                preview = read(path, desk)
        except UserError as error:
            refused = error
        figures.seconds[name] = time.perf_counter() - begun
        if preview is not None:
            refused = imported(desk, preview, really=number % 7 == 0)
        if refused is not None:
            assert refused.code in messages.known_codes(), name
            assert "…" not in messages.sentence(refused), name
            assert database.read_bytes() == before, name
            assert refused.params.get("reason") not in ("crashed", "unavailable"), name
        figures.ends[f"{kind}: {in_words(refused) if refused else 'taken'}"] += 1
        figures.memory = max(figures.memory, (guard if kind == "docx" else importing._APART).call(memory))
    importing._APART.shut()
    guard.shut()
    if "OCOP_HOSTILE_FILES" in os.environ:
        # Run alone, so that no other test's work is in the seconds.
        print(f"\n{figures}")
        assert max(figures.seconds.values()) <= MOST_SECONDS
    assert figures.memory <= MOST_BYTES
    assert len(figures.ends) > 12
    assert check(database).sound


def imported(desk: Desk, preview: Preview, *, really: bool) -> UserError | None:
    """Imports and takes it back; the error where it is refused."""
    for draft in preview.drafts:
        for text in (draft.name, draft.producer, draft.note, draft.set_text, draft.phone):
            assert text == clean(text)
    # Every import makes the log longer, and a few thousand products at once are no other case.
    if not really or len(preview.drafts) > 500:
        return None
    try:
        if import_all(desk, preview):
            desk.undo()
    except UserError as error:
        return error
    return None


def in_words(error: UserError) -> str:
    reason = error.params.get("reason", "")
    return f"{error.code} {getattr(reason, 'value', reason)}".strip()


@pytest.mark.parametrize("kind", hostile.KINDS)
def test_what_nobody_changed_is_read(session: tuple[Workspace, Desk, Path], tmp_path: Path, kind: str) -> None:
    if kind == "docx":
        check_docx(hostile.sound(kind))
        return
    path = tmp_path / f"a.{kind}"
    path.write_bytes(hostile.sound(kind))
    assert import_all(session[1], read(path, session[1])) == len(hostile.ROWS)
