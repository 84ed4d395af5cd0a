"""A commit that the disk refused at its very end, and that is there all the same when the medium is back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ocop_desktop.domain.errors import StorageError
from ocop_desktop.services.checking import check
from ocop_desktop.services.commands import ChooseLevel
from ocop_desktop.storage.store import Store
from ocop_desktop.ui.bridge import Bridge
from tests.council import open_session

CHOICE = ChooseLevel(1, 1, "1.1", 2)


@pytest.fixture
def bridge(qapp, tmp_path: Path) -> Iterator[Bridge]:
    workspace, _ = open_session(tmp_path / "a.sqlite")
    workspace.close()
    made = Bridge()
    made.open_database(tmp_path / "a.sqlite")
    made.open_session(1)
    yield made
    made.shut()


def goes(store: Store, monkeypatch: pytest.MonkeyPatch, *, arrives: bool) -> None:
    """From the end of the next transaction on the medium is away."""
    real = store._database.transaction
    away = []

    @contextmanager
    def transaction() -> Iterator[Any]:
        if away:
            raise StorageError("database_cannot_open", path=str(store.path))
        away.append(True)
        with real() as connection:
            yield connection
            if not arrives:
                raise StorageError("disk_error", path=str(store.path))
        raise StorageError("disk_error", path=str(store.path))

    monkeypatch.setattr(store._database, "transaction", transaction)


@pytest.mark.parametrize("arrives", [True, False])
def test_it_counts_once_the_medium_is_back(bridge: Bridge, monkeypatch: pytest.MonkeyPatch, arrives: bool) -> None:
    store = bridge.workspace.store
    seq = store.head[0]
    goes(store, monkeypatch, arrives=arrives)
    assert not bridge.execute(CHOICE)
    assert bridge.unsaved is not None
    assert bridge.desk is not None
    assert bridge.desk.state.sheet(1, 1) == {}
    assert bridge.save_unsaved()
    assert bridge.unsaved is None
    assert bridge.desk.state.sheet(1, 1) == {"1.1": 2}
    assert store.head[0] == seq + 1
    assert bridge.undo()
    assert bridge.desk.state.sheet(1, 1) == {}
    assert store.head[0] == seq + 2
    assert check(store.path).sound


def test_another_change_is_not_taken_for_it(bridge: Bridge, monkeypatch: pytest.MonkeyPatch) -> None:
    store = bridge.workspace.store
    goes(store, monkeypatch, arrives=True)
    assert not bridge.execute(CHOICE)
    bridge.drop_unsaved()
    store.reopen()
    error = bridge.attempt(ChooseLevel(1, 1, "1.1", 1))
    assert error is not None
    assert error.code == "database_changed"
    assert bridge.open_session(1)
    assert bridge.desk is not None
    assert bridge.desk.state.sheet(1, 1) == {"1.1": 2}
    assert bridge.execute(ChooseLevel(1, 1, "1.1", 1))
    assert check(store.path).sound
