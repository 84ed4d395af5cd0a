"""How the program looks: palette, fonts, measures, style sheet. One place; the rest of ``ui`` asks here.

Colours are data (``Palette``): light, dark and high contrast are three tables and nothing else. Sizes come from the
system's font: body text is one point larger than it, never below 10 pt, and every other size is derived from the body.
Lengths are device-independent pixels on a grid of 8. Text against its ground holds a contrast of 4.5:1, the edge of a
control 3:1 (WCAG 2.2, 1.4.3 and 1.4.11); in the high-contrast look text holds 7:1 (1.4.6). Draws nothing itself.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import lru_cache
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from ocop_desktop.domain.errors import UserError
from ocop_desktop.services.resources import resource

GRID = 8
FAMILIES = ("Segoe UI", "Noto Sans", "DejaVu Sans", "Liberation Sans")
SMALLEST_BODY = 10.0


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one look, as #RRGGBB. ``x_soft`` is the quiet ground on which ``x`` is written."""

    window: str
    surface: str
    line: str
    edge: str
    text: str
    quiet: str
    faint: str
    accent: str
    accent_strong: str
    accent_soft: str
    on_accent: str
    star: str
    star_soft: str
    star_text: str
    warning: str
    warning_soft: str
    error: str
    error_soft: str
    rail: str
    rail_current: str
    rail_hover: str
    rail_line: str
    rail_text: str
    rail_quiet: str
    rail_faint: str
    rail_saved: str
    rail_warning: str


LIGHT = Palette(
    window="#F6F7F9",
    surface="#FFFFFF",
    line="#D9DEE5",
    edge="#868F9B",
    text="#18212B",
    quiet="#55606D",
    faint="#8B95A1",
    accent="#1F6F54",
    accent_strong="#185A44",
    accent_soft="#E3F1EA",
    on_accent="#FFFFFF",
    star="#D99A00",
    star_soft="#FDF3DC",
    star_text="#7A5600",
    warning="#B54708",
    warning_soft="#FDEFE2",
    error="#B42318",
    error_soft="#FDECEA",
    rail="#17302A",
    rail_current="#24473D",
    rail_hover="#1D3C33",
    rail_line="#33544A",
    rail_text="#F2F7F4",
    rail_quiet="#AFC6BC",
    rail_faint="#6F8F84",
    rail_saved="#8FD0AF",
    rail_warning="#F2A65A",
)


DARK = Palette(
    window="#14191F",
    surface="#1C232B",
    line="#35404B",
    edge="#7C8895",
    text="#E8EDF2",
    quiet="#B0BAC5",
    faint="#7A8592",
    accent="#5CC398",
    accent_strong="#84D8B4",
    accent_soft="#1D3B31",
    on_accent="#0B1D16",
    star="#E8B12E",
    star_soft="#3A2F12",
    star_text="#F2CC6B",
    warning="#F5A560",
    warning_soft="#3A2816",
    error="#FF958B",
    error_soft="#44211F",
    rail="#0D1B17",
    rail_current="#21433A",
    rail_hover="#16302A",
    rail_line="#2A443B",
    rail_text="#F2F7F4",
    rail_quiet="#AFC6BC",
    rail_faint="#6F8F84",
    rail_saved="#8FD0AF",
    rail_warning="#F2A65A",
)

CONTRAST = Palette(
    window="#000000",
    surface="#000000",
    line="#606060",
    edge="#FFFFFF",
    text="#FFFFFF",
    quiet="#E2E2E2",
    faint="#A0A0A0",
    accent="#6BF0C0",
    accent_strong="#A5F8DA",
    accent_soft="#0E3D2E",
    on_accent="#000000",
    star="#FFD21F",
    star_soft="#332A00",
    star_text="#FFE374",
    warning="#FFC078",
    warning_soft="#3D2400",
    error="#FFB3AB",
    error_soft="#470D08",
    rail="#06211A",
    rail_current="#0F4A3A",
    rail_hover="#0A352A",
    rail_line="#606060",
    rail_text="#FFFFFF",
    rail_quiet="#E2F2EA",
    rail_faint="#8FA89F",
    rail_saved="#B9F5D6",
    rail_warning="#FFC078",
)


class Role(StrEnum):
    """What a text is; its size and weight follow from that."""

    SMALL = "small"
    BODY = "body"
    STRONG = "strong"
    SECTION = "section"
    TITLE = "title"
    SCORE = "score"
    FIGURE = "figure"


# Size as a share of the body, and weight.
_FONTS = {
    Role.SMALL: (0.9, QFont.Weight.Normal),
    Role.BODY: (1.0, QFont.Weight.Normal),
    Role.STRONG: (1.0, QFont.Weight.DemiBold),
    Role.SECTION: (1.1, QFont.Weight.DemiBold),
    Role.TITLE: (1.5, QFont.Weight.DemiBold),
    Role.SCORE: (1.4, QFont.Weight.DemiBold),
    Role.FIGURE: (2.6, QFont.Weight.DemiBold),
}

_current = LIGHT


def apply(app: QApplication, palette: Palette = LIGHT, system_points: float | None = None) -> None:
    """Gives the whole program its look. ``system_points`` stands for the system's text size, in points."""
    global _current
    _current = palette
    color.cache_clear()
    font.cache_clear()
    points = system_points or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    base = QFont(family())
    base.setPointSizeF(max(SMALLEST_BODY, points + 1))
    app.setStyle("Fusion")
    app.setFont(base)
    app.setPalette(_qt_palette(palette))
    app.setStyleSheet(style_sheet(palette))


def family() -> str:
    """The first of the house's families that this machine has; its own default where it has none."""
    present = set(QFontDatabase.families())
    return next((name for name in FAMILIES if name in present), QApplication.font().family())


def palette() -> Palette:
    """The palette in use."""
    return _current


@lru_cache
def color(name: str) -> QColor:
    """A colour of the palette in use, by the name of its field."""
    return QColor(getattr(_current, name))


@lru_cache
def font(role: Role = Role.BODY, figures: bool = False) -> QFont:
    """The font for a role; ``figures`` gives all digits one width, for columns of scores. Not to be changed."""
    made = QFont(QApplication.font())
    share, weight = _FONTS[role]
    made.setPointSizeF(round(made.pointSizeF() * share, 1))
    made.setWeight(weight)
    if figures or role in (Role.SCORE, Role.FIGURE):
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def row_height(lines: int = 1) -> int:
    """Height of a row of a list or a table with so many lines of body text."""
    return QFontMetrics(font()).height() * lines + GRID + 4


def text_width(text: str, role: Role = Role.BODY) -> int:
    """Width of a text, for columns and fields that are as wide as what they usually hold."""
    return QFontMetrics(font(role, True)).horizontalAdvance(text)


def contrast(one: str, other: str) -> float:
    """Contrast of two colours as #RRGGBB, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(name: str) -> float:
    parts = [int(name[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _qt_palette(colors: Palette) -> QPalette:
    roles = QPalette.ColorRole
    made = QPalette(QColor(colors.surface), QColor(colors.window))
    for role, value in {
        roles.Window: colors.window,
        roles.WindowText: colors.text,
        roles.Base: colors.surface,
        roles.AlternateBase: colors.window,
        roles.Text: colors.text,
        roles.PlaceholderText: colors.quiet,
        roles.Button: colors.surface,
        roles.ButtonText: colors.text,
        roles.BrightText: colors.on_accent,
        roles.Highlight: colors.accent,
        roles.HighlightedText: colors.on_accent,
        roles.Accent: colors.accent,
        roles.Link: colors.accent,
        roles.LinkVisited: colors.accent,
        roles.ToolTipBase: colors.text,
        roles.ToolTipText: colors.surface,
        roles.Light: colors.surface,
        roles.Midlight: colors.window,
        roles.Mid: colors.line,
        roles.Dark: colors.edge,
        roles.Shadow: colors.edge,
    }.items():
        made.setColor(role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors.faint))
    made.setColor(QPalette.ColorGroup.Disabled, roles.Highlight, QColor(colors.line))
    return made


def style_sheet(colors: Palette) -> str:
    """The style sheet of a palette. Sizes of text are never set here: they belong to the fonts."""
    field = QFontMetrics(QApplication.font()).height() + 3
    return Template(_SHEET).substitute(asdict(colors), field=field, tick=_tick(colors))


def _tick(colors: Palette) -> str:
    """The picture in a ticked box; without its file the box is filled all the same."""
    white = contrast(colors.accent, "#FFFFFF") > contrast(colors.accent, "#000000")
    try:
        path = resource("look", f"check_{'white' if white else 'black'}.svg")
    except UserError:
        return "none"
    return f'url("{path.as_posix()}")'


_SHEET = """
QToolTip { background: $text; color: $surface; border: 1px solid $text; padding: 4px 6px; }

QPushButton, QToolButton[kind] {
    background: $surface; color: $text; border: 1px solid $edge; border-radius: 5px; padding: 5px 14px; outline: 0;
}
QPushButton:hover, QToolButton[kind]:hover { background: $window; }
QPushButton:pressed, QToolButton[kind]:pressed, QPushButton:checked { background: $accent_soft; }
QPushButton:focus, QToolButton[kind]:focus { border: 2px solid $accent; padding: 4px 13px; }
QPushButton:disabled, QToolButton[kind]:disabled { color: $faint; border-color: $line; background: $window; }
QPushButton[kind="primary"], QPushButton:default {
    background: $accent; color: $on_accent; border-color: $accent;
}
QPushButton[kind="primary"]:hover { background: $accent_strong; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $line; color: $quiet; border-color: $line; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {
    background: transparent; border: 1px solid transparent; color: $accent; padding: 4px 8px;
}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $accent_soft; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border: 2px solid $accent; padding: 3px 7px; }
QPushButton[kind="quiet"]:disabled, QToolButton[kind="quiet"]:disabled {
    color: $faint; background: transparent; border-color: transparent;
}
QPushButton[kind="danger"] { color: $error; border-color: $error; }
QPushButton[kind="danger"]:hover { background: $error_soft; }
QPushButton[kind="danger"]:focus { border: 2px solid $error; }
QPushButton[kind="danger"]:disabled { color: $faint; border-color: $line; }

QLineEdit, QPlainTextEdit, QTextEdit, ComboBox, SpinBox {
    background: $surface; color: $text; border: 1px solid $edge; border-radius: 5px; padding: 4px 8px;
    min-height: ${field}px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, ComboBox:focus, SpinBox:focus {
    border: 2px solid $accent; padding: 3px 7px;
}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], ComboBox[invalid="true"], SpinBox[invalid="true"] {
    border-color: $error;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, ComboBox:disabled, SpinBox:disabled {
    background: $window; color: $quiet; border-color: $line;
}
QLineEdit:read-only, QPlainTextEdit[closed="true"] { background: $window; border-color: $line; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QAbstractItemView QLineEdit {
    border: 0; padding: 0; border-radius: 0; background: transparent; min-height: 0;
}
ComboBox { padding-left: 11px; }
ComboBox:focus { padding-left: 10px; }
SpinBox { padding: 2px 8px; }
SpinBox:focus { padding: 1px 7px; }
QAbstractItemView QLineEdit { background: $surface; padding: 0 4px; border: 2px solid $accent; }
ComboBox::drop-down { border: 0; width: 24px; }
ComboBox::down-arrow { image: none; }
SpinBox::up-button, SpinBox::down-button { border: 0; width: 22px; background: transparent; }
SpinBox::up-arrow, SpinBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $edge; outline: 0; padding: 2px;
    selection-background-color: $accent_soft; selection-color: $text;
}

QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 5px; outline: 0; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QAbstractItemView::indicator {
    background: $surface; border: 1px solid $edge; border-radius: 3px; width: 14px; height: 14px;
}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: $tick;
}
QCheckBox::indicator:disabled, QAbstractItemView::indicator:disabled { background: $window; border-color: $line; }
QCheckBox::indicator:checked:disabled { background: $faint; border-color: $faint; }
QRadioButton::indicator {
    width: 14px; height: 14px; border: 1px solid $edge; border-radius: 8px; background: $surface;
}
QRadioButton::indicator:checked {
    width: 6px; height: 6px; border: 5px solid $accent; border-radius: 8px; background: $surface;
}
QRadioButton::indicator:disabled { background: $window; border-color: $line; }

QListView, QTreeView, QTableView {
    background: $surface; border: 1px solid $line; border-radius: 5px; outline: 0;
    selection-background-color: $accent_soft; selection-color: $text; gridline-color: $line;
}
QListView:focus, QTreeView:focus, QTableView:focus { border: 1px solid $accent; }
QTableView::item { padding: 0 6px; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section {
    background: $surface; color: $quiet; border: 0; border-bottom: 1px solid $edge; padding: 5px 8px;
}
QTableCornerButton::section { background: $surface; border: 0; border-bottom: 1px solid $edge; }

QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar { qproperty-drawBase: 0; outline: 0; }
QTabBar::tab { color: $quiet; padding: 6px 12px; border: 2px solid transparent; border-bottom-width: 3px; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected:focus { border: 2px solid $accent; border-bottom-width: 3px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $faint; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $surface; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QCalendarWidget { background: $surface; border: 1px solid $edge; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { color: $text; background: transparent; border: 0; padding: 4px 8px; }
QCalendarWidget QToolButton:hover { background: $accent_soft; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QTableView {
    border: 0; border-radius: 0; selection-background-color: $accent; selection-color: $on_accent;
}
QCalendarWidget QTableView::item { padding: 0; }

QProgressBar { background: $line; border: 0; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollArea { border: 0; background: transparent; }
ScrollPage > QWidget > QWidget { background: $window; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QLabel { background: transparent; }
QLabel[tone="quiet"] { color: $quiet; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="error"] { color: $error; }
Card { background: $surface; border: 1px solid $line; border-radius: 8px; }
QLabel#picture { border: 1px solid $line; color: $quiet; }
Pill { border-radius: 5px; padding: 2px 8px; background: $window; color: $quiet; border: 1px solid $line; }
Pill[kind="accent"] { background: $accent_soft; color: $accent_strong; border-color: $accent_soft; }
Pill[kind="star"] { background: $star_soft; color: $star_text; border-color: $star_soft; }
Pill[kind="warning"] { background: $warning_soft; color: $warning; border-color: $warning_soft; }
Pill[kind="error"] { background: $error_soft; color: $error; border-color: $error_soft; }
MessageBar { background: $accent_soft; border: 0; border-bottom: 1px solid $line; }
MessageBar[kind="warning"] { background: $warning_soft; }
MessageBar[kind="error"] { background: $error_soft; }

#header { background: $surface; border: 0; border-bottom: 1px solid $line; }
#rail { background: $rail; }
#rail QLabel { color: $rail_text; }
#rail QLabel#saved { color: $rail_saved; }
#rail QLabel#saved[tone="warning"] { color: $rail_warning; }
#rail QPushButton {
    background: transparent; color: $rail_text; border: 2px solid transparent; padding: 5px 12px; text-align: left;
}
#rail QPushButton:hover { background: $rail_hover; }
#rail QPushButton:focus { border-color: $rail_text; }
#rail QPushButton:disabled { color: $rail_faint; }
#rail QListView { background: transparent; border: 0; border-radius: 0; outline: 0; }
#rail QListView:focus { border: 0; }
#bar { background: $surface; border: 1px solid $edge; border-radius: 8px; }
#product { background: $surface; border: 1px solid $line; border-radius: 8px; }
#product_body, #asked, #columns { background: $surface; }
#confirm { background: $warning_soft; border-radius: 6px; }
#refusal { background: $error_soft; }
StateBar[tone="accent"] { background: $accent_soft; }
StateBar[tone="warning"] { background: $warning_soft; }
#members_of_matrix::section { padding: 5px 2px; }
#products_of_matrix::section { color: $text; border: 0; border-bottom: 1px solid $line; }
"""
