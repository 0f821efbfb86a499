"""The fields of somebody new beyond the few: those that a message says something for, and those the shop requires."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QWidget

from crm_desktop.data.fields import FIELDS, Kind, Stored
from crm_desktop.i18n import translate
from crm_desktop.services import field_checks
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.choices import Choice
from crm_desktop.ui.widgets.field_row import FieldRow
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.values import phones

MORE_PHONES = "more_phones"
BETWEEN = "、"  # several values in one field
_WHOLE_WIDTH = ("address", "intention")
_ROWS = 3  # more of them are scrolled: the dialog must not outgrow a small screen
_GAP = 8
_ELSEWHERE = ("name", "phone", "gender", "source")  # that have a place of their own
_NONE = "—"


def asked() -> dict[str, str]:
    """The keys of the fields that somebody new needs, each with what it holds without a word."""
    return {
        key: field.default
        for key, field in FIELDS.items()
        if field.required and key not in _ELSEWHERE and field.kind not in (Kind.SERIAL, Kind.CUSTOMER)
    }


class MoreFields(QScrollArea):
    """A row for each field that has a text or is required, two beside each other where they are short.

    Args:
        choices: what a field is chosen from; None for one that is typed.
    """

    changed = Signal()

    def __init__(
        self, choices: Callable[[str], Sequence[Choice] | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self.rows: dict[str, FieldRow] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Show a row for each of these fields, and for those that are required."""
        texts = {**asked(), **texts}
        if texts == self.texts():
            return
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(_GAP)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.rows = {}
        line, column = 0, 0
        for key, text in sorted(texts.items(), key=lambda item: item[0] in _WHOLE_WIDTH):
            row = self._row(key, text)
            whole = key in _WHOLE_WIDTH
            if whole and column:
                line, column = line + 1, 0
            grid.addWidget(row, line, column, 1, 2 if whole else 1, Qt.AlignmentFlag.AlignTop)
            line, column = (line + 1, 0) if whole or column else (line, 1)
        self.setWidget(inside)
        shown = min(line + column, _ROWS)
        height = theme.metrics().control
        self.setFixedHeight(shown * height + max(0, shown - 1) * _GAP)
        self.setVisible(bool(texts))

    def texts(self) -> dict[str, str]:
        """Field key → what stands there; several values are parted by `BETWEEN`."""
        return {key: _text(row.editor) for key, row in self.rows.items()}

    def required_texts(self) -> dict[str, str]:
        """What was typed or chosen in required fields."""
        return {key: text for key, text in self.texts().items() if text and key in asked()}

    def put_into(self, values: dict[str, object]) -> None:
        """Add what stands there to the values of a new customer."""
        for key, text in self.texts().items():
            if key == MORE_PHONES:
                found = (str(values.get("phone", "")), *(number.text for number in phones.split(text)))
                values["phone"] = tuple(number for number in found if number)
            elif text and isinstance(self.rows[key].editor, QComboBox):
                values[key] = self.rows[key].editor.currentData()
            elif text and FIELDS[key].stored == Stored.CONTACT and key != "address":
                values[key] = tuple(text.split(BETWEEN))
            elif text:
                values[key] = text

    def _row(self, key: str, text: str) -> FieldRow:
        title = translate("QuickEntry", "More phones") if key == MORE_PHONES else FIELDS[key].title
        required = key in FIELDS and FIELDS[key].required
        choices = None if key == MORE_PHONES else self._choices(key)
        if choices is not None:
            box = QComboBox()
            box.setMaxVisibleItems(16)
            box.addItem(_NONE, None)
            for choice in choices:
                box.addItem("    " * choice.depth + choice.name, choice.key)
                if choice.name == text:
                    box.setCurrentIndex(box.count() - 1)
            row = FieldRow(title, box, required=required, parent=self)
            box.currentIndexChanged.connect(row.clear_problem)
            box.currentIndexChanged.connect(self.changed)
            self.rows[key] = row
            return row
        editor = LineEdit(text)
        editor.setCursorPosition(0)
        if key in FIELDS and FIELDS[key].hint:
            editor.setPlaceholderText(FIELDS[key].hint)
        row = FieldRow(title, editor, required=required, parent=self)
        editor.textChanged.connect(self.changed)
        editor.text_settled.connect(lambda text: self._check(row, key, text))
        self.rows[key] = row
        self._check(row, key, text)
        return row

    def _check(self, row: FieldRow, key: str, text: str) -> None:
        check(row, *("phone", text.split(BETWEEN)) if key == MORE_PHONES else (key, [text]))


def _text(editor: QWidget) -> str:
    if isinstance(editor, QComboBox):
        return editor.currentText().strip() if editor.currentData() is not None else ""
    return str(editor.text()).strip() if isinstance(editor, LineEdit) else ""


def check(row: FieldRow, key: str, texts: list[str]) -> None:
    """Say under a field what is wrong with the first of its values that is not well."""
    for text in texts:
        problem, warning = field_checks.problem(key, text.strip()), field_checks.warning(key, text.strip())
        if problem or warning:
            row.set_problem(problem or warning or "", "bad" if problem else "warn")
            return
    row.clear_problem()
