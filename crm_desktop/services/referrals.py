"""转介绍, who brought whom: chains, what those who were brought have bought, thanks that are due, planned or said.

"Introduced by" is a field of the customer (`referrer`); circles are refused where it is written (`customers.update`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import follow_ups
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.customer_list import stoppable
from crm_desktop.values.rules import Condition, Op

DUE_DAYS = 365  # thanks are due for those who were recorded since
MOST_BELOW = 500  # customers of a chain that are shown

# Nothing, planned as a follow-up that is open, or said.
DUE, PLANNED, SAID, NOT_YET = "due", "planned", "said", "not_yet"


@dataclass(frozen=True)
class Introducer:
    """One customer who has brought others; live ones are counted.

    Args:
        brought: how many.
        came: how many of them have come or bought.
        amount: what they have bought, in cents; None when no amount is known.
        due: for how many thanks are due.
        last_on: the local date on which the last of them was recorded.
    """

    id: int
    name: str
    phone: str
    brought: int
    came: int
    amount: int | None
    due: int
    last_on: str


@dataclass(frozen=True)
class Brought:
    """One customer of a chain.

    Args:
        depth: 1 for those who were brought by the introducer, 2 for those whom these have brought …
        by: the id of who brought them.
        stage: the key of the stage.
        amount: cents, None when no amount is known.
        thanks: DUE, PLANNED, SAID or NOT_YET (has not come or bought, or was recorded long ago).
    """

    id: int
    name: str
    depth: int
    by: int
    stage: str
    amount: int | None
    recorded_on: str
    thanks: str


_LIVE = "brought.deleted_at IS NULL AND brought.archived_at IS NULL"
_CAME = "(brought.stage_now <> 'potential' OR brought.purchase_count > 0)"
_SAID = (
    "EXISTS (SELECT 1 FROM referral_thanks AS thanks LEFT JOIN follow_up ON follow_up.id = follow_up_id "
    "WHERE thanks.brought_id = brought.id AND thanks.customer_id = brought.referrer_id "
    "AND (thanks.done_at IS NOT NULL OR follow_up.status = 'done'))"
)
_PLANNED = (
    "EXISTS (SELECT 1 FROM referral_thanks AS thanks JOIN follow_up ON follow_up.id = follow_up_id "
    "WHERE thanks.brought_id = brought.id AND thanks.customer_id = brought.referrer_id "
    "AND follow_up.status = 'open')"
)
_DUE = f"({_CAME} AND brought.created_at >= :since AND NOT {_SAID} AND NOT {_PLANNED})"


def _since() -> int:
    return clock.timestamp() - DUE_DAYS * 86_400


def introducers(session: Session, progress: Progress | None = None) -> list[Introducer]:
    """All customers who have brought others, those whose people have bought most first; for the worker.

    Raises:
        Cancelled: `progress` was cancelled.
    """
    with stoppable(session, lambda: progress is not None and progress.cancelled):
        rows = session.query(
            "SELECT customer.id, customer.name, customer.phone, count(*), "
            f"count(*) FILTER (WHERE {_CAME}), sum(brought.purchase_amount), count(*) FILTER (WHERE {_DUE}), "
            "max(brought.created_at) FROM customer AS brought CROSS JOIN customer ON customer.id = brought.referrer_id "
            f"WHERE brought.referrer_id IS NOT NULL AND {_LIVE} AND customer.deleted_at IS NULL "
            "GROUP BY brought.referrer_id ORDER BY coalesce(sum(brought.purchase_amount), 0) DESC, count(*) DESC, "
            "customer.id",
            {"since": _since()},
        ).fetchall()
    (progress or Progress()).check()
    return [Introducer(*(*row[:7], clock.local_day(row[7]))) for row in rows]


def chain(session: Session, customer_id: int) -> list[Brought]:
    """Whom a customer has brought, and whom these have brought, each below who brought them."""
    rows = session.query(
        "WITH RECURSIVE below (id, depth, path) AS ("
        "SELECT id, 1, printf('%012d', id) FROM customer WHERE referrer_id = :id "
        "UNION ALL SELECT customer.id, depth + 1, path || printf('/%012d', customer.id) FROM customer "
        "JOIN below ON customer.referrer_id = below.id WHERE depth < 20 LIMIT 2000) "
        "SELECT brought.id, brought.name, depth, brought.referrer_id, brought.stage_now, brought.purchase_amount, "
        f"brought.created_at, CASE WHEN {_SAID} THEN 'said' WHEN {_PLANNED} THEN 'planned' WHEN {_DUE} THEN 'due' "
        "ELSE 'not_yet' END FROM below CROSS JOIN customer AS brought ON brought.id = below.id "
        f"WHERE {_LIVE} ORDER BY path LIMIT :most",
        {"id": customer_id, "since": _since(), "most": MOST_BELOW},
    )
    return [Brought(*(*row[:6], clock.local_day(row[6]), row[7])) for row in rows]


def brought_by(session: Session, customer_id: int) -> Filter:
    """The customers whom one has brought.

    Raises:
        NotFound: the customer is gone.
    """
    row = session.one("SELECT number FROM customer WHERE id = ?", (customer_id,))
    if row is None:
        raise NotFound(translate("Customers", "This customer is not in the data any more."))
    return Filter(Condition("referrer_number", Op.IS, (row[0],)))


def above(session: Session, customer_id: int) -> list[tuple[int, str]]:
    """Who brought a customer, who brought that one, and so on: (id, name), the nearest first."""
    return list(
        session.query(
            "WITH RECURSIVE above (id, depth) AS ("
            "SELECT referrer_id, 1 FROM customer WHERE id = ? AND referrer_id IS NOT NULL "
            "UNION ALL SELECT referrer_id, depth + 1 FROM customer JOIN above USING (id) "
            "WHERE referrer_id IS NOT NULL AND depth < 20) "
            "SELECT id, name FROM above JOIN customer USING (id) WHERE deleted_at IS NULL ORDER BY depth",
            (customer_id,),
        )
    )


def thank(session: Session, introducer_id: int, brought: Sequence[int] | None = None) -> int:
    """Note that a customer was thanked for some whom they brought, or for all for whom thanks are open.

    Returns:
        The operation's id.

    Raises:
        InvalidValue: nothing is open.
        NotFound: the customer is gone.
    """
    name, open_for = _open_for(session, introducer_id, brought, with_planned=True)
    with session.change(Action.THANK, name) as change:
        for brought_id in open_for:
            change.execute(
                "DELETE FROM referral_thanks WHERE customer_id = ? AND brought_id = ?",
                (introducer_id, brought_id),
            )
            change.insert(
                "referral_thanks",
                {"customer_id": introducer_id, "brought_id": brought_id, "done_at": change.at},
            )
    return change.operation_id


def plan_thanks(
    session: Session, introducer_id: int, due_day: str, title: str = "", brought: Sequence[int] | None = None
) -> int:
    """Plan to thank a customer, as one follow-up; once it is done, they are thanked. Returns the operation's id.

    Args:
        due_day: the local day.
        title: what to do; "" names those who were brought.

    Raises:
        InvalidValue: the day is none or past, or no thanks are due.
        NotFound: the customer is gone.
    """
    follow_ups.checked_due(due_day)
    name, open_for = _open_for(session, introducer_id, brought, with_planned=False)
    names = session.query(
        "SELECT name FROM customer WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT 3",
        (json.dumps(open_for),),
    )
    whom = "、".join(row[0] for row in names) + ("…" if len(open_for) > 3 else "")
    title = title.strip() or translate("Referrals", "Thank for bringing {names}").format(names=whom)
    with session.change(Action.PLAN_FOLLOW_UP, name) as change:
        follow_up_id = follow_ups.insert(change, introducer_id, due_day, title)
        for brought_id in open_for:
            change.execute(
                "DELETE FROM referral_thanks WHERE customer_id = ? AND brought_id = ?",
                (introducer_id, brought_id),
            )
            change.insert(
                "referral_thanks",
                {"customer_id": introducer_id, "brought_id": brought_id, "follow_up_id": follow_up_id},
            )
    return change.operation_id


def soon() -> str:
    """The local day that is proposed for thanks."""
    return (clock.today() + timedelta(1)).isoformat()


def _open_for(
    session: Session, introducer_id: int, brought: Sequence[int] | None, *, with_planned: bool
) -> tuple[str, list[int]]:
    row = session.one("SELECT name FROM customer WHERE id = ?", (introducer_id,))
    if row is None:
        raise NotFound(translate("Customers", "This customer is not in the data any more."))
    planned = "" if with_planned else f"AND NOT {_PLANNED}"
    which = (
        f"AND ({_DUE}{f' OR {_PLANNED}' if with_planned else ''})"
        if brought is None
        else "AND brought.id IN (SELECT value FROM json_each(:brought))"
    )
    rows = session.query(
        f"SELECT brought.id FROM customer AS brought WHERE referrer_id = :id AND {_LIVE} AND NOT {_SAID} {planned} {which} "
        "ORDER BY brought.id",
        {"id": introducer_id, "since": _since(), "brought": json.dumps(list(brought or ()))},
    )
    found = [each for (each,) in rows]
    if not found:
        raise InvalidValue(
            translate("Referrals", "No thanks are due to {name}.").format(name=row[0]), field="thanks"
        )
    return str(row[0]), found
