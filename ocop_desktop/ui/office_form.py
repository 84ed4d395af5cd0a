"""The office's words as fields: used for one session and for the settings that new sessions begin with.

They are parted by what they are for, one part shown at a time. F1 opens the help about Word templates.
"""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from ocop_desktop.domain.session import OfficeData
from ocop_desktop.services.office import default_office, usual_grounds
from ocop_desktop.services.paper_kinds import Kind
from ocop_desktop.ui.bound_form import BoundForm, LinesField
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.help_page import TemplateHelp
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.office_certificate import CertificatePart
from ocop_desktop.ui.office_lists import AuthorityField, ListEditor, TextLinesField
from ocop_desktop.ui.office_phrases import PhrasesField
from ocop_desktop.ui.template_list import TemplatesField
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import column, label
from ocop_desktop.ui.widgets_fields import Field, Form, TextField


class Part(StrEnum):
    """The parts of the office's words."""

    AGENCY = "agency"
    GROUNDS = "grounds"
    SIGNERS = "signers"
    CERTIFICATE = "certificate"
    PHRASES = "phrases"
    TEMPLATES = "templates"


_TITLES = {
    Part.AGENCY: mark("office_form", "Agency"),
    Part.GROUNDS: mark("office_form", "Grounds"),
    Part.SIGNERS: mark("office_form", "Signers, recipients"),
    Part.CERTIFICATE: mark("office_form", "Certificate"),
    Part.PHRASES: mark("office_form", "Own phrases"),
    Part.TEMPLATES: mark("office_form", "Word templates"),
}


class OfficeForm(QWidget):
    """Fields for the ``office`` of the record that ``bound`` shows. Pale texts are what offices usually write.

    ``first`` is the first of its editors.
    """

    def __init__(self, bridge: Bridge, bound: BoundForm) -> None:
        super().__init__()
        self._bridge = bridge
        self._bound = bound
        self._help: TemplateHelp | None = None
        self._usual = default_office()
        self.certificate = CertificatePart(bridge, bound)
        self.phrases = PhrasesField()
        self.templates = TemplatesField(bridge)
        self.templates.help_wanted.connect(self.open_help)
        self._parts: dict[Part, QWidget] = {
            Part.AGENCY: self._agency(),
            Part.GROUNDS: self._grounds(),
            Part.SIGNERS: self._signers(),
            Part.CERTIFICATE: self.certificate,
            Part.PHRASES: self._whole("phrases", tr("office_form", "Phrases of the papers"), self.phrases),
            Part.TEMPLATES: self._whole("templates", tr("office_form", "Own Word templates"), self.templates),
        }
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("office_form", "Parts of the office's words"))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for part in self._parts:
            self.tabs.addTab(str(_TITLES[part]))
        self.tabs.currentChanged.connect(lambda place: self.show_part(list(self._parts)[place]))
        self.setLayout(column(self.tabs, *self._parts.values(), spacing=GRID + 4))
        self.show_part(Part.AGENCY)
        self.first = bound.field("office.parent_agency").editor
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.templates.ask_help)

    def show_part(self, part: Part) -> None:
        """Shows one part; the others keep what they hold."""
        self.tabs.setCurrentIndex(list(self._parts).index(part))
        for one, widget in self._parts.items():
            widget.setVisible(one is part)

    def reveal(self, path: str) -> None:
        """Shows the part that a field stands in, such as "office.grounds"."""
        field = self._bound.field(path)
        self.show_part(next(part for part, widget in self._parts.items() if widget.isAncestorOf(field.editor)))

    def show_office(self, office: OfficeData) -> None:
        """What the previews and the samples are made from."""
        self.certificate.show_office(office)
        self.phrases.show_office(office)
        self.templates.show_office(office)

    def open_help(self, kind: Kind) -> None:
        """Opens the help about Word templates at the names of a paper."""
        if self._help is None:
            self._help = TemplateHelp(self._bridge, self.window())
        self._help.show_paper(kind)

    def _whole(self, name: str, text: str, editor: QWidget) -> QWidget:
        """A part that is one editor."""
        field = Field(text, editor)
        self._bound.bind(f"office.{name}", field)
        return field

    def _line(self, form: Form, name: str, text: str, span: int = 1, hint: str = "") -> None:
        editor = TextField(getattr(self._usual, name))
        self._bound.add(form, f"office.{name}", text, editor, span=span, hint=hint)

    def _agency(self) -> QWidget:
        form = Form(4)
        self._line(form, "parent_agency", tr("office_form", "Parent agency (above, in the head)"), 2)
        self._line(form, "issuing_body", tr("office_form", "Issuing body (below, in the head)"), 2)
        self._line(form, "council_name", tr("office_form", "Name of the council"), 2)
        self._line(form, "authority", tr("office_form", "Authority that recognises the products"), 2)
        self._line(form, "place", tr("office_form", "Place name in the date line"))
        suffix = tr("office_form", "Code suffix of the papers")
        self._line(form, "code_suffix", suffix, hint=tr("office_form", "such as UBND"))
        self._line(form, "meeting_place", tr("office_form", "Usual meeting place"), 2)
        self._line(form, "secretary", tr("office_form", "Name of the secretary"), 2)
        return form

    def _grounds(self) -> QWidget:
        form = Form(1)
        name = tr("office_form", "Grounds of the papers, in order")
        hint = tr(
            "office_form",
            "The papers themselves add the decree of the session, the decision that set up the council and its rules, "
            "where they are not in the list. “;” and “.” at the end are put by the papers.",
        )
        self._bound.add(form, "office.grounds", name, ListEditor(name, usual_grounds()), hint=hint)
        return form

    def _signers(self) -> QWidget:
        form = Form(4)
        form.add_widget(label(tr("office_form", "Decision and certificates"), Role.STRONG), span=4)
        self._signer(form, "signer", self._usual.signer_authority)
        form.add_widget(label(tr("office_form", "Submission, notices, letters of the council"), Role.STRONG), span=4)
        self._signer(form, "council_signer", self._usual.council_signer_authority)
        to = TextLinesField(2)
        hint = tr("office_form", "One a line; left blank, the authority that recognises the products")
        self._bound.add(form, "office.submission_to", tr("office_form", "Submission to"), to, span=2, hint=hint)
        for name, text in (
            ("submission_recipients", tr("office_form", "Recipients of the submission, one a line")),
            ("recipients", tr("office_form", "Recipients of the decision, one a line")),
            ("notice_recipients", tr("office_form", "Recipients of notices and letters, one a line")),
        ):
            lines = LinesField(3)
            lines.setPlaceholderText("\n".join(getattr(self._usual, name)))
            self._bound.add(form, f"office.{name}", text, lines, span=2)
        return form

    def _signer(self, form: Form, who: str, usual: str) -> None:
        authority = AuthorityField()
        authority.setPlaceholderText(usual)
        text = tr("office_form", "Signs for (TM., KT., TL., TUQ., Q.)")
        field = self._bound.add(form, f"office.{who}_authority", text, authority, span=2)
        authority.meaning_changed = field.set_hint
        self._line(form, f"{who}_title", tr("office_form", "Title of the signer"))
        self._line(form, f"{who}_name", tr("office_form", "Name of the signer"))
