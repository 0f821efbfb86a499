"""老客户: who should buy again by now, who buys less or more than before, and how many come back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import returning
from crm_desktop.services.returning import DUE, FALLING, LISTS, MOST, PERIODS, RISING, Returning, Summary
from crm_desktop.ui import show, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification_acts import ClassActs
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.plain_table import PlainRow, PlainTable
from crm_desktop.ui.widgets.segmented import SegmentedButtons
from crm_desktop.values import money

Found = tuple[list[Returning], int, Summary]


class _Table(PlainTable):
    menu_requested = Signal(QPoint)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())


class ReturningTab(QWidget):
    """The tab of the old customers.

    Args:
        session, tasks: the lists are read in the worker.
        bridge: purchases and visits move customers in them.
    """

    customer_opened = Signal(int)
    export_requested = Signal(object, object)
    toast_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._lists = ShopLists(session)
        self.acts = ClassActs(session, tasks, self._lists, self)
        self.acts.said.connect(self.toast_requested)
        self.acts.export_wanted.connect(lambda ids: self.export_requested.emit({"shown": ids}, None))
        self._build()
        self._refresher = Refresher(self, bridge, self._refresh, self._concerns)
        self._refresher.mark_stale()

    def _build(self) -> None:
        self.which = SegmentedButtons(
            translate("Returning", "Old customers"), [(key, _title(key), "") for key in LISTS], self
        )
        self.which.set_value(DUE)
        self.period = SegmentedButtons(
            translate("Returning", "Period"),
            [(str(days), translate("Returning", "{days} days").format(days=days), "") for days in PERIODS],
            self,
        )
        self.period.set_value(str(PERIODS[1]))
        for buttons in (self.which, self.period):
            buttons.chosen.connect(lambda _: self.load())
        self.all_button = QPushButton(translate("ClassActs", "For all of them"), self)
        self.all_button.setAutoDefault(False)
        theme.style(self.all_button, opens="menu")
        menu = QMenu(self.all_button)
        menu.aboutToShow.connect(lambda: self._fill_for_all(menu))
        self.all_button.setMenu(menu)
        self.summary = QLabel(self)
        theme.style(self.summary, role="secondary")
        self.table = _Table(
            [
                translate("Fields", "Name"),
                translate("Fields", "Phone"),
                translate("Returning", "Before"),
                translate("Returning", "In the period"),
                translate("Returning", "Change"),
                translate("Returning", "Last time"),
                translate("Returning", "Usually every"),
                translate("Returning", "Expected"),
            ],
            [0, 136, 112, 112, 168, 112, 112, 120],
            translate("Returning", "Old customers"),
            self,
            yielding=[1],
        )
        self.table.setSelectionMode(PlainTable.SelectionMode.ExtendedSelection)
        self.table.opened.connect(self.customer_opened.emit)
        self.table.menu_requested.connect(self._menu)
        self.empty = EmptyState("customers", "", self)
        body = QWidget(self)
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.table)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.which)
        tools.addWidget(self.period)
        tools.addStretch(1)
        tools.addWidget(self.all_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(tools)
        column.addWidget(self.summary)
        column.addWidget(body, 1)
        self.first_focus = self.table

    def _concerns(self, changes: Changes) -> bool:
        return any(changes.touches(table) for table in ("customer", "purchase", "interaction"))

    def _refresh(self, changes: Changes | None) -> None:
        self._lists.hear(changes)
        self.load()

    def load(self) -> None:
        """Read the list and the figures in the worker."""
        which, days = self.which.value, int(self.period.value)

        def work(progress: Progress) -> Found:
            rows, count = returning.listed(self._session, which, days, progress)
            return rows, count, returning.summary(self._session, days, progress)

        self._tasks.run(work, on_done=self._take, owner=self, latest="returning.list", aside=True)

    def _take(self, found: Found) -> None:
        rows, count, figures = found
        self.summary.setText(_said(figures, int(self.period.value)))
        self.table.set_rows([_row(each, figures.money) for each in rows])
        self.empty.set_line(_nobody(self.which.value))
        self._stack.setCurrentIndex(1 if rows else 0)
        self.all_button.setEnabled(bool(rows))
        if count > MOST:
            first = translate("Referrals", "the first {count} shown").format(count=f"{MOST:,}")
            self.summary.setText(f"{self.summary.text()} · {first}")
        if rows and not self.table.selected_keys():
            self.table.selectRow(0)

    def _fill_for_all(self, menu: QMenu) -> None:
        self._fill(menu, [row.key for row in self.table.plain.rows])

    def _fill(self, menu: QMenu, ids: list[int]) -> None:
        menu.clear()
        opened = (lambda: self.customer_opened.emit(ids[0])) if len(ids) == 1 else None
        self.acts.fill(menu, ids, opened)

    def fill_acts(self, menu: QMenu) -> str:
        """Put what can be done with the selection into a menu; returns who that is, "" for nobody."""
        ids = self.table.selected_keys()
        if not ids:
            return ""
        self._fill(menu, ids)
        return translate("Customers", "%n customers", len(ids))

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        if self.fill_acts(menu):
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(place)

    def state(self) -> dict[str, Any]:
        """What `restore` needs after a change of language."""
        return {"which": self.which.value, "period": self.period.value}

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told."""
        self.which.set_value(str(state.get("which", DUE)))
        self.period.set_value(str(state.get("period", PERIODS[1])))
        self.load()


def _title(which: str) -> str:
    titles = {
        DUE: lambda: translate("Returning", "Should buy again"),
        FALLING: lambda: translate("Returning", "Buy less"),
        RISING: lambda: translate("Returning", "Buy more"),
    }
    return titles[which]()


def _nobody(which: str) -> str:
    lines = {
        DUE: lambda: translate(
            "Returning", "Nobody is late: who has come twice stands here when the third time is overdue."
        ),
        FALLING: lambda: translate("Returning", "Nobody buys less than in the period before."),
        RISING: lambda: translate("Returning", "Nobody buys more than in the period before."),
    }
    return lines[which]()


def _figure(value: int, is_money: bool) -> str:
    return money.show(value) if is_money else translate("Returning", "%n times", value)


def _row(each: Returning, is_money: bool) -> PlainRow:
    change = each.now - each.before
    sign = "+" if change > 0 else "\N{MINUS SIGN}" if change < 0 else ""
    share = f" ({change / each.before:+.0%})" if each.before else ""
    figure = money.show(abs(change)) if is_money else f"{abs(change):,}"
    texts = (
        each.name,
        show.phone(each.phone),
        _figure(each.before, is_money),
        _figure(each.now, is_money),
        f"{sign}{figure}{share.replace('-', chr(0x2212))}" if change else "",
        show.relative_day(each.last_on) if each.last_on else "",
        translate("Returning", "%n days", each.every) if each.every else "",
        translate("Returning", "%n days late", each.late) if each.late else "",
    )
    inks = {1: "secondary", 4: "good" if change > 0 else "bad", 5: "secondary", 6: "secondary", 7: "warn"}
    return PlainRow(each.id, texts, inks=inks)


def _said(figures: Summary, days: int) -> str:
    words = [
        translate("Returning", "last {days} days: {now}, before: {before}").format(
            days=days, now=_figure(figures.now, figures.money), before=_figure(figures.before, figures.money)
        )
    ]
    if figures.buyers:
        words.append(
            translate("Returning", "{again} of {buyers} had come before ({share})").format(
                again=f"{figures.again:,}",
                buyers=f"{figures.buyers:,}",
                share=f"{figures.again / figures.buyers:.0%}",
            )
        )
    return " · ".join(words)
