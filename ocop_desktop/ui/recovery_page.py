"""A database that is damaged or gone: what of it can be read, its backups, and the ways to go on with one of them.

Stands in place of all pages, without a bridge. Everything is read and made in a worker; nothing is overwritten: what is
restored is a new file, checked before it gets its name, and the damaged one is kept beside it.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.services.backups import backups_of
from ocop_desktop.services.restoring import Insight, Restored, Salvaged, begin_anew, look_into, rebuild, restore
from ocop_desktop.ui import theme
from ocop_desktop.ui.backup_list import BackupList, last_change
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.session_words import when
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import Card, MessageBar, ScrollPage, button, column, label, row
from ocop_desktop.ui.worker import Worker

_WIDTH = 120 * GRID


class RecoveryPage(QWidget):
    """``restored`` carries what was made in place of the damaged file, ``begun`` the place that is free for a new one;
    ``choose`` another file, ``again`` and ``leave`` as on the page about a file that cannot be opened."""

    choose = Signal()
    again = Signal()
    leave = Signal()
    restored = Signal(object)
    begun = Signal(object)

    def __init__(self, words: str, path: Path, *, damaged: bool = True) -> None:
        super().__init__()
        self.setObjectName("page")
        self.path = path
        self._damaged = damaged
        self._busy = self._provable = False
        self._worker = Worker(self, guard=self._guard, name="recovery")
        self._reader = Worker(self, name="look")
        self.notice = MessageBar()
        page = ScrollPage(_WIDTH)
        page.body.addWidget(label(tr("recovery_page", "The data need to be recovered"), Role.TITLE, wrap=True))
        self.words = label(words, wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        page.body.addWidget(self.words)
        page.body.addLayout(self._progress())
        page.body.addWidget(self._backups())
        page.body.addWidget(self._file(damaged))
        page.body.addLayout(self._ways())
        page.body.addStretch(1)
        self.setLayout(column(self.notice, page, spacing=0))
        self.setAccessibleName(tr("recovery_page", "The data need to be recovered"))
        self.setAccessibleDescription(words)
        self.setFocusProxy(self.list.table)
        self._look(damaged)

    def shut(self) -> None:
        """Ends what is being read; a restore under way is finished first."""
        self._reader.shut()
        self._worker.shut()

    def salvaged_words(self) -> str:
        """What is said of the damaged file itself."""
        return self._proved.text()

    # Parts

    def _progress(self) -> QHBoxLayout:
        self._doing = label("", Role.BODY, "quiet")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(30 * GRID)
        line = row(self._bar, self._doing, -1)
        for part in (self._bar, self._doing):
            part.hide()
        return line

    def _backups(self) -> Card:
        card = Card(tr("recovery_page", "Go on with a backup"))
        text = tr(
            "recovery_page",
            "The backup becomes the database again, as a new file; a damaged one is kept beside it under a name that "
            "says so. Nothing is overwritten.",
        )
        card.body.addWidget(label(text, Role.BODY, "quiet", wrap=True))
        self.list = BackupList(self._reader)
        self.list.table.setMinimumHeight(theme.row_height() * 5)
        self.list.table.opened.connect(lambda _: self.restore())
        self.list.chosen.connect(self._offer)
        self._none = label(tr("recovery_page", "There is no backup beside this file."), wrap=True)
        self._none.hide()
        self.restore_button = button(tr("recovery_page", "Restore this backup"), "primary", self.restore)
        card.body.addWidget(self.list)
        card.body.addWidget(self._none)
        card.body.addLayout(row(self.restore_button, -1))
        return card

    def _file(self, damaged: bool) -> Card:
        card = Card(tr("recovery_page", "What the damaged file itself still holds"))
        self._tables = label("", wrap=True)
        self._proved = label(tr("recovery_page", "It is being read…"), wrap=True)
        for part in (self._tables, self._proved):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            card.body.addWidget(part)
        self._tables.hide()
        self.salvage_button = button(
            tr("recovery_page", "Make a new file of what the log proves"), clicked=self.salvage
        )
        self.salvage_button.setEnabled(False)
        self.anew_button = button(tr("recovery_page", "Begin with an empty database"), clicked=self.begin_anew)
        self.anew_button.hide()
        card.body.addLayout(row(self.salvage_button, self.anew_button, -1))
        if not damaged:
            card.hide()
        return card

    def _ways(self) -> QHBoxLayout:
        self.again_button = button(tr("recovery_page", "Try again"), clicked=self.again.emit)
        self.choose_button = button(tr("recovery_page", "Choose another file…"), clicked=self.choose.emit)
        self.folder_button = button(tr("recovery_page", "Open the folder"), clicked=self._open_folder)
        self.leave_button = button(tr("recovery_page", "Quit"), "quiet", self.leave.emit)
        return row(self.again_button, self.choose_button, self.folder_button, self.leave_button, -1)

    # What is done

    def restore(self) -> None:
        """Makes the database from the backup that is chosen."""
        backup = self.list.current()
        if backup is not None and self.restore_button.isEnabled():
            self.restore_from(backup.path)

    def restore_from(self, source: Path) -> None:
        """Makes the database from a backup."""
        path = self.path
        damaged = self._damaged
        words = tr("recovery_page", "The backup is being restored and checked…")
        self._make(words, lambda: restore(source, path, damaged=damaged))

    def salvage(self) -> None:
        """Makes the database from what the log of the damaged file proves."""
        path = self.path
        self._make(tr("recovery_page", "A new file is being made and checked…"), lambda: rebuild(path, path))

    def begin_anew(self) -> None:
        """Puts a file aside in which there is nothing, for an empty database."""
        try:
            made = begin_anew(self.path)
        except CodedError as error:
            self.notice.show_message("error", sentence(error))
            return
        self.begun.emit(made)

    def _make(self, words: str, make: Callable[[], Restored]) -> None:
        if self._busy:
            return
        self.notice.clear()
        self._show_busy(words)

        def work() -> Restored | CodedError:
            try:
                return make()
            except CodedError as error:
                return error

        self._worker.run(work, self._made)

    def _made(self, found: Restored | CodedError) -> None:
        self._show_busy("")
        if isinstance(found, CodedError):
            self.notice.show_message("error", sentence(found))
            return
        self.restored.emit(found)

    # What is shown

    def _look(self, damaged: bool) -> None:
        backups = backups_of(self.path)
        self.list.show_backups(backups)
        self.list.setVisible(bool(backups))
        self.restore_button.setVisible(bool(backups))
        self._none.setVisible(not backups)
        if not backups:
            self.setFocusProxy(self.again_button)
        if not damaged:
            return
        path = self.path

        def work() -> Insight | CodedError:
            try:
                return look_into(path)
            except CodedError as error:
                return error

        self._worker.run(work, self._looked)

    def _looked(self, found: Insight | CodedError) -> None:
        if isinstance(found, CodedError):
            self._proved.setText(sentence(found))
            return
        if found.content is None and found.salvaged is None and not self.list.model.rowCount():
            # Such as a power cut leaves of a file that was being made.
            text = tr(
                "recovery_page",
                "Nothing can be read in it, and there is no backup of it. You can begin with an empty database; this "
                "file is then kept beside it under another name.",
            )
            self._proved.setText(text)
            self.salvage_button.hide()
            self.anew_button.show()
            self._lead_to(self.anew_button)
            return
        if found.content is not None:
            text = tr("recovery_page", "Its tables can be read, but are not to be believed: last change {change}.")
            self._tables.setText(text.format(change=last_change(found.content)))
        else:
            self._tables.setText(tr("recovery_page", "Its tables cannot be read."))
        self._tables.show()
        proved = found.salvaged
        backed_up = max((backup.seq for backup in self.list.model.backups()), default=0)
        self._proved.setText(proved_words(proved, backed_up))
        self._provable = proved is not None
        self.salvage_button.setEnabled(self._provable and not self._busy)
        if proved is not None and not self.list.model.rowCount():
            self._lead_to(self.salvage_button)

    def _lead_to(self, way: QPushButton) -> None:
        """The keys go there, unless they went elsewhere meanwhile."""
        self.setFocusProxy(way)
        if self.again_button.hasFocus():
            way.setFocus()

    def _offer(self) -> None:
        backup = self.list.current()
        self.restore_button.setEnabled(not self._busy and backup is not None and self.list.sound(backup) is not False)

    def _show_busy(self, words: str) -> None:
        self._busy = bool(words)
        self._doing.setText(words)
        for part in (self._bar, self._doing):
            part.setVisible(self._busy)
        self.salvage_button.setEnabled(self._provable and not self._busy)
        for made in (self.again_button, self.choose_button, self.leave_button, self.anew_button):
            made.setEnabled(not self._busy)
        self._offer()

    def _guard(self, action: Callable[[], object]) -> None:
        try:
            action()
        except CodedError as error:
            self.notice.show_message("error", sentence(error))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path.parent)))

    def minimumSizeHint(self) -> QSize:
        return QSize(40 * GRID, 30 * GRID)


def proved_words(proved: Salvaged | None, backed_up: int = 0) -> str:
    """What the log of a damaged file proves, in lines; ``backed_up``: how many changes the best backup holds."""
    if proved is None:
        return tr("recovery_page", "Its log proves nothing: not even the first entry can be read.")
    if proved.whole:
        text = tr("recovery_page", "Its log is whole: {n} changes, the last one on {when}.")
    else:
        text = tr("recovery_page", "Its log holds up to change {n} of {of}, made on {when}; what came later is lost.")
    lines = [text.format(n=proved.entries, of=proved.of, when=when(proved.changed_at))]
    if proved.entries > backed_up > 0:
        more = tr("recovery_page", "These are {n} changes more than any backup holds.")
        lines.append(more.format(n=proved.entries - backed_up))
    for item in proved.sessions:
        words = tr(
            "recovery_page",
            "{title}: {products} products, {members} members, {choices} choices, {concluded} concluded",
        )
        lines.append(
            "• "
            + words.format(
                title=item.session.title,
                products=item.products,
                members=item.members,
                choices=item.choices,
                concluded=item.concluded,
            )
        )
    return "\n".join(lines)
