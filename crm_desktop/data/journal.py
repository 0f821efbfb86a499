"""The journal: triggers that log every write, and the inverse of what they logged.

Each journaled table has three triggers, generated from its model (and a fourth that guards derived
columns). They log into `change` under the operation that stands in the one row of `door`, which is
written and emptied inside the operation's transaction. Without an operation there is nothing to log
under, and the database itself refuses the write: cascades of foreign keys and bulk SQL included.
Derived columns are refused too, but not logged, for they can be computed. Nor is what comes with a
new customer of a bulk writer (`new_from`): it goes and returns with the customer.

The idea is that of SQLite's page on undo by triggers; here the log is kept, and serves history,
undo, the recycle bin and the undo of an import alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from peewee import ForeignKeyField, Model

from crm_desktop.data import custom_fields
from crm_desktop.data.models import JOURNALED, Customer, FieldOption, ShopField


@dataclass(frozen=True)
class Kept:
    """A row that an undo left as it is, because it was changed since; of an update with its `fields`."""

    table: str
    row_id: int
    customer_id: int | None
    fields: str = ""


def logged_columns(connection: Any, model: type[Model]) -> list[str]:
    """The columns of a table that are logged: all but the id and the derived ones."""
    meta: Any = model._meta
    names = [field.column_name for field in meta.sorted_fields]
    own = [name for name in names if name != "id" and name not in meta.derived]
    return own + _added(connection, model)


def _added(connection: Any, model: type[Model]) -> list[str]:
    """The columns of the fields that the shop has made."""
    return custom_fields.columns(connection) if model is Customer else []


_MAX_ID = 2**63 - 1
_OPERATION = "(SELECT operation_id FROM door)"


def open_door(connection: Any, operation_id: int) -> None:
    """Let writes in, logged under an operation, until `close_door` in the same transaction."""
    connection.execute("UPDATE door SET operation_id = ?, new_from = NULL", (operation_id,))


def close_door(connection: Any) -> None:
    """Refuse writes again."""
    connection.execute("UPDATE door SET operation_id = NULL, new_from = NULL")


def new_customers_from(connection: Any, customer_id: int) -> None:
    """From this id on customers are new in this operation: what comes with them is not logged apart."""
    connection.execute("UPDATE door SET new_from = ?", (customer_id,))


def remove(connection: Any) -> None:
    """Take the triggers away, while a migration changes tables."""
    old = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'journal\\_%' ESCAPE '\\'"
    ).fetchall()
    for (name,) in old:
        connection.execute(f'DROP TRIGGER "{name}"')


def install(connection: Any) -> None:
    """(Re)generate the triggers of all journaled tables; called at the end of a migration."""
    remove(connection)
    for model in JOURNALED:
        for statement in triggers(connection, model):
            connection.execute(statement)


def triggers(connection: Any, model: type[Model]) -> list[str]:
    """The CREATE TRIGGER statements of one table, as it is in this file."""
    meta: Any = model._meta
    table, owner = meta.table_name, meta.belongs_to
    columns = logged_columns(connection, model)
    apart = (*meta.apart, *_added(connection, model))
    log = "INSERT INTO change (operation_id, table_name, row_id, customer_id, kind, data) VALUES"

    def belongs(row: str) -> str:
        return f"{row}.{owner}" if owner else "NULL"

    def entry(row: str, kind: str, data: str) -> str:
        owned = belongs(row)
        return f"{log} ({_OPERATION}, '{table}', {row}.id, {owned}, '{kind}', {data});"

    whole = "json_object(" + ", ".join(f"'{name}', OLD.{name}" for name in columns) + ")"
    known = (
        f"WHEN NEW.{owner} < coalesce((SELECT new_from FROM door), {_MAX_ID}) " if meta.comes_along else ""
    )
    statements = [
        f"CREATE TRIGGER journal_{table}_insert AFTER INSERT ON {table} {known}"
        f"BEGIN {entry('NEW', 'I', 'NULL')} END",
        f"CREATE TRIGGER journal_{table}_delete AFTER DELETE ON {table} BEGIN {entry('OLD', 'D', whole)} END",
    ]
    together = [name for name in columns if name not in apart]
    for suffix, names in (("", together), *((f"_{name}", [name]) for name in apart)):
        differs = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in names)
        statements.append(
            f"CREATE TRIGGER journal_{table}_update{suffix} AFTER UPDATE OF {', '.join(names)} ON {table} "
            f"WHEN {differs} BEGIN {entry('NEW', 'U', _differing(names))} END"
        )
    if meta.derived:  # AFTER: before it, SQLite would have to look the row up once more
        statements.append(
            f"CREATE TRIGGER journal_{table}_guard AFTER UPDATE OF {', '.join(meta.derived)} ON {table} "
            f"WHEN {_OPERATION} IS NULL "
            "BEGIN SELECT RAISE(ABORT, 'a write came without an operation'); END"
        )
    return statements


def _differing(names: list[str]) -> str:
    """The JSON object of the columns that an update changes, each with its old and its new value."""
    if len(names) == 1:
        return f"'{{\"{names[0]}\":' || json_array(OLD.{names[0]}, NEW.{names[0]}) || '}}'"
    pairs = ", ".join(
        f"iif(OLD.{name} IS NOT NEW.{name}, '\"{name}\":' || json_array(OLD.{name}, NEW.{name}), NULL)"
        for name in names
    )
    return f"'{{' || concat_ws(',', {pairs}) || '}}'"


# The columns that a change names, joined by commas; NULL unless it is an update. Where a second column
# followed, so would `],"`: without it, the text need not be read as JSON, row by row.
_FIELDS = """CASE WHEN kind <> 'U' THEN NULL
    WHEN instr(data, '],"') = 0 THEN substr(data, 3, instr(data, '":') - 3)
    ELSE (SELECT group_concat(key) FROM json_each(data)) END"""

Touched = dict[str, set[str]]  # table → columns updated; "*" among them when rows came or went


def touched(connection: Any, first: int) -> Touched:
    """Which tables, and which of their columns, changed from change `first` on."""
    rows = connection.execute(
        f"SELECT DISTINCT table_name, coalesce({_FIELDS}, '*') FROM change WHERE id >= ?",
        (first,),
    )
    found: Touched = {}
    for table, columns in rows:
        found.setdefault(table, set()).update(columns.split(","))
    return found


def invert(connection: Any, first: int, last: int, at: int) -> list[Kept]:
    """Take back the changes `first` to `last`, inside the operation that is being written.

    Updates go back where the row still has the values that the change gave it; inserted rows are
    deleted unless they, or the customer they made, were changed since; deleted rows return with
    their id. What cannot be taken back without overwriting later work is kept and returned.

    Args:
        at: the moment of the undo, seconds UTC.
    """
    connection.execute("PRAGMA defer_foreign_keys = ON")  # rows return in any order; checked at COMMIT
    try:
        _collect(connection, first, last)
        found = connection.execute(
            "SELECT layer, kind, table_name, fields, count(*) FROM temp.undo GROUP BY 1, 2, 3, 4"
        ).fetchall()
        if any(kind == "I" for _, kind, *_ in found):
            _mark_kept(connection, last)
        layers = sorted({layer for layer, *_ in found})
        for layer in layers:
            rows = {kind: [row[2:] for row in found if row[:2] == (layer, kind)] for kind in "IUD"}
            _bring_back(connection, layer, {table for table, _, _ in rows["D"]})
            for table, fields, count in rows["U"]:
                _take_back(connection, layer, table, fields, count, at)
            _remove(connection, layer, {table for table, _, _ in rows["I"]} - _LISTS)
        for layer in layers:  # entries of lists last: rows that use them may go in a later layer
            _remove(connection, layer, {row[2] for row in found if row[:2] == (layer, "I")} & _LISTS)
        kept = connection.execute(
            "SELECT DISTINCT table_name, row_id, customer_id, coalesce(fields, '') FROM temp.undo WHERE kept"
        )
        return [Kept(*row) for row in kept]
    finally:
        for table in ("undo", "undo_kept_customer"):
            connection.execute(f"DROP TABLE IF EXISTS temp.{table}")


def _collect(connection: Any, first: int, last: int) -> None:
    """Copy the changes, each with the fields it names and its layer: 1 is a row's last change.

    A column that is logged apart has layers of its own.
    """
    for table in ("undo", "undo_kept_customer"):
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
    span = {"first": first, "last": last}
    tables = connection.execute(
        "SELECT DISTINCT table_name FROM change WHERE id BETWEEN :first AND :last", span
    ).fetchall()
    once = all(
        connection.execute(  # table by table: a GROUP BY would sort the changes
            "SELECT count(*) = count(DISTINCT row_id) FROM change "
            "WHERE id BETWEEN :first AND :last AND table_name = :table",
            {**span, "table": table},
        ).fetchone()[0]
        for (table,) in tables
    )
    metas: list[Any] = [model._meta for model in JOURNALED]
    names = [name for meta in metas for name in meta.apart] + custom_fields.columns(connection)
    apart = ", ".join(f"'{name}'" for name in names)
    column = f"CASE WHEN fields IN ({apart}) THEN fields END"
    layer = f"row_number() OVER (PARTITION BY table_name, row_id, {column} ORDER BY id DESC)"
    if once:
        layer = "1"  # each row changed once: nothing to sort
    connection.execute(
        f"""CREATE TEMP TABLE undo AS
            SELECT id, table_name, row_id, customer_id, kind, data, fields, {layer} AS layer, 0 AS kept FROM (
                SELECT *, {_FIELDS} AS fields FROM change WHERE id BETWEEN :first AND :last)""",
        span,
    )


def _mark_kept(connection: Any, last: int) -> None:
    """Mark inserted rows that stay: they, or the customer inserted with them, were changed since.

    A later operation that was itself taken back does not count.
    """
    standing = """change.id > ? AND change.operation_id IN
        (SELECT id FROM operation WHERE undone_by_id IS NULL AND undoes_id IS NULL)"""
    connection.execute(
        f"""CREATE TEMP TABLE undo_kept_customer AS
            SELECT row_id AS id FROM temp.undo WHERE table_name = 'customer' AND kind = 'I'
            AND row_id IN (SELECT customer_id FROM change WHERE {standing})""",
        (last,),
    )
    connection.execute(
        f"""UPDATE temp.undo SET kept = 1 WHERE kind = 'I' AND (
            customer_id IN (SELECT id FROM temp.undo_kept_customer)
            OR (table_name, row_id) IN (SELECT table_name, row_id FROM change WHERE {standing} AND kind = 'U'))""",
        (last,),
    )


def _bring_back(connection: Any, layer: int, tables: set[str]) -> None:
    """Insert the deleted rows again. A number that somebody else has by now gets a tail."""
    for model in JOURNALED:
        table = model._meta.table_name
        if table not in tables:
            continue
        columns = logged_columns(connection, model)
        known = _defaults(connection, table)
        values = [
            f"coalesce(data ->> '$.{name}', {known[name]})" if name in known else f"data ->> '$.{name}'"
            for name in columns
        ]
        if model is Customer:
            values[columns.index("number")] = _free_number("data ->> '$.number'", "row_id")
            for name in custom_fields.links(connection):
                values[columns.index(name)] = _known_customer(f"data ->> '$.{name}'")
        orphan = " OR ".join(
            f"(data ->> '$.{field.column_name}' IS NOT NULL AND data ->> '$.{field.column_name}' NOT IN "
            f"(SELECT id FROM {field.rel_model._meta.table_name}) AND data ->> '$.{field.column_name}' NOT IN "
            f"(SELECT row_id FROM temp.undo WHERE table_name = '{field.rel_model._meta.table_name}'))"
            for field in model._meta.sorted_fields
            if isinstance(field, ForeignKeyField)
        )
        mine = f"table_name = '{table}' AND kind = 'D' AND layer = {layer}"
        if orphan:
            connection.execute(f"UPDATE temp.undo SET kept = 1 WHERE {mine} AND ({orphan})")
        connection.execute(
            f"INSERT OR IGNORE INTO {table} (id, {', '.join(columns)}) "
            f"SELECT row_id, {', '.join(values)} FROM temp.undo WHERE {mine} AND NOT kept ORDER BY row_id"
        )
        connection.execute(
            f"UPDATE temp.undo SET kept = 1 WHERE {mine} AND row_id NOT IN (SELECT id FROM {table})"
        )


def _defaults(connection: Any, table: str) -> dict[str, str]:
    """The SQL of what stands in a column that is never NULL: an older program may have logged a row without it."""
    found = connection.execute(f"PRAGMA table_info({table})")
    return {
        name: default for _, name, _, never_null, default, _ in found if never_null and default is not None
    }


def _take_back(connection: Any, layer: int, table: str, fields: str, count: int, at: int) -> None:
    """Give rows of a table their old values of some fields where they still have the new ones."""
    names = fields.split(",")
    if table == "customer" and "deleted_at" in names:
        free_numbers(
            connection,
            "SELECT row_id FROM temp.undo WHERE table_name = 'customer' AND kind = 'U' "
            "AND data ->> '$.deleted_at[0]' IS NULL",
        )
    # What a link pointed at may be gone for good by now; where it pointed at nothing, IN says NULL.
    same = " AND ".join(
        [f"{table}.{name} IS (undo.data ->> '$.{name}[1]')" for name in names]
        + [
            f"(undo.data ->> '$.{name}[0]' IN (SELECT id FROM {parent})) IS NOT 0"
            for name, parent in _links(connection, table)
            if name in names
        ]
    )
    old = ", ".join(f"{name} = undo.data ->> '$.{name}[0]'" for name in names)
    if table == "customer":  # in the same breath, so that the door need not write the rows again
        old += f", updated_at = {at}"
    where = "undo.table_name = ? AND undo.fields = ? AND undo.layer = ? AND undo.kind = 'U'"
    done = connection.execute(
        f"UPDATE {table} SET {old} FROM temp.undo AS undo WHERE undo.row_id = {table}.id AND {where} AND {same}",
        (table, fields, layer),
    ).rowcount
    if done < count:
        back = " AND ".join(f"row.{name} IS (undo.data ->> '$.{name}[0]')" for name in names)
        connection.execute(
            f"UPDATE temp.undo AS undo SET kept = 1 WHERE {where} "
            f"AND NOT EXISTS (SELECT 1 FROM {table} AS row WHERE row.id = undo.row_id AND {back})",
            (table, fields, layer),
        )


def _links(connection: Any, table: str) -> list[tuple[str, str]]:
    """The columns of a table that point at another one, and which."""
    made = custom_fields.links(connection) if table == "customer" else []
    return [(name, "customer") for name in made] + [
        (field.column_name, field.rel_model._meta.table_name)
        for model in JOURNALED
        if model._meta.table_name == table
        for field in model._meta.sorted_fields
        if isinstance(field, ForeignKeyField)
    ]


# Tables whose rows other tables point at, and that belong to no customer.
_LISTS = {
    "staff_member", "category", "grade", "tag", "source", "shop_field", "field_option", "segment",
    "complaint_kind", "complaint_urgency", "survey_form", "follow_up_rule",
    "product",
    "lost_reason",
}  # fmt: skip


def _remove(connection: Any, layer: int, tables: set[str]) -> None:
    """Delete the inserted rows, children first; a list's entry that is in use stays."""
    for model in reversed(JOURNALED):
        table = model._meta.table_name
        if table not in tables:
            continue
        mine = f"table_name = '{table}' AND kind = 'I' AND layer = {layer} AND NOT kept"
        links = [
            (child, field.column_name)
            for child in JOURNALED
            for field in child._meta.sorted_fields
            if isinstance(field, ForeignKeyField) and field.rel_model is model
        ]
        if table not in _LISTS:
            connection.execute(f"DELETE FROM {table} WHERE id IN (SELECT row_id FROM temp.undo WHERE {mine})")
            continue
        used = " OR ".join(
            [
                f"row_id IN (SELECT {column} FROM {child._meta.table_name} WHERE {column} IS NOT NULL)"
                for child, column in links
            ]
            + _used_by_values(connection, model)
        )
        unused = f"SELECT row_id FROM temp.undo WHERE {mine} AND NOT ({used})"
        is_tree = any(child is model for child, _ in links)
        # An entry is in use as long as another one stands below it: of a tree, the leaves go first.
        while connection.execute(f"DELETE FROM {table} WHERE id IN ({unused})").rowcount and is_tree:
            pass
        connection.execute(
            f"UPDATE temp.undo SET kept = 1 WHERE {mine} AND row_id IN (SELECT id FROM {table})"
        )


def _used_by_values(connection: Any, model: type[Model]) -> list[str]:
    """What tells that customers have a value of a made field, or one of its options."""
    if model is FieldOption:
        return ["0"] + [
            f"row_id IN (SELECT value FROM customer, json_each({name}) WHERE {name} IS NOT NULL)"
            for name in custom_fields.choosing(connection)
        ]
    if model is ShopField:
        return [
            f"(row_id = {name.rpartition('_')[2]} AND EXISTS (SELECT 1 FROM customer WHERE {name} IS NOT NULL))"
            for name in custom_fields.columns(connection)
        ]
    return []


def _known_customer(value: str) -> str:
    """A customer's id, or NULL when that one is gone and does not return with this undo."""
    return (
        f"CASE WHEN {value} IN (SELECT id FROM customer) OR {value} IN (SELECT row_id FROM temp.undo "
        f"WHERE table_name = 'customer' AND kind = 'D') THEN {value} END"
    )


def free_numbers(connection: Any, ids: str) -> None:
    """Before deleted customers return: give those a new number whose number is taken by now.

    Args:
        ids: a SELECT of the customers' ids.
    """
    connection.execute(
        f"UPDATE customer SET number = {_free_number('customer.number', 'customer.id')} WHERE id IN ({ids}) AND EXISTS "
        "(SELECT 1 FROM customer AS other WHERE other.number = customer.number "
        "AND other.deleted_at IS NULL AND other.id <> customer.id)"
    )


def _free_number(number: str, row_id: str) -> str:
    return (
        f"CASE WHEN EXISTS (SELECT 1 FROM customer AS other WHERE other.number = {number} "
        f"AND other.deleted_at IS NULL AND other.id <> {row_id}) THEN {number} || '-' || {row_id} ELSE {number} END"
    )
