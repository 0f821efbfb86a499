"""The settings of who works here."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import listed, translate
from crm_desktop.services import staff
from crm_desktop.ui import icons, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.settings_page import SettingsPage, section
from crm_desktop.ui.widgets.field_row import FieldRow
from crm_desktop.ui.widgets.line_edit import LineEdit


class StaffSettings(SettingsPage):
    """The tab: a line for each, changed in place, and one for a new name.

    Args:
        session, tasks, bridge: as for every view.
    """

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self.set_sections((self._people(),))
        Refresher(self, bridge, self.refresh, lambda changes: changes.touches("staff_member"))
        self.refresh()

    @property
    def first_focus(self) -> QWidget:
        """Where the cursor begins: a new name."""
        return self.new_name

    def refresh(self, changes: Changes | None = None) -> None:
        """Show the staff anew."""
        while (item := self._members.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        for member in staff.members(self._session, with_former=True):
            self._members.addWidget(_Member(self._session, self._tasks, member, self))

    def start_adding(self) -> None:
        """Put the cursor where a new staff member's name is typed."""
        self.ensureWidgetVisible(self.new_name)
        self.new_name.setFocus()

    def state(self) -> dict[str, object]:
        """What a change of language keeps."""
        return {"new_name": self.new_name.text()}

    def restore(self, state: dict[str, object]) -> None:
        """Put it back."""
        self.new_name.setText(str(state.get("new_name", "")))

    def _people(self) -> QWidget:
        part, column = section(translate("Settings", "Staff"))
        words = QLabel(
            translate("Settings", "Who works here. Each entry carries the name of who was at the desk.")
        )
        words.setWordWrap(True)
        theme.style(words, role="secondary")
        self._members = QVBoxLayout()
        self._members.setSpacing(4)
        self.new_name = LineEdit()
        self.new_name.setPlaceholderText(translate("Settings", "Name of a new staff member"))
        self.new_row = FieldRow(translate("Settings", "New"), self.new_name)
        self.new_name.textChanged.connect(self.new_row.clear_problem)
        self.new_name.returnPressed.connect(self.add_member)
        add = QPushButton(icons.icon("add"), translate("Settings", "Add"))
        add.clicked.connect(self.add_member)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.new_row, 1)
        line.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(words)
        column.addLayout(self._members)
        column.addLayout(line)
        for control in (self.new_name, add):
            control.setEnabled(not self._session.read_only)
        return part

    def add_member(self) -> None:
        """Add the staff member whose name is typed; the first one is at the desk at once."""
        if self.new_name.composing:
            return
        try:
            staff_id = staff.add(self._session, self.new_name.text())
        except UserError as error:
            self.new_row.set_problem(error.sentence)
            return
        if self._session.staff_id is None:
            staff.sign_in(self._session, staff_id)
        self.new_name.clear()
        self.new_name.setFocus()


class _Member(QWidget):
    """One staff member: the name, changed in place; whether still here."""

    def __init__(self, session: Session, tasks: Tasks, member: staff.Member, view: StaffSettings) -> None:
        super().__init__(view)
        self._session = session
        self._tasks = tasks
        self._member = member
        self._view = view
        self.name = LineEdit(member.name)
        self.name.editingFinished.connect(self._rename)
        self.row = FieldRow(
            translate("Settings", "Staff") if member.active else translate("Settings", "left"), self.name
        )
        self.name.setAccessibleName(translate("Settings", "Name of {name}").format(name=member.name))
        self.name.textEdited.connect(lambda _: self.row.clear_problem())
        self.active = QPushButton(
            translate("Settings", "Has left") if member.active else translate("Settings", "Is back")
        )
        theme.style(self.active, look="quiet")
        self.active.clicked.connect(self._toggle)
        self.delete = QPushButton(translate("Settings", "Delete"))
        theme.style(self.delete, look="quiet")
        self.delete.clicked.connect(self._delete)
        self.setEnabled(not session.read_only)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.row, 1)
        line.addWidget(self.active, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignTop)

    def _rename(self) -> None:
        if self.name.text().strip() == self._member.name:
            return
        try:
            staff.rename(self._session, self._member.id, self.name.text())
        except UserError as error:
            self.row.set_problem(error.sentence)

    def _delete(self) -> None:
        self._tasks.run(  # whether something carries the name is read in whole tables
            lambda: staff.remove(self._session, self._member.id),
            on_error=lambda error: self.row.set_problem(error.sentence),
            owner=self,
        )

    def _toggle(self) -> None:
        if not self._member.active:
            staff.set_active(self._session, self._member.id, True)
            return
        self._tasks.run(
            lambda: staff.open_in_the_name(self._session, self._member.id),
            on_done=self._leave,
            owner=self,
            latest="staff.open",
        )

    def _leave(self, left: staff.InTheName) -> None:
        """Let the member leave; with something open in their name ask first who gets it."""
        if not any(left):
            self._let_go(None)
            return
        menu = QMenu(self)
        words = translate("Settings", "%n open follow-ups go to …", left.follow_ups)
        if left.complaints or left.rules:
            parts = (
                (left.follow_ups, translate("Settings", "%n open follow-ups", left.follow_ups)),
                (left.complaints, translate("Settings", "%n open complaints", left.complaints)),
                (left.rules, translate("Settings", "%n rules", left.rules)),
            )
            what = listed(said for count, said in parts if count)
            words = translate("Settings", "{what} go to …").format(what=what)
        title = menu.addAction(words)
        title.setEnabled(False)
        for other in staff.members(self._session):
            if other.id != self._member.id:
                menu.addAction(other.name, lambda to=other.id: self._let_go(to))
        menu.addSeparator()
        menu.addAction(
            translate("Settings", "Leave them with {name}").format(name=self._member.name),
            lambda: self._let_go(None),
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.active.mapToGlobal(QPoint(0, self.active.height() + 2)))

    def _let_go(self, give_to: int | None) -> None:
        view, name = self._view, self._member.name  # this row is made anew before the toast is shown
        self._tasks.run(
            lambda: staff.set_active(self._session, self._member.id, False, give_to=give_to),
            on_done=lambda operation_id: view.toast_requested.emit(
                translate("Settings", "{name} has left").format(name=name), operation_id
            ),
            owner=view,
        )
