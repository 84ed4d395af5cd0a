"""Thông tin kỳ: the meeting, the level, the numbers of the papers, the council's rules and the office's words.

Each field is stored on its own when it is left; a refusal stands beside the field and the typed text stays. What the
papers still lack is said quietly at the top. The decree is pinned when the session is made and only shown.
"""

from collections.abc import Container
from dataclasses import fields, replace
from itertools import permutations
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QStackedWidget, QWidget

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.domain.seal import OPEN_FIELDS
from ocop_desktop.domain.session import CouncilRules, MeetingKind, RequirementRule, Session
from ocop_desktop.services import papers
from ocop_desktop.services.commands import EditSession
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.office import default_office, filled
from ocop_desktop.services.state import Changes
from ocop_desktop.ui.bound_form import BoundForm, ShareField
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.draw_card import DrawCard
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.office_form import OfficeForm
from ocop_desktop.ui.session_words import closed_words, lack_words, level_name, what_level_does
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import Card, NoSession, ScrollPage, button, column, label, row
from ocop_desktop.ui.widgets_fields import ComboBox, DateField, Field, Form, NumberField, TextField, TimeField

_NARROW = 1000


class SessionPage(QWidget):
    """The data of the open session. ``go_to`` asks for another page."""

    go_to = Signal(str, object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._bound = BoundForm(self._keep)
        self._dirty = False
        self._closed = NoSession(
            tr(
                "session_page",
                "Here the meeting, its level, the numbers of the papers and the rules of the council are kept.",
            )
        )
        self._closed.clicked.connect(lambda: self.go_to.emit("overview", None))
        self._lacks = label("", Role.BODY, "quiet", wrap=True)
        self._sealed = label("", Role.BODY, "warning", wrap=True)
        self.second_entry = DrawCard(bridge, self._bound)
        self.second_entry.go_to.connect(self.go_to)
        self._cards = row(
            column(self._meeting(), self._level(), self._numbers(), -1, spacing=2 * GRID),
            column(self._rules(), self.second_entry, -1, spacing=2 * GRID),
            spacing=2 * GRID,
        )
        self._cards.setStretch(0, 1)
        self._cards.setStretch(1, 1)
        self._scroll = ScrollPage()
        body = self._scroll.body
        body.addLayout(
            column(label(tr("session_page", "Session data"), Role.TITLE), self._sealed, self._lacks, spacing=4)
        )
        body.addLayout(self._cards)
        body.addWidget(self._office())
        body.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._closed)
        self._stack.addWidget(self._scroll)
        self.setLayout(column(self._stack))
        bridge.opened.connect(self._opened)
        bridge.changed.connect(self._changed)
        self._opened()

    def field(self, path: str) -> Field:
        """The field of one value of the session, such as "title" or "rules.quorum"."""
        return self._bound.field(path)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self._cards.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _meeting(self) -> Card:
        card, form = Card(tr("session_page", "The meeting")), Form(4)
        add = self._bound.add
        add(form, "title", tr("session_page", "Title"), TextField(), span=4)
        kinds = ComboBox(
            [
                (MeetingKind.MEETING.value, tr("session_page", "The council meets")),
                (MeetingKind.WRITING.value, tr("session_page", "Opinions in writing")),
            ]
        )
        add(form, "meeting", tr("session_page", "Kind"), kinds, span=2)
        add(form, "held_on", tr("session_page", "Date"), DateField(), span=2)
        add(form, "starts_at", tr("session_page", "Begins at"), _ClockField(), span=2)
        add(form, "ends_at", tr("session_page", "Ends at"), _ClockField(), span=2)
        add(form, "place", tr("session_page", "Place"), TextField(), span=4)
        card.body.addWidget(form)
        return card

    def _level(self) -> Card:
        card, form = Card(tr("session_page", "Decree and level")), Form(4)
        self._decree = label("", wrap=True)
        self._decree.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        form.add(
            tr("session_page", "Decree"),
            self._decree,
            span=2,
            hint=tr("session_page", "Fixed when the session was made; its criteria are kept with the session."),
        )
        self._levels = ComboBox()
        self._bound.add(form, "level", tr("session_page", "Level of the council"), self._levels, span=2)
        self._does = label("", Role.SMALL, "quiet", wrap=True)
        form.add_widget(self._does, span=4)
        card.body.addWidget(form)
        return card

    def _numbers(self) -> Card:
        card, form = Card(tr("session_page", "Numbers of the papers")), Form(2)
        add = self._bound.add
        add(form, "council_decision", tr("session_page", "Decision that set up the council"), TextField())
        council_date = tr("session_page", "Date of the decision that set up the council")
        add(form, "council_decided_on", tr("session_page", "Its date"), DateField(), label=council_date)
        add(form, "decision_number", tr("session_page", "Decision that recognises the products"), TextField())
        decided = tr("session_page", "Date of the decision that recognises the products")
        add(form, "decided_on", tr("session_page", "Its date"), DateField(), label=decided)
        add(form, "minutes_number", tr("session_page", "Number of the minutes"), TextField())
        add(form, "first_certificate", tr("session_page", "First certificate number"), NumberField(1, 999999))
        for number, day, text, date_text in (
            (
                "submission_number",
                "submitted_on",
                tr("session_page", "Number of the submission"),
                tr("session_page", "Date of the submission"),
            ),
            (
                "forwarding_number",
                "forwarded_on",
                tr("session_page", "Number of the list of products forwarded"),
                tr("session_page", "Date of the list of products forwarded"),
            ),
            (
                "notice_number",
                "noticed_on",
                tr("session_page", "Number of the notice of results"),
                tr("session_page", "Date of the notice of results"),
            ),
        ):
            add(form, number, text, TextField())
            add(form, day, tr("session_page", "Its date"), DateField(), label=date_text)
        card.body.addWidget(form)
        return card

    def _rules(self) -> Card:
        card, form = Card(tr("session_page", "Rules of the council")), Form(2)
        add = self._bound.add
        self._usual_rules = button(tr("session_page", "Take the usual rules"), clicked=self._take_usual)
        words = label(
            tr("session_page", "What the decree leaves to the council; each rule is printed with its clause."),
            Role.SMALL,
            "quiet",
            wrap=True,
        )
        card.body.addWidget(words)
        add(form, "rules.name", tr("session_page", "Name of the rules"), TextField())
        form.add_widget(_at_the_foot(self._usual_rules))
        self._quorum_hint = add(form, "rules.quorum", tr("session_page", "Quorum, share of the members"), ShareField())
        clause = tr("session_page", "Clause")

        def source(path: str, rule: str) -> None:
            add(form, path, clause, TextField(), label=tr("session_page", "Clause: {rule}").format(rule=rule))

        source("rules.quorum_clause", tr("session_page", "quorum"))
        spread = NumberField(0, 100)
        spread.setPlaceholderText(tr("session_page", "no rule"))
        chair = QCheckBox(tr("session_page", "The chair or a deputy must be present"))
        add(form, "rules.chair_required", tr("session_page", "Who chairs"), chair, label=chair.text())
        decimals = tr("session_page", "Decimals shown")
        add(form, "rules.decimals", decimals, ComboBox([(n, str(n)) for n in range(7)]))
        add(form, "rules.spread", tr("session_page", "Greatest spread of the totals, points"), spread)
        source("rules.spread_clause", tr("session_page", "spread"))
        requirement = ComboBox(
            [
                (RequirementRule.MAJORITY.value, tr("session_page", "by a majority of the sheets")),
                (RequirementRule.AVERAGE.value, tr("session_page", "by the average of the sheets")),
                (RequirementRule.EVERYONE.value, tr("session_page", "by every sheet")),
            ]
        )
        add(form, "rules.requirement", tr("session_page", "A star requirement is met"), requirement)
        source("rules.requirement_clause", tr("session_page", "star requirements"))
        add(form, "rules.ties", tr("session_page", "Equal averages are ordered by part"), _TiesField())
        source("rules.ties_clause", tr("session_page", "equal averages"))
        drop = QCheckBox(tr("session_page", "Leave out the highest and the lowest"))
        add(form, "rules.drop_extremes", tr("session_page", "From 5 valid sheets on"), drop, label=drop.text())
        source("rules.drop_clause", tr("session_page", "sheets left out"))
        form.add(tr("session_page", "Members with an interest"), label(tr("session_page", "do not score the product")))
        source("rules.recusal_clause", tr("session_page", "members with an interest"))
        card.body.addWidget(form)
        return card

    def _office(self) -> Card:
        card = Card(tr("session_page", "The office and its words"))
        words = label(
            tr("session_page", "For the papers of this session only; the settings hold what new sessions begin with."),
            Role.SMALL,
            "quiet",
            wrap=True,
        )
        self._fill_buttons = (
            button(tr("session_page", "Fill blanks from the settings"), clicked=self._from_settings),
            button(tr("session_page", "Fill blanks with usual words"), clicked=self._usual_words),
        )
        card.body.addWidget(words)
        self.office = OfficeForm(self._bridge, self._bound)
        card.body.addWidget(self.office)
        card.body.addLayout(row(*self._fill_buttons, -1))
        return card

    def _opened(self) -> None:
        desk = self._bridge.desk
        self._bound.forget()
        self.second_entry.forget()
        self._stack.setCurrentWidget(self._scroll if desk is not None else self._closed)
        if desk is None:
            self.setFocusProxy(self._closed)
        else:
            self._show()

    def _changed(self, changes: Changes) -> None:
        if not (changes.session or changes.members or changes.listed or changes.sheets or changes.details):
            return
        if self.isVisible():
            self._show()
        else:
            self._dirty = True

    def _show(self) -> None:
        desk = self._bridge.desk
        if desk is None:
            return
        self._dirty = False
        state = desk.state
        self._decree.setText(state.decree.code)
        levels = [(tier.level, level_name(tier.level)) for tier in state.decree.tiers]
        if [self._levels.itemData(n) for n in range(self._levels.count())] != [level for level, _ in levels]:
            self._levels.set_choices(levels)
        self._bound.show(state.session)
        self._show_closed(desk)
        self.office.show_office(state.session.office)
        self._does.setText(what_level_does(state.tier))
        self._say_quorum(desk)
        self.second_entry.show_session(desk)
        self._lacks.setText("\n".join(lacks(state.session)))
        self._lacks.setVisible(bool(self._lacks.text()))

    def _show_closed(self, desk: Desk) -> None:
        """What of the session can be changed now, and why the rest cannot."""
        first, words = "title", closed_words(desk)
        open_: Container[str] = () if desk.read_only else {item.name for item in fields(Session)}
        if desk.read_only and not (desk.view_only or desk.state.session.archived):
            open_, first = OPEN_FIELDS, "minutes_number"
            words = tr(
                "session_page",
                "The session is sealed: only the numbers and dates of later papers and the words of the office can"
                " still be filled in.",
            )
        self._bound.set_open(open_)
        self._usual_rules.setEnabled("rules" in open_)
        for made in self._fill_buttons:
            made.setEnabled("office" in open_)
        self._sealed.setText(words)
        self._sealed.setVisible(bool(words))
        self.setFocusProxy(self._bound.field(first).editor)

    def _say_quorum(self, desk: Desk) -> None:
        council = desk.state.quorum()
        text = tr("session_page", "{needed} of {members} members").format(
            needed=council.needed, members=council.members
        )
        self._quorum_hint.set_hint(text if council.members else "")

    def _keep(self, session: Any) -> CodedError | None:
        return self._bridge.attempt(EditSession(session))

    def _store(self, session: Session) -> None:
        error = self._bridge.attempt(EditSession(session))
        if error is not None:
            self._bridge.failed.emit(error)

    def _take_usual(self) -> None:
        desk = self._bridge.desk
        if desk is None:
            return
        rules = desk.state.session.rules
        # The clauses are the council's own sources; only the values are the usual ones.
        clauses = {item.name: getattr(rules, item.name) for item in fields(CouncilRules) if "clause" in item.name}
        name = rules.name or tr("session_page", "Usual rules")
        usual = CouncilRules(name=name, second_entry=rules.second_entry, **clauses)
        self._store(replace(desk.state.session, rules=usual))

    def _from_settings(self) -> None:
        desk = self._bridge.desk
        if desk is not None:
            session = desk.state.session
            self._store(replace(session, office=filled(session.office, self._bridge.workspace.settings.office)))

    def _usual_words(self) -> None:
        desk = self._bridge.desk
        if desk is not None:
            session = desk.state.session
            self._store(replace(session, office=filled(session.office, default_office())))


def lacks(session: Session) -> list[str]:
    """A line for each paper whose data is not whole: what of this page it still lacks."""
    papers_ = (
        (papers.Kind.MINUTES, tr("session_page", "The minutes still lack: {what}.")),
        (papers.Kind.CERTIFICATES, tr("session_page", "The certificates still lack: {what}.")),
    )
    found = ((template, lack_words(papers.session_lacks(session, kind))) for kind, template in papers_)
    return [template.format(what=what) for template, what in found if what]


class _ClockField(TimeField):
    """A time of day that the session keeps as text, "08:30"; blank is ""."""

    def value(self) -> str:
        return self._show(self._value) if self._value is not None else ""

    def set_value(self, value: Any) -> None:
        try:
            super().set_value(self._read(value) if isinstance(value, str) else value)
        except ValueError:
            super().set_value(None)
            self.setText(value)


class _TiesField(ComboBox):
    """The order of parts that parts equal averages, as a tuple."""

    def __init__(self) -> None:
        super().__init__()
        orders = [", ".join(order) for order in permutations("CAB")]
        self.set_choices([*((text, text) for text in orders), ("", tr("session_page", "not at all (equal rank)"))])

    def value(self) -> Any:
        text = self.currentData()
        return tuple(text.split(", ")) if text else () if text == "" else None

    def set_value(self, value: Any) -> None:
        if value is None:
            return
        text = ", ".join(value)
        if self.findData(text) < 0:
            self.addItem(text, text)
        super().set_value(text)


def _at_the_foot(widget: QWidget) -> QWidget:
    """The widget level with the editors beside it, below the height of their labels."""
    made = QWidget()
    made.setLayout(column(label(" ", Role.SMALL), row(widget, -1), spacing=3))
    return made
