"""A page of several tabs: each is built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from crm_desktop.i18n import translate
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.segmented import SegmentedButtons


class Tab(NamedTuple):
    """One tab.

    Args:
        key: by which it is asked for and remembered.
        title: the translated title.
        make: builds its widget inside the given parent. A widget with an attribute `corner` has that
            shown at the right end of the line of the tabs, as long as its tab is in front.
    """

    key: str
    title: str
    make: Callable[[QWidget], QWidget]


def keys() -> list[tuple[str, str]]:
    """The keys that work on every page with tabs, and what they do."""
    return [
        ("Ctrl+Tab", translate("Keys", "The next tab")),
        ("Ctrl+Shift+Tab", translate("Keys", "The tab before")),
    ]


class TabbedView(QWidget):
    """The page: its title, the tabs beside it, the tab in front below.

    Args:
        title: the translated title of the page.
        tabs: in their order; the first is shown first, unless `show_tab` comes before.
    """

    tab_made = Signal(str, object)  # the key and the widget of a tab: the window connects its signals
    tab_shown = Signal(str)

    def __init__(self, title: str, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = {tab.key: tab for tab in tabs}
        self._made: dict[str, QWidget] = {}
        self._key = tabs[0].key
        theme.style(self, ground="surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        name = QLabel(title, self)
        theme.style(name, role="title")
        self.bar = SegmentedButtons(title, [(tab.key, tab.title, "") for tab in tabs], self)
        self.bar.chosen.connect(self.show_tab)
        self.bar.setVisible(len(tabs) > 1)
        self._corner = QStackedLayout()
        corner = QWidget(self)
        corner.setLayout(self._corner)
        corner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(name)
        line.addWidget(self.bar)
        line.addWidget(corner, 1)
        self._pages = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 8)
        column.setSpacing(12)
        column.addLayout(line)
        column.addLayout(self._pages, 1)
        for key, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.step(step))

    @property
    def current(self) -> str:
        """The key of the tab in front."""
        return self._key

    @property
    def first_focus(self) -> QWidget:
        """Where the cursor goes when the page is opened: into the tab in front."""
        tab = self.tab(self._key)
        wanted: QWidget = getattr(tab, "first_focus", tab)
        return wanted

    def tab(self, key: str) -> Any:
        """The widget of a tab, built if need be.

        Raises:
            KeyError: there is no such tab.
        """
        if key not in self._made:
            made = self._tabs[key].make(self)
            self._made[key] = made
            self._pages.addWidget(made)
            self._corner.addWidget(getattr(made, "corner", None) or QWidget(self))
            self.tab_made.emit(key, made)
        return self._made[key]

    def begin_with(self, key: str) -> None:
        """Say which tab is in front when the page is first shown; an unknown key changes nothing."""
        if key in self._tabs:
            self._key = key
            self.bar.set_value(key)

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front; an unknown key leaves the one that is."""
        if key not in self._tabs:
            return
        at = self._pages.indexOf(self.tab(key))
        self._key = key
        self.bar.set_value(key)
        self._pages.setCurrentIndex(at)
        self._corner.setCurrentIndex(at)
        self.tab_shown.emit(key)

    def step(self, by: int) -> None:
        """Bring the next tab (1) or the one before (-1) to the front, with the cursor in it."""
        order = list(self._tabs)
        self.show_tab(order[(order.index(self._key) + by) % len(order)])
        self.first_focus.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        if self._key not in self._made:
            self.show_tab(self._key)
        super().showEvent(event)

    def flush(self) -> None:
        """Save what is typed in the tabs, before the window closes."""
        for made in self._made.values():
            if hasattr(made, "flush"):
                made.flush()

    def state(self) -> dict[str, Any]:
        """What `restore` needs after a change of language."""
        states = {key: made.state() for key, made in self._made.items() if hasattr(made, "state")}
        return {"tab": self._key, "tabs": states}

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told."""
        for key, inner in state.get("tabs", {}).items():
            if key in self._tabs and hasattr(self.tab(key), "restore"):
                self.tab(key).restore(inner)
        self.show_tab(str(state.get("tab", self._key)))
