"""The fields that the shop makes while the program runs: columns of `customer`, `custom_<id>` each.

A real column makes such a field equal to the program's own in all that is done with customers: lists,
filters and orders, bulk edits, imports, exports, merges and the journal's triggers name its column as
they name any other. A table of (customer, field, value) would give each of these a second way, write
one more row for each value of an import, and join for each key of an order; a JSON column would make
one logged value of all fields. The price is paid when a field is made: SQLite checks the table once
(1.2 s at 1,000,000 customers, in the worker), and the triggers are generated anew.

Empty is NULL in all of them. A partial index finds those who have a value. The column stays when the
field is deleted, empty: so an undo brings the field back with all its values.
"""

from __future__ import annotations

from typing import Any

from crm_desktop.data.fields import FIELDS, Field, Kind, Option, Stored

_TYPES = {
    Kind.NUMBER: "REAL",
    Kind.MONEY: "INTEGER",
    Kind.YES_NO: "INTEGER",
    Kind.ONE_OF: "INTEGER",
    Kind.CUSTOMER: "INTEGER REFERENCES customer (id) ON DELETE SET NULL",
}
KINDS = (
    Kind.TEXT, Kind.LONG_TEXT, Kind.NUMBER, Kind.MONEY, Kind.PARTIAL_DATE, Kind.ONE_OF, Kind.MANY_OF, Kind.YES_NO,
    Kind.PHONE, Kind.EMAIL, Kind.CUSTOMER, Kind.SERIAL,
)  # fmt: skip
SEARCHED = (Kind.TEXT, Kind.LONG_TEXT, Kind.PHONE, Kind.EMAIL, Kind.SERIAL)


def load(connection: Any) -> None:
    """Make the fields of this file the ones that `FIELDS` knows."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'shop_field'").fetchone():
        FIELDS.take((), (), {})  # an older file that cannot be written
        return
    options: dict[int, list[Option]] = {}
    for field_id, option_id, name, retired in connection.execute(
        "SELECT field_id, id, name, retired FROM field_option ORDER BY position, id"
    ):
        options.setdefault(field_id, []).append(Option(option_id, name, bool(retired)))
    made: list[Field] = []
    former: list[Field] = []
    rules: dict[str, dict[str, Any]] = {}
    for row in connection.execute(
        "SELECT id, key, kind, name, hint, pattern, reverse, default_value, is_required, is_unique, retired, least, most, yearly "
        "FROM shop_field ORDER BY position, id"
    ):
        field_id, key, kind, name, hint, pattern, reverse, default, is_required, is_unique, retired = row[:11]
        if key:
            if key in FIELDS:
                rules[key] = {"required": bool(is_required), "hint": hint, "pattern": pattern}
            continue
        field = Field(
            column_of(field_id),
            Kind(kind),
            Stored.CUSTOMER,
            required=bool(is_required),
            column=column_of(field_id),
            made=field_id,
            name=name,
            options=tuple(options.get(field_id, ())),
            unique=bool(is_unique),
            default=default,
            hint=hint,
            pattern=pattern,
            reverse=reverse,
            least=row[11],
            most=row[12],
            yearly=row[13],
        )
        (former if retired else made).append(field)
    FIELDS.take(made, former, rules)


def column_of(field_id: int) -> str:
    """The column of a field, which is its key as well."""
    return f"custom_{field_id}"


def add_column(connection: Any, field_id: int, kind: Kind) -> None:
    """Give the customers the column of a new field; the journal's triggers must be made anew after it."""
    column = column_of(field_id)
    connection.execute(f"ALTER TABLE customer ADD COLUMN {column} {_TYPES.get(kind, 'TEXT')}")
    if kind != Kind.LONG_TEXT:
        connection.execute(
            f"CREATE INDEX customer_{column} ON customer ({column}) WHERE {column} IS NOT NULL"
        )


def yearly_key(column: str) -> str:
    """The day of a date without its year, `05-17`; `05` of a month, "" of a year alone."""
    return f"substr({column}, iif({column} GLOB '--*', 3, 6))"


def add_yearly_index(connection: Any, field_id: int) -> None:
    """Let whose day it is be found without a look at all customers."""
    column = column_of(field_id)
    connection.execute(
        f"CREATE INDEX IF NOT EXISTS customer_{column}_yearly ON customer (({yearly_key(column)}), id) "
        f"WHERE {column} IS NOT NULL AND deleted_at IS NULL AND archived_at IS NULL"
    )


def columns(connection: Any) -> list[str]:
    """All columns that were ever made, in their order."""
    rows = connection.execute(
        "SELECT name FROM pragma_table_info('customer') WHERE name LIKE 'custom\\_%' ESCAPE '\\' ORDER BY cid"
    )
    return [name for (name,) in rows]


def links(connection: Any) -> list[str]:
    """Those that point at another customer."""
    rows = connection.execute(
        "SELECT \"from\" FROM pragma_foreign_key_list('customer') WHERE \"from\" LIKE 'custom\\_%' ESCAPE '\\'"
    )
    return [name for (name,) in rows]


def choosing(connection: Any) -> list[str]:
    """Those that hold ids of options."""
    return _columns_of(connection, (Kind.ONE_OF, Kind.MANY_OF))


def searched(connection: Any) -> list[str]:
    """Those whose texts the search index holds, phone numbers apart from `searched_numbers`."""
    return _columns_of(connection, [kind for kind in SEARCHED if kind != Kind.PHONE])


def searched_numbers(connection: Any) -> list[str]:
    """Those whose phone numbers the search index holds."""
    return _columns_of(connection, (Kind.PHONE,))


def _columns_of(connection: Any, kinds: Any) -> list[str]:
    words = ", ".join(f"'{kind}'" for kind in kinds)
    rows = connection.execute(f"SELECT id FROM shop_field WHERE kind IN ({words}) ORDER BY id")
    return [column_of(field_id) for (field_id,) in rows]
