"""Find duplicates: the groups that may be one customer, the surest first, merged or told apart one by one."""

from __future__ import annotations

import json
from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import Cancelled, UserError
from crm_desktop.i18n import listed, translate
from crm_desktop.progress import Progress
from crm_desktop.services import duplicates, merge
from crm_desktop.services.duplicates import Group
from crm_desktop.ui import icons, prompts, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tasks import Task, Tasks
from crm_desktop.ui.widgets.chips import Chip
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.flow_box import FlowBox
from crm_desktop.ui.widgets.line_list import Line, LineList
from crm_desktop.ui.widgets.page_head import PageHead
from crm_desktop.ui.widgets.side_by_side import SideBySide, summary
from crm_desktop.ui.widgets.splitter import Splitter
from crm_desktop.ui.widgets.task_strip import TaskStrip

_LIST_WIDTH = 336


def keys() -> list[tuple[str, str]]:
    """The keys that work here, and what they do."""
    return [
        ("↑ ↓   Alt+↑ Alt+↓", translate("Keys", "Go to another group")),
        ("Ctrl+Enter", translate("Keys", "Merge the records")),
        ("Alt+N", translate("Keys", "They are not the same")),
    ]


class DuplicatesView(QWidget):
    """Scans all customers aside of the worker, then goes from group to group.

    Keys: ↑ ↓ in the list, Alt+Down and Alt+Up from anywhere, Alt+N "Not the same", Ctrl+Enter merges.

    Args:
        session, tasks, bridge: the data, the worker, the announcements.
    """

    customer_opened = Signal(int)
    toast_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._lists = ShopLists(session)
        self._groups: list[Group] = []
        self._lines: list[Line] = []  # of the groups
        self._settled: dict[int, tuple[Group, Group | None]] = {}  # operation → group, what is left of it
        self._asked = False  # for a first scan
        self._scanned = False
        self._task: Task | None = None
        self._plan: merge.Plan | None = None
        self._build()
        self._keys()
        Refresher(self, bridge, self._hear)

    # -- building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.head = PageHead(translate("DuplicatesView", "Find duplicates"))
        rules = self.head.add_button(translate("DuplicatesView", "What counts"))
        rules.setIcon(icons.icon("filter"))
        self._rules = QMenu(rules)
        self._rules.aboutToShow.connect(self._fill_rules)
        rules.setMenu(self._rules)
        self.scan_button = self.head.add_button(translate("DuplicatesView", "Search again"))
        self.scan_button.setIcon(icons.icon("refresh"))
        self.scan_button.clicked.connect(lambda _checked=False: self.scan())
        self.strip = TaskStrip()
        self.start = EmptyState(
            "merge",
            translate(
                "DuplicatesView",
                "All customers are compared: numbers, names as they sound, birthdays, addresses. Nothing is changed by it.",
            ),
        )
        self.start.add_action(translate("DuplicatesView", "Find duplicates"), self.scan, primary=True)
        self.waiting = EmptyState("search", translate("DuplicatesView", "Comparing all customers…"))
        self.none = EmptyState("done", translate("DuplicatesView", "No customer seems to be there twice."))
        self.pages = QStackedWidget()
        self.work = self._build_work()
        for page in (self.start, self.waiting, self.none, self.work):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.strip)
        column.addWidget(self.pages, 1)
        self._show_page()

    def _build_work(self) -> QWidget:
        self.list = LineList(translate("DuplicatesView", "Groups that may be one customer"))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_group())
        self.list.opened.connect(lambda _key: self._begin())
        self.reasons = FlowBox(4)
        self.sides = SideBySide(self._session, self._lists)
        self.sides.changed.connect(self._show_summary)
        self.sides.left_out.connect(self._leave_out)
        self.sides.opened.connect(self.customer_opened)
        self.summary = ElideLabel("", "secondary")
        self.apart = self._button(translate("DuplicatesView", "Not the same"), "Alt+N", self.not_the_same)
        self.act = self._button(translate("DuplicatesView", "Merge"), "Ctrl+Enter", self.merge)
        theme.style(self.act, look="primary")
        for button in (self.apart, self.act):
            button.setEnabled(not self._session.read_only)
        top = QHBoxLayout()  # at the top, for the toast lies over the corner below
        top.setSpacing(8)
        top.addWidget(self.reasons, 1)
        top.addWidget(self.apart)
        top.addWidget(self.act)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.sides, 1)
        column.addWidget(self.summary)
        splitter = Splitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.list)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LIST_WIDTH, 900])
        self.list.setMinimumWidth(240)
        return splitter

    def _button(self, words: str, keys: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(f"{words}  {keys}")
        button.setAccessibleName(words)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _keys(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (
            ("Alt+Down", lambda: self._move(1)),
            ("Alt+Up", lambda: self._move(-1)),
            ("Alt+N", self.not_the_same),
            ("Ctrl+Return", self.merge),
            ("Ctrl+Enter", self.merge),
        ):
            QShortcut(QKeySequence(keys), self, context=inside).activated.connect(act)

    def _fill_rules(self) -> None:
        self._rules.clear()
        chosen = duplicates.rules(self._session)
        for key in duplicates.RULES:
            action = self._rules.addAction(duplicates.rule_title(key))
            action.setCheckable(True)
            action.setChecked(key in chosen)
            action.toggled.connect(lambda on, key=key: self._set_rule(key, on))

    def _set_rule(self, key: str, on: bool) -> None:
        chosen = set(duplicates.rules(self._session))
        duplicates.set_rules(self._session, chosen | {key} if on else chosen - {key})
        self.scan()

    # -- the scan -----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._asked:
            self.scan()

    def scan(self) -> None:
        """Compare all customers, aside of the worker; what was found before is replaced at the end."""
        self._asked = True
        if self._task is not None:
            self._task.drop()

        def work(progress: Progress) -> list[Group]:
            return list(duplicates.groups(self._session, progress))

        # Aside: it takes up to a minute, in which others are looked for and opened.
        self._task = self._tasks.run(work, on_done=self._found, on_error=self._failed, owner=self, aside=True)
        self.strip.watch(self._task, translate("DuplicatesView", "Comparing all customers…"))
        self._show_page()

    def _found(self, groups: list[Group]) -> None:
        self._task = None
        self._scanned = True
        self._settled.clear()
        self._groups = groups
        self._lines = [_line(group) for group in groups]
        self._show_groups(0)
        if self.isVisible() and groups:
            self.list.setFocus()

    def _failed(self, error: UserError) -> None:
        """Cancelled: what was found before is still there. Anything else is said."""
        self._task = None
        self._show_page()
        if not isinstance(error, Cancelled):
            prompts.explain(self.window(), error)

    # -- showing ------------------------------------------------------------------------------------

    def _show_page(self) -> None:
        if self._task is not None:
            page: QWidget = self.waiting
        elif self._groups:
            page = self.work
        else:
            page = self.none if self._scanned else self.start
        self.pages.setCurrentWidget(page)
        self.scan_button.setVisible(page in (self.none, self.work))
        words = translate("DuplicatesView", "%n groups, the surest first", len(self._groups))
        self.head.set_words(words if page is self.work else "")

    def _show_groups(self, row: int) -> None:
        """Show the list again, and the group at a row of it."""
        self.list.set_lines(self._lines)
        if self._lines:
            self.list.setCurrentIndex(self.list.model().index(min(row, len(self._lines) - 1), 0))
        self._show_group()
        self._show_page()

    def _row(self) -> int:
        row = self.list.currentIndex().row()
        return row if 0 <= row < len(self._groups) else -1

    def _show_group(self, ids: Sequence[int] = ()) -> None:
        """Lay the current group side by side; with `ids`, only these of it."""
        row = self._row()
        group = self._groups[row] if row >= 0 else None
        shown = group.ids[: merge.MOST] if group and not ids else ids
        self._plan = None
        if group is not None:
            try:
                self._plan = merge.plan(self._session, shown)
            except UserError:  # one of them was deleted meanwhile: nothing is left to decide
                QTimer.singleShot(0, self, lambda: self._replace(group, None))
        while (item := self.reasons.flow.takeAt(0)) is not None:
            item.widget().deleteLater()
        for words in group.reasons if group else ():
            chip = Chip(words, parent=self.reasons)
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.reasons.flow.addWidget(chip)
            chip.show()
        self.reasons.fit()
        self.sides.show_plan(self._plan)

    def _show_summary(self) -> None:
        self.summary.setText(summary(self._plan, self.sides.keep) if self._plan else "")

    def _move(self, step: int) -> None:
        row = self._row() + step
        if 0 <= row < len(self._groups):
            self.list.setCurrentIndex(self.list.model().index(row, 0))

    def _begin(self) -> None:
        first = self.sides.first_choice()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave_out(self, customer_id: int) -> None:
        self._show_group([each for each in self.sides.ids if each != customer_id])

    # -- deciding -----------------------------------------------------------------------------------

    def merge(self) -> None:
        """Make one of the records shown, and go on to the next group."""
        if self._plan is None or self._session.read_only:
            return
        ids, keep = self.sides.ids, self.sides.keep
        name = next(side.customer.name for side in self._plan.sides if side.customer.id == keep)
        self._decide(
            lambda: merge.merge(self._session, ids, keep, self.sides.choices),
            [keep, *(each for each in self._groups[self._row()].ids if each not in ids)],
            translate("DuplicatesView", "Merged: {name}").format(name=name),
        )

    def not_the_same(self) -> None:
        """Remember that the records shown are different people, and go on to the next group."""
        if self._plan is None or self._session.read_only:
            return
        ids = self.sides.ids
        self._decide(
            lambda: duplicates.not_same(self._session, ids),
            [ids[0], *(each for each in self._groups[self._row()].ids if each not in ids)],
            translate("DuplicatesView", "Remembered: they are not the same customer"),
        )

    def _decide(self, act: Callable[[], int], left: Sequence[int], words: str) -> None:
        """Carry a decision out; of a group that was dealt with in part, `left` is still to be decided."""
        row = self._row()
        group = self._groups[row]
        try:
            operation = act()
        except UserError as error:
            prompts.explain(self.window(), error)
            return
        members = tuple(each for each in group.customers if each.id in left)
        rest = replace(group, customers=members) if len(members) > 1 else None
        self._settled[operation] = (group, rest)
        self._replace(group, rest)
        self.list.setFocus()
        self.toast_requested.emit(words, operation)

    def _replace(self, group: Group, rest: Group | None) -> None:
        """Put what is left of a group into its place in the list, or take the group out of it."""
        if group in self._groups:
            at = self._groups.index(group)
            some = [] if rest is None else [rest]
            self._groups[at : at + 1] = some
            self._lines[at : at + 1] = map(_line, some)
            self._show_groups(at)

    # -- what happened elsewhere ----------------------------------------------------------------------

    def _hear(self, changes: Changes | None) -> None:
        self._lists.hear(changes)
        if changes is None or changes.action in (Action.UNDO, Action.REDO):
            self._bring_back()
        elif any(changes.touches("customer", each) for each in self.sides.ids):
            self._show_group()

    def _bring_back(self) -> None:
        """A decision that was undone is open again; one that was done again is not."""
        rows = self._session.query(
            "SELECT id, undone_by_id IS NOT NULL FROM operation WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(self._settled)),),
        )
        for operation, undone in rows:
            group, rest = self._settled[operation]
            if not undone:
                self._replace(group, rest)
            elif rest is not None and rest in self._groups:
                self._replace(rest, group)
            elif group not in self._groups:
                at = bisect([-each.score for each in self._groups], -group.score)
                self._groups.insert(at, group)
                self._lines.insert(at, _line(group))
                self._show_groups(at)


def _line(group: Group) -> Line:
    names = " · ".join(dict.fromkeys(each.name for each in group.customers))
    count = f" ×{len(group.customers)}" if len(group.customers) > 2 or " · " not in names else ""
    return Line(group.ids, "merge", names + count, listed(group.reasons), right=str(group.score))
