"""Kết luận on real widgets, by keyboard: concluding, reasons, votes, obstacles, refusing, and all at once."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.session import Conclusion
from ocop_desktop.services.commands import (
    ChooseLevel,
    Conclude,
    ConcludeAll,
    Disqualify,
    EditMember,
    RemoveProduct,
    SetArchived,
    SettleSpread,
)
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.conclusions_page import Col, ConclusionsPage
from ocop_desktop.ui.main_window import MainWindow
from tests.council import fill, ids, open_session
from tests.demo_copy import demo_bridge
from tests.keys import type_text
from tests.test_sealing import sealed


@pytest.fixture
def bridge(qapp, tmp_path):
    made = demo_bridge(tmp_path)
    yield made
    made.shut()


@pytest.fixture
def page(qtbot, bridge):
    made = ConclusionsPage(bridge)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.table.setFocus()
    return made


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def enter(qtbot) -> None:
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def named(bridge: Bridge, part: str) -> int:
    return next(key for key, product in bridge.desk.state.products.items() if part in product.name)


def recorded(bridge: Bridge, product_id: int) -> Conclusion:
    return bridge.desk.state.conclusion(product_id)


def wide_spread(bridge: Bridge) -> int:
    return next(key for key, result in bridge.desk.scoreboard.results.items() if result.spread_exceeded)


def without_conclusions(bridge: Bridge) -> None:
    for product_id in list(bridge.desk.state.conclusions):
        bridge.execute(Conclude(Conclusion(product_id)))


def state_of(page: ConclusionsPage, product_id: int) -> str:
    cell = page.model.row_at(page.model.row_of(product_id)).cells[Col.STATE]
    return cell.text or cell.tip


def test_ctrl_enter_concludes_as_computed_and_goes_to_the_next_open_one(qtbot, bridge, page):
    without_conclusions(bridge)
    order = list(page.model.keys())
    page.show_product(order[0])
    enter(qtbot)
    assert recorded(bridge, order[0]).stars == bridge.desk.scoreboard.results[order[0]].stars
    assert page.current() == order[1]
    # The second one's spread is over the rule: it stays, and says why.
    assert order[1] == wide_spread(bridge)
    enter(qtbot)
    assert recorded(bridge, order[1]).stars is None
    assert page.current() == order[1]
    assert "13" in page._panel._obstacle.text()


def test_a_digit_chooses_stars(qtbot, bridge, page):
    seagull = named(bridge, "Mắm nêm")
    bridge.execute(Conclude(Conclusion(seagull)))
    page.show_product(seagull)
    press(qtbot, Qt.Key.Key_3)
    assert recorded(bridge, seagull).stars == 3
    assert [made.isChecked() for made in page._panel._stars] == [False, False, True, False, False]
    assert not page._panel._reason_field.isVisible()


def test_other_stars_wait_for_their_reason_which_is_asked_for_in_place(qtbot, bridge, page):
    seagull = named(bridge, "Mắm nêm")
    page.show_product(seagull)
    before = recorded(bridge, seagull)
    press(qtbot, Qt.Key.Key_4)
    assert recorded(bridge, seagull) == before
    field = page._panel._reason_field
    assert field.isVisible()
    assert field.error()
    assert QApplication.focusWidget() is field.editor
    type_text(field.editor, "Hội đồng thống nhất đạt tiêu chí 1.4")
    press(qtbot, Qt.Key.Key_Return)
    assert recorded(bridge, seagull).stars == 4
    assert recorded(bridge, seagull).reason == "Hội đồng thống nhất đạt tiêu chí 1.4"
    assert not field.error()
    page.table.setFocus()
    press(qtbot, Qt.Key.Key_3)
    assert (recorded(bridge, seagull).stars, recorded(bridge, seagull).reason) == (3, "")


def test_pending_stars_are_forgotten_with_the_product(qtbot, bridge, page):
    seagull = named(bridge, "Mắm nêm")
    page.show_product(seagull)
    press(qtbot, Qt.Key.Key_5)
    page.table.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    other = page.current()
    assert other != seagull
    page.show_product(seagull)
    assert page._panel.pending is None
    assert recorded(bridge, seagull).stars == 3


def test_votes_remarks_and_recommendations_commit_on_their_own(qtbot, bridge, page):
    product_id = page.current()
    against = page._panel._form.field("votes_against").editor
    in_favour = page._panel._form.field("votes_for").editor
    in_favour.setFocus()
    in_favour.selectAll()
    type_text(in_favour, "7")
    against.setFocus()
    against.selectAll()
    type_text(against, "2")
    remarks = page._panel._form.field("remarks").editor
    remarks.setFocus()
    assert (recorded(bridge, product_id).votes_for, recorded(bridge, product_id).votes_against) == (7, 2)
    type_text(remarks, "Bao bì đẹp")
    # Ctrl+Enter in a field stores what is typed, then goes on.
    enter(qtbot)
    assert recorded(bridge, product_id).remarks == "Bao bì đẹp"
    assert page.current() != product_id


def test_more_votes_than_members_are_refused_beside_the_field(qtbot, bridge, page):
    product_id = page.current()
    before = recorded(bridge, product_id)
    field = page._panel._form.field("votes_against")
    field.editor.setFocus()
    field.editor.selectAll()
    type_text(field.editor, "3")
    press(qtbot, Qt.Key.Key_Return)
    assert recorded(bridge, product_id) == before
    assert "9" in field.error()
    assert field.editor.text() == "3"


def test_all_in_favour(bridge, page):
    product_id = wide_spread(bridge)
    page.show_product(product_id)
    page._panel._agreed.click()
    said = recorded(bridge, product_id)
    assert (said.votes_for, said.votes_against, said.votes_abstain) == (9, 0, 0)
    assert said.stars is None


def test_spread_is_settled_with_a_reason_in_place_and_then_it_can_be_concluded(qtbot, bridge, page):
    product_id = wide_spread(bridge)
    page.show_product(product_id)
    page._panel._obstacle._action.click()
    assert QApplication.focusWidget() is page._panel._settle
    type_text(page._panel._settle, "Các ý kiến khác nhau về bao bì")
    press(qtbot, Qt.Key.Key_Return)
    assert bridge.desk.state.products[product_id].spread_settled == "Các ý kiến khác nhau về bao bì"
    assert page._panel._obstacle.text() == ""
    enter(qtbot)
    assert recorded(bridge, product_id).stars == 4


def test_an_archived_session_is_seen_to_be_closed_and_opens_again(qtbot, bridge, page):
    panel, wide = page._panel, wide_spread(bridge)
    assert bridge.execute(SetArchived(True))
    for product_id in (page.current(), wide):
        page.show_product(product_id)
        assert not any(
            field.isEnabled() and not field.isReadOnly() for field in panel.findChildren(QLineEdit) if field.isVisible()
        )
        assert not any(made.isEnabled() for made in [*panel._stars, panel._conclude, panel._withdraw])
        assert not panel._refuse.isVisible()
    assert not page._all.isVisible()
    assert "lưu trữ" in page._notice.text()
    before = recorded(bridge, wide)
    press(qtbot, Qt.Key.Key_3)
    assert recorded(bridge, wide) == before
    assert bridge.execute(SetArchived(False))
    assert panel._stars[0].isEnabled()
    assert panel._refuse.isVisible()
    assert page._notice.text() == ""


def test_a_sealed_session_is_seen_to_be_closed_on_every_page_of_its_results(qtbot, qapp, tmp_path):
    workspace, desk = sealed(tmp_path / "sealed.sqlite")
    session_id, (product_id, *_) = desk.state.session.id, desk.state.products
    workspace.close()
    bridge = Bridge()
    bridge.open_database(tmp_path / "sealed.sqlite")
    window = MainWindow(bridge)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    assert bridge.open_session(session_id)
    window.go_to("conclusions")
    page = window.pages["conclusions"]
    assert "niêm phong" in page._notice.text()
    assert not any(made.isEnabled() for made in (*page._panel._stars, page._panel._agreed, page._panel._conclude))
    window.go_to("scoring", product_id)
    page = window.pages["scoring"]
    assert "niêm phong" in page.lock.words.text()
    qtbot.keyClick(page.editor, "l", Qt.KeyboardModifier.ControlModifier)
    assert not page.refusal.asking()
    window.go_to("ranking", (product_id, "rounds"))
    rounds = window.pages["ranking"]._detail.rounds
    assert rounds.isVisible()
    assert not rounds._again.isVisible()
    assert not rounds._stands.isEnabled()
    window.close()
    bridge.shut()


def test_an_incomplete_product_leads_to_its_sheets(qtbot, bridge, page):
    open_one = next(key for key, result in bridge.desk.scoreboard.results.items() if not result.complete)
    page.show_product(open_one)
    assert "5" in page._panel._obstacle.text()
    with qtbot.waitSignal(page.go_to) as went:
        page._panel._obstacle._action.click()
    assert went.args == ["scoring", open_one]
    press(qtbot, Qt.Key.Key_4)
    assert recorded(bridge, open_one).stars is None


def test_a_conclusion_that_no_longer_stands_is_marked(bridge, page):
    product_id = named(bridge, "Mắm nêm")
    page.show_product(product_id)
    member_id = bridge.desk.scoreboard.results[product_id].valid[0]
    criterion = next(iter(bridge.desk.state.sheet(product_id, member_id)))
    bridge.execute(ChooseLevel(product_id, member_id, criterion, None))
    assert not bridge.desk.scoreboard.concluded(product_id)
    assert "3 sao" in page._panel._obstacle.text()
    row = page.model.row_at(page.model.row_of(product_id))
    assert row.cells[Col.STATE].tone == "error"
    assert row.cells[Col.STATE].mark is None
    bridge.undo()
    assert page._panel._obstacle.text() == ""
    assert page.model.row_at(page.model.row_of(product_id)).cells[Col.STATE].mark.stars == 3


def test_below_quorum_the_page_says_so_and_concluding_is_refused(qtbot, bridge, page):
    without_conclusions(bridge)
    for member in list(bridge.desk.state.members.values())[3:]:
        bridge.execute(EditMember(replace(member, present=False)))
    assert "3" in page._notice.text()
    assert "6" in page._notice.text()
    first = page.model.keys()[0]
    page.show_product(first)
    enter(qtbot)
    assert recorded(bridge, first).stars is None
    assert not page._all.isVisible()
    with qtbot.waitSignal(page.go_to) as went:
        page._notice._action.click()
    assert went.args == ["council", None]


def test_refusing_a_dossier_asks_for_its_reason_and_can_be_taken_back(qtbot, bridge, page):
    product_id = page.current()
    page._panel._refuse.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is page._panel._refusal
    press(qtbot, Qt.Key.Key_Return)
    assert bridge.desk.state.products[product_id].disqualified == ""
    type_text(page._panel._refusal, "Giả mạo giấy chứng nhận")
    press(qtbot, Qt.Key.Key_Return)
    assert bridge.desk.state.products[product_id].disqualified == "Giả mạo giấy chứng nhận"
    assert "Giả mạo giấy chứng nhận" in page._panel._refused.text()
    assert not page._panel._card.isVisible()
    assert page.model.keys()[-1] == product_id
    page._panel._lift.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert bridge.desk.state.products[product_id].disqualified == ""
    assert page._panel._card.isVisible()


def test_take_back_keeps_votes(bridge, page):
    product_id = page.current()
    page._panel._withdraw.click()
    said = recorded(bridge, product_id)
    assert said.stars is None
    assert said.votes_for == 9
    assert "9" in page._panel._votes_note.text()


def test_conclude_all_is_one_step(qtbot, bridge, page):
    without_conclusions(bridge)
    ready = bridge.desk.scoreboard.ready()
    assert len(ready) == 7
    assert "7" in page._all.text()
    page._all.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    results = bridge.desk.scoreboard.results
    assert {key: recorded(bridge, key).stars for key in ready} == {key: results[key].stars for key in ready}
    assert not page._all.isVisible()
    bridge.undo()
    assert all(recorded(bridge, key).stars is None for key in ready)


def test_progress_counts_conclusions_that_stand(bridge, page):
    assert "7/9" in page._progress_text.text()
    bridge.execute(Disqualify(wide_spread(bridge), "giả mạo"))
    assert "7/8" in page._progress_text.text()


def test_hidden_page_is_current_when_shown(qtbot, bridge, page):
    page.hide()
    product_id = wide_spread(bridge)
    bridge.execute(SettleSpread(product_id, "đã thảo luận"))
    with qtbot.waitExposed(page):
        page.show()
    assert "chênh" not in state_of(page, product_id).lower()


def test_the_panel_never_keeps_a_product_that_is_gone(bridge, page):
    gone = page.current()
    page.choose_stars(1)
    assert page._panel.pending == 1
    bridge.execute(RemoveProduct(gone, discard_sheets=True))
    assert page.current() == page.model.keys()[0] != gone
    assert page._panel.pending is None
    assert page._panel._name.text() == bridge.desk.state.products[page.current()].name


# The command


def test_conclude_all_leaves_what_is_recorded_and_what_is_hindered(tmp_path):
    workspace, desk = open_session(tmp_path / "a.ocop", members=3, products=4)
    products, members = ids(desk)
    for product_id in products[:3]:
        for member_id in members:
            fill(desk, product_id, member_id)
    own = Conclusion(products[0], 4, "khác", votes_for=3)
    desk.execute(Conclude(own))
    desk.execute(Conclude(Conclusion(products[1], None, votes_for=2, remarks="tốt")))
    desk.execute(ConcludeAll())
    assert desk.state.conclusion(products[0]) == own
    assert desk.state.conclusion(products[1]) == Conclusion(products[1], 5, "", votes_for=2, remarks="tốt")
    assert desk.state.conclusion(products[2]).stars == 5
    assert desk.state.conclusion(products[3]).stars is None
    with pytest.raises(UserError) as raised:
        desk.execute(ConcludeAll())
    assert raised.value.code == "nothing_to_conclude"
    workspace.close()


def test_conclude_all_below_quorum_says_so(tmp_path):
    workspace, desk = open_session(tmp_path / "a.ocop", members=3, products=1)
    products, members = ids(desk)
    for member_id in members:
        fill(desk, products[0], member_id)
    for member_id in members[1:]:
        desk.execute(EditMember(replace(desk.state.members[member_id], present=False)))
    with pytest.raises(UserError) as raised:
        desk.execute(ConcludeAll())
    assert raised.value.code == "quorum_missing"
    workspace.close()
