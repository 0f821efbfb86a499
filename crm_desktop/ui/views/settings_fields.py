"""The fields of customers, as the shop wants them: its own ones, what must be filled, how numbers are given."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QWidget

from crm_desktop.data.fields import FIELDS
from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import listed, translate
from crm_desktop.services import custom_fields, history
from crm_desktop.services.custom_fields import Definition, Made
from crm_desktop.ui import icons, prompts, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.dialogs.custom_field import CustomFieldDialog
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.settings_page import SettingsPage, section
from crm_desktop.ui.widgets.field_row import FieldRow
from crm_desktop.ui.widgets.flow_box import FlowBox
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.plain_table import PlainRow, PlainTable

_MOST_ROWS = 8  # fields that are seen before the table scrolls


class FieldsSettings(SettingsPage):
    """The tab of the settings.

    Args:
        session: small changes are written at once.
        tasks: making and deleting a field touches all customers: in the worker.
        bridge: announcements of what changed.
    """

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._made: dict[int, Made] = {}
        self.dialog: CustomFieldDialog | None = None
        own, column = section(translate("Settings", "Fields of your own"))
        column.addWidget(
            _words(
                translate(
                    "Settings",
                    "Fields of your own are found, sorted, imported and exported like those of the program.",
                )
            )
        )
        self.table = PlainTable(
            (
                translate("Settings", "Field"),
                translate("Settings", "Holds"),
                translate("Settings", "Rules"),
            ),
            (184, 136, 0),
            translate("Settings", "Fields of your own"),
        )
        self.table.opened.connect(self.change)
        self.table.selection_changed.connect(self._show_acts)
        self.table.delete_pressed.connect(self.delete)
        column.addWidget(self.table)
        column.addLayout(self._buttons())
        new, column = section(translate("Settings", "New customers"))
        column.addWidget(_words(translate("Settings", "A new customer also needs:")))
        self.required = self._required_boxes()
        column.addWidget(self.required)
        column.addSpacing(8)
        self.pattern = LineEdit()
        self.pattern.setPlaceholderText("C000000")
        self.pattern.setToolTip(
            translate("Settings", "Zeros are the count; {year}, {month} and {day} the date.")
        )
        self.pattern_row = FieldRow(translate("Settings", "Customer no."), self.pattern)
        self.pattern.textEdited.connect(lambda _text: self.pattern_row.clear_problem())
        self.pattern.editingFinished.connect(self.save_pattern)
        column.addWidget(self.pattern_row)
        self.set_sections((own,), (new,))
        self.setEnabled(not session.read_only)
        Refresher(self, bridge, self.refresh, _concerns)
        self.refresh()

    def _buttons(self) -> QHBoxLayout:
        def button(icon: str, text: str, act: Callable[[], object]) -> QPushButton:
            made = QPushButton(icons.icon(icon), text)
            made.setAutoDefault(False)
            made.clicked.connect(lambda _checked=False: act())
            return made

        self.new_button = button("add", translate("Settings", "New field…"), self.new)
        self.change_button = button("edit", translate("Settings", "Change…"), self.change)
        self.up_button = button("up", "", lambda: self.shift(-1))
        self.down_button = button("down", "", lambda: self.shift(1))
        for each, name in (
            (self.up_button, translate("Settings", "Further up")),
            (self.down_button, translate("Settings", "Further down")),
        ):
            each.setToolTip(name)
            each.setAccessibleName(name)
        self.hide_button = button("hide", translate("Settings", "Hide"), self.retire)
        self.delete_button = button("delete", translate("Settings", "Delete…"), self.delete)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.new_button)
        row.addStretch(1)
        for each in (
            self.change_button,
            self.up_button,
            self.down_button,
            self.hide_button,
            self.delete_button,
        ):
            row.addWidget(each)
        return row

    def _required_boxes(self) -> FlowBox:
        flow = FlowBox(16)
        flow.setAccessibleName(translate("Settings", "A new customer also needs:"))
        self.boxes: dict[str, QCheckBox] = {}
        for key, field in FIELDS.items():
            if custom_fields.can_be_required(key):
                box = QCheckBox(field.title)
                box.clicked.connect(lambda checked, key=key: self._require(key, checked))
                self.boxes[key] = box
                flow.flow.addWidget(box)
        return flow

    # -- showing --------------------------------------------------------------------------------

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the fields again."""
        found = custom_fields.made(self._session)
        self._made = {each.id: each for each in found}
        rows = [
            PlainRow(
                each.id,
                (each.definition.name, custom_fields.kind_title(each.definition.kind), _rules(each)),
                "hide" if each.retired else "",
                {0: "secondary", 1: "secondary", 2: "secondary"}
                if each.retired
                else {1: "secondary", 2: "secondary"},
            )
            for each in found
        ]
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        shown = min(len(rows), _MOST_ROWS)
        self.table.setFixedHeight(
            self.table.horizontalHeader().sizeHint().height() + shown * theme.metrics().row + 2
        )
        for key, box in self.boxes.items():
            box.setChecked(FIELDS[key].required)
        if not self.pattern.hasFocus():
            self.pattern.setText(FIELDS["number"].pattern)
        self._show_acts()

    def chosen(self) -> Made | None:
        """The field that is selected alone."""
        keys = self.table.selected_keys()
        return self._made.get(keys[0]) if len(keys) == 1 else None

    def _show_acts(self) -> None:
        one = self.chosen()
        order = list(self._made)
        for button in (self.change_button, self.hide_button, self.delete_button):
            button.setVisible(bool(order))
            button.setEnabled(one is not None)
        for button, edge in ((self.up_button, 0), (self.down_button, -1)):
            button.setVisible(bool(order))
            button.setEnabled(one is not None and order[edge] != one.id)
        hidden = one is not None and one.retired
        self.hide_button.setText(translate("Settings", "Show") if hidden else translate("Settings", "Hide"))
        self.hide_button.setIcon(icons.icon("show" if hidden else "hide"))

    # -- acts -----------------------------------------------------------------------------------

    def new(self) -> None:
        """Ask for a new field."""

        def define(wanted: Definition, _words: list[tuple[int, str]]) -> str:
            custom_fields.define(self._session, wanted)
            return translate("Settings", "The field {name} was made.").format(name=wanted.name.strip())

        self._ask(None, define)

    def change(self, key: object = None) -> None:
        """Change the field that is selected."""
        one = self.chosen()
        if one is not None:

            def redefine(wanted: Definition, words: list[tuple[int, str]]) -> str:
                custom_fields.redefine(self._session, one.id, wanted, words)
                return translate("Settings", "The field {name} was changed.").format(name=wanted.name.strip())

            self._ask(one, redefine)

    def _ask(self, made: Made | None, write: Callable[[Definition, list[tuple[int, str]]], str]) -> None:
        dialog = CustomFieldDialog(made, parent=self.window())
        self.dialog = dialog

        def done(said: str) -> None:
            dialog.accept()
            self.toast_requested.emit(said, history.newest(self._session))

        def submit(wanted: Definition, words: list[tuple[int, str]]) -> None:
            self._tasks.run(
                lambda: write(wanted, words),
                on_done=done,
                on_error=dialog.refuse,
                owner=dialog,
            )

        dialog.submitted.connect(submit)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda _result: setattr(self, "dialog", None))
        dialog.open()

    def shift(self, step: int) -> None:
        """Move the chosen field up (-1) or down (1)."""
        one = self.chosen()
        order = list(self._made)
        if one is None or not 0 <= order.index(one.id) + step < len(order):
            return
        at = order.index(one.id)
        order[at], order[at + step] = order[at + step], order[at]
        self._try(lambda: custom_fields.reorder(self._session, order))

    def retire(self) -> None:
        """Hide the chosen field, or show it again."""
        one = self.chosen()
        if one is None:
            return
        if not self._try(lambda: custom_fields.retire(self._session, one.id, not one.retired)):
            return
        said = (
            translate("Settings", "The field {name} is shown again.")
            if one.retired
            else translate("Settings", "The field {name} is hidden; its values stay.")
        )
        self.toast_requested.emit(said.format(name=one.definition.name), history.newest(self._session))

    def delete(self) -> None:
        """Delete the chosen field, after saying how many customers have a value in it."""
        one = self.chosen()
        if one is None:
            return
        count = custom_fields.usage(self._session, one.id)
        name = one.definition.name
        if count:
            text = translate("Settings", "Delete the field {name} with its values?").format(name=name)
            text += "\n" + translate("Settings", "%n customers have a value in it.", count)
            text += "\n" + translate("Settings", "To keep the values, hide the field instead.")
            if not prompts.ask(
                self,
                translate("Settings", "Delete field"),
                text,
                translate("Settings", "Delete"),
                danger=True,
            ):
                return
        self._tasks.run(
            lambda: custom_fields.delete(self._session, one.id),
            on_done=lambda operation: self.toast_requested.emit(
                translate("Settings", "The field {name} was deleted.").format(name=name), operation
            ),
            owner=self,
        )

    def save_pattern(self) -> None:
        """Give numbers by the pattern that is typed."""
        text = self.pattern.text().strip()
        if self.pattern.composing or text == FIELDS["number"].pattern:
            return
        try:
            custom_fields.set_number_pattern(self._session, text)
        except UserError as error:
            self.pattern_row.set_problem(error.sentence)

    def _require(self, key: str, required: bool) -> None:
        self._try(lambda: custom_fields.require(self._session, key, required))

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except UserError as error:
            prompts.explain(self, error)
            self.refresh()
            return False
        return True


def _concerns(changes: Changes) -> bool:
    return changes.touches("shop_field") or changes.touches("field_option")


def _rules(each: Made) -> str:
    """What a field asks for, in words."""
    parts = [
        translate("Settings", "hidden") if each.retired else "",
        translate("Settings", "required") if each.definition.required else "",
        translate("Settings", "different for each") if each.definition.unique else "",
        each.definition.pattern,
        f"{each.definition.least or '…'} – {each.definition.most or '…'}"
        if each.definition.least or each.definition.most
        else "",
        translate("Settings", "default {value}").format(value=each.definition.value)
        if each.definition.value
        else "",
        listed(each.definition.options),
    ]
    return " · ".join(part for part in parts if part)


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    theme.style(label, role="secondary")
    return label
