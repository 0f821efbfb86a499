"""The settings, tab by tab."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.settings_fields import FieldsSettings
from crm_desktop.ui.views.settings_general import GeneralSettings
from crm_desktop.ui.views.settings_page import SettingsPage
from crm_desktop.ui.views.settings_phrases import PhrasesSettings
from crm_desktop.ui.views.settings_products import ProductsSection
from crm_desktop.ui.views.settings_staff import StaffSettings
from crm_desktop.ui.widgets.tabbed_view import Tab, TabbedView


class SettingsView(TabbedView):
    """What the person sets. Each choice works at once and is remembered.

    Args:
        session, tasks, bridge: as for every view.
    """

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("Settings", "Settings"),
            (
                Tab("general", translate("Settings", "General"), lambda tab: GeneralSettings(session, tab)),
                Tab(
                    "staff",
                    translate("Settings", "Staff"),
                    lambda tab: StaffSettings(session, tasks, bridge, tab),
                ),
                Tab(
                    "fields",
                    translate("Settings", "Customer fields"),
                    lambda tab: FieldsSettings(session, tasks, bridge, tab),
                ),
                Tab(
                    "products",
                    translate("Products", "Products"),
                    lambda tab: _page(tab, ProductsSection(session, tasks, bridge)),
                ),
                Tab(
                    "phrases",
                    translate("Phrases", "Ready phrases"),
                    lambda tab: PhrasesSettings(session, bridge, tab),
                ),
            ),
            parent,
        )

    def show_look(self, scheme: str, large_type: bool) -> None:
        """Show the look in use, when it was chosen elsewhere."""
        self.tab("general").show_look(scheme, large_type)

    def start_adding_staff(self) -> None:
        """Put the cursor where a new staff member's name is typed."""
        self.show_tab("staff")
        self.tab("staff").start_adding()


def _page(parent: QWidget, *sections: QWidget) -> SettingsPage:
    page = SettingsPage(parent)
    page.set_sections(sections)
    return page
