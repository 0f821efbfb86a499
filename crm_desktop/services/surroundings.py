"""What may harm the data from outside: sync folders, network and removable drives, conflict copies."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from crm_desktop.i18n import translate
from crm_desktop.paths import DataFolder

# A folder of this name, or one that begins so, belongs to the program.
_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "nutstore": "坚果云",
    "坚果云": "坚果云",
    "我的坚果云": "坚果云",
    "baidunetdisk": "百度网盘",
    "baidusyncdisk": "百度网盘",
    "百度网盘": "百度网盘",
    "百度云": "百度网盘",
    "wpsdrive": "WPS云盘",
    "wps cloud": "WPS云盘",
    "wps云盘": "WPS云盘",
}
_NETWORK = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afpfs", "davfs", "fuse.davfs2")
)
_REMOVABLE = ("/media/", "/run/media/", "/Volumes/")
_CONFLICT = re.compile(r"customers(?=[^.\w]|[-_ (（]|冲突).*\.db", re.IGNORECASE)


def sync_program(folder: Path) -> str:
    """The sync program that a folder belongs to, by the names above it; "" for none."""
    for part in reversed(folder.absolute().parts):
        name = part.casefold()
        for start, title in _SYNCED.items():
            if name == start or name.startswith((f"{start} ", f"{start}-", f"{start}_", f"{start}(")):
                return title
    return ""


def drive_kind(folder: Path) -> str:
    """ "network", "removable", or "" for a disk of this PC or what cannot be known."""
    if sys.platform == "win32":
        return _windows_kind(folder)
    path = f"{folder.absolute()}/"
    try:
        mounts = [line.split() for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    except OSError:
        mounts = []
    return kind_among(path, [(each[1].replace("\\040", " "), each[2]) for each in mounts if len(each) > 2])


def kind_among(path: str, mounts: list[tuple[str, str]]) -> str:
    """The kind of the drive of a path, from the places where drives stand and their file systems."""
    above = [each for each in mounts if path.startswith(f"{each[0].rstrip('/')}/")]
    if above and max(above, key=lambda each: len(each[0]))[1] in _NETWORK:
        return "network"
    return "removable" if path.startswith(_REMOVABLE) else ""


def _windows_kind(folder: Path) -> str:
    if str(folder).startswith("\\\\"):
        return "network"
    import ctypes

    kind = ctypes.windll.kernel32.GetDriveTypeW(folder.absolute().anchor)  # type: ignore[attr-defined]
    return {2: "removable", 4: "network"}.get(kind, "")


def conflict_copies(folder: DataFolder) -> list[Path]:
    """Files beside the data that a sync program made of it when two PCs had changed it."""
    try:
        return sorted(
            path
            for path in folder.root.iterdir()
            if path != folder.database and _CONFLICT.fullmatch(path.name) is not None
        )
    except OSError:
        return []


def warnings(folder: DataFolder, second: Path | None) -> list[str]:
    """A sentence for each thing that may harm the data, with what to do."""
    found: list[str] = []
    program, kind = sync_program(folder.root), drive_kind(folder.root)
    if program:
        found.append(
            translate(
                "Surroundings",
                "The data lies in a folder of {program}, which may put an older file in its place. "
                "Move the data to another folder; the second place may be there.",
            ).format(program=program)
        )
    if kind == "network":
        found.append(
            translate(
                "Surroundings",
                "The data lies on a network drive, where it can be damaged when the connection breaks. "
                "Move it to a disk of this PC.",
            )
        )
    if kind == "removable":
        found.append(
            translate(
                "Surroundings",
                "The data lies on a removable drive. Do not pull it out while the program runs, and keep a second place.",
            )
        )
    copies = conflict_copies(folder)
    if copies:
        names = ", ".join(path.name for path in copies[:3])
        found.append(
            translate(
                "Surroundings",
                "There are conflict copies of the data: {names}. Open one with “Open a backup file…” to see what it holds.",
            ).format(names=names)
        )
    if second is not None and second.is_dir() and same_disk(second, folder.root):
        found.append(
            translate(
                "Surroundings", "The second place is on the same disk as the data, and would be lost with it."
            )
        )
    return found


def same_disk(one: Path, other: Path) -> bool:
    """Whether two folders are on one disk, as far as the system tells."""
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False
