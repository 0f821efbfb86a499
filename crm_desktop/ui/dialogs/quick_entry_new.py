"""The few fields that somebody new needs in the quick entry; all else can wait."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import classification, options, quick_entry
from crm_desktop.services.same_customer import Same
from crm_desktop.ui import same_lookup, theme
from crm_desktop.ui.dialogs.quick_entry_more import BETWEEN, MORE_PHONES, MoreFields, check
from crm_desktop.ui.same_lookup import SameLookup
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.widgets.choices import Choice
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.customer_choices import customer_options
from crm_desktop.ui.widgets.field_row import LABEL_WIDTH, FieldRow
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.made_choices import made_choices
from crm_desktop.ui.widgets.same_hint import SameHint
from crm_desktop.ui.widgets.segmented import SegmentedButtons

_SAME_AFTER_MS = 200  # that typing rests before somebody with the same name or number is looked for
_ALWAYS = ("name", "phone", "gender")


class NewCustomer(QFrame):
    """The few fields that a new customer needs at once; all but the name or the number can wait."""

    changed = Signal()
    finished = Signal()  # Enter where nothing is asked any more: the cursor may go on

    def __init__(self, session: Session, lookup: SameLookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lookup = lookup
        self._lists = ShopLists(session)
        self.more = MoreFields(self._choices, self)
        self.more.changed.connect(self.changed)
        self.offer_keep = True  # whether somebody with a name may stay in the register only
        self.name, self.phone = LineEdit(), LineEdit()
        self.gender = SegmentedButtons(
            translate("QuickEntry", "Sex"),
            [(key, options.title("gender", key), "") for key in options.values("gender")],
            clearable=True,
        )
        self.source = QComboBox()
        self.source.setMaxVisibleItems(16)
        self._referrer: int | None = None
        self.referrer = Chooser(
            customer_options(session, nothing=True), FIELDS["referrer"].title, framed=True, parent=self
        )
        self.referrer.placeholder = translate("QuickEntry", "Who brought them: name, pinyin or number")
        self.referrer.chosen.connect(self.set_referrer)
        self.keep = QCheckBox(translate("QuickEntry", "Keep as a customer (else only in the register)"))
        self.keep.setChecked(True)
        self.name_row = FieldRow(translate("QuickEntry", "Name"), self.name)
        phone_required = FIELDS["phone"].required
        self.phone_row = FieldRow(translate("QuickEntry", "Phone"), self.phone, required=phone_required)
        self.phone.setAccessibleName(translate("QuickEntry", "Phone"))
        gender_row = FieldRow(translate("QuickEntry", "Sex"), self.gender, required=FIELDS["gender"].required)
        source_row = FieldRow(
            translate("QuickEntry", "Source"), self.source, required=FIELDS["source"].required
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.name_row)
        column.addWidget(self.phone_row)
        self.same = SameHint(LABEL_WIDTH + 8)
        column.addWidget(self.same)
        pair = QHBoxLayout()
        pair.setSpacing(16)
        pair.addWidget(gender_row)
        pair.addWidget(source_row, 1)
        column.addLayout(pair)
        column.addWidget(FieldRow(FIELDS["referrer"].title, self.referrer))
        column.addWidget(self.more)
        note = QHBoxLayout()
        note.addSpacing(96)
        note.addWidget(self.keep)
        self._hint = QLabel(
            translate("QuickEntry", "Without a name it stays in the register, to be named later.")
        )
        theme.style(self._hint, role="secondary")
        note.addWidget(self._hint, 1)
        column.addLayout(note)
        self.name.textChanged.connect(self._show_keep)
        for line in (self.name, self.phone):
            line.textChanged.connect(self.changed)
        self.name.returnPressed.connect(self._after_name)
        self.phone.returnPressed.connect(self.finished)
        self.phone.text_settled.connect(lambda text: check(self.phone_row, "phone", [text]))
        self._same_soon = QTimer(self)
        self._same_soon.setSingleShot(True)
        self._same_soon.setInterval(_SAME_AFTER_MS)
        self._same_soon.timeout.connect(self._look_for_same)
        for line in (self.name, self.phone):
            line.text_settled.connect(lambda _text: self._same_soon.start())
        self.gender.chosen.connect(self.changed)
        self.source.currentIndexChanged.connect(self.changed)
        self.keep.toggled.connect(self.changed)
        self._show_keep()

    def set_referrer(self, customer_id: int | None) -> None:
        """Say who brought the new customer; None for nobody, as for one who is gone by now."""
        row = self._session.one(
            "SELECT name FROM customer WHERE id = ? AND deleted_at IS NULL", (customer_id,)
        )
        self._referrer = customer_id if row else None
        self.referrer.show_choice(row[0] if row else "")
        self.changed.emit()

    def fill(self, values: dict[str, str]) -> None:
        """Put what was typed into the fields, as long as nobody typed in them."""
        self._fill_sources()
        for line, key in ((self.name, "name"), (self.phone, "phone")):
            if not line.isModified():
                line.setText(values.get(key, ""))
                line.setModified(False)
        beyond = {key: value for key, value in values.items() if key not in ("name", "phone")}
        self.more.set_texts({**self.more.required_texts(), **beyond})

    def take(self, values: Mapping[str, Sequence[str]]) -> None:
        """Fill the fields with what a message says; those that it needs beyond the few appear."""
        self.clear()
        self._fill_sources()
        numbers = values.get("phone", ())
        for line, text in ((self.name, values.get("name", ("",))[0]), (self.phone, (*numbers, "")[0])):
            line.setText(text)
            line.setModified(True)
        self.gender.set_value(values.get("gender", ("",))[0])
        more = {key: BETWEEN.join(found) for key, found in values.items() if key not in _ALWAYS}
        if len(numbers) > 1:
            more = {MORE_PHONES: BETWEEN.join(numbers[1:]), **more}
        self.more.set_texts(more)

    def clear(self) -> None:
        """Empty all fields."""
        self.more.set_texts({})
        for line in (self.name, self.phone):
            line.clear()
            line.setModified(False)
        self.gender.set_value("")
        self.source.setCurrentIndex(0)
        self.set_referrer(None)
        self.keep.setChecked(True)
        self.same.hide()
        self.name_row.clear_problem()
        self.phone_row.clear_problem()

    def _choices(self, key: str) -> list[Choice] | None:
        """What a field is chosen from; None for one that is typed."""
        field = FIELDS[key]
        if field.made:
            return made_choices(field, "") if field.kind in (Kind.ONE_OF, Kind.YES_NO) else None
        if field.kind == Kind.OPTION:
            return [Choice(value, options.title(key, value)) for value in options.values(key)]
        if field.kind in (Kind.CATEGORY, Kind.GRADE, Kind.SOURCE, Kind.STAFF):
            self._lists.hear(None)
            return self._lists.choices(key)
        return None

    def focus_empty(self) -> None:
        """Put the cursor into the first field that is empty."""
        (self.name if not self.name.text() else self.phone).setFocus()

    def _look_for_same(self) -> None:
        """Say who has this number already, or this name and something else in common."""
        typed = {"name": self.name.text().strip(), "phone": self.phone.text().strip()}

        def found(others: Sequence[Same]) -> None:
            if typed != {"name": self.name.text().strip(), "phone": self.phone.text().strip()}:
                return
            self.same.setVisible(bool(others))
            if others:
                self.same.show_customer(others[0].id, same_lookup.words(others[0]))

        self._lookup.ask(self, found, known=self.more.texts(), **typed)

    def _after_name(self) -> None:
        if self.phone.text().strip():
            self.finished.emit()
        else:
            self.phone.setFocus()

    def state(self) -> dict[str, Any]:
        """What a draft keeps."""
        return {
            "name": self.name.text(),
            "phone": self.phone.text(),
            "gender": self.gender.value,
            "source": self.source.currentData(),
            "referrer": self._referrer,
            "keep": self.keep.isChecked(),
            "others": self.more.texts(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Put a draft back."""
        self._fill_sources()
        for line, key in ((self.name, "name"), (self.phone, "phone")):
            line.setText(str(state.get(key, "")))
            line.setModified(True)
        self.gender.set_value(str(state.get("gender", "")))
        self.source.setCurrentIndex(max(0, self.source.findData(state.get("source"))))
        self.set_referrer(state.get("referrer"))
        self.keep.setChecked(bool(state.get("keep", True)))
        self.more.set_texts(dict(state.get("others") or {}))

    def put_into(self, entry: quick_entry.Entry) -> None:
        """Write the new customer, or the unknown visitor, into an entry."""
        name, phone = self.name.text().strip(), self.phone.text().strip()
        if name and (self.keep.isChecked() or not entry.kind):
            values: dict[str, object] = {"name": name}
            if phone:
                values["phone"] = phone
            self.more.put_into(values)
            if self.gender.value:
                values["gender"] = self.gender.value
            if self.source.currentData() is not None:
                values["source"] = self.source.currentData()
            if self._referrer is not None:
                values["referrer"] = self._referrer
            entry.new_customer = values
        else:
            entry.visitor_name, entry.visitor_phone = name, phone

    def _fill_sources(self) -> None:
        chosen = self.source.currentData()
        self.source.blockSignals(True)
        self.source.clear()
        self.source.addItem("—", None)
        for source in classification.entries(self._session, "source", counted=False):
            self.source.addItem(source.name, source.id)
        self.source.setCurrentIndex(max(0, self.source.findData(chosen)))
        self.source.blockSignals(False)

    def _show_keep(self) -> None:
        named = bool(self.name.text().strip())
        self.keep.setVisible(named and self.offer_keep)
        self._hint.setVisible(not named and self.offer_keep)
