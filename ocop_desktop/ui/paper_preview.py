"""Pages of papers as pictures, one at a time: made on the worker, fitted to the room or zoomed, turned by keys.

Knows no paper: it is given what makes the PDF of each. Only the paper that is looked at is made, so that the first page
is there at once, however many papers there are.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QWidget

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.services import papers
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import button, column, label, row

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_POINTS_PER_INCH = 72
_SCREEN_INCH = 96
Maker = Callable[[int], Callable[[], bytes]]
"""What makes the PDF of a paper, by its place: asked for in the GUI thread, called on the worker."""
_NARROW = 60 * GRID
_LAST = 1_000_000
"""More pages than any paper has."""


class Preview(QWidget):
    """Pages of papers, one at a time, as pictures: fitted to the room or zoomed, turned by keys.

    Page Up and Page Down turn, also from one paper to the next; Home and End go to the first and last page of a paper;
    Ctrl with + and - zooms, Ctrl+0 fits the page again. ``paper_changed`` carries the place of the paper that is shown.
    """

    paper_changed = Signal(int)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._maker: Maker | None = None
        self._papers = 0
        self._paper = 0
        self._pdf: bytes | None = None
        self._count = 0
        self._page = 0
        self._zoom: float | None = None
        self._making: Callable[[], None] | None = None
        self._drawing: Callable[[], None] | None = None
        self._size = QSize()
        self._image = QLabel()
        self._image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._image.setAccessibleName(tr("paper_preview", "Page of the paper"))
        self._area = _Area(self)
        self._area.setWidget(self._image)
        self._said = label("", Role.BODY, "quiet", wrap=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._before = button("‹", "normal", lambda: self.turn(-1))
        self._before.setAccessibleName(tr("paper_preview", "Page before (Page Up)"))
        self._after = button("›", "normal", lambda: self.turn(1))
        self._after.setAccessibleName(tr("paper_preview", "Next page (Page Down)"))
        self._place = label("", Role.BODY)
        self._smaller = button("–", "normal", lambda: self.zoom(-1))
        self._smaller.setAccessibleName(tr("paper_preview", "Smaller (Ctrl+-)"))
        self._larger = button("+", "normal", lambda: self.zoom(1))
        self._larger.setAccessibleName(tr("paper_preview", "Larger (Ctrl++)"))
        self._fit = button(tr("paper_preview", "Fit"), "normal", lambda: self.zoom(0))
        for made in (self._before, self._after, self._smaller, self._larger, self._fit):
            made.setToolTip(made.accessibleName())
        for made in (self._before, self._after, self._smaller, self._larger):
            made.setFixedWidth(5 * GRID)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._said)
        self._stack.addWidget(self._area)
        tools = row(
            self._before, self._place, self._after, -1, self._smaller, self._larger, self._fit, margins=(0, 0, 16, 0)
        )
        self.setLayout(column(tools, self._stack, spacing=GRID, margins=(0, 14, 0, 0)))
        for keys, action in (
            ("Ctrl++", lambda: self.zoom(1)),
            ("Ctrl+=", lambda: self.zoom(1)),
            ("Ctrl+-", lambda: self.zoom(-1)),
            ("Ctrl+0", lambda: self.zoom(0)),
        ):
            made_shortcut = QShortcut(QKeySequence(keys), self)
            made_shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made_shortcut.activated.connect(action)
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(120)
        self._resized.timeout.connect(self._draw)
        self.clear()

    def clear(self, words: str = "") -> None:
        """Shows no paper, but what is said instead."""
        self._drop()
        self._maker, self._papers, self._paper = None, 0, 0
        self._pdf, self._count, self._page = None, 0, 0
        self._say(words)

    def show_papers(self, count: int, maker: Maker, paper: int = 0) -> None:
        """Shows one of so many papers. The page that was looked at stays where the paper has the same place and still
        has it."""
        if paper != self._paper:
            self._page = 0
        self._maker, self._papers, self._paper = maker, count, paper
        self._order()

    def paper(self) -> int:
        """The place of the paper that is shown, 0 the first."""
        return self._paper

    def page(self) -> int:
        """The page shown, 1 the first; 0 while there is none."""
        return self._page + 1 if self._count else 0

    def count(self) -> int:
        """How many pages the paper has."""
        return self._count

    def show_paper(self, paper: int) -> None:
        """Goes to another paper, at its first page."""
        if paper != self._paper and 0 <= paper < self._papers:
            self._paper, self._page = paper, 0
            self._order()

    def turn(self, pages: int) -> None:
        """Goes so many pages on, over the edge of a paper to the next one."""
        page = self._page + pages
        if self._pdf is None or 0 <= page < self._count:
            self.go(page)
        elif 0 <= self._paper + pages < self._papers:
            self._paper, self._page = self._paper + pages, 0 if pages > 0 else _LAST
            self._order()
            self.paper_changed.emit(self._paper)

    def go(self, page: int) -> None:
        """Goes to a page of the paper, 0 the first."""
        page = max(0, min(page, self._count - 1))
        if self._count and page != self._page:
            self._page = page
            self._draw()

    def zoom(self, direction: int) -> None:
        """Larger (1), smaller (-1), or the whole page in view (0)."""
        if direction == 0:
            self._zoom = None
        else:
            now = self._zoom or self._fitting() * _POINTS_PER_INCH / _SCREEN_INCH
            steps = [step for step in ZOOMS if (step > now + 0.01 if direction > 0 else step < now - 0.01)]
            if not steps:
                return
            self._zoom = steps[0] if direction > 0 else steps[-1]
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom is None and self._pdf is not None:
            self._resized.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns: dict[int, int] = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if event.key() in turns:
            self.turn(turns[event.key()])
        elif event.key() == Qt.Key.Key_Home:
            self.go(0)
        elif event.key() == Qt.Key.Key_End:
            self.go(self._count - 1)
        else:
            super().keyPressEvent(event)

    def _order(self) -> None:
        """Has the current paper made on the worker."""
        self._drop()
        if self._maker is None:
            return
        try:
            make = self._maker(self._paper)
        except CodedError as error:
            self._made(error)
            return
        if self._pdf is None:
            self._say(tr("paper_preview", "The pages are being made…"))

        def work() -> tuple[bytes, int] | CodedError:
            try:
                pdf = make()
                return pdf, papers.page_count(pdf)
            except CodedError as error:
                return error

        self._making = self._bridge.run(work, self._made)

    def _made(self, outcome: Any) -> None:
        self._making = None
        if isinstance(outcome, CodedError):
            self._pdf, self._count, self._page = None, 0, 0
            self._say(sentence(outcome))
            return
        self._pdf, self._count = outcome
        self._page = min(self._page, self._count - 1)
        self._draw()

    def _draw(self) -> None:
        """Has the current page drawn at the present size; an older order for a picture is dropped. What is being made
        is drawn when it is there."""
        pdf, page = self._pdf, self._page
        if pdf is None or self._making is not None:
            return
        self._drop()
        ratio = self.devicePixelRatioF()
        zoom = self._zoom
        room = QSize(self.width(), self.height() - self._fit.geometry().bottom() - GRID)

        def work() -> papers.Picture:
            if zoom is not None:
                scale = zoom * _SCREEN_INCH / _POINTS_PER_INCH
            else:
                width, height, _ = papers.picture(pdf, page, 0.1)
                scale = 0.1 * min((room.width() - 2 * GRID) / width, (room.height() - 2 * GRID) / height)
            return papers.picture(pdf, page, max(0.1, scale) * ratio)

        self._drawing = self._bridge.run(work, lambda picture: self._drawn(picture, ratio))

    def _drawn(self, picture: papers.Picture, ratio: float) -> None:
        self._drawing = None
        width, height, pixels = picture
        image = QImage(pixels, width, height, width * 4, QImage.Format.Format_RGBX8888)
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        self._size = pixmap.deviceIndependentSize().toSize()
        self._image.setPixmap(pixmap)
        self._stack.setCurrentWidget(self._area)
        text = tr("paper_preview", "Page {n} of {total}").format(n=self._page + 1, total=self._count)
        if self._papers > 1:
            paper = tr("paper_preview", "Paper {n} of {total}").format(n=self._paper + 1, total=self._papers)
            text = f"{paper} · {text}"
        self._place.setToolTip(text)
        self._place.setText(text if self.width() > _NARROW else self._short())
        self._image.setAccessibleDescription(text)
        self._show_tools()

    def _short(self) -> str:
        paper = f"{self._paper + 1}/{self._papers} · " if self._papers > 1 else ""
        return f"{paper}{self._page + 1}/{self._count}"

    def _fitting(self) -> float:
        """Pixels a point of the picture that is shown."""
        return self._size.height() / 842 if self._size.height() > self._size.width() else self._size.height() / 595

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._place.setText("")
        self._stack.setCurrentWidget(self._said)
        self._show_tools()

    def _show_tools(self) -> None:
        shown = self._stack.currentWidget() is self._area
        self._before.setEnabled(self._paper > 0 or (shown and self._page > 0))
        self._after.setEnabled(self._paper < self._papers - 1 or (shown and self._page < self._count - 1))
        for made in (self._smaller, self._larger, self._fit):
            made.setEnabled(shown)

    def _drop(self) -> None:
        for cancel in (self._making, self._drawing):
            if cancel is not None:
                cancel()
        self._making = self._drawing = None


class _Area(QScrollArea):
    """The room around a page. Keys that turn pages go to the preview."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("paper_preview", "Preview"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turning = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End)
        if event.key() in turning:
            event.ignore()
        else:
            super().keyPressEvent(event)
