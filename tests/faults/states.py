"""What a shop's data are, so that two of them can be compared, and whether they are whole."""

from __future__ import annotations

import contextlib
import hashlib
import io
import zipfile
from pathlib import Path

from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.services import maintenance

_NOT_DATA = ("sqlite_", "customer_search", "interaction_search", "follow_up_search")


def state(session: Session) -> str:
    """One short text for all rows of all tables; equal for equal data."""
    tables = session.query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    found = hashlib.sha256()
    for (table,) in tables:
        if not table.startswith(_NOT_DATA):
            found.update(table.encode())
            for row in session.query(f"SELECT * FROM {table} ORDER BY 1"):
                found.update(repr(row).encode())
    return found.hexdigest()[:16]


def wrong(session: Session) -> list[str]:
    """What the program's own check finds; [] when all is well."""
    return [finding.text for finding in maintenance.check(session)]


def named_files(root: Path) -> dict[str, bytes]:
    """The files that stand under a name for people: backups, exports, attachments; not those being made."""
    folders = (root / "backups", root / "files", root / "out")
    return {
        path.relative_to(root).as_posix(): _said(path)
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def _said(path: Path) -> bytes:
    """What a file says, without the time at which it was made: of a whole backup and of a whole archive what is in it."""
    content = path.read_bytes()
    with contextlib.suppress(UserError, zipfile.BadZipFile):
        if path.suffix == ".db":
            return repr(maintenance.inspect(path)).encode()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [(each.filename, archive.read(each)) for each in archive.infolist()]
        return repr([member for member in members if member[0] != "docProps/core.xml"]).encode()
    return content
