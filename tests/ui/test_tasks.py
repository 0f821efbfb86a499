"""The worker thread: order, delivery, progress, cancelling, errors, closing."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.errors import Cancelled, StorageError, UserError
from crm_desktop.progress import Progress
from crm_desktop.ui import prompts
from crm_desktop.ui.tasks import Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_work_is_done_on_one_thread_and_delivered_on_ours(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[tuple[int, int]] = []
    with qtbot.waitSignal(tasks.idle):
        for _ in range(3):
            tasks.run(threading.get_ident, on_done=lambda ident: heard.append((ident, threading.get_ident())))
    workers, receivers = {one for one, _ in heard}, {other for _, other in heard}
    assert len(heard) == 3
    assert len(workers) == 1
    assert receivers == {threading.get_ident()}
    assert not workers & receivers
    assert not tasks.busy


@pytest.mark.parametrize("aside", [False, True])
def test_what_is_put_off_is_done_off_the_window_s_thread_from_any_thread(
    qtbot: QtBot, tasks: Tasks, aside: bool
) -> None:
    threads: list[int] = []
    note = lambda: threads.append(threading.get_ident())  # noqa: E731
    with qtbot.waitSignal(tasks.idle):
        tasks.later(note)
    with qtbot.waitSignal(tasks.idle):
        tasks.run(lambda: tasks.later(note), aside=aside)
    assert len(threads) == 2
    assert threading.get_ident() not in threads


def test_progress_is_given_by_name_and_delivered(qtbot: QtBot, tasks: Tasks) -> None:
    steps: list[tuple[int, int, str]] = []

    def work(progress: Progress) -> str:
        for done in range(1, 1001):
            progress.step(done, 1000, "rows")
        return "all"

    results: list[str] = []
    with qtbot.waitSignal(tasks.idle):
        tasks.run(
            work,
            on_done=results.append,
            on_progress=lambda done, total, text: steps.append((done, total, text)),
        )
    assert results == ["all"]
    assert steps[-1] == (1000, 1000, "rows")
    assert len(steps) < 100  # reports are thinned out before they reach the GUI thread


def test_cancel_ends_with_cancelled(qtbot: QtBot, tasks: Tasks) -> None:
    begun = threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        while True:
            progress.step(1)

    errors: list[UserError] = []
    with qtbot.waitSignal(tasks.idle):
        task = tasks.run(work, on_error=errors.append)
        assert begun.wait(5)
        task.cancel()
    assert [type(each) for each in errors] == [Cancelled]


def test_cancel_before_the_start_does_not_start_it(qtbot: QtBot, tasks: Tasks) -> None:
    gate, ran, errors = threading.Event(), [], []
    with qtbot.waitSignal(tasks.idle):
        tasks.run(gate.wait)
        waiting = tasks.run(lambda: ran.append(1), on_error=errors.append)
        waiting.cancel()
        gate.set()
    assert ran == []
    assert len(errors) == 1


def test_a_cancel_that_came_too_late_reports_the_result(qtbot: QtBot, tasks: Tasks) -> None:
    begun, gate, results = threading.Event(), threading.Event(), []

    def work(progress: Progress) -> str:
        begun.set()
        gate.wait(5)
        return "committed"

    with qtbot.waitSignal(tasks.idle):
        task = tasks.run(work, on_done=results.append)
        begun.wait(5)
        task.cancel()
        gate.set()
    assert results == ["committed"]


def test_the_latest_of_a_key_wins(qtbot: QtBot, tasks: Tasks) -> None:
    gate, ran, results = threading.Event(), [], []

    def search(text: str) -> str:
        ran.append(text)
        gate.wait(5)
        return text

    begun = threading.Event()
    with qtbot.waitSignal(tasks.idle):
        tasks.run(lambda: (begun.set(), search("w"))[1], on_done=results.append, latest="search")
        begun.wait(5)
        for text in ("wa", "wan", "wang"):
            tasks.run(lambda text=text: search(text), on_done=results.append, latest="search")
        tasks.run(lambda: "other", on_done=results.append, latest="list")
        gate.set()
    assert results == ["wang", "other"]
    assert ran == ["w", "wang"]  # those that had not begun never ran


def test_a_dead_owner_hears_nothing(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[object] = []
    owner, gate = QObject(), threading.Event()
    with qtbot.waitSignal(tasks.idle):
        tasks.run(gate.wait, on_done=heard.append, owner=owner)
        with qtbot.waitSignal(owner.destroyed):
            owner.deleteLater()
        gate.set()
    assert heard == []


def test_the_owner_of_a_method_is_known(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[object] = []

    class View(QWidget):
        def show_result(self, result: object) -> None:
            heard.append(result)

    view, gate = View(), threading.Event()
    with qtbot.waitSignal(tasks.idle):
        tasks.run(gate.wait, on_done=view.show_result)
        with qtbot.waitSignal(view.destroyed):
            view.deleteLater()
        gate.set()
    assert heard == []


def _fail(error: Exception) -> None:
    raise error


def test_an_expected_error_is_explained(qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(prompts, "explain", lambda parent, problem: shown.append(str(problem)))
    with qtbot.waitSignal(tasks.idle):
        tasks.run(lambda: _fail(StorageError("The disk is full.")))
        tasks.run(lambda: _fail(Cancelled("Cancelled.")))
    assert shown == ["The disk is full."]


def test_an_expected_error_goes_to_who_asked(qtbot: QtBot, tasks: Tasks) -> None:
    errors: list[UserError] = []
    with qtbot.waitSignal(tasks.idle):
        tasks.run(lambda: _fail(StorageError("The disk is full.")), on_error=errors.append)
    assert [each.sentence for each in errors] == ["The disk is full."]


def test_a_bug_is_shown_once(
    qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shown, errors, results = [], [], []
    monkeypatch.setattr(prompts, "bug", lambda parent, text: shown.append(text))

    def broken() -> None:
        raise ZeroDivisionError("a bug for this test")

    with qtbot.waitSignal(tasks.idle):
        for _ in range(3):
            tasks.run(broken, on_error=errors.append)
        tasks.run(lambda: "alive", on_done=results.append)
    assert len(shown) == 1
    assert "a bug for this test" in shown[0]
    assert errors == []
    assert results == ["alive"]
    assert len(caplog.records) == 3


def test_close_finishes_what_was_begun(qtbot: QtBot) -> None:
    written, threads, gate = [], [], threading.Event()
    tasks = Tasks(at_end=lambda: threads.append(threading.current_thread().name))
    begun = threading.Event()
    tasks.run(lambda: (begun.set(), gate.wait(5), written.append("first")))
    tasks.run(lambda: written.append("second"))
    tasks.run(lambda: written.append("a search"), latest="search")
    begun.wait(5)
    gate.set()
    tasks.close()
    tasks.close()
    assert written == ["first", "second"]
    assert threads[0].startswith("worker")


def test_a_worker_at_rest_gives_memory_back_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crm_desktop.ui.tasks._REST_AFTER_MS", 1)
    rests: list[str] = []
    tasks = Tasks(at_rest=lambda: rests.append(threading.current_thread().name))
    with qtbot.waitSignal(tasks.idle):
        tasks.run(lambda: None)
        tasks.run(lambda: None)
    qtbot.waitUntil(lambda: bool(rests))
    tasks.close()
    assert len(rests) == 1
    assert rests[0].startswith("worker")


def test_a_rest_that_is_not_done_goes_on_until_something_is_asked(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crm_desktop.ui.tasks._REST_AFTER_MS", 1)
    monkeypatch.setattr("crm_desktop.ui.tasks._REST_ON_AFTER_MS", 1)
    done: list[str] = []
    tasks = Tasks(at_rest=lambda: done.append("rest") or len(done) < 3)  # type: ignore[func-returns-value]
    tasks.run(lambda: None)
    qtbot.waitUntil(lambda: done == ["rest"] * 3)
    monkeypatch.setattr("crm_desktop.ui.tasks._REST_AFTER_MS", 3_600_000)
    tasks.run(lambda: done.append("asked"))
    qtbot.waitUntil(lambda: not tasks.busy)
    tasks.close()
    assert done == [*["rest"] * 3, "asked"]


def test_what_runs_aside_keeps_nobody_waiting_and_leaves_no_connection(qtbot: QtBot) -> None:
    ended: list[str] = []
    tasks = Tasks(at_end=lambda: ended.append(threading.current_thread().name))
    gate, results = threading.Event(), []
    tasks.run(lambda: gate.wait(5), on_done=lambda _: results.append("scan"), aside=True)
    tasks.run(lambda: "search", on_done=results.append)
    qtbot.waitUntil(lambda: results == ["search"])
    assert tasks.busy
    with qtbot.waitSignal(tasks.idle):
        gate.set()
    assert results == ["search", "scan"]
    assert len(ended) == 1
    assert ended[0].startswith("aside"), "its connection is closed as soon as it is done"
    tasks.close()
