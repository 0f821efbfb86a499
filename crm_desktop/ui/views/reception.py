"""The page of the reception: the register being written, who is here, whose turn it is; the sheet; the close."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import day_close, day_register, duty, shifts
from crm_desktop.services.shifts import Shift
from crm_desktop.ui import icons, show
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.reception_entry import RegisterEntry
from crm_desktop.ui.views.reception_here import HereList, RotationList
from crm_desktop.ui.views.reception_setup import ReceptionSetup
from crm_desktop.ui.views.today_register import RegisterList
from crm_desktop.ui.widgets.choices import Choice, matching
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.day_bar import DayBar
from crm_desktop.ui.widgets.plain_table import PlainRow, PlainTable
from crm_desktop.ui.widgets.tabbed_view import Tab, TabbedView

_TABLES = ("interaction", "stay", "turn", "duty", "customer", "staff_member", "follow_up", "reception_rules")


def keys() -> list[tuple[str, str]]:
    """The keys that work on this page, and what they do."""
    return [
        ("Ctrl+Enter", translate("Keys", "Write the row down")),
        (
            "Enter",
            translate("Keys", "Receive the visitor of the line, or see them off; what somebody on duty does"),
        ),
        ("Alt+← Alt+→", translate("Keys", "The register of the day before and after")),
    ]


class ReceptionView(TabbedView):
    """The desk, the day sheet, the close of the day.

    Args:
        session, tasks, bridge: as for every view.
    """

    customer_opened = Signal(int, object)
    toast_requested = Signal(str, object)
    entries_export_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        tabs = (
            Tab("desk", translate("Reception", "Desk"), lambda made: Desk(session, bridge, made)),
            Tab("sheet", translate("Reception", "Day sheet"), lambda made: DaySheet(session, bridge, made)),
            Tab(
                "close",
                translate("Reception", "Day close"),
                lambda made: DayClose(session, tasks, bridge, made),
            ),
            Tab(
                "setup", translate("Reception", "Set up"), lambda made: ReceptionSetup(session, bridge, made)
            ),
        )
        super().__init__(translate("Reception", "Reception"), tabs, parent)


class Desk(QWidget):
    """What is open all day: the line to write, the register, who is here, whose turn it is."""

    customer_opened = Signal(int, object)
    toast_requested = Signal(str, object)
    entries_export_requested = Signal(str, object)

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.entry = RegisterEntry(session)
        self.register = RegisterList(session)
        self.here = HereList(session)
        self.rotation = RotationList(session)
        self.first_focus = self.entry.who
        for part in (self.entry, self.register, self.here, self.rotation):
            part.toast_requested.connect(self.toast_requested)
        self.register.opened.connect(self.customer_opened)
        self.register.export_requested.connect(
            lambda day: self.entries_export_requested.emit("interactions", (day, day))
        )
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self.here, 1)
        right.addWidget(self.rotation, 1)
        lists = QHBoxLayout()
        lists.setSpacing(16)
        lists.addWidget(self.register, 4)
        lists.addLayout(right, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(16)
        column.addWidget(self.entry)
        column.addLayout(lists, 1)
        for keys_, by in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys_), self, lambda by=by: self.register.step_day(by))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        Refresher(self, bridge, self.refresh, _concerns)
        self.refresh()

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the three lists."""
        self.register.show_rows(tuple(day_register.rows(self._session, duty.today())))
        self.here.refresh()
        self.rotation.refresh()


class DaySheet(QWidget):
    """Each turn of a day with its reason."""

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.days, self.corner = _day_corner(self)
        self.days.changed.connect(lambda _: self.refresh())
        self.table = PlainTable(
            (
                translate("DayClose", "Time"),
                translate("DayClose", "Staff"),
                translate("Reception", "What"),
                translate("Reception", "Visitor"),
                translate("Reception", "Why"),
            ),
            (72, 120, 160, 160, 0),
            translate("Reception", "Day sheet"),
        )
        self.first_focus = self.table
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self.table)
        Refresher(self, bridge, self.refresh, _concerns)
        self.refresh()

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the sheet."""
        self.table.set_rows(
            [
                PlainRow(
                    row.id,
                    (
                        show.time_of_day(row.at),
                        row.staff_name,
                        duty.kind_title(row.kind),
                        row.visitor,
                        duty.explain(row.kind, row.cause),
                    ),
                )
                for row in duty.day_sheet(self._session, self.days.day)
            ]
        )


class DayClose(QWidget):
    """The day on one page, and as a file."""

    toast_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self.table = PlainTable(
            (
                translate("DayClose", "Section"),
                translate("DayClose", "Time"),
                translate("DayClose", "Who"),
                translate("DayClose", "Phone"),
                translate("DayClose", "What"),
                translate("DayClose", "Staff"),
            ),
            (168, 72, 200, 136, 0, 120),
            translate("Reception", "Day close"),
        )
        self.first_focus = self.table
        self.days, self.corner = _day_corner(self)
        self.days.changed.connect(lambda _: self.refresh())
        self.shift = Chooser(self._shifts, translate("Shifts", "Shift"), framed=True, parent=self)
        self.shift.setFixedWidth(176)
        self.shift.show_choice(translate("Shifts", "The whole day"))
        self.shift.chosen.connect(self.set_shift)
        self._shift: Shift | None = None
        self.export = QPushButton(icons.icon("export"), translate("Reception", "Export…"))
        self.export.clicked.connect(self.save)
        corner = self.corner.layout()
        corner.addWidget(self.shift)
        corner.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self.table)
        Refresher(self, bridge, self.refresh, _concerns)
        self.refresh()

    def refresh(self, changes: Changes | None = None) -> None:
        """Sum the day up, on the worker."""
        day, times = self.days.day, self._times()
        self._tasks.run(
            lambda: list(day_close.lines(self._session, day_close.close(self._session, day, *times))),
            on_done=self._show,
            owner=self,
            latest="reception.close",
        )

    def _times(self) -> tuple[str, str]:
        return (self._shift.begins, self._shift.ends) if self._shift else ("", "")

    def _shifts(self, text: str) -> list[Choice]:
        found = [
            Choice(each, f"{each.name} {each.begins}–{each.ends}") for each in shifts.every(self._session)
        ]
        return matching([Choice(None, translate("Shifts", "The whole day")), *found], text)

    def set_shift(self, shift: object) -> None:
        """Sum up one shift of the day; None for the whole day."""
        self._shift = shift if isinstance(shift, Shift) else None
        self.shift.show_choice(self._shift.name if self._shift else translate("Shifts", "The whole day"))
        self.refresh()

    def _show(self, rows: list[day_close.Row]) -> None:
        self.table.set_rows([PlainRow(at, row) for at, row in enumerate(rows)])

    def save(self) -> None:
        """Write the page to a file that the person names."""
        from crm_desktop.ui import prompts

        day = self.days.day
        shift = f" {self._shift.name}" if self._shift else ""
        name = f"{translate('Reception', 'Day close')} {day}{shift}.xlsx"
        path = prompts.save_file(
            self, translate("Reception", "Day close"), name, "Excel (*.xlsx);;CSV (*.csv)"
        )
        if path is None:
            return
        try:
            day_close.export(self._session, path, day_close.close(self._session, day, *self._times()))
        except UserError as error:
            prompts.explain(self, error)
            return
        self.toast_requested.emit(translate("Reception", "Exported"), None)


def _day_corner(tab: QWidget) -> tuple[DayBar, QWidget]:
    """Which day a tab shows, in the line of the tabs; Alt+Left and Alt+Right go to the days beside it."""
    corner = QWidget(tab)
    days = DayBar(corner)
    line = QHBoxLayout(corner)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addStretch(1)
    line.addWidget(days)
    for keys_, by in (("Alt+Left", -1), ("Alt+Right", 1)):
        shortcut = QShortcut(QKeySequence(keys_), tab, lambda by=by: days.step(by))
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    return days, corner


def _concerns(changes: Changes) -> bool:
    return any(changes.touches(table) for table in _TABLES)
