"""What follows from other rows, brought up to date by the door after every operation.

Each rule reads in the journal which customers the operation touched, so it does not matter who
wrote, or how many rows.
"""

from __future__ import annotations

from typing import Any

from crm_desktop.data import classes


def touched(table: str, columns: tuple[str, ...] = (), *, updated: bool = False) -> str:
    """A SELECT of the customers whose rows of `table` changed from `:first` on.

    A row that moved from one customer to another counts for both. With `columns`, an update
    counts only when it changed one of them; `updated` leaves rows that came or went out. NOT INDEXED
    leaves the changes' own order, which begins at `:first`: SQLite would read all changes ever by
    their customer to merge the two halves.
    """
    named = " OR ".join(f"instr(data, '\"{name}\":')" for name in columns)
    which = f"AND (kind <> 'U' OR {named})" if named else ""
    if updated:
        which += " AND kind = 'U'"
    return (
        f"SELECT customer_id FROM change NOT INDEXED WHERE id >= :first AND table_name = '{table}' "
        f"AND customer_id IS NOT NULL {which} "
        f"UNION SELECT data ->> '$.customer_id[0]' FROM change NOT INDEXED WHERE id >= :first "
        f"AND table_name = '{table}' AND kind = 'U' AND instr(data, '\"customer_id\":')"
    )


def _primary(kind: str) -> str:
    return (
        f"coalesce((SELECT value FROM contact_method WHERE customer_id = customer.id AND kind = '{kind}' "
        f"ORDER BY is_primary DESC, position, id LIMIT 1), '')"
    )


_CONTACTS = f"""
    UPDATE customer SET {", ".join(f"{kind} = {_primary(kind)}" for kind in ("phone", "email", "wechat", "qq", "address"))}
    WHERE id IN ({touched("contact_method")})"""

_INTERACTIONS = f"""
    UPDATE customer SET
        (interaction_count, visit_count, first_visit_on, last_visit_on) = (
            SELECT count(*), count(*) FILTER (WHERE visit), min(day) FILTER (WHERE visit), max(day) FILTER (WHERE visit)
            FROM (SELECT day, kind IN ('visit', 'house_call') AS visit FROM interaction
                WHERE customer_id = customer.id)),
        (last_contact_at, last_contact_by, last_contact_kind) = (
            SELECT at, staff_id, coalesce(kind, '') FROM (SELECT 1) LEFT JOIN (
                SELECT at, staff_id, kind FROM interaction
                WHERE customer_id = customer.id AND kind <> 'note' ORDER BY at DESC, id DESC LIMIT 1))
    WHERE id IN ({touched("interaction")})"""

_FOLLOW_UPS = f"""
    UPDATE customer SET next_follow_up = (
        SELECT min(due_day) FROM follow_up WHERE customer_id = customer.id AND status = 'open')
    WHERE id IN ({touched("follow_up")})"""

# A purchase counts as long as something of it was kept; amounts are those of all rows, returns below zero.
PURCHASE_TOTALS = """
    SELECT count(*) FILTER (WHERE kept), sum(amount), sum(amount - cost),
        min(day) FILTER (WHERE kept), max(day) FILTER (WHERE kept),
        CAST(round((julianday(max(day) FILTER (WHERE kept)) - julianday(min(day) FILTER (WHERE kept)))
            / nullif(count(DISTINCT day) FILTER (WHERE kept) - 1, 0)) AS INTEGER)
    FROM (
        SELECT day, amount, cost, quantity > 0 AND quantity + coalesce(
            (SELECT sum(quantity) FROM purchase AS back WHERE back.returned_of = purchase.id), 0) > 0 AS kept
        FROM purchase WHERE customer_id = customer.id)"""

_PURCHASES = f"""
    UPDATE customer SET
        (purchase_count, purchase_amount, purchase_profit, first_purchase_on, last_purchase_on, purchase_interval)
        = ({PURCHASE_TOTALS})
    WHERE id IN ({touched("purchase")})"""

_UPDATED = """
    UPDATE customer SET updated_at = :at WHERE id IN (
        SELECT customer_id FROM change WHERE id >= :first AND customer_id IS NOT NULL) AND updated_at <> :at"""

_RULES = {
    "contact_method": _CONTACTS,
    "interaction": _INTERACTIONS,
    "follow_up": _FOLLOW_UPS,
    "purchase": _PURCHASES,
}


def refresh(connection: Any, tables: set[str], first: int, at: int) -> None:
    """Recompute the derived columns of the customers touched since change `first`.

    Args:
        tables: the tables in which rows changed.
        at: seconds UTC of the operation.
    """
    for table, rule in _RULES.items():
        if table in tables:
            connection.execute(rule, {"first": first})
    classes.refresh(connection, tables, first, at)
    connection.execute(_UPDATED, {"first": first, "at": at})
