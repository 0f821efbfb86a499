"""Interests, habits, needs, intention and evaluation: listed, filtered, searched, grouped, imported, exported, kept by all."""

from __future__ import annotations

from pathlib import Path

import pytest

from crm_desktop.data.session import Session
from crm_desktop.services import (
    customer_groups,
    customer_list,
    customers,
    exports,
    field_history,
    filter_words,
    find,
    history,
    segments,
)
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.customer_list import Sort
from tests.services.test_imports import bring, by_name, workbook

TEXTS = {
    "interests": ("interests", "兴趣", "钓鱼、摄影"),
    "habits": ("habits", "习惯", "只周末来"),
    "needs": ("needs", "需求", "两米布艺沙发"),
    "intention": ("intention", "意向", "想看全屋定制"),
}


@pytest.fixture
def two(session: Session) -> tuple[int, int]:
    values: dict[str, object] = {key: text for key, (_, _, text) in TEXTS.items()}
    full = customers.add(session, {"name": "张伟", "evaluation": "4", **values})
    return full, customers.add(session, {"name": "李雷"})


def asked(session: Session, text: str) -> list[int]:
    chosen, problems = filter_words.read(session, text)
    assert not problems, problems
    return list(customer_list.ids(session, chosen))


@pytest.mark.parametrize("key", TEXTS)
def test_a_text_is_listed_sorted_filtered_searched_and_makes_groups(
    session: Session, two: tuple[int, int], key: str
) -> None:
    full, none = two
    english, chinese, text = TEXTS[key]
    assert customer_list.rows(session, [full])[full].value(key) == text
    assert list(customer_list.ids(session, Filter(), [Sort(key)])) == [full, none]
    part = text[1:3]
    for name in (english, chinese):
        assert asked(session, f"{name}:{part}") == [full]
        assert asked(session, f"{name}:none") == [none]
        assert asked(session, f"-{name}:{part}") == [none]
    assert [hit.id for hit in find.find(session, part).hits] == [full]
    group = segments.add_smart(session, "分组", filter_words.read(session, f"{chinese}:{part}")[0])
    assert list(segments.ids(session, segments.get(session, group))) == [full]
    assert segments.said(session, segments.get(session, group)) == f"{english}:{part}"


def test_the_evaluation_is_listed_sorted_filtered_and_grouped(session: Session, two: tuple[int, int]) -> None:
    full, none = two
    third = customers.add(session, {"name": "韩梅", "evaluation": "5"})
    order = list(customer_list.ids(session, Filter(), [Sort("evaluation")]))
    assert order == [third, full, none], "the likeliest first"
    groups = customer_groups.groups(session, order, Sort("evaluation"))
    assert [(each.value, each.count) for each in groups] == [("5", 1), ("4", 1), (None, 1)]
    for text, expected in (
        ("evaluation:4", [full]), ("评估:4", [full]), ("evaluation:4,5", [third, full]), ("评估:none", [none]),
        ("evaluation:likely", [full]), ("-evaluation:5", [none, full]),
    ):  # fmt: skip
        assert sorted(asked(session, text)) == sorted(expected), text


def test_a_file_brings_all_of_them_and_an_export_takes_them_back(session: Session, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["姓名", "兴趣爱好", "消费习惯", "客户需求", "购买意向", "意向程度"],
        ["张伟", "钓鱼", "只周末来", "沙发", "全屋定制", "4"],
        ["李雷", "", "", "", "", "5分"],
        ["韩梅", "", "", "", "", "很可能"],
        ["小红", "", "", "", "", "高"],
        ["小明", "", "", "", "", 3],
    ]
    bring(session, workbook(tmp_path / "wishes.xlsx", rows))
    zhang = by_name(session, "张伟")
    assert (zhang.interests, zhang.habits, zhang.needs, zhang.intention) == (
        "钓鱼",
        "只周末来",
        "沙发",
        "全屋定制",
    )
    found = [by_name(session, name).evaluation for name in ("张伟", "李雷", "韩梅", "小红", "小明")]
    assert found == ["4", "5", "4", "5", "3"]
    target = tmp_path / "out.xlsx"
    keys = ["number", "name", *TEXTS, "evaluation"]
    exports.export(session, target, columns=keys)
    customers.update_many(session, [zhang.id], dict.fromkeys((*TEXTS, "evaluation"), ""))
    bring(session, target, on_duplicate="overwrite")
    again = by_name(session, "张伟")
    assert [again.value(key) for key in (*TEXTS, "evaluation")] == [
        zhang.value(key) for key in (*TEXTS, "evaluation")
    ]


def test_many_get_one_at_once_and_the_history_names_it(session: Session, two: tuple[int, int]) -> None:
    operation = customers.update_many(session, list(two), {"evaluation": "3", "interests": "茶"})
    assert {customers.get(session, each).evaluation for each in two} == {"3"}
    assert field_history.of_field(session, two[0], "evaluation")[1].words == "4 · likely"
    assert field_history.of_field(session, two[1], "interests")[0].words == "茶"
    history.undo(session, operation)
    assert customers.get(session, two[0]).evaluation == "4"
