"""An update strands no data: kept files of every schema come up whole; a crash leaves the old or the new one."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlite

from crm_desktop.data import migrations
from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.errors import StorageError
from crm_desktop.paths import DataFolder
from crm_desktop.services import attachments, customers, find, history, maintenance
from tests.faults import old_files, states

VERSIONS = sorted(old_files.versions())
_GONE = ("cadence_rule",)  # tables that nothing used, dropped by a later schema


def test_a_file_of_every_schema_is_kept() -> None:
    assert list(range(1, VERSIONS[-1] + 1)) == VERSIONS
    assert VERSIONS[-1] <= migrations.SCHEMA_VERSION


@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_file_comes_up_whole_and_a_copy_of_it_stays(
    folder: DataFolder, version: int, tried: Callable[[str, int], None]
) -> None:
    old_files.put(folder, version)
    old = _rows(folder.database)
    session = Session(Database(folder))
    new = _rows(folder.database)
    assert {table: new[table] for table in old} == old
    assert states.wrong(session) == []
    for text, name in (("wxm", "王小明"), ("5678", "王小明"), ("经理", "李雷"), ("导入", "导入客户")):
        assert name in [hit.name for hit in find.find(session, text).hits]
    if version >= 8:
        kept = attachments.of(session, find.find(session, "王小明").hits[0].id)
        assert [file.name for file in kept] == ["合同.txt"]
    customers.add(session, {"name": "更新之后"})
    history.undo(session, history.newest(session))
    assert session.one("SELECT count(*) FROM customer WHERE name = '更新之后'")[0] == 0
    session.close()
    copies = list(folder.backups.glob("before-version-*"))
    assert len(copies) == (version < migrations.SCHEMA_VERSION)
    for copy in copies:
        assert maintenance.inspect(copy).customers == old["customer"][0] - old["deleted"][0]
        assert _rows(copy) == old
    tried("files of old schemas", 1)


def _rows(path: Path) -> dict[str, Any]:
    """Of each table how many rows there are, and of customers what they are called and how they are reached."""
    with contextlib.closing(sqlite.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if "search" not in name and not name.startswith(("sqlite_", "door", *_GONE))
        ]
        found: dict[str, Any] = {
            table: connection.execute(f"SELECT count(*), max(rowid) FROM {table}").fetchone()
            for table in tables
            if table != "setting"
        }
        found["deleted"] = connection.execute(
            "SELECT count(*) FROM customer WHERE deleted_at IS NOT NULL"
        ).fetchone()
        for name, sql in (
            (
                "names",
                "SELECT id, number, name, phone, note, company, last_contact_at FROM customer ORDER BY id",
            ),
            ("reached", "SELECT id, customer_id, kind, value FROM contact_method ORDER BY id"),
            ("said", "SELECT id, customer_id, kind, at, text FROM interaction ORDER BY id"),
            ("logged", "SELECT * FROM change ORDER BY id"),
        ):
            found[name] = connection.execute(sql).fetchall()
        return found


def test_an_older_file_where_nothing_can_be_written_is_refused_with_what_to_do(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "shop")
    old_files.put(folder, 1)
    before = folder.database.read_bytes()

    def full(_path: Path, *_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with pytest.MonkeyPatch.context() as patch, pytest.raises(StorageError, match="from an older version"):
        patch.setattr(Path, "touch", full)
        Database(folder)
    assert folder.database.read_bytes() == before
