"""Tabs on top of a page: one of several widgets is shown, each built when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabBar, QVBoxLayout, QWidget

from crm_desktop.i18n import translate
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.fitting import Pages


@dataclass(frozen=True)
class Tab:
    """One tab.

    Args:
        key: its name in what is remembered and in requests.
        title: the translated title.
        build: makes the widget with a given parent.
    """

    key: str
    title: str
    build: Callable[[QWidget], QWidget]


class _Bar(QTabBar):
    """The titles. Tab enters the bar once; arrows, Home and End choose."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.count() - 1}
        at = ends.get(Qt.Key(event.key()))
        if at is None:
            super().keyPressEvent(event)
        else:
            self.setCurrentIndex(at)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)


class TabbedPages(QWidget):
    """A title, tabs beside it, and the widget of the chosen tab below.

    Ctrl+Tab and Ctrl+Shift+Tab go to the next and the previous tab from anywhere inside.

    Args:
        title: the translated title of the page.
        tabs: in their order; the first is shown until `go`.
    """

    chosen = Signal(str)  # the key; by whatever way it came to be shown
    built = Signal(str, QWidget)  # a tab's widget exists from now on

    def __init__(self, title: str, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = {tab.key: tab for tab in tabs}
        self._widgets: dict[str, QWidget] = {}
        self._title = QLabel(title, self)
        theme.style(self._title, role="title")
        self.bar = _Bar(self)
        self.bar.setAccessibleName(title)
        for tab in tabs:
            self.bar.addTab(tab.title)
        self.bar.currentChanged.connect(lambda at: self.go(list(self._tabs)[at]))
        self.stack = Pages(self)
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 24, 0)
        head.setSpacing(20)
        head.addWidget(self._title)
        head.addWidget(self.bar, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.stack, 1)
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            turn = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turn.activated.connect(lambda step=step: self.step(step))

    @property
    def current(self) -> str:
        """The key of the tab that is shown; "" before the first `go`."""
        widget = self.stack.currentWidget()
        return next((key for key, each in self._widgets.items() if each is widget), "")

    def keys(self) -> list[str]:
        """The keys of the tabs in their order."""
        return list(self._tabs)

    def widget(self, key: str) -> Any:
        """The widget of a tab, built if need be."""
        if key not in self._widgets:
            made = self._tabs[key].build(self.stack)
            self._widgets[key] = made
            self.stack.addWidget(made)
            self.built.emit(key, made)
        return self._widgets[key]

    def made(self) -> dict[str, Any]:
        """The widgets that exist by now."""
        return dict(self._widgets)

    def go(self, key: str) -> None:
        """Show a tab; an unknown key shows the first."""
        key = key if key in self._tabs else next(iter(self._tabs))
        if key == self.current:
            return
        inside = self.stack.isAncestorOf(self.focusWidget() or self)
        widget = self.widget(key)
        self.stack.setCurrentWidget(widget)
        self.bar.setCurrentIndex(self.keys().index(key))
        if inside:
            (getattr(widget, "first_focus", None) or widget).setFocus()
        self.chosen.emit(key)

    def step(self, by: int) -> None:
        """Show the next (1) or the previous (-1) tab, around the end."""
        keys = self.keys()
        self.go(keys[(keys.index(self.current) + by) % len(keys)])


def keys() -> list[tuple[str, str]]:
    """The keys of tabs, and what they do."""
    return [("Ctrl+Tab", translate("Keys", "Next tab; with Shift the one before"))]
