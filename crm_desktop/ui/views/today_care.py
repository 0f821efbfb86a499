"""Today's care: whose birthday it is, and the complaints that are open, the latest ones first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.ui import show, theme
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.widgets.line_list import Line, LineList
from crm_desktop.ui.widgets.section_header import SectionHeader

if TYPE_CHECKING:  # loaded in the worker, when the first page reads its lists
    from crm_desktop.services.care import CareDay
    from crm_desktop.services.complaints import Complaint

_SHOWN = 40  # of each; the tabs of the follow-ups have all
_LINES = 4  # that are seen at once


class TodayCare(QFrame):
    """A card that is there when somebody has a birthday or a complaint is open; today's page has it loaded.

    Args:
        session: a mark is one write on the GUI thread.
        tasks: both lists are read in the worker.
    """

    customer_opened = Signal(int, object)
    page_requested = Signal(str)
    toast_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        theme.style(self, ground="card")
        self._head = SectionHeader(translate("Today", "Birthdays and complaints"))
        every = QPushButton(translate("Today", "All"))
        every.setAccessibleName(translate("Today", "All birthdays and complaints"))
        theme.style(every, look="link", density="compact")
        every.clicked.connect(lambda _checked=False: self.page_requested.emit("follow_ups"))
        self._head.add_widget(every)
        self.list = LineList(
            translate("Today", "Birthdays and complaints"),
            translate("Today", "Wished well, or open the customer of the complaint"),
        )
        self.list.opened.connect(self._open)
        self.list.act_pressed.connect(self._act)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(self.list)
        self.hide()

    def load(self) -> None:
        """Read both lists in the worker and show them."""
        session = self._session

        def read() -> tuple[list[CareDay], int, list[Complaint], int]:
            from crm_desktop.services import care, complaints

            today = clock.today()
            return (
                care.days(session, today, today, limit=_SHOWN),
                care.count(session, today, today),
                complaints.listing(session, limit=_SHOWN),
                complaints.counts(session).open,
            )

        self._tasks.run(read, on_done=self._show, owner=self, latest="today_care")

    def _show(self, found: tuple[list[CareDay], int, list[Complaint], int]) -> None:
        days, birthdays, rows, open_ones = found
        late = [row for row in rows if row.overdue_days]
        lines = [_complaint(row) for row in late] + [_birthday(day) for day in days]
        lines += [_complaint(row) for row in rows if not row.overdue_days]
        self._head.set_count(birthdays + open_ones)
        self.list.set_lines(lines)
        self.list.setFixedHeight(min(len(lines), _LINES) * theme.metrics().row + 12)
        self.setVisible(bool(lines))

    def _open(self, of: CareDay | Complaint) -> None:
        self.customer_opened.emit(of.customer_id, None)

    def _act(self, of: CareDay | Complaint) -> None:
        from crm_desktop.services import care
        from crm_desktop.services.complaints import Complaint

        if isinstance(of, Complaint):
            self._open(of)
            return
        try:
            operation = care.mark(self._session, [of])
        except UserError as error:
            from crm_desktop.ui import prompts

            prompts.explain(self.window(), error)
            return
        self.toast_requested.emit(translate("Today", "Wished well: {name}").format(name=of.name), operation)


def _birthday(day: CareDay) -> Line:
    from crm_desktop.services import care

    words = care.words_of(day)  # which names an anniversary
    if day.occasion == care.BIRTHDAY:
        words = translate("Today", "Birthday {date}").format(date=words)
    right = translate("Today", "the whole month") if day.month_only else translate("Days", "today")
    return Line(
        day,
        "birthday" if day.occasion == care.BIRTHDAY else "gift",
        day.name,
        words,
        right=right,
        right_ink="warn",
    )


def _complaint(row: Complaint) -> Line:
    when, ink = show.due(row.due_day)
    words = translate("Today", "Complaint: {text}").format(text=" ".join(row.text.split()))
    return Line(row, "warning", row.customer_name, words, right=when, right_ink=ink)
