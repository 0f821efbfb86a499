"""The words of a shop for its complaints: what they are about, and how soon each must be settled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.services import complaints

KIND, URGENCY = "complaint_kind", "complaint_urgency"
_LONGEST = 40
_MOST_DAYS = 365


class Word(NamedTuple):
    """One word; `id` is 0 for one that is not stored yet; `days` until the deadline, of an urgency."""

    id: int
    name: str
    days: int = 0


def words(session: Session, table: str) -> list[Word]:
    """The words of KIND or URGENCY in their order; what is offered to a new shop while it has none."""
    days = "days" if table == URGENCY else "0"
    rows = session.query(f"SELECT id, name, {days} FROM {table} WHERE NOT retired ORDER BY position, id")
    found = [Word(*row) for row in rows]
    if found:
        return found
    if table == KIND:
        return [Word(0, name) for name in complaints.kinds(session)]
    return [Word(0, name, until) for name, until in complaints.urgencies(session)]


def set_words(session: Session, kinds: Sequence[Word], urgencies: Sequence[Word]) -> int | None:
    """Give both lists these words in this order; complaints follow a word that is renamed.

    A word that is left out is offered no more; complaints that have it keep it.

    Returns:
        The operation's id; None when nothing is different.

    Raises:
        InvalidValue: a list is empty, or a word is there twice or too long, or days are none; `.field` is the table.
    """
    wanted = {KIND: _checked(KIND, kinds), URGENCY: _checked(URGENCY, urgencies)}
    if all(words(session, table) == given for table, given in wanted.items()):
        return None
    with session.change(Action.EDIT_LISTS, translate("Complaints", "Words of complaints")) as change:
        for table, given in wanted.items():
            _write(change, table, given)
    return change.operation_id


def _checked(table: str, given: Sequence[Word]) -> list[Word]:
    found = [word._replace(name=" ".join(word.name.split())) for word in given]
    found = [word for word in found if word.name]
    if not found:
        raise InvalidValue(translate("Complaints", "Keep one word at least."), field=table)
    seen: set[str] = set()
    for word in found:
        if len(word.name) > _LONGEST:
            raise InvalidValue(
                translate("Complaints", "Take a shorter word, of at most %n characters.", _LONGEST),
                field=table,
            )
        if word.name.casefold() in seen:
            raise InvalidValue(
                translate("Complaints", "{name} is in the list already.").format(name=word.name), field=table
            )
        if not 0 <= word.days <= _MOST_DAYS:
            raise InvalidValue(translate("Complaints", "Type days from 0 to %n.", _MOST_DAYS), field=table)
        seen.add(word.name.casefold())
    return found


def _write(change: Change, table: str, given: Sequence[Word]) -> None:
    column = "kind_id" if table == KIND else "urgency_id"
    kept = {word.id for word in given}
    for (row_id,) in change.execute(f"SELECT id FROM {table} WHERE NOT retired").fetchall():
        if row_id in kept:
            continue
        used = change.execute(f"SELECT 1 FROM complaint WHERE {column} = ? LIMIT 1", (row_id,)).fetchone()
        if used is None:
            change.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
        else:
            change.update(table, row_id, {"retired": 1})
    for position, word in enumerate(given):
        values: dict[str, object] = {"name": word.name, "position": position, "retired": 0}
        if table == URGENCY:
            values["days"] = word.days
        row_id = word.id or _former(change, table, word.name)
        if row_id:
            change.update(table, row_id, values)
        else:
            change.insert(table, values)


def _former(change: Change, table: str, name: str) -> int:
    """A retired word of this name, which comes back."""
    row = change.execute(
        f"SELECT id FROM {table} WHERE name = ? COLLATE NOCASE AND retired", (name,)
    ).fetchone()
    return int(row[0]) if row else 0
