"""What is pasted into the window or dropped on it, and where it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import customers, history
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.import_wizard import ImportWizard
from crm_desktop.ui.import_wizard.wizard import COLUMNS, RESULT
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.tasks import Tasks

CTRL = Qt.KeyboardModifier.ControlModifier
ROWS = "姓名\t电话\n王小明\t13800138000\n李四\t13900139000\n"
MESSAGE = "王小明 13800138000 海淀区… 想看两居"


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> Iterator[MainWindow]:
    tasks = Tasks(None, at_end=session.database.close_thread)
    made = MainWindow(session, tasks, Bridge(session))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.bar.box.line.hasFocus)
    yield made
    QApplication.clipboard().clear()
    for wizard in made.findChildren(ImportWizard):
        wizard.close()
    made.close()
    if tasks.busy:
        with qtbot.waitSignal(tasks.idle):
            pass
    tasks.close()


def paste(qtbot: QtBot, text: str) -> None:
    """Ctrl+V where the focus is."""
    QApplication.clipboard().setText(text)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_V, CTRL)


def wizard_of(qtbot: QtBot, window: MainWindow) -> ImportWizard:
    """The import that opened, once the rows are read."""
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportWizard)))
    wizard = window.findChildren(ImportWizard)[0]
    qtbot.waitUntil(lambda: wizard.step == COLUMNS and not wizard.busy)
    return wizard


def in_the_list(window: MainWindow) -> None:
    window.go("customers")
    window.view("customers").table.setFocus()


def in_the_finder(window: MainWindow) -> None:
    window.go("customers")
    window.find_here()


def in_the_top_box(window: MainWindow) -> None:
    window.find()


PLACES = pytest.mark.parametrize("go", [in_the_list, in_the_finder, in_the_top_box])


@PLACES
def test_pasted_rows_open_the_import_and_come_in_as_one_act(
    qtbot: QtBot, window: MainWindow, session: Session, go: Callable[[MainWindow], None]
) -> None:
    go(window)
    paste(qtbot, ROWS)
    wizard = wizard_of(qtbot, window)
    assert wizard.columns_page.mapping == {0: "name", 1: "phone"}
    wizard.go_on()
    qtbot.waitUntil(lambda: wizard.next.text() == "Import 2 rows" and wizard.next.isEnabled())
    wizard.go_on()
    qtbot.waitUntil(lambda: wizard.step == RESULT)
    newest = history.operations(session, limit=1)[0]
    assert newest.subject == "Pasted rows"
    history.undo(session, newest.id)
    assert session.one("SELECT count(*) FROM customer WHERE deleted_at IS NULL") == (0,)


@PLACES
def test_a_pasted_message_opens_the_quick_entry_and_saves_nothing_by_itself(
    qtbot: QtBot, window: MainWindow, session: Session, go: Callable[[MainWindow], None]
) -> None:
    go(window)
    paste(qtbot, MESSAGE)
    quick = window.dialogs.quick
    assert quick.isVisible()
    assert quick.who.new.name.text() == "王小明"
    assert quick.text.toPlainText() == "想看两居"
    assert window.bar.box.text() == ""
    assert session.one("SELECT count(*) FROM customer") == (0,)
    quick.submit()
    assert session.one("SELECT name, phone, region FROM customer") == ("王小明", "13800138000", "海淀区")


def test_the_customer_of_a_known_number_is_shown(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    known = customers.add(session, {"name": "王小明", "phone": "138-0013-8000"})
    paste(qtbot, MESSAGE)
    assert window.dialogs.quick.who.customer_id == known


@pytest.mark.parametrize("text", ["王小明", "138 0013 8000", "two words"])
def test_short_text_is_searched_for(qtbot: QtBot, window: MainWindow, text: str) -> None:
    paste(qtbot, text)
    assert window.bar.box.text() == text
    assert window.dialogs.quick is None


def test_words_pasted_into_the_list_are_looked_for_in_the_box(qtbot: QtBot, window: MainWindow) -> None:
    in_the_list(window)
    paste(qtbot, "two\nwords")
    assert window.bar.box.text() == "two words"
    qtbot.waitUntil(lambda: window.bar.box.popup is not None)


def test_the_menu_pastes_where_the_focus_is(qtbot: QtBot, window: MainWindow) -> None:
    act = next(
        action for action in window.menuBar().actions()[1].menu().actions() if "Paste" in action.text()
    )
    QApplication.clipboard().setText("sofa")
    act.trigger()
    assert window.bar.box.text() == "sofa"
    in_the_list(window)
    QApplication.clipboard().setText(MESSAGE)
    act.trigger()
    assert window.dialogs.quick.isVisible()


def test_an_empty_clipboard_is_told(qtbot: QtBot, window: MainWindow) -> None:
    in_the_list(window)
    said: list[str] = []
    window.taking._say = said.append
    paste(qtbot, "  ")
    assert said == ["Nothing can be pasted here: copy rows, a message or a file."]


def drop(window: MainWindow, data: QMimeData) -> None:
    actions = Qt.DropAction.CopyAction
    left = Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(10, 10), actions, data, left, Qt.KeyboardModifier.NoModifier))


def test_text_dropped_on_the_window_goes_the_same_way(qtbot: QtBot, window: MainWindow) -> None:
    data = QMimeData()
    data.setText(MESSAGE)
    drop(window, data)
    assert window.dialogs.quick.isVisible()
    data.setText(ROWS)
    drop(window, data)
    wizard_of(qtbot, window)


def test_a_copied_file_is_pasted_as_one_that_is_dropped(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("姓名,电话\n王小明,13800138000\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert window.taking.take(data)
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportWizard)))
    wizard = window.findChildren(ImportWizard)[0]
    qtbot.waitUntil(lambda: not wizard.busy)
    assert "list.csv" in wizard.file_page.name.text()
