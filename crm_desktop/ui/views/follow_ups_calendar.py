"""The calendar of follow-ups: month, week, day and agenda; moved by drag or keys, with closed days and everybody's load."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop import clock
from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import language, translate
from crm_desktop.services import follow_up_calendar, follow_ups
from crm_desktop.services.follow_up_calendar import Load, Span
from crm_desktop.services.follow_ups import FollowUp
from crm_desktop.ui import icons, show, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.follow_up_acts import FollowUpActs
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.follow_ups_grid import DayGrid, Shown, closed_words
from crm_desktop.ui.views.follow_ups_list import FollowUpsList, Loaded
from crm_desktop.ui.widgets.banner import Banner
from crm_desktop.ui.widgets.chips import Chip
from crm_desktop.ui.widgets.done_row import DoneRow
from crm_desktop.ui.widgets.edit_row import EditRow
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.flow_box import FlowBox
from crm_desktop.ui.widgets.segmented import SegmentedButtons

MONTH, WEEK, DAY, AGENDA = "month", "week", "day", "agenda"
_KEY, _BIRTHDAYS = "follow_ups.calendar", "follow_ups.calendar.birthdays"
_AGENDA_DAYS = 30
_EACH_DAY = {MONTH: 6, WEEK: 40}
_STEP = 200  # follow-ups of a day or of the agenda that are read at first, and further ones
_NAMES = 2  # birthdays of a day whose names are read
_MOST_LOADS = 12  # people whose load is shown


def keys() -> list[tuple[str, str]]:
    """The keys that work here, and what they do."""
    return [
        ("Ctrl+↑ ↓", translate("Keys", "Calendar: the follow-ups of the day")),
        ("Alt+← → ↑ ↓", translate("Keys", "Calendar: move the follow-up by a day or a week")),
        ("PgUp PgDn", translate("Keys", "Calendar: the month or week before and after")),
        ("Home", translate("Keys", "Calendar: today")),
        ("Insert", translate("Keys", "Calendar: plan on this day")),
    ]


class CalendarTab(QWidget):
    """The tab.

    Args:
        session: acts are written on the GUI thread, each by ids.
        tasks: days are counted and read in the worker.
        bridge: announcements of what changed.
    """

    customer_opened = Signal(int)
    plan_requested = Signal(str)
    toast_requested = Signal(str, object)
    mode: SegmentedButtons
    grid: DayGrid

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._staff_id: int | None = None
        self._limit = _STEP
        self._shown: Shown | None = None
        self.acts = FollowUpActs(session, self)
        self.acts.said.connect(self.toast_requested)
        self._build()
        known = str(session.setting(_KEY, MONTH))
        self.mode.set_value(known if known in (MONTH, WEEK, DAY, AGENDA) else MONTH)
        self._refresher = Refresher(self, bridge, lambda _: self.load(), self._concerns)
        self._refresher.mark_stale()

    # -- building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.corner = QWidget(self)
        self.days_button = QPushButton(translate("FollowUpsCalendar", "Closed days…"), self)
        self.days_button.setIcon(icons.icon("calendar"))
        self.days_button.clicked.connect(lambda _=False: self.set_closed_days())
        self.plan_button = QPushButton(translate("FollowUpsView", "Plan a follow-up"), self)
        theme.style(self.plan_button, look="primary")
        self.plan_button.clicked.connect(lambda _=False: self._plan(self.grid.day))
        line = QHBoxLayout(self.corner)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addStretch(1)
        line.addWidget(self.days_button)
        line.addWidget(self.plan_button)
        self.banner = Banner("", "warn", self)
        self.shift_button = self.banner.add_action(
            translate("FollowUpsCalendar", "Move to the next open days"), self.shift
        )
        self.banner.hide()
        self.message = Banner("", "bad", self)
        self.message.hide()
        self.loads = FlowBox(4, self)
        self._load_chips: list[Chip] = []
        self.grid = DayGrid(self)
        self.list = FollowUpsList(self)
        self._empty = EmptyState("calendar", translate("FollowUpsCalendar", "Nothing is planned here."), self)
        self._pages = QStackedLayout()
        for page in (self.grid, self.list, self._empty):
            self._pages.addWidget(page)
        self.done_row = DoneRow(self._session, self)
        self.done_row.toast_requested.connect(self.toast_requested)
        self.done_row.closed.connect(lambda: self.first_focus.setFocus(Qt.FocusReason.OtherFocusReason))
        self.edit_row = EditRow(self._session, self)
        self.edit_row.toast_requested.connect(self.toast_requested)
        self.edit_row.closed.connect(lambda: self.first_focus.setFocus(Qt.FocusReason.OtherFocusReason))
        self._connect()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._bar())
        column.addWidget(self.loads)
        column.addWidget(self.banner)
        column.addWidget(self.message)
        column.addLayout(self._pages, 1)

    def _bar(self) -> QHBoxLayout:
        self.before = self._arrow("left", translate("FollowUpsCalendar", "Before (Page Up)"), -1)
        self.after = self._arrow("right", translate("FollowUpsCalendar", "After (Page Down)"), 1)
        self.today_button = QPushButton(translate("FollowUpsCalendar", "Today"), self)
        theme.style(self.today_button, density="compact")
        self.today_button.clicked.connect(lambda _=False: self.grid.set_day(clock.today().isoformat()))
        self.title = ElideLabel("", "section", self)
        self.mode = SegmentedButtons(
            translate("FollowUpsCalendar", "How much is shown"),
            [
                (MONTH, translate("FollowUpsCalendar", "Month"), ""),
                (WEEK, translate("FollowUpsCalendar", "Week"), ""),
                (DAY, translate("FollowUpsCalendar", "Day"), ""),
                (AGENDA, translate("FollowUpsCalendar", "Agenda"), ""),
            ],
            self,
            compact=True,
        )
        self.mode.chosen.connect(self.set_mode)
        self.birthdays = QPushButton(
            icons.icon("birthday"), translate("FollowUpsCalendar", "Birthdays"), self
        )
        self.birthdays.setCheckable(True)
        self.birthdays.setChecked(bool(self._session.setting(_BIRTHDAYS, False)))
        self.birthdays.toggled.connect(self._show_birthdays)
        theme.style(self.birthdays, density="compact")
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.before)
        bar.addWidget(self.today_button)
        bar.addWidget(self.after)
        bar.addSpacing(8)
        bar.addWidget(self.title, 1)
        bar.addWidget(self.birthdays)
        bar.addWidget(self.mode)
        return bar

    def _arrow(self, icon: str, words: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words)
        theme.style(button, density="compact")
        button.clicked.connect(lambda _=False: self.step(step))
        return button

    def _connect(self) -> None:
        grid = self.grid
        grid.opened.connect(lambda item: self.customer_opened.emit(item.row.customer_id))
        grid.day_opened.connect(self._open_day)
        grid.moved.connect(self.move)
        grid.done_pressed.connect(lambda row: self.acts.finish([row]))
        grid.outcome_pressed.connect(lambda row: self.done_row.begin([row], self._item_place))
        grid.change_pressed.connect(lambda row: self.edit_row.begin(row, self._item_place))
        grid.snooze_pressed.connect(self._ask_snooze)
        grid.menu_requested.connect(self._menu)
        grid.plan_requested.connect(self._plan)
        grid.stepped.connect(self.step)
        grid.day_changed.connect(self._follow_day)
        self.list.opened.connect(self.customer_opened)
        self.list.done_pressed.connect(lambda ids: self.acts.finish(self._listed(ids)))
        self.list.dropped.connect(lambda ids: self.acts.drop(self._listed(ids)))
        self.list.more_wanted.connect(lambda _: self._more())
        self.list.menu = self._list_menu

    @property
    def first_focus(self) -> QWidget:
        """Where the cursor goes: the grid or the list."""
        return self.grid if self.mode.value in (MONTH, WEEK) else self.list

    # -- which days ---------------------------------------------------------------------------------

    def set_mode(self, mode: str) -> None:
        """Show a month, a week, a day or the agenda."""
        self.mode.set_value(mode)
        self._session.remember(_KEY, mode)
        self._limit = _STEP
        self.load()
        self.first_focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def span(self) -> tuple[date, date]:
        """The days that are shown."""
        day = date.fromisoformat(self.grid.day)
        if self.mode.value == MONTH:
            return follow_up_calendar.month_span(day)
        if self.mode.value == WEEK:
            return follow_up_calendar.week_span(day)
        return day, day + timedelta(days=_AGENDA_DAYS - 1 if self.mode.value == AGENDA else 0)

    def step(self, by: int) -> None:
        """Go to the span before (-1) or after (1)."""
        day = date.fromisoformat(self.grid.day)
        if self.mode.value == MONTH:
            month = day.year * 12 + day.month - 1 + by
            first = date(month // 12, month % 12 + 1, 1)
            following = follow_up_calendar.month_span(first)[0]
            last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
            to = min(first.replace(day=min(day.day, last.day)), following + timedelta(days=41))
        else:
            to = day + timedelta(days=by * {WEEK: 7, DAY: 1}.get(self.mode.value, _AGENDA_DAYS))
        self.grid.set_day(to.isoformat())

    def _follow_day(self, day: str) -> None:
        """Read other days when the current one is none of those shown, or another month."""
        shown = self._shown
        if self.mode.value == MONTH and shown is not None and shown.month:
            first, last = shown.span.first.isoformat(), shown.span.last.isoformat()
            if int(day[5:7]) == shown.month and first <= day <= last:
                return
        elif self.mode.value == WEEK and shown is not None and day in shown.span.days():
            return
        self._limit = _STEP
        self.load()

    def _open_day(self, day: str) -> None:
        self.grid.set_day(day)
        self.set_mode(DAY)

    # -- reading ------------------------------------------------------------------------------------

    def _concerns(self, changes: Changes) -> bool:
        tables = ("follow_up", "customer", "staff_member", "shop_day")
        return any(changes.touches(table) for table in tables)

    def load(self) -> None:
        """Read the days in the worker and show them; what repeats and birthdays follow."""
        session, mode, staff_id, limit = self._session, self.mode.value, self._staff_id, self._limit
        first, last = self.span()
        day = self.grid.day
        self._show_title(first)

        def read() -> tuple[str, str, Span, list[FollowUp]]:
            span = follow_up_calendar.read(session, first, last, staff_id, _EACH_DAY.get(mode, 0))
            if mode in _EACH_DAY:
                return mode, day, span, []
            rows = follow_up_calendar.day_rows(session, first.isoformat(), last.isoformat(), staff_id, limit)
            return mode, day, span, rows

        self._tasks.run(read, on_done=self._loaded, owner=self, latest="calendar")

    def _loaded(self, found: tuple[str, str, Span, list[FollowUp]]) -> None:
        mode, day, span, rows = found
        if (mode, day) != (self.mode.value, self.grid.day) and span.first != self.span()[0]:
            return  # somebody has gone on meanwhile, and other days are being read
        month = int(self.grid.day[5:7]) if mode == MONTH else 0
        known = self._shown
        self._shown = Shown(span, month)
        if known is not None and (known.span.first, known.span.last) == (span.first, span.last):
            self._shown.coming, self._shown.birthdays = (
                known.coming,
                known.birthdays,
            )  # until they are read again
        self._show_loads(span.loads)
        self.banner.set_text(
            translate("FollowUpsCalendar", "%n follow-ups are planned on closed days", span.on_closed)
        )
        self.banner.setVisible(bool(span.on_closed))
        if mode in _EACH_DAY:
            self.grid.show_span(self._shown)
            self._pages.setCurrentWidget(self.grid)
            self._read_more(span)
        else:
            self._show_list(span, rows)

    def _read_more(self, span: Span) -> None:
        session, staff_id, birthdays = self._session, self._staff_id, self.birthdays.isChecked()

        def read() -> tuple[Span, Any, Any]:
            begin = max(span.first, clock.today())
            coming = (
                follow_up_calendar.coming(session, begin, span.last, staff_id) if begin <= span.last else {}
            )
            born: dict[str, tuple[Sequence[str], int]] = {}
            if birthdays:
                from crm_desktop.services import care

                for at in range((span.last - span.first).days + 1):
                    day = span.first + timedelta(days=at)
                    count = care.count(session, day, day)
                    if count:
                        names = [each.name for each in care.days(session, day, day, limit=_NAMES)]
                        born[day.isoformat()] = (names, count)
            return span, coming, born

        self._tasks.run(read, on_done=self._more_loaded, owner=self, latest="calendar.more")

    def _more_loaded(self, found: tuple[Span, Any, Any]) -> None:
        span, coming, born = found
        if self._shown is not None and self._shown.span is span:
            self._shown.coming, self._shown.birthdays = coming, born
            self.grid.show_span(self._shown)

    def _show_list(self, span: Span, rows: Sequence[FollowUp]) -> None:
        sections: dict[str, list[FollowUp]] = {}
        for row in rows:
            sections.setdefault(row.due_day, []).append(row)
        titles = {}
        for day in sections:
            words = show.long_day(date.fromisoformat(day))
            if span.shop.closed(day) and self._shown is not None:
                words = f"{words} · {closed_words(self._shown, day)}"
            titles[day] = words
        counts = {day: len(found) for day, found in sections.items()}
        if rows and len(rows) >= self._limit:
            last = rows[-1].due_day
            counts[last] += sum(span.counts.values()) - len(rows)
        self.list.set_loaded(Loaded(sections, counts, titles))
        self._pages.setCurrentWidget(self.list if rows else self._empty)

    def _more(self) -> None:
        self._limit += _STEP
        self.load()

    def _show_title(self, first: date) -> None:
        day = date.fromisoformat(self.grid.day)
        if self.mode.value == MONTH:
            self.title.setText(_month_words(day))
        elif self.mode.value == WEEK:
            self.title.setText(f"{first.isoformat()} – {(first + timedelta(days=6)).isoformat()[5:]}")
        elif self.mode.value == DAY:
            self.title.setText(show.long_day(day))
        else:
            words = translate("FollowUpsCalendar", "30 days from {day}")
            self.title.setText(words.format(day=show.long_day(day)))

    def _show_loads(self, loads: Sequence[Load]) -> None:
        for chip in self._load_chips:
            self.loads.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._load_chips = []
        for load in loads[:_MOST_LOADS] if len(loads) > 1 or self._staff_id is not None else []:
            name = load.name or translate("FollowUpsCalendar", "nobody")
            chip = Chip(f"{name} {load.number:,}", parent=self.loads)
            chip.setCheckable(True)
            chip.setEnabled(load.staff_id is not None)
            chip.setChecked(load.staff_id is not None and load.staff_id == self._staff_id)
            chip.setToolTip(translate("FollowUpsCalendar", "Show only what {name} keeps").format(name=name))
            chip.clicked.connect(lambda on, person=load.staff_id: self.set_staff(person if on else None))
            self.loads.flow.addWidget(chip)
            chip.show()
            self._load_chips.append(chip)
        self.loads.setVisible(bool(self._load_chips))
        self.loads.fit()

    def set_staff(self, staff_id: int | None) -> None:
        """Show only what this member of staff keeps; None for everybody's."""
        self._staff_id = staff_id
        self.load()

    def _show_birthdays(self, on: bool) -> None:
        self._session.remember(_BIRTHDAYS, on)
        if self._shown is not None:
            self._shown.birthdays = {}
        self.load()

    def state(self) -> dict[str, Any]:
        """What `restore` needs after a change of language."""
        return {"day": self.grid.day, "staff": self._staff_id}

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told."""
        self._staff_id = state.get("staff")
        self.grid.set_day(str(state.get("day", self.grid.day)))

    # -- acts ---------------------------------------------------------------------------------------

    def move(self, row: FollowUp, day: str) -> None:
        """Move a follow-up to a day; what is wrong with it stands above the calendar."""
        self._say("")
        try:
            operation = follow_ups.reschedule(self._session, [row.id], day)
        except UserError as error:
            self._say(error.sentence)
            return
        words = translate("FollowUpsView", "%n follow-ups moved to {day}", 1).format(day=day)
        if self._shown is not None and self._shown.span.shop.closed(day):
            words = f"{words} · {closed_words(self._shown, day)}"
        self.grid.set_day(day, 0)
        self.toast_requested.emit(words, operation)

    def shift(self) -> None:
        """Move what is planned on closed days to the next open days."""
        first, last = self.span()
        try:
            operation, moved = follow_up_calendar.shift_off_closed(self._session, first, last, self._staff_id)
        except UserError as error:
            self._say(error.sentence)
            return
        if operation:
            words = translate("FollowUpsCalendar", "%n follow-ups moved off closed days", moved)
            self.toast_requested.emit(words, operation)

    def _say(self, sentence: str) -> None:
        self.message.set_text(sentence)
        self.message.setVisible(bool(sentence))

    def _plan(self, day: str) -> None:
        self.plan_requested.emit(max(day, clock.today().isoformat()))

    def _item_place(self) -> QRect:
        box = self.grid.item_box()
        return QRect(self.grid.mapTo(self, box.topLeft()), box.size())

    def _ask_snooze(self, row: FollowUp) -> None:
        menu = self.acts.snooze_menu(lambda: [row], self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self._item_place().bottomLeft()))

    def _menu(self, row: FollowUp, place: QPoint) -> None:
        menu = QMenu(self)
        open_words = translate("FollowUpsView", "Open {name}").format(name=row.customer_name)
        menu.addAction(icons.icon("customer"), open_words, lambda: self.customer_opened.emit(row.customer_id))
        menu.addSeparator()
        self.acts.fill(
            menu,
            lambda: [row],
            lambda: self.done_row.begin([row], self._item_place),
            lambda: self.edit_row.begin(row, self._item_place),
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _list_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        self.acts.fill(menu, self.list.chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _listed(self, ids: Sequence[int]) -> list[FollowUp]:
        rows = (self.list.items.row(at) for at in self.list.items.rows_of(ids))
        return [row for row in rows if isinstance(row, FollowUp)]

    def set_closed_days(self) -> None:
        """Ask on which days the shop is closed."""
        from crm_desktop.ui.dialogs.shop_days import ShopDaysDialog

        dialog = ShopDaysDialog(self._session, self.window())
        dialog.saved.connect(
            lambda operation: self.toast_requested.emit(
                translate("FollowUpsCalendar", "Closed days saved"), operation
            )
        )
        dialog.open()


def _month_words(day: date) -> str:
    if language() == "zh_CN":
        return f"{day.year}年{day.month}月"
    return f"{show.month_name(day.month)} {day.year}"
