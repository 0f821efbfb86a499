"""Whether the program starts with the computer: an entry of the system for the person who is signed in there."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import Protocol

from crm_desktop import paths
from crm_desktop.errors import StorageError
from crm_desktop.i18n import translate

BACKGROUND = "--background"  # how it is then started: without the window in front
_NAME = "CRM Desktop"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


class Entry(Protocol):
    """Where a system keeps what it starts."""

    def read(self) -> str:
        """The command that is started; "" for none."""

    def write(self, command: list[str]) -> None:
        """Have a command started; an empty one takes the entry away. Raises OSError."""


class RegistryEntry:
    """A value of the Run key of the registry of Windows."""

    def read(self) -> str:
        if sys.platform == "win32":
            import winreg

            with contextlib.suppress(OSError), winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                return str(winreg.QueryValueEx(key, _NAME)[0])
        return ""

    def write(self, command: list[str]) -> None:
        if sys.platform == "win32":
            import subprocess
            import winreg

            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                if command:
                    text = subprocess.list2cmdline(command)
                    winreg.SetValueEx(key, _NAME, 0, winreg.REG_SZ, text)
                else:
                    with contextlib.suppress(FileNotFoundError):
                        winreg.DeleteValue(key, _NAME)


class DesktopEntry:
    """A file in the autostart folder of the desktops of Linux (XDG).

    Args:
        folder: None for that of the person.
    """

    def __init__(self, folder: Path | None = None) -> None:
        home = os.environ.get("XDG_CONFIG_HOME", "")
        base = Path(home) if Path(home).is_absolute() else Path.home() / ".config"
        self._file = (folder or base / "autostart") / "crm-desktop.desktop"

    def read(self) -> str:
        with contextlib.suppress(OSError, UnicodeDecodeError):
            for line in self._file.read_text(encoding="utf-8").splitlines():
                if line.startswith("Exec="):
                    return line[5:]
        return ""

    def write(self, command: list[str]) -> None:
        if not command:
            self._file.unlink(missing_ok=True)
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        line = " ".join(_quoted(part) for part in command)
        self._file.write_text(
            f"[Desktop Entry]\nType=Application\nName={_NAME}\nExec={line}\nX-GNOME-Autostart-enabled=true\n",
            encoding="utf-8",
        )


def entry(data: Path) -> Entry | None:
    """Where this system keeps it; None where the program does not know, and for a sample shop, which is not kept."""
    if data.name.startswith(paths.SAMPLE_PREFIX):
        return None
    if sys.platform == "win32":
        return RegistryEntry()
    return DesktopEntry() if sys.platform.startswith("linux") else None


def command(data: Path) -> list[str]:
    """How the program is started with a data folder, in the background."""
    if getattr(sys, "frozen", False):
        start = [sys.executable]
    else:
        start = [sys.executable, str(Path(__file__).resolve().parents[2] / "main.py")]
    given = [] if data == paths.default_data_folder() else ["--data", str(data)]
    return [*start, *given, BACKGROUND]


def enabled(where: Entry | None) -> bool:
    """Whether the program is started with the computer."""
    return where is not None and bool(where.read())


def set_enabled(where: Entry, on: bool, data: Path) -> None:
    """Have the program started with the computer, or not.

    Raises:
        StorageError: the system does not let the entry be written.
    """
    try:
        where.write(command(data) if on else [])
    except OSError as error:
        raise StorageError(
            translate("Autostart", "The system does not allow this. Ask whoever looks after the PC.")
        ) from error


def _quoted(part: str) -> str:
    """A part of an Exec line: in quotes, with what the specification escapes; % stands for itself twice."""
    escaped = part.replace("\\", "\\\\\\\\").replace('"', '\\\\"').replace("`", "\\\\`").replace("$", "\\\\$")
    return f'"{escaped}"'.replace("%", "%%")
