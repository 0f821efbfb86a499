"""The language on a real shop: what a text leaves of its customers."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings

from crm_desktop import clock, i18n
from crm_desktop.data.fields import Kind
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.services import (
    classification,
    customer_list,
    customers,
    filter_conditions,
    filter_fields,
    filter_words,
    recycle_bin,
    staff,
)
from crm_desktop.services.customer_filter import Filter
from crm_desktop.values import rules
from crm_desktop.values.language import Type
from crm_desktop.values.rules import Condition, Op
from tests.services.test_custom_fields import define
from tests.values.test_language import RULES

DAY = 86_400


@pytest.fixture
def shop(session: Session, noon: datetime) -> Session:
    """Seven customers with different facts."""
    for name in ("A", "B"):
        classification.add(session, "grade", name)
    retail = classification.add(session, "category", "零售")
    wholesale = classification.add(session, "category", "批发")
    for above in (retail, wholesale):
        classification.add(session, "category", "熟客", parent_id=above)
    vip = classification.add(session, "tag", "VIP")
    classification.add(session, "tag", "VIP 金", parent_id=vip)
    classification.add(session, "source", "路过")
    staff.add(session, "小李")
    facts: list[dict[str, object]] = [
        {
            "name": "张伟",
            "phone": "138 0571 5678",
            "grade": 1,
            "tags": [1],
            "company": "兴达贸易",
            "category": 1,
        },
        {"name": "阿明", "phone": ["13900001111", "0571-8888 5678"], "grade": 2, "tags": [2], "category": 3},
        {
            "name": "单雄信",
            "company": "宏图 兴达",
            "grade": 1,
            "category": 4,
            "stage": "active",
            "birthday": "1990-05-17",
        },
        {"name": "Bob Lee", "phone": "13800138000", "email": "Bob@Example.com", "birthday": "--11-22"},
        {
            "name": "王小明",
            "address": "文三路12号",
            "source": 1,
            "owner": 1,
            "gender": "female",
            "birthday": "1985",
        },
        {"name": "3号桌", "note": "喜欢 安静", "starred": 1, "kind": "company", "birthday": "2001-11"},
        {"name": "旧客", "grade": 1},
    ]
    ids = [customers.add(session, each) for each in facts]
    customers.update(session, ids[1], {"referrer": ids[0]})
    now = int(noon.timestamp())
    with session.change(Action.FILL_SAMPLES) as change:
        for at, days in ((0, 3), (1, 40), (3, 200), (4, 0)):
            moment = now - days * DAY
            change.insert(
                "interaction",
                {
                    "customer_id": ids[at],
                    "kind": "visit",
                    "at": moment,
                    "day": clock.local_day(moment),
                    "staff_id": 1,
                    "created_at": moment,
                },
            )
        for at, due in ((0, "2026-11-21"), (4, "2026-11-18")):
            change.insert(
                "follow_up", {"customer_id": ids[at], "due_day": due, "created_at": now, "title": "x"}
            )
    recycle_bin.archive(session, [ids[6]])
    return session


def found(session: Session, text: str) -> list[str]:
    chosen, problems = filter_words.read(session, text)
    assert problems == (), problems
    ids = customer_list.ids(session, chosen)
    assert sorted(customer_list.first_ids(session, chosen, within=5)) == sorted(ids)
    shown = customer_list.rows(session, ids)
    return [shown[each].name for each in ids]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("tel:5678", ["阿明", "张伟"]),
        ("电话:0571 -tag:VIP", []),
        ("tel:88885678", ["阿明"]),
        ("tel:78", ["阿明", "张伟"]),
        ("tel:=+8613800138000", ["Bob Lee"]),
        ("tel:138*", ["Bob Lee", "张伟"]),
        ("phone:none", ["3号桌", "单雄信", "王小明"]),
        ("tag:VIP", ["阿明", "张伟"]),  # and those below it
        ('tag:"VIP 金"', ["阿明"]),
        ("-tag:VIP", ["3号桌", "Bob Lee", "单雄信", "王小明"]),
        ("grade:a", ["单雄信", "张伟"]),
        ("-grade:A", ["3号桌", "阿明", "Bob Lee", "王小明"]),  # who has none is not A
        ("级别:A,无", ["3号桌", "Bob Lee", "单雄信", "王小明", "张伟"]),
        ("category:熟客", ["阿明", "单雄信"]),
        ("category:零售/熟客", ["阿明"]),
        ("category:零售", ["阿明", "张伟"]),
        ("类别:ls", ["阿明", "张伟"]),  # as it is spelled
        ("company:兴达", ["单雄信", "张伟"]),
        ("company:兴达*", ["张伟"]),
        ("company:=兴达贸易", ["张伟"]),
        ("company:any", ["单雄信", "张伟"]),
        ("name:小", ["王小明"]),
        ("name:wangx", ["王小明"]),
        ("name:lee", ["Bob Lee"]),
        ("email:example", ["Bob Lee"]),
        ("地址:文三路12", ["王小明"]),
        ("note:安静", ["3号桌"]),
        ("来源:路过", ["王小明"]),
        ("owner:小李 OR is:starred", ["3号桌", "王小明"]),
        ("sex:female", ["王小明"]),
        ("性别:女", ["王小明"]),
        ("stage:active", ["单雄信"]),
        ("stage:活跃", ["单雄信"]),
        ("kind:company", ["3号桌"]),
        ("referrer:张", ["阿明"]),
        ("last:today", ["王小明"]),
        ("last:<7d", ["王小明", "张伟"]),
        ("最近联系:>30天", ["阿明", "Bob Lee"]),
        ("last:none", ["3号桌", "单雄信"]),
        ("last:>30d OR last:never", ["3号桌", "阿明", "Bob Lee", "单雄信"]),
        ("last:2026-10", ["阿明"]),
        ("by:小李 -last:<7d", ["阿明", "Bob Lee"]),
        ("next:overdue", ["王小明"]),
        ("next:<7d", ["张伟"]),
        ("next:any", ["王小明", "张伟"]),
        ("created:today 5678", ["阿明", "张伟"]),
        ("created:<2020", []),
        ("visited:<7d", ["王小明", "张伟"]),
        ("到店:2026-10 next:none", ["阿明"]),
        ("visited:none", ["3号桌", "单雄信"]),
        ("called:any", []),
        ("birthday:05-17", ["单雄信"]),
        ("生日:11月", ["3号桌", "Bob Lee"]),
        ("birthday:this-month", ["3号桌", "Bob Lee"]),
        ("birthday:<7d", ["Bob Lee"]),
        ("birthday:today", []),
        ("birthday:1985..1990", ["单雄信", "王小明"]),
        ("birthday:none", ["阿明", "张伟"]),
        ("interactions:>0", ["阿明", "Bob Lee", "王小明", "张伟"]),
        ("interactions:none 3号", ["3号桌"]),
        ("is:starred", ["3号桌"]),
        ("is:archived", ["旧客"]),
        ("is:archived grade:B", []),
        ("grade:A (is:archived OR tag:VIP)", ["旧客", "张伟"]),
        ("(张 OR 单) -company:宏图", ["张伟"]),
        ('-"张"', ["3号桌", "阿明", "Bob Lee", "单雄信", "王小明"]),
    ],
)
def test_a_text_leaves_these(shop: Session, text: str, names: list[str]) -> None:
    assert found(shop, text) == names


def test_a_text_is_written_with_the_names_of_the_shop(shop: Session) -> None:
    chosen, _ = filter_words.read(shop, "级别:a 类别:零售/熟客 -标签:vip 性别:女 last:30天")
    assert filter_words.written(shop, chosen) == "grade:A category:零售/熟客 -tag:VIP sex:Female last:<30d"
    i18n.install("zh_CN")
    assert filter_words.written(shop, chosen) == "级别:A 类别:零售/熟客 -标签:VIP 性别:女 上次联系:<30天"


def test_an_entry_that_is_renamed_stays_in_a_filter(shop: Session) -> None:
    chosen, _ = filter_words.read(shop, "grade:A")
    classification.rename(shop, "grade", 1, "黄金")
    assert filter_words.written(shop, chosen) == "grade:黄金"
    gone = Filter(rules.among("grade", [77]))
    assert filter_words.written(shop, gone) == "grade:#77"
    assert filter_words.read(shop, "grade:#77") == (gone, ())


@pytest.mark.parametrize(
    ("kind", "value", "text", "stands"),
    [
        (Kind.NUMBER, "172.5", "身高:>172", True),
        (Kind.NUMBER, "172.5", "身高:>172.5", False),
        (Kind.MONEY, "1200.50", "身高:1千..1201", True),
        (Kind.TEXT, "很高", "身高:高", True),
        (Kind.YES_NO, "no", "身高:no", True),
        (Kind.YES_NO, "yes", "身高:no", False),
        (Kind.ONE_OF, "L", "身高:L,none", True),
        (Kind.MANY_OF, "S、L", "身高:L", True),
        (Kind.MANY_OF, "S", "身高:L", False),
        (Kind.PARTIAL_DATE, "2030-05", "身高:2030", True),
        (Kind.PARTIAL_DATE, "2030-05", "身高:2030-05..", True),
        (Kind.PARTIAL_DATE, "2030-05", "身高:<2030-05", False),
        (Kind.PHONE, "138 0013 8000", "身高:8000", True),
    ],
)
def test_a_field_of_the_shop_is_asked_for_like_the_others(
    shop: Session, kind: Kind, value: str, text: str, stands: bool
) -> None:
    key = define(shop, "身高", kind, *(("S", "L") if kind in (Kind.ONE_OF, Kind.MANY_OF) else ()))
    customers.update(shop, 1, {key: value})
    everybody = found(shop, "")
    assert ("张伟" in found(shop, text)) is stands
    assert found(shop, "身高:none") == [name for name in everybody if name != "张伟"]
    chosen, _ = filter_words.read(shop, text)
    assert filter_words.read(shop, filter_words.written(shop, chosen)) == (chosen, ())


def test_a_field_with_the_name_of_another_is_asked_for_by_its_key(shop: Session) -> None:
    key = define(shop, "电话", Kind.TEXT)
    customers.update(shop, 4, {key: "5678"})
    assert found(shop, "电话:5678") == ["阿明", "张伟"]
    assert found(shop, f"{key}:5678") == ["Bob Lee"]


def test_a_condition_on_a_field_that_is_gone_leaves_nobody_out(shop: Session) -> None:
    gone = Filter(Condition("custom_9", Op.WITHIN, ("5",)))
    assert len(customer_list.ids(shop, gone)) == 6


def test_every_field_can_be_asked_for_in_every_way(shop: Session) -> None:
    for field in filter_fields.every():
        key = field.key
        if field.type == Type.FLAG:
            continue
        values = {
            Type.CHOICE: ["none", "any"],
            Type.TEXT: ["x", "=x", "x*", "小", "none", "any"],
            Type.PHONE: ["5", "=5", "5*", "5678", "none"],
        }.get(field.type, ["5", ">5", "2024", "<30d", "none", "any", "..2025"])
        for value in values:
            chosen, _ = filter_words.read(shop, f"{field.english[0]}:{value}")
            both = customer_list.ids(shop, chosen)
            others = customer_list.ids(shop, Filter(rules.negated(chosen.rule)))
            if not chosen.empty:
                assert sorted([*both, *others]) == sorted(customer_list.ids(shop, Filter())), (key, value)


@given(rule=RULES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_a_rule_and_its_opposite_are_everybody(shop: Session, rule: rules.Rule) -> None:
    """Whatever is asked: SQL takes it, and nobody is in both or in neither."""
    known = {
        "last": "last_contact_at",
        "next": "next_follow_up",
        "count": "interaction_count",
        "spent": "interaction_count",
    }

    def renamed(one: rules.Rule) -> rules.Rule:
        match one:
            case Condition(field, op, values):
                return Condition(known.get(field, field), op, values)
            case rules.Not(inner):
                return rules.negated(renamed(inner))
            case rules.All(several):
                return rules.every(map(renamed, several))
            case rules.Either(several):
                return rules.either(map(renamed, several))
        return one

    chosen = Filter(renamed(rule))
    if chosen.empty:
        return
    inside = set(customer_list.ids(shop, chosen))
    outside = set(customer_list.ids(shop, Filter(rules.negated(chosen.rule))))
    assert not inside & outside
    assert inside | outside == set(customer_list.ids(shop, Filter()))


def test_yes_and_no_of_the_shop_s_own_fields_are_asked_for_in_both_languages(session: Session) -> None:
    from crm_desktop.data.fields import Kind
    from crm_desktop.services import custom_fields, customers
    from crm_desktop.services.custom_fields import Definition
    from crm_desktop.services.customer_list import ids

    member = custom_fields.define(session, Definition("会员", Kind.YES_NO))
    one, other = (customers.add(session, {"name": "甲", member: word}) for word in ("yes", "no"))
    for text, wanted in (("会员:是", one), ("会员:yes", one), ("会员:否", other), ("会员:no", other)):
        chosen, problems = filter_words.read(session, text)
        assert (list(ids(session, chosen)), problems) == ([wanted], ())


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_field_is_read_by_the_name_under_which_it_is_written(session: Session, language: str) -> None:
    i18n.install(language)
    for field in filter_fields.every():
        condition = Condition(field.key, Op.IS if field.type == Type.FLAG else Op.EMPTY)
        if field.key in (filter_conditions.GROUP, "operation"):
            continue
        written = filter_words.written(session, Filter(condition))
        read, problems = filter_words.read(session, written)
        assert not problems, written
        assert [each.field for each in rules.leaves(read.rule) if isinstance(each, Condition)] == [
            field.key
        ], written
