"""One way to reach a customer: its kind, its value, its label; copied, made the primary one, removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from crm_desktop.data.fields import FIELDS
from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import contacts
from crm_desktop.services.contacts import Contact
from crm_desktop.services.same_customer import Same
from crm_desktop.ui import icons, show, theme
from crm_desktop.ui.views.customer_page_fields import WHOLE_LINE
from crm_desktop.ui.views.customer_page_text_fields import TextRow
from crm_desktop.ui.widgets.choices import Choice, ChoicePopup, matching
from crm_desktop.ui.widgets.copy_button import CopyButton
from crm_desktop.values import phones

LABELS = ("mobile", "home", "work", "fax", "other", "dead")


def label_title(label: str) -> str:
    """A contact's label in the person's language; the shop's own word as it is."""
    titles = {
        "mobile": lambda: translate("Contacts", "mobile"),
        "home": lambda: translate("Contacts", "home"),
        "work": lambda: translate("Contacts", "work"),
        "fax": lambda: translate("Contacts", "fax"),
        "other": lambda: translate("Contacts", "other"),
        "dead": lambda: translate("Contacts", "not in service"),
    }
    return titles[label]() if label in titles else label


def _label_options(text: str) -> Sequence[Choice]:
    known = [Choice(label, label_title(label)) for label in LABELS]
    return matching([Choice("", translate("Contacts", "No label")), *known] if not text else known, text)


class ContactRow(TextRow):
    """A contact method in a row.

    Args:
        kind: phone, email, wechat, qq or address.
        contact: the stored one; None for one that is being added.
        customer: gives the customer's id at the time of saving.
        same: looks for others with this number.
    """

    removed = Signal(object)  # the Contact that was removed

    def __init__(
        self,
        session: Session,
        kind: str,
        contact: Contact | None,
        customer: Callable[[], int],
        same: Callable[[str, Callable[[Sequence[Same]], None]], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.kind = kind
        self.contact = contact
        self._session = session
        self._customer = customer
        self.popup: ChoicePopup | None = None
        super().__init__(
            f"contact.{contact.id if contact else f'new.{kind}'}",
            FIELDS[kind].title,
            self._store,
            check=kind,
            same=same,
            shown=show.phone if kind == "phone" else str,
            parent=parent,
        )
        self.copy = CopyButton(
            lambda: self.contact.value if self.contact else "",
            self,
            translate("Contacts", "Copy {kind}").format(kind=self.title),
        )
        self.more = QToolButton(self)
        self.more.setIcon(icons.icon("more", "secondary"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        words = translate("Contacts", "More for {kind}").format(kind=self.title)
        self.more.setToolTip(words)
        self.more.setAccessibleName(words)
        theme.style(self.more, density="compact")
        menu = QMenu(self.more)
        menu.addAction(icons.icon("tag"), translate("Contacts", "Label…"), self.ask_label)
        self.make_primary = menu.addAction(
            icons.icon("pin"),
            translate("Contacts", "Make it the main one"),
            lambda: self._change(primary=True),
        )
        menu.addAction(icons.icon("delete"), translate("Contacts", "Remove"), self.remove)
        self.more.setMenu(menu)
        for part in (self.copy, self.more):
            part.setMaximumHeight(theme.metrics().compact)
            self.line.addWidget(part)
        self.show_contact(contact)

    def needs(self) -> int:
        return WHOLE_LINE  # the buttons of all of them line up

    def show_contact(self, contact: Contact | None, several: bool = False) -> None:
        """Show the stored contact; `several`: there are more of this kind, so which is primary matters."""
        self.contact = contact
        self.set_value(contact.value if contact else "")
        for part in (self.copy, self.more):
            part.setVisible(contact is not None)
        main = contact is not None and contact.primary and several
        self.make_primary.setVisible(several and not main)
        words = self.title
        if contact is not None and contact.label:
            words = translate("Contacts", "{kind} · {label}").format(
                kind=self.title, label=label_title(contact.label)
            )
        self.label.setText(words)
        if main:
            words = translate("Contacts", "{kind} (main)").format(kind=words)
            self.label.setToolTip(words)
        self.edit.setAccessibleName(words)
        theme.style(self.label, role="strong" if main else "secondary")

    def ask_label(self) -> None:
        """Ask what this contact is called: work, home, or the shop's own word."""
        popup = ChoicePopup(
            _label_options,
            translate("Contacts", "Label of {kind}").format(kind=self.title),
            can_create=True,
            parent=self,
        )
        popup.chosen.connect(lambda key: self._change(label=str(key or "")))
        popup.create_requested.connect(lambda word: self._change(label=word))
        popup.closed.connect(popup.deleteLater)
        self.popup = popup
        popup.open_below(self.edit)

    def _store(self, value: object) -> None:
        text = str(value)
        if self.kind == "phone" and text:
            text = phones.tidy(text)
        if self.contact is None:
            if text:
                new_id = contacts.add(self._session, self._customer(), self.kind, text)
                self.contact = Contact(new_id, self.kind, text, "", False)
                self.key = f"contact.{new_id}"
        elif text:
            contacts.update(self._session, self.contact.id, value=text)
        else:
            self.remove()

    def remove(self) -> None:
        """Take this contact method away."""
        if self.contact is None:
            self.left_empty.emit()
            return
        gone = self.contact
        try:
            contacts.remove(self._session, gone.id)
        except UserError as error:
            self.say(error.sentence, "bad")
            return
        self.removed.emit(gone)

    def _change(self, *, label: str | None = None, primary: bool | None = None) -> None:
        if self.contact is None:
            return
        try:
            contacts.update(self._session, self.contact.id, label=label, primary=primary)
        except UserError as error:
            self.say(error.sentence, "bad")
            return
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
