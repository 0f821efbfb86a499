"""Keeping the data safe: a verified backup, its restoring, and a thorough check."""

from __future__ import annotations

import contextlib
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from crm_desktop import clock, files
from crm_desktop.data import custom_fields, migrations, storage_errors
from crm_desktop.data.database import APPLICATION_ID
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import Cancelled, StorageError
from crm_desktop.i18n import listed, translate
from crm_desktop.progress import Progress
from crm_desktop.services import attachments, backup_archive, contacts, file_store
from crm_desktop.values import pinyin

_PAGES = 2_000  # of the file between two looks at the wish to cancel: 8 MB
_SHOWN = 5  # customers that a finding names by number
_TABLES = (
    "customer", "contact_method", "customer_tag", "interaction", "follow_up", "staff_member", "category",
    "grade", "tag", "source", "saved_view", "setting", "shop_field", "field_option", "relation",
    "attachment", "register_word", "reception_rules", "stay", "duty", "turn", "care_mark",
    "message_template", "complaint_kind", "complaint_urgency", "complaint", "complaint_step",
    "survey_form", "satisfaction", "cadence_rule", "follow_up_rule",
)  # fmt: skip


@dataclass(frozen=True)
class Contents:
    """What a backup holds."""

    customers: int
    interactions: int
    follow_ups: int
    last_operation_at: int | None


def backup(session: Session, path: Path | str, progress: Progress | None = None) -> Contents:
    """Write all data, files too, into one file and read it back; an older file there stays until that is done.

    Raises:
        StorageError: it cannot be written, or what was written cannot be read back whole.
        Cancelled: through `progress`; an older file is as it was.
    """
    path = Path(path)
    if path.resolve() == session.database.folder.database.resolve():
        raise StorageError(
            translate("Backup", "{name} is the data itself. Choose another file for the backup.").format(
                name=path.name
            )
        )
    contents = file_store.contents(attachments.folder(session))
    with files.replaced(path) as temporary:
        if not contents:
            return _save_database(session, temporary, path, progress)
        database = temporary.with_name(f"{temporary.name}.part")
        try:
            found = _save_database(session, database, path, progress)
            text = translate("Backup", "Saving the files")
            backup_archive.write(temporary, database, contents, progress, text)
        finally:
            database.unlink(missing_ok=True)
        return found


def _save_database(session: Session, target: Path, path: Path, progress: Progress | None) -> Contents:
    with contextlib.closing(sqlite.connect(str(target), isolation_level=None)) as copy:
        _copy(session.database.connection, copy, path, progress, translate("Backup", "Saving a copy"))
        with storage_errors.told(path):
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a -wal beside it
    return _inspect(target, path.name)


def inspect(path: Path | str) -> Contents:
    """Check that a file is a whole backup of this program, and say what it holds.

    Raises:
        StorageError: it is missing, foreign, newer, or damaged.
    """
    path = Path(path)
    if not path.is_file():
        raise StorageError(
            translate("Backup", "There is no file {path}. Choose a backup that is there.").format(path=path)
        )
    with tempfile.TemporaryDirectory() as into, _database_of(path, Path(into)) as (database, _):
        return _inspect(database, path.name)


@contextlib.contextmanager
def _database_of(path: Path, into: Path) -> Iterator[tuple[Path, zipfile.ZipFile | None]]:
    """The database in a backup, and the archive that holds its files, if it has some."""
    if backup_archive.is_archive(path):
        with backup_archive.opened(path, into) as found:
            yield found
    else:
        yield path, None


def _inspect(path: Path, name: str) -> Contents:
    foreign = StorageError(
        translate("Backup", "{name} is not a backup of this program. Choose another file.").format(name=name)
    )
    damaged = backup_archive.damaged(name)
    with path.open("rb") as stream:
        if stream.read(16) != b"SQLite format 3\x00":
            raise foreign
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with contextlib.closing(sqlite.connect(uri, uri=True, isolation_level=None)) as connection:
        try:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise foreign
            if connection.execute("PRAGMA user_version").fetchone()[0] > migrations.SCHEMA_VERSION:
                raise StorageError(
                    translate(
                        "Backup",
                        "{name} was written by a newer version of this program. Install that version to restore it.",
                    ).format(name=name)
                )
            whole = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            if not whole or connection.execute("PRAGMA foreign_key_check").fetchone():
                raise damaged
            return _contents(connection)
        except sqlite.Error as error:
            raise damaged from error


def restore(session: Session, path: Path | str, progress: Progress | None = None) -> Path:
    """Put the data of a backup in the place of the present ones, which are saved first.

    Returns:
        The file in the backups folder that holds what was there before.

    Raises:
        StorageError: the backup cannot be used, or the present data cannot be saved; all is as it was.
        Cancelled: through `progress`; all is as it was.
    """
    path = Path(path)
    if not path.is_file():
        inspect(path)  # says so
    place = session.database.folder
    with _database_of(path, place.root) as (database, archive):
        _inspect(database, path.name)
        with storage_errors.told(place.database):
            place.backups.mkdir(parents=True, exist_ok=True)
        saved = _unused(place.backups / f"{clock.local(clock.timestamp()):%Y-%m-%d-%H%M%S}-before-restore.db")
        backup(session, saved, progress)
        if archive is not None:  # before the records that name them
            backup_archive.take_files(archive, attachments.folder(session), path.name, progress)
        _take_pages(session, database, progress)
    custom_fields.load(session.database.connection)
    session.started_after = session.one("SELECT coalesce(max(id), 0) FROM operation")[0]
    session.announce(Changes(0, Action.EDIT_LISTS, dict.fromkeys(_TABLES)))
    return saved


def _take_pages(session: Session, database: Path, progress: Progress | None) -> None:
    uri = f"{database.absolute().as_uri()}?mode=ro&immutable=1"
    with contextlib.closing(sqlite.connect(uri, uri=True, isolation_level=None)) as source:
        connection = session.database.connection
        _copy(
            source, connection, session.database.folder.database, progress, translate("Backup", "Restoring")
        )
        with storage_errors.told(session.database.folder.database):
            connection.execute("PRAGMA journal_mode = WAL")
            migrations.migrate(connection)


def _copy(source: Any, target: Any, path: Path, progress: Progress | None, text: str) -> None:
    """Copy a whole file page by page; a reader of the target sees the old or the new one."""

    def report(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress.step(total - remaining, total, text)

    with storage_errors.told(path):
        source.backup(target, pages=_PAGES, progress=report)


def _unused(path: Path) -> Path:
    number = 1
    found = path
    while found.exists():
        number += 1
        found = path.with_stem(f"{path.stem}-{number}")
    return found


def _contents(connection: Any) -> Contents:
    def count(sql: str) -> int:
        return int(connection.execute(sql).fetchone()[0])

    return Contents(
        count("SELECT count(*) FROM customer WHERE deleted_at IS NULL"),
        count("SELECT count(*) FROM interaction"),
        count("SELECT count(*) FROM follow_up"),
        connection.execute("SELECT max(at) FROM operation").fetchone()[0],
    )


# -- the check ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be.

    Args:
        key: what was checked: file, links, index, derived, contacts, files.
        text: a translated sentence.
    """

    key: str
    text: str


_LIVE = "SELECT id FROM customer WHERE deleted_at IS NULL"
_PRIMARY = " OR ".join(
    f"{kind} <> coalesce((SELECT value FROM contact_method WHERE customer_id = customer.id AND kind = '{kind}' "
    "ORDER BY is_primary DESC, position, id LIMIT 1), '')"
    for kind in contacts.KINDS
)
_LAST = (
    "FROM interaction WHERE customer_id = customer.id AND kind <> 'note' ORDER BY at DESC, id DESC LIMIT 1"
)
# What is computed from other rows → the customers for whom it differs from what a new computation gives.
_DERIVED: dict[str, str] = {
    "contacts": f"SELECT number FROM customer WHERE {_PRIMARY}",
    "last_contact": "SELECT number FROM customer WHERE "
    "interaction_count <> (SELECT count(*) FROM interaction WHERE customer_id = customer.id) "
    f"OR last_contact_at IS NOT (SELECT at {_LAST}) OR last_contact_by IS NOT (SELECT staff_id {_LAST}) "
    f"OR last_contact_kind <> coalesce((SELECT kind {_LAST}), '')",
    "next_follow_up": "SELECT number FROM customer WHERE next_follow_up IS NOT "
    "(SELECT min(due_day) FROM follow_up WHERE customer_id = customer.id AND status = 'open')",
}


def check(session: Session, progress: Progress | None = None) -> list[Finding]:
    """Look the data through: the file, links between records, the search index, what is computed.

    Returns:
        What was found; [] when all is well. Nothing is changed.

    Raises:
        Cancelled: through `progress`.
    """
    steps: tuple[tuple[Callable[[Session], Iterator[Finding]], str], ...] = (
        (_file, translate("Check", "The file")),
        (_links, translate("Check", "Links between records")),
        (_index, translate("Check", "The search index")),
        (_computed, translate("Check", "Computed values")),
        (_numbers, translate("Check", "Contact methods")),
        (_files, translate("Check", "Files of customers")),
    )
    found: list[Finding] = []
    for at, (step, text) in enumerate(steps):
        if progress is not None:
            progress.step(at, len(steps), text)
        try:
            found.extend(step(session))
        except (StorageError, Cancelled) as error:
            if isinstance(error, Cancelled):
                raise
            found.append(Finding("file", error.sentence))
    return found


def _file(session: Session) -> Iterator[Finding]:
    for (text,) in session.query("PRAGMA integrity_check(20)"):
        if text != "ok":
            yield Finding("file", translate("Check", "The file is damaged: {detail}.").format(detail=text))


def _links(session: Session) -> Iterator[Finding]:
    broken: dict[tuple[str, str], int] = {}
    for table, _rowid, parent, _key in session.query("PRAGMA foreign_key_check"):
        broken[table, parent] = broken.get((table, parent), 0) + 1
    for (table, parent), count in broken.items():
        text = translate("Check", "%n records of {table} point to a missing {parent}.", count)
        yield Finding("links", text.format(table=table, parent=parent))


def _index(session: Session) -> Iterator[Finding]:
    for table, wanted in (
        ("customer_search", _LIVE),
        ("interaction_search", None),
        ("follow_up_search", None),
    ):
        if not session.read_only:
            try:
                with session.database.transaction() as connection:
                    connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 0)")
            except (StorageError, sqlite.Error):
                yield Finding(
                    "index", translate("Check", "The search index {table} is damaged.").format(table=table)
                )
        if wanted is None:
            continue
        missing = session.one(f"SELECT count(*) FROM ({wanted} EXCEPT SELECT id FROM {table}_docsize)")[0]
        if missing:
            yield Finding("index", translate("Check", "%n customers are missing in the search.", missing))
        extra = session.one(f"SELECT count(*) FROM (SELECT id FROM {table}_docsize EXCEPT {wanted})")[0]
        if extra:
            yield Finding(
                "index", translate("Check", "%n customers are found that are not there any more.", extra)
            )


def _computed(session: Session) -> Iterator[Finding]:
    titles = {
        "contacts": lambda: translate(
            "Check", "The main contact is not that of the contact methods: {customers}."
        ),
        "last_contact": lambda: translate(
            "Check", "The last contact is not that of the entries: {customers}."
        ),
        "next_follow_up": lambda: translate(
            "Check", "The next follow-up is not that of the plans: {customers}."
        ),
    }
    for key, sql in _DERIVED.items():
        numbers = [row[0] for row in session.query(sql)]
        if numbers:
            yield Finding("derived", titles[key]().format(customers=_some(numbers)))
    wrong = [
        number
        for number, name, key in session.query("SELECT number, name, sort_key FROM customer")
        if pinyin.sort_key(name) != key
    ]
    if wrong:
        text = translate("Check", "The place in the list does not fit the name: {customers}.")
        yield Finding("derived", text.format(customers=_some(wrong)))


def _numbers(session: Session) -> Iterator[Finding]:
    wrong = [
        number
        for number, kind, value, normal in session.query(
            "SELECT number, contact_method.kind, value, normalized FROM contact_method "
            "JOIN customer ON customer.id = customer_id"
        )
        if contacts.normalize(kind, value) != normal
    ]
    if wrong:
        text = translate("Check", "Contact methods are not comparable: {customers}.")
        yield Finding("contacts", text.format(customers=_some(wrong)))
    several = [
        row[0]
        for row in session.query(
            "SELECT DISTINCT number FROM contact_method JOIN customer ON customer.id = customer_id "
            "GROUP BY customer_id, contact_method.kind HAVING sum(is_primary) <> 1"
        )
    ]
    if several:
        text = translate("Check", "Not exactly one contact method is the main one: {customers}.")
        yield Finding("contacts", text.format(customers=_some(several)))


def _files(session: Session) -> Iterator[Finding]:
    folder = attachments.folder(session)
    rows = session.query(
        "SELECT hash, max(size), group_concat(DISTINCT number || ' ' || attachment.name) FROM attachment "
        "JOIN customer ON customer.id = customer_id GROUP BY hash ORDER BY min(attachment.id)"
    )
    missing, changed = [], []
    for digest, size, where in rows:
        path = folder / digest
        if not path.is_file():
            missing.append(where)
        elif not file_store.is_sound(path, size):
            changed.append(where)
    if missing:
        text = translate("Check", "The content of files is missing: {files}. Restore a backup that has it.")
        yield Finding("files", text.format(files=_some(missing)))
    if changed:
        text = translate("Check", "The content of files was changed: {files}. Restore a backup that has it.")
        yield Finding("files", text.format(files=_some(changed)))


def _some(numbers: list[str]) -> str:
    shown = listed(numbers[:_SHOWN])
    more = len(numbers) - _SHOWN
    if more > 0:
        return translate("Check", "{customers} and %n more", more).format(customers=shown)
    return shown
