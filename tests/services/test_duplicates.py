"""Duplicates: who is put forward as one person twice, and who is not."""

from __future__ import annotations

import pytest

from crm_desktop.data.session import Session
from crm_desktop.errors import Cancelled
from crm_desktop.progress import Progress
from crm_desktop.services import customers, duplicates, recycle_bin

Values = dict[str, object]


def add(session: Session, *people: Values) -> list[int]:
    return [customers.add(session, values) for values in people]


def found(session: Session) -> list[tuple[int, ...]]:
    return [tuple(member.id for member in group.customers) for group in duplicates.groups(session)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "王小明", "phone": "13805715678"}, {"name": "王晓明", "phone": "+86 138-0571-5678"}),
        ({"name": "王小明", "phone": "13805715678"}, {"name": "王先生", "phone": "13805715678"}),
        ({"name": "王小明", "phone": "13805715678"}, {"name": "王小明", "phone": "13805715679"}),
        ({"name": "王小明", "phone": "13805715678"}, {"name": "王小明", "phone": "13805175678"}),
        ({"name": "王小明", "birthday": "1990-05-17"}, {"name": "王小明", "birthday": "1990.5.17"}),
        ({"name": "王小明", "email": "Wang@Example.com"}, {"name": "王小明", "email": "wang@example.com"}),
        ({"name": "王小明", "wechat": "wxm"}, {"name": "小明", "wechat": "WXM"}),
        ({"name": "John Smith", "phone": "13805715678"}, {"name": "john smith", "phone": "13805715678"}),
        (
            {"name": "甲", "id_number": "11010519491231002X"},
            {"name": "乙", "id_number": "11010519491231002X"},
        ),
    ],
)
def test_one_person_twice(session: Session, one: Values, other: Values) -> None:
    ids = add(session, one, other, {"name": "路人", "phone": "13999999999"})
    assert found(session) == [tuple(ids[:2])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "王芳", "phone": "13805715678"}, {"name": "张伟", "phone": "13805715678"}),
        ({"name": "王芳", "phone": "13805715678"}, {"name": "王强", "phone": "13805715678"}),
        ({"name": "王伟", "phone": "13805715678"}, {"name": "王伟", "phone": "13912345678"}),
        ({"name": "王伟"}, {"name": "王伟"}),
        ({"name": "王伟", "birthday": "1990"}, {"name": "王伟", "birthday": "1990"}),
        ({"name": "王伟", "address": "文三路"}, {"name": "王伟", "address": "文三路"}),
    ],
)
def test_families_and_namesakes_are_two(session: Session, one: Values, other: Values) -> None:
    add(session, one, other)
    assert found(session) == []


def test_pairs_grow_into_a_group_with_all_reasons(session: Session) -> None:
    ids = add(
        session,
        {"name": "王小明", "phone": "13805715678", "birthday": "1990-05-17"},
        {"name": "王小明", "phone": "13805715678"},
        {"name": "王小明", "birthday": "1990-05-17"},
    )
    (group,) = duplicates.groups(session)
    assert [member.id for member in group.customers] == ids
    assert group.score == 100
    assert len(group.reasons) == 2


def test_a_switchboard_makes_no_group_and_deleted_ones_do_not_count(session: Session) -> None:
    add(session, *({"name": f"王{at}", "phone": "0571-88881234"} for at in range(14)))
    ids = add(session, {"name": "李雷", "phone": "13805715678"}, {"name": "李雷", "phone": "13805715678"})
    assert found(session) == [tuple(ids)]
    recycle_bin.delete(session, ids[:1])
    assert found(session) == []


def test_it_can_be_cancelled(session: Session) -> None:
    stop = Progress()
    stop.cancel()
    with pytest.raises(Cancelled):
        list(duplicates.groups(session, stop))
