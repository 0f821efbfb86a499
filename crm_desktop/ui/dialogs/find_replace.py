"""Find and replace in one field of many customers: what would change is shown before anything is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.fields import FIELDS
from crm_desktop.data.session import Session
from crm_desktop.errors import Cancelled, UserError
from crm_desktop.i18n import translate
from crm_desktop.services import replacing
from crm_desktop.services.replace_words import Search
from crm_desktop.services.replacing import Look
from crm_desktop.ui import theme
from crm_desktop.ui.tasks import Task, Tasks
from crm_desktop.ui.widgets.field_row import FieldRow
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.plain_table import PlainRow, PlainTable
from crm_desktop.ui.widgets.task_strip import TaskStrip

_LAST = "customers.replace"  # the field that was chosen last
_PAUSE_MS = 300
_LABEL = 112
SELECTED, SHOWN = "selected", "shown"


class FindReplace(QDialog):
    """Collects a Search and for whom; it writes nothing. `replace_wanted` hands both out.

    Args:
        session, tasks: read what would change, on the worker.
        scopes: SELECTED and SHOWN → the ids; the first is offered first.
    """

    replace_wanted = Signal(object, object)  # Search, ids

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        scopes: Mapping[str, Sequence[int]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._scopes = session, tasks, dict(scopes)
        self._task: Task | None = None
        self.setWindowTitle(translate("Replace", "Find and replace"))
        self.setMinimumSize(760, 600)
        self.who = QComboBox(self)
        for scope, ids in self._scopes.items():
            count = len(ids)
            words = (
                translate("Replace", "The %n selected customers", count)
                if scope == SELECTED
                else translate("Replace", "All %n customers of the list", count)
            )
            self.who.addItem(words, scope)
        self.field = QComboBox(self)
        self.field.setMaxVisibleItems(16)
        for key in replacing.fields():
            self.field.addItem(FIELDS[key].title, key)
        self.field.setCurrentIndex(max(0, self.field.findData(session.setting(_LAST, "note"))))
        self.wanted, self.instead = LineEdit(parent=self), LineEdit(parent=self)
        self.instead.setPlaceholderText(translate("Replace", "nothing: what is found is taken out"))
        self.case = QCheckBox(translate("Replace", "Match case"), self)
        self.whole = QCheckBox(translate("Replace", "Whole value"), self)
        self.expression = QCheckBox(translate("Replace", "Regular expression"), self)
        self.rows = {
            "who": FieldRow(translate("Replace", "Among"), self.who, label_width=_LABEL, parent=self),
            "field": FieldRow(translate("Replace", "Field"), self.field, label_width=_LABEL, parent=self),
            "find": FieldRow(translate("Replace", "Find"), self.wanted, label_width=_LABEL, parent=self),
            "replace": FieldRow(
                translate("Replace", "Replace with"), self.instead, label_width=_LABEL, parent=self
            ),
        }
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        theme.style(self.said, role="strong")
        titles = (
            translate("Replace", "Customer"),
            translate("Replace", "Now"),
            translate("Replace", "Then"),
            translate("Replace", "Left out because"),
        )
        self.table = PlainTable(titles, (112, 160, 0, 264), translate("Replace", "What would change"), self)
        self.strip = TaskStrip(self)
        self.act = QPushButton(self)
        theme.style(self.act, look="primary")
        self.act.clicked.connect(self._go)
        self._arrange()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self.look)
        for line in (self.wanted, self.instead):
            line.textChanged.connect(lambda _: self._changed())
        for box in (self.case, self.whole, self.expression):
            box.toggled.connect(lambda _: self._changed())
        for combo in (self.who, self.field):
            combo.currentIndexChanged.connect(lambda _: self._changed())
        self.wanted.setFocus()
        self._changed()

    def _arrange(self) -> None:
        boxes = QHBoxLayout()
        boxes.setContentsMargins(_LABEL + 8, 0, 0, 0)
        boxes.setSpacing(24)
        for box in (self.case, self.whole, self.expression):
            boxes.addWidget(box)
        boxes.addStretch(1)
        cancel = QPushButton(translate("Replace", "Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.act.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.act)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        for row in self.rows.values():
            column.addWidget(row)
        column.addLayout(boxes)
        column.addSpacing(8)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addWidget(self.strip)
        column.addSpacing(8)
        column.addLayout(buttons)

    # -- what is wanted -------------------------------------------------------------------------

    @property
    def search(self) -> Search:
        """What was typed and chosen."""
        return Search(
            self.field.currentData(),
            self.wanted.text(),
            self.instead.text(),
            self.case.isChecked(),
            self.whole.isChecked(),
            self.expression.isChecked(),
        )

    @property
    def ids(self) -> Sequence[int]:
        """Among whom."""
        return self._scopes[self.who.currentData()]

    def _changed(self) -> None:
        """What was shown is of another question."""
        if self._task is not None:
            self._task.drop()
            self._task = None
        self.strip.forget()
        for row in self.rows.values():
            row.clear_problem()
        self._show(None)
        if self.search.find:
            self._soon.start()
        else:
            self._soon.stop()

    def look(self) -> None:
        """Ask what would change."""
        self._soon.stop()
        search, ids, session = self.search, self.ids, self._session
        self._task = self._tasks.run(
            lambda progress: replacing.look(session, ids, search, progress),
            on_done=self._show,
            on_error=self._refuse,
            owner=self,
            latest="customers.replace",
        )
        self.strip.watch(self._task, translate("Replace", "Looking through the customers…"))

    def _refuse(self, error: UserError) -> None:
        if isinstance(error, Cancelled):
            return
        self.rows["replace" if error.field == "replace" else "find"].set_problem(error.sentence)

    # -- what would change ----------------------------------------------------------------------

    def _show(self, look: Look | None) -> None:
        changed = look.changed if look is not None else 0
        self.act.setEnabled(bool(changed))
        self.act.setText(
            translate("Replace", "Replace in %n customers", changed)
            if changed
            else translate("Replace", "Replace")
        )
        waiting = "" if self.search.find else translate("Replace", "Type what to find.")
        self.said.setText(waiting if look is None else _said(look))
        shown = [*look.left_out, *look.edits] if look is not None else []
        self.table.setColumnHidden(3, not (look and look.left_out))
        self.table.set_rows(
            [
                PlainRow(
                    at,
                    (each.name, _line(each.old), _line(each.new) or "—", each.problem),
                    icon="warning" if each.problem else "",
                    inks={3: "bad"},
                )
                for at, each in enumerate(shown)
            ]
        )

    def _go(self) -> None:
        self._session.remember(_LAST, self.search.field)
        self.replace_wanted.emit(self.search, self.ids)
        self.accept()

    def done(self, result: int) -> None:
        """A look that nobody waits for any more ends."""
        if self._task is not None:
            self._task.drop()
        super().done(result)


def _said(look: Look) -> str:
    if not look.changed and not look.refused:
        return translate("Replace", "Nothing is found like that.")
    said = translate("Replace", "%n customers would change.", look.changed)
    if look.refused:
        said += " " + translate("Replace", "%n values stay as they are.", look.refused)
    if len(look.edits) < look.changed:
        said += " " + translate("Replace", "The first %n are shown.", len(look.edits))
    return said


def _line(value: str) -> str:
    """A value in one line."""
    return " ".join(value.split())
