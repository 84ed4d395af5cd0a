"""Nhật ký on real widgets: every change in plain words with before and after, filtered, and saved as a workbook."""

import sqlite3
import zipfile
from contextlib import closing
from dataclasses import fields, replace

import pytest
from PySide6.QtCore import QTimer
from python_calamine import CalamineWorkbook

from ocop_desktop.domain.log import RECORDS, Edit, LogEntry, edits_to_json
from ocop_desktop.domain.seal import printed
from ocop_desktop.domain.session import (
    Absence,
    CouncilRules,
    Dossier,
    OfficeData,
    Phrase,
    Producer,
    RequirementRule,
    Settings,
    Template,
)
from ocop_desktop.services.commands import ChooseLevel, EditProduct, EditSession, SetArchived, SetParticipation
from ocop_desktop.services.sealing import RecordPrint, ReopenSession, SealSession
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.describe import paper_name
from ocop_desktop.ui.log_page import Col, LogPage
from ocop_desktop.ui.log_words import _UNSAID, NAMES, values
from ocop_desktop.ui.session_words import when
from tests.test_checking import tamper
from tests.test_sealing import NOW, concluded


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
    with qtbot.waitExposed(made):
        made.show()
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


def test_filters_that_find_nothing_say_so_with_the_way_back(qtbot, page):
    everything = lines(page)
    choose(page, page.product, 2)
    assert page.table.isVisible()
    choose(page, page.kind, "session")
    assert lines(page) == []
    assert not page.table.isVisible()
    back = page.found.currentWidget().button
    assert back.isVisible()
    back.click()
    assert lines(page) == everything
    assert page.table.isVisible()


def test_nothing_is_said_to_be_missing_before_the_whole_log_was_looked_at(qtbot, page, tmp_path):
    page._bridge.execute(ChooseLevel(1, 3, "1.1", 1))
    entry = page._bridge.desk.log(None, 1)[0]
    add_entry(tmp_path / "a.sqlite", entry.seq + 1, *[entry.edits] * 700)
    choose(page, page.kind, "council")
    assert page.table.isVisible()
    qtbot.waitUntil(lambda: bool(lines(page)))
    choose(page, page.kind, "papers")
    assert page.table.isVisible()
    qtbot.waitUntil(lambda: not page.table.isVisible())


def test_what_is_filtered_is_saved_as_a_workbook(qtbot, page, tmp_path):
    page._bridge.execute(RecordPrint("minutes", "pdf"))
    choose(page, page.kind, "papers")
    assert lines(page) == ["Lập văn bản: Biên bản (PDF)"]
    choose(page, page.kind, "")
    count = len(lines(page))
    path = tmp_path / "log.xlsx"
    page.save(path)
    qtbot.waitUntil(lambda: page._notice.text() == "Đã lưu: log.xlsx", timeout=10_000)
    rows = rows_of(path)
    assert len(rows) == count + 2
    assert rows[2][0] == float(page._bridge.desk.log(None, 1)[0].seq)


def test_values_within_others_are_told_in_words_too(page):
    state = page._bridge.desk.state
    rules = replace(state.session.rules, spread=12, requirement=RequirementRule.AVERAGE)
    page._bridge.execute(EditSession(replace(state.session, rules=rules)))
    assert shown_values(page) == [
        ("quy chế · độ chênh lớn nhất", "10", "12"),
        ("quy chế · điều kiện sao đạt khi", "đa số phiếu đạt", "điểm trung bình đạt"),
    ]
    product = state.products[1]
    changed = replace(product, producer=replace(product.producer, name="HTX"), dossier=Dossier(form_01=True))
    page._bridge.execute(EditProduct(changed))
    assert shown_values(page) == [
        ("Sản phẩm 1 · chủ thể · tên", "–", "HTX"),
        ("Sản phẩm 1 · hồ sơ · mẫu 01", "không", "có"),
    ]


def test_times_hashes_and_codes_are_told_as_the_pages_tell_them(page):
    bridge = page._bridge
    bridge.execute(SealSession(NOW))
    seal = bridge.desk.state.seal
    assert shown_values(page) == [("niêm phong lần 1 · mã in trên văn bản", "–", printed(seal.fingerprint))]
    bridge.execute(ReopenSession("2026-11-22T03:00:00.000+00:00", "Ghi sai", ("Chủ tịch", "Thư ký")))
    assert ("niêm phong lần 1 · mở lại lúc", "–", when("2026-11-22T03:00:00.000+00:00")) in shown_values(page)
    state = bridge.desk.state
    phrases = (Phrase("minutes", "title", "Biên bản họp"), Phrase("decision", "title", "Quyết định"))
    office = replace(state.session.office, phrases=phrases[:1])
    bridge.execute(EditSession(replace(state.session, office=office)))
    designed = replace(office, emblem="3f2a90c1" * 8, certificate_design="modern", phrases=phrases)
    designed = replace(designed, templates=(Template("letters", "thu.docx", "ab12" * 16),))
    bridge.execute(EditSession(replace(state.session, office=designed)))
    assert shown_values(page) == [
        ("lời văn của cơ quan · kiểu giấy chứng nhận", "–", "giản dị, có huy hiệu"),
        ("lời văn của cơ quan · biểu trưng", "–", "hình 3F2A-90C1"),
        ("lời văn của cơ quan · câu chữ riêng", "–", f"{paper_name('decision')}: Quyết định"),
        ("lời văn của cơ quan · mẫu Word riêng", "–", f"{paper_name('letters')}: thu.docx (AB12-AB12)"),
    ]


def test_what_is_done_to_a_session_as_such_is_told(page):
    page._bridge.execute(SetArchived(True))
    told = lines(page)
    assert (told[0], told[-1]) == ("Đưa kỳ đánh giá vào lưu trữ hoặc lấy ra", "Lập kỳ đánh giá")
    assert shown_values(page) == [("đã cất", "không", "có")]


NAMED = [*(kind for kind in RECORDS.values() if kind is not Settings), CouncilRules, Dossier, Producer, OfficeData]


@pytest.mark.parametrize("kind", NAMED, ids=lambda k: k.__name__)
def test_every_field_has_a_name(kind):
    assert {item.name for item in fields(kind)} <= NAMES.keys() | _UNSAID


def test_every_entry_can_be_told(page):
    for entry in page._bridge.workspace.store.log():
        assert isinstance(entry, LogEntry)
        for about, before, after in values(entry, page._bridge.desk.state):
            assert about
            assert before != after


@pytest.mark.parametrize("edits", ["x", "[]", "{}", '[["choice",null,{}]]', "[" * 100_000, '[["print_run",null,null]]'])
def test_an_entry_that_was_damaged_is_said_to_be_and_the_others_are_read(qtbot, page, tmp_path, edits):
    page._bridge.execute(ChooseLevel(1, 3, "1.1", 1))
    count = len(lines(page))
    tamper(tmp_path / "a.sqlite", f"UPDATE log SET edits = '{edits}' WHERE seq = {count}")
    for kind in ("scoring", "") if edits != "[]" else ("",):
        choose(page, page.kind, kind)
        assert lines(page)[0] == "Không đọc được mục này"
        assert len(lines(page)) > 5
        assert shown_values(page) == []
    path = tmp_path / "log.xlsx"
    page.save(path)
    qtbot.waitUntil(lambda: page._notice.text() == "Đã lưu: log.xlsx", timeout=10_000)
    assert len(rows_of(path)) == count + 2


def add_entry(path, seq, *edits) -> None:
    """Puts entries behind the last one, past the program."""
    with closing(sqlite3.connect(path)) as raw:
        row = raw.execute("SELECT * FROM log WHERE seq = ?", (seq - 1,)).fetchone()
        more = ((seq + place, *row[1:7], text, *row[8:]) for place, text in enumerate(edits))
        raw.executemany("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", more)
        raw.commit()


def rows_of(path) -> list[list]:
    return [row for row in CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python() if any(row)]


def test_no_value_is_cut_off_and_none_becomes_a_formula_in_the_workbook(qtbot, page, tmp_path):
    product = page._bridge.desk.state.products[1]
    page._bridge.execute(EditProduct(replace(product, name="=cmd|' /C calc'!A0")))
    long = [replace(product, id=9 + place, note=f"={letter}" * 10_000) for place, letter in enumerate("bcd")]
    seq = page._bridge.desk.log(None, 1)[0].seq + 1
    add_entry(tmp_path / "a.sqlite", seq, edits_to_json([Edit(None, record) for record in long]))
    path = tmp_path / "log.xlsx"
    page.save(path)
    assert not page.save_button.isEnabled()
    qtbot.waitUntil(page.save_button.isEnabled, timeout=10_000)
    rows = [row for row in rows_of(path) if row[0] == seq]
    after = "\n".join(row[5] for row in rows)
    assert len(rows) == 3
    assert [after.count(f"={letter}") for letter in "bcd"] == [10_000] * 3
    assert any("=cmd|' /C calc'!A0" in row[5] for row in rows_of(path))
    with zipfile.ZipFile(path) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_a_long_log_is_saved_while_keys_are_answered(qtbot, page, tmp_path):
    page._bridge.execute(ChooseLevel(1, 3, "1.1", 1))
    seq = page._bridge.desk.log(None, 1)[0].seq
    edits = page._bridge.desk.log(None, 1)[0].edits
    add_entry(tmp_path / "a.sqlite", seq + 1, *[edits] * 3000)
    path = tmp_path / "log.xlsx"
    turns = []
    clock = QTimer(interval=0)
    clock.timeout.connect(lambda: turns.append(path.exists()))
    clock.start()
    page.save(path)
    qtbot.waitUntil(lambda: page._notice.text() == "Đã lưu: log.xlsx", timeout=60_000)
    clock.stop()
    assert turns.count(False) > 5
    assert len(rows_of(path)) == seq + 3000 + 2


def test_a_workbook_that_cannot_be_written_is_said(qtbot, page, tmp_path):
    page.save(tmp_path / "gone" / "log.xlsx")
    qtbot.waitUntil(page.save_button.isEnabled, timeout=10_000)
    assert page._notice.kind == "error"


def test_without_a_session_the_page_says_what_it_is_for(page):
    page._bridge.close_session()
    assert page._pages.currentIndex() == 1


def test_values_take_the_lines_that_they_need_in_the_width_of_now(qtbot, page):
    product = next(iter(page._bridge.desk.state.products.values()))
    assert page._bridge.execute(EditProduct(replace(product, name="Miến dong " * 12)))
    page.table.setCurrentIndex(page.model.index(0, 0))
    wide = page.values.rowHeight(0)
    page.resize(735, 468)
    qtbot.waitUntil(lambda: page.values.rowHeight(0) > wide)
    page.resize(1190, 700)
    qtbot.waitUntil(lambda: page.values.rowHeight(0) == wide)
