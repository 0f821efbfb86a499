"""潜在客户: who may become a customer, how likely, and what comes next with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import classification, filter_words, prospects
from crm_desktop.services.customer_filter import having
from crm_desktop.services.customer_list import Sort
from crm_desktop.services.prospects import ARCHIVED, CONVERTED, LISTS, OPEN
from crm_desktop.ui import icons, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification_acts import ClassActs
from crm_desktop.ui.views.classification_prospect_line import ProspectLine, StepLine
from crm_desktop.ui.views.classification_table import CustomersOfTab
from crm_desktop.ui.widgets.choices import Choice, ChoicePopup, matching
from crm_desktop.ui.widgets.segmented import SegmentedButtons

_DIRECT = 200  # customers up to which an act is done without the worker
_NAMED = (("name", 112), ("phone", 128), ("source", 96), ("intention", 208))
_COLUMNS = {
    OPEN: (*_NAMED, ("evaluation", 120), ("next_follow_up", 232), ("last_contact_at", 104), ("owner", 80), ("created_at", 96)),
    ARCHIVED: (*_NAMED, ("evaluation", 120), ("lost_reason", 152), ("last_contact_at", 104), ("owner", 80), ("created_at", 96)),
    CONVERTED: (*_NAMED, ("stage", 88), ("converted_on", 120), ("purchase_count", 80), ("purchase_amount", 104), ("last_contact_at", 104)),
}  # fmt: skip
_SORTS = {
    OPEN: [Sort("evaluation"), Sort("next_follow_up")],
    ARCHIVED: [Sort("name")],
    CONVERTED: [Sort("converted_on", True)],
}


def keys() -> list[tuple[str, str]]:
    """The keys that work here, and what they do."""
    return [
        ("Alt+N", translate("Keys", "Write a potential customer down")),
        ("Alt+S", translate("Keys", "The next step with the selected potential customers")),
        ("Alt+C", translate("Keys", "Make customers of them")),
        ("Alt+A", translate("Keys", "Archive them with the reason, or take them up again")),
    ]


class ProspectsTab(QWidget):
    """The tab of the potential customers.

    Args:
        session: each act is one write.
        tasks: lists and counts are read in the worker.
        bridge: announcements of what changed.
    """

    customer_opened = Signal(int)
    customers_requested = Signal(object)
    record_requested = Signal(int)
    export_requested = Signal(object, object)
    toast_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self.list = CustomersOfTab(session, tasks, "prospects", self)
        self.line = ProspectLine(session, tasks, self.list.lists, self)
        self.steps = StepLine(
            lambda ids, day, text: prospects.plan_step(session, ids[0], day, text),
            translate("Prospects", "Next step"),
            self,
        )
        self.many = ClassActs(session, tasks, self.list.lists, self)
        self.many.said.connect(self.toast_requested)
        self.popup: ChoicePopup | None = None
        self._build()
        self._connect()
        self._refresher = Refresher(self, bridge, self._refresh)
        self._show()
        self._refresher.mark_stale()

    def _build(self) -> None:
        self.which = SegmentedButtons(
            translate("Prospects", "Potential customers"), [(key, _title(key), "") for key in LISTS], self
        )
        self.which.set_value(OPEN)
        self.count = QLabel(self)
        theme.style(self.count, role="secondary")
        self.step = self._button(translate("Prospects", "Next step…"), "Alt+S", self.ask_step)
        self.convert_button = self._button(translate("Prospects", "Make a customer"), "Alt+C", self.convert)
        self.archive_button = self._button(translate("Prospects", "Archive…"), "Alt+A", self.put_away)
        self.export = self._button(translate("Segments", "Export…"), "", self._export)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.which)
        tools.addWidget(self.list.finder, 1)
        tools.addWidget(self.count)
        for button in (self.step, self.convert_button, self.archive_button, self.export):
            tools.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(tools)
        column.addWidget(self.line)
        column.addWidget(self.steps)
        column.addWidget(self.list, 1)
        self.first_focus = self.list.table

    def _button(self, text: str, key: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())
        if key:
            button.setToolTip(key)
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda: act() if button.isEnabled() else None)
        return button

    def _connect(self) -> None:
        new = QShortcut(QKeySequence("Alt+N"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.activated.connect(self.begin_new)
        self.which.chosen.connect(lambda _: self._show())
        self.line.added.connect(self._added)
        self.line.opened.connect(self.customer_opened)
        self.steps.planned.connect(
            lambda who, operation: self.toast_requested.emit(
                translate("Prospects", "Next step planned: {name}").format(name=who), operation
            )
        )
        self.steps.closed.connect(self._close_steps)
        self.list.customer_opened.connect(self.customer_opened)
        self.list.record_requested.connect(self.record_requested)
        self.list.toast_requested.connect(self.toast_requested)
        self.list.step_wanted.connect(self.ask_step)
        self.list.selection_changed.connect(self._show_acts)
        self.list.loaded.connect(self._show_count)
        self.list.table.menu_requested.connect(self._menu)

    # -- showing ------------------------------------------------------------------------------------

    @property
    def which_list(self) -> str:
        """One of `prospects.LISTS`."""
        return self.which.value

    def _show(self) -> None:
        which = self.which_list
        self._close_steps()
        self.line.setVisible(which == OPEN and not self._session.read_only)
        archived = which == ARCHIVED
        self.archive_button.setText(
            translate("Prospects", "Take up again") if archived else translate("Prospects", "Archive…")
        )
        self.archive_button.setVisible(which != CONVERTED)
        self.convert_button.setVisible(which != CONVERTED)
        self.step.setVisible(not archived)
        asked = {
            OPEN: having(next_follow_up="overdue"),
            ARCHIVED: having(last_contact_at=">90d"),
            CONVERTED: having(converted_on="this-month"),
        }[which]
        example = filter_words.written(self._session, asked)
        self.list.empty.set_line(_empty(which))
        self.list.show_filter(prospects.listed(which), _COLUMNS[which], _SORTS[which], example)
        self._show_acts()

    def _refresh(self, changes: Changes | None) -> None:
        self.list.refresh(changes)
        if changes is not None and not changes.touches("customer"):
            return
        self._tasks.run(
            lambda progress: prospects.counts(self._session, progress),
            on_done=lambda counts: self.which.set_words(
                {key: f"{_title(key)} {count:,}" for key, count in counts.items()}
            ),
            owner=self,
            latest="prospects.counts",
        )

    def _show_count(self, count: int) -> None:
        found = self.list.filter != prospects.listed(self.which_list)
        self.count.setText(translate("ClassificationView", "%n customers", count) if found else "")

    def _show_acts(self) -> None:
        some = bool(self.list.table.selected_count()) and not self._session.read_only
        for button in (self.step, self.convert_button, self.archive_button):
            button.setEnabled(some)
        self.export.setEnabled(bool(len(self.list.model.ids)))

    # -- acts ---------------------------------------------------------------------------------------

    def begin_new(self) -> None:
        """Put the cursor into the line for a new one."""
        if self.which_list != OPEN:
            self.which.set_value(OPEN)
            self._show()
        self.line.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _added(self, customer_id: int) -> None:
        row = self._session.one("SELECT name FROM customer WHERE id = ?", (customer_id,))
        words = translate("Prospects", "Written down: {name}").format(name=row[0])
        from crm_desktop.services import history

        self.toast_requested.emit(words, history.newest(self._session))

    def ask_step(self) -> None:
        """Ask what comes next with the selected ones."""
        ids = self.list.selected()
        if len(ids) > 1:
            self.many.ask_plan(ids)
        elif ids:
            self.steps.ask(ids, self.list.selected_name(), *prospects.next_step(self._session, ids[0]))

    def _close_steps(self) -> None:
        if self.steps.isVisible():
            self.steps.hide()
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def convert(self) -> None:
        """Make customers of the selected ones."""
        ids, name = self.list.selected(), self.list.selected_name()
        words = translate("Prospects", "Customers now: {name}").format(name=name)
        self._do(lambda: prospects.convert(self._session, ids), words)

    def put_away(self) -> None:
        """Ask why the selected ones are archived; of the archived ones: take them up again."""
        if self.which_list == ARCHIVED:
            self.take_up_again()
            return
        reasons = [
            Choice(each.id, each.name)
            for each in classification.entries(self._session, "lost_reason", counted=False)
        ]
        nothing = [Choice(None, translate("Prospects", "Without a reason"))]
        popup = ChoicePopup(
            lambda text: matching(reasons, text) + ([] if text.strip() else nothing),
            translate("Fields", "Reason for leaving"),
            can_create=True,
            parent=self,
        )
        popup.chosen.connect(self.archive)
        popup.create_requested.connect(self.archive_for)
        popup.closed.connect(popup.deleteLater)
        self.popup = popup
        popup.open_below(self.archive_button)

    def archive(self, reason_id: int | None) -> None:
        """Archive the selected ones for a reason of the list."""
        ids = self.list.selected()
        self._do(lambda: prospects.archive(self._session, ids, reason_id), self._archived())

    def archive_for(self, reason: str) -> None:
        """Archive the selected ones for a new reason."""
        ids = self.list.selected()
        self._do(lambda: prospects.archive_for(self._session, ids, reason), self._archived())

    def _archived(self) -> str:
        return translate("Prospects", "Archived: {name}").format(name=self.list.selected_name())

    def take_up_again(self) -> None:
        """Bring the selected ones back from the archive."""
        ids, name = self.list.selected(), self.list.selected_name()
        words = translate("Prospects", "Taken up again: {name}").format(name=name)
        self._do(lambda: prospects.take_up_again(self._session, ids), words)

    def _do(self, act: Callable[[], int], words: str) -> None:
        count = self.list.table.selected_count()
        if not count:
            return
        if count > _DIRECT:
            self._tasks.run(
                act,
                on_done=lambda operation: self.toast_requested.emit(words, operation),
                on_error=lambda error: self.toast_requested.emit(error.sentence, None),
                owner=self,
            )
            return
        try:
            operation = act()
        except UserError as error:
            self.toast_requested.emit(error.sentence, None)
            return
        self.toast_requested.emit(words, operation)

    def _export(self) -> None:
        self.export_requested.emit(self.list.scopes(), self.list.columns())

    def fill_acts(self, menu: QMenu) -> str:
        """Put what can be done with the selection into a menu; returns who that is, "" for nobody."""
        ids = self.list.selected()
        if not ids:
            return ""
        who = self.list.selected_name()
        menu.addAction(who).setEnabled(False)
        if len(ids) == 1:
            opened = translate("Customers", "Open\tEnter")
            menu.addAction(opened, lambda: self.customer_opened.emit(ids[0]))
            noted = translate("Customers", "Record contact…")
            menu.addAction(icons.icon("note"), noted, lambda: self.record_requested.emit(ids[0]))
        menu.addSeparator()
        for button, icon, key in (
            (self.step, "follow-up", "Alt+S"),
            (self.convert_button, "check", "Alt+C"),
            (self.archive_button, "archive", "Alt+A"),
        ):
            if not button.isHidden():
                action = menu.addAction(icons.icon(icon), f"{button.text()}\t{key}", button.click)
                action.setEnabled(button.isEnabled())
        menu.addSeparator()
        self.list.fill_classes(menu)
        menu.addSeparator()
        menu.addAction(icons.icon("export"), self.export.text(), self._export)
        return who

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        if self.fill_acts(menu):
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(place)

    def state(self) -> dict[str, Any]:
        """What `restore` needs after a change of language."""
        return {"which": self.which_list, "line": self.line.state(), "find": self.list.finder.text()}

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told."""
        self.which.set_value(str(state.get("which", OPEN)))
        self.line.restore(state.get("line", {}))
        self.list.finder.setText(str(state.get("find", "")))
        self._show()
        self.list.find()


def _title(which: str) -> str:
    titles = {
        OPEN: lambda: translate("Prospects", "Open"),
        ARCHIVED: lambda: translate("Prospects", "Archived"),
        CONVERTED: lambda: translate("Prospects", "Converted"),
    }
    return titles[which]()


def _empty(which: str) -> str:
    lines = {
        OPEN: lambda: translate(
            "Prospects", "Who asks but has not bought yet stands here. Write the first one down above."
        ),
        ARCHIVED: lambda: translate("Prospects", "Nobody has been put away here."),
        CONVERTED: lambda: translate("Prospects", "Nobody has been made a customer here yet."),
    }
    return lines[which]()
