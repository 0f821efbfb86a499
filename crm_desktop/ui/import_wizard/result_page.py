"""Step 4: what the import did, and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop.i18n import labelled, listed, translate
from crm_desktop.services.import_plan import LEFT_OUT, REPEATS, SAME
from crm_desktop.services.imports import Content, Result
from crm_desktop.ui import icons, theme


class ResultPage(QWidget):
    """The counts, and the acts that follow."""

    failed_wanted = Signal()  # save the rows that failed
    shown_wanted = Signal()  # show the customers of this import
    undo_wanted = Signal()
    again_wanted = Signal()  # another file

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = QLabel(self)
        theme.style(self.head, role="title")
        self.head.setWordWrap(True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(2, 1)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        theme.style(self.note, role="secondary")
        self.show_button = self._button(
            translate("ImportWizard", "Show these customers"), "customers", self.shown_wanted
        )
        self.failed_button = self._button(
            translate("ImportWizard", "Save the failed rows…"), "save", self.failed_wanted
        )
        self.undo_button = self._button(
            translate("ImportWizard", "Undo the import"), "undo", self.undo_wanted
        )
        self.again_button = self._button(
            translate("ImportWizard", "Another file…"), "import", self.again_wanted
        )
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (self.show_button, self.failed_button, self.undo_button, self.again_button):
            acts.addWidget(button)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.head)
        column.addLayout(self._grid)
        column.addWidget(self.note)
        column.addLayout(acts)
        column.addStretch(1)

    def show_result(self, result: Result) -> None:
        """Show what an import did."""
        self.head.setText(
            translate("ImportWizard", "%n rows read", result.read)
            if result.operation_id
            else translate("ImportWizard", "Nothing was written: no row had anything new.")
        )
        while item := self._grid.takeAt(0):
            item.widget().deleteLater()
        words = _words(result)
        lines = (
            (result.created, "add", "good"),
            (result.updated, "refresh", "accent"),
            (result.skipped, "remove", "secondary"),
            (result.failed, "warning", "bad"),
        )
        for row, ((count, sign, ink), text) in enumerate(zip(lines, words, strict=True)):
            picture = QLabel(self)
            picture.setPixmap(icons.pixmap(sign, 16, ink, self.devicePixelRatioF()))
            number = QLabel(f"{count:,}", self)
            theme.style(number, role="strong")
            for at, widget in enumerate((picture, number, QLabel(text, self))):
                self._grid.addWidget(widget, row, at)
        self.note.setText("\n".join(result.notes))
        self.note.setVisible(bool(result.notes))
        self.show_button.setVisible(result.operation_id is not None)
        self.undo_button.setVisible(result.operation_id is not None)
        self.undo_button.setEnabled(True)
        self.failed_button.setVisible(result.failed > 0)

    def show_undone(self, kept: int, names: Sequence[str] = ()) -> None:
        """Say that the import was taken back, and what was changed since and stays."""
        self.head.setText(translate("ImportWizard", "The import was undone."))
        if kept:
            said = translate("ImportWizard", "%n customers were changed since and stay as they are", kept)
            self.note.setText(labelled(said, listed(names)) if names else said)
            self.note.show()
        self.undo_button.hide()
        self.show_button.hide()

    def _button(self, text: str, icon: str, wanted: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setIcon(icons.icon(icon))
        button.setAutoDefault(False)
        button.clicked.connect(wanted.emit)
        return button


def _words(result: Result) -> tuple[str, str, str, str]:
    """What was created, updated, skipped and failed."""
    failed = translate("ImportWizard", "rows failed: they have errors")
    skipped = _skipped(result)
    if result.content == Content.CUSTOMERS:
        return (
            translate("ImportWizard", "customers created"),
            translate("ImportWizard", "customers updated"),
            skipped,
            failed,
        )
    return (
        translate("ImportWizard", "entries created"),
        translate("ImportWizard", "entries updated"),
        skipped,
        failed,
    )


def _skipped(result: Result) -> str:
    """Why rows were skipped: "rows skipped: 40 you have already, 3 left out by you"."""
    said = translate("ImportWizard", "rows skipped")
    because = result.skipped_because
    parts = [
        words
        for key, words in (
            ("known", translate("ImportWizard", "%n you have already", because.get("known", 0))),
            (SAME, translate("ImportWizard", "%n with nothing new", because.get(SAME, 0))),
            (REPEATS, translate("ImportWizard", "%n repeat another row", because.get(REPEATS, 0))),
            ("undecided", translate("ImportWizard", "%n not decided", because.get("undecided", 0))),
            (LEFT_OUT, translate("ImportWizard", "%n left out by you", because.get(LEFT_OUT, 0))),
        )
        if because.get(key)
    ]
    return labelled(said, listed(parts)) if parts else said
