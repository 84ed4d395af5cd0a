"""Sao lưu: the backups of this database, a second place for them, and going back to one.

Making and copying is the keeper's business; restoring closes the database, so it is asked of the window. Nothing here
deletes or overwrites a file.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.services.backups import Backup, Reason, SecondPlace, backups_folder, backups_of
from ocop_desktop.ui import theme
from ocop_desktop.ui.backup_keeper import THERE, Keeper
from ocop_desktop.ui.backup_list import BackupList
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.session_words import when
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import Card, MessageBar, ScrollPage, button, column, label, row, set_property

_WIDTH = 120 * GRID
_STATES = {
    SecondPlace.NONE: mark(
        "backups_page", "No second place is chosen. If this computer is lost, its backups are lost with it."
    ),
    SecondPlace.HERE: mark("backups_page", "It is here: every new backup is copied there by itself."),
    SecondPlace.SAME: mark(
        "backups_page",
        "Every new backup is copied there, but it is on the same disk as the data: what breaks the disk takes both. "
        "A USB stick is safer.",
    ),
    SecondPlace.MISSING: mark("backups_page", "It is not here now; as soon as it is, what it lacks is copied there."),
    SecondPlace.AWAY: mark("backups_page", "It has been away for more than a week; plug it in soon."),
    SecondPlace.FULL: mark("backups_page", "It is full: free some space there, or choose another place."),
    SecondPlace.REFUSED: mark("backups_page", "Nothing can be written there: allow it, or choose another place."),
}
_TONES = {
    SecondPlace.HERE: "accent",
    SecondPlace.SAME: "warning",
    SecondPlace.AWAY: "warning",
    SecondPlace.NONE: "quiet",
    SecondPlace.MISSING: "",
}


class BackupsPage(QWidget):
    """``restore_chosen`` carries the path of a backup to go on with."""

    restore_chosen = Signal(object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("page")
        self._bridge = bridge
        self._asked = False
        self.notice = MessageBar()
        page = ScrollPage(_WIDTH)
        page.body.addWidget(label(tr("backups_page", "Backups"), Role.TITLE))
        page.body.addWidget(self._list())
        page.body.addWidget(self._second())
        page.body.addStretch(1)
        self.setLayout(column(self.notice, page, spacing=0))
        self.setFocusProxy(self.make_button)
        keeper = self._keeper()
        if keeper is not None:
            keeper.changed.connect(self._refresh)
        for made in (self.make_button, self.choose_button, self.copy_button, self.forget_button):
            made.setEnabled(keeper is not None)

    def _keeper(self) -> Keeper | None:
        keeper = self._bridge.backups
        return keeper if isinstance(keeper, Keeper) else None

    # Parts

    def _list(self) -> Card:
        card = Card()
        words = tr(
            "backups_page",
            "A backup is made every 10 minutes when something was changed, before an import, before sealing and "
            "opening again, and when the program is closed. Each is checked before it counts. All of the last two days "
            "are kept, then one a day, a week, a month; those of sealed sessions are never deleted.",
        )
        card.body.addWidget(label(words, Role.BODY, "quiet", wrap=True))
        self.make_button = button(tr("backups_page", "Back up now"), "primary", self.make)
        self.restore_button = button(tr("backups_page", "Go back to this backup…"), clicked=self.restore)
        self.folder_button = button(tr("backups_page", "Open the folder"), clicked=self._open_folder)
        self._busy = label(tr("backups_page", "A backup is being made…"), Role.BODY, "quiet")
        self._busy.hide()
        self.list = BackupList(self._bridge.beside)
        self.list.table.setMinimumHeight(theme.row_height() * 7)
        self.list.table.opened.connect(lambda _: self.restore())
        self.list.chosen.connect(self._offer)
        self._none = label(tr("backups_page", "There is no backup yet."), Role.BODY, "quiet")
        card.body.addWidget(self._none)
        card.body.addWidget(self.list)
        card.body.addLayout(row(self.make_button, self.restore_button, self.folder_button, self._busy, -1))
        return card

    def _second(self) -> Card:
        card = Card(tr("backups_page", "A second place, such as a USB stick"))
        self.place = label("", wrap=True)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.state = label("", wrap=True)
        self.copied = label("", Role.SMALL, "quiet", wrap=True)
        for part in (self.place, self.state, self.copied):
            card.body.addWidget(part)
        self.choose_button = button(tr("backups_page", "Choose the place…"), clicked=self._choose)
        self.copy_button = button(tr("backups_page", "Copy there now"), clicked=self._copy)
        self.forget_button = button(tr("backups_page", "Do without it"), "quiet", self._forget)
        card.body.addLayout(row(self.choose_button, self.copy_button, self.forget_button, -1))
        return card

    # What is done

    def make(self) -> None:
        """Makes a backup now."""
        keeper = self._keeper()
        if keeper is None:
            return
        self.notice.clear()
        self._asked = True
        pressed = self.make_button.hasFocus()
        self._show_busy(True)
        keeper.make(Reason.ASKED, lambda: self._made(pressed))

    def restore(self) -> None:
        """Asks, and then goes back to the backup that is chosen."""
        backup = self.list.current()
        if backup is None or not self.restore_button.isEnabled():
            return
        if ask_restore(self, backup):
            self.restore_chosen.emit(backup.path)

    def choose_place(self, folder: Path) -> None:
        """Takes a folder as the second place."""
        keeper = self._keeper()
        if keeper is None:
            return
        self.notice.clear()
        try:
            keeper.choose_place(folder)
        except CodedError as error:
            self.notice.show_message("error", sentence(error))

    def _choose(self) -> None:
        keeper = self._keeper()
        start = str(keeper.place.parent) if keeper is not None and keeper.place is not None else ""
        name = QFileDialog.getExistingDirectory(self, tr("backups_page", "Second place for the backups"), start)
        if name:
            self.choose_place(Path(name))

    def _copy(self) -> None:
        self._with_keeper(Keeper.copy_now)

    def _forget(self) -> None:
        self._with_keeper(lambda keeper: keeper.choose_place(None))

    def _with_keeper(self, action: Callable[[Keeper], object]) -> None:
        keeper = self._keeper()
        if keeper is not None:
            action(keeper)

    def _made(self, pressed: bool) -> None:
        self._asked = False
        self._show_busy(False)
        if self.list.model.rowCount():
            self.list.table.setCurrentIndex(self.list.model.index(0, 0))
        if pressed and self.isVisible():
            self.make_button.setFocus()

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()
        keeper = self._keeper()
        if keeper is not None and keeper.place is not None:
            keeper.look_at_place()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.notice.clear()

    def _refresh(self) -> None:
        if not self.isVisible() or not self._bridge.is_open:
            return
        found = backups_of(self._bridge.workspace.path)
        self.list.show_backups(found)
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        self._offer()
        self._show_place()

    def _show_place(self) -> None:
        keeper = self._keeper()
        place = keeper.place if keeper is not None else None
        state = keeper.state if keeper is not None else SecondPlace.NONE
        self.place.setText(str(place) if place is not None else "")
        self.place.setVisible(place is not None)
        self.state.setText(str(_STATES[state]) if place is None or state is not SecondPlace.NONE else "")
        set_property(self.state, "tone", _TONES.get(state, "error"))
        last = keeper.last_copied if keeper is not None else None
        text = tr("backups_page", "Copied there last: {when}").format(when=when(last.isoformat()) if last else "–")
        self.copied.setText(text)
        for part in (self.copied, self.copy_button, self.forget_button):
            part.setVisible(place is not None)
        self.copy_button.setEnabled(state in (*THERE, SecondPlace.FULL, SecondPlace.REFUSED))

    def _offer(self) -> None:
        backup = self.list.current()
        usable = backup is not None and self.list.sound(backup) is not False
        self.restore_button.setEnabled(usable and not self._asked and self._keeper() is not None)

    def _show_busy(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        self.make_button.setEnabled(not busy)
        self._offer()

    def _open_folder(self) -> None:
        folder = backups_folder(self._bridge.workspace.path)
        there = folder if folder.is_dir() else folder.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(there)))


def ask_restore(parent: QWidget, backup: Backup) -> bool:
    """Asks whether to go on with a backup in place of what is open."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("backups_page", "Go back to a backup"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(tr("backups_page", "Go on with the backup of {when}?").format(when=when(backup.made_at.isoformat())))
    box.setInformativeText(
        tr(
            "backups_page",
            "What was entered after it is not in it. What is open now is backed up first, and its file is kept under "
            "another name.",
        )
    )
    stay = box.addButton(tr("backups_page", "Stay as it is"), QMessageBox.ButtonRole.RejectRole)
    go = box.addButton(tr("backups_page", "Go back to it"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is go
