"""How a contact that is due is shown: words, colour and sign."""

from __future__ import annotations

from crm_desktop.i18n import translate
from crm_desktop.services import cadence
from crm_desktop.services.cadence import Contact
from crm_desktop.ui import show

_INKS = {cadence.SOON: "secondary", cadence.DUE: "warn", cadence.SLIPPING: "bad", cadence.ESCALATED: "bad"}
_SIGNS = {
    cadence.SOON: "calendar",
    cadence.DUE: "warning",
    cadence.SLIPPING: "error",
    cadence.ESCALATED: "staff",
}


def when(contact: Contact) -> tuple[str, str]:
    """Since when a contact is due, in words, and the colour token."""
    if contact.state == cadence.SOON:
        return show.relative_day(contact.due_on), _INKS[contact.state]
    return translate("Cadence", "due for %n days", contact.late_days), _INKS[contact.state]


def sign(contact: Contact) -> str:
    """The icon of its state."""
    return _SIGNS[contact.state]
