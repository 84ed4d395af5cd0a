"""Where things are on this machine: the database, the log files. Makes no file."""

import os
from pathlib import Path

import platformdirs

NAME = "OCOP Desktop"
VARIABLE = "OCOP_DATABASE"


def database_file(chosen: Path | None = None) -> Path:
    """The database: what the environment says (``OCOP_DATABASE``), else ``chosen``, else the one in the user's data
    folder."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    return chosen or Path(platformdirs.user_data_dir(NAME, appauthor=False), "ocop.sqlite")


def log_folder() -> Path:
    """The folder of the log files."""
    return Path(platformdirs.user_log_dir(NAME, appauthor=False))
