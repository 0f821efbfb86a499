"""Where the program's own files and the shop's data are."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent

APP_NAME = "CRM Desktop"
SAMPLE_PREFIX = "crm-desktop-demo-"  # of the temporary folder of a sample shop


def version() -> str:
    """The program's version; "" in a checkout that was not installed."""
    from importlib import metadata

    try:
        return metadata.version("crm-desktop")
    except metadata.PackageNotFoundError:
        return ""


def resource(*parts: str) -> Path:
    """A file below `resources/`, in the checkout or in the installed package."""
    installed = _PACKAGE / "resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def default_data_folder() -> Path:
    """The folder of the shop's data, where the platform keeps such things."""
    import platformdirs

    return Path(platformdirs.user_data_dir("crm-desktop", appauthor=False, roaming=False))


class DataFolder:
    """One shop's folder: everything that the program keeps is below it.

    Args:
        root: the folder; it is made when the database is opened, not here.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def database(self) -> Path:
        return self.root / "customers.db"

    @property
    def lock(self) -> Path:
        return self.root / "in-use.lock"

    @property
    def log(self) -> Path:
        return self.root / "logs" / "crm-desktop.log"

    @property
    def files(self) -> Path:
        return self.root / "files"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def note(self) -> Path:
        """How far the data was when it was last safe on the disk, see `data/last_state.py`."""
        return self.root / "last-state.json"

    @property
    def set_aside(self) -> Path:
        """Damaged files, untouched, after a backup has taken their place."""
        return self.root / "set-aside"
