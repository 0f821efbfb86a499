"""The only place of message boxes and file choosers. Tests replace these functions.

Call them through the module (`prompts.ask(…)`), so that a test's replacement is the one called.
A box in the middle is for what cannot wait; an error in a field stands under the field, and the
result of an act that can be undone is a toast. Buttons are verbs.
"""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)

from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.ui import icons, theme


def explain(parent: QWidget | None, problem: UserError | str) -> None:
    """Show the one sentence of an expected error."""
    box = _box(parent, translate("Prompts", "This did not work"), str(problem), "warning", "warn")
    box.setDefaultButton(_button(box, translate("Prompts", "Close"), QMessageBox.ButtonRole.RejectRole))
    _run(box)


def bug(parent: QWidget | None, text: str) -> None:
    """Say that the program itself made a mistake; `text` (the traceback) opens on request."""
    sentence = translate(
        "Prompts",
        "The program made a mistake. Nothing that was saved is lost. You can go on working; if it "
        "happens again, start the program anew and send the details to whoever looks after it.",
    )
    box = _box(parent, translate("Prompts", "A mistake in the program"), sentence, "error", "bad")
    box.setDetailedText(text)
    box.setDefaultButton(_button(box, translate("Prompts", "Close"), QMessageBox.ButtonRole.RejectRole))
    _run(box)


def ask(
    parent: QWidget | None, title: str, text: str, verb: str, *, danger: bool = False, keep: str = ""
) -> bool:
    """Ask before an act; True when the person pressed the button `verb`.

    Args:
        verb: what the button says and does, e.g. "Delete 3 customers".
        danger: the act destroys: its button is red, and Enter chooses Cancel.
        keep: what the other button says instead of Cancel.
    """
    box = _box(parent, title, text, "warning" if danger else "question", "bad" if danger else "accent")
    act, cancel = _act_and_cancel(box, verb, danger)
    if keep:
        cancel.setText(keep)
    box.setDefaultButton(cancel if danger else act)
    _run(box)
    return box.clickedButton() is act


def ask_number(parent: QWidget | None, text: str, expected_number: int, verb: str) -> bool:
    """Ask before an act on many: the person must type how many, else the button stays grey."""
    box = _NumberBox(parent, text, expected_number, verb)
    confirmed = box.exec() == QDialog.DialogCode.Accepted
    box.deleteLater()
    return confirmed


def open_file(parent: QWidget | None, title: str, filters: str, folder: Path | None = None) -> Path | None:
    """Let the person choose a file that is there; None when they cancel.

    Args:
        filters: as Qt writes them: "Excel (*.xlsx *.xls);;Text (*.csv *.txt)".
    """
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder or ""), filters)
    return Path(name) if name else None


def save_file(parent: QWidget | None, title: str, name: str, filters: str) -> Path | None:
    """Let the person name a file to write; None when they cancel.

    The system asks by itself before a file is replaced. A name without an ending gets that of the
    chosen filter.

    Args:
        name: the suggested name, with or without a folder.
    """
    chosen, kind = QFileDialog.getSaveFileName(parent, title, name, filters)
    if not chosen:
        return None
    path = Path(chosen)
    ending = re.search(r"\*(\.\w+)", kind)
    return path if path.suffix or ending is None else path.with_name(path.name + ending.group(1))


class _NumberBox(QDialog):
    """A sentence, a field for the number, the red verb and Cancel."""

    def __init__(self, parent: QWidget | None, text: str, expected: int, verb: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Prompts", "Please confirm"))
        sign, sentence = QLabel(self), QLabel(text, self)
        sign.setPixmap(icons.pixmap("warning", 32, "bad", self.devicePixelRatioF()))
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        sentence.setMinimumWidth(320)
        label = QLabel(translate("Prompts", "Type {number} to go on:").format(number=expected), self)
        self.field = QLineEdit(self)
        label.setBuddy(self.field)
        self.field.setAccessibleName(label.text())
        self.act = QPushButton(verb, self)
        self.act.setEnabled(False)
        theme.style(self.act, look="danger")
        cancel = QPushButton(translate("Prompts", "Cancel"), self)
        self.field.textChanged.connect(lambda typed: self.act.setEnabled(_is_number(typed, expected)))
        self.act.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.act.setDefault(True)  # Enter acts only once the number is right: until then it is grey
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.act)
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 24, 24, 16)
        grid.setSpacing(8)
        grid.setColumnMinimumWidth(1, 8)
        grid.addWidget(sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(sentence, 0, 2)
        grid.addWidget(label, 1, 2)
        grid.addWidget(self.field, 2, 2)
        grid.setRowMinimumHeight(3, 8)
        grid.addLayout(buttons, 4, 0, 1, 3)
        self.field.setFocus()


def open_folder(parent: QWidget | None, title: str, folder: Path | None = None) -> Path | None:
    """Let the person choose a folder; None when they cancel."""
    name = QFileDialog.getExistingDirectory(parent, title, str(folder or ""))
    return Path(name) if name else None


def _is_number(typed: str, expected: int) -> bool:
    digits = re.sub(r"[\s,，]", "", typed)
    return digits.isdecimal() and int(digits) == expected


def _box(parent: QWidget | None, title: str, text: str, icon: str, role: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setIconPixmap(icons.pixmap(icon, 32, role, box.devicePixelRatioF()))
    return box


def _button(box: QMessageBox, text: str, role: QMessageBox.ButtonRole) -> QPushButton:
    return box.addButton(text, role)


def _act_and_cancel(box: QMessageBox, verb: str, danger: bool) -> tuple[QPushButton, QPushButton]:
    act = _button(box, verb, QMessageBox.ButtonRole.AcceptRole)
    theme.style(act, look="danger" if danger else "primary")
    cancel = _button(box, translate("Prompts", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(cancel)
    return act, cancel


def _run(box: QMessageBox) -> None:
    box.exec()
    box.deleteLater()
