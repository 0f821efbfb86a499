"""分类 Classification: who the shop's customers are, in tabs."""

from __future__ import annotations

import importlib

from PySide6.QtWidgets import QMenu, QWidget

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.widgets import tabbed_view
from crm_desktop.ui.widgets.tabbed_view import Tab, TabbedView

_TAB = "classification.tab"


def keys() -> list[tuple[str, str]]:
    """The keys that work here, and what they do."""
    from crm_desktop.ui.views import classification_lists, classification_prospects, classification_referrals

    return [
        *tabbed_view.keys(),
        *classification_lists.keys(),
        ("Ctrl+Enter", translate("Keys", "Apply the rules of a tab")),
        *classification_prospects.keys(),
        *classification_referrals.keys(),
    ]


def tabs(session: Session, tasks: Tasks, bridge: Bridge) -> list[Tab]:
    """The tabs in their order. A further one is a line here: its widget takes (session, tasks, bridge, parent)."""

    def tab(key: str, title: str, name: str) -> Tab:
        def make(parent: QWidget) -> QWidget:  # a tab's module is loaded when it is first shown
            module = importlib.import_module(f"crm_desktop.ui.views.classification_{key}")
            made: QWidget = getattr(module, name)(session, tasks, bridge, parent)
            return made

        return Tab(key, title, make)

    return [
        tab("overview", translate("ClassificationView", "Overview"), "OverviewTab"),
        tab("lists", translate("ClassificationView", "Categories and tags"), "ListsTab"),
        tab("groups", translate("Customers", "Groups"), "GroupsTab"),
        tab("lifecycle", translate("LifecycleTab", "Lifecycle"), "LifecycleTab"),
        tab("value", translate("ValueTab", "Value analysis"), "ValueTab"),
        tab("grading", translate("Grading", "Grade rules"), "GradingTab"),
        tab("prospects", translate("Prospects", "Potential customers"), "ProspectsTab"),
        tab("referrals", translate("Referrals", "Referrals"), "ReferralsTab"),
        tab("returning", translate("Returning", "Old customers"), "ReturningTab"),
    ]


class ClassificationView(TabbedView):
    """The page of classes; the tab that was in front last is in front again.

    Args:
        session, tasks, bridge: as for every view; each tab gets them.
    """

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("ClassificationView", "Classification"), tabs(session, tasks, bridge), parent
        )
        self.begin_with(str(session.setting(_TAB, "")))
        self.tab_shown.connect(lambda key: session.remember(_TAB, key))

    def fill_acts(self, menu: QMenu) -> str:
        """Put what can be done with the selection of the tab in front into a menu; "" for nobody."""
        tab = self.tab(self.current)
        return tab.fill_acts(menu) if hasattr(tab, "fill_acts") else ""
