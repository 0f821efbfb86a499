"""The register of a day: who came and who called, also those whom nobody knows yet."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import day_register, interactions
from crm_desktop.services.interactions import PURCHASE, RegisterRow
from crm_desktop.ui import icons, show, theme
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.line_list import Line, LineList
from crm_desktop.ui.widgets.section_header import SectionHeader
from crm_desktop.ui.widgets.segmented import SegmentedButtons

_SHOWN = {"": (*interactions.KINDS, PURCHASE), "visit": ("visit",), "calls": ("call_in", "call_out")}


class RegisterList(QFrame):
    """The rows of a day, latest first; other days are a press away.

    Args:
        session: whose register it is.
    """

    opened = Signal(int, object)  # the customer, the entry
    toast_requested = Signal(str, object)
    export_requested = Signal(str)  # the day that is shown

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.style(self, ground="card")
        self._session = session
        self._day = clock.today().isoformat()
        self._rows: tuple[RegisterRow, ...] = ()
        self._head = SectionHeader("")
        self.kinds = SegmentedButtons(
            translate("Register", "Which entries"),
            [
                ("", translate("Register", "All"), ""),
                ("visit", translate("Register", "Visits"), ""),
                ("calls", translate("Register", "Calls"), ""),
            ],
        )
        self.kinds.chosen.connect(lambda _: self._show())
        self._head.add_widget(self.kinds)
        self._before = self._arrow("left", translate("Register", "The day before"), -1)
        self._after = self._arrow("right", translate("Register", "The day after"), 1)
        self.export_button = self._tool("export", translate("Register", "Export the register…"))
        self.export_button.clicked.connect(lambda: self.export_requested.emit(self._day))
        self.list = LineList(translate("Register", "Register"))
        self.list.opened.connect(self._open)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self._empty = EmptyState("visit", "")
        self._pages = QStackedLayout()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addLayout(self._pages, 1)
        self._show()

    def show_rows(self, today: tuple[RegisterRow, ...]) -> None:
        """Show today's rows anew; another day that is shown is read again."""
        if self._day == clock.today().isoformat():
            self._rows = today
        else:
            self._rows = tuple(day_register.rows(self._session, self._day))
        self._show()

    def show_kinds(self, kinds: str) -> None:
        """Show today's visits ("visit"), calls ("calls") or all ("")."""
        self.kinds.set_value(kinds)
        self._go(clock.today())
        self.list.setFocus()

    def step_day(self, by: int) -> None:
        """Show the day before (-1) or after (1)."""
        self._go(date.fromisoformat(self._day) + timedelta(days=by))

    def _go(self, day: date) -> None:
        self._day = min(day, clock.today()).isoformat()
        self._rows = tuple(day_register.rows(self._session, self._day))
        self._show()

    def _show(self) -> None:
        wanted = _SHOWN[self.kinds.value]
        rows = [row for row in self._rows if row.kind in wanted]
        today = self._day == clock.today().isoformat()
        self._head.set_title(
            translate("Register", "Register of today")
            if today
            else translate("Register", "Register, {day}").format(day=show.relative_day(self._day))
        )
        self._head.set_count(len(rows) if rows else None)
        self._after.setEnabled(not today)
        self.list.set_lines([_line(row) for row in rows])
        self._empty.set_line(
            translate("Register", "Nobody has come or called yet. F2 writes the first one down.")
            if today
            else translate("Register", "Nothing was written down on this day.")
        )
        self._pages.setCurrentIndex(0 if rows else 1)

    def _arrow(self, icon: str, name: str, step: int) -> QToolButton:
        button = self._tool(icon, name)
        button.clicked.connect(lambda _checked=False: self.step_day(step))
        return button

    def _tool(self, icon: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon, "secondary"))
        button.setIconSize(QSize(16, 16))
        button.setToolTip(name)
        button.setAccessibleName(name)
        theme.style(button, density="compact")
        self._head.add_widget(button)
        return button

    def _open(self, row: RegisterRow) -> None:
        if row.customer_id is not None:
            self.opened.emit(row.customer_id, None if row.kind == PURCHASE else row.id)
        else:
            self.link(row)

    def _menu(self, place: QPoint) -> None:
        line = self.list.line_at(place)
        if line is None or self._session.read_only:
            return
        row: RegisterRow = line.key
        menu = QMenu(self)
        if row.customer_id is not None:
            menu.addAction(
                icons.icon("customer"), translate("Register", "Open the customer"), lambda: self._open(row)
            )
        else:
            menu.addAction(icons.icon("link"), translate("Register", "Whose is it?…"), lambda: self.link(row))
        if row.kind != PURCHASE:
            menu.addAction(
                icons.icon("delete"), translate("Register", "Delete this entry"), lambda: self.delete(row)
            )
        menu.popup(self.list.viewport().mapToGlobal(place))

    def link(self, row: RegisterRow) -> None:
        """Ask whose row it is: a known customer, or a new one from what the row says."""
        if self._session.read_only:
            return
        from crm_desktop.ui.dialogs.whose_entry import WhoseEntry

        dialog = WhoseEntry(self._session, row.name, row.phone, self)
        dialog.chosen.connect(lambda who: self._link(row, who))
        dialog.open()

    def _link(self, row: RegisterRow, who: object) -> None:
        try:
            if isinstance(who, int):
                operation_id = interactions.link(self._session, row.id, who)
            else:
                operation_id = interactions.link_new(self._session, row.id, dict(who))
        except UserError as error:
            from crm_desktop.ui import prompts

            prompts.explain(self, error)
            return
        self.toast_requested.emit(translate("Register", "The entry has its customer now"), operation_id)

    def delete(self, row: RegisterRow) -> None:
        """Delete an entry; it can be undone."""
        try:
            operation_id = interactions.delete(self._session, row.id)
        except UserError as error:
            from crm_desktop.ui import prompts

            prompts.explain(self, error)
            return
        self.toast_requested.emit(translate("Register", "Entry deleted"), operation_id)


def _line(row: RegisterRow) -> Line:
    known = row.customer_id is not None
    name = row.name or show.phone(row.phone) or translate("Register", "Unknown")
    if not known and row.name and row.phone:
        name = f"{row.name} {show.phone(row.phone)}"
    outcome = interactions.outcome_title(row.outcome)
    paper = translate("Register", "from paper") if row.late else ""
    bought = channel = ""
    if row.bought is not None:
        from crm_desktop.values import money  # the window is up sooner without it

        bought = f"¥{money.show(row.bought)}"
    if row.kind == PURCHASE:
        from crm_desktop.services import purchases

        channel = purchases.channel_title(row.channel)
    words = "  ·  ".join(part for part in (paper, row.reason, row.text, outcome, bought, channel) if part)
    return Line(
        row,
        show.kind_icon(row.kind),
        name,
        words or interactions.kind_title(row.kind),
        lead=show.time_of_day(row.at),
        right=row.server_name or row.staff_name if known else translate("Register", "whose?"),
        right_ink="secondary" if known else "accent",
        title_ink="text" if known else "secondary",
    )
