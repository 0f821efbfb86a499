"""All facts of a customer that are known, each edited where it is read; the empty ones are added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QWidget

from crm_desktop.data.fields import FIELDS, Field, Kind, Stored
from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import contacts, customers, field_values, history, options
from crm_desktop.services.customers import Customer
from crm_desktop.services.page_sections import Section
from crm_desktop.services.same_customer import Same
from crm_desktop.ui import theme
from crm_desktop.ui.same_lookup import SameLookup
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.views.customer_page_adds import AddButton, AddLine
from crm_desktop.ui.views.customer_page_contacts import ContactRow
from crm_desktop.ui.views.customer_page_fields import ChoiceRow, FactRow
from crm_desktop.ui.views.customer_page_made_fields import LinkedRow, linked_rows, made_row
from crm_desktop.ui.views.customer_page_sections import Sections, column_in
from crm_desktop.ui.views.customer_page_text_fields import LongTextRow, TextRow
from crm_desktop.ui.widgets.choices import Choice, matching
from crm_desktop.ui.widgets.customer_choices import customer_options
from crm_desktop.ui.widgets.pairs_layout import PairsLayout
from crm_desktop.values import partial_dates

ORDER = (
    "other_names", "company", "position", "gender", "birthday", "region", "source", "owner", "referrer", "id_number",
    "industry", "intention", "evaluation", "needs", "interests", "habits", "kind", "number", "note",
)  # fmt: skip

_FIELDS = ("contacts", "facts", "own")  # sections that hold fields
_HALF = 256  # px: the least width of a column where two short facts stand side by side
_CHOSEN = ("source", "owner")
_USUAL = {"kind": "person"}  # a value that goes without saying: its row is folded away


def _option_choices(key: str) -> list[Choice]:
    choices = [Choice(value, options.title(key, value)) for value in options.values(key)]
    return choices if key in _USUAL else [Choice("", translate("CustomerPage", "Not given")), *choices]


class FactsPanel(Sections):
    """The facts of one customer, in their sections; other sections may be added between them.

    Args:
        session: each fact is one write on the GUI thread.
        lists: the shop's lists.
        lookup: who else it could be while a number is typed.
    """

    open_requested = Signal(int)
    history_requested = Signal(object)  # a row
    typed = Signal()
    toast_requested = Signal(str, object)

    def __init__(
        self, session: Session, lists: ShopLists, lookup: SameLookup, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._lists = lists
        self._lookup = lookup
        self._customer: Customer | None = None
        self._added: set[str] = set()
        self.contact_rows: list[ContactRow] = []
        self._contacts, self._facts, self._own = (
            PairsLayout(self._new_part(key), lambda row: row.needs(), _HALF) for key in _FIELDS
        )
        self._links = column_in(self._new_part("links"))
        self.rows: dict[str, FactRow] = {key: self._make(key) for key in ORDER}
        self._made: list[Field] = []
        self.linked: list[LinkedRow] = []
        self.add_button = AddButton(
            translate("CustomerPage", "Field"),
            translate("CustomerPage", "Add field…"),
            self.open_add_menu,
            self,
        )
        self.adds = AddLine(self)
        self.adds.take("facts", self.add_button)
        for row in self.rows.values():
            self._connect_row(row)
            self._facts.addWidget(row)
        self._stack.addWidget(self.adds)
        self._stack.addStretch(1)

    def _new_part(self, key: str) -> QWidget:
        part = QWidget(self)
        self.add_part(key, part)
        return part

    def _connect_row(self, row: FactRow) -> None:
        row.open_requested.connect(self.open_requested)
        row.history_requested.connect(self.history_requested)
        row.typed.connect(self.typed)

    def _make(self, key: str) -> FactRow:
        field = FIELDS[key]
        part = self.parts["own" if field.made else "facts"]

        def save(value: object) -> None:
            if self._customer is not None and key in FIELDS:  # one of the shop's may be gone by now
                customers.update(self._session, self._customer.id, {key: value})

        if field.made:
            return made_row(
                self._session, field, save, lambda: self._customer.id if self._customer else None, part
            )
        if field.kind == Kind.LONG_TEXT:
            return LongTextRow(key, field.title, save, check=key, parent=part)
        if field.kind == Kind.OPTION:
            choices = _option_choices(key)
            return ChoiceRow(
                key,
                field.title,
                save,
                lambda text: matching(choices, text),
                lambda value: (options.title(key, value), None),
                parent=part,
            )
        if key in _CHOSEN:
            return ChoiceRow(
                key,
                field.title,
                save,
                self._lists.options(key, translate("CustomerPage", "None")),
                lambda value: (self._lists.words(key, value)[0], None),
                lambda word: self._lists.create(key, word),
                parent=part,
            )
        if key == "referrer":
            row = ChoiceRow(
                key,
                field.title,
                save,
                customer_options(
                    self._session, lambda: self._customer.id if self._customer else None, nothing=True
                ),
                self._referrer_words,
                parent=part,
            )
            button = QPushButton(translate("CustomerPage", "Open"), row)
            button.setAutoDefault(False)
            theme.style(button, look="link", density="compact")
            button.setAccessibleName(translate("CustomerPage", "Open the referrer"))
            button.clicked.connect(self._open_referrer)
            row.line.addWidget(button)
            return row
        text_row = TextRow(key, field.title, save, check=key, parent=part)
        text_row.left_empty.connect(lambda: self._fold(key))
        return text_row

    def _referrer_words(self, value: object) -> tuple[str, str | None]:
        if not isinstance(value, int):
            return "", None
        if self._customer is not None and self._customer.referrer_id == value:
            return self._customer.referrer_name, None
        return customers.get(self._session, value).name, None

    def _open_referrer(self) -> None:
        if self._customer is not None and self._customer.referrer_id is not None:
            self.open_requested.emit(self._customer.referrer_id)

    # -- showing --------------------------------------------------------------------------------

    def show_customer(self, customer: Customer | None) -> None:
        """Show another customer; what was typed for the one before must be committed by then."""
        if customer is None or self._customer is None or customer.id != self._customer.id:
            self._added.clear()
            for row in self.all_rows():
                if isinstance(row, TextRow):
                    row.drop_pending()
                row.clear_message()
            self._drop_contact_rows((), keep_new=False)
            self.hide_parts()
        self._customer = customer
        if customer is not None:
            self._show(customer)

    def _show(self, customer: Customer) -> None:
        self._fit_made()
        self._show_contacts(customer)
        for key, row in self.rows.items():
            field = FIELDS[key]
            value = customer.value(key)
            if key == "birthday":
                value = partial_dates.show(customer.birthday, customer.birthday_calendar)
            unsaid = value in (None, "") or value == _USUAL.get(key)
            if field.made and isinstance(row, TextRow):
                value = field_values.shown(field, value)
            row.set_value(value)
            always = field.required or bool(field.made)  # the shop has made it to be filled
            row.setVisible(not unsaid or key in self._added or row.pending() is not None or always)
        self._show_linked(customer)
        self.updateGeometry()

    def _fit_made(self) -> None:
        """Have a row for each field of the shop, as it is now; what was typed there stays."""
        if self._made == FIELDS.made:
            return
        typed = {field.key: self.rows[field.key].pending() for field in self._made}
        for field in self._made:
            row = self.rows.pop(field.key)
            self._own.removeWidget(row)
            row.blockSignals(True)
            row.hide()
            row.deleteLater()
        self._made = FIELDS.made
        for field in self._made:
            row = self._make(field.key)
            self._connect_row(row)
            self.rows[field.key] = row
            self._own.addWidget(row)
            text = typed.get(field.key)
            if text is not None:
                row.restore_pending(text)

    def _show_linked(self, customer: Customer) -> None:
        """Name those who point at this customer, under the facts."""
        for row in self.linked:
            self._links.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.linked = linked_rows(self._session, customer.id, self.parts["links"])
        for row in self.linked:
            row.open_requested.connect(self.open_requested)
            self._links.addWidget(row)

    def _show_contacts(self, customer: Customer) -> None:
        """Keep the rows of contacts that stay: one of them may hold the focus."""
        ids = [contact.id for contact in customer.contacts]
        self._drop_contact_rows(ids)
        known = {row.contact.id: row for row in self.contact_rows if row.contact is not None}
        new = [row for row in self.contact_rows if row.contact is None]
        ordered: list[ContactRow] = []
        for contact in customer.contacts:
            row = known.get(contact.id) or self._contact_row(contact.kind, contact, customer)
            several = sum(other.kind == contact.kind for other in customer.contacts) > 1
            row.show_contact(contact, several)
            ordered.append(row)
        self.contact_rows = ordered + new
        for at, row in enumerate(self.contact_rows):
            if self._contacts.indexOf(row) != at:
                self._contacts.insertWidget(at, row)
        self._tab_order()

    def _drop_contact_rows(self, keep: Sequence[int], *, keep_new: bool = True) -> None:
        stay = []
        for row in self.contact_rows:
            if keep_new if row.contact is None else row.contact.id in keep:
                stay.append(row)
            else:
                self._contacts.removeWidget(row)
                row.blockSignals(True)
                row.hide()
                row.deleteLater()
        self.contact_rows = stay

    def _contact_row(self, kind: str, contact: contacts.Contact | None, customer: Customer) -> ContactRow:
        def same(text: str, found: Callable[[Sequence[Same]], None]) -> None:
            self._lookup.ask(row, found, phone=text, exclude=customer.id)

        row = ContactRow(
            self._session,
            kind,
            contact,
            lambda: customer.id,
            same if kind == "phone" else None,
            self.parts["contacts"],
        )
        self._connect_row(row)
        row.left_empty.connect(lambda: self._fold_contact(row))
        row.removed.connect(self._removed)
        return row

    def _removed(self, contact: contacts.Contact) -> None:
        self.toast_requested.emit(
            translate("CustomerPage", "Removed {value}").format(value=contact.value),
            history.newest(self._session),
        )

    def arrange(self, order: Sequence[Section]) -> None:
        super().arrange(order)
        shown = {section.key for section in self._order if section.shown}
        for key, button in self.adds.buttons.items():
            button.setVisible(key in shown or (key == "facts" and bool(shown & set(_FIELDS))))
        self._tab_order()

    def keep_adds(self, inside: bool) -> None:
        """Have the ways to add below the facts; else whoever asked for it puts `adds` elsewhere, before them."""
        if inside and self._stack.indexOf(self.adds) < 0:
            self._stack.insertWidget(self._stack.count() - 1, self.adds)
            self.adds.show()
        self._tab_order()

    def _tab_order(self) -> None:
        own: dict[str, list[QWidget]] = {"contacts": [], "facts": [], "own": []}
        for contact in self.contact_rows:
            own["contacts"] += [contact.edit, contact.copy, contact.more]
        for fact in self.rows.values():
            stop = fact.edit if isinstance(fact, TextRow) else fact.chooser
            own["facts" if fact.key in ORDER else "own"].append(stop)
        own["links"] = [button for row in self.linked for button in row.buttons]
        widgets: list[QWidget] = []
        for section in self._order:
            if section.key in own:
                widgets += own[section.key]
            elif section.key in self.parts:
                widgets += self.parts[section.key].findChildren(QAbstractButton)
        adds = list(self.adds.buttons.values())
        inside = self.isAncestorOf(self.adds)
        widgets = [*widgets, *adds] if inside else [*adds, *widgets]
        for before, after in pairwise(widgets):
            QWidget.setTabOrder(before, after)

    # -- adding -----------------------------------------------------------------------------------

    def missing(self) -> list[str]:
        """The keys of the facts that are folded away, then the kinds of contact that may be added."""
        hidden = [key for key, row in self.rows.items() if row.isHidden()]
        return [*contacts.KINDS, *hidden]

    def open_add_menu(self) -> None:
        """Ask which fact to add."""
        below = self.add_button
        menu = QMenu(self)
        for key in self.missing():
            action = menu.addAction(FIELDS[key].title)
            action.triggered.connect(lambda _=False, key=key: self.add(key))
            if key == contacts.KINDS[-1]:
                menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def add(self, key: str) -> FactRow | None:
        """Show the row of an empty fact and put the focus there."""
        if self._customer is None:
            return None
        if FIELDS[key].stored == Stored.CONTACT:
            row: FactRow = self._contact_row(key, None, self._customer)
            at = sum(contacts.KINDS.index(one.kind) <= contacts.KINDS.index(key) for one in self.contact_rows)
            self.contact_rows.insert(at, row)
            self._contacts.insertWidget(at, row)
            self._tab_order()
        else:
            row = self.rows[key]
            self._added.add(key)
        self.reveal(row)
        row.show()
        row.begin()
        return row

    def _fold(self, key: str) -> None:
        if FIELDS[key].required:
            return
        self._added.discard(key)
        self.rows[key].hide()
        self.updateGeometry()

    def _fold_contact(self, row: ContactRow) -> None:
        if row.contact is None and row in self.contact_rows:
            self.contact_rows.remove(row)
            self._contacts.removeWidget(row)
            row.hide()
            row.deleteLater()

    # -- nothing typed is lost --------------------------------------------------------------------

    def all_rows(self) -> list[FactRow]:
        """Every row, contacts first."""
        return [*self.contact_rows, *self.rows.values()]

    def commit(self) -> dict[str, str]:
        """Save what was typed and can be saved; returns what cannot, by row key."""
        for row in list(self.all_rows()):
            row.commit()
        return self.pending()

    def pending(self) -> dict[str, str]:
        """What is typed and not saved, by row key."""
        return {row.key: text for row in self.all_rows() if (text := row.pending()) is not None}

    def restore_pending(self, texts: dict[str, str]) -> None:
        """Put unsaved texts back into their fields, with what is wrong about them."""
        for key, text in texts.items():
            if key.startswith("contact.new."):
                added = self.add(key.removeprefix("contact.new."))
                if added is not None:
                    added.restore_pending(text)
                continue
            for row in self.all_rows():
                if row.key == key:
                    self.reveal(row)
                    row.show()
                    row.restore_pending(text)
