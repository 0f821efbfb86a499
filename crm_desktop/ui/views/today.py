"""The first page: today's figures, what must be followed up, who came and called."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from crm_desktop import clock
from crm_desktop.data.session import Changes, Session
from crm_desktop.i18n import labelled, translate
from crm_desktop.services import overview, snoozing
from crm_desktop.services.follow_ups import FollowUp
from crm_desktop.services.overview import Overview
from crm_desktop.ui import follow_up_acts, icons, show, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.follow_up_acts import FollowUpActs, WakeTimer
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.today_care import TodayCare
from crm_desktop.ui.views.today_register import RegisterList
from crm_desktop.ui.views.today_sections import SECTIONS
from crm_desktop.ui.views.today_stack import SectionStack
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.line_list import LineList
from crm_desktop.ui.widgets.page_head import PageHead

if TYPE_CHECKING:
    from crm_desktop.ui.widgets.done_row import DoneRow
    from crm_desktop.ui.widgets.edit_row import EditRow

_SHOWN = 60  # rows of the register


class TodayView(QWidget):
    """Figures that open their lists, the sections of the day (`today_sections`), the register of today.

    Args:
        session, tasks, bridge: as for every view.
    """

    customer_opened = Signal(int, object)  # the customer, the entry to jump to or None
    customers_requested = Signal(object)
    page_requested = Signal(str)
    new_requested = Signal()
    import_requested = Signal()
    template_requested = Signal()
    toast_requested = Signal(str, object)
    entries_export_requested = Signal(str, object)  # a Content, (first day, last day)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self.figures = {
            "visits": _Figure(translate("Today", "Visits today"), "visit"),
            "calls": _Figure(translate("Today", "Calls today"), "phone"),
            "due": _Figure(translate("Today", "Due today"), "follow-up"),
            "overdue": _Figure(translate("Today", "Overdue"), "warning"),
            "new": _Figure(translate("Today", "New this week"), "new-customer"),
        }
        self._head = PageHead(show.long_day(clock.today()))
        figures = QHBoxLayout()
        figures.setSpacing(16)
        for figure in self.figures.values():
            figures.addWidget(figure, 1)
        self.stack = SectionStack([make() for make in SECTIONS], session, tasks)
        self.stack.opened.connect(self.customer_opened)
        self.stack.page_requested.connect(self.page_requested)
        self.stack.toast_requested.connect(self.toast_requested)
        self.acts = FollowUpActs(session, self)
        self.acts.said.connect(self.toast_requested)
        self.stack.menu_requested.connect(self._menu)
        self.stack.key_pressed.connect(self._follow_up_key)
        self.register = RegisterList(session)
        self.register.opened.connect(self.customer_opened)
        self.register.toast_requested.connect(self.toast_requested)
        self.register.export_requested.connect(
            lambda day: self.entries_export_requested.emit("interactions", (day, day))
        )
        self.figures["visits"].clicked.connect(lambda: self.register.show_kinds("visit"))
        self.figures["calls"].clicked.connect(lambda: self.register.show_kinds("calls"))
        self.figures["due"].clicked.connect(lambda: self.page_requested.emit("follow_ups"))
        self.figures["overdue"].clicked.connect(lambda: self.page_requested.emit("follow_ups"))
        self.figures["new"].clicked.connect(self._show_new)
        lists = QHBoxLayout()
        lists.setSpacing(16)
        self.care = TodayCare(session, tasks)
        self.care.customer_opened.connect(self.customer_opened)
        self.care.page_requested.connect(self.page_requested)
        self.care.toast_requested.connect(self.toast_requested)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self.register, 1)
        right.addWidget(self.care)
        lists.addWidget(self._sections_card(), 1)  # the whole height: what is to be done comes first
        lists.addLayout(right, 1)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addWidget(self._head)
        column.addLayout(figures)
        column.addLayout(lists, 1)
        empty = EmptyState(
            "customers",
            translate("Today", "No customers yet. Import your Excel list, or add the first one."),
        )
        empty.add_action(translate("Today", "Import Excel…"), self.import_requested.emit, primary=True)
        empty.add_action(translate("Today", "Add the first customer"), self.new_requested.emit)
        empty.add_link(translate("Customers", "Excel template to fill in…"), self.template_requested.emit)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(full)
        self._pages.addWidget(empty)
        self._asked_in: LineList | None = None
        self._wake = WakeTimer(self)
        self._wake.timeout.connect(self.refresh)
        Refresher(self, bridge, self.refresh, _concerns)
        self.refresh()

    # -- follow-ups ------------------------------------------------------------------------------

    @cached_property
    def done_row(self) -> DoneRow:
        """Where the outcome of a follow-up and the next step are typed; made when it is wanted."""
        from crm_desktop.ui.widgets.done_row import DoneRow  # the window is up sooner without it

        row = DoneRow(self._session, self)
        row.toast_requested.connect(self.toast_requested)
        row.closed.connect(self._back_to_list)
        self.stack.verticalScrollBar().valueChanged.connect(lambda _: row.place())
        return row

    @cached_property
    def edit_row(self) -> EditRow:
        """Where a follow-up is changed; made when it is wanted."""
        from crm_desktop.ui.widgets.edit_row import EditRow

        row = EditRow(self._session, self)
        row.toast_requested.connect(self.toast_requested)
        row.closed.connect(self._back_to_list)
        return row

    def _menu(self, shown: LineList, row: FollowUp, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(
            icons.icon("customer"),
            translate("FollowUpsView", "Open {name}").format(name=row.customer_name),
            lambda: self.customer_opened.emit(row.customer_id, None),
        )
        menu.addSeparator()
        self.acts.fill(
            menu,
            lambda: [row],
            lambda: self._ask_outcome(shown, row),
            lambda: self._ask_change(shown, row),
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _follow_up_key(self, key: str, shown: LineList, row: FollowUp) -> None:
        if key == follow_up_acts.OUTCOME_KEY:
            self._ask_outcome(shown, row)
        elif key == follow_up_acts.EDIT_KEY:
            self._ask_change(shown, row)
        elif key == follow_up_acts.SNOOZE_KEY:
            self._ask_snooze(shown, row)
        else:
            self.acts.step_priority([row])

    def _ask_change(self, shown: LineList, row: FollowUp) -> None:
        self._asked_in = shown
        self.edit_row.begin(row, lambda: self._line_box(shown))

    def _back_to_list(self) -> None:
        if self._asked_in is not None:
            self._asked_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_outcome(self, shown: LineList, row: FollowUp) -> None:
        self._asked_in = shown
        self.done_row.begin([row], lambda: self._line_box(shown))

    def _line_box(self, shown: LineList) -> QRect:
        box = shown.visualRect(shown.currentIndex())
        return QRect(shown.viewport().mapTo(self, box.topLeft()), box.size())

    def _ask_snooze(self, shown: LineList, row: FollowUp) -> None:
        menu = self.acts.snooze_menu(lambda: [row], self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self._line_box(shown).bottomLeft()))

    def _show_new(self) -> None:
        from crm_desktop.services.customer_filter import having

        self.customers_requested.emit(having(created_at="this-week"))

    def _sections_card(self) -> QWidget:
        card = QFrame()
        theme.style(card, ground="card")
        around = QVBoxLayout(card)
        around.setContentsMargins(16, 8, 8, 8)
        self._section_pages = QStackedLayout()
        around.addLayout(self._section_pages)
        self._section_pages.addWidget(self.stack)
        self._section_pages.addWidget(
            EmptyState("done", translate("Today", "Nothing is planned. Plan the next step with each entry."))
        )
        self.stack.filled.connect(lambda some: self._section_pages.setCurrentIndex(0 if some else 1))
        return card

    def refresh(self, changes: Changes | None = None) -> None:
        """Count and read the lists again, on the worker."""
        self._tasks.run(
            lambda: (overview.overview(self._session, _SHOWN), snoozing.next_wake(self._session)),
            on_done=self._show,
            owner=self,
            latest="today",
        )
        self.stack.refresh(changes)
        self.care.load()

    def _show(self, read: tuple[Overview, int | None]) -> None:
        found, wake = read
        self._wake.ring_at(wake)
        nothing = not (found.somebody or found.register or found.due or found.overdue or found.coming)
        self._pages.setCurrentIndex(1 if nothing else 0)
        day = show.long_day(clock.today())
        if self._head.title != day:
            self._head.set_title(day)
        values = {
            "visits": found.visits,
            "calls": found.calls,
            "due": found.due,
            "overdue": found.overdue,
            "new": found.new,
        }
        for key, value in values.items():
            capped = key == "new" and value >= overview.NEWEST
            self.figures[key].set_value(value, capped=capped, bad=key == "overdue" and value > 0)
        self.register.show_rows(found.register)


def _concerns(changes: Changes) -> bool:
    return any(changes.touches(table) for table in ("interaction", "follow_up", "customer"))


class _Figure(QAbstractButton):
    """A count with its word; pressing it opens the list behind it."""

    def __init__(self, word: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word, self._icon = word, icon
        self._bad = False
        self.setText("–")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(word)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_value(self, value: int, *, capped: bool = False, bad: bool = False) -> None:
        """Show a count; `capped` adds a plus, `bad` colours it."""
        self._bad = bad
        self.setText(f"{value:,}{'+' if capped else ''}")
        self.setAccessibleName(labelled(self._word, self.text()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 72 if theme.metrics() is theme.NORMAL else 88)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF().adjusted(1, 1, -1, -1)
        focus = self.hasFocus()
        painter.setPen(QPen(theme.color("focus" if focus else "line"), 2 if focus else 1))
        painter.setBrush(theme.color("hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(box, theme.metrics().radius, theme.metrics().radius)
        inner = self.rect().adjusted(16, 8, -16, -10)
        painter.setFont(theme.font("title"))
        painter.setPen(theme.color("bad" if self._bad else "text"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self.text())
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.color("secondary"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, self._word)
        side = theme.metrics().icon + 2
        place = self.rect().adjusted(self.width() - 16 - side, 14, -16, 14 + side - self.height())
        icons.paint(painter, place, self._icon, "bad" if self._bad else "secondary")
