"""The earlier values at a field: when, who, and put back as one act."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.services import classification, contacts, customers, history, staff
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customer_page import CustomerPage
from crm_desktop.ui.views.customer_page_field_history import FieldHistory
from tests.services.test_custom_fields import define
from tests.ui.views.conftest import Shop

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


@pytest.fixture
def page(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> CustomerPage:
    view = CustomerPage(shop.session, tasks, bridge)
    qtbot.addWidget(view)
    view.resize(420, 700)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_customer(shop.zhang)
    return view


def _open(page: CustomerPage, qtbot: QtBot, focus: QWidget) -> FieldHistory:
    focus.setFocus()
    qtbot.keyClick(
        focus, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, FieldHistory)
    return popup


def _contact_row(page: CustomerPage, value: str) -> QWidget:
    return next(row.edit for row in page.facts.contact_rows if row.contact and row.contact.value == value)


def test_the_key_shows_the_values_with_when_and_who(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    staff.sign_in(shop.session, shop.wang)
    customers.update(shop.session, shop.zhang, {"company": "兴达贸易"})
    popup = _open(page, qtbot, page.facts.rows["company"].edit)
    assert [line.split(" · ")[0] for line in popup.lines] == ["兴达贸易", "兴达"]
    now, before = popup.lines
    assert "now" in now and "老王" in now and "Edit customer" in now
    assert "小李" in before and "New customer" in before
    assert len(popup.buttons) == 1


def test_put_back_is_one_act_that_can_be_undone(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    customers.update(shop.session, shop.zhang, {"company": "兴达贸易"})
    popup = _open(page, qtbot, page.facts.rows["company"].edit)
    with qtbot.waitSignal(page.toast_requested) as said:
        qtbot.keyClick(popup.focusWidget(), Qt.Key.Key_Return)
    assert said.args[0] == "Put back: Company"
    assert customers.get(shop.session, shop.zhang).company == "兴达"
    qtbot.waitUntil(lambda: page.facts.rows["company"].edit.text() == "兴达")
    assert history.undo_title(shop.session) == "Put back a value: 张伟"
    history.undo_last(shop.session)
    assert customers.get(shop.session, shop.zhang).company == "兴达贸易"


def test_a_clock_shows_while_the_pointer_is_on_the_row(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    row = page.facts.rows["company"]

    def clocks() -> list[QToolButton]:
        return [each for each in row.findChildren(QToolButton) if each.isVisible()]

    assert not clocks()
    place = QPointF(5, 5)
    QApplication.sendEvent(row, QEnterEvent(place, place, place))
    (clock,) = clocks()
    assert clock.accessibleName() == "Earlier values of Company"
    clock.click()
    popup = page.histories.popup
    assert popup is not None and popup.isVisible()
    assert popup.lines[-1] == "No earlier values."
    popup.close()
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
    assert not clocks()


def test_the_menu_of_a_field_has_them(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    edit = page.facts.rows["company"].edit
    edit.customContextMenuRequested.emit(edit.rect().center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert any("Earlier values" in action.text() for action in menu.actions())
    menu.close()


def test_a_birthday_comes_back_with_its_calendar(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    customers.update(shop.session, shop.zhang, {"birthday": "农历1990-08-15"})
    customers.update(shop.session, shop.zhang, {"birthday": "1991-02-03"})
    qtbot.waitUntil(page.facts.rows["birthday"].isVisible)
    popup = _open(page, qtbot, page.facts.rows["birthday"].edit)
    popup.buttons[0].click()
    found = customers.get(shop.session, shop.zhang)
    assert (found.birthday, found.birthday_calendar) == ("1990-08-15", "lunar")


def test_a_number_comes_back_and_is_found_by_it(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    first = contacts.of(shop.session, shop.zhang)[0]
    contacts.update(shop.session, first.id, value="13900000000")
    qtbot.waitUntil(lambda: page.header.phone.text() == "139 0000 0000")
    popup = _open(page, qtbot, _contact_row(page, "13900000000"))
    assert popup.lines[1].startswith("138 0571 5678")
    popup.buttons[0].click()
    assert customers.get(shop.session, shop.zhang).phone == "13805715678"
    row = shop.session.one("SELECT normalized FROM contact_method WHERE id = ?", (first.id,))
    assert row[0] == contacts.normalize("phone", "13805715678")


def test_a_removed_number_comes_back(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    second = contacts.of(shop.session, shop.zhang)[1]
    contacts.update(shop.session, second.id, label="work")
    contacts.remove(shop.session, second.id)
    qtbot.waitUntil(lambda: len(page.facts.contact_rows) == 1)
    popup = _open(page, qtbot, _contact_row(page, "13805715678"))
    assert "removed" in popup.lines[-1]
    popup.buttons[-1].click()
    back = contacts.of(shop.session, shop.zhang)[1]
    assert (back.value, back.label, back.primary) == ("0571-88881234", "work", False)


def test_grade_and_tags_in_the_head_have_them_too(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    customers.update(shop.session, shop.zhang, {"grade": shop.grade_b, "tags": []})
    _open(page, qtbot, page.header.choosers["grade"]).buttons[0].click()
    assert customers.get(shop.session, shop.zhang).grade_id == shop.grade_a
    _open(page, qtbot, page.header.add_tag).buttons[0].click()
    assert customers.get(shop.session, shop.zhang).tag_ids == (shop.regular,)


def test_a_value_that_another_customer_has_by_now_is_refused_at_the_field(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    card = define(shop.session, "Card", unique=True)
    customers.update(shop.session, shop.zhang, {card: "7"})
    customers.update(shop.session, shop.zhang, {card: "8"})
    customers.update(shop.session, shop.li_lei, {card: "7"})
    qtbot.waitUntil(lambda: card in page.facts.rows and page.facts.rows[card].edit.text() == "8")
    _open(page, qtbot, page.facts.rows[card].edit).buttons[0].click()
    assert "李雷" in page.facts.rows[card].message()
    assert customers.get(shop.session, shop.zhang).value(card) == "8"


def test_a_word_that_is_gone_is_refused_with_a_sentence(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    customers.update(shop.session, shop.zhang, {"source": shop.friend})
    customers.update(shop.session, shop.zhang, {"source": None})
    classification.delete(shop.session, "source", shop.friend)
    page.facts.add("source")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    page.histories.open_row(page.facts.rows["source"])
    assert page.histories.popup is not None
    page.histories.popup.buttons[0].click()
    assert "deleted from the lists" in page.facts.rows["source"].message()
