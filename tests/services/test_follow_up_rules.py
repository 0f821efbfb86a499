"""Rules plan follow-ups in the act of the event: once, taken back with it, for whom and when they say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.services import (
    complaints,
    customers,
    follow_up_rules,
    follow_ups,
    history,
    interactions,
    purchases,
    quick_entry,
    staff,
)
from crm_desktop.services.follow_up_rules import CLOSED, COMPLAINT, OWNER, PURCHASE, STAFF, VISIT, Wanted
from crm_desktop.services.purchase_checks import Entry

pytestmark = pytest.mark.usefixtures("noon")  # Friday, 2026-11-20


@pytest.fixture
def customer(session: Session) -> int:
    staff.sign_in(session, staff.add(session, "小李"))
    return customers.add(session, {"name": "张三"})


def planned(session: Session) -> list[tuple[str, str, str]]:
    return [(row.title, row.due_day, row.staff_name) for row in follow_ups.open_list(session)]


def visit(session: Session, customer: int | None, **more: object) -> int:
    entry = quick_entry.Entry("visit", customer_id=customer, text="看沙发", **more)  # type: ignore[arg-type]
    made = quick_entry.save(session, entry).interaction_id
    assert made is not None
    return made


def test_a_purchase_plans_a_return_visit_once_a_day_and_one_undo_takes_both(
    session: Session, customer: int
) -> None:
    follow_up_rules.save(session, Wanted(PURCHASE, 7, "回访"))
    purchases.record(session, customer, Entry("茶", amount="100"))
    assert planned(session) == [("回访", "2026-11-27", "小李")]
    purchases.record(session, customer, Entry("杯", amount="50"))
    assert len(planned(session)) == 1
    history.undo_last(session)
    assert len(planned(session)) == 1
    history.undo_last(session)
    assert planned(session) == []
    assert purchases.of(session, customer) == []
    history.redo_last(session)
    assert len(planned(session)) == 1


def test_a_purchase_of_long_ago_plans_nothing(session: Session, customer: int) -> None:
    follow_up_rules.save(session, Wanted(PURCHASE, 7, "回访"))
    purchases.record(session, customer, Entry("茶", day="2026-10-01"))
    assert planned(session) == []
    purchases.record(session, customer, Entry("茶", day="2026-11-15"))
    assert planned(session) == [("回访", "2026-11-22", "小李")]


def test_a_visit_without_a_deal_plans_tomorrow_and_a_deal_takes_it_back(
    session: Session, customer: int
) -> None:
    follow_up_rules.save(session, Wanted(VISIT, 1, "问问"))
    visit(session, customer, outcome="won")
    assert planned(session) == []
    first = visit(session, customer, outcome="undecided")
    assert planned(session) == [("问问", "2026-11-21", "小李")]
    visit(session, customer)
    assert len(planned(session)) == 1
    interactions.update(session, first, outcome="won")
    assert planned(session) == []
    interactions.update(session, first, outcome="undecided")
    assert len(planned(session)) == 1
    purchases.record(session, customer, Entry("茶"))
    assert planned(session) == []
    history.undo_last(session)
    assert len(planned(session)) == 1


def test_a_visit_with_its_own_next_step_or_a_purchase_plans_no_other(session: Session, customer: int) -> None:
    follow_up_rules.save(session, Wanted(VISIT, 1, "问问"))
    visit(session, customer, follow_up_day="2026-11-25", follow_up_title="送样")
    assert [title for title, *_ in planned(session)] == ["送样"]
    other = customers.add(session, {"name": "李四"})
    visit(session, other, bought=[Entry("茶")])
    assert len(planned(session)) == 1


def test_a_visitor_who_is_known_later_is_followed_up_then(session: Session, customer: int) -> None:
    follow_up_rules.save(session, Wanted(VISIT, 1, "问问"))
    unknown = visit(session, None, visitor_name="穿红衣的")
    assert planned(session) == []
    interactions.link(session, unknown, customer)
    assert len(planned(session)) == 1


def test_a_complaint_plans_and_so_does_each_closing_of_it(session: Session, customer: int) -> None:
    follow_up_rules.save(session, Wanted(COMPLAINT, 3, "安抚"))
    follow_up_rules.save(session, Wanted(CLOSED, 5, "满意吗"))
    complaint = complaints.record(session, customer, "坏了")
    assert planned(session) == [("安抚", "2026-11-23", "小李")]
    complaints.close(session, complaint, "换了", "yes")
    assert planned(session)[1:] == [("满意吗", "2026-11-25", "小李")]
    history.undo_last(session)
    assert len(planned(session)) == 1
    complaints.close(session, complaint, "换了", "no")
    complaints.reopen(session, complaint, "又坏了")
    complaints.close(session, complaint, "退了", "yes")
    assert len(planned(session)) == 3


def test_the_rule_says_who_keeps_it(session: Session, customer: int) -> None:
    owner, boss = staff.add(session, "小王"), staff.add(session, "店长")
    customers.update(session, customer, {"owner": owner})
    follow_up_rules.save(session, Wanted(PURCHASE, 1, "归属", keeper=OWNER))
    follow_up_rules.save(session, Wanted(PURCHASE, 2, "店长", keeper=STAFF, staff_id=boss))
    purchases.record(session, customer, Entry("茶"))
    assert planned(session) == [("归属", "2026-11-21", "小王"), ("店长", "2026-11-22", "店长")]
    nobodys = customers.add(session, {"name": "李四"})
    purchases.record(session, nobodys, Entry("茶"))
    assert ("归属", "2026-11-21", "小李") in planned(session)


def test_a_rule_that_rests_or_is_gone_plans_nothing_and_what_it_planned_stays(
    session: Session, customer: int
) -> None:
    follow_up_rules.save(session, Wanted(PURCHASE, 7, "回访"))
    (rule,) = follow_up_rules.every(session)
    purchases.record(session, customer, Entry("茶"))
    follow_up_rules.set_active(session, rule, False)
    other = customers.add(session, {"name": "李四"})
    purchases.record(session, other, Entry("茶"))
    assert len(planned(session)) == 1
    follow_up_rules.delete(session, rule)
    assert (follow_up_rules.every(session), len(planned(session))) == ([], 1)
    history.undo_last(session)
    assert session.one("SELECT made_by FROM follow_up")[0] == rule.id


def test_what_cannot_be_a_rule_is_refused(session: Session) -> None:
    good = Wanted(PURCHASE, 7, "回访")
    for wrong, field in (
        (replace(good, title="  "), "title"),
        (replace(good, title="长" * 121), "title"),
        (replace(good, days=-1), "days"),
        (replace(good, days=4_000), "days"),
        (replace(good, keeper=STAFF), "staff_id"),
    ):
        with pytest.raises(InvalidValue) as refused:
            follow_up_rules.save(session, wrong)
        assert refused.value.field == field
    with pytest.raises(NotFound):
        follow_up_rules.save(session, good, 77)


def test_the_usual_rules_are_one_act(session: Session) -> None:
    follow_up_rules.add_usual(session)
    assert [(rule.event, rule.days) for rule in follow_up_rules.every(session)] == [
        (PURCHASE, 7),
        (VISIT, 1),
        (CLOSED, 3),
    ]
    history.undo_last(session)
    assert follow_up_rules.every(session) == []
