"""A field of the shop's own: what it is called, what it holds, what it asks for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop.data.fields import Kind
from crm_desktop.errors import InvalidValue, UserError
from crm_desktop.i18n import translate
from crm_desktop.services import custom_fields, field_values
from crm_desktop.services.custom_fields import CHOOSING, Definition, Made
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.choices import Choice, matching
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.field_row import FieldRow
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.segmented import SegmentedButtons
from crm_desktop.ui.widgets.word_lines import WordLines

_LABELS = 128
_SHORT = 32
_BOUNDS = {"least": 35, "most": 23}  # how much room each takes, that both editors are as wide
_WIDTH = 480
_DEFAULTLESS = (Kind.CUSTOMER, Kind.SERIAL)
_HINTLESS = (Kind.SERIAL, Kind.YES_NO, Kind.CUSTOMER, Kind.ONE_OF, Kind.MANY_OF)


class CustomFieldDialog(QDialog):
    """Collects a Definition; it writes nothing. Whoever listens calls `refuse` or `accept`.

    Args:
        made: the field that is changed; None for a new one.
        wanted: what a new one is to be at first.
    """

    submitted = Signal(object, object)  # Definition, [(option id, word)]

    def __init__(
        self, made: Made | None = None, wanted: Definition | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        begin = made.definition if made is not None else wanted or Definition("")
        self.kind = begin.kind
        new = made is None
        self.setWindowTitle(
            translate("CustomField", "New field") if new else translate("CustomField", "Change field")
        )
        self.name = LineEdit(begin.name)
        self.kind_chooser = Chooser(_kinds, translate("CustomField", "Holds"), framed=True, parent=self)
        self.kind_chooser.chosen.connect(lambda kind: self.set_kind(Kind(kind)))
        self.kind_chooser.setEnabled(new)
        if not new:
            self.kind_chooser.setToolTip(
                translate("CustomField", "What a field holds stays as it is: make another field for that.")
            )
        self.words = WordLines(translate("CustomField", "Words to choose from"), self)
        known = [(key, word) for key, word, retired in made.options if not retired] if made else []
        self.words.set_words(known or [(0, word) for word in begin.options])
        self.pattern = LineEdit(begin.pattern)
        self.pattern.setPlaceholderText("HT{year}-0000")
        self.reverse = LineEdit(begin.reverse)
        self.reverse.setPlaceholderText(translate("CustomField", "for example: introduced by"))
        self.least, self.most = LineEdit(begin.least), LineEdit(begin.most)
        self.value = LineEdit(begin.value)
        self.hint = LineEdit(begin.hint)
        self.required = QCheckBox(translate("CustomField", "Required: a new customer needs it"))
        self.required.setChecked(begin.required)
        self.unique = QCheckBox(translate("CustomField", "Different for each customer"))
        self.unique.setChecked(begin.unique)
        self.yearly = SegmentedButtons(
            translate("CustomField", "Comes again each year"),
            [
                ("", translate("CustomField", "No"), ""),
                ("solar", translate("CustomField", "Yes"), ""),
                ("lunar", translate("CustomField", "By the lunar calendar"), ""),
            ],
        )
        self.yearly.set_value(begin.yearly)
        rows = {
            "name": (translate("CustomField", "Field name"), self.name),
            "kind": (translate("CustomField", "Holds"), self.kind_chooser),
            "options": (translate("CustomField", "Words"), self.words),
            "pattern": (translate("CustomField", "Pattern"), self.pattern),
            "reverse": (translate("CustomField", "At the other end"), self.reverse),
            "least": (translate("CustomField", "From"), self.least),
            "most": (translate("CustomField", "To"), self.most),
            "value": (translate("CustomField", "Default"), self.value),
            "hint": (translate("CustomField", "Hint"), self.hint),
            "yearly": (translate("CustomField", "Each year"), _at_left(self.yearly)),
        }
        self.rows = {
            key: FieldRow(
                label, editor, required=key == "name", label_width=_SHORT if key == "most" else _LABELS
            )
            for key, (label, editor) in rows.items()
        }
        for key, edit in (
            ("name", self.name),
            ("pattern", self.pattern),
            ("least", self.least),
            ("most", self.most),
            ("value", self.value),
            ("hint", self.hint),
        ):
            edit.textChanged.connect(lambda _text, key=key: self.rows[key].clear_problem())
        self.words.changed.connect(self.rows["options"].clear_problem)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        theme.style(self.note, role="secondary")
        self.act = QPushButton(
            translate("CustomField", "Make field") if new else translate("CustomField", "Save")
        )
        theme.style(self.act, look="primary")
        self.act.setDefault(True)
        self.act.clicked.connect(self.submit)
        self._build()
        self.set_kind(self.kind)
        self.name.setFocus()

    def _build(self) -> None:
        checks = QVBoxLayout()
        checks.setContentsMargins(_LABELS + 8, 0, 0, 0)
        checks.setSpacing(8)
        for widget in (self.note, self.required, self.unique):
            checks.addWidget(widget)
        cancel = QPushButton(translate("CustomField", "Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.act)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addStrut(_WIDTH)
        bounds = QHBoxLayout()
        bounds.setSpacing(16)
        for key, row in self.rows.items():
            if key in ("least", "most"):
                bounds.addWidget(row, _BOUNDS[key])
                if key == "least":
                    column.addLayout(bounds)
            else:
                column.addWidget(row)
        column.addLayout(checks)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def set_kind(self, kind: Kind) -> None:
        """Hold something else; the rows are those of its kind."""
        self.kind = kind
        self.kind_chooser.show_choice(custom_fields.kind_title(kind))
        self.rows["options"].setVisible(kind in CHOOSING)
        self.rows["pattern"].setVisible(kind == Kind.SERIAL)
        self.rows["reverse"].setVisible(kind == Kind.CUSTOMER)
        texts = kind in field_values.TEXTS
        self.rows["least"].set_label(
            translate("CustomField", "Characters from") if texts else translate("CustomField", "From")
        )
        for key in ("least", "most"):
            self.rows[key].setVisible(field_values.can_be_bound(kind))
        self.rows["value"].setVisible(kind not in _DEFAULTLESS)
        self.rows["hint"].setVisible(kind not in _HINTLESS)
        self.rows["yearly"].setVisible(kind == Kind.PARTIAL_DATE)
        self.required.setVisible(kind not in _DEFAULTLESS)
        self.unique.setVisible(custom_fields.can_be_unique(kind))
        self.note.setText(_note(kind))
        self.note.setVisible(bool(self.note.text()))

    def submit(self) -> None:
        """Hand out what was collected."""
        if self.name.composing or not self.act.isEnabled():
            return
        words = self.words.words()
        wanted = Definition(
            self.name.text(),
            self.kind,
            tuple(word for _, word in words),
            self.required.isChecked(),
            self.unique.isChecked(),
            self.value.text() if self.kind not in _DEFAULTLESS else "",
            self.hint.text() if self.kind not in _HINTLESS else "",
            self.pattern.text(),
            self.reverse.text(),
            self.least.text(),
            self.most.text(),
            self.yearly.value,
        )
        self.act.setEnabled(False)
        self.submitted.emit(wanted, words)

    def refuse(self, error: UserError) -> None:
        """Say under the field why it cannot be."""
        self.act.setEnabled(True)
        part = error.field if isinstance(error, InvalidValue) and error.field in self.rows else "name"
        row = self.rows[part]
        row.set_problem(error.sentence)
        (self.words.edits[-1] if part == "options" else row.editor).setFocus()


def _at_left(control: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(control)
    row.addStretch(1)
    holder.setFocusProxy(control)
    return holder


def _kinds(text: str) -> list[Choice]:
    kinds = [Choice(kind, custom_fields.kind_title(kind)) for kind in custom_fields.KINDS]
    return matching(kinds, text)


def _note(kind: Kind) -> str:
    if kind == Kind.SERIAL:
        return translate(
            "CustomField",
            "Zeros are the count; {year}, {month} and {day} the date. Each new customer gets the next number.",
        )
    if kind in CHOOSING:
        return translate(
            "CustomField",
            "A word that is written anew is renamed in all customers. One that is taken away stays where it stands.",
        )
    if kind == Kind.PARTIAL_DATE:
        return translate(
            "CustomField",
            "A whole day, a month or a year. One that comes again each year, such as a wedding day, stands in Care.",
        )
    return ""
