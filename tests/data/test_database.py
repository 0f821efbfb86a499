"""Opening the shop's file: what is set, what is refused, and that nothing is ever replaced."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from crm_desktop.data import migrations
from crm_desktop.data.database import APPLICATION_ID, Database
from crm_desktop.data.folder_lock import InUse
from crm_desktop.data.migrations import step_0001
from crm_desktop.data.models import MODELS
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import StorageError
from crm_desktop.paths import DataFolder
from crm_desktop.services import customers, find, maintenance, quick_entry

ROOT = Path(__file__).resolve().parents[2]


def raw(path: Path) -> sqlite.Connection:
    return sqlite.connect(str(path))


def test_pragmas_that_keep_saves_are_set_and_read_back(session: Session) -> None:
    found = {
        name: session.one(f"PRAGMA {name}")[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
    }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }
    assert session.one("PRAGMA application_id")[0] == APPLICATION_ID
    assert session.one("PRAGMA user_version")[0] == migrations.SCHEMA_VERSION


def test_models_are_the_schema(session: Session) -> None:
    for model in MODELS:
        columns = [row[1] for row in session.query(f"PRAGMA table_info({model._meta.table_name})")]
        assert sorted(columns) == sorted(field.column_name for field in model._meta.sorted_fields)


def test_a_second_opening_is_refused_and_the_lock_goes_with_the_first(folder: DataFolder) -> None:
    first = Database(folder)
    with pytest.raises(InUse, match="open in another window"):
        Database(folder)
    first.close()
    Database(folder).close()


def test_a_killed_process_leaves_no_lock_and_no_half_change(folder: DataFolder) -> None:
    script = (
        "import os, sys; from pathlib import Path; from crm_desktop.paths import DataFolder;"
        "from crm_desktop.data.database import Database; from crm_desktop.data.session import Session;"
        "from crm_desktop.services import customers;"
        "s = Session(Database(DataFolder(Path(sys.argv[1])))); customers.add(s, {'name': 'saved'});"
        "from crm_desktop.data.permissions import Action\n"
        "with s.change(Action.IMPORT) as c:\n"
        "    c.insert('customer', {'number': 'X', 'name': 'half', 'created_at': 1}); os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(folder.root)], cwd=ROOT, check=False)
    assert done.returncode == 9
    session = Session(Database(folder))
    assert session.query("SELECT name FROM customer").fetchall() == [("saved",)]
    session.close()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04 this is a workbook" + b"x" * 1000, "not a file of this program"),
        (b"SQLite format 3\x00" + b"\xff" * 5000, "damaged"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_and_left_alone(
    folder: DataFolder, content: bytes, words: str
) -> None:
    folder.root.mkdir()
    folder.database.write_bytes(content)
    with pytest.raises(StorageError, match=words):
        Database(folder)
    assert folder.database.read_bytes() == content


def test_a_truncated_file_is_refused_and_left_alone(folder: DataFolder) -> None:
    session = Session(Database(folder))
    for number in range(50):
        customers.add(session, {"name": f"customer {number}", "note": "x" * 2000})
    session.query("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    session.close()
    whole = folder.database.read_bytes()
    folder.database.write_bytes(whole[: len(whole) // 3])
    with pytest.raises(StorageError, match="damaged"):
        Database(folder)
    assert folder.database.read_bytes() == whole[: len(whole) // 3]


def test_another_programs_database_is_refused(folder: DataFolder) -> None:
    folder.root.mkdir()
    other = raw(folder.database)
    other.execute("CREATE TABLE recipe (id INTEGER)")
    other.commit()
    other.close()
    with pytest.raises(StorageError, match="not a file of this program"):
        Database(folder)


def test_a_newer_file_is_refused_unchanged(folder: DataFolder) -> None:
    Database(folder).close()
    newer = raw(folder.database)
    newer.execute(f"PRAGMA user_version = {migrations.SCHEMA_VERSION + 1}")
    newer.close()
    with pytest.raises(StorageError, match="newer version"):
        Database(folder)
    assert raw(folder.database).execute("PRAGMA user_version").fetchone()[0] == migrations.SCHEMA_VERSION + 1


def test_a_read_only_file_can_be_read_and_says_why_it_cannot_be_written(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(Database(folder))
    customers.add(session, {"name": "王小明"})
    session.query("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    session.close()
    before = folder.database.read_bytes()
    monkeypatch.setattr(
        "os.access", lambda path, mode: False
    )  # root may write everywhere; a shop's user may not
    session = Session(Database(folder))
    assert session.read_only
    assert session.query("SELECT name FROM customer").fetchall() == [("王小明",)]
    with pytest.raises(StorageError, match="read-only"):
        customers.add(session, {"name": "李雷"})
    session.close()
    assert folder.database.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match="cannot be written"):
        Database(DataFolder(tmp_path / "file" / "shop"))


def test_a_full_disk_is_a_sentence_and_reading_goes_on(session: Session) -> None:
    customers.add(session, {"name": "王小明"})
    pages = session.one("PRAGMA page_count")[0]
    session.query(f"PRAGMA max_page_count = {pages}").fetchall()
    with pytest.raises(StorageError, match="disk is full"), session.change(Action.ADD_CUSTOMER) as change:
        for number in range(2000):
            change.insert("customer", {"number": str(number), "name": "x" * 500, "created_at": 1})
    assert session.query("SELECT name FROM customer").fetchall() == [("王小明",)]
    session.query("PRAGMA max_page_count = 1000000").fetchall()
    customers.add(session, {"name": "李雷"})
    assert session.one("SELECT count(*) FROM customer")[0] == 2


def test_on_a_full_disk_a_choice_waits_and_what_was_typed_is_told(session: Session) -> None:
    pages = session.one("PRAGMA page_count")[0]
    session.query(f"PRAGMA max_page_count = {pages}").fetchall()
    session.remember("window.page", "x" * 100_000)  # nobody is kept from looking
    with pytest.raises(StorageError, match="disk is full"):
        quick_entry.save_draft(session, "quick_entry", {"text": "x" * 100_000})
    assert quick_entry.draft(session, "quick_entry") == {"text": "x" * 100_000}
    session.query("PRAGMA max_page_count = 1000000").fetchall()
    session.remember("scheme", "dark")  # takes along what waited
    stored = session.one("SELECT length(value) FROM setting WHERE key = 'window.page'")
    assert stored[0] > 100_000


def test_a_thread_at_rest_reads_on(session: Session) -> None:
    customers.add(session, {"name": "王小明"})
    assert not session.database.rest()
    assert session.query("SELECT name FROM customer").fetchall() == [("王小明",)]


def test_a_file_of_the_first_schema_is_saved_brought_up_and_searched(folder: DataFolder) -> None:
    folder.root.mkdir(parents=True, exist_ok=True)
    with contextlib.closing(raw(folder.database)) as old:
        for statement in step_0001.SQL.split(";\n"):
            old.execute(statement)
        old.execute(
            "INSERT INTO customer (number, name, sort_key, phone, interaction_count, last_contact_at, last_contact_kind, "
            "created_at) VALUES ('C000001', '王小明', 'wang xiao ming 王小明', '13805715678', 1, 5, 'visit', 5)"
        )
        old.execute(
            "INSERT INTO contact_method (customer_id, kind, value, normalized, is_primary) "
            "VALUES (1, 'phone', '13805715678', '13805715678', 1)"
        )
        old.execute(
            "INSERT INTO interaction (customer_id, kind, at, day, text, created_at) "
            "VALUES (1, 'visit', 5, '1970-01-01', '问送货', 5)"
        )
        old.execute("PRAGMA user_version = 1")
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.commit()
    session = Session(Database(folder))
    for text in ("xm", "5678", "送货"):
        assert [hit.name for hit in find.find(session, text).hits] == ["王小明"]
    customers.update(session, 1, {"name": "赵刚"})
    assert maintenance.check(session) == []
    saved = folder.backups / f"before-version-{migrations.SCHEMA_VERSION}-from-1.db"
    assert maintenance.inspect(saved).customers == 1
    session.close()
