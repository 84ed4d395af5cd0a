"""The office's certificate: its words, its design by the picture of each, a second language, emblem and logo.

The pictures are made on the worker from what the office says now. A file is looked over there before it is kept.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPixmap, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFileDialog, QLabel, QRadioButton, QWidget

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.domain.session import OfficeData
from ocop_desktop.services import office_files
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.office import default_office
from ocop_desktop.services.office_files import DESIGNS
from ocop_desktop.services.paper_files import Picture
from ocop_desktop.ui.bound_form import BoundForm
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import button, column, label, row, set_property
from ocop_desktop.ui.widgets_fields import Form, TextField

_DESIGNS = {
    "classic": mark("office_certificate", "With a gold frame"),
    "modern": mark("office_certificate", "Plain, with a medal"),
}
_WIDTH, _HEIGHT = 36 * GRID, round(36 * GRID * 210 / 297)
_LATER_MS = 400


class PictureField(QWidget):
    """A picture of the office by its content hash, "" for none: chosen, shown, removed."""

    def __init__(self, name: str, bridge: Bridge) -> None:
        super().__init__()
        self.committed: Callable[[], None] | None = None
        self._bridge = bridge
        self._hash = ""
        self._seen: dict[str, QPixmap] = {}
        self._cancel: Callable[[], None] | None = None
        self._image = QLabel()
        self._image.setFixedSize(QSize(12 * GRID, 9 * GRID))
        self._image.setAccessibleName(name)
        self._image.setObjectName("picture")
        self._image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose_button = button(tr("office_certificate", "Choose a file…"), clicked=self._choose)
        self.choose_button.setAccessibleName(tr("office_certificate", "{what}: choose a file").format(what=name))
        self.remove_button = button(tr("office_certificate", "Remove"), "quiet", self.remove)
        self.remove_button.setAccessibleName(tr("office_certificate", "{what}: remove").format(what=name))
        self.note = label("", Role.SMALL, wrap=True)
        self.note.hide()
        beside = column(self.choose_button, self.remove_button, -1, spacing=2)
        self.setLayout(column(row(self._image, beside, -1), self.note, spacing=2))
        self.setFocusProxy(self.choose_button)
        self._show()

    def value(self) -> str:
        return self._hash

    def set_value(self, kept: str) -> None:
        """Shows the picture that the database keeps; commits nothing."""
        self._hash = kept
        self.note.hide()
        self._show()
        if self.isVisible():
            self._load()

    def set_open(self, open_: bool) -> None:
        """Whether another picture can be chosen."""
        for made in (self.choose_button, self.remove_button):
            made.setEnabled(open_)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load()

    def take(self, path: Path) -> None:
        """Looks a file over on the worker and keeps it where it can be used."""
        self._drop()
        self._say(tr("office_certificate", "{name} is being looked over…").format(name=path.name), "quiet")
        desk = self._bridge.desk
        self._cancel = self._bridge.run(lambda: _looked_over(path), lambda outcome: self._taken(desk, outcome))

    def remove(self) -> None:
        """Takes the picture off the papers."""
        self._drop()
        self._commit("")

    def _choose(self) -> None:
        kinds = tr("office_certificate", "Pictures (*.png *.jpg *.jpeg *.svg)")
        chosen, _ = QFileDialog.getOpenFileName(self, self._image.accessibleName(), "", kinds)
        if chosen:
            self.take(Path(chosen))

    def _drop(self) -> None:
        if self._cancel is not None:
            self._cancel()
            self._cancel = None

    def _taken(self, desk: Desk | None, outcome: CodedError | tuple[bytes, bytes]) -> None:
        self._cancel = None
        if isinstance(outcome, CodedError):
            self._say(sentence(outcome), "error")
        elif desk is not self._bridge.desk:
            words = tr("office_certificate", "Another session was opened meanwhile; choose the file again.")
            self._say(words, "error")
        else:
            data, seen = outcome
            self.note.hide()
            self._bridge.with_workspace(lambda workspace: self._keep(workspace.keep_asset(data), seen))

    def _keep(self, kept: str, seen: bytes) -> None:
        self._remember(kept, seen)
        self._commit(kept)

    def _load(self) -> None:
        """Has the picture that the database keeps drawn, once."""
        kept, bridge = self._hash, self._bridge
        if not kept or kept in self._seen or not bridge.is_open:
            return

        def look() -> None:
            data = bridge.workspace.asset(kept)
            bridge.run(lambda: _drawn(data), lambda seen: self._loaded(kept, seen))

        bridge.guard(look)

    def _loaded(self, kept: str, seen: CodedError | bytes) -> None:
        if not isinstance(seen, CodedError):
            self._remember(kept, seen)
            self._show()
        elif kept == self._hash:
            self._say(sentence(seen), "error")

    def _remember(self, kept: str, seen: bytes) -> None:
        self._seen[kept] = QPixmap()
        self._seen[kept].loadFromData(seen)

    def _say(self, words: str, tone: str) -> None:
        self.note.setText(words)
        set_property(self.note, "tone", tone)
        self.note.show()

    def _commit(self, kept: str) -> None:
        self._hash = kept
        self.note.hide()
        self._show()
        if self.committed is not None:
            self.committed()

    def _show(self) -> None:
        self.remove_button.setVisible(bool(self._hash))
        pixmap = self._seen.get(self._hash)
        if pixmap is None:
            self._image.setPixmap(QPixmap())
            self._image.setText("…" if self._hash else tr("office_certificate", "none"))
            return
        ratio = self.devicePixelRatioF()
        size = (self._image.size() - QSize(8, 8)) * ratio
        how = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        shown = pixmap.scaled(size, *how)
        # A picture is for white paper, whatever the colours of the window.
        paper = QPixmap(self._image.size() * ratio)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawPixmap((paper.width() - shown.width()) // 2, (paper.height() - shown.height()) // 2, shown)
        painter.end()
        paper.setDevicePixelRatio(ratio)
        self._image.setPixmap(paper)


def _looked_over(path: Path) -> CodedError | tuple[bytes, bytes]:
    """A file that somebody chose, and the picture in it as it will be seen."""
    try:
        data = office_files.read(path)
        return data, office_files.picture(data)
    except CodedError as error:
        return error


def _drawn(data: bytes) -> CodedError | bytes:
    try:
        return office_files.picture(data)
    except CodedError as error:
        return error


class DesignField(QWidget):
    """The design of the certificate, chosen by its picture."""

    def __init__(self) -> None:
        super().__init__()
        self.committed: Callable[[], None] | None = None
        self.setAccessibleName(tr("office_certificate", "Design"))
        self._group = QButtonGroup(self)
        self.radios: dict[str, QRadioButton] = {}
        self._images: dict[str, _Clickable] = {}
        cards = []
        for design in DESIGNS:
            name = str(_DESIGNS[design])
            radio = QRadioButton(name)
            radio.setAccessibleName(name)
            image = _Clickable(radio)
            image.setFixedSize(_WIDTH, _HEIGHT)
            self._group.addButton(radio)
            self.radios[design] = radio
            self._images[design] = image
            cards.append(column(image, radio, -1, spacing=4))
        self._group.buttonClicked.connect(lambda _: self._clicked())
        self.setLayout(row(*cards, -1, spacing=2 * GRID))
        self.setFocusProxy(self.radios[DESIGNS[0]])
        self.set_value("")

    def value(self) -> str:
        chosen = next((design for design, radio in self.radios.items() if radio.isChecked()), "")
        return "" if chosen == DESIGNS[0] else chosen

    def set_value(self, design: str) -> None:
        """Shows a design; commits nothing. "" is the usual one."""
        self.radios[design if design in self.radios else DESIGNS[0]].setChecked(True)

    def set_open(self, open_: bool) -> None:
        """Whether another design can be chosen; the pictures are seen either way."""
        for radio in self.radios.values():
            radio.setEnabled(open_)

    def show_pictures(self, pictures: dict[str, Picture | None]) -> None:
        """How each design looks now."""
        for design, seen in pictures.items():
            image = self._images[design]
            if seen is None:
                image.setText(tr("office_certificate", "These words are too long for the page."))
                continue
            width, height, pixels = seen
            pixmap = QPixmap.fromImage(QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGBX8888))
            pixmap.setDevicePixelRatio(width / _WIDTH)
            image.setPixmap(pixmap)

    def _clicked(self) -> None:
        if self.committed is not None:
            self.committed()


class _Clickable(QLabel):
    """The picture of a choice, which chooses it."""

    def __init__(self, radio: QRadioButton) -> None:
        super().__init__()
        self._radio = radio
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAccessibleName(radio.text())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._radio.click()


class CertificatePart(QWidget):
    """All that an office says about its certificates."""

    def __init__(self, bridge: Bridge, bound: BoundForm) -> None:
        super().__init__()
        self._bridge = bridge
        self._office: OfficeData | None = None
        self._pictured: OfficeData | None = None
        usual = default_office()
        form = Form(4)
        add = bound.add
        agency = tr("office_certificate", "Agency on the certificate")
        add(form, "office.certificate_agency", agency, TextField(), span=2)
        words = tr("office_certificate", "Sentence of the certificate, before the product's name")
        add(form, "office.certificate_sentence", words, TextField(usual.certificate_sentence), span=2)
        emblem, logo = tr("office_certificate", "Emblem"), tr("office_certificate", "Logo")
        hint = tr("office_certificate", "PNG, JPEG or SVG, up to 5 MB")
        add(form, "office.emblem", emblem, PictureField(emblem, bridge), span=2, hint=hint)
        add(form, "office.logo", logo, PictureField(logo, bridge), span=2, hint=hint)
        both = QCheckBox(tr("office_certificate", "In Vietnamese and English"))
        language = tr("office_certificate", "Language of the certificate")
        add(form, "office.certificate_bilingual", language, both, span=4, label=both.text())
        self.design = DesignField()
        add(form, "office.certificate_design", tr("office_certificate", "Design"), self.design, span=4)
        self.setLayout(column(form))
        self._later = QTimer(self, interval=_LATER_MS, singleShot=True)
        self._later.timeout.connect(self._picture)

    def show_office(self, office: OfficeData) -> None:
        """Pictures of the certificate with the office's words, while they are seen."""
        self._office = office
        if self.isVisible():
            self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._picture()

    def _picture(self) -> None:
        office = self._office
        if office is None or not self._bridge.is_open:
            return
        # What else the office says is not on a certificate.
        wanted = replace(office, grounds=(), templates=(), certificate_design="", recipients=())
        if wanted == self._pictured:
            return
        self._pictured = wanted
        self._bridge.guard(lambda: self._make(office))

    def _make(self, office: OfficeData) -> None:
        view = office_files.certificate(office, self._bridge.workspace.asset)
        width = round(_WIDTH * self.devicePixelRatioF())
        self._bridge.run(lambda: office_files.certificates(view, width), self.design.show_pictures)
