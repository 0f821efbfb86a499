"""The box on top: hits while typing, why each was found, keys, what is new."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import customers, follow_ups, quick_entry
from crm_desktop.services.quick_entry import Entry
from crm_desktop.ui import show
from crm_desktop.ui.acts import collect
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.top_box import TopBox
from crm_desktop.ui.top_box_popup import Popup
from crm_desktop.ui.top_box_rows import Acts, Kind, Row


@pytest.fixture
def box(qtbot: QtBot, session: Session) -> Iterator[TopBox]:
    """The box in a window, with three customers to find."""
    customers.add(session, {"name": "王小明", "phone": "138 0571 5678"})
    customers.add(session, {"name": "张伟", "phone": "13957185678", "note": "想要红色的沙发"})
    customers.add(session, {"name": "李雷"})
    tasks = Tasks(None, at_end=session.database.close_thread)
    window = QMainWindow()
    qtbot.addWidget(window)
    inside = QWidget()
    column = QVBoxLayout(inside)
    found = TopBox(session, tasks)
    column.addWidget(found)
    column.addStretch(1)
    window.setCentralWidget(inside)
    window.resize(1000, 700)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    found.start()
    qtbot.waitUntil(found.line.hasFocus)
    yield found
    if tasks.busy:
        with qtbot.waitSignal(tasks.idle):
            pass
    tasks.close()


@pytest.fixture
def done(box: TopBox) -> list[str]:
    """What was done of the acts that the box offers: two anywhere, one with the current customer."""
    done: list[str] = []
    anywhere, here = QMenu(box), QMenu(box)
    for menu, title, keys, name in (
        (anywhere, "&Import Excel…", "Ctrl+I", "import"),
        (anywhere, "&Quit", "", "quit"),
        (here, "Archive", "", "archive"),
    ):
        action = menu.addAction(title)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False, name=name: done.append(name))
    box.acts = lambda: Acts("王小明", collect(here.actions()), collect(anywhere.actions()))
    box.close_list()
    return done


def rows(box: TopBox, kind: Kind) -> list[Row]:
    popup = box.popup
    assert isinstance(popup, Popup)
    return [row for row in popup.rows if row.kind == kind]


def typed(qtbot: QtBot, box: TopBox, text: str) -> None:
    qtbot.keyClicks(box.line, text)
    qtbot.waitUntil(lambda: box._shown_for == text)


def test_part_of_a_number_finds_and_marks_it(qtbot: QtBot, box: TopBox) -> None:
    typed(qtbot, box, "5678")
    found = rows(box, Kind.CUSTOMER)
    assert {row.title for row in found} == {"王小明", "张伟"}
    for row in found:
        ((start, end),) = row.detail_spans
        assert row.detail[start:end].replace(" ", "") == "5678"


def test_initials_mark_the_characters_they_stand_for(qtbot: QtBot, box: TopBox) -> None:
    typed(qtbot, box, "wxm")
    (row,) = rows(box, Kind.CUSTOMER)
    assert row.title == "王小明"
    assert row.spans == ((0, 3),)


def test_a_note_says_that_it_was_the_note(qtbot: QtBot, box: TopBox) -> None:
    box.line.setText("红色")
    box.line.settle_now()
    (row,) = rows(box, Kind.CUSTOMER)
    assert row.detail.startswith("Note: ")
    ((start, end),) = row.detail_spans
    assert row.detail[start:end] == "红色"


def test_enter_opens_the_chosen_hit(qtbot: QtBot, box: TopBox, session: Session) -> None:
    typed(qtbot, box, "5678")
    expected = rows(box, Kind.CUSTOMER)[1].key
    qtbot.keyClick(box.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.customer_opened) as opened:
        qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert opened.args == [expected, None]
    assert box.popup is None
    assert box.text() == ""


def test_enter_faster_than_the_hits_still_opens_the_right_one(qtbot: QtBot, box: TopBox) -> None:
    box.line.setText("zhangwei")
    with qtbot.waitSignal(box.customer_opened) as opened:
        qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert opened.args[0] == 2


def test_ctrl_enter_records_a_call_with_the_hit(qtbot: QtBot, box: TopBox) -> None:
    typed(qtbot, box, "lilei")
    with qtbot.waitSignal(box.record_requested) as asked:
        qtbot.keyClick(box.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [{"customer_id": 3, "kind": "call_in"}]


def test_nobody_found_offers_the_new_customer(qtbot: QtBot, box: TopBox) -> None:
    typed(qtbot, box, "13800138000")
    assert not rows(box, Kind.CUSTOMER)
    (new,) = rows(box, Kind.NEW)
    assert new.title == "New customer, phone 13800138000"
    with qtbot.waitSignal(box.new_requested) as asked:
        qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert asked.args == ["13800138000"]


def test_somebody_found_still_offers_the_new_one_after_the_hits(qtbot: QtBot, box: TopBox) -> None:
    typed(qtbot, box, "wang")
    popup = box.popup
    assert isinstance(popup, Popup)
    kinds = [row.kind for row in popup.rows]
    assert kinds.index(Kind.NEW) > kinds.index(Kind.CUSTOMER)


def test_entries_and_follow_ups_are_found_by_their_words(qtbot: QtBot, box: TopBox, session: Session) -> None:
    saved = quick_entry.save(session, Entry(kind="visit", customer_id=1, text="问了窗帘的价格"))
    follow_ups.plan(session, 3, show.after(1), "送窗帘样品")
    box.line.setText("窗帘")
    box.line.settle_now()
    (entry,) = rows(box, Kind.ENTRY)
    assert (entry.key, entry.entry_id) == (1, saved.interaction_id)
    (plan,) = rows(box, Kind.FOLLOW_UP)
    assert (plan.title, plan.right) == ("李雷", "tomorrow")


def test_the_empty_box_shows_what_was_opened_and_searched_lately(
    qtbot: QtBot, box: TopBox, done: list[str]
) -> None:
    typed(qtbot, box, "wxm")
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    from crm_desktop.services import find

    find.remember_opened(box._session, 1)  # as the window does
    box.start()
    assert [row.title for row in rows(box, Kind.CUSTOMER)] == ["王小明"]
    assert [row.title for row in rows(box, Kind.QUERY)] == ["wxm"]
    assert rows(box, Kind.COMMAND)


def test_an_act_is_found_below_the_hits_and_run(qtbot: QtBot, box: TopBox, done: list[str]) -> None:
    customers.add(box._session, {"name": "Import Wang"})
    typed(qtbot, box, "impo")
    assert [row.title for row in rows(box, Kind.CUSTOMER)] == ["Import Wang"]
    popup = box.popup
    assert isinstance(popup, Popup)
    (act,) = rows(box, Kind.COMMAND)
    assert (act.title, act.right) == ("Import Excel", "Ctrl+I")
    assert popup.rows.index(act) > max(
        at for at, row in enumerate(popup.rows) if row.kind in (Kind.CUSTOMER, Kind.NEW)
    )
    while popup.current != act:
        qtbot.keyClick(box.line, Qt.Key.Key_Down)
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert done == ["import"]
    assert (box.text(), box.popup) == ("", None)


@pytest.mark.parametrize("sign", [">", "＞", "》"])
def test_behind_the_sign_there_are_acts_alone(qtbot: QtBot, box: TopBox, done: list[str], sign: str) -> None:
    box.line.setText(sign)
    box.line.settle_now()
    popup = box.popup
    assert isinstance(popup, Popup)
    assert {row.kind for row in popup.rows} == {Kind.SECTION, Kind.COMMAND}
    assert [row.title for row in popup.rows] == ["王小明", "Archive", "Acts", "Import Excel", "Quit"]
    box.line.setText(f"{sign} arch")
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert done == ["archive"]


def test_behind_the_sign_nothing_found_says_so(qtbot: QtBot, box: TopBox, done: list[str]) -> None:
    box.line.setText(">qqq")
    box.line.settle_now()
    popup = box.popup
    assert isinstance(popup, Popup)
    assert [(row.kind, row.title) for row in popup.rows] == [(Kind.SECTION, "No act is called so")]
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert done == []


def test_many_hits_lead_to_the_list(qtbot: QtBot, box: TopBox, session: Session) -> None:
    for number in range(12):
        customers.add(session, {"name": f"赵{'一二三四五六七八九十百千'[number]}"})
    free = threading.Event()
    box._tasks.run(free.wait)
    typed(qtbot, box, "zhao")
    assert rows(box, Kind.ALL)[0].title == "Show all in the list"  # the worker counts when it can
    qtbot.keyClick(box.line, Qt.Key.Key_Down)
    chosen = box.popup.current if box.popup is not None else None
    free.set()
    qtbot.waitUntil(lambda: rows(box, Kind.ALL)[0].title == "Show all 12 in the list")
    assert chosen is not None
    assert box.popup is not None
    assert box.popup.current == chosen


def test_nothing_is_searched_or_done_while_composing(qtbot: QtBot, box: TopBox) -> None:
    before = box._shown_for
    QApplication.sendEvent(box.line, QInputMethodEvent("wang'xiao", []))
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    qtbot.keyClick(box.line, Qt.Key.Key_Down)
    assert box._shown_for == before
    done = QInputMethodEvent("", [])
    done.setCommitString("王小明")
    QApplication.sendEvent(box.line, done)
    qtbot.waitUntil(lambda: box._shown_for == "王小明")
    assert [row.title for row in rows(box, Kind.CUSTOMER)] == ["王小明"]


def test_esc_empties_the_box_then_leaves_it(qtbot: QtBot, box: TopBox) -> None:
    typed(qtbot, box, "wang")
    qtbot.keyClick(box.line, Qt.Key.Key_Escape)
    assert box.text() == ""
    qtbot.keyClick(box.line, Qt.Key.Key_Escape)
    assert box.popup is None


def test_the_list_never_takes_the_focus(qtbot: QtBot, box: TopBox) -> None:
    typed(qtbot, box, "wang")
    popup = box.popup
    assert isinstance(popup, Popup)
    index = popup.list.model().index(1, 0)
    with qtbot.waitSignal(box.customer_opened):
        qtbot.mouseClick(
            popup.list.viewport(), Qt.MouseButton.LeftButton, pos=popup.list.visualRect(index).center()
        )


def test_the_rows_are_painted_in_both_palettes(qtbot: QtBot, box: TopBox, qapp: QApplication) -> None:
    from crm_desktop.ui import theme

    typed(qtbot, box, "5678")
    popup = box.popup
    assert isinstance(popup, Popup)
    for scheme in ("light", "dark"):
        theme.apply(qapp, scheme)  # type: ignore[arg-type]
        mark = theme.color("mark").name()
        picture = popup.list.viewport().grab().toImage()
        colours = {
            picture.pixelColor(x, y).name()
            for x in range(0, picture.width(), 2)
            for y in range(0, picture.height(), 2)
        }
        assert mark in colours


def test_conditions_find_and_their_completions_are_taken_by_enter(qtbot: QtBot, box: TopBox) -> None:
    typed(qtbot, box, "sex")
    (row,) = rows(box, Kind.COMPLETION)
    assert (row.title, row.detail) == ("sex:", "Sex")
    box._do(row, call=False)
    qtbot.waitUntil(lambda: box._shown_for == "sex:")
    assert [row.title for row in rows(box, Kind.COMPLETION)] == ["sex:Male", "sex:Female", "sex:none"]
    assert [row.title for row in rows(box, Kind.SECTION)] == ["sex: needs an entry of its list, or none."]
    assert rows(box, Kind.NEW) == []
    qtbot.keyClick(box.line, Qt.Key.Key_Down)
    qtbot.keyClick(box.line, Qt.Key.Key_Down)
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert box.text() == "sex:none"
    qtbot.waitUntil(lambda: len(rows(box, Kind.CUSTOMER)) == 3)
    qtbot.keyClicks(box.line, " tel:5678")
    qtbot.waitUntil(lambda: {row.title for row in rows(box, Kind.CUSTOMER)} == {"王小明", "张伟"})
    with qtbot.waitSignal(box.customer_opened):
        qtbot.keyClick(box.line, Qt.Key.Key_Return)


@pytest.mark.parametrize("slow", [False, True])
def test_what_was_perhaps_mistyped_stands_apart_below(qtbot: QtBot, box: TopBox, slow: bool) -> None:
    box._slow = slow  # then the worker looks
    for text, meant in (("wangxiaomign", "王小明"), ("13805716578", "王小明"), ("zhagnwei", "张伟")):
        box.line.clear()
        typed(qtbot, box, text)
        qtbot.waitUntil(lambda: bool(rows(box, Kind.CUSTOMER)))
        assert [row.title for row in rows(box, Kind.CUSTOMER)] == [meant]
        assert rows(box, Kind.SECTION)[0].title == "Similar: perhaps mistyped"


def test_recent_searches_are_forgotten_when_asked(qtbot: QtBot, box: TopBox) -> None:
    typed(qtbot, box, "5678")
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    box.start()
    assert [row.title for row in rows(box, Kind.QUERY)] == ["5678"]
    (row,) = rows(box, Kind.FORGET)
    box._do(row, call=False)
    assert rows(box, Kind.QUERY) == []


def test_a_word_with_a_colon_is_searched_for_and_may_be_somebody_new(qtbot: QtBot, box: TopBox) -> None:
    typed(qtbot, box, "colour:red")
    assert rows(box, Kind.SECTION)[0].title == "There is no field “colour”; it is searched for as a word."
    assert [row.key for row in rows(box, Kind.NEW)] == ["colour:red"]
