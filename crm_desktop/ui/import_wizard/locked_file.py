"""A file behind a password: what it is called, and a field for the password."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from crm_desktop.i18n import translate
from crm_desktop.ui import icons, theme

_WIDTH = 400


class LockedFile(QWidget):
    """Asks for the password; a wrong one is told under the field."""

    given = Signal(str)  # the password
    other_wanted = Signal()  # another file

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sign = QLabel(self)
        sign.setPixmap(icons.pixmap("lock", 32, "secondary", self.devicePixelRatioF()))
        sign.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.field = QLineEdit(self)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(translate("ImportWizard", "Password of the workbook"))
        self.field.setPlaceholderText(translate("ImportWizard", "Password of the workbook"))
        self.field.returnPressed.connect(self._give)
        self.open = QPushButton(translate("ImportWizard", "Open"), self)
        self.open.setAutoDefault(False)
        self.open.clicked.connect(lambda _checked=False: self._give())
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        theme.style(self.problem, role="bad")
        other = QPushButton(translate("ImportWizard", "Another file…"), self)
        other.setAutoDefault(False)
        theme.style(other, look="link")
        other.clicked.connect(lambda _checked=False: self.other_wanted.emit())
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self.field, 1)
        entry.addWidget(self.open)
        box = QWidget(self)
        box.setFixedWidth(_WIDTH)
        inner = QVBoxLayout(box)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(sign)
        inner.addWidget(self.said)
        inner.addLayout(entry)
        inner.addWidget(self.problem)
        inner.addWidget(other, 0, Qt.AlignmentFlag.AlignHCenter)
        middle = QHBoxLayout()  # an alignment instead of stretches would cut wrapped words
        middle.addStretch(1)
        middle.addWidget(box)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)

    def ask(self, name: str, problem: str) -> None:
        """Ask for the password of the file `name`; `problem` says what was wrong with the last one."""
        self.said.setText(
            translate(
                "ImportWizard",
                "{name} is protected by a password. It is used to read this file and not kept.",
            ).format(name=name)
        )
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        theme.style(self.field, wrong="bad" if problem else "")
        if problem:
            self.field.selectAll()
        else:
            self.field.clear()

    def _give(self) -> None:
        if self.field.text():
            self.given.emit(self.field.text())
