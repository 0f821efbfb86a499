"""Which columns a file gets, and in which order; kept under a name when wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import export_templates
from crm_desktop.services.entry_fields import Content
from crm_desktop.ui import icons, theme
from crm_desktop.ui.widgets.line_edit import LineEdit

_KEY = Qt.ItemDataRole.UserRole
_SHOWN, _ALL, _OWN, _NAMED = "shown", "all", "own", "named:"  # a template's name stands behind the last


class _NameLine(LineEdit):
    """Enter and Esc are for the name: they neither export nor close the dialog."""

    given = Signal()
    refused = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        signals = {
            Qt.Key.Key_Return: self.given,
            Qt.Key.Key_Enter: self.given,
            Qt.Key.Key_Escape: self.refused,
        }
        if event.key() in signals and not self.composing:
            event.accept()
            signals[Qt.Key(event.key())].emit()
        else:
            super().keyPressEvent(event)


class ColumnsChoice(QWidget):
    """A list of columns with marks, which can be dragged or moved by Alt+Up and Alt+Down.

    Above it the choices that are known: the columns of the list, all, and the named templates.

    Args:
        session: keeps the templates.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._content = Content.CUSTOMERS
        self._list_columns: list[str] | None = None
        self._filling = False
        self.known = QComboBox(self)
        self.known.setAccessibleName(translate("ExportDialog", "Template"))
        self.known.activated.connect(self._take_known)
        self.save_as = self._button(translate("ExportDialog", "Save as template…"))
        self.save_as.clicked.connect(self._ask_name)
        self.forget = QToolButton(self)
        self.forget.setIcon(icons.icon("delete", "secondary"))
        self.forget.setToolTip(translate("ExportDialog", "Delete this template"))
        self.forget.setAccessibleName(self.forget.toolTip())
        self.forget.clicked.connect(self._forget)
        self.name = _NameLine(parent=self)
        self.name.setPlaceholderText(translate("ExportDialog", "Name of the template"))
        self.name.setAccessibleName(self.name.placeholderText())
        self.name.given.connect(self._save)
        self.name.refused.connect(self._close_name)
        self.keep = self._button(translate("ExportDialog", "Save"))
        self.keep.clicked.connect(self._save)
        drop = self._button(translate("ExportDialog", "Not now"))
        drop.clicked.connect(self._close_name)
        self.list = QListWidget(self)
        self.list.setAccessibleName(translate("ExportDialog", "Columns"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setUniformItemSizes(True)
        self.list.itemChanged.connect(self._edited)
        self.list.model().rowsMoved.connect(self._edited)
        self.list.model().rowsInserted.connect(self._edited)  # a drop inserts and removes
        for key, step in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.ALT | key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: self.move_current(step))
        self._lines = QStackedWidget(self)
        for widgets in ((self.known, self.save_as, self.forget), (self.name, self.keep, drop)):
            line = QWidget(self)
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            row.addWidget(widgets[0], 1)
            for widget in widgets[1:]:
                row.addWidget(widget)
            self._lines.addWidget(line)
        self._lines.setFixedHeight(theme.metrics().control)
        self.problem = QLabel(self)
        theme.style(self.problem, role="bad")
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._lines)
        column.addWidget(self.problem)
        column.addWidget(self.list, 1)
        column.addLayout(self._tools())

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for text, marked in (
            (translate("ExportDialog", "Mark all"), True),
            (translate("ExportDialog", "Mark none"), False),
        ):
            button = self._button(text)
            theme.style(button, look="link", density="compact")
            button.clicked.connect(lambda _checked=False, marked=marked: self._mark_all(marked))
            row.addWidget(button)
        row.addStretch(1)
        for icon, text, step in (
            ("up", translate("ExportDialog", "Up (Alt+↑)"), -1),
            ("down", translate("ExportDialog", "Down (Alt+↓)"), 1),
        ):
            arrow = QToolButton(self)
            arrow.setIcon(icons.icon(icon, "secondary"))
            arrow.setToolTip(text)
            arrow.setAccessibleName(text)
            theme.style(arrow, density="compact")
            arrow.clicked.connect(lambda _checked=False, step=step: self.move_current(step))
            row.addWidget(arrow)
        return row

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        return button

    # -- what is chosen -------------------------------------------------------------------------

    def show_content(
        self, content: Content, list_columns: Sequence[str] | None, last: dict[str, object]
    ) -> None:
        """Offer the columns of a content, as they were chosen last time.

        Args:
            list_columns: the columns of the list that is exported; None when there is no list.
            last: what `choice` told the last time; {} for the first.
        """
        self._content = content
        self._list_columns = None if list_columns is None else list(list_columns)
        self._close_name()
        self._fill_known()
        known, columns = str(last.get("known", "")), last.get("columns")
        if known == _OWN and isinstance(columns, list):
            self._show([str(key) for key in columns])
            self._choose(_OWN, fill=False)
        elif self.known.findData(known) >= 0:
            self._choose(known)
        else:
            self._choose(_ALL if self._list_columns is None else _SHOWN)

    @property
    def columns(self) -> list[str]:
        """The keys of the marked columns in their order."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return [item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Checked]

    @property
    def choice(self) -> dict[str, object]:
        """What to remember for the next time."""
        known = self.known.currentData()
        return {"known": known, "columns": self.columns if known == _OWN else []}

    @property
    def _name(self) -> str:
        """The name of the chosen template; "" for the choices that have none."""
        known = str(self.known.currentData() or "")
        return known.removeprefix(_NAMED) if known.startswith(_NAMED) else ""

    def set_columns(self, columns: Sequence[str]) -> None:
        """Mark these columns, in this order."""
        self._show(columns)
        self._edited()

    def move_current(self, step: int) -> None:
        """Move the current column up (-1) or down (1)."""
        at = self.list.currentRow()
        if at >= 0 and 0 <= at + step < self.list.count():
            self._filling = True
            item = self.list.takeItem(at)
            self.list.insertItem(at + step, item)
            self.list.setCurrentRow(at + step)
            self._filling = False
            self._edited()

    def _fill_known(self) -> None:
        self.known.clear()
        if self._list_columns is not None:
            self.known.addItem(translate("ExportDialog", "The columns of the list"), _SHOWN)
        self.known.addItem(translate("ExportDialog", "All columns"), _ALL)
        for template in export_templates.templates(self._session, self._content):
            self.known.addItem(template.name, _NAMED + template.name)
        self.known.addItem(translate("ExportDialog", "As marked below"), _OWN)

    def _choose(self, key: str, *, fill: bool = True) -> None:
        self.known.setCurrentIndex(self.known.findData(key))
        if fill:
            self._take_known()
        self._show_tools()

    def _take_known(self, _index: int = 0) -> None:
        known = self.known.currentData()
        every = export_templates.columns_of(self._content)
        if known == _SHOWN and self._list_columns is not None:
            # Without the number a corrected file could not find the same customers again.
            shown = [key for key in self._list_columns if key in every]
            self._show([*(["number"] if "number" not in shown else []), *shown])
        elif known == _ALL:
            self._show(every)
        else:
            for template in export_templates.templates(self._session, self._content):
                if known == _NAMED + template.name:
                    self._show(template.columns)
        self._show_tools()
        self.changed.emit()

    def _show(self, columns: Sequence[str]) -> None:
        every = export_templates.columns_of(self._content)
        marked = [key for key in columns if key in every]
        self._filling = True
        self.list.clear()
        for key in [*marked, *(key for key in every if key not in marked)]:
            item = QListWidgetItem(export_templates.column_title(self._content, key))
            item.setData(_KEY, key)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            item.setCheckState(Qt.CheckState.Checked if key in marked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._filling = False

    def _mark_all(self, marked: bool) -> None:
        self._filling = True
        for at in range(self.list.count()):
            self.list.item(at).setCheckState(Qt.CheckState.Checked if marked else Qt.CheckState.Unchecked)
        self._filling = False
        self._edited()

    def _edited(self, *_about: object) -> None:
        if not self._filling:
            self.known.setCurrentIndex(self.known.findData(_OWN))
            self._show_tools()
            self.changed.emit()

    def _show_tools(self) -> None:
        self.forget.setVisible(bool(self._name))
        self.save_as.setEnabled(bool(self.columns))

    # -- templates ------------------------------------------------------------------------------

    def _ask_name(self) -> None:
        self.name.setText(self._name)
        self._lines.setCurrentIndex(1)
        self.name.setFocus()

    def _close_name(self) -> None:
        self._say("")
        self._lines.setCurrentIndex(0)

    def _save(self) -> None:
        try:
            saved = export_templates.save(self._session, self.name.text(), self._content, self.columns)
        except UserError as error:
            self._say(error.sentence)
            return
        self._close_name()
        self._fill_known()
        self._choose(_NAMED + saved.name)
        self.known.setFocus()

    def _forget(self) -> None:
        export_templates.delete(self._session, self._name, self._content)
        self._fill_known()
        self._choose(_OWN, fill=False)
        self.known.setFocus()

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
