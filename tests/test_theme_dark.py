"""The looks: every text readable on its ground in each of them, put on at once, kept for the next time."""

import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget

from ocop_desktop.app import Program
from ocop_desktop.ui import look, theme, widgets_icons
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.look import PALETTES, Look
from ocop_desktop.ui.settings_page import SettingsPage
from ocop_desktop.ui.theme import CONTRAST, DARK, LIGHT, Palette
from ocop_desktop.ui.widgets import MessageBar, column, icon_button
from ocop_desktop.ui.widgets_fields import SearchField

UI = Path(theme.__file__).parent
# Ink and ground of texts, as the style sheet and the parts that paint themselves put them together.
PAIRS = [
    *((ink, ground) for ink in ("text", "quiet", "accent", "warning", "error") for ground in ("window", "surface")),
    *((ink, "accent_soft") for ink in ("text", "quiet", "accent", "accent_strong", "warning", "error")),
    *((ink, "warning_soft") for ink in ("text", "warning", "accent")),
    *((ink, "error_soft") for ink in ("text", "error", "accent")),
    *((ink, ground) for ink in ("rail_text", "rail_quiet") for ground in ("rail", "rail_current", "rail_hover")),
    ("on_accent", "accent"), ("on_accent", "accent_strong"), ("star_text", "star_soft"), ("star_text", "surface"),
    ("rail_saved", "rail"), ("quiet", "line"), ("surface", "text"),
]  # fmt: skip
# Edges of controls, marks and the light around what has the focus.
MARKS = [
    ("edge", "surface"), ("edge", "window"), ("accent", "surface"), ("accent", "window"), ("star", "rail"),
    ("rail_warning", "rail"), ("rail_warning", "rail_current"), ("rail_text", "rail_current"),
]  # fmt: skip
DARKER = [("star", "surface"), ("star", "accent_soft"), ("faint", "surface")]
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def ratio(palette: Palette, ink: str, ground: str) -> float:
    return theme.contrast(getattr(palette, ink), getattr(palette, ground))


@pytest.fixture
def looks(qapp):
    """Any look may be put on; afterwards it is light again."""
    yield
    look.put_on(qapp, Look.LIGHT)
    qapp.styleHints().unsetColorScheme()
    look.put_on(qapp, Look.SYSTEM)


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_is_readable_in_every_look(name, ink, ground):
    # What is out of use is written on a line's colour; it need not be readable at all.
    high = name is Look.CONTRAST and ground != "line"
    assert ratio(PALETTES[name], ink, ground) >= (7 if high else 4.5)


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_edges_and_marks_are_visible_in_every_look(name, mark, ground):
    assert ratio(PALETTES[name], mark, ground) >= 3


@pytest.mark.parametrize("palette", [DARK, CONTRAST])
@pytest.mark.parametrize(("mark", "ground"), DARKER)
def test_stars_and_idle_controls_are_visible_on_dark(palette, mark, ground):
    assert ratio(palette, mark, ground) >= 3


def test_every_colour_is_one():
    for palette in PALETTES.values():
        assert all(re.fullmatch("#[0-9A-F]{6}", getattr(palette, item.name)) for item in fields(Palette))


def test_no_rule_of_the_style_sheet_writes_in_an_unproved_pair():
    proved, seen = {*PAIRS, ("text", "line")}, 0
    for selector, body in RULE.findall(theme._SHEET):
        said = dict(
            re.findall(r"(?<![\w-])(background|color|selection-background-color|selection-color): \$(\w+)", body)
        )
        for ink, ground in (("color", "background"), ("selection-color", "selection-background-color")):
            # What is out of use need not be readable (WCAG 2.2, 1.4.3), and faint is used for nothing else.
            if ink in said and ground in said and ":disabled" not in selector:
                seen += 1
                assert (said[ink], said[ground]) in proved, selector
        if ":disabled" not in selector:
            assert said.get("color") != "faint", selector
    assert seen > 10


def test_no_widget_keeps_a_colour_of_its_own():
    """A colour that is read once stays behind when the look changes: style sheets and palettes are the theme's."""
    for path in sorted(UI.glob("*.py")):
        if path.stem in ("theme", "look"):
            continue
        tree = ast.parse(path.read_text("utf-8"))
        # A palette may be kept to notice that it is no longer the one in use.
        noticing = {
            id(part)
            for node in ast.walk(tree)
            for part in ast.iter_child_nodes(node)
            if isinstance(node, ast.Compare)
            or (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).endswith("._look"))
        }
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            called, whole = node.func.attr, ast.unparse(node)
            where = f"{path.name}:{node.lineno}"
            assert called != "setPalette", where
            assert not whole.startswith("theme.palette(") or id(node) in noticing, where
            made = any(
                isinstance(part, ast.JoinedStr) or re.search("#[0-9A-Fa-f]{6}", ast.unparse(part)) for part in node.args
            )
            assert called != "setStyleSheet" or not made, where


def ink_of(sign):
    """The colour in which an icon, or a picture of one, is drawn."""
    picture = (sign.pixmap(QSize(32, 32)) if isinstance(sign, QIcon) else sign).toImage()
    spots = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    return max(spots, key=QColor.alpha).name().upper()


def test_a_look_is_put_on_at_once_and_icons_follow(qapp, qtbot, looks):
    page = QWidget()
    plain, search, bar = icon_button("close", "Đóng"), SearchField("Tìm", page), MessageBar()
    page.setLayout(column(bar, search, plain))
    qtbot.addWidget(page)
    page.show()
    bar.show_message("error", "Không ghi được")
    for name in (Look.DARK, Look.CONTRAST, Look.LIGHT):
        look.put_on(qapp, name)
        palette = PALETTES[name]
        assert look.chosen() is name
        assert theme.color("text").name().upper() == palette.text
        assert ink_of(plain.icon()) == palette.quiet
        assert ink_of(search.actions()[0].icon()) == palette.quiet
        assert qapp.palette().window().color().name().upper() == palette.window
        assert page.grab().toImage().pixelColor(1, 1).name().upper() == palette.error_soft
        assert ink_of(bar._sign.pixmap()) == palette.error


def test_an_icon_without_a_name_stays(qtbot, qapp):
    field = QLineEdit()
    qtbot.addWidget(field)
    action = field.addAction(widgets_icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
    before = action.icon().cacheKey()
    widgets_icons.renew(action)
    assert action.icon().cacheKey() == before


@pytest.mark.parametrize("name", PALETTES)
def test_a_ticked_box_is_unmistakable(qapp, qtbot, looks, name):
    look.put_on(qapp, name)
    box = QCheckBox("x")
    qtbot.addWidget(box)
    box.show()

    def spots(colour):
        picture = box.grab().toImage()
        wanted = QColor(colour)
        return sum(picture.pixelColor(x, y) == wanted for x in range(24) for y in range(picture.height()))

    palette = PALETTES[name]
    assert spots(palette.edge) > 20
    filled = spots(palette.accent)
    box.setChecked(True)
    assert spots(palette.accent) > filled + 60
    tick = "#FFFFFF" if palette is LIGHT else "#000000"
    assert spots(tick) > 2


def test_the_system_is_followed(qapp, looks):
    assert look.system_palette(qapp) is LIGHT

    class Hints:
        def __init__(self, scheme, contrast):
            self._scheme, self._contrast = scheme, contrast

        def colorScheme(self):  # noqa: N802
            return self._scheme

        def accessibility(self):
            return self

        def contrastPreference(self):  # noqa: N802
            return self._contrast

    class App:
        def __init__(self, *hints):
            self._hints = Hints(*hints)

        def styleHints(self):  # noqa: N802
            return self._hints

    if not hasattr(Qt, "ContrastPreference"):
        pytest.skip("this Qt does not know whether the system asks for high contrast")
    usual, high = Qt.ContrastPreference.NoPreference, Qt.ContrastPreference.HighContrast
    assert look.system_palette(App(Qt.ColorScheme.Dark, usual)) is DARK
    assert look.system_palette(App(Qt.ColorScheme.Light, usual)) is LIGHT
    assert look.system_palette(App(Qt.ColorScheme.Light, high)) is CONTRAST
    assert look.look_of("") is look.look_of("pink") is Look.SYSTEM
    assert look.look_of("dark") is Look.DARK


def test_the_look_is_chosen_in_the_settings_and_kept(qapp, qtbot, looks, tmp_path):
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    program = Program(qapp, settings, tmp_path / "a.sqlite")
    program.start()
    qtbot.waitUntil(lambda: program.bridge is not None)
    window = program.window
    window.go_to("settings")
    field = window.pages["settings"].look_field
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert theme.palette() is DARK
    assert program.window is window
    assert QApplication.focusWidget() is field
    assert look.look_of(settings.value("look")) is Look.DARK
    window.close()
    program.end()
    window.deleteLater()


def test_the_settings_show_the_look_that_is_on(qapp, qtbot, looks, tmp_path):
    look.put_on(qapp, Look.CONTRAST)
    bridge = Bridge()
    bridge.open_database(tmp_path / "a.sqlite")
    page = SettingsPage(bridge)
    qtbot.addWidget(page)
    assert page.look_field.value() is Look.CONTRAST
    assert [page.look_field.itemText(n) for n in range(4)] == ["Theo hệ thống", "Sáng", "Tối", "Tương phản cao"]
    bridge.shut()
