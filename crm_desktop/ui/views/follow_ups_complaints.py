"""The tab of complaints: open, overdue and closed ones, what was done about each, how it ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import complaints, staff
from crm_desktop.services.complaints import Complaint, Counts, Step
from crm_desktop.ui import icons, show, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.follow_ups_complaint_panel import ComplaintPanel
from crm_desktop.ui.views.follow_ups_complaint_words import ComplaintWords
from crm_desktop.ui.widgets.day_choice import day_menu
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.plain_table import PlainRow, PlainTable
from crm_desktop.ui.widgets.segmented import SegmentedButtons

_STATES = (complaints.OPEN, complaints.OVERDUE, complaints.CLOSED, complaints.ALL)


class ComplaintsTab(QWidget):
    """The list above, the complaint that is current below with its steps and its acts.

    Args:
        session: acts are written on the GUI thread, each by its id.
        tasks: the list is read in the worker.
        bridge: announcements of what changed.
    """

    customer_opened = Signal(int)
    toast_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._state = complaints.OPEN
        self._build()
        self._refresher = Refresher(self, bridge, lambda _: self.load(), _concerns)
        self._refresher.mark_stale()

    def _build(self) -> None:
        self.corner = QWidget(self)
        self.words = ElideLabel("", "secondary", self)
        self.states = SegmentedButtons(
            translate("Complaints", "Which complaints"),
            [
                (complaints.OPEN, translate("Complaints", "Open"), ""),
                (complaints.OVERDUE, translate("Complaints", "Overdue"), ""),
                (complaints.CLOSED, translate("Complaints", "Closed"), ""),
                (complaints.ALL, translate("Complaints", "All"), ""),
            ],
            self,
        )
        self.states.set_value(self._state)
        self.states.chosen.connect(self.set_state)
        self.words_button = QPushButton(translate("Complaints", "Words"), self)
        self.words_button.setIcon(icons.icon("settings"))
        self.words_button.clicked.connect(self.set_up_words)
        self.record_button = QPushButton(translate("Complaints", "Record complaint"), self)
        theme.style(self.record_button, look="primary")
        self.record_button.clicked.connect(self.begin)
        line = QHBoxLayout(self.corner)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.words, 1)
        line.addWidget(self.states)
        line.addWidget(self.words_button)
        line.addWidget(self.record_button)
        self.panel = ComplaintPanel(self._session, self)
        self.panel.hide()
        self.panel.closed.connect(self._close_panel)
        self.panel.recorded.connect(self._recorded)
        self.word_panel = ComplaintWords(self._session, self)
        self.word_panel.hide()
        self.word_panel.closed.connect(self._close_panel)
        self.word_panel.toast_requested.connect(self.toast_requested)
        self.table = PlainTable(
            [
                translate("Complaints", "Deadline"),
                translate("Complaints", "Customer"),
                translate("Complaints", "Complaint"),
                translate("Complaints", "Kind"),
                translate("Complaints", "Urgency"),
                translate("Complaints", "Responsible"),
                translate("Complaints", "State"),
            ],
            [150, 150, 0, 110, 90, 120, 170],
            translate("Complaints", "Complaints"),
            self,
            yielding=[4, 3],
        )
        self.table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
        self.table.opened.connect(lambda row: self.customer_opened.emit(row.customer_id))
        self.table.selection_changed.connect(self._show_current)
        self._empty = EmptyState(
            "done", translate("Complaints", "No complaint stands here. One that is recorded does."), self
        )
        self._empty.add_action(translate("Complaints", "Record complaint"), self.begin, True)
        body = QWidget(self)
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self._with_detail())
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.panel)
        layout.addWidget(self.word_panel)
        layout.addWidget(body, 1)
        self.first_focus = self.table

    def _with_detail(self) -> QWidget:
        self.detail = QPlainTextEdit(self)
        self.detail.setReadOnly(True)
        self.detail.setTabChangesFocus(True)
        self.detail.setFixedHeight(152)
        self.detail.setAccessibleName(translate("Complaints", "The complaint and what was done"))
        self.line = LineEdit(parent=self)
        self.line.setAccessibleName(translate("Complaints", "What was done"))
        self.line.returnPressed.connect(self.add_step)
        self.message = QLabel(self)
        theme.style(self.message, role="bad")
        self.step_button = self._button(translate("Complaints", "Add step"), "add", self.add_step)
        self.close_button = self._button(
            translate("Complaints", "Close"), "done", lambda: self._pop_up(self.results(), self.close_button)
        )
        self.reopen_button = self._button(translate("Complaints", "Reopen"), "restore", self.reopen)
        self.staff_button = self._button(
            translate("Complaints", "Responsible"),
            "staff",
            lambda: self._pop_up(self.members(), self.staff_button),
        )
        self.due_button = self._button(
            translate("Complaints", "Deadline"),
            "calendar",
            lambda: self._pop_up(day_menu(self, self.set_deadline), self.due_button),
        )
        self.delete_button = self._button(translate("Complaints", "Delete"), "delete", self.delete)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.line, 1)
        for button in (self.step_button, self.close_button, self.reopen_button):
            acts.addWidget(button)
        acts.addSpacing(8)
        for button in (self.staff_button, self.due_button, self.delete_button):
            acts.addWidget(button)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        column.addLayout(acts)
        column.addWidget(self.message)
        self.message.hide()
        return holder

    def _button(self, words: str, icon: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setIcon(icons.icon(icon))
        button.setAutoDefault(False)
        theme.style(button, density="compact")
        button.clicked.connect(lambda _checked=False: act())
        return button

    # -- reading ----------------------------------------------------------------------------------

    def set_state(self, state: str) -> None:
        """Show open, overdue, closed or all complaints."""
        if state in _STATES:
            self._state = state
            self.states.set_value(state)
            self.load()

    def load(self) -> None:
        """Read the list in the worker and show it."""
        session, state = self._session, self._state

        def read() -> tuple[list[Complaint], Counts]:
            return complaints.listing(session, state), complaints.counts(session)

        self._tasks.run(read, on_done=self._loaded, owner=self, latest="complaints")

    def _loaded(self, found: tuple[list[Complaint], Counts]) -> None:
        rows, counts = found
        current = self.current()
        self.words.setText(
            translate("Complaints", "{open} open · {overdue} overdue").format(
                open=f"{counts.open:,}", overdue=f"{counts.overdue:,}"
            )
        )
        self.table.set_rows([_row(row) for row in rows])
        self._stack.setCurrentIndex(0 if rows else 1)
        ids = [row.id for row in rows]
        if rows:
            self.table.selectRow(ids.index(current.id) if current and current.id in ids else 0)
        self._show_current()

    def current(self) -> Complaint | None:
        """The complaint that is selected."""
        chosen: list[Complaint] = self.table.selected_keys()
        return chosen[0] if chosen else None

    def _show_current(self) -> None:
        row = self.current()
        is_open = row is not None and row.status == complaints.OPEN
        self.detail.setPlainText(_story(row, complaints.steps(self._session, row.id)) if row else "")
        self.line.setPlaceholderText(
            translate("Complaints", "What was done, or how it ended")
            if is_open
            else translate("Complaints", "Why it is opened again")
        )
        for button in (self.close_button, self.due_button, self.staff_button):
            button.setEnabled(is_open)
        self.step_button.setEnabled(row is not None)
        self.delete_button.setEnabled(row is not None)
        self.reopen_button.setEnabled(row is not None and not is_open)

    # -- acts -------------------------------------------------------------------------------------

    def _try(self, act: Callable[[Complaint], int], words: str) -> None:
        """Do an act on the current complaint; what is missing stands under the line."""
        row = self.current()
        if row is None:
            return
        try:
            operation_id = act(row)
        except UserError as error:
            self.message.setText(error.sentence)
            self.message.show()
            return
        self.message.hide()
        self.line.clear()
        self.toast_requested.emit(words, operation_id)

    def add_step(self) -> None:
        """Write down what was done."""
        text = self.line.text()
        self._try(
            lambda row: complaints.add_step(self._session, row.id, text),
            translate("Complaints", "The step is written down."),
        )

    def close_complaint(self, satisfied: str) -> None:
        """Close it; the words of the line are its result."""
        text = self.line.text()
        self._try(
            lambda row: complaints.close(self._session, row.id, text, satisfied),
            translate("Complaints", "The complaint is closed."),
        )

    def reopen(self) -> None:
        """Open it again; the words of the line say why."""
        text = self.line.text()
        self._try(
            lambda row: complaints.reopen(self._session, row.id, text),
            translate("Complaints", "The complaint is open again."),
        )

    def set_deadline(self, day: str) -> None:
        """Move the deadline."""
        self._try(
            lambda row: complaints.set_deadline(self._session, row.id, day),
            translate("Complaints", "The deadline is {day}.").format(day=day),
        )

    def set_responsible(self, staff_id: int) -> None:
        """Say who settles it."""
        self._try(
            lambda row: complaints.assign(self._session, row.id, staff_id),
            translate("Complaints", "Somebody else is responsible now."),
        )

    def delete(self) -> None:
        """Delete it; the toast takes that back."""
        self._try(
            lambda row: complaints.delete(self._session, row.id),
            translate("Complaints", "The complaint is deleted."),
        )

    def results(self) -> QMenu:
        """Whether the customer is content, which closes the complaint."""
        menu = QMenu(translate("Complaints", "Close"), self)
        for satisfied in complaints.SATISFIED:
            menu.addAction(
                complaints.satisfied_title(satisfied), lambda each=satisfied: self.close_complaint(each)
            )
        menu.addAction(translate("Complaints", "Not known"), lambda: self.close_complaint(""))
        return menu

    def members(self) -> QMenu:
        """Who can be responsible."""
        menu = QMenu(translate("Complaints", "Responsible"), self)
        for member in staff.members(self._session):
            menu.addAction(member.name, lambda each=member.id: self.set_responsible(each))
        if menu.isEmpty():
            menu.addAction(translate("Complaints", "Add staff in the settings first")).setEnabled(False)
        return menu

    def _pop_up(self, menu: QMenu, button: QPushButton) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    # -- recording ----------------------------------------------------------------------------------

    def begin(self) -> None:
        """Open the panel that writes a complaint down."""
        self.word_panel.hide()
        self.panel.begin()

    def set_up_words(self) -> None:
        """Open the panel with the shop's words for complaints, or close it."""
        self.panel.hide()
        if self.word_panel.isHidden():
            self.word_panel.begin()
        else:
            self._close_panel()

    def _close_panel(self) -> None:
        self.panel.hide()
        self.word_panel.hide()
        self.table.setFocus()

    def _recorded(self, complaint_id: int) -> None:
        self._close_panel()
        self.toast_requested.emit(translate("Complaints", "The complaint is recorded."), None)
        self.set_state(complaints.OPEN)

    def state(self) -> dict[str, Any]:
        """What `restore` needs after a change of language."""
        return {"state": self._state}

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told."""
        self.set_state(str(state.get("state", self._state)))


def _row(row: Complaint) -> PlainRow:
    if row.status == complaints.OPEN:
        due, ink = show.due(row.due_day)
        state = translate("Complaints", "open") if not row.reopened else translate("Complaints", "reopened")
        state_ink = "text"
    else:
        due, ink = row.due_day, "secondary"
        state = translate("Complaints", "closed {when}").format(when=show.relative_day(row.closed_day))
        if row.satisfied:
            state = complaints.satisfied_title(row.satisfied)
        state_ink = "bad" if row.satisfied == "no" else "good"
    texts = (due, row.customer_name, " ".join(row.text.split()), row.kind, row.urgency, row.staff_name, state)
    icon = "done" if row.status == complaints.CLOSED else "warning"
    return PlainRow(row, texts, icon, {0: ink, 6: state_ink})


def _story(row: Complaint, steps: Sequence[Step]) -> str:
    """The complaint and what was done, a line each."""
    head = f"{row.day}  {row.customer_name}  {show.phone(row.phone)}".strip()
    lines = [head, row.text]
    for step in steps:
        said = [show.moment(step.at), step.staff_name, complaints.step_title(step.kind), step.text]
        lines.append("  ".join(part for part in said if part))
    if row.satisfied:
        lines.append(complaints.satisfied_title(row.satisfied))
    return "\n".join(lines)


def _concerns(changes: Changes) -> bool:
    return any(
        changes.touches(table)
        for table in (
            "complaint",
            "complaint_step",
            "complaint_kind",
            "complaint_urgency",
            "customer",
            "staff_member",
        )
    )
