"""Văn bản on real widgets: what is missing, the preview, saving by keyboard, choosing certificates, cancelling."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ocop_desktop.domain.session import Conclusion
from ocop_desktop.services import papers
from ocop_desktop.services.commands import Conclude, EditSession, RemoveProduct
from ocop_desktop.services.papers import Form, Kind
from ocop_desktop.ui import papers_page
from ocop_desktop.ui.papers_page import PapersPage
from tests.demo_copy import demo_bridge

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
    made.show()
    qtbot.waitExposed(made)
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

    monkeypatch.setattr(papers_page, "ask_path", answer)
    return questions


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def saved(qtbot, page: PapersPage) -> Path:
    qtbot.waitUntil(lambda: page._written is not None, timeout=20_000)
    return page._written


def previewed(qtbot, page: PapersPage) -> None:
    qtbot.waitUntil(lambda: page.preview._stack.currentWidget() is page.preview._area, timeout=20_000)


def missing(page: PapersPage) -> list[str]:
    return [page._lacks.itemAt(place).widget().accessibleName() for place in range(page._lacks.count())]


def test_minutes_are_saved_as_pdf_and_word_by_keyboard(qtbot, bridge, page, asked):
    press(qtbot, Qt.Key.Key_S, CTRL)
    path = saved(qtbot, page)
    assert path == asked[0][0]
    assert path.name == f"Biên bản - {bridge.desk.state.session.title}.pdf"
    assert "*.pdf" in asked[0][1]
    text = " ".join(one.extract_text() for one in pypdf.PdfReader(BytesIO(path.read_bytes())).pages)
    assert "MACCA BECHAMP" in text
    assert path.name in page._result.text()
    assert page._after.isVisible()
    page._form_buttons[Form.DOCX].setFocus()
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: page._written is not None and page._written.suffix == ".docx", timeout=20_000)
    assert page._written.read_bytes().startswith(b"PK")


def test_an_ending_that_was_left_out_is_put_back(qtbot, page, asked, monkeypatch, tmp_path):
    monkeypatch.setattr(papers_page, "ask_path", lambda parent, name, kinds: str(tmp_path / "Biên bản số 1.2"))
    page.save()
    assert saved(qtbot, page).name == "Biên bản số 1.2.pdf"


def test_no_name_no_file_and_no_folder(page, asked, monkeypatch, tmp_path):
    monkeypatch.setattr(papers_page, "ask_path", lambda parent, name, kinds: "")
    page.save()
    assert page._written is None
    assert not (tmp_path / "OCOP").exists()


def test_arrows_choose_the_paper_and_its_forms(qtbot, page):
    assert [form for form, made in page._form_buttons.items() if made.isVisible()] == [Form.PDF, Form.DOCX]
    press(qtbot, Qt.Key.Key_Down)
    assert [form for form, made in page._form_buttons.items() if made.isVisible()] == [Form.PDF, Form.XLSX]
    assert not page._choice.isVisible()
    press(qtbot, Qt.Key.Key_Down)
    assert not page._form_row.isVisible()
    assert page._choice.isVisible()


def test_certificates_of_some_products(qtbot, bridge, page, asked):
    page.show_paper(Kind.CERTIFICATES)
    everything = page.chosen_products()
    assert everything == papers.certifiable(bridge.desk)
    page.products.setFocus()
    page.products.setCurrentRow(0)
    press(qtbot, Qt.Key.Key_Space)
    assert page.chosen_products() == everything[1:]
    assert "5" in page.save_button.text()
    page.save()
    assert len(pypdf.PdfReader(BytesIO(saved(qtbot, page).read_bytes())).pages) == 5
    page._choose_none.click()
    assert not page.save_button.isEnabled()
    page._choose_all.click()
    assert page.chosen_products() == everything


def test_a_product_left_out_stays_left_out_when_others_come(bridge, page):
    page.show_paper(Kind.CERTIFICATES)
    first = page.chosen_products()[0]
    page.products.item(0).setCheckState(Qt.CheckState.Unchecked)
    last = papers.certifiable(bridge.desk)[-1]
    bridge.execute(Conclude(Conclusion(last)))
    assert page.products.count() == 5
    bridge.undo()
    assert page.products.count() == 6
    assert first not in page.chosen_products()
    assert last in page.chosen_products()


def test_what_is_missing_leads_to_its_page(qtbot, bridge, page):
    page.show_paper(Kind.CERTIFICATES)
    assert len(missing(page)) == 1
    bridge.execute(EditSession(replace(bridge.desk.state.session, decision_number="")))
    assert missing(page)[1] == "Chưa có số quyết định"
    with qtbot.waitSignal(page.go_to) as went:
        page._lacks.itemAt(1).widget().click()
    assert went.args == ["session", None]
    assert page._draft.isVisible()


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


def test_preview_follows_a_change(qtbot, bridge, page):
    page.show_paper(Kind.CERTIFICATES)
    qtbot.waitUntil(lambda: page.preview.count() == 6, timeout=20_000)
    bridge.execute(Conclude(Conclusion(papers.certifiable(bridge.desk)[0])))
    qtbot.waitUntil(lambda: page.preview.count() == 5, timeout=20_000)


def test_a_file_that_cannot_be_written_is_said_in_one_sentence(qtbot, page, asked, monkeypatch, tmp_path):
    monkeypatch.setattr(papers_page, "ask_path", lambda parent, name, kinds: str(tmp_path / "không có" / "a.pdf"))
    page.save()
    qtbot.waitUntil(lambda: page._result.kind == "error", timeout=20_000)
    assert "a.pdf" in page._result.text()
    assert not page._after.isVisible()
    assert page.save_button.isEnabled()


def test_cancel_writes_nothing(qtbot, page, asked, tmp_path):
    page.save()
    assert page._writing.isVisible()
    assert not page.save_button.isEnabled()
    page._stop.click()
    qtbot.waitUntil(lambda: not page._writing.isVisible(), timeout=20_000)
    assert page._written is None
    assert list((tmp_path / "OCOP").rglob("*.pdf")) == []
    assert page.save_button.isEnabled()


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
