"""A commit that the disk refused at its very end, and that is there all the same when the medium is back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ocop_desktop.domain.errors import StorageError
from ocop_desktop.services.checking import check
from ocop_desktop.services.commands import ChooseLevel
from ocop_desktop.storage.store import Store
from ocop_desktop.ui.bridge import Bridge
from tests.council import bridge_on

CHOICE = ChooseLevel(1, 1, "1.1", 2)


@pytest.fixture
def bridge(qapp, tmp_path: Path) -> Iterator[Bridge]:
    with bridge_on(tmp_path / "a.sqlite") as made:
        yield made


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


@pytest.mark.parametrize("arrives", [True, False])
def test_after_giving_it_up_what_the_disk_holds_is_what_is_shown(
    bridge: Bridge, monkeypatch: pytest.MonkeyPatch, arrives: bool
) -> None:
    store = bridge.workspace.store
    seq = store.head[0]
    goes(store, monkeypatch, arrives=arrives)
    assert not bridge.execute(CHOICE)
    bridge.drop_unsaved()
    store.reopen()
    assert bridge.execute(ChooseLevel(1, 1, "1.2", 1))
    assert bridge.desk is not None
    assert bridge.desk.state.sheet(1, 1) == ({"1.1": 2} if arrives else {}) | {"1.2": 1}
    assert store.head[0] == seq + (2 if arrives else 1)
    assert check(store.path).sound


def test_another_value_takes_the_place_of_the_one_that_came_late(
    bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = bridge.workspace.store
    goes(store, monkeypatch, arrives=True)
    assert not bridge.execute(CHOICE)
    assert bridge.execute(ChooseLevel(1, 1, "1.1", 1))
    assert bridge.unsaved is None
    assert bridge.desk is not None
    assert bridge.desk.state.sheet(1, 1) == {"1.1": 1}
    assert bridge.undo()
    assert bridge.desk.state.sheet(1, 1) == {"1.1": 2}
    assert bridge.undo()
    assert bridge.desk.state.sheet(1, 1) == {}
    assert check(store.path).sound


@pytest.mark.parametrize("deed", ["undo", "settings", "open"])
def test_it_is_taken_over_before_anything_else_is_done(
    bridge: Bridge, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    store = bridge.workspace.store
    goes(store, monkeypatch, arrives=True)
    assert not bridge.execute(CHOICE)
    bridge.drop_unsaved()
    store.reopen()
    if deed == "undo":
        assert bridge.undo()
    elif deed == "settings":
        settings = bridge.workspace.settings
        assert bridge.with_workspace(lambda w: w.save_settings(replace(settings, language="en")))
    else:
        assert bridge.open_session(1)
    assert bridge.desk is not None
    assert bridge.desk.state.sheet(1, 1) == ({} if deed == "undo" else {"1.1": 2})
    assert bridge.execute(ChooseLevel(1, 1, "1.2", 1))
    assert check(store.path).sound
