"""Small shops with random histories, and plain, slow computations of what the program computes in SQL."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st

from crm_desktop import clock
from crm_desktop.data.database import Database
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.paths import DataFolder
from crm_desktop.services import customers
from crm_desktop.values.class_rules import RfmRules, StageRules

TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Visit:
    """Somebody came, or called, so many days ago."""

    days: int
    kind: str = "visit"


@dataclass(frozen=True)
class Bought:
    """Somebody bought so many days ago; what was given back, and when."""

    days: int
    amount: int
    back: int | None = None


@dataclass(frozen=True)
class Person:
    """One customer's history."""

    visits: tuple[Visit, ...]
    purchases: tuple[Bought, ...]
    stage: str = ""
    created: int = 0  # days ago


days = st.integers(0, 800)
people = st.builds(
    Person,
    st.lists(
        st.builds(Visit, days, st.sampled_from(("visit", "house_call", "call_out", "note"))), max_size=4
    ).map(tuple),
    st.lists(
        st.builds(Bought, days, st.integers(0, 900_000), st.none() | st.integers(0, 60)), max_size=4
    ).map(tuple),
    st.sampled_from(("", "", "", "lost", "mature")),
    days,
)
shops = st.lists(people, min_size=1, max_size=8)


def day(days_ago: int) -> date:
    """A local date so many days ago."""
    return TODAY - timedelta(days_ago)


def seconds(days_ago: int) -> int:
    """Noon of that day, in the zone of the machine."""
    from datetime import time

    return int(datetime.combine(day(days_ago), time(12)).astimezone().timestamp())


@contextmanager
def opened() -> Iterator[Session]:
    """A new shop at noon of the day."""
    clock.set_now(lambda: NOON)
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Database(DataFolder(Path(folder) / "shop")))
        try:
            yield session
        finally:
            session.close()
            clock.set_now(None)


def fill(session: Session, shop: list[Person], order: list[int] | None = None) -> list[int]:
    """Write a shop down; the entries of each customer in another order when one is given."""
    ids = []
    for at, person in enumerate(shop):
        customer_id = customers.add(session, {"name": f"客户{at}", "stage": person.stage})
        with session.change(Action.EDIT_CUSTOMER) as change:
            change.update("customer", customer_id, {"created_at": seconds(person.created)})
        ids.append(customer_id)
    entries = [
        (customer_id, entry)
        for customer_id, person in zip(ids, shop, strict=True)
        for entry in (*person.visits, *person.purchases)
    ]
    for at in order if order is not None else range(len(entries)):
        if at < len(entries):
            record(session, *entries[at])
    for at in range(len(entries)) if order is not None else ():
        if at not in order:
            record(session, *entries[at])
    return ids


def record(session: Session, customer_id: int, entry: Visit | Bought) -> int:
    """Write one entry down; returns the operation."""
    with session.change(Action.RECORD_INTERACTION) as change:
        at, on = seconds(entry.days), day(entry.days).isoformat()
        if isinstance(entry, Visit):
            change.insert(
                "interaction",
                {"customer_id": customer_id, "kind": entry.kind, "at": at, "day": on, "created_at": at},
            )
            return change.operation_id
        values: dict[str, object] = {
            "customer_id": customer_id, "day": on, "at": at, "item": "x", "created_at": at,
        }  # fmt: skip
        bought = change.insert("purchase", {**values, "quantity": 1000, "amount": entry.amount})
        if entry.back is not None:
            later = max(0, entry.days - entry.back)
            values |= {"day": day(later).isoformat(), "at": seconds(later)}
            change.insert(
                "purchase", {**values, "quantity": -1000, "amount": -entry.amount, "returned_of": bought}
            )
    return change.operation_id


# -- the plain computations ----------------------------------------------------------------------------


def kept(person: Person, as_of: date = TODAY) -> list[Bought]:
    """What was bought and, by that day, not given back."""
    found = []
    for each in person.purchases:
        if day(each.days) > as_of:
            continue
        back = None if each.back is None else day(max(0, each.days - each.back))
        if back is None or back > as_of:
            found.append(each)
    return found


def came(person: Person, as_of: date = TODAY) -> list[Visit]:
    """The visits until a day."""
    return [
        each for each in person.visits if each.kind in ("visit", "house_call") and day(each.days) <= as_of
    ]


def stage(person: Person, by: StageRules) -> str:
    """The stage of a customer, rule by rule."""
    if person.stage or not by.on:
        return person.stage
    bought, visits = [each.days for each in kept(person)], [each.days for each in came(person)]
    sides = {"purchases": [bought], "visits": [visits], "both": [bought, visits]}[by.counts]
    count = max(map(len, sides))
    dealt = [each for side in sides for each in side]
    contacts = [each.days for each in person.visits if each.kind != "note"]
    heard = min(contacts, default=None)
    if count == 0:
        quiet = person.created if heard is None else heard
        return "lost" if by.potential_days and quiet > by.potential_days else "potential"
    first, last = max(dealt), min(dealt)
    if by.contacts_too and heard is not None:
        last = min(last, heard)
    if by.lost_days and last > by.lost_days:
        return "lost"
    if by.declining_days and last > by.declining_days:
        return "declining"
    if by.new_days and first <= by.new_days:
        return "new"
    if by.mature_count and count >= by.mature_count and first >= by.mature_days:
        return "mature"
    return "active"


def rfm(shop: list[Person], by: RfmRules, as_of: date = TODAY) -> list[tuple[int, int, int] | None]:
    """The three scores of each customer, None for those who have nothing to score."""
    facts: list[tuple[int, int, int] | None] = []
    first = None if not by.months else _months_before(as_of, by.months)
    for person in shop:
        if by.basis == "visits":
            visits = [each for each in came(person, as_of) if first is None or day(each.days) >= first]
            facts.append(
                (min((as_of - day(each.days)).days for each in visits), len(visits), 0) if visits else None
            )
            continue
        bought = [each for each in kept(person, as_of) if first is None or day(each.days) >= first]
        amount = 0
        for each in person.purchases:
            if day(each.days) <= as_of and (first is None or day(each.days) >= first):
                amount += each.amount
            if each.back is not None:
                back = day(max(0, each.days - each.back))
                if back <= as_of and (first is None or back >= first):
                    amount -= each.amount
        facts.append(
            (min((as_of - day(each.days)).days for each in bought), len(bought), amount) if bought else None
        )
    known = [each for each in facts if each is not None]
    cuts = [fifths([each[at] for each in known]) for at in range(3)]
    if by.own:
        cuts = [list(by.days), list(by.counts), list(by.amounts)]
    found: list[tuple[int, int, int] | None] = []
    for each in facts:
        if each is None:
            found.append(None)
            continue
        r = 5 - sum(each[0] > cut for cut in cuts[0])
        f = 1 + sum(each[1] > cut for cut in cuts[1])
        found.append((r, f, f if by.basis == "visits" else 1 + sum(each[2] > cut for cut in cuts[2])))
    return found


def fifths(values: list[int]) -> list[int]:
    """The last value of each of the first four fifths: the first ones are larger by one where it does not come out."""
    values = sorted(values)
    whole, more = divmod(len(values), 5)
    ends, at = [], 0
    for fifth in range(5):
        at += whole + (1 if fifth < more else 0)
        if at > (ends[-1] if ends else 0):
            ends.append(at)
    return [values[end - 1] for end in ends[:4]]


def _months_before(when: date, months: int) -> date:
    from calendar import monthrange

    year, month = divmod(when.year * 12 + when.month - 1 - months, 12)
    return date(year, month + 1, min(when.day, monthrange(year, month + 1)[1]))


def moment() -> int:
    """The clock of the tests, seconds."""
    return clock.timestamp()
