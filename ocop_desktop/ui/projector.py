"""Màn chiếu: a second window for the screen that the whole room sees.

It follows the session and the product on the scoring page, and shows a result only once it was announced with a key,
last place first, unless the secretary switches on what is not announced yet (``projector_views`` says what may be
shown). It changes nothing in the session and opens no dialog. Its controls come up when the mouse moves or a key is
pressed that does something else than announce or turn pages, and go away by themselves.
"""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QPushButton, QWidget

from ocop_desktop.services.state import Changes
from ocop_desktop.ui import theme
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.projector_paint import Picture, card_picture, listing_picture
from ocop_desktop.ui.projector_views import (
    Announcements,
    Card,
    Listing,
    Scene,
    Shown,
    announced_so_far,
    product_card,
    ranking,
)
from ocop_desktop.ui.theme import GRID
from ocop_desktop.ui.widgets import button, column, plain, row

if TYPE_CHECKING:
    from ocop_desktop.ui.main_window import MainWindow

_BAR_MS = 5000
_FOLLOW_MS = 100
_SCENES = {
    Scene.PRODUCT: (mark("projector", "Product"), Qt.Key.Key_1),
    Scene.RANKING: (mark("projector", "Ranking"), Qt.Key.Key_2),
    Scene.REVEAL: (mark("projector", "Announce"), Qt.Key.Key_3),
}
_FORWARD = (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Up)


class Projector(QWidget):
    """The window for the room. Closing it hides it: what was announced stays announced while the session is open."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._announced = Announcements()
        self._shown = Shown()
        self._scene = Scene.PRODUCT
        self._page = 0
        self._view: Card | Listing | None = None
        self._picture: Picture | None = None
        self._home: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(tr("projector", "Projector"))
        self.setAccessibleName(tr("projector", "Projector"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(640, 400)
        self.resize(QSize(1280, 720))
        self.bar = ProjectorBar(self)
        self.bar.hide()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_BAR_MS)
        self._rest.timeout.connect(self._hide_bar)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_FOLLOW_MS)
        self._later.timeout.connect(self._refresh)
        bridge.opened.connect(self._opened)
        bridge.changed.connect(self._changed)
        bridge.looked_at.connect(self._looked_at)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self._screen_removed)
        self._refresh()

    def scene(self) -> Scene:
        """What the screen is about."""
        return self._scene

    def view(self) -> Card | Listing | None:
        """What is shown, as data; None while no session is open or no product is there."""
        return self._view

    def picture(self) -> Picture:
        """What is drawn, laid out for the size of the window."""
        if self._picture is None:
            self._picture = self._compose()
            self._page = self._picture.page
        return self._picture

    def show_scene(self, scene: Scene) -> None:
        """Shows the product, the ranking or the announcement."""
        self._scene = scene
        self._page = 0
        self._refresh()

    def set_shown(self, shown: Shown) -> None:
        """Switches results that are not announced yet, and names of members, on or off."""
        self._shown = shown
        self._refresh()

    def shown(self) -> Shown:
        """What is switched on."""
        return self._shown

    def forward(self) -> None:
        """Announces the next result, or turns to the next page of the ranking."""
        self._turn(1)

    def back(self) -> None:
        """Takes the last announcement back, or turns to the page before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        desk = self._bridge.desk
        if self._scene is Scene.RANKING:
            self._page += by
            self._picture = None
            self.update()
        elif self._scene is Scene.REVEAL and desk is not None:
            if by > 0:
                self._announced.forward(desk)
            else:
                self._announced.back()
            self._refresh()

    def place(self, home: QWidget) -> None:
        """Goes to the screen that ``home`` is not on, the whole of it; where there is none, stays a window."""
        self._home = home
        other = next((screen for screen in QGuiApplication.screens() if screen is not home.screen()), None)
        if other is None:
            if not self.isVisible():
                self.show()
        elif not (self.isVisible() and self.isFullScreen() and self.screen() is other):
            self.setScreen(other)
            self.setGeometry(other.geometry())
            self.showFullScreen()
        self.show_bar()
        self.raise_()
        self.activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_home(self) -> None:
        """Gives the keyboard back to the main window; a projector that covers its screen makes room first."""
        home = self._home
        if home is None:
            return
        if self.isFullScreen() and self.screen() is home.screen():
            self.showNormal()
        home.activateWindow()
        home.raise_()

    def turn_full_screen(self) -> None:
        """The whole screen, or a window again."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    # Following

    def _opened(self) -> None:
        self._announced.clear()
        self._shown = Shown()
        self._scene = Scene.PRODUCT
        self._page = 0
        self._refresh()

    def _looked_at(self, product_id: int) -> None:
        if self._scene is Scene.PRODUCT:
            self._refresh()

    def _changed(self, changes: Changes) -> None:
        if self._scene is Scene.PRODUCT and not (changes.listed or changes.members or changes.session):
            touched = changes.products | changes.details | {product_id for product_id, _ in changes.sheets}
            if self._bridge.product in touched:
                self._refresh()
        elif not self._later.isActive():
            # A whole list is not made anew for each key that is typed.
            self._later.start()

    def _refresh(self) -> None:
        self._later.stop()
        view = self._make_view()
        self.bar.show_state(self._scene, self._shown)
        if view != self._view or self._picture is None:
            self._view = view
            self._picture = None
            self.setAccessibleDescription(_spoken(view))
            self.update()

    def _make_view(self) -> Card | Listing | None:
        desk = self._bridge.desk
        if desk is None:
            return None
        if self._scene is Scene.RANKING:
            return ranking(desk, self._announced, self._shown)
        if self._scene is Scene.REVEAL:
            return announced_so_far(desk, self._announced)
        product = self._bridge.product
        return product_card(desk, product, self._announced, self._shown) if product in desk.state.products else None

    def _compose(self) -> Picture:
        size, desk = QSizeF(self.size()), self._bridge.desk
        if isinstance(self._view, Card):
            return card_picture(self._view, size)
        if isinstance(self._view, Listing):
            return listing_picture(self._view, size, self._page)
        # Nothing to show yet: the name of the session, so that the room knows where it is.
        title = desk.state.session.title if desk is not None else tr("projector", "No session is open")
        council = desk.state.session.office.council_name if desk is not None else ""
        return listing_picture(Listing("", title, (), council, ()), size)

    # The window

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        self.picture().draw(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None
        self._place_bar()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.ApplicationFontChange):
            self._picture = None
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, key = Qt.Key, event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        scene = next((scene for scene, (_, digit) in _SCENES.items() if digit == key), None)
        if control and key == keys.Key_W:
            self.close()
        elif control:
            super().keyPressEvent(event)
        elif scene is not None:
            self.show_scene(scene)
        elif key in _FORWARD:
            self.forward()
        elif key in _BACK:
            self.back()
        elif key in (keys.Key_F5, keys.Key_Escape):
            self.go_home()
        elif key == keys.Key_F11:
            self.turn_full_screen()
        elif event.text().lower() == "k":
            self.set_shown(Shown(not self._shown.early, self._shown.names))
            self.show_bar()
        elif event.text().lower() == "t":
            self.set_shown(Shown(self._shown.early, not self._shown.names))
            self.show_bar()
        else:
            self.show_bar()
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.show_bar()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if self._home is not None and self._home.isVisible():
            self._home.activateWindow()

    def show_bar(self) -> None:
        """Brings the controls up for a while."""
        self.unsetCursor()
        self._place_bar()
        self.bar.show()
        self.bar.raise_()
        self._rest.start()

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.show_bar()
        return super().focusNextPrevChild(forward)

    def _hide_bar(self) -> None:
        if self.bar.underMouse() or self.bar.isAncestorOf(self.focusWidget() or self):
            self._rest.start()
            return
        self.bar.hide()
        self.setCursor(Qt.CursorShape.BlankCursor)

    def _place_bar(self) -> None:
        self.bar.fit(self.width() - 4 * GRID)
        self.bar.move((self.width() - self.bar.width()) // 2, self.height() - self.bar.height() - 2 * GRID)

    def _screen_removed(self) -> None:
        # The cable was pulled: what was on the wall must not come to lie over the secretary's work.
        if self.isFullScreen() and len(QGuiApplication.screens()) < 2:
            self.close()


class ProjectorBar(QFrame):
    """The controls of the projector, in one row or two."""

    def __init__(self, projector: Projector) -> None:
        super().__init__(projector)
        self.setObjectName("bar")
        self.setAccessibleName(tr("projector", "Controls of the projector"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._scenes: dict[Scene, QPushButton] = {}
        group = QButtonGroup(self)
        for scene, (text, digit) in _SCENES.items():
            made = self._button(str(text), chr(digit.value), lambda scene=scene: projector.show_scene(scene))
            made.setCheckable(True)
            group.addButton(made)
            self._scenes[scene] = made
        self.back_button = self._button(tr("projector", "Back"), "←", projector.back)
        self.forward_button = self._button(tr("projector", "Next"), "→", projector.forward)
        self.early = QCheckBox(plain(tr("projector", "Show what is not announced (K)")))
        self.names = QCheckBox(plain(tr("projector", "Names of members (T)")))
        for box in (self.early, self.names):
            box.setAccessibleName(box.text())
            box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            box.clicked.connect(lambda: projector.set_shown(Shown(self.early.isChecked(), self.names.isChecked())))
        self.full_button = self._button(tr("projector", "Full screen"), "F11", projector.turn_full_screen)
        self.home_button = self._button(tr("projector", "Main window"), "Esc", projector.go_home)
        self.close_button = self._button(tr("projector", "Close"), "Ctrl+W", projector.close)
        self.setLayout(
            column(
                row(*self._scenes.values(), 2 * GRID, self.back_button, self.forward_button, -1),
                row(self.early, self.names, -1),
                row(self.full_button, self.home_button, self.close_button, -1),
                margins=GRID + 4,
            )
        )

    def show_state(self, scene: Scene, shown: Shown) -> None:
        """Says what the screen is about and what is switched on."""
        self._scenes[scene].setChecked(True)
        self.early.setChecked(shown.early)
        self.names.setChecked(shown.names)
        turning = scene is not Scene.PRODUCT
        self.back_button.setEnabled(turning)
        self.forward_button.setEnabled(turning)

    def fit(self, width: int) -> None:
        """As large as its parts need, no wider than there is room."""
        wanted = self.sizeHint()
        self.resize(min(wanted.width(), width), wanted.height())

    def _button(self, text: str, keys: str, clicked: Any) -> QPushButton:
        made = button(f"{text} ({keys})", "normal", clicked)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made


def open_projector(window: "MainWindow", bridge: Bridge) -> Projector:
    """Shows the projector of a window, on the other screen where there is one, and gives it the keyboard."""
    projector = window.projector
    if projector is None:
        projector = window.projector = Projector(bridge)
        window.closing.connect(projector.close)
        window.destroyed.connect(projector.deleteLater)
    projector.place(window)
    return projector


def _spoken(view: Card | Listing | None) -> str:
    if isinstance(view, Card):
        words = [view.name, view.producer, view.sheets, view.closed]
        words += [view.result.average, view.result.note] if view.result is not None else []
    elif isinstance(view, Listing):
        words = [view.title, *(f"{line.result.rank}. {line.name}: {line.result.average}" for line in view.lines)]
        words += view.left if view.lines else (view.empty, *view.left)
    else:
        words = []
    return " · ".join(word for word in words if word)
