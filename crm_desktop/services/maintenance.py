"""Keeping the data safe: a verified backup, its restoring, and a thorough check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from crm_desktop import files
from crm_desktop.data import backup_file, custom_fields, derived
from crm_desktop.data.backup_file import Contents
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import Cancelled, FileRefused, StorageError
from crm_desktop.i18n import listed, translate
from crm_desktop.paths import DataFolder
from crm_desktop.progress import Progress
from crm_desktop.services import attachments, backup_shelf, contacts, file_store
from crm_desktop.services.backup_shelf import Reason
from crm_desktop.values import pinyin

_SHOWN = 5  # customers that a finding names by number
_TABLES = (
    "customer", "contact_method", "customer_tag", "interaction", "follow_up", "staff_member", "category",
    "grade", "tag", "source", "saved_view", "setting", "shop_field", "field_option", "relation",
    "attachment", "segment", "segment_member", "referral_thanks",
    "register_word", "reception_rules", "stay", "duty", "turn", "care_mark",
    "message_template", "complaint_kind", "complaint_urgency", "complaint", "complaint_step",
    "survey_form", "satisfaction", "follow_up_rule", "reminder",
    "product", "purchase",
    "lost_reason", "class_rule", "rule_grade", "stage_change",
    "shop_day", "phrase", "shift",
)  # fmt: skip


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
    about = backup_shelf.about_now(Reason.HAND, contents)
    with files.replaced(path) as temporary:
        connection = session.database.connection
        return backup_file.write(connection, temporary, about, path, contents, progress).contents


def inspect(path: Path | str, progress: Progress | None = None) -> Contents:
    """Check that a file is a whole backup of this program, and say what it holds.

    Raises:
        StorageError: it is missing, foreign, newer, or damaged.
        Cancelled: through `progress`.
    """
    with backup_file.opened(Path(path), progress) as found:
        return found.contents


def restore(session: Session, path: Path | str, progress: Progress | None = None) -> Path:
    """Put the data of a backup in the place of the present ones, which are saved first.

    Returns:
        The file in the backups folder that holds what was there before.

    Raises:
        StorageError: the backup cannot be used, or the present data cannot be saved; all is as it was.
        Cancelled: through `progress`; all is as it was.
    """
    with backup_file.opened(Path(path), progress) as found:
        saved = backup_shelf.make(session, Reason.RESTORE, progress).path
        take_files(found, attachments.folder(session), session.database.folder, Path(path).name, progress)
        session.database.replace_pages(found.connection, progress, translate("Backup", "Restoring"))
    custom_fields.load(session.database.connection)
    session.started_after = session.one("SELECT coalesce(max(id), 0) FROM operation")[0]
    session.kept.clear()
    session.announce(Changes(0, Action.EDIT_LISTS, dict.fromkeys(_TABLES)))
    return saved


def take_files(
    found: backup_file.Opened, store: Path, place: DataFolder, name: str, progress: Progress | None
) -> None:
    """Put the files of a backup into their folder, before the records that name them; what is there stays.

    Raises:
        StorageError: one is damaged, or the folder cannot be written.
        Cancelled: through `progress`.
    """
    beside = place.backups / "files"
    inside = backup_file.held(found)
    try:
        backup_file.take_files(
            found,
            lambda digest, size: not file_store.is_sound(store / digest, size),
            lambda digest, stream: file_store.write(store, stream, name, progress, wanted=digest),
        )
        for digest in set(found.about.hashes if found.about else ()) - inside:
            if not (store / digest).exists() and (beside / digest).is_file():
                with (beside / digest).open("rb") as stream:
                    file_store.write(store, stream, name, progress, wanted=digest)
    except FileRefused as error:
        raise backup_file.damaged(name) from error


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


Step = tuple[Callable[[Session], Iterator[Finding]], str]

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
    "purchases": "SELECT number FROM customer WHERE (purchase_count, purchase_amount, purchase_profit, "
    f"first_purchase_on, last_purchase_on, purchase_interval) IS NOT ({derived.PURCHASE_TOTALS})",
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
    steps = (
        (_file, translate("Check", "The file")),
        (_links, translate("Check", "Links between records")),
        *_record_steps(),
        (_files, translate("Check", "Files of customers")),
    )
    return _taken(session, steps, progress)


def check_records(session: Session, progress: Progress | None = None) -> list[Finding]:
    """The part of `check` that looks at the records, for a file that was found whole.

    Raises:
        Cancelled: through `progress`.
    """
    return _taken(session, _record_steps(), progress)


def _record_steps() -> tuple[Step, ...]:
    return (
        (_index, translate("Check", "The search index")),
        (_computed, translate("Check", "Computed values")),
        (_numbers, translate("Check", "Contact methods")),
    )


def _taken(session: Session, steps: tuple[Step, ...], progress: Progress | None) -> list[Finding]:
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
        "purchases": lambda: translate(
            "Check", "The purchases in all are not the sum of the purchases: {customers}."
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
