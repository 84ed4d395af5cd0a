"""Language of the interface: English in the source, Vietnamese in ``i18n/vi.ts`` and by default.

How a string is written: ``tr("frame", "Undo")``, always two literals, the first being the name of the module that
holds the call. Templates are translated and then filled: ``tr("sheet", "{n} sheets saved").format(n=n)``. A table made
while modules are imported, before a language is there, holds ``mark("messages", "...")``; its ``str()`` is translated
when it is asked for. ``lupdate`` knows both names because ``python i18n/build_hook.py update`` tells it so, and
``check`` reads the source itself and names each call that ``lupdate`` could have missed.

Vietnamese has no plural and a text must not be put together from pieces; where English needs one, write two calls.
Document wording is no business of this module.
"""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from ocop_desktop.domain.errors import UserError

DEFAULT = "vi"
SOURCE = "en"
LANGUAGES = (DEFAULT, SOURCE)
_LOCALES = {
    DEFAULT: QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam),
    SOURCE: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
_installed: list[QTranslator] = []


def tr(context: str, text: str) -> str:
    """The text in the language of the interface; the English text itself where none is installed."""
    return QCoreApplication.translate(context, text)


class Marked(NamedTuple):
    """A text to be translated when it is shown, by ``str()``."""

    context: str
    text: str

    def __str__(self) -> str:
        return tr(*self)


def mark(context: str, text: str) -> Marked:
    """Like ``tr`` for tables that are made before a language is installed."""
    return Marked(context, text)


def folder() -> Path:
    """Where the compiled translations lie: in the installed package, or beside it in a source checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "i18n"
    return inside if inside.is_dir() else package.parent / "i18n"


def install(app: QCoreApplication, language: str = DEFAULT, directory: Path | None = None) -> None:
    """Makes ``language`` ("vi" or "en") the language of the interface, in place of the one before.

    Widgets that exist already keep their texts. Dates, weekdays and digit grouping follow as well. Raises
    ``UserError("resource_missing", path=...)`` where a translation is missing; the interface is then English.
    """
    for translator in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    QLocale.setDefault(_LOCALES[language])
    if language == SOURCE:
        return
    for name in (f"qtbase_{language}.qm", f"{language}.qm"):
        path = (directory or folder()) / name
        translator = QTranslator(app)
        if not translator.load(str(path)):
            raise UserError("resource_missing", path=path)
        app.installTranslator(translator)
        _installed.append(translator)
