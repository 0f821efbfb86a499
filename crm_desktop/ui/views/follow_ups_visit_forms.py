"""The survey forms of the shop: a list of them, and the questions of the chosen one, a line each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, UserError
from crm_desktop.i18n import translate
from crm_desktop.services import survey_forms
from crm_desktop.services.survey_forms import CHOICE, Form, Question
from crm_desktop.ui import icons, theme
from crm_desktop.ui.widgets.line_edit import LineEdit

_BETWEEN = "、"
_SPARE = 2  # empty lines at the end


class FormsEditor(QWidget):
    """Forms at the left, one form at the right. Ctrl+Enter or the button saves; what is refused is said below.

    Args:
        session: read and written on the GUI thread: a few rows.
    """

    toast_requested = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._forms: list[Form] = []
        self._form_id: int | None = None
        self._touched = False
        self._lines: list[_QuestionLine] = []
        self.list = QListWidget()
        self.list.setFixedWidth(240)
        self.list.setAccessibleName(translate("SurveyForms", "Forms"))
        self.list.currentRowChanged.connect(self._choose)
        new = QPushButton(icons.icon("add"), translate("SurveyForms", "New form"))
        new.clicked.connect(lambda _checked=False: self.begin())
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addWidget(new)
        self.name = LineEdit()
        self.name.setPlaceholderText(translate("SurveyForms", "Name of the form"))
        self.name.setAccessibleName(translate("SurveyForms", "Name of the form"))
        self.name.textEdited.connect(self._touch)
        hint = QLabel(
            translate("SurveyForms", "A question in a line; options of a choice are parted by 、 or a comma.")
        )
        theme.style(hint, role="secondary")
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        inside = QWidget()
        around = QVBoxLayout(inside)
        around.setContentsMargins(0, 0, 8, 0)
        around.addLayout(self._rows)
        around.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self.said = QLabel()
        self.said.setWordWrap(True)
        theme.style(self.said, role="bad")
        self.delete_button = QPushButton(icons.icon("delete"), translate("SurveyForms", "Delete"))
        self.delete_button.clicked.connect(self.delete)
        self.save_button = QPushButton(translate("SurveyForms", "Save"))
        self.save_button.setToolTip("Ctrl+Enter")
        theme.style(self.save_button, look="primary")
        self.save_button.clicked.connect(self.save)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.delete_button)
        foot.addWidget(self.save_button)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.name)
        right.addWidget(hint)
        right.addWidget(scroll, 1)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addLayout(left)
        row.addLayout(right, 1)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.save)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setEnabled(not session.read_only)
        self.begin()

    @property
    def first(self) -> QWidget:
        """Where the focus goes."""
        return self.list if self._forms else self.name

    def load(self) -> None:
        """Read the forms; what is typed and not saved stays."""
        self._forms = survey_forms.every(self._session)
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([form.name for form in self._forms])
        ids = [form.id for form in self._forms]
        at = ids.index(self._form_id) if self._form_id in ids else -1
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        if self._touched:
            return
        if at < 0 and self._forms:
            self.list.setCurrentRow(0)
        elif at >= 0:
            self._show(self._forms[at])

    def begin(self) -> None:
        """Write a new form."""
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        self.list.blockSignals(False)
        self._show(Form(0, "", ()))
        self.name.setFocus()

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._forms):
            self._show(self._forms[row])

    def _show(self, form: Form) -> None:
        self._form_id = form.id or None
        self.name.setText(form.name)
        self.said.clear()
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        for question in (*form.questions, *[Question("", survey_forms.SCORE)] * _SPARE):
            self._add(question)
        self.delete_button.setEnabled(self._form_id is not None)
        self._touched = False

    def _add(self, question: Question) -> None:
        line = _QuestionLine(question, len(self._lines) + 1, self)
        line.changed.connect(self._touch)
        self._lines.append(line)
        self._rows.addWidget(line)

    def _touch(self) -> None:
        self._touched = True
        if self._lines and self._lines[-1].question().text and len(self._lines) < survey_forms.MOST:
            self._add(Question("", survey_forms.SCORE))

    @property
    def lines(self) -> list[_QuestionLine]:
        """The lines of questions."""
        return self._lines

    def save(self) -> None:
        """Keep the form."""
        before = self._session.one("SELECT coalesce(max(id), 0) FROM operation")[0]
        try:
            self._form_id = survey_forms.save(
                self._session, self.name.text(), [line.question() for line in self._lines], self._form_id
            )
        except UserError as error:
            self.said.setText(error.sentence)
            if isinstance(error, InvalidValue) and error.field == "name":
                self.name.setFocus()
            return
        self._touched = False
        self.load()
        made = self._session.one("SELECT max(id) FROM operation WHERE id > ?", (before,))[0]
        self.toast_requested.emit(translate("SurveyForms", "The form is kept"), made)

    def delete(self) -> None:
        """Delete the form that is shown."""
        if self._form_id is None:
            return
        try:
            operation = survey_forms.delete(self._session, self._form_id)
        except UserError as error:
            self.said.setText(error.sentence)
            return
        self._form_id, self._touched = None, False
        self.load()
        if not self._forms:
            self.begin()
        self.toast_requested.emit(translate("SurveyForms", "The form is deleted"), operation)


class _QuestionLine(QWidget):
    """One question: its words, how it is answered, the options of a choice."""

    changed = Signal()

    def __init__(self, question: Question, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = LineEdit(question.text)
        self.text.setPlaceholderText(translate("SurveyForms", "Question"))
        self.text.setAccessibleName(translate("SurveyForms", "Question {number}").format(number=number))
        self.kind = QComboBox()
        self.kind.setAccessibleName(
            translate("SurveyForms", "How question {number} is answered").format(number=number)
        )
        for kind in survey_forms.KINDS:
            self.kind.addItem(survey_forms.kind_title(kind), kind)
        self.kind.setCurrentIndex(survey_forms.KINDS.index(question.kind))
        self.options = LineEdit(_BETWEEN.join(question.options))
        self.options.setPlaceholderText(translate("SurveyForms", "Options, e.g. yes、no"))
        self.options.setAccessibleName(
            translate("SurveyForms", "Options of question {number}").format(number=number)
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.text, 3)
        row.addWidget(self.kind)
        row.addWidget(self.options, 2)
        for line in (self.text, self.options):
            line.textEdited.connect(self.changed)
        self.kind.currentIndexChanged.connect(lambda _: self._show_options())
        self.kind.activated.connect(lambda _: self.changed.emit())
        self._show_options()

    def _show_options(self) -> None:
        self.options.setEnabled(self.kind.currentData() == CHOICE)

    def question(self) -> Question:
        """What is written."""
        options = self.options.text().replace(",", _BETWEEN).replace("，", _BETWEEN).split(_BETWEEN)
        return Question(self.text.text().strip(), self.kind.currentData(), tuple(options))
