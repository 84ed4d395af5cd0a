"""Cài đặt: the office's words that new sessions begin with, the language, where the database is, version and licences.

Sessions keep their own copy of the words, so nothing here changes a session that exists.
"""

import platform
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl, Signal, qVersion
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QGridLayout, QWidget

from ocop_desktop import __version__
from ocop_desktop.domain.errors import CodedError, UserError
from ocop_desktop.domain.session import Settings
from ocop_desktop.services.office import default_office, filled
from ocop_desktop.ui.bound_form import BoundForm
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.look import Look, chosen
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.office_form import OfficeForm
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import Card, ScrollPage, button, column, label, row
from ocop_desktop.ui.widgets_fields import ComboBox, Field, Form

_NARROW = 900
_LOOKS = {
    Look.SYSTEM: mark("settings_page", "As the system has it"),
    Look.LIGHT: mark("settings_page", "Light"),
    Look.DARK: mark("settings_page", "Dark"),
    Look.CONTRAST: mark("settings_page", "High contrast"),
}
# The name of each part that the program is made from, and its licence as the part itself states it.
PARTS = (
    ("Python", "PSF-2.0"),
    ("Qt, PySide6", "LGPL-3.0"),
    ("SQLite", "Public Domain"),
    ("SQLModel, SQLAlchemy, pydantic", "MIT"),
    ("reportlab", "BSD-3-Clause"),
    ("python-docx", "MIT"),
    ("docxtpl", "LGPL-2.1"),
    ("Jinja2, MarkupSafe", "BSD-3-Clause"),
    ("lxml", "BSD-3-Clause"),
    ("Pillow", "MIT-CMU"),
    ("svglib", "LGPL-3.0"),
    ("tinycss2, cssselect2, webencodings", "BSD-3-Clause"),
    ("XlsxWriter", "BSD-2-Clause"),
    ("python-calamine", "MIT"),
    ("charset-normalizer", "MIT"),
    ("platformdirs", "MIT"),
    ("pypdfium2, PDFium", "BSD-3-Clause, Apache-2.0"),
    ("Liberation Serif", "OFL-1.1"),
)


class SettingsPage(QWidget):
    """``language_chosen`` asks for the interface in another language, ``look_chosen`` for another look (a ``Look``),
    ``database_chosen`` for another database file."""

    language_chosen = Signal(str)
    look_chosen = Signal(str)
    database_chosen = Signal(object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._dirty = True
        self._bound = BoundForm(self._keep)
        page = ScrollPage()
        self._closed = label("", Role.BODY, "warning", wrap=True)
        page.body.addLayout(column(label(tr("settings_page", "Settings"), Role.TITLE), self._closed, spacing=4))
        page.body.addWidget(self._office())
        self._cards = row(self._language_and_data(), self._about(), spacing=2 * GRID)
        self._cards.setStretch(0, 1)
        self._cards.setStretch(1, 1)
        page.body.addLayout(self._cards)
        page.body.addStretch(1)
        self.setLayout(column(page))
        bridge.listed.connect(self._touch)
        self._touch()

    def field(self, path: str) -> Field:
        """The field of one value of the settings, such as "language" or "office.place"."""
        return self._bound.field(path)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self._touch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self._cards.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _office(self) -> Card:
        card = Card(tr("settings_page", "The office and its words"))
        words = label(
            tr("settings_page", "What new sessions begin with; the sessions that exist keep their own."),
            Role.SMALL,
            "quiet",
            wrap=True,
        )
        self.office = OfficeForm(self._bridge, self._bound)
        self.setFocusProxy(self.office.first)
        self.usual_button = button(tr("settings_page", "Fill blanks with usual words"), clicked=self._take_usual_words)
        card.body.addWidget(words)
        card.body.addWidget(self.office)
        card.body.addLayout(row(self.usual_button, -1))
        return card

    def _language_and_data(self) -> QWidget:
        made = QWidget()
        language, form = Card(tr("settings_page", "Language")), Form(2)
        choice = ComboBox([("vi", "Tiếng Việt"), ("en", "English")])
        self._bound.add(form, "language", tr("settings_page", "Language of the window"), choice)
        papers = tr("settings_page", "Papers are in Vietnamese whatever the language of the window.")
        form.add_widget(label(papers, Role.SMALL, "quiet", wrap=True), span=2)
        language.body.addWidget(form)

        looks, look_form = Card(tr("settings_page", "Look")), Form(2)
        self.look_field = ComboBox([(look, str(text)) for look, text in _LOOKS.items()])
        self.look_field.set_value(chosen())
        self.look_field.activated.connect(lambda: self.look_chosen.emit(str(self.look_field.value())))
        look_form.add(tr("settings_page", "Look of the window"), self.look_field)
        looks.body.addWidget(look_form)

        data = Card(tr("settings_page", "Where the data is"))
        self._path = label("", wrap=True)
        self._path.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._path.setAccessibleName(tr("settings_page", "Database file"))
        words = tr("settings_page", "All sessions are in this one file; copy it while the program is closed.")
        self.folder_button = button(tr("settings_page", "Open the folder"), clicked=self._open_folder)
        self.other_button = button(tr("settings_page", "Use another file…"), clicked=self._choose)
        data.body.addWidget(self._path)
        data.body.addWidget(label(words, Role.SMALL, "quiet", wrap=True))
        data.body.addLayout(row(self.folder_button, self.other_button, -1))
        made.setLayout(column(language, looks, data, -1, spacing=2 * GRID))
        return made

    def _about(self) -> Card:
        card = Card(tr("settings_page", "About the program"))
        version = tr("settings_page", "OCOP Desktop {version}, Python {python}, Qt {qt}").format(
            version=__version__, python=platform.python_version(), qt=qVersion()
        )
        text = label(version, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addWidget(text)
        words = tr("settings_page", "Made with these parts, under their licences:")
        card.body.addWidget(label(words, Role.SMALL, "quiet"))
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setColumnStretch(1, 1)
        for place, (name, licence) in enumerate(PARTS):
            grid.addWidget(label(name, Role.SMALL), place, 0)
            grid.addWidget(label(licence, Role.SMALL, "quiet"), place, 1)
        card.body.addLayout(grid)
        card.body.addStretch(1)
        return card

    def _touch(self) -> None:
        if not self._bridge.is_open:
            return
        self._dirty = False
        workspace = self._bridge.workspace
        self._bound.show(workspace.settings)
        self.office.show_office(workspace.settings.office)
        self._path.setText(str(workspace.path))
        why = workspace.view_only
        self._bound.set_open(() if why else {item.name for item in fields(Settings)})
        self.usual_button.setEnabled(not why)
        self._closed.setText(sentence(UserError("view_only", path=str(workspace.path), reason=why)) if why else "")
        self._closed.setVisible(bool(why))

    def _keep(self, settings: Any) -> CodedError | None:
        before = self._bridge.workspace.settings.language
        try:
            self._bridge.workspace.save_settings(settings)
        except CodedError as error:
            return error
        self._bridge.listed.emit()
        if settings.language != before:
            # The window is built anew, so not from within one of its own fields.
            QTimer.singleShot(0, self, lambda: self.language_chosen.emit(settings.language))
        return None

    def _take_usual_words(self) -> None:
        settings = self._bridge.workspace.settings
        error = self._keep(replace(settings, office=filled(settings.office, default_office())))
        if error is not None:
            self._bridge.failed.emit(error)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._bridge.workspace.path.parent)))

    def _choose(self) -> None:
        chosen = ask_database(self, self._bridge.workspace.path)
        if chosen is not None and chosen != self._bridge.workspace.path:
            self.database_chosen.emit(chosen)


def ask_database(parent: QWidget, near: Path) -> Path | None:
    """Asks for a database file, there already or new; None where the question is left."""
    name, _ = QFileDialog.getSaveFileName(
        parent,
        tr("settings_page", "Database file: one that is there, or a new name"),
        str(near.parent),
        tr("settings_page", "Databases (*.sqlite)"),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return Path(name) if name else None
