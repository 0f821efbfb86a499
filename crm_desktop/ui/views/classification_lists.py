"""The shop's own lists, categories, grades, tags, sources, and the customers behind each entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import class_uses, classification
from crm_desktop.services.classification import LISTS, Entry, list_title
from crm_desktop.services.customer_filter import having
from crm_desktop.ui import icons, prompts, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.dialogs.delete_entry import DeleteEntryDialog
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views import customers_drop
from crm_desktop.ui.views.classification_customers import ClassCustomers
from crm_desktop.ui.views.classification_tools import ClassificationTools
from crm_desktop.ui.views.classification_tree import EntriesTree
from crm_desktop.ui.widgets.chips import Chip
from crm_desktop.ui.widgets.choices import Choice, ChoicePopup, matching
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.segmented import SegmentedButtons
from crm_desktop.ui.widgets.splitter import Splitter


def keys() -> list[tuple[str, str]]:
    """The keys that work here, and what they do."""
    return [
        ("Enter", translate("Keys", "Show its customers")),
        ("Ctrl+E", translate("Keys", "Give it another name")),
        ("Alt+↑ Alt+↓", translate("Keys", "Move it up or down")),
        (translate("Keys", "Delete"), translate("Keys", "Delete it")),
    ]


class ListsTab(QWidget):
    """The tab of the lists.

    Args:
        session: each act on an entry is one write; merging and deleting move customers in bulk SQL.
        tasks: the counts and the customers are read in the worker.
        bridge: announcements of what changed.
    """

    customer_opened = Signal(int)
    customers_requested = Signal(object)
    export_requested = Signal(object, object)
    toast_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._parent_id: int | None = None
        self._lists = ShopLists(session)
        theme.style(self, ground="surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._refresher = Refresher(self, bridge, self._refresh, self._concerns)
        self._refresher.mark_stale()

    @property
    def list_name(self) -> str:
        """The list that is shown: "category", "grade", "tag" or "source"."""
        return self.which.value

    def _build(self) -> None:
        self.which = SegmentedButtons(
            translate("ClassificationView", "List"), [(name, list_title(name), "") for name in LISTS], self
        )
        self.which.chosen.connect(lambda _: self._change_list())
        self.tools = ClassificationTools(self)
        self.tree = EntriesTree(self)
        self.tree.renamed.connect(self._rename)
        self.tree.delete_requested.connect(self.delete)
        self.tree.move_requested.connect(self.shift)
        self.tree.open_requested.connect(self._open_in_customers)
        self.tree.chosen_changed.connect(self._show_chosen)
        self.tree.takes = lambda entry_id: customers_drop.takes(self._session, self._group(), entry_id)
        self.tree.customers_dropped.connect(self._drop)
        self.tree.menu = self._menu
        self.tools.rename_requested.connect(self.tree.rename)
        self.tools.color_chosen.connect(self.recolor)
        self.tools.shift_requested.connect(self.shift)
        self.tools.below_requested.connect(self.begin_below)
        self.tools.place_requested.connect(self.ask_place)
        self.tools.merge_requested.connect(self.ask_merge)
        self.tools.delete_requested.connect(self.delete)
        self.new = LineEdit(parent=self)
        self.new.returnPressed.connect(self.add)
        self.add_button = QPushButton(translate("ClassificationView", "Add"), self)
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.add)
        self.below = Chip("", removable=True, parent=self)
        self.below.hide()
        self.below.removed.connect(lambda: self.add_below(None))
        self.below.clicked.connect(lambda: self.add_below(None))
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        theme.style(self.message, role="bad")
        self.message.hide()
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self.below)
        entry.addWidget(self.new, 1)
        entry.addWidget(self.add_button)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.which)
        column.addWidget(self.tools)
        column.addWidget(self.tree, 1)
        column.addWidget(self.message)
        column.addLayout(entry)
        left.setMinimumWidth(360)
        self.customers = ClassCustomers(self._session, self._tasks, self._lists, self)
        self.customers.setMinimumWidth(360)
        self.customers.customer_opened.connect(self.customer_opened)
        self.customers.customers_requested.connect(self.customers_requested)
        self.customers.toast_requested.connect(self.toast_requested)
        self.customers.export_requested.connect(self.export_requested)
        splitter = Splitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(left)
        splitter.addWidget(self.customers)
        splitter.setSizes([520, 640])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter, 1)
        self.first_focus = self.tree  # a focus proxy would keep Tab among its neighbours
        self._name_list()

    # -- showing --------------------------------------------------------------------------------

    def _drop(self, ids: list[int], entry_id: int) -> None:
        customers_drop.take(self._session, self.customers.acts.acts, ids, self._group(), entry_id)

    def _group(self) -> str:
        return "tags" if self.list_name == "tag" else self.list_name

    def _concerns(self, changes: Changes) -> bool:
        tables = ("category", "grade", "tag", "source", "lost_reason", "customer", "customer_tag")
        return any(changes.touches(table) for table in tables)

    def _refresh(self, changes: Changes | None) -> None:
        self._lists.hear(changes)
        self.load()
        self.customers.refresh(changes)

    def load(self, *, choose: int | None = None) -> None:
        """Read the entries at once and their counts in the worker.

        Args:
            choose: the entry to select.
        """
        name, session = self.list_name, self._session
        counts = {entry.id: entry.count for entry in self.tree.entries()}
        quick = [
            Entry(entry.id, entry.name, entry.color, entry.parent_id, entry.position, counts.get(entry.id, 0))
            for entry in classification.entries(session, name, counted=False)
        ]
        sums = name == "category"  # the filter by a category includes those below it
        self.tree.set_entries(quick, sums=sums)
        if choose is not None:
            self.tree.choose([choose])

        def done(found: list[Entry]) -> None:
            if self.list_name == name:
                self.tree.set_entries(found, sums=sums)

        self._tasks.run(
            lambda: classification.entries(session, name),
            on_done=done,
            owner=self,
            latest="classification.counts",
        )

    def _change_list(self) -> None:
        self.add_below(None)
        self._say("")
        self._name_list()
        self.tree.set_entries([], keep=False)
        self.customers.show_nothing()
        self.load()

    def _name_list(self) -> None:
        words = {
            "category": translate("ClassificationView", "New category"),
            "grade": translate("ClassificationView", "New grade"),
            "tag": translate("ClassificationView", "New tag"),
            "source": translate("ClassificationView", "New source"),
            "lost_reason": translate("ClassificationView", "New reason"),
        }[self.list_name]
        self.new.setPlaceholderText(words)
        self.new.setAccessibleName(words)
        self.tree.setAccessibleName(list_title(self.list_name))
        self.tools.show_list(self.list_name)
        self._show_chosen()

    def _show_chosen(self) -> None:
        ids = self.tree.chosen()
        self.tools.show_chosen(len(ids), len(self.tree.entries()))
        if not ids:
            self.customers.show_nothing()
            return
        chosen = having(**{"tags" if self.list_name == "tag" else self.list_name: ids})
        title = " · ".join(self.tree.entry(entry_id).name for entry_id in ids)
        if chosen != self.customers.filter:
            self.customers.show_class(title, chosen)

    def _open_in_customers(self) -> None:
        if self.customers.filter is not None:
            self.customers_requested.emit(self.customers.filter)

    def state(self) -> dict[str, Any]:
        """What `restore` needs after a change of language."""
        return {"list": self.list_name, "chosen": self.tree.chosen(), "new": self.new.text()}

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told."""
        self.which.set_value(str(state.get("list", LISTS[0])))
        self._change_list()
        self.tree.choose(list(state.get("chosen", [])))
        self.new.setText(str(state.get("new", "")))

    # -- acts -------------------------------------------------------------------------------------

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def _one(self) -> Entry | None:
        ids = self.tree.chosen()
        return self.tree.entry(ids[0]) if len(ids) == 1 else None

    def add(self) -> None:
        """Add the entry that was typed."""
        word = self.new.text().strip()
        if not word:
            self.new.setFocus()
            return
        try:
            entry_id = classification.add(self._session, self.list_name, word, parent_id=self._parent_id)
        except UserError as error:
            self._say(error.sentence)
            return
        self._say("")
        self.new.clear()
        self.load(choose=entry_id)

    def add_below(self, parent_id: int | None) -> None:
        """Say below which entry new ones stand; None for the top."""
        self._parent_id = parent_id
        self.below.setVisible(parent_id is not None)
        if parent_id is not None:
            words = translate("ClassificationView", "below {name}")
            self.below.setText(words.format(name=self.tree.entry(parent_id).name))
            self.below.updateGeometry()
            self.new.setFocus()

    def begin_below(self) -> None:
        """Type an entry that stands below the chosen one."""
        entry = self._one()
        if entry is not None and self.list_name in classification.TREES:
            self.add_below(entry.id)

    def ask_place(self) -> None:
        """Ask below which entry the chosen one is to stand."""
        entry = self._one()
        if entry is None or self.list_name not in classification.TREES:
            return
        top = Choice(None, translate("ClassificationView", "At the top"))
        targets = [top, *self._others([entry.id])]
        popup = ChoicePopup(
            lambda text: matching(targets, text), translate("ClassificationView", "Put below"), parent=self
        )
        popup.chosen.connect(lambda parent_id: self.place(entry.id, parent_id))
        popup.closed.connect(popup.deleteLater)
        self.popup = popup
        popup.open_below(self.tools.place)

    def place(self, entry_id: int, parent_id: int | None) -> None:
        """Let an entry stand below another one, or at the top; a circle is refused below the list."""
        try:
            classification.move(self._session, self.list_name, entry_id, parent_id)
            self._say("")
        except UserError as error:
            self._say(error.sentence)
        self.load(choose=entry_id)

    def _rename(self, entry_id: int, name: str) -> None:
        try:
            classification.rename(self._session, self.list_name, entry_id, name)
            self._say("")
        except UserError as error:
            self._say(error.sentence)
        self.load()

    def recolor(self, color: str) -> None:
        """Give the chosen entry another colour."""
        entry = self._one()
        if entry is not None:
            classification.recolor(self._session, self.list_name, entry.id, color)
            self.load()

    def shift(self, step: int) -> None:
        """Move the chosen entry up (-1) or down (1) among those of its level."""
        entry = self._one()
        if entry is None:
            return
        every = self.tree.entries()
        level = [each.id for each in every if each.parent_id == entry.parent_id]
        at = level.index(entry.id) + step
        if not 0 <= at < len(level):
            return
        level.remove(entry.id)
        level.insert(at, entry.id)
        others = [each.id for each in every if each.parent_id != entry.parent_id]
        classification.reorder(self._session, self.list_name, [*level, *others])
        self.load()

    def _others(self, ids: Sequence[int]) -> list[Choice]:
        return [
            Choice(entry.id, entry.name, entry.color or None)
            for entry in self.tree.entries()
            if entry.id not in ids
        ]

    def ask_merge(self) -> None:
        """Ask into which entry the chosen ones are merged: one of them, or another."""
        ids = self.tree.chosen()
        if not ids:
            return
        targets = self._others(ids)
        if len(ids) > 1:
            targets = [
                *(Choice(one.id, one.name, one.color or None) for one in map(self.tree.entry, ids)),
                *targets,
            ]
        popup = ChoicePopup(
            lambda text: matching(targets, text), translate("ClassificationView", "Merge into"), parent=self
        )
        popup.chosen.connect(lambda into: self.merge(ids, into))
        popup.closed.connect(popup.deleteLater)
        self.popup = popup
        popup.open_below(self.tools.merge)

    def merge(self, ids: Sequence[int], into: int) -> None:
        """Make one entry of several; all their customers get it."""
        name = self.tree.entry(into).name
        gone = [entry_id for entry_id in ids if entry_id != into]
        if not gone:
            return
        try:
            operation_id = class_uses.merge(self._session, self.list_name, gone, into)
        except UserError as error:
            prompts.explain(self.window(), error)
            return
        self.load(choose=into)
        words = translate("ClassificationView", "%n entries merged into {name}", len(gone))
        self.toast_requested.emit(words.format(name=name), operation_id)

    def delete(self) -> None:
        """Delete the chosen entry; when customers have it, ask what they get instead."""
        entry = self._one()
        if entry is None:
            return
        usage = classification.usage(self._session, self.list_name, entry.id)
        uses = class_uses.uses(self._session, self.list_name, entry.id)
        if not usage and not uses:
            self.delete_entry(entry.id, None)
            return
        dialog = DeleteEntryDialog(entry.name, usage, self._others([entry.id]), self, uses=uses)
        dialog.accepted.connect(lambda: self.delete_entry(entry.id, dialog.move_to))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def delete_entry(self, entry_id: int, move_to: int | None) -> None:
        """Delete an entry; its customers get `move_to`, or none."""
        name = self.tree.entry(entry_id).name
        try:
            operation_id = class_uses.delete(self._session, self.list_name, entry_id, move_to)
        except UserError as error:
            prompts.explain(self.window(), error)
            return
        self.load()
        self.toast_requested.emit(
            translate("ClassificationView", "{name} is deleted").format(name=name), operation_id
        )

    def fill_acts(self, menu: QMenu) -> str:
        """Put what can be done with the customers shown into a menu; returns who that is, "" for nobody."""
        return self.customers.fill_acts(menu)

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        self.tools.fill_menu(menu)
        menu.addSeparator()
        menu.addAction(
            icons.icon("customers"),
            translate("ClassificationView", "Open in Customers"),
            self._open_in_customers,
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
