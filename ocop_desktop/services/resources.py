"""Where the program's own files are: beside the package in a source checkout, inside it when installed."""

from pathlib import Path

from ocop_desktop.domain.errors import UserError

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """The path of one of the program's own files or folders. Raises ``UserError`` (resource_missing)."""
    for root in (_PACKAGE, _PACKAGE.parent):
        path = root.joinpath("resources", *parts)
        if path.exists():
            return path
    raise UserError("resource_missing", path="/".join(("resources", *parts)))
