"""The window: pages, keys, undo, language, geometry."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop import i18n
from crm_desktop.data.session import Session
from crm_desktop.progress import Progress
from crm_desktop.services import classification, customers, filter_words, recycle_bin, saved_views, staff
from crm_desktop.ui import prompts
from crm_desktop.ui import tasks as tasks_module
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.dialogs.find_replace import FindReplace
from crm_desktop.ui.dialogs.merge import MergeDialog
from crm_desktop.ui.dialogs.view_name import ViewName
from crm_desktop.ui.main_window import MainWindow, rail_pages
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.top_box_rows import Kind, Row
from crm_desktop.ui.views.customer_page import CustomerPage
from crm_desktop.ui.widgets.fitting import Fitted

Make = Callable[[], MainWindow]


@pytest.fixture
def make(qtbot: QtBot, session: Session) -> Iterator[Make]:
    """Makes the window as the program does."""
    tasks = Tasks(None, at_end=session.database.close_thread)
    bridge = Bridge(session)
    made: list[MainWindow] = []

    def build() -> MainWindow:
        window = MainWindow(session, tasks, bridge)
        qtbot.addWidget(window)
        window.show()
        made.append(window)
        return window

    yield build
    for window in made:
        window.close()
    if tasks.busy:
        with qtbot.waitSignal(tasks.idle):
            pass
    tasks.close()


def test_every_page_of_the_rail_opens(make: Make, session: Session) -> None:
    window = make()
    for key, _, _ in rail_pages():
        window.rail.page_chosen.emit(key)
        assert window.page == key
        assert window.stack.currentWidget() is window.view(key)
    window.go("recycle_bin")
    assert window.rail.current == "history"


def test_the_pages_visited_most_are_made_ready_while_another_is_shown(make: Make, qtbot: QtBot) -> None:
    window = make()
    window.go("history")
    window.make_ready()
    qtbot.waitUntil(lambda: len(window.findChildren(CustomerPage)) == 2)
    assert (window.page, window.stack.count()) == ("history", 4)  # with the first page
    assert window.view("customers").splitter.count() == 3


def test_pages_that_are_made_ready_leave_the_shown_one_its_size(make: Make, qtbot: QtBot) -> None:
    window = make()
    window.showNormal()
    window.resize(1366, 728)
    around = window.findChild(Fitted)
    window.make_ready()
    qtbot.waitUntil(lambda: len(window.findChildren(CustomerPage)) == 2)
    QApplication.processEvents()
    assert around.widget().size() == around.size()
    assert around.verticalScrollBar().maximum() == 0


def test_a_page_that_is_half_ready_is_whole_after_a_change_of_language(make: Make, qtbot: QtBot) -> None:
    window = make()
    window.make_ready()
    qtbot.waitUntil(lambda: window.stack.count() == 3)  # without the pane beside the list
    window.set_language("zh_CN")
    qtbot.waitUntil(lambda: window.rail.accessibleName() == "页面")
    assert window.view("customers").splitter.count() == 3
    i18n.install("en")


def test_the_page_and_the_size_are_there_next_time(make: Make) -> None:
    first = make()
    first.resize(960, 700)
    first.go("history")
    first.close()
    second = make()
    assert second.page == "history"
    assert second.height() == 700


def test_after_a_customer_the_list_is_there_next_time(make: Make, session: Session) -> None:
    customer_id = customers.add(session, {"name": "王小明"})
    first = make()
    first.go("settings")
    first.open_customer(customer_id)
    first.close()
    assert make().page == "customers"


def test_undo_and_redo_name_the_act_and_do_it(make: Make, session: Session, qtbot: QtBot) -> None:
    window = make()
    assert not window.menus.undo.isEnabled()
    customer_id = customers.add(session, {"name": "王小明"})
    qtbot.waitUntil(lambda: "王小明" in window.menus.undo.text())
    window.menus.undo.trigger()
    assert session.one("SELECT count(*) FROM customer")[0] == 0
    assert "王小明" in window.toasts.toasts[-1].text
    qtbot.waitUntil(lambda: "王小明" in window.menus.redo.text())
    window.menus.redo.trigger()
    assert customers.get(session, customer_id).name == "王小明"


def test_the_toast_of_a_deletion_undoes_it(make: Make, session: Session) -> None:
    window = make()
    customer_id = customers.add(session, {"name": "王小明"})
    window.undoing.say("1 customer deleted", recycle_bin.delete(session, [customer_id]))
    button = window.toasts.toasts[-1].button
    assert button is not None
    button.click()
    assert customers.get(session, customer_id).deleted_at is None


def test_an_act_that_cannot_be_undone_any_more_is_said(make: Make, session: Session) -> None:
    window = make()
    customers.add(session, {"name": "王小明"})
    operation_id = session.next_undo()[0]  # type: ignore[index]
    window.undoing.undo(operation_id)
    window.undoing.undo(operation_id)
    assert "already" in window.toasts.toasts[-1].text


def test_the_language_changes_while_running_and_keeps_page_and_text(
    make: Make, session: Session, qtbot: QtBot
) -> None:
    window = make()
    customer_id = customers.add(session, {"name": "王小明"})
    window.open_customer(customer_id)
    window.bar.box.set_text("wxm")
    old = window.centralWidget()
    window.set_language("zh_CN")
    qtbot.waitUntil(lambda: window.centralWidget() is not old)
    assert i18n.language() == "zh_CN"
    assert window.page == "customer"
    assert window.view("customer").customer_id == customer_id
    assert window.bar.box.text() == "wxm"
    assert session.setting("language") == "zh_CN"
    window.set_language("en")
    qtbot.waitUntil(lambda: window.bar.new.text().startswith("New"))


def test_the_theme_is_remembered_and_checked_in_the_menu(make: Make, session: Session) -> None:
    window = make()
    window.set_scheme("dark")
    assert session.setting("scheme") == "dark"
    window.set_large_type(True)
    assert session.setting("large_type") is True


def test_the_status_line_counts_and_knows_who_is_at_the_desk(
    make: Make, session: Session, qtbot: QtBot
) -> None:
    window = make()
    customers.add(session, {"name": "王小明"})
    customers.add(session, {"name": "李雷"})
    qtbot.waitUntil(lambda: window.status.text == "2 customers")
    staff.sign_in(session, staff.add(session, "小李"))
    qtbot.waitUntil(lambda: window.status.staff.text().startswith("小李"))


@pytest.mark.parametrize("stops", [True, False])
def test_quitting_during_an_act_asks_whether_to_wait(
    make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, stops: bool
) -> None:
    window = make()
    qtbot.waitUntil(lambda: not window._tasks.busy)
    begun, asked = threading.Event(), []
    ended: list[str] = []

    def work(progress: Progress) -> None:
        begun.set()
        while True:
            progress.check()

    def ask(*arguments: object, **options: object) -> bool:
        asked.append((arguments[2:], options["keep"]))
        return stops

    monkeypatch.setattr(tasks_module, "LONG", 0.0)
    monkeypatch.setattr(prompts, "ask", ask)
    task = window._tasks.run(work, on_error=lambda error: ended.append(type(error).__name__))
    window.strip.watch(task, "Backing up…")
    qtbot.waitUntil(begun.is_set)
    closed = window.close()
    text = "Backing up: not done yet. If you quit now, nothing of it is kept."
    assert asked == [((text, "Cancel it and quit"), "Wait")]
    assert closed is stops
    if not stops:
        assert window.isVisible()
        task.cancel()
    qtbot.waitUntil(lambda: ended == ["Cancelled"])


def test_a_dropped_sheet_opens_the_import(
    make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    window = make()
    opened: list[object] = []
    monkeypatch.setattr(window.dialogs, "import_file", opened.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/list.xlsx")])
    event = QDropEvent(
        QPointF(1, 1),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    window.dropEvent(event)
    assert [str(path) for path in opened] == ["/somewhere/list.xlsx"]


def test_a_backup_is_written_where_the_person_says(
    make: Make, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    window = make()
    customers.add(session, {"name": "王小明"})
    target = tmp_path / "backup.db"  # type: ignore[operator]
    monkeypatch.setattr(prompts, "save_file", lambda *_: target)
    window.dialogs.back_up()
    qtbot.waitUntil(lambda: bool(window.toasts.toasts), timeout=10_000)
    assert target.exists()
    assert "backup.db" in window.toasts.toasts[-1].text


def test_the_template_is_written_in_the_language_in_use(
    make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = make()
    before = window.dialogs
    window.set_language("zh_CN")
    qtbot.waitUntil(lambda: window.dialogs is not before)
    target = tmp_path / "模板.xlsx"
    names: list[str] = []

    def save_file(_parent: object, _title: str, name: str, _filters: str) -> Path:
        names.append(name)
        return target

    monkeypatch.setattr(prompts, "save_file", save_file)
    window.view("today").template_requested.emit()
    qtbot.waitUntil(lambda: bool(window.toasts.toasts), timeout=10_000)
    assert names == ["客户模板.xlsx"]
    assert openpyxl.load_workbook(target).sheetnames[:3] == ["客户", "跟进记录", "跟进计划"]
    assert "模板.xlsx" in window.toasts.toasts[-1].text


def test_keys_and_about_open(make: Make) -> None:
    from PySide6.QtWidgets import QApplication

    window = make()
    actions = {each.text(): each for each in window.findChildren(QAction)}
    for words in ("&Keys", "&About"):
        actions[words].trigger()
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        dialog.close()


def test_export_is_of_the_list_in_front_or_of_all(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    window = make()
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(window.dialogs, "export", lambda *about: asked.append(about))
    window.go("today")
    window.export()
    window.go("customers")
    monkeypatch.setattr(window.view("customers"), "export_list", lambda: asked.append(("list",)))
    window.export()
    assert asked == [(), ("list",)]


def test_what_is_typed_is_not_lost_in_silence_when_the_disk_is_full(
    make: Make, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make()
    window.dialogs.record({"text": "王小明"})
    window.dialogs.quick.text.setPlainText("x" * 500_000)
    session.query(f"PRAGMA max_page_count = {session.one('PRAGMA page_count')[0]}").fetchall()
    asked: list[str] = []
    answers = [False, True]

    def ask(_parent: object, _title: str, text: str, _verb: str, *, danger: bool) -> bool:
        asked.append(text)
        return answers.pop(0)

    monkeypatch.setattr(prompts, "ask", ask)
    assert not window.close()
    assert "disk is full" in asked[0]
    assert window.close()
    assert window.close()  # asked once
    assert len(asked) == 2
    session.query("PRAGMA max_page_count = 1000000").fetchall()


def test_ctrl_f_finds_in_the_list_and_elsewhere_in_the_top_box(make: Make, session: Session) -> None:
    customers.add(session, {"name": "王小明"})
    window = make()
    window.go("customers")
    window.find_here()
    assert window.focusWidget() is window.view("customers").pane.tools.finder
    window.go("history")
    window.find_here()
    assert window.focusWidget() is window.bar.box.line


def test_no_two_shortcuts_mean_the_same_keys(make: Make) -> None:
    window = make()
    window.go("customers")
    keys = [each.key().toString() for each in window.findChildren(QShortcut) if each.isEnabled()]
    in_menus = [
        key.toString()
        for action in window.findChildren(QAction)
        for key in action.shortcuts()
        if not key.isEmpty()
    ]
    assert not set(keys) & set(in_menus)
    assert len(in_menus) == len(set(in_menus))


def test_tab_goes_all_round_the_list_of_customers(make: Make, session: Session, qtbot: QtBot) -> None:
    customers.add(session, {"name": "王小明"})
    window = make()
    window.go("customers")
    view = window.view("customers")
    qtbot.waitUntil(lambda: not view.loader._tasks.busy)
    passed = set()
    for _ in range(90):
        window.focusNextChild()
        passed.add(window.focusWidget())
    assert {view.table, view.pane.tools.columns, window.bar.box.line, window.bar.new} <= passed


def test_selected_customers_are_merged_and_duplicates_are_a_page(
    make: Make, session: Session, qtbot: QtBot
) -> None:
    ids = [customers.add(session, {"name": "王小明", "phone": f"1380571567{n}"}) for n in range(2)]
    window = make()
    window.go("customers")
    view = window.view("customers")
    qtbot.waitUntil(lambda: view.table.model().rowCount() == 2)
    view.table.selectAll()
    view.merge_requested.emit(view.selected())
    (dialog,) = window.findChildren(MergeDialog)
    dialog.submit()
    assert customers.get(session, ids[1]).deleted_at is not None
    window.menus.undo.trigger()
    assert customers.get(session, ids[1]).deleted_at is None
    window.go("duplicates")
    page = window.view("duplicates")
    qtbot.waitUntil(lambda: page.pages.currentWidget() is page.work)
    assert page.sides.ids == ids
    assert session.setting("window.page") == "customers", "the program does not begin with a scan"


def _search(qtbot: QtBot, window: MainWindow, text: str) -> list[Row]:
    """Type a text into the top box; returns what it offers."""
    box = window.bar.box
    window.find()
    qtbot.waitUntil(box.line.hasFocus)
    box.search(text)
    assert box.popup is not None
    return [row for row in box.popup.rows if row.kind != Kind.SECTION]


def _run(qtbot: QtBot, window: MainWindow, text: str) -> None:
    _search(qtbot, window, text)
    qtbot.keyClick(window.bar.box.line, Qt.Key.Key_Return)


def test_acts_on_the_selected_customers_are_offered_and_run(
    make: Make, session: Session, qtbot: QtBot
) -> None:
    for name in ("王小明", "张伟"):
        customers.add(session, {"name": name})
    grade_id = classification.add(session, "grade", "常客")
    window = make()
    window.go("customers")
    view = window.view("customers")
    qtbot.waitUntil(lambda: len(view.model.ids) == 2)
    qtbot.waitUntil(view.table.hasFocus)
    view.table.selectAll()
    titles = [row.title for row in _search(qtbot, window, "> grade 常客")]
    assert titles == ["Grade › 常客"]
    _run(qtbot, window, ">jibie changke")
    assert {customers.get(session, each).grade_id for each in view.model.ids} == {grade_id}
    assert view.table.hasFocus()


def test_acts_on_the_customer_that_is_open_are_offered_and_run(
    make: Make, session: Session, qtbot: QtBot
) -> None:
    customer_id = customers.add(session, {"name": "王小明"})
    window = make()
    window.open_customer(customer_id)
    _search(qtbot, window, ">")
    popup = window.bar.box.popup
    assert popup is not None
    assert popup.rows[0].title == "王小明"
    assert {"Delete", "Archive", "Record contact", "Plan a follow-up", "Star"} <= {
        row.title for row in popup.rows
    }
    _run(qtbot, window, "> archive")
    assert customers.get(session, customer_id).archived_at is not None


@pytest.mark.parametrize(
    ("text", "page"), [(">settings", "settings"), (">sz", "settings"), (">跟进", "follow_ups")]
)
def test_the_box_goes_to_a_page(make: Make, qtbot: QtBot, text: str, page: str) -> None:
    window = make()
    _run(qtbot, window, text)
    assert window.page == page


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_box_begins_an_entry_a_customer_and_a_follow_up(make: Make, qtbot: QtBot) -> None:
    window = make()
    for text, kind in ((">new call in", "call_in"), (">new visit", "visit")):
        _run(qtbot, window, text)
        assert (window.dialogs.quick.isVisible(), window.dialogs.quick.kind.value) == (True, kind)
        window.dialogs.quick.close()
    _run(qtbot, window, ">new customer")
    assert window.dialogs.quick.who.new.isVisible()
    window.dialogs.quick.close()
    _run(qtbot, window, ">new follow-up")
    assert window.view("follow_ups").tab("list").panel.isVisible()


def test_a_wrong_bulk_edit_is_found_in_the_history_and_undone_by_a_few_keys(
    make: Make, session: Session, qtbot: QtBot
) -> None:
    ids = [customers.add(session, {"name": name}) for name in ("张伟", "李雷")]
    customers.update_many(session, ids, {"stage": "lost"})
    customers.add(session, {"name": "后来"})
    window = make()
    qtbot.waitUntil(window.isActiveWindow)
    window.go("history")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(QApplication.focusWidget(), key)
    qtbot.waitUntil(lambda: all(customers.get(session, each).stage == "" for each in ids))


def test_the_list_is_saved_as_a_view_by_a_key_and_from_the_top_box(
    make: Make, session: Session, qtbot: QtBot
) -> None:
    customers.add(session, {"name": "张伟", "note": "幸福路"})
    window = make()
    qtbot.waitUntil(window.isActiveWindow)
    window.go("customers")
    window.view("customers").show_filter(filter_words.read(session, "note:幸福")[0])
    for name, ask in (
        ("by key", lambda: qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)),
        ("by word", lambda: _run(qtbot, window, ">save the list")),
    ):
        ask()
        qtbot.waitUntil(lambda: window.findChild(ViewName) is not None)
        dialog = window.findChild(ViewName)
        dialog.line.setText(name)
        dialog.act.click()
        qtbot.waitUntil(lambda: window.findChild(ViewName) is None)
    assert [view.name for view in saved_views.saved(session)] == ["by key", "by word"]


def test_find_and_replace_opens_from_any_page(make: Make, session: Session, qtbot: QtBot) -> None:
    customers.add(session, {"name": "张伟", "note": "幸福路"})
    window = make()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.page == "today"
    qtbot.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChild(FindReplace) is not None)
    dialog = window.findChild(FindReplace)
    dialog.wanted.setText("幸福路")
    dialog.instead.setText("和平路")
    qtbot.waitUntil(dialog.act.isEnabled)
    dialog.act.click()
    qtbot.waitUntil(lambda: customers.get(session, 1).note == "和平路")
    qtbot.waitUntil(lambda: window.findChild(FindReplace) is None)
    window.menus.undo.trigger()
    qtbot.waitUntil(lambda: customers.get(session, 1).note == "幸福路")


def test_a_card_of_the_board_is_moved_and_taken_back_by_keys(
    make: Make, session: Session, qtbot: QtBot
) -> None:
    grade = classification.add(session, "grade", "A")
    customers.add(session, {"name": "张伟"})
    window = make()
    qtbot.waitUntil(window.isActiveWindow)
    window.go("customers")
    view = window.view("customers")
    qtbot.keyClick(view.table, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    board = view.shape.board
    qtbot.waitUntil(lambda: len(board.lanes) == 2 and board.lanes[1].column.count == 1)
    qtbot.keyClick(board, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert customers.get(session, 1).grade_id == grade
    qtbot.waitUntil(lambda: board.lanes[0].column.count == 1)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: board.lanes[1].column.count == 1)
    assert customers.get(session, 1).grade_id is None


def test_f3_writes_down_what_the_customer_who_is_open_bought(
    make: Make, session: Session, qtbot: QtBot
) -> None:
    customer = customers.add(session, {"name": "王小明"})
    window = make()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_customer(customer)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    quick = window.dialogs.quick
    qtbot.waitUntil(quick.bought.lines[0].item.hasFocus)
    assert quick.who.customer_id == customer
    quick.bought.lines[0].item.setText("茶")
    quick.bought.lines[0].amount.setText("120")
    qtbot.keyClick(quick.bought.lines[0].amount, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not quick.isVisible()
    assert customers.get(session, customer).purchase_amount == 12000
    window.undoing.undo_last()
    assert customers.get(session, customer).purchase_count == 0
    window.go("today")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    qtbot.waitUntil(quick.who.line.hasFocus)
    assert quick.who.customer_id is None
    quick.who.choose(customer)
    quick.who.finished.emit()
    qtbot.waitUntil(quick.bought.lines[0].item.hasFocus)


def test_undo_reaches_the_act_from_a_field_in_which_nothing_was_typed(
    make: Make, session: Session, qtbot: QtBot
) -> None:
    window = make()
    customers.add(session, {"name": "王小明"})
    qtbot.waitUntil(lambda: "王小明" in window.menus.undo.text())
    box = window.bar.box.line
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClick(box, Qt.Key.Key_A)
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.text() == ""  # the typing goes first
    assert session.one("SELECT count(*) FROM customer")[0] == 1
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.one("SELECT count(*) FROM customer")[0] == 0
