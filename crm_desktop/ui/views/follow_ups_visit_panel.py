"""Where the form of a return visit is filled in: its questions, how content the customer is, their words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import satisfaction, survey_forms
from crm_desktop.services.satisfaction import Visit
from crm_desktop.services.survey_forms import CHOICE, SCORE, Question
from crm_desktop.ui import show, theme
from crm_desktop.ui.widgets.field_row import FieldRow
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.score_choice import ScoreChoice

_LABEL = 220
_MOST_HEIGHT = 300


class VisitPanel(QFrame):
    """A panel above the list. Ctrl+Enter saves, Esc closes; what is refused is said in it.

    Args:
        session: a save is one write on the GUI thread.
    """

    saved = Signal(int)  # the operation
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._visit: Visit | None = None
        self.answers: list[tuple[Question, QWidget]] = []
        theme.style(self, ground="card")
        self.head = QLabel()
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        theme.style(self.head, role="strong")
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.score = ScoreChoice(translate("Satisfaction", "Satisfaction"))
        self.words = LineEdit()
        self.words.setPlaceholderText(translate("Satisfaction", "In their words"))
        self.words.setAccessibleName(translate("Satisfaction", "In their words"))
        self.said = QLabel()
        self.said.setWordWrap(True)
        theme.style(self.said, role="bad")
        cancel = QPushButton(translate("Satisfaction", "Cancel"))
        theme.style(cancel, look="quiet")
        cancel.clicked.connect(self.closed)
        self.save_button = QPushButton(translate("Satisfaction", "Done"))
        self.save_button.setToolTip("Ctrl+Enter")
        theme.style(self.save_button, look="primary")
        self.save_button.clicked.connect(self.save)
        whole = QHBoxLayout()
        whole.setSpacing(8)
        whole.addWidget(self.score)
        whole.addWidget(self.words, 1)
        last = QWidget()
        whole.setContentsMargins(0, 0, 0, 0)
        last.setLayout(whole)
        last.setFocusProxy(self.score)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.said, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self._scroll)
        column.addWidget(
            FieldRow(translate("Satisfaction", "Satisfaction"), last, required=True, label_width=_LABEL)
        )
        column.addLayout(foot)

    def begin(self, visit: Visit) -> None:
        """Show the form of a return visit, empty."""
        try:
            form = survey_forms.get(self._session, visit.form_id)
        except UserError as error:
            from crm_desktop.ui import prompts

            prompts.explain(self.window(), error)
            return
        self._visit = visit
        self.head.setText(f"{visit.customer_name}  {show.phone(visit.phone)}  ·  {visit.title}")
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        self.answers = []
        for question in form.questions:
            editor = _editor(question)
            holder = editor
            if question.kind != survey_forms.TEXT:
                holder = QWidget()
                line = QHBoxLayout(holder)
                line.setContentsMargins(0, 0, 0, 0)
                line.addWidget(editor)
                line.addStretch(1)
                holder.setFocusProxy(editor)
            rows.addWidget(FieldRow(question.text, holder, label_width=_LABEL))
            editor.setAccessibleName(question.text)
            self.answers.append((question, editor))
        self._scroll.setWidget(inside)
        self._scroll.setFixedHeight(min(_MOST_HEIGHT, inside.sizeHint().height()))
        self._scroll.setVisible(bool(form.questions))
        self.score.set_score(None)
        self.words.clear()
        self.said.clear()
        self.show()
        (self.answers[0][1] if self.answers else self.score).setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """The visit was made: keep what was said."""
        if self._visit is None:
            return
        answers = [(question.text, _answer(editor)) for question, editor in self.answers]
        score = self.score.score
        if score is None:
            given = [
                editor.score for _, editor in self.answers if isinstance(editor, ScoreChoice) and editor.score
            ]
            score = round(sum(given) / len(given)) if given else 0
        try:
            operation = satisfaction.fill_in(self._session, self._visit, score, answers, self.words.text())
        except UserError as error:
            self.said.setText(error.sentence)
            self.score.setFocus()
            return
        self.saved.emit(operation)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _editor(question: Question) -> QWidget:
    if question.kind == SCORE:
        return ScoreChoice(question.text)
    if question.kind == CHOICE:
        box = QComboBox()
        box.addItem("—", "")
        for option in question.options:
            box.addItem(option, option)
        return box
    return LineEdit()


def _answer(editor: QWidget) -> str:
    if isinstance(editor, ScoreChoice):
        return "" if editor.score is None else str(editor.score)
    if isinstance(editor, QComboBox):
        return str(editor.currentData() or "")
    return editor.text() if isinstance(editor, LineEdit) else ""
