"""The facts in the fields that the shop made: each kind with its editor; and who points at the customer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from crm_desktop.data.fields import FIELDS, Field, Kind
from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import custom_fields, customers, field_values
from crm_desktop.ui import theme
from crm_desktop.ui.views.customer_page_fields import LABEL_WIDTH, WHOLE_LINE, ChoiceRow, FactRow
from crm_desktop.ui.views.customer_page_text_fields import LongTextRow, TextRow
from crm_desktop.ui.widgets.chips import Chip
from crm_desktop.ui.widgets.choices import Choice, matching
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.customer_choices import customer_options
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.flow_box import FlowBox
from crm_desktop.ui.widgets.made_choices import made_choices

Save = Callable[[object], object]


class ManyRow(FactRow):
    """A fact that is several of a list: each is a chip that is taken away, and one more may be chosen.

    Args:
        field: with its options.
        create: makes a new option of what was typed and returns its id.
    """

    def __init__(
        self, field: Field, save: Save, create: Callable[[str], int], parent: QWidget | None = None
    ) -> None:
        super().__init__(field.key, field.title, save, parent)
        self._field = field
        self._create = create
        self.ids: list[int] = []
        self.box = FlowBox(4, self)
        self.chips: list[Chip] = []
        self.chooser = Chooser(self._options, field.title, can_create=True, parent=self)
        self.chooser.placeholder = translate("CustomerPage", "Add…")
        self.chooser.chosen.connect(lambda key: self._take([*self.ids, int(key)]))
        self.chooser.create_requested.connect(self._make)
        self.label.setBuddy(self.chooser)
        self.box.flow.addWidget(self.chooser)
        self.line.setAlignment(self.label, Qt.AlignmentFlag.AlignTop)
        self.label.setContentsMargins(0, 6, 0, 0)
        self.line.addWidget(self.box, 1)

    def editor(self) -> QWidget:
        return self.box

    def needs(self) -> int:
        return super().needs() if not self.chips else WHOLE_LINE

    def words(self) -> str:
        return self.chooser.placeholder

    def set_value(self, value: object) -> None:
        """Show the stored ids of options."""
        self.clear_message()
        self.ids = field_values.ids(value)
        for chip in self.chips:
            self.box.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        self.box.flow.removeWidget(self.chooser)
        for option_id in self.ids:
            name = self._field.option(option_id)
            chip = Chip(name, removable=True, parent=self.box)
            chip.removed.connect(lambda gone=option_id: self._remove(gone))
            self.chips.append(chip)
            self.box.flow.addWidget(chip)
            chip.show()
        self.box.flow.addWidget(self.chooser)
        self.box.fit()

    def begin(self) -> None:
        self.chooser.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chooser.open()

    def _options(self, text: str) -> Sequence[Choice]:
        left = [each for each in self._field.options if not each.retired and each.id not in self.ids]
        return matching([Choice(each.id, each.name) for each in left], text)

    def _remove(self, option_id: int) -> None:
        self._take([each for each in self.ids if each != option_id])
        self.chooser.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, word: str) -> None:
        try:
            option_id = self._create(word)
        except UserError as error:
            self.say(error.sentence, "bad")
            return
        self._take([*self.ids, option_id])

    def _take(self, ids: list[int]) -> None:
        try:
            self._save(ids)
        except UserError as error:
            self.say(error.sentence, "bad")
            return
        self.saved.emit(self.key)


class LinkedRow(QWidget):
    """Who points at this customer by one field: names that open."""

    open_requested = Signal(int)

    def __init__(self, title: str, linked: Sequence[tuple[int, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = ElideLabel(title, "secondary", self)
        label.setFixedWidth(LABEL_WIDTH)
        label.setContentsMargins(0, 6, 0, 0)
        self.names = FlowBox(4, self)
        self.buttons: list[QPushButton] = []
        for customer_id, name in linked:
            button = QPushButton(name, self.names)
            button.setAutoDefault(False)
            theme.style(button, look="link", density="compact")
            button.setAccessibleName(
                translate("CustomerPage", "{field}: {value}").format(field=title, value=name)
            )
            button.clicked.connect(lambda _=False, found=customer_id: self.open_requested.emit(found))
            self.names.flow.addWidget(button)
            self.buttons.append(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.names, 1)


def linked_rows(session: Session, customer_id: int, parent: QWidget) -> list[LinkedRow]:
    """A row for each field of the shop by which others point at a customer."""
    found: dict[str, list[tuple[int, str]]] = {}
    for key, other, name in customers.linked_from(session, customer_id):
        found.setdefault(key, []).append((other, name))
    return [LinkedRow(reverse_title(FIELDS[key]), linked, parent) for key, linked in found.items()]


def reverse_title(field: Field) -> str:
    """How a link is called at its other end."""
    return field.reverse or translate("CustomerPage", "{field} of").format(field=field.title)


def title_of(field: Field) -> str:
    """A field's label, with a mark when it must be filled."""
    return f"{field.title} *" if field.required else field.title


def made_row(
    session: Session,
    field: Field,
    save: Save,
    customer_id: Callable[[], int | None],
    parent: QWidget,
) -> FactRow:
    """The row of a field that the shop made.

    Args:
        customer_id: whose facts these are now.
    """
    key, title = field.key, title_of(field)
    if field.kind == Kind.LONG_TEXT:
        return LongTextRow(key, title, save, check=key, parent=parent)
    if field.kind == Kind.MANY_OF:
        return ManyRow(field, save, lambda word: custom_fields.add_option(session, key, word), parent)
    if field.kind in (Kind.ONE_OF, Kind.YES_NO):
        can_create = field.kind == Kind.ONE_OF
        return ChoiceRow(
            key,
            title,
            save,
            lambda text: matching(made_choices(field, translate("CustomerPage", "Not given")), text),
            lambda value: (field_values.shown(FIELDS.get(key, field), value), None),
            (lambda word: custom_fields.add_option(session, key, word)) if can_create else None,
            parent=parent,
        )
    if field.kind == Kind.CUSTOMER:
        options = customer_options(session, customer_id, nothing=True)
        return _LinkRow(key, title, save, options, _named(session), parent)
    text_row = TextRow(key, title, save, check=key, parent=parent)
    if field.hint and not isinstance(text_row, LongTextRow):
        text_row.edit.setPlaceholderText(field.hint)
    return text_row


def _named(session: Session) -> Callable[[object], tuple[str, str | None]]:
    def words(value: object) -> tuple[str, str | None]:
        row = session.one("SELECT name FROM customer WHERE id = ?", (value,)) if value else None
        return (str(row[0]) if row else ""), None

    return words


class _LinkRow(ChoiceRow):
    """A link to another customer, with a button that opens that one."""

    def __init__(
        self,
        key: str,
        title: str,
        save: Save,
        options: Callable[[str], Sequence[Choice]],
        words: Callable[[object], tuple[str, str | None]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(key, title, save, options, words, parent=parent)
        self._linked: int | None = None
        self.button = QPushButton(translate("CustomerPage", "Open"), self)
        self.button.setAutoDefault(False)
        theme.style(self.button, look="link", density="compact")
        self.button.setAccessibleName(translate("CustomerPage", "Open {field}").format(field=title))
        self.button.clicked.connect(self._open)
        self.line.addWidget(self.button)

    def set_value(self, value: object) -> None:
        self._linked = value if isinstance(value, int) else None
        self.button.setVisible(self._linked is not None)
        super().set_value(value)

    def _open(self) -> None:
        if self._linked is not None:
            self.open_requested.emit(self._linked)
