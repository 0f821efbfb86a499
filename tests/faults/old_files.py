"""The kept files of older schemas: one small shop of each, made by the program as it was then."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path

from crm_desktop.paths import DataFolder

FOLDER = Path(__file__).resolve().parents[1] / "samples" / "databases"
# What the shops of schema 8 and later keep of a customer; its content is not in the database.
CONTENT = "甲方".encode() * 10
CONTENT_NAME = hashlib.sha256(CONTENT).hexdigest()


def versions() -> dict[int, Path]:
    """The schemas of which a file is kept."""
    found = {}
    for path in sorted(FOLDER.glob("schema-*.db.gz")):
        match = re.search(r"\d+", path.name)
        assert match is not None
        found[int(match.group())] = path
    return found


def put(folder: DataFolder, version: int) -> None:
    """Make `folder` the data folder of a shop of an older schema, as that program left it."""
    folder.root.mkdir(parents=True)
    folder.database.write_bytes(gzip.decompress(versions()[version].read_bytes()))
    folder.files.mkdir()
    (folder.files / CONTENT_NAME).write_bytes(CONTENT)


def make_old(folder: DataFolder) -> None:
    """The shop of the first schema."""
    put(folder, 1)
