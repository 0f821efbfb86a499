"""转介绍: who brings customers, how many, what these have bought, and to whom thanks are due."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import options, referrals
from crm_desktop.services.referrals import Brought, Introducer
from crm_desktop.ui import show, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification_prospect_line import StepLine
from crm_desktop.ui.views.classification_referral_line import ReferralLine
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.plain_table import PlainRow, PlainTable
from crm_desktop.ui.widgets.segmented import SegmentedButtons
from crm_desktop.ui.widgets.splitter import Splitter
from crm_desktop.values import money, tokens

MOST = 1_000  # introducers that are shown; the finder finds the others
_TYPED_MS = 200
_DUE_ONLY = "due"
_INKS = {
    referrals.DUE: "warn",
    referrals.PLANNED: "accent",
    referrals.SAID: "good",
    referrals.NOT_YET: "secondary",
}


def keys() -> list[tuple[str, str]]:
    """The keys that work here, and what they do."""
    return [
        ("Alt+T", translate("Keys", "Referrals: they were thanked")),
        ("Alt+P", translate("Keys", "Referrals: plan to thank them")),
    ]


class _Table(PlainTable):
    menu_requested = Signal(QPoint)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())


class ReferralsTab(QWidget):
    """The tab of those who bring others.

    Args:
        session: each act is one write.
        tasks: who has brought whom is read in the worker.
        bridge: announcements of what changed.
    """

    customer_opened = Signal(int)
    customers_requested = Signal(object)
    toast_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._chain: dict[int, Brought] = {}
        self._names: dict[int, str] = {}
        self._shown = 0
        self._build()
        self._connect()
        self._refresher = Refresher(self, bridge, self._refresh, self._concerns)
        self._refresher.mark_stale()

    def _build(self) -> None:
        self.order = SegmentedButtons(
            translate("Referrals", "Order"),
            [
                ("amount", translate("Referrals", "By value"), ""),
                ("brought", translate("Referrals", "By number"), ""),
                ("last", translate("Referrals", "Newest first"), ""),
                (_DUE_ONLY, translate("Referrals", "Thanks due"), ""),
            ],
            self,
        )
        self.order.set_value("amount")
        self.finder = LineEdit(parent=self)
        self.finder.setClearButtonEnabled(True)
        self.finder.setPlaceholderText(translate("Referrals", "Find by name or phone"))
        self.finder.setAccessibleName(translate("Referrals", "Find by name or phone"))
        self.total = QLabel(self)
        theme.style(self.total, role="secondary")
        self.line = ReferralLine(self._session, self)
        self.line.setVisible(not self._session.read_only)
        self.table = _Table(
            [
                translate("Referrals", "Brings others"),
                translate("Referrals", "Brought"),
                translate("Referrals", "Came"),
                translate("Referrals", "They spent"),
                translate("Referrals", "Thanks due"),
                translate("Referrals", "Last"),
            ],
            [0, 72, 64, 112, 96, 96],
            translate("Referrals", "Who brings others"),
            self,
            yielding=[5],
        )
        self.table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
        self.empty = EmptyState(
            "segment",
            translate(
                "Referrals",
                "Who brings customers stands here. Say above, or on the page of a customer, who brought them.",
            ),
            self,
        )
        left = QWidget(self)
        self._stack = QStackedLayout(left)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.table)
        splitter = Splitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(left)
        splitter.addWidget(self._build_right())
        splitter.setSizes([680, 600])
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.order)
        tools.addWidget(self.finder, 1)
        tools.addWidget(self.total)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(tools)
        column.addWidget(self.line)
        column.addWidget(splitter, 1)
        self.first_focus = self.table

    def _build_right(self) -> QWidget:
        self.name = ElideLabel("", "section", self)
        self.above = ElideLabel("", "secondary", self)
        self.opened = self._button(translate("Referrals", "Their customers"), "", self.open_brought)
        self.plan = self._button(translate("Referrals", "Plan thanks…"), "Alt+P", self.ask_plan)
        self.thanked = self._button(translate("Referrals", "Thanked"), "Alt+T", self.thank)
        self.steps = StepLine(
            lambda ids, day, text: referrals.plan_thanks(self._session, self._shown, day, text, ids or None),
            translate("Referrals", "How to thank"),
            self,
        )
        self.chain = _Table(
            [
                translate("Referrals", "Who was brought"),
                translate("Referrals", "Stage now"),
                translate("Fields", "Spent"),
                translate("Fields", "Recorded on"),
                translate("Referrals", "Thanks"),
            ],
            [0, 72, 96, 96, 88],
            translate("Referrals", "Who was brought"),
            self,
            yielding=[3],
        )
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 1)
        for button in (self.opened, self.plan, self.thanked):
            head.addWidget(button)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.above)
        column.addWidget(self.steps)
        column.addWidget(self.chain, 1)
        return right

    def _button(self, text: str, key: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        theme.style(button, density="compact")
        button.clicked.connect(lambda _checked=False: act())
        if key:
            button.setToolTip(key)
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda: act() if button.isEnabled() else None)
        return button

    def _connect(self) -> None:
        self.order.chosen.connect(lambda _: self.load())
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TYPED_MS)
        self._soon.timeout.connect(self.load)
        self.finder.textChanged.connect(lambda _: self._soon.start())
        self.finder.returnPressed.connect(self.table.setFocus)
        self.line.written.connect(self.toast_requested)
        self.table.selection_changed.connect(self._show_chain)
        for table in (self.table, self.chain):
            table.opened.connect(self.customer_opened.emit)
        self.chain.selection_changed.connect(self._show_acts)
        self.table.menu_requested.connect(self._menu)
        self.chain.menu_requested.connect(self._menu)
        self.steps.closed.connect(self.steps.hide)
        self.steps.planned.connect(
            lambda who, operation: self.toast_requested.emit(
                translate("Referrals", "Thanks planned: {name}").format(name=who), operation
            )
        )

    # -- showing ------------------------------------------------------------------------------------

    def _concerns(self, changes: Changes) -> bool:
        return any(changes.touches(table) for table in ("customer", "referral_thanks", "follow_up"))

    def _refresh(self, changes: Changes | None) -> None:
        self.load()
        self._show_chain(again=True)

    def load(self) -> None:
        """Read in the worker who has brought whom."""
        self._soon.stop()
        order, text = self.order.value, self.finder.text().strip()

        def work(progress: Progress) -> tuple[list[PlainRow], str, bool]:
            found = referrals.introducers(self._session, progress)
            chosen = _chosen(found, order, text)
            return [_row(each) for each in chosen[:MOST]], _total(found), bool(found)

        self._tasks.run(work, on_done=self._take, owner=self, latest="referrals.introducers", aside=True)

    def _take(self, found: tuple[list[PlainRow], str, bool]) -> None:
        rows, total, anybody = found
        self._names = {row.key: row.texts[0] for row in rows}
        self.total.setText(total)
        self.table.set_rows(rows)
        self._stack.setCurrentIndex(1 if anybody else 0)
        if rows and not self.table.selected_keys():
            self.table.selectRow(0)

    def _show_chain(self, *, again: bool = False) -> None:
        chosen = self.table.selected_keys()
        shown = chosen[0] if chosen else 0
        if shown == self._shown and not again:
            return
        if shown != self._shown:
            self.steps.hide()
        self._shown = shown
        found = referrals.chain(self._session, shown) if shown else []
        self._chain = {each.id: each for each in found}
        above = referrals.above(self._session, shown) if shown else []
        self.name.setText(self._names.get(shown, ""))
        self.above.setText(
            translate("Referrals", "brought by {names}").format(names=" ← ".join(name for _, name in above))
            if above
            else ""
        )
        self.above.setVisible(bool(above))
        self.chain.set_rows([_link(each) for each in found])
        self._show_acts()

    def _marked(self) -> list[int]:
        """Those of the chain that are selected and were brought by the one who is shown."""
        return [each for each in self.chain.selected_keys() if self._chain[each].by == self._shown]

    def _show_acts(self) -> None:
        first = [each for each in self._chain.values() if each.by == self._shown]
        marked = set(self._marked())
        open_for = [
            each
            for each in first
            if each.thanks in (referrals.DUE, referrals.PLANNED)
            or (each.id in marked and each.thanks != referrals.SAID)
        ]
        writable = not self._session.read_only
        self.thanked.setEnabled(writable and bool(open_for))
        self.plan.setEnabled(writable and any(each.thanks != referrals.PLANNED for each in open_for))
        self.opened.setEnabled(bool(first))

    # -- acts ---------------------------------------------------------------------------------------

    def thank(self) -> None:
        """Note that the one who is shown was thanked, for the selected ones or for all for whom it is open."""
        name = self._names.get(self._shown, "")
        try:
            operation = referrals.thank(self._session, self._shown, self._marked() or None)
        except UserError as error:
            self.toast_requested.emit(error.sentence, None)
            return
        self.toast_requested.emit(translate("Referrals", "Thanked: {name}").format(name=name), operation)

    def ask_plan(self) -> None:
        """Ask when and how the one who is shown is to be thanked."""
        self.steps.ask(self._marked(), self._names.get(self._shown, ""), day=referrals.soon())

    def open_brought(self) -> None:
        """Open the customers whom the one who is shown has brought."""
        if self._shown:
            self.customers_requested.emit(referrals.brought_by(self._session, self._shown))

    def fill_acts(self, menu: QMenu) -> str:
        """Put what can be done with the one who is shown into a menu; returns who that is, "" for nobody."""
        who = self._names.get(self._shown, "")
        if not who:
            return ""
        menu.addAction(who).setEnabled(False)
        shown = self._shown
        menu.addAction(translate("Customers", "Open\tEnter"), lambda: self.customer_opened.emit(shown))
        for button, key in ((self.opened, ""), (self.plan, "\tAlt+P"), (self.thanked, "\tAlt+T")):
            action = menu.addAction(button.text() + key, button.click)
            action.setEnabled(button.isEnabled())
        return who

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        if self.fill_acts(menu):
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(place)

    def state(self) -> dict[str, Any]:
        """What `restore` needs after a change of language."""
        return {"order": self.order.value, "find": self.finder.text()}

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told."""
        self.order.set_value(str(state.get("order", "amount")))
        self.finder.setText(str(state.get("find", "")))
        self.load()


def _chosen(found: list[Introducer], order: str, text: str) -> list[Introducer]:
    if text:
        wanted, digits = tokens.plain(text), "".join(sign for sign in text if sign.isdigit())
        found = [
            each for each in found if wanted in tokens.plain(each.name) or (digits and digits in each.phone)
        ]
    if order == "brought":
        return sorted(found, key=lambda each: -each.brought)
    if order == "last":
        return sorted(found, key=lambda each: each.last_on, reverse=True)
    if order == _DUE_ONLY:
        return sorted((each for each in found if each.due), key=lambda each: -each.due)
    return found


def _row(each: Introducer) -> PlainRow:
    amount = "—" if each.amount is None else money.show(each.amount)
    texts = (
        each.name,
        f"{each.brought:,}",
        f"{each.came:,}",
        amount,
        f"{each.due:,}" if each.due else "",
        show.relative_day(each.last_on),
    )
    return PlainRow(each.id, texts, inks={4: "warn", 5: "secondary"})


def _link(each: Brought) -> PlainRow:
    name = f"{'      ' * (each.depth - 2)}  └  {each.name}" if each.depth > 1 else each.name
    texts = (
        name,
        options.title("stage", each.stage),
        "—" if each.amount is None else money.show(each.amount),
        each.recorded_on,
        _thanks(each.thanks),
    )
    return PlainRow(each.id, texts, inks={3: "secondary", 4: _INKS[each.thanks]})


def _total(found: list[Introducer]) -> str:
    if not found:
        return ""
    words = [
        translate("Referrals", "%n customers brought", sum(each.brought for each in found)),
    ]
    amounts = [each.amount for each in found if each.amount is not None]
    if amounts:
        words.append(translate("Referrals", "they spent {amount}").format(amount=money.show(sum(amounts))))
    due = sum(each.due for each in found)
    if due:
        words.append(translate("Referrals", "%n thanks due", due))
    if len(found) > MOST:
        words.append(translate("Referrals", "the first {count} shown").format(count=f"{MOST:,}"))
    return " · ".join(words)


def _thanks(thanks: str) -> str:
    words: dict[str, Callable[[], str]] = {
        referrals.DUE: lambda: translate("Referrals", "due"),
        referrals.PLANNED: lambda: translate("Referrals", "planned"),
        referrals.SAID: lambda: translate("Referrals", "said"),
    }
    return words[thanks]() if thanks in words else ""
