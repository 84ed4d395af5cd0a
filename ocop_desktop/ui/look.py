"""The look that is chosen: light, dark, high contrast, or what the system has; put on at once, while windows are open.

``theme`` holds the colours. What paints itself asks it each time; what cannot (icons, which are pictures) is made anew
here. Keeps nothing: the choice is remembered by whoever starts the program.
"""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from ocop_desktop.ui import theme, widgets_icons
from ocop_desktop.ui.theme import CONTRAST, DARK, LIGHT, Palette


class Look(StrEnum):
    """What can be chosen; ``SYSTEM`` follows the system, also when that changes."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


PALETTES = {Look.LIGHT: LIGHT, Look.DARK: DARK, Look.CONTRAST: CONTRAST}
# The frame that the system draws around a window follows too, where the system can.
_SCHEMES = {
    Look.SYSTEM: Qt.ColorScheme.Unknown,
    Look.LIGHT: Qt.ColorScheme.Light,
    Look.DARK: Qt.ColorScheme.Dark,
    Look.CONTRAST: Qt.ColorScheme.Dark,
}
_chosen = Look.SYSTEM


def chosen() -> Look:
    """The look that was put on last."""
    return _chosen


def look_of(text: str) -> Look:
    """A remembered look; a text that is none is ``SYSTEM``."""
    return Look(text) if text in list(Look) else Look.SYSTEM


def put_on(app: QApplication, look: Look) -> None:
    """Gives all of the program this look, now."""
    global _chosen
    _chosen = look
    hints = app.styleHints()
    hints.setColorScheme(_SCHEMES[look])
    palette = PALETTES.get(look) or system_palette(app)
    if palette is theme.palette():
        return
    theme.apply(app, palette)
    for widget in app.allWidgets():
        if isinstance(widget, QAbstractButton):
            widgets_icons.renew(widget)
        for action in widget.actions():
            widgets_icons.renew(action)


def follow_system(app: QApplication) -> None:
    """From now on a change of the system's colours is followed while ``SYSTEM`` is chosen."""

    def follow() -> None:
        if _chosen is Look.SYSTEM:
            put_on(app, Look.SYSTEM)

    app.styleHints().colorSchemeChanged.connect(follow)


def system_palette(app: QApplication) -> Palette:
    """The palette nearest to what the system is set to."""
    hints = app.styleHints()
    # Only newer versions of Qt know whether the system asks for high contrast.
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is not None and accessibility().contrastPreference().name == "HighContrast":
        return CONTRAST
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT
