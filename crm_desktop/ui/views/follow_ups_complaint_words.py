"""The panel in which the shop sets its words for complaints: kinds, and urgencies with their days."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, UserError
from crm_desktop.i18n import translate
from crm_desktop.services import complaint_words
from crm_desktop.services.complaint_words import KIND, URGENCY, Word
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.line_edit import LineEdit

_SPARE = 2  # empty lines at the end of each list


class ComplaintWords(QFrame):
    """A word in a line; an emptied one is offered no more. Ctrl+Enter saves, Esc closes.

    Args:
        session: read and written on the GUI thread: a few rows.
    """

    closed = Signal()
    toast_requested = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        theme.style(self, ground="card")
        self.lines: dict[str, list[tuple[int, LineEdit, QSpinBox | None]]] = {KIND: [], URGENCY: []}
        hint = QLabel(
            translate(
                "Complaints",
                "A renamed word is renamed in all complaints; an emptied one is offered no more, and stays where it stands.",
            )
        )
        hint.setWordWrap(True)
        theme.style(hint, role="secondary")
        self._lists = {KIND: QGridLayout(), URGENCY: QGridLayout()}
        both = QHBoxLayout()
        both.setSpacing(32)
        for table, title in (
            (KIND, translate("Complaints", "What they are about")),
            (URGENCY, translate("Complaints", "How urgent, and until when")),
        ):
            column = QVBoxLayout()
            column.setSpacing(4)
            head = QLabel(title)
            theme.style(head, role="strong")
            column.addWidget(head)
            self._lists[table].setSpacing(4)
            column.addLayout(self._lists[table])
            column.addStretch(1)
            both.addLayout(column, 1)
        self.said = QLabel()
        theme.style(self.said, role="bad")
        cancel = QPushButton(translate("Complaints", "Cancel"))
        theme.style(cancel, look="quiet")
        cancel.clicked.connect(self.closed)
        self.save_button = QPushButton(translate("Complaints", "Save"))
        self.save_button.setToolTip("Ctrl+Enter")
        theme.style(self.save_button, look="primary")
        self.save_button.clicked.connect(self.save)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.said, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(hint)
        layout.addLayout(both)
        layout.addLayout(foot)
        for key, act in (("Ctrl+Return", self.save), ("Ctrl+Enter", self.save), ("Esc", self.closed.emit)):
            shortcut = QShortcut(QKeySequence(key), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setEnabled(not session.read_only)

    def begin(self) -> None:
        """Show the words as they are."""
        for table, grid in self._lists.items():
            while (item := grid.takeAt(0)) is not None:
                if item.widget() is not None:
                    item.widget().hide()
                    item.widget().deleteLater()
            self.lines[table] = []
            for word in (*complaint_words.words(self._session, table), *[Word(0, "", 3)] * _SPARE):
                self._add(table, word)
        self.said.clear()
        self.show()
        self.lines[KIND][0][1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, table: str, word: Word) -> None:
        at = len(self.lines[table])
        name = (
            translate("Complaints", "Kind {number}")
            if table == KIND
            else translate("Complaints", "Urgency {number}")
        )
        edit, days = LineEdit(word.name), None
        edit.setAccessibleName(name.format(number=at + 1))
        theme.style(edit, density="compact")
        self._lists[table].addWidget(edit, at, 0)
        if table == URGENCY:
            days = QSpinBox()
            days.setRange(0, 365)
            days.setValue(word.days)
            days.setSuffix(translate("Complaints", " days"))
            days.setAccessibleName(translate("Complaints", "Days of urgency {number}").format(number=at + 1))
            days.setFixedWidth(104)
            theme.style(days, density="compact")
            self._lists[table].addWidget(days, at, 1)
        self.lines[table].append((word.id, edit, days))

    def save(self) -> None:
        """Keep both lists as one act."""
        wanted = {
            table: [Word(word_id, edit.text(), days.value() if days else 0) for word_id, edit, days in lines]
            for table, lines in self.lines.items()
        }
        try:
            operation = complaint_words.set_words(self._session, wanted[KIND], wanted[URGENCY])
        except UserError as error:
            self.said.setText(error.sentence)
            table = error.field if isinstance(error, InvalidValue) and error.field in self.lines else KIND
            self.lines[str(table)][0][1].setFocus()
            return
        self.closed.emit()
        if operation is not None:
            self.toast_requested.emit(translate("Complaints", "The words are kept"), operation)
