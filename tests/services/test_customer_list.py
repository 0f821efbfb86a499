"""Which customers a list shows, in what order, and where a letter begins."""

from __future__ import annotations

from datetime import datetime

import pytest

from crm_desktop.data.fields import FIELDS
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import Cancelled
from crm_desktop.progress import Progress
from crm_desktop.services import (
    classification,
    customer_groups,
    customer_ids,
    customer_list,
    customer_order,
    customers,
    recycle_bin,
    staff,
)
from crm_desktop.services.customer_filter import having
from crm_desktop.services.customer_list import Filter, Sort
from crm_desktop.values.pinyin import sort_key

DAY = 86_400


@pytest.fixture
def shop(session: Session, noon: datetime) -> dict[str, int]:
    """Six customers with different facts: name → id."""
    for name in ("A", "B"):
        classification.add(session, "grade", name)
    retail = classification.add(session, "category", "零售")
    classification.add(session, "category", "熟客", parent_id=retail)
    for name in ("老客户", "急性子"):
        classification.add(session, "tag", name)
    staff.add(session, "小李")
    facts: dict[str, dict[str, object]] = {
        "张伟": {"grade": 1, "tags": [1], "company": "兴达", "category": 1},
        "阿明": {"grade": 2, "tags": [1, 2], "category": 2},
        "单雄信": {"company": "宏图", "grade": 1},
        "Bob": {"phone": "13800138000"},
        "王小明": {"tags": [2]},
        "3号桌": {"grade": 2},
    }
    found = {name: customers.add(session, {"name": name, **values}) for name, values in facts.items()}
    now = int(noon.timestamp())
    contacted = {
        "张伟": (3, "2026-11-21"),
        "阿明": (40, None),
        "王小明": (0, "2026-11-18"),
        "Bob": (200, None),
    }
    with session.change(Action.FILL_SAMPLES) as change:
        for name, (days, due) in contacted.items():
            at = now - days * DAY
            change.insert(
                "interaction",
                {
                    "customer_id": found[name],
                    "kind": "visit",
                    "at": at,
                    "day": "",
                    "staff_id": 1,
                    "created_at": at,
                },
            )
            if due:
                change.insert(
                    "follow_up", {"customer_id": found[name], "due_day": due, "created_at": now, "title": "x"}
                )
        change.execute("UPDATE customer SET created_at = ? WHERE id = 1", (now - 20 * DAY,))
    return found


def names(session: Session, chosen: Filter = Filter(), *sorts: Sort) -> list[str]:  # noqa: B008
    ids = customer_list.ids(session, chosen, sorts)
    assert customer_list.first_ids(session, chosen, sorts, within=5) == list(ids)
    assert customer_list.first_ids(session, chosen, sorts, limit=2, within=5) == list(ids)[:2]
    shown = customer_list.rows(session, ids)
    return [shown[customer_id].name for customer_id in ids]


@pytest.mark.usefixtures("shop")
def test_names_stand_in_pinyin_order_and_surnames_are_read_their_own_way(session: Session) -> None:
    order = ["3号桌", "阿明", "Bob", "单雄信", "王小明", "张伟"]
    assert names(session) == order
    assert names(session, Filter(), Sort("name", True)) == order[::-1]


@pytest.mark.usefixtures("shop")
def test_empty_values_stand_last_in_both_directions(session: Session) -> None:
    assert names(session, Filter(), Sort("last_contact_at"))[:4] == ["Bob", "阿明", "张伟", "王小明"]
    assert names(session, Filter(), Sort("last_contact_at", True))[:4] == ["王小明", "张伟", "阿明", "Bob"]
    rest = ["3号桌", "阿明", "Bob", "单雄信"]
    assert names(session, Filter(), Sort("next_follow_up")) == ["王小明", "张伟", *rest]
    assert names(session, Filter(), Sort("next_follow_up", True)) == ["张伟", "王小明", *rest]
    assert names(session, Filter(), Sort("company"))[:2] == ["单雄信", "张伟"]
    assert names(session, Filter(), Sort("company", True))[:2] == ["张伟", "单雄信"]


@pytest.mark.usefixtures("shop")
def test_several_keys_decide_one_after_the_other(session: Session) -> None:
    assert names(session, Filter(), Sort("grade"), Sort("name", True)) == [
        "张伟", "单雄信", "阿明", "3号桌", "王小明", "Bob",
    ]  # fmt: skip
    assert names(session, Filter(), Sort("grade", True))[:2] == ["3号桌", "阿明"]


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("key", [key for key in FIELDS if customer_list.sortable(key)])
def test_every_sortable_field_keeps_every_customer(session: Session, key: str) -> None:
    for descending in (False, True):
        assert len(names(session, Filter(), Sort(key, descending))) == 6
        assert len(names(session, having(grade=frozenset({1, 2})), Sort(key, descending))) == 4


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize(
    "key",
    (
        "grade", "category", "owner", "gender", "stage", "starred", "kind", "company", "position", "phone",
        "birthday", "note", "interaction_count", "updated_at", "purchase_count", "purchase_amount",
        "purchase_profit", "first_purchase_on", "last_purchase_on", "purchase_interval",
    ),
)  # fmt: skip
def test_a_long_list_is_dealt_out_as_a_short_one_is_sorted(
    session: Session, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    recycle_bin.delete(session, [3])
    recycle_bin.purge(session, [3])  # an id is missing
    customers.update(
        session, 4, {"gender": "male", "stage": "lost", "starred": 1, "owner": 1, "position": "主任"}
    )
    customers.update(session, 1, {"position": "主人", "birthday": "1990-05", "note": "0", "company": "宏图"})
    customers.update(session, 6, {"birthday": "--05-17", "note": "b"})
    customers.update(session, 5, {"gender": "female", "stage": "new", "kind": "company"})
    orders = [[Sort(key, down), Sort("last_contact_at", True)] for down in (False, True)]
    orders += [[Sort(key)], [Sort(key), Sort("grade", True), Sort("name", True)]]
    sorted_by_sqlite = [names(session, Filter(), *order) for order in orders]
    monkeypatch.setattr(customer_list, "_DEALT_FROM", 0)
    assert [names(session, Filter(), *order) for order in orders] == sorted_by_sqlite
    monkeypatch.setattr(customer_ids, "MOST_TEXTS", 0)  # too many different ones: left to SQLite
    assert [names(session, Filter(), *order) for order in orders] == sorted_by_sqlite


@pytest.mark.usefixtures("shop")
def test_an_order_that_is_kept_in_memory_follows_what_is_written(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(customer_list, "_DEALT_FROM", 0)
    order = [Sort("company"), Sort("name")]
    assert names(session, Filter(), *order) == ["单雄信", "张伟", "3号桌", "阿明", "Bob", "王小明"]
    customers.update(session, 4, {"name": "安心"})
    operation = customers.update_many(session, [2], {"company": "兴达"})
    assert names(session, Filter(), *order) == ["单雄信", "阿明", "张伟", "3号桌", "安心", "王小明"]
    session.undo(operation)
    recycle_bin.delete(session, [6])
    assert names(session, Filter(), *order) == ["单雄信", "张伟", "阿明", "安心", "王小明"]


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (having(grade=frozenset({1})), ["单雄信", "张伟"]),
        (having(grade=frozenset({2, None})), ["3号桌", "阿明", "Bob", "王小明"]),
        (having(category=frozenset({1})), ["阿明", "张伟"]),  # with those below it
        (having(category=frozenset({2})), ["阿明"]),
        (having(tags=frozenset({1})), ["阿明", "张伟"]),
        (having(tags=frozenset({2, None})), ["3号桌", "阿明", "Bob", "单雄信", "王小明"]),
        (having(tags=frozenset({1}), grade=frozenset({1})), ["张伟"]),
        (having(last_contact_at="today"), ["王小明"]),
        (having(last_contact_at="<7d"), ["王小明", "张伟"]),
        (having(last_contact_at="<90d"), ["阿明", "王小明", "张伟"]),
        (having(last_contact_at=">90d"), ["Bob"]),
        (having(last_contact_at=None), ["3号桌", "单雄信"]),
        (having(last_contact_at="2026-11-17..2026-11-17"), ["张伟"]),
        (having(last_contact_by=frozenset({1})), ["阿明", "Bob", "王小明", "张伟"]),
        (having(created_at="..2026-11-10"), ["张伟"]),
        (having(next_follow_up="..2026-11-20"), ["王小明"]),
        (having(text="138001"), ["Bob"]),
        (having(text="xm"), ["王小明"]),
        (having(operation=8), ["张伟"]),
        (having(grade=frozenset({77})), []),
    ],
)
def test_a_filter_leaves_what_it_says(session: Session, chosen: Filter, expected: list[str]) -> None:
    assert names(session, chosen) == expected
    assert sorted(names(session, chosen, Sort("last_contact_at", True))) == sorted(expected)


def test_deleted_customers_are_nowhere_and_archived_ones_in_the_archive(
    session: Session, shop: dict[str, int]
) -> None:
    recycle_bin.delete(session, [shop["张伟"]])
    recycle_bin.archive(session, [shop["Bob"], shop["张伟"]])
    assert names(session) == ["3号桌", "阿明", "单雄信", "王小明"]
    assert names(session, having(archived=True)) == ["Bob"]
    assert (customer_list.total(session), customer_list.total(session, archived=True)) == (4, 1)


def test_a_row_holds_what_the_list_shows(session: Session, shop: dict[str, int]) -> None:
    row = customer_list.rows(session, [shop["阿明"], 999])[shop["阿明"]]
    assert (row.name, row.grade, row.category, row.tags, row.starred) == ("阿明", 2, 2, (1, 2), 0)
    assert row.interaction_count == 1
    assert row.last_contact_by == 1


def test_ids_can_be_cancelled(session: Session) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        customer_list.ids(session, Filter(), (), progress)


def test_a_first_look_that_takes_too_long_ends_with_what_it_has(session: Session) -> None:
    with session.change(Action.FILL_SAMPLES) as change:
        change.execute(
            "INSERT INTO customer (number, name, created_at) SELECT value, value, 1 FROM "
            "(WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 30000) "
            "SELECT value FROM n)"
        )
    assert len(customer_list.first_ids(session, Filter(), [Sort("position")], within=0)) < 100
    assert session.one("SELECT count(*) FROM customer")[0] == 30_000  # nothing stops a later statement


@pytest.mark.parametrize("descending", [False, True])
def test_each_letter_is_found_where_it_begins(session: Session, descending: bool) -> None:
    people = ["阿明", "安安", "Bob", "张伟", "单雄信", "赵一", "3号桌", "王小明", "！", "曾国"]
    for name in people:
        customers.add(session, {"name": name})
    ids = customer_list.ids(session, Filter(), [Sort("name", descending)])
    keys = [sort_key(customer_list.rows(session, ids)[each].name) for each in ids]
    assert keys == sorted(keys, reverse=descending)
    initials = [key[0].upper() for key in keys]
    expected = {letter: initials.index(letter) for letter in "ABSWZ"}
    found = dict(customer_list.letters(session, ids, descending))
    assert {letter: place for letter, place in found.items() if letter != "#"} == expected
    if not descending:
        assert found["#"] == 0
        assert customer_list.place_of(session, ids, "zh") == initials.index("Z") + 1  # after zeng
        assert list(found) == ["#", *"ABSWZ"]
    else:
        assert list(found) == list("ZWSBA")


def test_parts_are_taken_off_a_filter() -> None:
    chosen = having(starred=True, text="a", grade={1})
    assert chosen.without("starred", "", "grade").empty
    assert (chosen.text, chosen.values("grade"), chosen.values("source")) == ("a", (1,), ())


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("descending", [False, True])
def test_groups_begin_where_their_value_begins(session: Session, descending: bool) -> None:
    for key in customer_groups.groupable():
        sort = Sort(key, descending)
        ids = customer_list.ids(session, Filter(), [sort, Sort("name")])
        column = FIELDS[key].read
        values = [
            session.one(f"SELECT {column} FROM customer WHERE id = ?", (each,))[0] or None for each in ids
        ]
        for group in customer_groups.groups(session, ids, sort):
            assert set(values[group.start : group.start + group.count]) == {group.value}
        assert sum(group.count for group in customer_groups.groups(session, ids, sort)) == len(ids)


@pytest.mark.parametrize("key", customer_order.CONTACTS)
def test_contact_methods_stand_in_the_order_of_what_they_say_not_how_it_is_written(
    session: Session, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = {
        "phone": ("139 0000 0001", "+86 138-0000-0002", "13800000001"),
        "email": ("B@x.cn", "a@x.cn", "A0@x.cn"),
        "wechat": ("Wx_b", "wx_a", "WX_0"),
        "qq": ("300000", "200000", "100000"),
        "address": ("北京市朝阳区二里", "北京市朝阳区一里", "安阳市一里"),
    }[key]
    for at, value in enumerate((*written, written[0])):
        customers.add(session, {"name": f"客{9 - at}", key: value})
    customers.add(session, {"name": "无"})
    gone = customers.add(session, {"name": "去", key: written[1]})
    recycle_bin.delete(session, [gone])
    customers.update_many(session, [2, 4], {"company": "兴达"})
    expected = ["客7", "客8", "客9", "客6", "无"]
    assert names(session, Filter(), Sort(key)) == expected
    assert names(session, Filter(), Sort(key, True)) == ["客6", "客9", "客8", "客7", "无"]
    few = having(company="兴达")
    for descending in (False, True):
        order = names(session, Filter(), Sort(key, descending))
        wanted = [name for name in order if name in ("客8", "客6")]
        assert names(session, few, Sort(key, descending)) == wanted
        monkeypatch.setattr(customer_list, "_FEW", 0)
        assert names(session, few, Sort(key, descending)) == wanted
        monkeypatch.undo()
    monkeypatch.setattr(customer_ids, "MOST_TEXTS", 0)
    assert names(session, Filter(), Sort(key)) == expected
