"""Stages, kinds, stale marks and scores against plain computations, and what must hold of them always."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop import clock
from crm_desktop.data.classes import Classes
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import class_trials, classes, customers, lifecycle, rfm, stage_overview
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.customer_list import ids as listed
from crm_desktop.services.filter_words import read
from crm_desktop.values.class_rules import KindLimits, RfmRules, StageRules, StaleRules
from tests.services import class_shops
from tests.services.class_shops import NOON, Bought, Person, Visit, fill, opened, record, shops


def column(session: Session, name: str) -> list[Any]:
    return [value for (value,) in session.query(f"SELECT {name} FROM customer ORDER BY id")]


def everything(session: Session) -> list[Any]:
    names = "stage_now, buyer, scale, stale_on, rfm, rfm_segment, rfm_before"
    return list(session.query(f"SELECT {names} FROM customer ORDER BY id"))


stage_rules = st.builds(
    StageRules,
    on=st.just(True),
    counts=st.sampled_from(("both", "purchases", "visits")),
    contacts_too=st.booleans(),
    potential_days=st.sampled_from((0, 90, 300)),
    new_days=st.sampled_from((0, 30, 60)),
    mature_count=st.sampled_from((0, 2, 3)),
    mature_days=st.sampled_from((100, 365)),
    declining_days=st.sampled_from((0, 90, 120)),
    lost_days=st.sampled_from((0, 180, 400)),
)


@settings(max_examples=25)
@given(shop=shops, by=stage_rules)
def test_stages_are_those_of_the_plain_rules(shop: list[Person], by: StageRules) -> None:
    expected = [class_shops.stage(person, by) for person in shop]
    with opened() as session:
        classes.keep(session, stage=by)
        fill(session, shop)
        assert column(session, "stage_now") == expected  # by the door
        tried = class_trials.trial(session, Classes(stage=StageRules(on=False)))
        moved = sum(move.count for move in tried.moves if move.kind == "stage")
        assert moved == sum(1 for person in shop if not person.stage)
        classes.keep(session, stage=StageRules(on=False))
        classes.recompute(session)
        assert column(session, "stage_now") == [person.stage for person in shop]
        classes.keep(session, stage=by)
        classes.recompute(session)
        assert column(session, "stage_now") == expected  # for everybody


@settings(max_examples=25)
@given(
    shop=shops,
    by=st.builds(
        RfmRules,
        basis=st.sampled_from(("purchases", "visits")),
        months=st.sampled_from((0, 6, 12)),
        own=st.booleans(),
    ),
    back=st.sampled_from((0, 40)),
)
def test_scores_are_those_of_the_plain_computation(shop: list[Person], by: RfmRules, back: int) -> None:
    as_of = class_shops.TODAY - timedelta(back)
    with opened() as session:
        classes.keep(session, scoring=by)
        fill(session, shop)
        classes.recompute(session, as_of=as_of)
        found = column(session, "rfm")
        expected = [
            None if each is None else int("".join(map(str, each)))
            for each in class_shops.rfm(shop, by, as_of)
        ]
        assert found == expected
        before = class_shops.rfm(shop, by, class_shops._months_before(as_of, 1))
        named = ["" if each is None else class_rules_segment(each, by.high) for each in before]
        assert column(session, "rfm_before") == named
        assert sum(rfm.overview(session).cells.values()) == sum(each is not None for each in expected)


def class_rules_segment(score: tuple[int, int, int], high: int) -> str:
    from crm_desktop.values.class_rules import segment_of

    return segment_of(*score, high)


@settings(max_examples=25)
@given(shop=shops, order=st.permutations(range(12)))
def test_the_order_of_entry_does_not_matter_and_again_changes_nothing(
    shop: list[Person], order: list[int]
) -> None:
    with opened() as session:
        fill(session, shop)
        classes.recompute(session)
        found = everything(session)
        assert classes.recompute(session) == 0
        assert everything(session) == found
    with opened() as session:
        fill(session, shop, order)
        classes.recompute(session)
        assert everything(session) == found


@settings(max_examples=25)
@given(
    shop=shops,
    entry=st.builds(Bought, st.integers(0, 30), st.integers(1, 99)) | st.builds(Visit, st.integers(0, 9)),
)
def test_an_undo_brings_stage_scores_and_log_back(shop: list[Person], entry: Bought | Visit) -> None:
    with opened() as session:
        ids = fill(session, shop)
        classes.recompute(session)
        found = everything(session), list(session.query("SELECT customer_id, to_stage FROM stage_change"))
        session.undo(record(session, ids[0], entry))
        assert (
            everything(session),
            list(session.query("SELECT customer_id, to_stage FROM stage_change")),
        ) == found


@settings(max_examples=25)
@given(
    shop=shops,
    entry=st.builds(Bought, st.integers(0, 28), st.integers(1, 900_000))
    | st.builds(Visit, st.integers(0, 28)),
    basis=st.sampled_from(("purchases", "visits")),
)
def test_the_door_does_what_the_computation_for_everybody_does(
    shop: list[Person], entry: Bought | Visit, basis: str
) -> None:
    with opened() as session:
        classes.keep(session, scoring=RfmRules(basis=basis, own=True))
        ids = fill(session, shop)
        classes.recompute(session)
        record(session, ids[-1], entry)
        found = everything(session)
        assert classes.recompute(session) == 0
        assert everything(session) == found


@pytest.mark.usefixtures("noon")
def test_days_go_by_and_everybody_hears_why(session: Session) -> None:
    one = fill(session, [Person((Visit(1),), ())])[0]
    classes.recompute(session)
    assert not classes.due(session)
    assert column(session, "stage_now") == ["new"]
    clock.set_now(lambda: NOON + timedelta(120))
    assert classes.due(session)
    assert classes.recompute(session) == 1
    assert column(session, "stage_now") == ["declining"]
    log = lifecycle.log(session, one)
    assert (log[0].before, log[0].after, log[0].by_hand) == ("new", "declining", False)
    assert session.next_undo() is not None and session.next_undo()[1] != "edit_class_rules"
    assert "121 days" in lifecycle.standing(session, one).why


@pytest.mark.usefixtures("noon")
def test_a_stage_set_by_hand_stays_until_the_rules_decide_again(session: Session) -> None:
    one = fill(session, [Person((Visit(1),), ())])[0]
    classes.recompute(session)
    customers.update(session, one, {"stage": "lost"})
    assert lifecycle.standing(session, one).by_hand
    assert column(session, "stage_now") == ["lost"]
    clock.set_now(lambda: NOON + timedelta(30))
    classes.recompute(session)
    assert column(session, "stage_now") == ["lost"]
    assert lifecycle.log(session, one)[0].by_hand
    lifecycle.let_rules_decide(session, [one])
    assert column(session, "stage_now") == ["new"]
    log = lifecycle.log(session, one)
    assert [(each.before, each.after) for each in log] == [("lost", "new"), ("potential", "lost")]
    assert [each.days for each in log] == [0, 30]


@pytest.mark.usefixtures("noon")
def test_rules_that_can_never_hold_are_refused(session: Session) -> None:
    for by, field in (
        (StageRules(declining_days=400, lost_days=365), "lost_days"),
        (StageRules(new_days=100, declining_days=90), "new_days"),
        (StageRules(mature_count=1, mature_days=30), "mature_count"),
    ):
        with pytest.raises(InvalidValue) as refused:
            classes.keep(session, stage=by)
        assert refused.value.field == field
    with pytest.raises(InvalidValue):
        classes.keep(session, scoring=RfmRules(own=True, days=(1, 2, 2, 3)))


@pytest.mark.usefixtures("noon")
def test_kinds_and_stale_marks_can_be_asked_for(session: Session) -> None:
    classes.keep(
        session,
        kinds=KindLimits(repeat_from=2, large_amount=100_00, large_count=3),
        stale=StaleRules(stages={"new": 10, "active": 30}, grades={"1": 5}),
    )
    session_ids = fill(
        session,
        [
            Person((Visit(3), Visit(4), Visit(5)), ()),
            Person((Visit(20),), (Bought(20, 99_99),)),
            Person((), (Bought(70, 50_00), Bought(40, 50_00)), created=80),
            Person((), ()),
        ],
    )
    classes.recompute(session)
    assert column(session, "buyer") == ["repeat", "one_off", "repeat", ""]
    assert column(session, "scale") == ["large", "small", "large", ""]
    assert column(session, "stale_on")[:2] == ["2026-11-28", "2026-11-11"]

    def found(text: str) -> list[int]:
        rule, _ = read(session, text)
        return [session_ids.index(each) for each in listed(session, rule)]

    assert sorted(found("is:stale")) == [1, 2]
    assert sorted(found("buyer:repeat")) == [0, 2]
    assert found("规模:大客户 stage:active") == [2]
    assert found("visits-30d:>=3") == [0]
    assert found("spent-365d:>=100") == [2]
    assert found("-buyer:any" if False else "buyer:none") == [3]
    assert len(list(listed(session, Filter()))) == 4


@pytest.mark.usefixtures("noon")
def test_a_change_of_rules_is_an_act_of_its_own_and_can_be_undone(session: Session) -> None:
    fill(session, [Person((Visit(1),), ())])
    operation = classes.keep(session, stage=StageRules(new_days=0))
    assert operation is not None
    assert classes.keep(session, stage=StageRules(new_days=0)) is None
    classes.recompute(session)
    assert column(session, "stage_now") == ["active"]
    session.undo(operation)
    assert classes.due(session)
    classes.recompute(session)
    assert column(session, "stage_now") == ["new"]


@pytest.mark.usefixtures("noon")
def test_other_rules_are_tried_before_they_hold(session: Session) -> None:
    fill(
        session,
        [Person((Visit(3), Visit(70)), (), created=90), Person((Visit(1),), ()), Person((), (), created=90)],
    )
    classes.recompute(session)
    by = Classes(
        StageRules(new_days=80, lost_days=0, potential_days=60),
        KindLimits(repeat_from=3),
        StaleRules(stages={"potential": 1, "lost": 5}),
    )
    tried = class_trials.trial(session, by)
    assert [(move.kind, move.before, move.after, move.count) for move in tried.moves] == [
        ("stage", "potential", "lost", 1),
        ("stage", "active", "new", 1),
        ("buyer", "repeat", "one_off", 1),
    ]
    assert tried.overdue == (0, 1)
    operation = classes.keep(session, stage=by.stage, kinds=by.kinds, stale=by.stale)
    assert operation is not None  # one act
    classes.recompute(session)
    assert column(session, "stage_now") == ["new", "new", "lost"]
    assert class_trials.trial(session, by).moves == ()
    session.undo(operation)
    classes.recompute(session)
    assert column(session, "stage_now") == ["active", "new", "potential"]
    with pytest.raises(InvalidValue):
        class_trials.trial(session, Classes(StageRules(declining_days=400, lost_days=365)))


@pytest.mark.usefixtures("noon")
def test_the_stages_say_who_came_from_where(session: Session) -> None:
    ids = fill(
        session, [Person((Visit(80),), (), created=90), Person((Visit(1),), ()), Person((), (), created=90)]
    )
    classes.recompute(session)
    clock.set_now(lambda: NOON + timedelta(35))
    classes.recompute(session)
    clock.set_now(lambda: NOON + timedelta(50))
    ids.append(customers.add(session, {"name": "新来的"}))
    found = stage_overview.stages(session)
    assert found.counts == {"potential": 2, "new": 1, "active": 0, "mature": 0, "declining": 1, "lost": 0}
    assert found.moves == {("", "potential"): 1, ("active", "declining"): 1}
    assert [found.change(name) for name in ("potential", "new", "active", "declining")] == [1, 0, -1, 1]
    assert list(listed(session, stage_overview.of_move("active", "declining"))) == [ids[0]]
    assert list(listed(session, stage_overview.of_move("", "potential"))) == [ids[3]]
    assert list(listed(session, stage_overview.of_stage("new"))) == [ids[1]]
    clock.set_now(lambda: NOON + timedelta(80))
    classes.recompute(session)
    assert stage_overview.stages(session).moves == {("new", "active"): 1}
