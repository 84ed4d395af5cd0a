"""A database of every version that was ever in use still opens, verifies and says what it said."""

import gzip
from fractions import Fraction
from pathlib import Path

import pytest

from ocop_desktop.domain.session import SecondEntryState
from ocop_desktop.services.checking import check
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.storage.database import MIGRATIONS, VERSION, inspect

DATABASES = Path(__file__).parent / "data" / "databases"


def test_there_is_a_database_of_every_version() -> None:
    assert sorted(path.name for path in DATABASES.iterdir()) == [f"v{n + 1}.sqlite.gz" for n in range(len(MIGRATIONS))]


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_an_old_database_says_what_it_said(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.sqlite"
    path.write_bytes(gzip.decompress((DATABASES / f"v{version}.sqlite.gz").read_bytes()))
    assert inspect(path) == version
    workspace = Workspace(path)
    assert workspace.settings.office.place == "Lâm Đồng"
    summary = workspace.sessions()[-1]
    desk = workspace.open(summary.session.id)
    scored, other = desk.state.products
    first, second, third, successor = desk.state.members
    result = desk.scoreboard.results[scored]
    assert (result.average, result.stars, result.complete) == (Fraction(133, 2), 2, False)
    assert desk.state.round(scored) == 2
    assert desk.state.sheet_key(scored, second) == (scored, second, 2)
    assert desk.state.opinion(scored, first) == "Đồng ý"
    entry = desk.state.second_entry(scored, first)
    assert entry is not None
    assert entry.state is SecondEntryState.CHECKED
    assert desk.state.participations[other][third].reason == "Cùng đơn vị"
    assert desk.state.members[successor].stands_in_for == third
    assert desk.state.case(other, first) == 2
    assert desk.state.conclusion(scored).remarks == "Tốt"
    assert desk.next_undo is not None
    assert desk.next_undo.verb == "ReplaceMember"
    if version >= 2:
        says_what_was_sealed(workspace)
    desk.undo()
    assert desk.scoreboard.results[scored].complete
    workspace.close()
    assert check(path).sound


def says_what_was_sealed(workspace: Workspace) -> None:
    desk = workspace.open(workspace.sessions()[0].session.id)
    first, second = desk.state.seals.values()
    assert (first.stands, first.reopened_by) == (False, ("Chủ tịch hội đồng", "Thư ký hội đồng"))
    assert second.stands
    assert second.fingerprint == "297a6d551484e516914e5f51cad654e9d089054cb9fee6c925061d7e00d0e2fc"
    assert desk.state.session.submission_number == "7"
    assert [run.times for run in desk.state.print_runs.values()] == [1]
