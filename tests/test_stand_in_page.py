"""Who scores one product instead, on the page Council and by keyboard, and how the page Scoring follows."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ocop_desktop.domain.seats import holds_no_seat
from ocop_desktop.domain.session import Absence, Role
from ocop_desktop.services.commands import EditMember, NameStandIn, SetArchived, SetParticipation
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.council_page import CouncilPage
from ocop_desktop.ui.council_tables import Col
from ocop_desktop.ui.describe import describe
from ocop_desktop.ui.product_form import ProductForm
from ocop_desktop.ui.projector_views import Announcements, Shown, product_card
from ocop_desktop.ui.scoring_page import ScoringPage
from tests.council import fill, ids, open_session
from tests.keys import type_text


@pytest.fixture
def bridge(qapp, tmp_path: Path) -> Iterator[Bridge]:
    """The last of four members does not score; the second is recused from the first of two products."""
    path = tmp_path / "a.ocop"
    workspace, desk = open_session(path, members=4)
    products, members = ids(desk)
    desk.execute(EditMember(replace(desk.state.members[members[3]], scoring=False, role=Role.SECRETARY)))
    desk.execute(SetParticipation(products[0], members[1], Absence.RECUSED, "có vốn góp"))
    session = desk.state.session.id
    workspace.close()
    made = Bridge()
    made.open_database(path)
    made.open_session(session)
    yield made
    made.shut()


@pytest.fixture
def page(qtbot, bridge: Bridge) -> CouncilPage:
    made = CouncilPage(bridge)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.matrix.setFocus()
    made.matrix.setCurrentIndex(made.recusals.index(0, 1))
    return made


def stand_in(bridge: Bridge) -> int | None:
    assert bridge.desk is not None
    (first, _), members = ids(bridge.desk)
    return bridge.desk.state.participations[first][members[1]].stand_in


def undo_words(bridge: Bridge) -> str:
    desk = bridge.desk
    assert desk is not None
    assert desk.next_undo is not None
    return describe(desk.next_undo, desk.state)


def test_t_and_an_arrow_name_who_scores_instead(qtbot, page: CouncilPage, bridge: Bridge) -> None:
    assert bridge.desk is not None
    _, members = ids(bridge.desk)
    qtbot.keyClick(page.matrix, Qt.Key.Key_T)
    assert page.cell_stand_in.hasFocus()
    assert page.cell_stand_in.currentText() == "Không ai chấm thay"
    qtbot.keyClick(page.cell_stand_in, Qt.Key.Key_Down)
    assert stand_in(bridge) == members[3]
    assert page.cell_stand_in.currentText() == "Sở Y tế chấm thay"
    assert page.recusals.index(0, 3).data() == "chấm thay"
    assert page.recusals.index(1, 3).data() == "không chấm điểm"
    assert "chấm thay Sở Nông nghiệp" in page.recusals.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "có vốn góp; Sở Y tế chấm thay" in page.recusals.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert undo_words(bridge) == "Sở Y tế chấm thay Sở Nông nghiệp và Môi trường · Sản phẩm 1"
    qtbot.keyClick(page.cell_stand_in, Qt.Key.Key_Up)
    assert stand_in(bridge) is None
    assert undo_words(bridge) == "bỏ người chấm thay Sở Nông nghiệp và Môi trường · Sản phẩm 1"
    qtbot.keyClick(page.cell_stand_in, Qt.Key.Key_Escape)
    assert page.matrix.hasFocus()


def test_nobody_is_asked_for_where_the_member_scores_or_never_does(page: CouncilPage, bridge: Bridge) -> None:
    for at, needed in (((0, 1), True), ((1, 1), False), ((0, 0), False), ((0, 3), False)):
        page.matrix.setCurrentIndex(page.recusals.index(*at))
        assert (page.cell_stand_in.isEnabled(), page.other_button.isEnabled()) == (needed, needed), at
    page.matrix.setCurrentIndex(page.recusals.index(0, 1))
    bridge.execute(SetArchived(True))
    assert not page.cell_stand_in.isEnabled()
    assert not page.other_button.isEnabled()


def test_somebody_who_is_not_of_the_council_comes_by_keys_and_goes_with_one_undo(
    qtbot, page: CouncilPage, bridge: Bridge
) -> None:
    desk = bridge.desk
    assert desk is not None
    (first, _), members = ids(desk)
    qtbot.keyClick(page.matrix, Qt.Key.Key_T)
    qtbot.keyClick(page.cell_stand_in, Qt.Key.Key_Tab)
    assert page.other_button.hasFocus()
    qtbot.keyClick(page.other_button, Qt.Key.Key_Space)
    form = page.replacing
    assert form.isVisible()
    assert not form.fields["reason"].isVisible()
    assert form.editors["body"].hasFocus()
    assert "Chấm thay Sở Nông nghiệp và Môi trường, chỉ ở sản phẩm “Sản phẩm 1”" in form._who.text()
    qtbot.keyClick(form.editors["body"], Qt.Key.Key_Return)
    assert form.fields["name"].error()
    form.editors["name"].setFocus()
    type_text(form.editors["name"], "Phó Giám đốc")
    qtbot.keyClick(form.editors["name"], Qt.Key.Key_Return)
    assert not form.isVisible()
    assert page.matrix.hasFocus()
    assert (page.matrix.currentIndex().row(), page.matrix.currentIndex().column()) == (0, 1)
    came = max(desk.state.members)
    assert holds_no_seat(desk.state.members[came])
    assert stand_in(bridge) == came
    assert page.quorum_text().startswith("4/4 có mặt")
    assert page.model.index(4, Col.REASON).data() == "chỉ chấm thay"
    assert page.current() == came
    assert not page.scoring.isVisible()
    assert not page.field("role").isVisible()
    assert page.recusals.index(0, 4).data() == "chấm thay"
    assert page.recusals.index(1, 4).data() == "–"
    assert not page.replace_button.isVisible()
    assert desk.state.counts(first, came)
    bridge.undo()
    assert list(desk.state.members) == members
    assert stand_in(bridge) is None


def test_escape_leaves_the_form_of_who_scores_instead(qtbot, page: CouncilPage, bridge: Bridge) -> None:
    page.add_stand_in()
    qtbot.keyClick(page.replacing.editors["name"], Qt.Key.Key_Escape)
    assert page.form.isVisible()
    assert page.matrix.hasFocus()
    page.add_stand_in()
    page.matrix.setCurrentIndex(page.recusals.index(1, 2))
    assert page.form.isVisible()
    assert stand_in(bridge) is None


def test_who_stands_in_and_goes_away_stays_shown_as_such(page: CouncilPage, bridge: Bridge) -> None:
    desk = bridge.desk
    assert desk is not None
    (first, _), members = ids(desk)
    bridge.execute(NameStandIn(first, members[1], members[3]))
    bridge.execute(EditMember(replace(desk.state.members[members[3]], present=False)))
    assert page.cell_stand_in.value() == members[3]
    assert page.recusals.index(0, 3).data() == "vắng họp"
    said = page.recusals.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Sở Y tế được cử chấm thay nhưng vắng" in said


def test_who_stands_in_cannot_be_made_to_score_everything(page: CouncilPage, bridge: Bridge) -> None:
    desk = bridge.desk
    assert desk is not None
    (first, _), members = ids(desk)
    bridge.execute(NameStandIn(first, members[1], members[3]))
    page.table.setCurrentIndex(page.model.index(3, Col.BODY))
    page.toggle_scoring()
    assert not desk.state.members[members[3]].scoring
    assert not page.scoring.isChecked()


def test_the_form_of_the_product_says_who_scores_instead_and_keeps_it(qtbot, bridge: Bridge) -> None:
    desk = bridge.desk
    assert desk is not None
    (first, _), members = ids(desk)
    bridge.execute(NameStandIn(first, members[1], members[3]))
    form = ProductForm(bridge)
    qtbot.addWidget(form)
    form.set_sets()
    form.show_product(first)
    line = form._members[members[1]]
    assert line._instead.text() == "Sở Y tế chấm thay"
    line.state.setCurrentIndex(line.state.findText("Vắng"))
    assert desk.state.participations[first][members[1]].state is Absence.ABSENT
    assert stand_in(bridge) == members[3]


def test_the_sheets_of_a_product_follow_who_stands_in(qtbot, bridge: Bridge) -> None:
    desk = bridge.desk
    assert desk is not None
    (first, _), members = ids(desk)
    page = ScoringPage(bridge)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    with qtbot.waitExposed(page):
        page.show()
    assert [view.id for view in page.tabs._members] == members[:3]
    bridge.execute(NameStandIn(first, members[1], members[3]))
    assert [view.id for view in page.tabs._members] == members
    page.tabs.chosen.emit(members[3])
    assert "Sở Y tế, chấm thay Sở Nông nghiệp và Môi trường" in page.head.whose.text()
    assert "Cả kỳ: 0/6 phiếu" in page.foot.progress.text()
    page.editor.setFocus()
    qtbot.keyClick(page.editor, Qt.Key.Key_1)
    assert len(desk.state.sheet(first, members[3])) == 1
    qtbot.keyClick(page, Qt.Key.Key_F3)
    assert [view.id for view in page.grid.model.members] == members
    bridge.execute(SetParticipation(first, members[1], None))
    assert [view.id for view in page.tabs._members] == members[:3]
    assert page.current()[1] in members[:3]
    assert len(desk.state.sheet(first, members[3])) == 1


def test_the_projector_names_who_stands_in_and_not_who_is_away(qapp, bridge: Bridge) -> None:
    desk = bridge.desk
    assert desk is not None
    (first, _), members = ids(desk)
    bridge.execute(NameStandIn(first, members[1], members[3]))
    fill(desk, first, members[3])
    card = product_card(desk, first, Announcements(), Shown(names=True))
    labels = [desk.state.members[key].label for key in (members[0], members[2], members[3])]
    assert [(one.label, one.complete) for one in card.members] == list(zip(labels, (False, False, True), strict=True))
