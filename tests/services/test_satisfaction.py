"""Satisfaction: scores of contacts and return visits, forms of the shop, averages by staff and month."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.services import (
    complaints,
    customers,
    follow_up_rules,
    follow_ups,
    history,
    interactions,
    merge,
    purchases,
    quick_entry,
    recycle_bin,
    satisfaction,
    staff,
    survey_forms,
)
from crm_desktop.services.follow_up_rules import CLOSED, PURCHASE, Wanted
from crm_desktop.services.purchase_checks import Entry
from crm_desktop.services.survey_forms import CHOICE, SCORE, TEXT, Question

pytestmark = pytest.mark.usefixtures("noon")  # Friday, 2026-11-20
ALL = ("", "9999")
QUESTIONS = (
    Question("质量如何", SCORE),
    Question("还会来吗", CHOICE, ("会", "不会")),
    Question("建议", TEXT),
)


@pytest.fixture
def customer(session: Session) -> int:
    staff.sign_in(session, staff.add(session, "小李"))
    return customers.add(session, {"name": "张三"})


def test_a_score_goes_with_its_contact_and_returns_with_it(session: Session, customer: int) -> None:
    quick_entry.save(session, quick_entry.Entry("visit", customer_id=customer, text="来看货", score=4))
    (score,) = satisfaction.listing(session, *ALL)
    assert (score.customer_name, score.score, score.staff_name, score.day) == (
        "张三",
        4,
        "小李",
        "2026-11-20",
    )
    assert [item.score for item in interactions.timeline(session, customer, ["visit"])] == [4]
    history.undo_last(session)
    assert satisfaction.listing(session, *ALL) == []


@pytest.mark.parametrize("score", [0, 6, -1])
def test_a_score_that_is_none_is_refused_and_nothing_is_written(
    session: Session, customer: int, score: int
) -> None:
    with pytest.raises(InvalidValue):
        satisfaction.record(session, customer, score)
    with pytest.raises(InvalidValue):
        quick_entry.save(session, quick_entry.Entry("visit", customer_id=customer, text="x", score=score))
    assert interactions.timeline(session, customer, ["visit"]) == []


def test_averages_are_those_of_the_period_by_staff_and_month(session: Session, customer: int) -> None:
    other = staff.add(session, "小王")
    clock.set_now(lambda: datetime(2026, 10, 5, 12, tzinfo=UTC))
    satisfaction.record(session, customer, 1)
    clock.set_now(lambda: datetime(2026, 11, 20, 12, tzinfo=UTC))
    for score, who in ((5, None), (4, None), (3, other)):
        satisfaction.record(session, customer, score, staff_id=who)
    gone = customers.add(session, {"name": "李四"})
    satisfaction.record(session, gone, 1)
    recycle_bin.delete(session, [gone])
    found = satisfaction.figures(session, "2026-11-01", "2026-11-30")
    assert (found.mean, found.scores, found.spread) == (4.0, 3, (0, 0, 1, 1, 1))
    assert [tuple(each) for each in found.staff] == [("小李", 4.5, 2), ("小王", 3.0, 1)]
    assert [(each.name, each.scores) for each in satisfaction.figures(session, *ALL).months] == [
        ("2026-11", 3),
        ("2026-10", 1),
    ]
    assert satisfaction.figures(session, "2025-01-01", "2025-12-31").mean is None


def test_a_return_visit_is_filled_in_as_one_act(session: Session, customer: int) -> None:
    form = survey_forms.save(session, "购后回访", QUESTIONS)
    follow_up_rules.save(session, Wanted(PURCHASE, 7, "回访", form_id=form))
    seller = staff.add(session, "销售")
    purchases.record(session, customer, Entry("茶"))
    with session.change(follow_ups.Action.EDIT_PURCHASE) as change:
        change.execute("UPDATE purchase SET staff_id = ?", (seller,))
    (visit,) = satisfaction.visits(session)
    assert (visit.customer_name, visit.form_name, visit.due_day) == ("张三", "购后回访", "2026-11-27")
    answers = [("质量如何", "5"), ("还会来吗", "会"), ("建议", "  ")]
    satisfaction.fill_in(session, visit, 5, answers, "很好")
    assert satisfaction.visits(session) == []
    (score,) = satisfaction.listing(session, *ALL)
    assert (score.score, score.text, score.staff_name, score.form_name) == (5, "很好", "销售", "购后回访")
    contact = interactions.timeline(session, customer, ["call_out"])[0]
    assert contact.text == "回访\n质量如何: 5\n还会来吗: 会\n很好"
    assert session.one("SELECT answers FROM satisfaction")[0] == '[["质量如何", "5"], ["还会来吗", "会"]]'
    with pytest.raises(NotFound):
        satisfaction.fill_in(session, visit, 5, answers)
    history.undo_last(session)
    assert len(satisfaction.visits(session)) == 1
    assert satisfaction.listing(session, *ALL) == []


def test_a_return_visit_after_a_complaint_is_of_whoever_settled_it(session: Session, customer: int) -> None:
    form = survey_forms.save(session, "投诉回访", QUESTIONS[:1])
    follow_up_rules.save(session, Wanted(CLOSED, 3, "回访", form_id=form))
    settler = staff.add(session, "店长")
    complaint = complaints.record(session, customer, "坏了", staff_id=settler)
    complaints.close(session, complaint, "换了")
    (visit,) = satisfaction.visits(session)
    satisfaction.fill_in(session, visit, 2, [])
    assert satisfaction.listing(session, *ALL)[0].staff_name == "店长"
    assert session.one("SELECT complaint_id FROM satisfaction")[0] == complaint


def test_scores_go_along_when_customers_become_one(session: Session, customer: int) -> None:
    double = customers.add(session, {"name": "张三丰"})
    satisfaction.record(session, double, 3)
    merge.merge(session, [customer, double], customer)
    assert satisfaction.listing(session, *ALL)[0].customer_id == customer


def test_forms_are_kept_changed_and_retired_when_they_were_filled_in(session: Session, customer: int) -> None:
    form = survey_forms.save(session, " 回访  表 ", QUESTIONS)
    assert survey_forms.every(session) == [survey_forms.Form(form, "回访 表", QUESTIONS)]
    survey_forms.save(session, "回访表", QUESTIONS[:1], form)
    assert survey_forms.get(session, form).questions == QUESTIONS[:1]
    follow_up_rules.save(session, Wanted(PURCHASE, 0, "回访", form_id=form))
    purchases.record(session, customer, Entry("茶"))
    satisfaction.fill_in(session, satisfaction.visits(session)[0], 4, [])
    survey_forms.delete(session, form)
    assert survey_forms.every(session) == []
    assert satisfaction.listing(session, *ALL)[0].form_name == "回访表"
    assert follow_up_rules.every(session)[0].form_id is None
    history.undo_last(session)
    assert survey_forms.every(session)[0].name == "回访表"


@pytest.mark.parametrize(
    ("name", "questions", "field"),
    [
        ("", QUESTIONS, "name"),
        ("有了", QUESTIONS, "name"),
        ("新", (Question("选", CHOICE, ("一", " 一 ")),), "questions"),
        ("新", (Question("问"), Question(" 问 ")), "questions"),
        ("新", tuple(Question(f"问{at}") for at in range(13)), "questions"),
        ("新", (Question("长" * 121),), "questions"),
    ],
)
def test_what_cannot_be_a_form_is_refused(
    session: Session, name: str, questions: tuple[Question, ...], field: str
) -> None:
    survey_forms.save(session, "有了", ())
    with pytest.raises(InvalidValue) as refused:
        survey_forms.save(session, name, questions)
    assert refused.value.field == field


def test_a_form_that_cannot_be_read_has_no_questions(session: Session) -> None:
    with session.change(follow_ups.Action.EDIT_RULES) as change:
        change.insert("survey_form", {"name": "坏的", "questions": '[{"text": 1}, 5]'})
    assert survey_forms.every(session)[0].questions == ()
