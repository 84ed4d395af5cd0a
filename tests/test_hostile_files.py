"""Files made to do harm: each is read or refused with a sentence, in time, in little memory, and nothing else happens.

A few hundred files each time; ``OCOP_HOSTILE_FILES=5000 python -m pytest tests/test_hostile_files.py -n 0 -s`` takes
thousands and prints the figures.
"""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
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
from ocop_desktop.services.importing import Decisions, read_list, to_products
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.ui import messages
from tests import hostile
from tests.council import DECREE, open_session

FILES = int(os.environ.get("OCOP_HOSTILE_FILES", "250"))
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
    """The most memory this process ever held, in bytes; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def memory_of_the_ended() -> int:
    """The same of all processes that ended."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


def import_file(desk: Desk, path: Path) -> int:
    """As the import page does, every question answered; the number of products. Raises UserError."""
    existing = [(p.id, p.name, p.producer.name) for p in desk.state.products.values()]
    preview = read_list(path, SETS, existing)
    for draft in preview.drafts:
        for text in (draft.name, draft.producer, draft.note, draft.set_text, draft.phone):
            assert text == clean(text)
    places = range(len(preview.drafts))
    said = Decisions(sets=dict.fromkeys(places), kinds=dict.fromkeys(places, EvaluationKind.FIRST))
    command = to_products(preview, said, desk.state.products)
    desk.execute(command)
    return len(command.new)


def test_hostile_files_are_read_or_refused_and_change_nothing(
    session: tuple[Workspace, Desk, Path], tmp_path: Path, qapp: object
) -> None:
    _, desk, database = session
    ends: Counter[str] = Counter()
    seconds = {"": 0.0}
    most = 0
    template = Apart(importing.LIMITS)
    for number in range(FILES):
        kind = ("xlsx", "csv", "docx", "xlsx", "csv", "xlsx", "docx", "xls", "xlsx", "ods")[number % 10]
        done, data = hostile.mutant(kind, number)
        path = tmp_path / f"tệp.{kind}"
        path.write_bytes(data)
        before = database.read_bytes()
        begun = time.perf_counter()
        try:
            if kind == "docx":
                template.call(check_docx, data)
                end, products = "taken", 0
            else:
                products = import_file(desk, path)
                end = "read"
        except UserError as error:
            products, end = 0, error.code
            said = messages.sentence(error)
            assert error.code in messages.known_codes(), (kind, number, done, error)
            assert "…" not in said or len(str(error)) > 40, (kind, number, done, said)
            assert database.read_bytes() == before, (kind, number, done)
            if error.code == "reading_stopped":
                end += f".{error.params['reason']}"
                assert error.params["reason"] in ("time", "memory"), (kind, number, done)
        taken = time.perf_counter() - begun
        # The time of a computer that does other things as well; what holds the file to its time is the reader's own clock.
        seconds[f"{kind} {number} {done} {end}"] = taken
        ends[f"{kind}: {end}"] += 1
        if products:
            desk.undo()
        if number % 50 == 49:
            reader = template if kind == "docx" else importing._APART
            most = max(most, reader.call(memory))
    most = max(most, importing._APART.call(memory), template.call(memory))
    importing._APART.shut()
    template.shut()
    if "OCOP_HOSTILE_FILES" in os.environ:
        slowest = sorted(seconds.items(), key=lambda item: -item[1])[:8]
        print(
            f"\n{FILES} files, reader at most {most / 1e6:.0f} MB, ended processes {memory_of_the_ended() / 1e6:.0f} MB"
        )
        print("\n".join(f"{end} {count}" for end, count in sorted(ends.items())))
        print("\n".join(f"{taken:.2f} s {name}" for name, taken in slowest))
    assert most <= MOST_BYTES
    assert max(seconds.values()) <= MOST_SECONDS + 1
    assert len(ends) > 12
    assert check(database).sound


@pytest.mark.parametrize("kind", hostile.KINDS)
def test_what_nobody_changed_is_read(session: tuple[Workspace, Desk, Path], tmp_path: Path, kind: str) -> None:
    if kind == "docx":
        check_docx(hostile.sound(kind))
        return
    path = tmp_path / f"a.{kind}"
    path.write_bytes(hostile.sound(kind))
    assert import_file(session[1], path) == len(hostile.ROWS)
