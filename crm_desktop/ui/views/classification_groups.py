"""Groups of customers: smart ones with what they ask for, fixed ones with their members, and who is in each."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import filter_words, segments
from crm_desktop.services.classification import Entry
from crm_desktop.services.customer_filter import having
from crm_desktop.services.filter_conditions import GROUP
from crm_desktop.services.segments import Segment
from crm_desktop.ui import icons, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.query_completer import QueryCompleter
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views import customers_drop
from crm_desktop.ui.views.classification_customers import ClassCustomers
from crm_desktop.ui.views.classification_tools import ClassificationTools
from crm_desktop.ui.views.classification_tree import EntriesTree
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.splitter import Splitter


class GroupsTab(QWidget):
    """The tab of the groups.

    Args:
        session: each act on a group is one write.
        tasks: the counts and the customers are read in the worker.
        bridge: announcements of what changed; any change may move customers of smart groups.
    """

    customer_opened = Signal(int)
    customers_requested = Signal(object)
    export_requested = Signal(object, object)
    toast_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._known: dict[int, Segment] = {}
        self._build()
        self._refresher = Refresher(self, bridge, self._refresh)
        self._refresher.mark_stale()

    def _build(self) -> None:
        self.tools = ClassificationTools(self)
        self.tools.show_list("segment")
        self.tree = EntriesTree(self)
        self.tree.setAccessibleName(translate("Customers", "Groups"))
        self.tools.rename_requested.connect(self.tree.rename)
        self.tools.color_chosen.connect(self.recolor)
        self.tools.shift_requested.connect(self.shift)
        self.tools.delete_requested.connect(self.delete)
        self.tree.renamed.connect(self._rename)
        self.tree.delete_requested.connect(self.delete)
        self.tree.move_requested.connect(self.shift)
        self.tree.open_requested.connect(self._open_in_customers)
        self.tree.chosen_changed.connect(self._show_chosen)
        self.tree.takes = lambda segment_id: customers_drop.takes(self._session, GROUP, segment_id)
        self.tree.customers_dropped.connect(
            lambda ids, segment_id: customers_drop.take(
                self._session, self.customers.acts.acts, ids, GROUP, segment_id
            )
        )
        self.tree.menu = self._menu
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        theme.style(self.message, role="bad")
        self.message.hide()
        self.name = LineEdit(parent=self)
        self.name.setPlaceholderText(translate("Segments", "Name of a new group"))
        self.name.setAccessibleName(translate("Segments", "Name of a new group"))
        self.asks = LineEdit(parent=self)
        self.asks.setPlaceholderText(
            translate("Segments", "Asks for, e.g. {example}; empty: fixed").format(
                example=filter_words.written(self._session, having(last_contact_at=">60d"))
            )
        )
        self.asks.setAccessibleName(translate("Segments", "What the new group asks for"))
        QueryCompleter(self.asks, self._session).entered.connect(self.add)
        self.name.returnPressed.connect(self.add)
        self.add_button = QPushButton(translate("ClassificationView", "Add"), self)
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.add)
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self.name, 2)
        entry.addWidget(self.asks, 3)
        entry.addWidget(self.add_button)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.tools)
        column.addWidget(self.tree, 1)
        column.addWidget(self.message)
        column.addLayout(entry)
        left.setMinimumWidth(360)
        splitter = Splitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(left)
        splitter.addWidget(self._build_right())
        splitter.setSizes([560, 600])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter, 1)
        self.first_focus = self.tree

    def _build_right(self) -> QWidget:
        self.kind = QLabel(self)
        theme.style(self.kind, role="secondary")
        self.query = LineEdit(parent=self)
        self.query.setAccessibleName(translate("Segments", "What the group asks for"))
        QueryCompleter(self.query, self._session).entered.connect(self.ask)
        self.save = QPushButton(translate("Segments", "Save"), self)
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self.ask)
        self.export = QPushButton(translate("Segments", "Export…"), self)
        self.export.setAutoDefault(False)
        self.export.clicked.connect(self._export)
        self.customers = ClassCustomers(self._session, self._tasks, ShopLists(self._session), self)
        self.customers.setMinimumWidth(360)
        self.customers.customer_opened.connect(self.customer_opened)
        self.customers.customers_requested.connect(self.customers_requested)
        self.customers.toast_requested.connect(self.toast_requested)
        self.customers.export_requested.connect(self.export_requested)
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.kind)
        line.addWidget(self.query, 1)
        line.addWidget(self.save)
        line.addStretch(0)
        line.addWidget(self.export)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.customers, 1)
        return right

    # -- showing ----------------------------------------------------------------------------------

    def _refresh(self, changes: Changes | None) -> None:
        self.load()
        self.customers.refresh(changes)

    def load(self, *, choose: int | None = None) -> None:
        """Read the groups at once and their counts in the worker.

        Args:
            choose: the group to select.
        """
        session = self._session
        counts = {entry.id: entry.count for entry in self.tree.entries()}
        self._show(segments.every(session), counts)
        if choose is not None:
            self.tree.choose([choose])
        self._tasks.run(
            lambda progress: (segments.every(session), segments.counts(session, progress)),
            on_done=lambda found: self._show(*found),
            owner=self,
            latest="groups.counts",
        )

    def _show(self, found: list[Segment], counts: dict[int, int]) -> None:
        self._known = {each.id: each for each in found}
        self.tree.set_entries(
            [
                Entry(each.id, each.name, each.color, None, at, counts.get(each.id, 0))
                for at, each in enumerate(found)
            ]
        )

    def _one(self) -> Segment | None:
        ids = self.tree.chosen()
        return self._known.get(ids[0]) if len(ids) == 1 else None

    def _show_chosen(self) -> None:
        ids = self.tree.chosen()
        self.tools.show_chosen(len(ids), len(self._known))
        one = self._one()
        self.kind.setVisible(one is not None)
        self.export.setVisible(one is not None)
        self.query.setVisible(one is not None and one.smart)
        self.save.setVisible(one is not None and one.smart)
        if one is None:
            self.customers.show_nothing()
            return
        self.kind.setText(
            translate("Segments", "Smart:") if one.smart else translate("Segments", "Fixed group")
        )
        if not self.query.hasFocus():
            self.query.setText(segments.said(self._session, one))
        if one.filter != self.customers.filter:
            self.customers.show_class(one.name, one.filter)

    def _open_in_customers(self) -> None:
        if self.customers.filter is not None:
            self.customers_requested.emit(self.customers.filter)

    def _export(self) -> None:
        self.export_requested.emit({"shown": self.customers.model.ids}, None)

    def state(self) -> dict[str, Any]:
        """What `restore` needs after a change of language."""
        return {"chosen": self.tree.chosen(), "name": self.name.text(), "asks": self.asks.text()}

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told."""
        self.load()
        self.tree.choose(list(state.get("chosen", [])))
        self.name.setText(str(state.get("name", "")))
        self.asks.setText(str(state.get("asks", "")))

    # -- acts -------------------------------------------------------------------------------------

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def add(self) -> None:
        """Make the group that was typed: smart when it asks for something, else fixed and empty."""
        name, asks = self.name.text().strip(), self.asks.text().strip()
        if not name:
            self.name.setFocus()
            return
        try:
            if asks:
                chosen, problems = filter_words.read(self._session, asks)
                if problems:
                    self._say(problems[0].sentence)
                    return
                segment_id = segments.add_smart(self._session, name, chosen)
            else:
                segment_id = segments.add_fixed(self._session, name)
        except UserError as error:
            self._say(error.sentence)
            return
        self._say("")
        self.name.clear()
        self.asks.clear()
        self.load(choose=segment_id)

    def ask(self) -> None:
        """Let the chosen smart group ask for what stands in its line."""
        one = self._one()
        if one is None or not one.smart:
            return
        chosen, problems = filter_words.read(self._session, self.query.text())
        if problems:
            self._say(problems[0].sentence)
            return
        self._do(lambda: segments.ask(self._session, one.id, chosen))
        self.customers.reload()

    def _rename(self, segment_id: int, name: str) -> None:
        self._do(lambda: segments.rename(self._session, segment_id, name))

    def recolor(self, color: str) -> None:
        """Give the chosen group another colour."""
        one = self._one()
        if one is not None:
            self._do(lambda: segments.recolor(self._session, one.id, color))

    def shift(self, step: int) -> None:
        """Move the chosen group up (-1) or down (1)."""
        one, order = self._one(), list(self._known)
        if one is None or not 0 <= order.index(one.id) + step < len(order):
            return
        at = order.index(one.id)
        order.insert(at + step, order.pop(at))
        self._do(lambda: segments.reorder(self._session, order))

    def delete(self) -> None:
        """Forget the chosen group; its customers stay."""
        one = self._one()
        if one is None:
            return
        operation_id = segments.delete(self._session, one.id)
        self.load()
        words = translate("Segments", "Group deleted: {name}").format(name=one.name)
        self.toast_requested.emit(words, operation_id)

    def _do(self, act: Any) -> None:
        try:
            act()
            self._say("")
        except UserError as error:
            self._say(error.sentence)
        self.load()

    def fill_acts(self, menu: QMenu) -> str:
        """Put what can be done with the customers shown into a menu; returns who that is, "" for nobody."""
        return self.customers.fill_acts(menu)

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        self.tools.fill_menu(menu)
        menu.addSeparator()
        opened = translate("ClassificationView", "Open in Customers")
        menu.addAction(icons.icon("customers"), opened, self._open_in_customers)
        menu.addAction(icons.icon("export"), translate("Segments", "Export…"), self._export)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
