"""数据清理: what of the customers' facts waits to be mended, and confirming that they are right."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.progress import Progress
from crm_desktop.services import customer_list, filter_upkeep_fields
from crm_desktop.services.customer_filter import Filter, having
from crm_desktop.services.filter_upkeep_fields import CONFIRM_MONTHS, MONTHS
from crm_desktop.values.rules import Condition, Op

STALE_DAYS = 730  # without a contact for two years
KINDS = ("unreachable", "doubtful", "incomplete", "unconfirmed", "stale")


@dataclass(frozen=True)
class Waiting:
    """One kind of what waits: how many customers, and the filter that shows them."""

    kind: str
    count: int
    chosen: Filter


def filter_of(kind: str) -> Filter:
    """The customers of one kind.

    Raises:
        KeyError: there is no such kind.
    """
    if kind == "stale":
        return having(last_contact_at=f">{STALE_DAYS}d")
    if kind not in filter_upkeep_fields.FLAGS:
        raise KeyError(kind)
    return Filter(Condition(kind, Op.IS))


def look(session: Session, progress: Progress | None = None) -> list[Waiting]:
    """Count each kind; for the worker, as some look at every customer.

    Raises:
        Cancelled: through `progress`.
    """
    return [
        Waiting(kind, customer_list.count(session, filter_of(kind), progress), filter_of(kind))
        for kind in KINDS
    ]


# -- confirming --------------------------------------------------------------------------------------


def months(session: Session) -> int:
    """After how many months facts are to be confirmed again; 0 for never."""
    return int(session.setting(CONFIRM_MONTHS, MONTHS))


def confirmed_long_ago(session: Session, customer_id: int) -> str | None:
    """The local date since which nobody has confirmed a customer's facts, when that is too long ago; else None."""
    sql, parameters = filter_upkeep_fields.FLAGS["unconfirmed"].condition()
    row = session.one(
        "SELECT coalesce(confirmed_on, date(created_at, 'unixepoch', 'localtime')) FROM customer "
        f"WHERE id = ? AND deleted_at IS NULL AND {sql}",
        [customer_id, *parameters],
    )
    return None if row is None else str(row[0])


def confirm(session: Session, ids: Sequence[int], on: date | None = None) -> int:
    """Write down that the facts of customers are right, as of today or of a day; returns the operation's id."""
    with session.change(Action.CONFIRM_CUSTOMERS) as change:
        change.execute(
            "UPDATE customer SET confirmed_on = ? WHERE id IN (SELECT value FROM json_each(?))",
            ((on or clock.today()).isoformat(), json.dumps(list(ids))),
        )
    return change.operation_id
