"""The first page: figures, follow-ups, the register."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.services import customers, follow_ups, interactions, purchases, quick_entry, shop_days
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.purchase_checks import Entry as Order
from crm_desktop.services.quick_entry import Entry
from crm_desktop.services.shop_days import ShopDate
from crm_desktop.ui import show
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.dialogs.whose_entry import WhoseEntry
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.today import TodayView


@pytest.fixture
def view(qtbot: QtBot, session: Session, tasks: Tasks, bridge: Bridge) -> TodayView:
    wang = customers.add(session, {"name": "王小明", "phone": "13805715678"})
    quick_entry.save(session, Entry(kind="visit", customer_id=wang, text="看沙发", outcome="interested"))
    quick_entry.save(session, Entry(kind="call_in", visitor_phone="13800138000", text="问价格"))
    follow_ups.plan(session, wang, show.after(0), "回访报价")
    follow_ups.plan(session, wang, show.after(2), "送样")
    made = TodayView(session, tasks, bridge)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    qtbot.waitUntil(lambda: all(made.stack.cards[key].list.lines for key in ("today", "coming")))
    qtbot.waitUntil(lambda: bool(made.register.list.lines))
    return made


def test_the_figures_and_lists_of_the_day(view: TodayView) -> None:
    figures = {key: figure.text() for key, figure in view.figures.items()}
    assert figures == {"visits": "1", "calls": "1", "due": "1", "overdue": "0", "new": "1"}
    shown = {key: [line.words for line in card.list.lines] for key, card in view.stack.cards.items()}
    assert (shown["today"], shown["coming"]) == (["回访报价"], ["送样"])
    assert view.stack.cards["today"].list.lines[0].right == "today"
    assert {line.title for line in view.register.list.lines} == {"王小明", "138 0013 8000"}


def test_a_press_on_the_circle_makes_a_follow_up_done(
    qtbot: QtBot, view: TodayView, session: Session
) -> None:
    card = view.stack.cards["today"]
    card.list.setCurrentIndex(card.list.model().index(0, 0))
    with qtbot.waitSignal(view.toast_requested) as said:
        qtbot.keyClick(card.list, Qt.Key.Key_Space)
    assert said.args[1]
    assert [plan.title for plan in follow_ups.open_list(session)] == ["送样"]
    qtbot.waitUntil(lambda: not card.isVisible())  # an empty section takes no room


def test_a_line_opens_its_customer_at_the_entry(qtbot: QtBot, view: TodayView, session: Session) -> None:
    at = [line.title for line in view.register.list.lines].index("王小明")
    view.register.list.setCurrentIndex(view.register.list.model().index(at, 0))
    with qtbot.waitSignal(view.customer_opened) as opened:
        qtbot.keyClick(view.register.list, Qt.Key.Key_Return)
    row = view.register.list.lines[at].key
    assert opened.args == [row.customer_id, row.id]


def test_a_long_section_shows_its_first_rows_and_where_all_are(
    qtbot: QtBot, view: TodayView, session: Session
) -> None:
    card = view.stack.cards["coming"]
    with session.change("plan_follow_up") as change:
        for n in range(20):
            follow_ups.insert(change, 1, show.after(3), f"n{n}")
    qtbot.waitUntil(lambda: len(card.list.lines) == 8)
    assert card.head._count.text() == "21"
    assert card.list.height() >= 8 * card.list.sizeHintForRow(0)
    with qtbot.waitSignal(view.page_requested) as asked:
        card.all_button.click()
    assert asked.args == ["follow_ups"]


def test_nothing_planned_is_said_in_one_place(qtbot: QtBot, view: TodayView, session: Session) -> None:
    follow_ups.finish(session, [row.id for row in follow_ups.open_list(session)])
    qtbot.waitUntil(lambda: view._section_pages.currentIndex() == 1)


def test_a_figure_opens_its_list(qtbot: QtBot, view: TodayView) -> None:
    view.figures["calls"].click()
    assert [line.title for line in view.register.list.lines] == ["138 0013 8000"]
    with qtbot.waitSignal(view.page_requested) as asked:
        view.figures["overdue"].click()
    assert asked.args == ["follow_ups"]
    with qtbot.waitSignal(view.customers_requested) as wanted:
        view.figures["new"].click()
    assert isinstance(wanted.args[0], Filter)


def test_an_entry_of_nobody_known_gets_its_customer_later(
    qtbot: QtBot, view: TodayView, session: Session
) -> None:
    row = next(line.key for line in view.register.list.lines if line.key.customer_id is None)
    view.register.link(row)
    dialog = view.register.findChild(WhoseEntry)
    assert dialog is not None
    assert dialog.who.new.phone.text() == "13800138000"
    assert not dialog.link.isEnabled()
    dialog.who.new.name.setText("陈女士")
    with qtbot.waitSignal(view.toast_requested):
        dialog.link.click()
    (linked,) = [each for each in interactions.register(session, row_day()) if each.id == row.id]
    assert (linked.name, linked.at) == ("陈女士", row.at)


def test_an_entry_can_be_deleted_and_the_day_before_looked_at(
    qtbot: QtBot, view: TodayView, session: Session
) -> None:
    row = view.register.list.lines[0].key
    with qtbot.waitSignal(view.toast_requested):
        view.register.delete(row)
    qtbot.waitUntil(lambda: len(view.register.list.lines) == 1)
    view.register._before.click()
    assert view.register.list.lines == []
    assert view.register._after.isEnabled()


def test_an_empty_shop_says_what_to_do(qtbot: QtBot, session: Session, tasks: Tasks, bridge: Bridge) -> None:
    made = TodayView(session, tasks, bridge)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made._pages.currentIndex() == 1)


def row_day() -> str:
    return clock.today().isoformat()


def test_the_register_of_the_day_that_is_shown_can_be_taken_out(qtbot: QtBot, view: TodayView) -> None:
    view.register._before.click()
    with qtbot.waitSignal(view.entries_export_requested) as asked:
        view.register.export_button.click()
    assert asked.args == ["interactions", (show.after(-1), show.after(-1))]


def test_outcome_and_next_step_in_a_row_under_the_follow_up(
    qtbot: QtBot, view: TodayView, session: Session
) -> None:
    card = view.stack.cards["today"]
    card.list.setCurrentIndex(card.list.model().index(0, 0))
    qtbot.keyClick(card.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    row = view.done_row
    line = card.list.visualRect(card.list.currentIndex())
    assert row.isVisible() and row.y() >= card.list.mapTo(view, line.bottomLeft()).y()
    row.outcomes.chips["undecided"].click()
    row.words.setText("再想想")
    with qtbot.waitSignal(view.toast_requested):
        qtbot.keyClick(row.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    titles = {plan.title: plan.due_day for plan in follow_ups.open_list(session)}
    assert titles == {"送样": show.after(2), "回访报价": show.after(7)}
    assert not row.isVisible() and view.focusWidget() is card.list
    qtbot.waitUntil(lambda: len(view.register.list.lines) == 3)


def test_put_off_it_stands_in_a_part_of_its_own(qtbot: QtBot, view: TodayView, session: Session) -> None:
    (row,) = [line.key for line in view.stack.cards["today"].list.lines]
    view.acts.snooze([row], clock.timestamp() + 3600)
    card = view.stack.cards["snoozed"]
    qtbot.waitUntil(lambda: bool(card.list.lines))
    line = card.list.lines[0]
    assert line.right.startswith("until ") and "due: today" in line.words
    assert follow_ups.get(session, row.id).due_day == show.after(0)


def test_a_call_to_return_stands_first_until_it_is_returned(
    qtbot: QtBot, view: TodayView, session: Session
) -> None:
    quick_entry.save(session, Entry(kind="call_in", visitor_phone="13900139000", outcome="missed"))
    card = view.stack.cards["calls"]
    qtbot.waitUntil(lambda: bool(card.list.lines))
    assert next(iter(view.stack.cards)) == "calls" and card.list.lines[0].title == "139 0013 9000"
    card.list.setCurrentIndex(card.list.model().index(0, 0))
    with qtbot.waitSignal(view.toast_requested):
        qtbot.keyClick(card.list, Qt.Key.Key_Space)


def test_open_orders_stand_on_the_first_page_and_a_press_follows_them(
    qtbot: QtBot, view: TodayView, session: Session
) -> None:
    card = view.stack.cards["orders"]
    assert not card.isVisible()
    wang = session.one("SELECT id FROM customer WHERE name = '王小明'")[0]
    purchases.record(session, wang, Order("衣柜", "2", "5000", ordered=True, promised=show.after(1)))
    qtbot.waitUntil(lambda: bool(card.list.lines))
    (line,) = card.list.lines
    assert (line.title, line.words, line.right) == ("王小明", "衣柜 × 2", "Ordered · tomorrow")
    card.list.setCurrentIndex(card.list.model().index(0, 0))
    with qtbot.waitSignal(view.toast_requested) as said:
        qtbot.keyClick(card.list, Qt.Key.Key_Space)
    assert said.args[0] == "Delivered: 衣柜 王小明"
    qtbot.waitUntil(lambda: [each.right for each in card.list.lines] == ["Delivered · tomorrow"])
    card.list.setCurrentIndex(card.list.model().index(0, 0))
    qtbot.keyClick(card.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not card.isVisible())


def test_keys_change_a_follow_up_and_how_important_it_is(
    qtbot: QtBot, view: TodayView, session: Session
) -> None:
    card = view.stack.cards["today"]
    card.list.setCurrentIndex(card.list.model().index(0, 0))
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(view.toast_requested):
        qtbot.keyClick(card.list, Qt.Key.Key_I, control | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bool(card.list.lines) and card.list.lines[0].words.startswith("! "))
    card.list.setCurrentIndex(card.list.model().index(0, 0))
    qtbot.keyClick(card.list, Qt.Key.Key_E, control)
    assert view.edit_row.isVisible() and view.edit_row.title.text() == "回访报价"
    view.edit_row.title.setText("回访新报价")
    with qtbot.waitSignal(view.toast_requested):
        qtbot.keyClick(view.edit_row.title, Qt.Key.Key_Return, control)
    assert "回访新报价" in {plan.title for plan in follow_ups.open_list(session)}


def test_a_move_to_a_closed_day_says_so(view: TodayView, session: Session, qtbot: QtBot) -> None:
    shop_days.set_all(session, [], [ShopDate(show.after(3), "盘点")])
    rows = [line.key for line in view.stack.cards["today"].list.lines]
    with qtbot.waitSignal(view.toast_requested) as said:
        view.acts.reschedule(rows, show.after(3))
    assert said.args[0].endswith("⚠ 盘点")
