"""All keys of the program on one page (F1)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop.i18n import translate
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.section_header import SectionHeader


def groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """The keys by where they work: (title, [(keys, what they do)])."""
    return [
        (
            translate("Keys", "Everywhere"),
            [
                ("Ctrl+K", translate("Keys", "Find a customer, an entry, an act")),
                ("F2   Ctrl+N", translate("Keys", "New entry: a visit, a call, a new customer")),
                ("Ctrl+1 … 6", translate("Keys", "Go to a page")),
                ("Ctrl+Z", translate("Keys", "Undo the last act")),
                ("Ctrl+Y", translate("Keys", "Redo")),
                ("Ctrl+I", translate("Keys", "Import Excel")),
                ("Ctrl+V", translate("Keys", "Take copied rows or a chat message")),
                ("Ctrl+Shift+E", translate("Keys", "Export")),
            ],
        ),
        (
            translate("Keys", "In the box on top"),
            [
                ("↑ ↓", translate("Keys", "Choose a result")),
                ("Enter", translate("Keys", "Open the result")),
                ("Ctrl+Enter", translate("Keys", "Record a call with this customer")),
                ("F2", translate("Keys", "New entry with what is typed")),
                ("Esc", translate("Keys", "Clear the box, then leave it")),
            ],
        ),
        (
            translate("Keys", "In an entry"),
            [
                ("Alt+1 … 6", translate("Keys", "What it was: visit, call in, call out…")),
                ("Ctrl+Enter", translate("Keys", "Save")),
                ("Esc", translate("Keys", "Close; what is typed stays for the next time")),
            ],
        ),
        (
            translate("Keys", "Among duplicates"),
            [
                ("↑ ↓   Alt+↑ Alt+↓", translate("Keys", "Go to another group")),
                ("Ctrl+Enter", translate("Keys", "Merge the records")),
                ("Alt+N", translate("Keys", "They are not the same")),
            ],
        ),
        (
            translate("Keys", "In the customer list"),
            [
                ("Enter", translate("Keys", "Open the customer")),
                (translate("Keys", "Space"), translate("Keys", "Show or hide the page beside the list")),
                (translate("Keys", "Delete"), translate("Keys", "Move to the recycle bin")),
                ("A … Z", translate("Keys", "Jump to a name by its pinyin")),
                ("Ctrl+E", translate("Keys", "Edit the cell")),
                ("Ctrl+F", translate("Keys", "Find in the list")),
                ("Ctrl+Shift+F", translate("Keys", "Go to the filters")),
                ("Ctrl+Shift+B", translate("Keys", "Build a filter")),
                ("Ctrl+PageDown", translate("Keys", "Next group of a grouped list")),
                ("Ctrl+Shift+C", translate("Keys", "Choose and move columns, sort by several keys")),
                ("Shift", translate("Keys", "Held while clicking a heading: sort by it as well")),
                ("Ctrl+A", translate("Keys", "Select all")),
            ],
        ),
    ]


class KeysDialog(QDialog):
    """The keys in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Keys", "Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(40)
        grid.setVerticalSpacing(24)
        for place, (title, keys) in enumerate(groups()):
            grid.addWidget(self._group(title, keys), place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        close = QPushButton(translate("Keys", "Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(24)
        column.addLayout(grid)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    @staticmethod
    def _group(title: str, keys: list[tuple[str, str]]) -> QWidget:
        box = QFrame()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHeader(title))
        rows = QGridLayout()
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(6)
        rows.setColumnMinimumWidth(0, 96)
        rows.setColumnStretch(1, 1)
        for at, (names, act) in enumerate(keys):
            key = QLabel(names)
            theme.style(key, role="strong")
            rows.addWidget(key, at, 0)
            rows.addWidget(QLabel(act), at, 1)
        column.addLayout(rows)
        return box
