"""Taking things out: what, of whom, which columns, which kind of file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
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
from crm_desktop.services import customer_list, entry_exports, exports
from crm_desktop.services.entry_fields import Content, content_title
from crm_desktop.ui import prompts, theme
from crm_desktop.ui.dialogs.export_columns import ColumnsChoice
from crm_desktop.ui.dialogs.export_period import PeriodChoice
from crm_desktop.ui.tasks import Task, Tasks
from crm_desktop.ui.widgets.segmented import SegmentedButtons
from crm_desktop.ui.widgets.task_strip import TaskStrip

_LAST = "export.choices"
SELECTED, SHOWN, ALL = "selected", "shown", "all"


class ExportDialog(QDialog):
    """Collects what is wanted, then writes the file on the worker.

    Args:
        session, tasks: as for every view.
        scopes: `SELECTED` and `SHOWN` → the customers in their order; the first is offered first,
            and all customers always.
        columns: the field keys that the list shows; None when there is no list behind it.
        content: what is taken out at first.
        days: the first and last day of the period of entries that is offered; "" for no limit.
    """

    toast_requested = Signal(str, object)

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        scopes: Mapping[str, Sequence[int]] | None = None,
        columns: Sequence[str] | None = None,
        parent: QWidget | None = None,
        *,
        content: str = Content.CUSTOMERS,
        days: tuple[str, str] = ("", ""),
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._scopes = dict(scopes or {})
        self._list_columns = columns
        self._total = customer_list.total(session)
        self._count: int | None = None  # of the entries; None while they are counted
        self._task: Task | None = None
        self._last: dict[str, dict[str, object]] = dict(session.setting(_LAST, {}))
        self.setWindowTitle(translate("ExportDialog", "Export"))
        self.setMinimumSize(560, 620)
        self.what = SegmentedButtons(
            translate("ExportDialog", "What is exported"),
            [(str(each), content_title(each), "") for each in Content],
            self,
        )
        self.what.set_value(str(content))
        self.what.chosen.connect(lambda _: self._show_content())
        self.who = QComboBox(self)
        self.who.currentIndexChanged.connect(lambda _: self._recount())
        self.period = PeriodChoice(self)
        self.period.set_days(*days)
        self.period.changed.connect(self._recount)
        self.columns_choice = ColumnsChoice(session, self)
        self.columns_choice.changed.connect(self._update)
        self.format = SegmentedButtons(
            translate("ExportDialog", "Kind of file"),
            [
                ("xlsx", translate("ExportDialog", "Excel (.xlsx)"), ""),
                ("csv", translate("ExportDialog", "CSV (.csv)"), ""),
                ("vcf", translate("ExportDialog", "Contacts for phones (.vcf)"), ""),
            ],
            self,
        )
        self.format.chosen.connect(lambda _: self._update())
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        theme.style(self.problem, role="bad")
        self.problem.hide()
        self.strip = TaskStrip(self)
        self.act = QPushButton(self)
        theme.style(self.act, look="primary")
        self.act.setDefault(True)
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
        column.addLayout(self._lines(), 1)
        for widget in (self.hint, self.problem, self.strip):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addLayout(buttons)
        self._show_content()

    def _lines(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        self._labels: list[QLabel] = []
        lines = (
            (translate("ExportDialog", "What"), self.what),
            (translate("ExportDialog", "Of whom"), self.who),
            (translate("ExportDialog", "Period"), self.period),
            (translate("ExportDialog", "File"), self.format),
            (translate("ExportDialog", "Columns"), self.columns_choice),
        )
        for row, (text, widget) in enumerate(lines):
            label = QLabel(text, self)
            label.setMinimumHeight(theme.metrics().control)
            label.setBuddy(widget)
            if not widget.accessibleName():
                widget.setAccessibleName(text)
            self._labels.append(label)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, row, 1)
        grid.setRowStretch(len(lines) - 1, 1)
        return grid

    # -- what is chosen -------------------------------------------------------------------------

    @property
    def content(self) -> Content:
        """What the rows of the file will be."""
        return Content(self.what.value)

    @property
    def ids(self) -> Sequence[int] | None:
        """The customers, in their order; None for all."""
        return self._scopes.get(self.who.currentData())

    @property
    def columns(self) -> list[str]:
        """The keys of the columns in their order."""
        return self.columns_choice.columns

    def _show_content(self) -> None:
        content = self.content
        customers = content == Content.CUSTOMERS
        last = self._last.get(str(content), {})
        self._fill_who(customers)
        dated = not customers and content != Content.RELATIONS
        self.period.setVisible(dated)
        self._labels[2].setVisible(dated)
        self.format.set_enabled("vcf", customers)
        wanted = str(last.get("format", "xlsx"))
        self.format.set_value(wanted if customers or wanted != "vcf" else "xlsx")
        self.columns_choice.show_content(content, self._list_columns if customers else None, last)
        self._recount()

    def _fill_who(self, customers: bool) -> None:
        before = self.who.currentData()
        self.who.blockSignals(True)
        self.who.clear()
        for key, ids in self._scopes.items():
            if key == SELECTED:
                text = translate("ExportDialog", "The %n selected customers", len(ids))
            else:
                text = translate("ExportDialog", "The %n customers of the list", len(ids))
            self.who.addItem(text, key)
        if customers:
            self.who.addItem(translate("ExportDialog", "All %n customers", self._total), ALL)
        else:
            self.who.addItem(translate("ExportDialog", "Everybody"), ALL)
        at = self.who.findData(before if before is not None else next(iter(self._scopes), ALL))
        self.who.setCurrentIndex(max(0, at))
        self.who.blockSignals(False)

    def _recount(self) -> None:
        """Count the entries on the worker: there may be millions."""
        self._count = None
        if self.content != Content.CUSTOMERS:
            content, ids = self.content, self.ids
            first, last = self.period.days
            self._tasks.run(
                lambda: entry_exports.count(self._session, content, ids, first, last),
                on_done=self._counted,
                owner=self,
                latest="export.count",
            )
        else:
            ids = self.ids
            self._count = self._total if ids is None else len(ids)
        self._update()

    def _counted(self, count: int) -> None:
        self._count = count
        self._update()

    def _update(self) -> None:
        count, content = self._count, self.content
        if count is None:
            self.act.setText(translate("ExportDialog", "Export…"))
        elif content == Content.CUSTOMERS:
            self.act.setText(translate("ExportDialog", "Export %n customers…", count))
        else:
            self.act.setText(translate("ExportDialog", "Export %n entries…", count))
        busy = self._task is not None and not self._task.over
        self.act.setEnabled(count != 0 and not busy and bool(self.columns) and not self.period.problem)
        card = self.format.value == "vcf"
        self.columns_choice.setEnabled(not card)
        self._show_hint(card)

    def _show_hint(self, card: bool) -> None:
        with_number = "number" in self.columns
        number = FIELDS["number"].title
        if card:
            text = translate("ExportDialog", "A card takes what phones have a place for.")
        elif self.period.problem:
            text = self.period.problem
        elif not self.columns:
            text = translate("ExportDialog", "Mark the columns that the file shall have.")
        elif not with_number:
            text = translate(
                "ExportDialog",
                "Without the column “{number}” a corrected file finds its customers by name and phone alone.",
            ).format(number=number)
        else:
            text = translate(
                "ExportDialog",
                "With the column “{number}” the file can be corrected in Excel and imported again: "
                "the same customers are updated.",
            ).format(number=number)
            if self.content != Content.CUSTOMERS:
                text = translate(
                    "ExportDialog",
                    "The file can be corrected in Excel and imported again: each entry finds its "
                    "customer by its number.",
                )
        wrong = not card and (bool(self.period.problem) or not with_number)
        theme.style(self.hint, role="warn" if wrong else "secondary")
        self.hint.setText(text)

    # -- writing --------------------------------------------------------------------------------

    def export(self) -> None:
        """Ask for the file and write it."""
        ending = self.format.value
        filters = {
            "xlsx": translate("ExportDialog", "Excel workbook (*.xlsx)"),
            "csv": translate("ExportDialog", "CSV, UTF-8 (*.csv)"),
            "vcf": translate("ExportDialog", "vCards (*.vcf)"),
        }
        name = f"{content_title(self.content)}.{ending}"
        path = prompts.save_file(self, translate("ExportDialog", "Export"), name, filters[ending])
        if path is None:
            return
        self._last[str(self.content)] = {"format": ending, **self.columns_choice.choice}
        self._session.remember(_LAST, self._last)
        self._say("")
        columns = None if ending == "vcf" else self.columns
        if self.content == Content.CUSTOMERS:
            work = partial(_export, self._session, path, self.ids, columns)
        else:
            work = partial(
                _export_entries, self._session, path, self.content, self.ids, columns, self.period.days
            )
        self._task = self._tasks.run(
            work, on_done=partial(self._done, path), on_error=self._failed, owner=self
        )
        self._update()
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
        if self.content == Content.CUSTOMERS:
            text = translate("ExportDialog", "%n customers written to {name}", count)
        else:
            text = translate("ExportDialog", "%n entries written to {name}", count)
        self.toast_requested.emit(text.format(name=path.name), None)
        self.accept()

    def _failed(self, error: UserError) -> None:
        self._task = None
        self._update()
        if not isinstance(error, Cancelled):
            self._say(error.sentence)

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


# The worker's part: functions, so that nothing of the window is touched from its thread.


def _export(
    session: Session,
    path: Path,
    ids: Sequence[int] | None,
    columns: list[str] | None,
    progress: object = None,
) -> int:
    return exports.export(session, path, ids, columns, progress)


def _export_entries(
    session: Session,
    path: Path,
    content: Content,
    ids: Sequence[int] | None,
    columns: list[str] | None,
    days: tuple[str, str],
    progress: object = None,
) -> int:
    first, last = days
    return entry_exports.export(
        session, path, content, ids, columns, first_day=first, last_day=last, progress=progress
    )
