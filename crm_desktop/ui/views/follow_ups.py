"""跟进 Follow-ups: what is promised to customers, as a list and as whatever other tabs show of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views import (
    follow_ups_cadence,
    follow_ups_calendar,
    follow_ups_care,
    follow_ups_open,
    follow_ups_rules,
)
from crm_desktop.ui.views.follow_ups_cadence import CadenceTab
from crm_desktop.ui.views.follow_ups_calendar import CalendarTab
from crm_desktop.ui.views.follow_ups_care import CareTab
from crm_desktop.ui.views.follow_ups_complaints import ComplaintsTab
from crm_desktop.ui.views.follow_ups_open import OpenFollowUps
from crm_desktop.ui.views.follow_ups_rules import RulesTab
from crm_desktop.ui.views.follow_ups_visits import VisitsTab
from crm_desktop.ui.widgets import tabbed_view
from crm_desktop.ui.widgets.tabbed_view import Tab, TabbedView

_TAB = "follow_ups.tab"


def keys() -> list[tuple[str, str]]:
    """The keys that work here, and what they do."""
    return [
        *follow_ups_open.keys(),
        *follow_ups_calendar.keys(),
        *follow_ups_cadence.keys(),
        *follow_ups_care.keys(),
        *follow_ups_rules.keys(),
        *tabbed_view.keys(),
    ]


def tabs(session: Session, tasks: Tasks, bridge: Bridge) -> list[Tab]:
    """The tabs in their order. A further one is a line here: its widget takes (session, tasks, bridge, parent)."""
    return [
        Tab(
            "list",
            translate("FollowUpsView", "List"),
            lambda parent: OpenFollowUps(session, tasks, bridge, parent),
        ),
        Tab(
            "calendar",
            translate("FollowUpsView", "Calendar"),
            lambda parent: CalendarTab(session, tasks, bridge, parent),
        ),
        Tab(
            "cadence",
            translate("FollowUpsView", "Contacts due"),
            lambda parent: CadenceTab(session, tasks, bridge, parent),
        ),
        Tab(
            "care",
            translate("FollowUpsView", "Care"),
            lambda parent: CareTab(session, tasks, bridge, parent),
        ),
        Tab(
            "complaints",
            translate("FollowUpsView", "Complaints"),
            lambda parent: ComplaintsTab(session, tasks, bridge, parent),
        ),
        Tab(
            "visits",
            translate("FollowUpsView", "Return visits"),
            lambda parent: VisitsTab(session, tasks, bridge, parent),
        ),
        Tab(
            "rules",
            translate("FollowUpsView", "Automatic"),
            lambda parent: RulesTab(session, tasks, bridge, parent),
        ),
    ]


class FollowUpsView(TabbedView):
    """The page of follow-ups; the tab that was in front last is in front again.

    Args:
        session, tasks, bridge: as for every view; each tab gets them.
    """

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(translate("FollowUpsView", "Follow-ups"), tabs(session, tasks, bridge), parent)
        self.begin_with(str(session.setting(_TAB, "")))
        self.tab_shown.connect(lambda key: session.remember(_TAB, key))
        self.tab_made.connect(self._made_tab)

    def _made_tab(self, key: str, tab: Any) -> None:
        if key == "calendar":
            tab.plan_requested.connect(self.begin_plan)

    def begin_plan(self, day: str = "") -> None:
        """Open the panel that plans a follow-up, for a day if one is given."""
        self.show_tab("list")
        self.tab("list").begin_plan(day)
