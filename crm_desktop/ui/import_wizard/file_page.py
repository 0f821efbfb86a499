"""Step 1: which file, and how it is read, with the rows as they will be taken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.exchange import cleaning
from crm_desktop.exchange.workbook import Row
from crm_desktop.i18n import translate
from crm_desktop.services.entry_fields import content_title
from crm_desktop.services.imports import Content, Prepared
from crm_desktop.ui import icons, prompts, theme
from crm_desktop.ui.import_wizard.cell_delegate import CellDelegate
from crm_desktop.ui.import_wizard.check_model import FADED
from crm_desktop.ui.import_wizard.locked_file import LockedFile
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.number_box import NumberBox
from crm_desktop.ui.widgets.segmented import SegmentedButtons

_PREVIEW = 50  # rows
_WIDTH = 128  # of a column of the preview

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


def file_filters() -> str:
    """The kinds of files that can be brought in, for the file chooser."""
    lists = "*.xlsx *.xls *.xlsm *.xlsb *.et *.ods *.csv *.txt *.tsv *.vcf"
    return translate("ImportWizard", "Lists and contacts ({endings});;All files (*)").format(endings=lists)


class Preview(QAbstractTableModel):
    """The first rows of the sheet as they are; the heading row stands out, those above it fade."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._first_number = 1
        self._heading: int | None = None
        self._hidden: frozenset[int] = frozenset()
        self._hidden_taken = True

    def show(self, prepared: Prepared) -> None:
        """Show the first rows of a file."""
        self.beginResetModel()
        self._rows = prepared.sheet.head(_PREVIEW)
        self._first_number = prepared.sheet.first_row
        self._heading = prepared.heading_row
        self._hidden = prepared.sheet.hidden_rows
        self._hidden_taken = True
        self.endResetModel()

    def set_hidden_taken(self, taken: bool) -> None:
        """Fade rows that are hidden in the file when they are not taken."""
        self._hidden_taken = taken
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() or not self._rows else len(self._rows[0])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(cleaning.shown(self._rows[index.row()][index.column()])[:200].split())
        if role == Qt.ItemDataRole.FontRole and index.row() == self._heading:
            return theme.font("strong")
        if role == Qt.ItemDataRole.BackgroundRole and index.row() == self._heading:
            return theme.color("accent_soft")
        if role == FADED:
            above = self._heading is not None and index.row() < self._heading
            return above or (index.row() in self._hidden and not self._hidden_taken)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self._first_number + section)
        return str(section + 1)


class FilePage(QWidget):
    """Choose or drop a file; correct how it is read."""

    file_chosen = Signal(object)  # Path
    template_wanted = Signal()
    content_chosen = Signal(str)  # a Content: what the rows are
    sheet_chosen = Signal(str)
    heading_chosen = Signal(object)  # index of the row, or None
    reading_chosen = Signal(str, str)  # encoding, delimiter; "" as guessed
    password_given = Signal(object, str)  # Path, what opens it
    hidden_chosen = Signal(bool)  # whether rows that the file hides are taken

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._filling = False
        self._path: Path | None = None
        empty = EmptyState(
            "import",
            translate(
                "ImportWizard",
                "Drop an Excel, CSV or vCard file here, or choose one. Title rows, merged cells and "
                "several phones in a cell are understood; nothing is written before you have seen it.",
            ),
            self,
        )
        empty.add_action(translate("ImportWizard", "Choose a file…"), self.choose, primary=True)
        empty.add_link(
            translate("ImportWizard", "Excel template to fill in…"), self.template_wanted.emit
        ).setAutoDefault(False)
        self._shown = QWidget(self)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(empty)
        self._layers.addWidget(self._shown)
        self.locked = LockedFile(self)
        self.locked.given.connect(lambda text: self.password_given.emit(self._path, text))
        self.locked.other_wanted.connect(self.choose)
        self._layers.addWidget(self.locked)
        self._build()

    def _build(self) -> None:
        self.name = ElideLabel(parent=self)
        self.name.setFont(theme.font("strong"))
        other = QPushButton(translate("ImportWizard", "Another file…"), self)
        other.setIcon(icons.icon("open"))
        other.setAutoDefault(False)
        other.clicked.connect(self.choose)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.name, 1)
        top.addWidget(other)
        self.sheet = QComboBox(self)
        self.heading = NumberBox(self)
        self.heading.setMinimum(0)
        self.heading.setSpecialValueText(translate("ImportWizard", "none"))
        self.encoding = QComboBox(self)
        self.delimiter = QComboBox(self)
        for text, value in self._delimiters():
            self.delimiter.addItem(text, value)
        settings = QHBoxLayout()
        settings.setSpacing(8)
        self._labels: dict[QWidget, QLabel] = {}
        for text, widget in (
            (translate("ImportWizard", "Headings in row"), self.heading),
            (translate("ImportWizard", "Sheet"), self.sheet),
            (translate("ImportWizard", "Encoding"), self.encoding),
            (translate("ImportWizard", "Separator"), self.delimiter),
        ):
            label = QLabel(text, self)
            label.setBuddy(widget)
            widget.setAccessibleName(text)
            self._labels[widget] = label
            settings.addWidget(label)
            settings.addWidget(widget)
            settings.addSpacing(8)
        settings.addStretch(1)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        theme.style(self.note, role="warn")
        self.preview = Preview(self)
        self.table = QTableView(self)
        self.table.setTabKeyNavigation(False)  # Tab goes on to the next control
        self.table.setModel(self.preview)
        self.table.setItemDelegate(CellDelegate(self.table))
        self.table.setAccessibleName(translate("ImportWizard", "The first rows of the file"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setDefaultSectionSize(_WIDTH)
        self.table.horizontalHeader().hide()
        self.table.setWordWrap(False)
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(self._contents())
        column.addLayout(settings)
        column.addLayout(self._hidden_rows())
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        self.sheet.activated.connect(lambda: self._tell(self.sheet_chosen, self.sheet.currentText()))
        self.heading.editingFinished.connect(self._heading_changed)
        self.heading.setKeyboardTracking(False)
        self.heading.valueChanged.connect(lambda _value: self._heading_changed())
        self.encoding.activated.connect(self._reading_changed)
        self.delimiter.activated.connect(self._reading_changed)

    def _contents(self) -> QHBoxLayout:
        said = translate("ImportWizard", "The rows are")
        self.content = SegmentedButtons(
            said, [(str(each), content_title(each), "") for each in Content], self
        )
        self.content.chosen.connect(self.content_chosen)
        label = QLabel(said, self)
        label.setBuddy(self.content)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.content)
        row.addStretch(1)
        return row

    def _hidden_rows(self) -> QHBoxLayout:
        self._hidden_label = QLabel(self)
        self.hidden = SegmentedButtons(
            translate("ImportWizard", "Hidden rows"),
            [
                ("take", translate("ImportWizard", "import them too"), ""),
                ("leave", translate("ImportWizard", "leave them out"), ""),
            ],
            self,
        )
        self.hidden.chosen.connect(lambda _key: self._hidden_changed())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._hidden_label)
        row.addWidget(self.hidden)
        row.addStretch(1)
        return row

    def _hidden_changed(self) -> None:
        taken = self.hidden.value == "take"
        self.preview.set_hidden_taken(taken)
        self.hidden_chosen.emit(taken)

    def choose(self) -> None:
        """Let the person choose a file."""
        folder = self._path.parent if self._path else None
        path = prompts.open_file(self, translate("ImportWizard", "Import a file"), file_filters(), folder)
        if path is not None:
            self.file_chosen.emit(path)

    def show_file(self, prepared: Prepared) -> None:
        """Show a file that was read."""
        self._filling = True
        self._path = prepared.path
        self._first = prepared.sheet.first_row
        self.name.setText(
            translate("ImportWizard", "{name}: %n rows", len(prepared.sheet.rows)).format(
                name=prepared.path.name
            )
        )
        self.content.set_value(str(prepared.content))
        self.sheet.clear()
        for sheet in prepared.book.sheets:
            self.sheet.addItem(sheet.name)
        self.sheet.setCurrentText(prepared.sheet.name)
        self._offer(self.sheet, len(prepared.book.sheets) > 1)
        self.heading.setRange(0, prepared.sheet.row_number(min(_PREVIEW, len(prepared.sheet.rows)) - 1))
        heading = prepared.heading_row
        self.heading.setValue(0 if heading is None else prepared.sheet.row_number(heading))
        book = prepared.book
        self.encoding.clear()
        self.encoding.addItems(list(dict.fromkeys([book.encoding, *book.encodings])))
        self._offer(self.encoding, bool(book.encoding))
        self._offer(self.delimiter, bool(book.delimiter))
        self.delimiter.setCurrentIndex(max(0, self.delimiter.findData(book.delimiter)))
        notes = list(prepared.notes)
        if book.encoding and not book.encoding_certain:
            notes.append(
                translate("ImportWizard", "Do the words below read well? If not, choose another encoding.")
            )
        self.note.setText(" ".join(notes))
        self.note.setVisible(bool(notes))
        hidden = sum(row >= prepared.first_row for row in prepared.sheet.hidden_rows)
        self._hidden_label.setText(
            translate("ImportWizard", "%n rows are hidden or filtered out in this sheet:", hidden)
        )
        self._hidden_label.setVisible(hidden > 0)
        self.hidden.setVisible(hidden > 0)
        self.hidden.set_value("take")
        self.preview.show(prepared)
        self._layers.setCurrentWidget(self._shown)
        self._filling = False

    def ask_password(self, path: Path, problem: str) -> None:
        """Ask for the password of a file.

        Args:
            problem: why the one that was given does not do; "" the first time.
        """
        self._path = path
        self.locked.ask(path.name, problem)
        self._layers.setCurrentWidget(self.locked)
        self.locked.field.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_chosen.emit(path)

    def _offer(self, widget: QWidget, wanted: bool) -> None:
        widget.setVisible(wanted)
        self._labels[widget].setVisible(wanted)

    def _tell(self, signal: Any, *values: object) -> None:
        if not self._filling:
            signal.emit(*values)

    def _heading_changed(self) -> None:
        number = self.heading.value()
        index = None if number < self._first or number == 0 else number - self._first
        if index != self.preview._heading:
            self._tell(self.heading_chosen, index)

    def _reading_changed(self) -> None:
        self._tell(self.reading_chosen, self.encoding.currentText(), self.delimiter.currentData() or "")

    @staticmethod
    def _delimiters() -> list[tuple[str, str]]:
        return [
            (translate("ImportWizard", "comma ,"), ","),
            (translate("ImportWizard", "semicolon ;"), ";"),
            (translate("ImportWizard", "tab"), "\t"),
            (translate("ImportWizard", "bar |"), "|"),
        ]


def _dropped(event: QDragEnterEvent | QDropEvent) -> Path | None:
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None
