"""Where files go: asked in the system's dialogs, which open in a folder of the session.

Nothing is overwritten that the user was not asked about: a name without its ending gets it, and where that name is
taken it is asked about again.
"""

from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ocop_desktop.services.papers import safe_name
from ocop_desktop.ui.i18n import tr


def ask_path(parent: QWidget, name: Path, kinds: str, title: str = "") -> str:
    """Asks under which name to save, with the ending of the one that is offered; "" where the user would rather not."""
    title, ending = title or tr("paper_places", "Save the paper"), name.suffix
    while True:
        chosen = QFileDialog.getSaveFileName(parent, title, str(name), kinds)[0]
        if not chosen or Path(chosen).suffix.lower() == ending:
            return chosen
        name = Path(f"{chosen}{ending}")
        if not name.exists():
            return str(name)


def ask_folder(parent: QWidget, folder: Path) -> str:
    """Asks for the folder of several files; "" where the user would rather not."""
    return QFileDialog.getExistingDirectory(parent, tr("paper_places", "Folder for the files"), str(folder))


def default_folder(title: str) -> Path:
    """Where papers go unless the user says otherwise: OCOP/<session> in the user's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or QDir.homePath()
    return Path(documents, "OCOP", safe_name(title))


def make_folders(folder: Path) -> list[Path]:
    """Makes a folder, so that the dialog can open in it; those that were made, the innermost first."""
    try:
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return []
    return missing


def drop_folders(made: list[Path]) -> None:
    """Takes folders away again that ``make_folders`` made and into which nothing came."""
    for folder in made:
        try:
            folder.rmdir()
        except OSError:
            return
