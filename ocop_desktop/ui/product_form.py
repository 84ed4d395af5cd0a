"""The form of one product: every field commits on its own, a refusal stays beside it with the text that was typed.

Shows and edits one product of the open session, or makes a new one from its name. Decides no rule: what cannot be is
refused by the commands.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from ocop_desktop.domain.criteria import CriteriaSet
from ocop_desktop.domain.errors import CodedError
from ocop_desktop.domain.session import Dossier, Member, Product
from ocop_desktop.services.commands import AddProduct, Command, Disqualify, EditProduct, SetParticipation
from ocop_desktop.ui.bound_form import BoundForm, set_changeable
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.product_fields import ABSENCES, ConfirmBar, NoteField, SetField, kind_choices
from ocop_desktop.ui.scoring_views import stand_in_words
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import ElidedLabel, SectionTitle, button, column, icon_button, label, row
from ocop_desktop.ui.widgets_fields import ComboBox, DateField, Field, Form, NumberField, TextField

_NEW = Product(0, 0, 0, "")
_DOSSIER = {
    "form_01": mark("product_form", "Form 01: registration"),
    "form_02": mark("product_form", "Form 02: self-assessment"),
    "form_03": mark("product_form", "Form 03: report of the commune"),
    "commune_letter": mark("product_form", "Letter of the commune"),
    "paper_set": mark("product_form", "One paper set"),
    "electronic_set": mark("product_form", "Electronic set uploaded"),
}


def dossier_state(dossier: Dossier, criteria: CriteriaSet | None) -> tuple[int, int]:
    """How many parts of the dossier are there, and how many there must be; tourism services bring no samples."""
    needed = [*_DOSSIER, *(["samples"] if criteria is None or criteria.sample_products else [])]
    return sum(getattr(dossier, name) for name in needed), len(needed)


class ProductForm(QFrame):
    """``created`` carries the id of a new product; ``cancelled``: none was made. ``step`` (-1, 1) and ``remove`` are
    asked of the page."""

    created = Signal(int)
    cancelled = Signal()
    step = Signal(int)
    remove = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("product")
        self._bridge = bridge
        self._product_id: int | None = None
        self._new = False
        self._open = True
        self._bound = BoundForm(self._keep)
        self._members: dict[int, _MemberRow] = {}

        self._title = ElidedLabel("", Role.SECTION)
        self.up = icon_button("up", tr("product_form", "Move up (Ctrl+↑)"))
        self.down = icon_button("down", tr("product_form", "Move down (Ctrl+↓)"))
        self.up.clicked.connect(lambda: self.step.emit(-1))
        self.down.clicked.connect(lambda: self.step.emit(1))
        self.remove_button = button(tr("product_form", "Remove"), "quiet", self.remove.emit)
        head = row(self._title, self.up, self.down, self.remove_button, spacing=2, margins=(16, 8, 8, 4))
        head.setStretch(0, 1)

        self.confirm = ConfirmBar()
        body = QWidget()
        body.setObjectName("product_body")
        body.setLayout(self._sections())
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(body)
        self.setLayout(column(head, self._scroll, spacing=0))
        self.setFocusProxy(self.field("name").editor)

    # What is shown.

    def product_id(self) -> int | None:
        """The product that is shown; None for none or a new one."""
        return self._product_id

    def is_new(self) -> bool:
        """Whether the form waits for the name of a new product."""
        return self._new

    def field(self, path: str) -> Field:
        """The field of one value of the product, such as "producer.name"."""
        return self._bound.field(path)

    def show_product(self, product_id: int | None) -> None:
        """Shows a product of the session, None for none. What was being typed is committed first."""
        if product_id != self._product_id or self._new:
            self.commit()
            self._new = False
            self._product_id = product_id
            self._bound.forget()
            self.confirm.clear()
            self._reason.set_value("")
            self._error.setText("")
            self._scroll.verticalScrollBar().setValue(0)
        self.refresh()

    def new_product(self) -> None:
        """Empties the form for a new product; its name makes it."""
        self.commit()
        self._product_id, self._new = None, True
        self._bound.forget()
        self.confirm.clear()
        self.refresh()
        self.field("name").editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def commit(self) -> None:
        """Has the field that is being typed in commit now."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()

    def refresh(self) -> None:
        """Shows the product as it now is; a field whose stored value did not change keeps what is being typed."""
        desk = self._bridge.desk
        product = self._product()
        self.setEnabled(desk is not None and (product is not None or self._new))
        self._set_open(desk is not None and not desk.read_only)
        self._rest.setVisible(not self._new)
        self._hint.setVisible(self._new)
        for made in (self.up, self.down, self.remove_button):
            made.setVisible(product is not None)
        if self._new:
            self._title.set_text(tr("product_form", "New product"))
            self._bound.show(_NEW)
        if desk is None or product is None:
            if not self._new:
                self._title.set_text("")
            return
        self._title.set_text(
            tr("product_form", "Product {n}").format(n=list(desk.state.products).index(product.id) + 1)
        )
        self._bound.show(product)
        criteria = desk.state.criteria(product)
        self._set_hint.setText(
            " · ".join(dict.fromkeys((criteria.sector, criteria.group)))
            if criteria
            else tr("product_form", "Scores can be entered once the set is chosen.")
        )
        self._show_dossier(product, criteria)
        self._show_members(product)
        self._show_refusal(product)

    def _set_open(self, open_: bool) -> None:
        """Whether anything can be changed here; all of it can be read either way."""
        self._open = open_
        self._bound.set_open({item.name for item in fields(Product)} if open_ else ())
        for part in (self.up, self.down, self.remove_button, self._refuse, self._take_back):
            part.setEnabled(open_)
        for box in self._dossier.values():
            box.setEnabled(open_)
        set_changeable(self._reason, open_)
        if not open_:
            self.confirm.clear()

    def set_sets(self) -> None:
        """Takes the criteria sets of the session's decree."""
        desk = self._bridge.desk
        if desk is not None:
            self._set.set_sets(desk.state.decree.sets)
        self._bound.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._new:
            self._new = False
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    # How it is made.

    def _sections(self) -> QVBoxLayout:
        bound = self._bound
        first = Form(2)
        bound.add(first, "name", tr("product_form", "Name of the product"), TextField(), span=2)
        self._hint = label(
            tr("product_form", "Write the name and press Enter; Escape leaves."), Role.SMALL, "quiet", wrap=True
        )
        rest = Form(2)
        bound.add(rest, "code", tr("product_form", "Product code"), TextField())
        kinds = ComboBox(kind_choices())
        bound.add(rest, "kind", tr("product_form", "Kind of evaluation"), kinds)
        self._set = SetField()
        bound.add(rest, "set_code", tr("product_form", "Criteria set"), self._set, span=2)
        self._set_hint = label("", Role.SMALL, "quiet", wrap=True)
        rest.add_widget(self._set_hint, span=2)
        rest.add_widget(self.confirm, span=2)

        producer = Form(2)
        for path, text, span in (
            ("name", tr("product_form", "Name of the producer"), 2),
            ("kind", tr("product_form", "Kind of producer"), 1),
            ("commune", tr("product_form", "Commune"), 1),
            ("address", tr("product_form", "Address"), 2),
            ("representative", tr("product_form", "Representative"), 1),
            ("phone", tr("product_form", "Phone"), 1),
            ("email", tr("product_form", "Email"), 2),
        ):
            bound.add(producer, f"producer.{path}", text, TextField(), span=span)

        self._dossier_title = SectionTitle("")
        self._dossier: dict[str, QCheckBox] = {}
        dossier = column(self._dossier_title, spacing=2)
        for name in (*_DOSSIER, "samples"):
            box = self._dossier[name] = QCheckBox(str(_DOSSIER[name]) if name in _DOSSIER else "")
            box.clicked.connect(lambda checked, name=name: self._check(name, checked))
            dossier.addWidget(box)
        received = Form(2)
        bound.add(received, "dossier.received_on", tr("product_form", "Dossier received on"), DateField())
        dossier.addWidget(received)

        before = Form(2)
        bound.add(before, "previous_decision", tr("product_form", "Decision"), TextField(), span=2)
        bound.add(before, "previous_date", tr("product_form", "Date of the decision"), DateField())
        bound.add(before, "previous_stars", tr("product_form", "Stars (1 to 5)"), NumberField(1, 5))
        note = Form(1)
        bound.add(note, "note", tr("product_form", "Note"), NoteField(2))

        self._members_box = column(spacing=4)
        self._error = label("", Role.SMALL, "error", wrap=True)

        self._refused = label("", wrap=True)
        self._reason = NoteField(2)
        self._reason_field = Field(tr("product_form", "Reason for refusing the dossier"), self._reason)
        self._refuse = button(tr("product_form", "Refuse the dossier"), "danger", self._disqualify)
        self._take_back = button(tr("product_form", "Accept the dossier again"), "normal", self._requalify)
        for made in (self._refuse, self._take_back):
            made.setSizePolicy(made.sizePolicy().Policy.Maximum, made.sizePolicy().Policy.Fixed)

        self._rest = QWidget()
        self._rest.setLayout(
            column(
                rest,
                _gap(tr("product_form", "Producer")),
                producer,
                GRID,
                dossier,
                _gap(tr("product_form", "Recognised before")),
                before,
                GRID,
                note,
                _gap(tr("product_form", "Members who do not score this product")),
                self._members_box,
                self._error,
                _gap(tr("product_form", "Refused dossier")),
                self._refused,
                self._reason_field,
                self._refuse,
                self._take_back,
            )
        )
        return column(first, self._hint, self._rest, -1, margins=(16, 4, 16, 16))

    def _product(self) -> Product | None:
        desk = self._bridge.desk
        return desk.state.products.get(self._product_id) if desk is not None and self._product_id is not None else None

    # What is changed.

    def _keep(self, product: Any) -> CodedError | None:
        if self._new:
            error = self._bridge.attempt(AddProduct(product))
            if error is None and self._bridge.desk is not None:
                self._new = False
                self.created.emit(max(self._bridge.desk.state.products))
            return error
        error = self._bridge.attempt(EditProduct(product))
        if error is not None and error.code == "sheets_would_be_lost":
            self._ask_for_sheets(product, error)
            return None
        return error

    def _ask_for_sheets(self, product: Product, error: CodedError) -> None:
        sheets = error.params["sheets"]
        self.confirm.ask(
            tr(
                "product_form",
                "With another criteria set {n} score sheets of this product lose all their entries.",
            ).format(n=sheets),
            tr("product_form", "Change the set and clear {n} sheets").format(n=sheets),
            tr("product_form", "Keep the set"),
            lambda: self._change_set(product),
            self._restore_set,
        )
        self._scroll.ensureWidgetVisible(self.confirm)

    def _change_set(self, product: Product) -> None:
        # Other fields may have changed since the question was asked.
        now = self._product()
        if now is not None and now.id == product.id:
            self._bridge.execute(EditProduct(replace(now, set_code=product.set_code), discard_sheets=True))
            self._set.setFocus()

    def _restore_set(self) -> None:
        product = self._product()
        if product is not None:
            self._set.set_value(product.set_code)
            self.field("set_code").set_error("")
            self._set.setFocus()

    def _try(self, command: Command) -> None:
        error = self._bridge.attempt(command)
        self._error.setText(sentence(error) if error is not None else "")
        if error is not None:
            self.refresh()

    def _check(self, name: str, checked: bool) -> None:
        product = self._product()
        if product is not None:
            ticked: dict[str, Any] = {name: checked}
            self._try(EditProduct(replace(product, dossier=replace(product.dossier, **ticked))))

    def _disqualify(self) -> None:
        product = self._product()
        if product is None:
            return
        reason = self._reason.value()
        if not reason:
            self._reason_field.set_error(tr("product_form", "Write why the dossier is refused."))
            self._reason.setFocus()
            return
        error = self._bridge.attempt(Disqualify(product.id, reason))
        self._reason_field.set_error(sentence(error) if error is not None else "")

    def _requalify(self) -> None:
        product = self._product()
        if product is not None:
            self._reason.set_value(product.disqualified)
            self._try(Disqualify(product.id, ""))

    def _participate(self, member_id: int, state: Any, reason: str) -> None:
        product = self._product()
        if product is not None:
            self._try(SetParticipation(product.id, member_id, state, reason if state else ""))

    # Parts of the form.

    def _show_dossier(self, product: Product, criteria: CriteriaSet | None) -> None:
        done, needed = dossier_state(product.dossier, criteria)
        self._dossier_title.setText(tr("product_form", "Dossier {done}/{needed}").format(done=done, needed=needed))
        for name, box in self._dossier.items():
            box.setChecked(getattr(product.dossier, name))
        samples = self._dossier["samples"]
        wanted = criteria.sample_products if criteria is not None else None
        samples.setEnabled(wanted != 0 and self._open)
        if wanted is None:
            samples.setText(tr("product_form", "Sample products"))
        elif wanted == 0:
            samples.setText(tr("product_form", "Sample products: none needed"))
        else:
            samples.setText(tr("product_form", "{n} sample products").format(n=wanted))

    def _show_members(self, product: Product) -> None:
        desk = self._bridge.desk
        assert desk is not None
        members = desk.state.members
        if list(members) != list(self._members):
            for made in self._members.values():
                self._members_box.removeWidget(made)
                made.deleteLater()
            self._members = {key: _MemberRow(key, self._participate) for key in members}
            for made in self._members.values():
                self._members_box.addWidget(made)
        of_product = desk.state.participations.get(product.id, {})
        for key, made in self._members.items():
            found = of_product.get(key)
            instead = stand_in_words(desk, found) if found else ""
            made.show_state(members[key], found.state if found else None, found.reason if found else "", instead)
            for editor in (made.state, made.reason):
                set_changeable(editor, self._open)

    def _show_refusal(self, product: Product) -> None:
        refused = bool(product.disqualified)
        self._refused.setText(
            tr("product_form", "The dossier is refused: {reason}").format(reason=product.disqualified)
            if refused
            else tr("product_form", "A refused dossier leaves the ranking; its reason is printed in the minutes.")
        )
        self._reason_field.setVisible(not refused)
        self._refuse.setVisible(not refused)
        self._take_back.setVisible(refused)


class _MemberRow(QWidget):
    """One member: whether this one scores the product, and if not, why."""

    def __init__(self, member_id: int, changed: Callable[[int, Any, str], None]) -> None:
        super().__init__()
        self._name = ElidedLabel()
        self.state = ComboBox([(None, tr("product_form", "Scores"))])
        self.state.set_choices(
            [(None, tr("product_form", "Scores")), *((state, str(name)) for state, name in ABSENCES.items())]
        )
        self.reason = TextField(tr("product_form", "Reason, for the minutes"))
        self.state.currentIndexChanged.connect(lambda: changed(member_id, self.state.value(), self.reason.value()))
        self.reason.text_changed.connect(lambda text: changed(member_id, self.state.value(), text))
        self._instead = label("", Role.SMALL, "quiet", wrap=True)
        line = row(self._name, self.state)
        line.setStretch(0, 3)
        line.setStretch(1, 2)
        self.setLayout(column(line, self.reason, self._instead, spacing=2))

    def show_state(self, member: Member, state: Any, reason: str, instead: str) -> None:
        """Shows what is recorded; ``instead``: who scores in the member's place, in words."""
        name = member.label
        self._name.set_text(name)
        self.state.setAccessibleName(tr("product_form", "{member}: scores this product").format(member=name))
        self.reason.setAccessibleName(tr("product_form", "{member}: reason").format(member=name))
        self.state.set_value(state)
        self.reason.set_value(reason)
        self.reason.setVisible(state is not None)
        self._instead.setText(instead)
        self._instead.setVisible(bool(instead))


def _gap(title: str) -> QWidget:
    """A heading with air above it."""
    heading = SectionTitle(title)
    heading.setWordWrap(True)
    made = QWidget()
    made.setLayout(column(2, heading, spacing=GRID))
    return made
