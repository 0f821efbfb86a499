"""Reminders in the window and outside: what is said, what is done about it, and where the program stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.services import customers, follow_ups, reminders
from crm_desktop.ui import staying
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.staying import STAY
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.tray import Tray, Waiting


class FakeTray(QObject):
    """A notification area that keeps what is shown in it."""

    window_requested = Signal()
    entry_requested = Signal()
    quit_requested = Signal()
    message_clicked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.said: list[tuple[str, str]] = []
        self.waiting: list[Waiting] = []
        self.shown = False

    @staticmethod
    def available() -> bool:
        return True

    def show(self, on: bool = True) -> None:
        self.shown = on

    def say(self, title: str, text: str) -> None:
        self.said.append((title, text))

    def set_waiting(self, waiting: list[Waiting]) -> None:
        self.waiting = list(waiting)


class Desk:
    """A window with a clock that is set, and a follow-up at half past two local time."""

    def __init__(self, qtbot: QtBot, session: Session, tasks: Tasks) -> None:
        self.session = session
        self.now = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
        clock.set_now(lambda: self.now)
        self.customer = customers.add(session, {"name": "王小明", "phone": "13805715678"})
        self.window = MainWindow(session, tasks, Bridge(session))
        qtbot.addWidget(self.window)
        self.window.show()
        self._qtbot = qtbot

    def plan(self, minutes: int, title: str = "回访报价") -> int:
        due = clock.local(int((self.now + timedelta(minutes=minutes)).timestamp()))
        return follow_ups.plan(
            self.session, self.customer, due.date().isoformat(), title, due_time=due.strftime("%H:%M")
        )

    def wait(self, minutes: int) -> None:
        """Let time go by and let the program look."""
        self.now += timedelta(minutes=minutes)
        reminding = self.window.staying.reminding
        self._qtbot.waitUntil(lambda: not reminding._looking)
        reminding.look()
        self._qtbot.waitUntil(lambda: not reminding._looking)

    @property
    def tray(self) -> FakeTray:
        tray = self.window.staying.tray
        assert isinstance(tray, FakeTray)
        return tray


@pytest.fixture
def desk(qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(staying, "Tray", FakeTray)
    tasks = Tasks(None, at_end=session.database.close_thread)
    made = Desk(qtbot, session, tasks)
    yield made
    made.window.staying.leave()
    made.window.close()
    QApplication.setQuitOnLastWindowClosed(True)
    if tasks.busy:
        with qtbot.waitSignal(tasks.idle):
            pass
    tasks.close()
    clock.set_now(None)


@pytest.fixture
def away(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The window is not in front."""
    monkeypatch.setattr(desk.window, "isActiveWindow", lambda: False, raising=False)
    return desk


def test_a_due_one_is_said_outside_without_a_name_and_stands_in_the_window(away: Desk) -> None:
    away.plan(5)
    away.wait(4)
    assert (away.tray.said, away.window.staying.bar.isHidden()) == ([], True)
    away.wait(1)
    when = clock.local(int(away.now.timestamp())).strftime("%H:%M")
    assert away.tray.said == [("A follow-up is due", f"{when} Call out")]
    assert [each.words for each in away.tray.waiting] == [f"{when} Call out"]
    assert away.window.staying.bar.isVisible()
    away.wait(1)
    assert len(away.tray.said) == 1


def test_names_stand_outside_only_when_the_shop_allows_them(away: Desk) -> None:
    away.session.remember(reminders.NAMES, True)
    away.plan(5)
    away.wait(5)
    when = clock.local(int(away.now.timestamp())).strftime("%H:%M")
    assert away.tray.said == [("王小明", f"{when} 回访报价")]
    assert [each.words for each in away.tray.waiting] == [f"{when} 王小明 回访报价"]


def test_what_was_missed_is_said_once_and_together(away: Desk) -> None:
    for minutes in (5, 60, 120, 180, 240):
        away.plan(minutes, f"nr {minutes}")
    away.wait(600)
    assert away.tray.said == [("5 reminders came in the meantime", "Open the window to see them.")]
    bar = away.window.staying.bar
    assert len(bar.lines) == 3
    assert bar.accessibleName() == "5 reminders came in the meantime · 2 more in the list"
    away.wait(600)
    assert len(away.tray.said) == 1


def test_done_and_snooze_in_the_bar(desk: Desk, qtbot: QtBot) -> None:
    first, second = desk.plan(5), desk.plan(5, "zweitens")
    desk.wait(5)
    bar = desk.window.staying.bar
    assert not bar.lines[0].isVisible()  # two take one line
    qtbot.mouseClick(bar._head.unfold, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar.lines[0].done, Qt.MouseButton.LeftButton)
    assert bar.lines[0].isVisible()  # the one that is left
    assert follow_ups.get(desk.session, first).status == follow_ups.DONE
    bar.put_off.emit(second, clock.timestamp() + 600)
    assert bar.isHidden()
    assert follow_ups.get(desk.session, second).status == follow_ups.OPEN
    desk.wait(10)
    assert bar.isVisible()
    bar.lines[0].close_button.click()
    assert bar.isHidden()


def test_what_is_settled_elsewhere_goes_from_the_bar(desk: Desk, qtbot: QtBot) -> None:
    planned = desk.plan(5)
    desk.wait(5)
    follow_ups.finish(desk.session, [planned])
    qtbot.waitUntil(desk.window.staying.bar.isHidden)
    assert desk.tray.waiting == []


def test_the_menu_outside_opens_finishes_and_puts_off(desk: Desk, qtbot: QtBot) -> None:
    planned = desk.plan(5)
    desk.wait(5)
    acts = dict(desk.tray.waiting[0].acts)
    assert list(acts) == ["Open", "Done", *(f"Snooze: {words}" for words, _ in reminders.choices())]
    acts["Open"]()
    assert desk.window.page == "customer"
    acts["Done"]()
    assert follow_ups.get(desk.session, planned).status == follow_ups.DONE


def test_a_key_leads_to_the_reminders(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go("customers")
    desk.window.staying.show_reminders()
    assert desk.window.page == "follow_ups"
    desk.plan(5)
    desk.wait(5)
    desk.window.activateWindow()
    desk.window.staying.show_reminders()
    qtbot.waitUntil(desk.window.staying.bar.lines[0].open.hasFocus)


def test_closed_it_stays_where_the_shop_wants_it_and_quit_ends_it(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    desk.session.remember(STAY, True)
    window.close()
    assert window.isHidden()
    assert not QApplication.quitOnLastWindowClosed()
    assert desk.tray.said == [
        ("The program goes on here", "Reminders come as before. Quit it in this menu, or with Ctrl+Q.")
    ]
    desk.tray.window_requested.emit()
    assert window.isVisible()
    window.showMinimized()
    qtbot.waitUntil(window.isHidden)
    assert len(desk.tray.said) == 1  # said once
    quits: list[bool] = []
    app = QApplication.instance()
    assert app is not None
    app.aboutToQuit.connect(lambda: quits.append(True))
    desk.tray.quit_requested.emit()
    assert window.isHidden()
    assert (desk.tray.shown, QApplication.quitOnLastWindowClosed()) == (False, True)


def test_closed_it_ends_where_nobody_wants_it_to_stay(desk: Desk) -> None:
    desk.window.close()
    assert QApplication.quitOnLastWindowClosed()
    assert not desk.tray.shown


def test_started_with_the_computer_it_waits_outside(desk: Desk) -> None:
    desk.window.hide()
    desk.window.staying.appear(background=True)
    assert desk.window.isHidden()
    assert desk.tray.shown
    desk.tray.window_requested.emit()
    assert desk.window.isVisible()


def test_without_a_notification_area_the_window_appears(desk: Desk) -> None:
    desk.window.hide()
    desk.window.staying.tray = None
    desk.window.staying.appear(background=True)
    assert desk.window.isVisible()


def test_the_sign_itself_has_a_picture_and_a_menu(qtbot: QtBot) -> None:
    parent = QObject()
    tray = Tray(parent)
    done: list[Callable[[], object]] = []
    tray.set_waiting([Waiting("14:30 & more", [("Done", lambda: done.append(tray.say))])])
    tray._menu.aboutToShow.emit()
    titles = [action.text() for action in tray._menu.actions() if action.text()]
    assert titles == ["14:30 && more", "Open the window", "New entry…", "Quit"]
    tray._menu.actions()[0].menu().actions()[0].trigger()
    assert len(done) == 1
    assert not tray._sign.icon().isNull()
    tray._menu.deleteLater()
