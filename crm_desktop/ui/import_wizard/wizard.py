"""The wizard: it holds what was chosen, runs what takes long on the worker, and leads from step to step."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.data.session import Session
from crm_desktop.errors import Cancelled, PasswordNeeded, UserError
from crm_desktop.i18n import translate
from crm_desktop.services import history, imports, pasting
from crm_desktop.services.customer_filter import having
from crm_desktop.services.imports import Content, Fate, OnDuplicate, Options, Plan, Prepared, Result
from crm_desktop.ui import prompts, theme
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.import_wizard.check_page import CheckPage
from crm_desktop.ui.import_wizard.columns_page import ColumnsPage
from crm_desktop.ui.import_wizard.file_page import FilePage
from crm_desktop.ui.import_wizard.result_page import ResultPage
from crm_desktop.ui.import_wizard.steps import Steps
from crm_desktop.ui.tasks import Task, Tasks
from crm_desktop.ui.widgets.task_strip import TaskStrip

FILE, COLUMNS, CHECK, RESULT = range(4)
_SIZE = (1120, 672)
_SMALLEST = (1040, 600)


class ImportWizard(QDialog):
    """Bring a file in.

    Args:
        session, tasks, bridge: as for every view.
        path: a file that was dropped or named already.
    """

    customers_requested = Signal(object)  # Filter: the customers of the import
    toast_requested = Signal(str, object)  # text, operation id
    template_requested = Signal()

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        bridge: Bridge,
        path: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._task: Task | None = None
        self._prepared: Prepared | None = None
        self._plan: Plan | None = None
        self._result: Result | None = None
        self._options = Options()
        self._policy_chosen = False  # by the person, for customers that are there already
        self._content: Content | None = None  # what the rows are, as the person said; None: as guessed
        self._writing: Task | None = None
        self._checking_again = False  # while the person goes on in the grid
        self._asked_for: Path | None = None  # the file that was opened last, or should be
        self._focus: QWidget | None = None  # where the focus was before the worker was asked
        self.setWindowTitle(translate("ImportWizard", "Import a file"))
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        self.steps = Steps(
            [
                translate("ImportWizard", "File"),
                translate("ImportWizard", "Columns"),
                translate("ImportWizard", "Check"),
                translate("ImportWizard", "Result"),
            ],
            self,
        )
        self.file_page = FilePage(self)
        self.columns_page = ColumnsPage(self)
        self.check_page = CheckPage(session, self)
        self.result_page = ResultPage(self)
        self.pages = QStackedWidget(self)
        for page in (self.file_page, self.columns_page, self.check_page, self.result_page):
            self.pages.addWidget(page)
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        theme.style(self.problem, role="bad")
        self.problem.hide()
        self.strip = TaskStrip(self)
        self.back = QPushButton(translate("ImportWizard", "Back"), self)
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self.go_back)
        self.leave = QPushButton(translate("ImportWizard", "Cancel"), self)
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        self.next = QPushButton(self)
        theme.style(self.next, look="primary")
        self.next.setDefault(True)
        self.next.clicked.connect(self.go_on)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addWidget(self.steps)
        column.addWidget(self.pages, 1)
        column.addWidget(self.problem)
        column.addWidget(self.strip)
        column.addLayout(buttons)
        self.file_page.file_chosen.connect(self.open_file)
        self.file_page.template_wanted.connect(self.template_requested)
        self.file_page.content_chosen.connect(self._take_for)
        self.file_page.sheet_chosen.connect(self._take_sheet)
        self.file_page.heading_chosen.connect(
            lambda row: self._choose(sheet=self._prepared.sheet.name, heading_row=row)
        )
        self.file_page.reading_chosen.connect(self._read_again)
        self.file_page.password_given.connect(self.open_file)
        self.file_page.hidden_chosen.connect(self._take_hidden)
        self.columns_page.changed.connect(self._update)
        self.columns_page.keep.toggled.connect(self._keep_unmapped)
        self.check_page.options_changed.connect(self._check_again)
        self.result_page.failed_wanted.connect(self.save_failed)
        self.result_page.shown_wanted.connect(self._show_customers)
        self.result_page.undo_wanted.connect(self._undo)
        self.result_page.again_wanted.connect(self._start_anew)
        self._update()
        if path is not None:
            self.open_file(path)

    # -- steps --------------------------------------------------------------------------------

    @property
    def step(self) -> int:
        """The step that is shown, from 0."""
        return self.pages.currentIndex()

    @property
    def busy(self) -> bool:
        """Whether something is being read, checked or written."""
        return self._task is not None and not self._task.over

    def go_on(self) -> None:
        """The next step; from the check it writes."""
        if self.busy:
            return
        if self.step == FILE and self._prepared is not None:
            self._go(COLUMNS)
        elif self.step == COLUMNS and self.columns_page.complete:
            self._check()
        elif self.step == CHECK and self._plan is not None:
            self._write()
        elif self.step == RESULT:
            self.accept()

    def go_back(self) -> None:
        """The step before."""
        if not self.busy and self.step in (COLUMNS, CHECK):
            self._go(self.step - 1)

    def _go(self, step: int) -> None:
        self.pages.setCurrentIndex(step)
        self.steps.set_current(step)
        self._say("")
        self._update()

    def _update(self) -> None:
        step = self.step
        self.back.setVisible(step in (COLUMNS, CHECK))
        self.leave.setVisible(step != RESULT)
        words = {
            FILE: translate("ImportWizard", "Next: columns"),
            COLUMNS: translate("ImportWizard", "Next: check"),
            RESULT: translate("ImportWizard", "Close"),
        }
        ready = {FILE: self._prepared is not None, COLUMNS: self.columns_page.complete, RESULT: True}
        if step == CHECK:
            taken = self._plan.count(Fate.CREATE) + self._plan.count(Fate.UPDATE) if self._plan else 0
            self.next.setText(translate("ImportWizard", "Import %n rows", taken))
            self.next.setEnabled(taken > 0 and not self.busy)
        else:
            self.next.setText(words[step])
            self.next.setEnabled(ready[step] and not self.busy)
        self.back.setEnabled(not self.busy)
        self.pages.setEnabled(not self.busy or self._checking_again)

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    # -- work ---------------------------------------------------------------------------------

    def _run(self, function: object, done: object, text: str, *, stays: bool = False) -> None:
        self._say("")
        self._checking_again = stays
        self._focus = self.focusWidget()
        task = self._tasks.run(function, on_done=done, on_error=self._failed, owner=self)
        self._task = task
        task.ended.connect(self._update)
        task.ended.connect(self._put_focus)
        self.strip.watch(task, text, on_escape=self.reject)
        self._update()

    def _put_focus(self) -> None:
        """Back to where it was, so that correcting goes on by keys; else to the button that leads on.

        Qt moves the focus on when the pages are disabled: to Cancel, where Space would leave.
        """
        there = self._focus if self._focus is not None and shiboken6.isValid(self._focus) else None
        if self._checking_again:
            return  # the page was never disabled
        if there is not None and there.isVisibleTo(self) and self.pages.currentWidget().isAncestorOf(there):
            there.setFocus()
        elif self.next.isEnabled():
            self.next.setFocus()

    def _failed(self, error: UserError) -> None:
        if isinstance(error, PasswordNeeded) and error.possible and self._asked_for is not None:
            self._prepared = None
            self._go(FILE)
            self.file_page.ask_password(self._asked_for, error.sentence if error.wrong else "")
        elif not isinstance(error, Cancelled):
            self._say(error.sentence)
        elif self._checking_again:
            self._say(translate("ImportWizard", "Cancelled. What you chose last does not hold."))
        elif self.step == RESULT:
            self._say(translate("ImportWizard", "Cancelled. Nothing was changed."))
        else:
            self._say(translate("ImportWizard", "Cancelled. Nothing was written."))
        if self._checking_again and self._plan is not None:
            self.check_page.show_plan(self._plan)  # what was chosen last does not hold

    def open_file(self, path: Path, password: str | None = None) -> None:
        """Read a file and show it; a protected one asks for its password."""
        if not self.busy:
            self._policy_chosen = False
            self._content = None
            self._asked_for = path
            work = partial(_prepare, self._session, path, password=password)
            self._run(work, self._opened, translate("ImportWizard", "Reading the file"))

    def open_text(self, text: str) -> None:
        """Read pasted rows and go on to their columns."""
        if not self.busy:
            self._content = None
            work = partial(_prepare_text, self._session, text)
            self._run(work, self._opened_text, translate("ImportWizard", "Reading the rows"))

    def _opened_text(self, prepared: Prepared) -> None:
        self._opened(prepared)
        self._go(COLUMNS)

    def _read_again(self, encoding: str, delimiter: str) -> None:
        if self._prepared is not None and not self.busy:
            work = partial(
                _prepare,
                self._session,
                self._prepared.path,
                encoding=encoding or None,
                delimiter=delimiter or None,
                content=self._content,
            )
            self._run(work, self._opened, translate("ImportWizard", "Reading the file"))

    def _take_for(self, content: str) -> None:
        self._content = Content(content)
        if self._prepared is not None:
            found = self._prepared.heading_row
            self._choose(sheet=self._prepared.sheet.name, heading_row=-1 if found is None else found)

    def _take_sheet(self, name: str) -> None:
        self._content = None
        self._choose(sheet=name)

    def _choose(self, *, sheet: str, heading_row: int | None = -1) -> None:
        if self._prepared is not None and not self.busy:
            work = partial(
                imports.choose,
                self._session,
                self._prepared.path,
                self._prepared.book,
                sheet=sheet,
                heading_row=heading_row,
                content=self._content,
            )
            self._run(work, self._opened, translate("ImportWizard", "Reading the file"))

    def _opened(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self._plan = None
        self._options = Options(keep_unmapped=self._options.keep_unmapped)
        self.file_page.show_file(prepared)
        self.columns_page.show_columns(prepared)
        self._go(FILE)

    def _take_hidden(self, on: bool) -> None:
        self._options = replace(self._options, hidden_rows=on)

    def _keep_unmapped(self, on: bool) -> None:
        self._options = replace(self._options, keep_unmapped=on)

    def _check(self) -> None:
        assert self._prepared is not None
        check = _check if self._policy_chosen else _check_anew
        work = partial(check, self._session, self._prepared, self.columns_page.mapping, self._options)
        self._run(work, self._checked, translate("ImportWizard", "Checking the rows"))

    def _check_again(self, options: Options) -> None:
        """Make the plan anew; the person goes on meanwhile, and what they choose then follows."""
        if self._plan is None:
            return
        self._policy_chosen |= options.on_duplicate != self._plan.options.on_duplicate
        if self.busy:
            return  # `_checked` sees that more was chosen
        self._options = options
        work = partial(_with_options, self._plan, self._session, options)
        self._run(work, self._checked, translate("ImportWizard", "Checking the rows"), stays=True)

    def _checked(self, plan: Plan) -> None:
        wanted = self.check_page.options
        if self._checking_again and wanted != plan.options:
            self._plan = plan
            self._task = None
            self._check_again(wanted)
            return
        self._plan = plan
        self._options = plan.options
        self.check_page.show_plan(plan)
        if self.step != CHECK:
            self._go(CHECK)
        self._update()

    def _write(self) -> None:
        assert self._plan is not None
        imports.remember(self._session, self._plan.prepared, self._plan.mapping)
        work = partial(_write, self._session, self._plan)
        self._run(work, self._written, translate("ImportWizard", "Writing"))
        self._writing = self._task

    def _written(self, result: Result) -> None:
        self._result = result
        self.result_page.show_result(result)
        self._go(RESULT)
        if result.operation_id is not None:
            text = translate("ImportWizard", "{name} imported: %n rows", result.created + result.updated)
            name = self._prepared.path.name if self._prepared else ""
            self.toast_requested.emit(text.format(name=name), result.operation_id)

    # -- after it -----------------------------------------------------------------------------

    def save_failed(self) -> None:
        """Save the rows that failed as a workbook."""
        if self._plan is None or self._prepared is None:
            return
        name = translate("ImportWizard", "{name} - failed rows.xlsx").format(name=self._prepared.path.stem)
        path = prompts.save_file(
            self,
            translate("ImportWizard", "Save the failed rows"),
            str(self._prepared.path.with_name(name)),
            translate("ImportWizard", "Excel workbook (*.xlsx)"),
        )
        if path is not None:
            work = partial(_write_failed, self._plan, path)
            self._run(work, partial(self._saved, path), translate("ImportWizard", "Saving"))

    def _saved(self, path: Path, count: int) -> None:
        text = translate(
            "ImportWizard", "%n rows saved in {name}: correct them there and import that file.", count
        )
        self.result_page.note.setText(text.format(name=path.name))
        self.result_page.note.show()

    def _show_customers(self) -> None:
        if self._result is not None and self._result.operation_id is not None:
            self.customers_requested.emit(having(operation=self._result.operation_id))
            self.accept()

    def _undo(self) -> None:
        if self._result is not None and self._result.operation_id is not None:
            work = partial(history.undo, self._session, self._result.operation_id)
            self._run(work, self._undone, translate("ImportWizard", "Undoing the import"))

    def _undone(self, undone: history.Undone) -> None:
        self.result_page.show_undone(undone.kept_count, undone.kept)

    def _start_anew(self) -> None:
        self._go(FILE)
        self.file_page.choose()

    def reject(self) -> None:
        """Esc, Cancel and the window's own cross: what runs is stopped first, an import only when asked to."""
        task = self._task
        if task is None or task.over:
            super().reject()
        elif task is not self._writing or self._stop_wanted():
            task.cancel()  # what has ended meanwhile stands, and is shown

    def _stop_wanted(self) -> bool:
        return prompts.ask(
            self,
            translate("ImportWizard", "The import is running"),
            translate("ImportWizard", "If you stop it now, none of its rows is kept."),
            translate("ImportWizard", "Stop the import"),
            danger=True,
            keep=translate("ImportWizard", "Go on importing"),
        )


# The worker's part: functions, so that nothing of the window is touched from its thread.


def _prepare(session: Session, path: Path, progress: object = None, **options: object) -> Prepared:
    return imports.prepare(session, path, progress=progress, **options)


def _prepare_text(session: Session, text: str, progress: object = None) -> Prepared:
    return pasting.prepare(session, text, progress)


def _check(
    session: Session,
    prepared: Prepared,
    mapping: dict[int, str | None],
    options: Options,
    progress: object = None,
) -> Plan:
    return imports.check(session, prepared, mapping, options, progress)


def _check_anew(
    session: Session,
    prepared: Prepared,
    mapping: dict[int, str | None],
    options: Options,
    progress: object = None,
) -> Plan:
    """Check with the policy that the file asks for.

    Rows that carry the numbers of our customers or entries are an export that was corrected: they update.
    """
    plan = imports.check(
        session, prepared, mapping, replace(options, on_duplicate=OnDuplicate.SKIP), progress
    )
    if not {"number", "id"} & set(plan.reasons.values()):
        return plan
    return imports.with_options(
        plan, session, replace(plan.options, on_duplicate=OnDuplicate.OVERWRITE), progress
    )


def _with_options(plan: Plan, session: Session, options: Options, progress: object = None) -> Plan:
    return imports.with_options(plan, session, options, progress)


def _write(session: Session, plan: Plan, progress: object = None) -> Result:
    return imports.run(session, plan, progress)


def _write_failed(plan: Plan, path: Path, progress: object = None) -> int:
    return imports.write_failed(plan, path, progress)
