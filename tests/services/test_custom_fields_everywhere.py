"""A field of the shop is as good as one of the program: in lists, files, merges and the history."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.data.session import Session
from crm_desktop.services import (
    customer_list,
    customers,
    exports,
    field_history,
    history,
    interactions,
    merge,
)
from crm_desktop.services.customer_list import Filter, Sort
from tests.services.test_custom_fields import define, shown


@pytest.mark.parametrize(
    ("kind", "values", "order"),
    [
        (Kind.TEXT, ["上海", "北京", ""], [1, 0, 2]),
        (Kind.NUMBER, ["10", "9.5", ""], [1, 0, 2]),
        (Kind.MONEY, ["1万", "200", ""], [1, 0, 2]),
        (Kind.PARTIAL_DATE, ["2030", "2029-05", ""], [1, 0, 2]),
        (Kind.ONE_OF, ["small", "large", ""], [1, 0, 2]),
        (Kind.YES_NO, ["no", "yes", ""], [1, 0, 2]),
    ],
)
def test_the_list_is_put_in_the_order_of_a_field_with_the_empty_last(
    session: Session, kind: Kind, values: list[str], order: list[int]
) -> None:
    key = define(session, "mine", kind, *(("large", "small") if kind == Kind.ONE_OF else ()))
    ids = [customers.add(session, {"name": "甲", key: value}) for value in values]
    wanted = [ids[at] for at in order]
    assert list(customer_list.ids(session, Filter(), [Sort(key)])) == wanted
    assert customer_list.first_ids(session, Filter(), [Sort(key)], within=5) == wanted
    backwards = [wanted[1], wanted[0], wanted[2]]
    assert list(customer_list.ids(session, Filter(), [Sort(key, True)])) == backwards


def test_an_order_along_an_index_is_the_order_that_sqlite_gives(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crm_desktop.services import customer_ids

    fee = define(session, "Fee", Kind.MONEY)
    values = ["5", "", "7", "5", "-1", "5", "", "7", "0"]
    for at, value in enumerate(values):
        customers.add(session, {"name": f"客{at * 4 % 9}", fee: value})
    plain = {down: list(customer_list.ids(session, Filter(), [Sort(fee, down)])) for down in (False, True)}
    monkeypatch.setattr(customer_list, "_DEALT_FROM", 0)
    for piece in (2, 5000):  # rows at a time, and how many of one value are picked out, not sorted
        monkeypatch.setattr(customer_ids, "_PIECE", piece)
        for down, wanted in plain.items():
            assert list(customer_list.ids(session, Filter(), [Sort(fee, down)])) == wanted
            assert customer_list.first_ids(session, Filter(), [Sort(fee, down)], within=5) == wanted


def test_a_link_is_listed_and_ordered_by_the_name_at_its_end(session: Session) -> None:
    key = define(session, "Spouse", Kind.CUSTOMER)
    li, an = (customers.add(session, {"name": name}) for name in ("李芳", "安娜"))
    one = customers.add(session, {"name": "王强", key: li})
    other = customers.add(session, {"name": "张伟", key: an})
    assert list(customer_list.ids(session, Filter(), [Sort(key)]))[:2] == [other, one]
    assert customer_list.rows(session, [one])[one].value(key) == "李芳"


def test_the_export_writes_what_a_person_reads(session: Session, tmp_path: Path) -> None:
    spouse = define(session, "Spouse", Kind.CUSTOMER)
    keys = {
        define(session, "Fee", Kind.MONEY): "1,200.50",
        define(session, "Member", Kind.YES_NO): "yes",
        define(session, "Size", Kind.ONE_OF, "S", "L"): "L",
        define(session, "Colors", Kind.MANY_OF, "Red", "Blue"): "Red、Blue",
        define(session, "Ratio", Kind.NUMBER): "0.5",
        define(session, "Until", Kind.PARTIAL_DATE): "2030-05",
    }
    li = customers.add(session, {"name": "李芳"})
    one = customers.add(session, {"name": "王强", **keys, spouse: li})
    path = tmp_path / "out.csv"
    exports.export(session, path, [one], ["name", *keys, "Spouse"])
    with path.open(encoding="utf-8-sig") as stream:
        rows = list(csv.reader(stream))
    assert rows == [
        ["Name", "Fee", "Member", "Size", "Colors", "Ratio", "Until", "Spouse"],
        ["王强", "1200.50", "Yes", "L", "Red、Blue", "0.5", "2030-05", "C000001 李芳"],
    ]


def test_a_merge_lays_the_values_side_by_side_and_moves_links(session: Session) -> None:
    car, spouse = define(session, "Car"), define(session, "Spouse", Kind.CUSTOMER)
    one = customers.add(session, {"name": "王强", car: "Golf"})
    other = customers.add(session, {"name": "王强", car: "Polo"})
    wife = customers.add(session, {"name": "李芳", spouse: other})
    line = next(line for line in merge.plan(session, [one, other]).lines if line.key == car)
    assert (line.values, line.differs) == (("Golf", "Polo"), True)
    operation = merge.merge(session, [one, other], one, {car: other})
    assert shown(session, one, car) == "Polo"
    assert customers.get(session, wife).value(spouse) == one
    history.undo(session, operation)
    assert shown(session, one, car) == "Golf"
    assert customers.get(session, wife).value(spouse) == other


def test_a_merge_puts_the_words_of_both_together(session: Session) -> None:
    colors = define(session, "Colors", Kind.MANY_OF, "Red", "Green", "Blue")
    member = define(session, "Member", Kind.YES_NO)
    one = customers.add(session, {"name": "王强", colors: "Blue"})
    other = customers.add(session, {"name": "王强", colors: "Red、Blue", member: "no"})
    merge.merge(session, [one, other], one)
    assert shown(session, one, colors) == "Red, Blue"
    assert shown(session, one, member) == "No"


def test_the_timeline_says_what_changed_and_one_value_is_put_back(session: Session) -> None:
    size = define(session, "Size", Kind.ONE_OF, "S", "L")
    customer = customers.add(session, {"name": "王强", size: "S"})
    customers.update(session, customer, {size: "L"})
    item = interactions.timeline(session, customer, [interactions.CHANGE])[0]
    change, column, old, new = item.fields[0]
    assert history.column_title(column) == "Size"
    assert [history.value_title(session, column, each) for each in (old, new)] == ["S", "L"]
    field_history.put_back(session, change, column)
    assert shown(session, customer, size) == "S"


def test_many_customers_get_one_value_in_one_step(session: Session) -> None:
    size = define(session, "Size", Kind.ONE_OF, "S", "L")
    ids = [customers.add(session, {"name": name}) for name in "甲乙"]
    customers.update_many(session, ids, {size: "L"})
    assert [shown(session, each, size) for each in ids] == ["L", "L"]
    history.undo_last(session)
    assert [shown(session, each, size) for each in ids] == ["", ""]


def test_a_deleted_field_leaves_no_trace_in_saved_columns(session: Session) -> None:
    from crm_desktop.services import custom_fields, saved_views

    key = define(session, "Car")
    saved_views.save(session, "mine", Filter(), [Sort(key)], ["name", key])
    custom_fields.delete(session, FIELDS[key].made)
    view = saved_views.named(session, "mine")
    assert (view.columns, view.sorts) == (("name",), (Sort("name"),))


def test_a_list_in_the_order_of_a_field_that_is_deleted_meanwhile_comes_to_its_end(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crm_desktop.services import custom_fields

    fee = define(session, "Fee", Kind.MONEY)
    one = customers.add(session, {"name": "甲", fee: "5"})
    seen = customer_list.customer_order.along_its_index

    def deleted_meanwhile(sort: Sort) -> bool:
        if fee in FIELDS:
            custom_fields.delete(session, FIELDS[fee].made)
        return seen(sort)

    monkeypatch.setattr(customer_list.customer_order, "along_its_index", deleted_meanwhile)
    assert list(customer_list.ids(session, Filter(), [Sort(fee)])) == [one]
    assert fee not in FIELDS
