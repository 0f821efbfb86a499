"""Announcements reach the GUI thread; views refresh when they are seen."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Changes
from crm_desktop.ui.bridge import Bridge, Refresher


class Announcer:
    """What a Bridge needs of a session."""

    def __init__(self) -> None:
        self.callbacks: list[Callable[[Changes], None]] = []

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        self.callbacks.append(callback)
        return lambda: self.callbacks.remove(callback)

    def announce(self, changes: Changes) -> None:
        for callback in list(self.callbacks):
            callback(changes)


def _changes(table: str = "customer") -> Changes:
    return Changes(1, next(iter(Action)), {table: frozenset({7})})


def test_an_announcement_from_any_thread_comes_on_ours(qtbot: QtBot) -> None:
    session, threads = Announcer(), []
    bridge = Bridge(session)  # type: ignore[arg-type]
    bridge.changed.connect(lambda changes: threads.append((threading.get_ident(), changes)))
    sent = _changes()
    with qtbot.waitSignal(bridge.changed):
        worker = threading.Thread(target=session.announce, args=(sent,))
        worker.start()
        worker.join()
    assert threads == [(threading.get_ident(), sent)]


def test_an_announcement_from_our_thread_comes_later(qtbot: QtBot) -> None:
    session, heard = Announcer(), []
    bridge = Bridge(session)  # type: ignore[arg-type]
    bridge.changed.connect(heard.append)
    with qtbot.waitSignal(bridge.changed):
        session.announce(_changes())
        assert heard == []
    assert len(heard) == 1


def test_a_destroyed_bridge_no_longer_listens(qtbot: QtBot) -> None:
    session = Announcer()
    bridge = Bridge(session)  # type: ignore[arg-type]
    with qtbot.waitSignal(bridge.destroyed):
        bridge.deleteLater()
    assert session.callbacks == []
    session.announce(_changes())


def test_a_visible_view_refreshes_at_once_a_hidden_one_when_shown(qtbot: QtBot) -> None:
    session, calls = Announcer(), []
    bridge = Bridge(session)  # type: ignore[arg-type]
    view = QWidget()
    qtbot.addWidget(view)
    refresher = Refresher(view, bridge, calls.append, lambda changes: changes.touches("customer"))

    def commit(table: str) -> None:
        with qtbot.waitSignal(bridge.changed):
            session.announce(_changes(table))

    commit("customer")
    commit("customer")
    assert (calls, refresher.stale) == ([], True)
    view.show()
    assert (calls, refresher.stale) == ([None], False)
    commit("tag")
    assert len(calls) == 1
    commit("customer")
    assert isinstance(calls[1], Changes)
    view.hide()
    refresher.mark_stale()
    assert len(calls) == 2
    view.show()
    assert calls[2] is None
