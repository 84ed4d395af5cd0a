"""The page Council: the members with their roles and presence, whether the council may decide, and who does not score
which product.

Everything goes through commands and can be undone; the quorum is the domain's. Bodies are named, people only where the
secretary writes them.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QScrollArea, QSizePolicy, QStackedWidget, QWidget

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.domain.rules import Quorum, possible_stand_ins
from ocop_desktop.domain.seats import holds_no_seat, successor
from ocop_desktop.domain.session import Absence, Member
from ocop_desktop.services.commands import (
    AddMember,
    EditMember,
    MoveMember,
    NameStandIn,
    RemoveMember,
    SetParticipation,
)
from ocop_desktop.services.council import AddMembers, usual_members
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.state import Changes
from ocop_desktop.ui import theme
from ocop_desktop.ui.bound_form import BoundForm, set_changeable
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.council_tables import ROLES, CellDelegate, Col, MembersModel, RecusalsModel, seat_words
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.product_fields import ABSENCES, ConfirmBar
from ocop_desktop.ui.replace_form import ReplaceForm
from ocop_desktop.ui.scoring_views import stand_in_label
from ocop_desktop.ui.session_words import closed_words, share_text
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import (
    Card,
    EmptyState,
    NoSession,
    Pill,
    SectionTitle,
    button,
    column,
    icon_button,
    label,
    row,
    tooltip,
)
from ocop_desktop.ui.widgets_fields import ComboBox, Field, Form, TextField
from ocop_desktop.ui.widgets_table import table_view

_NEW = Member(0, 0, 0, "")


def quorum_words(found: Quorum) -> str:
    """The quorum in words: how many are present, how many are needed, who chairs."""
    chair = (
        tr("council_page", "chair or deputy present")
        if found.chair_present
        else tr("council_page", "neither chair nor deputy present")
    )
    return tr("council_page", "{present}/{members} present · {needed} needed · {chair}").format(
        present=found.present, members=found.members, needed=found.needed, chair=chair
    )


class CouncilPage(QWidget):
    """The page: members at the left, the chosen one's form at the right, who does not score what below.

    ``go_to`` asks for another page.
    """

    go_to = Signal(str, object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._member_id: int | None = None
        self._new = False
        self.model = MembersModel(self)
        self.recusals = RecusalsModel(self)
        self._bound = BoundForm(self._keep)

        self._quorum = Pill()
        self._words = label("", Role.STRONG)
        self._clause = label("", Role.SMALL, "quiet", wrap=True)
        self.usual_button = button(tr("council_page", "Add the usual bodies"), "normal", self.add_usual)
        self.add_button = button(tr("council_page", "Add a member (Ctrl+N)"), "primary", self.add_member)
        said = column(row(self._quorum, self._words, -1, spacing=12), self._clause, spacing=2)
        self._top = row(said, row(self.usual_button, self.add_button, -1))
        self._top.setStretch(0, 1)

        self.table = table_view(self.model, tr("council_page", "Members of the council"))
        self.table.installEventFilter(self)
        self.table.clicked.connect(self._clicked)
        self.table.opened.connect(self._enter_form)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self._closed_words = label("", Role.BODY, "warning", wrap=True)
        self.confirm = ConfirmBar()
        self.form = self._make_form()
        self.replacing = ReplaceForm(bridge)
        self.replacing.finished.connect(self._replaced)
        self.replacing.hide()
        keys_hint = label(
            tr("council_page", "Space: present or absent · Ctrl+Space: scores or not · Ctrl+↑ Ctrl+↓: move"),
            Role.SMALL,
            "quiet",
            wrap=True,
        )
        halves = row(column(self.table, keys_hint, spacing=4), self.form, self.replacing, spacing=12)
        halves.setStretch(0, 1)

        self.matrix = table_view(self.recusals, tr("council_page", "Who does not score which product"))
        self.matrix.setSelectionBehavior(self.matrix.SelectionBehavior.SelectItems)
        self.matrix.setMinimumHeight(5 * theme.row_height())
        # Else the page would ask for the height that a table likes best, and scroll where there is room enough.
        self.matrix.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        side = self.matrix.verticalHeader()
        side.setFont(theme.font(Role.BODY))
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        side.setTextElideMode(Qt.TextElideMode.ElideRight)
        side.setObjectName("products_of_matrix")
        side.show()
        self.matrix.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.matrix.horizontalHeader().setObjectName("members_of_matrix")
        self.matrix.horizontalHeader().setMinimumSectionSize(theme.text_width("00", Role.SMALL))
        # The model folds the names itself.
        self.matrix.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)
        self.matrix.setItemDelegate(CellDelegate(self.matrix))
        self.matrix.installEventFilter(self)
        self.matrix.doubleClicked.connect(self._cycle)
        self.matrix.opened.connect(self._enter_reason)
        self.matrix.selectionModel().currentChanged.connect(self._cell_chosen)
        self._cell_title = label("", Role.SMALL, "quiet")
        self.cell_state = ComboBox(
            [(None, tr("council_page", "Scores")), *((state, str(name)) for state, name in ABSENCES.items())]
        )
        self.cell_state.setAccessibleName(tr("council_page", "Whether this member scores this product"))
        self.cell_state.currentIndexChanged.connect(lambda: self._participate(self.cell_state.value()))
        self.cell_reason = TextField(tr("council_page", "Reason, for the minutes"))
        self.cell_reason.setAccessibleName(tr("council_page", "Reason why this member does not score this product"))
        self.cell_reason.text_changed.connect(self._reason_given)
        self.cell_stand_in = ComboBox()
        self.cell_stand_in.setMinimumContentsLength(18)
        self.cell_stand_in.setAccessibleName(tr("council_page", "Who scores this product instead"))
        self.cell_stand_in.currentIndexChanged.connect(lambda: self._stand_in(self.cell_stand_in.value()))
        self.other_button = button(tr("council_page", "Somebody else…"), "quiet", self.add_stand_in)
        name = tr("council_page", "Somebody who is not of the council scores this product instead")
        self.other_button.setAccessibleName(name)
        self.other_button.setToolTip(tooltip(name))
        self._cell_error = label("", Role.SMALL, "error")
        self._cell_error.hide()
        why = row(self._cell_title, self.cell_state, self.cell_reason)
        why.setStretch(2, 1)
        instead = row(self.cell_stand_in, self.other_button)
        instead.setStretch(0, 1)
        cell = self._cell_line = row(why, instead)
        cell.setStretch(0, 1)
        below = Card()
        below.body.setContentsMargins(12, 10, 12, 10)
        hint = label(
            tr("council_page", "Space: recused, absent, scores again · Enter: reason · T: who scores instead"),
            Role.SMALL,
            "quiet",
            wrap=True,
        )
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = row(SectionTitle(tr("council_page", "Who does not score which product")), hint)
        head.setStretch(1, 1)
        below.body.addLayout(head)
        below.body.addWidget(self.matrix, 1)
        below.body.addLayout(cell)
        below.body.addWidget(self._cell_error)
        self._below = below

        body = self._body = QWidget()
        body.setObjectName("page")
        whole = self._whole = column(
            self._top, self._closed_words, self.confirm, halves, below, spacing=12, margins=(16, 14, 16, 14)
        )
        whole.setStretch(3, 1)
        whole.setStretch(4, 1)
        body.setLayout(whole)
        self._main = QScrollArea()
        self._main.setWidgetResizable(True)
        self._main.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._main.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._main.setWidget(body)
        self._main.viewport().installEventFilter(self)
        body.installEventFilter(self)
        self._closed = NoSession(
            tr(
                "council_page",
                "Here the members of the council are kept, who is present and who does not score which product.",
            )
        )
        self._closed.clicked.connect(lambda: self.go_to.emit("overview", None))
        self._empty = EmptyState(
            tr("council_page", "Who sits in the council?"),
            tr(
                "council_page",
                "Begin with the bodies that usually sit in a provincial council and change what is different, "
                "or add the members one by one with Ctrl+N.",
            ),
            tr("council_page", "Add the usual bodies"),
        )
        self._empty_other = EmptyState(
            tr("council_page", "Who sits in the council?"),
            tr("council_page", "Add the members by the body that each represents; the chair counts for the quorum."),
            tr("council_page", "Add a member (Ctrl+N)"),
        )
        self._empty.clicked.connect(self.add_usual)
        self._empty_other.clicked.connect(self.add_member)
        self.stack = QStackedWidget()
        for page in (self._closed, self._empty, self._empty_other, self._main):
            self.stack.addWidget(page)
        self.setLayout(column(self.stack, spacing=0))

        for keys, action in (
            ("Ctrl+N", self.add_member),
            ("Ctrl+R", self.replace_member),
            ("Ctrl+Up", lambda: self.move_member(-1)),
            ("Ctrl+Down", lambda: self.move_member(1)),
        ):
            self._shortcut(keys, action)
        bridge.opened.connect(self._opened)
        bridge.changed.connect(self._changed)
        self._opened()

    # What is shown.

    def show_product(self, product_id: int) -> None:
        """Goes to a product among those that members do not score, to the first such member."""
        desk = self._bridge.desk
        if desk is not None:
            self._go_to_cell(product_id, next(iter(desk.state.participations.get(product_id, {})), None))
            self.setFocusProxy(self.matrix)

    def current(self) -> int | None:
        """The member that is chosen."""
        return self.model.key(self.table.currentIndex())

    def field(self, path: str) -> Field:
        """The field of one value of the member, such as "body"."""
        return self._bound.field(path)

    def quorum_text(self) -> str:
        """The line above the members."""
        return self._words.text()

    def _make_form(self) -> Card:
        card = Card()
        card.body.setContentsMargins(16, 8, 12, 12)
        self._title = SectionTitle("")
        self.up = icon_button("up", tr("council_page", "Move up (Ctrl+↑)"))
        self.down = icon_button("down", tr("council_page", "Move down (Ctrl+↓)"))
        self.up.clicked.connect(lambda: self.move_member(-1))
        self.down.clicked.connect(lambda: self.move_member(1))
        self.remove_button = button(tr("council_page", "Remove"), "quiet", self.remove_member)
        self.replace_button = button(tr("council_page", "Replace"), "quiet", self.replace_member)
        name = tr("council_page", "Replace the member (Ctrl+R)")
        self.replace_button.setAccessibleName(name)
        self.replace_button.setToolTip(tooltip(name))
        buttons = (self.up, self.down, self.replace_button, self.remove_button)
        card.body.addLayout(row(self._title, -1, *buttons, spacing=2))
        self._seat = label("", Role.SMALL, "quiet", wrap=True)
        card.body.addWidget(self._seat)
        first = Form(2)
        self._bound.add(first, "body", tr("council_page", "Body represented"), TextField(), span=2)
        self._hint = label(
            tr("council_page", "Write the body and press Enter; Escape leaves."), Role.SMALL, "quiet", wrap=True
        )
        card.body.addWidget(first)
        card.body.addWidget(self._hint)
        rest = Form(2)
        self._bound.add(rest, "short", tr("council_page", "Short name"), TextField())
        roles = ComboBox([(role_, str(name)) for role_, name in ROLES.items()])
        self._bound.add(rest, "role", tr("council_page", "Role"), roles)
        self._bound.add(rest, "name", tr("council_page", "Name"), TextField())
        self._bound.add(rest, "title", tr("council_page", "Title"), TextField())
        self.present = QCheckBox(tr("council_page", "Present"))
        self.scoring = QCheckBox(tr("council_page", "Scores"))
        self.present.clicked.connect(self.toggle_present)
        self.scoring.clicked.connect(self.toggle_scoring)
        rest.add_widget(self.present)
        rest.add_widget(self.scoring)
        self._bound.add(rest, "absence_reason", tr("council_page", "Reason of absence"), TextField(), span=2)
        self._rest = rest
        card.body.addWidget(rest)
        card.body.addStretch(1)
        return card

    def _opened(self) -> None:
        desk = self._bridge.desk
        self.confirm.clear()
        self._show_replacing(False)
        self._new = False
        self._member_id = None
        self._bound.forget()
        self.model.show(desk)
        self.recusals.show(desk)
        self._settle()
        keys = self.model.keys()
        self._select(keys[0] if keys else None)
        if self.recusals.rowCount() and self.recusals.columnCount():
            self.matrix.setCurrentIndex(self.recusals.index(0, 0))
        self._show_cell()

    def _changed(self, changes: Changes) -> None:
        desk = self._bridge.desk
        if desk is None or not (changes.members or changes.session or changes.listed or changes.details):
            return
        if changes.members:
            before = max(self.table.currentIndex().row(), 0)
            self.model.show(desk)
            if self._member_id is not None and self._member_id not in desk.state.members:
                self.confirm.clear()
                self._show_replacing(False)
                keys = self.model.keys()
                self._select(keys[min(before, len(keys) - 1)] if keys else None)
            elif self._member_id is None and not self._new and self.model.keys():
                self._select(self.model.keys()[0])
        if changes.listed or changes.members:
            cell = self._cell()
            self.recusals.show(desk)
            if cell is not None and self._cell() != cell:
                self._go_to_cell(*cell)
        else:
            self.recusals.follow(desk, changes.details)
        if changes.listed or changes.members or changes.session:
            self._settle()
            self._show_member()
        self._show_cell()

    def _go_to_cell(self, product_id: int, member_id: int | None = None) -> None:
        """Goes to a cell of the matrix; without a member to the first of the product."""
        products, members = self.recusals.products, self.recusals.members
        if product_id in products and members:
            place = members.index(member_id) if member_id in members else 0
            self.matrix.setCurrentIndex(self.recusals.index(products.index(product_id), place))

    def _settle(self) -> None:
        """Shows the right part of the page, and the quorum."""
        desk = self._bridge.desk
        self._closed_words.setText(closed_words(desk))
        self._closed_words.setVisible(bool(self._closed_words.text()))
        if self._new and not self._editable():
            self._drop_new()
        shown: QWidget = self._closed
        if desk is not None:
            usual = usual_members(desk.state.session.level)
            empty = self._empty if usual else self._empty_other
            shown = self._main if desk.state.members or self._new else empty
            there = {member.body for member in desk.state.members.values()}
            open_ = self._editable()
            if not open_:
                self.confirm.clear()
                self._show_replacing(False)
            self.usual_button.setVisible(len(there) < 3 and any(m.body not in there for m in usual))
            for made in (self.usual_button, self.add_button, self._empty.button, self._empty_other.button):
                made.setEnabled(open_)
            self._show_quorum(desk)
            self._below.setVisible(bool(desk.state.products and desk.state.members))
        self.stack.setCurrentWidget(shown)
        self.setFocusProxy(self.table if shown is self._main else shown)
        self._fit()

    def _show_quorum(self, desk: Desk) -> None:
        found, rules = desk.state.quorum(), desk.state.session.rules
        self._quorum.set(
            tr("council_page", "Quorum met") if found.met else tr("council_page", "Quorum not met"),
            "accent" if found.met else "error",
        )
        self._words.setText(quorum_words(found))
        rule = tr("council_page", "{share} of the members").format(share=share_text(rules.quorum))
        if rules.chair_required:
            rule = tr("council_page", "{share} of the members, with the chair or the deputy who chairs").format(
                share=share_text(rules.quorum)
            )
        self._clause.setText(rules.quorum_clause or rule)
        self._clause.setToolTip(tooltip(rule))

    def _select(self, member_id: int | None) -> None:
        place = self.model.row_of(member_id)
        self.table.setCurrentIndex(self.model.index(place, Col.BODY) if place >= 0 else QModelIndex())
        self._member_id = member_id if place >= 0 else None
        self._bound.forget()
        self._show_member()

    def _chosen(self, current: QModelIndex) -> None:
        key = self.model.key(current)
        if key is None or (key == self._member_id and not self._new):
            return
        self.confirm.clear()
        self._show_replacing(False)
        self._new, self._member_id = False, key
        self._bound.forget()
        self._show_member()

    def _show_member(self) -> None:
        desk = self._bridge.desk
        member = desk.state.members.get(self._member_id) if desk and self._member_id is not None else None
        self.form.setEnabled(desk is not None and (member is not None or self._new))
        open_ = self._editable()
        self._bound.set_open({item.name for item in fields(Member)} if open_ else ())
        for part in (self.up, self.down, self.replace_button, self.remove_button, self.present, self.scoring):
            part.setEnabled(open_)
        self._rest.setVisible(not self._new)
        self._hint.setVisible(self._new)
        for made in (self.up, self.down, self.remove_button):
            made.setVisible(not self._new)
        said = seat_words(desk.state.members, member) if desk is not None and member is not None else ""
        self._seat.setText(said)
        self._seat.setVisible(bool(said))
        self.replace_button.setVisible(self._replaceable() is not None)
        if self._new:
            self._title.setText(tr("council_page", "New member"))
            self._bound.show(_NEW)
        elif member is not None:
            self._title.setText(tr("council_page", "Member {n}").format(n=self.model.row_of(member.id) + 1))
            self._bound.show(member)
            self.present.setChecked(member.present)
            self.scoring.setChecked(member.scoring)
            self.field("absence_reason").setEnabled(not member.present)
            for shown in (self.scoring, self.field("role")):
                shown.setVisible(not holds_no_seat(member))

    # What is done with members.

    def add_member(self) -> None:
        """Asks for the body of a new member in the form."""
        if not self._editable():
            return
        self.confirm.clear()
        self._show_replacing(False)
        self._leave_field()
        self._new, self._member_id = True, None
        self._bound.forget()
        self._settle()
        self._show_member()
        self.field("body").editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _drop_new(self) -> None:
        self._new = False
        keys = self.model.keys()
        self._select(keys[0] if keys else None)

    def add_usual(self) -> None:
        """Adds the bodies that usually sit in a council of this level, as one step."""
        desk = self._bridge.desk
        if desk is not None and self._bridge.execute(AddMembers(usual_members(desk.state.session.level))):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def replace_member(self) -> None:
        """Asks who takes the chosen member's seat."""
        if self._editable() and self._replaceable() is not None:
            self.confirm.clear()
            self._leave_field()
            member = self._replaceable()
            assert member is not None
            self._show_replacing(True)
            self.replacing.begin(member)

    def _replaceable(self) -> Member | None:
        """The chosen member, where nobody took the seat over yet."""
        desk = self._bridge.desk
        member = desk.state.members.get(self._member_id) if desk and self._member_id is not None else None
        if desk is None or member is None or self._new or holds_no_seat(member):
            return None
        if successor(desk.state.members, member) is not None:
            return None
        return member

    def _replaced(self, came: int | None) -> None:
        self._show_replacing(False)
        if came is not None:
            self._select(came)
        (self.matrix if self.replacing.of_product else self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_replacing(self, shown: bool) -> None:
        self.replacing.setVisible(shown)
        self.form.setVisible(not shown)

    def move_member(self, step: int) -> None:
        """Moves the chosen member up or down."""
        place = self.model.row_of(self._member_id) + step
        if self._editable() and self._member_id is not None and 0 <= place < self.model.rowCount():
            self._leave_field()
            self._bridge.execute(MoveMember(self._member_id, place))

    def remove_member(self) -> None:
        """Removes the chosen member; asks first where score sheets would go with this member."""
        desk, key = self._bridge.desk, self._member_id
        if desk is None or key is None or not self._editable():
            return
        sheets = len({choice.product_id for choice in desk.state.choices_of(member_id=key)})
        if not sheets:
            self._bridge.execute(RemoveMember(key))
            return
        self.confirm.ask(
            tr("council_page", "{member} goes with {n} score sheets that have entries.").format(
                member=desk.state.member(key).label, n=sheets
            ),
            tr("council_page", "Remove the member and the sheets"),
            tr("council_page", "Keep the member"),
            lambda: self._remove(key),
            self.table.setFocus,
        )

    def toggle_present(self) -> None:
        """Present or absent; a member who comes after all is no longer excused."""
        member = self._member()
        if member is not None:
            reason = member.absence_reason if member.present else ""
            self._bridge.execute(EditMember(replace(member, present=not member.present, absence_reason=reason)))
            self._show_member()

    def toggle_scoring(self) -> None:
        """Scores or does not."""
        member = self._member()
        if member is not None:
            self._bridge.execute(EditMember(replace(member, scoring=not member.scoring)))
            self._show_member()

    def _member(self) -> Member | None:
        desk = self._bridge.desk
        self._leave_field()
        return desk.state.members.get(self._member_id) if desk and self._member_id is not None else None

    def _remove(self, key: int) -> None:
        self._bridge.execute(RemoveMember(key, discard_sheets=True))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _editable(self) -> bool:
        desk = self._bridge.desk
        return desk is not None and not desk.read_only

    def _leave_field(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, TextField) and focused.hasFocus():
            focused.editingFinished.emit()

    def _keep(self, member: Any) -> CodedError | None:
        if not self._new:
            return self._bridge.attempt(EditMember(member))
        error = self._bridge.attempt(AddMember(member))
        if error is None:
            self._new = False
            keys = self.model.keys()
            self._settle()
            self._select(keys[-1])
            self.field("short").editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return error

    def _enter_form(self) -> None:
        member = self._member()
        name = "body" if member is None or member.present else "absence_reason"
        self.field(name).editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _clicked(self, index: QModelIndex) -> None:
        if not self._editable():
            return
        if index.column() == Col.PRESENT:
            self.toggle_present()
        elif index.column() == Col.SCORING:
            self.toggle_scoring()

    # Who does not score what.

    def _cell(self) -> tuple[int, int] | None:
        at = self.matrix.currentIndex()
        if not at.isValid():
            return None
        return self.recusals.products[at.row()], self.recusals.members[at.column()]

    def _show_cell(self) -> None:
        desk, cell = self._bridge.desk, self._cell()
        editable = desk is not None and cell is not None and not desk.read_only
        self.cell_state.setEnabled(editable)
        set_changeable(self.cell_reason, editable)
        self._say(None)
        self._show_stand_in()
        if desk is None or cell is None:
            self._cell_title.setText("")
            self.cell_reason.setEnabled(False)
            return
        found = desk.state.participations.get(cell[0], {}).get(cell[1])
        self._cell_title.setText(
            tr("council_page", "{member}, product {n}:").format(
                member=desk.state.members[cell[1]].label, n=self.recusals.products.index(cell[0]) + 1
            )
        )
        self.cell_state.set_value(found.state if found else None)
        self.cell_reason.set_value(found.reason if found else "")
        self.cell_reason.setEnabled(found is not None)

    def _show_stand_in(self) -> None:
        """Who may score the product instead, and who does; nobody is asked for where the member scores it."""
        desk, cell = self._bridge.desk, self._cell()
        choices: list[tuple[int | None, str]] = [(None, tr("council_page", "Nobody scores instead"))]
        named, needed = None, False
        if desk is not None and cell is not None:
            state, member = desk.state, desk.state.members[cell[1]]
            of_product = state.participations.get(cell[0], {})
            needed = member.scoring and state.absence(*cell) is not None and successor(state.members, member) is None
            named = of_product[member.id].stand_in if member.id in of_product else None
            possible = possible_stand_ins(state.members, of_product, member)
            shown = [one for one in state.members.values() if one in possible or one.id == named]
            text = tr("council_page", "{member} scores instead")
            choices += [(one.id, text.format(member=stand_in_label(one, member))) for one in shown]
        self.cell_stand_in.set_choices(choices)
        self.cell_stand_in.set_value(named)
        for part in (self.cell_stand_in, self.other_button):
            part.setEnabled(needed and self._editable())

    def _cell_chosen(self) -> None:
        if self.replacing.of_product:
            self._show_replacing(False)
        self._show_cell()

    def _cycle(self) -> None:
        desk, cell = self._bridge.desk, self._cell()
        if desk is None or cell is None or not self._editable():
            return
        found = desk.state.participations.get(cell[0], {}).get(cell[1])
        order = (None, Absence.RECUSED, Absence.ABSENT)
        self._participate(order[(order.index(found.state if found else None) + 1) % len(order)])

    def _participate(self, state: Absence | None) -> None:
        desk, cell = self._bridge.desk, self._cell()
        if desk is None or cell is None:
            return
        found = desk.state.participations.get(cell[0], {}).get(cell[1])
        reason = found.reason if found and state else ""
        self._say(self._bridge.attempt(SetParticipation(cell[0], cell[1], state, reason)))

    def _reason_given(self, reason: str) -> None:
        desk, cell = self._bridge.desk, self._cell()
        if desk is None or cell is None:
            return
        found = desk.state.participations.get(cell[0], {}).get(cell[1])
        if found is not None:
            self._say(self._bridge.attempt(SetParticipation(cell[0], cell[1], found.state, reason)))

    def _stand_in(self, member_id: int | None) -> None:
        cell = self._cell()
        if cell is not None:
            self._say(self._bridge.attempt(NameStandIn(*cell, member_id)))

    def add_stand_in(self) -> None:
        """Asks who, not being of the council, scores the product of the current cell instead of its member."""
        desk, cell = self._bridge.desk, self._cell()
        if desk is not None and cell is not None and self.other_button.isEnabled():
            self.confirm.clear()
            self._leave_field()
            if self._new:
                self._new = False
                self._select(self.model.keys()[0])
            self._show_replacing(True)
            self.replacing.begin_stand_in(cell[0], desk.state.member(cell[1]))

    def _say(self, error: CodedError | None) -> None:
        self._cell_error.setText(sentence(error) if error is not None else "")
        self._cell_error.setVisible(error is not None)

    def _enter_reason(self) -> None:
        target = self.cell_reason if self.cell_reason.isEnabled() else self.cell_state
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Qt.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._main.viewport():
            self._fit()
        if event.type() == QEvent.Type.LayoutRequest and watched is self._body:
            self._grow()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if watched is self.table and self._editable():
            if key == Qt.Key.Key_Space:
                self.toggle_scoring() if control else self.toggle_present()
                return True
            if key == Qt.Key.Key_Delete:
                self.remove_member()
                return True
        if watched is self.matrix and key == Qt.Key.Key_Space:
            self._cycle()
            return True
        if watched is self.matrix and key == Qt.Key.Key_T and not event.modifiers():
            target = self.cell_stand_in if self.cell_stand_in.count() > 1 else self.other_button
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._new:
            self._drop_new()
            self._settle()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self.form.isAncestorOf(self.focusWidget()):
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self._below.isAncestorOf(self.focusWidget()):
            self.matrix.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _grow(self) -> None:
        """As high as its parts need, however many lines their words take; what does not fit is scrolled to."""
        needed = self._whole.totalMinimumHeightForWidth(self._main.viewport().width())
        self._body.setMinimumHeight(max(600, needed))

    def _fit(self) -> None:
        """Shows as many columns as there is room for; what is left out stands in the form."""
        available = self._main.viewport().width()
        narrow = available < 900
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._cell_line.setDirection(self._top.direction())
        self._grow()
        for form in (self.form, self.replacing):
            form.setFixedWidth(324 if narrow else max(348, available // 4))
        room = available - self.form.width() - 44 - 14
        for section, least in (
            (Col.SHORT, 900),
            (Col.NAME, 560),
            (Col.TITLE, 1000),
            (Col.REASON, 620),
            (Col.ROLE, 420),
        ):
            self.table.setColumnHidden(section, room < least)
        check = max(theme.text_width(self.model.headerData(c, Qt.Orientation.Horizontal) or "") for c in (6, 7))
        self.table.set_widths(
            {
                Col.ORDER: theme.text_width("00") + 3 * GRID,
                Col.SHORT: room * 11 // 100,
                Col.NAME: room * 14 // 100,
                Col.TITLE: room * 11 // 100,
                Col.ROLE: theme.text_width("Phó chủ tịch") + 3 * GRID,
                Col.SCORING: check + 2 * GRID,
                Col.PRESENT: check + 2 * GRID,
                Col.REASON: room * (24 if self.model.seats_changed() else 16) // 100,
            },
            stretch=Col.BODY,
        )
        side = min(max(200, available * 24 // 100), 460)
        self.matrix.verticalHeader().setFixedWidth(side)
        columns = self.recusals.columnCount()
        if columns:
            width = max((available - 32 - 26 - side - 16) // columns, theme.text_width("00", Role.SMALL) + GRID)
            self.recusals.set_width(width)
            self.matrix.set_widths(dict.fromkeys(range(columns), width))

    def _shortcut(self, keys: str, action: Callable[[], object]) -> None:
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(lambda: action())
