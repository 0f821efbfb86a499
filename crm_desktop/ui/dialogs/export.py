"""Taking customers out: how many, which columns, which kind of file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget

from crm_desktop.data.fields import FIELDS
from crm_desktop.data.session import Session
from crm_desktop.errors import Cancelled, UserError
from crm_desktop.i18n import translate
from crm_desktop.services import customer_list, exports
from crm_desktop.ui import prompts, theme
from crm_desktop.ui.tasks import Task, Tasks
from crm_desktop.ui.widgets.segmented import SegmentedButtons
from crm_desktop.ui.widgets.task_strip import TaskStrip

_LAST = "export.choices"


class ExportDialog(QDialog):
    """Collects what is wanted, then writes the file on the worker.

    Args:
        session, tasks: as for every view.
        ids: the customers in their order; None for all of the list.
        columns: the field keys that the list shows; None when there is no list behind it.
    """

    toast_requested = Signal(str, object)

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        ids: Sequence[int] | None = None,
        columns: Sequence[str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._ids, self._columns = ids, columns
        self._task: Task | None = None
        last = session.setting(_LAST, {})
        count = customer_list.total(session) if ids is None else len(ids)
        self.setWindowTitle(translate("ExportDialog", "Export customers"))
        self.setMinimumWidth(480)
        head = QLabel(translate("ExportDialog", "Export %n customers", count), self)
        theme.style(head, role="section")
        self.format = SegmentedButtons(
            translate("ExportDialog", "Kind of file"),
            [
                ("xlsx", translate("ExportDialog", "Excel (.xlsx)"), ""),
                ("csv", translate("ExportDialog", "CSV (.csv)"), ""),
                ("vcf", translate("ExportDialog", "Contacts for phones (.vcf)"), ""),
            ],
            self,
        )
        self.format.set_value(last.get("format", "xlsx"))
        self.shown = QRadioButton(translate("ExportDialog", "The columns of the list"), self)
        self.all = QRadioButton(translate("ExportDialog", "All columns"), self)
        self.shown.setVisible(columns is not None)
        wanted = self.shown if columns is not None and last.get("columns") != "all" else self.all
        wanted.setChecked(True)
        hint = QLabel(
            translate(
                "ExportDialog",
                "With the column {number} the file can be corrected in Excel and imported again: "
                "the same customers are updated.",
            ).format(number=FIELDS["number"].title),
            self,
        )
        hint.setWordWrap(True)
        theme.style(hint, role="secondary")
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        theme.style(self.problem, role="bad")
        self.problem.hide()
        self.strip = TaskStrip(self)
        self.act = QPushButton(translate("ExportDialog", "Export…"), self)
        theme.style(self.act, look="primary")
        self.act.setDefault(True)
        self.act.setEnabled(count > 0)
        self.act.clicked.connect(self.export)
        cancel = QPushButton(translate("ExportDialog", "Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.act)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        for widget in (head, self.format, self.shown, self.all, hint, self.problem, self.strip):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addLayout(buttons)

    @property
    def columns(self) -> list[str] | None:
        """The field keys that are wanted; None for all.

        The customer's number goes along in any case: without it a corrected file could not find
        the same customers again.
        """
        if self._columns is None or not self.shown.isChecked():
            return None
        return [*([] if "number" in self._columns else ["number"]), *self._columns]

    def export(self) -> None:
        """Ask for the file and write it."""
        ending = self.format.value
        filters = {
            "xlsx": translate("ExportDialog", "Excel workbook (*.xlsx)"),
            "csv": translate("ExportDialog", "CSV, UTF-8 (*.csv)"),
            "vcf": translate("ExportDialog", "vCards (*.vcf)"),
        }
        name = f"{translate('ExportDialog', 'Customers')}.{ending}"
        path = prompts.save_file(self, translate("ExportDialog", "Export customers"), name, filters[ending])
        if path is None:
            return
        self._session.remember(_LAST, {"format": ending, "columns": "shown" if self.columns else "all"})
        self._say("")
        self.act.setEnabled(False)
        work = partial(_export, self._session, path, self._ids, self.columns)
        self._task = self._tasks.run(
            work, on_done=partial(self._done, path), on_error=self._failed, owner=self
        )
        self.strip.watch(self._task, translate("ExportDialog", "Writing {name}").format(name=path.name))

    def reject(self) -> None:
        """Stop what is being written; else leave."""
        if self._task is not None and not self._task.over:
            self._task.cancel()
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._task is not None and not self._task.over:
            self._task.cancel()
        super().closeEvent(event)

    def _done(self, path: Path, count: int) -> None:
        text = translate("ExportDialog", "%n customers written to {name}", count)
        self.toast_requested.emit(text.format(name=path.name), None)
        self.accept()

    def _failed(self, error: UserError) -> None:
        self.act.setEnabled(True)
        if not isinstance(error, Cancelled):
            self._say(error.sentence)

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


def _export(
    session: Session,
    path: Path,
    ids: Sequence[int] | None,
    columns: list[str] | None,
    progress: object = None,
) -> int:
    return exports.export(session, path, ids, columns, progress)
