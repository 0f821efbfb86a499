"""Who the shop's customers are: tabs, each built when it is first shown."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.ui import theme
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.widgets import tabs
from crm_desktop.ui.widgets.tabs import Tab, TabbedPages

Title = Callable[[], str]

# key, title, module and class of the widget: made with (session, tasks, bridge, parent). It may have the signals
# in _PASSED, `state` and `restore`, `flush`, `fill_acts`, and `first_focus`, the control that a key enters first.
TABS: tuple[tuple[str, Title, str, str], ...] = (
    (
        "overview",
        lambda: translate("ClassificationView", "Overview"),
        "classification_overview",
        "OverviewTab",
    ),
    (
        "lists",
        lambda: translate("ClassificationView", "Categories and tags"),
        "classification_lists",
        "ListsTab",
    ),
    ("groups", lambda: translate("Customers", "Groups"), "classification_groups", "GroupsTab"),
)

_PASSED = (
    "customer_opened",
    "customers_requested",
    "toast_requested",
    "record_requested",
    "export_requested",
    "page_requested",
)
_REMEMBERED = "classification.tab"


def keys() -> list[tuple[str, str]]:
    """The keys that work here, and what they do."""
    from crm_desktop.ui.views import classification_lists

    return [*tabs.keys(), *classification_lists.keys()]


class ClassificationView(QWidget):
    """The page: its tabs are those of TABS; the last one shown is remembered.

    Args:
        session: handed to each tab.
        tasks: the worker, handed to each tab.
        bridge: announcements of what changed, handed to each tab.
    """

    customer_opened = Signal(int)
    customers_requested = Signal(object)  # a Filter
    toast_requested = Signal(str, object)
    record_requested = Signal(int)
    export_requested = Signal(object, object)  # "selected" and "shown" → ids; keys of columns
    page_requested = Signal(str)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        theme.style(self, ground="surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

        def tab(key: str, title: Title, module: str, name: str) -> Tab:
            def build(parent: QWidget) -> QWidget:
                found = getattr(importlib.import_module(f"crm_desktop.ui.views.{module}"), name)
                made: QWidget = found(session, tasks, bridge, parent)
                return made

            return Tab(key, title(), build)

        self.tabs = TabbedPages(
            translate("ClassificationView", "Classification"), [tab(*each) for each in TABS], self
        )
        self.tabs.built.connect(self._connect)
        self.tabs.go(str(session.setting(_REMEMBERED, "")))
        self.tabs.chosen.connect(lambda key: session.remember(_REMEMBERED, key))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)

    @property
    def first_focus(self) -> QWidget:
        """What gets the focus when the page is shown by a key."""
        shown = self.tabs.widget(self.tabs.current)
        inside: QWidget = getattr(shown, "first_focus", None) or shown
        return inside

    def tab(self, key: str) -> Any:
        """Show a tab; returns its widget."""
        self.tabs.go(key)
        return self.tabs.widget(key)

    def _connect(self, _key: str, made: Any) -> None:
        for name in _PASSED:
            if hasattr(made, name):
                getattr(made, name).connect(getattr(self, name))

    def state(self) -> dict[str, Any]:
        """What `restore` needs after a change of language."""
        states = {key: made.state() for key, made in self.tabs.made().items() if hasattr(made, "state")}
        return {"tab": self.tabs.current, "tabs": states}

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told."""
        known = self.tabs.keys()
        for key, each in state.get("tabs", {}).items():
            if key in known:
                self.tabs.widget(key).restore(each)
        self.tabs.go(str(state.get("tab", "")))

    def flush(self) -> None:
        """Save what is typed."""
        for made in self.tabs.made().values():
            if hasattr(made, "flush"):
                made.flush()
