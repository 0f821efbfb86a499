"""The page of duplicates: found by the worker, decided one by one, and open again when that is undone."""

from __future__ import annotations

import threading
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from crm_desktop import i18n
from crm_desktop.data.session import Session
from crm_desktop.services import customers, duplicates, history, recycle_bin
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.duplicates import DuplicatesView


@pytest.fixture
def people(session: Session, noon: datetime) -> list[int]:
    """Two groups, the surer one first, and somebody alone; all of one moment, for the newer name is preferred."""
    return [
        customers.add(session, values)
        for values in (
            {"name": "王小明", "phone": "13805715678", "company": "兴达"},
            {"name": "王晓明", "phone": "13805715678", "company": "永泰"},
            {"name": "李雷", "phone": "15912344321"},
            {"name": "李雷", "phone": "15912344322"},
            {"name": "韩梅梅", "phone": "17700001111"},
        )
    ]


@pytest.fixture
def view(session: Session, tasks: Tasks, bridge: Bridge, people: list[int], qtbot: QtBot) -> DuplicatesView:
    made = DuplicatesView(session, tasks, bridge)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    qtbot.waitUntil(lambda: made.pages.currentWidget() is made.work)
    return made


def titles(view: DuplicatesView) -> list[str]:
    return [line.title for line in view.list.lines]


def reasons(view: DuplicatesView) -> list[str]:
    flow = view.reasons.flow
    return [flow.itemAt(at).widget().text() for at in range(flow.count())]


def test_it_scans_when_it_is_shown_and_lays_the_surest_group_side_by_side(
    view: DuplicatesView, people: list[int]
) -> None:
    assert titles(view) == ["王小明 · 王晓明", "李雷 ×2"]
    assert reasons(view) == ["same phone", "similar name"]
    assert view.sides.ids == people[:2]
    assert view.sides.keep == people[0]
    assert set(view.sides.choices) == {"name", "company"}
    assert "2 groups" in view.head.findChildren(QLabel)[1].text()


def test_by_keyboard_from_group_to_group(view: DuplicatesView, people: list[int], qtbot: QtBot) -> None:
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    assert view.sides.ids == people[2:4]
    view._move(1)
    assert view.sides.ids == people[2:4], "the last one stays"
    view._move(-1)
    assert view.sides.ids == people[:2]
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert view.sides.first_choice() is view.focusWidget()


def test_merging_goes_on_to_the_next_group_and_undo_brings_it_back(
    view: DuplicatesView, session: Session, people: list[int], qtbot: QtBot
) -> None:
    view.sides._groups["company"].button(people[0]).click()
    with qtbot.waitSignal(view.toast_requested) as said:
        view.act.click()
    text, operation = said.args
    assert text == "Merged: 王小明"
    one = customers.get(session, people[0])
    assert (one.company, one.other_names) == ("兴达", "王晓明")
    assert titles(view) == ["李雷 ×2"]
    assert view.sides.ids == people[2:4]
    history.undo(session, operation)
    qtbot.waitUntil(lambda: titles(view) == ["王小明 · 王晓明", "李雷 ×2"])
    history.redo_last(session)
    qtbot.waitUntil(lambda: titles(view) == ["李雷 ×2"])


def test_not_the_same_is_remembered_and_the_last_one_leaves_an_empty_page(
    view: DuplicatesView, session: Session, people: list[int], qtbot: QtBot
) -> None:
    view.apart.click()
    view.apart.click()
    assert duplicates.known_as_two(session, people[0]) == {people[1]}
    assert view.pages.currentWidget() is view.none
    view.scan_button.click()
    qtbot.waitUntil(lambda: view._task is None)
    assert view.pages.currentWidget() is view.none


def test_one_of_three_is_left_out_and_stays_to_be_decided(
    session: Session, tasks: Tasks, bridge: Bridge, people: list[int], qtbot: QtBot
) -> None:
    third = customers.add(session, {"name": "小明", "phone": "13805715678"})
    view = DuplicatesView(session, tasks, bridge)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: view.pages.currentWidget() is view.work)
    assert view.sides.ids == [*people[:2], third]
    view.sides.left_out.emit(third)
    assert view.sides.ids == people[:2]
    view.merge()
    assert view.sides.ids == [people[0], third]


def test_a_group_whose_customer_was_deleted_meanwhile_goes(
    view: DuplicatesView, session: Session, people: list[int], qtbot: QtBot
) -> None:
    recycle_bin.delete(session, [people[1]])
    qtbot.waitUntil(lambda: titles(view) == ["李雷 ×2"])


def test_a_rule_can_be_switched_off(view: DuplicatesView, session: Session, qtbot: QtBot) -> None:
    view._fill_rules()
    near = next(each for each in view._rules.actions() if "slip" in each.text())
    assert near.isChecked()
    near.trigger()
    qtbot.waitUntil(lambda: titles(view) == ["王小明 · 王晓明"])
    assert "near_phone" not in duplicates.rules(session)


def test_a_cancelled_scan_leaves_the_beginning(
    session: Session, tasks: Tasks, bridge: Bridge, people: list[int], qtbot: QtBot
) -> None:
    view = DuplicatesView(session, tasks, bridge)
    qtbot.addWidget(view)
    busy = threading.Event()
    tasks.run(busy.wait)
    view.show()
    assert view._task is not None
    view._task.cancel()
    busy.set()
    qtbot.waitUntil(lambda: view._task is None)
    assert view.pages.currentWidget() is view.start
    view.scan()
    qtbot.waitUntil(lambda: view.pages.currentWidget() is view.work)


@pytest.mark.parametrize(("language", "title"), [("en", "Find duplicates"), ("zh_CN", "查重")])
def test_it_speaks_both_languages(
    session: Session, tasks: Tasks, bridge: Bridge, qtbot: QtBot, language: str, title: str
) -> None:
    i18n.install(language)
    view = DuplicatesView(session, tasks, bridge)
    qtbot.addWidget(view)
    assert view.head.title == title


def test_while_all_are_compared_others_are_looked_for(
    view: DuplicatesView, tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, begun = threading.Event(), threading.Event()

    def slow(*_: object) -> list[duplicates.Group]:
        begun.set()
        gate.wait(10)
        return []

    monkeypatch.setattr(duplicates, "groups", slow)
    view.scan()
    begun.wait(5)
    found: list[str] = []
    tasks.run(lambda: "a customer", on_done=found.append, owner=view)
    qtbot.waitUntil(lambda: found == ["a customer"])
    assert view.pages.currentWidget() is view.waiting
    gate.set()
    qtbot.waitUntil(lambda: view.pages.currentWidget() is view.none)
