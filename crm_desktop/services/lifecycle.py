"""The stage of one customer: which, why, since when, what it was before; set by hand and given back to the rules."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from crm_desktop import clock
from crm_desktop.data import classes as computed
from crm_desktop.data.session import Session
from crm_desktop.errors import NotFound
from crm_desktop.i18n import translate
from crm_desktop.services import customers
from crm_desktop.values.class_rules import StageRules

_MOST = 50  # changes of a stage that are shown


@dataclass(frozen=True)
class Standing:
    """Where a customer stands.

    Args:
        stage: a key of the stages; "" when nobody says.
        why: in words.
        by_hand: somebody has set it, so the rules leave it.
        since: the local date from which the log has it; "" when it has always been so.
        lost_reason: an id.
        segment, rfm: the named segment and the scores; "" and None without any.
        buyer, scale: keys of the kinds.
        stale_days: for how many days a contact has been overdue; 0 when it is not.
    """

    stage: str
    why: str
    by_hand: bool
    since: str
    lost_reason: int | None
    segment: str
    rfm: int | None
    buyer: str
    scale: str
    stale_days: int


@dataclass(frozen=True)
class StageStep:
    """One change of a stage.

    Args:
        day: the local date.
        before, after: keys of stages.
        why: in words.
        staff_name: who set it by hand.
        days: for how many days it stood.
    """

    day: str
    before: str
    after: str
    why: str
    by_hand: bool
    staff_name: str
    days: int


def standing(session: Session, customer_id: int) -> Standing:
    """Where one customer stands, and why.

    Raises:
        NotFound: the customer is gone.
    """
    by = computed.rules(session.database.connection).stage
    count, first, last = computed.with_conversion(computed.dealings(by.counts))
    row = session.one(
        "SELECT stage_now, stage <> '', lost_reason_id, rfm_segment, rfm, buyer, scale, stale_on, "
        f"{count}, {first}, {last}, (SELECT max(day) FROM stage_change WHERE customer_id = customer.id) "
        "FROM customer WHERE id = ?",
        (customer_id,),
    )
    if row is None:
        raise NotFound(translate("Customers", "This customer is not in the data any more."))
    stage, by_hand, reason, segment, rfm, buyer, scale, stale_on, count, first, last, since = row
    why = why_words(by, stage, bool(by_hand), count, first, last, clock.today())
    late = (clock.today() - date.fromisoformat(stale_on)).days + 1 if stale_on else 0
    return Standing(stage, why, bool(by_hand), since or "", reason, segment, rfm, buyer, scale, max(0, late))


def why_words(
    by: StageRules, stage: str, by_hand: bool, count: int, first: str | None, last: str | None, day: date
) -> str:
    """Why somebody is of a stage: the facts that decided it, on a local date."""
    if by_hand:
        return translate("Classes", "set by hand")
    if not by.on:
        return translate("Classes", "the rules are switched off")
    if not count or first is None or last is None:
        return translate("Classes", "has not come or bought yet")
    ago = (day - date.fromisoformat(last)).days
    since = (day - date.fromisoformat(first)).days
    if stage in ("lost", "declining"):
        return translate("Classes", "last here %n days ago", ago)
    if stage == "new":
        return translate("Classes", "first here %n days ago", since)
    times = translate("Classes", "%n times", count)
    return translate("Classes", "{times}, first {since} and last {ago} days ago").format(
        times=times, since=f"{since:,}", ago=f"{ago:,}"
    )


def log(session: Session, customer_id: int) -> list[StageStep]:
    """The changes of a customer's stage, newest first."""
    by = computed.rules(session.database.connection).stage
    rows = session.query(
        "SELECT day, from_stage, to_stage, why, coalesce(staff_member.name, '') FROM stage_change "
        "LEFT JOIN staff_member ON staff_member.id = staff_id WHERE customer_id = ? ORDER BY day DESC LIMIT ?",
        (customer_id, _MOST),
    ).fetchall()
    found = []
    until = clock.today()
    for day, before, after, stored, staff_name in rows:
        on = date.fromisoformat(day)
        facts: dict[str, Any] = json.loads(stored)
        why = why_words(
            by,
            after,
            bool(facts.get("hand")),
            facts.get("count") or 0,
            facts.get("first"),
            facts.get("last"),
            on,
        )
        found.append(
            StageStep(day, before, after, why, bool(facts.get("hand")), staff_name, (until - on).days)
        )
        until = on
    return found


def let_rules_decide(session: Session, ids: Sequence[int]) -> int:
    """Take the stage that was set by hand from customers: the rules say it again. Returns the operation's id."""
    return customers.update_many(session, ids, {"stage": ""})


def set_lost(session: Session, customer_id: int, reason_id: int | None) -> int:
    """Say that a customer is lost, and why. Returns the operation's id."""
    return customers.update_many(session, [customer_id], {"stage": "lost", "lost_reason": reason_id})


def take_up_again(session: Session, customer_id: int) -> int:
    """Take a lost customer up again: the reason goes, and the rules say the stage. Returns the operation's id."""
    return customers.update_many(session, [customer_id], {"stage": "", "lost_reason": None})
