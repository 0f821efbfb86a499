"""Taking customers out: to .xlsx, .csv or .vcf, in the columns and the order that are wanted."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from crm_desktop import collecting
from crm_desktop.data.fields import FIELDS, Kind, Stored
from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.exchange import writing
from crm_desktop.exchange.writing import Column, Writer
from crm_desktop.i18n import listed, translate
from crm_desktop.progress import Progress
from crm_desktop.services import customer_list, field_values, options
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.customer_list import Sort
from crm_desktop.values import partial_dates

_PAGE = 1_000
_WORDS = (Kind.OPTION, Kind.YES_NO, Kind.ONE_OF, Kind.MANY_OF, Kind.SERIAL)  # that are written as text
_ADDRESSES = "；"  # between addresses: they may hold 、 themselves
_NAMES = {
    "category": "(SELECT name FROM category WHERE id = category_id)",
    "grade": "(SELECT name FROM grade WHERE id = grade_id)",
    "source": "(SELECT name FROM source WHERE id = source_id)",
    "lost_reason": "(SELECT name FROM lost_reason WHERE id = lost_reason_id)",
    "owner": "(SELECT name FROM staff_member WHERE id = owner_id)",
    # the number tells who it is, the name who that is
    "referrer": "(SELECT number || ' ' || name FROM customer AS other WHERE other.id = customer.referrer_id)",
}


@collecting.put_off()
def export(
    session: Session,
    path: Path | str,
    ids: Sequence[int] | None = None,
    columns: Sequence[str] | None = None,
    progress: Progress | None = None,
) -> int:
    """Write customers to a file; its ending says which kind.

    Args:
        ids: the customers in their order; None for all of the list, by name.
        columns: field keys in their order; None for all. A .vcf takes what a card has a place for.

    Returns:
        How many customers were written.

    Raises:
        UserError: the ending or a column is not known.
        StorageError: the file could not be written; an older one is as it was.
        Cancelled: through `progress`; an older file is as it was.
    """
    path = Path(path)
    keys = checked_columns(columns)
    write = writer(path)
    with session.database.snapshot():
        wanted = customer_list.ids(session, Filter(), [Sort("name")], progress) if ids is None else ids
        chosen = json.dumps(list(wanted))
        total = session.one(
            "SELECT count(*) FROM customer WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))",
            (chosen,),
        )[0]
        titled = [Column(column_title(key), _kind(key), key=key) for key in keys]
        rows = _rows(session, wanted, keys, card=path.suffix.lower() == ".vcf")
        return write(path, titled, rows, total=total, progress=progress)


def column_title(key: str) -> str:
    """A column's heading in the person's language."""
    return FIELDS[key].title


def all_columns() -> tuple[str, ...]:
    """The fields that can be written, in their order."""
    return tuple(key for key in FIELDS if key not in ("interaction_count", "updated_at"))


def checked_columns(columns: Sequence[str] | None) -> list[str]:
    """The field keys, all when none are named. A field of the shop may be named by its title.

    Raises:
        UserError: one of them is no field.
    """
    if columns is None:
        return list(all_columns())
    titles = {each.title: each.key for each in FIELDS.made}
    return known_keys([titles.get(key, key) for key in columns], FIELDS)


def known_keys(columns: Sequence[str], fields: Collection[str]) -> list[str]:
    """The columns that are wanted, each once.

    Raises:
        UserError: one of them is none of `fields`, or there is none at all.
    """
    for key in columns:
        if key not in fields:
            raise UserError(
                translate("Export", "There is no field {field}. The fields are: {fields}.").format(
                    field=key, fields=", ".join(fields)
                )
            )
    if not columns:
        raise UserError(translate("Export", "Choose at least one column."))
    return list(dict.fromkeys(columns))


def writer(path: Path, endings: Sequence[str] = (".xlsx", ".csv", ".vcf")) -> Writer:
    """What writes a file of this name.

    Raises:
        UserError: its ending is none of `endings`.
    """
    found = writing.writer_for(path)
    if found is None or path.suffix.lower() not in endings:
        raise UserError(
            translate("Export", "{name} should end in {endings}: the ending says what is written.").format(
                name=path.name, endings=listed(endings)
            )
        )
    return found


def _kind(key: str) -> str:
    kind = FIELDS[key].kind
    return Kind.TEXT if kind in _WORDS else kind


def _rows(session: Session, ids: Sequence[int], keys: Sequence[str], *, card: bool) -> Iterator[list[Any]]:
    """The customers' values in the order of `keys`, as a person reads them; a card wants them as stored.

    What a column needs is settled before the first row, for there are millions of cells.
    """
    stored = {key: FIELDS[key].stored for key in keys}
    own = {key for key in keys if stored[key] in (Stored.CUSTOMER, Stored.DERIVED)}
    several = [(at, key) for at, key in enumerate(keys) if stored[key] == Stored.CONTACT]
    tagged = [at for at, key in enumerate(keys) if key == "tags"]
    selected = ", ".join(_selected(key) if key in own else "NULL" for key in keys)
    turns = [
        (at, turn)
        for at, key in enumerate(keys)
        if key in own and not card and (turn := _turn(key)) is not None
    ]
    birthday = keys.index("birthday") if "birthday" in keys and not card else None
    width = len(keys)
    for start in range(0, len(ids), _PAGE):
        page = list(ids[start : start + _PAGE])
        chosen = json.dumps(page)
        found = {
            row[-1]: row
            for row in session.query(
                f"SELECT {selected}, birthday_calendar, id FROM customer "
                "WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))",
                (chosen,),
            )
        }
        methods = _contacts(session, chosen) if several else {}
        tags = _tags(session, chosen) if tagged else {}
        for customer_id in page:
            values = found.get(customer_id)
            if values is None:
                continue
            row = list(values[:width])
            for at, turn in turns:
                row[at] = turn(row[at])
            if birthday is not None and row[birthday]:
                row[birthday] = _birthday(row[birthday], values[width])
            for at, key in several:
                texts = tuple(methods.get((customer_id, key), ()))
                row[at] = _ADDRESSES.join(texts) if key == "address" and not card else texts
            for at in tagged:
                row[at] = tuple(tags.get(customer_id, ()))
            yield row


def _selected(key: str) -> str:
    field = FIELDS[key]
    if field.made and field.kind == Kind.CUSTOMER:
        return _NAMES["referrer"].replace("referrer_id", field.column)
    return _NAMES.get(key, f"customer.{field.read}")


def _birthday(stored: str, calendar: str) -> str:
    """A birthday such that an import of it knows the calendar; a month alone is a word."""
    plain = stored.removeprefix("--")
    if len(plain) == 2:
        return partial_dates.show(stored, calendar)
    if calendar == partial_dates.LEAP:
        return translate("Export", "lunar leap {date}").format(date=plain)
    return (
        translate("Export", "lunar {date}").format(date=plain) if calendar == partial_dates.LUNAR else stored
    )


def _turn(key: str) -> Callable[[Any], Any] | None:
    """What makes of a stored value of a field what a person reads; None where they are the same."""
    field = FIELDS[key]
    if field.kind == Kind.OPTION:
        return cache(partial(options.title, key))
    if field.kind == Kind.MANY_OF:
        return lambda value: tuple(field_values.names(field, value))
    if field.kind in (Kind.YES_NO, Kind.ONE_OF):
        return lambda value: field_values.shown(field, value)
    return None


def _contacts(session: Session, chosen: str) -> dict[tuple[int, str], list[str]]:
    found: dict[tuple[int, str], list[str]] = {}
    for customer_id, kind, value in session.query(
        "SELECT customer_id, kind, value FROM contact_method WHERE customer_id IN "
        "(SELECT value FROM json_each(?)) ORDER BY is_primary DESC, position, id",
        (chosen,),
    ):
        found.setdefault((customer_id, kind), []).append(value)
    return found


def _tags(session: Session, chosen: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for customer_id, name in session.query(
        "SELECT customer_id, tag.name FROM customer_tag JOIN tag ON tag.id = tag_id WHERE customer_id IN "
        "(SELECT value FROM json_each(?)) ORDER BY customer_tag.id",
        (chosen,),
    ):
        found.setdefault(customer_id, []).append(name)
    return found
