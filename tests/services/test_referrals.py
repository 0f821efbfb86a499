"""Who brought whom: counts, values, chains, thanks; kept by merge and undo; no circles."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import (
    customers,
    follow_ups,
    history,
    merge,
    purchases,
    quick_entry,
    recycle_bin,
    referrals,
)
from tests.data.test_journal import dump
from tests.services.test_imports import bring, by_name, workbook


class Town:
    """老王 brought 李雷 and 韩梅; 李雷 brought 小芳. 李雷 has bought, 韩梅 has come, 小芳 has not."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.wang = customers.add(session, {"name": "老王", "phone": "13800001111"})
        self.li = customers.add(session, {"name": "李雷", "referrer": self.wang})
        self.han = customers.add(session, {"name": "韩梅", "referrer": self.wang})
        self.fang = customers.add(session, {"name": "小芳", "referrer": self.li})
        purchases.record(session, self.li, purchases.Entry(item="沙发", amount="3800"))
        quick_entry.save(session, quick_entry.Entry(kind="visit", customer_id=self.han, text="看样品"))

    def thanks(self, customer_id: int) -> list[tuple[str, str]]:
        return [(each.name, each.thanks) for each in referrals.chain(self.session, customer_id)]


@pytest.fixture
def town(session: Session) -> Town:
    return Town(session)


def test_each_introducer_has_count_value_and_thanks_due(session: Session, town: Town) -> None:
    found = {each.name: each for each in referrals.introducers(session)}
    assert list(found) == ["老王", "李雷"]
    wang = found["老王"]
    assert (wang.brought, wang.came, wang.amount, wang.due) == (2, 2, 380_000, 2)
    assert (found["李雷"].brought, found["李雷"].came, found["李雷"].amount, found["李雷"].due) == (
        1,
        0,
        None,
        0,
    )
    assert wang.last_on == clock.today().isoformat()


def test_the_chain_goes_down_and_up(session: Session, town: Town) -> None:
    assert [(each.name, each.depth) for each in referrals.chain(session, town.wang)] == [
        ("李雷", 1), ("小芳", 2), ("韩梅", 1),
    ]  # fmt: skip
    assert [name for _, name in referrals.above(session, town.fang)] == ["李雷", "老王"]


def test_thanks_are_said_for_one_or_for_all_and_taken_back(session: Session, town: Town) -> None:
    operation = referrals.thank(session, town.wang, [town.li])
    assert town.thanks(town.wang) == [("李雷", "said"), ("小芳", "not_yet"), ("韩梅", "due")]
    referrals.thank(session, town.wang)
    assert referrals.introducers(session)[0].due == 0
    with pytest.raises(InvalidValue, match="老王"):
        referrals.thank(session, town.wang)
    history.undo_last(session)
    history.undo(session, operation)
    assert referrals.introducers(session)[0].due == 2


def test_planned_thanks_are_said_once_the_follow_up_is_done(session: Session, town: Town) -> None:
    referrals.plan_thanks(session, town.wang, clock.today().isoformat())
    assert town.thanks(town.wang) == [("李雷", "planned"), ("小芳", "not_yet"), ("韩梅", "planned")]
    (planned,) = follow_ups.open_list(session)
    assert planned.customer_id == town.wang and "李雷、韩梅" in planned.title
    follow_ups.finish(session, [planned.id])
    assert [thanks for _, thanks in town.thanks(town.wang)] == ["said", "not_yet", "said"]
    history.undo_last(session)
    follow_ups.drop(session, [planned.id])
    assert referrals.introducers(session)[0].due == 2


def test_no_thanks_are_due_for_those_of_long_ago(session: Session, town: Town) -> None:
    later = clock.now() + timedelta(referrals.DUE_DAYS + 1)
    clock.set_now(lambda: later)
    try:
        assert [each.due for each in referrals.introducers(session)] == [0, 0]
    finally:
        clock.set_now(None)


def test_those_in_the_bin_do_not_count(session: Session, town: Town) -> None:
    recycle_bin.delete(session, [town.li])
    assert [(each.name, each.brought) for each in referrals.introducers(session)] == [("老王", 1)]


def test_a_circle_is_refused_with_a_sentence(session: Session, town: Town) -> None:
    with pytest.raises(InvalidValue, match="circle"):
        customers.update(session, town.wang, {"referrer": town.fang})


def test_a_merge_and_its_undo_keep_who_brought_whom_and_the_thanks(session: Session, town: Town) -> None:
    referrals.thank(session, town.wang, [town.li])
    other = customers.add(session, {"name": "王老板", "phone": "13800001111"})
    before = dump(session)
    operation = merge.merge(session, [other, town.wang], other, {})
    found = referrals.introducers(session)[0]
    assert (found.id, found.brought, found.due) == (other, 2, 1)
    history.undo(session, operation)
    assert dump(session) == before


def test_a_merge_keeps_the_day_of_conversion(session: Session) -> None:
    from crm_desktop.services import prospects

    one, other = (customers.add(session, {"name": name}) for name in ("甲", "甲某"))
    prospects.convert(session, [other])
    merge.merge(session, [one, other], one, {})
    assert customers.get(session, one).converted_on == clock.today().isoformat()


def test_an_import_finds_the_introducer_by_number_phone_or_name(session: Session, tmp_path: Path) -> None:
    for name, phone in (("老王", "13800001111"), ("张伟", "13800002222"), ("张伟", "13800003333")):
        customers.add(session, {"name": name, "phone": phone})
    rows: list[list[object]] = [
        ["姓名", "推荐人"], ["甲", "老王"], ["乙", "138-0000-2222"], ["丙", "张伟 13800003333"], ["丁", "C000001"],
        ["戊", "张伟"], ["己", "13899999999"],
    ]  # fmt: skip
    bring(session, workbook(tmp_path / "brought.xlsx", rows))
    phones = dict(session.query("SELECT id, phone FROM customer"))
    found = {name: phones.get(by_name(session, name).referrer_id) for name in "甲乙丙丁戊己"}
    assert [found[name] and found[name][-4:] for name in "甲乙丙丁戊己"] == [
        "1111",
        "2222",
        "3333",
        "1111",
        None,
        None,
    ]
    assert "张伟" in by_name(session, "戊").note and "13899999999" in by_name(session, "己").note


def test_an_import_makes_no_circle(session: Session, tmp_path: Path) -> None:
    rows: list[list[object]] = [["姓名", "推荐人"], ["甲", "乙"], ["乙", "丙"], ["丙", "甲"]]
    bring(session, workbook(tmp_path / "circle.xlsx", rows))
    links = [by_name(session, name).referrer_name for name in "甲乙丙"]
    assert links == ["乙", "丙", ""] and "甲" in by_name(session, "丙").note
