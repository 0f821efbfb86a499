"""Grades by rules: who gets which and why, by hand it stays, in the act itself and for everybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import (
    class_uses,
    classes,
    classification,
    customers,
    grade_reasons,
    grading,
    sample,
    sample_grading,
    segments,
)
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.customer_list import ids as listed
from crm_desktop.services.filter_words import read
from crm_desktop.values.grade_rules import POINTS, GradeRule, Grading
from crm_desktop.values.rules import EVERYBODY, Rule
from tests.services.class_shops import NOON, Bought, Person, Visit, fill, opened, record, shops


@pytest.fixture
def grades(session: Session, noon: None) -> list[int]:
    """The ids of A, B, C; whoever an act touches is graded."""
    session.followers.append(partial(grading.follow, session))
    return [classification.add(session, "grade", name) for name in "ABC"]


def rule(session: Session, text: str) -> Rule:
    chosen, problems = read(session, text)
    assert not problems
    return chosen.rule


def ordered(session: Session, grades: list[int]) -> Grading:
    """A for many visits, B for one, else C."""
    return Grading(
        True,
        rules=(
            GradeRule(rule(session, "visits-90d:>=3 OR spent-365d:>=1000"), grades[0]),
            GradeRule(rule(session, "visits-90d:>=1"), grades[1]),
            GradeRule(EVERYBODY, grades[2]),
        ),
    )


def column(session: Session) -> list[str]:
    return [
        name or ""
        for (name,) in session.query(
            "SELECT grade.name FROM customer LEFT JOIN grade ON grade.id = grade_id ORDER BY customer.id"
        )
    ]


SHOP = [
    Person((Visit(1), Visit(9), Visit(80)), ()),
    Person((Visit(5),), ()),
    Person((), (Bought(20, 1_240_000),)),
    Person((Visit(200),), ()),
]


def test_rules_are_tried_kept_undone(session: Session, grades: list[int]) -> None:
    fill(session, SHOP)
    by = ordered(session, grades)
    tried = grading.try_out(session, by)
    assert sorted((after, count) for _, after, count in tried.moves) == [
        (grades[0], 2),
        (grades[1], 1),
        (grades[2], 1),
    ]
    assert column(session) == [""] * 4
    operation = grading.keep(session, by)
    assert operation is not None
    assert column(session) == ["A", "B", "A", "C"]
    assert grading.try_out(session, by).moves == ()
    assert grading.keep(session, by) is None
    session.undo(operation)
    assert column(session) == [""] * 4
    assert not grading.current(session).on
    session.undo(session.next_redo()[0])  # type: ignore[index]
    assert column(session) == ["A", "B", "A", "C"]


def test_a_visit_grades_in_its_own_act_and_its_undo_brings_the_grade_back(
    session: Session, grades: list[int]
) -> None:
    ids = fill(session, SHOP)
    grading.keep(session, ordered(session, grades))
    act = record(session, ids[3], Visit(0))
    assert column(session) == ["A", "B", "A", "B"]
    session.undo(act)
    assert column(session) == ["A", "B", "A", "C"]
    new = customers.add(session, {"name": "新来的"})
    assert column(session)[-1] == "C"
    assert grade_reasons.reason(session, new) == grade_reasons.Reason(grades[2], False, "no other rule holds")


def test_the_reason_has_the_figures(session: Session, grades: list[int]) -> None:
    ids = fill(session, SHOP)
    assert grade_reasons.reason(session, ids[0]) is None
    grading.keep(session, ordered(session, grades))
    found = grade_reasons.reason(session, ids[2])
    assert found is not None
    assert (found.grade_id, found.because) == (grades[0], "Visits in 90 days 0, Spent in 365 days ¥12,400")


def test_a_grade_set_by_hand_stays_and_is_marked(session: Session, grades: list[int]) -> None:
    ids = fill(session, SHOP)
    by = ordered(session, grades)
    customers.update(session, ids[3], {"grade": grades[0]})
    grading.keep(session, by)
    assert column(session) == ["A", "B", "A", "A"]
    assert grading.try_out(session, by).by_hand == 1
    customers.update(session, ids[1], {"grade": grades[2]})
    record(session, ids[1], Visit(0))
    classes.recompute(session)
    assert column(session) == ["A", "C", "A", "A"]
    found = grade_reasons.reason(session, ids[1])
    assert found is not None
    assert (found.by_hand, found.grade_id, found.because) == (True, grades[1], "Visits in 90 days 2")
    marked, _ = read(session, "is:grade-by-hand")
    assert sorted(listed(session, marked)) == [ids[1], ids[3]]
    customers.update(session, ids[1], {"grade": None})  # the rules decide again
    assert column(session) == ["A", "B", "A", "A"]
    operation = grading.keep(session, by, over_hand=True)
    assert column(session) == ["A", "B", "A", "C"]
    assert operation is not None
    session.undo(operation)
    assert column(session) == ["A", "B", "A", "A"]
    assert list(listed(session, marked)) == [ids[3]]


def test_days_go_by_and_grades_follow(session: Session, grades: list[int]) -> None:
    fill(session, SHOP)
    grading.keep(session, ordered(session, grades))
    classes.recompute(session)
    assert not classes.due(session)
    clock.set_now(lambda: NOON + timedelta(87))
    assert classes.due(session)
    classes.recompute(session)
    assert column(session) == ["B", "C", "A", "C"]
    undo = session.next_undo()
    assert undo is None or undo[1] != Action.GRADE_CUSTOMERS  # nobody has done that
    assert grading.regrade(session) == 0


def test_points_add_up(session: Session, grades: list[int]) -> None:
    ids = fill(session, SHOP)
    by = Grading(
        True,
        POINTS,
        (
            GradeRule(rule(session, "visits-90d:>=1"), 0, 30),
            GradeRule(rule(session, "visits-90d:>=3"), 0, 40),
            GradeRule(rule(session, "spent-365d:>=1000"), 0, 60),
        ),
        ((grades[0], 70), (grades[1], 60), (grades[2], 10)),
    )
    grading.keep(session, by)
    assert column(session) == ["A", "C", "B", ""]
    found = grade_reasons.reason(session, ids[0])
    assert found is not None and found.because == "70 points: Visits in 90 days 3"
    record(session, ids[1], Bought(3, 200_000))
    assert column(session) == ["A", "A", "B", ""]


def test_rules_that_contradict_are_refused(session: Session, grades: list[int]) -> None:
    one = rule(session, "visits-90d:>=3")
    circle = segments.add_smart(session, "圈", Filter(rule(session, "grade:A")))
    for broken, field in (
        (Grading(True), ""),
        (Grading(True, rules=(GradeRule(EVERYBODY, grades[0]), GradeRule(one, grades[1]))), "0"),
        (Grading(True, rules=(GradeRule(one, grades[0]), GradeRule(one, grades[1]))), "1"),
        (Grading(True, rules=(GradeRule(rule(session, "grade:A"), grades[0]),)), "0"),
        (Grading(True, rules=(GradeRule(rule(session, "group:圈"), grades[0]),)), "0"),
        (Grading(True, rules=(GradeRule(rule(session, "张"), grades[0]),)), "0"),
        (Grading(True, POINTS, (GradeRule(one, 0, 5),)), "limits"),
        (Grading(True, POINTS, (GradeRule(one, 0, 5),), ((grades[0], 5), (grades[1], 5))), "limits"),
    ):
        with pytest.raises(InvalidValue) as refused:
            grading.keep(session, broken)
        assert refused.value.field == field
    assert circle


def test_a_grade_that_goes_is_replaced_in_the_rules(session: Session, grades: list[int]) -> None:
    fill(session, SHOP)
    grading.keep(session, ordered(session, grades))
    assert class_uses.uses(session, "grade", grades[1]) == ["rule 2 for grades"]
    deleted = classification.delete(session, "grade", grades[1], grades[0])
    assert column(session) == ["A", "A", "A", "C"]
    assert [each.grade for each in grading.current(session).rules] == [grades[0], grades[0], grades[2]]
    assert not list(listed(session, read(session, "is:grade-by-hand")[0]))
    session.undo(deleted)
    assert column(session) == ["A", "B", "A", "C"]
    classification.delete(session, "grade", grades[1])
    assert column(session) == ["A", "C", "A", "C"]  # the next rule holds
    assert len(grading.current(session).rules) == 2


def test_a_rule_that_asks_for_an_entry_asks_for_the_one_in_its_place(
    session: Session, grades: list[int]
) -> None:
    old, new = (classification.add(session, "source", name) for name in ("抖音", "短视频"))
    grading.keep(session, Grading(True, rules=(GradeRule(rule(session, "source:抖音"), grades[0]),)))
    assert class_uses.uses(session, "source", old) == ["rule 1 for grades"]
    one = customers.add(session, {"name": "张伟", "source": old})
    class_uses.delete(session, "source", old, new)
    assert customers.get(session, one).grade_id == grades[0]
    assert class_uses.uses(session, "source", new) == ["rule 1 for grades"]


def _plain(person: Person) -> str:
    """The grade by `ordered`, rule by rule."""
    came = sum(each.kind in ("visit", "house_call") and each.days < 90 for each in person.visits)
    spent = sum(each.amount for each in person.purchases if each.days < 365)
    for each in person.purchases:  # what was given back, on its day
        if each.back is not None and max(0, each.days - each.back) < 365:
            spent -= each.amount
    return "A" if came >= 3 or spent >= 100_000 else "B" if came else "C"


@settings(max_examples=25)
@given(
    shop=shops,
    entry=st.builds(Bought, st.integers(0, 400), st.integers(1, 200_000))
    | st.builds(Visit, st.integers(0, 120)),
)
def test_grades_are_those_of_the_plain_rules_whenever_they_are_given(
    shop: list[Person], entry: Bought | Visit
) -> None:
    expected = [_plain(person) for person in shop]
    with opened() as session:
        grades = [classification.add(session, "grade", name) for name in "ABC"]
        ids = fill(session, shop)
        grading.keep(session, ordered(session, grades))
        assert column(session) == expected  # for everybody
        assert grading.regrade(session) == 0
        session.followers.append(partial(grading.follow, session))
        act = record(session, ids[0], entry)
        after = column(session)
        one = shop[0]
        more = (
            {"visits": (*one.visits, entry)}
            if isinstance(entry, Visit)
            else {"purchases": (*one.purchases, entry)}
        )
        assert after == [_plain(replace(one, **more)), *expected[1:]]  # in the act
        session.undo(act)
        assert column(session) == expected
        assert grading.regrade(session) == 0


def test_the_sample_shop_is_graded_by_rules(session: Session) -> None:
    sample.fill(session, 120)
    sample_grading.fill(session)
    by_hand = list(listed(session, read(session, "is:grade-by-hand")[0]))
    assert len(by_hand) == 4
    found = grade_reasons.reason(session, by_hand[0])
    assert found is not None and found.by_hand
    assert len(set(column(session))) >= 4  # A, B, C and D, and none for those in the archive
