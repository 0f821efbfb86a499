"""The settings: look, language, staff, customer fields, products, and where the data is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop import i18n
from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import autostart, follow_ups, staff
from crm_desktop.ui import icons, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.settings_fields import FieldsSection
from crm_desktop.ui.views.settings_products import ProductsSection
from crm_desktop.ui.views.settings_reminders import RemindersSection
from crm_desktop.ui.widgets.copy_button import CopyButton
from crm_desktop.ui.widgets.field_row import FieldRow
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.page_head import PageHead
from crm_desktop.ui.widgets.section_header import SectionHeader
from crm_desktop.ui.widgets.segmented import SegmentedButtons

_WIDTH = 640
_TWO_COLUMNS = 1240  # pixels at normal type
_GAP = 48


class SettingsView(QScrollArea):
    """What the person sets. Each choice works at once and is remembered.

    Args:
        session, tasks, bridge: as for every view.
    """

    scheme_chosen = Signal(str)
    language_chosen = Signal(str)
    large_type_chosen = Signal(bool)
    folder_requested = Signal()
    page_requested = Signal(str)
    toast_requested = Signal(str, object)
    staying_changed = Signal()  # reminders, or whether the program stays when its window is closed

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(24)
        column.addWidget(PageHead(translate("Settings", "Settings")))
        self.fields = FieldsSection(session, tasks, bridge)
        self.fields.toast_requested.connect(self.toast_requested)
        self.products = ProductsSection(session, tasks, bridge)
        self.products.toast_requested.connect(self.toast_requested)
        self.reminders = RemindersSection(session, autostart.entry(session.database.folder.root))
        self.reminders.changed.connect(self.staying_changed)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(24)
        shop = (self._look(), self._words(), self.reminders, self._people(), self._data())
        for sections in (shop, (self.fields, self.products)):
            part = QWidget()
            part.setMaximumWidth(_WIDTH)
            lines = QVBoxLayout(part)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(24)
            for section in sections:
                lines.addWidget(section)
            lines.addStretch(1)
            self._columns.addWidget(part, 1)
        self._columns.addStretch(0)
        column.addLayout(self._columns, 1)
        self.setWidget(inside)
        Refresher(self, bridge, self.refresh, lambda changes: changes.touches("staff_member"))
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for them."""
        super().resizeEvent(event)
        wide = self.viewport().width() >= _TWO_COLUMNS * theme.metrics().body / theme.NORMAL.body
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setSpacing(_GAP if wide else 24)
        self._columns.setDirection(way)

    def refresh(self, changes: Changes | None = None) -> None:
        """Show the staff anew."""
        while (item := self._members.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        for member in staff.members(self._session, with_former=True):
            self._members.addWidget(_Member(self._session, self._tasks, member, self))

    def show_look(self, scheme: str, large_type: bool) -> None:
        """Show the look in use, when it was chosen elsewhere."""
        self.scheme.set_value(scheme)
        self.large.blockSignals(True)
        self.large.setChecked(large_type)
        self.large.blockSignals(False)

    def start_adding_staff(self) -> None:
        """Put the cursor where a new staff member's name is typed."""
        self.ensureWidgetVisible(self.new_name)
        self.new_name.setFocus()

    def state(self) -> dict[str, object]:
        """What a change of language keeps."""
        return {"new_name": self.new_name.text()}

    def restore(self, state: dict[str, object]) -> None:
        """Put it back."""
        self.new_name.setText(str(state.get("new_name", "")))

    # -- the sections ---------------------------------------------------------------------------

    def _look(self) -> QWidget:
        section, column = _section(translate("Settings", "Appearance"))
        self.scheme = SegmentedButtons(
            translate("Settings", "Theme"),
            [
                ("system", translate("Settings", "Follow the system"), "system"),
                ("light", translate("Settings", "Light"), "light"),
                ("dark", translate("Settings", "Dark"), "dark"),
            ],
        )
        self.scheme.set_value(self._session.setting("scheme", "system"))
        self.scheme.chosen.connect(self.scheme_chosen)
        self.large = QCheckBox(translate("Settings", "Large type"))
        self.large.setChecked(bool(self._session.setting("large_type", False)))
        self.large.toggled.connect(self.large_type_chosen)
        column.addWidget(_labelled(translate("Settings", "Theme"), self.scheme))
        column.addWidget(_labelled("", self.large))
        return section

    def _words(self) -> QWidget:
        section, column = _section(translate("Settings", "Language"))
        self.language = SegmentedButtons(
            translate("Settings", "Language"), [(key, title, "") for key, title in i18n.LANGUAGES.items()]
        )
        self.language.set_value(i18n.language())
        self.language.chosen.connect(self.language_chosen)
        column.addWidget(_labelled(translate("Settings", "Language"), self.language))
        return section

    def _people(self) -> QWidget:
        section, column = _section(translate("Settings", "Staff"))
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
        return section

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

    def _data(self) -> QWidget:
        section, column = _section(translate("Settings", "Data"))
        folder = str(self._session.database.folder.root)
        place = QLabel(folder)
        place.setWordWrap(True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = CopyButton(lambda: folder)
        show = QPushButton(icons.icon("open"), translate("Settings", "Open"))
        show.clicked.connect(lambda _checked=False: self.folder_requested.emit())
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(place, 1)
        row.addWidget(copy)
        row.addWidget(show)
        column.addWidget(FieldRow(translate("Settings", "Data folder"), holder))
        words = QLabel(translate("Settings", "Everything is in this folder on this PC, its backups too."))
        words.setWordWrap(True)
        theme.style(words, role="secondary")
        column.addWidget(words)
        pages = QHBoxLayout()
        pages.setSpacing(8)
        for icon, title, page in (
            ("backup", translate("Settings", "Backups and safety"), "backups"),
            ("info", translate("Settings", "System health"), "health"),
        ):
            button = QPushButton(icons.icon(icon), title)
            button.clicked.connect(lambda _checked=False, page=page: self.page_requested.emit(page))
            pages.addWidget(button)
        pages.addStretch(1)
        column.addLayout(pages)
        return section


class _Member(QWidget):
    """One staff member: the name, changed in place; whether still here."""

    def __init__(self, session: Session, tasks: Tasks, member: staff.Member, view: SettingsView) -> None:
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
            lambda: follow_ups.open_count(self._session, self._member.id),
            on_done=self._leave,
            owner=self,
            latest="staff.open",
        )

    def _leave(self, planned: int) -> None:
        """Let the member leave; with open follow-ups ask first who gets them."""
        if not planned:
            self._let_go(None)
            return
        menu = QMenu(self)
        title = menu.addAction(translate("Settings", "%n open follow-ups go to …", planned))
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


def _section(title: str) -> tuple[QWidget, QVBoxLayout]:
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(SectionHeader(title))
    return section, column


def _labelled(label: str, control: QWidget) -> FieldRow:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(control)
    row.addStretch(1)
    holder.setFocusProxy(control)
    return FieldRow(label, holder)
