"""Who is at the desk: one click shows the staff, a second one chooses."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import staff
from crm_desktop.ui import icons, theme


class StaffButton(QToolButton):
    """Shows who is at the desk; its menu changes it.

    Args:
        session: whose staff it is.
    """

    add_requested = Signal()  # add a staff member

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIcon(icons.icon("staff", "secondary"))
        theme.style(self, density="compact")
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self.refresh()

    def refresh(self) -> None:
        """Show who is at the desk now."""
        member = staff.current(self._session)
        name = member.name if member else translate("Staff", "Who is at the desk?")
        self.setText(f"{name} ▾")
        self.setAccessibleName(translate("Staff", "At the desk: {name}").format(name=name))
        self.setToolTip(translate("Staff", "Who is at the desk: every entry carries the name"))

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        for member in staff.members(self._session):
            action = menu.addAction(member.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(member.id == self._session.staff_id)
            action.setActionGroup(group)
            action.triggered.connect(lambda _=False, chosen=member.id: self._choose(chosen))
        if self._session.staff_id is not None:
            menu.addAction(translate("Staff", "Nobody"), lambda: self._choose(None))
        menu.addSeparator()
        add = menu.addAction(icons.icon("add"), translate("Staff", "Add a staff member…"))
        add.setEnabled(not self._session.read_only)
        add.triggered.connect(self.add_requested)

    def _choose(self, staff_id: int | None) -> None:
        staff.sign_in(self._session, staff_id)
        self.refresh()
