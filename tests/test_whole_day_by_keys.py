"""Nine members, nine products, every sheet typed by keys alone in the window: the result is that of ``evaluate``."""

import random
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ocop_desktop.domain.session import Member, Product, Role
from ocop_desktop.services.commands import AddMember, AddProduct
from ocop_desktop.services.evaluation import evaluate
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.main_window import MainWindow

MEMBERS = PRODUCTS = 9


@pytest.fixture
def window(qtbot, qapp, tmp_path: Path):
    bridge = Bridge()
    bridge.open_database(tmp_path / "day.sqlite")
    bridge.open_session(bridge.workspace.create("Đợt 1 năm 2026", "26/2026/QĐ-TTg", "tỉnh"))
    for index in range(MEMBERS):
        role = Role.CHAIR if index == 0 else Role.MEMBER
        assert bridge.execute(AddMember(Member(0, 0, 0, f"Cơ quan {index + 1}", role=role)))
    for index in range(PRODUCTS):
        assert bridge.execute(AddProduct(Product(0, 0, 0, f"Sản phẩm {index + 1}", set_code="26-01")))
    shown = MainWindow(bridge)
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    yield shown, bridge
    bridge.shut()


def test_eighty_one_sheets_by_digits_and_ctrl_enter(qtbot, window) -> None:
    shown, bridge = window
    state = bridge.desk.state
    leaves = state.decree.by_set["26-01"].leaves
    assert len(leaves) == 32
    chance = random.Random(26)
    windows = {w for w in QApplication.topLevelWidgets() if w.isVisible()}
    wanted: dict[tuple[int, int], dict[str, int]] = {}
    qtbot.keyClick(shown, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    page = shown.pages["scoring"]
    assert shown.page_key() == "scoring"
    for _ in range(MEMBERS * PRODUCTS):
        sheet = page.current()
        assert sheet not in wanted
        wanted[sheet] = {}
        for leaf in leaves:
            low = 2 if leaf.code == "5.1" else 0
            wanted[sheet][leaf.code] = place = chance.randint(low, len(leaf.levels))
            qtbot.keyClick(QApplication.focusWidget(), str(place))
            assert QApplication.activeModalWidget() is None
        assert page.current() == sheet
        assert dict(state.sheet(*sheet)) == wanted[sheet]
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert {w for w in QApplication.topLevelWidgets() if w.isVisible()} == windows
    products, members = list(state.products), list(state.members)
    assert wanted.keys() == {(product, member) for product in products for member in members}
    expected = evaluate(
        {
            "decree": state.decree.code,
            "level": state.session.level,
            "members": [str(member) for member in members],
            "products": [
                {"code": str(p), "set": "26-01", "sheets": {str(m): wanted[p, m] for m in members}} for p in products
            ],
        }
    )["products"]
    board = bridge.desk.scoreboard
    for product, result in zip(products, expected, strict=True):
        found = board.results[product]
        assert found.complete
        assert str(found.average) == result["average"]
        assert (found.stars, found.band_stars, found.spread) == (
            result["stars"],
            result["band_stars"],
            result["spread"],
        )
        assert {str(m): s.total for m, s in found.sheets.items()} == {
            m: s["total"] for m, s in result["sheets"].items()
        }
        assert board.ranks[product].rank == result["rank"]
