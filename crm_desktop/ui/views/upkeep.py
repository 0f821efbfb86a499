"""数据清理 Clean-up: what of the customers' facts waits to be mended, who that is, and acts for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.session import Changes, Session
from crm_desktop.i18n import translate
from crm_desktop.services import customer_list, upkeep
from crm_desktop.services.filter_upkeep_fields import CONFIRM_MONTHS
from crm_desktop.services.upkeep import Waiting
from crm_desktop.ui import icons, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification_acts import ClassActs
from crm_desktop.ui.widgets.field_row import FieldRow
from crm_desktop.ui.widgets.number_box import NumberBox
from crm_desktop.ui.widgets.page_head import PageHead
from crm_desktop.ui.widgets.picture import Picture

_WIDTH = 960
_MOST_MONTHS = 60


class UpkeepView(QScrollArea):
    """The page: a line for each kind of what waits.

    Args:
        session, tasks, bridge: as for every view.
    """

    customers_requested = Signal(object)  # Filter
    page_requested = Signal(str)
    toast_requested = Signal(str, object)
    export_requested = Signal(object, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.acts = ClassActs(session, tasks, ShopLists(session), self)
        self.acts.said.connect(self.toast_requested)
        self.acts.export_wanted.connect(lambda ids: self.export_requested.emit({"shown": ids}, None))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(16)
        head = PageHead(
            translate("Upkeep", "Clean-up"),
            translate(
                "Upkeep", "Facts of customers that wait to be mended. Show them, or do something with all."
            ),
        )
        twins = head.add_button(translate("Health", "Find duplicates"))
        twins.clicked.connect(lambda _checked=False: self.page_requested.emit("duplicates"))
        self._card = QFrame()
        self._card.setMaximumWidth(_WIDTH)
        theme.style(self._card, ground="card")
        self._grid = QGridLayout(self._card)
        self._grid.setContentsMargins(16, 8, 8, 8)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.rows = {kind: _Line(kind, self._card) for kind in upkeep.KINDS}
        for at, line in enumerate(self.rows.values()):
            line.lay_out(self._grid, at)
            line.show_button.clicked.connect(partial(self._open, line.kind))
            line.act_button.clicked.connect(partial(self._ask, line))
        column.addWidget(head)
        column.addWidget(self._card)
        column.addWidget(self._confirming())
        column.addStretch(1)
        self.setWidget(inside)
        Refresher(self, bridge, self.refresh)
        self.refresh()

    def refresh(self, changes: Changes | None = None) -> None:
        """Count again, aside."""
        self._tasks.run(
            lambda progress: upkeep.look(self._session, progress),
            on_done=self._show,
            owner=self,
            latest="upkeep.look",
            aside=True,
        )

    def _confirming(self) -> QWidget:
        self.months = NumberBox()
        self.months.setRange(0, _MOST_MONTHS)
        self.months.setSpecialValueText(translate("Upkeep", "never"))
        self.months.setSuffix(translate("Upkeep", " months"))
        self.months.setValue(upkeep.months(self._session))
        self.months.setAccessibleName(translate("Upkeep", "Facts are to be confirmed after"))
        self.months.setEnabled(not self._session.read_only)
        self.months.valueChanged.connect(self._set_months)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self.months)
        words = QLabel(
            translate(
                "Upkeep", "The next contact asks then, on the customer's page, whether they are still right."
            )
        )
        theme.style(words, role="secondary")
        words.setWordWrap(True)
        line.addWidget(words, 1)
        holder.setFocusProxy(self.months)
        row = FieldRow(translate("Upkeep", "Confirm after"), holder)
        row.setMaximumWidth(_WIDTH)
        return row

    def _set_months(self, months: int) -> None:
        self._session.remember(CONFIRM_MONTHS, months)
        self.refresh()

    def _show(self, found: Sequence[Waiting]) -> None:
        for each in found:
            self.rows[each.kind].show_count(each.count, writable=not self._session.read_only)

    def _open(self, kind: str, _checked: bool = False) -> None:
        self.customers_requested.emit(upkeep.filter_of(kind))

    def _ask(self, line: _Line, _checked: bool = False) -> None:
        """Read who they are, aside, then offer what can be done with them."""
        self._tasks.run(
            lambda progress: customer_list.ids(self._session, upkeep.filter_of(line.kind), (), progress),
            on_done=lambda ids: self._offer(line, ids),
            owner=self,
            latest="upkeep.ids",
        )

    def _offer(self, line: _Line, ids: Sequence[int]) -> None:
        menu = QMenu(self)
        self.acts.fill(menu, ids)
        archive = menu.addAction(icons.icon("archive"), translate("Customers", "Archive"))
        archive.triggered.connect(lambda: self.acts.acts.archive(ids))
        archive.setEnabled(bool(len(ids)))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(line.act_button.mapToGlobal(QPoint(0, line.act_button.height() + 2)))


class _Line:
    """One kind: its words, how many, and its buttons."""

    def __init__(self, kind: str, card: QWidget) -> None:
        self.kind = kind
        self._title, self._why = _words(kind)
        self.sign = Picture("done", theme.metrics().icon, "good", card)
        self.words = QWidget(card)
        column = QVBoxLayout(self.words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        why = QLabel(self._why)
        why.setWordWrap(True)
        theme.style(why, role="secondary")
        column.addWidget(QLabel(self._title))
        column.addWidget(why)
        self.count = QLabel("…", card)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        theme.style(self.count, role="strong")
        self.show_button = QPushButton(translate("Health", "Show them"), card)
        self.act_button = QPushButton(translate("ClassActs", "For all of them"), card)
        self.act_button.setIcon(icons.icon("down"))
        self.act_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind the words
        for button in (self.show_button, self.act_button):
            button.setAccessibleName(f"{self._title}: {button.text()}")
            button.setEnabled(False)

    def lay_out(self, grid: QGridLayout, at: int) -> None:
        for place, part in enumerate((self.sign, self.words, self.count, self.show_button, self.act_button)):
            grid.addWidget(part, at, place)
        grid.setRowMinimumHeight(at, theme.metrics().control + 16)

    def show_count(self, count: int, *, writable: bool) -> None:
        self.count.setText(f"{count:,}")
        self.count.setAccessibleName(f"{self._title}: {count:,}")
        self.sign.set_icon("warning" if count else "done", "warn" if count else "good")
        self.show_button.setEnabled(bool(count))
        self.act_button.setEnabled(bool(count) and writable)


def _words(kind: str) -> tuple[str, str]:
    """(title, what it means) of a kind."""
    return {
        "unreachable": lambda: (
            translate("Upkeep", "Cannot be reached"),
            translate("Upkeep", "No phone, no WeChat, no e-mail, no QQ."),
        ),
        "doubtful": lambda: (
            translate("Upkeep", "Phone number in doubt"),
            translate("Upkeep", "A digit too many or too few, or marked as not in service."),
        ),
        "incomplete": lambda: (
            translate("Upkeep", "Facts missing"),
            translate("Upkeep", "A field is empty that Settings › Customer fields asks for."),
        ),
        "unconfirmed": lambda: (
            translate("Upkeep", "Facts long not confirmed"),
            translate("Upkeep", "Neither written down nor confirmed for longer than is set below."),
        ),
        "stale": lambda: (
            translate("Upkeep", "Not in touch for two years"),
            translate("Upkeep", "The last visit or call is more than two years back."),
        ),
    }[kind]()
