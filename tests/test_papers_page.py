"""Văn bản on real widgets: what is missing, the preview, choosing, saving and printing by keyboard, cancelling."""

import sqlite3
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices, QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QStackedWidget

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.session import Absence, Conclusion, Product, Template
from ocop_desktop.services import papers
from ocop_desktop.services.commands import (
    Conclude,
    ConcludeAll,
    EditSession,
    ImportProducts,
    RemoveProduct,
    SetParticipation,
    SettleSpread,
)
from ocop_desktop.services.papers import Form, Kind
from ocop_desktop.services.sealing import ReopenSession, SealSession
from ocop_desktop.services.workspace import utc_now
from ocop_desktop.ui import paper_printing, papers_page
from ocop_desktop.ui.papers_page import PapersPage
from tests.demo_copy import demo_bridge
from tests.keys import type_text

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bridge(qapp, tmp_path):
    made = demo_bridge(tmp_path)
    yield made
    made.shut()


@pytest.fixture
def page(qtbot, bridge):
    made = PapersPage(bridge)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.list.setFocus()
    return made


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """Answers the question for a name with the name that is offered, in a folder of the test; keeps what was asked."""
    questions: list[tuple[Path, str]] = []
    monkeypatch.setattr(papers_page, "default_folder", lambda title: tmp_path / "OCOP" / papers.safe_name(title))

    def answer(parent, name, kinds):
        questions.append((name, kinds))
        return str(name)

    def answer_folder(parent, folder):
        questions.append((folder, ""))
        return str(folder)

    monkeypatch.setattr(papers_page, "ask_path", answer)
    monkeypatch.setattr(papers_page, "ask_folder", answer_folder)
    return questions


@pytest.fixture
def printer(monkeypatch, tmp_path):
    """Answers the question for a printer with one that writes a PDF; keeps what was asked."""
    questions: list[tuple[str, int, bool]] = []
    path = tmp_path / "printed.pdf"

    def answer(parent, name, pages, landscape):
        questions.append((name, pages, landscape))
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(path))
        made.setResolution(150)
        paper_printing.set_up(made, name, landscape)
        return made

    monkeypatch.setattr(paper_printing, "ask_printer", answer)
    return questions, path


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def saved(qtbot, page: PapersPage) -> Path:
    qtbot.waitUntil(lambda: bool(page.work.written) and not page.busy(), timeout=20_000)
    return page.work.written[0]


def runs(bridge) -> list[tuple[str, str, int, int]]:
    return [(run.paper, run.form, run.product_id, run.times) for run in bridge.desk.state.print_runs.values()]


def close_session(bridge) -> None:
    """Concludes everything and seals the session."""
    for product_id, result in list(bridge.desk.scoreboard.results.items()):
        if result.spread_exceeded:
            bridge.execute(SettleSpread(product_id, "Các ý kiến khác nhau"))
        for member_id in set(result.expected) - set(result.valid):
            bridge.execute(SetParticipation(product_id, member_id, Absence.ABSENT, "bận họp"))
    bridge.execute(ConcludeAll())
    assert bridge.execute(SealSession(utc_now()))


def previewed(qtbot, page: PapersPage) -> None:
    qtbot.waitUntil(lambda: page.preview._stack.currentWidget() is page.preview._area, timeout=20_000)


def missing(page: PapersPage) -> list[str]:
    return [one.accessibleName() for one in page.lacks.buttons()]


def test_minutes_are_saved_as_pdf_and_word_by_keyboard(qtbot, bridge, page, asked):
    press(qtbot, Qt.Key.Key_S, CTRL)
    path = saved(qtbot, page)
    assert path == asked[0][0]
    assert path.name == f"Biên bản - {bridge.desk.state.session.title}.pdf"
    assert "*.pdf" in asked[0][1]
    text = " ".join(one.extract_text() for one in pypdf.PdfReader(BytesIO(path.read_bytes())).pages)
    assert "MACCA BECHAMP" in text
    assert path.name in page.work.result.text()
    assert page.work._after.isVisible()
    page._form_buttons[Form.DOCX].setFocus()
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(page.work.written) and page.work.written[0].suffix == ".docx", timeout=20_000)
    assert page.work.written[0].read_bytes().startswith(b"PK")
    assert runs(bridge) == [("minutes", "pdf", 0, 1), ("minutes", "docx", 0, 1)]
    assert page._made.text().startswith("Đã lập trước đây")


def test_an_ending_that_was_left_out_is_put_back(qtbot, page, monkeypatch, tmp_path):
    monkeypatch.setattr(papers_page, "default_folder", lambda title: tmp_path / "OCOP")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "Biên bản số 1.2"), ""))
    page.save()
    assert saved(qtbot, page).name == "Biên bản số 1.2.pdf"
    assert not (tmp_path / "OCOP").exists()


def test_a_file_that_an_ending_leads_to_is_asked_about_before_it_is_overwritten(page, monkeypatch, tmp_path):
    there = tmp_path / "Biên bản.pdf"
    there.write_bytes(b"signed")
    answers = [str(tmp_path / "Biên bản"), ""]
    offered = []

    def answer(parent, title, name, kinds):
        offered.append(Path(name))
        return answers.pop(0), ""

    monkeypatch.setattr(papers_page, "default_folder", lambda title: tmp_path / "OCOP")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    page.save()
    assert offered[1:] == [there]
    assert not page.busy()
    assert there.read_bytes() == b"signed"


def test_who_works_on_another_page_meanwhile_keeps_the_focus(qtbot, bridge, asked):
    pages, page, field = QStackedWidget(), PapersPage(bridge), QLineEdit()
    qtbot.addWidget(pages)
    pages.addWidget(page)
    pages.addWidget(field)
    pages.resize(1190, 700)
    with qtbot.waitExposed(pages):
        pages.show()
    page.save_button.setFocus()
    page.save()
    pages.setCurrentWidget(field)
    field.setFocus()
    saved(qtbot, page)
    assert field.hasFocus()
    pages.setCurrentWidget(page)
    page.list.setFocus()
    page.save()
    saved(qtbot, page)
    assert page.work.open_file.hasFocus()
    page.save()
    assert page.list.hasFocus()


def test_a_bug_while_a_paper_is_made_is_no_end_of_making_papers(qtbot, page, asked, monkeypatch):
    def fails(*_, **__):
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(papers, "write", fails)
        with qtbot.captureExceptions() as caught:
            page.save()
            qtbot.waitUntil(lambda: not page.busy(), timeout=20_000)
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]
    page.save()
    saved(qtbot, page)


def test_a_file_that_is_gone_again_is_said_not_to_open(qtbot, page, asked, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True)
    page.save()
    path = saved(qtbot, page)
    page.work.open_file.click()
    page.work.open_folder.click()
    assert opened == [path, path.parent]
    path.unlink()
    page.work.open_file.click()
    assert len(opened) == 2
    assert page.work.result.kind == "error"
    assert path.name in page.work.result.text()


def test_no_name_no_file_and_no_folder(page, asked, monkeypatch, tmp_path):
    monkeypatch.setattr(papers_page, "ask_path", lambda parent, name, kinds: "")
    page.save()
    assert page.work.written == []
    assert not (tmp_path / "OCOP").exists()


def test_arrows_choose_the_paper_and_its_forms(qtbot, page):
    def forms():
        return [form for form, made in page._form_buttons.items() if made.isVisible()]

    assert forms() == [Form.PDF, Form.DOCX]
    press(qtbot, Qt.Key.Key_Down)
    assert page.list.kind() is Kind.RESULTS
    assert forms() == [Form.PDF, Form.XLSX]
    assert not page.products.isVisible()
    press(qtbot, Qt.Key.Key_Down)
    assert page.products.isVisible()
    assert not page.members.isVisible()
    press(qtbot, Qt.Key.Key_Down)
    assert page.members.isVisible()
    assert forms() == []
    press(qtbot, Qt.Key.Key_Down)
    assert page.list.kind() is Kind.SUBMISSION


def test_every_paper_is_in_the_list_with_how_far_it_is(bridge, page):
    assert page.list.word(Kind.SHEETS) == ""
    assert page.list.word(Kind.RESULTS) == "thiếu 1"
    session = replace(bridge.desk.state.session, council_decision="12/QĐ-UBND")
    bridge.execute(EditSession(session))
    assert page.list.word(Kind.MINUTES) == "thiếu 1"
    close_session(bridge)
    assert page.list.word(Kind.MINUTES) == "chính thức"
    assert page._state.text() == "Chính thức"
    bridge.execute(EditSession(replace(session, decision_number="")))
    assert page.list.word(Kind.CERTIFICATES) == "thiếu 1"
    page.show_paper(Kind.CERTIFICATES)
    assert page._state.text() == "Dự thảo"
    page.show_paper(Kind.SHEETS)
    assert not page._state.isVisible()


def test_certificates_of_some_products(qtbot, bridge, page, asked):
    page.show_paper(Kind.CERTIFICATES)
    everything = page.products.chosen()
    assert everything == papers.certifiable(bridge.desk)
    page.products.list.setFocus()
    page.products.list.setCurrentRow(0)
    press(qtbot, Qt.Key.Key_Space)
    assert page.products.chosen() == everything[1:]
    assert "5" in page.save_button.text()
    page.save()
    assert len(pypdf.PdfReader(BytesIO(saved(qtbot, page).read_bytes())).pages) == 5
    assert sorted(runs(bridge)) == sorted(("certificates", "pdf", product, 1) for product in everything[1:])
    page.products.none.click()
    assert not page.save_button.isEnabled()
    assert not page.print_button.isEnabled()
    page.products.list.setFocus()
    press(qtbot, Qt.Key.Key_A, CTRL)
    assert page.products.chosen() == everything
    press(qtbot, Qt.Key.Key_A, CTRL)
    assert page.products.chosen() == []


def test_a_product_left_out_stays_left_out_when_others_come(bridge, page):
    page.show_paper(Kind.CERTIFICATES)
    first = page.products.chosen()[0]
    page.products.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    last = papers.certifiable(bridge.desk)[-1]
    bridge.execute(Conclude(Conclusion(last)))
    assert page.products.list.count() == 5
    bridge.undo()
    assert page.products.list.count() == 6
    assert first not in page.products.chosen()
    assert last in page.products.chosen()


def test_a_search_narrows_what_is_ticked_at_once(qtbot, bridge, page):
    bridge.execute(ImportProducts(tuple(Product(0, 0, 0, f"Miến dong {n}", set_code="26-13") for n in range(6))))
    page.show_paper(Kind.LETTERS)
    assert page.products.search.isVisible()
    page.products.none.click()
    page.list.setFocus()
    press(qtbot, Qt.Key.Key_Slash)
    qtbot.waitUntil(page.products.search.hasFocus)
    type_text(page.products.search, "mien dong")
    page.products.all.click()
    names = {bridge.desk.state.products[product].name for product in page.products.chosen()}
    assert names == {f"Miến dong {n}" for n in range(6)}


def test_sheets_are_for_the_members_and_products_that_are_ticked(qtbot, bridge, page, asked):
    page.show_paper(Kind.FILLED_SHEETS)
    page.products.none.click()
    page.products.list.item(0).setCheckState(Qt.CheckState.Checked)
    for place in range(2, page.members.list.count()):
        page.members.list.item(place).setCheckState(Qt.CheckState.Unchecked)
    assert len(page.chosen()) == 2
    page._each.click()
    page.save()
    saved(qtbot, page)
    assert asked[-1][1] == ""
    assert sorted(path.name for path in page.work.written) == sorted(
        f"{name}.pdf" for name in papers.item_names(bridge.desk, Kind.FILLED_SHEETS, page.chosen())
    )
    assert all(path.exists() for path in page.work.written)
    assert not page.work.open_file.isVisible()
    assert page.work.open_folder.hasFocus()
    product = page.products.chosen()[0]
    assert runs(bridge) == [("filled_sheets", "pdf", product, 1)]


def test_workbooks_of_several_products_are_a_file_each(qtbot, bridge, page, asked):
    page.show_paper(Kind.PRODUCT_RESULTS)
    assert page._mode.isVisible()
    page._form_buttons[Form.XLSX].click()
    assert not page._mode.isVisible()
    assert page.a_file_each()
    page.save()
    saved(qtbot, page)
    assert len(page.work.written) == len(bridge.desk.state.products)


def test_all_sheets_are_made_in_the_other_process_with_progress(qtbot, bridge, page, asked):
    page.show_paper(Kind.FILLED_SHEETS)
    assert len(page.chosen()) == 76
    seen = []
    page.work._looking.timeout.connect(lambda: seen.append(page.work.progress.maximum()))
    page.save()
    qtbot.waitUntil(lambda: bool(page.work.written) and not page.busy(), timeout=60_000)
    assert {0, 76} & set(seen)
    assert len(pypdf.PdfReader(BytesIO(page.work.written[0].read_bytes())).outline) == 76


def test_what_is_missing_leads_to_its_page(qtbot, bridge, page):
    page.show_paper(Kind.CERTIFICATES)
    assert len(missing(page)) == 1
    bridge.execute(EditSession(replace(bridge.desk.state.session, decision_number="")))
    assert missing(page)[1] == "Chưa có số quyết định"
    with qtbot.waitSignal(page.go_to) as went:
        page.lacks.buttons()[1].click()
    assert went.args == ["session", None]
    assert page._state.text() == "Dự thảo"


def test_preview_shows_pages_and_turns_them_by_keys(qtbot, page):
    previewed(qtbot, page)
    count = page.preview.count()
    assert count > 2
    page.preview._area.setFocus()
    press(qtbot, Qt.Key.Key_PageDown)
    assert page.preview.page() == 2
    press(qtbot, Qt.Key.Key_End)
    assert page.preview.page() == count
    press(qtbot, Qt.Key.Key_PageDown)
    assert page.preview.page() == count
    press(qtbot, Qt.Key.Key_Home)
    assert page.preview.page() == 1
    qtbot.waitUntil(lambda: page.preview._place.text().endswith(f"1/{count}"), timeout=20_000)


def test_preview_zooms_and_fits_again(qtbot, page):
    previewed(qtbot, page)
    fitted = page.preview._size
    assert fitted.height() <= page.preview.height()
    page.preview._area.setFocus()
    press(qtbot, Qt.Key.Key_Plus, CTRL)
    qtbot.waitUntil(lambda: page.preview._size.height() > fitted.height(), timeout=20_000)
    press(qtbot, Qt.Key.Key_0, CTRL)
    qtbot.waitUntil(lambda: page.preview._size == fitted, timeout=20_000)


def test_a_zoom_while_the_pages_are_being_made_anew_does_not_keep_the_old_ones(qtbot, page):
    page.show_paper(Kind.CERTIFICATES)
    previewed(qtbot, page)
    before = page.preview._pdf
    page.preview.show_paper(1)
    page.preview.zoom(1)
    qtbot.waitUntil(lambda: page.preview._place.toolTip().startswith("Bản 2/6"), timeout=20_000)
    assert page.preview._pdf != before


def test_preview_follows_a_change(qtbot, bridge, page):
    page.show_paper(Kind.CERTIFICATES)
    qtbot.waitUntil(lambda: page.preview._place.toolTip().startswith("Bản 1/6"), timeout=20_000)
    bridge.execute(Conclude(Conclusion(papers.certifiable(bridge.desk)[0])))
    qtbot.waitUntil(lambda: page.preview._place.toolTip().startswith("Bản 1/5"), timeout=20_000)


def test_pages_turn_from_one_certificate_to_the_next_and_the_list_goes_along(qtbot, page):
    page.show_paper(Kind.CERTIFICATES)
    previewed(qtbot, page)
    assert (page.preview.paper(), page.preview.page(), page.preview.count()) == (0, 1, 1)
    page.preview._area.setFocus()
    press(qtbot, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: page.preview._place.toolTip().startswith("Bản 2/6"), timeout=20_000)
    assert page.products.list.currentRow() == 1
    press(qtbot, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: page.preview._place.toolTip().startswith("Bản 1/6"), timeout=20_000)
    press(qtbot, Qt.Key.Key_PageUp)
    assert page.preview.paper() == 0
    page.products.list.setFocus()
    page.products.list.setCurrentRow(3)
    qtbot.waitUntil(lambda: page.preview._place.toolTip().startswith("Bản 4/6"), timeout=20_000)


def test_going_back_to_a_longer_paper_shows_its_last_page(qtbot, page):
    page.show_paper(Kind.SHEETS)
    previewed(qtbot, page)
    pages = page.preview.count()
    assert pages > 1
    page.preview.go(pages - 1)
    page.preview.turn(1)
    qtbot.waitUntil(lambda: page.preview._place.toolTip().startswith("Bản 2/79 · Trang 1"), timeout=20_000)
    page.preview.turn(-1)
    qtbot.waitUntil(lambda: page.preview.page() == pages, timeout=20_000)


def test_the_minutes_are_printed_and_the_log_knows(qtbot, bridge, page, printer):
    asked_for, path = printer
    press(qtbot, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: runs(bridge) == [("minutes", "print", 0, 1)], timeout=30_000)
    ((name, pages, landscape),) = asked_for
    assert name == f"Biên bản - {bridge.desk.state.session.title}"
    assert not landscape
    reader = pypdf.PdfReader(path)
    assert len(reader.pages) == pages > 2
    width, height = (float(value) * 25.4 / 72 for value in reader.pages[0].mediabox[2:])
    assert abs(width - 210) < 1
    assert abs(height - 297) < 1
    assert "máy in" in page.work.result.text()


def test_what_is_printed_stands_where_the_paper_has_it(qtbot, bridge, page, printer):
    _, path = printer
    page.show_paper(Kind.RESULTS)
    page.print_paper()
    qtbot.waitUntil(lambda: bool(runs(bridge)), timeout=30_000)
    made = papers.make(Form.PDF, papers.source(bridge.desk, Kind.RESULTS))
    (width, height, ours), (printed_width, printed_height, theirs) = (
        papers.picture(pdf, 0, 1) for pdf in (made, path.read_bytes())
    )
    assert width > height
    assert abs(width - printed_width) + abs(height - printed_height) <= 2

    def inked(pixels, stride):
        dark = [at // 4 for at in range(0, len(pixels), 4) if pixels[at] < 170]
        columns, lines = [at % stride for at in dark], [at // stride for at in dark]
        return min(columns), min(lines), max(columns), max(lines)

    near = zip(inked(ours, width), inked(theirs, printed_width), strict=True)
    assert all(abs(one - other) <= 4 for one, other in near)


def test_certificates_that_were_not_printed_are_not_logged_as_printed(qtbot, bridge, page, printer, monkeypatch):
    _, path = printer
    page.show_paper(Kind.CERTIFICATES)
    ask = paper_printing.ask_printer

    def two_pages(*asked):
        made = ask(*asked)
        made.setPrintRange(QPrinter.PrintRange.PageRange)
        made.setFromTo(2, 3)
        return made

    monkeypatch.setattr(paper_printing, "ask_printer", two_pages)
    page.print_paper()
    qtbot.waitUntil(lambda: bool(runs(bridge)), timeout=30_000)
    printed = papers.certifiable(bridge.desk)[1:3]
    assert sorted(runs(bridge)) == sorted(("certificates", "print", product, 1) for product in printed)
    assert len(pypdf.PdfReader(path).pages) == 2
    assert page._made.text().startswith("2/6 sản phẩm đã lập trước đây, lần cuối")


@pytest.mark.parametrize(("last", "whole"), [(3, ()), (4, (0,)), (7, (0,)), (8, (0, 1))])
def test_only_letters_and_sheets_of_which_all_pages_were_printed_are_logged(
    qtbot, bridge, page, printer, monkeypatch, last, whole
):
    """Of sheets of four pages each, from the first page to ``last``."""
    page.show_paper(Kind.FILLED_SHEETS)
    for place in range(1, page.members.list.count()):
        page.members.list.item(place).setCheckState(Qt.CheckState.Unchecked)
    wanted = page.chosen()
    begins = papers.beginnings(papers.make(Form.PDF, papers.source(bridge.desk, Kind.FILLED_SHEETS, wanted)))
    assert begins[:3] == [0, 4, 8]
    ask = paper_printing.ask_printer

    def some_pages(*asked):
        made = ask(*asked)
        made.setPrintRange(QPrinter.PrintRange.PageRange)
        made.setFromTo(1, last)
        return made

    monkeypatch.setattr(paper_printing, "ask_printer", some_pages)
    page.print_paper()
    qtbot.waitUntil(lambda: page.work.result.kind == "info" and not page.busy(), timeout=60_000)
    products = dict.fromkeys(wanted[place].product for place in whole)
    assert runs(bridge) == [("filled_sheets", "print", product, 1) for product in products]
    assert ("đủ trang" in page.work.result.text()) == (not whole)


def test_no_dialog_comes_up_over_another_page(qtbot, bridge, page, printer):
    asked_for, _ = printer
    page.print_paper()
    page.hide()
    qtbot.waitUntil(lambda: not page.busy(), timeout=20_000)
    assert asked_for == []
    page.show()
    page.work.result._action.click()
    qtbot.waitUntil(lambda: bool(runs(bridge)), timeout=30_000)
    assert len(asked_for) == 1


def test_cancelling_says_that_pages_may_be_with_the_printer_already(qtbot, bridge, page, printer, monkeypatch):
    begin, (_, path) = paper_printing.print_pages, printer

    def cancelled(made, pdf, tell):
        def at_the_second_page(done, of):
            if done:
                tell.cancel()
            tell(done, of)

        return begin(made, pdf, at_the_second_page)

    monkeypatch.setattr(paper_printing, "print_pages", cancelled)
    page.print_paper()
    qtbot.waitUntil(lambda: "máy in" in page.work.result.text(), timeout=20_000)
    assert runs(bridge) == []
    assert not path.exists()


def test_a_printer_that_nobody_chose_prints_nothing(qtbot, bridge, page, monkeypatch):
    questions = []
    monkeypatch.setattr(paper_printing, "ask_printer", lambda *asked: questions.append(asked))
    page.print_paper()
    qtbot.waitUntil(lambda: bool(questions) and not page.busy(), timeout=20_000)
    assert runs(bridge) == []
    assert page.print_button.isEnabled()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the dialog is the system's own and cannot be answered")
def test_the_dialog_offers_the_pages_that_there_are(qtbot, page):
    seen = []

    def answer():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        printer = dialog.printer()
        layout = printer.pageLayout()
        seen.append((dialog.minPage(), dialog.maxPage(), printer.docName(), layout.orientation(), printer.fullPage()))
        dialog.reject()

    QTimer.singleShot(100, answer)
    assert paper_printing.ask_printer(page, "Biên bản", 6, True) is None
    assert seen == [(1, 6, "Biên bản", QPageLayout.Orientation.Landscape, True)]


def test_a_printer_that_fails_is_said_and_not_logged(qtbot, bridge, page, printer, monkeypatch):
    def fails(*_):
        raise UserError("cannot_print", printer="HP")

    monkeypatch.setattr(paper_printing, "print_pages", fails)
    page.print_paper()
    qtbot.waitUntil(lambda: page.work.result.kind == "error", timeout=20_000)
    assert "HP" in page.work.result.text()
    assert runs(bridge) == []


def test_a_range_of_pages_copies_and_the_last_page_first():
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    assert paper_printing._pages(made, 3) == [0, 1, 2]
    made.setPrintRange(QPrinter.PrintRange.PageRange)
    made.setFromTo(2, 9)
    assert paper_printing._pages(made, 3) == [1, 2]
    made.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert paper_printing._pages(made, 3) == [2, 1]


def test_a_template_of_the_office_is_named_where_word_takes_it(bridge, page, asked):
    office = replace(bridge.desk.state.session.office, templates=(Template("minutes", "bien-ban.docx", "0" * 64),))
    bridge.execute(EditSession(replace(bridge.desk.state.session, office=office)))
    assert not page._template.isVisible()
    page._form_buttons[Form.DOCX].click()
    assert page._template.isVisible()
    assert "bien-ban.docx" in page._template.text()
    page.save()
    assert page.work.result.kind == "error"
    assert not page.busy()


def test_an_official_paper_needs_a_whole_log(qtbot, bridge, page, asked, tmp_path):
    close_session(bridge)
    page.save()
    first = saved(qtbot, page)
    assert "DỰ THẢO" not in pypdf.PdfReader(first).pages[0].extract_text()
    with sqlite3.connect(tmp_path / "demo.ocop") as database:
        for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute("UPDATE log SET who = 'ai đó' WHERE seq = 5")
    database.close()
    page.save()
    qtbot.waitUntil(lambda: page.work.result.kind == "error" and not page.busy(), timeout=20_000)
    assert page.work.written == []
    assert runs(bridge) == [("minutes", "pdf", 0, 1)]


def test_papers_of_a_seal_that_was_taken_off_are_said_to_hold_no_more(qtbot, bridge, page, asked):
    close_session(bridge)
    page.save()
    saved(qtbot, page)
    assert not page._superseded.isVisible()
    bridge.execute(ReopenSession(utc_now(), "Sửa một phiếu", ("Người thứ nhất", "Người thứ hai")))
    assert page._superseded.isVisible()
    assert "lần 1" in page._superseded.text()
    page.show_paper(Kind.RESULTS)
    assert not page._superseded.isVisible()
    page.show_paper(Kind.MINUTES)
    bridge.execute(SealSession(utc_now()))
    assert page._superseded.isVisible()
    page.save()
    saved(qtbot, page)
    assert not page._superseded.isVisible()


def test_a_paper_ready_after_its_session_was_opened_again_holds_no_more(qtbot, bridge, page, asked):
    close_session(bridge)
    page.save()
    assert page.busy()
    bridge.execute(ReopenSession(utc_now(), "Sửa một phiếu", ("Người thứ nhất", "Người thứ hai")))
    saved(qtbot, page)
    assert [run.revision for run in bridge.desk.state.print_runs.values()] == [1]
    assert page._superseded.isVisible()


def test_a_file_that_cannot_be_written_is_said_in_one_sentence(qtbot, page, asked, monkeypatch, tmp_path):
    monkeypatch.setattr(papers_page, "ask_path", lambda parent, name, kinds: str(tmp_path / "không có" / "a.pdf"))
    page.save()
    qtbot.waitUntil(lambda: page.work.result.kind == "error", timeout=20_000)
    assert "a.pdf" in page.work.result.text()
    assert not page.work._after.isVisible()
    assert page.save_button.isEnabled()


def test_cancel_writes_nothing(qtbot, page, asked, tmp_path):
    page.save_button.setFocus()
    qtbot.waitUntil(page.save_button.hasFocus)
    qtbot.keyClick(page.save_button, Qt.Key.Key_Space)
    assert page.work._running.isVisible()
    assert not page.save_button.isEnabled()
    assert page.work.stop_button.hasFocus()
    qtbot.keyClick(page.work.stop_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.work._running.isVisible(), timeout=20_000)
    assert page.list.hasFocus()
    assert page.work.written == []
    assert list((tmp_path / "OCOP").rglob("*.*")) == []
    assert page.save_button.isEnabled()


def test_escape_gives_up_a_large_paper_in_the_middle_of_it(qtbot, bridge, page, asked, tmp_path):
    page.show_paper(Kind.SHEETS)
    page._form_buttons[Form.DOCX].click()
    page._each.click()
    page.list.setFocus()
    page.save()
    qtbot.waitUntil(lambda: page.work.progress.value() > 0, timeout=60_000)
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.busy(), timeout=20_000)
    assert list((tmp_path / "OCOP").rglob("*.*")) == []
    assert runs(bridge) == []


def test_closing_the_program_gives_up_a_large_paper(qtbot, bridge, page, asked, tmp_path):
    page.show_paper(Kind.SHEETS)
    page._form_buttons[Form.DOCX].click()
    page.save()
    qtbot.waitUntil(lambda: page.work.progress.maximum() > 0, timeout=60_000)
    bridge.shut()
    assert list((tmp_path / "OCOP").rglob("*.*")) == []


def test_a_paper_is_logged_in_the_session_that_it_was_made_of(qtbot, bridge, page, asked):
    session = bridge.desk.state.session.id
    page.save()
    bridge.close_session()
    qtbot.waitUntil(lambda: not page.busy(), timeout=20_000)
    assert bridge.desk is None
    bridge.open_session(session)
    assert runs(bridge) == [("minutes", "pdf", 0, 1)]


def test_a_paper_that_is_ready_after_its_session_was_opened_again_is_counted_on(qtbot, bridge, page, asked):
    session = bridge.desk.state.session.id
    page.save()
    saved(qtbot, page)
    page.save()
    bridge.open_session(session)
    qtbot.waitUntil(lambda: not page.busy(), timeout=20_000)
    assert runs(bridge) == [("minutes", "pdf", 0, 2)]
    assert bridge.workspace.open(session).state.print_runs == bridge.desk.state.print_runs


def test_without_products_the_page_leads_to_them(qtbot, bridge, page):
    for product_id in list(bridge.desk.state.products):
        bridge.execute(RemoveProduct(product_id, discard_sheets=True))
    assert page._empty.isVisible()
    with qtbot.waitSignal(page.go_to) as went:
        page._empty.button.click()
    assert went.args == ["products", None]


def test_without_a_session_the_page_leads_to_the_list_of_them(qtbot, bridge, page):
    bridge.close_session()
    assert page._closed.isVisible()
    with qtbot.waitSignal(page.go_to) as went:
        page._closed.button.click()
    assert went.args == ["overview", None]


def test_closing_while_a_preview_is_being_made_is_quiet(qtbot, page, bridge):
    page._make_preview()
    bridge.shut()
    page.preview.zoom(1)
    page._make_preview()
    qtbot.wait(100)
    assert page.preview.count() == 0
