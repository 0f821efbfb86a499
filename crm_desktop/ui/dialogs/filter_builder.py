"""The filter builder: conditions in groups, beside them the same as text of the language, and how many pass."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import customer_list, filter_words
from crm_desktop.services.customer_filter import Filter
from crm_desktop.ui import theme
from crm_desktop.ui.dialogs.filter_rows import GroupBox
from crm_desktop.ui.query_completer import QueryCompleter
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.widgets.line_edit import LineEdit

_COUNT_MS = 200  # a rest after which those who pass are counted


class FilterBuilder(QDialog):
    """Builds a filter; it writes nothing and hands it out with `filter_chosen`.

    Editing the rows writes the text, editing the text puts the rows.

    Args:
        session, tasks: the lists, and where those who pass are counted.
        chosen: the filter at first.
    """

    filter_chosen = Signal(object)  # the Filter
    view_wanted = Signal(object)  # the Filter, to be saved as a view

    def __init__(self, session: Session, tasks: Tasks, chosen: Filter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self.filter = chosen
        self.setWindowTitle(translate("Builder", "Filter"))
        self.setMinimumSize(720, 440)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.text = LineEdit(parent=self)
        self.text.setAccessibleName(translate("Builder", "The filter as text"))
        QueryCompleter(self.text, session)
        as_text = QLabel(translate("Builder", "As text"), self)
        as_text.setBuddy(self.text)
        theme.style(as_text, role="secondary")
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        theme.style(self.problem, role="warn")
        self.problem.hide()
        self.count = QLabel(self)
        theme.style(self.count, role="strong")
        self.count.setAccessibleName(translate("Builder", "Customers who pass"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._area, 1)
        column.addWidget(as_text)
        column.addWidget(self.text)
        column.addWidget(self.problem)
        column.addSpacing(8)
        column.addLayout(self._buttons())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_COUNT_MS)
        self._rest.timeout.connect(self._count)
        self.text.setText(filter_words.written(session, chosen))
        self.text.settle_now()
        self.text.text_settled.connect(self._read)
        self._put_rows()
        self.group.start()
        self._count()

    def sizeHint(self) -> QSize:
        return QSize(780, 600)

    def _buttons(self) -> QHBoxLayout:
        self.save = QPushButton(translate("Builder", "Save as a view…"), self)
        self.save.setEnabled(not self._session.read_only)
        cancel = QPushButton(translate("Builder", "Cancel"), self)
        self.act = QPushButton(translate("Builder", "Show"), self)
        theme.style(self.act, look="primary")
        self.act.setDefault(True)
        self.save.clicked.connect(lambda: self._finish(saving=True))
        cancel.clicked.connect(self.reject)
        self.act.clicked.connect(lambda: self._finish(saving=False))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.count)
        row.addStretch(1)
        for button in (self.save, cancel, self.act):
            button.setAutoDefault(button is self.act)
            row.addWidget(button)
        return row

    def _finish(self, *, saving: bool) -> None:
        self.text.settle_now()
        self.filter_chosen.emit(self.filter)
        if saving:
            self.view_wanted.emit(self.filter)
        self.accept()

    # -- rows and text --------------------------------------------------------------------------

    def _put_rows(self) -> None:
        words = filter_words.ShopVocabulary(self._session)
        self.group = GroupBox(self.filter.rule, words)
        self.group.changed.connect(self._write)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.group)
        column.addStretch(1)
        self._area.setWidget(inside)

    def _write(self) -> None:
        """The rows changed: write them as text."""
        self.filter = Filter(self.group.rule)
        self.text.blockSignals(True)
        self.text.setText(filter_words.written(self._session, self.filter))
        self.text.blockSignals(False)
        self.text.mark_settled()
        self.problem.hide()
        self._rest.start()

    def _read(self, text: str) -> None:
        """The text changed: put it as rows."""
        chosen, problems = filter_words.read(self._session, text)
        self.problem.setText(problems[0].sentence if problems else "")
        self.problem.setVisible(bool(problems))
        if chosen != self.filter:
            self.filter = chosen
            self._put_rows()
            self._rest.start()

    def _count(self) -> None:
        chosen = self.filter
        self._tasks.run(
            lambda progress: customer_list.count(self._session, chosen, progress),
            on_done=self._counted,
            owner=self,
            latest="filter.count",
        )

    def _counted(self, count: int) -> None:
        self.count.setText(translate("Builder", "%n customers", count))
