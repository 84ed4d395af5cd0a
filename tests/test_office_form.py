"""The office's words on real widgets: lists, signers, certificate, own phrases, Word templates and their help."""

import io

import docx
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.session import OfficeData, Phrase, Template
from ocop_desktop.services import office_files, papers, template_help
from ocop_desktop.services.office import (
    authority_meaning,
    default_office,
    filled,
    phrase_examples,
    usual_grounds,
    with_phrase,
    with_template,
)
from ocop_desktop.services.office_files import TEMPLATED
from ocop_desktop.services.paper_kinds import PAPERS, Form, Kind
from ocop_desktop.ui.help_page import TemplateHelp, help_lines
from ocop_desktop.ui.office_form import Part
from ocop_desktop.ui.office_lists import AuthorityField, ListEditor
from ocop_desktop.ui.session_page import SessionPage
from ocop_desktop.ui.settings_page import SettingsPage
from tests.demo_copy import demo_bridge
from tests.keys import type_text

LAW, DECREE_30, *DECREES = usual_grounds()


@pytest.fixture
def bridge(qapp, tmp_path):
    made = demo_bridge(tmp_path)
    yield made
    made.shut()


@pytest.fixture
def page(qtbot, bridge):
    made = SettingsPage(bridge)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def editor(qtbot):
    made = ListEditor("Căn cứ", usual_grounds())
    made.kept = []
    made.committed = lambda: made.kept.append(made.value())
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def office(bridge) -> OfficeData:
    return bridge.workspace.settings.office


def reach(page, path: str):
    page.office.reveal(path)
    return page.field(path).editor


def png(width: int = 60, height: int = 40, colour: str = "#A01010") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(stream, "PNG")
    return stream.getvalue()


def word_file(path, *lines: str):
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(path)
    return path


# --- a list in an order ----------------------------------------------------------------------------------------------


def typed_in(editor: ListEditor) -> QLineEdit:
    return next(line for line in editor.list.findChildren(QLineEdit) if line.isVisible())


def type_line(qtbot, editor: ListEditor, text: str) -> None:
    line = typed_in(editor)
    type_text(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    # The list takes what was typed when it is its turn.
    QApplication.processEvents()


def test_lines_are_added_edited_moved_and_removed_by_keys(qtbot, editor):
    editor.list.setFocus()
    qtbot.keyClick(editor.list, Qt.Key.Key_Insert)
    type_line(qtbot, editor, "Căn cứ A")
    qtbot.keyClick(editor.list, Qt.Key.Key_Insert)
    type_line(qtbot, editor, "Căn cứ  B ")
    assert editor.kept[-1] == ("Căn cứ A", "Căn cứ B")
    assert editor.list.currentItem().text() == "Căn cứ B"
    assert "Căn cứ B" in editor.list.currentItem().toolTip()
    qtbot.keyClick(editor.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert editor.kept[-1] == ("Căn cứ B", "Căn cứ A")
    qtbot.keyClick(editor.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert editor.kept[-1] == ("Căn cứ A", "Căn cứ B")
    qtbot.keyClick(editor.list, Qt.Key.Key_F2)
    typed_in(editor).selectAll()
    type_line(qtbot, editor, "Căn cứ C")
    assert editor.kept[-1] == ("Căn cứ A", "Căn cứ C")
    qtbot.keyClick(editor.list, Qt.Key.Key_Delete)
    assert editor.kept[-1] == ("Căn cứ A",)


def test_a_new_line_that_is_left_blank_goes_again(qtbot, editor):
    editor.set_value((LAW,))
    editor.list.setFocus()
    qtbot.keyClick(editor.list, Qt.Key.Key_Insert)
    qtbot.keyClick(typed_in(editor), Qt.Key.Key_Escape)
    assert (editor.list.count(), editor.kept) == (1, [])


def test_what_cannot_be_done_is_not_offered(editor):
    editor.set_value((LAW, DECREE_30))
    editor.list.setCurrentRow(0)
    assert (editor.up_button.isEnabled(), editor.down_button.isEnabled()) == (False, True)
    editor.list.setCurrentRow(1)
    assert (editor.up_button.isEnabled(), editor.down_button.isEnabled()) == (True, False)
    editor.set_value(())
    assert not any(made.isEnabled() for made in (editor.edit_button, editor.remove_button, editor.up_button))


def test_usual_grounds_are_offered_once(editor):
    editor.set_value((LAW,))
    assert editor.usual_left() == [DECREE_30, *DECREES]
    editor.take(DECREE_30)
    assert editor.kept == [(LAW, DECREE_30)]
    assert editor.usual_left() == DECREES


def test_the_usual_grounds_are_those_the_program_is_sure_of():
    assert "16 tháng 6 năm 2025" in LAW
    assert "30/2020/NĐ-CP" in DECREE_30
    assert [code in line for code, line in zip(("26/2026", "148/QĐ", "1048/QĐ"), DECREES, strict=True)] == [True] * 3
    assert "781/QĐ-TTg" in DECREES[2]


# --- who signs -------------------------------------------------------------------------------------------------------


def test_an_authority_says_what_it_means():
    assert authority_meaning("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH").startswith("thay mặt")
    assert "ký thay" in authority_meaning("KT. CHỦ TỊCH")
    assert authority_meaning("CHỦ TỊCH") == ""
    assert "thừa lệnh" in authority_meaning("tl. chủ tịch")


def test_a_deputy_signs_below_the_collective(qtbot):
    field = AuthorityField()
    qtbot.addWidget(field)
    field.set_value("TM. ỦY BAN NHÂN DÂN")
    field.take("KT.", "KT. CHỦ TỊCH")
    assert field.value() == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"
    field.take("TUQ.", "TUQ. CHỦ TỊCH")
    assert field.value() == "TM. ỦY BAN NHÂN DÂN\nTUQ. CHỦ TỊCH"
    field.take("TM.", "TM. HỘI ĐỒNG")
    assert field.value() == "TM. HỘI ĐỒNG"
    assert len(field.menu().actions()) == 5


def test_two_lines_of_an_authority_are_kept_and_explained(qtbot, bridge, page):
    editor = reach(page, "office.signer_authority")
    editor.setFocus()
    editor.setPlainText("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH")
    page.setFocus()
    assert office(bridge).signer_authority == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"
    assert "ký thay" in editor.accessibleDescription()


def test_grounds_are_kept_and_stand_on_the_papers(bridge, page):
    editor = reach(page, "office.grounds")
    editor.take(LAW)
    assert office(bridge).grounds == (LAW,)


# --- the certificate -------------------------------------------------------------------------------------------------


def test_an_emblem_is_looked_over_kept_shown_and_removed(qtbot, bridge, page, tmp_path):
    editor = reach(page, "office.emblem")
    path = tmp_path / "Quốc huy.png"
    path.write_bytes(png())
    editor.take(path)
    qtbot.waitUntil(lambda: office(bridge).emblem != "", timeout=60_000)
    assert bridge.workspace.asset(office(bridge).emblem) == path.read_bytes()
    assert not editor._image.pixmap().isNull()
    editor.remove()
    assert office(bridge).emblem == ""


def test_a_picture_that_is_removed_while_it_is_looked_over_stays_away(qtbot, bridge, page, tmp_path):
    editor, other = reach(page, "office.emblem"), page.field("office.logo").editor
    for name in ("emblem.png", "logo.png"):
        (tmp_path / name).write_bytes(png(colour="#1010A0" if name == "logo.png" else "#A01010"))
    editor.take(tmp_path / "emblem.png")
    editor.remove()
    other.take(tmp_path / "logo.png")
    qtbot.waitUntil(lambda: office(bridge).logo != "", timeout=60_000)
    assert office(bridge).emblem == ""
    assert not editor.note.isVisible()


def test_each_picture_is_shown_as_itself_however_fast_they_follow(qtbot, bridge, page):
    editor = reach(page, "office.emblem")
    red, blue = (bridge.workspace.keep_asset(png(colour=colour)) for colour in ("#FF0000", "#0000FF"))
    editor.set_value(red)
    editor.set_value(blue)
    qtbot.waitUntil(lambda: {red, blue} <= set(editor._seen), timeout=60_000)
    for kept, colour in ((red, "#ff0000"), (blue, "#0000ff")):
        assert editor._seen[kept].toImage().pixelColor(5, 5).name() == colour


def test_a_file_that_is_no_picture_is_refused_beside_the_field(qtbot, bridge, page, tmp_path):
    editor = reach(page, "office.logo")
    path = tmp_path / "a.png"
    path.write_bytes(b"<svg><script/></svg>")
    editor.take(path)
    qtbot.waitUntil(lambda: editor.note.isVisible(), timeout=60_000)
    assert editor.note.text()
    assert office(bridge).logo == ""


def test_the_design_is_chosen_by_its_picture(qtbot, bridge, page):
    design = reach(page, "office.certificate_design")
    qtbot.waitUntil(lambda: not design._images["modern"].pixmap().isNull(), timeout=60_000)
    qtbot.mouseClick(design._images["modern"], Qt.MouseButton.LeftButton)
    assert office(bridge).certificate_design == "modern"
    qtbot.mouseClick(design.radios["classic"], Qt.MouseButton.LeftButton)
    assert office(bridge).certificate_design == ""


def test_the_pictures_of_the_designs_follow_the_words(qtbot, bridge, page):
    design = reach(page, "office.certificate_design")
    qtbot.waitUntil(lambda: not design._images["classic"].pixmap().isNull(), timeout=60_000)
    before = design._images["classic"].pixmap().toImage()
    reach(page, "office.certificate_bilingual").click()
    qtbot.waitUntil(lambda: design._images["classic"].pixmap().toImage() != before, timeout=60_000)


def test_a_certificate_whose_words_are_too_long_is_said_not_shown():
    words = OfficeData(certificate_sentence="Chứng nhận " * 400, certificate_agency="Ủy ban nhân dân " * 300)
    view = office_files.certificate(words, {}.__getitem__)
    assert set(office_files.certificates(view, 200).values()) == {None}


# --- own phrases -----------------------------------------------------------------------------------------------------


def test_a_phrase_is_kept_shown_filled_and_taken_away(qtbot, bridge, page):
    phrases = page.office.phrases
    page.office.show_part(Part.PHRASES)
    own = phrases.editor("closing")
    own.words.setFocus()
    own.words.setPlainText("Kết thúc lúc {time}.")
    phrases.paper.setFocus()
    assert office(bridge).phrases == (Phrase("minutes", "closing", "Kết thúc lúc {time}."),)
    assert own.seen.text() == "Kết thúc lúc 16 giờ 30 phút, ngày 05 tháng 8 năm 2026."
    own.words.setFocus()
    own.words.setPlainText("")
    phrases.paper.setFocus()
    assert office(bridge).phrases == ()


def test_a_name_that_the_paper_does_not_know_is_pointed_out(page):
    page.office.show_part(Part.PHRASES)
    own = page.office.phrases.editor("closing")
    own.words.setPlainText("Kết thúc lúc {giờ}.")
    assert "{giờ}" in own.seen.text()
    assert own.seen.property("tone") == "warning"


def test_every_paper_with_words_can_be_worded(page):
    phrases = page.office.phrases
    for paper in PAPERS:
        if paper.wording is not None:
            phrases.paper.set_value(paper.kind)
            phrases._build()
            assert [phrases.editor(name) for name, _ in papers.phrases(paper.kind)]


def test_phrases_of_other_papers_stay():
    one = with_phrase(OfficeData(), "minutes", "closing", "a")
    two = with_phrase(one, "letters", "closing", "b")
    assert with_phrase(two, "minutes", "closing", "").phrases == (Phrase("letters", "closing", "b"),)
    assert phrase_examples(OfficeData(council_name="HĐ"))["council"] == "HĐ"


# --- Word templates --------------------------------------------------------------------------------------------------


def test_a_template_is_checked_kept_used_and_removed(qtbot, bridge, tmp_path):
    page = SessionPage(bridge)
    qtbot.addWidget(page)
    page.show()
    templates = page.office.templates
    page.office.show_part(Part.TEMPLATES)
    path = word_file(tmp_path / "Tờ trình của Sở.docx", "Kính trình {{ authority }} {{ count }} sản phẩm")
    templates.take(Kind.SUBMISSION, path)
    row = templates.rows[Kind.SUBMISSION]
    qtbot.waitUntil(lambda: bool(bridge.desk.state.session.office.templates), timeout=60_000)
    (kept,) = bridge.desk.state.session.office.templates
    assert (kept.paper, kept.name) == ("submission", "Tờ trình của Sở.docx")
    assert row.state.whole_text() == "Tờ trình của Sở.docx"
    made = papers.make(Form.DOCX, papers.source(bridge.desk, Kind.SUBMISSION))
    assert docx.Document(io.BytesIO(made)).paragraphs[0].text == "Kính trình Ủy ban nhân dân tỉnh Lâm Đồng 06 sản phẩm"
    templates.remove(Kind.SUBMISSION)
    assert bridge.desk.state.session.office.templates == ()
    assert row.remove_button.isHidden()


def test_what_is_wrong_with_a_template_is_listed_and_nothing_is_kept(qtbot, bridge, page, tmp_path):
    page.office.show_part(Part.TEMPLATES)
    templates = page.office.templates
    templates.take(Kind.MINUTES, word_file(tmp_path / "a.docx", "{{ chari }}", "{{ products }}"))
    note = templates.rows[Kind.MINUTES].note
    qtbot.waitUntil(lambda: "•" in note.text(), timeout=60_000)
    assert "a.docx" in note.text()
    assert "“chari”" in note.text()
    assert "“chair”" in note.text()
    assert note.text().count("•") == 2
    assert office(bridge).templates == ()


def test_the_sample_is_written_and_can_be_taken_as_it_is(qtbot, bridge, page, tmp_path, monkeypatch):
    chosen = tmp_path / "Mẫu"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    page.office.show_part(Part.TEMPLATES)
    row = page.office.templates.rows[Kind.LETTERS]
    row.sample_button.click()
    path = tmp_path / "Mẫu.docx"
    qtbot.waitUntil(lambda: path.name in row.note.text(), timeout=60_000)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    row.add_button.click()
    qtbot.waitUntil(lambda: bool(office(bridge).templates), timeout=60_000)


def test_a_sample_that_cannot_be_written_is_said_beside_its_paper(qtbot, page, tmp_path):
    page.office.show_part(Part.TEMPLATES)
    page.office.templates.save_sample(Kind.LETTERS, tmp_path / "không có" / "a.docx")
    note = page.office.templates.rows[Kind.LETTERS].note
    qtbot.waitUntil(lambda: "•" in note.text(), timeout=60_000)
    assert "a.docx" in note.text()


def test_what_was_chosen_for_one_session_does_not_go_to_another(qtbot, bridge, tmp_path):
    page = SessionPage(bridge)
    qtbot.addWidget(page)
    page.show()
    emblem, templates = page.field("office.emblem").editor, page.office.templates
    picture = tmp_path / "a.png"
    picture.write_bytes(png())
    emblem.take(picture)
    templates.take(Kind.SUBMISSION, word_file(tmp_path / "a.docx", "Kính trình {{ authority }}"))
    first = bridge.desk
    bridge.open_session(bridge.workspace.duplicate(first.state.session.id, "Đợt khác", with_products=False))
    note = templates.rows[Kind.SUBMISSION].note
    qtbot.waitUntil(lambda: "kỳ khác" in note.text() and "kỳ khác" in emblem.note.text(), timeout=60_000)
    for desk in (first, bridge.desk):
        assert (desk.state.session.office.emblem, desk.state.session.office.templates) == ("", ())


def test_files_are_kept_once_and_a_view_only_database_keeps_none(bridge, tmp_path):
    workspace = bridge.workspace
    before = workspace.store.head
    kept = workspace.keep_asset(b"abc")
    entry = workspace.store.head
    assert entry != before
    assert workspace.keep_asset(b"abc") == kept
    assert workspace.store.head == entry
    assert workspace.asset(kept) == b"abc"


def test_files_that_are_too_large_or_gone_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(office_files, "MOST_BYTES", 10)
    large = tmp_path / "a.docx"
    large.write_bytes(bytes(11))
    for path, code in ((large, "office_file_too_large"), (tmp_path / "none.docx", "cannot_read")):
        with pytest.raises(UserError) as refused:
            office_files.read(path)
        assert refused.value.code == code


def test_each_paper_has_one_template():
    first, second = Template("minutes", "a", "1"), Template("minutes", "b", "2")
    other = Template("letters", "c", "3")
    words = with_template(
        with_template(with_template(OfficeData(), "minutes", first), "letters", other), "minutes", second
    )
    assert words.templates == (other, second)
    assert with_template(words, "letters", None).templates == (second,)


def test_a_session_takes_what_it_leaves_blank_from_the_settings():
    usual = OfficeData(grounds=(LAW,), templates=(Template("minutes", "a", "1"),), certificate_design="modern")
    own = filled(OfficeData(grounds=(DECREE_30,)), usual)
    assert (own.grounds, own.templates, own.certificate_design) == ((DECREE_30,), usual.templates, "modern")
    assert filled(default_office(), OfficeData(recipients=("x",))).recipients == default_office().recipients


# --- help ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def helping(qtbot, bridge):
    made = TemplateHelp(bridge)
    qtbot.addWidget(made)
    made.show_paper(Kind.LETTERS)
    qtbot.waitUntil(lambda: any(line.example for line in made.lines()), timeout=60_000)
    return made


def test_help_names_everything_with_what_it_stands_for_in_the_session(helping):
    lines = [line for line in helping.lines() if line.written]
    assert len(lines) == len(template_help.names_of(Kind.LETTERS))
    examples = {line.written: line.example for line in lines}
    assert examples["{{ head.parent }}"] == "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG"
    assert examples["{{ product.name }}"] == "Mắm nêm Seagull"


def test_help_is_searched_without_diacritics_and_keeps_the_headings(helping):
    helping.search.setText("chu the")
    found = helping.lines()
    assert {line.written for line in found if line.written} >= {"{{ product.producer }}"}
    assert len(found) < 20
    assert found[0].written == ""


def test_a_name_is_copied_as_it_is_written(qtbot, helping):
    helping.search.setText("product.producer")
    qtbot.keyClick(helping.search, Qt.Key.Key_Down)
    row = next(
        row for row in range(helping.table.rowCount()) if helping._lines[row].written == "{{ product.producer }}"
    )
    helping.table.setCurrentCell(row, 0)
    qtbot.keyClick(helping.table, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "{{ product.producer }}"


def test_without_a_session_the_examples_are_the_demos():
    examples = template_help.examples(Kind.CERTIFICATES, None)
    assert examples["agency"] == "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG"


def test_names_in_loops_are_shown_with_their_loops(qapp):
    lines = help_lines(Kind.DECISION, {})
    place = next(
        n for n, line in enumerate(lines) if line.written == "{{ product.name }}" and "group" in lines_above(lines, n)
    )
    assert "{%p for group in groups %} → {%p for product in group.products %}" in lines_above(lines, place)
    assert any(line.written == "{%p for line in grounds %}\n{{ line }}\n{%p endfor %}" for line in lines)


def lines_above(lines, place: int) -> str:
    """The heading that a line stands under."""
    return next(line.meaning for line in reversed(lines[:place]) if not line.written)


def test_f1_opens_the_help_of_the_paper_whose_row_has_the_focus(qtbot, page):
    page.office.show_part(Part.TEMPLATES)
    row = page.office.templates.rows[Kind.DECISION]
    row.add_button.setFocus()
    qtbot.keyClick(row.add_button, Qt.Key.Key_F1)
    assert page.office._help is not None
    assert page.office._help.paper.value() is Kind.DECISION
    page.office._help.close()


@pytest.mark.parametrize("kind", TEMPLATED)
def test_every_paper_has_help(kind, qapp):
    lines = help_lines(kind, {})
    assert all(line.meaning for line in lines)
    assert len({line.written for line in lines}) > 15
