"""Files and pictures of customers: put on, opened as a copy, taken off; the journal brings them back."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue, NotFound, StorageError
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import file_store

PICTURES = frozenset((".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp"))
# What the system's program only shows. Everything else could be run, and can only be saved.
_SHOWN = PICTURES | frozenset(
    (
        ".tif", ".tiff", ".heic", ".heif", ".pdf", ".ofd", ".txt", ".csv", ".rtf", ".doc", ".docx", ".xls", ".xlsx",
        ".ppt", ".pptx", ".odt", ".ods", ".odp", ".wps", ".et", ".dps", ".mp3", ".m4a", ".wav", ".aac", ".ogg", ".amr",
        ".flac", ".mp4", ".mov", ".avi", ".mkv", ".webm", ".3gp", ".zip", ".rar", ".7z",
    )
)  # fmt: skip
_LONGEST_NAME = 120  # characters
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Source:
    """What is put on: a file, or what it would hold; `name` is what it is called."""

    name: str
    content: Path | bytes

    @classmethod
    def of(cls, path: Path) -> Source:
        return cls(path.name, path)


@dataclass(frozen=True)
class Held:
    """A file whose content is in the folder already, and that belongs to nobody yet; `size` in bytes."""

    name: str
    hash: str
    size: int


@dataclass(frozen=True)
class Attachment:
    """One file of a customer.

    Args:
        size: bytes.
        added_at: seconds UTC.
    """

    id: int
    name: str
    hash: str
    size: int
    added_at: int

    @property
    def is_picture(self) -> bool:
        return _ending(self.name) in PICTURES

    @property
    def may_open(self) -> bool:
        """Whether it is of a kind that is only shown, so that it may be handed to the system's program."""
        return _ending(self.name) in _SHOWN


def _ending(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return dot + ending.lower() if stem else ""


def folder(session: Session) -> Path:
    """Where the contents are."""
    return session.database.folder.files


def of(session: Session, customer_id: int, limit: int = 1_000) -> list[Attachment]:
    """A customer's files, last added first."""
    rows = session.query(
        "SELECT id, name, hash, size, added_at FROM attachment WHERE customer_id = ? ORDER BY id DESC LIMIT ?",
        (customer_id, limit),
    )
    return [Attachment(*row) for row in rows]


def of_entries(session: Session, entries: Sequence[int]) -> dict[int, list[Attachment]]:
    """The files of interactions, first added first, by the interaction's id."""
    found: dict[int, list[Attachment]] = {}
    for interaction_id, *row in session.query(
        "SELECT interaction_id, id, name, hash, size, added_at FROM attachment "
        "WHERE interaction_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(entries)),),
    ):
        found.setdefault(interaction_id, []).append(Attachment(*row))
    return found


def count(session: Session, customer_id: int) -> int:
    """How many files a customer has."""
    return int(session.one("SELECT count(*) FROM attachment WHERE customer_id = ?", (customer_id,))[0])


def add(
    session: Session, customer_id: int, sources: Sequence[Source], progress: Progress | None = None
) -> int:
    """Put files to a customer, all of them or none; returns the operation's id.

    Raises:
        FileRefused: one of them is gone, unreadable, empty or too large.
        InvalidValue: the customer has all of them already.
        NotFound: the customer is gone.
        StorageError: the data folder cannot be written, or the disk is full.
        Cancelled: through `progress`.
    """
    row = session.one("SELECT name FROM customer WHERE id = ?", (customer_id,))
    if row is None:
        raise NotFound(translate("Customers", "This customer is not in the data any more."))
    with _kept(session, sources, progress) as held, session.change(Action.ADD_FILES, str(row[0])) as change:
        if not attach(change, customer_id, held):
            raise InvalidValue(
                translate("Files", "{name} is here already.").format(
                    name=", ".join(source.name for source in sources)
                )
            )
    return change.operation_id


def hold(session: Session, sources: Sequence[Source], progress: Progress | None = None) -> list[Held]:
    """Put the contents of files into the folder, all of them or none, for an entry that is written now.

    Those of an entry that is never saved stay there unused.

    Raises:
        FileRefused: one of them is gone, unreadable, empty or too large.
        StorageError: the data folder cannot be written, or the disk is full.
        Cancelled: through `progress`.
    """
    with _kept(session, sources, progress) as held:
        return held


@contextlib.contextmanager
def _kept(session: Session, sources: Sequence[Source], progress: Progress | None) -> Iterator[list[Held]]:
    """The contents of files in the folder; new ones are taken away again when the block raises."""
    if session.read_only:
        raise StorageError(
            translate("Files", "{folder} is read-only, so nothing was added.").format(
                folder=session.database.folder.root
            )
        )
    kept: list[file_store.Content] = []
    try:
        for at, source in enumerate(sources):
            if progress is not None:
                progress.step(at, len(sources), source.name)
            kept.append(file_store.keep(folder(session), source.content, source.name, progress))
        yield [
            Held(plain_name(source.name), content.hash, content.size)
            for source, content in zip(sources, kept, strict=True)
        ]
    except BaseException:
        for content in kept:
            file_store.drop(folder(session), content)
        raise


def attach(change: Change, customer_id: int, held: Sequence[Held], interaction_id: int | None = None) -> int:
    """Put files to a customer, or to an entry of theirs; returns how many of them are new there.

    A file that the customer has already, but at no entry, becomes the entry's.
    """
    added = 0
    for file in held:
        rows = change.execute(
            "SELECT interaction_id, id FROM attachment WHERE customer_id = ? AND hash = ?",
            (customer_id, file.hash),
        ).fetchall()
        there = dict(rows)
        if interaction_id in there or (interaction_id is None and there):
            continue
        added += 1
        if None in there:
            change.update("attachment", there[None], {"interaction_id": interaction_id})
            continue
        change.insert(
            "attachment",
            {
                "customer_id": customer_id,
                "name": file.name,
                "hash": file.hash,
                "size": file.size,
                "added_at": change.at,
                "interaction_id": interaction_id,
            },
        )
    return added


def remove(session: Session, attachment_id: int) -> int:
    """Take a file off its customer; returns the operation's id. The content stays for its undo.

    Raises:
        NotFound: it is gone already.
    """
    row = session.one(
        "SELECT customer.name FROM attachment JOIN customer ON customer.id = customer_id WHERE attachment.id = ?",
        (attachment_id,),
    )
    if row is None:
        raise NotFound(translate("Files", "This file is not there any more."))
    with session.change(Action.REMOVE_FILE, str(row[0])) as change:
        change.execute("DELETE FROM attachment WHERE id = ?", (attachment_id,))
    return change.operation_id


def copy_out(session: Session, attachment: Attachment, target: Path) -> Path:
    """Write a copy of a file, checked against its hash; returns `target`.

    Raises:
        StorageError: the content is missing or was changed, or the place cannot be written.
    """
    file_store.copy_out(folder(session), attachment.hash, target, attachment.name)
    return target


def plain_name(name: str) -> str:
    """A name that every system can write, without signs that hide how it ends."""
    plain = _NOT_IN_NAMES.sub("_", name).strip(" .") or "_"
    if _DEVICES.fullmatch(plain):
        plain = f"_{plain}"
    ending = PurePath(plain).suffix[:20]
    return plain if len(plain) <= _LONGEST_NAME else plain[: _LONGEST_NAME - len(ending)] + ending


def logged(session: Session, row_id: int, kind: str, data: str | None) -> str:
    """The name of a file that came or went by a logged change; "" when its row went without a trace.

    Args:
        kind: of the change; an insertion logs no values, they stand in the row or in the log of its end.
    """
    if kind == "D" and data is not None:
        row = session.one("SELECT ? ->> '$.name'", (data,))
    else:
        row = session.one("SELECT name FROM attachment WHERE id = ?", (row_id,)) or session.one(
            "SELECT data ->> '$.name' FROM change WHERE table_name = 'attachment' AND row_id = ? AND kind = 'D'",
            (row_id,),
        )
    return str(row[0]) if row else ""
