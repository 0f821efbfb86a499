"""Potential customers: written down, converted with all they have, archived with the reason, taken up again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import (
    classes,
    classification,
    customer_list,
    customers,
    filter_words,
    follow_ups,
    history,
    lifecycle,
    prospects,
)
from crm_desktop.values.class_rules import StageRules


def ids(session: Session, which: str) -> list[int]:
    return list(customer_list.ids(session, prospects.listed(which)))


@pytest.fixture
def wang(session: Session) -> int:
    return prospects.add(
        session,
        {"name": "王小明", "phone": "13800001111", "intention": "想看门窗", "evaluation": "4"},
        due_day=clock.today().isoformat(),
        step="送样",
    )


def test_one_is_written_down_with_the_next_step_in_one_act(session: Session, wang: int) -> None:
    assert ids(session, prospects.OPEN) == [wang]
    assert [each.title for each in follow_ups.open_list(session)] == ["送样"]
    history.undo_last(session)
    assert ids(session, prospects.OPEN) == [] and follow_ups.open_list(session) == []


def test_without_a_name_or_with_a_step_without_a_day_nothing_is_written(session: Session) -> None:
    for values, step in (({"name": " "}, ""), ({"name": "李雷"}, "回访")):
        with pytest.raises(InvalidValue):
            prospects.add(session, values, step=step)
    assert session.one("SELECT count(*) FROM customer") == (0,)


def test_a_converted_one_keeps_all_and_is_a_new_customer_until_undone(session: Session, wang: int) -> None:
    before = customers.get(session, wang)
    operation = prospects.convert(session, [wang])
    after = customers.get(session, wang)
    assert (after.stage_now, after.stage, after.converted_on) == ("new", "", clock.today().isoformat())
    assert (after.contacts, after.intention, after.evaluation) == (before.contacts, "想看门窗", "4")
    assert len(follow_ups.open_list(session)) == 1
    assert ids(session, prospects.OPEN) == [] and ids(session, prospects.CONVERTED) == [wang]
    assert [step.after for step in lifecycle.log(session, wang)] == ["new"]
    history.undo(session, operation)
    assert replace(customers.get(session, wang), updated_at=before.updated_at) == before


def test_only_potential_ones_are_converted(session: Session, wang: int) -> None:
    other = customers.add(session, {"name": "老客户", "stage": "mature"})
    prospects.convert(session, [wang, other])
    assert ids(session, prospects.CONVERTED) == [wang]
    with pytest.raises(InvalidValue, match="no potential"):
        prospects.convert(session, [other])


def test_without_rules_the_stage_is_set(session: Session) -> None:
    classes.keep(session, stage=StageRules(on=False))
    classes.recompute(session)
    someone = prospects.add(session, {"name": "赵六"})
    assert ids(session, prospects.OPEN) == [someone]
    prospects.convert(session, [someone])
    assert customers.get(session, someone).stage == "new"


def test_archived_with_the_reason_and_taken_up_again(session: Session, wang: int) -> None:
    prospects.archive_for(session, [wang], " 价格 太高 ")
    assert ids(session, prospects.OPEN) == [] and ids(session, prospects.ARCHIVED) == [wang]
    reason = customers.get(session, wang).lost_reason_id
    assert [(each.id, each.name) for each in classification.entries(session, "lost_reason")] == [
        (reason, "价格 太高")
    ]
    operation = prospects.take_up_again(session, [wang])
    assert ids(session, prospects.OPEN) == [wang] and customers.get(session, wang).lost_reason_id is None
    history.undo(session, operation)
    assert (
        ids(session, prospects.ARCHIVED) == [wang] and customers.get(session, wang).lost_reason_id == reason
    )
    prospects.convert(session, [wang])
    assert ids(session, prospects.CONVERTED) == [wang] and customers.get(session, wang).archived_at is None


def test_the_lists_are_said_in_the_language_of_the_find_field(session: Session, wang: int) -> None:
    for which in prospects.LISTS:
        words = filter_words.written(session, prospects.listed(which))
        assert filter_words.read(session, words) == (prospects.listed(which), ())
    assert prospects.counts(session) == {"open": 1, "archived": 0, "converted": 0}
