"""A backup is refused when it is not, to its last bit, what this program wrote."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from crm_desktop.data import backup_file, migrations
from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.errors import StorageError
from crm_desktop.paths import DataFolder
from crm_desktop.services import attachments, customers, maintenance
from crm_desktop.services.attachments import Source

CUTS = 200
FLIPS = 1_000


@pytest.fixture
def backup(session: Session, tmp_path: Path) -> Path:
    wang = customers.add(session, {"name": "王小明", "phone": "13805715678"})
    attachments.add(session, wang, [Source("合同.pdf", b"%PDF-1.7 contract")])
    maintenance.backup(session, tmp_path / "copy.db")
    return tmp_path / "copy.db"


def refused(path: Path) -> bool:
    try:
        maintenance.inspect(path)
    except StorageError as error:
        return path.name in error.sentence
    return False


def test_a_backup_cut_anywhere_is_refused(backup: Path, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    about = backup_file.read(backup)
    assert about is not None
    chosen = random.Random(7)
    lengths = {0, 1, 99, 100, about.database - 1, about.database, about.database + 1, len(whole) - 1}
    while len(lengths) < CUTS:
        lengths.add(chosen.randrange(len(whole)))
    cut = tmp_path / "cut.db"
    for length in lengths:
        cut.write_bytes(whole[:length])
        assert refused(cut), length


def test_a_backup_with_one_bit_changed_is_refused(backup: Path, tmp_path: Path) -> None:
    whole = bytearray(backup.read_bytes())
    chosen = random.Random(11)
    flipped = tmp_path / "flipped.db"
    for _ in range(FLIPS):
        place, bit = chosen.randrange(len(whole)), 1 << chosen.randrange(8)
        whole[place] ^= bit
        flipped.write_bytes(whole)
        assert refused(flipped), (place, bit)
        whole[place] ^= bit
    flipped.write_bytes(whole)
    assert maintenance.inspect(flipped).customers == 1


def test_a_backup_with_something_behind_it_is_refused(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes() + b"more")
    assert refused(backup)


def test_a_backup_says_what_it_holds_and_any_program_can_open_it(backup: Path) -> None:
    about = backup_file.read(backup)
    assert about is not None
    assert (about.contents.customers, about.contents.files, about.schema) == (1, 1, migrations.SCHEMA_VERSION)
    with zipfile.ZipFile(backup) as archive:
        assert archive.namelist() == [f"files/{about.hashes[0]}", "manifest.json"]
    connection = sqlite.connect(str(backup))
    assert connection.execute("SELECT name FROM customer").fetchone() == ("王小明",)
    connection.close()


def test_a_backup_in_the_place_of_the_data_becomes_the_data(backup: Path, tmp_path: Path) -> None:
    other = DataFolder(tmp_path / "other")
    other.root.mkdir()
    backup.rename(other.database)
    with_data = Session(Database(other))
    customers.add(with_data, {"name": "李雷"})
    with_data.close()
    assert maintenance.inspect(other.database).customers == 2  # it is no backup cut short


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE VIEW staff AS SELECT * FROM customer",
        "CREATE TABLE extra (id INTEGER)",
        "CREATE TRIGGER steal AFTER INSERT ON setting BEGIN DELETE FROM setting; END",
        "CREATE VIRTUAL TABLE found USING fts5(x)",
    ],
)
def test_what_somebody_prepared_is_refused(session: Session, tmp_path: Path, sql: str) -> None:
    hostile = tmp_path / "hostile.db"
    session.database.connection.execute("VACUUM INTO ?", (str(hostile),))
    assert maintenance.inspect(hostile).customers == 0
    connection = sqlite.connect(str(hostile), isolation_level=None)
    connection.execute(sql)
    connection.close()
    assert refused(hostile)


def test_a_trigger_under_a_name_of_ours_does_not_come_along(session: Session, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.db"
    session.database.connection.execute("VACUUM INTO ?", (str(hostile),))
    connection = sqlite.connect(str(hostile), isolation_level=None)
    connection.execute("CREATE TRIGGER journal_evil AFTER INSERT ON setting BEGIN DELETE FROM setting; END")
    connection.close()
    maintenance.restore(session, hostile)
    assert session.one("SELECT 1 FROM sqlite_schema WHERE name = 'journal_evil'") is None
    session.remember("x", 1)
    assert session.setting("x") == 1


def test_a_backup_of_a_newer_version_is_refused(backup: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[60:64] = (migrations.SCHEMA_VERSION + 1).to_bytes(4, "big")
    backup.write_bytes(content)
    with pytest.raises(StorageError, match="newer version"):
        maintenance.inspect(backup)


def test_a_damaged_file_with_a_new_seal_is_refused(backup: Path) -> None:
    """Whoever can compute a hash can seal: the database in it is checked all the same."""
    content = bytearray(backup.read_bytes())
    content[4096:12288] = bytes(8192)
    backup.write_bytes(content)
    backup_file._seal(backup, None)
    assert backup_file.is_whole(backup)
    assert refused(backup)


def test_what_is_written_while_a_backup_is_made_is_not_in_it(session: Session, tmp_path: Path) -> None:
    customers.add(session, {"name": "王小明"})
    named = tmp_path / "copy.db"
    other = sqlite.connect(str(session.database.folder.database))
    made = backup_file.write(
        other,
        named,
        backup_file.About(at=1),
        named,
        (),
        began=lambda: customers.add(session, {"name": "李雷"}),
    )
    other.close()
    assert made.contents.customers == 1
    assert session.one("SELECT count(*) FROM customer")[0] == 2
