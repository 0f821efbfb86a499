"""A walk-in or call in one step."""

from __future__ import annotations

from datetime import datetime

import pytest

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import customers, follow_ups, history, interactions, quick_entry, staff
from crm_desktop.services.quick_entry import Entry


def test_a_new_walk_in_is_one_operation_with_one_undo(session: Session, noon: datetime) -> None:
    staff.sign_in(session, staff.add(session, "小李"))
    count = session.one("SELECT count(*) FROM operation")[0]
    saved = quick_entry.save(
        session,
        Entry(
            kind="visit",
            new_customer={"name": "陈女士", "phone": "13800138000", "gender": "female"},
            text="想看周末能不能送货",
            outcome="interested",
            follow_up_day="2026-11-21",
            follow_up_title="回访报价",
        ),
    )
    assert session.one("SELECT count(*) FROM operation")[0] == count + 1
    assert saved.customer_id is not None
    card = quick_entry.card(session, saved.customer_id)
    assert card is not None
    assert (card.name, card.last_contact_kind, card.last_contact_text) == (
        "陈女士",
        "visit",
        "想看周末能不能送货",
    )
    assert (card.last_contact_by, card.next_follow_up, card.next_follow_up_title) == (
        "小李",
        "2026-11-21",
        "回访报价",
    )
    history.undo_last(session)
    assert session.one("SELECT count(*) FROM customer")[0] == 0
    assert session.one("SELECT count(*) FROM interaction")[0] == 0
    assert session.one("SELECT count(*) FROM follow_up")[0] == 0


def test_a_call_of_somebody_unknown_is_kept_and_linked_later(session: Session, noon: datetime) -> None:
    staff.sign_in(session, staff.add(session, "小李"))
    saved = quick_entry.save(session, Entry(kind="call_in", visitor_phone="13800138000", text="问价格"))
    assert saved.customer_id is None
    row = interactions.register(session, "2026-11-20")[0]
    assert (row.customer_id, row.phone, row.staff_name) == (None, "13800138000", "小李")
    customer = customers.add(session, {"name": "王小明", "phone": "13800138000"})
    interactions.link(session, saved.interaction_id, customer)
    linked = interactions.register(session, "2026-11-20")[0]
    assert (linked.customer_id, linked.name, linked.at, linked.staff_name) == (
        customer,
        "王小明",
        row.at,
        "小李",
    )
    assert customers.get(session, customer).interaction_count == 1


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (Entry(), "Type a name"),
        (Entry(kind="party", text="x"), "Choose what it was"),
        (Entry(visitor_phone="1.38E+10"), "digits are lost"),
        (Entry(text="x", at=1_900_000_000), "has not happened yet"),
        (Entry(text="x", follow_up_day="2026-12-01"), "with whom"),
        (Entry(new_customer={"name": "王"}, follow_up_day="2026-11-01"), "past"),
        (Entry(new_customer={"name": "王"}, follow_up_day="tomorrow"), "Choose the day"),
        (Entry(new_customer={"name": "王"}, follow_up_day="2026-12-01", follow_up_time="25:00"), "time"),
        (Entry(new_customer={"name": ""}, text="x"), "needs a name"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_saved(
    session: Session, noon: datetime, entry: Entry, words: str
) -> None:
    with pytest.raises(InvalidValue, match=words):
        quick_entry.save(session, entry)
    assert session.one("SELECT count(*) FROM operation")[0] == 0


@pytest.mark.parametrize("rings", ["13805715678", "+86 138 0571 5678", "138-0571-5678"])
def test_the_number_that_rings_is_known_in_any_spelling(session: Session, rings: str) -> None:
    customer = customers.add(session, {"name": "张伟", "phone": "138 0571 5678"})
    assert quick_entry.known_by_phone(session, rings) == [customer]


def test_a_draft_is_kept_until_it_is_forgotten(session: Session) -> None:
    quick_entry.save_draft(session, "quick_entry", {"text": "没写完"})
    assert quick_entry.draft(session, "quick_entry") == {"text": "没写完"}
    assert history.undo_title(session) is None
    quick_entry.save_draft(session, "quick_entry", None)
    assert quick_entry.draft(session, "quick_entry") is None


def test_a_follow_up_is_moved_done_and_reopened(session: Session, noon: datetime) -> None:
    customer = customers.add(session, {"name": "张伟"})
    first = follow_ups.plan(session, customer, "2026-11-20", "送样", due_time="14:30")
    follow_ups.plan(session, customer, "2026-11-25", "回访")
    assert customers.get(session, customer).next_follow_up == "2026-11-20"
    counts = follow_ups.counts(session)
    assert (counts.overdue, counts.today, counts.coming, counts.all) == (0, 1, 1, 2)
    follow_ups.reschedule(session, [first], "2026-11-30")
    assert follow_ups.get(session, first).due_time == "14:30"
    assert customers.get(session, customer).next_follow_up == "2026-11-25"
    follow_ups.finish(session, [found.id for found in follow_ups.open_list(session)], "won")
    assert customers.get(session, customer).next_follow_up is None
    assert [found.outcome for found in follow_ups.done_list(session)] == ["won", "won"]
    follow_ups.reopen(session, [first])
    assert [found.title for found in follow_ups.open_list(session)] == ["送样"]


def test_overdue_says_how_many_days(session: Session, noon: datetime) -> None:
    customer = customers.add(session, {"name": "张伟"})
    plan = follow_ups.plan(session, customer, "2026-11-20", "送样")
    from datetime import timedelta

    from crm_desktop import clock

    clock.set_now(lambda: noon + timedelta(days=3))
    assert follow_ups.get(session, plan).overdue_days == 3
    assert follow_ups.counts(session).overdue == 1
