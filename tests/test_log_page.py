"""Nhật ký on real widgets: every change in plain words with before and after, filtered, and saved as a workbook."""

from dataclasses import fields, replace

import pytest
from python_calamine import CalamineWorkbook

from ocop_desktop.domain.log import RECORDS, LogEntry
from ocop_desktop.domain.session import Absence, Settings
from ocop_desktop.services.commands import ChooseLevel, EditProduct, SetParticipation
from ocop_desktop.services.sealing import RecordPrint
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.log_page import Col, LogPage
from ocop_desktop.ui.log_words import _UNSAID, NAMES, values
from tests.test_sealing import concluded


@pytest.fixture
def page(qtbot, tmp_path):
    workspace, _ = concluded(tmp_path / "a.sqlite")
    workspace.close()
    bridge = Bridge()
    bridge.open_database(tmp_path / "a.sqlite")
    bridge.open_session(1)
    made = LogPage(bridge)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made
    bridge.shut()


def lines(page: LogPage) -> list[str]:
    while page.model.canFetchMore(page.table.rootIndex()):
        page.model.fetchMore(page.table.rootIndex())
    return [page.model.index(row, Col.WHAT).data() for row in range(page.model.rowCount())]


def choose(page: LogPage, box, value) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def shown_values(page: LogPage) -> list[tuple[str, ...]]:
    model = page.values.model()
    return [tuple(model.index(row, c).data() for c in range(3)) for row in range(model.rowCount())]


def test_the_newest_change_stands_first_with_its_values(page):
    bridge = page._bridge
    product = bridge.desk.state.products[1]
    bridge.execute(EditProduct(replace(product, name="Cà phê bột")))
    assert lines(page)[0] == "Sửa sản phẩm Cà phê bột"
    assert shown_values(page) == [("Cà phê bột · tên", "Sản phẩm 1", "Cà phê bột")]
    bridge.undo()
    assert lines(page)[0].startswith("Hoàn tác: ")
    assert shown_values(page) == [("Sản phẩm 1 · tên", "Cà phê bột", "Sản phẩm 1")]


def test_a_choice_is_told_with_level_and_points(page):
    page._bridge.execute(ChooseLevel(1, 3, "1.1", 1))
    ((about, before, after),) = shown_values(page)
    assert about.startswith("tiêu chí 1.1 · ")
    assert before.startswith("mức 2 (")
    assert after.startswith("mức 1 (")


def test_the_log_is_filtered_by_product_member_and_kind(page):
    everything = lines(page)
    assert len(everything) == page._bridge.desk.log(None, 1)[0].seq
    choose(page, page.kind, "council")
    council = lines(page)
    assert 0 < len(council) < len(everything)
    page._bridge.execute(SetParticipation(1, 3, Absence.ABSENT, "Ốm"))
    assert lines(page)[0] == "Chi cục ATTP vắng · Sản phẩm 1" or "Sản phẩm 1" in lines(page)[0]
    choose(page, page.product, 2)
    assert all("Sản phẩm 1" not in line for line in lines(page))
    choose(page, page.kind, "")
    choose(page, page.product, 0)
    choose(page, page.member, 2)
    assert 0 < len(lines(page)) < len(everything)


def test_what_is_filtered_is_saved_as_a_workbook(qtbot, page, tmp_path):
    page._bridge.execute(RecordPrint("minutes", "pdf"))
    choose(page, page.kind, "papers")
    assert lines(page) == ["Lập văn bản: Biên bản (PDF)"]
    choose(page, page.kind, "")
    count = len(lines(page))
    path = tmp_path / "log.xlsx"
    page.save(path)
    qtbot.waitUntil(lambda: path.exists() and page._notice.text() != "", timeout=10_000)
    rows = [row for row in CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python() if any(row)]
    assert len(rows) == count + 2
    assert rows[2][0] == float(page._bridge.desk.log(None, 1)[0].seq)


@pytest.mark.parametrize("kind", [kind for kind in RECORDS.values() if kind is not Settings], ids=lambda k: k.__name__)
def test_every_field_has_a_name(kind):
    assert {item.name for item in fields(kind)} <= NAMES.keys() | _UNSAID


def test_every_entry_can_be_told(page):
    for entry in page._bridge.workspace.store.log():
        assert isinstance(entry, LogEntry)
        for about, before, after in values(entry, page._bridge.desk.state):
            assert about
            assert before != after


def test_without_a_session_the_page_says_what_it_is_for(page):
    page._bridge.close_session()
    assert page._pages.currentIndex() == 1
