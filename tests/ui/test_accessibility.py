"""What a screen reader is told: every control of every page and dialog has a name and a role."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.context import Context
from tests.screens.views import VIEWS

# a collection of single widgets, and not a page
_NO_PAGE = {"widgets", "controls"}
_NO_ROLE = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window}


@pytest.fixture(scope="module")
def context() -> Iterator[Context]:
    made = Context(customers=300)
    yield made
    made.close()


def _controls(top: QWidget) -> Iterator[QWidget]:
    """What the Tab key, a click or a screen reader can land on."""
    for widget in [top, *top.findChildren(QWidget)]:
        if not widget.isVisibleTo(top) or widget.focusProxy() is not None:
            continue
        reached = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton)
        if reached and not widget.objectName().startswith("qt_"):  # Qt's own inner parts
            yield widget


def _told(widget: QWidget) -> tuple[str, QAccessible.Role]:
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name).strip(), told.role()


def _silent_rows(view: QAbstractItemView) -> list[int]:
    """Rows of a list or table of which nothing is told."""
    model, root = view.model(), view.rootIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    told = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
    return [
        row
        for row in range(min(model.rowCount(root), 30))
        if not any(model.index(row, column, root).data(role) for column in range(columns) for role in told)
    ]


def _path(widget: QWidget) -> str:
    names = []
    each: QWidget | None = widget
    while each is not None:
        names.append(type(each).__name__)
        each = each.parentWidget()
    return " < ".join(names[:6])


@pytest.mark.parametrize("name", sorted(set(VIEWS) - _NO_PAGE))
def test_every_control_has_a_name_and_a_role(context: Context, qtbot: QtBot, name: str) -> None:
    view = VIEWS[name](context)
    qtbot.addWidget(view)
    view.resize(1366, 768)
    view.show()
    qtbot.waitUntil(lambda: not context.tasks.busy, timeout=20_000)
    found = list(_controls(view))
    wrong = []
    for control in found:
        told, role = _told(control)
        if not told or role in _NO_ROLE:
            wrong.append(f"{told!r} {role.name}: {_path(control)}")
        if isinstance(control, QAbstractItemView) and (silent := _silent_rows(control)):
            wrong.append(f"rows {silent} say nothing: {_path(control)}")
    assert found, "nothing can be reached at all"
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", sorted(set(VIEWS) - _NO_PAGE))
def test_the_tab_key_reaches_every_control(context: Context, qtbot: QtBot, name: str) -> None:
    view = VIEWS[name](context)
    qtbot.addWidget(view)
    view.resize(1366, 768)
    view.show()
    qtbot.waitUntil(lambda: not context.tasks.busy, timeout=20_000)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    controls = [each for each in _controls(view) if each.isEnabled()]
    stops = _stops(view)
    # Tab enters a group of buttons once, and the arrows move in it.
    groups = {stop.parentWidget() for stop in stops if isinstance(stop, QAbstractButton)}
    wrong = [
        _path(control)
        for control in controls
        if control not in stops
        and not isinstance(control, QLabel)  # its text can be selected with the mouse
        and not control.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # is only shown
        and control.property("look") != "clock"  # Ctrl+Shift+H does the same from the field
        and not (isinstance(control, QAbstractButton) and control.parentWidget() in groups)
    ]
    assert not wrong, "\n".join(wrong)


def _stops(view: QWidget) -> set[QWidget]:
    """Where the Tab key stops, pressed until it comes back to where it was."""
    seen: set[QWidget] = set()
    view.focusNextChild()
    while (focus := QApplication.focusWidget()) is not None and focus not in seen:
        seen.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return seen
