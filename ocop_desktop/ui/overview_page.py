"""Tổng quan: the sessions of this database, and for the open one the steps of the day with what blocks them.

Makes, opens, duplicates and archives sessions. Archived ones are hidden until they are asked for; nothing is deleted.
"""

import datetime
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ocop_desktop.domain.criteria import Decree
from ocop_desktop.domain.errors import UserError
from ocop_desktop.services.criteria import known_decrees
from ocop_desktop.services.state import Changes
from ocop_desktop.services.workspace import SessionSummary, Workspace
from ocop_desktop.ui import theme
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.rows_model import Index, RowsModel
from ocop_desktop.ui.session_words import level_name, today, what_level_does, when
from ocop_desktop.ui.steps import TITLES, Step, steps
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import Card, EmptyState, ScrollPage, button, column, label, row, set_property, tooltip
from ocop_desktop.ui.widgets_fields import ComboBox, Form, TextField, show_date
from ocop_desktop.ui.widgets_table import table_view

_NARROW = 1000
_STEPS_WIDTH = (336, 264)
_ROW_MARGIN = 6


class OverviewPage(QWidget):
    """The list of sessions and the steps of the open one. ``go_to`` asks for another page."""

    go_to = Signal(str, object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._dirty = True
        self._has_sessions = False
        self._model = SessionsModel()
        self.table = table_view(self._model, tr("overview_page", "Sessions"))
        figures: dict[int, int] = {c: theme.text_width(str(_HEADS[c]), Role.SMALL) + 3 * GRID for c in _FIGURES}
        self.table.set_widths(
            {
                **figures,
                Col.CHANGED: theme.text_width("00/00/0000 00:00") + 3 * GRID,
            },
            stretch=Col.SESSION,
        )
        self.table.setItemDelegateForColumn(Col.SESSION, _TitleDelegate(self.table))
        # Rows that grow can take width away again: they are fitted when the columns have come to rest.
        self._fit_later = QTimer(self)
        self._fit_later.setSingleShot(True)
        self._fit_later.timeout.connect(self._fit_rows)
        self.table.horizontalHeader().sectionResized.connect(lambda: self._fit_later.start())
        self.table.opened.connect(lambda index: self._open())
        self.table.selectionModel().currentChanged.connect(lambda: self._show_choice())
        self.new_button = button(tr("overview_page", "New session (Ctrl+N)"), "primary", self.ask_new)
        self.archived = QCheckBox(tr("overview_page", "Show archived sessions"))
        self.archived.toggled.connect(lambda: self._refresh())
        self.open_button = button(tr("overview_page", "Open"), clicked=self._open)
        self.duplicate_button = button(tr("overview_page", "Duplicate…"), clicked=self._ask_duplicate)
        self.archive_button = button(tr("overview_page", "Archive"), clicked=self._toggle_archived)
        self.new_form = NewSession(self._create, self._close_forms)
        self.duplicate_form = DuplicateSession(self._duplicate, self._close_forms)
        self.steps = StepsCard()
        self.steps.go_to.connect(self.go_to)
        self._empty = EmptyState(
            tr("overview_page", "One evaluation, from the list to the certificate"),
            tr(
                "overview_page",
                "A session holds one evaluation of the council: its products, members, score sheets, conclusions and"
                " papers. Everything is kept on this machine and saved at once. Begin with a new session.",
            ),
            tr("overview_page", "New session (Ctrl+N)"),
        )
        self._empty.clicked.connect(self.ask_new)

        title = label(tr("overview_page", "Evaluation sessions"), Role.TITLE)
        self._list_side = QWidget()
        self._list_side.setLayout(
            column(
                self.duplicate_form,
                self.table,
                row(self.open_button, self.duplicate_button, self.archive_button, -1, self.archived),
                spacing=GRID + 4,
            )
        )
        self._sides = row(self._empty, self._list_side, self.steps, spacing=2 * GRID)
        self._sides.setStretch(0, 1)
        self._sides.setStretch(1, 1)
        head = row(title, -1, self.new_button)
        page = ScrollPage()
        page.body.addLayout(head)
        page.body.addWidget(self.new_form)
        page.body.addLayout(self._sides, 1)
        self.setLayout(column(page))
        new = QShortcut(QKeySequence("Ctrl+N"), self)
        new.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.activated.connect(self.ask_new)
        self._close_forms()
        bridge.listed.connect(self._touch)
        bridge.opened.connect(self._opened)
        bridge.changed.connect(self._changed)

    def ask_new(self) -> None:
        """Opens the form for a new session."""
        if not self._bridge.is_open:
            return
        workspace = self._bridge.workspace
        if workspace.view_only:
            self._bridge.failed.emit(UserError("view_only", path=str(workspace.path), reason=workspace.view_only))
            return
        self._close_forms()
        self._bridge.guard(lambda: self.new_form.begin(self._usual_title()))
        self._arrange()

    def summary(self) -> SessionSummary | None:
        """The session that is chosen in the list."""
        return self._model.summary(self.table.currentIndex())

    def choose(self, session_id: int) -> None:
        """Makes a session the chosen one of the list."""
        place = self._model.row_of(session_id)
        if place >= 0:
            self.table.setCurrentIndex(self._model.index(place, 0))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        for hidden in (Col.MEMBERS, Col.CHANGED):
            self.table.setColumnHidden(hidden, narrow)
        self.steps.setFixedWidth(_STEPS_WIDTH[narrow])

    def _opened(self) -> None:
        self._touch()
        if self._bridge.desk is not None:
            self.choose(self._bridge.desk.state.session.id)

    def _touch(self) -> None:
        self._dirty = True
        if self.isVisible():
            self._refresh()

    def _changed(self, changes: Changes) -> None:
        if not self.isVisible():
            self._dirty = True
        elif changes.listed or changes.session or changes.members or changes.details:
            self._refresh()
        else:
            self._show_steps()

    def _refresh(self) -> None:
        if self._bridge.is_open and self._bridge.guard(self._list):
            self._show_steps()
            self._dirty = False

    def _list(self) -> None:
        chosen = self.summary()
        desk = self._bridge.desk
        sessions = self._bridge.workspace.sessions()
        put_away = sum(item.session.archived for item in sessions)
        shown = [item for item in sessions if self.archived.isChecked() or not item.session.archived]
        self._model.fill(shown, desk.state.session.id if desk is not None else None)
        self.archived.setVisible(bool(put_away))
        self._has_sessions = bool(sessions)
        self._arrange()
        self.setFocusProxy(self.table if sessions else self._empty)
        open_id = desk.state.session.id if desk is not None else None
        wanted = chosen.session.id if chosen is not None else open_id
        place = self._model.row_of(wanted)
        if shown:
            self.table.setCurrentIndex(self._model.index(max(place, 0), 0))
        self._fit_rows()
        self._show_choice()

    def _fit_rows(self) -> None:
        """Rows as high as their titles need: those of one year differ only at their ends."""
        width = self.table.columnWidth(Col.SESSION)
        for place in range(self._model.rowCount()):
            self.table.setRowHeight(place, row_height(self._model.index(place, Col.SESSION), width))

    def _show_steps(self) -> None:
        desk = self._bridge.desk
        self.steps.setVisible(desk is not None)
        if desk is not None:
            self.steps.show_steps(desk.state.session.title, steps(desk))

    def _show_choice(self) -> None:
        chosen = self.summary()
        writable = not self._bridge.workspace.view_only
        self.open_button.setEnabled(chosen is not None)
        for made in (self.duplicate_button, self.archive_button):
            made.setEnabled(chosen is not None and writable)
        self.new_button.setEnabled(writable)
        put_away = chosen is not None and chosen.session.archived
        text = tr("overview_page", "Take out of the archive") if put_away else tr("overview_page", "Archive")
        self.archive_button.setText(text)
        self.archive_button.setAccessibleName(text)

    def _open(self) -> None:
        chosen = self.summary()
        if chosen is not None and self._bridge.open_session(chosen.session.id):
            self.steps.setFocus()

    def _ask_duplicate(self) -> None:
        chosen = self.summary()
        if chosen is not None:
            self._close_forms()
            self.duplicate_form.begin(chosen)

    def _toggle_archived(self) -> None:
        chosen = self.summary()
        if chosen is None:
            return
        session_id, archive = chosen.session.id, not chosen.session.archived
        desk = self._bridge.desk
        is_open = desk is not None and desk.state.session.id == session_id
        if self._bridge.with_workspace(lambda workspace: workspace.set_archived(session_id, archive)) and is_open:
            # The desk holds the session as it was; an archived one leaves it, one taken out is read anew.
            self._bridge.close_session() if archive else self._bridge.open_session(session_id)

    def _create(self, title: str, decree: str, level: str) -> None:
        self._make(lambda workspace: workspace.create(title, decree, level))

    def _duplicate(self, session_id: int, title: str, with_products: bool) -> None:
        self._make(lambda workspace: workspace.duplicate(session_id, title, with_products=with_products))

    def _make(self, make: Callable[[Workspace], int]) -> None:
        made: list[int] = []
        if self._bridge.with_workspace(lambda workspace: made.append(make(workspace))):
            self._close_forms()
            self._bridge.open_session(made[0])
            self.choose(made[0])
            self.go_to.emit("session", None)

    def _close_forms(self) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and (
            self.new_form.isAncestorOf(focused) or self.duplicate_form.isAncestorOf(focused)
        )
        self.new_form.hide()
        self.duplicate_form.hide()
        self._arrange()
        if had_focus:
            self.setFocus()

    def _arrange(self) -> None:
        """Shows the list, or what teaches while there is none, and the button where its form is not open."""
        asking = not self.new_form.isHidden()
        self._list_side.setVisible(self._has_sessions)
        self._empty.setVisible(not self._has_sessions and not asking)
        self.new_button.setVisible(self._has_sessions and not asking)

    def _usual_title(self) -> str:
        """The next round of this year, as offices name them."""
        year = today().year
        rounds = sum(str(year) in item.session.title for item in self._bridge.workspace.sessions())
        return tr("overview_page", "Round {n}, {year}").format(n=rounds + 1, year=year)


class Col(IntEnum):
    """Columns of the list of sessions."""

    SESSION = 0
    PRODUCTS = 1
    MEMBERS = 2
    CONCLUDED = 3
    CHANGED = 4


_HEADS = {
    Col.SESSION: mark("overview_page", "Session"),
    Col.PRODUCTS: mark("overview_page", "Products"),
    Col.MEMBERS: mark("overview_page", "Members"),
    Col.CONCLUDED: mark("overview_page", "Concluded"),
    Col.CHANGED: mark("overview_page", "Last change"),
}
DETAIL_ROLE = Qt.ItemDataRole.UserRole
_FIGURES = (Col.PRODUCTS, Col.MEMBERS, Col.CONCLUDED)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class SessionsModel(RowsModel):
    """The sessions as rows; the open one says so."""

    def __init__(self) -> None:
        super().__init__()
        self._summaries: dict[int, SessionSummary] = {}
        self._open_id: int | None = None

    def fill(self, sessions: Sequence[SessionSummary], open_id: int | None) -> None:
        """Shows these sessions; ``open_id`` is the one that is open."""
        self._summaries = {item.session.id: item for item in sessions}
        self._open_id = open_id
        self.set_keys([item.session.id for item in sessions])
        self.touch(self.keys())

    def summary(self, index: Index) -> SessionSummary | None:
        """The session in a row; None for no row."""
        key = self.key(index)
        return self._summaries.get(key) if key is not None else None

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Col)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(_HEADS[Col(section)])
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _FIGURES:
            return _RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.summary(index)
        if item is None:
            return None
        column_ = Col(index.column())
        is_session = column_ is Col.SESSION
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(item, column_)
        if role == DETAIL_ROLE and is_session:
            return self._details(item)
        if role == Qt.ItemDataRole.AccessibleTextRole and is_session:
            return f"{item.session.title}, {self._details(item)}"
        if role == Qt.ItemDataRole.ToolTipRole and is_session:
            return tooltip(item.session.title)
        if role == Qt.ItemDataRole.TextAlignmentRole and column_ in _FIGURES:
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(Role.STRONG) if is_session else theme.font(Role.BODY, figures=True)
        if role == Qt.ItemDataRole.ForegroundRole and item.session.archived:
            return theme.color("quiet")
        return None

    def _details(self, item: SessionSummary) -> str:
        session = item.session
        states = []
        if session.id == self._open_id:
            states.append(tr("overview_page", "open now"))
        if session.archived:
            states.append(tr("overview_page", "archived"))
        if item.sealed:
            states.append(tr("overview_page", "sealed"))
        held = [show_date(session.held_on)] if session.held_on else []
        return " · ".join([*states, level_name(session.level), session.decree, *held])

    def _text(self, item: SessionSummary, column_: Col) -> str:
        match column_:
            case Col.SESSION:
                return item.session.title
            case Col.PRODUCTS:
                return str(item.products)
            case Col.MEMBERS:
                return str(item.members)
            case Col.CONCLUDED:
                return f"{item.concluded}/{item.products}"
            case Col.CHANGED:
                return when(item.changed_at)


class _TitleDelegate(QStyledItemDelegate):
    """Draws the title of a session and, below it, what kind of session it is; both in full."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        top = option.rect.top() + _ROW_MARGIN
        for text, role, tone in _lines(index):
            area = _text_area(text, role, option.rect.width()).translated(option.rect.left() + GRID, top)
            painter.setFont(theme.font(role))
            painter.setPen(theme.color(tone))
            painter.drawText(area, Qt.TextFlag.TextWordWrap, text)
            top = area.bottom() + 1
        painter.restore()


def _lines(index: Index) -> tuple[tuple[str, Role, str], ...]:
    tone = "text" if index.data(Qt.ItemDataRole.ForegroundRole) is None else "quiet"
    return (
        (index.data(Qt.ItemDataRole.DisplayRole), Role.STRONG, tone),
        (index.data(DETAIL_ROLE), Role.SMALL, "quiet"),
    )


def _text_area(text: str, role: Role, width: int) -> QRect:
    """The room that a text takes in a column of that width, its corner at the origin."""
    room = width - 2 * GRID
    # Text is drawn a little wider or narrower than it is measured where the screen is scaled.
    measured = QRect(0, 0, room - 4, 0xFFFF)
    found = QFontMetrics(theme.font(role)).boundingRect(measured, Qt.TextFlag.TextWordWrap, text)
    return QRect(0, 0, room, found.height())


def row_height(index: Index, width: int) -> int:
    """The height that a session needs in a column of that width."""
    return 2 * _ROW_MARGIN + sum(_text_area(text, role, width).height() for text, role, _ in _lines(index))


class _InlineForm(Card):
    """A form that stands in the page until it is sent with Enter or left with Escape."""

    def __init__(self, title: str, send_text: str, send: Callable[[], None], leave: Callable[[], None]) -> None:
        super().__init__(title)
        self.form = Form(4)
        self.body.addWidget(self.form)
        self.send_button = button(send_text, "primary", send)
        self.leave_button = button(tr("overview_page", "Cancel"), "quiet", leave)
        self._send, self._leave = send, leave

    def add_buttons(self) -> None:
        """Puts the buttons below the fields that were added."""
        self.body.addLayout(row(self.send_button, self.leave_button, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(self.focusWidget(), QPushButton):
            self._send()
        else:
            super().keyPressEvent(event)


class NewSession(_InlineForm):
    """Title, decree and level of a new session. The decree is the one in force today unless another is chosen."""

    def __init__(self, create: Callable[[str, str, str], None], leave: Callable[[], None]) -> None:
        super().__init__(
            tr("overview_page", "New session"), tr("overview_page", "Create the session"), self._create, leave
        )
        self._made = create
        self.title = TextField()
        self.decree = ComboBox()
        self.level = ComboBox()
        self._does = label("", Role.SMALL, "quiet", wrap=True)
        self._title_field = self.form.add(tr("overview_page", "Title"), self.title, span=2)
        self.form.add(tr("overview_page", "Decree"), self.decree)
        self.form.add(tr("overview_page", "Level of the council"), self.level)
        self.body.addWidget(self._does)
        self.add_buttons()
        self.decree.currentIndexChanged.connect(lambda: self._decree_chosen())
        self.level.currentIndexChanged.connect(lambda: self._say())

    def begin(self, title: str) -> None:
        """Shows the form with the usual values; the title is ready to be typed over."""
        decrees = [known.decree for known in known_decrees().values()]
        self.decree.set_choices([(decree.code, decree.code) for decree in decrees])
        self.decree.set_value(in_force(decrees, today()).code)
        self._decree_chosen()
        self._title_field.set_error("")
        self.title.set_value(title)
        self.show()
        self.title.setFocus()
        self.title.selectAll()

    def _decree_chosen(self) -> None:
        decree = known_decrees()[self.decree.value()].decree
        before = self.level.value() or "tỉnh"
        levels = [(tier.level, level_name(tier.level)) for tier in decree.tiers]
        self.level.set_choices(levels)
        self.level.set_value(before if before in dict(levels) else levels[0][0])
        self._say()

    def _say(self) -> None:
        decree = known_decrees()[self.decree.value()].decree
        tier = decree.tier(self.level.value())
        until = decree.effective_to
        since = show_date(decree.effective_from)
        if until is None:
            period = tr("overview_page", "In force since {since}.").format(since=since)
        else:
            period = tr("overview_page", "In force from {since} to {until}.").format(
                since=since, until=show_date(until)
            )
        self._does.setText(f"{period} {what_level_does(tier)}" if tier is not None else period)

    def _create(self) -> None:
        title = self.title.value()
        if not title:
            self._title_field.set_error(sentence(UserError("title_missing")))
            self.title.setFocus()
            return
        self._made(title, self.decree.value(), self.level.value())


class DuplicateSession(_InlineForm):
    """Title of the copy, and whether it takes the products along. Sheets and conclusions never are."""

    def __init__(self, duplicate: Callable[[int, str, bool], None], leave: Callable[[], None]) -> None:
        super().__init__(
            tr("overview_page", "Duplicate the session"), tr("overview_page", "Duplicate"), self._duplicate, leave
        )
        self._made = duplicate
        self._session_id = 0
        self.title = TextField()
        self.with_products = QCheckBox(tr("overview_page", "With the products"))
        self._title_field = self.form.add(
            tr("overview_page", "Title of the copy"),
            self.title,
            span=4,
            hint=tr("overview_page", "The council, its rules and the office's words are copied, score sheets are not."),
        )
        self.body.addWidget(self.with_products)
        self.add_buttons()

    def begin(self, source: SessionSummary) -> None:
        """Shows the form for a copy of this session."""
        self._session_id = source.session.id
        self._title_field.set_error("")
        self.title.set_value(tr("overview_page", "{title} (copy)").format(title=source.session.title))
        self.with_products.setChecked(False)
        self.show()
        self.title.setFocus()
        self.title.selectAll()

    def _duplicate(self) -> None:
        title = self.title.value()
        if not title:
            self._title_field.set_error(sentence(UserError("title_missing")))
            self.title.setFocus()
            return
        self._made(self._session_id, title, self.with_products.isChecked())


class StepsCard(Card):
    """The steps of the day for the open session; each is a link to its page."""

    go_to = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._session = label("", Role.SECTION, wrap=True)
        self.body.setContentsMargins(GRID, 2 * GRID, GRID, GRID)
        self.body.setSpacing(2)
        self.body.addLayout(column(self._session, margins=(GRID, 0, GRID, GRID)))
        self.rows: dict[str, StepButton] = {}
        for key in ("session", "products", "council", "scoring", "ranking", "conclusions", "closing", "papers"):
            made = StepButton(str(TITLES[key]))
            made.clicked.connect(lambda _=False, key=key: self.go_to.emit(key, None))
            self.rows[key] = made
            self.body.addWidget(made)
        self.body.addStretch(1)
        self.setFocusProxy(self.rows["session"])

    def show_steps(self, title: str, found: Sequence[Step]) -> None:
        """Shows the state of each step."""
        self._session.setText(title)
        for step in found:
            self.rows[step.key].show_step(step)


class StepButton(QPushButton):
    """One step: its name, how far it is, and what is still to do."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._title = label(title, Role.STRONG)
        self._state = label("", Role.BODY, "quiet")
        self._state.setFont(theme.font(Role.BODY, figures=True))
        self._note = label("", Role.SMALL, "quiet", wrap=True)
        self._note.hide()
        self._lines = column(row(self._title, -1, self._state), self._note, spacing=2, margins=(GRID, 6, GRID, 6))
        self.setLayout(self._lines)
        for part in (self._title, self._state, self._note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(title)

    def show_step(self, step: Step) -> None:
        self._state.setText(step.state)
        self._note.setText(step.note)
        self._note.setVisible(bool(step.note))
        set_property(self._note, "tone", "warning" if step.blocked else "quiet")
        self.setAccessibleName(", ".join(part for part in (self._title.text(), step.state, step.note) if part))

    def note(self) -> str:
        """What is still to do."""
        return self._note.text()

    def state(self) -> str:
        """How far the step is."""
        return self._state.text()

    def sizeHint(self) -> QSize:
        return self._lines.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._lines.minimumSize()


def in_force(decrees: Sequence[Decree], day: datetime.date) -> Decree:
    """The newest decree that is in force on a day; the newest of all where none is. ``decrees``: the newest first."""
    for decree in decrees:
        if decree.effective_from <= day and (decree.effective_to is None or day <= decree.effective_to):
            return decree
    return decrees[0]
