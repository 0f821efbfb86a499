"""The id-based model of the customer list."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.services import classification, customer_list, customers
from crm_desktop.services.customer_list import Filter
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tables import columns
from crm_desktop.ui.tables.customers_model import CustomersModel

NAME = columns.all_keys().index("name")


@pytest.fixture
def shop(session: Session) -> Session:
    grade = classification.add(session, "grade", "A", "red")
    tag = classification.add(session, "tag", "老客户")
    customers.add(session, {"name": "张伟", "phone": "13805715678", "grade": grade, "tags": [tag]})
    for at in range(200):
        customers.add(session, {"name": f"客户{at:03}"})
    return session


@pytest.fixture
def model(shop: Session, qapp: object) -> CustomersModel:
    made = CustomersModel(shop, ShopLists(shop))
    made.set_ids(customer_list.ids(shop, Filter()))
    return made


def said(
    model: CustomersModel, row: int, key: str, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole
) -> object:
    return model.data(model.index(row, columns.all_keys().index(key)), role)


def test_the_model_keeps_qts_rules(model: CustomersModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_a_cell_says_what_people_read(model: CustomersModel) -> None:
    row = len(model.ids) - 1  # Zhang stands last
    assert said(model, row, "name") == "张伟"
    assert said(model, row, "phone") == "138 0571 5678"
    assert said(model, row, "grade") == "A"
    assert said(model, row, "tags") == "老客户"
    assert said(model, row, "phone", Qt.ItemDataRole.EditRole) == "13805715678"
    assert said(model, row, columns.CHECK) is None


def test_a_contact_that_is_overdue_is_marked(model: CustomersModel, shop: Session) -> None:
    row = len(model.ids) - 1
    assert said(model, row, "name", Qt.ItemDataRole.ToolTipRole) == "张伟"
    at = clock.timestamp() - 100 * 86_400
    with shop.change(Action.RECORD_INTERACTION) as change:
        values = {"customer_id": model.ids[row], "kind": "visit", "at": at, "created_at": at}
        change.insert("interaction", {**values, "day": clock.local_day(at)})
    model.forget(None)
    assert said(model, row, "name", Qt.ItemDataRole.ToolTipRole) == "张伟 · contact overdue for 55 days"
    assert model.row_at(0).late_days == 0


def test_every_column_has_a_title_and_words_for_every_row(model: CustomersModel) -> None:
    for section, key in enumerate(columns.all_keys()[1:], 1):
        assert model.headerData(section, Qt.Orientation.Horizontal)
        for row in (0, len(model.ids) - 1):
            assert isinstance(said(model, row, key), str)
            assert isinstance(said(model, row, key, Qt.ItemDataRole.ToolTipRole), str)


def test_rows_are_read_by_pages_and_kept(model: CustomersModel, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    read = customer_list.rows

    def counted(session: Session, wanted: array[int]) -> object:
        asked.append(len(wanted))
        return read(session, wanted)

    monkeypatch.setattr(customer_list, "rows", counted)
    for row in range(100, 130):
        model.row_at(row)
    assert asked == [64]
    for row in range(99, 60, -1):  # upwards
        model.row_at(row)
    assert len(asked) == 2


def test_a_touched_row_is_read_again_and_said_once(
    model: CustomersModel, shop: Session, qtbot: QtBot
) -> None:
    customer_id = model.ids[3]
    model.row_at(3)
    customers.update(shop, customer_id, {"name": "客户新"})
    with qtbot.waitSignal(model.dataChanged) as said_so:
        model.forget([customer_id, 999_999])
    first, last = said_so.args[:2]
    assert (first.row(), last.row()) == (3, 3)
    assert model.row_at(3).name == "客户新"  # type: ignore[union-attr]


def test_a_customer_that_is_gone_is_an_empty_row(shop: Session, qapp: object) -> None:
    model = CustomersModel(shop, ShopLists(shop))
    model.set_ids(array("q", [1, 999]))
    assert model.row_at(1) is None
    assert model.row_at(2) is None
    assert model.data(model.index(1, NAME)) is None


def test_only_what_can_be_edited_is_editable(model: CustomersModel) -> None:
    def editable(key: str) -> bool:
        return bool(model.flags(model.index(0, columns.all_keys().index(key))) & Qt.ItemFlag.ItemIsEditable)

    assert all(editable(key) for key in ("name", "phone", "company", "grade", "category", "source"))
    assert not any(editable(key) for key in (columns.CHECK, "last_contact_at", "tags", "created_at"))
